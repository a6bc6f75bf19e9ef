//! The language of a body: French or English.

use crate::corpus::BlockKind;
use crate::words::Lang;

use super::Draft;

/// How much of a body is looked at, in bytes.
const SAMPLE: usize = 1500;

/// The language of an article's paragraphs; French unless English is plain.
pub(super) fn of(text: &str, draft: &Draft) -> Lang {
    let mut sample = String::new();
    for block in draft.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        sample.extend(block.span.of(text).chars().take(SAMPLE));
        sample.push(' ');
        if sample.len() > SAMPLE {
            break;
        }
    }
    let english =
        count(&sample, &["the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "by"]);
    let french = count(
        &sample,
        &["le", "la", "les", "de", "des", "du", "et", "un", "une", "en", "que", "est", "à", "dans"],
    );
    match whatlang::detect(&sample).filter(whatlang::Info::is_reliable).map(|info| info.lang()) {
        Some(whatlang::Lang::Eng) if english >= french => Lang::En,
        Some(whatlang::Lang::Fra) if french >= english => Lang::Fr,
        _ if english > french => Lang::En,
        _ => Lang::Fr,
    }
}

/// How many words of a text are in a list.
fn count(text: &str, list: &[&str]) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| list.iter().any(|l| l.eq_ignore_ascii_case(w)))
        .count()
}
