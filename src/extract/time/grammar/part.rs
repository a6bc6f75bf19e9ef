//! Parts of the day: "le soir", "nuit de mardi à mercredi", "matin du 6 juin", "at dawn", "night of May 5".

use super::relative::{made, part, shift};
use super::{Hit, Line};
use crate::extract::time::form::{Anchor, Calendar, Clock, Form, Turn, Unit};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::token::What;
use crate::words::Lang;

impl Line<'_> {
    /// "la nuit", "nuit dernière", "nuit de mardi à mercredi", "matin du 6 juin".
    pub(super) fn part_led(self, at: usize, letters: &'static str) -> Option<Hit> {
        if let Some(Sense::Turn(Turn::Last)) = self.term(at + 1).filter(|_| self.lang == Lang::Fr) {
            return Some(part(at, at + 2, letters, shift(-1, Unit::Day, Anchor::Publication)));
        }
        if let Some((day, to, is_joined)) = self.day_of_part(at + 1) {
            let hit = part(at, to, letters, day);
            return Some(if is_joined { Hit { rule: "night", ..hit } } else { hit });
        }
        // "le soir même"
        if self.lang == Lang::Fr && self.is(at + 1, Sense::Same) {
            return Some(part(at, at + 2, letters, shift(0, Unit::Day, Anchor::Narrative)));
        }
        if self.lang == Lang::En {
            let led = self.is_moment(at) || self.is_in_part(at);
            return led.then(|| made(at, at + 1, Form::Time(Clock::Part(letters), None), super::MOMENT));
        }
        let elided = at > 1 && self.mark(at - 1, '\'') && self.is(at - 2, Sense::Det);
        let led =
            elided || matches!(self.before(at), Some(Sense::Det | Sense::ToDet | Sense::In | Sense::During));
        let of = matches!(self.term(at + 1), Some(Sense::Of | Sense::OfDet | Sense::FromDet));
        (led && !of).then(|| made(at, at + 1, Form::Time(Clock::Part(letters), None), "day-part"))
    }

    /// "overnight Monday", "overnight into Tuesday", "overnight Sunday to Monday".
    pub(super) fn overnight(self, at: usize) -> Option<Hit> {
        let led = self.is(at + 1, Sense::On) || matches!(self.word(at + 1), "into" | "from");
        let (day, to) = self.calendar(at + 1 + usize::from(led)).filter(|_| self.word(at).len() == 9)?;
        let night = |to: usize| part(at, to, "NI", Form::Calendar(day));
        let joined = self.is(to, Sense::To) || self.word(to) == "into";
        let second = self.calendar(to + 1).filter(|_| joined);
        Some(match second {
            Some((_, end)) => Hit { rule: "night", ..night(end) },
            None => night(to),
        })
    }

    /// "at dawn", "by nightfall", "until dusk"; but "at night" is any night.
    fn is_moment(self, at: usize) -> bool {
        let led = matches!(self.before(at), Some(Sense::At | Sense::By | Sense::Until));
        let any = self.before(at) == Some(Sense::At) && self.word(at) == "night";
        led && !any && self.ends_phrase(at + 1)
    }

    /// "in the evening", "by the afternoon": of the day that is told.
    fn is_in_part(self, at: usize) -> bool {
        let article = at.checked_sub(1).filter(|&det| self.is(det, Sense::Det));
        let led = article.and_then(|det| self.before(det));
        matches!(led, Some(Sense::In | Sense::During | Sense::By | Sense::Until)) && self.ends_phrase(at + 1)
    }

    /// The day a part belongs to: "de mardi à mercredi" (the first, and true), "du 6 juin", "of May 5".
    fn day_of_part(self, at: usize) -> Option<(Form, usize, bool)> {
        let of = matches!(self.term(at), Some(Sense::Of | Sense::FromDet));
        // "dawn on Monday", "dusk on the 9th"; "before dawn on Monday" is told by its day alone.
        let apart = || {
            at.checked_sub(1)
                .is_some_and(|part| matches!(self.before(part), Some(Sense::Before | Sense::After)))
        };
        let on = self.lang == Lang::En && self.is(at, Sense::On) && !apart();
        if !of && !on {
            return None;
        }
        let next = self.past_det(at + 1);
        let night = self.calendar(next).map(|(date, to)| (Form::Calendar(date), to));
        let to = night.as_ref().map_or(next + 1, |(_, to)| *to);
        let joined = matches!(self.term(to), Some(Sense::To | Sense::ToDet));
        if let Some((second, end)) = self.calendar(to + 1).filter(|_| joined) {
            return Some((self.first_of_two(next, second, night), end, true));
        }
        // "night of Nov. 12-13"
        if let Some([Hit { form: Form::Range(first, _), to, .. }]) = super::range::list(self, next).as_deref()
        {
            return Some((Form::clone(first), *to, true));
        }
        night.map(|(day, to)| (day, to, false)).or_else(|| self.day_of_told_month(next))
    }

    /// "soir du 23,", "nuit du 4 au 5.", "evening of the 9th": days of a month that the text has told.
    fn day_of_told_month(self, at: usize) -> Option<(Form, usize, bool)> {
        let (day, to) = self.day(at)?;
        let form = Form::Calendar(Calendar { day: Some(day), ..Calendar::default() });
        if self.lang == Lang::En {
            return (to > at + 1).then_some((form, to, false));
        }
        let closes = |to: usize| self.tokens.get(to).is_none_or(|token| matches!(token.what, What::Mark(_)));
        let second = self.day(to + 1).filter(|_| self.is(to, Sense::ToDet)).map(|(_, end)| end);
        match second {
            Some(end) => closes(end).then_some((form, end, true)),
            None => closes(to).then_some((form, to, false)),
        }
    }

    fn first_of_two(self, at: usize, second: Calendar, first: Option<(Form, usize)>) -> Form {
        match first {
            Some((form, _)) => form,
            None => match self.day(at) {
                Some((day, _)) => Form::Calendar(Calendar { day: Some(day), weekday: None, ..second }),
                None => Form::Calendar(second),
            },
        }
    }
}
