//! The language of a body: French or English.

use crate::corpus::BlockKind;
use crate::words::Lang;

use super::Draft;

/// How much of a body is looked at, in bytes.
const SAMPLE: usize = 800;

const ENGLISH: [&str; 12] = ["the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "by"];
const FRENCH: [&str; 14] =
    ["le", "la", "les", "de", "des", "du", "et", "un", "une", "en", "que", "est", "à", "dans"];

/// The language of an article's paragraphs. Little words decide; where they do not, trigrams are asked, and believed
/// if they are sure; French otherwise.
pub(super) fn of(text: &str, draft: &Draft) -> Lang {
    let sample = sample(text, draft);
    let (english, french) = count(&sample);
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

/// The first words of the paragraphs.
fn sample(text: &str, draft: &Draft) -> String {
    let mut sample = String::with_capacity(2 * SAMPLE);
    for block in draft.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        let words = block.span.of(text);
        let end = (SAMPLE..words.len()).find(|&at| words.is_char_boundary(at)).unwrap_or(words.len());
        sample.push_str(words.get(..end).unwrap_or(""));
        sample.push(' ');
        if sample.len() > SAMPLE {
            break;
        }
    }
    sample
}

/// How many little words of English and of French a text has.
fn count(text: &str) -> (usize, usize) {
    let short = text.split([' ', ',', '.', '\n', '’', '\'']).filter(|w| (1..=4).contains(&w.len()));
    short.fold((0, 0), |(english, french), word| {
        let is = |list: &[&str]| usize::from(list.iter().any(|l| l.eq_ignore_ascii_case(word)));
        (english + is(&ENGLISH), french + is(&FRENCH))
    })
}
