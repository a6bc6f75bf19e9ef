//! The forms of a verb and of a noun, by rule and by `assets/lexicon/conjugation.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::{Lang, rows};

/// What a form of a verb can be; several at once ("dit" is present, past and participle).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Forms(u16);

impl Forms {
    pub(super) const PRESENT: Self = Self(1);
    pub(super) const IMPERFECT: Self = Self(2);
    pub(super) const PAST: Self = Self(4);
    pub(super) const FUTURE: Self = Self(8);
    pub(super) const CONDITIONAL: Self = Self(16);
    pub(super) const PARTICIPLE: Self = Self(32);
    pub(super) const GERUND: Self = Self(64);
    pub(super) const INFINITIVE: Self = Self(128);

    /// True where it can be any of these.
    pub(super) fn can(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A French model: infinitive's ending, and what replaces it.
type Model = [&'static str; 9];

struct Models {
    /// Keyed by the infinitive's ending.
    french: FxHashMap<&'static str, Model>,
    /// Base, past, participle.
    english: FxHashMap<&'static str, [&'static str; 2]>,
}

static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let table = || rows::<9>(include_str!("../../../assets/lexicon/conjugation.tsv"));
    Models {
        french: table().filter(|r| r[0] == "fr").map(|r| (r[1], r)).collect(),
        english: table().filter(|r| r[0] == "en").map(|r| (r[1], [r[2], r[3]])).collect(),
    }
});

/// Gives every form of a verb that the press uses: third persons, participles, infinitive.
pub(super) fn verb(lang: Lang, lemma: &str, give: &mut impl FnMut(&str, Forms)) {
    match lang {
        Lang::Fr => french_verb(lemma, give),
        Lang::En => english_verb(lemma, give),
    }
}

/// Gives the singular and the plural (and the feminine of French participles used as nouns is left out).
pub(super) fn noun(lang: Lang, lemma: &str, give: &mut impl FnMut(&str)) {
    give(lemma);
    let plural = match lang {
        Lang::Fr if lemma.ends_with(['s', 'x', 'z']) => return,
        Lang::Fr if lemma.ends_with("eau") => [lemma, "x"].concat(),
        Lang::Fr => [lemma, "s"].concat(),
        Lang::En => english_s(lemma),
    };
    give(&plural);
}

fn french_verb(lemma: &str, give: &mut impl FnMut(&str, Forms)) {
    give(lemma, Forms::INFINITIVE);
    let Some((stem, model)) = model_of(lemma) else { return };
    let [_, _, singular, plural, imperfect, future, past, pasts, participle] = model;
    let mut form = String::with_capacity(lemma.len() + 8);
    let mut put = |model: &str, ending: &str, forms: Forms| {
        form.clear();
        for part in [stem, model, ending] {
            form.push_str(part);
        }
        give(&form, forms);
    };
    put(singular, "", Forms::PRESENT);
    put(plural, "", Forms::PRESENT);
    for ending in ["ait", "aient"] {
        put(imperfect, ending, Forms::IMPERFECT);
        put(future, ending, Forms::CONDITIONAL);
    }
    put(future, "ions", Forms::CONDITIONAL);
    put(imperfect, "ant", Forms::GERUND);
    put(imperfect, "ons", Forms::PRESENT);
    for ending in ["a", "ont", "ons", "ez", "ai"] {
        put(future, ending, Forms::FUTURE);
    }
    put(past, "", Forms::PAST);
    put(pasts, "", Forms::PAST);
    put(participle, "", Forms::PARTICIPLE);
    put(participle, "e", Forms::PARTICIPLE);
    put(participle, "es", Forms::PARTICIPLE);
    if !participle.ends_with('s') {
        put(participle, "s", Forms::PARTICIPLE);
    }
}

/// The model with the longest ending, and what stands before that ending.
fn model_of(lemma: &str) -> Option<(&str, Model)> {
    lemma.char_indices().find_map(|(at, _)| Some((lemma.get(..at)?, *MODELS.french.get(lemma.get(at..)?)?)))
}

fn english_verb(lemma: &str, give: &mut impl FnMut(&str, Forms)) {
    give(lemma, Forms::PRESENT.or(Forms::INFINITIVE));
    give(&english_s(lemma), Forms::PRESENT);
    let irregular = MODELS.english.get(lemma);
    let [past, participle] = irregular.map_or_else(
        || [english_ed(lemma), english_ed(lemma)],
        |[past, participle]| [(*past).to_owned(), (*participle).to_owned()],
    );
    // A regular past that doubles its consonant shows how the -ing form is written.
    let doubled =
        past.strip_suffix("ed").filter(|stem| stem.len() == lemma.len() + 1 && !lemma.ends_with('e'));
    give(&past, Forms::PAST);
    give(&participle, Forms::PARTICIPLE);
    match (doubled, lemma.strip_suffix('e')) {
        (Some(stem), _) => give(&[stem, "ing"].concat(), Forms::GERUND),
        (None, Some(stem)) if !lemma.ends_with("ee") => give(&[stem, "ing"].concat(), Forms::GERUND),
        _ => give(&[lemma, "ing"].concat(), Forms::GERUND),
    }
}

fn english_s(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => [stem, "ies"].concat(),
        None if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            [lemma, "es"].concat()
        }
        None => [lemma, "s"].concat(),
    }
}

fn english_ed(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => [stem, "ied"].concat(),
        None if lemma.ends_with('e') => [lemma, "d"].concat(),
        None => [lemma, "ed"].concat(),
    }
}

/// "carry" without its y; nothing for "play".
fn consonant_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lang: Lang, lemma: &str) -> Vec<String> {
        let mut all = Vec::new();
        verb(lang, lemma, &mut |form, _| all.push(form.to_owned()));
        all
    }

    #[test]
    fn verbs_inflect() {
        let check = |lang, lemma: &str, expected: &str| {
            let all = forms(lang, lemma);
            for form in expected.split(' ') {
                assert!(all.iter().any(|f| f == form), "{lemma}: no {form} in\n{all:?}");
            }
        };
        check(
            Lang::Fr,
            "rencontrer",
            "rencontre rencontrent rencontrait rencontrera rencontrèrent rencontrées",
        );
        check(Lang::Fr, "lever", "lève lèvent levait lèvera leva levés levant");
        check(Lang::Fr, "menacer", "menace menaçait menaça menaçant menacées");
        check(Lang::Fr, "libérer", "libère libèrent libéra libéré libérera");
        check(Lang::Fr, "recevoir", "reçoit reçoivent reçut recevra reçue recevait");
        check(Lang::Fr, "suspendre", "suspend suspendent suspendait suspendu suspendrait suspendit");
        check(Lang::Fr, "détruire", "détruit détruisent détruites détruisit");
        check(Lang::Fr, "tenir", "tient tenait tiendra tint tenue");
        check(Lang::Fr, "interdire", "interdit interdisent interdite");
        check(Lang::Fr, "mettre", "met mettent mis mises mit");
        check(Lang::Fr, "contraindre", "contraint contraignait contrainte");
        check(Lang::Fr, "élire", "élit élu élue élus");
        check(Lang::Fr, "conclure", "conclut conclurait conclu conclue");
        check(Lang::Fr, "finir", "finit finissent fini");
        check(Lang::Fr, "envoyer", "envoie envoyé enverra enverrait");
        check(Lang::En, "meet", "meets met meeting");
        check(Lang::En, "carry", "carries carried carrying");
        check(Lang::En, "ban", "bans banned banning");
        check(Lang::En, "seize", "seizes seized seizing");
        check(Lang::En, "launch", "launches launched launching");
        check(Lang::En, "withdraw", "withdraws withdrew withdrawn withdrawing");
    }
}
