//! The letters of a word of a sentence: where it ends, and its lower-case form.

use unicode_normalization::char::{compose, is_combining_mark};

use crate::words::Lang;

/// Where the word that begins at a letter ends: letters, marks, hyphens before a letter; French ends an elided word
/// behind its apostrophe ("l'"), English goes on ("Mali's").
pub(super) fn end(text: &str, from: usize, lang: Lang) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let Some(&byte) = bytes.get(at) else { return at };
        if is_plain(byte) {
            at += 1;
            continue;
        }
        if byte == 0xc3 && bytes.get(at + 1).is_some_and(|&next| is_latin(next)) {
            at += 2;
            continue;
        }
        if byte.is_ascii() && !matches!(byte, b'-' | b'\'') {
            return at;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return at };
        let after = at + c.len_utf8();
        if !continues(c, text.get(after..)) {
            return at;
        }
        at = after;
        if is_apostrophe(c) && lang == Lang::Fr {
            return at;
        }
    }
}

/// Adds a word in lower case, a combining mark to the letter before it.
pub(super) fn push_lower(keys: &mut String, word: &str) {
    let from = keys.len();
    if word.is_ascii() {
        keys.push_str(word);
        return keys.get_mut(from..).map_or((), str::make_ascii_lowercase);
    }
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

/// True of the letters and digits of ASCII.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// True of the second byte of U+00C0 to U+00FF but × and ÷.
fn is_latin(next: u8) -> bool {
    !matches!(next, 0x97 | 0xb7)
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
        let word = text.get(..end(text, 0, lang)).unwrap_or("?");
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
