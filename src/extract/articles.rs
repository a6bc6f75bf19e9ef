//! Where each article of a file begins and ends, and what each of its lines is.
//!
//! lines → pieces (one an article) → headline and signature → headings, paragraphs and what is set aside → draft.
//! Precision first: a line is set aside only on the word of a set phrase or of its place on the page.

mod archive;
mod cliche;
mod cut;
mod dateline;
mod given;
mod line;
mod marks;
mod name;
mod page;
mod signature;
#[cfg(test)]
mod tests;
mod tongue;

use crate::corpus::{Block, BlockKind, Source};
use crate::text::Span;
use crate::words::Lang;

/// An article before its words are read.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// From its first to its last word.
    pub span: Span,
    /// Headline.
    pub title: Option<Span>,
    /// Author as signed.
    pub byline: Option<Span>,
    /// Paper or agency.
    pub publisher: Option<Span>,
    /// The words of a header, dateline or "Publié le…" line that state the publication date.
    pub date_line: Option<Span>,
    /// Language of the body.
    pub lang: Lang,
    /// Its parts, from top to bottom.
    pub blocks: Vec<Block>,
}

impl Draft {
    /// The parts that tell something: title, headings, paragraphs.
    pub fn told(&self) -> impl Iterator<Item = &Block> {
        let told = [BlockKind::Title, BlockKind::Heading, BlockKind::Paragraph];
        self.blocks.iter().filter(move |b| told.contains(&b.kind))
    }
}

/// Loads the set phrases of pages.
pub(super) fn load() {
    cliche::load();
}

/// The articles of a source, in order: the one that a record is, or those that the text shows.
#[must_use]
pub fn of(source: &Source) -> Vec<Draft> {
    match &source.given {
        Some(given) => vec![given::draft(&source.text, given)],
        None => split(&source.text),
    }
}

/// The articles of a file, in order; a file with words in it has at least one.
#[must_use]
pub fn split(text: &str) -> Vec<Draft> {
    let mut lines = line::lines(text);
    page::motto::open_heads(&mut lines);
    archive::drafts(text, &lines).unwrap_or_else(|| read(text, &lines))
}

/// The articles of the lines of a page, or of several.
fn read(text: &str, lines: &[line::Line]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for piece in cut::pieces(lines) {
        let mut draft = draft(text, piece.lines);
        if piece.listed {
            draft.date_line = draft.date_line.or_else(|| over_all(text, drafts.first()?));
        }
        drafts.push(draft);
    }
    drafts
}

/// The longest line at the head of a list that may date it, in bytes.
const HEADER: usize = 120;

/// The date at the head of a list: it stands above the headline of the first item, and is that of each.
fn over_all(text: &str, first: &Draft) -> Option<Span> {
    let title = first.title?;
    let above = first.blocks.iter().map(|block| block.span).take_while(|span| span.end() <= title.start());
    above.into_iter().find(|span| span.len() < HEADER && signature::names_a_day(span.of(text)))
}

/// The article that some lines are.
fn draft(text: &str, lines: &[line::Line]) -> Draft {
    let page = page::read(text, lines);
    let span = page.blocks.iter().map(|b| b.span).reduce(Span::cover).unwrap_or_default();
    let mut draft = Draft {
        span,
        title: page.title,
        byline: page.byline,
        publisher: page.publisher,
        date_line: page.date_line,
        lang: Lang::Fr,
        blocks: page.blocks,
    };
    draft.lang = tongue::of(text, &draft);
    draft
}
