//! In which sentences words stand.

use std::ops::Range;

use rayon::prelude::*;

use crate::corpus::{ArticleId, Corpus, EventId};

use super::Bits;
use super::find::{Index, sentences};
use super::ledger::Ledger;
use super::words::Words;

/// So many articles are worth a core of their own.
const ARTICLES: usize = 2_048;

/// The sentences in which words stand.
pub(super) struct Standing<'a> {
    corpus: &'a Corpus,
    ledger: &'a Ledger,
    words: &'a Words,
    /// By their lines.
    lines: Bits,
}

impl<'a> Standing<'a> {
    /// Looks them up in an index; the articles that it does not hold are read.
    pub(super) fn new(
        corpus: &'a Corpus,
        ledger: &'a Ledger,
        index: Option<&Index>,
        words: &'a Words,
    ) -> Self {
        let mut standing = Self { corpus, ledger, words, lines: Bits::none(ledger.lines.len()) };
        let mut next = 0;
        for segment in index.map(Index::segments).unwrap_or_default() {
            let articles = segment.articles();
            standing.read(next..articles.start);
            segment.mark(words, ledger.lines.start(ArticleId(articles.start)), &mut standing.lines);
            next = articles.end;
        }
        standing.lines.and(ledger.lines.told());
        if !words.is_one() {
            standing.keep_rows();
        }
        standing.read(next..corpus.articles.len() as u32);
        standing
    }

    /// Reads articles through.
    fn read(&mut self, articles: std::ops::Range<u32>) {
        for id in articles.map(ArticleId) {
            let start = self.ledger.lines.start(id);
            for (nth, line) in sentences(&self.corpus[id], self.corpus.text(id)).into_iter().enumerate() {
                if line.is_some_and(|span| self.words.stand_in(self.corpus.words(id, span))) {
                    self.lines.put(start + nth);
                }
            }
        }
    }

    /// Of the lines that have all the words, keeps those in which they stand in a row.
    fn keep_rows(&mut self) {
        let found: Vec<usize> = self.lines.iter().collect();
        let articles: Vec<&[usize]> =
            found.chunk_by(|&a, &b| self.ledger.lines.article(a) == self.ledger.lines.article(b)).collect();
        let apart = |lines: &&[usize]| {
            let id = self.ledger.lines.article(lines[0]);
            let (start, all) =
                (self.ledger.lines.start(id), sentences(&self.corpus[id], self.corpus.text(id)));
            let stands = |line: &usize| {
                let span = all.get(line - start).copied().flatten();
                span.is_some_and(|span| self.words.stand_in(self.corpus.words(id, span)))
            };
            lines.iter().copied().filter(|line| !stands(line)).collect::<Vec<_>>()
        };
        let apart: Vec<usize> = articles.par_iter().flat_map_iter(apart).collect();
        for line in apart {
            self.lines.take(line);
        }
    }

    /// The articles that have such a sentence.
    pub(super) fn articles(&self) -> Bits {
        let lines = &self.ledger.lines;
        Bits::of(self.corpus.articles.len(), |at| {
            self.lines.any_in(lines.start(ArticleId::new(at))..lines.start(ArticleId::new(at + 1)))
        })
    }

    /// The events that such a sentence tells.
    pub(super) fn events(&self) -> Bits {
        let mut articles = self.articles();
        self.ledger.lines.aside.iter().for_each(|id| articles.put(id.at()));
        let articles: Vec<ArticleId> = articles.iter().map(ArticleId::new).collect();
        let runs: Vec<(usize, Bits)> = articles.par_chunks(ARTICLES).map(|run| self.events_of(run)).collect();
        let mut events = Bits::none(self.corpus.events.len());
        for (first, run) in &runs {
            events.or_from(*first, run);
        }
        events
    }

    /// The same of a run of articles: the first event of these, and which from there.
    fn events_of(&self, articles: &[ArticleId]) -> (usize, Bits) {
        let ends = articles.first().zip(articles.last());
        let (first, end) = ends.map_or((0, 0), |(&first, &last)| {
            (self.ledger.events_of(first).start, self.ledger.events_of(last).end)
        });
        let mut events = Bits::none(end - first);
        for &id in articles {
            let own = self.ledger.events_of(id);
            // Of some millions half may stand there: which, no processor can foresee.
            let from = own.start - first;
            let on = self.ledger.lines.of(id, own.clone());
            on.enumerate().for_each(|(nth, line)| events.put_if(from + nth, self.lines.holds(line)));
            if self.ledger.lines.aside.binary_search(&id).is_ok() {
                self.read_events(id, own, first, &mut events);
            }
        }
        (first, events)
    }

    /// Reads the sentences of an article's events whose lines are not kept.
    fn read_events(&self, id: ArticleId, own: Range<usize>, first: usize, events: &mut Bits) {
        for event in self.ledger.lines.without(own) {
            let sentence = self.corpus[EventId::new(event)].sentence;
            events.put_if(event - first, self.words.stand_in(self.corpus.words(id, sentence)));
        }
    }
}
