//! Pieces of the calendar: seasons, quarters, halves, decades, centuries, feasts, and their edges ("fin 2022").

use super::{Hit, Line, year};
use crate::extract::time::form::{
    Anchor, Calendar, Clock, Edge, Form, Piece, Portion, Shift, Turn, Unit, Year,
};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::timex3;
use crate::words::Lang;

/// A piece of the calendar.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    if let Some(Sense::Edge(edge)) = line.term(at) {
        return line.edge(edge, at);
    }
    if let Some(hit) = line.nth_hit(at) {
        return Some(hit);
    }
    let (form, to, rule) = line.piece(at)?;
    let from = line.century_from(at, &form);
    Some(Hit::new(from..to, form, rule))
}

pub(super) type Read = (Form, usize, &'static str);

impl Line<'_> {
    fn piece(self, at: usize) -> Option<Read> {
        self.season(at)
            .or_else(|| self.quarter(at))
            .or_else(|| self.quarter_of(at))
            .or_else(|| self.short_quarter(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.holiday(at))
    }

    pub(super) fn is_led(self, at: usize) -> bool {
        let led = matches!(
            self.before(at),
            Some(
                Sense::Det
                    | Sense::ToDet
                    | Sense::FromDet
                    | Sense::Dem
                    | Sense::In
                    | Sense::During
                    | Sense::Edge(_)
                    | Sense::Of
                    | Sense::Since
                    | Sense::Starting
                    | Sense::By
                    | Sense::Until
                    | Sense::Before
                    | Sense::After
            )
        );
        led || (at > 1 && self.mark(at - 1, '\''))
    }

    /// "deuxième trimestre 2023", "deux premiers trimestres", "first half of 2022", "last quarter".
    fn quarter(self, at: usize) -> Option<Read> {
        let (many, next) = match self.term(at) {
            Some(Sense::Count(n)) => (n as u8, at + 1),
            _ => (1, at),
        };
        let next = self.past(next, Sense::Fiscal);
        if many > 1 && self.is(next, Sense::Turn(Turn::Last)) {
            return self.last_months(many, next + 1);
        }
        let (first, last, next) = match self.ordinal(next) {
            Some((1, to)) => (1, self.second_ordinal(to).map_or(many, |(n, _)| n), to),
            Some((n, to)) if many == 1 => (n, self.second_ordinal(to).map_or(n, |(n, _)| n), to),
            _ => return None,
        };
        let next = self.second_ordinal(next).map_or(next, |(_, to)| to);
        let next = self.past(self.past_mark(next, '-'), Sense::Fiscal);
        if let Some(Sense::Count(n @ 2..=11)) = self.term(next).filter(|_| (first, last) == (1, 1))
            && self.is(next + 1, Sense::Unit(Unit::Month))
        {
            return self.first_months(1, n as u8, next + 2);
        }
        if self.is(next, Sense::Unit(Unit::Month)) {
            return self.first_months(first, last, next + 1);
        }
        let (base, most) = match self.term(next)? {
            Sense::Unit(Unit::Quarter) => (32, 4),
            Sense::Unit(Unit::Half) | Sense::Half => (39, 2),
            _ => return None,
        };
        if last > most || first < 1 {
            return None;
        }
        let (year, turn, to) = self.portion_year(next + 1);
        // The second half of a match has no year.
        if self.is(next, Sense::Half) && to == next + 1 {
            return None;
        }
        let form = Form::Portion(Portion { code: base + first, through: base + last, year, turn });
        Some((form, to, "quarter"))
    }

    /// "last year's first quarter", "2012's second half": the year stands before its portion.
    pub(super) fn quarter_of(self, at: usize) -> Option<Read> {
        if self.lang != Lang::En {
            return None;
        }
        let full = || self.full_year(at).map(|year| (year, at + 1));
        let (year, to) = self.near_year(at).filter(|_| !self.is(at, Sense::Of)).or_else(full)?;
        let owns = self.mark(to, '\'') && self.word(to + 1) == "s";
        let (nth, next) = self.ordinal(to + 2).filter(|_| owns)?;
        let next = self.past_mark(next, '-');
        let (base, most) = match self.term(next)? {
            Sense::Unit(Unit::Quarter) => (32, 4),
            Sense::Half => (39, 2),
            _ => return None,
        };
        (1..=most).contains(&nth).then(|| (portion(base + nth, Some(year), Turn::Bare), next + 1, "quarter"))
    }

    /// "neuf premiers mois de l’année", "first six months of 2023".
    fn first_months(self, first: u8, last: u8, at: usize) -> Option<Read> {
        let (year, turn, to) = self.portion_year(at);
        if first != 1 || last > 12 || to == at {
            return None;
        }
        let month = |month| {
            let year = year.or(Some(Year::Near(0)));
            Box::new(Form::Calendar(Calendar { month: Some(month), year, turn, ..Calendar::default() }))
        };
        Some((Form::Range(month(1), month(last)), to, "first-months"))
    }

    /// "fiscal", "fiscal year".
    fn past_fiscal(self, at: usize) -> usize {
        let next = self.past(at, Sense::Fiscal);
        if next > at { self.past(next, Sense::Unit(Unit::Year)) } else { at }
    }

    /// "third and fourth quarters".
    fn second_ordinal(self, at: usize) -> Option<(u8, usize)> {
        if self.is(at, Sense::And) { self.ordinal(at + 1) } else { None }
    }

    /// "trois derniers mois de 2000", "last three months of 1997".
    fn last_months(self, many: u8, at: usize) -> Option<Read> {
        if !self.is(at, Sense::Unit(Unit::Month)) || many > 11 {
            return None;
        }
        let (year, _, to) = self.portion_year(at + 1);
        let month =
            |month| Box::new(Form::Calendar(Calendar { month: Some(month), year, ..Calendar::default() }));
        year.map(|_| (Form::Range(month(13 - many), month(12)), to, "last-months"))
    }

    fn portion_year(self, at: usize) -> (Option<Year>, Turn, usize) {
        let next = self.past_det(self.past(self.past(at, Sense::Of), Sense::FromDet));
        let next = self.past_fiscal(next);
        if let Some((year, to)) = self.near_year(at) {
            return (Some(year), Turn::Bare, to);
        }
        if let Some(year) = self.full_year(next) {
            return (Some(year), Turn::Bare, next + 1);
        }
        let worded = self.past_of(at);
        if self.is(worded, Sense::Unit(Unit::Year)) {
            return match self.full_year(worded + 1) {
                Some(year) => (Some(year), Turn::Bare, worded + 2),
                None => (Some(Year::Near(0)), Turn::Bare, worded + 1),
            };
        }
        let (turn, to) = self.turn_after(at);
        (None, turn, to)
    }

    /// "deuxième", "2e", "2nd".
    pub(super) fn ordinal(self, at: usize) -> Option<(u8, usize)> {
        if let Some(Sense::Ordinal(n)) = self.term(at) {
            return Some((n as u8, at + 1));
        }
        let (n, width) = self.digits(at)?;
        (width == 1 && self.glued(at + 1) && self.is(at + 1, Sense::OrdinalSuffix))
            .then_some((n as u8, at + 2))
    }

    /// "T2 2023", "Q2 2023".
    fn short_quarter(self, at: usize) -> Option<Read> {
        let (n @ 1..=4, 1) = self.digits(at)? else { return None };
        let lettered = at > 0 && self.glued(at) && matches!(self.word(at - 1), "T" | "Q");
        let code = 32 + n as u8;
        match self.full_year(at + 1) {
            Some(year) if lettered => Some((portion(code, Some(year), Turn::Bare), at + 2, "quarter")),
            _ if lettered && self.word(at - 1) == "Q" => {
                Some((portion(code, None, Turn::Bare), at + 1, "quarter"))
            }
            _ => None,
        }
    }

    /// "années 60", "années 1990", "1990s", "nineties".
    pub(super) fn decade(self, at: usize) -> Option<Read> {
        if let Some(Sense::Decade(ten)) = self.term(at) {
            return Some((Form::Decade(i16::from(ten)), at + 1, "decade"));
        }
        if self.is(at, Sense::Unit(Unit::Year)) && self.word(at).ends_with('s') {
            return self.worded_decade(at + 1);
        }
        let (n, width) = self.digits(at)?;
        let plural = if self.mark(at + 1, '\'') { at + 2 } else { at + 1 };
        let tens = n % 10 == 0 && self.glued(plural) && self.is(plural, Sense::Plural);
        let fits = width == 2 || (width == 4 && (1700..=2090).contains(&n));
        (tens && fits && self.lang == Lang::En).then(|| (Form::Decade((n / 10) as i16), plural + 1, "decade"))
    }

    fn worded_decade(self, at: usize) -> Option<Read> {
        let (n, to) = match self.digits(at) {
            Some((n, 2 | 4)) => (n, at + 1),
            Some(_) => return None,
            None => self.counted(at).filter(|&(n, _)| (20..100).contains(&n))?,
        };
        let tens = n % 10 == 0 && (n < 100 || (1700..=2090).contains(&n));
        tens.then_some((Form::Decade((n / 10) as i16), to, "decade"))
    }

    /// A century by its number, Roman or not, before the word: "19th century".
    fn century(self, at: usize) -> Option<Read> {
        if !self.is(at, Sense::Unit(Unit::Century)) {
            return None;
        }
        let number = self.century_number(at)?;
        Some((Form::Century(number - 1), at + 1, "century"))
    }

    fn century_number(self, at: usize) -> Option<i16> {
        let before = at.checked_sub(1)?;
        if self.is(before, Sense::OrdinalSuffix) || self.mark(before, '-') {
            let digits = before.checked_sub(1)?;
            let n = self.digits(digits).map(|(n, _)| n).or_else(|| roman(self.word(digits)));
            return n.filter(|n| (1..=21).contains(n)).map(|n| n as i16);
        }
        roman(self.word(before)).filter(|n| (1..=21).contains(n)).map(|n| n as i16)
    }

    /// A century begins at its number, before the word that gave it away.
    fn century_from(self, at: usize, form: &Form) -> usize {
        match form {
            Form::Century(_) if self.is(at - 1, Sense::OrdinalSuffix) || self.mark(at - 1, '-') => at - 2,
            Form::Century(_) => at - 1,
            Form::Portion(_) if self.digits(at).is_some_and(|(_, w)| w == 1) && self.glued(at) && at > 0 => {
                at - 1
            }
            _ => at,
        }
    }

    /// "Noël", "Pâques 2003", "Thanksgiving".
    fn holiday(self, at: usize) -> Option<Read> {
        if self.is(at, Sense::Feast) {
            let of = self.past_of(at + 1);
            return if of > at + 1 { self.holiday(of) } else { None };
        }
        let name = match self.term(at)? {
            Sense::Holiday(name) if !self.is_of_a_name(at) => name,
            Sense::HolidayWeak(name) if self.full_year(at + 1).is_some() => name,
            _ => return None,
        };
        let (year, to) = match self.near_year(at + 1) {
            Some((year, to)) => (Some(year), to),
            None => match self.full_year(at + 1) {
                Some(year) => (Some(year), at + 2),
                None => self.holiday_turn(at + 1),
            },
        };
        Some((Form::Holiday(name, year), to, "holiday"))
    }

    /// "François-Noël Morel", "Noël Morel": in French a feast that capitals stand beside is somebody's name.
    fn is_of_a_name(self, at: usize) -> bool {
        let capital = |at: usize| self.tokens.get(at).is_some_and(|t| t.capital);
        let joined = at > 1 && self.mark(at - 1, '-') && self.glued(at - 1) && capital(at - 2);
        joined || self.lang == Lang::Fr && capital(at) && capital(at + 1)
    }

    fn holiday_turn(self, at: usize) -> (Option<Year>, usize) {
        match self.turn_after(at) {
            (Turn::Last, to) => (Some(Year::Near(-1)), to),
            (_, to) => (None, to),
        }
    }

    pub(super) fn nth_hit(self, at: usize) -> Option<Hit> {
        self.nth(at).map(|(form, to)| Hit::new(at..to, form, "nth"))
    }

    /// "premier dimanche de mai", "dernier vendredi du mois", "first week of March", "premier lundi de chaque mois".
    fn nth(self, at: usize) -> Option<(Form, usize)> {
        let (nth, next) = match self.term(at) {
            Some(Sense::Turn(Turn::Last)) => (-1, at + 1),
            _ => self.ordinal(at).map(|(n, to)| (n.cast_signed(), to))?,
        };
        let piece = match self.term(next)? {
            Sense::Weekday(weekday) | Sense::Weekdays(weekday) => Piece::Weekday(weekday),
            Sense::Unit(Unit::Day) => Piece::Day,
            Sense::Unit(Unit::Week) => Piece::Week,
            Sense::Unit(Unit::Weekend) => Piece::Weekend,
            Sense::Unit(Unit::Fortnight) => Piece::Fortnight,
            _ => return None,
        };
        let many = self.is_plural(next);
        let of = self.past_of(next + 1);
        if let (Piece::Weekday(weekday), Some(to)) = (piece, self.each_month(of, many)) {
            return Some((Form::Set(timex3::each_weekday(weekday)), to));
        }
        let (of, to) = if of > next + 1 && !many { self.edged(of)? } else { return None };
        Some((Form::Nth(nth, piece, Box::new(of)), to))
    }

    /// "de chaque mois", "of each month"; after a plural "du mois".
    fn each_month(self, at: usize, many: bool) -> Option<usize> {
        let each = self.past(self.past(at, Sense::Each), Sense::Every);
        let month = self.is(each, Sense::Unit(Unit::Month));
        (month && (many || each > at)).then_some(each + 1)
    }

    /// "weekdays", "semaines", "months"; but "mois" may be one.
    pub(super) fn is_plural(self, at: usize) -> bool {
        let either = self.lang == Lang::Fr && self.is(at, Sense::Unit(Unit::Month));
        !either && self.word(at).ends_with('s')
    }

    /// "fin 2022", "début octobre", "mi-juillet", "la fin de l’année dernière", "late 2022".
    fn edge(self, edge: Edge, at: usize) -> Option<Hit> {
        let next = self.past_of(at + 1);
        // "fin de matinée", "late afternoon": a part of the day, as its edges are.
        if let Some(Sense::Part(letters)) = self.term(next) {
            return Some(Hit::new(at..next + 1, Form::Time(Clock::Part(letters), None), "day-part"));
        }
        // "is due to start Monday": no edge of it.
        let weekday = next == at + 1 && matches!(self.term(next), Some(Sense::Weekday(_)));
        if weekday && matches!(self.word(at), "start" | "end") {
            return None;
        }
        let (of, to) = self.edged(next)?;
        // "early Saturday morning"
        if let Form::Calendar(Calendar { weekday: Some(_), .. }) = of {
            let hit = self.with_part(at, to, of, "edge");
            let form = match hit.form {
                Form::Calendar(_) => Form::Edge(edge, Box::new(hit.form)),
                form => form,
            };
            return Some(Hit { form, ..hit });
        }
        Some(Hit::new(at..to, Form::Edge(edge, Box::new(of)), "edge"))
    }

    /// What an edge can be of: a month, year, decade, century, part of a year, or a unit with its place.
    fn edged(self, at: usize) -> Option<(Form, usize)> {
        if let Some((date, to)) = self.calendar(at) {
            let long = date.day.is_none() && date.weekday.is_none();
            return (long || self.lang == Lang::En).then_some((Form::Calendar(date), to));
        }
        // "the end of the 2022-23 season": the years are read by themselves.
        if self.dashed(at).is_some() {
            return None;
        }
        if let Some(year) = self.full_year(at) {
            return (!self.glued(at + 1) || !self.is(at + 1, Sense::Plural))
                .then(|| (year::of(year), at + 1))
                .or_else(|| self.piece(at).map(|(form, to, _)| (form, to)));
        }
        if let Some((year, to)) = self.near_year(at).or_else(|| self.named_year(at)) {
            return Some((year::of(year), to));
        }
        if let Some((date, to)) = self.month_of(at) {
            return Some((Form::Calendar(date), to));
        }
        if let Some(shift) = self.placed_unit(at).or_else(|| self.own_unit(at)) {
            return Some(shift);
        }
        let centuried = (at..at + 3).find(|&i| self.is(i, Sense::Unit(Unit::Century)));
        self.piece(centuried.unwrap_or(at)).map(|(form, to, _)| (form, to))
    }
}

impl Line<'_> {
    /// "fin du mois", "end of the year": the publication's own.
    fn own_unit(self, at: usize) -> Option<(Form, usize)> {
        match self.term(at)? {
            Sense::Unit(unit) if !unit.is_clock() && unit != Unit::Day && !self.is_plural(at) => {
                let (by, from, weekday) = (0, Anchor::Publication, None);
                Some((Form::Shift(Shift { by, unit, from, weekday }), at + 1))
            }
            _ => None,
        }
    }
}

pub(super) fn portion(code: u8, year: Option<Year>, turn: Turn) -> Form {
    Form::Portion(Portion { code, through: code, year, turn })
}

/// A Roman number, whatever ending is stuck to it.
fn roman(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| !matches!(c, 'I' | 'V' | 'X'));
    let value = |c: char| match c {
        'I' => 1,
        'V' => 5,
        _ => 10,
    };
    if digits.is_empty() || digits.len() > 6 || !digits.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return None;
    }
    let (sum, _) = digits.chars().rev().fold((0, 0), |(sum, last), c| {
        let v = value(c);
        if v < last { (sum - v, last) } else { (sum + v, v) }
    });
    u32::try_from(sum).ok()
}
