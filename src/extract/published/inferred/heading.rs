//! The year of a date that a text is headed by, and the order of its numbers.

use super::{Dated, FAR, LONG, NEAR, Told, YEARS};
use crate::corpus::Reason;
use crate::date::{Date, Doubt, Edtf, Unit};
use crate::extract::published::bounds::{Bounded, day_from, day_named, distance, is_limit, iso, yearless};
use crate::extract::time::{Calendar, Form, Found, Tense, Turn};

impl Told<'_> {
    /// A dateline without a year: the first year in which it is not before what the text tells, with the words
    /// that say so; a bound, or with a weekday a guess marked as one, where the text only names years.
    pub(in crate::extract::published) fn year_for(&self, found: &Found) -> Option<(Edtf, Reason)> {
        let Form::Calendar(date) = found.form else { return None };
        let of_others = || self.elsewhere?.day(&found.form).filter(|_| date.weekday.is_some());
        if let Some(day) = of_others().or_else(|| self.nearest_known(date)) {
            return Some((Edtf::day(day), Reason::default()));
        }
        let base = self.latest().or_else(|| self.named())?;
        let after = base.moment.unit().first();
        // A day is the same weekday again after eleven years at most, but for those around 1900 and the like.
        let years = if matches!(base.moment.unit(), Unit::Day(_)) { 1 } else { 12 };
        let first = day_from(date, after.year(), years).find(|day| *day >= after)?;
        let turned = date.weekday.is_none() && self.a_year_on(first).is_some();
        let later = day_from(date, first.year().saturating_add(1), 1).next().filter(|_| turned);
        let first = later.unwrap_or(first);
        let fits = |day: &Date| self.news_of(*day);
        let near = day_from(date, first.year(), YEARS).find(|day| fits(day) == Some(true));
        let vague = matches!(base.moment.unit(), Unit::Year(_) | Unit::Decade(_) | Unit::Century(_));
        // Years alone bound it; with a weekday the calendar leaves one year in six or so.
        let span = distance(first, after);
        let far = span > if date.weekday.is_none() { FAR } else { LONG };
        let days = match (vague, date.weekday, near) {
            (true, None, Some(day)) => Edtf::day(day).with(Doubt::Uncertain),
            (false, _, Some(day)) if day != first => Edtf::day(day).with(Doubt::Uncertain),
            (false, ..) if far => Edtf::day(first).with(Doubt::Uncertain),
            (false, ..) => Edtf::day(first),
            (true, Some(_), _) => Edtf::day(first).with(Doubt::Uncertain),
            (true, None, None) => Edtf::day(first).onwards(),
        };
        let told = Edtf::At(base.moment.unit().sure()).to_string();
        Some((days, Reason::because("why-dateline", &[&base.words, &told])))
    }

    /// "12/06/2023" in English: the other order of day and month, where more of the text's days lie close before it.
    pub(in crate::extract::published) fn other_order(&self, day: Date) -> Option<Date> {
        let other = Date::new(day.year(), day.day(), day.month()).ok()?;
        let past = |d: &&Dated| d.tense() == Tense::Past && !is_limit(d.found.bound);
        let near = |on: Date| {
            let told = self.dates().iter().filter(past).filter_map(|d| yearless(&d.found.form, on.year()));
            told.filter(|day| (0..NEAR).contains(&distance(on, *day))).count()
        };
        (near(other) > near(day)).then_some(other)
    }

    /// The day nearest to those that other articles date, if any do; of the weekday that it gives.
    fn nearest_known(&self, date: Calendar) -> Option<Date> {
        let last = self.known()?;
        let days = day_from(date, last.year().saturating_sub(1), 2);
        days.min_by_key(|day| distance(*day, last).abs())
    }

    /// Whether the first weekday that is told as past is that of a day or of the day before: news is fresh.
    fn news_of(&self, day: Date) -> Option<bool> {
        let weekday = |d: &Dated| match day_named(&d.found.form) {
            Calendar { weekday, day: None, month: None, turn: Turn::Bare, .. } => weekday,
            _ => None,
        };
        let told = self.dates().iter().filter(|d| d.tense() == Tense::Past).find_map(weekday)?;
        Some(matches!((7 + iso(day) - told) % 7, 0 | 1))
    }

    /// The latest date the text names and does not look ahead to.
    fn named(&self) -> Option<Bounded> {
        let named = self.dates().iter().filter(|d| d.edtf.is_some() && d.tense() != Tense::Future);
        let latest = named.max_by_key(|d| d.edtf.and_then(Edtf::earliest))?;
        self.bound(latest.found, latest.edtf, "why-after")
    }
}
