//! Whom "il", "elle" and "sa visite" mean: the last person who did something.

use crate::corpus::{NameId, NameKind, Participant, Role};
use crate::text::Span;

use super::Report;
use super::group::Tense;
use super::lexicon::{Class, Cues};
use super::line::{Line, Mark};
use super::propose::Proposal;

/// The person the story is about, with the last words that name them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Person {
    last: Option<(NameId, Span)>,
}

impl Person {
    /// Names the person that a pronoun or possessive of a report stands for.
    pub(super) fn name_pronoun(self, line: &Line, proposal: &Proposal, event: &mut Report) {
        let Some((name, named)) = self.last else { return };
        let Some(at) = pronoun(line, proposal) else { return };
        let span = line.tokens[at].span;
        if event.actors.iter().all(|a| a.name != name) {
            event.actors.insert(0, Participant { name, role: subject(proposal), span });
        }
        let speaks = matches!(proposal.class, Class::Say | Class::Think | Class::Announce);
        if speaks && event.attribution.is_none_or(|a| a == span) {
            event.attribution = Some(named);
        }
    }

    /// Remembers the first person of a sentence who does something, or is named at all.
    pub(super) fn note(&mut self, line: &Line, reports: &[(Proposal, Report)]) {
        let is_person =
            |id: NameId| line.story.names.names.get(id.at()).is_some_and(|n| n.kind == NameKind::Person);
        let subjects = reports.iter().flat_map(|(p, e)| e.actors.iter().filter(|a| a.role == subject(p)));
        let doer = subjects.into_iter().find(|a| is_person(a.name)).map(|a| (a.name, a.span));
        let named = || (0..line.tokens.len()).find_map(|at| line.mention(at)).filter(|m| is_person(m.name));
        let found = doer.or_else(|| named().map(|m| (m.name, m.span)));
        let spoken = |(name, span): (NameId, Span)| match self.last {
            // A pronoun says who, not how they are called.
            Some((last, words)) if last == name && !span.of(line.story.text).contains(' ') => (last, words),
            _ => (name, span),
        };
        self.last = found.map(spoken).or(self.last);
    }
}

/// The part of a verb's subject: it undergoes a passive verb.
fn subject(proposal: &Proposal) -> Role {
    if proposal.group.is_some_and(|g| g.passive) { Role::Recipient } else { Role::Actor }
}

/// The pronoun that is a verb's subject, or the possessive of a noun.
fn pronoun(line: &Line, proposal: &Proposal) -> Option<usize> {
    let singular = |at: &usize| {
        let form = line.key(*at);
        matches!(form.rsplit_once('-').map_or(form, |(_, pronoun)| pronoun), "il" | "elle" | "he" | "she")
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
