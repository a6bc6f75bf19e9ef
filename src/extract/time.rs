//! Temporal expressions: *recognise* finds them and what they say, *normalise* finds which days they mean.

use crate::corpus::{ArticleId, Published, Timex, TimexKind};
use crate::text::Span;
use crate::words::Lang;

/// An expression as recognised: what it says, before any anchor.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where it is.
    pub span: Span,
    /// TIMEX3's type.
    pub kind: TimexKind,
    /// The rule that read it.
    pub rule: &'static str,
}

/// The expressions of an article, in order, without overlaps.
#[must_use]
pub fn recognise(_text: &str, _sentences: &[Span], _lang: Lang) -> Vec<Found> {
    Vec::new()
}

/// The same with their values, counted from the publication date and the date the story has reached.
#[must_use]
pub fn normalise(
    _text: &str,
    _article: ArticleId,
    _sentences: &[Span],
    _found: &[Found],
    _published: &Published,
    _lang: Lang,
) -> Vec<Timex> {
    Vec::new()
}
