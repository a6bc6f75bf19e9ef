//! Lists of millions as they are kept from one time to the next: value behind value, each number in the bytes that it
//! has in memory, so that they are read back at about its speed.
//!
//! `#[serde(with = "flat")]` on a list writes it so.

use std::ops::Range;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

use crate::date::{Date, Edtf, Moment};
use crate::text::Span;
use crate::words::Lang;

use super::{Shared, TimexId};

/// So many values are written at a time.
const PIECE: usize = 4096;

/// A value of few bytes.
pub trait Flat: Sized {
    /// Adds its bytes.
    fn put(&self, to: &mut Vec<u8>);
    /// Takes it from the front of some bytes; `None` where there is no such value.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

/// Writes a list.
pub fn serialize<T: Flat, S: Serializer>(list: &[T], to: S) -> Result<S::Ok, S::Error> {
    let pieces: Vec<Piece<T>> = list.chunks(PIECE).map(Piece).collect();
    (list.len(), pieces).serialize(to)
}

/// Reads a list back, in just the room that it needs.
pub fn deserialize<'de, T: Flat, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let (length, pieces): (usize, Vec<&[u8]>) = Deserialize::deserialize(from)?;
    let mut list = Vec::new();
    list.try_reserve_exact(length).map_err(D::Error::custom)?;
    for mut piece in pieces {
        while !piece.is_empty() {
            list.push(T::take(&mut piece).ok_or_else(|| D::Error::custom("no such value"))?);
        }
    }
    Ok(list)
}

/// `#[serde(with = "flat::bytes")]`: a list of bytes as it is.
pub mod bytes {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes it.
    pub fn serialize<S: Serializer>(list: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(list)
    }

    /// Reads it back.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        <&[u8]>::deserialize(from).map(<[u8]>::to_vec)
    }
}

struct Piece<'l, T>(&'l [T]);

impl<T: Flat> Serialize for Piece<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::with_capacity(size_of_val(self.0));
        self.0.iter().for_each(|value| value.put(&mut bytes));
        to.serialize_bytes(&bytes)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Flat for $number {
            fn put(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn take(from: &mut &[u8]) -> Option<Self> {
                let (bytes, rest) = from.split_first_chunk()?;
                *from = rest;
                Some(Self::from_le_bytes(*bytes))
            }
        }
    )*};
}

numbers! { u8 u16 u32 u64 i8 i16 }

/// Writes structs field by field.
macro_rules! flat {
    ($($of:ident { $($field:tt),* })*) => {$(
        impl $crate::corpus::Flat for $of {
            fn put(&self, to: &mut Vec<u8>) {
                $($crate::corpus::Flat::put(&self.$field, to);)*
            }

            #[inline]
            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: $crate::corpus::Flat::take(from)?),* })
            }
        }
    )*};
}

pub(crate) use flat;

impl<T: Flat> Flat for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        u8::from(self.is_some()).put(to);
        if let Some(value) = self {
            value.put(to);
        }
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        match u8::take(from)? {
            0 => Some(None),
            _ => Some(Some(T::take(from)?)),
        }
    }
}

impl<A: Flat, B: Flat> Flat for (A, B) {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

impl Flat for String {
    fn put(&self, to: &mut Vec<u8>) {
        put_text(self, to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(Self::from)
    }
}

impl Flat for Arc<str> {
    fn put(&self, to: &mut Vec<u8>) {
        put_text(self, to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        take_text(from).map(Self::from)
    }
}

fn take_text<'b>(from: &mut &'b [u8]) -> Option<&'b str> {
    let length = u32::take(from)? as usize;
    let (text, rest) = from.split_at_checked(length)?;
    *from = rest;
    str::from_utf8(text).ok()
}

/// Adds the bytes of a text as of a [`String`].
pub(super) fn put_text(text: &str, to: &mut Vec<u8>) {
    (text.len() as u32).put(to);
    to.extend_from_slice(text.as_bytes());
}

impl Flat for bool {
    fn put(&self, to: &mut Vec<u8>) {
        u8::from(*self).put(to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u8::take(from).map(|n| n != 0)
    }
}

impl Flat for Lang {
    fn put(&self, to: &mut Vec<u8>) {
        u8::from(*self == Self::En).put(to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        u8::take(from).map(|n| if n == 0 { Self::Fr } else { Self::En })
    }
}

impl<T: Flat> Flat for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        put_all(self, to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let length = u32::take(from)? as usize;
        // Whatever a number says, there are not more values than bytes.
        let mut list = Self::with_capacity(length.min(from.len()));
        for _ in 0..length {
            list.push(T::take(from)?);
        }
        Some(list)
    }
}

impl<T: Flat> Flat for Shared<T> {
    fn put(&self, to: &mut Vec<u8>) {
        put_all(self, to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Vec::take(from).map(Self::from)
    }
}

fn put_all<T: Flat>(list: &[T], to: &mut Vec<u8>) {
    (list.len() as u32).put(to);
    for value in list {
        value.put(to);
    }
}

impl<T: Flat> Flat for [T; 2] {
    fn put(&self, to: &mut Vec<u8>) {
        for value in self {
            value.put(to);
        }
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some([T::take(from)?, T::take(from)?])
    }
}

impl Flat for Range<u32> {
    fn put(&self, to: &mut Vec<u8>) {
        (self.start, self.end).put(to);
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(u32::take(from)?..u32::take(from)?)
    }
}

impl Flat for TimexId {
    fn put(&self, to: &mut Vec<u8>) {
        (self.at() as u32).put(to);
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self::new(u32::take(from)? as usize))
    }
}

impl Flat for Span {
    fn put(&self, to: &mut Vec<u8>) {
        (self.start() as u32, self.end() as u32).put(to);
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self::new(u32::take(from)? as usize, u32::take(from)? as usize))
    }
}

impl Flat for Date {
    fn put(&self, to: &mut Vec<u8>) {
        (self.year(), (self.month(), self.day())).put(to);
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        let (year, (month, day)) = Flat::take(from)?;
        Self::new(year, month, day).ok()
    }
}

impl Flat for Moment {
    fn put(&self, to: &mut Vec<u8>) {
        let (unit, doubt) = self.code();
        unit.iter().chain([&doubt]).for_each(|byte| byte.put(to));
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        let (&[a, b, c, doubt], rest) = from.split_first_chunk()?;
        *from = rest;
        Self::coded([a, b, c], doubt)
    }
}

impl Flat for Edtf {
    fn put(&self, to: &mut Vec<u8>) {
        match *self {
            Self::At(moment) => (0_u8, moment).put(to),
            Self::Between(start, end) => (1_u8, (start, end)).put(to),
        }
    }

    #[inline]
    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(from)? {
            0 => Self::At(Flat::take(from)?),
            _ => Self::Between(Flat::take(from)?, Flat::take(from)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, serde::Deserialize)]
    struct Kept<T: Flat>(#[serde(with = "super")] Vec<T>);

    /// What is read back is as it was, and has no room to spare.
    fn check<T: Flat + PartialEq + std::fmt::Debug>(list: Vec<T>) {
        let list = Kept(list);
        let bytes = postcard::to_stdvec(&list).unwrap();
        let back: Kept<T> = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(back, list);
        assert_eq!(back.0.capacity(), back.0.len());
    }

    #[test]
    fn dates_come_back_as_they_were() {
        let texts =
            ["2025", "2025-07-09?/2025-07-11~", "2022-23", "199X", "19XX", "2021/..", "../2026-02", "-0044%"];
        check(texts.iter().map(|text| text.parse::<Edtf>().unwrap()).collect());
    }

    proptest! {
        #[test]
        fn lists_come_back_as_they_were(list in prop::collection::vec((any::<u32>(), prop::option::of(any::<u64>())), 0..9_000)) {
            check(list);
        }

        #[test]
        fn any_bytes_are_a_list_or_none(bytes: Vec<u8>) {
            if let Ok(list) = postcard::from_bytes::<Kept<Option<Edtf>>>(&bytes) {
                check(list.0);
            }
        }
    }
}
