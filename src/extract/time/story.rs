//! An article's expressions in reading order: each is dated, and moves the story on for those after it.

use super::form::{Anchor, Bound, Clock, Form, Found, Ref, Shift, Turn, Unit};
use super::resolve::{Anchors, Resolved};
use super::tense::{self, Tense};
use super::timex3;
use crate::corpus::{ArticleId, Basis, Published, Timex};
use crate::date::{Date, Doubt, Edtf};
use crate::text::Span;
use crate::words::Lang;

/// Publication dates vaguer than this many days date nothing that is counted from them.
const VAGUE: i32 = 400;

/// What is known on the way through an article.
pub(super) struct Story<'a> {
    text: &'a str,
    sentences: &'a [Span],
    published: Option<Edtf>,
    lang: Lang,
    /// The sentence being read.
    sentence: usize,
    /// The last date told.
    reached: Option<Edtf>,
    /// The last day told, for clock times.
    day: Option<Edtf>,
    /// The tense that the last clause with one gave to each weekday, by ISO number.
    weekdays: [Tense; 8],
    /// The year this sentence has named.
    year: Option<i16>,
}

impl<'a> Story<'a> {
    pub(super) fn new(text: &'a str, sentences: &'a [Span], published: &Published, lang: Lang) -> Self {
        Self {
            text,
            sentences,
            published: published.edtf,
            lang,
            sentence: 0,
            reached: None,
            day: None,
            weekdays: [Tense::Open; 8],
            year: None,
        }
    }

    /// The expression with its value; the story moves on to it.
    pub(super) fn timex(&mut self, article: ArticleId, found: &Found, next: Option<&Found>) -> Timex {
        self.move_to(found.span);
        let resolved = self.clock_before(found, next).or_else(|| self.resolve(found));
        if let Some(resolved) = resolved {
            self.reach(found, resolved);
        }
        let value = match resolved {
            Some(r) if !matches!(found.form, Form::Ref(_) | Form::Lately(..)) => {
                timex3::dated(&found.form, r.whole)
            }
            _ => timex3::undated(&found.form),
        };
        Timex {
            article,
            span: found.span,
            kind: found.kind(),
            edtf: resolved.map(|r| r.days),
            value,
            basis: resolved.map_or(Basis::None, |r| r.basis),
            rule: resolved.and_then(|r| r.rule).unwrap_or(found.rule),
            anchor: resolved.and_then(|r| self.anchor(r.basis)),
        }
    }

    /// Into the sentence of a span: its year and tense are its own.
    fn move_to(&mut self, span: Span) {
        while self.sentences.get(self.sentence).is_some_and(|s| s.end() <= span.start()) {
            self.sentence += 1;
            self.year = None;
        }
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
            Form::Shift(Shift { by: 0, unit: Unit::Day, from: Anchor::Publication, .. }) => self
                .published
                .map(|days| Resolved { days, whole: days, basis: Basis::Publication, rule: None }),
            Form::Time(Clock::At(..) | Clock::Part(_), None) => {
                let days = self.day.or(self.published.filter(|p| p.as_day().is_some()))?;
                let basis = if self.day.is_some() { Basis::Narrative } else { Basis::Publication };
                Some(Resolved { days, whole: days, basis, rule: None })
            }
            form => self.dated(form, found),
        }
    }

    /// "à 17 h, lundi": a clock time takes the day that follows it closely.
    fn clock_before(&mut self, found: &Found, next: Option<&Found>) -> Option<Resolved> {
        let next = next.filter(|_| matches!(found.form, Form::Time(_, None)))?;
        let between = Span::new(found.span.end(), next.extent.start()).of(self.text);
        let close = between.len() <= 16 && !between.contains(['.', ';', ',', '(']) || between.len() <= 2;
        let day = matches!(&next.form, Form::Calendar(c) if c.day.is_some() || c.weekday.is_some())
            || matches!(&next.form, Form::Shift(s) if s.unit == Unit::Day);
        if close && day { self.resolve(next) } else { None }
    }

    /// The present is about the publication.
    fn present(&self) -> Option<Resolved> {
        let days = self.published?.with(Doubt::Approximate);
        Some(Resolved { days, whole: days, basis: Basis::Publication, rule: None })
    }

    /// Counted from the publication's first and last day: what both agree on, or the interval between.
    fn dated(&mut self, form: &Form, at: &Found) -> Option<Resolved> {
        let tense = self.tense(form, at);
        let year = self.year.filter(|_| self.looks_back(form, at));
        let count =
            |published: Option<Date>| Anchors { published, story: self.reached, year, tense }.resolve(form);
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
        let vague = from.until(to).map_or(true, |span| span.get_days() > VAGUE);
        let backwards = first.days.bounds().0 > last.days.bounds().1;
        let days = first.days.through(last.days);
        (!vague && !backwards).then_some(Resolved { days, whole: days, ..first })
    }

    /// False where the clause looks ahead: the year its sentence has named is over.
    fn looks_back(&self, form: &Form, found: &Found) -> bool {
        let yearless = matches!(form, Form::Calendar(c) if c.year.is_none())
            || matches!(form, Form::Portion(_) | Form::Edge(..) | Form::Range(..));
        let sentence = self.sentences.get(self.sentence).copied().unwrap_or_default();
        yearless && tense::around(self.text, sentence, found.span, self.lang) != Tense::Future
    }

    /// The tense of the clause, else the one that an earlier clause gave to the same weekday.
    fn tense(&mut self, form: &Form, found: &Found) -> Tense {
        if !hangs_on_tense(form) {
            return Tense::Open;
        }
        if found.bound == Bound::Since {
            return Tense::Past;
        }
        let sentence = self.sentences.get(self.sentence).copied().unwrap_or_default();
        let tense = tense::around(self.text, sentence, found.span, self.lang);
        let Some(told) = weekday(form).and_then(|w| self.weekdays.get_mut(w)) else { return tense };
        match tense {
            Tense::Open => *told,
            tense => {
                *told = tense;
                tense
            }
        }
    }

    /// "En 1914, …", "cette année, …", "le 3 mai 2012, …": the sentence goes on in that year. A year named
    /// otherwise ("né en 1987", "depuis 1975", "le budget 2025") says nothing of the days told beside it.
    fn names_year(&self, found: &Found) -> bool {
        let sentence = self.sentences.get(self.sentence).copied().unwrap_or_default();
        let clipped = tense::clip(self.text, sentence, found.span, 16);
        let before = Span::new(clipped.start(), found.span.start()).of(self.text).to_lowercase();
        let led = before.ends_with("en ") || before.ends_with("in ");
        let born = ["né en ", "née en ", "nés en ", "born in "].iter().any(|b| before.ends_with(b));
        match &found.form {
            Form::Calendar(c) => {
                c.year.is_some() && found.bound == Bound::At && (c.month.is_some() || (led && !born))
            }
            Form::Shift(s) => s.unit == Unit::Year && s.by.abs() < 2,
            _ => false,
        }
    }

    /// The story has reached a date.
    fn reach(&mut self, found: &Found, resolved: Resolved) {
        let form = &found.form;
        if matches!(form, Form::Ref(_) | Form::Lately(..) | Form::Decade(_) | Form::Century(_)) {
            return;
        }
        self.reached = Some(resolved.days);
        if resolved.days.as_day().is_some() {
            self.day = Some(resolved.days);
        }
        if self.names_year(found) {
            self.year = resolved.days.earliest().map(Date::year);
        }
    }
}

/// Names of days, months and seasons that say nothing else.
fn hangs_on_tense(form: &Form) -> bool {
    match form {
        Form::Calendar(c) => c.day.is_none() && c.year.is_none() && matches!(c.turn, Turn::Bare | Turn::This),
        Form::Portion(p) => p.year.is_none(),
        Form::Shift(s) => s.unit == Unit::Weekend,
        Form::Time(_, Some(inner)) | Form::Range(_, inner) | Form::Edge(_, inner) => hangs_on_tense(inner),
        _ => false,
    }
}

/// The weekday that is all an expression says, but for a part of the day.
fn weekday(form: &Form) -> Option<usize> {
    match form {
        Form::Calendar(c) if hangs_on_tense(form) => c.weekday.map(usize::from),
        Form::Time(_, Some(day)) => weekday(day),
        _ => None,
    }
}
