//! The language of a body: French or English.

use crate::corpus::BlockKind;
use crate::words::Lang;

use super::Draft;

/// How much of a body is looked at, in bytes.
const SAMPLE: usize = 1200;

const ENGLISH: [&str; 12] = ["the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "by"];
const FRENCH: [&str; 14] =
    ["le", "la", "les", "de", "des", "du", "et", "un", "une", "en", "que", "est", "à", "dans"];

/// The language of an article's paragraphs. Little words decide; where they do not, trigrams are asked, and believed
/// if they are sure; French otherwise.
pub(super) fn of(text: &str, draft: &Draft) -> Lang {
    let mut sample = String::new();
    for block in draft.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        sample.extend(block.span.of(text).chars().take(SAMPLE));
        sample.push(' ');
        if sample.len() > SAMPLE {
            break;
        }
    }
    let (english, french) = (count(&sample, &ENGLISH), count(&sample, &FRENCH));
    if french > 3 * english {
        return Lang::Fr;
    }
    if english > 3 * french {
        return Lang::En;
    }
    match whatlang::detect(&sample).filter(whatlang::Info::is_reliable).map(|info| info.lang()) {
        Some(whatlang::Lang::Eng) => Lang::En,
        Some(whatlang::Lang::Fra) => Lang::Fr,
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
