//! A vocabulary and where its words stand: every word once, sorted, each with the lines that have it, packed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use serde::{Deserialize, Serialize};

use crate::corpus::flat;
use crate::search::words::letters;

/// From so many bytes on, a list may be entered in its middle: there is a [`Skip`] for about as many.
const STRIDE: usize = 256;

/// Words with the numbers of their lines. What a line is, a headline or a name, is for its owner to say.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Posts {
    /// The words, one after another.
    text: String,
    /// Where each word begins in `text`, and where the last ends.
    #[serde(with = "flat")]
    words: Vec<u32>,
    /// The letters of each word, as [`letters`] counts them.
    #[serde(with = "flat")]
    letters: Vec<u64>,
    /// Where each word's list begins in `lists`, and where the last ends.
    #[serde(with = "flat")]
    starts: Vec<u32>,
    /// For each word the distances between its lines, ascending, seven bits a byte.
    #[serde(with = "flat::bytes")]
    lists: Vec<u8>,
    /// Where each word's places of entry begin in `skips`, and where the last end.
    #[serde(with = "flat")]
    entries: Vec<u32>,
    #[serde(with = "flat")]
    skips: Vec<Skip>,
}

/// A place of entry in a list: the line before it, and where the list goes on.
#[derive(Debug, Clone, Copy)]
struct Skip {
    before: u32,
    at: u32,
}

flat! { Skip { before, at } }

/// A place in the list of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor {
    word: u32,
    at: u32,
    line: u32,
}

impl Posts {
    /// How many words.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letters of each word.
    pub(super) fn letters(&self) -> &[u64] {
        &self.letters
    }

    /// A word by its number.
    pub(super) fn word(&self, word: usize) -> &str {
        self.text.get(self.words[word] as usize..self.words[word + 1] as usize).unwrap_or("")
    }

    /// The numbers of the words that begin so.
    pub(super) fn beginning(&self, with: &str) -> Range<usize> {
        let start = self.first(0, |word| word < with);
        start..self.first(start, |word| word.starts_with(with))
    }

    /// The first word from one on of which something is no longer true.
    fn first(&self, from: usize, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(self.word(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// How long a word's list is, in bytes: at least one for a line.
    pub(super) fn weight(&self, word: u32) -> usize {
        (self.starts[word as usize + 1] - self.starts[word as usize]) as usize
    }

    /// All lists up to the end of a word's.
    fn list(&self, word: u32) -> &[u8] {
        &self.lists[..self.starts[word as usize + 1] as usize]
    }

    /// The beginning of a word's list.
    pub(super) fn cursor(&self, word: u32) -> Cursor {
        Cursor { word, at: self.starts[word as usize], line: 0 }
    }

    /// The bytes kept.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + self.lists.len() + self.letters.len() * 20 + self.skips.len() * 8
    }

    /// Several as one: the lines of each are counted on from a number given with it, above all lines before.
    pub(super) fn merge(parts: &[(&Self, u32)]) -> Self {
        let mut merged = Packer::default();
        // What grows leaves holes: the lists are nearly as long as all together.
        merged
            .posts
            .lists
            .reserve_exact(parts.iter().map(|(posts, _)| posts.lists.len() + posts.len()).sum());
        let next = |part: usize, word: usize| {
            let posts = parts[part].0;
            (word < posts.len()).then(|| Reverse((posts.word(word), part, word)))
        };
        let mut heads: BinaryHeap<_> = (0..parts.len()).filter_map(|part| next(part, 0)).collect();
        while let Some(Reverse((text, part, word))) = heads.pop() {
            let (posts, base) = parts[part];
            merged.open(text);
            merged.append(posts, word, base);
            heads.extend(next(part, word + 1));
        }
        merged.close()
    }
}

impl Cursor {
    /// The line it stands before, if any is left.
    pub(super) fn peek(&self, posts: &Posts) -> Option<u32> {
        self.next(posts).map(|next| next.line)
    }

    /// Goes to the first line that is not before this one.
    pub(super) fn seek(&mut self, posts: &Posts, line: u32) {
        if posts.weight(self.word) > STRIDE {
            let word = self.word as usize;
            let skips = &posts.skips[posts.entries[word] as usize..posts.entries[word + 1] as usize];
            let ahead = skips.partition_point(|skip| skip.before < line);
            if let Some(skip) = ahead.checked_sub(1).map(|last| skips[last]).filter(|s| s.at > self.at) {
                (self.at, self.line) = (skip.at, skip.before);
            }
        }
        while let Some(next) = self.next(posts).filter(|next| next.line < line) {
            *self = next;
        }
    }

    /// Gives every line before one, and stands there.
    pub(super) fn each_before(&mut self, posts: &Posts, line: u32, mut give: impl FnMut(u32)) {
        let list = posts.list(self.word);
        let (mut at, mut here) = (self.at as usize, self.line);
        while let Some((delta, behind)) = distance(list, at) {
            if here + delta >= line {
                break;
            }
            (at, here) = (behind, here + delta);
            give(here);
        }
        (self.at, self.line) = (at as u32, here);
    }

    fn next(self, posts: &Posts) -> Option<Self> {
        let (delta, behind) = distance(posts.list(self.word), self.at as usize)?;
        Some(Self { at: behind as u32, line: self.line + delta, ..self })
    }
}

/// The distance at a place of a list, and where the next is; most are of one byte.
fn distance(list: &[u8], at: usize) -> Option<(u32, usize)> {
    let first = *list.get(at)?;
    if first < 0x80 {
        return Some((u32::from(first), at + 1));
    }
    let bytes = list.get(at..)?;
    let end = bytes.iter().position(|&byte| byte < 0x80)?;
    let delta = bytes[..=end].iter().rev().fold(0, |delta, &byte| delta << 7 | u32::from(byte & 0x7F));
    Some((delta, at + end + 1))
}

/// Takes words as they stand in a text, line by line.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// Each word with its number and the last line it was seen in, by number.
    numbers: FxHashMap<Box<str>, u32>,
    last: Vec<u32>,
    /// Word and line, in the order of lines.
    stands: Vec<(u32, u32)>,
}

impl Writer {
    /// A word of a line; lines come in ascending order.
    pub(super) fn add(&mut self, word: &str, line: u32) {
        let number = match self.numbers.get(word) {
            Some(&number) => number,
            None => self.enter(word),
        };
        if std::mem::replace(&mut self.last[number as usize], line) != line {
            self.stands.push((number, line));
        }
    }

    fn enter(&mut self, word: &str) -> u32 {
        let number = self.last.len() as u32;
        self.numbers.insert(word.into(), number);
        self.last.push(u32::MAX);
        number
    }

    pub(super) fn finish(self) -> Posts {
        let mut starts = vec![0_u32; self.last.len() + 1];
        for &(word, _) in &self.stands {
            starts[word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut lines = vec![0; self.stands.len()];
        let mut next = starts.clone();
        for &(word, line) in &self.stands {
            lines[next[word as usize] as usize] = line;
            next[word as usize] += 1;
        }
        let mut words: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut packed = Packer::default();
        for (text, word) in words {
            packed.open(&text);
            let word = word as usize;
            lines[starts[word] as usize..starts[word + 1] as usize].iter().for_each(|&l| packed.push(l));
        }
        packed.close()
    }
}

/// Writes lists one after another, words in order.
#[derive(Default)]
struct Packer {
    posts: Posts,
    /// The last line of the list being written.
    line: u32,
    /// Where the list, or the stretch of it after its last place of entry, begins.
    since: usize,
}

impl Packer {
    /// Begins the list of a word, or goes on with it.
    fn open(&mut self, word: &str) {
        let posts = &mut self.posts;
        if posts.len() > 0 && posts.text.get(posts.words[posts.len() - 1] as usize..) == Some(word) {
            return;
        }
        posts.words.push(posts.text.len() as u32);
        posts.text.push_str(word);
        posts.letters.push(letters(word));
        posts.starts.push(posts.lists.len() as u32);
        posts.entries.push(posts.skips.len() as u32);
        (self.line, self.since) = (0, posts.lists.len());
    }

    fn push(&mut self, line: u32) {
        self.enter_here();
        let mut delta = line - self.line;
        self.line = line;
        while delta >= 0x80 {
            self.posts.lists.push((delta & 0x7F) as u8 | 0x80);
            delta >>= 7;
        }
        self.posts.lists.push(delta as u8);
    }

    /// A place of entry, where the last is far enough behind.
    fn enter_here(&mut self) {
        let at = self.posts.lists.len();
        if at - self.since >= STRIDE {
            self.posts.skips.push(Skip { before: self.line, at: at as u32 });
            self.since = at;
        }
    }

    /// Goes on with a word's list in another vocabulary: only its first distance changes.
    fn append(&mut self, from: &Posts, word: usize, base: u32) {
        let Some(first) = from.cursor(word as u32).next(from) else { return };
        self.push(base + first.line);
        let behind = self.posts.lists.len() as u32;
        let end = from.starts[word + 1];
        self.posts.lists.extend_from_slice(&from.lists[first.at as usize..end as usize]);
        for skip in &from.skips[from.entries[word] as usize..from.entries[word + 1] as usize] {
            let at = behind + (skip.at - first.at);
            self.posts.skips.push(Skip { before: base + skip.before, at });
            self.since = at as usize;
        }
        self.line = base + from.last(word);
    }

    fn close(mut self) -> Posts {
        let posts = &mut self.posts;
        posts.words.push(posts.text.len() as u32);
        posts.starts.push(posts.lists.len() as u32);
        posts.entries.push(posts.skips.len() as u32);
        self.posts.text.shrink_to_fit();
        self.posts.lists.shrink_to_fit();
        self.posts.skips.shrink_to_fit();
        self.posts
    }
}

impl Posts {
    /// The last line of a word's list.
    fn last(&self, word: usize) -> u32 {
        let entry = self.skips[self.entries[word] as usize..self.entries[word + 1] as usize].last();
        let mut cursor = self.cursor(word as u32);
        if let Some(skip) = entry {
            (cursor.at, cursor.line) = (skip.at, skip.before);
        }
        while let Some(next) = cursor.next(self) {
            cursor = next;
        }
        cursor.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn posts(lines: &[Vec<u8>]) -> Posts {
        let mut writer = Writer::default();
        for (at, line) in lines.iter().enumerate() {
            for word in line {
                writer.add(&format!("w{word}"), at as u32 * 200);
            }
        }
        writer.finish()
    }

    /// All of it, as words with their lines.
    fn all(posts: &Posts) -> Vec<(String, Vec<u32>)> {
        let lines = |word| {
            let mut lines = Vec::new();
            posts.cursor(word as u32).each_before(posts, u32::MAX, |line| lines.push(line));
            (posts.word(word).to_owned(), lines)
        };
        (0..posts.len()).map(lines).collect()
    }

    proptest! {
        #[test]
        fn merged_is_as_if_written_at_once(
            lines in prop::collection::vec(prop::collection::vec(0..9_u8, 0..4), 0..900),
            cuts in prop::collection::vec(0..900_usize, 0..5),
            seek in 0..200_000_u32,
        ) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(lines.len())).chain([0, lines.len()]).collect();
            cuts.sort_unstable();
            let parts: Vec<(Posts, u32)> =
                cuts.windows(2).map(|w| (posts(&lines[w[0]..w[1]]), w[0] as u32 * 200)).collect();
            let merged = Posts::merge(&parts.iter().map(|(posts, base)| (posts, *base)).collect::<Vec<_>>());
            let whole = posts(&lines);
            prop_assert_eq!(all(&merged), all(&whole));
            for (word, (_, lines)) in all(&whole).iter().enumerate() {
                for posts in [&merged, &whole] {
                    let mut cursor = posts.cursor(word as u32);
                    cursor.seek(posts, seek);
                    prop_assert_eq!(cursor.peek(posts), lines.iter().copied().find(|&line| line >= seek));
                }
            }
        }
    }
}
