//! Short texts as rows of numbered words: which of half a million names hold some words is one quick pass.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::corpus::flat;

use crate::search::Bits;
use crate::search::words::{Words, each_word, letters};

/// Folded words, each once, by number.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::search) struct Vocabulary {
    text: String,
    #[serde(with = "flat")]
    ends: Vec<u32>,
    /// The letters of each, as [`letters`] counts them.
    #[serde(with = "flat")]
    letters: Vec<u64>,
    numbers: Numbers,
}

impl Vocabulary {
    /// The word of a number.
    pub(in crate::search) fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..self.ends[number] as usize).unwrap_or("")
    }

    /// The letters of a word, as [`letters`] counts them.
    pub(in crate::search) fn letters(&self, number: usize) -> u64 {
        self.letters[number]
    }

    /// The words whose letters may be right, each with its number: no other is read.
    pub(in crate::search) fn spelt(
        &self,
        may_be: impl Fn(u64) -> bool,
    ) -> impl Iterator<Item = (usize, &str)> {
        let right = self.letters.iter().enumerate().filter(move |&(_, &letters)| may_be(letters));
        right.map(|(number, _)| (number, self.word(number)))
    }

    pub(in crate::search) fn len(&self) -> usize {
        self.ends.len()
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = self.ends.len() as u32;
        let (text, ends) = (&self.text, &self.ends);
        let is = |number: u32| {
            let start = number.checked_sub(1).map_or(0, |before| ends[before as usize]);
            text.get(start as usize..ends[number as usize] as usize) == Some(word)
        };
        let number = self.numbers.number(hash(word), next, is);
        if number == next {
            self.text.push_str(word);
            self.ends.push(self.text.len() as u32);
            self.letters.push(letters(word));
        }
        number
    }

    /// What the words that are looked for mean here; `None` where one of them stands nowhere.
    pub(in crate::search) fn hear(&self, words: &Words) -> Option<Heard> {
        let known =
            |word: &String| self.numbers.find(hash(word), |number| self.word(number as usize) == word);
        let (last, before) = words.split_last()?;
        let before = before.iter().map(known).collect::<Option<Vec<u32>>>()?;
        let needed = letters(last);
        let may_end =
            |word: &str| if words.is_whole() { word == last } else { word.starts_with(last.as_str()) };
        let mut ends = Bits::none(self.len());
        let spelt = self.spelt(|letters| needed & !letters == 0);
        spelt.filter(|(_, word)| may_end(word)).for_each(|(number, _)| ends.put(number));
        (!ends.is_empty()).then_some(Heard { before, ends })
    }
}

/// Words that must stand in a row, by number.
#[derive(Debug, Clone)]
pub(in crate::search) struct Heard {
    before: Vec<u32>,
    /// Which words may be the last.
    ends: Bits,
}

impl Heard {
    fn is(&self, row: &[u32]) -> bool {
        row.split_last()
            .is_some_and(|(&last, before)| self.ends.holds(last as usize) && before == self.before)
    }
}

/// Short texts as rows of words.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::search) struct Phrases {
    #[serde(with = "flat")]
    stream: Vec<u32>,
    #[serde(with = "flat")]
    ends: Vec<u32>,
}

/// Stands between texts of one row: no words stand across it.
const BREAK: u32 = u32::MAX;

impl Phrases {
    /// One more row, of one or several texts.
    pub(super) fn push<'t>(&mut self, vocabulary: &mut Vocabulary, texts: impl IntoIterator<Item = &'t str>) {
        for (at, text) in texts.into_iter().enumerate() {
            if at > 0 {
                self.stream.push(BREAK);
            }
            each_word(text, |word, _| self.stream.push(vocabulary.number(word)));
        }
        self.ends.push(self.stream.len() as u32);
    }

    /// The number of the row pushed last: that of an earlier one of the same words which also `fits`, and then it
    /// is taken back, else its own. `seed` is the same for rows that fit.
    pub(super) fn settle_last(
        &mut self,
        numbers: &mut Numbers,
        seed: u32,
        fits: impl Fn(u32) -> bool,
    ) -> u32 {
        let last = self.ends.len() - 1;
        let row = self.row(last);
        let hash = row.iter().fold(seed, |hash, &word| mix(hash, word));
        let number = numbers.number(hash, last as u32, |at| fits(at) && self.row(at as usize) == row);
        if number != last as u32 {
            self.ends.pop();
            self.stream.truncate(self.ends.last().map_or(0, |&end| end as usize));
        }
        number
    }

    pub(in crate::search) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words of a row.
    pub(in crate::search) fn row(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.stream.get(start as usize..self.ends[at] as usize).unwrap_or_default()
    }

    /// Each word of a row once.
    pub(super) fn words(&self, at: usize) -> impl Iterator<Item = u32> {
        let row = self.row(at);
        let is_first = |&(nth, word): &(usize, &u32)| *word != BREAK && !row[..nth].contains(word);
        row.iter().enumerate().filter(is_first).map(|(_, &word)| word)
    }

    /// The rows in which words stand.
    pub(in crate::search) fn with(&self, heard: Option<&Heard>) -> Bits {
        let Some(heard) = heard else { return Bits::none(self.len()) };
        if heard.before.is_empty() {
            return Bits::of(self.len(), |at| {
                self.row(at).iter().any(|&word| heard.ends.holds(word as usize))
            });
        }
        let long = heard.before.len() + 1;
        Bits::of(self.len(), |at| self.row(at).windows(long).any(|row| heard.is(row)))
    }

    /// The rows that are these words and no others.
    pub(in crate::search) fn being(&self, heard: Option<&Heard>) -> Bits {
        let Some(heard) = heard else { return Bits::none(self.len()) };
        Bits::of(self.len(), |at| heard.is(self.row(at)))
    }
}

/// Finds the number of a value that is kept elsewhere, by its hash. Values of one hash take the next free ones.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Numbers(FxHashMap<u32, u32>);

impl Numbers {
    /// The number of the value that `is` the one looked for.
    fn find(&self, mut hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        loop {
            let number = *self.0.get(&hash)?;
            if is(number) {
                return Some(number);
            }
            hash = hash.wrapping_add(STEP);
        }
    }

    /// The same, else `next`, which is then its own.
    pub(super) fn number(&mut self, mut hash: u32, next: u32, is: impl Fn(u32) -> bool) -> u32 {
        loop {
            match *self.0.entry(hash).or_insert(next) {
                number if number == next || is(number) => return number,
                _ => hash = hash.wrapping_add(STEP),
            }
        }
    }
}

/// From a hash that is taken to the next.
const STEP: u32 = 0x9E37_79B9;

pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0, |hash, byte| mix(hash, u32::from(byte)))
}

fn mix(hash: u32, with: u32) -> u32 {
    (hash.rotate_left(5) ^ with).wrapping_mul(0x9E37_79B1)
}
