//! The beginnings of words, by which the wording of reports is compared.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::corpus::Event;
use crate::text::Span;
use crate::text::fold;

/// How many bytes before and after a trigger are compared.
const WORDS: usize = 160;

/// The words of a report: those of its sentence that stand near its trigger.
pub(super) fn near(event: &Event) -> Span {
    let (from, to) = (event.trigger.start().saturating_sub(WORDS), event.trigger.end() + WORDS);
    Span::new(from.max(event.sentence.start()), to.min(event.sentence.end()))
}

/// The beginnings of the longer of some words, each once and in order, in the place of others: inflection and
/// derivation fall together ("suspendre", "suspension").
pub(in crate::extract) fn stems(found: &mut Vec<u32>, text: &str, near: Span) {
    found.clear();
    fold::words(whole_words(text, near), |word| found.extend(stem_of(word)));
    found.sort_unstable();
    found.dedup();
    found.truncate(usize::from(u8::MAX));
}

/// The beginning of a longer word, folded, hashed: half of the bits tell the words of a pair of reports apart.
pub(super) fn stem_of(word: &str) -> Option<u32> {
    (word.len() > 4).then(|| (hash(word.get(..5).unwrap_or(word)) >> 32) as u32)
}

/// A stretch of a text, from and to the nearest characters.
pub(super) fn whole_words(text: &str, near: Span) -> &str {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let from = (near.start()..=near.start() + 3).find(boundary).unwrap_or(near.start());
    let to = (near.end().saturating_sub(3)..=near.end()).rev().find(boundary).unwrap_or(near.end());
    Span::new(from, to.max(from)).of(text)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}
