//! The EDTF value: a moment or an interval, each end as precise as its source, with its doubt.

mod code;

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A date as precise as its source. `Display` writes EDTF, `FromStr` reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edtf {
    /// One moment: a day, a month, a season, a year, a decade, a century.
    At(Moment),
    /// From one moment to another, both included; `None` is an open end (`..`).
    Between(Option<Moment>, Option<Moment>),
}

/// One calendar unit with its doubt. Millions are kept, most of them optional: four bytes, of which the last has room
/// for the `None` of `Option` and for which end of an [`Edtf`] it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The unit's year, decade or century in the upper bits, and which unit of it in the lower nine.
    unit: [u8; 3],
    /// How sure.
    pub doubt: Doubt,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `19XX` is `Century(19)`.
    Century(i16),
    /// `199X` is `Decade(199)`.
    Decade(i16),
    /// `1999`, −9999 to 9999.
    Year(i16),
    /// Year and EDTF sub-year code: 21–24 seasons, 33–36 quarters, 37–39 quadrimesters, 40–41 semesters.
    Season(i16, u8),
    /// Year and month, 1–12.
    Month(i16, u8),
    /// A day.
    Day(Date),
}

/// EDTF's qualifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Doubt {
    /// No mark.
    #[default]
    Sure,
    /// `?`: the source of the value is dubious.
    Uncertain,
    /// `~`: an estimate.
    Approximate,
    /// `%`: both.
    Both,
}

/// The text is no EDTF, or a part of EDTF that this program has no use for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotEdtf {
    /// Where the reading stopped, in bytes.
    pub offset: usize,
}

impl fmt::Display for NotEdtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a date this program knows (character {})", self.offset + 1)
    }
}

impl std::error::Error for NotEdtf {}

impl Edtf {
    /// A sure day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::At(Unit::Day(day).sure())
    }

    /// A sure month, 1–12.
    #[must_use]
    pub fn month(year: i16, month: u8) -> Self {
        Self::At(Unit::Month(year, month).sure())
    }

    /// A sure year.
    #[must_use]
    pub fn year(year: i16) -> Self {
        Self::At(Unit::Year(year).sure())
    }

    /// Two days and what lies between; one day where they are the same.
    #[must_use]
    pub fn days(from: Date, to: Date) -> Self {
        if from == to {
            return Self::day(from);
        }
        Self::Between(Some(Unit::Day(from.min(to)).sure()), Some(Unit::Day(from.max(to)).sure()))
    }

    /// From this value on, without an end.
    #[must_use]
    pub fn onwards(self) -> Self {
        Self::Between(self.start(), None)
    }

    /// Until this value, without a beginning.
    #[must_use]
    pub fn until(self) -> Self {
        Self::Between(None, self.end())
    }

    /// From the beginning of this value to the end of `other`.
    #[must_use]
    pub fn through(self, other: Self) -> Self {
        Self::Between(self.start(), other.end())
    }

    /// The same value with every end marked by `doubt`.
    #[must_use]
    pub fn with(self, doubt: Doubt) -> Self {
        let mark = |m: Moment| Moment { doubt, ..m };
        match self {
            Self::At(m) => Self::At(mark(m)),
            Self::Between(a, b) => Self::Between(a.map(mark), b.map(mark)),
        }
    }

    /// First day; `None` where the beginning is open.
    #[must_use]
    pub fn earliest(self) -> Option<Date> {
        self.start().map(|m| m.unit().first())
    }

    /// Last day; `None` where the end is open.
    #[must_use]
    pub fn latest(self) -> Option<Date> {
        self.end().map(|m| m.unit().last())
    }

    /// First and last day, an open end being the calendar's own.
    #[must_use]
    pub fn bounds(self) -> (Date, Date) {
        match self {
            Self::At(moment) => code::bounds(moment.unit),
            Self::Between(..) => (self.earliest().unwrap_or(Date::MIN), self.latest().unwrap_or(Date::MAX)),
        }
    }

    /// First and last day of what the value fixes: "since 2012" fixes 2012, whatever came of it later. `None` where
    /// both ends are open.
    #[must_use]
    pub fn fixed(self) -> Option<(Date, Date)> {
        let (first, last) = match self {
            Self::At(moment) => code::bounds(moment.unit),
            Self::Between(a, b) => (a.or(b)?.unit().first(), b.or(a)?.unit().last()),
        };
        Some((first.min(last), first.max(last)))
    }

    /// True where an end is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Between(a, b) if a.is_none() || b.is_none())
    }

    /// True where any end carries a doubt.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        [self.start(), self.end()].into_iter().flatten().any(|m| m.doubt != Doubt::Sure)
    }

    /// The one day it names, if it names one.
    #[must_use]
    pub fn as_day(self) -> Option<Date> {
        let (a, b) = self.bounds();
        (a == b).then_some(a)
    }

    /// True where the two can mean the same day.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let ((a, b), (c, d)) = (self.bounds(), other.bounds());
        a <= d && c <= b
    }

    /// The moment it begins with.
    #[must_use]
    pub fn start(self) -> Option<Moment> {
        match self {
            Self::At(m) => Some(m),
            Self::Between(a, _) => a,
        }
    }

    /// The moment it ends with.
    #[must_use]
    pub fn end(self) -> Option<Moment> {
        match self {
            Self::At(m) => Some(m),
            Self::Between(_, b) => b,
        }
    }

    /// The order of a timeline: by first day, then the narrower first. An open beginning sorts by its end.
    #[must_use]
    pub fn order(self) -> (Date, Date) {
        let (first, last) = self.bounds();
        if self.earliest().is_none() { (last, last) } else { (first, last) }
    }
}

impl Moment {
    /// A unit with its doubt. Years beyond those of EDTF are brought back among them.
    #[must_use]
    pub fn new(unit: Unit, doubt: Doubt) -> Self {
        Self { unit: code::of(unit), doubt }
    }

    /// Which unit.
    #[must_use]
    #[inline]
    pub fn unit(self) -> Unit {
        code::unit(self.unit)
    }

    /// The bytes it is kept in: of the unit, and of the doubt.
    #[must_use]
    pub fn code(self) -> ([u8; 3], u8) {
        (self.unit, self.doubt as u8)
    }

    /// From those.
    #[must_use]
    #[inline]
    pub fn coded(unit: [u8; 3], doubt: u8) -> Option<Self> {
        let doubts = [Doubt::Sure, Doubt::Uncertain, Doubt::Approximate, Doubt::Both];
        Some(Self { unit, doubt: *doubts.get(usize::from(doubt))? })
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Moment").field(&self.unit()).field(&self.doubt).finish()
    }
}

impl Unit {
    /// Without doubt.
    #[must_use]
    pub fn sure(self) -> Moment {
        Moment::new(self, Doubt::Sure)
    }

    /// First day.
    #[must_use]
    pub fn first(self) -> Date {
        match self {
            Self::Century(c) => ymd(c.saturating_mul(100), 1, 1),
            Self::Decade(d) => ymd(d.saturating_mul(10), 1, 1),
            Self::Year(y) => ymd(y, 1, 1),
            Self::Season(y, code) => ymd(y, season(code).0, 1),
            Self::Month(y, m) => ymd(y, m, 1),
            Self::Day(day) => day,
        }
    }

    /// Last day.
    #[must_use]
    pub fn last(self) -> Date {
        match self {
            Self::Century(c) => ymd(c.saturating_mul(100).saturating_add(99), 12, 31),
            Self::Decade(d) => ymd(d.saturating_mul(10).saturating_add(9), 12, 31),
            Self::Year(y) => ymd(y, 12, 31),
            Self::Season(y, code) => match season(code) {
                (first, last) if last < first => ymd(y.saturating_add(1), last, 1).last_of_month(),
                (_, last) => ymd(y, last, 1).last_of_month(),
            },
            Self::Month(y, m) => ymd(y, m, 1).last_of_month(),
            Self::Day(day) => day,
        }
    }
}

/// A calendar day, brought inside the calendar where the numbers are not.
fn ymd(year: i16, month: u8, day: u8) -> Date {
    let (month, day) = (month.clamp(1, 12), day.clamp(1, 31));
    Date::new(year.clamp(-9999, 9999), month.cast_signed(), day.cast_signed()).unwrap_or(date(1, 1, 1))
}

/// First and last month of an EDTF sub-year code (northern seasons; winter ends in the next year's February).
fn season(code: u8) -> (u8, u8) {
    match code {
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => (12, 2),
        33..=36 => ((code - 33) * 3 + 1, (code - 33) * 3 + 3),
        37..=39 => ((code - 37) * 4 + 1, (code - 37) * 4 + 4),
        40 => (1, 6),
        41 => (7, 12),
        _ => (1, 12),
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |f: &mut fmt::Formatter<'_>, m: &Option<Moment>| match m {
            Some(m) => m.fmt(f),
            None => f.write_str(".."),
        };
        match self {
            Self::At(m) => m.fmt(f),
            Self::Between(a, b) => {
                end(f, a)?;
                f.write_str("/")?;
                end(f, b)
            }
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit() {
            Unit::Century(c) => write!(f, "{c:02}XX"),
            Unit::Decade(d) => write!(f, "{d:03}X"),
            Unit::Year(y) => write!(f, "{y:04}"),
            Unit::Season(y, part) | Unit::Month(y, part) => write!(f, "{y:04}-{part:02}"),
            Unit::Day(d) => write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day()),
        }?;
        f.write_str(match self.doubt {
            Doubt::Sure => "",
            Doubt::Uncertain => "?",
            Doubt::Approximate => "~",
            Doubt::Both => "%",
        })
    }
}

impl FromStr for Edtf {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        let read: edtf_core::Edtf =
            text.parse().map_err(|e: edtf_core::ParseError| NotEdtf { offset: e.offset })?;
        from_core(&read).ok_or(NotEdtf { offset: 0 })
    }
}

fn from_core(read: &edtf_core::Edtf) -> Option<Edtf> {
    use edtf_core::{Edtf as Core, IntervalEndpoint as End};
    let end = |e: &End| match e {
        End::Date(d) => moment(d).map(Some),
        _ => Some(None),
    };
    match read {
        Core::Date(d) => moment(d).map(Edtf::At),
        Core::Interval(i) => Some(Edtf::Between(end(&i.start)?, end(&i.end)?)),
        _ => None,
    }
}

fn moment(d: &edtf_core::Date) -> Option<Moment> {
    let doubt = match (d.is_uncertain(), d.is_approximate()) {
        (false, false) => Doubt::Sure,
        (true, false) => Doubt::Uncertain,
        (false, true) => Doubt::Approximate,
        (true, true) => Doubt::Both,
    };
    Some(Moment::new(unit(d)?, doubt))
}

fn unit(d: &edtf_core::Date) -> Option<Unit> {
    let edtf_core::YearKind::Standard { negative, digits } = d.year.kind else { return None };
    let number =
        |digits: &[Option<u8>]| digits.iter().try_fold(0i16, |n, digit| Some(n * 10 + i16::from((*digit)?)));
    let Some(year) = number(&digits) else {
        return match (number(&digits[..3]), number(&digits[..2])) {
            _ if negative => None,
            (Some(decade), _) => Some(Unit::Decade(decade)),
            (None, Some(century)) => Some(Unit::Century(century)),
            _ => None,
        };
    };
    let year = if negative { -year } else { year };
    let Some(month) = d.month.and_then(edtf_core::DateField::value) else { return Some(Unit::Year(year)) };
    match d.day.and_then(edtf_core::DateField::value) {
        Some(day) => Date::new(year, month.cast_signed(), day.cast_signed()).ok().map(Unit::Day),
        None if month > 12 => Some(Unit::Season(year, month)),
        None => Some(Unit::Month(year, month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in [
            "2025",
            "2025-07",
            "2025-07-09",
            "2022-23",
            "2023-33",
            "199X",
            "19XX",
            "2021/..",
            "../2026-02-27",
            "2025-07-09?/2025-07-11~",
            "2025%",
        ] {
            assert_eq!(text.parse::<Edtf>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_date_is_small() {
        assert_eq!([size_of::<Edtf>(), size_of::<Option<Edtf>>()], [8, 8]);
    }

    #[test]
    fn bounds_are_days() {
        let check = |text: &str, first: &str, last: &str| {
            let (a, b) = text.parse::<Edtf>().unwrap().bounds();
            assert_eq!((a.to_string(), b.to_string()), (first.to_owned(), last.to_owned()), "{text}");
        };
        check("2024-02", "2024-02-01", "2024-02-29");
        check("2022-10/2022-12", "2022-10-01", "2022-12-31");
        check("2023-34", "2023-04-01", "2023-06-30");
        check("2023-24", "2023-12-01", "2024-02-29");
        check("199X", "1990-01-01", "1999-12-31");
        check("2021/..", "2021-01-01", "9999-12-31");
    }

    #[test]
    fn nonsense_is_refused_with_its_place() {
        for text in ["", "hier", "2025-13", "2025-02-30", "2025/2024/2023", "XXXX"] {
            assert!(text.parse::<Edtf>().is_err(), "{text}");
        }
    }
}
