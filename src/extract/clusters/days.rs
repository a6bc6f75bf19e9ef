//! Dates as days that can be compared: a vague one says when, but not which.

use jiff::civil::Date;

use crate::date::Edtf;

/// How many days what began or ended on a day is taken to have lasted.
const STAY: i32 = 7;

/// The days of a date, counted from the first of the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    /// First.
    pub first: i32,
    /// Last.
    pub last: i32,
    /// True of more than two months: it says when, but not which.
    pub vague: bool,
}

impl Days {
    /// Any day at all.
    pub(super) const ANY: Self = Self { first: i32::MIN / 2, last: i32::MAX / 2, vague: true };

    /// How many days lie between the first and the last.
    pub(super) fn width(self) -> i32 {
        self.last - self.first
    }
}

/// The days that a date may mean.
pub(super) fn days(edtf: Edtf) -> Days {
    let (first, last) = edtf.bounds();
    // "a conclu dimanche sa visite": until Sunday, and not for years before.
    let (first, last) = (number(first), number(last));
    let Some(day) = one_end(edtf).map(number) else { return Days { first, last, vague: is_vague(edtf) } };
    Days { first: first.max(day - STAY), last: last.min(day + STAY), vague: false }
}

/// The days since the first of the year 0.
fn number(day: Date) -> i32 {
    Date::ZERO.until(day).map_or(0, |span| span.get_days())
}

/// The day on which something began or ended whose other end is not told.
pub(super) fn one_end(edtf: Edtf) -> Option<Date> {
    let (first, last) = edtf.fixed().filter(|_| edtf.is_open())?;
    (first == last).then_some(first)
}

/// True of dates that glue nothing: wider than two months, or open.
pub(super) fn is_vague(edtf: Edtf) -> bool {
    let (first, last) = edtf.bounds();
    edtf.is_open() || first.until(last).is_ok_and(|span| span.get_days() > 62)
}
