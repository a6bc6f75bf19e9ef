//! Years: bare ("depuis 1998", "en 97"), after a month, or by their place ("de cette année").

use super::{Hit, Line};
use crate::extract::time::form::{Anchor, Calendar, Form, Turn, Unit, Year};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::token::What;
use crate::words::Lang;

/// A year that stands alone.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    let year = line.bare_year(at)?;
    Some(Hit::new(at..at + 1, of(year), "year"))
}

/// A year as a form.
pub(super) fn of(year: Year) -> Form {
    Form::Calendar(Calendar { year: Some(year), ..Calendar::default() })
}

impl Line<'_> {
    /// Four digits that can be a year, whatever stands around them.
    pub(super) fn full_year(self, at: usize) -> Option<Year> {
        match self.digits(at)? {
            (value @ 1000..=2199, 4) => i16::try_from(value).ok().map(Year::Full),
            _ => None,
        }
    }

    fn bare_year(self, at: usize) -> Option<Year> {
        if self.is_part_of_number(at) {
            return None;
        }
        match self.digits(at)? {
            (1000..=2199, 4) if self.reads_as_year(at) => self.full_year(at),
            (value @ 30..=99, 2) if self.before(at) == Some(Sense::In) && self.ends_phrase(at + 1) => {
                Some(Year::Short(value as u8))
            }
            _ => None,
        }
    }

    /// Glued to a mark and digits: a price, a score, a reference, a telephone number.
    fn is_part_of_number(self, at: usize) -> bool {
        let tight = |mark: usize| self.glued(mark) && !self.is_word(mark);
        let left = at > 0
            && self.glued(at)
            && !matches!(self.tokens[at - 1].what, What::Mark('(' | '\'' | '«' | '"' | '-'));
        let right = tight(at + 1)
            && (self.mark(at + 1, '%')
                || self.mark(at + 1, '€')
                || (self.glued(at + 2) && self.digits(at + 2).is_some()));
        let dashed = at > 1 && self.mark(at - 1, '-') && self.glued(at) && self.digits(at - 2).is_some();
        left || right || dashed || (self.glued(at + 1) && self.is_word(at + 1))
    }

    fn is_word(self, at: usize) -> bool {
        matches!(self.tokens.get(at).map(|t| t.what), Some(What::Word | What::Term(_) | What::Digits(_)))
    }

    /// The words around say that this number is a year.
    fn reads_as_year(self, at: usize) -> bool {
        let recent = matches!(self.digits(at), Some((1900..=2099, _)));
        let said = matches!(
            self.before(at),
            Some(
                Sense::In
                    | Sense::Since
                    | Sense::Starting
                    | Sense::Until
                    | Sense::Edge(_)
                    | Sense::Unit(Unit::Year)
                    | Sense::By
            )
        );
        // "Ils sont près de 2000": people.
        if self.before(at) == Some(Sense::Approx) {
            return false;
        }
        if said {
            return !self.is_measured(at + 1);
        }
        let determined =
            self.lang == Lang::En && self.before(at) == Some(Sense::Det) && !self.is_measured(at + 1);
        recent && (determined || self.ends_phrase(at + 1) || self.is_labelled(at) || self.describes(at))
    }

    /// "a 2009 coup", "below 1990 levels": English writes its thousands with a comma.
    fn describes(self, at: usize) -> bool {
        let led = at.checked_sub(1).is_some_and(|i| {
            LEADS.contains(&self.word(i))
                || matches!(
                    self.term(i),
                    Some(Sense::Article | Sense::Dem | Sense::After | Sense::Before | Sense::Of)
                )
        });
        self.lang == Lang::En && led && !self.is_measured(at + 1)
    }

    /// "le budget 2025 prévoit": a noun before and a verb after, where a number would count a plural.
    fn is_labelled(self, at: usize) -> bool {
        let word = |i: usize| matches!(self.tokens.get(i).map(|t| t.what), Some(What::Word));
        let plural = |i: usize| self.word(i).ends_with(['s', 'x']);
        at > 0 && word(at - 1) && word(at + 1) && !plural(at + 1) && !self.is_measured(at + 1)
    }

    /// What follows a number that counts things: "2000 personnes", "1500 m", "2000 €".
    fn is_measured(self, at: usize) -> bool {
        match self.tokens.get(at).map(|t| t.what) {
            Some(What::Mark(c)) => matches!(c, '€' | '$' | '£' | '%' | '°'),
            Some(What::Term(Sense::Unit(_) | Sense::Clock)) => true,
            Some(What::Word) => MEASURES.contains(&self.word(at)),
            _ => false,
        }
    }

    /// No thing counted follows: a mark, a word of the grammar, a name, or the end.
    pub(super) fn ends_phrase(self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        match token.what {
            What::Mark(c) => !matches!(c, '€' | '$' | '£' | '%' | '°'),
            What::Term(sense) => !matches!(sense, Sense::Unit(_) | Sense::Clock | Sense::Street),
            What::Digits(_) => false,
            What::Word => token.capital || SMALL.contains(&self.word(at)),
        }
    }

    /// The year after a day and month or a month: in full, by two digits, or by its place.
    pub(super) fn year_after(self, at: usize) -> Option<(Year, usize)> {
        if let Some(near) = self.near_year(at) {
            return Some(near);
        }
        let skipped = self.past_mark(at, ',');
        let of = self.past(skipped, Sense::Of);
        if let Some(year) = self.full_year(of).filter(|_| !self.is_measured(of + 1)) {
            return Some((year, of + 1));
        }
        if let Some((year @ 1000..=2199, to)) = self.counted(of) {
            return Some((Year::Full(year as i16), to));
        }
        let quoted = self.past_mark(at, '\'');
        match self.digits(quoted)? {
            (value @ 0..=99, 2) if self.is_short_year(quoted, value) => {
                Some((Year::Short(value as u8), quoted + 1))
            }
            _ => None,
        }
    }

    fn is_short_year(self, at: usize, value: u32) -> bool {
        let timed =
            self.mark(at + 1, ':') || matches!(self.term(at + 1), Some(Sense::Clock | Sense::Unit(_)));
        let clear = value > 31 || self.word(at).starts_with('0');
        clear && !timed && self.ends_phrase(at + 1)
    }

    /// "l’année 2011", "the year 2011"; "années 1980" is no year.
    pub(super) fn named_year(self, at: usize) -> Option<(Year, usize)> {
        let named = self.is(at, Sense::Unit(Unit::Year)) && !self.is_plural(at);
        self.full_year(at + 1).filter(|_| named).map(|year| (year, at + 2))
    }

    /// "de cette année", "de l’an dernier", "last year", "de la même année".
    pub(super) fn near_year(self, at: usize) -> Option<(Year, usize)> {
        let at = self.past_of(at);
        match (self.term(at)?, self.term(at + 1)) {
            (Sense::Dem, Some(Sense::Unit(Unit::Year))) => Some((Year::Near(0), at + 2)),
            (Sense::Turn(turn), Some(Sense::Unit(Unit::Year)))
            | (Sense::Unit(Unit::Year), Some(Sense::Turn(turn) | Sense::TurnAfter(turn))) => {
                Some((near(turn)?, at + 2))
            }
            (Sense::Deictic { from: Anchor::Narrative, by: 0, unit: Unit::Year }, _) => {
                Some((Year::Told(0), at + 1))
            }
            _ => None,
        }
    }
}

fn near(turn: Turn) -> Option<Year> {
    Some(match turn {
        Turn::Last => Year::Near(-1),
        Turn::This => Year::Near(0),
        Turn::Next => Year::Near(1),
        Turn::After => Year::Told(1),
        Turn::Before => Year::Told(-1),
        _ => return None,
    })
}

/// Words before a year that describes what follows it.
const LEADS: &[&str] = &[
    "below", "above", "his", "her", "its", "their", "under", "versus", "than", "per", "our", "my", "your",
    "s",
];

/// Units that the lexicon of time does not know.
const MEASURES: &[&str] = &[
    "personnes",
    "euros",
    "francs",
    "dollars",
    "mètres",
    "kilomètres",
    "km",
    "m",
    "hectares",
    "habitants",
    "millions",
    "milliards",
    "people",
    "metres",
    "meters",
    "miles",
    "feet",
    "million",
    "billion",
    "percent",
    "points",
    "soldats",
    "soldiers",
    "troops",
    "kg",
    "tonnes",
];

/// Words that may follow a year that ends its phrase.
const SMALL: &[&str] = &[
    "où",
    "qui",
    "que",
    "par",
    "pour",
    "avec",
    "sans",
    "sur",
    "sous",
    "est",
    "sont",
    "était",
    "étaient",
    "a",
    "ont",
    "avait",
    "avaient",
    "sera",
    "seront",
    "fut",
    "il",
    "elle",
    "ils",
    "elles",
    "on",
    "nous",
    "mais",
    "car",
    "comme",
    "lorsque",
    "quand",
    "dont",
    "afin",
    "chez",
    "contre",
    "se",
    "s",
    "n",
    "ne",
    "qu",
    "y",
    "was",
    "were",
    "is",
    "are",
    "has",
    "had",
    "have",
    "when",
    "where",
    "which",
    "who",
    "with",
    "as",
    "but",
    "will",
    "would",
    "he",
    "she",
    "it",
    "they",
    "we",
    "because",
    "while",
    "under",
    "against",
    "that",
    "if",
    "marque",
    "marqua",
    "reste",
    "restera",
    "notamment",
    "environ",
    "déjà",
];
