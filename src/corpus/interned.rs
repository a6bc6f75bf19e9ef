//! Short words out of few, such as the values of dates: each is kept once, and stands everywhere as a number.

use std::fmt;
use std::ops::Deref;
use std::sync::{LazyLock, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use crate::corpus::flat;

/// A word in four bytes. The words live as long as the program.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interned(u32);

/// All words by number, and the number of each.
#[derive(Default)]
struct Words {
    words: Vec<&'static str>,
    numbers: FxHashMap<&'static str, u32>,
}

static WORDS: LazyLock<RwLock<Words>> = LazyLock::new(RwLock::default);

impl From<&str> for Interned {
    fn from(word: &str) -> Self {
        let known = WORDS.read().unwrap_or_else(PoisonError::into_inner).numbers.get(word).copied();
        Self(known.unwrap_or_else(|| WORDS.write().unwrap_or_else(PoisonError::into_inner).enter(word)))
    }
}

impl Words {
    fn enter(&mut self, word: &str) -> u32 {
        // Another thread may have been quicker.
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let (word, number): (&'static str, _) = (Box::leak(word.into()), self.words.len() as u32);
        self.words.push(word);
        self.numbers.insert(word, number);
        number
    }
}

impl Interned {
    /// The word itself.
    #[must_use]
    pub fn word(self) -> &'static str {
        let words = WORDS.read().unwrap_or_else(PoisonError::into_inner);
        words.words.get(self.0 as usize).copied().unwrap_or("")
    }
}

impl Interned {
    /// All words by number: what numbers mean that were written in this run of the program.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        WORDS.read().unwrap_or_else(PoisonError::into_inner).words.clone()
    }

    /// The same word, where its number is that of another run, of which these are the words.
    #[must_use]
    pub fn among(self, words: &[Self]) -> Option<Self> {
        words.get(self.0 as usize).copied()
    }
}

flat! { Interned { 0 } }

impl Deref for Interned {
    type Target = str;

    fn deref(&self) -> &str {
        self.word()
    }
}

impl fmt::Debug for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.word(), f)
    }
}

impl fmt::Display for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.word(), f)
    }
}
