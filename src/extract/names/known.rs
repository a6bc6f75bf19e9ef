//! What the lexicons know of a written form, once and for all.

use crate::text::token::{self, Shape};

use super::lexicon::{Class, LEXICON, Slot};
use super::phrase;

/// A written form as the reading of names sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Known {
    /// How it is written.
    pub(super) shape: Shape,
    /// [`token::Token::key`].
    pub(super) key: u64,
    /// What is filed under it.
    pub(super) slot: Option<&'static Slot>,
    /// True where a name, an office, a group or a body may begin with it, or an acronym in brackets.
    pub(super) opens: bool,
    /// True of one capital, which may be an initial with its full stop.
    pub(super) is_initial: bool,
    /// True of a hyphen or apostrophe.
    pub(super) is_joint: bool,
}

/// False of most words: small ones with which no name and no phrase begins, with a capital or without.
fn opens(shape: Shape, slot: Option<&Slot>) -> bool {
    let begins = |slot: &Slot| slot.may_begin(phrase::OPENS) || slot.may_name();
    let small = |slot: &Slot| slot.class.has(Class::FUNCTION) && !slot.class.has(Class::FIRST_NAME);
    match shape {
        Shape::Capital => slot.is_none_or(|slot| !small(slot) || begins(slot)),
        Shape::Caps => true,
        Shape::Lower => slot.is_some_and(begins),
        Shape::Number | Shape::Mark => false,
    }
}

impl Known {
    /// True of a word for a person by office or trade, for a group or for a body ("patron", "police", "group").
    pub(in crate::extract) fn is_someone(&self) -> bool {
        self.slot.is_some_and(|slot| slot.class.has(Class::ROLE.or(Class::PEOPLE).or(Class::BODY)))
    }

    /// Reads a form: a word or a mark.
    pub(in crate::extract) fn of(written: &str) -> Self {
        let token::Token { shape, key, .. } = token::first(written);
        let slot = if shape == Shape::Mark { None } else { LEXICON.look(key) };
        let mut letters = written.chars();
        let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        Self {
            shape,
            key,
            slot,
            opens: opens(shape, slot) || is_initial || written == "(",
            is_initial,
            is_joint: token::joint(written, 0) > 0,
        }
    }
}
