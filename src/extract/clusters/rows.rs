//! What is put behind one another by key: places are counted, not found by sorting.

/// The next free place of each key.
#[derive(Debug)]
pub(super) struct Rows(Vec<u32>);

impl Rows {
    /// Room for items of these keys, of which there are `count`: the row of a key behind those of all before it.
    pub(super) fn of(count: usize, keys: impl Iterator<Item = u32>) -> Self {
        let mut next = vec![0; count];
        keys.for_each(|key| next[key as usize] += 1);
        let mut start = 0;
        for count in &mut next {
            start += std::mem::replace(count, start);
        }
        Self(next)
    }

    /// The place of the next item of a key.
    #[inline]
    pub(super) fn place(&mut self, key: u32) -> usize {
        let next = &mut self.0[key as usize];
        *next += 1;
        *next as usize - 1
    }

    /// Where the row of each key ends, once all items have their places.
    pub(super) fn ends(self) -> Vec<u32> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_behind_one_another_in_the_order_of_keys() {
        let keys = [2, 0, 2, 3, 0, 2];
        let mut rows = Rows::of(5, keys.into_iter());
        assert_eq!(keys.map(|key| rows.place(key)), [2, 0, 3, 5, 1, 4]);
        assert_eq!(rows.ends(), [2, 2, 5, 6, 6]);
    }
}
