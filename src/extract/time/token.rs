//! A sentence as the temporal grammar reads it: words with their sense, numbers, marks.

use super::lexicon::{Key, Lexicon, Sense, letters};
use crate::text::Span;

/// A word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    start: u32,
    end: u32,
    pub(super) what: What,
    /// Nothing stands between it and the token before.
    pub(super) glued: bool,
    /// It begins with a capital letter.
    pub(super) capital: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// A word the lexicon does not know.
    Word,
    /// A word or phrase it knows.
    Term(Sense),
    /// Digits; groups of three ("100 000") are one number.
    Digits(u32),
    /// Anything else.
    Mark(char),
}

impl Token {
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    pub(super) fn end(&self) -> usize {
        self.end as usize
    }

    pub(super) fn len(&self) -> usize {
        self.end() - self.start()
    }
}

/// Reads a sentence into `tokens`, which is emptied first. True where a number or a word of time occurs.
pub(super) fn read(text: &str, span: Span, lexicon: &'static Lexicon, tokens: &mut Vec<Token>) -> bool {
    tokens.clear();
    let Some(words) = text.get(..span.end()) else { return false };
    let reader = Reader { text: words, bytes: words.as_bytes(), at: span.start(), lexicon };
    let mut timely = false;
    for token in reader {
        timely |= opens(token.what);
        tokens.push(token);
    }
    timely
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    lexicon: &'static Lexicon,
}

impl Iterator for Reader<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let before = self.at;
        self.at = past_space(self.bytes, self.at);
        let from = self.at;
        let first = *self.bytes.get(from)?;
        let what = match first {
            b'0'..=b'9' => self.number(),
            _ => match word(self.text, from) {
                (_, end) if end == from => self.mark(),
                (key, end) => self.term(key, end),
            },
        };
        let capital = first.is_ascii_uppercase() || (first == 0xc3 && self.bytes[from + 1] < 0x9f);
        Some(Token { start: from as u32, end: self.at as u32, what, glued: from == before, capital })
    }
}

impl Reader<'_> {
    /// Digits, with the groups of three after a space that belong to one number.
    fn number(&mut self) -> What {
        let start = self.at;
        let mut value = self.digits();
        while self.at - start <= 3 || value >= 1000 {
            let Some(next) = self.group() else { break };
            self.at = next;
            value = value.saturating_mul(1000).saturating_add(self.digits());
            if value < 1000 {
                break;
            }
        }
        What::Digits(value)
    }

    fn digits(&mut self) -> u32 {
        let mut value = 0u32;
        while let Some(digit) = self.bytes.get(self.at).filter(|b| b.is_ascii_digit()) {
            value = value.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
            self.at += 1;
        }
        value
    }

    /// Where a further group of exactly three digits begins, after one space.
    fn group(&self) -> Option<usize> {
        let from = self.at + gap(self.bytes.get(self.at..)?)?;
        let digits = self.bytes.get(from..)?.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        (digits == 3).then_some(from)
    }

    /// A word, or the longest phrase it begins.
    fn term(&mut self, key: Option<Key>, end: usize) -> What {
        self.at = end;
        let Some(entry) = key.and_then(|key| self.lexicon.get(key, letters(key))) else { return What::Word };
        if let Some((end, sense)) = self.phrase(&entry.phrases) {
            self.at = end;
            return What::Term(sense);
        }
        entry.sense.map_or(What::Word, What::Term)
    }

    /// The first of some phrases whose further words follow, and their end.
    fn phrase(&self, phrases: &[(Vec<Key>, Sense)]) -> Option<(usize, Sense)> {
        let read = |at: usize| word(self.text, past_joint(self.bytes, at));
        let next = if phrases.is_empty() { None } else { Some(read(self.at)) };
        let (Some(second), end) = next? else { return None };
        phrases.iter().find_map(|(rest, sense)| {
            let more = rest.split_first().filter(|(want, _)| **want == second)?.1;
            let end = more.iter().try_fold(end, |at, want| {
                let (key, end) = read(at);
                (key == Some(*want)).then_some(end)
            })?;
            Some((end, *sense))
        })
    }

    fn mark(&mut self) -> What {
        let c = self.text.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        self.at += c.len_utf8();
        What::Mark(match c {
            '’' | '‘' | 'ʼ' => '\'',
            '‐' | '‑' | '–' | '—' => '-',
            c => c,
        })
    }
}

/// A number, or a word that can open or hold an expression.
fn opens(what: What) -> bool {
    match what {
        What::Digits(_) => true,
        What::Term(sense) => sense.is_timely(),
        What::Word | What::Mark(_) => false,
    }
}

/// The length of the one space (plain, no-break, narrow) that a text begins with.
fn gap(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b' ', ..] => Some(1),
        [0xc2, 0xa0, ..] => Some(2),
        [0xe2, 0x80, 0xaf | 0x89, ..] => Some(3),
        _ => None,
    }
}

fn past_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b' ' | b'\n' | b'\t' | b'\r' => 1,
            0xc2 | 0xe2 => match bytes.get(at..).and_then(gap) {
                Some(width) => width,
                None => break,
            },
            _ => break,
        };
    }
    at
}

/// Past what may stand inside a phrase: spaces, a hyphen, an apostrophe.
fn past_joint(bytes: &[u8], at: usize) -> usize {
    let at = past_space(bytes, at);
    match bytes.get(at..) {
        Some([b'-' | b'\'', ..]) => at + 1,
        Some([0xe2, 0x80, 0x90..=0x93 | 0x98 | 0x99, ..]) => at + 3,
        _ => at,
    }
}

/// The key of the letters at `at`, and where they end. No key where the word is too long for any lexicon.
#[inline]
fn word(text: &str, at: usize) -> (Option<Key>, usize) {
    let bytes = text.as_bytes();
    let (mut key, mut end) = (0u64, at);
    while end < at + 8
        && let Some(letter) = bytes.get(end).filter(|b| b.is_ascii_alphabetic())
    {
        key = (key << 8) | u64::from(letter | 0x20);
        end += 1;
    }
    // Most words are short and plain.
    if bytes.get(end).is_none_or(|b| b.is_ascii() && !b.is_ascii_alphabetic()) {
        return ((end > at).then_some(Key::from(key)), end);
    }
    rest_of_word(text, Key::from(key), end - at, end)
}

/// The same for a word of which so many letters are read, and go on at `end`.
fn rest_of_word(text: &str, mut key: Key, mut letters: usize, mut end: usize) -> (Option<Key>, usize) {
    while let Some(&byte) = text.as_bytes().get(end) {
        if byte.is_ascii_alphabetic() {
            key = (key << 8) | Key::from(byte | 0x20);
            (letters, end) = (letters + 1, end + 1);
            continue;
        }
        if byte.is_ascii() {
            break;
        }
        let mut push = |letter: u8| {
            key = (key << 8) | Key::from(letter);
            letters += 1;
        };
        match other_letter(text, end, &mut push) {
            0 => break,
            width => end += width,
        }
    }
    ((1..=16).contains(&letters).then_some(key), end)
}

/// Folds the letter beyond ASCII at `at`; its width, or 0 where it is none.
fn other_letter(text: &str, at: usize, push: &mut impl FnMut(u8)) -> usize {
    match text.as_bytes()[at..] {
        // Signs (× ÷), spaces, quotation marks, dashes: the frequent ones, told without a table.
        [0xc3, 0x97 | 0xb7, ..] | [0xc2 | 0xe2, ..] => 0,
        [0xc3, second, ..] => {
            push(LATIN[usize::from(second & 0x1f)]);
            2
        }
        [0xc5, 0x92 | 0x93, ..] => {
            push(b'o');
            push(b'e');
            2
        }
        [0xcc, ..] | [0xcd, 0x80..=0xaf, ..] => 2,
        _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if c.is_alphabetic() => {
                push(b'?');
                c.len_utf8()
            }
            _ => 0,
        },
    }
}

/// The base letters of `À`–`ß` and `à`–`ÿ`, by the last five bits.
const LATIN: [u8; 32] = *b"aaaaaa?ceeeeiiii?nooooo?ouuuuy??";
