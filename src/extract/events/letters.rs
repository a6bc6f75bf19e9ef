//! The letters of a word as events read it: where it ends, and its lower-case form.

use unicode_normalization::char::compose;

use crate::text::token::{char_at, end_of_word};
use crate::words::Lang;

/// Where a word ends whose first letters end at `from`: behind what follows a hyphen. French ends an elided word
/// behind its apostrophe ("l'"), English goes on ("Mali's").
#[inline]
pub(super) fn end(text: &str, from: usize, lang: Lang) -> usize {
    // The first bytes of hyphens and apostrophes; most words end before a space.
    let joint = matches!(text.as_bytes().get(from), Some(b'-' | b'\'' | 0xca | 0xe2));
    if joint { past_joints(text, from, lang) } else { from }
}

fn past_joints(text: &str, from: usize, lang: Lang) -> usize {
    let mut end = from;
    while let Some(c) = char_at(text, end).filter(|&c| is_apostrophe(c) || is_hyphen(c)) {
        let after = end + c.len_utf8();
        if !goes_on(c, text.get(after..)) {
            return if is_owner(text, end, after, lang) { after } else { end };
        }
        if is_apostrophe(c) && lang == Lang::Fr {
            return after;
        }
        end = end_of_word(text, after);
    }
    end
}

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

/// "the doctors' group": the apostrophe of an English plural.
fn is_owner(text: &str, end: usize, after: usize, lang: Lang) -> bool {
    let goes_on = || {
        text.get(after..).is_some_and(|rest| {
            rest.starts_with(' ') && rest.get(1..).is_some_and(|rest| rest.starts_with(char::is_lowercase))
        })
    };
    lang == Lang::En && text.as_bytes().get(end - 1) == Some(&b's') && goes_on()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑' | '‐')
}

/// True where a word goes on with a hyphen or apostrophe: before a letter.
fn goes_on(c: char, rest: Option<&str>) -> bool {
    let next = rest.and_then(|r| r.chars().next());
    // An apostrophe ends an elided word even before an opening quotation mark ("l’« Alliance »").
    let quotes = !is_hyphen(c) && matches!(next, Some('«' | '“'));
    c == 'ʼ' || quotes || next.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, text: &str, expect: &str) {
        let word = text.get(..end(text, end_of_word(text, 0), lang)).unwrap_or("?");
        let mut lower = String::from("…");
        push_lower(&mut lower, word);
        assert_eq!(lower, format!("…{expect}"), "\n{text}");
    }

    #[test]
    fn words_end_and_are_lowered() {
        check(Lang::Fr, "L’Élysée", "l'");
        check(Lang::Fr, "l’« Alliance »", "l'");
        check(Lang::En, "Mali’s army", "mali's");
        check(Lang::En, "doctors’ group", "doctors'");
        check(Lang::En, "doctors’ ", "doctors");
        check(Lang::Fr, "mois' et", "mois");
        check(Lang::Fr, "Élysée.", "élysée");
        check(Lang::Fr, "E\u{301}lyse\u{301}e,", "élysée");
        check(Lang::Fr, "quasi-gel –", "quasi-gel");
        check(Lang::Fr, "Œuvre×", "œuvre");
        check(Lang::Fr, "sous- ", "sous");
        check(Lang::Fr, "ŁÓDŹ»", "łódź");
    }
}
