//! What the lexicons know of a written form, once and for all.

use crate::text::Span;
use crate::text::token::{self, Shape};

use super::lexicon::{LEXICON, Slot};

/// A written form as the reading of names sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Known {
    /// How it is written.
    pub(super) shape: Shape,
    /// [`token::Token::key`].
    pub(super) key: u64,
    /// What is filed under it.
    pub(super) slot: Option<&'static Slot>,
    /// True of one capital, which may be an initial with its full stop.
    pub(super) is_initial: bool,
    /// True of a hyphen or apostrophe.
    pub(super) is_joint: bool,
}

impl Known {
    /// Reads a form: a word or a mark.
    pub(in crate::extract) fn of(written: &str) -> Self {
        let mut tokens = Vec::new();
        token::read(written, Span::new(0, written.len()), &mut tokens);
        let (shape, key) = tokens.first().map_or((Shape::Mark, token::EMPTY), |t| (t.shape, t.key));
        let mut letters = written.chars();
        Self {
            shape,
            key,
            slot: if shape == Shape::Mark { None } else { LEXICON.look(key) },
            is_initial: letters.next().is_some_and(char::is_uppercase) && letters.next().is_none(),
            is_joint: token::joint(written, 0) > 0,
        }
    }
}
