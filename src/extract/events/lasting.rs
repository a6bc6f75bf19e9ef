//! What lasts: a visit that began or ended on a day, or that took three days.

use jiff::civil::Date;

use crate::corpus::{Basis, EventDate, TimexKind};
use crate::date::{Doubt, Edtf};

use super::group::Tense;
use super::lexicon::Cues;
use super::line::{Line, Mark};
use super::propose::Proposal;

/// How many tokens around a noun its verb and its length may stand.
const NEAR: usize = 8;

/// The longest stay that a text counts in days.
const LONGEST: i64 = 60;

/// Which end of what lasts a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Begins,
    Ends,
    Whole,
}

/// The days of a report that its own sentence dates: "a conclu dimanche sa visite" was until Sunday,
/// "a entamé samedi une visite de deux jours" is Saturday and Sunday.
pub(super) fn dated(line: &Line, proposal: &Proposal, date: EventDate) -> EventDate {
    let Some(noun) = noun(line, proposal) else { return date };
    let Some(day) = date.edtf.as_day() else { return date };
    let days = length(line, noun).and_then(|n| jiff::Span::new().try_days(n - 1).ok());
    let edtf = match (side(line, proposal, noun), days) {
        (Side::Ends, Some(days)) => day.checked_sub(days).map(|first| Edtf::days(first, day)).ok(),
        (_, Some(days)) => day.checked_add(days).map(|last| Edtf::days(day, last)).ok(),
        (Side::Ends, None) => Some(date.edtf.until()),
        // "begins on Monday": a day to come is no state yet.
        (Side::Begins, None) if !is_ahead(line, day) => Some(date.edtf.onwards()),
        _ => None,
    };
    EventDate { edtf: edtf.unwrap_or(date.edtf), ..date }
}

/// True of a day after the article's.
fn is_ahead(line: &Line, day: Date) -> bool {
    line.published.and_then(Edtf::latest).is_some_and(|now| now < day)
}

/// The same for a date that was carried over: where in the stay that day lies is not told.
pub(super) fn carried(line: &Line, proposal: &Proposal, date: EventDate) -> EventDate {
    let whole = dated(line, proposal, date);
    if whole.edtf == date.edtf { date } else { EventDate { edtf: whole.edtf.with(Doubt::Uncertain), ..date } }
}

/// The day on which the story stands after a report of one end of what lasts, or of a stay around a day.
pub(super) fn reached(date: EventDate) -> EventDate {
    let guessed = date.edtf.is_doubtful() && date.basis == Basis::Narrative;
    let day = match date.edtf.fixed() {
        Some((first, last)) if first == last || guessed => Edtf::day(first),
        _ => date.edtf,
    };
    EventDate { edtf: day, ..date }
}

/// The noun of what lasts: the trigger, or the one that gave its verb its meaning.
fn noun(line: &Line, proposal: &Proposal) -> Option<usize> {
    let told =
        proposal.group.is_none_or(|g| matches!(g.tense, Tense::Past | Tense::Pluperfect | Tense::Present));
    [proposal.last, proposal.head].into_iter().find(|&at| told && line.is(at, Cues::LASTS))
}

/// Whether the verb of the noun says that it began or ended.
fn side(line: &Line, proposal: &Proposal, noun: usize) -> Side {
    let cues = |at: usize| match () {
        () if line.is(at, Cues::ENDS) || (line.key(at) == "fin" && takes(line, at)) => Some(Side::Ends),
        () if line.is(at, Cues::BEGINS) => Some(Side::Begins),
        () => None,
    };
    if proposal.group.is_some() {
        return cues(proposal.head).unwrap_or(Side::Whole);
    }
    let open =
        |at: &usize| line.mark(*at) == Mark::Word && !line.is(*at, Cues::WHO.or(Cues::FUTURE).or(Cues::TO));
    // "returned on Saturday after a five-day strike"
    if line.any(noun.saturating_sub(4)..noun, Cues::AFTER) {
        return Side::Ends;
    }
    let before = (noun.saturating_sub(NEAR)..noun).rev().take_while(open).find_map(cues);
    let after = || (noun + 1..noun + 2 * NEAR).take_while(open).find_map(cues);
    before.or_else(after).unwrap_or(Side::Whole)
}

/// "a pris fin", "a mis fin".
fn takes(line: &Line, at: usize) -> bool {
    at > 0 && matches!(line.key(at - 1), "pris" | "prend" | "prennent" | "mis" | "met")
}

/// "une visite de trois jours": its length in days.
fn length(line: &Line, noun: usize) -> Option<i64> {
    let near = (noun.saturating_sub(4)..noun + 5).filter_map(|at| line.timex(at));
    let days = |value: &str| value.strip_prefix('P')?.strip_suffix('D')?.parse::<i64>().ok();
    let counted = near.filter(|t| t.kind == TimexKind::Duration).find_map(|t| days(&t.value));
    counted.filter(|n| (2..=LONGEST).contains(n))
}
