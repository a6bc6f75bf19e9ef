//! The lines of a vocabulary that a needle may stand in, in order: its words' lists laid over one another.

use std::ops::ControlFlow;

use super::needle::{Grade, Needle, Piece};
use super::posts::{Cursor, Posts};

/// So many lines are looked at together.
const WINDOW: u32 = 1 << 16;
/// So many more, since a phrase may run over the ends of lines.
const OVER: u32 = 64;
const BLOCKS: usize = ((WINDOW + OVER) / 64) as usize;

/// So few lines of a window are looked up one by one.
const FEW: usize = 32;

/// A bit for each line of a window.
type Bits = [u64; BLOCKS];

/// Gives the lines in which each piece of a needle may be answered at a grade or better, in ascending order, until
/// told to stop; none where the grade adds no answer to those before. Where a piece is one word it *is* answered;
/// of the words of others it is only known that they are there.
pub(super) fn each_line(
    posts: &Posts,
    needle: &Needle,
    grade: Grade,
    give: impl FnMut(u32) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut is_new = false;
    let mut rows: Vec<Row> =
        needle.pieces.iter().map(|piece| Row::new(posts, piece, grade, &mut is_new)).collect();
    if let [row] = rows.as_mut_slice() {
        row.keep_only_new();
    }
    if is_new { lay(posts, rows, give) } else { ControlFlow::Continue(()) }
}

/// Gives the lines in which each piece of a needle may be answered at any grade, in ascending order.
pub(super) fn every_line(posts: &Posts, needle: &Needle, mut give: impl FnMut(u32)) {
    let row = |piece| Row::new(posts, piece, Grade::Like, &mut false);
    let _ = lay(posts, needle.pieces.iter().map(row).collect(), |line| {
        give(line);
        ControlFlow::Continue(())
    });
}

/// Gives the lines that all rows mark: the rarest leads, and where it marks none the others are not read.
fn lay(posts: &Posts, mut rows: Vec<Row>, mut give: impl FnMut(u32) -> ControlFlow<()>) -> ControlFlow<()> {
    rows.sort_by_key(|row| row.weight);
    let Some((lead, others)) = rows.split_first_mut() else { return ControlFlow::Continue(()) };
    let mut from = 0;
    while let Some(next) = lead.peek(posts) {
        from = from.max(next.saturating_sub(lead.reach()));
        let mut bits = lead.mark(posts, from);
        for row in others.iter_mut() {
            if bits == [0; BLOCKS] {
                break;
            }
            row.keep(posts, from, &mut bits);
        }
        for (block, &bits) in bits.iter().enumerate().take(BLOCKS - 1) {
            each_bit(bits, |bit| give(from + block as u32 * 64 + bit))?;
        }
        from += WINDOW;
    }
    ControlFlow::Continue(())
}

fn each_bit(mut bits: u64, mut give: impl FnMut(u32) -> ControlFlow<()>) -> ControlFlow<()> {
    while bits != 0 {
        give(bits.trailing_zeros())?;
        bits &= bits - 1;
    }
    ControlFlow::Continue(())
}

/// The lists of the words that answer a piece, for each of its words in turn.
struct Row {
    words: Vec<Union>,
    /// Whether it may run over the end of a line.
    runs_on: bool,
    /// The bytes of its shortest union.
    weight: usize,
    /// Which is the shortest.
    lead: usize,
}

/// The lists of all words that answer a typed one.
struct Union {
    cursors: Vec<Cursor>,
    /// From which on they answer at the grade itself, and not at one before.
    new: usize,
    weight: usize,
}

impl Row {
    fn new(posts: &Posts, piece: &Piece, grade: Grade, is_new: &mut bool) -> Self {
        let union = |typed: &super::needle::Typed| {
            let mut words = Vec::new();
            let mut new = 0;
            for grade in Grade::ALL.into_iter().filter(|&g| g <= grade) {
                new = words.len();
                words.append(&mut typed.among(posts, grade));
            }
            *is_new |= new < words.len();
            let weight = words.iter().map(|&word| posts.weight(word)).sum();
            Union { cursors: words.into_iter().map(|word| posts.cursor(word)).collect(), new, weight }
        };
        let words: Vec<Union> = piece.words.iter().map(union).collect();
        let shortest = words.iter().enumerate().min_by_key(|(_, union)| union.weight);
        let (lead, weight) = shortest.map_or((0, 0), |(at, union)| (at, union.weight));
        Self { runs_on: piece.is_phrase && words.len() > 1, words, weight, lead }
    }

    /// Where there is but one word, the lines of the grades before have been given.
    fn keep_only_new(&mut self) {
        if let [union] = self.words.as_mut_slice() {
            union.cursors.drain(..union.new);
        }
    }

    /// The first line left of its rarest word.
    fn peek(&self, posts: &Posts) -> Option<u32> {
        self.words.get(self.lead)?.cursors.iter().filter_map(|cursor| cursor.peek(posts)).min()
    }

    /// So many lines before its rarest word it may begin.
    fn reach(&self) -> u32 {
        if self.runs_on { (self.lead as u32).min(OVER - 1) } else { 0 }
    }

    /// Unmarks the lines of a window in which it cannot begin.
    fn keep(&mut self, posts: &Posts, from: u32, bits: &mut Bits) {
        let marked: u32 = bits.iter().map(|block| block.count_ones()).sum();
        let union = &self.words[self.lead];
        if self.runs_on || marked as usize * union.cursors.len() > FEW {
            let more = self.mark(posts, from);
            return bits.iter_mut().zip(&more).for_each(|(bits, more)| *bits &= more);
        }
        for (at, block) in bits.iter_mut().enumerate() {
            let mut left = *block;
            while left != 0 {
                let line = from + at as u32 * 64 + left.trailing_zeros();
                if !self.words.iter_mut().all(|union| union.has(posts, line)) {
                    *block &= !(left & left.wrapping_neg());
                }
                left &= left - 1;
            }
        }
    }

    /// The lines of a window in which it may begin.
    fn mark(&mut self, posts: &Posts, from: u32) -> Bits {
        let mut bits = [u64::MAX; BLOCKS];
        let last = self.words.len() - 1;
        for (nth, union) in self.words.iter_mut().enumerate().rev() {
            let here = union.mark(posts, from, self.runs_on);
            if self.runs_on && nth < last {
                reach_back(&mut bits);
            }
            bits.iter_mut().zip(&here).for_each(|(bits, here)| *bits &= here);
        }
        bits
    }
}

/// What begins in a line may follow on what stands in the line before.
fn reach_back(bits: &mut Bits) {
    let mut behind = 0;
    for block in bits.iter_mut().rev() {
        let carried = behind << 63;
        behind = *block & 1;
        *block |= *block >> 1 | carried;
    }
}

impl Union {
    /// True of a line that has one of the words; lines are asked for in ascending order.
    fn has(&mut self, posts: &Posts, line: u32) -> bool {
        self.cursors.iter_mut().any(|cursor| {
            cursor.seek(posts, line);
            cursor.peek(posts) == Some(line)
        })
    }

    /// The lines of a window that have one of the words, and where a row runs on the first lines behind it.
    fn mark(&mut self, posts: &Posts, from: u32, runs_on: bool) -> Bits {
        let mut bits = [0; BLOCKS];
        let mut set = |line: u32| bits[((line - from) / 64) as usize] |= 1 << ((line - from) % 64);
        for cursor in &mut self.cursors {
            cursor.seek(posts, from);
            cursor.each_before(posts, from + WINDOW, &mut set);
            if runs_on {
                cursor.clone().each_before(posts, from + WINDOW + OVER, &mut set);
            }
        }
        bits
    }
}
