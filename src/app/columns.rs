//! The texts being read: one to four columns, each with its article, its sentence and its scroll.

use std::sync::Arc;

use crate::corpus::{ArticleId, Corpus, EventId, NameKind};
use crate::extract;
use crate::text::Span;
use crate::words::Lang;

use super::prose::{Aside, Prose};

/// The most columns there can be.
pub const MOST: usize = 4;
/// Cells of a column that are not text: marks at the left, air at the right.
pub const GUTTER: u16 = 4;
/// The widest text: beyond it the eye loses the line.
const MEASURE: u16 = 78;

/// One text being read.
#[derive(Debug, Clone)]
pub struct Column {
    /// The article.
    pub article: ArticleId,
    /// The sentence under the cursor, by its number in the article.
    pub sentence: usize,
    /// The first line in sight.
    pub top: usize,
    /// The article laid out; shared with the places one may come back to.
    pub prose: Arc<Prose>,
    /// What the article names, and where.
    pub names: Arc<Vec<(Span, NameKind)>>,
    /// For what it is laid out: article and whether it has been read, width, boilerplate, language.
    laid: Option<(ArticleId, bool, u16, Aside, Lang)>,
}

impl Column {
    /// An article from its beginning.
    #[must_use]
    pub fn new(article: ArticleId) -> Self {
        Self { article, sentence: 0, top: 0, prose: Arc::default(), names: Arc::default(), laid: None }
    }

    /// The same column on another article, from its beginning; nothing where it is the same article.
    pub fn open(&mut self, article: ArticleId) {
        if self.article != article {
            (self.article, self.sentence, self.top) = (article, 0, 0);
        }
    }

    /// The sentence under the cursor.
    #[must_use]
    pub fn span(&self, corpus: &Corpus) -> Span {
        corpus[self.article].sentences.get(self.sentence).copied().unwrap_or_default()
    }

    /// Puts the cursor on the sentence that holds a span.
    pub fn go(&mut self, corpus: &Corpus, span: Span) {
        let sentences = &corpus[self.article].sentences;
        let found = sentences.iter().position(|s| s.overlaps(span));
        self.sentence =
            found.or_else(|| sentences.iter().rposition(|s| s.start() <= span.start())).unwrap_or(0);
    }

    /// Lays the article out for a width; `false` where it already is.
    pub fn lay(&mut self, corpus: &Corpus, width: u16, aside: Aside, lang: Lang) -> bool {
        let width = width.saturating_sub(GUTTER).min(MEASURE);
        let is_read = self.article.0 < corpus.read;
        let wanted = (self.article, is_read, width, aside, lang);
        if self.laid == Some(wanted) {
            return false;
        }
        if self.laid.is_none_or(|(article, ..)| article != self.article) {
            self.names = Arc::new(extract::mentions(corpus, self.article));
        }
        self.prose = Arc::new(Prose::new(corpus, self.article, width, aside, lang));
        self.laid = Some(wanted);
        true
    }

    /// Scrolls as little as brings the sentence in sight; its first line counts most.
    pub fn fit(&mut self, corpus: &Corpus, height: usize) {
        let margin = (height / 6).min(3);
        let span = self.span(corpus);
        let (first, last) = (self.prose.line_of(span), self.prose.last_line_of(span));
        let highest = if self.sentence == 0 { 0 } else { first.saturating_sub(margin) };
        let lowest = (last + margin + 1).saturating_sub(height).min(highest).min(self.lowest_top(height));
        self.top = self.top.clamp(lowest, highest);
    }

    /// The furthest the column scrolls by itself; lined up with others it may go further.
    #[must_use]
    pub fn lowest_top(&self, height: usize) -> usize {
        self.prose.lines.len().saturating_sub(height)
    }

    /// Scrolls by lines and brings the cursor along.
    pub fn scroll(&mut self, corpus: &Corpus, by: isize, height: usize) {
        self.top = self.top.saturating_add_signed(by).min(self.lowest_top(height).max(self.top));
        let margin = (height / 6).min(3);
        let (high, low) = (self.top + margin, (self.top + height).saturating_sub(margin + 1));
        let span = self.span(corpus);
        let at = if self.prose.line_of(span) < high && self.top > 0 {
            high
        } else if self.prose.last_line_of(span) > low && self.top < self.lowest_top(height) {
            low
        } else {
            return;
        };
        let near = self.prose.lines.iter().skip(at).chain(self.prose.lines.iter().take(at).rev());
        if let Some(line) = near.into_iter().find(|l| !l.span.is_empty()) {
            self.go(corpus, Span::new(line.span.start(), line.span.start() + 1));
        }
    }

    /// Scrolls so that a span stands on a row of the screen, below the text's end if need be.
    pub fn place(&mut self, corpus: &Corpus, span: Span, row: usize) {
        self.go(corpus, span);
        self.top = self.prose.line_of(span).saturating_sub(row);
    }

    /// The row of the screen on which a span begins.
    #[must_use]
    pub fn row_of(&self, span: Span) -> usize {
        self.prose.line_of(span).saturating_sub(self.top)
    }

    /// The reports in the sentence under the cursor.
    pub fn events<'a>(&self, corpus: &'a Corpus) -> impl Iterator<Item = EventId> + use<'a> {
        let span = self.span(corpus);
        corpus.events_of(self.article).filter(move |&e| corpus[e].sentence.overlaps(span))
    }
}
