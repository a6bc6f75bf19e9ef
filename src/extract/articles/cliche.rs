//! The set phrases of pages: menus, share buttons, newsletter boxes, credits, "Publié le…".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::fold::fold_char;
use crate::words::rows;

/// What a set phrase makes of its line; see the head of `boilerplate.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// No part of the article.
    Drop,
    /// Nor are the short lines below.
    Box,
    /// Nothing of this article follows.
    Rest,
    /// When it was published.
    Date,
    /// When it was changed.
    Update,
    /// An author's name follows.
    By,
    /// The publisher's name follows.
    Source,
    /// The headline follows.
    Title,
    /// The name of a desk, so no person's.
    Section,
    /// The credit of a picture.
    Photo,
    /// The name of a month.
    Month,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Where {
    Line,
    Start,
    End,
    Part,
}

type Table = FxHashMap<(&'static str, Where), What>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    rows(include_str!("../../../assets/lexicon/boilerplate.tsv"))
        .filter_map(|[phrase, place, what]| Some(((phrase, place_of(place)?), what_of(what)?)))
        .collect()
});

fn place_of(word: &str) -> Option<Where> {
    Some(match word {
        "line" => Where::Line,
        "start" => Where::Start,
        "end" => Where::End,
        "part" => Where::Part,
        _ => return None,
    })
}

fn what_of(word: &str) -> Option<What> {
    Some(match word {
        "drop" => What::Drop,
        "box" => What::Box,
        "rest" => What::Rest,
        "date" => What::Date,
        "update" => What::Update,
        "by" => What::By,
        "source" => What::Source,
        "title" => What::Title,
        "section" => What::Section,
        "photo" => What::Photo,
        "month" => What::Month,
        _ => return None,
    })
}

/// The first words of a line, folded, with one space between them and `0` for a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Worded {
    pub(super) text: String,
    /// Where each word begins in `text`.
    starts: Vec<usize>,
    /// For each word, where it ends in the line.
    ends: Vec<usize>,
    /// How many words stand before the first colon.
    colon: usize,
    /// Whether the line has more words than these.
    more: bool,
}

/// The longest phrase of the table, in words.
const LONGEST: usize = 9;
/// How many words of a line are looked at.
const LOOK: usize = 30;

impl Worded {
    /// The words of a line.
    pub(super) fn new(line: &str) -> Self {
        let mut worded = Self { colon: usize::MAX, ..Self::default() };
        let mut open = None;
        for (at, c) in line.char_indices() {
            let kind = Kind::of(c);
            if open == kind.opens() && open.is_some() && kind != Kind::Digit {
                worded.push(c, at);
                continue;
            }
            if kind == Kind::Digit && open == Some(Kind::Digit) {
                worded.stretch(at + c.len_utf8());
                continue;
            }
            open = kind.opens();
            if c == ':' {
                worded.colon = worded.colon.min(worded.starts.len());
            }
            if open.is_some() {
                if worded.starts.len() == LOOK {
                    worded.more = true;
                    break;
                }
                worded.open(kind, c, at);
            }
        }
        worded
    }

    fn open(&mut self, kind: Kind, c: char, at: usize) {
        if !self.starts.is_empty() {
            self.text.push(' ');
        }
        self.starts.push(self.text.len());
        self.ends.push(at);
        if kind == Kind::Digit {
            self.text.push('0');
            self.stretch(at + c.len_utf8());
        } else {
            self.push(c, at);
        }
    }

    fn push(&mut self, c: char, at: usize) {
        fold_char(c, &mut |f| self.text.push(f));
        self.stretch(at + c.len_utf8());
    }

    fn stretch(&mut self, end: usize) {
        if let Some(last) = self.ends.last_mut() {
            *last = end;
        }
    }

    /// How many words there are, [`LOOK`] at most.
    pub(super) fn count(&self) -> usize {
        self.starts.len()
    }

    /// Words `from..to` as one text.
    fn run(&self, from: usize, to: usize) -> &str {
        let end = self.starts.get(to).map_or(self.text.len(), |&next| next.saturating_sub(1));
        self.starts.get(from).and_then(|&start| self.text.get(start..end)).unwrap_or("")
    }

    /// Each of the words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|w| !w.is_empty())
    }

    /// What the words of the line make of it, and where the phrase ends in the line.
    pub(super) fn cliche(&self) -> Option<(What, usize)> {
        let whole = self.count() <= LONGEST && !self.more;
        let line = || Some((*TABLE.get(&(self.text.as_str(), Where::Line))?, usize::MAX));
        whole.then(line).flatten().or_else(|| self.start()).or_else(|| self.end()).or_else(|| self.part())
    }

    /// A phrase that the line begins with, the longest first.
    fn start(&self) -> Option<(What, usize)> {
        (1..=self.count().min(LONGEST)).rev().find_map(|n| {
            let run = self.run(0, n);
            let plain = TABLE.get(&(run, Where::Start)).copied();
            let what = plain.or_else(|| (self.colon == n).then(|| with_colon(run)).flatten())?;
            Some((what, *self.ends.get(n - 1)?))
        })
    }

    /// A phrase that the line ends with, in lines of some length only.
    fn end(&self) -> Option<(What, usize)> {
        if self.more {
            return None;
        }
        let n = self.count();
        (n.saturating_sub(LONGEST)..n)
            .find_map(|i| TABLE.get(&(self.run(i, n), Where::End)))
            .map(|&what| (what, usize::MAX))
    }

    /// A phrase anywhere in a short line.
    fn part(&self) -> Option<(What, usize)> {
        self.parts().find(|(what, _)| !matches!(what, What::Section | What::Month))
    }

    /// Every phrase inside a short line, and where it begins to be followed.
    pub(super) fn parts(&self) -> impl Iterator<Item = (What, usize)> {
        let n = if self.more || self.count() > 18 { 0 } else { self.count() };
        (0..n).flat_map(move |i| (i + 1..=n.min(i + 4)).map(move |j| (i, j))).filter_map(|(i, j)| {
            let what = TABLE.get(&(self.run(i, j), Where::Part))?;
            Some((*what, *self.ends.get(j - 1)?))
        })
    }
}

fn with_colon(run: &str) -> Option<What> {
    let asked = format!("{run} :");
    TABLE.get(&(asked.as_str(), Where::Start)).copied()
}

/// What a character is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit,
            _ if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => Self::Letter,
            _ => Self::Other,
        }
    }

    fn opens(self) -> Option<Self> {
        (self != Self::Other).then_some(self)
    }
}
