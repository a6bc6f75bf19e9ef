//! From bytes, in which spans count, to Unicode code points, in which the export counts.

use crate::text::Span;

/// One count is kept for so many bytes.
const STEP: usize = 256;

/// How many code points stand before each byte of a text.
#[derive(Debug)]
pub(super) struct Points<'a> {
    text: &'a [u8],
    /// The count at every `STEP`th byte.
    counts: Vec<u32>,
}

impl<'a> Points<'a> {
    /// Counts a text once.
    pub(super) fn new(text: &'a str) -> Self {
        let counts = text.as_bytes().chunks(STEP).scan(0, |before, chunk| {
            let here = *before;
            *before += count(chunk) as u32;
            Some(here)
        });
        Self { counts: counts.collect(), text: text.as_bytes() }
    }

    /// The code points before a byte.
    pub(super) fn at(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.counts.len().saturating_sub(1));
        let rest = self.text.get(step * STEP..byte.min(self.text.len())).unwrap_or_default();
        self.counts.get(step).map_or(0, |&before| before as usize) + count(rest)
    }

    /// Both ends of a span.
    pub(super) fn span(&self, span: Span) -> [usize; 2] {
        let start = self.at(span.start());
        let inside = self.text.get(span.start()..span.end()).filter(|inside| inside.len() < STEP);
        [start, inside.map_or_else(|| self.at(span.end()), |inside| start + count(inside))]
    }
}

/// The code points that begin in these bytes: all but UTF-8's continuation bytes begin one.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

/// The byte at which a code point begins; `None` past the end.
pub(super) fn byte_of(text: &str, point: usize) -> Option<usize> {
    text.char_indices().nth(point).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_counted_where_it_stands() {
        for text in ["", "abc", &"é’à🙂e\u{301} ".repeat(700)] {
            let points = Points::new(text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                assert_eq!((points.at(at), byte_of(text, n)), (n, Some(at)));
            }
            assert_eq!(points.at(text.len()), text.chars().count());
        }
    }
}
