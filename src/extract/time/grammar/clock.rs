//! Clock times: "18 h 55", "20 heures", "midi", "5:30 p.m.".

use super::{Hit, Line};
use crate::extract::time::form::{Clock, Form, Unit};
use crate::extract::time::lexicon::Sense;
use crate::words::Lang;

/// A time of the clock.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    let (clock, to) = line.clock(at)?;
    let (clock, to) = line.half_of_day(clock, to);
    let to = to + usize::from(line.is_zone(to));
    if let Some((day, end)) = line.day_beside(to) {
        return Some(Hit::new(at..end, Form::Time(clock, Some(Box::new(day))), "clock-day"));
    }
    Some(Hit::new(at..to, Form::Time(clock, None), "clock"))
}

impl Line<'_> {
    /// "8 heures du soir".
    fn half_of_day(self, clock: Clock, at: usize) -> (Clock, usize) {
        let led = self.is(at, Sense::FromDet) || self.is(at, Sense::Of);
        let (Clock::At(hour, minute), true) = (clock, led) else { return (clock, at) };
        let (start, at) = (at, self.past_of(at) - 1);
        match self.term(at + 1) {
            Some(Sense::Part("EV" | "AF")) if hour < 12 => (Clock::At(hour + 12, minute), at + 2),
            Some(Sense::Part("MO" | "EV")) => (clock, at + 2),
            _ => (clock, start),
        }
    }

    /// "15 h 30, hier", "8 p.m. Monday": the day right after.
    fn day_beside(self, at: usize) -> Option<(Form, usize)> {
        let next = self.past_mark(at, ',');
        match self.term(next)? {
            Sense::Deictic { .. } | Sense::Today => super::relative::hit(self, next)
                .filter(|hit| matches!(hit.form, Form::Shift(_)))
                .map(|hit| (hit.form, hit.to)),
            Sense::Weekday(_) if self.lang == Lang::En && self.capital_fits(next) => {
                self.calendar(next).map(|(date, to)| (Form::Calendar(date), to))
            }
            _ => None,
        }
    }

    fn clock(self, at: usize) -> Option<(Clock, usize)> {
        if let Some(Sense::Noon(hour)) = self.term(at) {
            let alone = self.is_name(at) || self.is(at + 1, Sense::Part("AF"));
            return (!alone).then_some((Clock::At(hour, 0), at + 1));
        }
        if self.lang == Lang::En
            && let Some(told) = self.past_hour(at)
        {
            return Some(told);
        }
        let hour = match self.digits(at) {
            Some((hour @ 0..=24, 1 | 2)) => hour as u8,
            Some((value @ 0..=2359, 4)) if self.is_zone(at + 1) && value % 100 < 60 => {
                return Some((Clock::At((value / 100) as u8, (value % 100) as u8), at + 1));
            }
            Some(_) => return None,
            None => return self.spelt(at),
        };
        if at > 0 && self.glued(at) && !self.mark(at - 1, '(') && !self.mark(at - 1, '\'') {
            return None;
        }
        match self.lang {
            Lang::Fr => self.french(hour, at),
            Lang::En => self.english(hour, at),
        }
    }

    /// "deux heures du matin", "à dix heures trente", "five o’clock": the hour in words.
    fn spelt(self, at: usize) -> Option<(Clock, usize)> {
        let (hour, next) = self.counted(at).filter(|&(n, _)| n <= 24)?;
        let clock = Clock::At(hour as u8, 0);
        if self.lang == Lang::En {
            let told = self.is(next, Sense::Clock).then_some((clock, next + 1));
            return told.or_else(|| self.of_morning(hour as u8, 0, next));
        }
        if !self.is(next, Sense::Unit(Unit::Hour)) {
            return None;
        }
        let parted = self.half_of_day(clock, next + 1).1 > next + 1;
        let led = matches!(self.before(at), Some(Sense::To | Sense::Around | Sense::Part(_))) && hour > 1;
        let half = self.is(next + 1, Sense::And) && self.is(next + 2, Sense::Half);
        let minute = self.counted(next + 1).filter(|&(n, _)| (5..60).contains(&n));
        match minute {
            _ if half && (led || parted) => Some((Clock::At(hour as u8, 30), next + 3)),
            Some((minute, to)) if led => Some((Clock::At(hour as u8, minute as u8), to)),
            _ => (parted || (led && self.ends_phrase(next + 1) && !self.is(next + 1, Sense::Of)))
                .then_some((clock, next + 1)),
        }
    }

    /// "GMT", "EST": in capitals.
    fn is_zone(self, at: usize) -> bool {
        self.is(at, Sense::Zone) && !self.word(at).chars().any(char::is_lowercase)
    }

    fn french(self, hour: u8, at: usize) -> Option<(Clock, usize)> {
        let spelt = self.is(at + 1, Sense::Unit(Unit::Hour));
        let lasting = matches!(self.before(at), Some(Sense::In | Sense::During | Sense::Within | Sense::Per));
        if self.mark(at + 1, ':') {
            return self.colon(hour, at);
        }
        if !(spelt || self.is(at + 1, Sense::Clock)) || lasting || (spelt && !self.is_told_time(at)) {
            return None;
        }
        let (minute, to) = match self.minute(at + 2) {
            Some(minute) => (minute, at + 3),
            None => (0, at + 2),
        };
        let length = matches!(self.term(to), Some(Sense::Unit(Unit::Minute | Unit::Second)));
        (!length).then_some((Clock::At(hour, minute), to))
    }

    /// "à 20 heures", "vers 20 heures", "de 18 heures à 20 heures": what a bare "20 heures" is not.
    fn is_told_time(self, at: usize) -> bool {
        let led = matches!(
            self.before(at),
            Some(
                Sense::To
                    | Sense::Around
                    | Sense::Until
                    | Sense::Since
                    | Sense::Starting
                    | Sense::Before
                    | Sense::After
                    | Sense::By
                    | Sense::Part(_)
                    | Sense::Weekday(_)
            )
        );
        let ranged = matches!(self.before(at), Some(Sense::Of | Sense::Between))
            && matches!(self.term(at + 2), Some(Sense::To | Sense::And));
        // "entre 22 heures et 5 heures"
        let second = matches!(self.before(at), Some(Sense::And))
            && at > 1
            && matches!(self.term(at - 2), Some(Sense::Unit(Unit::Hour) | Sense::Clock));
        // "après 14 heures de négociations" tells how long, "parti à 14 heures de la place" when.
        let lasting = self.is(at + 2, Sense::Of) && !self.is(at + 3, Sense::Det) && !ranged;
        (led && !lasting)
            || second
            || ranged
            || (self.minute(at + 2).is_some() && !self.is(at + 3, Sense::Unit(Unit::Minute)))
    }

    fn minute(self, at: usize) -> Option<u8> {
        match self.digits(at)? {
            (minute @ 0..=59, 2) => Some(minute as u8),
            _ => None,
        }
    }

    fn colon(self, hour: u8, at: usize) -> Option<(Clock, usize)> {
        let tight = self.mark(at + 1, ':') && self.glued(at + 1) && self.glued(at + 2);
        let minute = self.minute(at + 2).filter(|_| tight)?;
        Some((Clock::At(hour, minute), at + 3))
    }

    /// "3.47 a.m.", "10.30pm": British hours, where the half of the day is told.
    fn dotted(self, hour: u8, at: usize) -> Option<(Clock, usize)> {
        let tight = self.mark(at + 1, '.') && self.glued(at + 1) && self.glued(at + 2);
        let minute = self.minute(at + 2).filter(|_| tight && self.meridiem(at + 3).is_some())?;
        Some((Clock::At(hour, minute), at + 3))
    }

    /// "5 p.m.", "5:30 pm", "17:30", "five o’clock".
    fn english(self, hour: u8, at: usize) -> Option<(Clock, usize)> {
        let colon = self.colon(hour, at).or_else(|| self.dotted(hour, at));
        let after = colon.map_or(at + 1, |(_, to)| to);
        let minute = match colon {
            Some((Clock::At(_, minute), _)) => minute,
            _ => 0,
        };
        if let Some((noon, to)) = self.meridiem(after) {
            return (1..=12).contains(&hour).then_some((Clock::At(hour % 12 + noon, minute), to));
        }
        if self.is(after, Sense::Clock) {
            return Some((Clock::At(hour, minute), after + 1));
        }
        self.of_morning(hour, minute, after).or(colon)
    }

    /// "11 in the morning", "seven in the evening", "9 at night".
    fn of_morning(self, hour: u8, minute: u8, at: usize) -> Option<(Clock, usize)> {
        let (noon, to) = match (self.word(at), self.word(at + 1), self.term(at + 2)) {
            ("in", "the", Some(Sense::Part("MO"))) => (0, at + 3),
            ("in", "the", Some(Sense::Part("AF" | "EV"))) => (12, at + 3),
            ("at", "night", _) => (12, at + 2),
            _ => return None,
        };
        (1..=12).contains(&hour).then_some((Clock::At(hour % 12 + noon, minute), to))
    }

    /// "half past nine", "quarter past six".
    fn past_hour(self, at: usize) -> Option<(Clock, usize)> {
        let minute = match (self.word(at), self.word(at + 1)) {
            ("half", "past") => 30,
            ("quarter", "past") => 15,
            _ => return None,
        };
        let (hour, to) = self.counted(at + 2).filter(|&(hour, _)| (1..=12).contains(&hour))?;
        let clock = (Clock::At(hour as u8, minute), to);
        Some(self.of_morning(hour as u8, minute, to).unwrap_or(clock))
    }

    /// "pm", "p.m."
    fn meridiem(self, at: usize) -> Option<(u8, usize)> {
        if let Some(Sense::Meridiem(noon)) = self.term(at) {
            return Some((noon, at + 1));
        }
        let dotted =
            self.mark(at + 1, '.') && self.glued(at + 1) && self.glued(at + 2) && self.word(at + 2) == "m";
        let noon = match self.word(at) {
            "a" => 0,
            "p" => 12,
            _ => return None,
        };
        let to = at + 3 + usize::from(self.mark(at + 3, '.') && self.glued(at + 3));
        dotted.then_some((noon, to))
    }
}
