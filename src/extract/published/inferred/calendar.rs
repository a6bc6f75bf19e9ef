//! A weekday with its day and month: the calendar says of which year, among those near what the text names.

use jiff::ToSpan;

use super::{NEAR, SOON, Told};
use crate::date::{Date, Edtf, Moment, Unit};
use crate::extract::published::bounds::{Bounded, day_from, day_named, distance, is_limit, yearless};
use crate::extract::time::{Calendar, Tense, Turn};

/// So many years after the last that a text names the calendar may still choose among: further on, the text may as
/// well be of the next year in which the weekday is right, or of the one after.
pub(super) const AFTER: i16 = 3;

impl Told<'_> {
    /// "mercredi 9 juillet": the first year from the text's latest in which the weekday is right, before what is to
    /// come; none that is far from the years named.
    pub(super) fn weekday(&self, base: Option<&Bounded>, coming: Option<&Bounded>) -> Option<Bounded> {
        let to = coming.map_or(Date::MAX, |c| c.moment.unit().last());
        let Some(from) = base.or(coming).map(|bound| bound.moment.unit().first()) else {
            return self.around();
        };
        let from = if base.is_some() { from } else { to.checked_sub(1.year()).ok()? };
        // A day tells the year nearly, and one just before it may be told; years alone say no more than after which.
        let (first, years) = match base.map(|base| base.moment.unit()) {
            Some(Unit::Day(_)) => (from.year() - 1, 2),
            Some(Unit::Month(..)) => (from.year() - 1, 1 + AFTER),
            _ => (from.year(), AFTER),
        };
        let days = self.dates().iter().filter_map(|d| match day_named(&d.found.form) {
            date @ Calendar { weekday: Some(_), day: Some(_), year: None, turn: Turn::Bare, .. } => {
                let day =
                    day_from(date, first, years).find(|day| distance(*day, from) > -NEAR && *day <= to)?;
                let told = d.tense() != Tense::Future;
                told.then(|| self.bound(d.found, Some(Edtf::day(day)), "why-weekday")).flatten()
            }
            _ => None,
        });
        days.max_by_key(|b| b.moment.unit().first())
    }

    /// Where the text dates neither what is past nor what is to come: the days told as past that lie nearest to the last
    /// month or day that it names at all: "Réunis le 9 janvier", "s'étaient engagés à voter en février 2022".
    fn around(&self) -> Option<Bounded> {
        let fine =
            |edtf: &Edtf| matches!(edtf.start().map(Moment::unit), Some(Unit::Day(_) | Unit::Month(..)));
        let named = self.dates().iter().chain(self.foreseen()).filter(|d| !is_limit(d.found.bound));
        let named = named.filter_map(|d| d.edtf.filter(fine));
        let named = named.max_by_key(|edtf| edtf.earliest())?.start()?.unit();
        let away = |day: Date| distance(named.first(), day).max(distance(day, named.last())).max(0);
        let past = self.dates().iter().filter(|d| d.tense() == Tense::Past && !is_limit(d.found.bound));
        let days = past.filter(|d| !self.is_called(d)).filter_map(|d| {
            let year = named.first().year();
            let days = (year - 1..=year + 1).filter_map(|year| yearless(&d.found.form, year));
            let (why, reach) = match day_named(&d.found.form).weekday {
                Some(_) => ("why-weekday", SOON),
                None => ("why-around", NEAR),
            };
            let day = days.min_by_key(|day| away(*day)).filter(|day| away(*day) <= reach)?;
            self.bound(d.found, Some(Edtf::day(day)), why)
        });
        days.max_by_key(|b| b.moment.unit().first())
    }
}
