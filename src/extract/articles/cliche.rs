//! The set phrases of pages: menus, share buttons, newsletter boxes, credits, "Publié le…".

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::token;
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
    /// What is published, and stands over its headline: "Communiqué", "Open letter".
    Genre,
    /// The name of a desk, so no person's.
    Section,
    /// A word in the names of papers and stations.
    Paper,
    /// The credit of a picture.
    Photo,
    /// The name of a month.
    Month,
    /// What stands behind an author's name.
    Job,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Where {
    Line,
    Start,
    /// At the start, with a colon behind it.
    Field,
    /// Anywhere in a short line, with a colon behind it.
    Inside,
    End,
    Part,
    /// Behind a name or a bar; no set phrase of a whole line.
    Behind,
    /// The first word of what is no name.
    Before,
    /// Before a headline, in capitals.
    Label,
    /// Where a team's signature begins or ends.
    Desk,
}

/// What phrases mean.
#[derive(Debug, Default)]
struct Table {
    /// By the key of their words and where they must stand.
    phrases: FxHashMap<(u64, Where), What>,
    /// The keys of the words with which those begin that may stand anywhere.
    opening: FxHashSet<u64>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    table.phrases.reserve(2048);
    for [phrase, place, what] in rows(include_str!("../../../assets/lexicon/boilerplate.tsv")) {
        if let (Some(place), Some(what)) = (place_of(phrase, place), what_of(what)) {
            let worded = Worded::new(phrase);
            table.phrases.insert((worded.run(0, LONGEST), place), what);
            if matches!(place, Where::Part | Where::Inside) {
                table.opening.extend(worded.words.first().map(|word| word.key));
            }
        }
    }
    table
});

/// Loads the table.
pub(super) fn load() {
    LazyLock::force(&TABLE);
}

/// What a phrase means that stands there.
fn meaning(keys: u64, place: Where) -> Option<What> {
    TABLE.phrases.get(&(keys, place)).copied()
}

fn place_of(phrase: &str, word: &str) -> Option<Where> {
    Some(match word {
        "start" if phrase.ends_with(':') => Where::Field,
        "part" if phrase.ends_with(':') => Where::Inside,
        "line" => Where::Line,
        "start" => Where::Start,
        "end" => Where::End,
        "part" => Where::Part,
        "behind" => Where::Behind,
        "before" => Where::Before,
        "label" => Where::Label,
        "desk" => Where::Desk,
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
        "genre" => What::Genre,
        "section" => What::Section,
        "paper" => What::Paper,
        "photo" => What::Photo,
        "month" => What::Month,
        "job" => What::Job,
        _ => return None,
    })
}

/// The first words of a line: a key for each, the same one for every number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Worded {
    words: Vec<Word>,
    /// Whether the line has more words than these.
    more: bool,
    /// Whether a full stop ends the line.
    stops: bool,
}

/// A word of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters, folded and hashed; [`NUMBER`] for digits.
    pub(super) key: u64,
    /// How many characters it has.
    pub(super) chars: u32,
    /// Where it ends in the line.
    end: usize,
    /// Whether a colon follows it.
    colon: bool,
    /// Whether no mark stands between it and a small word before it.
    runs_on: bool,
}

/// The key of every number.
const NUMBER: u64 = 0;
/// The longest phrase of the table, in words.
const LONGEST: usize = 9;
/// How many words of a short line are looked at, and of a long one.
const LOOK: [usize; 2] = [30, LONGEST + 1];
/// How long a short line is, in bytes.
const SHORT: usize = 300;

impl Word {
    /// The letters from an offset on.
    fn spelt(line: &str, from: usize) -> Self {
        let mut word = Self { key: token::EMPTY, chars: 0, end: from, colon: false, runs_on: false };
        loop {
            let rest = line.as_bytes().get(word.end..).unwrap_or_default();
            let (key, length) = token::extend_small(word.key, rest);
            (word.key, word.end, word.chars) = (key, word.end + length, word.chars + length as u32);
            let Some((Kind::Letter, c)) = Kind::at(line, word.end) else { return word };
            (word.key, word.end, word.chars) =
                (token::extend(word.key, c), word.end + c.len_utf8(), word.chars + 1);
        }
    }

    /// The digits from an offset on.
    fn number(line: &str, from: usize) -> Self {
        let digits = line.bytes().skip(from).take_while(u8::is_ascii_digit).count();
        Self { key: NUMBER, chars: digits as u32, end: from + digits, colon: false, runs_on: false }
    }
}

impl Worded {
    /// The words of a line.
    pub(super) fn new(line: &str) -> Self {
        let look = LOOK[usize::from(line.len() > SHORT)];
        let mut words: Vec<Word> = Vec::with_capacity(look.min(1 + line.len() / 4));
        let stops = line.trim_end().ends_with('.');
        let mut at = 0;
        let mut runs_on = false;
        while let Some((kind, c)) = Kind::at(line, at) {
            let word = match kind {
                Kind::Other => {
                    words.last_mut().filter(|_| c == ':').into_iter().for_each(|word| word.colon = true);
                    runs_on &= c.is_whitespace() || matches!(c, '\'' | '’');
                    at += c.len_utf8();
                    continue;
                }
                _ if words.len() == look => return Self { words, more: true, stops },
                Kind::Letter => Word::spelt(line, at),
                Kind::Digit => Word::number(line, at),
            };
            at = word.end;
            words.push(Word { runs_on, ..word });
            runs_on = c.is_lowercase();
        }
        Self { words, more: false, stops }
    }

    /// How many words there are, of those looked at.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// How many of them are no numbers.
    pub(super) fn spelt(&self) -> usize {
        self.words.iter().filter(|word| word.key != NUMBER).count()
    }

    /// Each of the words.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The key of words `from..to`.
    fn run(&self, from: usize, to: usize) -> u64 {
        let words = self.words.get(from..to.min(self.words.len())).unwrap_or_default();
        words.iter().fold(0, |keys, word| token::join(keys, word.key))
    }

    /// The key of all words, for a comparison of lines; the keys of its first words, each longer than the last.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = u64> {
        self.words.iter().scan(0, |keys, word| {
            *keys = token::join(*keys, word.key);
            Some(*keys)
        })
    }

    /// What the words of the line make of it, and where the phrase ends in the line.
    pub(super) fn cliche(&self) -> Option<(What, usize)> {
        let whole = self.count() <= LONGEST && !self.more;
        let line = || Some((meaning(self.run(0, LONGEST), Where::Line)?, usize::MAX));
        whole.then(line).flatten().or_else(|| self.start()).or_else(|| self.end()).or_else(|| self.part())
    }

    /// A phrase that the line begins with, the longest first.
    fn start(&self) -> Option<(What, usize)> {
        self.first(|keys, word| {
            let field = || if word.colon { meaning(keys, Where::Field) } else { None };
            meaning(keys, Where::Start).or_else(field)
        })
    }

    /// The longest first words that a look-up knows, and where they end.
    fn first(&self, known: impl Fn(u64, &Word) -> Option<What>) -> Option<(What, usize)> {
        let runs = self.prefixes().take(LONGEST).zip(&self.words);
        runs.filter_map(|(keys, word)| Some((known(keys, word)?, word.end))).last()
    }

    /// What the first words are behind a name or a bar, and where they end.
    pub(super) fn behind(&self) -> Option<(What, usize)> {
        self.first(|keys, _| meaning(keys, Where::Behind))
    }

    /// True where the first word begins no person's name.
    pub(super) fn is_no_name(&self) -> bool {
        self.prefixes().next().is_some_and(|key| meaning(key, Where::Before).is_some())
    }

    /// True of what may stand in capitals before a headline: "DIRECT", "LIVE".
    pub(super) fn is_label(&self) -> bool {
        self.count() <= 3 && !self.more && meaning(self.run(0, LONGEST), Where::Label).is_some()
    }

    /// Where the first words end that sign as a team does ("La rédaction", "Service"), or the whole that ends so
    /// ("Regional Team").
    pub(super) fn team(&self) -> Option<usize> {
        let first = self.first(|keys, _| meaning(keys, Where::Desk)).map(|(_, end)| end);
        let ends = || meaning(self.run(self.count() - 1, self.count()), Where::Desk);
        let all = || (2..=6).contains(&self.count()) && !self.more && ends().is_some();
        first.or_else(|| if all() { Some(usize::MAX) } else { None })
    }

    /// A phrase that the line ends with, in lines of some length only. "… a resident told Reuters.", "… à l'AFP.":
    /// a sentence that goes on to its full stop has no credit behind it.
    fn end(&self) -> Option<(What, usize)> {
        let n = self.count();
        let from = if self.more { n } else { n.saturating_sub(LONGEST) };
        let apart = |i: &usize| !(self.stops && self.words.get(*i).is_some_and(|word| word.runs_on));
        let what = (from..n).filter(apart).find_map(|i| meaning(self.run(i, n), Where::End));
        what.map(|what| (what, usize::MAX))
    }

    /// A phrase anywhere in a short line.
    fn part(&self) -> Option<(What, usize)> {
        self.parts().find(|(what, _)| !matches!(what, What::Section | What::Month | What::Paper))
    }

    /// Every phrase inside a short line, and where it ends.
    pub(super) fn parts(&self) -> impl Iterator<Item = (What, usize)> {
        let n = if self.more || self.count() > 26 { 0 } else { self.count() };
        let opens = |i: &usize| self.words.get(*i).is_some_and(|word| TABLE.opening.contains(&word.key));
        let runs = (0..n).filter(opens).flat_map(move |i| (i + 1..=n.min(i + 4)).map(move |j| (i, j)));
        runs.filter_map(|(i, j)| {
            let (keys, last) = (self.run(i, j), self.words.get(j - 1)?);
            let inside = || if last.colon { meaning(keys, Where::Inside) } else { None };
            let what = meaning(keys, Where::Part).or_else(inside)?;
            Some((what, last.end))
        })
    }

    /// True where a month stands beside a number.
    pub(super) fn is_dated(&self) -> bool {
        let number = |at: usize| self.words.get(at).is_some_and(|w| w.key == NUMBER);
        let month = |word: &Word| meaning(token::join(0, word.key), Where::Part) == Some(What::Month);
        let first_of =
            |at: usize| at >= 2 && number(at - 2) && self.words.get(at - 1).is_some_and(|w| w.chars == 2);
        let beside = |at: usize| at > 0 && number(at - 1) || number(at + 1) || first_of(at);
        self.words.iter().enumerate().any(|(at, word)| beside(at) && month(word))
    }
}

/// True of the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    Worded::new(word).parts().any(|(what, _)| what == What::Month)
}

/// What a character is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Other,
}

impl Kind {
    /// The character at an offset, and what it is.
    #[inline]
    fn at(line: &str, at: usize) -> Option<(Self, char)> {
        let byte = *line.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some((Self::OF_ASCII[usize::from(byte)], char::from(byte)));
        }
        let c = line.get(at..)?.chars().next()?;
        Some((Self::of(c), c))
    }

    const OF_ASCII: [Self; 128] = {
        let mut kinds = [Self::Other; 128];
        let mut byte = 0_u8;
        while byte < 128 {
            kinds[byte as usize] = match byte {
                b'0'..=b'9' => Self::Digit,
                b'a'..=b'z' | b'A'..=b'Z' => Self::Letter,
                _ => Self::Other,
            };
            byte += 1;
        }
        kinds
    };

    /// What a character beyond ASCII is.
    fn of(c: char) -> Self {
        match c {
            'À'..='ÿ' | '\u{300}'..='\u{36f}' => Self::Letter,
            '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' => Self::Other,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }
}
