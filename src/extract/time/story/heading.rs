//! What gives a year to days and months told without it: their sentence, or the heading of a chronology ("Octobre 2010 :
//! un résultat").

use jiff::ToSpan;

use super::{Resolved, Story};
use crate::corpus::Basis;
use crate::date::{Date, Edtf};
use crate::extract::time::form::{Bound, Calendar, Form, Found, Turn, Unit, Year};
use crate::text::Span;

/// How long a heading is, in bytes.
const LONGEST: usize = 100;

impl Story<'_> {
    /// True of a sentence that is a line of its own, short and without a stop.
    pub(super) fn is_heading(&self) -> bool {
        let Some(sentence) = self.sentences.get(self.sentence) else { return false };
        let (before, behind) = (self.text.get(..sentence.start()), self.text.get(sentence.end()..));
        let opens = |text: &str| text.is_empty() || text.ends_with('\n');
        let begins = before.is_some_and(|text| opens(text.trim_end_matches([' ', '\u{a0}'])));
        let ends = behind.is_some_and(|text| text.trim_start_matches([' ', '\u{a0}']).starts_with('\n'));
        begins
            && ends
            && sentence.len() < LONGEST
            && !sentence.of(self.text).ends_with(['.', '…', '»', '”', ':', ';'])
    }

    /// Remembers the month or year that a heading opens with.
    pub(super) fn head(&mut self, found: &Found) {
        let Form::Calendar(Calendar { year: Some(Year::Full(year)), month, day: None, .. }) = found.form
        else {
            return;
        };
        let opens = self.sentences.get(self.sentence).is_some_and(|s| s.start() == found.span.start());
        let behind = self.text.get(found.span.end()..).unwrap_or("").trim_start_matches([' ', '\u{a0}']);
        if opens && self.is_heading() && behind.starts_with([':', ',', '–', '—', '-', '\n']) {
            self.headed = Some((year, month));
        }
    }

    /// A day, month or weekday without a year beneath such a heading.
    pub(super) fn under_heading(&self, form: &Form) -> Option<Resolved> {
        let (year, month) = self.headed?;
        match form {
            Form::Time(_, Some(day)) => self.under_heading(day),
            Form::Calendar(c) if c.year.is_none() && c.turn == Turn::Bare => {
                let days = match (c.day, c.month.or(month)) {
                    (Some(day), Some(month)) => {
                        let date = Date::new(year, month.cast_signed(), day.cast_signed()).ok()?;
                        Some(Edtf::day(date)).filter(|_| c.weekday.is_none_or(|w| w == weekday(date)))?
                    }
                    (None, _) if c.month.is_some() => Edtf::month(year, c.month?),
                    (None, _) => self.weekday_after(c.weekday?)?,
                    _ => return None,
                };
                Some(Resolved::new(days, Basis::Narrative))
            }
            _ => None,
        }
    }

    /// "En 1914, …", "cette année, …", "le 3 mai 2012, …": the sentence goes on in that year. A year named
    /// otherwise ("né en 1987", "depuis 1975", "le budget 2025") says nothing of the days told beside it.
    pub(super) fn names_year(&self, found: &Found) -> bool {
        match &found.form {
            Form::Calendar(c) => {
                let told = || !found.outlook.aside && self.is_led(found);
                let month = c.month.is_some() && !found.outlook.aside;
                c.year.is_some() && found.bound == Bound::At && (month || told())
            }
            Form::Portion(p) => p.year.is_some() && found.bound == Bound::At,
            Form::Shift(s) => s.unit == Unit::Year && s.by.abs() < 2,
            _ => false,
        }
    }

    /// "En 1914", "in 1914"; not "né en 1987".
    fn is_led(&self, found: &Found) -> bool {
        let sentence = self.sentences.get(self.sentence).map_or(0, |s| s.start());
        let from = found.span.start().saturating_sub(16).max(sentence);
        let from = (from..=found.span.start()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(from);
        let before = Span::new(from, found.span.start()).of(self.text).to_lowercase();
        let led = before.ends_with("en ") || before.ends_with("in ");
        led && !["né en ", "née en ", "nés en ", "born in "].iter().any(|born| before.ends_with(born))
    }

    /// The first such weekday behind the day that the story has reached.
    pub(super) fn weekday_after(&self, name: u8) -> Option<Edtf> {
        let day = self.day?.as_day()?;
        let ahead = (i32::from(name) - i32::from(weekday(day))).rem_euclid(7);
        Some(Edtf::day(day.checked_add(ahead.days()).ok()?))
    }
}

/// By ISO number.
fn weekday(day: Date) -> u8 {
    day.weekday().to_monday_one_offset().unsigned_abs()
}
