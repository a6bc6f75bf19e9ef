//! A list of millions under headings: four bytes an entry, and any row of it found at once.

use crate::search::Bits;

/// What stands on a row: a heading, or an entry by its number.
pub trait Row: Copy {
    /// The row of an entry.
    fn entry(number: u32) -> Self;
    /// The entry on a row, where it is one.
    fn number(self) -> Option<u32>;
}

/// The rows of a list.
#[derive(Debug, Clone)]
pub struct Rows<R> {
    entries: Vec<u32>,
    /// The headings with their rows.
    heads: Vec<(u32, R)>,
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self { entries: Vec::new(), heads: Vec::new() }
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
            _ => self.entries.get(row - above).map(|&number| R::entry(number)),
        }
    }

    /// True of rows that can hold the cursor.
    #[must_use]
    pub fn holds(&self, row: usize) -> bool {
        self.get(row).is_some_and(|row| row.number().is_some())
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
    pub fn from(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        self.entries.iter().skip(self.place(row)).copied()
    }

    /// The entries before a row, the nearest first.
    pub fn before(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let before = self.entries.get(..self.place(row)).unwrap_or(&self.entries);
        before.iter().rev().copied()
    }

    /// The row of an entry, in a list whose entries stand so that `is_before` is true of those before it.
    pub fn row_of(&self, number: u32, is_before: impl Fn(u32) -> bool) -> Option<usize> {
        let place = self.entries.partition_point(|&other| is_before(other));
        (self.entries.get(place) == Some(&number)).then(|| self.row(place))
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

    /// Adds those of some entries that are visible; gives back how many they are.
    pub(super) fn extend(&mut self, numbers: impl ExactSizeIterator<Item = u32>, visible: &Bits) -> usize {
        let first = self.entries.len();
        // Without a branch for each: of millions, each second one may be hidden.
        self.entries.resize(first + numbers.len(), 0);
        let mut next = first;
        for number in numbers {
            self.entries[next] = number;
            next += usize::from(visible.holds(number as usize));
        }
        self.entries.truncate(next);
        next - first
    }

    /// Puts a heading above the last so many entries.
    pub(super) fn head(&mut self, head: R, above: usize) {
        let row = self.entries.len() - above + self.heads.len();
        self.heads.push((row as u32, head));
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
        fn entry(number: u32) -> Self {
            Self::Entry(number)
        }

        fn number(self) -> Option<u32> {
            if let Self::Entry(number) = self { Some(number) } else { None }
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
                rows.extend((first..first + entries).collect::<Vec<_>>().into_iter(), &Bits::all(1000));
                (0..heads).for_each(|head| rows.head(Plain::Head(head), entries as usize));
            }
            prop_assert_eq!(rows.len(), plain.len());
            prop_assert!(rows.window(0, 1000).map(|(_, row)| row).eq(plain.iter().copied()));
            for (at, row) in plain.iter().enumerate() {
                let Some(number) = row.number() else { continue };
                prop_assert_eq!(rows.row_of(number, |other| other < number), Some(at));
                let split = |rows: &[Plain]| rows.iter().filter_map(|row| row.number()).collect::<Vec<_>>();
                prop_assert_eq!(rows.from(at).collect::<Vec<_>>(), split(&plain[at..]));
                prop_assert!(rows.before(at).eq(split(&plain[..at]).into_iter().rev()));
            }
        }
    }
}
