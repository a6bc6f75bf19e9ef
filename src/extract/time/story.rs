//! An article's expressions in reading order: each is dated, and moves the story on for those after it.

use super::form::{Anchor, Clock, Form, Found, Ref, Shift, Turn, Unit};
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
    /// The sentence being read, and its tense once it was asked for.
    sentence: usize,
    tense: Option<Tense>,
    /// The last date told.
    reached: Option<Edtf>,
    /// The last day told, for clock times.
    day: Option<Edtf>,
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
            tense: None,
            reached: None,
            day: None,
            year: None,
        }
    }

    /// The expression with its value; the story moves on to it.
    pub(super) fn timex(&mut self, article: ArticleId, found: &Found) -> Timex {
        self.move_to(found.span);
        let resolved = self.resolve(found);
        if let Some(resolved) = resolved {
            self.reach(&found.form, resolved);
        }
        let value = match resolved {
            Some(r) if !matches!(found.form, Form::Ref(_) | Form::Lately(..)) => {
                timex3::dated(&found.form, r.days)
            }
            _ => timex3::undated(&found.form),
        };
        Timex {
            article,
            span: found.span,
            extent: found.extent,
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
            (self.tense, self.year) = (None, None);
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
            Form::Shift(Shift { by: 0, unit: Unit::Day, from: Anchor::Publication, .. }) => {
                self.published.map(|days| Resolved { days, basis: Basis::Publication, rule: None })
            }
            Form::Time(Clock::At(..) | Clock::Part(_), None) => {
                let days = self.day.or(self.published.filter(|p| p.as_day().is_some()))?;
                let basis = if self.day.is_some() { Basis::Narrative } else { Basis::Publication };
                Some(Resolved { days, basis, rule: None })
            }
            form => self.dated(form),
        }
    }

    /// The present is about the publication.
    fn present(&self) -> Option<Resolved> {
        let days = self.published?.with(Doubt::Approximate);
        Some(Resolved { days, basis: Basis::Publication, rule: None })
    }

    /// Counted from the publication's first and last day: what both agree on, or the interval between.
    fn dated(&mut self, form: &Form) -> Option<Resolved> {
        let tense = self.tense(form);
        let count = |published: Option<Date>| {
            Anchors { published, story: self.reached, year: self.year, tense }.resolve(form)
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
        let vague = from.until(to).map_or(true, |span| span.get_days() > VAGUE);
        let backwards = first.days.bounds().0 > last.days.bounds().1;
        (!vague && !backwards).then(|| Resolved { days: first.days.through(last.days), ..first })
    }

    /// The tense matters only for names of days, months and seasons that say nothing else.
    fn tense(&mut self, form: &Form) -> Tense {
        let asks = match form {
            Form::Calendar(c) => {
                c.day.is_none() && c.year.is_none() && matches!(c.turn, Turn::Bare | Turn::This)
            }
            Form::Portion(p) => p.year.is_none(),
            Form::Shift(s) => s.unit == Unit::Weekend,
            Form::Time(_, Some(day)) => return self.tense(day),
            Form::Range(_, to) => return self.tense(to),
            Form::Edge(_, of) => return self.tense(of),
            _ => false,
        };
        if !asks {
            return Tense::Open;
        }
        let sentence = self.sentences.get(self.sentence).map_or("", |s| s.of(self.text));
        *self.tense.get_or_insert_with(|| tense::of(sentence, self.lang))
    }

    /// The story has reached a date.
    fn reach(&mut self, form: &Form, resolved: Resolved) {
        if matches!(form, Form::Ref(_) | Form::Lately(..) | Form::Decade(_) | Form::Century(_)) {
            return;
        }
        self.reached = Some(resolved.days);
        if resolved.days.as_day().is_some() {
            self.day = Some(resolved.days);
        }
        let names_year = match form {
            Form::Calendar(c) => c.year.is_some(),
            Form::Shift(s) => s.unit == Unit::Year,
            _ => false,
        };
        if names_year {
            self.year = resolved.days.earliest().map(Date::year);
        }
    }
}
