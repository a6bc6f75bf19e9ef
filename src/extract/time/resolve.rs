//! Which days a form means, counted from one publication day and the date the story has reached.

mod calendar;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::form::{Anchor, Calendar, Edge, Form, Length, Piece, Portion, Shift, Turn, Unit, Year};
use super::holidays;
use super::tense::Tense;
use crate::corpus::{Basis, Weakness};
use crate::date::{Edtf, Unit as Part};

/// What an expression may count from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchors {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The date the story has reached.
    pub(super) story: Option<Edtf>,
    /// A year the sentence has just named, for months and days without one.
    pub(super) year: Option<i16>,
    /// Which way the clause looks.
    pub(super) tense: Tense,
    /// Which way the sentence looks.
    pub(super) around: Tense,
    /// True where it opens a sentence that tells what was: "Le 14 novembre, une patrouille a tué".
    pub(super) opens_past: bool,
}

/// The days, what they rest on, and the rule where it is not the form's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) days: Edtf,
    /// The period that the days are an edge of ("fin 2022"), which TIMEX3 gives as the value.
    pub(super) whole: Edtf,
    pub(super) basis: Basis,
    pub(super) rule: Option<&'static str>,
    pub(super) weakness: Option<Weakness>,
}

impl Resolved {
    /// Days with what they rest on.
    pub(super) fn new(days: Edtf, basis: Basis) -> Self {
        Self { days, whole: days, basis, rule: None, weakness: None }
    }

    /// The same, doubtful where `weak` says so.
    fn weak(self, weak: Option<Weakness>) -> Self {
        Self { weakness: self.weakness.or(weak), ..self }
    }
}

/// Days that were found: wrapped, since every way of counting may also find none.
#[expect(clippy::unnecessary_wraps, reason = "it ends the functions that return an Option")]
fn found(days: Edtf, basis: Basis) -> Option<Resolved> {
    Some(Resolved::new(days, basis))
}

impl Anchors {
    /// Counted from a day of print alone.
    pub(super) fn at(print: Date) -> Self {
        let (tense, around) = (Tense::Open, Tense::Open);
        Self { published: Some(print), story: None, year: None, tense, around, opens_past: false }
    }

    /// The days of a form; `None` where nothing fixes them.
    pub(super) fn resolve(self, form: &Form) -> Option<Resolved> {
        match form {
            Form::Calendar(c) => self.calendar(*c),
            Form::Portion(p) => self.portion(*p),
            Form::Decade(d) => {
                found(Edtf::At(Part::Decade(if *d < 10 { 190 + d } else { *d }).sure()), Basis::Stated)
            }
            Form::Century(c) => found(Edtf::At(Part::Century(*c).sure()), Basis::Stated),
            Form::Holiday(name, year) => self.holiday(name, *year),
            Form::Shift(shift) => self.shift(*shift),
            Form::Edge(edge, of) => self.resolve(of).map(|r| Resolved { days: narrow(*edge, r.days), ..r }),
            Form::Time(_, Some(day)) => self.resolve(day),
            Form::Range(from, to) => self.range(from, to),
            Form::Lately(by, length) => self.lately(*by, *length),
            Form::Nth(nth, piece, of) => self.nth(*nth, *piece, of),
            Form::Week(day) => self.week_of(day),
            Form::Counted(by, unit, day) => self.counted(*by, *unit, day),
            Form::Then => found(self.story?, Basis::Narrative),
            Form::Time(_, None) | Form::Duration(_) | Form::Set(_) | Form::Ref(_) => None,
        }
    }

    fn portion(self, p: Portion) -> Option<Resolved> {
        let edtf = |year: i16| {
            let (from, to) = (Part::Season(year, p.code), Part::Season(year, p.through));
            if p.code == p.through { Edtf::At(from.sure()) } else { Edtf::days(from.first(), to.last()) }
        };
        if let Some(year) = p.year {
            return self.year(year).and_then(|(year, basis)| found(months_of(edtf(year)), basis));
        }
        if let (Some(year), Turn::Bare) = (self.year, p.turn) {
            return found(months_of(edtf(year)), Basis::Narrative);
        }
        let anchor = self.anchor(p.turn)?;
        let mut near = (-1..=1).map(|by| edtf(anchor.year() + by));
        let (first, last) = (|d: &Edtf| d.bounds().0, |d: &Edtf| d.bounds().1);
        let pick = match (p.turn, self.tense) {
            (Turn::Last | Turn::Before, _) => near.rfind(|d| last(d) < anchor),
            (Turn::Next | Turn::After, _) => near.filter(|d| first(d) > anchor).min_by_key(first),
            // "that summer": a story goes on.
            (Turn::Same, _) => near.find(|d| last(d) >= anchor),
            // "this fall" is this year's, whatever the month; a winter spans two.
            (Turn::This, Tense::Future | Tense::Open) if (21..=23).contains(&p.code) => {
                Some(edtf(anchor.year()))
            }
            (Turn::Bare, Tense::Past) => near.rfind(|d| first(d) <= anchor),
            (Turn::Bare, Tense::Future) => near.filter(|d| last(d) >= anchor).min_by_key(first),
            _ => near.min_by_key(|d| distance(first(d), anchor).min(distance(last(d), anchor))),
        };
        let weak = p.turn == Turn::Bare && self.tense == Tense::Open;
        found(months_of(pick?), basis(p.turn)).map(|r| r.weak(weak.then_some(Weakness::Direction)))
    }

    fn holiday(self, name: &str, year: Option<Year>) -> Option<Resolved> {
        if let Some(year) = year.filter(|y| !matches!(y, Year::Near(-1))) {
            let (year, basis) = self.year(year)?;
            return found(Edtf::day(holidays::day(name, year)?), basis);
        }
        let anchor = self.published?;
        let days = || (-1..=1).filter_map(|by| holidays::day(name, anchor.year() + by));
        if year.is_some() {
            return found(Edtf::day(days().filter(|d| *d < anchor).max()?), Basis::Publication);
        }
        let nearest = days().min_by_key(|d| distance(*d, anchor))?;
        let (day, weak) = self.told(nearest, days(), anchor);
        found(Edtf::day(day), Basis::Publication).map(|r| r.weak(weak))
    }

    fn shift(self, s: Shift) -> Option<Resolved> {
        let (base, basis) = match s.from {
            Anchor::Publication => (Edtf::day(self.published?), Basis::Publication),
            Anchor::Narrative => (self.story?, Basis::Narrative),
        };
        if s.by == 0 && s.from == Anchor::Narrative && s.unit == Unit::Day {
            return found(base, basis);
        }
        let day = base.earliest()?;
        // A story that has only reached a month has no morrow.
        if s.unit <= Unit::Week && base.as_day().is_none() {
            return None;
        }
        if let Some(weekday) = s.weekday {
            let weekday = Weekday::from_monday_one_offset(weekday.cast_signed()).ok()?;
            return found(Edtf::day(day.nth_weekday(s.by + s.by.signum(), weekday).ok()?), basis);
        }
        found(self.moved(day, s.by, s.unit)?, basis)
    }

    fn moved(self, day: Date, by: i32, unit: Unit) -> Option<Edtf> {
        // Beyond this no press text counts, and the calendar ends soon after.
        if by.abs() > 20_000 {
            return None;
        }
        let year = |n: i32| i16::try_from(i32::from(day.year()) + n).ok().filter(|y| (0..=9999).contains(y));
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
            Unit::Day => Edtf::day(day.checked_add(by.days()).ok()?),
            Unit::Week => week(day.checked_add(by.weeks()).ok()?)?,
            Unit::Fortnight => Edtf::day(day.checked_add(by.checked_mul(2)?.weeks()).ok()?),
            Unit::Weekend => self.weekend(day, by)?,
            Unit::Month => {
                let month = day.first_of_month().checked_add(by.months()).ok()?;
                Edtf::month(month.year(), month.month().cast_unsigned())
            }
            Unit::Quarter => {
                let month = day.first_of_month().checked_add(by.checked_mul(3)?.months()).ok()?;
                Edtf::At(Part::Season(month.year(), 33 + (month.month().cast_unsigned() - 1) / 3).sure())
            }
            Unit::Half => {
                let month = day.first_of_month().checked_add(by.checked_mul(6)?.months()).ok()?;
                Edtf::At(Part::Season(month.year(), 40 + (month.month().cast_unsigned() - 1) / 6).sure())
            }
            Unit::Year => Edtf::year(year(by)?),
            Unit::Decade => Edtf::At(Part::Decade(year(by.checked_mul(10)?)? / 10).sure()),
            Unit::Century => Edtf::At(Part::Century(year(by.checked_mul(100)?)? / 100).sure()),
        })
    }

    /// This weekend is the coming one, or the one just gone where the sentence looks back from a Monday on.
    fn weekend(self, day: Date, by: i32) -> Option<Edtf> {
        let saturday = 6 - i32::from(iso(day));
        let back = self.tense == Tense::Past && by == 0 && iso(day) < 4;
        let weeks = if back || (by < 0) { -1 } else { i32::from(by > 0 && saturday <= 0) };
        let first = day.checked_add((saturday + 7 * weeks).days()).ok()?;
        Some(Edtf::days(first, first.checked_add(1.days()).ok()?))
    }

    fn range(self, from: &Form, to: &Form) -> Option<Resolved> {
        let last = self.resolve(to)?;
        let year = last.days.earliest().map(Date::year);
        let near = Self { year: self.year.or(year), ..self };
        let first = match from {
            Form::Calendar(Calendar { weekday: Some(weekday), day: None, .. }) => {
                self.weekday_before(*weekday, last.days.earliest()?)
            }
            _ => near.resolve(from),
        }?;
        // "du 24 décembre au 2 janvier"
        let first = match from {
            Form::Calendar(Calendar { year: None, month: Some(_), .. })
                if first.days.bounds().0 > last.days.bounds().1 =>
            {
                Self { year: year.and_then(|year| year.checked_sub(1)), ..self }.resolve(from)?
            }
            _ => first,
        };
        let before = first.days.bounds().0 <= last.days.bounds().1;
        let days = first.days.through(last.days);
        before.then_some(Resolved { days, whole: days, ..last })
    }

    /// "du jeudi au dimanche": the Thursday before that Sunday; without a verb that dates it, a habit.
    fn weekday_before(self, weekday: u8, last: Date) -> Option<Resolved> {
        let back = (i32::from(iso(last)) - i32::from(weekday)).rem_euclid(7);
        let day = last.checked_sub(back.days()).ok()?;
        (self.tense != Tense::Open).then(|| found(Edtf::day(day), Basis::Publication)).flatten()
    }

    fn nth(self, nth: i8, piece: Piece, of: &Form) -> Option<Resolved> {
        let period = self.resolve(of)?;
        let (first, last) = (period.days.earliest()?, period.days.latest()?);
        let on = |weekday: u8| nth_weekday(nth, weekday, first, last);
        let step = |days: i32| {
            let (from, by) = if nth < 0 { (last, nth + 1) } else { (first, nth - 1) };
            from.checked_add((i32::from(by) * days).days()).ok()
        };
        let (from, to) = match piece {
            Piece::Weekday(weekday) => (on(weekday)?, on(weekday)?),
            Piece::Weekend => (on(6)?, on(6)?.checked_add(1.days()).ok()?),
            Piece::Day => (step(1)?, step(1)?),
            Piece::Week if nth < 0 => (step(7)?.checked_sub(6.days()).ok()?, step(7)?),
            Piece::Week => (step(7)?, step(7)?.checked_add(6.days()).ok()?),
            Piece::Fortnight => fortnight(nth, first, last)?,
        };
        (from >= first && from <= last).then(|| Resolved {
            days: Edtf::days(from, to),
            whole: Edtf::days(from, to),
            ..period
        })
    }

    fn week_of(self, day: &Form) -> Option<Resolved> {
        let told = self.resolve(day)?;
        let days = week(told.days.earliest()?)?;
        Some(Resolved { days, whole: days, ..told })
    }

    /// "a week from Sunday": of the Sunday to come; "a week ago Monday": the Monday nearest to that day; "a year ago
    /// Friday", "ten years ago this month": that of this week, or this month, so many years before.
    fn counted(self, by: i32, unit: Unit, day: &Form) -> Option<Resolved> {
        let today = self.published?;
        let span = match unit {
            Unit::Day => by.days(),
            Unit::Week => by.weeks(),
            Unit::Month => by.months(),
            Unit::Year if by.abs() < 1000 => by.years(),
            _ => return None,
        };
        let moved = |day: Date| day.checked_add(span).ok();
        let days = match *day {
            Form::Calendar(Calendar { weekday: Some(weekday), day: None, .. }) if by < 0 => {
                let near = |to: Date| {
                    let ahead = (i32::from(weekday) - i32::from(iso(to)) + 3).rem_euclid(7) - 3;
                    to.checked_add(ahead.days()).ok()
                };
                Edtf::day(if unit <= Unit::Week { near(moved(today)?)? } else { moved(near(today)?)? })
            }
            _ => {
                let tense = if by > 0 { Tense::Future } else { self.tense };
                let named = Self { tense, ..self }.resolve(day)?.days;
                match (named.start()?.unit(), named.as_day()) {
                    (_, Some(day)) => Edtf::day(moved(day)?),
                    (Part::Month(..), _) => {
                        let day = moved(named.earliest()?)?;
                        Edtf::month(day.year(), day.month().cast_unsigned())
                    }
                    _ if matches!(day, Form::Shift(Shift { unit: Unit::Week, .. })) => {
                        week(moved(named.earliest()?.checked_add(3.days()).ok()?)?)?
                    }
                    _ => Edtf::days(moved(named.earliest()?)?, moved(named.latest()?)?),
                }
            }
        };
        found(days, Basis::Publication)
    }

    fn lately(self, by: i32, length: Length) -> Option<Resolved> {
        let count = length.count.filter(|n| n.fract() == 0.0 && *n < 1000.0)? as i32;
        let today = self.published?;
        // "les dernières 48 heures"
        let (count, unit) = match length.unit {
            Unit::Hour if count > 0 && count % 24 == 0 => (count / 24, Unit::Day),
            unit if unit.is_clock() => return None,
            unit => (count, unit),
        };
        let other = self.moved(today, count.checked_mul(by)?, unit)?;
        let today = if length.unit >= Unit::Year { Edtf::year(today.year()) } else { Edtf::day(today) };
        let days = if by < 0 { other.through(today) } else { today.through(other) };
        found(days, Basis::Publication)
    }

    fn anchor(self, turn: Turn) -> Option<Date> {
        match turn {
            Turn::Before | Turn::After | Turn::Same => self.story.and_then(Edtf::earliest).or(self.published),
            _ => self.published,
        }
    }
}

/// What a turn counts from.
fn basis(turn: Turn) -> Basis {
    match turn {
        Turn::Before | Turn::After | Turn::Same => Basis::Narrative,
        _ => Basis::Publication,
    }
}

/// The n-th such weekday between two days, from the end where negative.
fn nth_weekday(nth: i8, weekday: u8, first: Date, last: Date) -> Option<Date> {
    if nth < 0 {
        let back = (i32::from(iso(last)) - i32::from(weekday)).rem_euclid(7);
        return last.checked_sub(back.days()).ok();
    }
    let ahead = (i32::from(weekday) - i32::from(iso(first))).rem_euclid(7);
    first.checked_add((ahead + 7 * (i32::from(nth) - 1)).days()).ok()
}

/// Either half of a month.
fn fortnight(nth: i8, first: Date, last: Date) -> Option<(Date, Date)> {
    let middle = first.checked_add(14.days()).ok()?;
    match nth {
        1 => Some((first, middle)),
        2 | -1 => Some((middle.checked_add(1.days()).ok()?, last)),
        _ => None,
    }
}

fn iso(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().cast_unsigned()
}

fn distance(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

fn months(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

fn week(day: Date) -> Option<Edtf> {
    let back = match day.weekday() {
        Weekday::Monday => 0,
        other => i64::from(other.to_monday_zero_offset()),
    };
    let monday = day.checked_sub(back.days()).ok()?;
    Some(Edtf::days(monday, monday.checked_add(6.days()).ok()?))
}

/// An interval of whole months, written as such.
fn months_of(days: Edtf) -> Edtf {
    match days {
        Edtf::At(_) => days,
        Edtf::Between(..) => {
            let (a, b) = days.bounds();
            let month = |d: Date| Edtf::month(d.year(), d.month().cast_unsigned());
            month(a).through(month(b))
        }
    }
}

/// The beginning, middle or end of a period: a quarter of a year, ten days of a month, three years of a decade.
pub(super) fn narrow(edge: Edge, days: Edtf) -> Edtf {
    let whole = matches!(days, Edtf::At(_)) && edge != Edge::Within;
    let Some(moment) = days.start().filter(|_| whole) else { return days };
    let (from, to) = match moment.unit() {
        Part::Year(y) => {
            let (a, b) = edge.pick((1, 3), (5, 8), (10, 12));
            (Edtf::month(y, a), Edtf::month(y, b))
        }
        Part::Month(..) => {
            let (first, last) = (moment.unit().first(), moment.unit().last());
            let on = |day: i8| Date::new(first.year(), first.month(), day).unwrap_or(last);
            let (a, b) = edge.pick((1, 10), (11, 20), (21, last.day()));
            return Edtf::days(on(a), on(b)).with(moment.doubt);
        }
        Part::Decade(d) => {
            let (a, b) = edge.pick((0, 3), (4, 6), (7, 9));
            (Edtf::year(d * 10 + a), Edtf::year(d * 10 + b))
        }
        Part::Century(c) => {
            let (a, b) = edge.pick((0, 3), (4, 6), (7, 9));
            (Edtf::At(Part::Decade(c * 10 + a).sure()), Edtf::At(Part::Decade(c * 10 + b).sure()))
        }
        Part::Season(..) | Part::Day(_) => return days,
    };
    from.through(to).with(moment.doubt)
}

impl Edge {
    fn pick<T>(self, start: T, mid: T, end: T) -> T {
        match self {
            Self::Start => start,
            Self::Mid | Self::Within => mid,
            Self::End => end,
        }
    }
}
