//! Whom "il", "elle" and "sa visite" mean: the last person who did something.

use crate::corpus::{NameId, NameKind, Participant, Role};
use crate::text::Span;

use super::Report;
use super::group::Tense;
use super::lexicon::Cues;
use super::line::{Line, Mark};
use super::propose::Proposal;
use super::voice;

/// The person the story is about, with the last words that name them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Person {
    last: Option<(NameId, Span)>,
    /// The paragraph that named them.
    named: usize,
    /// The paragraph of the sentence before.
    block: usize,
}

impl Person {
    /// Names the person that a pronoun or possessive of a report stands for.
    pub(super) fn name_pronoun(self, line: &Line, block: usize, proposal: &Proposal, event: &mut Report) {
        let Some((name, _)) = self.last.filter(|_| self.goes_on(block)) else { return };
        let Some(at) = pronoun(line, proposal) else { return };
        let span = line.tokens[at].span;
        if event.actors.iter().all(|a| a.name != name) {
            event.actors.insert(0, Participant { name, role: subject(proposal), span });
        }
    }

    /// The words that a pronoun of a paragraph stands for.
    pub(super) fn named(self, block: usize) -> Option<Span> {
        self.last.filter(|_| self.goes_on(block)).map(|(_, words)| words)
    }

    /// A paragraph that opens with "he" goes on with the one before.
    fn goes_on(self, block: usize) -> bool {
        block == self.named || (block == self.named + 1 && self.block != block)
    }

    /// Remembers the first person of a sentence who does something, or is named at all.
    pub(super) fn note(&mut self, line: &Line, block: usize, reports: &[(Proposal, Report)]) {
        self.block = block;
        let kind = |id: NameId| line.story.names.names.get(id.at()).map(|n| n.kind);
        let is_person = |id: NameId| kind(id) == Some(NameKind::Person);
        let is_one = |a: &Participant| {
            is_person(a.name)
                || kind(a.name) == Some(NameKind::Group) && is_someone(a.span.of(line.story.text))
        };
        let subjects = reports.iter().flat_map(|(p, e)| e.actors.iter().filter(|a| a.role == subject(p)));
        let doer = subjects.into_iter().find(|a| is_one(a)).map(|a| (a.name, a.span));
        let named = || line.mention(*line.named.first()?).filter(|m| is_person(m.name));
        let found = doer.or_else(|| named().map(|m| (m.name, m.span)));
        let found = found.map(|(name, span)| (name, in_full(line, span)));
        let spoken = |(name, span): (NameId, Span)| match self.last {
            // A pronoun says who, not how they are called.
            Some((last, words)) if last == name && !span.of(line.story.text).contains(' ') => (last, words),
            _ => (name, span),
        };
        self.last = found.map(spoken).or(self.last);
        if found.is_some() {
            self.named = block;
        }
    }
}

/// "le directeur des travaux", of "directeur".
fn in_full(line: &Line, words: Span) -> Span {
    let plain = words.of(line.story.text).starts_with(char::is_lowercase);
    let at = line.tokens.iter().position(|token| token.span.start() == words.start());
    let phrase = at.filter(|_| plain).map(|at| voice::around(line, at));
    phrase.map_or(words, |phrase| line.cover(phrase.start, phrase.end - 1).cover(words))
}

/// "pope", "coach": one person, not several nor a force.
fn is_someone(words: &str) -> bool {
    let words = words.rsplit(' ').next().unwrap_or(words);
    !words.ends_with(['s', 'x'])
        && !matches!(words, "police" | "Police" | "people" | "men" | "women" | "children")
}

/// The part of a verb's subject: it undergoes a passive verb.
fn subject(proposal: &Proposal) -> Role {
    if proposal.group.is_some_and(|g| g.passive) { Role::Recipient } else { Role::Actor }
}

/// The pronoun that is a verb's subject, or the possessive of a noun.
fn pronoun(line: &Line, proposal: &Proposal) -> Option<usize> {
    let singular = |at: &usize| {
        let verb = |pronoun| line.key(*at).strip_suffix(pronoun);
        ["il", "elle", "he", "she"]
            .into_iter()
            .filter_map(verb)
            .any(|verb| verb.is_empty() || verb.ends_with('-'))
    };
    let before = proposal.first.saturating_sub(12)..proposal.first + 1;
    let clause =
        before.clone().rev().take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO));
    match proposal.group {
        // "Reçu à Bamako par le ministre, il a insisté": a participle's subject is the verb's.
        Some(g) if g.tense == Tense::Participle => {
            (g.head..line.tokens.len().min(g.head + 25)).find(singular)
        }
        Some(_) => clause.into_iter().find(singular),
        None => {
            let own = |at: &usize| matches!(line.key(*at), "son" | "sa" | "ses" | "his" | "her");
            (proposal.first.saturating_sub(3)..proposal.first).rev().find(own)
        }
    }
}

/// The persons of a report, then those its sentence names beside.
pub(super) fn people(line: &Line, event: &Report) -> Vec<NameId> {
    let is_person =
        |id: &NameId| line.story.names.names.get(id.at()).is_some_and(|n| n.kind == NameKind::Person);
    let beside = line.named.iter().filter_map(|&at| line.mention(at)).map(|m| m.name);
    let mut people: Vec<NameId> = Vec::new();
    for name in event.actors.iter().map(|a| a.name).chain(beside).filter(is_person) {
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}
