//! Fuzzy search across everything, and exact phrases in the full text.

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::text::Span;

/// What a hit is, in the order groups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    /// A headline (or first words).
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

/// The folded haystacks of a corpus, built once.
#[derive(Debug, Clone, Default)]
pub struct Index {}

impl Index {
    /// Folds every title, name, event, date and sentence.
    #[must_use]
    pub fn new(_corpus: &Corpus) -> Self {
        Self {}
    }

    /// The hits for what was typed, grouped by kind, best first in each; at most `most` in all.
    #[must_use]
    pub fn find(&self, _corpus: &Corpus, _needle: &str, _most: usize) -> Vec<Hit> {
        Vec::new()
    }

    /// Where the words (or quoted phrases) of a needle stand in one article, in order, for marks and `n N`.
    #[must_use]
    pub fn places(&self, _corpus: &Corpus, _article: ArticleId, _needle: &str) -> Vec<Span> {
        Vec::new()
    }
}
