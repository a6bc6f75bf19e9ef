//! The days that the other articles of a text's story tell, each with its year: where a text tells the same days without
//! one, they say which year it is.

use rustc_hash::FxHashMap;

use super::bounds::{day_named, month_and_day, yearless};
use crate::date::Date;
use crate::extract::time::{Form, Found};

/// So many days in common tell the year.
const ENOUGH: usize = 3;

/// Fewer do where they are at least half of those that the text tells.
const FEWEST: usize = 2;

/// Days by month and day, none where they are told with two years; and the years in which all are told.
#[derive(Debug, Clone, Default)]
pub struct Elsewhere {
    days: FxHashMap<(i8, i8), Option<Date>>,
    years: Option<(i16, i16)>,
    /// Whether one day in common is enough: the texts share many names, or are all of one season.
    close: bool,
}

impl Elsewhere {
    /// The key of the reason that says so.
    pub const WHY: &'static str = "why-elsewhere";

    /// Of the days that texts tell, in any order, and the years in which they were published; `close` where one day in
    /// common is enough.
    #[must_use]
    pub fn of(
        told: impl Iterator<Item = Date>,
        published: impl Iterator<Item = i16> + Clone,
        close: bool,
    ) -> Self {
        let mut days: FxHashMap<(i8, i8), Option<Date>> = FxHashMap::default();
        for day in told {
            let known = days.entry((day.month(), day.day())).or_insert(Some(day));
            *known = known.filter(|other| *other == day);
        }
        Self { days, years: published.clone().min().zip(published.max()), close }
    }

    /// True where no day is told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The day that an expression names without its year: the one told elsewhere, or the only one of those years that
    /// is the weekday it gives.
    pub(super) fn day(&self, form: &Form) -> Option<Date> {
        // In a leap year every day has a date.
        let named = month_and_day(form, 2000)?;
        if day_named(form).weekday.is_none() {
            return *self.days.get(&(named.month(), named.day()))?;
        }
        let (first, last) = self.years?;
        let mut days = (first..=last).filter_map(|year| yearless(form, year));
        days.next().filter(|_| days.next().is_none())
    }

    /// Whether enough of the days that a text names without their year are told elsewhere.
    pub(in crate::extract) fn tells<'a>(&self, found: impl IntoIterator<Item = &'a Found>) -> bool {
        let mut days: Vec<(Date, bool)> = found
            .into_iter()
            .filter_map(|found| Some((month_and_day(&found.form, 2000)?, self.day(&found.form).is_some())))
            .collect();
        days.sort_unstable();
        days.dedup();
        let common = days.iter().filter(|(_, told)| *told).count();
        common >= ENOUGH || common >= FEWEST && 2 * common >= days.len() || common > 0 && self.close
    }
}
