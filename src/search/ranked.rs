//! A set of places, counted: the nth of millions is found at once, and how many stand before one.

use std::ops::Range;

use super::Bits;

/// So many places are counted together.
const STRETCH: usize = 512;

/// Some of the places of a list, in order.
#[derive(Debug, Clone, Default)]
pub struct Ranked {
    bits: Bits,
    /// How many stand before each stretch, and in all.
    before: Vec<u32>,
}

impl From<Bits> for Ranked {
    fn from(bits: Bits) -> Self {
        let mut sum = 0;
        let mut before = vec![0];
        before.extend(bits.lens(STRETCH / Bits::BLOCK).map(|shown| {
            sum += shown;
            sum
        }));
        Self { bits, before }
    }
}

impl Ranked {
    /// How many places are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.before.last().map_or(0, |&all| all as usize)
    }

    /// True where no place is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True where a place is in it.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        self.bits.holds(at)
    }

    /// How many places of a stretch are in it.
    #[must_use]
    pub fn len_in(&self, range: Range<usize>) -> usize {
        self.bits.len_in(range)
    }

    /// How many of it stand before a place.
    #[must_use]
    pub fn rank(&self, at: usize) -> usize {
        let stretch = at / STRETCH;
        let before = self.before.get(stretch).map_or(self.len(), |&before| before as usize);
        before + self.bits.len_in(stretch * STRETCH..at)
    }

    /// The nth place in it, from 0.
    #[must_use]
    pub fn nth(&self, nth: usize) -> Option<usize> {
        let stretch = self.before.partition_point(|&before| before as usize <= nth).checked_sub(1)?;
        let before = *self.before.get(stretch)? as usize;
        self.bits.iter_from(stretch * STRETCH).nth(nth - before)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_is_found_by_its_rank(places in prop::collection::btree_set(0..3000usize, 0..400), at in 0..3000usize) {
            let mut bits = Bits::none(3000);
            for &at in &places {
                bits.put(at);
            }
            let ranked = Ranked::from(bits);
            prop_assert_eq!(ranked.len(), places.len());
            prop_assert_eq!(ranked.rank(at), places.range(..at).count());
            for (nth, &place) in places.iter().enumerate() {
                prop_assert_eq!(ranked.nth(nth), Some(place));
            }
            prop_assert_eq!(ranked.nth(places.len()), None);
        }
    }
}
