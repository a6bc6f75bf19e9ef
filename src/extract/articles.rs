//! Where each article of a file begins and ends, and what each of its lines is.

use crate::corpus::{Block, BlockKind};
use crate::text::Span;
use crate::words::Lang;

/// An article before its words are read.
#[derive(Debug, Clone)]
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

/// The articles of a file, in order; a file with words in it has at least one.
#[must_use]
pub fn split(text: &str) -> Vec<Draft> {
    let span = Span::new(0, text.len()).trim(text);
    if span.is_empty() {
        return Vec::new();
    }
    let blocks = vec![Block { kind: BlockKind::Paragraph, span }];
    vec![Draft { span, title: None, byline: None, publisher: None, date_line: None, lang: Lang::Fr, blocks }]
}
