//! The lines of an article: its title, its sentences, and what stands between them. They follow from where the
//! article's parts are, so none is kept.

use crate::corpus::{Article, ArticleId, EventId, NameId, TimexId};
use crate::text::Span;

use super::HitKind;

/// What can be found: what is shown of it is read from the corpus when it is hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// The article to open.
    pub(super) article: ArticleId,
    /// Its words in the article's source; those of the first mention, for a name.
    pub(super) span: Span,
    /// What it stands for.
    pub(super) what: What,
}

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Title,
    Name(NameId),
    Event(EventId),
    Date(TimexId),
    Sentence,
    /// Words of an article outside its sentences: its byline, what was set aside.
    Aside,
}

impl What {
    pub(super) fn kind(self) -> HitKind {
        match self {
            Self::Title => HitKind::Title,
            Self::Name(_) => HitKind::Name,
            Self::Event(_) => HitKind::Event,
            Self::Date(_) => HitKind::Date,
            Self::Sentence | Self::Aside => HitKind::Sentence,
        }
    }

    /// True of the lines an article's text is made of.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Title | Self::Sentence | Self::Aside)
    }
}

/// The lines of an article from top to bottom: every word of it is in one of them, and each has a word.
pub(super) fn of(article: &Article, text: &str) -> Vec<(What, Span)> {
    let mut lines = Lines { text, lines: Vec::with_capacity(article.sentences.len() + 8) };
    let mut at = article.span.start();
    let mut title = article.title;
    for &sentence in &article.sentences {
        if title.is_some_and(|title| title.start() <= sentence.start()) {
            at = lines.told(What::Title, title.take().unwrap_or_default(), at);
        }
        if article.title.is_none_or(|title| !title.overlaps(sentence)) {
            at = lines.told(What::Sentence, sentence, at);
        }
    }
    if let Some(title) = title {
        at = lines.told(What::Title, title, at);
    }
    lines.aside(Span::new(at, article.span.end().max(at)));
    lines.lines
}

struct Lines<'a> {
    text: &'a str,
    lines: Vec<(What, Span)>,
}

impl Lines<'_> {
    /// A line with what was set aside before it; gives back where it ends.
    fn told(&mut self, what: What, span: Span, at: usize) -> usize {
        if at < span.start() {
            self.aside(Span::new(at, span.start()));
        }
        let span = Span::new(span.start().max(at), span.end().max(at));
        self.line(what, span);
        span.end()
    }

    /// What stands between sentences, line by line.
    fn aside(&mut self, span: Span) {
        let mut at = span.start();
        for row in span.of(self.text).split_inclusive('\n') {
            let row_span = Span::new(at, at + row.len());
            self.line(What::Aside, row_span.trim(self.text));
            at += row.len();
        }
    }

    /// One line, unless it has no word.
    fn line(&mut self, what: What, span: Span) {
        if span.of(self.text).chars().any(char::is_alphanumeric) {
            self.lines.push((what, span));
        }
    }
}
