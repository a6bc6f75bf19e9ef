//! A list of millions under headings, of which some are shown: a bit an entry, and any row of it found at once.

use std::ops::Range;

use crate::corpus::Shared;
use crate::search::{Bits, Ranked};

/// What stands on a row: a heading, or an entry.
pub trait Row: Copy {
    /// What is listed.
    type Entry: Copy + PartialEq + Send + Sync;
    /// The row of an entry.
    fn of(entry: Self::Entry) -> Self;
    /// The entry on a row, where it is one.
    fn entry(self) -> Option<Self::Entry>;
    /// The place of an entry among all that may be shown or hidden.
    fn at(entry: Self::Entry) -> usize;
}

/// The rows of a list.
#[derive(Debug, Clone)]
pub struct Rows<R: Row> {
    /// All there is to show, in order.
    list: Shared<R::Entry>,
    /// Which of it is shown.
    shown: Ranked,
    /// The headings with their rows.
    heads: Vec<(u32, R)>,
}

impl<R: Row> Default for Rows<R> {
    fn default() -> Self {
        Self { list: Shared::default(), shown: Ranked::default(), heads: Vec::new() }
    }
}

impl<R: Row> Rows<R> {
    /// Takes what is visible of a list, without headings yet.
    pub(super) fn show(&mut self, list: &Shared<R::Entry>, visible: &Bits) {
        let entries: &[R::Entry] = list;
        self.show_places(list, Bits::of(entries.len(), |at| visible.holds(R::at(entries[at]))));
    }

    /// The same by their places in the list.
    pub(super) fn show_places(&mut self, list: &Shared<R::Entry>, shown: Bits) {
        (self.list, self.shown) = (list.clone(), shown.into());
        self.heads.clear();
    }

    /// How many of a stretch of the list are shown.
    pub(super) fn shown_in(&self, stretch: Range<usize>) -> usize {
        self.shown.len_in(stretch)
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries() + self.heads.len()
    }

    /// How many entries are shown.
    pub(super) fn entries(&self) -> usize {
        self.shown.len()
    }

    /// The nth entry that is shown.
    fn entry(&self, nth: usize) -> Option<R::Entry> {
        self.list.get(self.shown.nth(nth)?).copied()
    }

    /// True where nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What stands on a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<R> {
        let above = self.heads.partition_point(|(at, _)| *at as usize <= row);
        match above.checked_sub(1).and_then(|last| self.heads.get(last)) {
            Some(&(at, head)) if at as usize == row => Some(head),
            _ => self.entry(row - above).map(R::of),
        }
    }

    /// True of rows that can hold the cursor.
    #[must_use]
    pub fn holds(&self, row: usize) -> bool {
        self.get(row).is_some_and(|row| row.entry().is_some())
    }

    /// The rows in sight, each with its place.
    pub fn window(&self, top: usize, height: usize) -> impl Iterator<Item = (usize, R)> + '_ {
        (top..top + height).map_while(|row| Some((row, self.get(row)?)))
    }

    /// The heading that the first row in sight stands under, where it is itself out of sight.
    #[must_use]
    pub fn heading_above(&self, top: usize) -> Option<R> {
        let last = self.heads.partition_point(|(at, _)| *at as usize <= top).checked_sub(1)?;
        self.heads.get(last).map(|&(_, head)| head).filter(|_| self.holds(top))
    }

    /// The entries from a row on.
    pub fn from(&self, row: usize) -> impl Iterator<Item = R::Entry> + '_ {
        (self.place(row)..self.entries()).filter_map(|nth| self.entry(nth))
    }

    /// The entries before a row, the nearest first.
    pub fn before(&self, row: usize) -> impl Iterator<Item = R::Entry> + '_ {
        (0..self.place(row).min(self.entries())).rev().filter_map(|nth| self.entry(nth))
    }

    /// The row of an entry, in a list whose entries stand so that `is_before` is true of those before it.
    pub fn row_of(&self, entry: R::Entry, is_before: impl Fn(R::Entry) -> bool) -> Option<usize> {
        let at = self.list.partition_point(|&other| is_before(other));
        let is_shown = self.list.get(at) == Some(&entry) && self.shown.holds(at);
        is_shown.then(|| self.row(self.shown.rank(at)))
    }

    /// How many entries stand above a row.
    fn place(&self, row: usize) -> usize {
        row - self.heads.partition_point(|(at, _)| (*at as usize) < row)
    }

    /// The row of the entry at a place: so many headings stand above it.
    fn row(&self, place: usize) -> usize {
        let (mut low, mut high) = (0, self.heads.len());
        while low < high {
            let middle = low.midpoint(high);
            let entries_above = self.heads[middle].0 as usize - middle;
            if entries_above <= place { low = middle + 1 } else { high = middle }
        }
        place + low
    }

    /// Puts a heading above the entry at a place; headings come in order.
    pub(super) fn head(&mut self, head: R, place: usize) {
        self.heads.push(((place + self.heads.len()) as u32, head));
    }

    /// The headings so far.
    pub(super) fn heads(&mut self) -> impl DoubleEndedIterator<Item = &mut R> {
        self.heads.iter_mut().map(|(_, head)| head)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Plain {
        Head(u32),
        Entry(u32),
    }

    impl Row for Plain {
        type Entry = u32;

        fn of(entry: u32) -> Self {
            Self::Entry(entry)
        }

        fn entry(self) -> Option<u32> {
            if let Self::Entry(number) = self { Some(number) } else { None }
        }

        fn at(entry: u32) -> usize {
            entry as usize
        }
    }

    proptest! {
        /// The list as it would be written out: every third entry is hidden.
        #[test]
        fn every_row_is_found(groups in prop::collection::vec((0..3u32, 0..5u32), 0..12)) {
            let (mut rows, mut plain) = (Rows::default(), Vec::new());
            let all: Vec<u32> = (0..groups.iter().map(|group| group.1).sum()).collect();
            let is_shown = |entry: &u32| entry % 3 != 2;
            rows.show(&all.clone().into(), &Bits::of(all.len(), |at| is_shown(&(at as u32))));
            let (mut at, mut place) = (0, 0);
            for (heads, entries) in groups {
                let stretch = at..at + entries as usize;
                plain.extend((0..heads).map(Plain::Head));
                plain.extend(all[stretch.clone()].iter().copied().filter(is_shown).map(Plain::Entry));
                (0..heads).for_each(|head| rows.head(Plain::Head(head), place));
                place += rows.shown_in(stretch.clone());
                at = stretch.end;
            }
            prop_assert_eq!(rows.len(), plain.len());
            prop_assert!(rows.window(0, 1000).map(|(_, row)| row).eq(plain.iter().copied()));
            for (at, row) in plain.iter().enumerate() {
                let Some(number) = row.entry() else { continue };
                prop_assert_eq!(rows.row_of(number, |other| other < number), Some(at));
                let split = |rows: &[Plain]| rows.iter().filter_map(|row| row.entry()).collect::<Vec<_>>();
                prop_assert_eq!(rows.from(at).collect::<Vec<_>>(), split(&plain[at..]));
                prop_assert!(rows.before(at).eq(split(&plain[..at]).into_iter().rev()));
            }
        }
    }
}
