//! Months told as past without their year: where they would all lie before what the text dates, it was written later.

use jiff::ToSpan;

use super::{Dated, Told};
use crate::corpus::Published;
use crate::date::{Date, Unit};
use crate::extract::published::bounds::{Bounded, bounds, distance, is_limit, yearless};
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
        let months = || Some(("why-months", self.a_year_on(day)?));
        let (why, words) = months()
            .or_else(|| Some(("why-day-between", self.told_between(after, before)?)))
            .filter(|_| !stated)?;
        let next = Unit::Day(day.checked_add(1.year()).ok()?).sure();
        let wide = bounds(after, Some(&Bounded { moment: next, ..before.clone() }));
        Some(Published { reason: wide.reason.and(why, &[&words]), ..wide })
    }

    /// "On 9 August… on 22 November… is set for 25 August": the words of a day told as past between two bounds, which
    /// in the year that these lie in comes after both.
    fn told_between(&self, after: &Bounded, before: &Bounded) -> Option<String> {
        let (Unit::Day(from), to) = (after.moment.unit(), before.moment.unit().first()) else { return None };
        let mut told = self.dates().iter().skip_while(|d| d.found.span.of(self.text) != after.words);
        let first = told.next()?.found.span.start();
        // Another paragraph may go back.
        let on = |d: &&Dated| !Span::new(first, d.found.span.start()).of(self.text).contains('\n');
        let between = told.take_while(|d| d.found.span.of(self.text) != before.words).take_while(on);
        let words = between.filter_map(|d| {
            let past =
                d.found.outlook.clause == Tense::Past && !is_limit(d.found.bound) && !self.is_called(d);
            let days = || (0..=1).filter_map(|by| yearless(&d.found.form, from.year() + by));
            let comes =
                days().find(|day| *day > from).is_some_and(|day| day > to && distance(day, from) < 366);
            (past && d.edtf.is_none() && comes).then(|| d.found.span.of(self.text).to_owned())
        });
        let words: Vec<_> = words.collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// Whether the sentence of an expression names a year.
    fn is_of_a_year(&self, at: Span) -> bool {
        let nth = self.sentences.partition_point(|sentence| sentence.end() <= at.start());
        let Some(sentence) = self.sentences.get(nth) else { return false };
        self.dates().iter().any(|d| d.edtf.is_some() && sentence.contains(d.found.span))
    }
}
