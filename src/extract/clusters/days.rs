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

/// What is known of a day without its year: its place in any year ("le 13 août"), its weekday ("mardi").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Yearless {
    /// From 1, as if all months were of one length; 0 where it is not known.
    day: u16,
    /// From 1, Monday; 0 where it is not known.
    weekday: u8,
}

impl Yearless {
    /// Nothing.
    pub(super) const NONE: Self = Self { day: 0, weekday: 0 };

    /// The one day of a date.
    pub(super) fn of(edtf: Edtf) -> Self {
        edtf.as_day().map_or(Self::NONE, |day| Self {
            day: place(day.month().cast_unsigned(), day.day().cast_unsigned()),
            weekday: day.weekday().to_monday_one_offset().cast_unsigned(),
        })
    }

    /// From a TIMEX3 value without a year: `XXXX-08-13`, `XXXX-WXX-2`.
    pub(super) fn from_value(value: &str) -> Option<Self> {
        let rest = value.strip_prefix("XXXX-")?;
        if let Some(weekday) = rest.strip_prefix("WXX-") {
            return Some(Self { weekday: weekday.parse().ok()?, ..Self::NONE });
        }
        let (month, day) = rest.split_once('-')?;
        Some(Self { day: place(month.parse().ok()?, day.parse().ok()?), ..Self::NONE })
    }

    /// The days between two that tell their place in the year, the shorter way round.
    pub(super) fn gap(self, other: Self) -> Option<i32> {
        (self.day > 0 && other.day > 0).then(|| round(self.day, other.day, 12 * MONTH))
    }

    /// True of two that cannot be one day, nor one night: "le 9 août" and "le 13", "mardi" and "samedi".
    pub(super) fn is_another(self, other: Self) -> bool {
        let known = self.weekday > 0 && other.weekday > 0;
        self.gap(other)
            .map_or(known && round(self.weekday.into(), other.weekday.into(), 7) > 1, |gap| gap > 1)
    }
}

/// The longest month.
const MONTH: u16 = 31;

fn place(month: u8, day: u8) -> u16 {
    u16::from(month.saturating_sub(1)) * MONTH + u16::from(day)
}

fn round(a: u16, b: u16, of: u16) -> i32 {
    let days = a.abs_diff(b);
    days.min(of.saturating_sub(days)).into()
}

/// The days that a date may mean.
pub(super) fn days(edtf: Edtf) -> Days {
    let (first, last) = edtf.bounds();
    let (first, last) = (number(first), number(last));
    let Some(day) = one_end(edtf).map(number) else {
        return Days { first, last, vague: edtf.is_open() || last - first > WIDE };
    };
    // "a conclu dimanche sa visite": until Sunday, and not for years before.
    Days { first: first.max(day - STAY), last: last.min(day + STAY), vague: false }
}

/// The last day that a date may mean.
pub(super) fn last(edtf: Edtf) -> i32 {
    number(edtf.bounds().1)
}

/// The days since the first of the year 0, by the calendar's own rule: nothing is asked more often.
fn number(day: Date) -> i32 {
    let before = i32::from(day.year()) - 1;
    let leaps = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    (before + 1) * 365 + leaps + i32::from(day.day_of_year())
}

/// The day on which something began or ended whose other end is not told.
pub(super) fn one_end(edtf: Edtf) -> Option<Date> {
    let (first, last) = if edtf.is_open() { edtf.fixed()? } else { return None };
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
    fn days_without_a_year() {
        let check = |one: &str, other: &str, expect: bool| {
            let [x, y] = [one, other].map(|value| {
                let dated = || value.parse().map_or(Yearless::NONE, Yearless::of);
                Yearless::from_value(value).unwrap_or_else(dated)
            });
            assert_eq!((x.is_another(y), y.is_another(x)), (expect, expect), "{one} {other}");
        };
        check("XXXX-08-09", "XXXX-08-13", true);
        check("XXXX-08-09", "XXXX-08-10", false);
        check("XXXX-01-01", "XXXX-12-31", false);
        check("2023-08-13", "XXXX-08-13", false);
        check("2023-08-13", "XXXX-09-28", true);
        check("XXXX-WXX-2", "XXXX-WXX-6", true);
        check("XXXX-WXX-7", "XXXX-WXX-1", false);
        check("2023-08-13", "XXXX-WXX-7", false);
        check("2023-08-13", "XXXX-WXX-3", true);
        check("XXXX-08-09", "XXXX-WXX-3", false);
        check("2023-08", "XXXX-WXX-3", false);
    }

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
