//! Fuzzy search across everything, and exact phrases in the full text.
//!
//! No letters are looked for across a whole sentence: in prose that finds chance. What is typed is put to the
//! *vocabulary*, the folded words of the corpus, each once; the lines in which the answering words stand are
//! the hits. A word that answers nowhere gives nothing.

mod lines;
mod needle;
mod show;

use std::cmp::Reverse;

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::search::words::split;
use crate::text::{Span, fold};

use lines::{Line, Lines, What, Word};
use needle::{Answer, INSIDE, Needle, Piece};

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

/// The words of a corpus and where they stand, built once.
#[derive(Debug, Clone, Default)]
pub struct Index {
    lines: Lines,
}

/// A line that answers. The order of these is the order of hits: by kind, best first, as in the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    kind: HitKind,
    score: Reverse<i64>,
    line: u32,
}

/// Where a piece of the needle is answered best: at which of the words from the line's beginning on.
#[derive(Clone, Copy)]
struct Place<'a> {
    at: usize,
    piece: &'a Piece,
    answer: Answer,
}

impl Place<'_> {
    fn end(&self) -> usize {
        self.at + self.piece.words.len()
    }
}

impl Index {
    /// Numbers the words of every title, name, event, date and sentence.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        Self { lines: Lines::new(corpus) }
    }

    /// The hits for what was typed, grouped by kind, best first in each; at most `most` in all, of which each
    /// kind has a fair share. `corpus` is the one the index was built from.
    #[must_use]
    pub fn find(&self, corpus: &Corpus, needle: &str, most: usize) -> Vec<Hit> {
        let needle = Needle::read(needle, &self.lines.words);
        let mut places = Vec::new();
        let mut found: Vec<Found> = Vec::new();
        for line in self.candidates(&needle) {
            let at = &self.lines.all[line as usize];
            if self.answer(at, &needle, &mut places) {
                found.push(Found { kind: at.what.kind(), score: Reverse(score(at, &places)), line });
            }
        }
        found.sort_unstable();
        share(&mut found, most);
        found.iter().map(|f| self.hit(corpus, f, &needle)).collect()
    }

    /// Where the words (or quoted phrases) of a needle stand in one article, in order, for marks and `n N`: in the
    /// lines that hold them all; where none does, each by itself. Likenesses count only where nothing closer stands.
    #[must_use]
    pub fn places(&self, corpus: &Corpus, article: ArticleId, needle: &str) -> Vec<Span> {
        let needle = Needle::read(needle, &self.lines.words);
        let Some(text) = self.lines.texts.get(article.at()) else { return Vec::new() };
        let lines = &self.lines.all[text.start as usize..text.end as usize];
        let mut best = Vec::new();
        let whole: Vec<&Line> = lines.iter().filter(|line| self.answer(line, &needle, &mut best)).collect();
        let lines = if whole.is_empty() { lines.iter().collect() } else { whole };
        let mut all: Vec<(Answer, Span)> = Vec::new();
        for line in lines {
            let places: Vec<Place> = match needle.pieces.as_slice() {
                // The "de" beside the other words is meant, not each "de" of the line.
                [_, _, ..] if self.answer(line, &needle, &mut best) => std::mem::take(&mut best),
                pieces => pieces.iter().flat_map(|piece| self.answers(line, piece)).collect(),
            };
            all.extend(self.spans(corpus, line, &places));
        }
        let floor = all.iter().map(|(answer, _)| *answer).max().unwrap_or(0).min(INSIDE);
        all.retain(|(answer, _)| *answer >= floor);
        let mut spans: Vec<Span> = all.into_iter().map(|(_, span)| span).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// The lines in which the rarest piece's first word is answered, in order.
    fn candidates(&self, needle: &Needle) -> Vec<u32> {
        let words = |piece: &Piece| {
            let answers = piece.words.first().map(|typed| typed.answers.as_slice()).unwrap_or_default();
            answers.iter().enumerate().filter(|(_, a)| **a > 0).map(|(word, _)| word).collect::<Vec<_>>()
        };
        let posts = |words: &Vec<usize>| words.iter().map(|&word| self.lines.with(word).len()).sum::<usize>();
        let rarest = needle.pieces.iter().map(words).min_by_key(posts).unwrap_or_default();
        let mut lines: Vec<u32> = rarest.iter().flat_map(|&word| self.lines.with(word)).copied().collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// Puts the best place of each piece in a line into `places`; false where one is not answered.
    fn answer<'a>(&self, line: &Line, needle: &'a Needle, places: &mut Vec<Place<'a>>) -> bool {
        places.clear();
        for piece in &needle.pieces {
            let behind = places.last().map_or(usize::MAX, Place::end);
            let answers = self.answers(line, piece);
            let Some(best) = answers.max_by_key(|p| (p.answer, p.at == behind, Reverse(p.at))) else {
                return false;
            };
            places.push(best);
        }
        true
    }

    /// Every place in a line where a piece is answered.
    fn answers<'a>(&self, line: &Line, piece: &'a Piece) -> impl Iterator<Item = Place<'a>> {
        let words = if piece.is_phrase { self.lines.words_from(line) } else { self.lines.words_of(line) };
        let here = (line.end - line.start) as usize;
        words.windows(piece.words.len()).take(here).enumerate().filter_map(move |(at, row)| {
            let answers = piece.words.iter().zip(row).map(|(typed, &word)| typed.answers[word as usize]);
            let answer = answers.min().filter(|&worst| worst > 0)?;
            Some(Place { at, piece, answer })
        })
    }
}

/// How like a label is to what was typed of it, higher is better; `None` where some word of it has no answer.
pub(super) fn likeness(typed: &str, label: &str) -> Option<Answer> {
    let folded = fold(label);
    if folded.starts_with(&fold(typed)) {
        return Some(Answer::MAX);
    }
    let words: Vec<Word> = split(&folded).map(Word::new).collect();
    let needle = Needle::read(typed, &words);
    let typed = needle.pieces.iter().flat_map(|piece| &piece.words);
    typed.map(|typed| typed.answers.iter().copied().max().unwrap_or(0)).min().filter(|&worst| worst > 0)
}

/// Better answers first, then words in the typed order side by side, then shorter lines; what was set aside
/// comes last.
fn score(line: &Line, places: &[Place]) -> i64 {
    let answers: i64 = places.iter().map(|place| i64::from(place.answer) * 10).sum();
    let in_a_row: i64 = places.windows(2).map(|pair| if pair[0].end() == pair[1].at { 50 } else { 0 }).sum();
    let length = i64::from(line.end - line.start).min(49);
    let aside = if line.what == What::Aside { 500 } else { 0 };
    answers + in_a_row - length - aside
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
