//! A span is a stretch of a source's text: the one way this program says *where*.

use std::fmt;
use std::num::NonZeroU32;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of **byte** offsets into a source's text. Never reversed.
///
/// Millions are kept, many of them optional: `Option<Span>` is as small as `Span`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    /// The end and one more: never 0, which is the `None` of `Option<Span>`.
    beyond: NonZeroU32,
}

impl Default for Span {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start(), self.end())
    }
}

impl Span {
    /// From the smaller to the larger of two offsets.
    #[must_use]
    #[inline]
    pub fn new(a: usize, b: usize) -> Self {
        Self::between(a.min(b) as u32, a.max(b) as u32)
    }

    fn between(start: u32, end: u32) -> Self {
        Self { start, beyond: NonZeroU32::MIN.saturating_add(end) }
    }

    /// First byte.
    #[must_use]
    #[inline]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    #[inline]
    pub fn end(self) -> usize {
        self.beyond.get() as usize - 1
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// True of a span without a byte in it.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start + 1 == self.beyond.get()
    }

    /// As a range, for slices of bytes.
    #[must_use]
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words themselves; empty where the span does not fit the text.
    #[must_use]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// True where `other` lies wholly inside.
    #[must_use]
    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.beyond <= self.beyond
    }

    /// True where the offset is inside.
    #[must_use]
    #[inline]
    pub fn holds(self, at: usize) -> bool {
        self.range().contains(&at)
    }

    /// True where the two share a byte.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start() < other.end() && other.start() < self.end()
    }

    /// The smallest span that holds both.
    #[must_use]
    #[inline]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), beyond: self.beyond.max(other.beyond) }
    }

    /// The same stretch seen from a text that begins `by` bytes earlier.
    #[must_use]
    #[inline]
    pub fn shift(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }

    /// Without the white space at both ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_cannot_be_reversed() {
        assert_eq!(Span::new(7, 3), Span::new(3, 7));
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(0, 9).of("abc"), "");
    }

    #[test]
    fn trim_keeps_the_words() {
        let text = "a \u{a0}mot \n b";
        assert_eq!(Span::new(1, 9).trim(text).of(text), "mot");
    }
}
