//! A list of millions under headings: four bytes an entry, none where all is shown, and any row of it found at once.

use crate::corpus::Shared;
use crate::search::Bits;

/// What stands on a row: a heading, or an entry.
pub trait Row: Copy {
    /// What is listed.
    type Entry: Copy + PartialEq;
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
    entries: Shared<R::Entry>,
    /// The headings with their rows.
    heads: Vec<(u32, R)>,
}

impl<R: Row> Default for Rows<R> {
    fn default() -> Self {
        Self { entries: Shared::default(), heads: Vec::new() }
    }
}

impl<R: Row> Rows<R> {
    /// Takes all rows away, to be filled anew.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.heads.clear();
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len() + self.heads.len()
    }

    /// How many entries.
    pub(super) fn entries(&self) -> usize {
        self.entries.len()
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
            _ => self.entries.get(row - above).map(|&entry| R::of(entry)),
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
        self.entries.iter().skip(self.place(row)).copied()
    }

    /// The entries before a row, the nearest first.
    pub fn before(&self, row: usize) -> impl Iterator<Item = R::Entry> + '_ {
        let before = self.entries.get(..self.place(row)).unwrap_or(&self.entries);
        before.iter().rev().copied()
    }

    /// The row of an entry, in a list whose entries stand so that `is_before` is true of those before it.
    pub fn row_of(&self, entry: R::Entry, is_before: impl Fn(R::Entry) -> bool) -> Option<usize> {
        let place = self.entries.partition_point(|&other| is_before(other));
        (self.entries.get(place) == Some(&entry)).then(|| self.row(place))
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

    /// Takes a list as its own, all of which is shown.
    pub(super) fn share(&mut self, entries: &Shared<R::Entry>) {
        self.entries = entries.clone();
    }

    /// Adds those of some entries that are visible; gives back how many they are.
    pub(super) fn extend(&mut self, entries: &[R::Entry], visible: &Bits) -> usize {
        let Some(&any) = entries.first() else { return 0 };
        let first = self.entries.len();
        // Without a branch for each: of millions, each second one may be hidden.
        self.entries.resize(first + entries.len(), any);
        let room = &mut self.entries[first..];
        let mut shown = 0;
        for &entry in entries {
            room[shown] = entry;
            shown += usize::from(visible.holds(R::at(entry)));
        }
        self.entries.resize(first + shown, any);
        shown
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
        /// The list as it would be written out.
        #[test]
        fn every_row_is_found(groups in prop::collection::vec((0..3u32, 0..5u32), 0..12)) {
            let (mut rows, mut plain) = (Rows::default(), Vec::new());
            for (heads, entries) in groups {
                let first = rows.entries.len() as u32;
                plain.extend((0..heads).map(Plain::Head));
                plain.extend((first..first + entries).map(Plain::Entry));
                rows.extend(&(first..first + entries).collect::<Vec<_>>(), &Bits::all(1000));
                (0..heads).for_each(|head| rows.head(Plain::Head(head), first as usize));
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
