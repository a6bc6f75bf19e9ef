//! When an article was published: stated, given, or inferred with its bounds and its reason.

use crate::corpus::{Basis, Published, Reason};
use crate::date::Edtf;

use super::articles::Draft;
use super::time::Found;

/// The publication date, as wide as the text allows; never today's.
#[must_use]
pub fn date(_text: &str, _draft: &Draft, _found: &[Found], given: Option<Edtf>) -> Published {
    let basis = if given.is_some() { Basis::Given } else { Basis::None };
    Published { edtf: given, basis, reason: Reason::default() }
}
