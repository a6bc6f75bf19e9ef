//! Which words of a sentence tell of an event: verbs by their group, nouns by the signs around them.

use crate::corpus::EventType;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Cues, Lemma, Need, Sense};
use super::line::{Line, Mark};
use super::noun;

/// A happening that a sentence seems to tell of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proposal {
    /// Its first token.
    pub first: usize,
    /// The verb or noun.
    pub head: usize,
    /// Its last token: the head, or the word that gave it its meaning.
    pub last: usize,
    /// The type its line gives.
    pub kind: EventType,
    /// How the line tells.
    pub class: Class,
    /// The verb group; `None` for a noun.
    pub group: Option<Group>,
    /// The rule that proposed it.
    pub rule: &'static str,
}

/// How many tokens after a trigger its object may begin.
const OBJECT: usize = 7;
/// How many tokens before a passive verb its subject may end.
const SUBJECT: usize = 9;

/// The proposals of a sentence, in order, one per happening.
pub(super) fn all(line: &Line) -> Vec<Proposal> {
    let mut found = Vec::new();
    for (at, token) in line.tokens.iter().enumerate() {
        let word = token.word;
        if word.verb.is_none() && word.noun.is_none() {
            continue;
        }
        let verb = || word.verb.and_then(|(lemma, forms)| verb(line, at, lemma, forms));
        let noun = || word.noun.and_then(|lemma| named(line, at, lemma));
        let proposal = match (word.verb, word.noun) {
            (Some((_, forms)), Some(_)) if noun::reads_as_noun(line, at, forms) => noun(),
            (Some(_), _) => verb(),
            _ => noun(),
        };
        found.extend(proposal);
    }
    one_per_happening(line, found)
}

fn verb(line: &Line, at: usize, lemma: Lemma, forms: Forms) -> Option<Proposal> {
    let group = group::read(line, at, forms)?;
    let (sense, met) =
        line.lexicon.senses(lemma).iter().find_map(|s| fits(line, s, group).map(|m| (s, m)))?;
    if !tells(line, group, sense) {
        return None;
    }
    let rule = match sense.class {
        Class::Say | Class::Think | Class::Announce => "speech",
        _ if group.passive => "verb-passive",
        _ => "verb",
    };
    let last = met.max(at);
    Some(Proposal {
        first: group.first,
        head: at,
        last,
        kind: sense.kind,
        class: sense.class,
        group: Some(group),
        rule,
    })
}

fn named(line: &Line, at: usize, lemma: Lemma) -> Option<Proposal> {
    let (sense, met) =
        line.lexicon.senses(lemma).iter().find_map(|s| needed(line, s, at, false).map(|m| (s, m)))?;
    let enough = if sense.class == Class::Happening { 1 } else { 2 };
    if noun::evidence(line, at) < enough {
        return None;
    }
    let last = met.max(at);
    Some(Proposal {
        first: at,
        head: at,
        last,
        kind: sense.kind,
        class: sense.class,
        group: None,
        rule: "noun",
    })
}

/// The token that met the needs of a line of the table that fits a verb group; the verb where it needs nothing.
fn fits(line: &Line, sense: &Sense, group: Group) -> Option<usize> {
    let class = match sense.class {
        Class::Reflexive => group.reflexive && !group.passive,
        Class::Governs | Class::Plans => false,
        Class::Say | Class::Think | Class::Announce => !group.reflexive,
        _ => !group.reflexive || group.passive,
    };
    if !class {
        return None;
    }
    needed(line, sense, group.head, group.passive)
}

/// The token that meets a line's needs, after the head or (passive) before its group.
fn needed(line: &Line, sense: &Sense, head: usize, passive: bool) -> Option<usize> {
    if sense.needs.is_empty() {
        return Some(head);
    }
    let meets = |at: &usize| sense.needs.iter().any(|&need| line.meets(*at, need));
    let after = (head + 1..(head + 1 + OBJECT).min(line.tokens.len()))
        .take_while(|&at| line.mark(at) != Mark::Stop)
        .find(meets);
    if let Some(at) = after.filter(|_| !passive || sense.needs.iter().all(|n| matches!(n, Need::Starts(_)))) {
        return Some(at);
    }
    let may_precede = passive || sense.class == Class::Reflexive;
    let before = || (head.saturating_sub(SUBJECT)..head).rev().find(meets);
    may_precede.then(before).flatten()
}

/// Whether a verb group in this tense tells of something that happened, happens or may happen.
fn tells(line: &Line, group: Group, sense: &Sense) -> bool {
    match sense.class {
        Class::Say | Class::Think => matches!(group.tense, Tense::Past) && !group.passive,
        Class::Announce => group.tense != Tense::Participle,
        _ if group.tense == Tense::Participle => stands_alone(line, group.head),
        _ => true,
    }
}

/// A bare participle tells where it opens a sentence or a clause, or says by whom, where or when.
fn stands_alone(line: &Line, at: usize) -> bool {
    let opens = at == 0 || matches!(line.mark(at - 1), Mark::Comma) || (at == 1 && line.is(0, Cues::ADVERB));
    let told = (at + 1..at + 4).any(|i| {
        matches!(line.key(i), "par" | "by") || line.timex(i).is_some() || line.meets(i, Need::Where)
    });
    opens || told
}

/// Drops what is told twice: a noun inside a verb's own words, and neighbours of one type.
fn one_per_happening(line: &Line, found: Vec<Proposal>) -> Vec<Proposal> {
    let mut kept: Vec<Proposal> = Vec::with_capacity(found.len());
    for proposal in found {
        match kept.last_mut() {
            Some(last) if same_happening(line, last, &proposal) => {
                if prefers(&proposal, last) {
                    *last = proposal;
                }
            }
            _ => kept.push(proposal),
        }
    }
    kept
}

fn same_happening(line: &Line, a: &Proposal, b: &Proposal) -> bool {
    let inside = b.head <= a.last;
    let near = b.head.saturating_sub(a.last) <= 8;
    let both_nouns = a.group.is_none() && b.group.is_none();
    let split = (a.last..b.head).any(|at| line.mark(at) == Mark::Stop);
    inside || (!split && near && a.kind == b.kind && (both_nouns || a.group.is_none() || b.group.is_none()))
}

/// A verb tells more than a noun of the same happening.
fn prefers(new: &Proposal, old: &Proposal) -> bool {
    new.group.is_some() && old.group.is_none()
}
