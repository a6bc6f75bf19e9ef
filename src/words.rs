//! The interface's words, in French and English, from `assets/words.tsv`: `key`, French, English.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A language of the interface, and of a body of text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize,
)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// From a locale or language tag (`fr_FR.UTF-8`, `en`); `None` for other languages.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

static TABLE: LazyLock<HashMap<&'static str, [&'static str; 2]>> = LazyLock::new(|| {
    rows(include_str!("../assets/words.tsv")).map(|[key, fr, en]| (key, [spaced(fr), en])).collect()
});

/// French as it is set: what stands before `: ; ! ? »` and behind `«` is never parted from it.
fn spaced(text: &'static str) -> &'static str {
    let clings = |mark: char| matches!(mark, ':' | ';' | '!' | '?' | '»');
    let mut set = String::with_capacity(text.len() + 8);
    let (mut letters, mut opened) = (text.chars().peekable(), false);
    while let Some(letter) = letters.next() {
        let kept = letter == ' ' && (opened || letters.peek().copied().is_some_and(clings));
        set.push(if kept { '\u{a0}' } else { letter });
        opened = letter == '«';
    }
    if set == text { text } else { Box::leak(set.into_boxed_str()) }
}

/// The sentence or word filed under `key`; the key itself where the table has none (a test forbids it).
#[must_use]
pub fn say(lang: Lang, key: &'static str) -> &'static str {
    TABLE.get(key).map_or(key, |row| row[lang as usize])
}

/// The same with each `{}` replaced in turn, and each `[one|many]` by the number put in before it.
#[must_use]
pub fn say_with(lang: Lang, key: &'static str, parts: &[&dyn std::fmt::Display]) -> String {
    let mut parts = parts.iter();
    let mut out = String::new();
    let mut is_one = false;
    for (i, piece) in say(lang, key).split("{}").enumerate() {
        if let Some(part) = (i > 0).then(|| parts.next()).flatten().map(ToString::to_string) {
            is_one = is_singular(lang, &part);
            out.push_str(&part);
        }
        agree(&mut out, piece, is_one);
    }
    out
}

/// True of a number that takes the singular: 0 and 1 in French, 1 in English (CLDR).
fn is_singular(lang: Lang, number: &str) -> bool {
    number == "1" || number == "0" && lang == Lang::Fr
}

/// Adds words of which each `[one|many]` agrees with a number.
fn agree(out: &mut String, words: &str, is_one: bool) {
    let mut rest = words;
    while let Some((before, choice, after)) = choice(rest) {
        out.push_str(before);
        out.push_str(if is_one { choice.0 } else { choice.1 });
        rest = after;
    }
    out.push_str(rest);
}

/// What stands before the first `[one|many]`, the two, and what stands behind it.
fn choice(words: &str) -> Option<(&str, (&str, &str), &str)> {
    let (before, rest) = words.split_once('[')?;
    let (inside, after) = rest.split_once(']')?;
    Some((before, inside.split_once('|')?, after))
}

/// Every key of the table, for the tests that hold the table to its readers.
pub fn keys() -> impl Iterator<Item = &'static str> {
    TABLE.keys().copied()
}

/// The rows of a tab-separated asset: `#` begins a comment line, an empty line is passed over.
/// Missing cells are empty, further ones are dropped.
pub fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let mut lines = Some(table);
    let lines = std::iter::from_fn(move || cut(&mut lines, b'\n')).map(str::trim_ascii_end);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut rest = Some(line);
        std::array::from_fn(|_| cut(&mut rest, b'\t').unwrap_or_default().trim_ascii())
    })
}

/// Takes what stands before the next such mark of ASCII, or all that is left.
fn cut(rest: &mut Option<&'static str>, mark: u8) -> Option<&'static str> {
    let text = rest.take()?;
    let Some(end) = memchr::memchr(mark, text.as_bytes()) else { return Some(text) };
    *rest = text.get(end + 1..);
    text.get(..end)
}

/// A name that lives as long as the program: each is kept once, so that few names met often cost nothing.
#[must_use]
pub fn intern(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let kept: &'static str = Box::leak(name.into());
    names.insert(kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_agree_with_their_number() {
        let check = |lang, key, parts: [usize; 4], expect| {
            let parts: Vec<&dyn std::fmt::Display> = parts.iter().map(|n| n as _).collect();
            assert_eq!(say_with(lang, key, &parts), expect);
        };
        check(Lang::Fr, "counts", [0, 7, 1, 7], "0 événement sur 7, 1 article sur 7");
        check(Lang::Fr, "counts", [2, 7, 2, 7], "2 événements sur 7, 2 articles sur 7");
        check(Lang::En, "counts", [0, 1, 1, 7], "0 of 1 event, 1 of 7 articles");
    }

    #[test]
    fn french_marks_cling() {
        let check = |text, expect| assert_eq!(spaced(text), expect, "{text}");
        check("« Rien » : pourquoi ? Voilà !", "«\u{a0}Rien\u{a0}»\u{a0}: pourquoi\u{a0}? Voilà\u{a0}!");
        check("« : »", "«\u{a0}:\u{a0}»");
        check("un, deux : ; trois:quatre", "un, deux\u{a0}:\u{a0}; trois:quatre");
        check("sans marque", "sans marque");
    }

    #[test]
    fn rows_are_cells_between_tabs() {
        let table = "# a note\n\none\ttwo words\t three \r\n\r\nfour\n\tfive\ta\tb";
        let expect = [["one", "two words", "three"], ["four", "", ""], ["", "five", "a"]];
        assert_eq!(rows::<3>(table).collect::<Vec<_>>(), expect);
    }
}
