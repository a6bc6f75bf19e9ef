//! Where the lines of articles stand in one row, as an index numbers them, and on which line each report stands.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, flat};
use crate::search::Bits;
use crate::search::find::sentences;

/// The lines of all articles, one after another; after the last of each a number is left free.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::search) struct Lines {
    /// Where each article's lines end, the free number behind them.
    #[serde(with = "flat")]
    ends: Vec<u32>,
    /// Which of them are sentences.
    told: Bits,
    /// The line of each report, from its article's first on.
    #[serde(with = "flat")]
    reports: Vec<u16>,
    /// The articles in which the line of some report is not kept.
    #[serde(with = "flat")]
    pub(in crate::search) aside: Vec<ArticleId>,
}

/// No line, or one so far down that it is not kept: the report's sentence is read instead.
const READ: u16 = u16::MAX;

impl Lines {
    /// Takes in the articles and reports that have come since.
    pub(super) fn take_in(&mut self, corpus: &Corpus) {
        for id in (self.ends.len()..corpus.articles.len()).map(ArticleId::new) {
            let start = self.start(id);
            let lines = sentences(&corpus[id], corpus.text(id));
            self.ends.push((start + lines.len() + 1) as u32);
            self.told.grow(start + lines.len() + 1);
            let told = lines.iter().enumerate().filter(|(_, line)| line.is_some());
            told.for_each(|(nth, _)| self.told.put(start + nth));
        }
        let new = corpus.events.get(self.reports.len()..).unwrap_or_default();
        for reports in new.chunk_by(|a, b| a.article == b.article) {
            let id = reports[0].article;
            let lines = sentences(&corpus[id], corpus.text(id));
            let told: Vec<_> =
                lines.iter().enumerate().filter_map(|(nth, line)| Some(((*line)?, nth))).collect();
            let first = self.reports.len();
            self.reports.extend(reports.iter().map(|report| {
                let found = told.binary_search_by_key(&report.sentence, |(span, _)| *span);
                found.ok().and_then(|at| u16::try_from(told[at].1).ok()).unwrap_or(READ)
            }));
            if self.reports[first..].contains(&READ) {
                self.aside.push(id);
            }
        }
    }

    /// How many numbers there are.
    pub(in crate::search) fn len(&self) -> usize {
        self.ends.last().map_or(0, |&end| end as usize)
    }

    /// The number of an article's first line.
    pub(in crate::search) fn start(&self, id: ArticleId) -> usize {
        id.at().checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize)
    }

    /// The article of a line.
    pub(in crate::search) fn article(&self, line: usize) -> ArticleId {
        ArticleId::new(self.ends.partition_point(|&end| end as usize <= line))
    }

    /// Which lines are sentences.
    pub(in crate::search) fn told(&self) -> &Bits {
        &self.told
    }

    /// The line of each report of an article; one that is none where it is not kept.
    #[inline]
    pub(in crate::search) fn of(&self, id: ArticleId, reports: Range<usize>) -> impl Iterator<Item = usize> {
        let start = self.start(id);
        let lines = self.reports.get(reports).unwrap_or_default();
        lines.iter().map(move |&nth| if nth == READ { usize::MAX } else { start + usize::from(nth) })
    }

    /// Those of some reports whose line is not kept.
    pub(in crate::search) fn without(&self, reports: Range<usize>) -> impl Iterator<Item = usize> {
        reports.filter(|&report| self.reports.get(report) == Some(&READ))
    }
}
