//! Days of a past told in the present: "Le 28 mars 2018, la Ville et l'association s'accordent. … Les chauffeurs débraient
//! le 12 novembre". The year that such a story has reached leads on to the next, until the day of print is told.

use jiff::ToSpan;

use super::{MONTH, Story, Tense, bare, weekday};
use crate::corpus::Basis;
use crate::date::{self, Date, Edtf, Moment};
use crate::extract::time::form::{Anchor, Bound, Calendar, Clock, Form, Found, Portion, Shift, Turn, Unit};
use crate::extract::time::resolve::{Resolved, narrow};
use crate::extract::time::tense::Teller;

/// "Le", "Dans la nuit du" before the day that opens a sentence, in words.
const LEAD: usize = 4;

/// So soon after the last day of it, in days, even what is told as past is of it.
const STEP: i32 = 10;

/// The parts of a day, as TIMEX3 writes them.
const PARTS: [&str; 5] = ["MO", "MI", "AF", "EV", "NI"];

/// So many lines may pass without a day of it, and so many bytes: a text of megabytes must not be read for each.
const LINES: usize = 6;
const REACH: usize = 1 << 12;

impl Story<'_> {
    /// Enters a chronicle with a day of a year before that a heading tells, or that opens a sentence whose verb is in the
    /// present; goes on in it with each later one, and leaves it with a day that is counted from print.
    pub(super) fn chronicle(&mut self, found: &Found, resolved: Resolved) {
        let told = resolved.days.start().map(Moment::unit);
        let dated = match told {
            Some(date::Unit::Day(day)) => Some(day),
            Some(unit @ date::Unit::Month(..)) => Some(unit.first()),
            _ => None,
        };
        let over = |day: &Date| {
            let print = self.published.and_then(Edtf::earliest);
            print.is_some_and(|print| day.until(print).is_ok_and(|span| span.get_days() > 2 * MONTH))
        };
        let Some(day) = dated.filter(|day| over(day) && found.bound == Bound::At) else {
            if resolved.basis == Basis::Publication && !matches!(found.form, Form::Time(_, None)) {
                self.chronicle = None;
            }
            return;
        };
        let opens = || {
            let start = self.sentences.get(self.sentence).map_or(0, |sentence| sentence.start());
            let before = self.text.get(start..found.span.start()).unwrap_or_default();
            before.split_whitespace().count() <= LEAD
                && (found.outlook.around == Tense::Open || found.outlook.teller == Teller::Noun)
        };
        let goes_on = self.chronicle.is_some_and(|(_, before)| before <= day);
        // "Ce soir-là, la mer est grosse."
        let told = matches!(resolved.basis, Basis::Stated | Basis::Narrative);
        let begins = resolved.basis == Basis::Stated && self.is_heading() || told && opens();
        if goes_on || begins {
            self.chronicle = Some((found.span.end(), day));
        }
    }

    /// The year of the next such day, month or season in the chronicle. What is told in a past tense may as well be the
    /// news again, where it lies right before print.
    pub(super) fn year_of_chronicle(&self, form: &Form, found: &Found) -> Option<i16> {
        let (end, told) = self.chronicle.filter(|_| found.outlook.around != Tense::Future)?;
        let between = self.text.get(end..found.span.start()).filter(|between| between.len() <= REACH)?;
        let lines = between.lines().filter(|line| !line.trim().is_empty());
        let first = match form {
            Form::Edge(_, of) => Self::first_of(of, told)?,
            form => Self::first_of(form, told)?,
        };
        let print = self.published.and_then(Edtf::latest)?;
        let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
        let last = [print.year(), print.year() - 1]
            .into_iter()
            .filter_map(|year| on(first, year))
            .find(|day| *day <= print);
        let is_fresh = || last.is_some_and(|last| days(last, print) <= MONTH);
        let goes_on = found.outlook.around == Tense::Open
            || found.outlook.teller == Teller::Noun
            || days(told, first) <= STEP
            || !is_fresh();
        (goes_on && lines.count() <= LINES && first <= print).then(|| first.year())
    }

    /// "Le mercredi, le président annonce": in a chronicle no habit, but a weekday of it.
    pub(super) fn told_weekday(&self, found: &Found) -> Option<Found> {
        let Form::Set(value) = &found.form else { return None };
        let told = found.rule == "set"
            && found.outlook.around != Tense::Future
            && self.is_in_chronicle(found.span.start());
        let day = value.strip_prefix("XXXX-WXX-").filter(|_| told)?;
        let (day, part) = day.split_once('T').map_or((day, None), |(day, part)| (day, Some(part)));
        let weekday = Form::Calendar(Calendar { weekday: day.parse().ok(), ..Calendar::default() });
        let form = match part {
            Some(part) => {
                Form::Time(Clock::Part(PARTS.iter().find(|known| **known == part)?), Some(Box::new(weekday)))
            }
            None => weekday,
        };
        Some(Found { form, rule: "weekday", ..found.clone() })
    }

    /// The first such weekday behind the day that a chronicle has reached.
    pub(super) fn weekday_of_chronicle(&self, form: &Form, found: &Found) -> Option<Resolved> {
        let day = if let Form::Time(_, Some(day)) = form { day } else { form };
        let bare = matches!(day, Form::Calendar(Calendar { turn: Turn::Bare, .. }));
        let told = bare && found.outlook.around == Tense::Open && self.is_in_chronicle(found.span.start());
        let days = self.weekday_after(u8::try_from(weekday(form)?).ok()?).filter(|_| told)?;
        Some(Resolved::new(days, Basis::Narrative))
    }

    /// True right behind a day of a chronicle, or beneath the heading of one.
    fn is_in_chronicle(&self, at: usize) -> bool {
        let reached = self.day.is_some()
            && self.reached.zip(self.published).is_some_and(|(told, print)| !told.meets(print));
        let between = |end: usize| self.text.get(end..at).filter(|between| between.len() <= REACH);
        let near = |end: usize| between(end).is_some_and(|between| between.lines().count() <= 3);
        reached && (self.headed.is_some() || self.chronicle.is_some_and(|(end, _)| near(end)))
    }

    /// "avant la fin du mois": in a chronicle, of the month that it has reached.
    pub(super) fn end_of_chronicled(&self, form: &Form, found: &Found) -> Option<Resolved> {
        let (end, told) = self.chronicle.filter(|_| found.outlook.around != Tense::Future)?;
        let Form::Edge(edge, of) = form else { return None };
        let same =
            matches!(**of, Form::Shift(Shift { by: 0, unit: Unit::Month, from: Anchor::Publication, .. }));
        let near = || self.text.get(end..found.span.start()).is_some_and(|between| !between.contains('\n'));
        let month = Edtf::month(told.year(), told.month().unsigned_abs());
        (same && near())
            .then(|| Resolved { whole: month, ..Resolved::new(narrow(*edge, month), Basis::Narrative) })
    }

    /// The first day of the next such date from a day on, or of one that lies right before it: a story may step back.
    fn first_of(form: &Form, told: Date) -> Option<Date> {
        let (month, day) = match form {
            Form::Calendar(c @ Calendar { month: Some(month), day, .. }) if *c == bare(*c) => {
                (*month, day.unwrap_or(1))
            }
            Form::Portion(Portion { year: None, turn: Turn::Bare, code, .. }) => {
                let season = date::Unit::Season(told.year(), *code).first();
                (season.month().unsigned_abs(), season.day().unsigned_abs())
            }
            _ => return None,
        };
        let from = if matches!(form, Form::Calendar(Calendar { day: Some(_), .. })) {
            told.checked_sub(STEP.days()).ok()?
        } else {
            told.first_of_month()
        };
        let day = Date::new(from.year(), month.cast_signed(), day.cast_signed()).ok()?;
        if day >= from { Some(day) } else { on(day, from.year() + 1) }
    }
}

/// The same day of another year.
fn on(day: Date, year: i16) -> Option<Date> {
    Date::new(year, day.month(), day.day()).ok()
}
