//! An article's expressions in reading order: each is dated, and moves the story on for those after it.

mod chain;
mod chronicle;
mod heading;
mod outlook;
mod part;

use super::form::{Anchor, Bound, Calendar, Clock, Form, Found, Length, Ref, Shift, Turn, Unit};
use super::grammar;
use super::resolve::{Anchors, Resolved};
use super::shape::{bare, counts_days, hangs_on_tense, is_counted, names_day, weekday, weekdays};
use super::tense::Tense;
use super::timex3;
use crate::corpus::{ArticleId, Basis, Published, Timex, Weakness};
use crate::date::{self, Date, Doubt, Edtf};
use crate::extract::live::Days;
use crate::text::Span;
use crate::words::Lang;
use chain::years_of;
use part::Parted;

/// Publication dates vaguer than this many days date nothing that is counted from them.
const VAGUE: i32 = 400;

/// A date of so many days at most is one that days are counted from.
const MONTH: i32 = 31;

/// How many days told in full are kept in mind: a page of a thousand dates must not be read for each.
const REMEMBERED: usize = 64;

/// What is known on the way through an article.
pub(super) struct Story<'a> {
    text: &'a str,
    sentences: &'a [Span],
    /// The publication date, or the day of the entry that is being read.
    published: Option<Edtf>,
    /// The days of a live page's entries, and where the last one began that was reached.
    days: &'a Days,
    entry: usize,
    lang: Lang,
    /// The sentence being read.
    sentence: usize,
    /// The last date told.
    reached: Option<Edtf>,
    /// The last day told that was over when the article was published.
    behind: Option<Edtf>,
    /// Where the last dated expression ends, and its days.
    last: Option<(usize, Edtf)>,
    /// The last day told, for clock times.
    day: Option<Edtf>,
    /// The last days told with an hour or a part of them.
    parted: Parted,
    /// The tense that the last clause with one gave to each weekday, by ISO number.
    weekdays: [Tense; 8],
    /// The year this sentence has named.
    year: Option<i16>,
    /// The last day told with its year as past, and where.
    dated: Option<(usize, Date)>,
    /// The last month told as past that is sure, by its first day, and where; a day is of its month.
    told_month: Option<(usize, Date)>,
    /// The year of the list that a month stands in.
    listed: Option<i16>,
    /// Whether that day gave its year to the one being read.
    is_led_on: bool,
    /// The days told with their year: a later "26 juin" is the one of "du 23 au 26 juin 2025".
    told: Vec<Date>,
    /// The sentence tells of a habit ("ouvert du lundi au vendredi"): its clock times are of no day.
    habit: bool,
    /// It tells of what comes back ("chaque année"): its days and months are of no year.
    yearly: bool,
    /// The year, and the month where it names one, of the heading that the sentence stands under.
    headed: Option<(i16, Option<u8>)>,
    /// Where the last day of a chronicle was told, and that day.
    chronicle: Option<(usize, Date)>,
    /// The last length of whole years, and where.
    years: Option<(Span, i16)>,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        text: &'a str,
        sentences: &'a [Span],
        published: &Published,
        lang: Lang,
        days: &'a Days,
    ) -> Self {
        Self {
            text,
            sentences,
            published: published.edtf,
            days,
            entry: 0,
            lang,
            sentence: 0,
            reached: None,
            behind: None,
            last: None,
            day: None,
            parted: Parted::default(),
            weekdays: [Tense::Open; 8],
            year: None,
            dated: None,
            told_month: None,
            listed: None,
            is_led_on: false,
            told: Vec::new(),
            habit: false,
            yearly: false,
            headed: None,
            chronicle: None,
            years: None,
        }
    }

    /// The expression with its value, given those behind it; the story moves on to it.
    pub(super) fn timex(&mut self, article: ArticleId, found: &Found, behind: &[Found]) -> Timex {
        self.move_to(found.span);
        self.enter(found.span);
        let next = behind.first();
        self.listed = next.and_then(|next| self.year_of_list(found, next));
        let told = self.told_weekday(found);
        let found = told.as_ref().unwrap_or(found);
        let resolved = self.clock_before(found, behind).or_else(|| self.resolve(found));
        let resolved = resolved.or_else(|| self.apposed(found, next?));
        if let Some(resolved) = resolved {
            self.head(found);
            self.reach(found, resolved);
            self.chronicle(found, resolved);
        } else {
            self.habit |= weekdays(&found.form);
            self.yearly |= found.rule == "every";
        }
        self.years = years_of(&found.form).map(|years| (found.span, years)).or(self.years);
        let both = |r: Resolved| Resolved { days: part::both_days(r.days).unwrap_or(r.days), ..r };
        let resolved = if found.rule == "night" { resolved.map(both) } else { resolved };
        let resolved = resolved.map(|resolved| outlook::limited(found, resolved, found.span.of(self.text)));
        let value = match resolved {
            Some(r) if !matches!(found.form, Form::Ref(_) | Form::Lately(..) | Form::Duration(_)) => {
                timex3::dated(&found.form, r.whole)
            }
            _ => timex3::undated(&found.form),
        };
        Timex {
            article,
            span: found.span,
            kind: found.kind(),
            edtf: resolved.map(|r| r.days),
            value: value.as_str().into(),
            basis: resolved.map_or(Basis::None, |r| r.basis),
            rule: resolved.and_then(|r| r.rule).unwrap_or(found.rule).into(),
            anchor: resolved.and_then(|r| self.anchor(r.basis)),
            weakness: resolved.and_then(|r| r.weakness).or_else(|| self.order(found)),
        }
    }

    /// "03/04/2021" in English: March or April.
    fn order(&self, found: &Found) -> Option<Weakness> {
        let Form::Calendar(Calendar { day: Some(day), month: Some(month), .. }) = found.form else {
            return None;
        };
        let either = day <= 12 && day != month && found.span.of(self.text).contains('/');
        (either && self.lang == Lang::En && found.rule == "date-figures").then_some(Weakness::Order)
    }

    /// Into the sentence of a span: its year and tense are its own.
    fn move_to(&mut self, span: Span) {
        while self.sentences.get(self.sentence).is_some_and(|s| s.end() <= span.start()) {
            self.sentence += 1;
            self.year = None;
            if self.is_heading() {
                self.headed = None;
            }
            (self.habit, self.yearly) = (false, false);
        }
    }

    /// Into the entry of a live page that a span lies in: what it tells is counted from its day.
    fn enter(&mut self, span: Span) {
        let Some((from, day)) = self.days.entry(span.start()).filter(|(from, _)| *from > self.entry) else {
            return;
        };
        self.entry = from;
        self.published = Some(day);
        self.reached = Some(day);
        self.day = Some(day).filter(|day| day.as_day().is_some());
    }

    fn anchor(&self, basis: Basis) -> Option<Edtf> {
        match basis {
            Basis::Publication | Basis::Calendar => self.published,
            Basis::Narrative => self.reached,
            _ => None,
        }
    }

    fn resolve(&mut self, found: &Found) -> Option<Resolved> {
        match &found.form {
            Form::Ref(Ref::Present) => self.present(),
            Form::Shift(Shift { by: 0, unit: Unit::Day, from: Anchor::Publication, .. }) => {
                self.published.map(|days| Resolved::new(days, Basis::Publication))
            }
            // "The next month the board dismissed him."
            Form::Lately(1, Length { count: Some(1.0), unit })
                if found.outlook.around == Tense::Past && self.reached.is_some() =>
            {
                let (by, unit, from, weekday) = (1, *unit, Anchor::Narrative, None);
                self.dated(&Form::Shift(Shift { by, unit, from, weekday }), found)
            }
            Form::Duration(_) => self.resolve(&outlook::counted_ahead(found)?),
            Form::Time(_, None) if self.habit => None,
            // "dawn on the 9th", "soir du 23": the day is found as it would be alone.
            Form::Time(_, Some(day)) if is_lone_day(day) => {
                self.resolve(&Found { form: Form::clone(day), ..found.clone() })
            }
            Form::Portion(_)
                if found.rule == "any-season" && self.tense(&found.form, found) == Tense::Open =>
            {
                None
            }
            Form::Calendar(c) if self.yearly && c.month.is_some() && *c == bare(*c) => None,
            Form::Time(clock @ (Clock::At(..) | Clock::Part(_)), None) => {
                let print = self.published.filter(|p| p.as_day().is_some());
                // "seront fermés mardi. … étaient inondées à 18 heures": no hour of what was is of a day to come.
                let over = |days: &Edtf| {
                    let ahead = days.earliest().zip(print.and_then(Edtf::latest));
                    found.outlook.around != Tense::Past || ahead.is_none_or(|(day, print)| day <= print)
                };
                let morning = self.parted.morning(*clock, self.day);
                let told = self.evening_before_print(&found.form).or(morning).or(self.day).filter(over);
                // "By dusk nine were dead": of the day that is told, or of none.
                let print = print.filter(|_| found.rule != grammar::MOMENT);
                let basis = if told.is_some() { Basis::Narrative } else { Basis::Publication };
                Some(Resolved::new(told.or(print)?, basis))
            }
            Form::Shift(shift) if shift.unit == Unit::Week && is_counted(found) => {
                self.weeks_away(*shift, found)
            }
            Form::Shift(shift) if matches!(found.rule, "later" | "year-earlier") => {
                let moved = self.quarter_moved(*shift).or_else(|| self.dated(&found.form, found));
                moved.or_else(|| self.before_publication(*shift, found))
            }
            // "over the weekend", told as past, is the one before.
            Form::Shift(shift) if found.rule == "own-period" && shift.unit == Unit::Weekend => {
                let past = self.tense(&found.form, found) == Tense::Past;
                self.dated(&Form::Shift(Shift { by: if past { -1 } else { 0 }, ..*shift }), found)
            }
            Form::Calendar(Calendar { turn: Turn::Same, weekday: Some(weekday), day: None, .. }) => {
                self.that_weekday(*weekday).or_else(|| self.dated(&found.form, found))
            }
            form => self
                .that_part(form, found)
                .or_else(|| self.beside(form, found))
                .or_else(|| self.under_heading(form))
                .or_else(|| self.weekday_of_chronicle(form, found))
                .or_else(|| self.end_of_chronicled(form, found))
                .or_else(|| self.end_of_told(form, found))
                .or_else(|| self.dated(form, found)),
        }
    }

    /// "three weeks later", "il y a deux semaines": about that day; TIMEX3 has the week for a value.
    fn weeks_away(&mut self, shift: Shift, found: &Found) -> Option<Resolved> {
        let days = Shift { by: shift.by.checked_mul(7)?, unit: Unit::Day, ..shift };
        let week = self.dated(&Form::Shift(shift), found)?;
        let day = self.dated(&Form::Shift(days), found)?;
        let about = if day.days.as_day().is_some() { day.days.with(Doubt::Approximate) } else { week.days };
        Some(Resolved { days: about, ..week })
    }

    /// "a month earlier" in a story that has told no date: than the publication.
    fn before_publication(&mut self, shift: Shift, found: &Found) -> Option<Resolved> {
        let back = shift.by < 0 && shift.unit >= Unit::Day && self.reached.is_none();
        let form = Form::Shift(Shift { from: Anchor::Publication, ..shift });
        if back { self.dated(&form, found) } else { None }
    }

    /// "un an plus tôt" said of a quarter is that quarter a year before.
    fn quarter_moved(&self, shift: Shift) -> Option<Resolved> {
        let moment = self.reached?.start()?;
        let date::Unit::Season(year, code @ 33..) = moment.unit() else { return None };
        let by = i16::try_from(shift.by).ok().filter(|_| shift.unit == Unit::Year)?;
        let days = Edtf::At(date::Unit::Season(year.checked_add(by)?, code).sure());
        Some(Resolved::new(days, Basis::Narrative))
    }

    /// The present is about the publication.
    fn present(&self) -> Option<Resolved> {
        let days = self.published?.with(Doubt::Approximate);
        Some(Resolved::new(days, Basis::Publication))
    }

    /// Counted from the publication's first and last day: what both agree on, or the interval between.
    fn dated(&mut self, form: &Form, at: &Found) -> Option<Resolved> {
        let tense = self.tense(form, at);
        let back = Self::looks_back(form, at);
        let year = self.year.filter(|_| back).map(|year| self.year_behind(form, at, year));
        let year = year.or_else(|| self.told_before(form));
        let year = year.or(self.headed.map(|(year, _)| year).filter(|_| back));
        let year = year.or(self.listed).or_else(|| self.years_after(form, at));
        let led = || {
            let led = self.goes_on(form, at).or_else(|| self.month_goes_on(form, at));
            led.or_else(|| self.year_of_chronicle(form, at))
        };
        let led = if year.is_none() { led() } else { None };
        self.is_led_on |= led.is_some();
        let year = year.or(led);
        let story = match form {
            Form::Calendar(_) if counts_days(form) => self.reached_day(MONTH),
            // "fermera le 30 septembre. Dès le lendemain, plus rien ne sortait": not of the first of October.
            _ if counts_days(form) && at.outlook.around == Tense::Past && self.is_ahead_of_sentence() => {
                self.behind.or(self.reached_day(0))
            }
            _ if counts_days(form) => self.reached_day(0),
            _ => self.reached,
        };
        let opens_past = at.outlook.opens_past && at.bound == Bound::At;
        let count = |published: Option<Date>| {
            Anchors { published, story, year, tense, around: at.outlook.around, opens_past }.resolve(form)
        };
        let (first, last) = match self.published {
            Some(p) => (p.earliest(), p.latest()),
            None => (None, None),
        };
        let (Some(from), Some(to)) = (first, last) else { return count(None) };
        let first = count(Some(from))?;
        if from == to {
            return Some(first);
        }
        let last = count(Some(to))?;
        if first.days == last.days {
            return Some(first);
        }
        if let Some(day) = self.same_weekday(form, tense, (from, to)) {
            let days = Edtf::day(day);
            return Some(Resolved {
                weakness: Some(Weakness::Bounds),
                ..Resolved::new(days, Basis::Narrative)
            });
        }
        if let Some(days) = nearer_year(first.days, last.days, (from, to)) {
            return Some(Resolved { days, whole: days, weakness: Some(Weakness::Bounds), ..first });
        }
        let vague = from.until(to).map_or(true, |span| span.get_days() > VAGUE);
        let backwards = first.days.bounds().0 > last.days.bounds().1;
        let days = first.days.through(last.days);
        (!vague && !backwards).then_some(Resolved {
            days,
            whole: days,
            weakness: first.weakness.or(Some(Weakness::Bounds)),
            ..first
        })
    }

    /// True where the last date told was still to come when the article was published.
    fn is_ahead(&self) -> bool {
        let ends = self.reached.and_then(Edtf::earliest).zip(self.published.and_then(Edtf::latest));
        ends.is_some_and(|(told, published)| told > published)
    }

    /// The same, told in a sentence before.
    fn is_ahead_of_sentence(&self) -> bool {
        let start = self.sentences.get(self.sentence).map_or(0, |sentence| sentence.start());
        self.is_ahead() && self.last.is_some_and(|(end, _)| end <= start)
    }

    /// The date the story has reached, or where that is wider, the last day it told.
    fn reached_day(&self, widest: i32) -> Option<Edtf> {
        let narrow = |days: &Edtf| {
            let ends = days.earliest().zip(days.latest());
            ends.is_some_and(|(first, last)| first.until(last).is_ok_and(|span| span.get_days() <= widest))
        };
        self.reached.filter(narrow).or(self.day).or(self.reached)
    }

    /// Keeps the days of a date told in full, the last few of them.
    fn tell(&mut self, days: Edtf) {
        let day = |m: Option<date::Moment>| match m.map(date::Moment::unit) {
            Some(date::Unit::Day(day)) => Some(day),
            _ => None,
        };
        self.told.extend([day(days.start()), day(days.end())].into_iter().flatten());
        let old = self.told.len().saturating_sub(REMEMBERED);
        self.told.drain(..old);
    }

    /// The story has reached a date.
    fn reach(&mut self, found: &Found, resolved: Resolved) {
        let form = &found.form;
        let vague = matches!(form, Form::Ref(_) | Form::Lately(..) | Form::Decade(_) | Form::Century(_));
        if vague || matches!(form, Form::Duration(_)) {
            return;
        }
        let words = self.is_of_words(found);
        self.reached = Some(resolved.days);
        if resolved.days.as_day().is_some() && !self.is_ahead() {
            self.behind = Some(resolved.days);
        }
        self.last = Some((found.span.end(), resolved.days));
        self.parted.tell(found, resolved.days);
        let led = std::mem::take(&mut self.is_led_on);
        if resolved.basis == Basis::Stated || resolved.basis == Basis::Calendar && resolved.weakness.is_none()
        {
            self.tell(resolved.days);
        }
        if matches!(resolved.basis, Basis::Stated | Basis::Narrative) || led {
            let past = found.outlook.around != Tense::Future && found.bound == Bound::At;
            let month = resolved.days.start().map(date::Moment::unit).filter(|unit| {
                past && matches!(unit, date::Unit::Day(_) | date::Unit::Month(..) | date::Unit::Season(..))
            });
            self.told_month = month.map(|unit| (found.span.end(), unit.first())).or(self.told_month);
            self.dated =
                resolved.days.as_day().filter(|_| past).map(|day| (found.span.end(), day)).or(self.dated);
        }
        self.habit = false;
        // "depuis le 15 mars": the story is not told of that day.
        let bound = matches!(found.bound, Bound::Since | Bound::Until | Bound::By);
        if resolved.days.as_day().is_some() && !(bound && self.day.is_some()) && !words {
            self.day = Some(resolved.days);
        }
        if self.names_year(found) {
            self.year = resolved.days.earliest().map(Date::year);
        }
    }
}

/// "June" said between February and September: of two years that differ, the one whose June lies within or nearest.
fn nearer_year(a: Edtf, b: Edtf, (from, to): (Date, Date)) -> Option<Edtf> {
    let (first, last) = a.earliest().zip(b.earliest())?;
    let same = (first.month(), first.day()) == (last.month(), last.day()) && first.year() != last.year();
    let away = |days: &Edtf| {
        let (first, last) = days.bounds();
        let gap = |a: Date, b: Date| a.until(b).map_or(i32::MAX, |span| span.get_days());
        gap(to, first).max(gap(last, from)).max(0)
    };
    same.then(|| if away(&b) < away(&a) { b } else { a })
}

/// "the 9th": a day without its month.
fn is_lone_day(form: &Form) -> bool {
    matches!(form, Form::Calendar(Calendar { day: Some(_), month: None, weekday: None, .. }))
}
