//! A query cut into its tokens, each with its place.

use crate::text::{Span, fold};

use super::field::Field;
use super::query::QueryError;

/// What a stretch of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A field name with its colon.
    Field(Field),
    /// A word, or what stands between quotes.
    Text {
        text: &'a str,
        quoted: bool,
    },
}

/// The operators, in English and French.
const OPERATORS: [(&str, Token); 7] = [
    ("AND", Token::And),
    ("ET", Token::And),
    ("OR", Token::Or),
    ("OU", Token::Or),
    ("NOT", Token::Not),
    ("NON", Token::Not),
    ("SAUF", Token::Not),
];

/// Quotes that open, and what closes them.
pub(super) const QUOTES: [(char, char); 3] = [('"', '"'), ('«', '»'), ('“', '”')];

/// A text in the first pair of quotes it can stand in.
pub(super) fn quote(text: &str) -> String {
    let pair = QUOTES.iter().find(|(_, close)| !text.contains(*close)).unwrap_or(&QUOTES[0]);
    format!("{}{text}{}", pair.0, pair.1)
}

/// Reads one token after another.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    query: &'a str,
    at: usize,
    /// True right after a field's colon, where `-` and AND are a value like any other.
    after_colon: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(query: &'a str) -> Self {
        Self { query, at: 0, after_colon: false }
    }

    /// The next token with its span, `None` at the end. After a fault it goes on behind the piece at fault.
    pub(super) fn next(&mut self) -> Result<Option<(Token<'a>, Span)>, QueryError> {
        let attached = std::mem::take(&mut self.after_colon) && !self.rest().starts_with(char::is_whitespace);
        self.at += self.rest().len() - self.rest().trim_start().len();
        let Some(first) = self.rest().chars().next() else { return Ok(None) };
        if let Some(&(_, close)) = QUOTES.iter().find(|(open, _)| *open == first) {
            return self.quoted(first, close).map(Some);
        }
        Ok(Some(match first {
            '(' => self.take(1, Token::Open),
            ')' => self.take(1, Token::Close),
            '-' if !attached && self.negates() => self.take(1, Token::Not),
            _ if attached => self.value(),
            _ => self.word()?,
        }))
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    fn rest(&self) -> &'a str {
        self.query.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, len: usize, token: Token<'a>) -> (Token<'a>, Span) {
        let start = self.at;
        self.at += len;
        (token, Span::new(start, self.at))
    }

    /// True where a `-` has something right behind it.
    fn negates(&self) -> bool {
        self.rest().chars().nth(1).is_some_and(|c| !c.is_whitespace() && c != ')')
    }

    fn quoted(&mut self, open: char, close: char) -> Result<(Token<'a>, Span), QueryError> {
        let inner = self.rest().get(open.len_utf8()..).unwrap_or("");
        let Some((text, _)) = inner.split_once(close) else {
            let (_, span) = self.take(self.rest().len(), Token::Close);
            return Err(QueryError::new(span, "query-quote", &[]));
        };
        let len = open.len_utf8() + text.len() + close.len_utf8();
        Ok(self.take(len, Token::Text { text, quoted: true }))
    }

    fn piece(&self) -> &'a str {
        self.rest().split(ends_word).next().unwrap_or("")
    }

    fn value(&mut self) -> (Token<'a>, Span) {
        let text = self.piece();
        self.take(text.len(), Token::Text { text, quoted: false })
    }

    /// An operator, a field name with its colon, or a word.
    fn word(&mut self) -> Result<(Token<'a>, Span), QueryError> {
        let piece = self.piece();
        if let Some((_, operator)) = OPERATORS.iter().find(|(word, _)| *word == piece) {
            return Ok(self.take(piece.len(), *operator));
        }
        let Some(name) = field_name(piece) else { return Ok(self.value()) };
        let Some(field) = Field::from_name(name) else {
            let (_, piece) = self.take(piece.len(), Token::Close);
            let span = Span::new(piece.start(), piece.start() + name.len());
            return Err(QueryError::new(span, "query-field", &[name]));
        };
        self.after_colon = true;
        Ok(self.take(name.len() + 1, Token::Field(field)))
    }
}

/// What stands before the first colon where it is a word: `16:30` names no field.
fn field_name(piece: &str) -> Option<&str> {
    let (name, _) = piece.split_once(':')?;
    let folded = fold(name);
    (!folded.is_empty() && folded.chars().all(char::is_alphabetic)).then_some(name)
}

/// True of what a word stops at.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == ')' || QUOTES.iter().any(|(open, _)| *open == c)
}
