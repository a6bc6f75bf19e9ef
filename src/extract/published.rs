//! When an article was published: given, stated, or inferred with its bounds and its reason.

mod given;
mod inferred;
mod stated;
mod terms;
#[cfg(test)]
mod tests;

pub use given::read as read_given;

use crate::corpus::{Basis, Published, Reason};
use crate::date::Edtf;
use crate::text::Span;

use super::articles::Draft;
use super::time::Found;

/// The publication date, as wide as the text allows; never today's.
#[must_use]
pub fn date(
    text: &str,
    draft: &Draft,
    sentences: &[Span],
    found: &[Found],
    given: Option<Edtf>,
) -> Published {
    if let Some(date) = given {
        return of(date, Basis::Given, Reason::because("why-given", &[&date.to_string()]));
    }
    let told = inferred::Told::new(text, draft, sentences, found);
    let stated = stated::date(text, draft, &told).or_else(|| stated::changed(text, draft, &told));
    stated.or_else(|| told.date()).unwrap_or_else(Published::unknown)
}

fn of(date: Edtf, basis: Basis, reason: Reason) -> Published {
    Published { edtf: Some(date), basis, reason }
}
