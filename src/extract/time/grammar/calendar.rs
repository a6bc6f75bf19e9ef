//! Calendar dates: weekday, day, month and year in every combination and order, in words and in figures.

use super::{Hit, Line};
use crate::extract::time::form::{Anchor, Calendar, Clock, Form, Piece, Shift, Turn, Unit, Year};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::token::What;
use crate::words::Lang;

/// A calendar date, with the part of its day if said.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    if let Some((calendar, to)) = line.figures(at) {
        return Some(Hit::new(at..to, Form::Calendar(calendar), "date-figures"));
    }
    if let Some(hit) = line.day_of_month(at) {
        return Some(hit);
    }
    if let Some(hit) = line.day_alone(at) {
        return Some(hit);
    }
    let (calendar, to) = line.calendar(at)?;
    let habit = rule(calendar) == "weekday" && calendar.turn == Turn::Bare && line.is_habit(at);
    if !line.is_sure(at, to, calendar) || habit {
        return None;
    }
    Some(line.with_date(line.with_part(at, to, Form::Calendar(calendar), rule(calendar))))
}

fn rule(c: Calendar) -> &'static str {
    match (c.weekday, c.day, c.month, c.year) {
        (Some(_), Some(_), Some(_), Some(_)) => "weekday-day-month-year",
        (Some(_), Some(_), Some(_), None) => "weekday-day-month",
        (None, Some(_), Some(_), Some(_)) => "day-month-year",
        (None, Some(_), Some(_), None) => "day-month",
        (_, None, Some(_), Some(_)) => "month-year",
        (_, None, Some(_), None) => "month",
        (Some(_), Some(_), ..) => "weekday-day",
        (Some(_), ..) => "weekday",
        _ => "calendar",
    }
}

/// What no number of things is followed by in French: "le 14 son recours".
const FOLLOWS: &[&str] = &[
    "son", "sa", "ses", "leur", "leurs", "la", "les", "un", "une", "à", "en", "par", "pour", "dans",
    "devant", "contre",
];

/// What goes on behind a day: "on the 11th and not the 12th". Any other word may be what is counted: "the 11th floor".
const GOES_ON: [&str; 18] = [
    "and", "or", "but", "not", "at", "in", "to", "when", "after", "before", "as", "with", "he", "she", "it",
    "they", "we", "i",
];

impl Line<'_> {
    /// "25 du mois dernier", "12 de ce mois", "15th of this month".
    fn day_of_month(self, at: usize) -> Option<Hit> {
        let (day, next) = self.day(at)?;
        let of = self.past_of(next);
        let (month, to) = match (self.term(of)?, self.term(of + 1)) {
            _ if of == next || self.mark(next, '-') => return None,
            (Sense::Unit(Unit::Month), None | Some(Sense::And)) => (own_month(), of + 1),
            (Sense::Unit(Unit::Month) | Sense::Dem, _) | (Sense::Turn(_), Some(Sense::Unit(Unit::Month))) => {
                self.placed_unit(of)?
            }
            _ => return None,
        };
        let monthly = matches!(month, Form::Shift(Shift { unit: Unit::Month, .. }));
        let form = Form::Nth(day.cast_signed(), Piece::Day, Box::new(month));
        monthly.then(|| Hit::new(at..to, form, "day-of-month"))
    }

    /// "le 13, une plainte", "pris le 10.", "on the 8th,": a day of a month that the text has told.
    fn day_alone(self, at: usize) -> Option<Hit> {
        let (day, to) = self.day(at)?;
        let before = at.checked_sub(1)?;
        let led = match self.lang {
            Lang::Fr => ["le", "du", "Le", "dès le", "Dès le"].contains(&self.word(before)),
            Lang::En => {
                to > at + 1 && self.word(before) == "the" && before > 0 && self.leads_to_day(before - 1)
            }
        };
        let closed = match self.tokens.get(to).map(|t| t.what) {
            None => true,
            Some(_) if self.lang == Lang::En && GOES_ON.contains(&self.word(to)) => true,
            // "a accepté le 14 son recours", "réunis le 7 à Abuja"
            Some(_) if self.lang == Lang::Fr && FOLLOWS.contains(&self.word(to)) => true,
            Some(What::Mark(mark)) => ",.;)»".contains(mark) && !self.glued(to + 1) && !self.is_place(to + 1),
            Some(_) => false,
        };
        if !led || self.is_called(before) {
            return None;
        }
        let alone = Form::Calendar(Calendar { day: Some(day), ..Calendar::default() });
        if closed {
            return Some(Hit::new(at..to, alone, "day-alone"));
        }
        // "le 23 au matin"
        let parted = (self.lang == Lang::Fr).then(|| self.with_part(at, to, alone, "day-alone"));
        parted.filter(|hit| matches!(hit.form, Form::Time(Clock::Part(_), _)))
    }

    /// "on the 8th", "by the evening of the 8th", "the night of the 8th".
    fn leads_to_day(self, at: usize) -> bool {
        let part = || at > 0 && matches!(self.term(at - 1), Some(Sense::Part(_)));
        self.word(at) == "on" || self.word(at) == "of" && part()
    }

    /// "appelez le 15.", "composer le 17,": a telephone's number.
    fn is_called(self, at: usize) -> bool {
        let calls = |i: usize| {
            ["appel", "compos", "contact", "numéro", "joi"].iter().any(|w| self.word(i).starts_with(w))
        };
        (at.saturating_sub(3)..at).any(calls)
    }

    /// "le 8, rue de la Paix": the number of a house.
    fn is_place(self, at: usize) -> bool {
        ["rue", "avenue", "boulevard", "quai", "place", "bis", "ter", "allée", "impasse"]
            .contains(&self.word(at))
    }

    /// A date in words and the word after it.
    pub(super) fn calendar(self, at: usize) -> Option<(Calendar, usize)> {
        match self.term(at) {
            Some(Sense::Weekday(weekday)) if self.capital_fits(at) => {
                Some(self.after_weekday(weekday, at + 1))
            }
            Some(Sense::WeekdayShort(weekday)) if self.capital_fits(at) => {
                let stopped = self.mark(at + 1, '.') && self.glued(at + 1);
                let read = self.after_weekday(weekday, at + 1 + usize::from(stopped));
                Some(read).filter(|(date, _)| date.month.is_some())
            }
            Some(Sense::Month(_) | Sense::MonthShort(_)) => self.month_first(at),
            _ => self.day_first(at),
        }
    }

    /// English months and days are names; "may" and "march" are not.
    pub(super) fn capital_fits(self, at: usize) -> bool {
        self.lang == Lang::Fr || self.tokens.get(at).is_some_and(|t| t.capital)
    }

    fn after_weekday(self, weekday: u8, at: usize) -> (Calendar, usize) {
        let next = self.past_det(self.past_mark(at, ','));
        let dated = self.day_first(next).or_else(|| self.month_day(next)).or_else(|| self.figures(next));
        if let Some((date, to)) = dated {
            return (Calendar { weekday: Some(weekday), ..date }, to);
        }
        if let Some((day, to)) = self.lone_day(at) {
            return (Calendar { weekday: Some(weekday), day: Some(day), ..Calendar::default() }, to);
        }
        let (turn, to) = self.turn_after(at);
        (Calendar { weekday: Some(weekday), turn, ..Calendar::default() }, to)
    }

    /// "lundi 6": a day whose month is not said.
    fn lone_day(self, at: usize) -> Option<(u8, usize)> {
        let (day, to) = self.day(at)?;
        let clear = match self.tokens.get(to).map(|t| t.what) {
            None => true,
            Some(What::Mark(c)) => !matches!(c, '%' | '€' | ':' | '/' | '-'),
            Some(What::Term(sense)) => {
                matches!(
                    sense,
                    Sense::And
                        | Sense::To
                        | Sense::ToDet
                        | Sense::From
                        | Sense::FromDet
                        | Sense::In
                        | Sense::Part(_)
                )
            }
            Some(_) => false,
        };
        // "Thursday 23 to Sunday 26 June"
        let ranged = matches!(self.term(to), Some(Sense::To | Sense::And))
            && matches!(self.term(to + 1), Some(Sense::Weekday(_)));
        (clear && (self.lang == Lang::Fr || ranged)).then_some((day, to))
    }

    /// "6 juin 2002", "1er mars", "5th of May".
    fn day_first(self, at: usize) -> Option<(Calendar, usize)> {
        let (day, next) = self.day(at)?;
        let hyphen =
            self.mark(next, '-') && (self.glued(next) && self.glued(next + 1) || self.is_ruled(next));
        let next = if hyphen { next + 1 } else { self.past(next, Sense::Of) };
        let (month, to) = self.month(next)?;
        let date = Calendar { day: Some(day), month: Some(month), ..Calendar::default() };
        match self.full_year(to + 1) {
            Some(year) if hyphen && self.mark(to, '-') => {
                Some((Calendar { year: Some(year), ..date }, to + 2))
            }
            _ => Some(self.with_year(date, to))
                .filter(|(date, _)| date.year.is_some() || !self.opens_date(next)),
        }
    }

    /// "16 - Décembre - 2016": lines with space around them between day, month and year.
    fn is_ruled(self, line: usize) -> bool {
        let year = self.month(line + 1).filter(|&(_, to)| self.mark(to, '-'));
        year.is_some_and(|(_, to)| self.full_year(to + 1).is_some())
    }

    /// "News 24 June 25, 2024": the month of a day with its year behind it.
    fn opens_date(self, month: usize) -> bool {
        self.month_day(month).is_some_and(|(date, _)| date.year.is_some())
    }

    /// "May 6, 2002", "juin 2002", "février dernier".
    fn month_first(self, at: usize) -> Option<(Calendar, usize)> {
        if let Some(dated) = self.month_day(at) {
            return Some(dated);
        }
        let (month, to) = self.month(at)?;
        Some(self.with_year(Calendar { month: Some(month), ..Calendar::default() }, to))
    }

    fn month_day(self, at: usize) -> Option<(Calendar, usize)> {
        let (month, next) = self.month(at).filter(|_| self.lang == Lang::En)?;
        let (day, to) = self.day(next)?;
        if self.mark(to, ':') || matches!(self.term(to), Some(Sense::Meridiem(_))) {
            return None;
        }
        Some(self.with_year(Calendar { day: Some(day), month: Some(month), ..Calendar::default() }, to))
    }

    /// The year, or last and next, after a day and month or a month.
    fn with_year(self, date: Calendar, at: usize) -> (Calendar, usize) {
        if let Some((year, to)) = self.year_after(at) {
            return (Calendar { year: Some(year), ..date }, to);
        }
        let (turn, to) = self.turn_after(at);
        (Calendar { turn, ..date }, to)
    }

    /// dernier, prochain, suivant after the noun.
    pub(super) fn turn_after(self, at: usize) -> (Turn, usize) {
        match self.term(at) {
            Some(Sense::Turn(turn) | Sense::TurnAfter(turn)) if self.lang == Lang::Fr => (turn, at + 1),
            _ => (Turn::Bare, at),
        }
    }

    /// The day of a month: "6", "1er", "5th", "premier".
    pub(super) fn day(self, at: usize) -> Option<(u8, usize)> {
        let token = self.tokens.get(at)?;
        match token.what {
            What::Digits(n @ 1..=31) if token.len() <= 2 && !self.is_decimal(at) => {
                let suffixed = self.glued(at + 1) && self.is(at + 1, Sense::OrdinalSuffix);
                Some((n as u8, at + 1 + usize::from(suffixed)))
            }
            // "the twelfth of May"
            What::Term(Sense::Ordinal(n)) if self.lang == Lang::En && self.is(at + 1, Sense::Of) => {
                self.month(at + 2).map(|_| (n as u8, at + 1))
            }
            What::Term(Sense::Ordinal(1)) => self.month(at + 1).map(|_| (1, at + 1)),
            // "le dix-neuf mars deux mille dix-huit"
            What::Term(Sense::Count(2..=30)) if self.lang == Lang::Fr => {
                let (day, to) = self.counted(at).filter(|&(n, _)| n <= 31)?;
                self.month(to).map(|_| (day as u8, to))
            }
            _ => None,
        }
    }

    /// Glued after a mark and a digit: "30,4", "12.5".
    fn is_decimal(self, at: usize) -> bool {
        at > 1
            && self.glued(at)
            && self.glued(at - 1)
            && (self.mark(at - 1, ',') || self.mark(at - 1, '.') || self.mark(at - 1, '/'))
            && self.digits(at - 2).is_some()
    }

    /// A month's name, and the full stop of its abbreviation.
    pub(super) fn month(self, at: usize) -> Option<(u8, usize)> {
        match self.term(at)? {
            _ if !self.capital_fits(at) => None,
            Sense::Month(month) => Some((month, at + 1)),
            // "sept" is seven, but for "18 sept 2003".
            Sense::Count(7) if self.is_september(at) => {
                Some((9, at + 1 + usize::from(self.mark(at + 1, '.'))))
            }
            Sense::MonthShort(month) => {
                let stopped = self.mark(at + 1, '.') && self.glued(at + 1);
                Some((month, at + 1 + usize::from(stopped)))
            }
            _ => None,
        }
    }

    fn is_september(self, at: usize) -> bool {
        let stopped = self.mark(at + 1, '.') && self.glued(at + 1);
        let day = at.checked_sub(1).and_then(|i| self.digits(i)).is_some_and(|(n, _)| n <= 31);
        day && self.full_year(at + 1 + usize::from(stopped)).is_some()
    }

    /// Words that are a month only sometimes: Mars, "sept", "May", "sec."
    fn is_sure(self, at: usize, to: usize, date: Calendar) -> bool {
        let alone = date.day.is_none() && date.year.is_none() && date.weekday.is_none();
        match self.term(at) {
            _ if !alone => true,
            Some(Sense::MonthShort(_)) => false,
            // "la Belle de Mai"
            Some(Sense::Month(_))
                if self.lang == Lang::Fr
                    && self.is_name(at)
                    && at > 1
                    && self.is(at - 1, Sense::Of)
                    && self.is_name(at - 2) =>
            {
                false
            }
            Some(Sense::Month(3)) if self.lang == Lang::Fr => !self.is_name(at) || date.turn != Turn::Bare,
            Some(Sense::Month(month)) if self.lang == Lang::En => self.is_english_month(at, to, month),
            _ => true,
        }
    }

    fn is_english_month(self, at: usize, to: usize, month: u8) -> bool {
        let beside = at > 1 && (self.mark(at - 1, ',') || self.mark(at - 1, '-'));
        let listed = beside && self.month(at - 2).is_some();
        if !matches!(month, 3..=6 | 8) || listed {
            return true;
        }
        // April, June and August are also first names, before another name.
        if matches!(month, 4 | 6 | 8) {
            return !self.tokens.get(to).is_some_and(|t| t.capital && t.what == What::Word);
        }
        matches!(
            self.before(at),
            Some(
                Sense::In
                    | Sense::Since
                    | Sense::Until
                    | Sense::By
                    | Sense::During
                    | Sense::Of
                    | Sense::Turn(_)
                    | Sense::Edge(_)
                    | Sense::Dem
                    | Sense::Before
                    | Sense::After
                    | Sense::From
                    | Sense::To
                    | Sense::And
                    | Sense::Between
            )
        )
    }

    /// 29/09/99, 06.07.2024, 2024-07-06, 02/2023.
    fn figures(self, at: usize) -> Option<(Calendar, usize)> {
        let (first, width) = self.digits(at)?;
        let mark = ['/', '.', '-'].into_iter().find(|&m| self.mark(at + 1, m))?;
        let tight = (at + 1..=at + 2).all(|i| self.glued(i));
        let loose = at > 0
            && self.glued(at)
            && matches!(self.tokens[at - 1].what, What::Mark('/' | '.' | '-' | ',' | '°' | '#' | '_'));
        if !tight || loose {
            return None;
        }
        let (second, second_width) = self.digits(at + 2)?;
        let third = (self.mark(at + 3, mark) && self.glued(at + 3) && self.glued(at + 4))
            .then(|| self.digits(at + 4))
            .flatten();
        let (date, to) = match third {
            Some((third, 2)) if width == 4 => (ymd(Year::Full(first as i16), second, third), at + 5),
            Some((third, 4)) if width <= 2 => {
                (self.ordered(first, second, mark, Year::Full(third as i16)), at + 5)
            }
            Some((third, 2)) if width <= 2 => {
                (self.ordered(first, second, mark, Year::Short(third as u8)), at + 5)
            }
            None if mark == '/' && second_width == 4 && width == 2 => (month_year(first, second), at + 3),
            _ => return None,
        };
        date.map(|date| (date, to))
    }

    /// Day before month, but in English where the figures allow it and strokes part them.
    fn ordered(self, first: u32, second: u32, mark: char, year: Year) -> Option<Calendar> {
        let american = self.lang == Lang::En && first <= 12 && mark == '/';
        let (day, month) = if american || second > 12 { (second, first) } else { (first, second) };
        ymd(year, month, day)
    }

    /// "Tuesday evening, December 5", "mardi soir, 5 décembre": the date of a weekday behind the part of its day.
    fn with_date(self, hit: Hit) -> Hit {
        let Form::Time(clock, Some(day)) = &hit.form else { return hit };
        let Form::Calendar(Calendar { weekday, day: None, month: None, .. }) = **day else { return hit };
        let next = self.past_det(self.past_mark(hit.to, ','));
        let Some((date, to)) = self.day_first(next).or_else(|| self.month_day(next)) else { return hit };
        let day = Form::Calendar(Calendar { weekday, ..date });
        Hit { to, form: Form::Time(*clock, Some(Box::new(day))), ..hit }
    }

    /// The same with "soir", "au matin", "en fin d’après-midi", "morning" after it: a time of that day.
    pub(super) fn with_part(self, from: usize, to: usize, day: Form, rule: &'static str) -> Hit {
        // "lundi, en début d’après-midi"
        let comma = self.past_mark(to, ',');
        let led = self.past_lead(comma);
        let part = if led > comma { led } else { self.past_lead(to) };
        let clock = match self.term(part) {
            Some(Sense::Part(letters)) => Clock::Part(letters),
            Some(Sense::Noon(hour)) if part <= to + 1 => Clock::At(hour, 0),
            _ => return Hit::new(from..to, day, rule),
        };
        Hit::new(from..part + 1, Form::Time(clock, Some(Box::new(day))), "day-part")
    }

    /// Past "au", "en", "en fin d’", "dans la", "en début de".
    fn past_lead(self, at: usize) -> usize {
        let led = match self.term(at) {
            Some(Sense::ToDet) => at + 1,
            Some(Sense::In | Sense::Within) if self.lang == Lang::Fr => self.past_det(at + 1),
            _ => return at,
        };
        match self.term(led) {
            Some(Sense::Edge(_)) => self.past_of(led + 1),
            _ => led,
        }
    }
}

/// The month of the publication.
fn own_month() -> Form {
    Form::Shift(Shift { by: 0, unit: Unit::Month, from: Anchor::Publication, weekday: None })
}

fn ymd(year: Year, month: u32, day: u32) -> Option<Calendar> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    let sane = !matches!(year, Year::Full(y) if !(1000..=2199).contains(&y));
    let (day, month) = (Some(day as u8), Some(month as u8));
    (fits && sane).then_some(Calendar { day, month, year: Some(year), ..Calendar::default() })
}

fn month_year(month: u32, year: u32) -> Option<Calendar> {
    let fits = (1..=12).contains(&month) && (1900..=2199).contains(&year);
    fits.then(|| Calendar {
        month: Some(month as u8),
        year: Some(Year::Full(year as i16)),
        ..Calendar::default()
    })
}
