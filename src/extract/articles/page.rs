//! One article's lines read from top to bottom: headline, signature, headings, paragraphs, and what is set aside.

mod body;
mod head;
mod interview;
mod label;
mod masthead;
pub(super) mod motto;
mod paper;

use crate::corpus::{Block, BlockKind};
use crate::text::Span;

use super::cliche::What;
use super::dateline;
use super::line::Line;

/// A page as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: Option<Span>,
    pub(super) byline: Option<Span>,
    /// Whether a paper or an agency signs, no person.
    by_agency: bool,
    /// Whether no "by" stands before the name.
    by_bare_name: bool,
    pub(super) publisher: Option<Span>,
    pub(super) date_line: Option<Span>,
    pub(super) blocks: Vec<Block>,
    /// Whether a paragraph has begun with a dateline.
    datelined: bool,
    /// What each line is.
    kinds: Vec<BlockKind>,
}

/// Reads the lines of one article.
pub(super) fn read(text: &str, lines: &[Line]) -> Page {
    let kinds = lines.iter().map(first_kind).collect();
    let mut page = Page { kinds, ..Page::default() };
    let lead = motto::lead(lines);
    head::read(&mut page, lines, lead);
    body::read(&mut page, lines, lead);
    page.byline = page.byline.or_else(|| interview::signed(lines, lead));
    page.lay(text, lines, lead);
    page.date_line = page.date_line.or_else(|| announced(lines.get(lead)?));
    page.publisher = page.publisher.or_else(|| masthead::of(text, &page, lines));
    page
}

/// The words on the publication inside a page that stands on one line.
fn announced(line: &Line) -> Option<Span> {
    dateline::announced(line.text).filter(|_| line.chars > 160).map(|span| span.shift(line.span.start()))
}

/// Reads lines that are the text of an article alone, without its head.
pub(super) fn body(text: &str, lines: &[Line]) -> Page {
    let kinds = lines.iter().map(first_kind).collect();
    let mut page = Page { kinds, ..Page::default() };
    body::read(&mut page, lines, 0);
    page.lay(text, lines, 0);
    page
}

/// What a line is by its set phrase alone.
fn first_kind(line: &Line) -> BlockKind {
    match line.what() {
        Some(What::Drop | What::Box | What::Rest | What::Photo | What::Update) => BlockKind::Boilerplate,
        Some(What::Date) if !line.prose => BlockKind::Dateline,
        _ => BlockKind::Paragraph,
    }
}

impl Page {
    /// What the line at `at` is.
    fn kind(&self, at: usize) -> BlockKind {
        self.kinds.get(at).copied().unwrap_or(BlockKind::Paragraph)
    }

    fn set(&mut self, at: usize, kind: BlockKind) {
        if let Some(slot) = self.kinds.get_mut(at) {
            *slot = kind;
        }
    }

    /// Lays the blocks: each line is one, but for the marks and the dateline beside its words.
    fn lay(&mut self, text: &str, lines: &[Line], lead: usize) {
        for (at, line) in lines.iter().enumerate() {
            let (words, side) = self.words(text, line, at, lead);
            let before = Span::new(line.span.start(), words.start());
            let after = Span::new(words.end(), line.span.end());
            for (kind, span) in [(side, before), (self.kind(at), words), (side, after)] {
                let span = span.trim(text);
                if !span.is_empty() {
                    self.blocks.push(Block { kind, span });
                }
            }
        }
    }

    /// The words of a line without what stands beside them, and what that is.
    fn words(&mut self, text: &str, line: &Line, at: usize, lead: usize) -> (Span, BlockKind) {
        let whole = (line.span, BlockKind::Boilerplate);
        match self.kind(at) {
            BlockKind::Title => (self.title.unwrap_or(line.span), BlockKind::Boilerplate),
            BlockKind::Heading => {
                let marks = line.text.len() - line.text.trim_start_matches(['#', ' ']).len();
                (Span::new(line.span.start() + marks, line.span.end()), BlockKind::Boilerplate)
            }
            // A standfirst may stand above the paragraph with the dateline.
            BlockKind::Paragraph if at == lead || at == lead + 1 && !self.datelined => {
                let Some(found) = dateline::find(text, line.span) else { return whole };
                self.datelined = true;
                self.publisher = self.publisher.or(found.publisher);
                self.byline = self.byline.or(found.byline);
                self.date_line = self.date_line.or(found.dated.then_some(found.span));
                (Span::new(found.span.end(), line.span.end()), BlockKind::Dateline)
            }
            _ => whole,
        }
    }
}
