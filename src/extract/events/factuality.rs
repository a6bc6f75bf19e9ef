//! How a source vouches for a report, and whether it says that it happened.

use crate::corpus::{EventType, Modality, Polarity};
use crate::words::Lang;

use super::group::{Group, Tense};
use super::lexicon::{Class, Classes, Cues};
use super::line::{Line, Mark, Signs};
use super::noun;
use super::propose::{self, Proposal};
use super::source::{self, Source};
use super::subject;

/// How sure the report is, in the source's own terms.
pub(super) fn modality(line: &Line, proposal: &Proposal, source: Option<&Source>) -> Modality {
    let due = || is_due(line, proposal.last) || is_due(line, proposal.head);
    if proposal.group.is_none() && (due() || is_cancelled(line, proposal.last)) {
        return Modality::Planned;
    }
    let tense = proposal.group.map_or_else(|| verb_around(line, proposal), |g| Some(g.tense));
    let by_tense = match tense {
        // "risque dix ans de prison"
        Some(Tense::Present | Tense::Imperfect) if line.is(proposal.head, Cues::MODAL) => {
            Some(Modality::Possible)
        }
        // "Qui reprendra l'usine ?"
        Some(Tense::Future) if asks(line) => Some(Modality::Possible),
        Some(Tense::Future) => Some(Modality::Planned),
        // "La ministre est attendue à Tokyo".
        Some(Tense::Present | Tense::Past) if is_awaited(line, proposal) => Some(Modality::Planned),
        Some(Tense::PastConditional) => Some(Modality::Conditional),
        Some(Tense::Conditional) if source.is_some_and(|s| s.is_named) => Some(Modality::Conditional),
        // "a affirmé qu'il se rendrait": the future of what was said.
        Some(Tense::Conditional) if source.is_some() => Some(Modality::Reported),
        // "said it would close"
        Some(Tense::Possible) if source.is_some() && is_would(line, proposal) => Some(Modality::Planned),
        // "could not say", "would not discuss": they did not.
        Some(Tense::Possible) if source.is_none() && is_refused(line, proposal) => Some(Modality::Asserted),
        // "Le chauffeur se trouverait à bord."
        Some(Tense::Conditional) if is_hearsay(line, proposal) => Some(Modality::Conditional),
        Some(Tense::Possible | Tense::Conditional) => Some(Modality::Possible),
        _ => None,
    };
    if let Some(modality) = by_tense {
        return modality;
    }
    if near(line, proposal, Cues::HEARSAY) || is_said_to(line, proposal) || is_denied(line, proposal) {
        return Modality::Reported;
    }
    if is_hypothetical(line, proposal) || proposal.group.is_none() && noun::is_left_open(line, proposal.first)
    {
        return Modality::Possible;
    }
    if proposal.group.is_none()
        && (noun_has(line, proposal, Cues::AHEAD) || noun::is_provided(line, proposal.first))
    {
        return Modality::Planned;
    }
    if speaks(line, proposal) || source.is_some() || is_quoted(line, proposal) {
        Modality::Reported
    } else {
        Modality::Asserted
    }
}

/// "is said to have fled", "are believed to be holding".
fn is_said_to(line: &Line, proposal: &Proposal) -> bool {
    let to = (proposal.first.saturating_sub(2)..=proposal.head).find(|&at| line.key(at) == "to");
    to.filter(|&at| at > 1).is_some_and(|to| {
        let heard = line.verb_is(to - 1, Classes::SAYS)
            || matches!(line.key(to - 1), "thought" | "rumoured" | "understood");
        heard && line.any(to.saturating_sub(4)..to, Cues::BE)
    })
}

/// True of a question.
fn asks(line: &Line) -> bool {
    line.tokens.iter().rev().take(3).any(|token| token.span.of(line.story.text) == "?")
}

fn is_refused(line: &Line, proposal: &Proposal) -> bool {
    let refused =
        matches!(line.key(proposal.first), "could" | "would" | "couldn't" | "wouldn't" | "cannot" | "can't");
    // "could not be signed" is no refusal, "would not be drawn" is.
    let could = |g: Group| g.passive && line.key(proposal.first) == "could";
    refused && proposal.group.is_some_and(|g| g.negative && !could(g)) && !asks(line)
}

/// The conditional of what is only heard: of someone, and under no condition.
fn is_hearsay(line: &Line, proposal: &Proposal) -> bool {
    let condition = (0..line.tokens.len()).any(|at| line.is(at, Cues::IF) && !line.is(at, Cues::SELF));
    let state = line.verb_is(proposal.head, Classes::STATE);
    !condition && !state && !line.quoted(proposal.head) && {
        let someone = subject::before(line, proposal.first);
        line.is(proposal.first.saturating_sub(1), Cues::HE)
            || someone.is_some_and(|noun| subject::acts(line, noun))
    }
}

/// "« J'ai attendu treize jours. »": whoever says it.
fn is_quoted(line: &Line, proposal: &Proposal) -> bool {
    let all = |at: usize| line.quoted(at) && matches!(line.mark(at), Mark::Word | Mark::Comma);
    proposal.group.is_some_and(|g| (g.first.saturating_sub(1)..g.head + 2).all(all))
}

/// Whether it happened.
pub(super) fn polarity(line: &Line, proposal: &Proposal) -> Polarity {
    let negative = match proposal.group {
        Some(group) => {
            let negative = group.negative
                || none_subject(line, proposal, group)
                || (is_promise(proposal.kind) && is_not_to(line, group.head))
                || proposal.class == Class::Silent
                || shares_never(line, group);
            // "could not be signed before May": not even then.
            negative && (group.tense == Tense::Possible || !is_until(line, group))
        }
        None => {
            noun_denied(line, proposal.head)
                || verb_denied(line, proposal.last)
                || object_denied(line, proposal.head)
                || is_cancelled(line, proposal.last)
        }
    } || is_denied(line, proposal)
        || is_untrue(line, proposal);
    if negative { Polarity::Negative } else { Polarity::Positive }
}

fn is_would(line: &Line, proposal: &Proposal) -> bool {
    line.key(proposal.first) == "would"
}

/// What is taken upon oneself: "asked the public not to speculate" asks all the same.
fn is_promise(kind: EventType) -> bool {
    matches!(kind, EventType::Agree | EventType::Statement | EventType::Other | EventType::Concede)
}

/// "agreed not to strike", "a promis de ne pas démissionner".
fn is_not_to(line: &Line, head: usize) -> bool {
    let pair = |at: usize| matches!((line.key(at), line.key(at + 1)), ("not", "to") | ("ne", "pas"));
    (head + 1..head + 3).take_while(|&at| line.mark(at) == Mark::Word).any(pair)
}

/// "was not restored until Monday", "n'est pas attendu avant mardi": then it was, or will be.
pub(super) fn is_until(line: &Line, group: Group) -> bool {
    let before = |at: usize| group.passive && matches!(line.key(at), "before" | "avant");
    let until = |&at: &usize| matches!(line.key(at), "until" | "till") || before(at);
    let clause = (group.head + 1..group.head + 9).take_while(|&at| line.mark(at) == Mark::Word);
    clause.into_iter().find(until).is_some_and(|at| (at + 1..at + 4).any(|i| line.timex(i).is_some()))
}

/// "La ministre est attendue à Tokyo": awaited, so announced.
fn is_awaited(line: &Line, proposal: &Proposal) -> bool {
    proposal.group.is_some_and(|g| g.passive)
        && line.is(proposal.head, Cues::DUE)
        && proposal.class == Class::Passive
}

/// The tense of the verb around a noun: the modal or the future before it ("pourrait faciliter un retour",
/// "achèvera sa visite"), else the verb after it.
fn verb_around(line: &Line, proposal: &Proposal) -> Option<Tense> {
    // "aura lieu", "devrait avoir lieu"
    let own = proposal.head.checked_sub(1).map_or(Cues::default(), |at| line.cues(at));
    if own.has(Cues::HAVE_FUTURE) {
        return Some(Tense::Future);
    }
    let before = proposal.head.saturating_sub(9)..proposal.head;
    let told = before
        .rev()
        .take_while(|&at| {
            line.mark(at) == Mark::Word && !line.is(at, Cues::HAVE.or(Cues::WHEN).or(Cues::WHO))
        })
        .find_map(|at| match line.cues(at) {
            c if c.has(Cues::MODAL) => Some(Tense::Possible),
            c if c.has(Cues::FUTURE.or(Cues::GO)) => Some(Tense::Future),
            _ => noun::simple_tense(line, at).filter(|t| *t == Tense::Future),
        });
    told.or_else(|| verb_after(line, proposal.last))
}

/// The tense of the verb that says that a noun takes place ("la visite se poursuivra", "un retrait affaiblirait").
fn verb_after(line: &Line, last: usize) -> Option<Tense> {
    // "conteste le licenciement et défilera": who contests it will.
    let shared = |at: usize| is_and(line, at) && noun::simple_tense(line, at + 1).is_some();
    let near = (last + 1..last + 10)
        .take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO) && !shared(at));
    near.into_iter().find_map(|at| match line.cues(at) {
        c if c.has(Cues::MODAL.or(Cues::SHOULD)) => Some(Tense::Possible),
        c if c.has(Cues::HAVE_FUTURE.or(Cues::BE_FUTURE).or(Cues::GO).or(Cues::FUTURE)) => {
            Some(Tense::Future)
        }
        c if c.has(Cues::HAVE_CONDITIONAL.or(Cues::BE_CONDITIONAL)) => Some(Tense::PastConditional),
        c if c.has(Cues::HAVE.or(Cues::BE)) => Some(Tense::Past),
        _ => noun::simple_tense(line, at),
    })
}

fn is_and(line: &Line, at: usize) -> bool {
    matches!(line.key(at), "et" | "and")
}

/// "Une rencontre est prévue lundi", "talks were due", "le vote doit avoir lieu": announced, told since or not.
fn is_due(line: &Line, last: usize) -> bool {
    if !line.seen.has(Cues::DUE.or(Cues::TAKES_PLACE)) {
        return false;
    }
    let verb = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::SHOULD).or(Cues::MUST);
    let open = (last + 1..last + 20).take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO));
    let Some(at) = open.into_iter().find(|&at| line.is(at, verb)) else { return false };
    // "aucune réunion n'est annoncée": that there is none is told as fact.
    if line.any(at - 1..at + 3, Cues::NO) {
        return false;
    }
    // "is to meet", not "was handed to a judge".
    let due = |i: usize, cues| line.is(i, cues) && (i == at + 1 || line.key(i) != "to");
    let says =
        |cues: Cues| (at + 1..at + 5).take_while(|&i| line.mark(i) == Mark::Word).any(|i| due(i, cues));
    match line.cues(at) {
        c if c.has(Cues::BE_PRESENT.or(Cues::BE_PAST)) => says(Cues::DUE),
        // "a hearing has been set for Friday"; "a visit has been announced" tells of the announcement too.
        c if c.has(Cues::HAVE_PRESENT) && line.is(at + 1, Cues::BEEN) => {
            says(Cues::DUE) && !(at + 2..at + 5).any(|i| line.key(i).starts_with("ann"))
        }
        c if c.has(Cues::SHOULD.or(Cues::MUST)) => says(Cues::TAKES_PLACE),
        _ => false,
    }
}

/// A statement is reported by nature: someone says it. "did not say" reports no words.
fn speaks(line: &Line, proposal: &Proposal) -> bool {
    // "called the vote “a relief”"
    let quotes = |at: usize| matches!(line.mark(at), Mark::Open | Mark::Quote);
    let worded =
        || proposal.kind == EventType::Statement && (proposal.last + 1..proposal.last + 5).any(quotes);
    (proposal.says() && !is_act(line, proposal) || worded()) && !proposal.group.is_some_and(|g| g.negative)
}

/// "a annoncé son départ", "testified for four hours": an act, whose words are not told.
fn is_act(line: &Line, proposal: &Proposal) -> bool {
    let Some(group) = proposal.group.filter(|g| !g.passive) else { return false };
    let object = group.head + 1;
    let told = line.is(object, Cues::DETERMINER.or(Cues::PREP)) || line.has(object, Signs::NUMBER);
    told && line.verb_is(group.head, Classes::ACTS)
        && !propose::has_words(line, group.head)
        && source::incise(line, group).is_none()
}

fn near(line: &Line, proposal: &Proposal, cues: Cues) -> bool {
    line.any(proposal.first.saturating_sub(3)..proposal.head, cues)
}

/// "Premier scénario :", "si …", "un éventuel retrait".
fn is_hypothetical(line: &Line, proposal: &Proposal) -> bool {
    let opening = (0..5.min(proposal.first)).any(|at| line.is(at, Cues::DOUBT) && line.key(at) != "alleged")
        && (0..7.min(proposal.first)).any(|at| line.mark(at) == Mark::Stop || line.mark(at) == Mark::Comma);
    opening
        || under_if(line, proposal.first)
        || (proposal.group.is_none() && noun_has(line, proposal, Cues::DOUBT))
}

/// True of what is told under a condition.
pub(super) fn is_conditional(line: &Line, proposal: &Proposal) -> bool {
    under_if(line, proposal.first)
}

/// "menace d'une grève le 6 mai": the words are of today.
pub(super) fn is_made_of_words(kind: EventType) -> bool {
    use EventType::{Accuse, Reject, Request, Support, Threaten};
    matches!(kind, Accuse | Reject | Request | Support | Threaten)
}

/// True in a clause that begins with "si" or "if".
fn under_if(line: &Line, at: usize) -> bool {
    if !line.seen.has(Cues::IF) {
        return false;
    }
    (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&i| !matches!(line.mark(i), Mark::Comma | Mark::Stop))
        .any(|i| line.is(i, Cues::IF) && !line.is(i, Cues::SELF) && !concedes(line, i, at))
}

/// "Si trois otages ont été relâchés, onze restent captifs": French grants so what did happen, where nothing that
/// follows depends on it.
fn concedes(line: &Line, condition: usize, verb: usize) -> bool {
    let opens = condition
        .checked_sub(1)
        .is_none_or(|at| matches!(line.mark(at), Mark::Comma | Mark::Stop | Mark::Open));
    let done = line.is(verb, Cues::HAVE_PRESENT.or(Cues::BE_PRESENT));
    let rest = || verb..line.tokens.len();
    let ahead = Cues::BE_FUTURE.or(Cues::HAVE_FUTURE).or(Cues::BE_CONDITIONAL).or(Cues::HAVE_CONDITIONAL);
    let depends = ahead.or(Cues::FUTURE).or(Cues::MODAL).or(Cues::MUST).or(Cues::SHOULD);
    line.story.lang == Lang::Fr
        && opens
        && done
        && rest().any(|at| line.mark(at) == Mark::Comma)
        && !rest().any(|at| line.is(at, depends) || noun::simple_tense(line, at).is_some())
}

fn noun_has(line: &Line, proposal: &Proposal, cues: Cues) -> bool {
    if !line.seen.has(cues) {
        return false;
    }
    let around = proposal.head.saturating_sub(2)..proposal.head + 4;
    around
        .into_iter()
        .take_while(|&at| at <= proposal.head || line.mark(at) == Mark::Word)
        .any(|at| line.is(at, cues))
}

/// "aucune rencontre n'a eu lieu", "personne n'a signé", "no talks were held", "received no letter".
fn none_subject(line: &Line, proposal: &Proposal, group: Group) -> bool {
    let halved = line.any(group.first..group.head, Cues::NO);
    let none = |at: usize| {
        let half = halved && matches!(line.key(at), "personne" | "rien" | "jamais");
        line.is(at, Cues::NONE) || line.key(at) == "ni" || half
    };
    let clause = (group.first.saturating_sub(8)..group.first).rev();
    let clause =
        clause.take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO.without(Cues::THAN)));
    let counts = !group.passive && !proposal.says() && proposal.kind != EventType::Reject;
    let nothing = || line.key(group.head + 1) == "nothing";
    let object =
        || line.story.lang == Lang::En && (counts && line.is(group.head + 1, Cues::NONE) || nothing());
    clause.into_iter().any(none) || object()
}

/// "sans accord", "aucune rencontre", "n'a pas fait de visite".
fn noun_denied(line: &Line, head: usize) -> bool {
    if !line.seen.has(Cues::NONE.or(Cues::WITHOUT)) {
        return false;
    }
    let before = (head.saturating_sub(3)..head).rev().take_while(|&i| line.mark(i) == Mark::Word);
    let mut open = before.take_while(|&i| line.tokens[i].word.verb.is_none() && !line.key(i).ends_with("re"));
    open.any(|i| line.is(i, Cues::NONE.or(Cues::WITHOUT)))
}

/// "n'a pas fait le déplacement", "has not held talks": the verb whose object the noun is.
fn object_denied(line: &Line, head: usize) -> bool {
    if !line.seen.has(Cues::LENDS) {
        return false;
    }
    let before = (head.saturating_sub(8)..head).rev();
    let clause = before.take_while(|&i| line.mark(i) == Mark::Word && !line.is(i, Cues::WHO));
    // "Nul n'a revendiqué l'attaque": what is claimed by nobody took place.
    let cues = |i: usize| {
        let claims = line.verb_is(i, Classes::ASKS);
        if claims { line.cues(i).without(Cues::LENDS) } else { line.cues(i) }
    };
    let seen = clause.fold(Cues::default(), |seen, i| seen.or(cues(i)));
    let halves = match line.story.lang {
        Lang::Fr => seen.has(Cues::NO) && seen.has(Cues::NOR.or(Cues::NONE)),
        Lang::En => seen.has(Cues::NO) && seen.has(Cues::DO.or(Cues::HAVE)),
    };
    halves && seen.has(Cues::LENDS)
}

/// "a démenti avoir bombardé", "denied that it had paid": what is denied is reported as not having happened.
fn is_denied(line: &Line, proposal: &Proposal) -> bool {
    if !line.seen.has(Cues::DENIES) {
        return false;
    }
    let joins =
        |at: usize| matches!(line.key(at), "that" | "que" | "qu'" | "avoir" | "être" | "having" | "any");
    let near = (proposal.first.saturating_sub(9)..proposal.first).rev();
    let clause = near.take_while(|&at| !matches!(line.mark(at), Mark::Stop | Mark::Comma));
    let Some(at) = clause.into_iter().find(|&at| line.is(at, Cues::DENIES)) else { return false };
    let negated = line.any(at.saturating_sub(3)..at, Cues::NO);
    // "denied he had ordered it"
    !negated && (line.is(at + 1, Cues::HE) || (at + 1..=proposal.head).any(joins))
}

/// "A trip has been called off", "la grève, prévue lundi, a été annulée".
fn is_cancelled(line: &Line, last: usize) -> bool {
    let open = (last + 1..last + 20).take_while(|&at| line.mark(at) != Mark::Stop);
    let Some(be) = open.into_iter().find(|&at| line.is(at, Cues::HAVE.or(Cues::BE))) else { return false };
    let ends = |at: usize| {
        let key = line.key(at);
        let off = key == "called" && line.key(at + 1) == "off";
        off || ["annulé", "cancel", "scrapped", "abandonné"].iter().any(|verb| key.starts_with(verb))
    };
    (be + 1..be + 4).any(ends)
}

/// "Rumours that the vote would be put off were false", "Des rumeurs de rapt ont couru : elles sont infondées".
fn is_untrue(line: &Line, proposal: &Proposal) -> bool {
    let rumour = |at: usize| {
        let bare = line.key(at).trim_end_matches('s');
        matches!(bare, "rumeur" | "rumour" | "rumor" | "report" | "claim" | "allegation")
    };
    let false_word = |at: usize| {
        let key = line.key(at);
        matches!(key, "false" | "untrue" | "baseless" | "unfounded" | "faux" | "fausse" | "fausses")
            || key.starts_with("infondé")
    };
    // "Des rumeurs ont couru": that they did is true.
    let tells = |at: usize| match proposal.group {
        Some(_) => line.is(at, Cues::THAN) || line.key(at) == "that",
        None => matches!(line.key(at), "de" | "d'" | "of"),
    };
    let near = proposal.first.saturating_sub(12)..proposal.first;
    let told = near.clone().find(|&at| rumour(at)).is_some_and(|at| (at..proposal.first).any(tells));
    told && (proposal.last + 1..line.tokens.len()).any(false_word)
}

/// "has never met, threatened or sued him": one negation for all.
fn shares_never(line: &Line, group: Group) -> bool {
    let joined = |at: usize| matches!(line.key(at), "or" | "nor");
    let alone = line.story.lang == Lang::En && group.first == group.head;
    let before = group.head.saturating_sub(8)..group.head;
    let never = |at: usize| matches!(line.key(at), "never" | "not");
    let open =
        || before.clone().rev().take_while(|&at| line.mark(at) != Mark::Stop && !line.is(at, Cues::WHO));
    alone && (group.head.saturating_sub(1)..group.head + 4).any(joined) && open().any(never)
}

/// "le sommet n'aura pas lieu", "the summit did not take place".
fn verb_denied(line: &Line, last: usize) -> bool {
    let after = (last + 1..last + 9).take_while(|&i| line.mark(i) == Mark::Word && !line.is(i, Cues::WHO));
    let seen = after.fold(Cues::default(), |seen, i| seen.or(line.cues(i)));
    let denied = match line.story.lang {
        Lang::Fr => seen.has(Cues::NO) && seen.has(Cues::NOR),
        Lang::En => {
            let never = line.key(last + 1) == "never";
            seen.has(Cues::NO) && (never || seen.has(Cues::DO.or(Cues::HAVE).or(Cues::BE)))
        }
    };
    denied && seen.has(Cues::HAPPENS)
}
