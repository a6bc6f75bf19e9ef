//! Expressions that count from an anchor: "hier soir", "l’an dernier", "cette semaine", "le lendemain",
//! "à l’époque", "maintenant".

use super::{Hit, Line, year};
use crate::extract::time::form::{
    Anchor, Calendar, Clock, Edge, Form, Length, Portion, Ref, Shift, Turn, Unit,
};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::token::What;
use crate::words::Lang;

/// A relative expression.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    if let Some((form, to, rule)) = line.quarter_of(at) {
        return Some(made(at, to, form, rule));
    }
    match line.term(at)? {
        // "at the time of his death" counts from what the text does not date.
        Sense::Deictic { from: Anchor::Narrative, .. } | Sense::Then if line.is_beside_event(at + 1) => None,
        // "the day before the vote" counts from the vote.
        Sense::Deictic { .. } if line.word(at).ends_with("before") && !line.closes(at + 1) => None,
        Sense::Deictic { from, by, unit } => {
            let (form, rule) = (
                shift(by, unit, from),
                if from == Anchor::Publication { "deictic" } else { "narrative-day" },
            );
            Some(line.with_part(at, at + 1, form, rule))
        }
        Sense::Today => Some(line.with_part(at, at + 1, shift(0, Unit::Day, Anchor::Publication), "today")),
        Sense::Tonight if line.overnight(at).is_some() => line.overnight(at),
        // "an overnight train" has no night of its own.
        Sense::Tonight if line.word(at).len() == 9 && !line.ends_phrase(at + 1) => None,
        Sense::Tonight => Some(part(at, at + 1, "NI", shift(0, Unit::Day, Anchor::Publication))),
        Sense::Then => Some(Hit::new(at..at + 1, Form::Then, "then")),
        Sense::ThenUnit(unit) => Some(made(at, at + 1, shift(0, unit, Anchor::Narrative), "then")),
        Sense::ThenPart(letters) => Some(part(at, at + 1, letters, shift(0, Unit::Day, Anchor::Narrative))),
        Sense::Ref(Ref::Present) => Some(made(at, at + 1, Form::Ref(Ref::Present), "present")),
        Sense::Ref(vague) => Some(made(at, at + 1, Form::Ref(vague), "vague")),
        Sense::RefNoun(vague) => line.noun(at, vague),
        Sense::UnitEnd(unit) => {
            let own = Box::new(shift(0, unit, Anchor::Publication));
            Some(made(at, at + 1, Form::Edge(Edge::End, own), "edge"))
        }
        Sense::This => line.current(at),
        Sense::Fiscal => line.fiscal(at),
        Sense::Recent(unit) => {
            let length = crate::extract::time::form::Length { count: None, unit };
            Some(made(at, at + 1, Form::Lately(-1, length), "lately"))
        }
        Sense::Term => Some(made(at, at + 1, Form::Ref(Ref::Future), "term")),
        Sense::Dem => line.demonstrative(at),
        Sense::DemThat => line.that_season(at),
        // "the last week of June" is no last week.
        Sense::Turn(turn) => line.nth_hit(at).or_else(|| line.turned(at, turn)),
        Sense::Unit(_) => line.unit_led(at),
        Sense::Part(letters) => line.part_led(at, letters),
        _ => None,
    }
}

pub(super) fn made(from: usize, to: usize, form: Form, rule: &'static str) -> Hit {
    Hit::new(from..to, form, rule)
}

pub(super) fn shift(by: i32, unit: Unit, from: Anchor) -> Form {
    Form::Shift(Shift { by, unit, from, weekday: None })
}

pub(super) fn part(from: usize, to: usize, letters: &'static str, day: Form) -> Hit {
    made(from, to, Form::Time(Clock::Part(letters), Some(Box::new(day))), "day-part")
}

impl Line<'_> {
    /// "l’avenir", "le futur", "the past": a time only as a noun that is led by an article.
    fn noun(self, at: usize, vague: Ref) -> Option<Hit> {
        let elided = at > 1 && self.mark(at - 1, '\'') && self.is(at - 2, Sense::Det);
        let of_something = matches!(self.term(at + 1), Some(Sense::Of | Sense::OfDet | Sense::FromDet));
        let alone = self.lang == Lang::Fr || (self.ends_phrase(at + 1) && !self.leads_amount(at + 1));
        ((self.before(at) == Some(Sense::Det) || elided) && !of_something && alone)
            .then(|| made(at, at + 1, Form::Ref(vague), "vague"))
    }

    /// "the past two years", "the past few days".
    fn leads_amount(self, at: usize) -> bool {
        matches!(self.term(at), Some(Sense::Count(_) | Sense::Vague | Sense::Unit(_) | Sense::Some(_)))
            || self.digits(at).is_some()
    }

    /// "the current quarter".
    fn current(self, at: usize) -> Option<Hit> {
        match self.term(at + 1)? {
            Sense::Unit(unit) if self.lang == Lang::En && !unit.is_clock() => {
                Some(made(at, at + 2, shift(0, unit, Anchor::Publication), "this-unit"))
            }
            _ => None,
        }
    }

    /// "fiscal 1997", "fiscal year 1997", "fiscal third quarter": told as the calendar's own.
    fn fiscal(self, at: usize) -> Option<Hit> {
        let next = self.past(at + 1, Sense::Unit(Unit::Year));
        if let Some(year) = self.full_year(next) {
            return Some(made(at, next + 1, year::of(year), "fiscal"));
        }
        if next > at + 1 {
            return self
                .is_led(at)
                .then(|| made(at, next, shift(0, Unit::Year, Anchor::Publication), "fiscal"));
        }
        super::period::hit(self, at + 1).map(|hit| Hit { from: at, ..hit })
    }

    /// "ce soir", "cette semaine", "ce mois de juillet 2025", "ce dimanche", "cet été", "ce même lundi".
    fn demonstrative(self, at: usize) -> Option<Hit> {
        let same = self.is(at + 1, Sense::Same);
        let next = at + 1 + usize::from(same);
        let anchor = if same { Anchor::Narrative } else { Anchor::Publication };
        if self.digits(next).is_some() {
            return self.these_last(at, next);
        }
        if let Some(hit) = self.day_of_a_month(at, next) {
            return Some(hit);
        }
        match self.term(next)? {
            Sense::Part(letters) if self.lang == Lang::Fr || !same => {
                Some(part(at, next + 1, letters, shift(0, Unit::Day, anchor)))
            }
            Sense::Noon(12) => Some(made(at, next + 1, noon(shift(0, Unit::Day, anchor)), "day-part")),
            Sense::Weekday(weekday) if self.capital_fits(next) => {
                let (date, to) = self.calendar(next)?;
                let far = self.past_mark(to, '-');
                // "ce samedi-là"
                let is_far = self.lang == Lang::Fr && far > to && matches!(self.word(far), "la" | "là");
                let turn = if same || is_far { Turn::Same } else { Turn::This };
                let to = if is_far { far + 1 } else { to };
                let date = if date.day.is_some() || date.turn != Turn::Bare {
                    date
                } else {
                    Calendar { turn, weekday: Some(weekday), ..date }
                };
                Some(self.with_part(at, to, Form::Calendar(date), "this-weekday"))
            }
            Sense::Season(code) | Sense::SeasonWeak(code) => {
                let (year, to) = self.season_year(next + 1).map_or((None, next + 1), |(y, to)| (Some(y), to));
                // "cet été-là"
                let far = self.past_mark(to, '-');
                let is_far = self.lang == Lang::Fr && far > to && matches!(self.word(far), "la" | "là");
                let (turn, to) = if is_far { (Turn::Same, far + 1) } else { (Turn::This, to) };
                let form = Form::Portion(Portion { code, through: code, year, turn });
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

    /// "ce jour de novembre 2016", "ce matin de mai": a day of that month, and no day of print.
    fn day_of_a_month(self, at: usize, day: usize) -> Option<Hit> {
        let is_day = matches!(self.term(day)?, Sense::Part(_) | Sense::Weekday(_) | Sense::Unit(Unit::Day));
        let of = self.is(day + 1, Sense::Of) && self.lang == Lang::Fr && is_day;
        let (month, to) = if of { self.calendar(self.past_mark(day + 2, '\''))? } else { return None };
        (month.day.is_none() && month.month.is_some())
            .then(|| made(at, to, Form::Calendar(month), "this-month"))
    }

    /// "that summer": of the story.
    fn that_season(self, at: usize) -> Option<Hit> {
        let (Sense::Season(code) | Sense::SeasonWeak(code)) = self.term(at + 1)? else { return None };
        let form = Form::Portion(Portion { code, through: code, year: None, turn: Turn::Same });
        Some(made(at, at + 2, form, "this-season"))
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
        // "cette même année 2023"
        if let Some(year) = self.full_year(next + 1).filter(|_| unit == Unit::Year) {
            return Some(made(at, next + 2, year::of(year), "year"));
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
        let past = turn == Turn::Last && self.word(at).eq_ignore_ascii_case("past");
        if let Some(hit) = self.noun(at, Ref::Past).filter(|_| past) {
            return Some(hit);
        }
        match self.term(at + 1)? {
            Sense::Fiscal if self.lang == Lang::En => self.turned_fiscal(at, turn),
            Sense::Unit(unit) if self.lang == Lang::En && !self.word(at + 1).ends_with('s') => {
                self.turned_one(at, turn, unit)
            }
            // "au cours de la dernière décennie"
            Sense::Unit(unit @ Unit::Decade)
                if turn == Turn::Last && !matches!(self.term(at + 2), Some(Sense::Of | Sense::FromDet)) =>
            {
                Some(made(at, at + 2, Form::Lately(-1, Length { count: Some(1.0), unit }), "lately"))
            }
            // "les derniers mois", "les prochaines semaines"
            Sense::Unit(unit)
                if matches!(turn, Turn::Last | Turn::Next)
                    && (self.lang == Lang::En || self.word(at).ends_with('s')) =>
            {
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
                let (by, from) = match turn {
                    Turn::Last => (-1, Anchor::Publication),
                    Turn::Before => (-1, Anchor::Narrative),
                    // "the next morning" is never that after print: that is "tomorrow morning".
                    _ => (1, Anchor::Narrative),
                };
                Some(part(at, at + 2, letters, shift(by, Unit::Day, from)))
            }
            _ => None,
        }
    }

    /// "last week"; but "the last year", "the past week" are lengths that end now.
    fn turned_one(self, at: usize, turn: Turn, unit: Unit) -> Option<Hit> {
        let past = self.word(at).eq_ignore_ascii_case("past");
        let near = matches!(turn, Turn::Last | Turn::Next) && unit != Unit::Weekend;
        let led = self.before(at) == Some(Sense::Det) && !self.is(at + 2, Sense::Of) && unit > Unit::Day;
        let length = near && (past || led) && unit != Unit::Century;
        let (form, rule) = if length {
            let by = if turn == Turn::Last { -1 } else { 1 };
            (Form::Lately(by, Length { count: Some(1.0), unit }), "lately")
        } else {
            (turned_unit(unit, turn)?, "turn-unit")
        };
        Some(made(at, at + 2, form, rule))
    }

    /// "last fiscal year", "next fiscal quarter".
    fn turned_fiscal(self, at: usize, turn: Turn) -> Option<Hit> {
        match self.term(at + 2)? {
            Sense::Unit(unit) => Some(made(at, at + 3, turned_unit(unit, turn)?, "turn-unit")),
            _ => None,
        }
    }

    /// A mark or the end.
    pub(super) fn closes(self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| matches!(token.what, What::Mark(_)))
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
        if let Some(hit) = self.unit_after(at) {
            return Some(hit);
        }
        if let Some((date, to)) = self.month_of(at) {
            return Some(made(at, to, Form::Calendar(date), "month"));
        }
        if let Some(hit) = self.week_of(at).or_else(|| self.year_earlier(at)).or_else(|| self.own_period(at))
        {
            return Some(hit);
        }
        if self.is(at, Sense::Unit(Unit::Year)) && !self.word(at).ends_with('s') {
            let year = self.full_year(at + 1).filter(|_| !self.mark(at + 2, '-'))?;
            return Some(made(at, at + 2, year::of(year), "year"));
        }
        None
    }

    /// "the day after": not "a day after", nor "the day after the vote", which counts from the vote.
    fn unit_after(self, at: usize) -> Option<Hit> {
        let Sense::Unit(unit) = self.term(at)? else { return None };
        let led = self.before(at) == Some(Sense::Det) && self.word(at - 1).eq_ignore_ascii_case("the");
        let alone = self.is(at + 1, Sense::After) && self.closes(at + 2) && !self.is_plural(at);
        (led && alone && !unit.is_clock())
            .then(|| made(at, at + 2, shift(1, unit, Anchor::Narrative), "narrative-day"))
    }

    /// "semaine du 30 mars", "week of March 3".
    fn week_of(self, at: usize) -> Option<Hit> {
        let week = self.is(at, Sense::Unit(Unit::Week)) && !self.is_plural(at);
        let of = self.past_of(at + 1);
        let (day, to) = self.calendar(of).filter(|(date, _)| week && of > at + 1 && date.day.is_some())?;
        Some(made(at, to, Form::Week(Box::new(Form::Calendar(day))), "week-of"))
    }

    /// "the year-earlier period", "year-ago quarter".
    fn year_earlier(self, at: usize) -> Option<Hit> {
        let joined = self.is(at, Sense::Unit(Unit::Year)) && self.mark(at + 1, '-');
        let back = matches!(self.term(at + 2), Some(Sense::Later(-1) | Sense::LaterPublication(-1)));
        if !joined || !back {
            return None;
        }
        let noun = matches!(self.term(at + 3), Some(Sense::Unit(_))) || self.word(at + 3) == "period";
        Some(made(at, at + 3 + usize::from(noun), shift(-1, Unit::Year, Anchor::Narrative), "year-earlier"))
    }

    /// "over the weekend", "for the quarter", "throughout the year": the publication's own.
    fn own_period(self, at: usize) -> Option<Hit> {
        let Some(Sense::Unit(unit)) = self.term(at).filter(|_| self.lang == Lang::En) else { return None };
        let det = at.checked_sub(1).filter(|&i| self.is(i, Sense::Det))?;
        let long = matches!(unit, Unit::Month | Unit::Quarter | Unit::Year) && self.ends_phrase(at + 1);
        let led = match self.before(det) {
            Some(Sense::During | Sense::In) => long || unit == Unit::Weekend,
            Some(
                Sense::At
                | Sense::Since
                | Sense::Of
                | Sense::By
                | Sense::Before
                | Sense::After
                | Sense::Until,
            ) => unit == Unit::Weekend,
            _ => false,
        };
        // "in the year to March": a length that ends then.
        let to = matches!(self.word(at + 1), "to" | "through" | "until" | "ended" | "ending");
        let of = to || matches!(self.term(at + 1), Some(Sense::Of | Sense::Before | Sense::After));
        (led && !of && !self.is_plural(at))
            .then(|| made(at, at + 1, shift(0, unit, Anchor::Publication), "own-period"))
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
            (Sense::Unit(unit), Some(Sense::This)) if self.lang == Lang::Fr && !unit.is_clock() => {
                Some((shift(0, unit, Anchor::Publication), at + 2))
            }
            _ => None,
        }
    }
}

fn noon(day: Form) -> Form {
    Form::Time(Clock::At(12, 0), Some(Box::new(day)))
}

/// A unit before or after the publication's own, or the story's.
fn turned_unit(unit: Unit, turn: Turn) -> Option<Form> {
    if unit.is_clock() || unit == Unit::Millennium {
        return None;
    }
    Some(match turn {
        Turn::Last => shift(-1, unit, Anchor::Publication),
        Turn::Next => shift(1, unit, Anchor::Publication),
        Turn::Before => shift(-1, unit, Anchor::Narrative),
        Turn::After => shift(1, unit, Anchor::Narrative),
        Turn::Bare | Turn::This | Turn::Same | Turn::Ranged => return None,
    })
}
