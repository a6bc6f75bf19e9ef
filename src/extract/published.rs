//! When an article was published: given, stated, or inferred with its bounds and its reason.

mod bounds;
mod elsewhere;
mod given;
mod inferred;
mod named;
mod stated;
mod terms;
#[cfg(test)]
mod tests;

pub use elsewhere::Elsewhere;
pub use given::read as read_given;
pub use named::day as day_named;

use crate::corpus::{Basis, Published, Reason, Source};
use crate::date::{Date, Edtf};
use crate::text::Span;

use super::articles::Draft;
use super::live;
use super::time::{self, Found};

/// What tells an article's day beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// A date given for all articles of its source.
    pub given: Option<Edtf>,
    /// The day that the name of its source gives, with that name; of no use where several articles share the source.
    pub named: Option<(&'a str, Date)>,
}

impl<'a> Beside<'a> {
    /// Of an article of a source, which may be its only one.
    #[must_use]
    pub fn of(source: &'a Source, is_alone: bool) -> Self {
        Self { given: source.published, named: day_named(source).filter(|_| is_alone) }
    }
}

/// A file is named after a day so many days from that of its article at most, if it is named after that.
const NEAR: i32 = 31;

/// The publication date, as wide as the text allows; never today's. The day that its source is named after counts
/// where the page states none; days told elsewhere count where the text names enough of them.
#[must_use]
pub fn date(
    text: &str,
    beside: Beside,
    draft: &Draft,
    sentences: &[Span],
    found: &[Found],
    elsewhere: &Elsewhere,
) -> Published {
    if let Some(date) = beside.given {
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
    let stated = stated::date(text, draft, &told);
    if let Some(stated) =
        stated.as_ref().filter(|stated| matches!(stated.basis, Basis::Stated | Basis::Header))
    {
        return stated.clone();
    }
    let from_text = told.date();
    // A file may be named after any day, an address only after its own.
    let address = named::in_address(text, draft);
    let named = address.or_else(|| beside.named.filter(|(_, day)| allows(from_text.as_ref(), *day)));
    let named = named.and_then(|(words, day)| Some((words, by_its_line(text, draft, day)?)));
    if let Some((words, day)) = named {
        return of(Edtf::day(day), Basis::Inferred, Reason::because("why-named", &[words]));
    }
    let inferred = stated.or_else(|| stated::changed(text, draft, &told)).or(from_text);
    let published = inferred.unwrap_or_else(Published::unknown);
    if elsewhere.is_some() && published.basis == Basis::Inferred {
        return Published { reason: published.reason.and(Elsewhere::WHY, &[]), ..published };
    }
    published
}

/// The day that an article's date line gives without its year, in the year of a day near it; that day itself where no
/// line gives one.
fn by_its_line(text: &str, draft: &Draft, day: Date) -> Option<Date> {
    let found = draft.date_line.map(|line| time::recognise(text, &[line], draft.lang)).unwrap_or_default();
    match found.iter().find_map(|found| bounds::month_and_day(&found.form, day.year())) {
        Some(own) => (bounds::distance(own, day).abs() <= NEAR).then_some(own),
        None => Some(day),
    }
}

/// Whether a text can be of a day by what it tells; what it leaves open is no bound.
fn allows(told: Option<&Published>, day: Date) -> bool {
    let bounds = told.and_then(|told| told.edtf).map(|edtf| (edtf.start(), edtf.end()));
    bounds.is_none_or(|(from, to)| {
        let to = to.filter(|to| *to == to.unit().sure());
        from.is_none_or(|from| from.unit().first() <= day) && to.is_none_or(|to| day <= to.unit().last())
    })
}

fn of(date: Edtf, basis: Basis, reason: Reason) -> Published {
    Published { edtf: Some(date), basis, reason }
}
