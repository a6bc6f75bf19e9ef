//! The days of calendar dates: the year of "le 3 mai", the week of "mardi", the century of "98".

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Anchors, Resolved, basis, distance, found, iso, months};
use crate::corpus::{Basis, Weakness};
use crate::date::{Doubt, Edtf};
use crate::extract::time::form::{Calendar, Turn, Year};
use crate::extract::time::tense::Tense;

/// A bare day and month this near the publication is the nearest one, whatever the tense, but at the head of what is
/// told as past.
const CLOSE: i32 = 30;

/// Beyond so many days the year before or after does nearly as well.
const FAR: i32 = 120;

impl Anchors {
    pub(super) fn calendar(self, c: Calendar) -> Option<Resolved> {
        match (c.year, c.month, c.day, c.weekday) {
            (Some(year), Some(month), Some(day), weekday) => {
                let (on, basis) = self.year(year)?;
                let date = Date::new(on, month.cast_signed(), day.cast_signed()).ok()?;
                dated(date, weekday, basis).map(|r| r.weak(self.guessed(year)))
            }
            (Some(year), month, None, _) => {
                let (on, basis) = self.year(year)?;
                let days = month.map_or(Edtf::year(on), |month| Edtf::month(on, month));
                found(days, basis).map(|r| r.weak(self.guessed(year)))
            }
            (None, Some(month), Some(day), weekday) => self.yearless(c, month, day, weekday),
            (None, Some(month), None, _) => self.month(month, c.turn),
            (None, None, Some(day), Some(weekday)) => self.weekday_day(weekday, day),
            (None, None, None, Some(weekday)) => self.weekday(weekday, c.turn),
            (None, None, Some(day), None) => self.day_alone(day),
            _ => None,
        }
    }

    pub(super) fn year(self, year: Year) -> Option<(i16, Basis)> {
        Some(match year {
            Year::Full(year) => (year, Basis::Stated),
            Year::Short(two) => (self.century(two), Basis::Stated),
            Year::Near(by) => (self.published?.year() + i16::from(by), Basis::Publication),
            Year::Told(by) => (self.story?.latest()?.year().checked_add(i16::from(by))?, Basis::Narrative),
        })
    }

    /// Two digits that lie far from the publication could be of another century.
    fn guessed(self, year: Year) -> Option<Weakness> {
        let Year::Short(two) = year else { return None };
        let far = self.published.is_none_or(|d| d.year() - self.century(two) > 60);
        far.then_some(Weakness::Century)
    }

    /// The year of two digits that is nearest the publication, ten years ahead at most.
    fn century(self, two: u8) -> i16 {
        let last = self.published.map_or(2049, |d| d.year() + 10);
        let year = last / 100 * 100 + i16::from(two);
        if year > last { year - 100 } else { year }
    }

    /// A day and month without a year: the occurrence nearest the publication, unless a word says which.
    fn yearless(self, c: Calendar, month: u8, day: u8, weekday: Option<u8>) -> Option<Resolved> {
        let on = |year: i16| Date::new(year, month.cast_signed(), day.cast_signed()).ok();
        if let (Some(year), Turn::Bare) = (self.year, c.turn)
            && let Some(date) = on(year).filter(|d| weekday.is_none_or(|w| w == iso(*d)))
        {
            return found(Edtf::day(date), Basis::Narrative);
        }
        let anchor = self.anchor(c.turn)?;
        let near = |span: i16| (-span..=span).filter_map(move |by| on(anchor.year() + by));
        let fits = |d: &Date| match c.turn {
            Turn::Last | Turn::Before => *d < anchor,
            Turn::Next | Turn::After => *d > anchor,
            _ => true,
        };
        let nearest =
            |days: &mut dyn Iterator<Item = Date>| days.filter(fits).min_by_key(|d| distance(*d, anchor));
        let Some(weekday) = weekday else {
            let date = nearest(&mut near(4))?;
            let (date, weak) =
                if c.turn == Turn::Bare { self.told(date, near(1), anchor) } else { (date, None) };
            return found(Edtf::day(date), basis(c.turn)).map(|r| r.weak(weak));
        };
        match nearest(&mut near(1).filter(|d| iso(*d) == weekday)) {
            Some(date) => found(Edtf::day(date), Basis::Calendar),
            None => dated(nearest(&mut near(4))?, Some(weekday), basis(c.turn)),
        }
    }

    /// A bare day and month is the nearest one; the further it lies, the more the tense has to say.
    pub(super) fn told(
        self,
        nearest: Date,
        near: impl Iterator<Item = Date>,
        anchor: Date,
    ) -> (Date, Option<Weakness>) {
        let away = distance(nearest, anchor);
        if away <= CLOSE && !(self.opens_past && nearest > anchor) {
            return (nearest, None);
        }
        let fits = |d: &Date| match self.tense {
            Tense::Past => *d <= anchor,
            Tense::Future => *d >= anchor,
            Tense::Open => true,
        };
        let mut date = near.filter(fits).min_by_key(|d| distance(*d, anchor)).unwrap_or(nearest);
        // What is to come is told as such, months ahead; what was needs no verb: "the gunman slain in the Feb. 27 raid".
        if self.tense == Tense::Open && self.around == Tense::Past && date > anchor && away > FAR {
            date = Date::new(date.year() - 1, date.month(), date.day()).unwrap_or(date);
        }
        (date, (self.tense == Tense::Open && away > FAR).then_some(Weakness::Far))
    }

    fn month(self, month: u8, turn: Turn) -> Option<Resolved> {
        if let (Some(year), Turn::Bare) = (self.year, turn) {
            return found(Edtf::month(year, month), Basis::Narrative);
        }
        let anchor = self.anchor(turn)?;
        let at = |by: i16| (i32::from(anchor.year() + by) * 12 + i32::from(month)) - months(anchor);
        let by = match turn {
            Turn::Last | Turn::Before => (-1..=0).rev().find(|&by| at(by) < 0)?,
            Turn::Next | Turn::After => (0..=1).find(|&by| at(by) > 0)?,
            Turn::This | Turn::Same => 0,
            Turn::Bare => match self.tense {
                Tense::Past => (-1..=0).rev().find(|&by| at(by) <= 0)?,
                Tense::Future => (0..=1).find(|&by| at(by) >= 0)?,
                Tense::Open => (-1..=1).min_by_key(|&by| at(by).abs())?,
            },
            Turn::Ranged => return None,
        };
        let weak = turn == Turn::Bare && self.tense == Tense::Open && at(by).abs() > 3;
        found(Edtf::month(anchor.year() + by, month), basis(turn))
            .map(|r| r.weak(weak.then_some(Weakness::Far)))
    }

    fn weekday(self, weekday: u8, turn: Turn) -> Option<Resolved> {
        if turn == Turn::Ranged && self.tense == Tense::Open {
            return None;
        }
        let anchor = self.anchor(turn)?;
        let ahead = i32::from(weekday) - i32::from(iso(anchor));
        let (next, last) = (ahead.rem_euclid(7), ahead.rem_euclid(7) - 7);
        let by = match turn {
            Turn::Last | Turn::Before => last,
            Turn::Next | Turn::After => {
                if next == 0 {
                    7
                } else {
                    next
                }
            }
            _ if next == 0 => 0,
            _ if self.tense == Tense::Past => last,
            // "ce vendredi", told on a Saturday without a verb that says: the nearest.
            Turn::This if self.tense == Tense::Open && next > 3 => last,
            _ => next,
        };
        let weak = turn == Turn::Bare && self.tense == Tense::Open && by != 0;
        found(Edtf::day(anchor.checked_add(by.days()).ok()?), basis(turn))
            .map(|r| r.weak(weak.then_some(Weakness::Direction)))
    }

    /// "le 13": the nearest to the day that the text has reached; of what is to come, the next after the paper.
    fn day_alone(self, day: u8) -> Option<Resolved> {
        let near = |from: Date, by: i32| {
            let month = from.checked_add(by.months()).ok()?;
            Date::new(month.year(), month.month(), day.cast_signed()).ok()
        };
        if let Some(paper) = self.published.filter(|_| self.tense == Tense::Future) {
            let next = (0..=2).filter_map(|by| near(paper, by)).find(|d| *d >= paper);
            return found(Edtf::day(next?), Basis::Publication);
        }
        let Some(reached) = self.story else {
            // Nothing was told before it: of the days of print.
            let paper = self.published?;
            let days = (-1..=1).filter_map(|by| near(paper, by));
            let fits = |day: &Date| self.tense != Tense::Past || *day <= paper;
            let day = days.filter(fits).min_by_key(|day| distance(*day, paper))?;
            return found(Edtf::day(day), Basis::Publication);
        };
        let (from, to) = (reached.earliest()?, reached.latest()?);
        // A story goes on: what lies behind it has to be nearer by a third.
        let away = |d: &Date| match d {
            d if *d < from => 3 * distance(*d, from),
            d if *d > to => 2 * distance(*d, to),
            _ => 0,
        };
        let days = (-1..=1).filter_map(|by| near(to, by));
        found(Edtf::day(days.min_by_key(away)?), Basis::Narrative)
    }

    /// "lundi 6": the nearest sixth that is a Monday.
    fn weekday_day(self, weekday: u8, day: u8) -> Option<Resolved> {
        let anchor = self.published?;
        let near = (-6..=6).filter_map(|by: i32| anchor.checked_add(by.months()).ok());
        let dates = near.filter_map(|m| Date::new(m.year(), m.month(), day.cast_signed()).ok());
        let date = dates.filter(|d| iso(*d) == weekday).min_by_key(|d| distance(*d, anchor))?;
        found(Edtf::day(date), Basis::Calendar)
    }
}

/// A day in full, marked where its weekday contradicts the calendar.
fn dated(date: Date, weekday: Option<u8>, basis: Basis) -> Option<Resolved> {
    if weekday.is_some_and(|w| w != iso(date)) {
        let days = Edtf::day(date).with(Doubt::Uncertain);
        return Some(Resolved {
            rule: Some("weekday-contradicts"),
            weakness: Some(Weakness::Contradiction),
            ..Resolved::new(days, basis)
        });
    }
    found(Edtf::day(date), basis)
}
