//! How long ago a text says its dated past is: "dix ans jour pour jour après l’effondrement du 14 juin 2013".

use super::{Dated, Told};
use crate::date::{Doubt, Moment, Unit};
use crate::extract::published::bounds::Bounded;
use crate::extract::time::{self, Anchor, Count, Form, Length, Shift, Tense};
use crate::text::{Span, fold};

/// So many sentences tell what is new.
const LEDE: usize = 3;

/// So many bytes between a length and the date that it is counted from.
const REACH: usize = 120;

/// So many words at most between a length and the word that counts it from a date: "to the day after".
const WORDS: usize = 4;

impl Told<'_> {
    /// "Ten years after the fire of 14 June 2013", "Il y a dix ans, le 14 juin 2013": that year, or that month where
    /// the day is said to be the same; and whether that is the news.
    pub(super) fn elapsed(&self) -> Option<(Bounded, bool)> {
        let found = self.dates().windows(2).filter_map(|pair| {
            let [length, date] = pair else { return None };
            self.counted(length, date)
        });
        found.max_by_key(|(told, _)| told.moment.unit().first())
    }

    fn counted(&self, length: &Dated, date: &Dated) -> Option<(Bounded, bool)> {
        let years = i16::try_from(years(&length.found.form)?).ok()?;
        let words = Span::new(length.found.span.start(), date.found.span.end());
        let between = Span::new(length.found.span.end(), date.found.span.start());
        let at = self.sentences.partition_point(|sentence| sentence.end() <= words.start());
        let sentence = *self.sentences.get(at)?;
        let whole = sentence.contains(words) && between.len() < REACH && date.tense() != Tense::Future;
        let said = fold(between.of(self.text));
        let counting = time::counts(&said.split_whitespace().collect::<Vec<_>>(), self.lang);
        let ago = matches!(length.found.form, Form::Shift(_));
        let lead = Span::new(sentence.start(), words.start()).of(self.text).trim_end();
        // "jailed for ten years after the fire" is no such count.
        let counts = ago && is_beside(&said) || !ago && opens(lead) && is_from(&said, &counting);
        let unit = date.edtf?.start()?.unit();
        let exact = counting.contains(&Some(Count::ToTheDay));
        let unit = match unit {
            Unit::Day(day) if exact => {
                Unit::Month(day.year().checked_add(years)?, day.month().cast_unsigned())
            }
            Unit::Day(day) => Unit::Year(day.year().checked_add(years)?),
            Unit::Month(year, _) | Unit::Year(year) => Unit::Year(year.checked_add(years)?),
            _ => return None,
        };
        let moment = Moment::new(unit, Doubt::Approximate);
        let told = Bounded { moment, words: words.of(self.text).to_owned(), why: "why-elapsed" };
        (whole && counts).then_some((told, at < LEDE))
    }
}

/// The whole years of a length, or of how long ago something was.
fn years(form: &Form) -> Option<i32> {
    match form {
        Form::Duration(Length { count: Some(count), unit: time::Unit::Year }) => {
            (count.fract() == 0.0 && (1.0..=100.0).contains(count)).then_some(*count as i32)
        }
        Form::Shift(Shift { by, unit: time::Unit::Year, from: Anchor::Publication, .. }) => {
            (-100..=-1).contains(by).then_some(-by)
        }
        _ => None,
    }
}

/// Nothing but a mark and a small word: "Il y a dix ans, le 14 juin 2013".
fn is_beside(between: &str) -> bool {
    between.trim_start().starts_with(',') && between.split_whitespace().count() <= 2
}

/// "to the day after the collapse of", before any comma.
fn is_from(between: &str, counting: &[Option<Count>]) -> bool {
    let words = between.split(',').next().unwrap_or_default().split_whitespace().count();
    counting.iter().take(words.min(WORDS)).any(|count| *count == Some(Count::From))
}

/// True of nothing, or of what a mark ends.
fn opens(lead: &str) -> bool {
    lead.chars().next_back().is_none_or(|last| !last.is_alphanumeric())
}
