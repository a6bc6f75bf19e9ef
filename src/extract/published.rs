//! When an article was published: given, stated, or inferred with its bounds and its reason.

mod bounds;
mod elsewhere;
mod given;
mod inferred;
mod stated;
mod terms;
#[cfg(test)]
mod tests;

pub use elsewhere::Elsewhere;
pub use given::read as read_given;

use crate::corpus::{Basis, Published, Reason};
use crate::date::Edtf;
use crate::text::Span;

use super::articles::Draft;
use super::live;
use super::time::{self, Found};

/// The publication date, as wide as the text allows; never today's. Days told elsewhere count where the text names
/// enough of them.
#[must_use]
pub fn date(
    text: &str,
    draft: &Draft,
    sentences: &[Span],
    found: &[Found],
    given: Option<Edtf>,
    elsewhere: &Elsewhere,
) -> Published {
    if let Some(date) = given {
        return of(date, Basis::Given, Reason::because("why-given", &[&date.to_string()]));
    }
    let heading = draft.date_line.filter(|_| !elsewhere.is_empty());
    let heading = heading.map(|line| time::recognise(text, &[line], draft.lang)).unwrap_or_default();
    let elsewhere = Some(elsewhere).filter(|elsewhere| elsewhere.tells(heading.iter().chain(found)));
    let told = inferred::Told::new(text, draft, sentences, found, elsewhere);
    let entries = draft.date_line.zip(live::last_day(text, draft));
    if let Some((words, day)) = entries {
        return of(day, Basis::Inferred, Reason::because("why-entries", &[words.of(text)]));
    }
    let stated = stated::date(text, draft, &told).or_else(|| stated::changed(text, draft, &told));
    let published = stated.or_else(|| told.date()).unwrap_or_else(Published::unknown);
    if elsewhere.is_some() && published.basis == Basis::Inferred {
        return Published { reason: published.reason.and(Elsewhere::WHY, &[]), ..published };
    }
    published
}

fn of(date: Edtf, basis: Basis, reason: Reason) -> Published {
    Published { edtf: Some(date), basis, reason }
}
