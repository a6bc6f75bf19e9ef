//! What may reach a terminal: article text is untrusted, and control or bidi characters can lie or do harm.

use std::borrow::Cow;

/// What to show for a character: itself, something harmless in its place, or nothing.
///
/// Tabs and line breaks become spaces; control characters become `·`; bidi overrides and isolates (which can
/// make a text read other than it is stored, CVE-2021-42574), zero-width spaces, soft hyphens, byte-order marks
/// and interlinear annotations vanish. Zero-width joiners stay: emoji and several scripts need them.
#[must_use]
pub fn safe(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some('·'),
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(c), // among them every plain letter
    }
}

/// A text made safe for one line of a terminal; borrowed where nothing has to change.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| safe(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(safe).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        assert_eq!(clean("\u{1b}[31mrouge\u{7}\ta\u{202e}b"), "·[31mrouge· ab");
        assert!(matches!(clean("Élysée — « oui » 👩‍🚀"), Cow::Borrowed(_)));
    }
}
