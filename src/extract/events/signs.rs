//! What the letters of a form tell, as bits: asked once of each form, not again by every rule that walks over its
//! sentence.

use crate::words::Lang;

use super::dated;
use super::group::Tense;
use super::lexicon::Word;
use super::noun;
use super::number::Counts;
use super::object;
use super::offset;

/// Signs of a form; each may be right or wrong in a sentence, but what has none of them need not be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u16);

impl Signs {
    /// A number, its word or the sign of a currency may begin with it.
    pub(super) const NUMBER: Self = Self(1);
    /// It may count days from a happening.
    pub(super) const DAYS: Self = Self(1 << 1);
    /// A preposition that no object of a verb follows.
    pub(super) const ADJUNCT: Self = Self(1 << 2);
    /// It ends as an adverb does.
    pub(super) const ADVERB: Self = Self(1 << 3);
    /// It ends as a participle does, and as no adverb.
    pub(super) const PARTICIPLE: Self = Self(1 << 4);
    /// It ends as few French nouns and adjectives do that are no participles: "admise", not "pluies".
    pub(super) const PLAIN_PARTICIPLE: Self = Self(1 << 5);
    /// It ends as a French infinitive does.
    pub(super) const INFINITIVE: Self = Self(1 << 6);
    /// It ends as a present of the third person does.
    pub(super) const PRESENT: Self = Self(1 << 7);
    /// It ends as a French imperfect does.
    pub(super) const IMPERFECT: Self = Self(1 << 8);
    /// It ends as the French future of whoever speaks does: "resterons", "irai".
    pub(super) const VOW: Self = Self(1 << 9);
    /// It ends as an English noun may that another noun narrows: "the crash site".
    pub(super) const COMPOUND: Self = Self(1 << 10);

    /// Reads a form in lower case: what the tables say of it, the tense its French ending tells, what it is to a number.
    pub(super) fn of(form: &str, lang: Lang, word: Word, tense: Option<Tense>, counts: &Counts) -> Self {
        // "dément", "reply" are verbs.
        let adverb = word.verb.is_none() && (form.ends_with("ment") || form.ends_with("ly"));
        let french = lang == Lang::Fr;
        let ends = |endings: &[&str]| endings.iter().any(|end| form.ends_with(end));
        let present = match lang {
            Lang::Fr => form.ends_with(['e', 't', 'd']),
            Lang::En => form.len() > 3 && form.ends_with('s') && !form.ends_with("ss"),
        };
        [
            (Self::NUMBER, counts.opens),
            (Self::DAYS, offset::counts_days(form)),
            (Self::ADJUNCT, object::is_adjunct(form)),
            (Self::ADVERB, adverb),
            (Self::PARTICIPLE, !adverb && dated::ends_as_participle(form, lang)),
            (Self::PLAIN_PARTICIPLE, french && dated::is_plain_participle(form)),
            (Self::INFINITIVE, french && ends(&["er", "ir", "re"])),
            (Self::PRESENT, present),
            (Self::IMPERFECT, french && form.len() > 5 && tense.is_none() && ends(&["ait", "aient"])),
            (Self::VOW, french && ends(&["rons", "rai"])),
            (Self::COMPOUND, !french && noun::ends_as_compound(form)),
        ]
        .into_iter()
        .filter(|&(_, holds)| holds)
        .fold(Self::default(), |signs, (sign, _)| signs.or(sign))
    }

    /// True where the form has any of these signs.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
