//! Recurring times: "chaque mardi", "tous les deux ans", "le mercredi", "par an", "annuel".

use super::{Hit, Line};
use crate::extract::time::form::{Form, Length, Unit};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::timex3;
use crate::extract::time::token::What;
use crate::words::Lang;

/// A recurring time.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    let (value, from, to) = match line.term(at)? {
        Sense::Each | Sense::Every => line.every(at)?,
        Sense::Per => (timex3::length(once(line.unit(at + 1)?)), at, at + 2),
        Sense::Weekdays(day) if line.capital_fits(at) => line.habit(at, day),
        Sense::Weekday(day) if line.is_habit(at) => line.habit(at, day),
        Sense::Count(_) => line.one_in(at)?,
        Sense::Set(unit) if line.is_adjective(at) => (timex3::length(once(unit)), at, at + 1),
        _ => return None,
    };
    let often = matches!(line.term(at), Some(Sense::Each | Sense::Every));
    Some(Hit::new(from..to, Form::Set(value), if often { "every" } else { "set" }))
}

fn once(unit: Unit) -> Length {
    Length { count: Some(1.0), unit }
}

impl Line<'_> {
    /// "un effort annuel", "the annual fair": not "le quotidien", "the Daily Mail".
    fn is_adjective(self, at: usize) -> bool {
        match self.lang {
            Lang::Fr => matches!(at.checked_sub(1).map(|i| self.tokens[i].what), Some(What::Word)),
            Lang::En => !self.is_name(at),
        }
    }

    /// "le samedi matin", "les lundis": with the part of the day.
    fn habit(self, at: usize, day: u8) -> (String, usize, usize) {
        let each = timex3::each_weekday(day);
        match self.term(at + 1) {
            Some(Sense::Part(part) | Sense::Parts(part)) => (format!("{each}T{part}"), at, at + 2),
            _ => (each, at, at + 1),
        }
    }

    /// "un jour sur deux", "deux semaines sur trois".
    fn one_in(self, at: usize) -> Option<(String, usize, usize)> {
        let (_, next) = self.counted(at)?;
        let unit = self.unit(next).filter(|_| self.word(next + 1) == "sur")?;
        let (many, to) = self.number(next + 2)?;
        Some((timex3::length(Length { count: Some(many), unit }), at, to))
    }

    fn unit(self, at: usize) -> Option<Unit> {
        match self.term(at)? {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// "every other Thursday".
    fn past_other(self, at: usize) -> usize {
        at + usize::from(self.lang == Lang::En && self.word(at) == "other")
    }

    fn every(self, at: usize) -> Option<(String, usize, usize)> {
        let next = self.past_other(at + 1);
        Some(match self.term(next) {
            Some(Sense::Weekday(day) | Sense::Weekdays(day)) => {
                let (value, _, to) = self.habit(next, day);
                (value, at, to)
            }
            Some(Sense::Part(part) | Sense::Parts(part)) => (format!("XXXX-XX-XXT{part}"), at, next + 1),
            Some(Sense::Ordinal(_)) => match super::period::hit(self, next)? {
                Hit { form: Form::Set(value), to, .. } => (value, at, to),
                _ => return None,
            },
            Some(Sense::Unit(unit)) => (timex3::length(once(unit)), at, next + 1),
            Some(Sense::Season(code)) => (format!("XXXX-{code}"), at, next + 1),
            Some(Sense::Month(month)) => (format!("XXXX-{month:02}"), at, next + 1),
            _ => {
                let (length, to) = self.length(next)?;
                (timex3::length(length), at, to)
            }
        })
    }

    /// French "le mercredi" without a date: every Wednesday.
    pub(super) fn is_habit(self, at: usize) -> bool {
        self.lang == Lang::Fr && self.before(at) == Some(Sense::Det)
    }
}
