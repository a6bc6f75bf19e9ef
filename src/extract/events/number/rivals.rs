//! Numbers of one thing, each by whoever gives it: "3 000 personnes selon la police, 6 000 selon les organisateurs".

use std::ops::Range;

use crate::corpus::{Counted, EventType};
use crate::extract::events::hint::{Hint, hints_at};
use crate::extract::events::lexicon::Cues;

use crate::extract::events::line::{Line, Mark, Signs};
use crate::extract::events::propose::Proposal;
use crate::extract::events::voice;
use crate::text::Span;

use super::Count;
use super::lexicon::Table;
use super::value::{self, Value};

/// How many tokens behind a number "selon" may stand.
const NEAR: usize = 3;

/// The last token of the number that a sentence told last.
#[derive(Debug, Default)]
pub(super) struct Rivals(Option<usize>);

/// "6 000 selon les organisateurs", "12 000 according to the unions": what a bare number counts is what was counted
/// before it, or whoever marched. Its report, what it counts, and its last token.
pub(super) fn bare(
    line: &Line,
    proposals: &[Proposal],
    value: &Value,
    found: &[(usize, Count)],
) -> Option<(usize, Counted, usize)> {
    if let Some((report, count)) = found.last() {
        whose(line, value.last + 1..value.last + NEAR).or_else(|| whose_count(line, value.first))?;
        return Some((*report, count.what, value.last));
    }
    whose(line, value.last + 1..value.last + NEAR)?;
    let report = proposals.iter().position(|p| p.kind == EventType::Protest)?;
    Some((report, Counted::Protesters, value.last))
}

impl Rivals {
    /// Names whoever gives the last two numbers, where they are of one thing and the later has someone of its own.
    pub(super) fn tell(&mut self, line: &Line, found: &mut [(usize, Count)], first: usize, last: usize) {
        let before = self.0.replace(last);
        let [.., (one, told), (other, count)] = found else { return };
        let Some(before) = before.filter(|_| one == other && told.what == count.what) else { return };
        // "deux soldats selon l'armée, cinq civils selon une ONG": others are counted.
        let same = count.what == Counted::Protesters || line.key(last) == line.key(before) || first == last;
        let own = || whose(line, last + 1..last + NEAR).or_else(|| whose_count(line, first));
        if let Some(own) = own().filter(|_| same) {
            count.source = Some(own);
            told.source = told.source.or_else(|| whose(line, before + 1..first));
        }
    }
}

/// A number that someone else gives for what a sentence before told.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract::events) struct Claim {
    /// The number.
    pub count: Count,
    /// What it says it counts; else what was counted before.
    pub what: Option<Counted>,
    /// Whoever gives it.
    pub source: Span,
    /// The verb that counts, where there is one.
    pub verb: Option<Span>,
}

/// "Organizers put the crowd at 6,000.", "Ils étaient 6 000 selon les syndicats.": the first bare number of a sentence
/// that someone gives.
pub(in crate::extract::events) fn claim(line: &Line) -> Option<Claim> {
    let table = Table::of(line.story.lang);
    // "A local official put the toll at 31"
    let article = |at: usize| matches!(line.key(at), "a" | "an" | "un" | "une");
    let mut numbers = (0..line.tokens.len()).filter(|&at| line.has(at, Signs::NUMBER) && !article(at));
    let value = numbers.find_map(|at| value::read(line, table, at))?;
    let verb = count_verb(line, value.first);
    // "Witnesses counted at least 31 bodies"
    let (what, last) = match super::counted(line, table, &value) {
        Some(_) if verb.is_none() => return None,
        Some((what, last)) => (Some(what), last),
        None => (None, value.last),
    };
    let said = || whose(line, value.last + 1..value.last + NEAR);
    let source = said().or_else(|| whose_count(line, value.first))?;
    let span = line.cover(value.first, last);
    let counted = what.unwrap_or(Counted::Protesters);
    let count = Count { span, what: counted, low: value.low, high: value.high, source: None };
    Some(Claim { count, what, source, verb: verb.map(|at| line.tokens[at].span) })
}

/// "while police counted 4,500", "la préfecture en a dénombré 800": whoever counts.
fn whose_count(line: &Line, number: usize) -> Option<Span> {
    let verb = count_verb(line, number)?;
    let small = |&at: &usize| line.is(at, Cues::HAVE.or(Cues::CLITIC)) || line.key(at) == "en";
    let first = (0..verb).rev().take_while(small).last().unwrap_or(verb);
    let phrase = voice::before(line, first)?;
    Some(line.cover(phrase.start, phrase.end - 1))
}

/// The verb right before a number that counts it.
fn count_verb(line: &Line, number: usize) -> Option<usize> {
    let near = (number.saturating_sub(COUNT)..number).rev().take_while(|&at| line.mark(at) == Mark::Word);
    near.into_iter().find(|&at| hints_at(line.key(at), Hint::Counts))
}

/// How many tokens before a number the verb may stand that counts it.
const COUNT: usize = 6;

/// Whoever "selon", "d'après" or "according to" names among some tokens.
fn whose(line: &Line, tokens: Range<usize>) -> Option<Span> {
    let after = |at: usize| line.key(at) == "après" && line.key(at - 1) == "d'";
    // "4 000 manifestants dénombrés par la police, 9 000 par les syndicats"
    let says = |at: usize| {
        matches!(line.key(at), "par" | "by") && (0..at).any(|i| hints_at(line.key(i), Hint::Counts))
    };
    let by = tokens.into_iter().find(|&at| line.is(at, Cues::SOURCE) || at > 0 && after(at) || says(at))?;
    let start = if line.key(by + 1) == "to" { by + 2 } else { by + 1 };
    let phrase = voice::named(line, start)?;
    Some(line.cover(phrase.start, phrase.end - 1))
}
