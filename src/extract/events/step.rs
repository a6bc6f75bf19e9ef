//! How a report stands to the story that is told: a step of it, told aside, said by someone, of the present, of no day.

use crate::corpus::{EventType, Modality, Polarity, TimexKind};
use crate::words::Lang;

use super::Report;
use super::complement;
use super::group::{Group, Tense};
use super::lexicon::Cues;
use super::line::{Line, Mark};
use super::propose::Proposal;

/// How a report stands to the story that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// A step of the story itself.
    Step,
    /// Told aside: the past before the past, a participle, a relative clause.
    Aside,
    /// What someone says that happened.
    Said,
}

/// How a report stands to the story; `saying`: the sentence's first verb of saying.
pub(super) fn layer(line: &Line, proposal: &Proposal, event: &Report, saying: Option<usize>) -> Layer {
    let told_by = |at: usize| at < proposal.head && event.modality == Modality::Reported;
    if !proposal.says() && (line.quoted(proposal.head) || saying.is_some_and(told_by)) {
        return Layer::Said;
    }
    let Some(group) = proposal.group else {
        return if is_background(line, proposal) { Layer::Aside } else { Layer::Step };
    };
    match group.tense {
        Tense::Pluperfect | Tense::Participle => Layer::Aside,
        _ if is_relative(line, group) => Layer::Aside,
        _ => Layer::Step,
    }
}

/// True of what a relative clause tells, or one that dates something else.
pub(super) fn is_relative(line: &Line, group: Group) -> bool {
    let clause = (group.first.saturating_sub(5)..group.first).rev();
    // "after three patients died" is told to date something else, as what "who" tells is.
    let opens = Cues::WHO.or(Cues::AFTER).or(Cues::BEFORE).or(Cues::SINCE);
    clause
        .take_while(|&at| line.mark(at) == Mark::Word)
        .any(|at| line.is(at, opens) && line.timex(at).or(line.timex(at + 1)).is_none() && at > 0)
}

/// "la veille", "the previous day" that the text does not fix: some other day than the story's.
pub(super) fn names_unknown_day(line: &Line) -> bool {
    let unknown = |at: usize| {
        let timex = line.timex(at).filter(|t| t.edtf.is_none())?;
        let hours = line.key(at).starts_with("heure") || line.key(at).starts_with("minute");
        match timex.kind {
            TimexKind::Date => (!timex.value.ends_with("_REF") && !hours).then_some(()),
            // "two days after the collapse"
            TimexKind::Duration => {
                let within = at > 0 && line.key(at - 1) == "within" && timex.value.starts_with("PX");
                (within || line.is(at + 1, Cues::AFTER.or(Cues::BEFORE))).then_some(())
            }
            _ => None,
        }
    };
    line.timed.iter().any(|&at| unknown(at).is_some())
}

fn present_of_staying(word: &str) -> bool {
    matches!(word, "reste" | "restent")
}

/// "n'a pas répondu à nos questions": of the day of the news, not of what was asked about.
pub(super) fn is_silent(proposal: &Proposal, event: &Report) -> bool {
    proposal.group.is_some_and(|g| !g.passive)
        && event.kind == EventType::Statement
        && event.polarity == Polarity::Negative
}

/// "have asked": English leaves open when.
pub(super) fn is_present_perfect(line: &Line, proposal: &Proposal) -> bool {
    let has = |g: Group| line.any(g.first..g.head, Cues::HAVE_PRESENT);
    line.story.lang == Lang::En && proposal.group.is_some_and(has)
}

/// True of what a reader takes for news where nothing else dates it: a completed act.
pub(super) fn is_news(line: &Line, proposal: &Proposal) -> bool {
    proposal.group.is_some_and(|g| g.tense == Tense::Past) && !is_experience(line, proposal)
}

/// "a déjà gagné", "have always put": once or often, and no one knows when.
pub(super) fn is_experience(line: &Line, proposal: &Proposal) -> bool {
    let ever = |at: usize| {
        matches!(
            line.key(at),
            "déjà" | "jamais" | "toujours" | "souvent" | "already" | "never" | "ever" | "always" | "often"
        )
    };
    (proposal.first..proposal.head + 2).any(ever)
}

/// "accuse la direction", "réclame sa libération": words in the present are of the day of print.
pub(super) fn speaks_now(line: &Line, proposal: &Proposal, event: &Report) -> bool {
    // "Le procès s'ouvre" says nothing.
    let begins = line.is(proposal.head, Cues::BEGINS.or(Cues::HAPPENS));
    let speech = event.kind.is_speech() && !begins;
    let told = matches!(event.modality, Modality::Asserted | Modality::Reported);
    let present = proposal.group.is_some_and(|g| g.tense == Tense::Present && !g.passive);
    // "Neuf blessés restent hospitalisés": how things stand.
    let stands = proposal.group.is_some_and(|g| present_of_staying(line.key(g.first)));
    if stands && told {
        return true;
    }
    let now = present || is_silent(proposal, event);
    // "Le couvre-feu entre en vigueur", "les traversées sont suspendues": a live page tells in the present.
    let told_live = line.is_live() && proposal.group.is_some_and(|g| g.tense == Tense::Present);
    (speech && now || told_live) && told && !line.quoted(proposal.head)
}

/// True of a noun in "après la chute du régime", "une enquête sur l’attentat": told to date something else, or as what
/// something else is about.
pub(super) fn is_background(line: &Line, proposal: &Proposal) -> bool {
    let mut before = proposal.head.saturating_sub(3)..proposal.head;
    let aside = before.any(|at| line.is(at, Cues::AFTER.or(Cues::BEFORE).or(Cues::SINCE)));
    proposal.group.is_none() && (aside || complement::is_matter(line, proposal))
}
