//! The clause around a verb or a noun: where its subject and its objects are named.

use std::ops::Range;

use super::lexicon::Cues;
use super::line::{Line, Mark};
use super::propose::Proposal;

/// The finite verb groups of a sentence, each from its first token to its verb, in order.
#[derive(Debug, Default)]
pub(super) struct Verbs(Vec<(usize, usize)>);

impl Verbs {
    /// The groups of the proposals, and auxiliaries and modals of verbs that the tables do not know.
    pub(super) fn of(line: &Line, proposals: &[Proposal]) -> Self {
        let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::SHOULD).or(Cues::FUTURE);
        let mut found: Vec<(usize, usize)> = Vec::with_capacity(proposals.len() + 8);
        found.extend(proposals.iter().filter_map(|p| p.group).map(|g| (g.first, g.head)));
        let known = found.len();
        for at in (0..line.tokens.len()).filter(|&at| line.is(at, finite)) {
            let own = found.iter().take(known).any(|&(first, head)| (first..=head).contains(&at));
            if !own {
                found.push((with_clitics(line, at), verb_after(line, at)));
            }
        }
        found.sort_unstable();
        Self(found)
    }

    /// True where a group begins between two tokens.
    pub(super) fn any(&self, from: usize, to: usize) -> bool {
        self.0.iter().any(|&(first, _)| from < first && first < to)
    }

    /// The last group that ends before a token.
    fn before(&self, at: usize) -> Option<(usize, usize)> {
        self.0.iter().copied().filter(|&(first, _)| first < at).max_by_key(|&(_, head)| head.min(at))
    }

    /// The first group that begins after a token.
    fn after(&self, at: usize) -> Option<(usize, usize)> {
        self.0.iter().copied().find(|&(first, _)| first > at)
    }
}

/// Where the group of an auxiliary begins: "n'a", "s'est".
fn with_clitics(line: &Line, at: usize) -> usize {
    let own = Cues::NO.or(Cues::SELF);
    (at.saturating_sub(2)..at).rev().take_while(|&i| line.is(i, own)).last().unwrap_or(at)
}

/// The participle of an auxiliary: the next word that is no adverb, clitic or negation.
fn verb_after(line: &Line, at: usize) -> usize {
    let passed = Cues::ADVERB.or(Cues::CLITIC).or(Cues::NO).or(Cues::NOR).or(Cues::BEEN).or(Cues::BEING);
    let next = (at + 1..at + 6).find(|&i| !(line.is(i, passed) || line.is_adverb(i)));
    next.filter(|&i| line.mark(i) == Mark::Word).unwrap_or(at)
}

/// Where the subjects of a verb group are named: right before it, past an insertion, or before the verb it is joined to.
pub(super) fn subjects(line: &Line, first: usize, verbs: &Verbs) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = first;
    for _ in 0..4 {
        let start = stretch_start(line, end, verbs);
        if let Some(antecedent) = antecedent(line, start, end) {
            found.push(antecedent);
            return found;
        }
        if let Some((open, close)) = insertion(line, start, end) {
            // "Le ministre, Jean Morel, a signé": an apposition names him; "X, visé par Y, a signé" does not.
            if line.tokens.get(open + 1).is_some_and(|t| t.capital || t.mention.is_some()) {
                found.push(open + 1..close);
            }
            end = open;
            continue;
        }
        let Some((verb, head)) = verbs.before(start.max(1)).filter(|&(_, head)| head + 1 >= start) else {
            found.push(start..end);
            return found;
        };
        if !is_joined(line, end) || head >= end {
            found.push(own_subject(line, start, end)..end);
            return found;
        }
        end = verb;
    }
    found
}

/// Where the stretch before a verb begins: after a stop, a conjunction with a clause of its own, or the verb before.
fn stretch_start(line: &Line, end: usize, verbs: &Verbs) -> usize {
    let opens = |at: usize| {
        line.mark(at) == Mark::Stop
            || (line.is(at, Cues::WHO) && !line.is(at, Cues::DEMONSTRATIVE))
            || verbs.0.iter().any(|&(first, head)| (first..=head).contains(&at))
    };
    (0..end).rev().find(|&at| opens(at)).map_or(0, |at| at + 1)
}

/// "le séisme qui a frappé", "Nadal, who won": the name before the relative pronoun.
fn antecedent(line: &Line, start: usize, end: usize) -> Option<Range<usize>> {
    let pronoun =
        start.checked_sub(1).filter(|&at| matches!(line.key(at), "qui" | "who" | "which" | "that"))?;
    if (start..end).any(|at| line.mention(at).is_some()) {
        return None;
    }
    let before = (pronoun.saturating_sub(6)..pronoun).rev().find(|&at| line.mention(at).is_some())?;
    let stretch = line.mention(before)?.span;
    let from =
        (0..=before).rev().take_while(|&at| line.mention(at).is_some_and(|m| m.span == stretch)).last()?;
    Some(from..before + 1)
}

/// The commas of an insertion that ends right before a verb.
fn insertion(line: &Line, start: usize, end: usize) -> Option<(usize, usize)> {
    let close = end.checked_sub(1).filter(|&at| at > start && line.mark(at) == Mark::Comma)?;
    let open = (start..close).rev().find(|&at| line.mark(at) == Mark::Comma)?;
    (open > start).then_some((open, close))
}

/// True where a verb shares the subject of the one before: "a condamné … et demandé", "…, puis arrêté".
fn is_joined(line: &Line, first: usize) -> bool {
    let before = (0..first).rev().find(|&at| !line.is_adverb(at) || line.mark(at) != Mark::Word);
    before.is_some_and(|at| is_conjunction(line, at) || matches!(line.key(at), "de" | "d'" | "à" | "to"))
}

fn is_conjunction(line: &Line, at: usize) -> bool {
    line.mark(at) == Mark::Comma
        || matches!(
            line.key(at),
            "et" | "and" | "mais" | "but" | "puis" | "then" | "ou" | "or" | "avant" | "ni"
        )
}

/// The beginning of a verb's own subject after another verb's object: at the first comma, else the first "et".
fn own_subject(line: &Line, start: usize, end: usize) -> usize {
    let comma = (start..end).find(|&at| line.mark(at) == Mark::Comma);
    let and = || (start..end).find(|&at| is_conjunction(line, at));
    comma.or_else(and).map_or(start, |at| at + 1)
}

/// Where objects and complements are named: from a head to the next clause.
pub(super) fn objects(line: &Line, first: usize, head: usize, verbs: &Verbs) -> Range<usize> {
    let relative = first.checked_sub(1).is_some_and(|at| line.is(at, Cues::WHO));
    let closes = |at: usize| closes(line, at) || (relative && line.mark(at) == Mark::Comma);
    let end = (head + 1..line.tokens.len()).find(|&at| closes(at)).unwrap_or(line.tokens.len());
    head + 1..up_to(line, head, verbs.after(head), end)
}

/// Where a noun's complements are named; a verb that says that it took place goes on with it ("l'attaque a visé X").
pub(super) fn complements(line: &Line, head: usize, verbs: &Verbs) -> Range<usize> {
    let tells = |&(_, verb): &(usize, usize)| line.is(verb, Cues::HAPPENS.or(Cues::LENDS));
    let own = verbs.after(head).filter(tells).filter(|&(first, _)| {
        (head..first)
            .all(|at| !matches!(line.mark(at), Mark::Stop | Mark::Comma) && !is_conjunction(line, at))
    });
    let from = own.map_or(head, |(_, verb)| verb);
    let end = (from + 1..line.tokens.len()).find(|&at| closes(line, at)).unwrap_or(line.tokens.len());
    head + 1..up_to(line, from, verbs.after(from), end)
}

fn closes(line: &Line, at: usize) -> bool {
    line.mark(at) == Mark::Stop || (line.is(at, Cues::WHO) && !line.is(at, Cues::DEMONSTRATIVE))
}

/// The end of what belongs to a verb: before the subject of the next one, or before that verb itself.
fn up_to(line: &Line, head: usize, next: Option<(usize, usize)>, end: usize) -> usize {
    let Some((verb, _)) = next.filter(|&(verb, _)| verb < end) else { return end };
    let own = (head + 1..verb).rev().find(|&at| is_conjunction(line, at));
    own.filter(|_| !is_joined(line, verb)).unwrap_or(verb)
}

/// The verb whose object a noun is, where it lends itself to nouns: "a tenu une réunion", "a entamé une visite".
pub(super) fn lending(line: &Line, head: usize, verbs: &Verbs) -> Option<usize> {
    let (first, verb) = verbs.before(head).filter(|&(_, verb)| verb < head)?;
    let near = head - verb <= 8 && (verb..head).all(|at| !matches!(line.mark(at), Mark::Stop | Mark::Comma));
    let active = !line.any(first..verb, Cues::BEEN);
    let lends = (first..=verb).any(|at| line.is(at, Cues::LENDS.or(Cues::HAPPENS)));
    // "sont en grève", "are on strike".
    let stands = head > 0 && matches!(line.key(head - 1), "en" | "on") && line.is(first, Cues::BE);
    (near && active && (lends || stands)).then_some(first)
}

/// The preposition that governs a name: "avec Kiev et Minsk" has one for both.
pub(super) fn preposition<'l>(line: &'l Line, at: usize) -> Option<&'l str> {
    let mut joined = false;
    for before in (at.saturating_sub(8)..at).rev() {
        let key = line.key(before);
        if line.is(before, Cues::PREP)
            || matches!(key, "au" | "aux" | "du" | "des" | "selon" | "to" | "at" | "across" | "through")
        {
            return Some(key);
        }
        let and = matches!(key, "et" | "and" | "ou" | "or");
        joined |= and;
        let passes = line.mention(before).is_some()
            || line.tokens[before].capital
            || line.is(before, Cues::DETERMINER.or(Cues::ADJECTIVE))
            || and
            || (joined && line.mark(before) == Mark::Word);
        if !passes {
            return None;
        }
    }
    None
}

/// "par X", "by X".
pub(super) fn is_agent(line: &Line, at: usize) -> bool {
    (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&i| line.mark(i) == Mark::Word)
        .any(|i| matches!(line.key(i), "par" | "by"))
}
