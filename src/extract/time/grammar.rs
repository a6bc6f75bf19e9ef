//! The temporal grammar: a sentence's words are walked once, and at each word of time the families are tried.

mod calendar;
mod clock;
mod duration;
mod no_time;
mod number;
mod part;
mod period;
mod range;
mod relative;
mod row;
mod season;
mod set;
mod weekday;
mod year;

use std::ops::Range;

use super::form::{Bound, Clock, Form, Found};
use super::lexicon::Sense;
use super::tense::Outlook;
use super::token::{Token, What};
use crate::text::Span;
use crate::words::Lang;

/// An expression by its first and last word, before its neighbours are looked at.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) from: usize,
    /// One past the last word.
    pub(super) to: usize,
    pub(super) form: Form,
    pub(super) rule: &'static str,
    /// The words of either end of an interval.
    pub(super) ends: Option<[Range<usize>; 2]>,
}

impl Hit {
    fn new(words: Range<usize>, form: Form, rule: &'static str) -> Self {
        Self { from: words.start, to: words.end, form, rule, ends: None }
    }
}

/// A sentence's words.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lang: Lang,
}

/// The families, in the order they are asked: the one that reads more comes first.
const FAMILIES: &[fn(Line, usize) -> Option<Hit>] = &[
    range::hit,
    clock::hit,
    relative::hit,
    period::hit,
    row::hit,
    weekday::hit,
    calendar::hit,
    set::hit,
    duration::hit,
    year::hit,
];

/// The rule of a length behind "in" in English, which counts to a day only of what is to come: "will meet in two weeks".
pub(super) const AHEAD: &str = "in-time-ahead";

/// The rule of a bare part of a day in English, which is a time only of what happened: "soldiers came at dawn".
pub(super) const MOMENT: &str = "moment";

impl Line<'_> {
    /// Every expression of the sentence, in order.
    pub(super) fn read(self, found: &mut Vec<Found>) {
        let mut at = 0;
        let mut floor = 0;
        let mut hits = Vec::new();
        while at < self.tokens.len() {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            if let Some(end) = no_time::end(self, at) {
                at = end.max(at + 1);
                floor = at;
                continue;
            }
            self.add_hits(at, &mut hits);
            if hits.is_empty() {
                at += 1;
            }
            for hit in hits.drain(..) {
                at = hit.to.max(at + 1);
                self.keep(hit, floor, found);
                floor = at;
            }
        }
    }

    /// False of the words that no family begins with, which are most: a cheap answer for a hot loop.
    fn may_begin(self, at: usize) -> bool {
        match self.tokens[at].what {
            What::Digits(_) => true,
            What::Term(Sense::Of | Sense::FromDet | Sense::From | Sense::OfDet) => self.leads(at + 1),
            What::Term(Sense::DemThat) => {
                matches!(self.term(at + 1), Some(Sense::Season(_) | Sense::SeasonWeak(_)))
            }
            What::Term(sense) => sense.may_begin(),
            What::Word | What::Mark(_) => false,
        }
    }

    /// A number, a name of a day or month or a plural unit stands here, after an article or what elides one.
    fn leads(self, at: usize) -> bool {
        match self.tokens.get(self.past_mark(at, '\'')).map(|t| t.what) {
            Some(What::Digits(_)) => true,
            Some(What::Term(sense)) => sense.is_timely() || matches!(sense, Sense::Det | Sense::Ordinal(1)),
            _ => false,
        }
    }

    /// Adds what begins at this word: a list of days, or what the first family reads.
    fn add_hits(self, at: usize, hits: &mut Vec<Hit>) {
        match range::list(self, at) {
            Some(days) => hits.extend(days),
            None => hits.extend(FAMILIES.iter().find_map(|family| family(self, at))),
        }
    }

    /// Sets the expression down with its determiner and its bound; not one that begins in words already taken
    /// ("20:15é siècle" is a clock time, and no century).
    fn keep(self, hit: Hit, floor: usize, found: &mut Vec<Found>) {
        let Some(last) = hit.to.checked_sub(1).filter(|&last| last >= hit.from && hit.from >= floor) else {
            return;
        };
        let lead = self.lead(&hit, floor);
        let end = self.tokens[last].end();
        found.push(Found {
            span: Span::new(self.tokens[hit.from].start(), end),
            extent: Span::new(self.extent_from(lead, floor), end),
            ends: hit.ends.map(|ends| ends.map(|words| self.span(&words))),
            bound: self.bound_of(&hit.form, lead),
            form: hit.form,
            rule: hit.rule,
            outlook: Outlook::default(),
        });
    }

    /// Where TIMEX3 would begin: with the determiner, or with "earlier" ("earlier this month").
    fn lead(self, hit: &Hit, floor: usize) -> usize {
        let from = hit.from;
        let before = from.checked_sub(1).filter(|&before| before >= floor);
        let Some(before) = before else { return from };
        if matches!(self.term(before), Some(Sense::Later(_))) && self.is_dem_or_today(from) {
            return before;
        }
        if !self.takes_det(hit) {
            return from;
        }
        if self.is(before, Sense::Det) {
            return before;
        }
        // l’avenir: the apostrophe is a word of its own.
        let elided = self.mark(before, '\'') && before > floor && self.is(before - 1, Sense::Det);
        if elided { before - 1 } else { from }
    }

    fn is_dem_or_today(self, at: usize) -> bool {
        self.lang == Lang::En
            && matches!(
                self.term(at),
                Some(
                    Sense::Dem
                        | Sense::Today
                        | Sense::Weekday(_)
                        | Sense::Turn(_)
                        | Sense::ThenUnit(_)
                        | Sense::ThenPart(_)
                )
            )
    }

    /// Not the article of the noun that a time only describes: "the annual fair", "the two-year contract".
    fn takes_det(self, hit: &Hit) -> bool {
        let clock = matches!(hit.form, Form::Time(Clock::At(..), _));
        let joined = (hit.from..hit.to).any(|at| self.mark(at, '-'));
        let describes = self.lang == Lang::En
            && (matches!(hit.rule, "set" | "every")
                || (joined && matches!(hit.rule, "duration" | "quarter")));
        // "the Monday attack", "the 1969 landing"; but "the 5th of May".
        let named = self.lang == Lang::En
            && matches!(hit.form, Form::Calendar(_))
            && !self.is(hit.from + 1, Sense::OrdinalSuffix);
        !clock && hit.ends.is_none() && !describes && !named
    }

    /// The byte it begins at: in "dès le lendemain" the article is the end of the word before.
    fn extent_from(self, lead: usize, floor: usize) -> usize {
        let start = self.tokens[lead].start();
        let before = lead.checked_sub(1).filter(|&at| at >= floor && self.is(at, Sense::Starting));
        let article = before.filter(|&at| self.word(at).ends_with(" le") || self.word(at).ends_with(" la"));
        article.map_or(start, |at| self.tokens[at].end() - 2)
    }

    fn span(self, words: &Range<usize>) -> Span {
        let at = |i: usize| self.tokens.get(i);
        let (first, last) = (at(words.start), at(words.end.saturating_sub(1)));
        Span::new(first.map_or(0, Token::start), last.map_or(0, Token::end))
    }

    /// "before dawn on Monday", "by nightfall": still that day.
    fn bound_of(self, form: &Form, lead: usize) -> Bound {
        match self.bound(lead) {
            Bound::Before | Bound::After | Bound::By
                if self.lang == Lang::En && matches!(form, Form::Time(Clock::Part(_), _)) =>
            {
                Bound::At
            }
            bound => bound,
        }
    }

    fn bound(self, lead: usize) -> Bound {
        let Some(mut before) = lead.checked_sub(1) else { return Bound::At };
        if self.mark(before, '\'') || self.is(before, Sense::Det) || self.is(before, Sense::During) {
            before = before.saturating_sub(1);
        }
        match self.term(before) {
            Some(Sense::Since) => Bound::Since,
            Some(Sense::Starting) => Bound::From,
            Some(Sense::Until) => Bound::Until,
            Some(Sense::By) => Bound::By,
            Some(Sense::Before) => Bound::Before,
            Some(Sense::After) => Bound::After,
            _ => Bound::At,
        }
    }

    pub(super) fn term(self, at: usize) -> Option<Sense> {
        match self.tokens.get(at)?.what {
            What::Term(sense) => Some(sense),
            _ => None,
        }
    }

    pub(super) fn is(self, at: usize, sense: Sense) -> bool {
        self.term(at) == Some(sense)
    }

    /// The sense of the word before.
    pub(super) fn before(self, at: usize) -> Option<Sense> {
        self.term(at.checked_sub(1)?)
    }

    pub(super) fn mark(self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.what == What::Mark(mark))
    }

    pub(super) fn glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    /// Digits: their value and how many they are.
    pub(super) fn digits(self, at: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(at)?;
        match token.what {
            What::Digits(value) => Some((value, token.len())),
            _ => None,
        }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| Span::new(t.start(), t.end()).of(self.text))
    }

    /// Past a word of this sense, if it is there.
    pub(super) fn past(self, at: usize, sense: Sense) -> usize {
        at + usize::from(self.is(at, sense))
    }

    /// Past a mark, if it is there.
    pub(super) fn past_mark(self, at: usize, mark: char) -> usize {
        at + usize::from(self.mark(at, mark))
    }

    /// Past "de", "du", "de l’", "of the", "-": what joins a noun to its period.
    pub(super) fn past_of(self, at: usize) -> usize {
        let at = match self.term(at) {
            Some(Sense::Of | Sense::OfDet | Sense::FromDet | Sense::In) => at + 1,
            _ => self.past_mark(at, '-'),
        };
        self.past_det(self.past_mark(at, '\''))
    }

    /// Past "le", "la", "l’".
    pub(super) fn past_det(self, at: usize) -> usize {
        let next = self.past(at, Sense::Det);
        if next > at { self.past_mark(next, '\'') } else { at }
    }

    /// True where the word stands in a title or paper's name: capital in the middle of plain words.
    pub(super) fn is_name(self, at: usize) -> bool {
        let shouted = |at: usize| self.word(at).chars().skip(1).any(char::is_uppercase);
        self.tokens.get(at).is_some_and(|t| t.capital) && at > 0 && !shouted(at)
    }
}
