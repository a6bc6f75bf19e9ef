//! What other articles date that an expression of an article may tell of: reports that seem to be of one happening, and
//! sentences of like wording.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Span, WIDEST, rarity, span};
use crate::corpus::{ArticleId, Basis, Corpus, EventId, Published, Reason, Timex};
use crate::date::{Date, Edtf};
use crate::extract::When;
use crate::extract::clusters::{Joins, stems};
use crate::extract::neighbours::{read_as, states};
use crate::extract::time::{Form, Found};
use crate::text;

/// What others date within so many days is told well enough.
const MONTH: i32 = 31;

/// The odds of two reports being of one happening, as they are weighed for the cross-check, are drawn to these here: their
/// days are not known.
const EASE: f32 = 1.4;
const STRESS: f32 = 1.6;

/// Reports at lower odds are not alike.
const LEAST: f32 = -4.0;

/// A date that a report takes over from another sentence; and one that hangs on a publication date which is not stated.
const TAKEN_OVER: f64 = 0.5;
const INFERRED: f64 = 0.3;

/// So many bytes before and after an expression are compared.
const AROUND: usize = 160;

/// Two stretches with words in common that weigh so much may be of one happening as well as not; how fast that changes;
/// and what the likest count.
const WORDS: f64 = 3.0;
const STEEP: f64 = 3.0;
const MOST: f64 = 10.0;

/// What counts less is left out, and of an expression what so many others outweigh.
const SLIGHT: f64 = 0.01;
const MANY: usize = 24;

/// Where no report is as likely as not one that another article dates, nothing is weighed: that takes long.
const LIKELY: f64 = 1.0;

/// That an expression tells of what another article dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// The days that it gives.
    pub(super) days: Span,
    /// How likely that is, against its telling of something else.
    pub(super) odds: f64,
}

/// What each expression of an article may tell of: by its reports, and by the words around it.
pub(super) struct Tellings {
    by_reports: Vec<Vec<Telling>>,
    by_words: Vec<Vec<Telling>>,
}

impl Tellings {
    /// Of an article's expressions in the articles that are asked; `None` where none is likely.
    pub(super) fn of(
        corpus: &Corpus,
        joins: &Joins,
        id: ArticleId,
        asked: &[ArticleId],
        found: &[Found],
        some_day: Date,
    ) -> Option<Self> {
        let by_reports = by_reports(corpus, joins, id, asked, found, some_day)?;
        let likely = by_reports.iter().zip(found).any(|(told, found)| {
            told.iter().any(|telling| telling.odds * rarity(&found.form, telling.days) >= LIKELY)
        });
        likely.then(|| Self { by_reports, by_words: by_words(corpus, id, asked, found) })
    }

    /// Those of an expression.
    pub(super) fn of_time(&self, at: usize) -> (&[Telling], &[Telling]) {
        (&self.by_reports[at], &self.by_words[at])
    }
}

/// By the reports that an expression of their sentence dates: of several the one that is most like another article's.
fn by_reports(
    corpus: &Corpus,
    joins: &Joins,
    id: ArticleId,
    asked: &[ArticleId],
    found: &[Found],
    some_day: Date,
) -> Option<Vec<Vec<Telling>>> {
    let own = own_reports(corpus, id, found, some_day)?;
    let known: Vec<(EventId, Span, f64)> = asked
        .iter()
        .flat_map(|&other| corpus.events_of(other))
        .filter_map(|event| known(corpus, event).map(|(days, trust)| (event, days, trust)))
        .collect();
    let ids: Vec<EventId> = own.iter().map(|(event, _)| *event).collect();
    let others: Vec<EventId> = known.iter().map(|(event, ..)| *event).collect();
    let mut of_report: Vec<Vec<Telling>> = vec![Vec::new(); own.len()];
    for (of, with, odds) in joins.odds(&ids, &others, LEAST) {
        let (_, days, trust) = known[with];
        let odds = f64::from(((odds + EASE) * STRESS).exp()) * trust;
        of_report[of].push(Telling { days, odds });
    }
    let mut all: Vec<Vec<Telling>> = vec![Vec::new(); found.len()];
    let likest = |told: &[Telling]| told.iter().map(|telling| telling.odds).fold(0.0, f64::max);
    for ((_, at), told) in own.iter().zip(of_report) {
        if likest(&told) > likest(&all[*at]) {
            all[*at] = foremost(told);
        }
    }
    Some(all)
}

/// The reports that an expression of their own sentence dates, whichever day the article was published, with its place.
fn own_reports(
    corpus: &Corpus,
    id: ArticleId,
    found: &[Found],
    some_day: Date,
) -> Option<Vec<(EventId, usize)>> {
    let edtf = Some(Edtf::day(some_day));
    let published = Published { edtf, basis: Basis::Given, reason: Reason::default() };
    let read = read_as(corpus, id, When::Known(&published))?.corpus;
    let place = |event: EventId| {
        let own = &corpus[event];
        let same = || read.events.iter().filter(|again| again.trigger == own.trigger);
        let again = same().find(|again| again.kind == own.kind).or_else(|| same().next())?;
        let words = read.timexes.get(again.date?.timex?.at())?.span;
        let at = found.iter().position(|found| found.span == words && own.sentence.contains(words))?;
        Some((event, at))
    };
    Some(corpus.events_of(id).filter_map(place).collect())
}

/// The days of another article's report, and how far they can be trusted.
fn known(corpus: &Corpus, event: EventId) -> Option<(Span, f64)> {
    let event = &corpus[event];
    let date = event.date?;
    let days = span(date.edtf).filter(|(first, last)| last - first <= MONTH)?;
    let timex: Option<&Timex> = date.timex.and_then(|timex| corpus.timexes.get(timex.at()));
    let own = timex.is_some_and(|timex| event.sentence.contains(timex.span));
    let basis = timex.map_or(date.basis, |timex| timex.basis);
    Some((days, reliance(corpus, event.article, basis)? * if own { 1.0 } else { TAKEN_OVER }))
}

/// How far a date of an article can be trusted: it states its own, or is dated well enough by its text; `None` of others.
fn reliance(corpus: &Corpus, id: ArticleId, basis: Basis) -> Option<f64> {
    let published = &corpus[id].published;
    let bounded =
        || published.edtf.is_some_and(|date| span(date).is_some()) && !published.reason.keys().any(is_guess);
    match basis {
        Basis::Stated => Some(1.0),
        _ if states(published) => Some(1.0),
        _ if bounded() => Some(INFERRED),
        _ => None,
    }
}

/// True of a reason that sets a bound where the text has none.
fn is_guess(why: &str) -> bool {
    matches!(why, "why-fresh" | "why-soon" | "why-office")
}

/// By the words around it.
fn by_words(corpus: &Corpus, id: ArticleId, asked: &[ArticleId], found: &[Found]) -> Vec<Vec<Telling>> {
    let told = |&other: &ArticleId| {
        corpus.timexes_of(other).iter().filter_map(move |timex| {
            let days = span(timex.edtf?).filter(|(first, last)| last - first <= MONTH.min(WIDEST))?;
            Some((days, reliance(corpus, other, timex.basis)?, near(corpus, other, timex.span)))
        })
    };
    let told: Vec<(Span, f64, Arc<[u32]>)> = asked.iter().flat_map(told).collect();
    let weights = Weights::of(corpus, asked.iter().copied().chain([id]));
    let alike = |found: &Found| {
        // A clock time is of whatever day was told.
        if matches!(found.form, Form::Time(_, None)) {
            return Vec::new();
        }
        let own = near(corpus, id, found.span);
        let telling = |(days, trust, words): &(Span, f64, Arc<[u32]>)| {
            let odds = ((weights.common(&own, words) - WORDS) * STEEP).exp().min(MOST) * trust;
            Telling { days: *days, odds }
        };
        foremost(told.iter().map(telling).collect())
    };
    found.iter().map(alike).collect()
}

/// Those that count most.
fn foremost(mut told: Vec<Telling>) -> Vec<Telling> {
    told.retain(|telling| telling.odds > SLIGHT);
    told.sort_by(|a, b| b.odds.total_cmp(&a.odds).then(a.days.cmp(&b.days)));
    told.truncate(MANY);
    told
}

/// The beginnings of the words of a sentence that stand near an expression.
fn near(corpus: &Corpus, id: ArticleId, at: text::Span) -> Arc<[u32]> {
    let sentence = corpus[id].sentences.iter().find(|sentence| sentence.contains(at)).copied().unwrap_or(at);
    let from = at.start().saturating_sub(AROUND).max(sentence.start());
    let to = (at.end() + AROUND).min(sentence.end());
    let mut words = Vec::new();
    stems(&mut words, corpus.text(id), text::Span::new(from, to));
    words.into()
}

/// What words weigh: the fewer sentences have one, the more, up to once.
struct Weights {
    sentences: f64,
    counts: FxHashMap<u32, u32>,
}

impl Weights {
    fn of(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> Self {
        let (mut sentences, mut counts, mut words) = (2.0, FxHashMap::default(), Vec::new());
        for id in articles {
            for sentence in &corpus[id].sentences {
                sentences += 1.0;
                stems(&mut words, corpus.text(id), *sentence);
                for &word in &words {
                    *counts.entry(word).or_default() += 1;
                }
            }
        }
        Self { sentences, counts }
    }

    /// What the words weigh that both have.
    fn common(&self, own: &[u32], other: &[u32]) -> f64 {
        let weight = |word: &u32| {
            let count = self.counts.get(word).copied().unwrap_or(0).max(2);
            (self.sentences / f64::from(count)).ln() / self.sentences.ln()
        };
        own.iter().filter(|word| other.binary_search(word).is_ok()).map(weight).sum()
    }
}
