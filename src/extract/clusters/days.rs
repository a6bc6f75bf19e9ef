//! Dates as days that can be compared: a vague one says when, but not which.

use jiff::civil::Date;

use crate::date::Edtf;

/// How many days what began or ended on a day is taken to have lasted.
const STAY: i32 = 7;

/// What spans more days is vague: two months.
const WIDE: i32 = 62;

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

/// The days since the first of the year 0, by the calendar's own rule: nothing is asked more often.
fn number(day: Date) -> i32 {
    let before = i32::from(day.year()) - 1;
    let leaps = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    (before + 1) * 365 + leaps + i32::from(day.day_of_year())
}

/// The day on which something began or ended whose other end is not told.
pub(super) fn one_end(edtf: Edtf) -> Option<Date> {
    let (first, last) = edtf.fixed().filter(|_| edtf.is_open())?;
    (first == last).then_some(first)
}

/// True of dates that glue nothing: wider than two months, or open.
pub(super) fn is_vague(edtf: Edtf) -> bool {
    let (first, last) = edtf.bounds();
    edtf.is_open() || number(last) - number(first) > WIDE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        for (year, month, day) in
            [(0, 1, 1), (0, 12, 31), (-9999, 1, 1), (1900, 3, 1), (2000, 2, 29), (9999, 12, 31)]
        {
            let day = Date::constant(year, month, day);
            assert_eq!(Some(number(day)), Date::ZERO.until(day).ok().map(|span| span.get_days()), "{day}");
        }
    }
}
