//! The letters of a word of a sentence: where it ends, and its lower-case form.

use unicode_normalization::char::{compose, is_combining_mark};

use crate::words::Lang;

/// A word of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    /// Where it ends.
    pub end: usize,
    /// True where it is in lower case already, of plain letters and digits.
    pub is_plain: bool,
}

/// The word that begins at a letter: letters, marks, hyphens before a letter. French ends an elided word behind its
/// apostrophe ("l'"), English goes on ("Mali's").
pub(super) fn read(text: &str, from: usize, lang: Lang) -> Letters {
    let bytes = text.as_bytes();
    let (mut end, mut is_plain) = (from, true);
    while let Some(&byte) = bytes.get(end) {
        if PLAIN[usize::from(byte)] {
            end += 1;
            continue;
        }
        match byte {
            b'A'..=b'Z' => (end, is_plain) = (end + 1, false),
            0xc3 if bytes.get(end + 1).is_some_and(|&next| next >= 0x9f && next != 0xb7) => end += 2,
            b'-' | b'\'' | 0x80.. => {
                let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) else { break };
                let after = end + c.len_utf8();
                if !continues(c, text.get(after..)) {
                    break;
                }
                (end, is_plain) = (after, false);
                if is_apostrophe(c) && lang == Lang::Fr {
                    break;
                }
            }
            _ => break,
        }
    }
    Letters { end, is_plain }
}

/// The small letters and digits of ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_lowercase() || (byte as u8).is_ascii_digit();
        byte += 1;
    }
    plain
};

/// Adds a word in lower case, a combining mark to the letter before it.
pub(super) fn push_lower(keys: &mut String, word: &str) {
    let from = keys.len();
    for c in word.chars() {
        match c {
            'A'..='Z' => keys.push(c.to_ascii_lowercase()),
            '\0'..='\u{7f}' | 'ß'..='ÿ' => keys.push(c),
            c if is_apostrophe(c) => keys.push('\''),
            '\u{300}'..='\u{36f}' => combine(keys, from, c),
            c => keys.extend(c.to_lowercase()),
        }
    }
}

/// Joins a mark to the last letter of the word that begins at `from`.
fn combine(keys: &mut String, from: usize, mark: char) {
    let last = keys.get(from..).and_then(|word| word.chars().next_back());
    if let Some(joined) = last.and_then(|last| compose(last, mark)) {
        keys.pop();
        keys.push(joined);
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// True where a word goes on with this character: letters, marks, and hyphens and apostrophes before a letter.
fn continues(c: char, rest: Option<&str>) -> bool {
    let next = || rest.and_then(|r| r.chars().next());
    match c {
        '-' | '‑' | '‐' => next().is_some_and(char::is_alphanumeric),
        // An apostrophe ends an elided word even before an opening quotation mark ("l’« Alliance »").
        '\'' | '’' => next().is_some_and(|n| n.is_alphanumeric() || matches!(n, '«' | '“')),
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, text: &str, expect: &str) {
        let word = text.get(..read(text, 0, lang).end).unwrap_or("?");
        let mut lower = String::from("…");
        push_lower(&mut lower, word);
        assert_eq!(lower, format!("…{expect}"), "\n{text}");
    }

    #[test]
    fn words_end_and_are_lowered() {
        check(Lang::Fr, "L’Élysée", "l'");
        check(Lang::Fr, "l’« Alliance »", "l'");
        check(Lang::En, "Mali’s army", "mali's");
        check(Lang::Fr, "Élysée.", "élysée");
        check(Lang::Fr, "E\u{301}lyse\u{301}e,", "élysée");
        check(Lang::Fr, "quasi-gel –", "quasi-gel");
        check(Lang::Fr, "Œuvre×", "œuvre");
        check(Lang::Fr, "sous- ", "sous");
        check(Lang::Fr, "ŁÓDŹ»", "łódź");
    }
}
