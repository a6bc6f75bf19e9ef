//! Whose day a sentence names: "the inquiry into the accident of May 9" tells when the accident was, not the inquiry.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::rows;

use super::line::{Line, Mark};
use super::propose::Proposal;

/// How many tokens before its noun a phrase may begin.
const PHRASE: usize = 5;

/// True of the day at a token that another noun has for itself, where that noun stands behind a preposition which tells
/// what something is about: "sur la fusillade du 26 octobre", "into Tuesday’s collapse".
pub(super) fn is_of_another(line: &Line, at: usize, last: usize, proposal: &Proposal) -> bool {
    let noun = complemented(line, at).or_else(|| possessed(line, last));
    let Some((noun, from)) = noun.filter(|(noun, _)| *noun != proposal.head && *noun != proposal.last) else {
        return false;
    };
    // "sur la fusillade": the preposition stands before the article and the adjectives.
    let first = from.saturating_sub(PHRASE).max(if proposal.head < noun { proposal.last + 1 } else { 0 });
    let inside = (first..from).rev().take_while(|&at| line.mark(at) == Mark::Word);
    inside.take_while(|&at| !is_holding(line.key(at))).any(|at| is_about(line.key(at)))
}

/// "la fusillade du 26 octobre", "the accident of May 9": the noun, and where its phrase ends.
fn complemented(line: &Line, day: usize) -> Option<(usize, usize)> {
    let of = |at: usize| matches!(line.key(at), "du" | "de" | "d'" | "of");
    let preposition = (1..=2).filter_map(|back| day.checked_sub(back)).find(|&before| of(before))?;
    let noun = preposition.checked_sub(1)?;
    (line.mark(noun) == Mark::Word && !counts_time(line.key(noun))).then_some((noun, noun))
}

/// "Tuesday’s collapse": the noun, and where the day begins.
fn possessed(line: &Line, last: usize) -> Option<(usize, usize)> {
    let mark = line.key(last).ends_with("'s");
    let noun =
        (last + 1..last + 3).find(|&at| line.tokens.get(at).is_some_and(|token| token.word.noun.is_some()));
    noun.filter(|_| mark).map(|noun| (noun, last))
}

/// True of a noun that something is about: "une enquête sur l’attentat".
pub(super) fn is_matter(line: &Line, proposal: &Proposal) -> bool {
    let mut before = proposal.head.saturating_sub(3)..proposal.head;
    proposal.group.is_none() && before.any(|at| is_about(line.key(at)))
}

/// What a word says of the phrase that it stands in, or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    About,
    Holding,
    Time,
}

static ROLES: LazyLock<FxHashMap<&str, Role>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../assets/lexicon/complements.tsv"));
    let role = |name| match name {
        "about" => Role::About,
        "holding" => Role::Holding,
        _ => Role::Time,
    };
    table.flat_map(|[name, words]| words.split(' ').map(move |word| (word, role(name)))).collect()
});

/// Before a phrase that is what something is about.
fn is_about(word: &str) -> bool {
    ROLES.get(word) == Some(&Role::About)
}

/// Before a phrase that tells when: what happens there is of its day.
fn is_holding(word: &str) -> bool {
    ROLES.get(word) == Some(&Role::Holding)
}

/// Of the expression of a day, not of what happened on it: "la soirée du 6 mai", "au cours du 6 mai".
fn counts_time(word: &str) -> bool {
    matches!(ROLES.get(word), Some(Role::Time | Role::Holding))
}
