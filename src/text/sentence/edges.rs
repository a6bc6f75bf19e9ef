//! Whether a full stop, a mark or a new line ends the sentence it stands in.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::rows;

/// What follows a word with a full stop; see the head of `abbreviations.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Name,
    Number,
    Either,
    Opener,
    /// "No. 2", and "No one came."
    NumberOrOpener,
}

static WORDS: LazyLock<FxHashMap<&'static str, After>> = LazyLock::new(|| {
    rows(include_str!("../../../assets/lexicon/abbreviations.tsv"))
        .map(|[word, after]| (word, after_of(after)))
        .collect()
});

fn after_of(word: &str) -> After {
    match word {
        "name" => After::Name,
        "number" => After::Number,
        "either" => After::Either,
        "number-opener" => After::NumberOrOpener,
        _ => After::Opener,
    }
}

/// How far around a stop we look, in bytes: enough for any word and its marks, and a bound on the work.
const WINDOW: usize = 120;

/// Where the sentence begun at `start` ends, if the stop at `at` ends it: behind its closing marks.
pub(super) fn end_of_sentence(text: &str, start: usize, at: usize, last: usize) -> Option<usize> {
    let rest = text.get(at..floor(text, last.min(at + WINDOW)))?;
    let before = text.get(floor(text, start.max(at.saturating_sub(WINDOW))).max(start)..at)?;
    if rest.starts_with('\n') {
        return line_ends(before, rest).then_some(at);
    }
    let marks = length_of(rest, |c| matches!(c, '.' | '!' | '?' | '…'));
    let closing = closing_marks(before, rest.get(marks..)?);
    let after = rest.get(marks + closing..)?;
    let one_full_stop = rest.get(..marks) == Some(".");
    (goes_over(before, after) && !(one_full_stop && abbreviates(before, after)))
        .then_some(at + marks + closing)
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// The length in bytes of the first characters of a kind.
fn length_of(text: &str, kind: impl Fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(kind).len()
}

/// True where a new line is an end: a blank line, a list item, or a line that is not merely wrapped.
fn line_ends(before: &str, rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{a0}']);
    let gap = rest.get(..rest.len() - next.len()).unwrap_or("");
    if gap.matches('\n').count() > 1 {
        return true;
    }
    if item(next) {
        return true;
    }
    let line = before.rsplit('\n').next().unwrap_or("").trim_end();
    let named = line.strip_suffix('.').is_some_and(|l| WORDS.get(last_word(l)) == Some(&After::Name));
    let wrapped = next.starts_with(char::is_lowercase) || line.ends_with(',') || named;
    let reaches_margin = (50..WINDOW).contains(&line.len()) && next.starts_with(char::is_alphanumeric);
    !(wrapped || reaches_margin)
}

/// True of "a) …", "2. …", "• …", "- …".
fn item(text: &str) -> bool {
    let mark = length_of(text, char::is_alphanumeric);
    let numbered = (1..=2).contains(&mark) && text.get(mark..).is_some_and(|t| t.starts_with([')', '.']));
    numbered || text.starts_with(['•', '-', '–', '—', '*', '·', '▪', '■', '→'])
}

/// The length of the closing quotes, brackets and footnote numbers after a stop.
fn closing_marks(before: &str, after: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = after.get(end..).unwrap_or("");
        let spaces = length_of(rest, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
        let marks = rest.get(spaces..).unwrap_or("");
        end += match marks.chars().next() {
            Some('»') => spaces + '»'.len_utf8(),
            Some(c @ ('”' | '"' | '\'' | '’' | ')' | ']' | '¹' | '²' | '³' | '*')) if spaces == 0 => {
                c.len_utf8()
            }
            Some('.') if spaces == 0 && end > 0 => 1,
            Some('[') if spaces == 0 => match footnote(marks) {
                0 => return end,
                length => length,
            },
            Some('0'..='9') if spaces == 0 && end == 0 && before.ends_with(char::is_lowercase) => {
                let digits = length_of(marks, |c| c.is_ascii_digit());
                return if marks.get(digits..).is_some_and(|m| m.starts_with(' ')) { digits } else { 0 };
            }
            _ => return end,
        }
    }
}

/// The length of "[12]".
fn footnote(text: &str) -> usize {
    let inside = text.get(1..).unwrap_or("");
    let digits = length_of(inside, |c| c.is_ascii_digit());
    if digits > 0 && inside.get(digits..).is_some_and(|t| t.starts_with(']')) { digits + 2 } else { 0 }
}

/// True where what follows a stop can open a sentence.
fn goes_over(before: &str, after: &str) -> bool {
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return true };
    let apart = next.len() < after.len();
    if !apart {
        return glued(before, next);
    }
    match first {
        '-' | '–' | '—' | '•' => {
            next.get(first.len_utf8()..).is_some_and(|n| !n.trim_start().starts_with(char::is_lowercase))
        }
        ',' | ';' | ':' | '.' | '!' | '?' | '…' | ')' | ']' | '»' | '%' => false,
        _ => !first.is_lowercase(),
    }
}

/// True of "…le soir.Le ministre…", two sentences that a page glued together.
fn glued(before: &str, next: &str) -> bool {
    let mut back = before.chars().rev();
    let mut ahead = next.chars();
    let word_ends =
        back.by_ref().take(2).filter(|c| c.is_lowercase() || matches!(c, '»' | ')' | ' ')).count() == 2;
    let opens = ahead.next().is_some_and(char::is_uppercase);
    word_ends && opens && ahead.next().is_some_and(|c| c.is_lowercase() || c == '’' || c == '\'')
}

/// True where the full stop belongs to the word before it and the sentence goes on.
fn abbreviates(before: &str, after: &str) -> bool {
    let next = after.trim_start();
    let word = behind_a_day(last_word(before));
    if marks_an_item(before, word) {
        return true;
    }
    let opens = || matches!(WORDS.get(first_word(next)), Some(After::Opener | After::NumberOrOpener));
    match WORDS.get(word) {
        Some(After::Name) => !next.is_empty(),
        Some(After::Number | After::NumberOrOpener) => next.starts_with(|c: char| c.is_ascii_digit()),
        Some(After::Either) => !next.is_empty() && !opens(),
        _ => initials(word) && !next.is_empty() && !opens(),
    }
}

/// The letters right before the stop, with their inner full stops and hyphens: "J.-C", "U.S", "nov".
fn last_word(before: &str) -> &str {
    before.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-'))).next().unwrap_or("")
}

/// "Nov" of "28-Nov": the end of "Oct. 28-Nov. 2".
fn behind_a_day(word: &str) -> &str {
    let parted = word.rsplit_once('-').filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()));
    parted.map_or(word, |(_, month)| month)
}

/// The letters that follow.
fn first_word(next: &str) -> &str {
    let next = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

/// True of "J", "J.D", "J.-C", "Ch".
fn initials(word: &str) -> bool {
    let one = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    word.split(['.', '-']).filter(|part| !part.is_empty()).all(one) && word.contains(char::is_uppercase)
}

/// True of the number or letter that a line begins with ("1. ", "IV. "): it marks an item and ends nothing.
fn marks_an_item(before: &str, word: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    let number = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let roman = word.len() <= 4 && word.bytes().all(|b| b"IVX".contains(&b));
    !word.is_empty() && line == word && (number || roman || initials(word))
}
