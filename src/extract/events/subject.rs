//! The noun that a verb has for its subject: the nearest before it that no preposition governs.

use crate::corpus::NameKind;

use super::lexicon::Cues;
use super::line::{Line, Mark, Signs};

/// How far before a verb its subject may begin.
const REACH: usize = 14;

/// "le patron du groupe laitier [répond]": the noun, or the first word of the name.
pub(super) fn before(line: &Line, verb: usize) -> Option<usize> {
    let mut at = verb;
    let mut inserted = false;
    while let Some(last) = at.checked_sub(1).filter(|last| verb - last <= REACH) {
        at = last;
        let opens = at == 0 || line.mark(at - 1) != Mark::Word;
        match line.mark(at) {
            // "Les élus, deux maires en tête, parlent": past an insertion.
            Mark::Comma if !inserted && at + 1 == verb => {
                at = (at.saturating_sub(REACH)..at).rev().find(|&i| line.mark(i) == Mark::Comma)?;
                inserted = true;
            }
            // "Residents say", "Regional police chief Ann Lee denies"
            Mark::Word if opens && !begins(line, at) => return bare(line, at, verb),
            Mark::Word if begins(line, at) && !is_governed(line, at) => {
                return noun(line, at, verb).filter(|_| !is_relative(line, at));
            }
            Mark::Word if !line.is(at, Cues::WHO.or(Cues::HAVE).or(Cues::BE).or(Cues::MODAL)) => {}
            _ => return None,
        }
    }
    None
}

/// True of someone who can act: a name, a word for a person, a group or a body.
pub(super) fn acts(line: &Line, noun: usize) -> bool {
    let named = || {
        line.tokens.get(noun).is_some_and(|t| t.capital)
            && line.name_kind(noun).is_some_and(|k| k != NameKind::Place)
    };
    named() || line.is_someone(noun) || line.counts(noun).people.is_some()
}

/// True where a phrase begins: at its determiner, or at a name without one.
pub(super) fn begins(line: &Line, at: usize) -> bool {
    let bare = || {
        let named = line.tokens[at].capital && line.mention(at).is_some();
        let opens = at == 0
            || !line.is(at - 1, Cues::DETERMINER.or(Cues::ADJECTIVE)) && line.mention(at - 1).is_none();
        named && opens && at.checked_sub(1).is_none_or(|before| !line.is_someone(before))
    };
    // "la compagnie des guides"
    let of = line.key(at) == "des"
        && at > 0
        && line.mark(at - 1) == Mark::Word
        && line.cues(at - 1) == Cues::default();
    line.is(at, Cues::DETERMINER) && !of && !matches!(line.key(at), "du" | "au" | "aux") || bare()
}

/// "avec les élus", "entre Paris et Berlin", "et la mairie": no subject, or not the first of two.
pub(super) fn is_governed(line: &Line, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let joins = matches!(line.key(before), "et" | "ou" | "and" | "or" | "du" | "des" | "au" | "aux");
    line.is(before, Cues::PREP.or(Cues::WHEN).or(Cues::AFTER)) || joins && line.mark(before) == Mark::Word
}

/// "ce que le maire propose", "what the government calls": the verb of a relative clause.
fn is_relative(line: &Line, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| line.is(at, Cues::WHO) || matches!(line.key(at), "what" | "comme"))
}

/// The word for someone in a phrase without a determiner.
fn bare(line: &Line, start: usize, end: usize) -> Option<usize> {
    let phrase = (start..end).take_while(|&at| !line.is(at, Cues::PREP.or(Cues::WHEN).or(Cues::WHO)));
    phrase.into_iter().find(|&at| acts(line, at))
}

/// The noun of a phrase: past determiners, numbers and adjectives before it.
fn noun(line: &Line, start: usize, end: usize) -> Option<usize> {
    let small = Cues::DETERMINER.or(Cues::ADJECTIVE).or(Cues::ADVERB);
    (start..end).find(|&at| !line.is(at, small) && !line.has(at, Signs::NUMBER))
}
