//! A set of places in a list, one bit each: what is visible of millions takes a fraction of a megabyte.

use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::corpus::flat;

/// So many blocks are worth a core of their own.
const MANY: usize = 512;

/// Some of the places of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bits {
    /// 64 places in each, the first in the lowest bit; what lies beyond the list is never set.
    #[serde(with = "flat")]
    blocks: Vec<u64>,
    /// How long the list is.
    of: usize,
}

impl Bits {
    /// How many places stand in a block.
    pub(super) const BLOCK: usize = 64;

    /// None of so many places.
    #[must_use]
    pub fn none(of: usize) -> Self {
        Self { blocks: vec![0; of.div_ceil(64)], of }
    }

    /// All of so many places.
    #[must_use]
    pub fn all(of: usize) -> Self {
        let mut bits = Self { blocks: vec![u64::MAX; of.div_ceil(64)], of };
        bits.trim();
        bits
    }

    /// The places of which something is true: of many, every core looks at some.
    pub fn of(of: usize, holds: impl Fn(usize) -> bool + Sync) -> Self {
        let block = |at: usize| {
            let places = at * 64..(at * 64 + 64).min(of);
            places.enumerate().fold(0, |block, (bit, place)| block | u64::from(holds(place)) << bit)
        };
        Self { blocks: (0..of.div_ceil(64)).into_par_iter().with_min_len(MANY).map(block).collect(), of }
    }

    /// True where a place is in it.
    #[inline]
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        self.blocks.get(at / 64).is_some_and(|block| block >> (at % 64) & 1 == 1)
    }

    /// How many places are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// True where no place is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|&block| block == 0)
    }

    /// True where every place of the list is in it.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.len() == self.of
    }

    /// How many places of a stretch are in it.
    #[must_use]
    pub fn len_in(&self, range: Range<usize>) -> usize {
        masks(range).map(|(at, mask)| (self.block(at) & mask).count_ones() as usize).sum()
    }

    /// How many are in each run of so many blocks.
    pub(super) fn lens(&self, blocks: usize) -> impl Iterator<Item = u32> {
        self.blocks.chunks(blocks).map(|run| run.iter().map(|block| block.count_ones()).sum())
    }

    /// True where some place of a stretch is in it.
    #[must_use]
    pub fn any_in(&self, range: Range<usize>) -> bool {
        masks(range).any(|(at, mask)| self.block(at) & mask != 0)
    }

    /// The places in it, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.iter_from(0)
    }

    /// Gives the places in it, in order: of millions, sooner than [`Bits::iter`].
    pub(super) fn each(&self, mut give: impl FnMut(usize)) {
        for (at, &block) in self.blocks.iter().enumerate() {
            let mut left = block;
            while left != 0 {
                give(at * Self::BLOCK + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }

    /// Those from the beginning of the block on in which a place is.
    pub(super) fn iter_from(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let blocks = self.blocks.iter().enumerate().skip(first / 64);
        blocks.filter(|(_, block)| **block != 0).flat_map(|(at, &block)| {
            let next = |left: &u64| Some(left & left.wrapping_sub(1)).filter(|&left| left != 0);
            std::iter::successors(Some(block), next).map(move |left| at * 64 + left.trailing_zeros() as usize)
        })
    }

    /// Makes the list longer.
    pub(super) fn grow(&mut self, of: usize) {
        self.of = self.of.max(of);
        self.blocks.resize(self.of.div_ceil(64), 0);
    }

    /// Takes a place out.
    pub(super) fn take(&mut self, at: usize) {
        if let Some(block) = self.blocks.get_mut(at / 64) {
            *block &= !(1 << (at % 64));
        }
    }

    /// Puts a place in.
    #[inline]
    pub(super) fn put(&mut self, at: usize) {
        if let Some(block) = self.blocks.get_mut(at / 64) {
            *block |= 1 << (at % 64);
        }
    }

    /// Puts a place in where something is true, without a branch.
    #[inline]
    pub(super) fn put_if(&mut self, at: usize, is: bool) {
        if let Some(block) = self.blocks.get_mut(at / 64) {
            *block |= u64::from(is) << (at % 64);
        }
    }

    /// Puts a stretch in.
    pub(super) fn put_range(&mut self, range: Range<usize>) {
        for (at, mask) in masks(range) {
            if let Some(block) = self.blocks.get_mut(at) {
                *block |= mask;
            }
        }
    }

    /// Keeps what is in another, too.
    pub(super) fn and(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(a, b)| *a &= b);
    }

    /// Takes in what is in another.
    pub(super) fn or(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(a, b)| *a |= b);
    }

    /// Takes in what is in another whose first place is one of its own.
    pub(super) fn or_from(&mut self, first: usize, other: &Self) {
        let (at, shift) = (first / 64, first % 64);
        let behind = self.blocks.get_mut(at..).unwrap_or_default();
        behind.iter_mut().zip(&other.blocks).for_each(|(a, b)| *a |= b << shift);
        if shift > 0 {
            behind.iter_mut().skip(1).zip(&other.blocks).for_each(|(a, b)| *a |= b >> (64 - shift));
        }
        self.trim();
    }

    /// What was in it, or where not `held` what was not.
    pub(super) fn held(mut self, held: bool) -> Self {
        if !held {
            self.blocks.iter_mut().for_each(|block| *block = !*block);
            self.trim();
        }
        self
    }

    /// How many of its places are in another, too.
    pub(super) fn len_with(&self, other: &Self) -> usize {
        self.blocks.iter().zip(&other.blocks).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// The places of a block, the first in the lowest bit.
    pub(super) fn block(&self, at: usize) -> u64 {
        self.blocks.get(at).copied().unwrap_or(0)
    }

    fn trim(&mut self) {
        if let Some(last) = self.blocks.last_mut().filter(|_| !self.of.is_multiple_of(64)) {
            *last &= (1 << (self.of % 64)) - 1;
        }
    }
}

/// The blocks that a stretch touches, with its places in each.
fn masks(range: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let blocks = if range.is_empty() { 0..0 } else { range.start / 64..range.end.div_ceil(64) };
    blocks.map(move |at| {
        let from = range.start.saturating_sub(at * 64);
        let upto = (range.end - at * 64).min(64);
        (at, (u64::MAX >> (64 - (upto - from))) << from)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_a_set(places in prop::collection::btree_set(0..200usize, 0..40), a in 0..200usize, b in 0..200usize) {
            let mut bits = Bits::none(200);
            for &at in &places {
                bits.put(at);
            }
            let range = a.min(b)..a.max(b);
            let within = places.range(range.clone()).count();
            prop_assert_eq!(bits.iter().collect::<BTreeSet<_>>(), places.clone());
            prop_assert_eq!(bits.len(), places.len());
            let mut each = Vec::new();
            bits.each(|at| each.push(at));
            prop_assert!(each.into_iter().eq(places.iter().copied()));
            prop_assert_eq!((bits.len_in(range.clone()), bits.any_in(range.clone())), (within, within > 0));
            prop_assert_eq!(&Bits::of(200, |at| places.contains(&at)), &bits);
            let not = bits.clone().held(false);
            prop_assert!((0..200).all(|at| bits.holds(at) == places.contains(&at) && not.holds(at) != bits.holds(at)));
            let mut all = not.clone();
            all.or(&bits);
            prop_assert_eq!(&all, &Bits::all(200));
            all.and(&not);
            prop_assert_eq!(all, not);
            let mut shifted = Bits::none(200);
            shifted.or_from(a, &bits);
            prop_assert!(shifted.iter().eq(places.iter().map(|at| at + a).filter(|&at| at < 200)));
            let mut stretch = Bits::none(200);
            stretch.put_range(range.clone());
            prop_assert!(stretch.iter().eq(range));
        }
    }
}
