//! Where sentences begin and end, in French and English press.

mod edges;
#[cfg(test)]
mod tests;

use std::iter::Peekable;

use memchr::{Memchr2, Memchr3};

use crate::words::Lang;

use super::Span;

/// How far a quotation may reach, in bytes, for the words after it ("…», a dit X") to hold it together.
const QUOTE: usize = 700;

/// The usual length of a sentence, in bytes.
const USUAL: usize = 128;

/// The sentences of a stretch of text, in order, without the white space between them.
///
/// A closing quotation mark belongs to its sentence; a new line ends one unless it is a mere wrap; a quotation
/// followed by its speaker ("« … . … », a déclaré X.") is one sentence. The rules serve both languages at once,
/// since each quotes the other.
#[must_use]
pub fn within(text: &str, span: Span, _lang: Lang) -> Vec<Span> {
    let mut found = Vec::with_capacity(1 + span.len() / USUAL);
    let mut start = span.trim(text).start();
    let last = span.trim(text).end();
    let mut held = quoted(text, start, last);
    let mut at = start;
    let mut stops = Stops::of(text, start, last);
    while let Some(stop) = stops.next(at) {
        at = stop + 1;
        let Some(end) = edges::end_of_sentence(text, start, stop, last).filter(|_| stop >= held) else {
            continue;
        };
        let sentence = Span::new(start, end).trim(text);
        if !sentence.is_empty() {
            found.push(sentence);
        }
        start = Span::new(end, last).trim(text).start();
        held = quoted(text, start, last);
        at = at.max(start);
    }
    let rest = Span::new(start, last).trim(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

/// The places where a sentence may end, in order: `. ! ?`, a new line, or the first byte of `…`.
struct Stops<'t> {
    /// Where the bytes begin that are looked at.
    start: usize,
    bytes: &'t [u8],
    marks: Peekable<Memchr3<'t>>,
    /// New lines, and the last bytes of `…`: they tell it from the dashes and quotation marks that begin as it does.
    others: Peekable<Memchr2<'t>>,
}

impl<'t> Stops<'t> {
    /// Those of a stretch of a text.
    fn of(text: &'t str, start: usize, last: usize) -> Self {
        let bytes = text.as_bytes().get(start..last).unwrap_or_default();
        let marks = memchr::memchr3_iter(b'.', b'!', b'?', bytes).peekable();
        Self { start, bytes, marks, others: memchr::memchr2_iter(b'\n', DOTS[2], bytes).peekable() }
    }

    /// The first from a byte on.
    fn next(&mut self, from: usize) -> Option<usize> {
        loop {
            let other = match (self.marks.peek(), self.others.peek()) {
                (Some(mark), Some(other)) => other < mark,
                (mark, _) => mark.is_none(),
            };
            let stop = if other { self.others.next()? } else { self.marks.next()? };
            let stop = if self.bytes[stop] == DOTS[2] { self.dots(stop) } else { Some(stop) };
            if let Some(stop) = stop.map(|stop| self.start + stop).filter(|&stop| stop >= from) {
                return Some(stop);
            }
        }
    }

    /// Where the `…` begins whose last byte this is.
    fn dots(&self, last: usize) -> Option<usize> {
        let first = (last + 1).checked_sub(DOTS.len())?;
        (self.bytes.get(first..=last) == Some(DOTS)).then_some(first)
    }
}

const DOTS: &[u8; 3] = b"\xe2\x80\xa6";

/// Where a sentence that begins with a quotation must not end before: the quotation's end, if its speaker follows.
fn quoted(text: &str, start: usize, last: usize) -> usize {
    let mut end = last.min(start + QUOTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let near = text.get(start..end).unwrap_or("");
    let close = match near.chars().next() {
        Some('«') => '»',
        Some('“') => '”',
        _ => return start,
    };
    let Some(at) = near.find(close) else { return start };
    let after = near.get(at + close.len_utf8()..).unwrap_or("").trim_start();
    let line_ends = near.get(..at).is_some_and(|inside| inside.contains('\n'));
    let speaker = after.starts_with(',') || after.starts_with(char::is_lowercase);
    if speaker && !line_ends { start + at } else { start }
}
