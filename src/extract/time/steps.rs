//! Why an expression has its value, step by step, told on demand: what it says, what it was counted from, and
//! what makes it doubtful. Nothing of this is kept with the expression: its sentence is read again.

use super::form::{Anchor, Bound, Calendar, Edge, Form, Found, Turn, Year};
use crate::corpus::{Article, Basis, Corpus, Reason, Timex, Weakness};
use crate::date::Edtf;
use crate::text::Span;

/// The steps from the words of an expression to its value.
#[must_use]
pub fn steps(corpus: &Corpus, timex: &Timex) -> Reason {
    let told = Told { corpus, timex, article: &corpus[timex.article] };
    let Some(found) = told.found() else { return told.doubted(Reason::default()) };
    let reason = match timex.edtf {
        Some(days) => told.dated(&found, days),
        None => told.undated(&found),
    };
    told.doubted(bounded(reason, found.bound))
}

/// An expression with its article.
struct Told<'a> {
    corpus: &'a Corpus,
    timex: &'a Timex,
    article: &'a Article,
}

impl Told<'_> {
    /// The expression as its sentence says it.
    fn found(&self) -> Option<Found> {
        let sentences = &self.article.sentences;
        let at = sentences.partition_point(|s| s.end() <= self.timex.span.start());
        let sentence = sentences.get(at).copied().unwrap_or(self.timex.span);
        let text = self.corpus.text(self.timex.article);
        super::recognise(text, &[sentence], self.article.lang).into_iter().find(|f| f.span == self.timex.span)
    }

    fn words(&self, span: Span) -> String {
        let words = span.of(self.corpus.text(self.timex.article));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn dated(&self, found: &Found, days: Edtf) -> Reason {
        let words = self.words(found.span);
        match (self.timex.basis, self.timex.anchor) {
            (Basis::Publication | Basis::Calendar, Some(anchor)) => {
                let key = published(&found.form, self.timex.basis, side(days, anchor));
                self.published_by(Reason::because(key, &[&words, &days.to_string(), &anchor.to_string()]))
            }
            (Basis::Narrative, _) => Reason::because(narrated(&found.form), &[&words, &days.to_string()]),
            _ => Reason::because(stated(&found.form), &[&words, &days.to_string()]),
        }
    }

    /// Where the publication date was itself inferred, that is a step too.
    fn published_by(&self, reason: Reason) -> Reason {
        match self.article.published.basis {
            Basis::Inferred => reason.and("why-step-inferred", &[]),
            _ => reason,
        }
    }

    fn undated(&self, found: &Found) -> Reason {
        let key = match found.form {
            Form::Duration(_) | Form::Lately(..) => "why-step-length",
            Form::Set(_) => "why-step-set",
            Form::Ref(_) => "why-step-vague",
            Form::Shift(_) | Form::Then if self.timex.basis == Basis::None => "why-step-no-anchor",
            Form::Calendar(Calendar { weekday: Some(_), day: None, .. }) => "why-step-habit",
            _ => "why-step-no-year",
        };
        Reason::because(key, &[&self.words(found.span)])
    }

    fn doubted(&self, reason: Reason) -> Reason {
        let Some(weakness) = self.timex.weakness else { return reason };
        let days = self.timex.edtf.map_or(String::new(), |d| d.to_string());
        match (weakness, self.timex.edtf.and_then(Edtf::earliest)) {
            (Weakness::Contradiction, Some(day)) => {
                let weekday = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
                reason.and(CONTRADICTS[weekday % 7], &[&day.to_string()])
            }
            (Weakness::Contradiction | Weakness::Direction, _) => reason.and("why-weak-direction", &[]),
            (Weakness::Far, _) => reason.and("why-weak-far", &[]),
            (Weakness::Century, _) => reason.and("why-weak-century", &[&days]),
            (Weakness::Order, _) => reason.and("why-weak-order", &[]),
            (Weakness::Bounds, _) => reason.and("why-weak-bounds", &[]),
        }
    }
}

/// "depuis 2021": a bound and not the time itself.
fn bounded(reason: Reason, bound: Bound) -> Reason {
    match bound {
        Bound::At => reason,
        Bound::Since | Bound::From | Bound::After => reason.and("why-step-opens", &[]),
        Bound::Until | Bound::By | Bound::Before => reason.and("why-step-closes", &[]),
    }
}

/// Where days lie from what they were counted from.
#[derive(Clone, Copy)]
enum Side {
    Before,
    Within,
    After,
}

fn side(days: Edtf, anchor: Edtf) -> Side {
    let ((first, last), (from, to)) = (days.bounds(), anchor.bounds());
    if last < from {
        Side::Before
    } else if first > to {
        Side::After
    } else {
        Side::Within
    }
}

/// How the publication date leads to the days.
fn published(form: &Form, basis: Basis, side: Side) -> &'static str {
    match (form, side) {
        (Form::Time(_, Some(day)), _) => published(day, basis, side),
        (Form::Time(_, None), _) => "why-step-clock",
        (Form::Edge(edge, _), _) => edged(*edge),
        (Form::Calendar(Calendar { weekday: Some(_), day: Some(_), .. }), _) if basis == Basis::Calendar => {
            "why-step-calendar"
        }
        (Form::Calendar(Calendar { day: Some(_), year: None, turn: Turn::Bare, .. }), _) => {
            "why-step-nearest"
        }
        (Form::Calendar(Calendar { year: Some(Year::Short(_)), .. }), _) => "why-step-century",
        (Form::Calendar(_) | Form::Portion(_) | Form::Holiday(..), Side::Before) => "why-step-last",
        (Form::Calendar(_) | Form::Portion(_) | Form::Holiday(..), Side::After) => "why-step-next",
        (Form::Calendar(_) | Form::Portion(_) | Form::Holiday(..), Side::Within) => "why-step-this",
        (Form::Ref(_), _) => "why-step-present",
        (Form::Lately(..), _) => "why-step-lately",
        _ => "why-step-counted",
    }
}

/// How the date that the text has reached leads to them.
fn narrated(form: &Form) -> &'static str {
    match form {
        Form::Time(_, Some(day)) => narrated(day),
        Form::Time(_, None) => "why-step-same-day",
        Form::Calendar(c) if c.turn == Turn::Bare && c.year.is_none() => "why-step-same-year",
        Form::Portion(p) if p.turn == Turn::Bare => "why-step-same-year",
        Form::Shift(shift) if shift.from == Anchor::Publication => "why-step-counted",
        Form::Duration(_) => "why-step-happening",
        _ => "why-step-story",
    }
}

fn stated(form: &Form) -> &'static str {
    match form {
        Form::Edge(edge, _) => edged(*edge),
        Form::Nth(..) => "why-step-nth",
        Form::Week(_) => "why-step-week",
        Form::Calendar(Calendar { year: Some(Year::Short(_)), .. }) => "why-step-century",
        _ => "why-step-stated",
    }
}

fn edged(edge: Edge) -> &'static str {
    match edge {
        Edge::Start => "why-step-start",
        Edge::Mid => "why-step-middle",
        Edge::Within => "why-step-stated",
        Edge::End => "why-step-end",
    }
}

/// By the weekday that the calendar gives, from Monday.
const CONTRADICTS: [&str; 7] = [
    "why-weak-monday",
    "why-weak-tuesday",
    "why-weak-wednesday",
    "why-weak-thursday",
    "why-weak-friday",
    "why-weak-saturday",
    "why-weak-sunday",
];
