//! A unit of the calendar in three bytes: its year from −9999 on, and in nine bits which unit of that year.

use jiff::civil::{Date, date};

use super::Unit;

/// The first year there is.
const FIRST: i16 = -9999;

/// The units of a year: itself, the decade or century of that number, the parts that EDTF numbers up to 63, the
/// months, the days.
const CENTURY: u32 = 0;
const DECADE: u32 = 1;
const YEAR: u32 = 2;
const SEASONS: u32 = 3;
const MONTHS: u32 = SEASONS + 64;
const DAYS: u32 = MONTHS + 16;

/// The bytes of a unit.
pub(super) fn of(unit: Unit) -> [u8; 3] {
    let (year, part) = match unit {
        Unit::Century(century) => (century, CENTURY),
        Unit::Decade(decade) => (decade, DECADE),
        Unit::Year(year) => (year, YEAR),
        Unit::Season(year, code) => (year, SEASONS + u32::from(code.min(63))),
        Unit::Month(year, month) => (year, MONTHS + u32::from(month.min(15))),
        Unit::Day(day) => {
            let (month, nth) = (day.month().unsigned_abs(), day.day().unsigned_abs());
            (day.year(), DAYS + u32::from(month - 1) * 31 + u32::from(nth - 1))
        }
    };
    let year = u32::from(year.clamp(FIRST, -FIRST).abs_diff(FIRST));
    let [a, b, c, _] = (year << 9 | part).to_le_bytes();
    [a, b, c]
}

/// The unit of some bytes.
#[inline]
pub(super) fn unit([a, b, c]: [u8; 3]) -> Unit {
    let code = u32::from_le_bytes([a, b, c, 0]);
    let (year, part) = (FIRST.saturating_add_unsigned((code >> 9) as u16), code & 511);
    match part {
        CENTURY => Unit::Century(year),
        DECADE => Unit::Decade(year),
        YEAR => Unit::Year(year),
        SEASONS..MONTHS => Unit::Season(year, (part - SEASONS) as u8),
        MONTHS..DAYS => Unit::Month(year, (part - MONTHS) as u8),
        _ => Unit::Day(day(year, (part - DAYS) as u16)),
    }
}

/// The first and the last day of the unit of some bytes: most are days.
pub(super) fn bounds(bytes: [u8; 3]) -> (Date, Date) {
    match unit(bytes) {
        Unit::Day(day) => (day, day),
        longer => (longer.first(), longer.last()),
    }
}

fn day(year: i16, nth: u16) -> Date {
    let (month, day) = ((nth / 31 + 1) as i8, (nth % 31 + 1) as i8);
    Date::new(year.min(-FIRST), month.min(12), day).unwrap_or(date(1, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_read_as_it_was_written() {
        let check = |written: Unit| assert_eq!(unit(of(written)), written);
        for year in [-9999, -44, 0, 19, 199, 1999, 2024, 9999] {
            check(Unit::Century(year));
            check(Unit::Decade(year));
            check(Unit::Year(year));
            (21..=41).for_each(|code| check(Unit::Season(year, code)));
            (1..=12).for_each(|month| check(Unit::Month(year, month)));
            let first = date(year, 1, 1);
            first
                .series(jiff::ToSpan::day(1))
                .take_while(|d| d.year() == year)
                .for_each(|d| check(Unit::Day(d)));
        }
    }

    #[test]
    fn any_bytes_are_a_unit() {
        (0..1_u32 << 24).step_by(7).for_each(|code| {
            let [a, b, c, _] = code.to_le_bytes();
            unit([a, b, c]);
        });
    }
}
