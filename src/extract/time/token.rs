//! A sentence as the temporal grammar reads it: words with their sense, numbers, marks.

use super::lexicon::{self, Entry, Key, Lexicon, Sense};
use crate::extract::words::{USUAL, Words};
use crate::text::token;
use crate::words::Lang;

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

/// A written form as the temporal grammar reads it, once and for all.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) enum Known {
    /// A word the lexicon does not know.
    Word,
    /// A word it knows.
    Entry(&'static Entry),
    /// A mark, by what it stands for.
    Mark(char),
    /// Digits, or a word with digits in it ("18h30"): read anew where it stands.
    Mixed,
}

impl Known {
    /// Reads a form: a word or a mark.
    pub(in crate::extract) fn of(written: &str, lang: Lang) -> Self {
        let mut letters = written.chars();
        match (word(written, 0), letters.next(), letters.next()) {
            ((_, 0), Some(mark), None) if !mark.is_alphanumeric() => Self::Mark(mark_of(mark)),
            ((key, end), ..) if end == written.len() => {
                key.and_then(|key| lexicon::of(lang).get(key)).map_or(Self::Word, Self::Entry)
            }
            _ => Self::Mixed,
        }
    }

    /// True where a number or a word of time occurs.
    fn is_timely(self) -> bool {
        match self {
            Self::Entry(entry) => entry.is_timely,
            Self::Mixed => true,
            Self::Word | Self::Mark(_) => false,
        }
    }
}

/// Reads a sentence into `tokens`, which is emptied first. True where a number or a word of time occurs: where none
/// does, the tokens are not needed.
pub(super) fn read(text: &str, words: &Words, tokens: &mut Vec<Token>) -> bool {
    tokens.clear();
    if !words.tokens.iter().any(|t| words.time(t.form).is_timely()) {
        return false;
    }
    let text = text.get(..words.sentence.end()).unwrap_or(text);
    let mut reader =
        Reader { text, bytes: text.as_bytes(), at: words.sentence.start(), lexicon: lexicon::of(words.lang) };
    let mut timely = false;
    tokens.reserve(words.tokens.len().max(USUAL));
    for token in &words.tokens {
        while reader.at < token.end() {
            let before = reader.at;
            let from = before.max(token.start());
            reader.at = from;
            let what = match words.time(token.form) {
                // The rest of a word whose first part ended a number or phrase.
                _ if from > token.start() => reader.next(),
                Known::Mixed => reader.next(),
                Known::Word => reader.past(token.end(), What::Word),
                Known::Mark(mark) => reader.past(token.end(), What::Mark(mark)),
                Known::Entry(entry) => reader.term(entry, token.end()),
            };
            timely |= opens(what);
            let capital = reader.is_capital(from);
            tokens.push(Token {
                start: from as u32,
                end: reader.at as u32,
                what,
                glued: from == before,
                capital,
            });
        }
    }
    timely
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    lexicon: &'static Lexicon,
}

impl Reader<'_> {
    /// Digits, letters, or a mark.
    fn next(&mut self) -> What {
        if self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            return self.number();
        }
        let (key, end) = word(self.text, self.at);
        match key.and_then(|key| self.lexicon.get(key)) {
            Some(entry) => self.term(entry, end),
            None if end > self.at => self.past(end, What::Word),
            None => self.mark(),
        }
    }

    fn past(&mut self, end: usize, what: What) -> What {
        self.at = end;
        what
    }

    fn is_capital(&self, at: usize) -> bool {
        match self.bytes.get(at..) {
            Some([first, ..]) if first.is_ascii() => first.is_ascii_uppercase(),
            Some([0xc3, second, ..]) => *second < 0x9f,
            _ => false,
        }
    }

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
    fn term(&mut self, entry: &Entry, end: usize) -> What {
        self.at = end;
        if let Some((end, sense)) = self.phrase(entry) {
            self.at = end;
            return What::Term(sense);
        }
        entry.sense.map_or(What::Word, What::Term)
    }

    /// The first of the phrases that a word begins whose further words follow, and their end.
    fn phrase(&self, entry: &Entry) -> Option<(usize, Sense)> {
        let from = past_joint(self.bytes, self.at);
        let next = self.bytes.get(from).filter(|byte| entry.may_go_on(**byte));
        let (Some(second), end) = next.map(|_| word(self.text, from))? else { return None };
        let read = |at: usize| word(self.text, past_joint(self.bytes, at));
        entry.phrases.iter().find_map(|(rest, sense)| {
            let more = rest.split_first().filter(|(want, _)| **want == second)?.1;
            let end = more.iter().try_fold(end, |at, want| {
                let (key, end) = read(at);
                (key == Some(*want)).then_some(end)
            })?;
            Some((end, *sense))
        })
    }

    fn mark(&mut self) -> What {
        let c = token::char_at(self.text, self.at).unwrap_or(' ');
        self.past(self.at + c.len_utf8(), What::Mark(mark_of(c)))
    }
}

/// What a mark stands for: one apostrophe and one hyphen for all.
fn mark_of(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        c => c,
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
