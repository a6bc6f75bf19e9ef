//! The filter language: fields, AND, OR, NOT, parentheses, quotes, date ranges and tolerance.

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::text::Span;

/// A field of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `source:` (file or publisher).
    Source,
    /// `author:`.
    Author,
    /// `actor:`.
    Actor,
    /// `place:`.
    Place,
    /// `type:` (PLOVER).
    Type,
    /// `quad:`.
    Quad,
    /// `modality:`.
    Modality,
    /// `polarity:`.
    Polarity,
    /// `date:` (EDTF, `a..b`, `~3d`).
    Date,
    /// `cluster:` (id or words of its label).
    Cluster,
}

/// A parsed query.
#[derive(Debug, Clone, Default)]
pub struct Query {}

/// Why a text is no query, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The words at fault, as a span of the query's text.
    pub span: Span,
    /// A key of `assets/words.tsv`.
    pub why: &'static str,
    /// What fills its `{}`.
    pub parts: Vec<String>,
}

/// What a query leaves: both lists in the corpus' order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    /// Articles that match, or hold an event that does.
    pub articles: Vec<ArticleId>,
    /// Events that match, or whose article does on a field of articles.
    pub events: Vec<EventId>,
}

impl Query {
    /// Reads a query; the empty text is the query that keeps everything.
    pub fn parse(_text: &str) -> Result<Self, QueryError> {
        Ok(Self {})
    }

    /// True of the query that keeps everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        true
    }

    /// What it leaves of a corpus.
    #[must_use]
    pub fn narrow(&self, corpus: &Corpus) -> Visible {
        Visible { articles: corpus.article_ids().collect(), events: corpus.event_ids().collect() }
    }
}
