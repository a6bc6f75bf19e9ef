//! When someone else says that the same took place: "The army said the attack took place on Monday. Residents said it
//! happened on Sunday."

use crate::corpus::{EventRule, EventType, Polarity};
use crate::words::Lang;

use super::Report;
use super::dated;
use super::group::{Group, Tense};
use super::hint::{Hint, hints_at};
use super::lexicon::Cues;
use super::line::{Line, Mark};
use super::propose::Proposal;

/// How many tokens before its verb "it" may stand, and how many behind its noun the verb.
const NEAR: usize = 6;

/// What stands between "it" and its verb.
const BETWEEN: Cues =
    Cues::HAVE.or(Cues::BE).or(Cues::BEEN).or(Cues::SELF).or(Cues::ADVERB).or(Cues::NO).or(Cues::TO);

/// "it happened on Sunday evening": what no other rule tells, as nothing says what it was.
pub(super) fn proposals(line: &Line, found: &[Proposal]) -> Vec<Proposal> {
    if !line.is_dated || !line.seen.has(Cues::HE) {
        return Vec::new();
    }
    let verbs = (1..line.tokens.len()).filter(|&at| took_place(line, at) && it(line, at).is_some());
    let untold = |at: &usize| !found.iter().any(|p| (p.first..=p.last).contains(at));
    let group = |head: usize| {
        let tense = if line.any(head.saturating_sub(NEAR)..head, Cues::HAVE_PAST) {
            Tense::Pluperfect
        } else {
            Tense::Past
        };
        Group { first: head, head, tense, passive: false, reflexive: false, negative: false }
    };
    verbs.filter(untold).map(|at| dated::of_no_type(group(at))).collect()
}

/// Gives the reports of a sentence that only say when something took place its type, where the sentence before has told
/// what: they are of one happening, whatever day each has.
pub(super) fn settle(line: &Line, before: &[&Report], reports: &mut [(Proposal, Report)]) {
    for (proposal, report) in reports.iter_mut() {
        let timex = report.date.and_then(|date| date.timex?.at().checked_sub(line.story.first_timex));
        let own =
            timex.is_some_and(|id| line.timed.iter().any(|&at| line.tokens[at].timex == Some(id as u32)));
        let is_it = proposal
            .group
            .is_some_and(|group| took_place(line, group.head) && it(line, group.head).is_some());
        let is_known = || report.attribution.is_some() && is_known(line, proposal, report.kind);
        if !own || report.polarity == Polarity::Negative || !(is_it || is_known()) {
            continue;
        }
        let told = |known: &&&Report| {
            let same = is_it || known.kind == report.kind;
            same && known.polarity == Polarity::Positive && !known.kind.is_speech()
        };
        if let Some(known) = before.iter().rev().find(told) {
            (report.kind, report.rule) = (known.kind, EventRule::Retold);
        }
    }
}

/// "happened", "s'est produite", "a eu lieu", "took place"; not "a place", "son lieu".
fn took_place(line: &Line, at: usize) -> bool {
    let before = |words: &[&str]| words.contains(&line.key(at - 1));
    let whole = match line.key(at) {
        "place" => before(&["took", "taken"]),
        "lieu" => before(&["eu"]),
        _ => true,
    };
    at > 0 && hints_at(line.key(at), Hint::TookPlace) && whole
}

/// The pronoun that is the subject of such a verb.
fn it(line: &Line, verb: usize) -> Option<usize> {
    let passed = |at: usize| line.is(at, BETWEEN) || matches!(line.key(at), "took" | "taken" | "eu");
    let pronoun = |at: usize| match line.story.lang {
        Lang::Fr => matches!(line.key(at), "elle" | "elles" | "il" | "ils" | "cela" | "ceci"),
        Lang::En => matches!(line.key(at), "it" | "they" | "this"),
    };
    let mut before = (verb.saturating_sub(NEAR)..verb).rev();
    before.find(|&at| pronoun(at) || !passed(at)).filter(|&at| pronoun(at))
}

/// "l'attaque a eu lieu": a noun for what is known, and nothing but when it took place; of no type, a noun for whatever
/// befell.
fn is_known(line: &Line, noun: &Proposal, kind: EventType) -> bool {
    let tells = kind != EventType::Other || hints_at(line.key(noun.head), Hint::Happening);
    let known = noun.first > 0 && line.is(noun.first - 1, Cues::THE.or(Cues::DEMONSTRATIVE));
    let words = (noun.last + 1..noun.last + NEAR).take_while(|&at| line.mark(at) == Mark::Word);
    noun.group.is_none() && tells && known && words.into_iter().any(|at| took_place(line, at))
}
