//! What may follow in a query: field names, then the values the dossier has, with counts.

use crate::corpus::Corpus;
use crate::text::Span;

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What to put in, quoted where it must be.
    pub text: String,
    /// The stretch of the query it replaces.
    pub replaces: Span,
    /// How many events have it (for a value).
    pub count: Option<usize>,
}

/// The ways to go on at a byte offset of a query, best first.
#[must_use]
pub fn complete(_corpus: &Corpus, _query: &str, _cursor: usize) -> Vec<Completion> {
    Vec::new()
}
