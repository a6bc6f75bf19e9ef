//! Expressions that count from an anchor: "hier soir", "l’an dernier", "cette semaine", "le lendemain",
//! "à l’époque", "maintenant".

use super::{Hit, Line, year};
use crate::extract::time::form::{Anchor, Calendar, Clock, Form, Length, Portion, Ref, Shift, Turn, Unit};
use crate::extract::time::lexicon::Sense;
use crate::words::Lang;

/// A relative expression.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    match line.term(at)? {
        Sense::Deictic { from: Anchor::Narrative, .. } if line.is_beside_event(at + 1) => None,
        Sense::Deictic { from, by, unit } => {
            let (form, rule) = (
                shift(by, unit, from),
                if from == Anchor::Publication { "deictic" } else { "narrative-day" },
            );
            Some(line.with_part(at, at + 1, form, rule))
        }
        Sense::Today => Some(line.with_part(at, at + 1, shift(0, Unit::Day, Anchor::Publication), "today")),
        Sense::Tonight => Some(part(at, at + 1, "NI", shift(0, Unit::Day, Anchor::Publication))),
        Sense::Then => Some(Hit::new(at..at + 1, Form::Then, "then")),
        Sense::ThenUnit(unit) => Some(made(at, at + 1, shift(0, unit, Anchor::Narrative), "then")),
        Sense::ThenPart(letters) => Some(part(at, at + 1, letters, shift(0, Unit::Day, Anchor::Narrative))),
        Sense::Ref(Ref::Present) => Some(made(at, at + 1, Form::Ref(Ref::Present), "present")),
        Sense::Ref(vague) => Some(made(at, at + 1, Form::Ref(vague), "vague")),
        Sense::FutureNoun => line.future(at),
        Sense::Recent(unit) => {
            let length = crate::extract::time::form::Length { count: None, unit };
            Some(made(at, at + 1, Form::Lately(-1, length), "lately"))
        }
        Sense::Term => Some(made(at, at + 1, Form::Ref(Ref::Future), "term")),
        Sense::Dem => line.demonstrative(at),
        Sense::Turn(turn) => line.turned(at, turn),
        Sense::Unit(_) => line.unit_led(at),
        Sense::Part(letters) => line.part_led(at, letters),
        _ => None,
    }
}

fn made(from: usize, to: usize, form: Form, rule: &'static str) -> Hit {
    Hit::new(from..to, form, rule)
}

fn shift(by: i32, unit: Unit, from: Anchor) -> Form {
    Form::Shift(Shift { by, unit, from, weekday: None })
}

fn part(from: usize, to: usize, letters: &'static str, day: Form) -> Hit {
    made(from, to, Form::Time(Clock::Part(letters), Some(Box::new(day))), "day-part")
}

impl Line<'_> {
    /// "l’avenir", "le futur": a time only as a noun that is led by an article.
    fn future(self, at: usize) -> Option<Hit> {
        let elided = at > 1 && self.mark(at - 1, '\'') && self.is(at - 2, Sense::Det);
        let of_something = matches!(self.term(at + 1), Some(Sense::Of | Sense::OfDet | Sense::FromDet));
        ((self.before(at) == Some(Sense::Det) || elided) && !of_something)
            .then(|| made(at, at + 1, Form::Ref(Ref::Future), "future"))
    }

    /// "ce soir", "cette semaine", "ce mois de juillet 2025", "ce dimanche", "cet été", "ce même lundi".
    fn demonstrative(self, at: usize) -> Option<Hit> {
        let same = self.is(at + 1, Sense::Same);
        let next = at + 1 + usize::from(same);
        let anchor = if same { Anchor::Narrative } else { Anchor::Publication };
        if self.digits(next).is_some() {
            return self.these_last(at, next);
        }
        match self.term(next)? {
            Sense::Part(letters) if self.lang == Lang::Fr || !same => {
                Some(part(at, next + 1, letters, shift(0, Unit::Day, anchor)))
            }
            Sense::Noon(12) => Some(made(at, next + 1, noon(shift(0, Unit::Day, anchor)), "day-part")),
            Sense::Weekday(weekday) if self.capital_fits(next) => {
                let turn = if same { Turn::Same } else { Turn::This };
                let (date, to) = self.calendar(next)?;
                let date = if date.day.is_some() || date.turn != Turn::Bare {
                    date
                } else {
                    Calendar { turn, weekday: Some(weekday), ..date }
                };
                Some(self.with_part(at, to, Form::Calendar(date), "this-weekday"))
            }
            Sense::Season(code) | Sense::SeasonWeak(code) => {
                let (year, to) = self.season_year(next + 1).map_or((None, next + 1), |(y, to)| (Some(y), to));
                let form = Form::Portion(Portion { code, through: code, year, turn: Turn::This });
                Some(made(at, to, form, "this-season"))
            }
            Sense::Month(month) if self.lang == Lang::En && self.capital_fits(next) => {
                let date = Calendar { month: Some(month), turn: Turn::This, ..Calendar::default() };
                Some(made(at, next + 1, Form::Calendar(date), "this-month"))
            }
            Sense::Turn(_) | Sense::Count(_) | Sense::Vague => self.these_last(at, next),
            Sense::Holiday(_) | Sense::Feast => {
                let hit = super::period::hit(self, next)?;
                Some(Hit { from: at, ..hit })
            }
            Sense::Unit(unit) => self.this_unit(at, next, unit, anchor),
            _ => None,
        }
    }

    /// "ces dernières 24 heures", "ces trois derniers mois".
    fn these_last(self, at: usize, next: usize) -> Option<Hit> {
        let hit = super::duration::hit(self, next)?;
        matches!(hit.form, Form::Lately(..)).then_some(Hit { from: at, ..hit })
    }

    fn this_unit(self, at: usize, next: usize, unit: Unit, anchor: Anchor) -> Option<Hit> {
        if unit == Unit::Month
            && let Some((date, to)) = self.month_of(next)
        {
            return Some(made(at, to, Form::Calendar(date), "this-month"));
        }
        let plural = unit != Unit::Month && self.word(next).ends_with('s');
        if unit.is_clock()
            || plural
            || unit == Unit::Century
            || unit == Unit::Millennium
            || unit == Unit::Decade
        {
            return None;
        }
        let here = self.past_mark(next + 1, '-');
        let to = if self.is(here, Sense::Here) { here + 1 } else { next + 1 };
        Some(made(at, to, shift(0, unit, anchor), "this-unit"))
    }

    /// "mois de juillet 2025", "mois d’août".
    pub(super) fn month_of(self, at: usize) -> Option<(Calendar, usize)> {
        if !self.is(at, Sense::Unit(Unit::Month)) || !self.is(at + 1, Sense::Of) {
            return None;
        }
        self.calendar(self.past_mark(at + 2, '\''))
            .filter(|(date, _)| date.day.is_none() && date.month.is_some())
    }

    /// "last week", "next Friday", "last May": before the noun.
    fn turned(self, at: usize, turn: Turn) -> Option<Hit> {
        match self.term(at + 1)? {
            Sense::Unit(unit) if self.lang == Lang::En => {
                let form = turned_unit(unit, turn)?;
                let singular = !self.word(at + 1).ends_with('s');
                singular.then(|| made(at, at + 2, form, "turn-unit"))
            }
            // "les derniers mois", "les prochaines semaines"
            Sense::Unit(unit) if matches!(turn, Turn::Last | Turn::Next) && self.word(at).ends_with('s') => {
                let by = if turn == Turn::Last { -1 } else { 1 };
                Some(made(at, at + 2, Form::Lately(by, Length { count: None, unit }), "lately"))
            }
            Sense::Unit(unit) if turn == Turn::Next && !self.word(at + 1).ends_with('s') => {
                (!unit.is_clock()).then(|| made(at, at + 2, shift(1, unit, Anchor::Publication), "turn-unit"))
            }
            Sense::Weekday(_) | Sense::Month(_) | Sense::MonthShort(_) if self.capital_fits(at + 1) => {
                let (date, to) = self.calendar(at + 1)?;
                (self.lang == Lang::En || turn == Turn::Next)
                    .then(|| self.with_part(at, to, Form::Calendar(Calendar { turn, ..date }), "turn-name"))
            }
            Sense::Part(letters) if self.lang == Lang::En => {
                let by = if turn == Turn::Last { -1 } else { 1 };
                Some(part(at, at + 2, letters, shift(by, Unit::Day, Anchor::Publication)))
            }
            _ => None,
        }
    }

    /// "au lendemain du scrutin", "la veille de la finale": counted from what the text does not date.
    fn is_beside_event(self, at: usize) -> bool {
        matches!(self.term(at), Some(Sense::Of | Sense::FromDet | Sense::OfDet))
    }

    /// "an dernier", "semaine prochaine", "année 2001", "mois de mai 2003".
    fn unit_led(self, at: usize) -> Option<Hit> {
        if let Some((form, to)) = self.placed_unit(at) {
            return Some(made(at, to, form, "unit-turn"));
        }
        if let Some((date, to)) = self.month_of(at) {
            return Some(made(at, to, Form::Calendar(date), "month"));
        }
        if self.is(at, Sense::Unit(Unit::Year)) && !self.word(at).ends_with('s') {
            let year = self.full_year(at + 1).filter(|_| !self.mark(at + 2, '-'))?;
            return Some(made(at, at + 2, year::of(year), "year"));
        }
        None
    }

    /// A unit with its place: "année dernière", "mois prochain", "this week"; or "du mois" after an edge.
    pub(super) fn placed_unit(self, at: usize) -> Option<(Form, usize)> {
        match (self.term(at)?, self.term(at + 1)) {
            (Sense::Unit(unit), Some(Sense::Turn(turn) | Sense::TurnAfter(turn)))
                if self.lang == Lang::Fr =>
            {
                let singular = unit == Unit::Month || !self.word(at).ends_with('s');
                if singular { turned_unit(unit, turn).map(|form| (form, at + 2)) } else { None }
            }
            (Sense::Turn(turn), Some(Sense::Unit(unit))) if self.lang == Lang::En => {
                turned_unit(unit, turn).map(|form| (form, at + 2))
            }
            (Sense::Dem, Some(Sense::Unit(unit))) if !unit.is_clock() => {
                Some((shift(0, unit, Anchor::Publication), at + 2))
            }
            (Sense::Unit(unit @ (Unit::Month | Unit::Year | Unit::Week)), _) if self.follows_edge(at) => {
                let singular = unit == Unit::Month || !self.word(at).ends_with('s');
                singular.then_some((shift(0, unit, Anchor::Publication), at + 1))
            }
            _ => None,
        }
    }

    /// "fin du mois", "début de l’année", "end of the year".
    fn follows_edge(self, at: usize) -> bool {
        let joins = |i: &usize| {
            self.mark(*i, '\'')
                || matches!(self.term(*i), Some(Sense::Of | Sense::FromDet | Sense::Det | Sense::In))
        };
        let before = (0..at).rev().take(4).find(|i| !joins(i)).and_then(|i| self.term(i));
        matches!(before, Some(Sense::Edge(_) | Sense::Weekday(_)))
    }

    /// "la nuit", "nuit dernière", "nuit de mardi à mercredi", "matin du 6 juin".
    fn part_led(self, at: usize, letters: &'static str) -> Option<Hit> {
        if let Some(Sense::Turn(Turn::Last)) = self.term(at + 1).filter(|_| self.lang == Lang::Fr) {
            return Some(part(at, at + 2, letters, shift(-1, Unit::Day, Anchor::Publication)));
        }
        if let Some((day, to)) = self.day_of_part(at + 1) {
            return Some(part(at, to, letters, day));
        }
        let elided = at > 1 && self.mark(at - 1, '\'') && self.is(at - 2, Sense::Det);
        let led = elided || matches!(self.before(at), Some(Sense::Det | Sense::In | Sense::During));
        let of = matches!(self.term(at + 1), Some(Sense::Of | Sense::OfDet | Sense::FromDet));
        (led && self.lang == Lang::Fr && !of)
            .then(|| made(at, at + 1, Form::Time(Clock::Part(letters), None), "day-part"))
    }

    /// The day a part belongs to: "de mardi à mercredi" (the first), "du 6 juin", "of May 5".
    fn day_of_part(self, at: usize) -> Option<(Form, usize)> {
        let of = matches!(self.term(at), Some(Sense::Of | Sense::FromDet));
        if !of {
            return None;
        }
        let next = self.past_det(at + 1);
        let night = self.calendar(next).map(|(date, to)| (Form::Calendar(date), to));
        let to = night.as_ref().map_or(next + 1, |(_, to)| *to);
        let joined = matches!(self.term(to), Some(Sense::To | Sense::ToDet));
        if let Some((second, end)) = self.calendar(to + 1).filter(|_| joined) {
            return Some((self.first_of_two(next, second, night), end));
        }
        night
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

fn noon(day: Form) -> Form {
    Form::Time(Clock::At(12, 0), Some(Box::new(day)))
}

/// A unit before or after the publication's own, or the story's.
fn turned_unit(unit: Unit, turn: Turn) -> Option<Form> {
    if unit.is_clock() || unit == Unit::Century || unit == Unit::Millennium {
        return None;
    }
    Some(match turn {
        Turn::Last => shift(-1, unit, Anchor::Publication),
        Turn::Next => shift(1, unit, Anchor::Publication),
        Turn::Before => shift(-1, unit, Anchor::Narrative),
        Turn::After => shift(1, unit, Anchor::Narrative),
        Turn::Bare | Turn::This | Turn::Same => return None,
    })
}
