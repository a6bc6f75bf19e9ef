//! Letters as a reader sees them: each fills one cell of a terminal or two, and may be several characters.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a reader takes for one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter<'t> {
    /// Its first byte in the text.
    pub at: usize,
    /// Its characters.
    pub text: &'t str,
    /// The cells it fills.
    pub width: usize,
}

/// The letters of a text, in order.
pub fn letters(text: &str) -> impl Iterator<Item = Letter<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let (letter, width) = first(rest)?;
        let letter = Letter { at, text: letter, width };
        at += letter.text.len();
        Some(letter)
    })
}

/// The cells a text fills.
#[must_use]
pub fn width(text: &str) -> usize {
    letters(text).map(|letter| letter.width).sum()
}

/// The first letter and its cells: told at a glance where neither it nor what follows may be part of something longer.
fn first(text: &str) -> Option<(&str, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if is_plain(first) && chars.next().is_none_or(is_plain) {
        return Some((text.get(..first.len_utf8())?, 1));
    }
    text.graphemes(true).next().map(|letter| (letter, letter.width()))
}

/// True of characters that fill one cell and join with none of their kind: nearly all of French and English.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn letters_are_graphemes(text in ".*|[a é’…\u{301}\u{ad}\u{200d}©\u{fe0f}👩🚀漢\r\nกำ🇫🇷]{0,12}") {
            let seen: Vec<_> = letters(&text).map(|l| (l.at, l.text, l.width)).collect();
            let expect: Vec<_> = text.grapheme_indices(true).map(|(at, l)| (at, l, l.width())).collect();
            prop_assert_eq!(seen, expect);
        }
    }

    #[test]
    fn every_plain_character_is_one_letter_of_one_cell() {
        for c in ('\0'..='\u{ffff}').filter(|&c| is_plain(c)) {
            let text = format!("{c}{c}");
            let expect: Vec<_> = text.graphemes(true).map(|letter| (letter.len(), letter.width())).collect();
            assert_eq!(expect, [(c.len_utf8(), 1); 2], "{c:?}");
        }
    }
}
