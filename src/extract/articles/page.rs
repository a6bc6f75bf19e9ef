//! One article's lines read from top to bottom: headline, signature, headings, paragraphs, and what is set aside.

mod body;
mod head;

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
    pub(super) publisher: Option<Span>,
    pub(super) date_line: Option<Span>,
    pub(super) blocks: Vec<Block>,
    /// What each line is.
    kinds: Vec<BlockKind>,
}

/// Reads the lines of one article.
pub(super) fn read(text: &str, lines: &[Line]) -> Page {
    let kinds = lines.iter().map(first_kind).collect();
    let mut page = Page { kinds, ..Page::default() };
    let lead = lines.iter().position(Line::tells).unwrap_or(lines.len());
    head::read(&mut page, lines, lead);
    body::read(&mut page, lines, lead);
    page.lay(text, lines, lead);
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

    /// Lays the blocks, cutting the dateline off the first paragraph.
    fn lay(&mut self, text: &str, lines: &[Line], lead: usize) {
        for (at, line) in lines.iter().enumerate() {
            let found = (at == lead).then(|| dateline::find(text, line.span)).flatten();
            let Some(found) = found else {
                self.blocks.push(Block { kind: self.kind(at), span: line.span });
                continue;
            };
            let rest = Span::new(found.span.end(), line.span.end()).trim(text);
            self.publisher = self.publisher.or(found.publisher);
            self.date_line = self.date_line.or(found.dated.then_some(found.span));
            let blocks = [(BlockKind::Dateline, found.span), (self.kind(at), rest)];
            self.blocks.extend(
                blocks.into_iter().map(|(kind, span)| Block { kind, span }).filter(|b| !b.span.is_empty()),
            );
        }
    }
}
