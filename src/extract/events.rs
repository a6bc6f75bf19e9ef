//! Event reports: what each sentence says happened, happens, is announced or may happen.

use crate::corpus::{ArticleId, Block, Event, Mention, Published, Timex};
use crate::text::Span;
use crate::words::Lang;

use super::names::Register;

/// An article read up to its names: all that event rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// Its id.
    pub article: ArticleId,
    /// The text of its source.
    pub text: &'a str,
    /// The language of its body.
    pub lang: Lang,
    /// Its parts.
    pub blocks: &'a [Block],
    /// Its sentences.
    pub sentences: &'a [Span],
    /// When it was published.
    pub published: &'a Published,
    /// Its temporal expressions.
    pub timexes: &'a [Timex],
    /// The id the first of them will have.
    pub first_timex: usize,
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// What those mention.
    pub names: &'a Register,
}

/// The reports of an article, by sentence and trigger. Their cluster is set later.
#[must_use]
pub fn find(_story: &Story) -> Vec<Event> {
    Vec::new()
}
