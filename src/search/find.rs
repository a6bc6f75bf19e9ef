//! Fuzzy search across everything, and exact phrases in the full text.
//!
//! No letters are looked for across a whole sentence: in prose that finds chance. What is typed is put to the
//! *vocabulary*, the folded words of the corpus, each once; the lines in which the answering words stand are
//! the hits. A word that answers nowhere gives nothing.

mod akin;
mod examine;
mod gather;
mod known;
mod lines;
mod needle;
mod posts;
mod segment;
mod show;
mod stand;
mod stem;
mod weigh;

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::search::Visible;
use crate::search::ledger::Vocabulary;
use crate::search::words::split;
use crate::text::{Span, fold};

use examine::{Found, Search};
use known::Known;
use needle::{Answer, Grade, INSIDE, Needle};
use weigh::{Place, Words};

pub use segment::Segment;
pub(super) use stand::sentences;

/// What a hit is, in the order groups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    /// A headline.
    Title,
    /// A person, body or place.
    Name,
    /// An event.
    Event,
    /// A date.
    Date,
    /// A sentence.
    Sentence,
}

/// One hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// The article to open.
    pub article: ArticleId,
    /// The words to show, as they stand in `article`'s source.
    pub span: Span,
    /// The event, where it is one.
    pub event: Option<EventId>,
    /// The line shown in the list.
    pub label: String,
    /// The matched letters of `label`, as spans of bytes.
    pub matched: Vec<Span>,
    /// Higher is better; only the order means anything.
    pub score: i64,
}

/// The hits of a search at a key.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// Grouped by kind, best first in each.
    pub hits: Vec<Hit>,
    /// Whether there may be more: of a phrase of very common words only the first lines were looked at.
    pub gave_up: bool,
}

/// So many lines that have the words of a phrase, but not in a row, are passed over in the time of a key.
const PATIENCE: usize = 1024;

/// So many lines of each kind are examined, those of the best grade first, in the order of the corpus: what was
/// typed answers in more of them only while it is still short.
const EXAMINED: usize = 128;

/// An index is built of runs of articles with so many bytes of text, each on its own.
const RUN: usize = 4 << 20;

/// Of so many segments of about one size one is to be made.
const MOST_ALIKE: usize = 4;

/// The words of a corpus and where they stand. It grows with the corpus: segments of articles are pushed as they
/// are laid out, names and dates are learnt as they are read; the same hits come however articles were cut.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Index {
    /// In the order of articles.
    segments: Vec<Arc<Segment>>,
    known: Arc<Known>,
}

impl Index {
    /// The index of all that a corpus says.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let segment = |&(from, to): &(usize, usize)| {
            Segment::new(&corpus.articles[from..to], ArticleId::new(from), |id| &corpus[id].text)
        };
        let segments: Vec<Arc<Segment>> = runs(corpus).par_iter().map(segment).map(Arc::new).collect();
        let mut index = Self { segments, known: Arc::default() };
        if index.segments.len() > 1 {
            index.segments = vec![Arc::new(Segment::merge(&index.segments))];
        }
        index.learn(corpus);
        index
    }

    /// Adds the articles of a segment. It takes the place of those segments whose articles it has.
    pub fn push(&mut self, segment: impl Into<Arc<Segment>>) {
        let segment = segment.into();
        let articles = segment.articles();
        self.segments.retain(|other| !articles.contains(&other.articles().start));
        let at = self.segments.partition_point(|other| other.articles().start < articles.start);
        self.segments.insert(at, segment);
    }

    /// Segments that follow one another and would be better one: to be merged on another thread, and pushed.
    /// None while there is no need.
    #[must_use]
    pub fn to_merge(&self) -> Vec<Arc<Segment>> {
        let (mut bytes, mut from) = (0, self.segments.len());
        while let Some(before) = from.checked_sub(1).map(|at| &self.segments[at]) {
            if from < self.segments.len() && before.bytes() > 2 * bytes {
                break;
            }
            bytes += before.bytes();
            from -= 1;
        }
        let alike = self.segments.get(from..).unwrap_or_default();
        if alike.len() < MOST_ALIKE { Vec::new() } else { alike.to_vec() }
    }

    /// All segments: merged and pushed, they answer soonest.
    #[must_use]
    pub fn segments(&self) -> &[Arc<Segment>] {
        &self.segments
    }

    /// Goes on to the names and dates of the articles that have been read since.
    pub fn learn(&mut self, corpus: &Corpus) {
        Arc::make_mut(&mut self.known).learn(corpus);
    }

    /// The hits for what was typed, grouped by kind, best first in each; at most `most` in all, of which each
    /// kind has a fair share. `corpus` is the one the index was built from.
    #[must_use]
    pub fn find(&self, corpus: &Corpus, needle: &str, most: usize) -> Vec<Hit> {
        self.search(corpus, None, needle, most, usize::MAX).hits
    }

    /// The same of what a filter leaves.
    #[must_use]
    pub fn find_among(&self, corpus: &Corpus, visible: &Visible, needle: &str, most: usize) -> Vec<Hit> {
        self.search(corpus, Some(visible), needle, most, usize::MAX).hits
    }

    /// The same in the time that a key has, of what a filter leaves, where there is one: a phrase whose words stand
    /// everywhere, but seldom in a row, may be given up.
    #[must_use]
    pub fn find_at_once(&self, corpus: &Corpus, among: Option<&Visible>, needle: &str, most: usize) -> Hits {
        self.search(corpus, among, needle, most, PATIENCE)
    }

    fn search(
        &self,
        corpus: &Corpus,
        among: Option<&Visible>,
        needle: &str,
        most: usize,
        patience: usize,
    ) -> Hits {
        let needle = Needle::read(needle);
        let search = Search::new(corpus, &needle, EXAMINED.max(most / 2), patience);
        let Search { mut found, gave_up, .. } = search.among(among).run(self);
        share(&mut found, most);
        Hits { hits: found.iter().map(|found| show::hit(corpus, found, &needle)).collect(), gave_up }
    }

    /// The articles with a line in which all that was typed may stand, in order: where to look for its places.
    #[must_use]
    pub fn articles(&self, needle: &str) -> Vec<ArticleId> {
        let needle = Needle::read(needle);
        let mut found = Vec::new();
        for segment in &self.segments {
            let mut end = 0;
            gather::every_line(&segment.lines, &needle, |line| {
                if line >= end {
                    let article = segment.place(line).0;
                    end = segment.end(article);
                    found.push(article);
                }
            });
        }
        found
    }

    /// Where the words (or quoted phrases) of a needle stand in one article, in order, for marks and `n N`: in the
    /// lines that hold them all; where none does, each by itself. Likenesses count only where nothing closer stands.
    #[must_use]
    pub fn places(&self, corpus: &Corpus, article: ArticleId, needle: &str) -> Vec<Span> {
        let needle = Needle::read(needle);
        let Some(of) = corpus.articles.get(article.at()) else { return Vec::new() };
        let text = corpus.text(article);
        let lines = lines::of(of, text);
        let (mut whole, mut each) = (Vec::new(), Vec::new());
        let (mut words, mut best) = (Words::default(), Vec::new());
        for nth in 0..lines.len() {
            words.read_lines(text, lines[nth..].iter().map(|(_, span)| *span), needle.runs_on());
            let holds_all = words.answer(&needle, Grade::Like, &mut best);
            let every = || -> Vec<Place> {
                needle.pieces.iter().flat_map(|piece| words.answers(piece, Grade::Like)).collect()
            };
            match needle.pieces.len() {
                // The "de" beside the other words is meant, not each "de" of the line.
                2.. if holds_all => whole.extend(show::spans(text, &words, &best)),
                2.. if whole.is_empty() => each.extend(show::spans(text, &words, &every())),
                1 if holds_all => whole.extend(show::spans(text, &words, &every())),
                _ => {}
            }
        }
        closest(if whole.is_empty() { each } else { whole })
    }
}

/// The spans of the answers without likenesses where there is better, in order.
fn closest(mut all: Vec<(Answer, Span)>) -> Vec<Span> {
    let floor = all.iter().map(|(answer, _)| *answer).max().unwrap_or(0).min(INSIDE);
    all.retain(|(answer, _)| *answer >= floor);
    let mut spans: Vec<Span> = all.into_iter().map(|(_, span)| span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The articles of a corpus in runs of about one length.
fn runs(corpus: &Corpus) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, article) in corpus.articles.iter().enumerate() {
        bytes += article.span.len();
        if bytes >= RUN {
            runs.push((from, at + 1));
            (from, bytes) = (at + 1, 0);
        }
    }
    if from < corpus.articles.len() {
        runs.push((from, corpus.articles.len()));
    }
    runs
}

/// The words of a vocabulary that answer each word typed, by number, and how well.
pub(super) fn answers(typed: &str, vocabulary: &Vocabulary) -> Vec<Vec<(usize, Answer)>> {
    let needle = Needle::read(typed);
    let words = needle.pieces.iter().flat_map(|piece| &piece.words);
    words.map(|typed| typed.answered(vocabulary).collect()).collect()
}

/// How like a label is to what was typed of it, higher is better; `None` where some word of it has no answer.
pub(super) fn likeness(typed: &str, label: &str) -> Option<Answer> {
    let folded = fold(label);
    if folded.starts_with(&fold(typed)) {
        return Some(Answer::MAX);
    }
    let needle = Needle::read(typed);
    let words: Vec<&str> = split(&folded).collect();
    let typed = needle.pieces.iter().flat_map(|piece| &piece.words);
    let best = |typed: &needle::Typed| words.iter().map(|word| typed.answer(word, Grade::Like)).max();
    typed.map(|typed| best(typed).unwrap_or(0)).min().filter(|&worst| worst > 0)
}

/// Cuts a list grouped by kind down to `most`: what small groups leave of their share goes to the larger.
fn share(found: &mut Vec<Found>, most: usize) {
    let mut counts = [0; 5];
    for f in found.iter() {
        counts[f.kind as usize] += 1;
    }
    let mut kinds = [0, 1, 2, 3, 4];
    kinds.sort_by_key(|&kind| counts[kind]);
    let mut left = most;
    for (served, &kind) in kinds.iter().enumerate() {
        counts[kind] = counts[kind].min(left / (kinds.len() - served));
        left -= counts[kind];
    }
    found.retain(|f| {
        let count = &mut counts[f.kind as usize];
        let keep = *count > 0;
        *count = count.saturating_sub(1);
        keep
    });
}

#[cfg(test)]
mod tests;
