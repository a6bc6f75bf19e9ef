//! Whom a sentence quotes: "selon …", "a déclaré …", an incise, quotation marks.

use crate::text::Span;

use super::group::{self, Tense};
use super::lexicon::{Class, Cues};
use super::line::{Line, Mark};
use super::propose::Proposal;

/// Someone whose words a stretch of a sentence is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    /// The tokens that are said.
    pub first: usize,
    /// One past the last of them.
    pub end: usize,
    /// Who says them, where the sentence says it.
    pub who: Option<Span>,
    /// True for "selon X": the source is named beside the report, not by a verb.
    pub is_named: bool,
    /// True under a verb of saying that is a report of its own ("a déclaré que").
    pub is_statement: bool,
}

/// How many tokens a source's name may have.
const LONGEST: usize = 12;

/// The sources of a sentence.
pub(super) fn all(line: &Line) -> Vec<Source> {
    let mut found = Vec::new();
    for at in 0..line.tokens.len() {
        if line.is(at, Cues::SOURCE) {
            found.extend(beside(line, at));
        } else if let Some((lemma, forms)) = line.tokens[at].word.verb
            && line
                .lexicon
                .senses(lemma)
                .iter()
                .any(|s| matches!(s.class, Class::Say | Class::Think | Class::Announce))
            && let Some(group) = group::read(line, at, forms)
        {
            found.extend(by_verb(line, group));
        }
    }
    found
}

/// The source that covers a token, the innermost first.
pub(super) fn of(sources: &[Source], at: usize) -> Option<&Source> {
    sources.iter().filter(|s| (s.first..s.end).contains(&at)).min_by_key(|s| s.end - s.first)
}

/// Whom a report is attributed to: its source, or the speaker of a statement.
pub(super) fn attribution(line: &Line, proposal: &Proposal, source: Option<&Source>) -> Option<Span> {
    let speaks = matches!(proposal.class, Class::Say | Class::Think | Class::Announce);
    let speaker = || proposal.group.filter(|_| speaks).and_then(|g| speaker(line, g));
    source.and_then(|s| s.who).or_else(speaker)
}

/// The subject of a verb of saying, before it or (after a quotation) behind it.
fn speaker(line: &Line, group: group::Group) -> Option<Span> {
    let quoted = group.first.checked_sub(1).is_some_and(|b| line.mark(b) != Mark::Word);
    let end = phrase_end(line, group.head + 1);
    if quoted && end > group.head + 1 {
        return Some(line.cover(group.head + 1, end - 1));
    }
    subject(line, group.first)
}

/// "selon X": the whole sentence up to the next stop is theirs.
fn beside(line: &Line, at: usize) -> Option<Source> {
    let start = if line.key(at + 1) == "to" { at + 2 } else { at + 1 };
    let end = phrase_end(line, start);
    let who = (end > start).then(|| line.cover(start, end - 1))?;
    Some(Source { first: 0, end: line.tokens.len(), who: Some(who), is_named: true, is_statement: false })
}

/// "X a déclaré que …": what follows is theirs; "…, disent X": what stands before.
fn by_verb(line: &Line, group: group::Group) -> Option<Source> {
    let that = (group.head + 1..group.head + 5).find(|&i| line.is(i, Cues::THAN) || line.key(i) == "that");
    let comma_before = group
        .first
        .checked_sub(1)
        .is_some_and(|b| matches!(line.mark(b), Mark::Comma | Mark::Close | Mark::Quote));
    if that.is_none() && comma_before {
        let end = phrase_end(line, group.head + 1);
        let who = (end > group.head + 1).then(|| line.cover(group.head + 1, end - 1));
        return Some(Source { first: 0, end: group.first, who, is_named: false, is_statement: false });
    }
    let that = that?;
    let who = subject(line, group.first);
    let is_statement = !matches!(group.tense, Tense::Present | Tense::Imperfect);
    Some(Source {
        first: that + 1,
        end: complement_end(line, that, group.first),
        who,
        is_named: false,
        is_statement,
    })
}

/// Where a complement ends: before a verb joined to the verb of saying ("a affirmé que … et a demandé").
fn complement_end(line: &Line, that: usize, first: usize) -> usize {
    let auxiliary = line.key(first);
    let joined =
        |at: &usize| matches!(line.key(*at), "et" | "and" | "mais" | "but") && line.key(at + 1) == auxiliary;
    (that..line.tokens.len())
        .find(|at| joined(at) && line.is(first, Cues::HAVE.or(Cues::BE)))
        .unwrap_or(line.tokens.len())
}

/// The words before a verb group back to a comma or stop.
pub(super) fn subject(line: &Line, first: usize) -> Option<Span> {
    let start = (first.saturating_sub(LONGEST)..first)
        .rev()
        .take_while(|&i| line.mark(i) == Mark::Word && !line.is(i, Cues::WHO))
        .last()?;
    Some(line.cover(start, first - 1))
}

/// Where a source's name ends: at a comma, a stop, a verb or a conjunction.
fn phrase_end(line: &Line, start: usize) -> usize {
    (start..(start + LONGEST).min(line.tokens.len()))
        .find(|&i| {
            line.mark(i) != Mark::Word || line.is(i, Cues::WHO.or(Cues::THAN).or(Cues::HAVE).or(Cues::BE))
        })
        .unwrap_or((start + LONGEST).min(line.tokens.len()))
}
