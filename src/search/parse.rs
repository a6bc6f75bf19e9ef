//! From a query's tokens to what it says: `or := and (OR and)*`, `and := not (AND? not)*`.

use crate::text::Span;

use super::field::Field;
use super::lexer::{Lexer, Token};
use super::query::{Expr, QueryError};
use super::term::Term;

/// How deep parentheses and NOT may nest; far beyond what a person types.
const DEEPEST: usize = 64;
/// How many conditions a query may have: each is asked of the whole corpus.
const MOST: usize = 256;

/// Reads a query; `None` where there is nothing in it.
pub(super) fn parse(text: &str) -> Result<Option<Expr>, QueryError> {
    let mut parser = Parser { lexer: Lexer::new(text), next: None, end: text.len(), depth: 0, terms: 0 };
    parser.step()?;
    if parser.next.is_none() {
        return Ok(None);
    }
    let expr = parser.or(None)?;
    match parser.next {
        Some((_, span)) => Err(QueryError::new(span, "query-close", &[])),
        None => Ok(Some(expr)),
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    next: Option<(Token<'a>, Span)>,
    end: usize,
    depth: usize,
    terms: usize,
}

impl<'a> Parser<'a> {
    fn step(&mut self) -> Result<Option<(Token<'a>, Span)>, QueryError> {
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.next, next))
    }

    fn sees(&self, token: Token) -> bool {
        self.next.is_some_and(|(next, _)| next == token)
    }

    /// A chain of ORs; `field` is the one whose parentheses we are in, as in `actor:(a OR b)`.
    fn or(&mut self, field: Option<Field>) -> Result<Expr, QueryError> {
        let mut parts = vec![self.and(field)?];
        while self.sees(Token::Or) {
            self.step()?;
            parts.push(self.and(field)?);
        }
        Ok(chain(parts, Expr::Or, |part| match part {
            Expr::Or(parts) => Ok(parts),
            other => Err(other),
        }))
    }

    fn and(&mut self, field: Option<Field>) -> Result<Expr, QueryError> {
        let mut parts = vec![self.not(field)?];
        while self.next.is_some() && !self.sees(Token::Or) && !self.sees(Token::Close) {
            if self.sees(Token::And) {
                self.step()?;
            }
            parts.push(self.not(field)?);
        }
        Ok(chain(parts, Expr::And, |part| match part {
            Expr::And(parts) => Ok(parts),
            other => Err(other),
        }))
    }

    fn not(&mut self, field: Option<Field>) -> Result<Expr, QueryError> {
        let Some((Token::Not, span)) = self.next else { return self.primary(field) };
        self.step()?;
        let inner = self.deeper(span, |parser| parser.not(field))?;
        Ok(match inner {
            Expr::Not(inner) => *inner,
            inner => Expr::Not(Box::new(inner)),
        })
    }

    fn primary(&mut self, field: Option<Field>) -> Result<Expr, QueryError> {
        let before = self.next.map_or(self.end, |(_, span)| span.start());
        match self.step()? {
            Some((Token::Open, span)) => self.group(span, field),
            Some((Token::Field(field), span)) => self.value(field, span),
            Some((Token::Text { text, quoted }, span)) => self.term(field, text, quoted, span),
            Some((Token::And | Token::Or | Token::Not | Token::Close, span)) => {
                Err(QueryError::new(span, "query-operand", &[]))
            }
            None => Err(QueryError::new(Span::new(before, self.end), "query-operand", &[])),
        }
    }

    /// What a field asks for: a text, or a group of them.
    fn value(&mut self, field: Field, name: Span) -> Result<Expr, QueryError> {
        match self.next {
            Some((Token::Open, span)) => {
                self.step()?;
                self.group(span, Some(field))
            }
            Some((Token::Text { text, quoted }, span)) => {
                self.step()?;
                self.term(Some(field), text, quoted, span)
            }
            _ => Err(QueryError::new(name, "query-value", &[field.name()])),
        }
    }

    fn term(&mut self, field: Option<Field>, text: &str, quoted: bool, at: Span) -> Result<Expr, QueryError> {
        self.terms += 1;
        if self.terms > MOST {
            return Err(QueryError::new(at, "query-long", &[&MOST.to_string()]));
        }
        Term::read(field, text, quoted, at).map(Expr::Term)
    }

    fn group(&mut self, open: Span, field: Option<Field>) -> Result<Expr, QueryError> {
        if let Some((Token::Close, close)) = self.next {
            return Err(QueryError::new(open.cover(close), "query-group", &[]));
        }
        let inner = self.deeper(open, |parser| parser.or(field))?;
        if !self.sees(Token::Close) {
            return Err(QueryError::new(open, "query-open", &[]));
        }
        self.step()?;
        Ok(inner)
    }

    /// One level down, as far as the stack surely carries.
    fn deeper(
        &mut self,
        at: Span,
        read: impl FnOnce(&mut Self) -> Result<Expr, QueryError>,
    ) -> Result<Expr, QueryError> {
        if self.depth == DEEPEST {
            return Err(QueryError::new(at, "query-deep", &[&DEEPEST.to_string()]));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }
}

/// One part as it is, several as a chain without a chain of the same kind in it.
fn chain(
    mut parts: Vec<Expr>,
    make: fn(Vec<Expr>) -> Expr,
    open: fn(Expr) -> Result<Vec<Expr>, Expr>,
) -> Expr {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    make(parts.into_iter().flat_map(|part| open(part).unwrap_or_else(|other| vec![other])).collect())
}
