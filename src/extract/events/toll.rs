//! Tolls told by a number and a noun alone: "64 malades dans deux pays", "the march ended with two dead".

use crate::corpus::{EventRule, EventType};

use super::after::After;
use super::lexicon::{Class, Cues};
use super::line::{Line, Mark, Signs};
use super::propose::Proposal;

/// How many tokens after a number its noun may stand.
const NOUN: usize = 4;

/// The tolls that no verb or noun of the sentence has told.
pub(super) fn proposals(line: &Line, found: &[Proposal]) -> Vec<Proposal> {
    if !line.seen.has(Cues::VICTIM) {
        return Vec::new();
    }
    let counted = |at: usize| Some((at, victims(line, at)?));
    // "Il n'y a pas eu de blessé"
    let none = |at: usize| line.key(at) == "de" && (at.saturating_sub(2)..at).any(|i| line.key(i) == "pas");
    let counts = |at: &usize| line.has(*at, Signs::NUMBER) || line.is(*at, Cues::NONE) || none(*at);
    let tolls = (0..line.tokens.len()).filter(counts).filter_map(counted);
    let untold = |&(first, last): &(usize, usize)| {
        let verb =
            |p: &Proposal| (p.first..=p.last + 1).contains(&last) || (p.first..=p.last).contains(&first);
        !found.iter().any(verb) && !is_told(line, first, last)
    };
    // "de blessé": the noun alone.
    let trim = |first: usize, last: usize| if line.key(first) == "de" { last } else { first };
    // "Les tirs ont fait 17 morts": of what the sentence tells, or the one before.
    let violence = found.iter().any(|p| p.kind == EventType::Assault)
        || line.after == After::Violence && !found.iter().any(|p| p.class == Class::Happening);
    let kind = if violence { EventType::Assault } else { EventType::Other };
    tolls.filter(untold).map(|(first, last)| toll(kind, trim(first, last), last)).collect()
}

/// The noun for victims behind a number: "49 nourrissons contaminés", "one dead".
fn victims(line: &Line, number: usize) -> Option<usize> {
    let known = Cues::THE.or(Cues::DEMONSTRATIVE).or(Cues::POSSESSIVE);
    let before = number.checked_sub(1);
    if line.timex(number).is_some() || before.is_some_and(|at| line.is(at, known)) {
        return None;
    }
    let near =
        (number + 1..number + NOUN).take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::HAVE));
    near.into_iter().find(|&at| line.is(at, Cues::VICTIM))
}

/// "46 blessés ont été évacués": a verb tells what befell them.
fn is_told(line: &Line, first: usize, last: usize) -> bool {
    let finite = Cues::HAVE.or(Cues::BE);
    let open = |at: &usize| !matches!(line.mark(*at), Mark::Stop | Mark::Comma) && !line.is(*at, Cues::WHO);
    let mut after = (last + 1..line.tokens.len()).take_while(open).take(8);
    // "Aucun blessé n'est à déplorer"
    if after.clone().any(|at| line.key(at) == "déplorer") {
        return false;
    }
    let before = (first.saturating_sub(8)..first).rev().take_while(open);
    after.any(|at| line.is(at, finite)) || before.into_iter().any(|at| line.counts(at).told.is_some())
}

fn toll(kind: EventType, first: usize, last: usize) -> Proposal {
    let (class, rule) = (Class::Happening, EventRule::Noun);
    Proposal { first, head: last, last, kind, class, group: None, rule }
}
