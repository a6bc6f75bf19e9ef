//! Folding: what two spellings of one word have in common, with the way back to the source.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Span, token};

/// A text without case, accents or typographic variants, and where each of its bytes came from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte of the source it came from; one more entry for the end.
    from: Vec<u32>,
}

impl Folded {
    /// Folds a text, keeping the map.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(source.len()), from: Vec::with_capacity(source.len() + 1) };
        for (at, c) in source.char_indices() {
            fold_char(c, &mut |f| {
                folded.text.push(f);
                folded.from.resize(folded.text.len(), at as u32);
            });
        }
        folded.from.push(source.len() as u32);
        folded
    }

    /// The stretch of the source that a stretch of the folded text came from.
    #[must_use]
    pub fn source_span(&self, folded: Span, source: &str) -> Span {
        let at = |i: usize| self.from.get(i).map_or(source.len(), |&b| b as usize);
        let start = at(folded.start());
        if folded.is_empty() {
            return Span::new(start, start);
        }
        // The end is where the next source character begins: marks that were dropped stay with their letter.
        let last = at(folded.end() - 1);
        let end = self
            .from
            .iter()
            .skip(folded.end())
            .map(|&b| b as usize)
            .find(|&b| b > last)
            .unwrap_or(source.len());
        Span::new(start, end)
    }
}

/// The folded form of a text: NFD without marks, lowercase, œ → oe, ’ → ', every space → a plain one.
#[must_use]
pub fn fold(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    loop {
        let (plain, other) = rest.split_at(plain_length(rest));
        out.push_str(plain);
        let mut chars = other.chars();
        let Some(c) = chars.next() else { break };
        fold_char(c, &mut |f| out.push(f));
        rest = chars.as_str();
    }
    out.make_ascii_lowercase();
    out
}

/// True of a text that begins with one that is folded, once it is folded itself.
#[must_use]
pub fn begins(source: &str, folded: &str) -> bool {
    let mut left = folded.chars();
    for c in source.chars() {
        let mut same = true;
        fold_char(c, &mut |f| same = same && left.next().is_none_or(|other| other == f));
        if !same || left.as_str().is_empty() {
            return same;
        }
    }
    left.as_str().is_empty()
}

/// The length of what a text begins with that folding only lowers: ASCII without tabs and line breaks.
fn plain_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(eight) = bytes.get(length..).and_then(<[u8]>::first_chunk)
        && are_plain(u64::from_le_bytes(*eight))
    {
        length += eight.len();
    }
    let rest = bytes.iter().skip(length).position(|&byte| !LOWERED[usize::from(byte)]);
    rest.map_or(text.len(), |rest| length + rest)
}

/// True of eight bytes of ASCII without a control character.
fn are_plain(bytes: u64) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    // From a space on, a byte of ASCII and what a space lacks of 128 have the highest bit.
    bytes & HIGH == 0 && (bytes + EACH * (0x80 - 0x20)) & HIGH == HIGH
}

/// The bytes that folding only lowers.
const LOWERED: [bool; 256] = {
    let mut lowered = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        lowered[byte] = !matches!(byte as u8, b'\t' | b'\n' | b'\r' | b'\x0c');
        byte += 1;
    }
    lowered
};

/// Gives each word of a text, folded: its runs of letters and digits.
pub fn words(text: &str, mut give: impl FnMut(&str)) {
    let mut word = String::with_capacity(32);
    let mut at = 0;
    loop {
        let (length, capitals) = token::plain_letters(text.as_bytes().get(at..).unwrap_or_default());
        let plain = text.get(at..at + length).unwrap_or_default();
        let next = token::char_at(text, at + length);
        let letter = next.filter(|&c| !c.is_ascii() && c != '\u{a0}' && c != '’');
        // Most words are folded as they stand.
        if letter.is_none() && word.is_empty() && !capitals {
            if !plain.is_empty() {
                give(plain);
            }
        } else {
            word.push_str(plain);
            match letter.map(|c| (c, token::latin(c))) {
                Some((_, Some(folded))) => word.push(folded),
                Some((c, None)) => fold_char(c, &mut |f| take(&mut word, f, &mut give)),
                None => take(&mut word, ' ', &mut give),
            }
        }
        let Some(next) = next else { return };
        at += length + next.len_utf8();
    }
}

/// Takes a folded character into a word, or gives the word that it ends.
fn take(word: &mut String, c: char, give: &mut impl FnMut(&str)) {
    if c.is_alphanumeric() {
        word.push(c);
    } else if !word.is_empty() {
        word.make_ascii_lowercase();
        give(word);
        word.clear();
    }
}

/// Gives the folded characters of one character, none for a mark.
pub fn fold_char(c: char, give: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return give(if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() });
    }
    match c {
        // The letters of French first, for speed: the last arm says the same of them.
        'à' | 'â' | 'À' | 'Â' | 'ä' | 'á' | 'ã' | 'å' => give('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => give('e'),
        'î' | 'ï' | 'Î' | 'Ï' | 'í' => give('i'),
        'ô' | 'ö' | 'Ô' | 'Ö' | 'ó' => give('o'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' | 'ú' => give('u'),
        'ç' | 'Ç' => give('c'),
        'ñ' => give('n'),
        'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(give),
        'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(give),
        'ß' => ['s', 's'].into_iter().for_each(give),
        '’' | '‘' | 'ʼ' | '′' => give('\''),
        '“' | '”' | '„' => give('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => give('-'),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => {}
        _ if c.is_whitespace() => give(' '),
        _ => {
            for d in std::iter::once(c).nfkd().filter(|&d| !is_combining_mark(d)) {
                d.to_lowercase().filter(|&l| !is_combining_mark(l)).for_each(&mut *give);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        for (a, b) in [
            ("Sénégal", "senegal"),
            ("ÉCHO", "écho"),
            ("e\u{301}", "é"),
            ("l’Œuvre", "l'oeuvre"),
            ("États–Unis", "etats-unis"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
    }

    #[test]
    fn folding_is_folding_each_character() {
        for text in ["", "L’Œuvre\tde\u{a0}N’Djamena\r\n— ÉTÉ", "Iİǅ ﬁn½ e\u{301}t\u{ad}é 12\x0b3", "été"]
        {
            let mut each = String::new();
            text.chars().for_each(|c| fold_char(c, &mut |f| each.push(f)));
            assert_eq!(fold(text), each);
            for (at, _) in each.char_indices() {
                let (beginning, _) = each.split_at(at);
                assert!(begins(text, beginning) && !begins(text, &format!("{beginning}~")), "{text} {at}");
            }
            let mut given = Vec::new();
            words(text, |word| given.push(word.to_owned()));
            let split = each.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            assert_eq!(given, split.collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_way_back_covers_dropped_marks() {
        let source = "de\u{301}part — Œuvre";
        let folded = Folded::new(source);
        let at = folded.text.find("oeuvre").unwrap();
        assert_eq!(folded.source_span(Span::new(at, at + 6), source).of(source), "Œuvre");
        assert_eq!(folded.source_span(Span::new(0, 2), source).of(source), "de\u{301}");
    }
}
