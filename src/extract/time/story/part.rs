//! Hours and parts of a day that was told: "ce soir-là", "that night", "peu avant 23 heures".

use jiff::civil::Date;

use super::Story;
use crate::corpus::Basis;
use crate::date::Edtf;
use crate::extract::time::form::{Anchor, Clock, Form, Found, Shift, Unit};
use crate::extract::time::resolve::{Anchors, Resolved, narrow};
use crate::extract::time::tense::{Tense, has_said};

/// How far back the mark that opens someone's words is looked for, in bytes: a line may be a megabyte long.
const QUOTE: usize = 2000;

/// How many expressions behind a clock time its day may stand: "from 9 a.m. (0800 GMT) to 5 p.m. on Monday".
const CLOCKS: usize = 4;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// The last day that was told with an hour or a part of it, for each part of a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parted {
    /// By the part of the day.
    days: [Option<Edtf>; 3],
    /// The last night told from one day to the next, by its first.
    night: Option<Edtf>,
}

/// A part of the day, as far as "that night" tells one from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Morning,
    Afternoon,
    Night,
}

impl Part {
    fn of(clock: Clock) -> Self {
        match clock {
            Clock::At(5..=11, _) | Clock::Part("MO") => Self::Morning,
            Clock::At(12..=17, _) | Clock::Part("AF" | "MI") => Self::Afternoon,
            Clock::At(..) | Clock::Part(_) => Self::Night,
        }
    }
}

impl Parted {
    /// Told by an expression, and the days that it means.
    pub(super) fn tell(&mut self, found: &Found, days: Edtf) {
        let Form::Time(clock, _) = &found.form else { return };
        let day = days.earliest().filter(|_| !days.is_open()).map(Edtf::day);
        let last = &mut self.days[Part::of(*clock) as usize];
        *last = day.or(*last);
        self.night = if found.rule == "night" { day } else { self.night };
    }

    /// "dans la nuit de samedi à dimanche, vers 3 heures", given the day that the story has reached: on the second of them.
    pub(super) fn morning(&self, clock: Clock, reached: Option<Edtf>) -> Option<Edtf> {
        let night = self.night.filter(|night| is_before_noon(clock) && reached == Some(*night))?;
        night.as_day()?.tomorrow().ok().map(Edtf::day)
    }

    /// The last day of which such an hour was told.
    fn of(&self, clock: Clock) -> Option<Edtf> {
        self.days[Part::of(clock) as usize]
    }
}

impl Story<'_> {
    /// "à 17 h, lundi", "13 h 07 (11 h 07 GMT), mardi": a clock time takes the day that follows it closely.
    pub(super) fn clock_before(&mut self, found: &Found, behind: &[Found]) -> Option<Resolved> {
        let Form::Time(clock, None) = found.form else { return None };
        let mut end = found.span.end();
        for next in behind.iter().take(CLOCKS) {
            let between = self.text.get(end..next.extent.start())?;
            let near = between.len() <= 16 && !between.contains(['.', ';', ',']) || between == ", ";
            let inserted = between.contains('(');
            if matches!(next.form, Form::Time(Clock::At(..), None)) && near {
                end = next.span.end() + usize::from(self.text.get(next.span.end()..)?.starts_with(')'));
                continue;
            }
            return match &next.form {
                // "at 5:46 a.m. (2046 GMT Monday)"
                Form::Time(zoned, Some(day)) if inserted && near => {
                    let there = self.resolve(&Found { form: Form::clone(day), ..next.clone() })?;
                    let local = there.days.as_day().and_then(|day| local_day(clock, *zoned, day));
                    local.map(|day| Resolved::new(Edtf::day(day), there.basis))
                }
                form if near && !inserted && names_a_day(form) => {
                    let told = self.resolve(next)?;
                    let later =
                        if next.rule == "night" && is_before_noon(clock) { told.days.as_day() } else { None };
                    let morning = later.and_then(|day| day.tomorrow().ok()).map(Edtf::day);
                    Some(morning.map_or(told, |day| Resolved::new(day, told.basis)))
                }
                _ => None,
            };
        }
        None
    }

    /// "Dès le lendemain, 25 février", where nothing else tells the day before: the day that stands beside it.
    pub(super) fn apposed(&mut self, found: &Found, next: &Found) -> Option<Resolved> {
        let counted =
            matches!(&found.form, Form::Shift(s) if s.from == Anchor::Narrative && s.unit == Unit::Day);
        let beside = self.text.get(found.span.end()..next.extent.start()) == Some(", ");
        if counted && beside && names_a_day(&next.form) { self.resolve(next) } else { None }
    }

    /// "ce soir-là", "that night" in a new paragraph or in someone's words: of the last day whose evening was told, not
    /// of any day told since.
    pub(super) fn that_part(&self, form: &Form, found: &Found) -> Option<Resolved> {
        let Form::Time(clock, Some(day)) = form else { return None };
        let same =
            matches!(**day, Form::Shift(Shift { by: 0, unit: Unit::Day, from: Anchor::Narrative, .. }));
        let words = found.span.of(self.text);
        let that =
            same && (words.ends_with("là") || words.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("that")));
        let told = self.parted.of(*clock).filter(|_| that)?;
        let (end, _) = self.last?;
        let away =
            self.text.get(end..found.span.start())?.contains('\n') || self.is_quoted(found.span.start());
        away.then(|| Resolved::new(told, Basis::Narrative))
    }

    /// "samedi soir … dimanche … peu avant 23 heures": no hour of what is told as past lies behind the print.
    pub(super) fn evening_before_print(&self, form: &Form) -> Option<Edtf> {
        let Form::Time(clock @ Clock::At(..), None) = form else { return None };
        let told = self.parted.of(*clock).filter(|_| Part::of(*clock) == Part::Night)?;
        let print = self.published?.as_day()?;
        let of_print = self.day.and_then(Edtf::as_day) == Some(print);
        (of_print && told.as_day()? < print).then_some(told)
    }

    /// "By the end of the week the board had resigned": of the story's week, where that of the print is not over.
    pub(super) fn end_of_told(&self, form: &Form, found: &Found) -> Option<Resolved> {
        let Form::Edge(edge, of) = form else { return None };
        let Form::Shift(shift @ Shift { by: 0, from: Anchor::Publication, .. }) = **of else { return None };
        let print = self.published?.latest()?;
        let told = self.reached.and_then(Edtf::latest).filter(|told| *told < print)?;
        let count = |day| Anchors::at(day).resolve(&Form::Shift(shift));
        let (of_print, of_told) = (count(print)?, count(told)?);
        let over = of_print.days.latest().is_some_and(|last| last < print);
        let past = found.outlook.clause == Tense::Past && !over && !of_print.days.meets(of_told.days);
        past.then(|| Resolved {
            whole: of_told.days,
            ..Resolved::new(narrow(*edge, of_told.days), Basis::Narrative)
        })
    }

    /// "ont été tués lundi, a annoncé mardi le ministère": the day of the words, where the sentence has told another; the
    /// hours told next are not of it.
    pub(super) fn is_of_words(&self, found: &Found) -> bool {
        let Some(sentence) = self.sentences.get(self.sentence) else { return false };
        let told = self.last.is_some_and(|(end, days)| end > sentence.start() && self.day == Some(days));
        let lead = self.text.get(sentence.start()..found.extent.start()).unwrap_or_default();
        let word = lead.split_whitespace().rev().find(|word| *word != "on");
        told && word.is_some_and(has_said)
    }

    /// True inside someone's words.
    fn is_quoted(&self, at: usize) -> bool {
        let from =
            (at.saturating_sub(QUOTE)..at).find(|&from| self.text.is_char_boundary(from)).unwrap_or(at);
        let before = self.text.get(from..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let last = |mark: [char; 2]| line.rfind(mark);
        let open = last(['«', '“']).is_some_and(|open| last(['»', '”']).is_none_or(|close| close < open));
        open || line.matches('"').count() % 2 == 1
    }
}

/// A day, or a part of one: "ce jeudi matin".
fn names_a_day(form: &Form) -> bool {
    match form {
        Form::Calendar(c) => c.day.is_some() || c.weekday.is_some(),
        Form::Shift(shift) => shift.unit == Unit::Day,
        Form::Holiday(..) => true,
        Form::Time(_, Some(day)) => names_a_day(day),
        _ => false,
    }
}

/// "4 h 30 dans la nuit de lundi à mardi" is on the second of them.
fn is_before_noon(clock: Clock) -> bool {
    matches!(clock, Clock::At(0..12, _))
}

/// The day of an hour that is told beside the same moment elsewhere: of yesterday, today and tomorrow the one that is
/// the fewest hours away.
fn local_day(here: Clock, there: Clock, day: Date) -> Option<Date> {
    let (Clock::At(hour, minute), Clock::At(other, past)) = (here, there) else { return Some(day) };
    let minutes = |hour: u8, minute: u8| i32::from(hour) * 60 + i32::from(minute);
    let ahead = minutes(hour, minute) - minutes(other, past);
    match ahead {
        ahead if ahead > DAY / 2 => day.yesterday().ok(),
        ahead if ahead < -DAY / 2 => day.tomorrow().ok(),
        _ => Some(day),
    }
}

/// "dans la nuit de mardi à mercredi": of both; TIMEX3 has the first for a value.
pub(super) fn both_days(days: Edtf) -> Option<Edtf> {
    let day = days.as_day()?;
    Some(Edtf::days(day, day.tomorrow().ok()?))
}
