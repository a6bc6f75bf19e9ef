//! Intervals and lists: "du 23 au 26 juin 2025", "Entre 2002 et 2012", "2024-2029", "14 et 18 septembre".

use super::{Hit, Line, year};
use crate::extract::time::form::{Calendar, Form, Year};
use crate::extract::time::lexicon::Sense;
use crate::words::Lang;

/// An interval.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    line.led(at).or_else(|| line.dashed(at)).or_else(|| line.months(at)).or_else(|| line.through(at))
}

/// Days of one month: "14, 16 et 18 septembre". Two that follow each other are one interval.
pub(super) fn list(line: Line, at: usize) -> Option<Vec<Hit>> {
    line.days(at).or_else(|| line.month_days(at))
}

impl Line<'_> {
    /// "du … au …", "de … à …", "entre … et …", "from … to …", "between … and …".
    fn led(self, at: usize) -> Option<Hit> {
        let between = match self.term(at)? {
            Sense::Between => true,
            Sense::From | Sense::FromDet | Sense::Of => false,
            _ => return None,
        };
        let start = self.past_mark(self.past_det(at + 1), '\'');
        let (first, next) = self.point(start)?;
        let joined = match self.term(next)? {
            Sense::And => between,
            Sense::To | Sense::ToDet | Sense::Until => !between,
            _ => false,
        };
        if !joined {
            return None;
        }
        let last = self.past_det(next + 1);
        let (second, to) = self.point(last)?;
        // "du 3 au 5 et du 10 au 12 janvier"
        let second = if is_lone(second) { self.month_behind(to, second)? } else { second };
        let hit = Hit::new(at..to, range(first, second)?, "range");
        Some(Hit {
            ends: Some([self.det_from(at + 1, start)..next, self.det_from(next + 1, last)..to]),
            ..hit
        })
    }

    /// A day with the month of the interval that follows.
    fn month_behind(self, at: usize, day: Calendar) -> Option<Calendar> {
        let joined = self.is(at, Sense::And) || self.mark(at, ',');
        let Form::Range(_, end) = self.led(at + 1).filter(|_| joined)?.form else { return None };
        let Form::Calendar(end) = *end else { return None };
        Some(Calendar { month: end.month, year: end.year, ..day })
    }

    /// Where an end begins as TIMEX3 draws it: with its own article, "entre le 10 et le 15".
    fn det_from(self, lead: usize, words: usize) -> usize {
        if lead < words && self.is(lead, Sense::Det) { lead } else { words }
    }

    /// An end of an interval: a date, a year, or a day whose month comes later.
    fn point(self, at: usize) -> Option<(Calendar, usize)> {
        if let Some(year) =
            self.full_year(at).filter(|_| !self.glued(at + 1) || !self.is(at + 1, Sense::Plural))
        {
            return plausible(year).then_some((Calendar { year: Some(year), ..Calendar::default() }, at + 1));
        }
        self.calendar(at).or_else(|| {
            let (day, to) = self.day(at)?;
            Some((Calendar { day: Some(day), ..Calendar::default() }, to))
        })
    }

    /// "2024-2029", "2003/2004", "1914-18", "21-22 juillet", "May 5-7".
    pub(super) fn dashed(self, at: usize) -> Option<Hit> {
        let tight = self.glued(at + 1) && self.glued(at + 2);
        if !tight
            || !(self.mark(at + 1, '-') || self.mark(at + 1, '/'))
            || (at > 0 && self.glued(at) && self.mark(at - 1, '-'))
        {
            return None;
        }
        let first = self.full_year(at)?;
        let second = match (self.full_year(at + 2), self.digits(at + 2)?) {
            (Some(second), _) => second,
            (None, (n, 2)) => Year::Full(century(first)? + n as i16),
            _ => return None,
        };
        let closed = !(self.mark(at + 3, '-') && self.glued(at + 3));
        let ordered = matches!((first, second), (Year::Full(a), Year::Full(b)) if a < b && b - a < 200);
        (ordered && closed && plausible(first)).then(|| {
            let form = Form::Range(Box::new(year::of(first)), Box::new(year::of(second)));
            let ends = Some([at..at + 1, at + 2..at + 3]);
            Hit { ends, ..Hit::new(at..at + 3, form, "range-years") }
        })
    }

    /// "July-September", "janvier-mars 2001", "the January-to-May period".
    fn months(self, at: usize) -> Option<Hit> {
        let (first, next) = self.month(at)?;
        let joined = self.mark(next, '-') && self.glued(next) && self.glued(next + 1);
        let worded = self.is(next + 1, Sense::To) && self.mark(next + 2, '-');
        let second = if worded { next + 3 } else { next + 1 };
        let (last, to) = self.month(second).filter(|_| joined)?;
        let to = to + usize::from(worded && self.word(to) == "period");
        let (year, to) = self.year_after(to).map_or((None, to), |(year, to)| (Some(year), to));
        let month =
            |month| Box::new(Form::Calendar(Calendar { month: Some(month), year, ..Calendar::default() }));
        Some(Hit::new(at..to, Form::Range(month(first), month(last)), "range-months"))
    }

    /// "Oct. 28-Nov. 2", "Thursday through Sunday", "March through June 2020".
    fn through(self, at: usize) -> Option<Hit> {
        let (first, next) = self.calendar(at)?;
        let dashed = self.mark(next, '-') && self.glued(next) && self.glued(next + 1);
        let worded = self.lang == Lang::En && self.word(next) == "through";
        if !(dashed && first.month.is_some() || worded) {
            return None;
        }
        let (second, to) = self.calendar(next + 1).filter(|(second, _)| worded || second.month.is_some())?;
        let hit = Hit::new(at..to, range(first, second)?, "range");
        Some(Hit { ends: Some([at..next, next + 1..to]), ..hit })
    }

    /// "21 et 22 juillet", "14, 16 et 18 septembre 2003", "21-22 juillet".
    fn days(self, at: usize) -> Option<Vec<Hit>> {
        let joined = |next| self.is(next, Sense::And) || self.mark(next, ',') || self.mark(next, '-');
        let (first, next) = self.day(at)?;
        // Most numbers stand alone.
        if !joined(next) || self.month(next).is_some() {
            return None;
        }
        let mut days = vec![(at, (first, next))];
        loop {
            let (_, (_, next)) = *days.last()?;
            if !joined(next) || days.len() > 8 {
                return None;
            }
            let from = self.past_det(next + 1);
            if let Some((date, to)) =
                self.calendar(from).filter(|(d, _)| d.day.is_some() && d.weekday.is_none())
            {
                let dashed = self.mark(next, '-');
                return Some(Self::several(&days, (from, to), date, dashed));
            }
            days.push((from, self.day(from)?));
        }
    }

    /// The days of a list as hits: one interval where two follow each other.
    fn several(
        days: &[(usize, (u8, usize))],
        last: (usize, usize),
        date: Calendar,
        dashed: bool,
    ) -> Vec<Hit> {
        let follows = |day: u8| date.day == Some(day + 1);
        if let [(from, (day, _))] = *days
            && (dashed || follows(day))
        {
            let first = Calendar { day: Some(day), ..date };
            let form = Form::Range(Box::new(Form::Calendar(first)), Box::new(Form::Calendar(date)));
            let ends = Some([from..from + 1, last.0..last.1]);
            return vec![Hit { ends, ..Hit::new(from..last.1, form, "day-list") }];
        }
        let hit = |from, to, date| Hit::new(from..to, Form::Calendar(date), "day-list");
        let firsts = days.iter().map(|&(from, (day, to))| hit(from, to, Calendar { day: Some(day), ..date }));
        firsts.chain([hit(last.0, last.1, date)]).collect()
    }

    /// "May 5-7, 2003", "May 5 and 6".
    fn month_days(self, at: usize) -> Option<Vec<Hit>> {
        let (month, next) = self.month(at).filter(|_| self.lang == Lang::En)?;
        let (first, next) = self.day(next)?;
        let dashed = self.mark(next, '-') || self.is(next, Sense::To);
        if !dashed && !self.is(next, Sense::And) {
            return None;
        }
        let (second, next) =
            self.day(next + 1).filter(|&(day, end)| day > first && self.month(end).is_none())?;
        let (year, to) = self.year_after(next).map_or((None, next), |(year, to)| (Some(year), to));
        let date = |day| Calendar { day: Some(day), month: Some(month), year, ..Calendar::default() };
        let form = Form::Range(Box::new(Form::Calendar(date(first))), Box::new(Form::Calendar(date(second))));
        Some(vec![Hit::new(at..to, form, "day-list")])
    }
}

/// An interval whose first end takes from the second what it does not say.
fn range(first: Calendar, second: Calendar) -> Option<Form> {
    if is_lone(second) || (is_lone(first) && second.month.is_none()) {
        return None;
    }
    let bare_year = |c: Calendar| c.month.is_none() && c.year.is_some() && c.weekday.is_none();
    if bare_year(first) != bare_year(second) {
        return None;
    }
    let month = first.month.or(second.month.filter(|_| first.day.is_some()));
    let first = Calendar { month, year: first.year.or(second.year), turn: second.turn, ..first };
    Some(Form::Range(Box::new(Form::Calendar(first)), Box::new(Form::Calendar(second))))
}

/// A day whose month is not said.
fn is_lone(date: Calendar) -> bool {
    date.day.is_some() && date.month.is_none() && date.weekday.is_none()
}

fn plausible(year: Year) -> bool {
    matches!(year, Year::Full(1200..=2149))
}

fn century(year: Year) -> Option<i16> {
    match year {
        Year::Full(year) => Some(year / 100 * 100),
        _ => None,
    }
}
