//! The filter language: fields, AND, OR, NOT, parentheses, quotes, date ranges and tolerance.
//!
//! What stands side by side must hold together, AND or not; AND binds tighter than OR; `-` is NOT. The French
//! ET, OU, NON and SAUF do as well, all in capitals only, so that "ou" can be looked for.
//!
//! An *event* is visible when the query is true of it, its article's source, author and publication date being
//! its own. An *article* is visible when one of its events is, or when the query is true of the article itself.
//! A field that only events have (`actor:`, `type:`, …) is neither true nor false of an article: neither
//! `actor:x` nor `NOT actor:x` shows an article but through its events.

use std::fmt;

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::text::Span;
use crate::words::{Lang, say_with};

use super::Bits;
use super::find::Index;
use super::ledger::Ledger;
use super::narrow::Reader;
use super::parse::parse;
use super::term::Term;

/// A parsed query. `Display` writes it so that it reads back the same, with English names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// `None` keeps everything.
    pub(super) root: Option<Expr>,
}

/// What a query says. Chains are flat: no `And` stands right in an `And`, no `Not` in a `Not`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expr {
    /// All of them.
    And(Vec<Expr>),
    /// Any of them.
    Or(Vec<Expr>),
    /// The contrary.
    Not(Box<Expr>),
    /// One condition.
    Term(Term),
}

/// Why a text is no query, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The words at fault, as a span of the query's text.
    pub span: Span,
    /// A key of `assets/words.tsv`.
    pub why: &'static str,
    /// What fills its `{}`.
    pub parts: Vec<String>,
}

/// What a query leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visible {
    /// Articles that match, or hold an event that does.
    pub articles: Bits,
    /// Events that match, by their own fields and those of their article.
    pub events: Bits,
}

impl Visible {
    /// Everything.
    #[must_use]
    pub fn all(corpus: &Corpus) -> Self {
        Self { articles: Bits::all(corpus.articles.len()), events: Bits::all(corpus.events.len()) }
    }

    /// The articles, in the corpus' order.
    pub fn article_ids(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.articles.iter().map(ArticleId::new)
    }

    /// The events, in the corpus' order.
    pub fn event_ids(&self) -> impl Iterator<Item = EventId> + '_ {
        self.events.iter().map(EventId::new)
    }
}

impl Query {
    /// Reads a query; the empty text is the query that keeps everything.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Ok(Self { root: parse(text)? })
    }

    /// True of the query that keeps everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// True where everything it leaves must hold a term, as a facet's: where the term is one of its conditions.
    #[must_use]
    pub fn asks(&self, term: &Self) -> bool {
        term.root.as_ref().is_some_and(|term| self.conditions().contains(term))
    }

    /// A query's text with a term more, or without it where it asks for it already. A text that is no query
    /// gives way to the term.
    #[must_use]
    pub fn toggled(text: &str, term: &str) -> String {
        let (Ok(query), Ok(asked)) = (Self::parse(text), Self::parse(term)) else { return term.to_owned() };
        if query.asks(&asked) {
            let left = query.conditions().iter().filter(|&part| Some(part) != asked.root.as_ref());
            return Expr::And(left.cloned().collect()).to_string();
        }
        match query.root {
            None => term.to_owned(),
            Some(Expr::Or(_)) => format!("({}) {term}", text.trim()),
            Some(_) => format!("{} {term}", text.trim()),
        }
    }

    /// What must hold, each of it.
    fn conditions(&self) -> &[Expr] {
        match &self.root {
            Some(Expr::And(parts)) => parts,
            root => root.as_slice(),
        }
    }

    /// What it leaves of a corpus that is asked once.
    #[must_use]
    pub fn narrow(&self, corpus: &Corpus) -> Visible {
        if self.is_empty() {
            Visible::all(corpus)
        } else {
            self.narrow_by(corpus, &Ledger::new(corpus), None)
        }
    }

    /// What it leaves of a corpus, by what is kept of it.
    #[must_use]
    pub fn narrow_by(&self, corpus: &Corpus, ledger: &Ledger, index: Option<&Index>) -> Visible {
        match &self.root {
            Some(expr) => Reader { corpus, ledger, index }.visible(expr),
            None => Visible::all(corpus),
        }
    }
}

impl QueryError {
    /// In words.
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        let parts: Vec<&dyn fmt::Display> = self.parts.iter().map(|p| p as &dyn fmt::Display).collect();
        say_with(lang, self.why, &parts)
    }

    pub(super) fn new(span: Span, why: &'static str, parts: &[&str]) -> Self {
        Self { span, why, parts: parts.iter().map(|p| (*p).to_owned()).collect() }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.as_ref().map_or(Ok(()), |expr| expr.fmt(f))
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(parts) => join(f, parts, " "),
            Self::Or(parts) => join(f, parts, " OR "),
            Self::Not(inner) => {
                f.write_str("-")?;
                inner.fmt_as_part(f)
            }
            Self::Term(term) => term.fmt(f),
        }
    }
}

impl Expr {
    /// In parentheses where it is a chain.
    fn fmt_as_part(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(_) | Self::Or(_) => write!(f, "({self})"),
            Self::Not(_) | Self::Term(_) => write!(f, "{self}"),
        }
    }
}

fn join(f: &mut fmt::Formatter<'_>, parts: &[Expr], with: &str) -> fmt::Result {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            f.write_str(with)?;
        }
        if parts.len() > 1 { part.fmt_as_part(f)? } else { write!(f, "{part}")? }
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests;
