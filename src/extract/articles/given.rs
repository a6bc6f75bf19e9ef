//! The article that a record is: its head is given, its text is read without looking for a head or for an end.

use crate::corpus::{Block, BlockKind, Given};
use crate::text::Span;

use super::line::lines_from;
use super::{Draft, page, tongue};

/// One article, whatever its text looks like.
pub(super) fn draft(text: &str, given: &Given) -> Draft {
    let page = page::body(text, &lines_from(text, given.body.start()));
    let mut blocks = head(given).into_iter().flatten().collect::<Vec<_>>();
    blocks.extend(page.blocks);
    let span = blocks.iter().map(|b| b.span).reduce(Span::cover).unwrap_or_default();
    let mut draft = Draft {
        span,
        title: given.title,
        byline: given.byline.or(page.byline),
        publisher: given.publisher.or(page.publisher),
        date_line: page.date_line,
        lang: given.lang.unwrap_or_default(),
        blocks,
    };
    draft.lang = given.lang.unwrap_or_else(|| tongue::of(text, &draft));
    draft
}

/// The title and the line below it.
fn head(given: &Given) -> [Option<Block>; 2] {
    let signed = [given.byline, given.publisher].into_iter().flatten().reduce(Span::cover);
    let block = |kind| move |span| Block { kind, span };
    [given.title.map(block(BlockKind::Title)), signed.map(block(BlockKind::Byline))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_one_article_with_the_head_it_was_given() {
        let text = "Accord à Gao\n\nAwa Sy — Le Fleuve\n\nLes deux parties ont signé mardi 3 mai.\n\nUn autre titre\n\n\
                    Publié le 4 mai 2021\n\nLe ministre est parti pour Bamako, a-t-on appris hier soir.";
        let place = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
        let given = Given {
            title: place("Accord à Gao"),
            byline: place("Awa Sy"),
            publisher: place("Le Fleuve"),
            body: Span::new(text.find("Les deux").unwrap_or(0), text.len()),
            ..Given::default()
        };
        let draft = draft(text, &given);
        let kinds = draft.blocks.iter().map(|b| (b.kind.name(), b.span.of(text))).collect::<Vec<_>>();
        assert_eq!(
            (draft.title, draft.byline, draft.publisher),
            (given.title, given.byline, given.publisher)
        );
        assert_eq!(draft.span, Span::new(0, text.len()));
        assert_eq!(
            kinds,
            [
                ("title", "Accord à Gao"),
                ("byline", "Awa Sy — Le Fleuve"),
                ("paragraph", "Les deux parties ont signé mardi 3 mai."),
                ("heading", "Un autre titre"),
                ("dateline", "Publié le 4 mai 2021"),
                ("paragraph", "Le ministre est parti pour Bamako, a-t-on appris hier soir."),
            ]
        );
    }
}
