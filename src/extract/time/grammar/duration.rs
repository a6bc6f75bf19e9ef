//! Lengths of time: "trois jours", "plus de vingt ans", "quelques mois", "un an et demi", and what they count
//! from: "il y a trois ans", "deux jours plus tard", "three weeks ago".

use super::{Hit, Line};
use crate::extract::time::form::{Anchor, Calendar, Form, Length, Shift, Turn, Unit};
use crate::extract::time::lexicon::Sense;
use crate::words::Lang;

/// How many words before "une seconde" the first may stand.
const FIRST: usize = 24;

/// A length, or the date it counts to.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    let start = line.past_mark(line.past(at, Sense::Approx), '\'');
    if let Some((lately, to)) = line.lately(start) {
        return Some(Hit::new(at..to, lately, "lately"));
    }
    let (length, to) = line.length(start)?;
    if line.is_some_day(at, length) || line.is_the_second(at, length) {
        return None;
    }
    Some(line.counted_from(at, to, length))
}

impl Line<'_> {
    /// An amount and its unit.
    pub(super) fn length(self, at: usize) -> Option<(Length, usize)> {
        if let Some(half) = self.fraction(at) {
            return Some(half);
        }
        let (count, next) = self.amount(at)?;
        // "une dizaine d’années"
        let mut next = self.past_mark(self.past_mark(next, '-'), '\'');
        while self.is(next, Sense::Full) {
            next += 1;
        }
        let Some(Sense::Unit(unit)) = self.term(next) else { return None };
        if unit == Unit::Quarter && self.is_share(next + 1) {
            return None;
        }
        let (more, to) = self.and_a_half(next + 1);
        let length = Length { count: count.map(|n| n + more), unit };
        Some(self.and_more(length, to).unwrap_or((length, to)))
    }

    /// "trois ans et quatre mois", "two years and two weeks": all in the smaller unit.
    fn and_more(self, years: Length, at: usize) -> Option<(Length, usize)> {
        let count = years.count.filter(|_| years.unit == Unit::Year && self.is(at, Sense::And))?;
        let (more, to) = self.number(at + 1)?;
        let (unit, in_a_year) = match self.term(to)? {
            Sense::Unit(Unit::Month) => (Unit::Month, 12.0),
            Sense::Unit(Unit::Week) => (Unit::Week, 365.25 / 7.0),
            _ => return None,
        };
        let whole = (count * in_a_year + more).round();
        (more < in_a_year).then_some((Length { count: Some(whole), unit }, to + 1))
    }

    /// "three-quarters of a point", "a quarter of the seats": a fraction, but of a length of time.
    fn is_share(self, at: usize) -> bool {
        let of = self.is(at, Sense::Of);
        let what = self.past(self.past_det(at + 1), Sense::Article);
        of && what > at + 1 && !matches!(self.term(what), Some(Sense::Unit(_)))
    }

    /// A number, a vague amount, or "des" before a plural that a preposition leads.
    fn amount(self, at: usize) -> Option<(Option<f64>, usize)> {
        match self.term(at) {
            // "in as many weeks" repeats a number.
            Some(Sense::Vague) if at.checked_sub(1).is_some_and(|i| self.word(i) == "as") => None,
            Some(Sense::Vague) => Some((None, at + 1)),
            Some(Sense::Some(n)) => Some((Some(f64::from(n)), at + 1)),
            Some(Sense::OfDet) if self.lasts(at) => Some((None, at + 1)),
            Some(Sense::Unit(_)) if self.lang == Lang::En && self.lasts_long(at) => Some((None, at)),
            Some(Sense::Article) => Some((Some(1.0), at + 1)),
            _ => {
                let (n, to) = self.number(at)?;
                // "deux à trois jours": the larger one is what is said last.
                match self.term(to) {
                    Some(Sense::To | Sense::And) if n < 500.0 => Some(
                        self.number(to + 1)
                            .filter(|&(_, end)| matches!(self.term(end), Some(Sense::Unit(_))))
                            .map_or((Some(n), to), |(_, end)| (None, end)),
                    ),
                    _ => Some((Some(n), to)),
                }
            }
        }
    }

    /// "depuis des années", "après des mois": a length, not "la fin des années".
    fn lasts(self, at: usize) -> bool {
        let led = matches!(
            self.before(at),
            Some(Sense::Since | Sense::After | Sense::During | Sense::Ago | Sense::In | Sense::Before)
        );
        let many = self.word(at + 1).ends_with('s');
        (led || at == 0) && many && self.decade_after(at + 2).is_none()
    }

    /// "for years", "in decades", "lasted months", "hours after the arrest".
    fn lasts_long(self, at: usize) -> bool {
        use Sense::{After, Before, During, In, Lasts, Later, LaterPublication, Of, Within};
        let led = matches!(self.before(at), Some(During | In | After | Lasts | Within));
        let counted = matches!(self.term(at + 1), Some(After | Before | Later(_) | LaterPublication(_)));
        let of = self.is(at + 1, Of) && !self.is(at + 2, Sense::Det) && self.before(at) != Some(Sense::Det);
        (led || counted || of) && self.is_plural(at)
    }

    fn decade_after(self, at: usize) -> Option<u32> {
        self.digits(at).map(|(n, _)| n)
    }

    /// "une demi-heure", "un quart de siècle", "half an hour".
    fn fraction(self, at: usize) -> Option<(Length, usize)> {
        let one = matches!(self.term(at), Some(Sense::Count(1) | Sense::Article));
        let first = if one { at + 1 } else { at };
        let part = match self.term(first)? {
            Sense::Half => 0.5,
            Sense::Fourth if one => 0.25,
            _ => return None,
        };
        let next = self.past_mark(self.past(self.past_mark(first + 1, '-'), Sense::Of), '\'');
        let next = self.past(next, Sense::Article);
        match self.term(next)? {
            Sense::Unit(unit) => Some((whole(part, unit), next + 1)),
            _ => None,
        }
    }

    fn and_a_half(self, at: usize) -> (f64, usize) {
        let next = self.past(at, Sense::And);
        let next = self.past(next, Sense::Article);
        if next > at && self.is(next, Sense::Half) { (0.5, next + 1) } else { (0.0, at) }
    }

    /// "trois derniers mois", "past two years": counted back from the publication.
    fn lately(self, at: usize) -> Option<(Form, usize)> {
        // "is expected to last two weeks"
        if self.lang == Lang::En && matches!(self.before(at), Some(Sense::To)) {
            return None;
        }
        let (turn, count, to) = if let Some(Sense::Turn(turn)) = self.term(at) {
            let (count, to) = self.amount(at + 1)?;
            (turn, count, to)
        } else {
            let (count, to) = self.amount(at)?;
            let Some(Sense::Turn(turn)) = self.term(to) else { return None };
            (turn, count, to + 1)
        };
        let Some(Sense::Unit(unit)) = self.term(to) else { return None };
        let by = match turn {
            Turn::Last => -1,
            Turn::Next => 1,
            _ => return None,
        };
        Some((Form::Lately(by, Length { count, unit }), to + 1))
    }

    /// "un jour": some day, unless a word says that it is a length.
    fn is_some_day(self, at: usize, length: Length) -> bool {
        let one = self.is(at, Sense::Count(1)) && length.unit == Unit::Day;
        one && !matches!(
            self.before(at),
            Some(Sense::During | Sense::Since | Sense::After | Sense::In | Sense::Ago)
        )
    }

    /// "une première tentative en mai, une seconde à l’automne": the second of them.
    fn is_the_second(self, at: usize, length: Length) -> bool {
        let one = self.lang == Lang::Fr && length.count == Some(1.0) && length.unit == Unit::Second;
        one && (at.saturating_sub(FIRST)..at).any(|i| self.is(i, Sense::Ordinal(1)))
    }

    /// "a week later than planned", "deux jours plus tôt que prévu": counted from no day.
    fn is_than(self, at: usize) -> bool {
        matches!(self.word(at), "than" | "que") || self.word(at) == "qu" && self.mark(at + 1, '\'')
    }

    fn is_ago(self, from: usize, to: usize) -> bool {
        self.before(from) == Some(Sense::Ago) || matches!(self.term(to), Some(Sense::LaterPublication(_)))
    }

    /// What the words around make of a length.
    fn counted_from(self, from: usize, to: usize, length: Length) -> Hit {
        // "half a century later" stays a length: a story's day is seldom told so far back.
        let counts = length.count.is_some_and(|n| n.fract() == 0.0) || self.is_ago(from, to);
        let whole = in_whole_units(length).filter(|_| counts);
        let shift =
            |by: i32, anchor: Anchor| whole.map(|(n, unit)| shift(n.saturating_mul(by), unit, anchor));
        let made = |to: usize, form: Option<Form>, rule: &'static str| {
            let form = form.unwrap_or(Form::Duration(length));
            Hit::new(from..to, form, rule)
        };
        if let Some(hit) = whole.and_then(|(n, unit)| self.counted_from_named(from, to, n, unit)) {
            return hit;
        }
        match (self.before(from), self.term(to)) {
            (Some(Sense::Ago), _) => made(to, shift(-1, Anchor::Publication), "ago"),
            (_, Some(Sense::LaterPublication(by))) => made(to + 1, shift(by, Anchor::Publication), "ago"),
            (_, Some(Sense::Later(by))) if !self.is_than(to + 1) => {
                made(to + 1, shift(by, Anchor::Narrative), "later")
            }
            // "a renoncé dix jours après."
            (_, Some(Sense::After)) if self.lang == Lang::Fr && self.closes(to + 1) => {
                made(to + 1, shift(1, Anchor::Narrative), "later")
            }
            (Some(Sense::In), _) if self.lang == Lang::En && whole.is_some() => {
                Hit::new(from..to, Form::Duration(length), super::AHEAD)
            }
            (Some(Sense::Within), _) if self.lang == Lang::Fr => {
                made(to, shift(1, Anchor::Publication), "in-time")
            }
            _ => Hit::new(from..to, Form::Duration(length), "duration"),
        }
    }
}

impl Line<'_> {
    /// "a week from Sunday", "two weeks ago Thursday", "a year ago this month", "six months ago today".
    fn counted_from_named(self, from: usize, to: usize, n: i32, unit: Unit) -> Option<Hit> {
        let counted = |to: usize, by: i32, day: Form| {
            Some(Hit::new(from..to, Form::Counted(by, unit, Box::new(day)), "counted"))
        };
        let by = match self.term(to)? {
            // "il y a quatre ans jour pour jour"
            Sense::ToTheDay if self.before(from) == Some(Sense::Ago) => {
                return counted(to, -n, shift(0, Unit::Day, Anchor::Publication));
            }
            Sense::From => n,
            Sense::LaterPublication(-1) => -n,
            _ => return None,
        };
        let at = to + 1;
        let (day, end) = match self.term(at)? {
            Sense::Today | Sense::ToTheDay => (shift(0, Unit::Day, Anchor::Publication), at + 1),
            Sense::Deictic { from, by, unit: Unit::Day } => (shift(by, Unit::Day, from), at + 1),
            Sense::Weekday(weekday) if self.capital_fits(at) => {
                let day = Calendar { weekday: Some(weekday), ..Calendar::default() };
                (Form::Calendar(day), at + 1)
            }
            // "will be ten years ago next month"
            Sense::Dem | Sense::Turn(Turn::Next | Turn::Last) if by < 0 => self.placed_unit(at)?,
            _ => return None,
        };
        // "a week ago Monday's vote": the vote's day.
        let owns = self.mark(end, '\'') && self.glued(end + 1);
        let english = self.lang == Lang::En && !owns;
        if english { counted(end, by, day) } else { None }
    }
}

/// "a year and a half" is eighteen months, "half a century" fifty years: what a calendar can count back.
fn in_whole_units(length: Length) -> Option<(i32, Unit)> {
    let count = length.count?;
    let (more, unit) = match length.unit {
        unit if count.fract() == 0.0 => (1.0, unit),
        Unit::Year => (12.0, Unit::Month),
        Unit::Decade => (10.0, Unit::Year),
        Unit::Century => (100.0, Unit::Year),
        _ => return None,
    };
    Some(((count * more).round() as i32, unit))
}

fn shift(by: i32, unit: Unit, from: Anchor) -> Form {
    Form::Shift(Shift { by, unit, from, weekday: None })
}

fn whole(part: f64, unit: Unit) -> Length {
    Length { count: Some(part), unit }
}
