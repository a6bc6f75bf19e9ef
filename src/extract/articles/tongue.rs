//! The language of a body: French or English.

use crate::corpus::BlockKind;
use crate::words::Lang;

use super::Draft;

/// How much of a body is looked at, in bytes.
const SAMPLE: usize = 800;

const ENGLISH: [u32; 26] = keys([
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "by", "at", "an", "it", "he",
    "who", "his", "her", "were", "has", "had", "from", "said", "says", "near",
]);
const FRENCH: [u32; 26] = keys([
    "le", "la", "les", "de", "des", "du", "et", "un", "une", "en", "que", "est", "à", "dans", "au", "aux",
    "par", "pour", "sur", "qui", "il", "ne", "pas", "ont", "sont", "avec",
]);

/// Words of at most four bytes as numbers.
const fn keys<const N: usize>(words: [&str; N]) -> [u32; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = key(words[at].as_bytes());
        at += 1;
    }
    keys
}

/// The bytes of a word of at most four as a number, without case.
const fn key(word: &[u8]) -> u32 {
    let (mut key, mut at) = (0, 0);
    while at < word.len() {
        key = (key << 8) | word[at].to_ascii_lowercase() as u32;
        at += 1;
    }
    key
}

/// The language of an article's paragraphs. Little words decide; where they do not, trigrams are asked, and believed
/// if they are sure; else the likelier of the two, given the headline too.
pub(super) fn of(text: &str, draft: &Draft) -> Lang {
    let sample = sample(text, draft, &[BlockKind::Paragraph]);
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
        _ if french > english => Lang::Fr,
        _ => likelier(&self::sample(
            text,
            draft,
            &[BlockKind::Title, BlockKind::Heading, BlockKind::Paragraph],
        )),
    }
}

/// The language whose trigrams a few words are nearer to; French where they are as near to both.
fn likelier(words: &str) -> Lang {
    let both = whatlang::Detector::with_allowlist(vec![whatlang::Lang::Fra, whatlang::Lang::Eng]);
    if both.detect_lang(words) == Some(whatlang::Lang::Eng) { Lang::En } else { Lang::Fr }
}

/// The first words of the blocks of some kinds.
fn sample(text: &str, draft: &Draft, kinds: &[BlockKind]) -> String {
    let mut sample = String::with_capacity(2 * SAMPLE);
    for block in draft.blocks.iter().filter(|b| kinds.contains(&b.kind)) {
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
    let (mut english, mut french) = (0, 0);
    let mut count = |word: &[u8]| {
        let key = if (1..=4).contains(&word.len()) { key(word) } else { return };
        english += usize::from(ENGLISH.contains(&key));
        french += usize::from(FRENCH.contains(&key));
    };
    let bytes = text.as_bytes();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let parting = match byte {
            b' ' | b',' | b'.' | b'\n' | b'\'' => 1,
            0xe2 if text.get(at..).is_some_and(|rest| rest.starts_with('’')) => '’'.len_utf8(),
            _ => continue,
        };
        count(bytes.get(start..at).unwrap_or_default());
        start = at + parting;
    }
    count(bytes.get(start..).unwrap_or_default());
    (english, french)
}
