//! The lines in which words stand that a filter asks for: those of a segment's lists.

use crate::corpus::Article;
use crate::search::Bits;
use crate::search::words::Words;
use crate::text::Span;

use super::Segment;
use super::lines::{self, What};
use super::posts::Posts;

/// The lines of an article as an index numbers them: of each that is a sentence, its span.
pub(in crate::search) fn sentences(article: &Article, text: &str) -> Vec<Option<Span>> {
    let line = |(what, span): (What, Span)| Some(span).filter(|_| what == What::Sentence);
    lines::of(article, text).into_iter().map(line).collect()
}

impl Segment {
    /// Marks the lines that have each of the words, in a row or not; the segment's own first is `first`.
    pub(in crate::search) fn mark(&self, words: &Words, first: usize, lines: &mut Bits) {
        let Some((last, before)) = words.split_last() else { return };
        let mut all = self.with(last, words.is_whole());
        for word in before {
            all.and(&self.with(word, true));
        }
        lines.or_from(first, &all);
    }

    /// The lines that have a word, or one that begins so.
    fn with(&self, word: &str, whole: bool) -> Bits {
        let posts: &Posts = &self.lines;
        let begin = posts.beginning(word);
        let is = |number: &usize| !whole || posts.word(*number) == word;
        let mut lines = Bits::none(self.len());
        for number in begin.take(if whole { 1 } else { usize::MAX }).filter(is) {
            posts.cursor(number as u32).each_before(posts, u32::MAX, |line| lines.put(line as usize));
        }
        lines
    }
}
