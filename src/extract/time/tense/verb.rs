//! What a written form says of the tense of its clause.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::{Lang, rows};

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident),* $(,)?) => {
        /// The parts that a form plays for the tense of its clause.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(in crate::extract) struct Verb(u64);

        #[derive(Clone, Copy)]
        #[expect(clippy::upper_case_acronyms, reason = "one list names the bits and the constants")]
        enum Bit { $($part),* }

        impl Verb {
            $($(#[$doc])* pub(super) const $part: Self = Self(1 << Bit::$part as u64);)*
        }
    };
}

parts! {
    /// Letters.
    WORD,
    /// Looks ahead.
    FUTURE,
    /// "devait ouvrir mardi" is still to come in a wire …
    DUE,
    /// … "devait initialement" is not.
    UNDUE,
    /// "is", "are": ahead before "to".
    BOUND,
    /// "set", "renvoyée": ahead before "to", "à", "for" and "pour".
    SET,
    /// "announced", "annoncée": ahead before "for" and "pour".
    BILLED,
    /// "convoqué": ahead, but for "a convoqué".
    CALLED,
    /// "could", "would", "rouvrirait": ahead, but for "could have ended".
    WOULD,
    /// "prévue", "scheduled": of a noun before it, what was to come.
    PLANNED,
    /// "fermeture", "prolongé": ends or lasts "au 30 juin".
    ENDS,
    TO,
    FOR,
    /// Looks back.
    PAST,
    /// "a", "ont": past before a participle.
    HAVE,
    /// "avoir", "ayant": what its clause tells is over.
    HAVING,
    /// "est", "sont": past before a participle of motion; "be": ahead behind "to".
    BE,
    /// "s’", "se": behind it, "est" is past before any participle.
    REFLEXIVE,
    PARTICIPLE,
    MOVED,
    /// What nobody plans: "collision".
    BEFELL,
    /// What nobody plans, where no verb is written so or it is one with a day: "l'attaque de lundi".
    STRUCK,
    /// "s’ouvre", "débute": a day beside it is ahead as soon as behind, whatever befell before.
    BEGINS,
    /// Opens a relative clause.
    RELATIVE,
    /// Leads to a day: "remis le 11", "établi en mai".
    LEADS,
    /// A conjunction, which begins a clause where it stands between spaces …
    JOINT,
    /// … "qu’" before an apostrophe.
    ELIDED,
    /// A mark that closes a clause.
    CLOSES,
    /// A semicolon.
    STOPS,
    COMMA,
    /// A past that says how long: "went on until", "a duré jusqu’à".
    LASTED,
    /// "was", "avait": a state or what came before it.
    STOOD,
    /// "confirme", "announces": said on the day that follows it.
    SAYS,
    /// "hopes": what is wanted is ahead before "to".
    WANTS,
    /// "engagé", "pledged": ahead before "à", "de" and "to".
    VOWED,
    OF,
    /// "ahead of", "à l'approche de": what follows is to come.
    UPCOMING,
    /// "when", "until": what follows in the English present is to come.
    TIMELY,
    /// "après", "suite": what follows is over.
    AFTER,
    /// "y": "il y a" is no auxiliary.
    THERE,
    /// "les", "aux", "cette": no participle stands right behind it.
    ARTICLE,
}

impl Verb {
    /// Reads a form: a word or a mark.
    pub(in crate::extract) fn of(written: &str, lang: Lang) -> Self {
        let word = lower(written);
        let lists = Lists::of(&word);
        let of_language = match lang {
            Lang::Fr => french(&word, lists, written.starts_with(char::is_uppercase)),
            Lang::En => english(&word, lists),
        };
        [
            (Self::WORD, written.contains(char::is_alphabetic)),
            (Self::BEFELL, lists.has(List::Befell)),
            (Self::STRUCK, lists.has(List::Struck)),
            (Self::AFTER, lists.has(List::After)),
            (Self::TIMELY, lists.has(List::TimeClause)),
            (Self::UPCOMING, lists.has(List::Upcoming)),
            (Self::PLANNED, lists.has(List::Planned)),
            (Self::BEGINS, lists.has(List::Begins)),
            (Self::LASTED, lists.has(List::Lasted)),
            (Self::STOOD, lists.has(List::Stood)),
            (Self::SAYS, lists.has(List::Says)),
            (Self::VOWED, lists.has(List::Vowed)),
            (Self::OF, matches!(&*word, "de" | "d")),
            (Self::RELATIVE, matches!(&*word, "qui" | "dont" | "que" | "who" | "which" | "whose")),
            (Self::LEADS, matches!(&*word, "le" | "en" | "dès" | "on" | "in")),
            (Self::JOINT, JOINTS.contains(&written)),
            (Self::ELIDED, written == "qu"),
            (Self::COMMA, written == ","),
            (Self::STOPS, written == ";"),
            (Self::CLOSES, written.starts_with(CLOSING)),
        ]
        .into_iter()
        .fold(of_language, Self::with)
    }

    fn with(self, (part, plays): (Self, bool)) -> Self {
        if plays { self.or(part) } else { self }
    }

    /// True where the form plays any of these parts.
    pub(super) fn has(self, parts: Self) -> bool {
        self.0 & parts.0 != 0
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The first without the second.
    pub(super) const fn without(self, parts: Self) -> Self {
        Self(self.0 & !parts.0)
    }

    /// False of marks and numbers.
    pub(super) fn is_word(self) -> bool {
        self.has(Self::WORD)
    }
}

/// The conjunctions that begin a clause.
const JOINTS: [&str; 13] =
    ["que", "qu", "qui", "dont", "où", "lorsque", "quand", "mais", "that", "which", "who", "when", "but"];

/// The marks that close one.
const CLOSING: [char; 12] = [',', ';', ':', '(', ')', '«', '»', '"', '“', '”', '–', '—'];

fn french(word: &str, lists: Lists, capital: bool) -> Verb {
    let is_due = matches!(word, "devait" | "devaient");
    let listed = lists.has(List::Future) || lists.has(List::Wants);
    let looks_ahead = listed || is_french_future(word, lists, capital);
    [
        (Verb::DUE, is_due),
        (Verb::UNDUE, matches!(word, "initialement" | "d" | "à" | "avoir")),
        (Verb::FUTURE, !is_due && looks_ahead),
        (Verb::WOULD, is_french_conditional(word, lists, capital)),
        (Verb::SET, lists.has(List::PutOff)),
        (Verb::ENDS, lists.has(List::Ends)),
        (Verb::BILLED, lists.has(List::Billed)),
        (Verb::CALLED, lists.has(List::Called)),
        (Verb::TO, matches!(word, "à" | "au" | "aux")),
        (Verb::FOR, word == "pour"),
        (Verb::HAVE, matches!(word, "a" | "ont" | "ai" | "avons" | "aurait" | "auraient")),
        (Verb::HAVING, matches!(word, "avoir" | "ayant")),
        (Verb::BE, matches!(word, "est" | "sont" | "être")),
        (Verb::REFLEXIVE, matches!(word, "s" | "se" | "me" | "m")),
        (Verb::PAST, is_french_past(word, lists)),
        (Verb::PARTICIPLE, is_participle(word, lists)),
        (Verb::THERE, word == "y"),
        (Verb::ARTICLE, ARTICLES.contains(&word)),
        (Verb::MOVED, moves(word)),
    ]
    .into_iter()
    .fold(Verb::default(), Verb::with)
}

/// True of a past form that says words.
pub(in crate::extract::time) fn has_said(word: &str) -> bool {
    Lists::of(&lower(word)).has(List::Said)
}

/// True of the participle of a French verb whose active past takes "être", in small letters.
pub(in crate::extract) fn moves(word: &str) -> bool {
    Lists::of(word.trim_end_matches('s').trim_end_matches('e')).has(List::Motion)
}

/// What a noun follows.
const ARTICLES: [&str; 14] =
    ["la", "les", "une", "des", "du", "au", "aux", "cet", "cette", "ces", "sa", "ses", "leur", "leurs"];

fn english(word: &str, lists: Lists) -> Verb {
    [
        (Verb::FUTURE, lists.has(List::EnglishFuture)),
        (Verb::BOUND, matches!(word, "is" | "are")),
        (Verb::BE, word == "be"),
        (Verb::HAVING, word == "having"),
        (Verb::HAVE, matches!(word, "have" | "ve")),
        (Verb::SET, lists.has(List::PutOff)),
        (Verb::ENDS, lists.has(List::Ends)),
        (Verb::BILLED, lists.has(List::Billed)),
        (Verb::WANTS, lists.has(List::Wants)),
        (Verb::WOULD, lists.has(List::EnglishModal)),
        (Verb::TO, word == "to"),
        (Verb::FOR, word == "for"),
        (Verb::PAST, lists.has(List::EnglishPast) || word.len() > 3 && word.ends_with("ed")),
    ]
    .into_iter()
    .fold(Verb::default(), Verb::with)
}

fn lower(word: &str) -> Cow<'_, str> {
    let small = |c: char| c.is_ascii_lowercase() || matches!(c, 'à'..='ö' | 'ø'..='ÿ');
    if word.chars().all(small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// "ouvrira"; "Samira", "Sierra" with their capital are names.
fn is_french_future(word: &str, lists: Lists, capital: bool) -> bool {
    let stem = word.strip_suffix("ra").filter(|_| !capital).or_else(|| word.strip_suffix("ront"));
    let third = stem.is_some_and(|stem| stem.ends_with(['e', 'i', 'd', 'r', 't', 'v']));
    let spoken = || !capital && FIRST_AND_SECOND.iter().any(|end| word.ends_with(end));
    (third || spoken()) && word.chars().count() > 3 && !lists.has(List::NotFuture)
}

/// "rouvrirait", "tiendraient": what was to come when it was said. "aurait" and "serait" are mostly
/// of what is over, told without vouching for it.
fn is_french_conditional(word: &str, lists: Lists, capital: bool) -> bool {
    let future = word.strip_suffix("it").or_else(|| word.strip_suffix("ient"));
    let future = future.filter(|future| future.ends_with("ra") && !matches!(*future, "sera" | "aura"));
    let conditional =
        future.is_some_and(|f| is_french_future(f, lists, capital) && !Lists::of(f).has(List::NotFuture));
    conditional && !lists.has(List::NotImperfect)
}

/// "viendrons", "annoncerez", "partirai": endings that the present does not have.
const FIRST_AND_SECOND: [&str; 13] = [
    "erons", "ndrons", "udrons", "aurons", "urrons", "erez", "ndrez", "urrez", "erai", "ndrai", "irai",
    "aurai", "urrai",
];

fn is_french_past(word: &str, lists: Lists) -> bool {
    match word {
        "était" | "étaient" | "avait" | "avaient" | "fut" | "furent" | "eut" | "fit" | "mit" | "prit"
        | "vint" | "étais" | "étions" | "étiez" | "avais" | "avions" | "aviez" => true,
        "parurent" => false,
        _ => {
            let stem = word.strip_suffix("ait").or_else(|| word.strip_suffix("aient"));
            let imperfect = word.len() > 4 && stem.is_some_and(|stem| !stem.ends_with('r'));
            let simple = word.strip_suffix("rent").is_some_and(|stem| stem.ends_with(['è', 'i', 'u']));
            // "rencontrait", "livraient": of verbs in -rer
            let of_rer = || word.strip_suffix("it").or_else(|| word.strip_suffix("ient"));
            let of_rer = || of_rer().is_some_and(|past| Lists::of(past).has(List::NotFuture));
            imperfect && !lists.has(List::NotImperfect) || simple || of_rer()
        }
    }
}

fn is_participle(word: &str, lists: Lists) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let bare = bare.strip_suffix('e').unwrap_or(bare);
    // "que", "politique", "langue"
    let shaped = bare.ends_with(['é', 'u', 'i']) && !bare.ends_with("qu") && !bare.ends_with("gu");
    // "nouveau", "milieu", "délai", "emploi": before its ending a participle has no such vowel.
    let noun = ["au", "eu", "ou", "ai", "oi"].iter().any(|end| bare.ends_with(end));
    let shaped = shaped && !noun && word.chars().count() > 2;
    // "produite", "mises": the table has what ends otherwise once.
    let listed = || bare != word && Lists::of(bare).has(List::Participle);
    lists.has(List::Participle)
        || (shaped && !lists.has(List::Future) || listed()) && !lists.has(List::NotParticiple)
}

/// A list of `assets/lexicon/time-verbs.tsv`.
#[derive(Debug, Clone, Copy)]
enum List {
    Future,
    NotFuture,
    NotImperfect,
    NotParticiple,
    Participle,
    Motion,
    EnglishFuture,
    EnglishPast,
    Befell,
    PutOff,
    Billed,
    Ends,
    Called,
    EnglishModal,
    Lasted,
    Stood,
    Says,
    Vowed,
    Wants,
    Begins,
    Struck,
    Upcoming,
    After,
    Planned,
    TimeClause,
    Said,
}

impl List {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "future" => Self::Future,
            "not-future" => Self::NotFuture,
            "not-imperfect" => Self::NotImperfect,
            "not-participle" => Self::NotParticiple,
            "participle" => Self::Participle,
            "motion" => Self::Motion,
            "english-future" => Self::EnglishFuture,
            "english-past" => Self::EnglishPast,
            "befell" => Self::Befell,
            "put-off" => Self::PutOff,
            "billed" => Self::Billed,
            "ends" => Self::Ends,
            "called" => Self::Called,
            "english-modal" => Self::EnglishModal,
            "lasted" => Self::Lasted,
            "stood" => Self::Stood,
            "says" => Self::Says,
            "vowed" => Self::Vowed,
            "wants" => Self::Wants,
            "begins" => Self::Begins,
            "struck" => Self::Struck,
            "upcoming" => Self::Upcoming,
            "after" => Self::After,
            "planned" => Self::Planned,
            "time-clause" => Self::TimeClause,
            "said" => Self::Said,
            _ => return None,
        })
    }
}

/// The lists that a word is in.
#[derive(Debug, Clone, Copy, Default)]
struct Lists(u32);

static LISTS: LazyLock<FxHashMap<&'static str, Lists>> = LazyLock::new(|| {
    let mut lists: FxHashMap<&str, Lists> = FxHashMap::default();
    for [list, words] in rows(VERBS) {
        let bit = List::named(list).map_or(0, |list| 1 << list as u16);
        words.split(' ').for_each(|word| lists.entry(word).or_default().0 |= bit);
    }
    lists
});

const VERBS: &str = include_str!("../../../../assets/lexicon/time-verbs.tsv");

impl Lists {
    fn of(word: &str) -> Self {
        LISTS.get(word).copied().unwrap_or_default()
    }

    fn has(self, list: List) -> bool {
        self.0 & (1 << list as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_known() {
        for [list, _] in rows::<2>(VERBS) {
            assert!(List::named(list).is_some(), "{list}");
        }
    }

    #[test]
    fn forms_tell_their_tense() {
        let check = |word: &str, parts: Verb| {
            let told = Verb::of(word, Lang::Fr).0 & (Verb::FUTURE.0 | Verb::PAST.0 | Verb::PARTICIPLE.0);
            assert_eq!(told, parts.0, "{word}");
        };
        check("ouvrira", Verb::FUTURE);
        check("prendront", Verb::FUTURE);
        check("reviendrons", Verb::FUTURE);
        check("tirons", Verb::default());
        check("extra", Verb::default());
        check("Seront", Verb::FUTURE);
        check("fermait", Verb::PAST);
        check("ouvrirait", Verb::default());
        check("retrait", Verb::default());
        let ahead = |word: &str| Verb::of(word, Lang::Fr).has(Verb::WOULD);
        assert!(["ouvrirait", "tiendraient", "mettrait"].iter().all(|word| ahead(word)));
        assert!(!["portrait", "aurait", "seraient", "entrait", "fait"].iter().any(|word| ahead(word)));
        check("arrivèrent", Verb::PAST);
        check("élues", Verb::PARTICIPLE);
        check("société", Verb::default());
        check("été", Verb::PARTICIPLE);
        check("que", Verb::default());
        check("attaques", Verb::default());
        for noun in ["nouveau", "bureau", "banlieue", "milieu", "trou", "délais", "tournoi", "voies"] {
            check(noun, Verb::default());
        }
        check("suivie", Verb::PARTICIPLE);
        check("conclu", Verb::PARTICIPLE);
        check("produite", Verb::PARTICIPLE);
        check("soumises", Verb::PARTICIPLE);
        check("entreprise", Verb::default());
        check("vaincue", Verb::PARTICIPLE);
        check("rencontrait", Verb::PAST);
        check("mardi", Verb::default());
    }
}
