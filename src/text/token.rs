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
    let tokens = tokens(phrase, Span::new(0, phrase.len()));
    let first = tokens.first().map_or(0, |t| t.key);
    let all = tokens.iter().skip(1).fold(first, |keys, t| join(keys, t.key));
    (first, all, tokens.len())
}

/// The key of a word with one more letter.
#[must_use]
pub fn extend(hash: u64, c: char) -> u64 {
    let byte = |hash: u64, b: u8| (hash ^ u64::from(b)).wrapping_mul(PRIME);
    if c == '.' {
        return hash;
    }
    if c.is_ascii() {
        return byte(hash, c.to_ascii_lowercase() as u8);
    }
    let mut hash = hash;
    fold_char(c, &mut |f| {
        let mut bytes = [0; 4];
        hash = f.encode_utf8(&mut bytes).bytes().fold(hash, byte);
    });
    hash
}

/// The tokens of a stretch of text.
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let words = span.of(text);
    let mut found: Vec<Token> = Vec::with_capacity(words.len() / 5);
    let mut open: Option<Word> = None;
    let mut joint = false;
    for (at, c) in words.char_indices() {
        if let Some(word) = open.as_mut().filter(|word| word.takes(c)) {
            word.push(c, at);
            continue;
        }
        if let Some(word) = open.take() {
            found.push(word.close(span.start()));
            joint = matches!(c, '-' | '’' | '\'' | '‑' | 'ʼ');
            if joint {
                continue;
            }
        }
        if is_letter(c) {
            open = Some(Word::open(c, at, joint));
        } else if !c.is_whitespace() {
            found.push(mark(c, span.start() + at));
        }
        joint = false;
    }
    found.extend(open.map(|word| word.close(span.start())));
    found
}

/// True of letters and digits; the characters of French text are told without a table.
fn is_letter(c: char) -> bool {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' => true,
        '\0'..='\u{7f}' | '«' | '»' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

fn mark(c: char, at: usize) -> Token {
    let span = Span::new(at, at + c.len_utf8());
    Token { span, shape: Shape::Mark, key: u64::from(u32::from(c)), joined: false }
}

/// A word being read.
struct Word {
    start: usize,
    end: usize,
    key: u64,
    first: char,
    /// How many letters, and how many of them are no capitals.
    letters: u32,
    small: u32,
    /// How many characters, full stops among them.
    chars: u32,
    joined: bool,
}

impl Word {
    fn open(c: char, at: usize, joined: bool) -> Self {
        let mut word =
            Self { start: at, end: at, key: EMPTY, first: c, letters: 0, small: 0, chars: 0, joined };
        word.push(c, at);
        word
    }

    /// Letters, digits and their marks; a full stop after an initial ("J.D.").
    fn takes(&self, c: char) -> bool {
        if c.is_ascii() {
            return c.is_ascii_alphanumeric() || c == '.' && self.letters > 0 && self.is_initials();
        }
        is_letter(c) || unicode_normalization::char::is_combining_mark(c) && c >= '\u{300}'
    }

    /// True of capitals that each have their full stop so far: "J", "J.D", "U.S".
    fn is_initials(&self) -> bool {
        self.small == 0 && self.first.is_uppercase() && self.chars == 2 * self.letters - 1
    }

    fn push(&mut self, c: char, at: usize) {
        self.key = extend(self.key, c);
        self.end = at + c.len_utf8();
        self.chars += 1;
        if c != '.' {
            self.letters += 1;
            self.small += u32::from(!c.is_uppercase());
        }
    }

    fn close(self, from: usize) -> Token {
        let shape = match self.first {
            c if c.is_numeric() => Shape::Number,
            c if c.is_uppercase() && self.small == 0 && self.letters > 1 => Shape::Caps,
            c if c.is_uppercase() => Shape::Capital,
            _ => Shape::Lower,
        };
        Token {
            span: Span::new(from + self.start, from + self.end),
            shape,
            key: self.key,
            joined: self.joined,
        }
    }
}

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
    fn spellings_have_one_key() {
        assert_eq!(key("Goïta"), key("GOITA"));
        assert_eq!(phrase_key("États-Unis"), phrase_key("Etats Unis"));
        assert_eq!(key("U.S."), key("US"));
    }
}
