//! Numbers of one thing, each by whoever gives it: "3 000 personnes selon la police, 6 000 selon les organisateurs".

use std::ops::Range;

use crate::corpus::{Counted, EventType};
use crate::extract::events::complement;
use crate::extract::events::lexicon::Cues;

use crate::extract::events::line::{Line, Mark};
use crate::extract::events::propose::Proposal;
use crate::extract::events::voice;
use crate::text::Span;

use super::Count;
use super::value::Value;

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

/// "while police counted 4,500", "la préfecture en a dénombré 800": whoever counts.
fn whose_count(line: &Line, number: usize) -> Option<Span> {
    let near = (number.saturating_sub(COUNT)..number).rev().take_while(|&at| line.mark(at) == Mark::Word);
    let verb = near.into_iter().find(|&at| complement::counts(line.key(at)))?;
    let small = |&at: &usize| line.is(at, Cues::HAVE.or(Cues::CLITIC)) || line.key(at) == "en";
    let first = (0..verb).rev().take_while(small).last().unwrap_or(verb);
    let phrase = voice::before(line, first)?;
    Some(line.cover(phrase.start, phrase.end - 1))
}

/// How many tokens before a number the verb may stand that counts it.
const COUNT: usize = 4;

/// Whoever "selon", "d'après" or "according to" names among some tokens.
fn whose(line: &Line, tokens: Range<usize>) -> Option<Span> {
    let after = |at: usize| line.key(at) == "après" && line.key(at - 1) == "d'";
    let by = tokens.into_iter().find(|&at| line.is(at, Cues::SOURCE) || at > 0 && after(at))?;
    let start = if line.key(by + 1) == "to" { by + 2 } else { by + 1 };
    let phrase = voice::named(line, start)?;
    Some(line.cover(phrase.start, phrase.end - 1))
}
