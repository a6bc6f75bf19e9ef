//! The model's closed lists in words, and the glyphs that stand for them.

use crate::corpus::{
    Basis, Corpus, Counted, Discrepancy, EventType, Matter, Modality, NameKind, Polarity, Published, Quad,
    Reason, Role,
};
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

use super::dates;

/// What reports differ about; of numbers, what they count: "nombre (morts)".
#[must_use]
pub fn matter(corpus: &Corpus, of: &Discrepancy, lang: Lang) -> String {
    let name = say(lang, of.matter.name());
    let claim = corpus.claims(of).next().filter(|_| of.matter == Matter::Number);
    let number = claim.and_then(|claim| claim.number(corpus));
    number.map_or(name.to_owned(), |number| format!("{name} ({})", say(lang, counted(number.what))))
}

/// What a report says of a matter in dispute, in words: a date, how sure it is, or what its source writes.
#[must_use]
pub fn disputed(value: &str, lang: Lang) -> String {
    let modality = || Modality::from_name(value).map(modality);
    match modality().or_else(|| Polarity::from_name(value).map(polarity)) {
        Some(key) => say(lang, key).to_owned(),
        None => value.parse().map_or_else(|_| clean(value).into_owned(), |edtf| dates::long(edtf, lang)),
    }
}

/// Why a value is what it is, its dates as people write them.
#[must_use]
pub fn reason(why: &Reason, lang: Lang) -> String {
    why.tell_dated(lang, dates::long)
}

/// Words of a text, in quotation marks.
#[must_use]
pub fn quoted(words: &str, lang: Lang) -> String {
    say_with(lang, "cite-title", &[&clean(words)])
}

/// The first words of a text, in quotation marks.
#[must_use]
pub fn quoted_beginning(words: &str, lang: Lang) -> String {
    say_with(lang, "cite-title", &[&format!("{}…", clean(words))])
}

/// A number as it is read: from five digits on in threes, parted by narrow spaces that do not break.
#[must_use]
pub fn count(n: usize) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let parted = |(at, digit): (usize, char)| {
        let gap = (at > 0 && (digits.len() - at).is_multiple_of(3)).then_some('\u{202f}');
        gap.into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(parted).collect()
}

/// When an article was published, and how that is known, where it is.
#[must_use]
pub fn published(published: &Published, lang: Lang) -> String {
    match published.edtf {
        Some(edtf) => format!("{} ({})", dates::long(edtf, lang), say(lang, basis(published.basis))),
        None => say(lang, "date-none").to_owned(),
    }
}

/// The key of a basis in words: how a date is known.
#[must_use]
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "basis-stated",
        Basis::Header => "basis-header",
        Basis::Given => "basis-given",
        Basis::Calendar => "basis-calendar",
        Basis::Publication => "basis-publication",
        Basis::Narrative => "basis-narrative",
        Basis::Inferred => "basis-inferred",
        Basis::None => "basis-none",
    }
}

/// The key of a modality in words.
#[must_use]
pub const fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "modality-asserted",
        Modality::Reported => "modality-reported",
        Modality::Conditional => "modality-conditional",
        Modality::Planned => "modality-planned",
        Modality::Possible => "modality-possible",
    }
}

/// The key of a polarity in words.
#[must_use]
pub const fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "polarity-positive",
        Polarity::Negative => "polarity-negative",
    }
}

/// The key of a quad class in words.
#[must_use]
pub const fn quad(quad: Quad) -> &'static str {
    match quad {
        Quad::VerbalCooperation => "quad-verbal-cooperation",
        Quad::MaterialCooperation => "quad-material-cooperation",
        Quad::VerbalConflict => "quad-verbal-conflict",
        Quad::MaterialConflict => "quad-material-conflict",
        Quad::Neutral => "quad-neutral",
    }
}

/// The key of a kind of name in words.
#[must_use]
pub const fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "name-person",
        NameKind::State => "name-state",
        NameKind::Organisation => "name-organisation",
        NameKind::ArmedGroup => "name-armed-group",
        NameKind::Group => "name-group",
        NameKind::Place => "name-place",
    }
}

/// The key of a role in words.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Actor => "role-actor",
        Role::Recipient => "role-recipient",
    }
}

/// The key of what a number counts in words.
#[must_use]
pub const fn counted(what: Counted) -> &'static str {
    match what {
        Counted::Dead => "counted-dead",
        Counted::Wounded => "counted-wounded",
        Counted::Missing => "counted-missing",
        Counted::Arrested => "counted-arrested",
        Counted::Freed => "counted-freed",
        Counted::Displaced => "counted-displaced",
        Counted::Hostages => "counted-hostages",
        Counted::Protesters => "counted-protesters",
        Counted::Troops => "counted-troops",
        Counted::Jobs => "counted-jobs",
        Counted::Euros => "counted-euros",
        Counted::Dollars => "counted-dollars",
        Counted::Pounds => "counted-pounds",
        Counted::Cfa => "counted-cfa",
        Counted::Other => "counted-other",
    }
}

/// One cell for a quad class: hollow for words, full for deeds, so that it reads without colour.
#[must_use]
pub const fn quad_glyph(quad: Quad) -> &'static str {
    match quad {
        Quad::VerbalCooperation => "○",
        Quad::MaterialCooperation => "●",
        Quad::VerbalConflict => "△",
        Quad::MaterialConflict => "▲",
        Quad::Neutral => "·",
    }
}

/// One cell for how a report is vouched for; a negative one is marked before all.
#[must_use]
pub const fn factuality_glyph(modality: Modality, polarity: Polarity) -> &'static str {
    match (polarity, modality) {
        (Polarity::Negative, _) => "¬",
        (_, Modality::Asserted) => " ",
        (_, Modality::Reported) => "”",
        (_, Modality::Conditional) => "~",
        (_, Modality::Planned) => "›",
        (_, Modality::Possible) => "?",
    }
}

/// The key of an event type in words.
#[must_use]
pub const fn event_type(kind: EventType) -> &'static str {
    match kind {
        EventType::Agree => "type-AGREE",
        EventType::Consult => "type-CONSULT",
        EventType::Support => "type-SUPPORT",
        EventType::Concede => "type-CONCEDE",
        EventType::Cooperate => "type-COOPERATE",
        EventType::Aid => "type-AID",
        EventType::Retreat => "type-RETREAT",
        EventType::Request => "type-REQUEST",
        EventType::Accuse => "type-ACCUSE",
        EventType::Reject => "type-REJECT",
        EventType::Threaten => "type-THREATEN",
        EventType::Protest => "type-PROTEST",
        EventType::Sanction => "type-SANCTION",
        EventType::Mobilize => "type-MOBILIZE",
        EventType::Coerce => "type-COERCE",
        EventType::Assault => "type-ASSAULT",
        EventType::Statement => "type-STATEMENT",
        EventType::Election => "type-ELECTION",
        EventType::Coup => "type-COUP",
        EventType::Other => "type-OTHER",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_parted() {
        for (n, expect) in [(0, "0"), (9_999, "9999"), (12_345, "12 345"), (1_234_567, "1 234 567")] {
            assert_eq!(count(n).replace('\u{202f}', " "), expect);
        }
    }

    #[test]
    fn what_is_in_dispute_is_told_in_words() {
        for (value, french, english) in [
            ("possible", "possible", "possible"),
            ("asserted", "affirmé", "asserted"),
            ("negative", "nié : ne s’est pas produit", "denied: did not occur"),
            ("2025-07-09", "9 juillet 2025", "9 July 2025"),
            ("envoyé spécial", "envoyé spécial", "envoyé spécial"),
            ("17 dead", "17 dead", "17 dead"),
        ] {
            let told = [Lang::Fr, Lang::En].map(|lang| disputed(value, lang).replace('\u{a0}', " "));
            assert_eq!(told, [french, english], "{value}");
        }
    }
}
