//! One report per happening: what is told twice is joined, what is only said inside another report is dropped.

use crate::corpus::{EventRule, EventType};
use crate::words::Lang;

use super::complement;
use super::group::{Group, Tense};
use super::lexicon::{Class, Classes, Cues};
use super::line::{Line, Mark, Signs};
use super::noun;
use super::propose::{self, Proposal};
use super::source::{self, Source};
use super::subject;

/// How far apart, in tokens, a verb and a noun of one happening may stand.
const NEAR: usize = 8;

/// The proposals that are reports of their own.
pub(super) fn one_per_happening(line: &Line, found: Vec<Proposal>, sources: &[Source]) -> Vec<Proposal> {
    let mut kept: Vec<Proposal> = Vec::with_capacity(found.len());
    // The last word of what was told so far: in "l'accident a fait deux morts" the dead are the verb's own.
    let mut told = None;
    for proposal in found {
        if told.is_some_and(|told| proposal.head <= told) {
            continue;
        }
        let only_says = !kept.is_empty() && is_bare_incise(line, &proposal);
        if only_says || is_only_said(line, &proposal, sources) || is_topic(line, &proposal, kept.last()) {
            continue;
        }
        told = told.max(Some(proposal.last));
        let noun = kept.iter().rev().take(2).find(|p| p.group.is_none());
        if noun.is_some_and(|noun| is_parted(line, noun, &proposal)) {
            continue;
        }
        match kept.last_mut() {
            Some(last) if same_happening(line, last, &proposal) => join(line, last, proposal),
            Some(last) if ends_with(line, last, &proposal) || has_place(line, last, &proposal) => {
                *last = proposal;
            }
            _ => kept.push(proposal),
        }
    }
    if kept.iter().any(|p| p.class == Class::Say) {
        let attributes: Vec<bool> = kept.iter().map(|p| only_attributes(line, p, &kept, sources)).collect();
        let mut attributes = attributes.into_iter();
        kept.retain(|_| !attributes.next().unwrap_or(false));
    }
    kept
}

/// "Death, she said, came from a bullet": the noun and its verb, parted by who says so.
fn is_parted(line: &Line, noun: &Proposal, verb: &Proposal) -> bool {
    let comma = |at: Option<usize>| at.is_some_and(|at| line.mark(at) == Mark::Comma);
    let between = noun.group.is_none() && comma(Some(noun.last + 1)) && comma(verb.first.checked_sub(1));
    let says = || (noun.last + 1..verb.first).any(|at| line.verb_is(at, Classes::SAYS));
    between && verb.group.is_some() && line.is(verb.head, Cues::HAPPENS) && says()
}

/// "The agency said 12,000 people had been displaced": the count is the report, and the saying its source.
fn only_attributes(line: &Line, proposal: &Proposal, all: &[Proposal], sources: &[Source]) -> bool {
    if proposal.class != Class::Say || (0..proposal.head).any(|at| line.dates(at)) {
        return false;
    }
    let near = proposal.head + 1..proposal.head + 7;
    let Some(words) = sources.iter().find(|s| !s.is_named && near.contains(&s.first)) else { return false };
    let undated = !(proposal.head..words.first).any(|at| line.dates(at));
    let told = |p: &Proposal| p.group.is_some_and(|g| matches!(g.tense, Tense::Past | Tense::Pluperfect));
    let counted = |p: &Proposal| {
        (words.first..p.head).any(|at| line.has(at, Signs::NUMBER) && line.timex(at).is_none())
    };
    undated
        && all
            .iter()
            .any(|p| told(p) && !p.says() && (words.first..words.end).contains(&p.head) && counted(p))
}

/// Words inside a quotation or under "a déclaré que" are part of that statement, unless they tell what happened.
fn is_only_said(line: &Line, proposal: &Proposal, sources: &[Source]) -> bool {
    let Some(source) = source::of(sources, proposal.head) else { return false };
    // What is announced ("said it would close") is more than words; in a quotation it is part of them.
    let ahead = |g: Group| matches!(g.tense, Tense::Future | Tense::Conditional | Tense::Possible);
    let told = proposal.group.is_some_and(|g| {
        matches!(g.tense, Tense::Past | Tense::Pluperfect)
            || is_dated_aside(line, proposal)
            || (ahead(g) && !line.quoted(g.head))
    }) && (proposal.kind != EventType::Statement || proposal.group.is_some_and(|g| g.passive));
    // "« Trois villages ont été la cible d'une attaque », a annoncé le ministère": that it took place is the news.
    let noun = || noun::is_dated(line, proposal.head) || noun::has_befallen(line, proposal.head);
    source.is_statement && !told && !(proposal.group.is_none() && noun())
}

/// "…, officials said" after what they report: no quotation, so the report is the event. ", annonce la mairie" is
/// told of the day of print, ", disent des élus" by nobody in particular.
fn is_bare_incise(line: &Line, proposal: &Proposal) -> bool {
    let one = line.story.lang == Lang::Fr && !line.key(proposal.head).ends_with("ent");
    if one && proposal.group.is_some_and(|g| g.tense == Tense::Present) {
        return false;
    }
    let says = matches!(proposal.class, Class::Say | Class::Think | Class::Announce);
    let start = proposal.group.filter(|_| says).and_then(|g| source::incise(line, g));
    start.is_some_and(|s| !(0..s).any(|at| matches!(line.mark(at), Mark::Close | Mark::Quote)))
}

/// "a dénoncé l'attaque", "a évoqué un possible retrait": the noun is what the words are about.
fn is_topic(line: &Line, proposal: &Proposal, last: Option<&Proposal>) -> bool {
    let Some(last) = last.filter(|l| l.group.is_some() && proposal.group.is_none()) else { return false };
    if is_charge(line, last, proposal.head) {
        return true;
    }
    let near = proposal.head.saturating_sub(last.head) <= 6 && clause(line, last.head, proposal.head);
    near && !in_time_phrase(line, proposal.head)
        && last.kind.is_speech()
        && last.kind != EventType::Concede
        && last.class != Class::Announce
        && !noun::is_dated(line, proposal.head)
}

/// "charged with assault last week", "une enquête pour « homicides »": of what someone is accused.
fn is_charge(line: &Line, last: &Proposal, noun: usize) -> bool {
    let Some(before) = noun.checked_sub(1) else { return false };
    let quoted = matches!(line.mark(before), Mark::Open | Mark::Quote);
    let at = before.saturating_sub(usize::from(quoted));
    let joins = matches!(line.key(at), "with" | "of" | "for" | "pour" | "de" | "d'");
    joins && clause(line, last.head, noun) && (last.kind == EventType::Accuse || quoted)
}

/// True where no stop and no comma lies between two tokens.
fn clause(line: &Line, from: usize, to: usize) -> bool {
    (from..to).all(|at| !matches!(line.mark(at), Mark::Stop | Mark::Comma))
}

fn same_happening(line: &Line, a: &Proposal, b: &Proposal) -> bool {
    if b.head <= a.last {
        return true;
    }
    if takes_place(line, a, b) || is_undone(line, a, b) || had_place(line, a, b) || is_put_off(line, a, b) {
        return true;
    }
    // "the accord reached in January"
    let joined = a.group.is_none() && b.first == b.head && b.head == a.last + 1;
    if joined && b.rule == EventRule::Dated {
        return true;
    }
    // "unveiled a portrait stolen in 1998"; "la plainte portée en mars" is one.
    let own = a.group.is_none() && b.rule != EventRule::Dated && clause(line, a.last, b.head);
    if is_dated_aside(line, b) && !own {
        return false;
    }
    if is_toll(line, a, b) {
        return true;
    }
    if a.kind != b.kind || (a.last..b.head).any(|at| line.mark(at) == Mark::Stop) {
        return false;
    }
    let near = b.first.saturating_sub(a.last) <= NEAR;
    match (a.group, b.group) {
        (Some(first), Some(second)) if first.passive && second.first == b.head && near => {
            second.tense == Tense::Participle && second.passive
        }
        // "a bombardé un marché, tuant des civils"
        (Some(_), Some(second)) if line.story.lang == Lang::Fr && is_along(second) => {
            near && !(propose::takes_toll(line, second.head) && line.key(second.head) == "tuant")
        }
        // "ont formé des unités, fourni des véhicules": one series under one auxiliary.
        (Some(_), Some(group)) => group.tense == Tense::Participle && group.passive && group.first == b.head,
        (Some(_), None) => {
            near && !noun::is_parted(line, b.head)
                || (in_time_phrase(line, b.head) && !noun::is_dated(line, b.head))
        }
        // "Days after the quake, rescuers found a child": two happenings.
        (None, Some(_))
            if !clause(line, a.last, b.head) && (b.rule == EventRule::Dated || comes_before(line, a)) =>
        {
            false
        }
        (None, Some(group)) => near && !has_verb(line, a.last + 1, group.first),
        (None, None) => {
            near && !joins_clauses(line, a.last, b.head)
                && !has_verb(line, a.last + 1, b.head)
                && !in_time_phrase(line, b.head)
        }
    }
}

/// "A year after the Oct. 7 attacks, hostages are still held": what came before what a sentence tells.
fn comes_before(line: &Line, noun: &Proposal) -> bool {
    let mut lead =
        (noun.first.saturating_sub(NEAR)..noun.first).rev().take_while(|&at| line.mark(at) == Mark::Word);
    lead.any(|at| line.is(at, Cues::AFTER.or(Cues::SINCE)))
}

/// A present participle.
fn is_along(group: Group) -> bool {
    group.tense == Tense::Participle && !group.passive
}

/// A participle with a date of its own.
fn is_dated_aside(line: &Line, proposal: &Proposal) -> bool {
    let aside = |g: Group| g.tense == Tense::Participle;
    let dated = || {
        (proposal.head + 1..proposal.head + 5)
            .take_while(|&at| line.mark(at) == Mark::Word)
            .any(|at| line.dates(at))
    };
    proposal.group.is_some_and(aside) && (proposal.rule == EventRule::Dated || dated())
}

/// "le couvre-feu a été levé": what is lifted is no second happening.
fn is_undone(line: &Line, noun: &Proposal, verb: &Proposal) -> bool {
    let Some(group) = verb.group.filter(|group| group.passive && noun.group.is_none()) else { return false };
    let near = group.first.saturating_sub(noun.last) <= NEAR && clause(line, noun.last, group.first);
    let imposed = matches!(noun.kind, EventType::Coerce | EventType::Sanction);
    near && imposed && verb.kind == EventType::Retreat && !has_verb(line, noun.last + 1, group.first)
}

/// "Le procès a été renvoyé à mars": what is put off is no second happening.
fn is_put_off(line: &Line, noun: &Proposal, verb: &Proposal) -> bool {
    let Some(group) = verb.group.filter(|group| group.passive && noun.group.is_none()) else { return false };
    let near = group.first.saturating_sub(noun.last) <= NEAR && clause(line, noun.last, group.first);
    near && verb.kind == EventType::Other && complement::moves(line.key(verb.head), line.story.lang, true)
}

/// "…, et les discussions": a conjunction after a comma opens a clause of its own.
fn joins_clauses(line: &Line, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        line.mark(at) == Mark::Comma && matches!(line.key(at + 1), "et" | "mais" | "and" | "but" | "while")
    })
}

/// "an earthquake struck", "la grève a touché": the verb only says that the noun took place.
fn takes_place(line: &Line, noun: &Proposal, verb: &Proposal) -> bool {
    let Some(group) = verb.group.filter(|_| noun.group.is_none()) else { return false };
    let between = |at: usize| matches!(line.key(at), "entre" | "between");
    let joined = |at: usize| matches!(line.key(at), "and" | "et" | "but" | "mais");
    let near = group.first.saturating_sub(noun.last) <= NEAR
        && clause(line, noun.last, group.first)
        && ((noun.last..group.first).any(between) || !(noun.last..group.first).any(joined));
    let due = (group.first..=verb.head).any(|at| line.is(at, Cues::DUE));
    // "La grève a paralysé le pays": what a verb of no type adds is what the noun did.
    let effect = verb.rule == EventRule::Dated && !group.passive && !group.reflexive && !group.negative;
    // "Several arrests have been made", "Un incendie s'est déclaré": the noun tells what.
    let made = group.passive && line.key(verb.head) == "made"
        || group.reflexive && line.key(verb.head).starts_with("déclar");
    near && (due || effect || made || line.is(verb.head, Cues::HAPPENS))
        && !has_verb(line, noun.last + 1, group.first)
}

/// "were killed and 46 wounded", "ont été tués et 12 blessés": one toll.
fn is_toll(line: &Line, a: &Proposal, b: &Proposal) -> bool {
    let befell = |p: &Proposal| p.group.is_some_and(|g| g.passive) && line.counts(p.head).told.is_some();
    let between = a.last + 1..b.head;
    let joined = between.len() <= 4 && between.into_iter().any(|at| matches!(line.key(at), "et" | "and"));
    joined && b.first == b.head && befell(a) && (befell(b) || line.counts(b.head).told.is_some())
}

/// The words of a report, first and last; of "Une inspection a eu lieu", where no table knows what took place, the noun.
pub(super) fn words(line: &Line, proposal: &Proposal) -> (usize, usize) {
    let alone = proposal.group.is_none() && line.key(proposal.head) == "lieu";
    let near =
        || (proposal.head.saturating_sub(4)..proposal.head).find(|&at| line.is(at, Cues::HAVE.or(Cues::NO)));
    let noun = if alone { near().and_then(|verb| subject::before(line, verb)) } else { None };
    noun.map_or((proposal.first, proposal.last), |noun| (noun, noun))
}

/// "La réunion a eu lieu": the place that it had is no second happening.
fn had_place(line: &Line, noun: &Proposal, place: &Proposal) -> bool {
    let alone = noun.group.is_none() && place.group.is_none() && line.key(place.head) == "lieu";
    alone
        && place.head - noun.last <= 2 * NEAR
        && !(noun.last..place.head).any(|at| line.mark(at) == Mark::Stop)
}

/// "Samedi a eu lieu une marche": the noun behind tells what.
fn has_place(line: &Line, place: &Proposal, noun: &Proposal) -> bool {
    let alone = noun.group.is_none() && line.key(place.head) == "lieu";
    alone && noun.head - place.head <= NEAR && clause(line, place.head, noun.head)
}

/// "lors d'une visite", "après la rencontre".
fn in_time_phrase(line: &Line, head: usize) -> bool {
    (head.saturating_sub(4)..head)
        .rev()
        .take_while(|&at| line.mark(at) == Mark::Word)
        .any(|at| line.is(at, Cues::WHEN))
}

/// True where a finite verb stands between two tokens.
fn has_verb(line: &Line, from: usize, to: usize) -> bool {
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::HAPPENS);
    line.any(from..to, finite)
}

/// A verb tells more than a noun of the same happening, the first of two verbs more than the second.
fn join(line: &Line, last: &mut Proposal, new: Proposal) {
    let says_when = takes_place(line, last, &new) || line.is(new.head, Cues::DUE);
    // A verb that no table knows tells less.
    let tells = new.group.is_some() && new.rule != EventRule::Dated;
    if tells && last.group.is_none() && (!says_when || is_undone(line, last, &new)) {
        *last = new;
    } else if tells && last.kind == EventType::Other && new.group.is_some_and(|g| g.passive) {
        // "Une enquête est ouverte": the verb says of what kind the noun is.
        last.kind = new.kind;
    }
}

/// "Le sommet s'est conclu par l'adoption", "la réunion s'est terminée sans accord": the end is the report.
fn ends_with(line: &Line, last: &Proposal, new: &Proposal) -> bool {
    let between = last.last + 1..new.head;
    let closes = |at: usize| {
        ["conclu", "termin", "achev", "ended", "concluded", "abouti"]
            .iter()
            .any(|end| line.key(at).starts_with(end))
    };
    last.group.is_none() && new.group.is_none() && between.len() <= 7 && between.into_iter().any(closes)
}
