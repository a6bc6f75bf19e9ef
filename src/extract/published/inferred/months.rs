//! Months told as past without their year: where they would all lie before what the text dates, it was written later.

use jiff::ToSpan;

use super::Told;
use crate::corpus::Published;
use crate::date::{Date, Unit};
use crate::extract::published::bounds::{Bounded, bounds};
use crate::extract::time::{Calendar, Form, Tense, Turn};
use crate::text::Span;

impl Told<'_> {
    /// "The dam failed on 19 November 2013. Three men were arrested in September. The offer stands until 30 April": the
    /// words of the months, where the last of each before a day to come lies before the text's last date.
    pub(super) fn a_year_on(&self, before: Date) -> Option<String> {
        let Unit::Day(from) = self.latest()?.moment.unit() else { return None };
        let mut months: Vec<(u8, &str)> = self
            .dates()
            .iter()
            .filter_map(|d| {
                let Form::Calendar(Calendar {
                    month: Some(month),
                    day: None,
                    weekday: None,
                    year: None,
                    turn,
                    ..
                }) = d.found.form
                else {
                    return None;
                };
                let past = d.found.outlook.clause == Tense::Past && matches!(turn, Turn::Bare | Turn::Last);
                let told = past && !self.is_of_a_year(d.found.span);
                told.then(|| (month, d.found.span.of(self.text)))
            })
            .collect();
        months.sort_unstable();
        months.dedup_by_key(|(month, _)| *month);
        let last = |month: u8| {
            let turned = i16::from(month > before.month().cast_unsigned());
            (before.year() - turned, month)
        };
        let is_before = |month: u8| last(month) < (from.year(), from.month().cast_unsigned());
        let all = !months.is_empty() && months.iter().all(|(month, _)| is_before(*month));
        all.then(|| months.iter().map(|(_, words)| *words).collect::<Vec<_>>().join(", "))
    }

    /// Bounds a year wider, where the months say that a day to come may be of the year after.
    pub(super) fn a_year_wider(&self, after: &Bounded, before: &Bounded) -> Option<Published> {
        let Unit::Day(day) = before.moment.unit() else { return None };
        let stated = before.words.contains(&day.year().to_string());
        let words = self.a_year_on(day).filter(|_| !stated)?;
        let next = Unit::Day(day.checked_add(1.year()).ok()?).sure();
        let wide = bounds(after, Some(&Bounded { moment: next, ..before.clone() }));
        Some(Published { reason: wide.reason.and("why-months", &[&words]), ..wide })
    }

    /// Whether the sentence of an expression names a year.
    fn is_of_a_year(&self, at: Span) -> bool {
        let nth = self.sentences.partition_point(|sentence| sentence.end() <= at.start());
        let Some(sentence) = self.sentences.get(nth) else { return false };
        self.dates().iter().any(|d| d.edtf.is_some() && sentence.contains(d.found.span))
    }
}
