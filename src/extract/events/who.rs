//! Who takes part in an event, and where it takes place: the names around its trigger.

use crate::corpus::{Mention, NameId, NameKind, Participant, Role};

use super::lexicon::{Class, Cues};
use super::line::{Line, Mark};
use super::propose::Proposal;

/// How many tokens around a trigger are looked at.
const REACH: usize = 25;

/// Those who take part and the places, each once.
pub(super) fn of(line: &Line, proposal: &Proposal) -> (Vec<Participant>, Vec<NameId>) {
    let (mut actors, mut places) = (Vec::new(), Vec::new());
    let passive = proposal.group.is_some_and(|g| g.passive);
    let first = proposal.first.saturating_sub(REACH);
    let last = (proposal.last + REACH).min(line.tokens.len());
    let mut seen = None;
    for at in first..last {
        let Some(mention) = line.mention(at).filter(|m| seen != Some(m.span)) else { continue };
        if (at.min(proposal.head)..at.max(proposal.head)).any(|i| line.mark(i) == Mark::Stop) {
            continue;
        }
        seen = Some(mention.span);
        let left = at < proposal.head;
        if is_place(line, at, left) {
            push_once(&mut places, mention.name);
            continue;
        }
        let doer = match proposal.group {
            Some(_) if passive => is_agent(line, at),
            Some(_) => left && !is_told(line, at, proposal),
            None => does_noun(line, at, proposal),
        };
        add(&mut actors, mention, if doer { Role::Actor } else { Role::Recipient });
    }
    (actors, places)
}

/// "Lyon attend", a-t-elle dit: who is named in a quotation is spoken of.
fn is_told(line: &Line, at: usize, proposal: &Proposal) -> bool {
    let speaks = matches!(proposal.class, Class::Say | Class::Think | Class::Announce);
    speaks && line.quoted(at) && !line.quoted(proposal.head)
}

/// A place is an actor only as the subject: without a preposition before it and a verb after it.
fn is_place(line: &Line, at: usize, left: bool) -> bool {
    let locative = at > 0
        && matches!(line.key(at - 1), "à" | "dans" | "en" | "sur" | "in" | "at" | "near" | "au" | "aux");
    match line.name_kind(at) {
        Some(NameKind::Place) => locative || !left || (at > 0 && line.is(at - 1, Cues::PREP)),
        Some(NameKind::State) => locative,
        _ => false,
    }
}

/// "la visite de X", "X's visit", "les frappes par X": who does what a noun tells.
fn does_noun(line: &Line, at: usize, proposal: &Proposal) -> bool {
    if at < proposal.head {
        return line.key(at).ends_with("'s");
    }
    let between = proposal.last + 1..at;
    let by = |i: usize| {
        matches!(line.key(i), "de" | "du" | "d'" | "des" | "par" | "entre" | "of" | "by" | "between")
    };
    between.len() <= 9 && between.into_iter().any(by)
}

/// "par X", "by X".
fn is_agent(line: &Line, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|i| matches!(line.key(i), "par" | "by"))
}

fn add(actors: &mut Vec<Participant>, mention: &Mention, role: Role) {
    if actors.iter().all(|a| a.name != mention.name) {
        actors.push(Participant { name: mention.name, role, span: mention.span });
    }
}

fn push_once(places: &mut Vec<NameId>, name: NameId) {
    if !places.contains(&name) {
        places.push(name);
    }
}
