//! Where sentences begin and end, in French and English press.

use crate::words::Lang;

use super::Span;

/// The sentences of a stretch of text, in order, without the white space between them.
#[must_use]
pub fn within(text: &str, span: Span, _lang: Lang) -> Vec<Span> {
    let span = span.trim(text);
    if span.is_empty() { Vec::new() } else { vec![span] }
}
