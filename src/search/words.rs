//! Words as search sees them: folded runs of letters and digits, with the way back to the text.

use crate::text::{Folded, Span, fold, fold::fold_char};

/// Gives each word of a text, folded, with its place.
pub(super) fn each_word(text: &str, mut give: impl FnMut(&str, Span)) {
    let mut word = String::with_capacity(32);
    let mut span = Span::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if plain > 0 {
            // Most of a text: letters that are folded all together once the word is whole.
            let here = Span::new(at, at + plain);
            span = if word.is_empty() { here } else { span.cover(here) };
            word.push_str(rest.get(..plain).unwrap_or(""));
            at += plain;
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let here = Span::new(at, at + c.len_utf8());
        at = here.end();
        if c.is_ascii() {
            end(&mut word, span, &mut give);
            continue;
        }
        let mut is_mark = true;
        fold_char(c, &mut |f| {
            is_mark = false;
            if f.is_alphanumeric() {
                span = if word.is_empty() { here } else { span.cover(here) };
                word.push(f);
            } else {
                end(&mut word, span, &mut give);
            }
        });
        if is_mark {
            span = span.cover(here);
        }
    }
    end(&mut word, span, &mut give);
}

/// Gives a word that is whole, where there is one.
fn end(word: &mut String, span: Span, give: &mut impl FnMut(&str, Span)) {
    if !word.is_empty() {
        word.make_ascii_lowercase();
        give(word, span);
        word.clear();
    }
}

/// The words of a text that is already folded.
pub(super) fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The places in a text of some letters of one of its words, given as ranges of characters of the folded word.
pub(super) fn letters_at(text: &str, word: Span, letters: &[(usize, usize)]) -> Vec<Span> {
    let source = word.of(text);
    let folded = Folded::new(source);
    let byte = |nth: usize| folded.text.char_indices().nth(nth).map_or(folded.text.len(), |(at, _)| at);
    let place = |&(from, to): &(usize, usize)| {
        folded.source_span(Span::new(byte(from), byte(to)), source).shift(word.start())
    };
    letters.iter().map(place).collect()
}

/// Which letters and digits a folded word has, as bits; other characters share the rest.
pub(super) fn letters(word: &str) -> u64 {
    word.chars().fold(0, |bits, c| bits | 1 << letter(c))
}

fn letter(c: char) -> u32 {
    match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + c as u32 - '0' as u32,
        _ => 36 + c as u32 % 28,
    }
}

/// Folded words that must stand in a row; the last may be the beginning of a longer one unless `whole`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    words: Vec<String>,
    whole: bool,
}

impl Words {
    /// `None` where the text has no letter and no digit.
    pub(super) fn read(text: &str, whole: bool) -> Option<Self> {
        let folded = fold(text);
        let words: Vec<String> = split(&folded).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words, whole })
    }

    /// The last of them, and those before it.
    pub(super) fn split_last(&self) -> Option<(&String, &[String])> {
        self.words.split_last()
    }

    /// True of one word by itself.
    pub(super) fn is_one(&self) -> bool {
        self.words.len() == 1
    }

    /// True where the last of them is a whole word.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// True where they stand in a text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        let folded = fold(text);
        let Some((last, before)) = self.words.split_last() else { return true };
        let ends = |word: &str| if self.whole { word == last } else { word.starts_with(last.as_str()) };
        if before.is_empty() {
            return split(&folded).any(ends);
        }
        let there: Vec<&str> = split(&folded).collect();
        there
            .windows(self.words.len())
            .any(|row| ends(row[before.len()]) && before.iter().eq(&row[..before.len()]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_have_their_places() {
        let text = "L’Œuvre d\u{ad}e\u{301}jà ½, 9-juillet";
        let mut seen = Vec::new();
        each_word(text, |word, span| seen.push((word.to_owned(), span.of(text))));
        let expect = [
            ("l", "L"),
            ("oeuvre", "Œuvre"),
            ("deja", "d\u{ad}e\u{301}jà"),
            ("1", "½"),
            ("2", "½"),
            ("9", "9"),
            ("juillet", "juillet"),
        ];
        assert_eq!(seen, expect.map(|(word, source)| (word.to_owned(), source)));
    }

    #[test]
    fn letters_lead_back() {
        let text = "un cœur-été";
        let check = |word: &str, letters, expect: &str| {
            let at = text.find(word).unwrap();
            let spans = letters_at(text, Span::new(at, at + word.len()), &[letters]);
            assert_eq!(spans[0].of(text), expect);
        };
        check("cœur", (0, 2), "cœ");
        check("cœur", (2, 5), "œur");
        check("été", (0, 2), "ét");
        check("été", (1, 9), "té");
    }

    proptest! {
        #[test]
        fn both_readings_find_the_same_words(text in ".*") {
            let mut seen = Vec::new();
            each_word(&text, |word, span| {
                assert!(text.get(span.range()).is_some());
                seen.push(word.to_owned());
            });
            let folded = fold(&text);
            prop_assert_eq!(seen, split(&folded).map(str::to_owned).collect::<Vec<_>>());
        }
    }
}
