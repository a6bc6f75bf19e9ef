//! Words and marks of a sentence, each with a key under which its other spellings are found too.

use super::Span;
use super::fold::fold_char;

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital and goes on with small letters, or is one capital alone ("Bamako", "J.").
    Capital,
    /// At least two letters, all capitals ("OTAN", "J.D.").
    Caps,
    /// Begins with a digit.
    Number,
    /// A mark of punctuation or another sign.
    Mark,
}

/// A word, number or mark. Hyphens and apostrophes part words and are no tokens themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Its letters without case, accents and full stops, hashed; a mark's is its character.
    pub key: u64,
    /// True where only a hyphen or apostrophe parts it from the token before.
    pub joined: bool,
}

impl Token {
    /// True of a mark that is this character.
    #[must_use]
    pub fn is(&self, mark: char) -> bool {
        self.shape == Shape::Mark && self.key == u64::from(u32::from(mark))
    }

    /// True of a word written with a first capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Caps)
    }
}

/// The key of no letters at all, from which [`extend`] goes on.
pub const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The key of a word, as in [`Token::key`] (FNV-1a over the folded letters).
#[must_use]
pub fn key(word: &str) -> u64 {
    word.chars().fold(EMPTY, extend)
}

/// The key of several words in a row.
#[must_use]
pub fn join(keys: u64, next: u64) -> u64 {
    (keys.rotate_left(5) ^ next).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The key of a phrase: that of its first word, joined with the others'.
#[must_use]
pub fn phrase_key(phrase: &str) -> (u64, u64, usize) {
    phrase_key_with(phrase, &mut Vec::new())
}

/// The same with a list to work in, for many phrases.
pub fn phrase_key_with(phrase: &str, tokens: &mut Vec<Token>) -> (u64, u64, usize) {
    tokens.clear();
    read(phrase, Span::new(0, phrase.len()), tokens);
    let first = tokens.first().map_or(0, |t| t.key);
    let all = tokens.iter().skip(1).fold(first, |keys, t| join(keys, t.key));
    (first, all, tokens.len())
}

fn byte(key: u64, byte: u8) -> u64 {
    (key ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// The key of a word with the small letters that go on, and how many they are: most letters of any text.
#[must_use]
#[inline]
pub fn extend_small(key: u64, rest: &[u8]) -> (u64, usize) {
    let small = rest.iter().take_while(|b| b.is_ascii_lowercase());
    small.fold((key, 0), |(key, length), &b| (byte(key, b), length + 1))
}

/// The key of a word with one more letter.
#[must_use]
#[inline]
pub fn extend(hash: u64, c: char) -> u64 {
    if c == '.' {
        return hash;
    }
    if c.is_ascii() {
        return byte(hash, c.to_ascii_lowercase() as u8);
    }
    if let Some(folded) = latin(c) {
        return byte(hash, folded as u8);
    }
    let mut hash = hash;
    fold_char(c, &mut |f| {
        let mut bytes = [0; 4];
        hash = f.encode_utf8(&mut bytes).bytes().fold(hash, byte);
    });
    hash
}

/// The one letter that a letter from "À" to "ÿ" folds to.
#[inline]
pub(super) fn latin(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0xc0)? as usize;
    LATIN.get(at).filter(|&&folded| folded != 0).map(|&folded| char::from(folded))
}

/// The tokens of a stretch of text.
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let mut found = Vec::with_capacity(2 + span.len() / 5);
    read(text, span, &mut found);
    found
}

/// Adds the tokens of a stretch of text to a list.
pub fn read(text: &str, span: Span, found: &mut Vec<Token>) {
    let words = span.of(text);
    let mut at = 0;
    let mut joined = false;
    while let Some(c) = char_at(words, at) {
        if c == ' ' {
            (at, joined) = (at + 1, false);
            continue;
        }
        if is_letter(c) {
            let word = word(words, at);
            found.push(Token { span: word.span.shift(span.start()), joined, ..word });
            let joint = joint(words, word.span.end());
            (at, joined) = (word.span.end() + joint, joint > 0);
            continue;
        }
        if !c.is_whitespace() {
            found.push(mark(c, span.start() + at));
        }
        (at, joined) = (at + c.len_utf8(), false);
    }
}

/// The word or mark that a text without white space begins with.
#[must_use]
pub fn first(text: &str) -> Token {
    match char_at(text, 0).unwrap_or(' ') {
        c if is_letter(c) => word(text, 0),
        c => mark(c, 0),
    }
}

/// The word that begins at a letter.
#[must_use]
pub fn word(text: &str, from: usize) -> Token {
    let word = Word::read(text, from);
    let first = char_at(text, from).unwrap_or(' ');
    Token { span: Span::new(from, word.end), shape: word.shape(first), key: word.key, joined: false }
}

/// The character at an offset; ASCII is told without decoding.
#[must_use]
#[inline]
pub fn char_at(words: &str, at: usize) -> Option<char> {
    let byte = *words.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { words.get(at..)?.chars().next() }
}

/// The length of the hyphen or apostrophe that parts a word from the next.
#[must_use]
pub fn joint(words: &str, at: usize) -> usize {
    char_at(words, at).filter(|c| matches!(c, '-' | '’' | '\'' | '‑' | 'ʼ')).map_or(0, char::len_utf8)
}

/// Where the word that begins at a letter ends: behind its letters, digits and the marks on them.
#[must_use]
#[inline]
pub fn end_of_word(text: &str, from: usize) -> usize {
    let Some(eight) = text.as_bytes().get(from..).and_then(<[u8]>::first_chunk) else {
        return end_of_long_word(text, from);
    };
    // Most words are short, and end before ASCII.
    let (length, _) = plain_of_eight(u64::from_le_bytes(*eight));
    let ends = eight.get(length).is_some_and(u8::is_ascii);
    if ends { from + length } else { end_of_long_word(text, from + length) }
}

/// The same, from any of its letters on.
#[inline(never)]
fn end_of_long_word(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = from;
    loop {
        end += plain_letters(bytes.get(end..).unwrap_or_default()).0;
        end += match bytes.get(end) {
            None | Some(0..=0x7f) => return end,
            Some(_) => match wide_letter(text, end) {
                0 => return end,
                width => width,
            },
        };
    }
}

/// How many letters and digits of ASCII some bytes begin with, and whether a capital is among them.
#[inline]
pub(super) fn plain_letters(bytes: &[u8]) -> (usize, bool) {
    let (mut length, mut capitals) = (0, false);
    while let Some(eight) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let (plain, capital) = plain_of_eight(u64::from_le_bytes(*eight));
        length += plain;
        capitals |= capital;
        if plain < 8 {
            return (length, capitals);
        }
    }
    let last = bytes.iter().skip(length).take_while(|&&byte| PLAIN[usize::from(byte)]);
    last.fold((length, capitals), |(length, any), byte| (length + 1, any | byte.is_ascii_uppercase()))
}

/// The same of eight bytes, the first the lowest: told of all at once, since where a word ends no processor can
/// foresee.
#[inline]
fn plain_of_eight(bytes: u64) -> (usize, bool) {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    let ascii = bytes & !HIGH;
    let small = ascii | (EACH * 0x20);
    // The highest bit of each byte that is at least this one.
    let from = |bytes: u64, least: u8| bytes + EACH * u64::from(0x80 - least);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(ascii, b'0') & !from(ascii, b'9' + 1);
    let others = (!(letters | digits) | bytes) & HIGH;
    // The bits below that of the first other byte.
    let plain = (others & others.wrapping_neg()).wrapping_sub(1);
    let capitals = letters & !from(ascii, b'a') & HIGH & plain;
    (others.trailing_zeros() as usize / 8, capitals != 0)
}

/// True where a letter or digit stands.
#[must_use]
#[inline]
pub fn begins_word(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(is_letter)
}

/// The width of a letter beyond ASCII or of a mark on one, 0 of any other sign.
#[inline]
fn wide_letter(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at..) {
        // "À" to "ÿ" but for "×" and "÷"; U+2000 to U+203F: dashes, quotation marks, spaces.
        Some([0xc3, second, ..]) => 2 * usize::from(!matches!(second, 0x97 | 0xb7)),
        Some([0xe2, 0x80, ..]) => 0,
        _ => char_at(text, at).filter(|&c| is_letter(c) || is_mark_on_letter(c)).map_or(0, char::len_utf8),
    }
}

/// The letters and digits of ASCII.
pub const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

fn is_mark_on_letter(c: char) -> bool {
    c >= '\u{300}'
        && !matches!(c, '\u{2000}'..='\u{206f}')
        && unicode_normalization::char::is_combining_mark(c)
}

/// True of letters and digits; the characters of French text are told without a table.
#[must_use]
#[inline]
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match c {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => true,
        // The last is an apostrophe to those who type it, whatever Unicode calls it.
        '«' | '»' | '\u{2000}'..='\u{206f}' | 'ʼ' => false,
        _ => c.is_alphanumeric(),
    }
}

fn mark(c: char, at: usize) -> Token {
    let span = Span::new(at, at + c.len_utf8());
    Token { span, shape: Shape::Mark, key: u64::from(u32::from(c)), joined: false }
}

/// A word as far as it is read.
struct Word {
    end: usize,
    key: u64,
    letters: u32,
    /// How many full stops stand after its letters.
    stops: u32,
    /// True where not all its letters are capitals.
    small: bool,
}

impl Word {
    /// Letters, digits and their marks; a full stop after an initial ("J.D.").
    fn read(words: &str, from: usize) -> Self {
        let bytes = words.as_bytes();
        let mut word = Self { end: from, key: EMPTY, letters: 0, stops: 0, small: false };
        loop {
            word.take_small(bytes);
            match bytes.get(word.end) {
                Some(&byte @ b'A'..=b'Z') => word.push(byte | 0x20, false, 1),
                Some(&byte @ b'0'..=b'9') => word.push(byte, true, 1),
                Some(b'.') if word.is_initials() => {
                    word.stops += 1;
                    word.end += 1;
                }
                None | Some(0..=0x7f) => break,
                Some(_) => {
                    if !word.take_wide(words) {
                        break;
                    }
                }
            }
        }
        word
    }

    /// True of capitals that each have their full stop but the last: "J", "J.D", "U.S".
    fn is_initials(&self) -> bool {
        !self.small && self.stops + 1 == self.letters
    }

    fn take_small(&mut self, bytes: &[u8]) {
        let (key, length) = extend_small(self.key, bytes.get(self.end..).unwrap_or_default());
        self.key = key;
        self.end += length;
        self.letters += length as u32;
        self.small |= length > 0;
    }

    fn push(&mut self, folded: u8, small: bool, length: usize) {
        self.key = byte(self.key, folded);
        self.small |= small;
        self.letters += 1;
        self.end += length;
    }

    /// Takes a letter or mark beyond ASCII; false where it is none.
    fn take_wide(&mut self, words: &str) -> bool {
        let Some(&[lead, next, ..]) = words.as_bytes().get(self.end..) else { return false };
        let latin = LATIN[usize::from(next & 0x3f)];
        if lead == 0xc3 && latin != 0 {
            self.push(latin, next >= 0x9f, 2);
            return true;
        }
        // U+2000 to U+203F: dashes, quotation marks, spaces.
        let c = if lead == 0xe2 && next == 0x80 { None } else { char_at(words, self.end) };
        let Some(c) = c.filter(|&c| is_letter(c) || is_mark_on_letter(c)) else { return false };
        self.key = extend(self.key, c);
        self.small |= !c.is_uppercase();
        self.letters += 1;
        self.end += c.len_utf8();
        true
    }

    fn shape(&self, first: char) -> Shape {
        match first {
            c if c.is_numeric() => Shape::Number,
            c if c.is_uppercase() && !self.small && self.letters > 1 => Shape::Caps,
            c if c.is_uppercase() => Shape::Capital,
            _ => Shape::Lower,
        }
    }
}

/// The folded letters of U+00C0 to U+00FF ("À" to "ÿ"); 0 for what folds to several or is no letter.
const LATIN: [u8; 64] = *b"aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y";

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let found = tokens(text, Span::new(0, text.len()));
        let shown: Vec<_> = found.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(shown.join("|"), expect, "\n{text}");
    }

    #[test]
    fn words_and_marks() {
        check("L’envoyé, M. Stevens.", "L|envoyé|,|M.|Stevens|.");
        check("J.D. Vance (États-Unis) 26,7", "J.D.|Vance|(|États|Unis|)|26|,|7");
        check("the U.S. Army’s plan", "the|U.S.|Army|s|plan");
        check("OTAN. Fin", "OTAN|.|Fin");
        check("« N’Djamena »", "«|N|Djamena|»");
    }

    #[test]
    fn the_table_of_latin_letters_is_that_of_folding() {
        for (at, &folded) in LATIN.iter().enumerate() {
            let c = char::from(0xc0 + at as u8);
            let mut all = String::new();
            fold_char(c, &mut |f| all.push(f));
            let one = all.is_ascii() && all.len() == 1;
            assert_eq!(if one { all.as_bytes()[0] } else { 0 }, folded, "{c} {all}");
            assert!(folded == 0 || c.is_uppercase() == (at < 0x1f), "{c}");
        }
    }

    #[test]
    fn a_word_ends_behind_its_letters() {
        let long = "constitutionnellementétablisZ9zzzzzzzzzzzzzzzé";
        for (text, end) in [
            ("mot ", 3),
            ("abcdefgh`", 8),
            ("abcdefghi{", 9),
            ("zZ@", 2),
            ("N’", 1),
            ("été", 5),
            ("÷", 0),
            (long, long.len()),
        ] {
            assert_eq!(end_of_word(text, 0), end, "{text}");
        }
    }

    #[test]
    fn spellings_have_one_key() {
        assert_eq!(key("Goïta"), key("GOITA"));
        assert_eq!(phrase_key("États-Unis"), phrase_key("Etats Unis"));
        assert_eq!(key("U.S."), key("US"));
    }
}
