//! What a trigger needs beside it to mean what its line of the table says: the object of a verb, the subject of a
//! passive one, the words around a noun.

use std::cell::LazyCell;

use crate::words::Lang;

use super::after;
use super::inflect::Forms;
use super::lexicon::{Class, Cues, Need, Sense};
use super::line::{Line, Mark, Signs};
use super::propose::AMID;

/// How many tokens after a trigger its object may begin.
const OBJECT: usize = 7;
/// How many tokens before a passive verb its subject may end.
const SUBJECT: usize = 14;

/// The token that meets a line's needs: the object after the head, or the subject of a passive or reflexive verb.
pub(super) fn needed(line: &Line, sense: &Sense, head: usize, passive: bool) -> Option<usize> {
    if sense.needs.is_empty() {
        return Some(head);
    }
    // "Trois ouvriers sont morts, dix ont été blessés", after a sentence about the explosion.
    let goes_on = sense.needs.anywhere() && after::goes_on(line, sense);
    if goes_on || !sense.needs.may_be_met(&line.beginnings) {
        return goes_on.then_some(head);
    }
    let needs = |at: usize| line.tokens.get(at).into_iter().flat_map(|token| sense.needs.of(token.beginning));
    // "called the strike on March 29": a day is no one called on, and March no march.
    let named = |at: usize| line.tokens.get(at).is_some_and(|t| t.capital && t.timex.is_some());
    let of_day = |at: usize| named(at) || line.key(at) == "on" && line.timex(at + 1).is_some();
    let meets = |at: &usize| needs(*at).any(|need| line.meets(*at, need)) && !of_day(*at);
    // "la décision du tribunal" is no person: whom a verb meets or strikes stands before any "de".
    let of = LazyCell::new(|| {
        // "exclut d'entrer au gouvernement" excludes no government; "l'arrestation de X" has its X.
        let from = head + 1 + usize::from(sense.class.is_noun());
        in_object(line, head, |at| at >= from && matches!(line.key(at), "de" | "du" | "d'" | "of"))
    });
    let own = |at: &usize, need: Need| match need {
        Need::Who => of.is_none_or(|of| *at < of),
        Need::Next(_) => *at == head + 1 || *at == head + 2 && is_pronoun(line.key(head + 1)),
        _ => true,
    };
    if sense.needs.anywhere() {
        let around = head.saturating_sub(AMID)..(head + AMID).min(line.tokens.len());
        return around.into_iter().any(|at| at != head && meets(&at)).then_some(head);
    }
    let after =
        || in_object(line, head, |at| needs(at).any(|n| line.meets(at, n) && own(&at, n)) && !of_day(at));
    // "conceded that": the clause is no part of the trigger.
    let after = || {
        after().map(|at| match line.mark(at) {
            _ if opens_clause(line, at) => head,
            Mark::Open | Mark::Quote => at - 1,
            // "fled, amid the country's": what a comma parts from the verb only tells what it means.
            _ if (head + 1..at).any(|i| parts(line, i)) => head,
            // "fined three builders it accuses": whoever acts in the clause behind.
            _ if line.story.lang == Lang::En && at > head + 1 && line.is(at, Cues::HE) => head,
            _ => at,
        })
    };
    // What must follow right behind a verb stands nowhere before it.
    let leads_to = |at: &usize| {
        needs(*at).any(|need| !matches!(need, Need::Next(_)) && line.meets(*at, need)) && !of_day(*at)
    };
    let before = || (head.saturating_sub(SUBJECT)..head).rev().find(leads_to);
    let led = || (head.saturating_sub(2)..head).find(|&at| leads(line, at, sense)).map(|_| head);
    match sense.class {
        // "a été détruit et deux maisons endommagées": what stands behind "et" has a verb of its own.
        _ if passive => before().or_else(|| after().filter(|&at| !(head + 1..at).any(|i| is_and(line, i)))),
        // "military drills" has its adjective before it, "exercices militaires" after it.
        class if class.is_noun() => after().or_else(|| {
            (head.saturating_sub(2)..head).find(|at| narrows(line, *at) && meets(at)).or_else(led)
        }),
        // "six mois ferme"
        Class::NoVerb => after().or_else(led),
        Class::Intransitive => before(),
        Class::Reflexive => after().or_else(before),
        _ => after(),
    }
}

/// True of a comma that stands in no number.
fn parts(line: &Line, at: usize) -> bool {
    line.mark(at) == Mark::Comma && !line.has(at + 1, Signs::NUMBER)
}

/// "gave himself up", "let them go": what may stand between an English verb and its particle.
fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "him" | "her" | "it" | "them" | "me" | "us" | "himself" | "herself" | "themselves" | "itself"
    )
}

fn is_and(line: &Line, at: usize) -> bool {
    matches!(line.key(at), "et" | "and")
}

/// True of a word before a noun that is an adjective or a noun, no preposition: "à l'appel de" asks nothing of anyone.
fn narrows(line: &Line, at: usize) -> bool {
    !line.is(at, Cues::PREP.or(Cues::THE)) && !matches!(line.key(at), "au" | "aux")
}

/// "on strike": the word that must stand before the trigger.
fn leads(line: &Line, at: usize, sense: &Sense) -> bool {
    let Some(token) = line.tokens.get(at) else { return false };
    sense.needs.of(token.beginning).any(|need| matches!(need, Need::Before(word) if word == line.key(at)))
}

/// The first token of a verb's object that is what is looked for.
fn in_object(line: &Line, head: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let behind = line.tokens.get(head + 1..).unwrap_or_default();
    // "a reçu deux ans plus tard une aide": a date takes no room.
    let timed = behind.iter().take(OBJECT).filter(|token| token.timex.is_some()).count();
    let reach = behind.len().min(OBJECT + timed);
    // Few are wanted: whether the object goes as far is asked of those alone.
    let found = (head + 1..head + 1 + reach).find(|&at| wanted(at))?;
    (head + 1..=found).all(|at| goes_on(line, head, at)).then_some(found)
}

/// True of a token with which a verb's object begins or goes on: up to a stop, a relative clause or an adjunct.
fn goes_on(line: &Line, head: usize, at: usize) -> bool {
    // "a convenu que": the word itself may be what is needed, what follows is a clause of its own.
    if at > head + 1 && opens_clause(line, at - 1) {
        return false;
    }
    if at > head + OBJECT && (head + 1..=at).any(|i| line.mark(i) == Mark::Comma) {
        return false;
    }
    // "a décidé de lever l'embargo" lifts it, and decides none.
    if at > head + 2 && is_infinitive(line, at - 1) && leads_infinitive(line, head, at - 1) {
        return false;
    }
    // "have died since the hurricane"; "négocie depuis mars un accord" has its object behind.
    let since = line.is(at, Cues::SINCE) && (at + 1..at + 3).all(|i| line.timex(i).is_none());
    let adjunct = || at > head + 1 && line.has(at, Signs::ADJUNCT) || since;
    // "fled in January and was arrested in Lomé": another verb has its own.
    if at > head + 1 && is_and(line, at - 1) && line.is(at, Cues::HAVE.or(Cues::BE).or(Cues::HE)) {
        return false;
    }
    let ends = match line.mark(at) {
        Mark::Stop => true,
        Mark::Close | Mark::Quote => line.quoted(head),
        // "named as a suspect"
        _ if at == head + 1 && line.key(at) == "as" => false,
        _ => line.is(at, Cues::WHO) && !opens_clause(line, at) || adjunct(),
    };
    !ends
}

/// "de lever", "de ne pas lever", "vouloir lever": no object of the verb at `head` stands behind.
fn leads_infinitive(line: &Line, head: usize, at: usize) -> bool {
    let before = (head + 1..at).rev().find(|&at| !line.is(at, Cues::NO.or(Cues::NOR).or(Cues::CLITIC)));
    let wants = |at: usize| line.story.lang == Lang::Fr && is_infinitive(line, at);
    before.is_some_and(|at| matches!(line.key(at), "de" | "d'" | "to") || wants(at))
}

fn is_infinitive(line: &Line, at: usize) -> bool {
    line.tokens[at].word.verb.is_some_and(|(_, forms)| forms.can(Forms::INFINITIVE))
}

/// "que", "that": what follows a verb of saying or agreeing.
fn opens_clause(line: &Line, at: usize) -> bool {
    line.is(at, Cues::THAN) || line.key(at) == "that"
}

/// True of a preposition that no object of a verb follows.
pub(super) fn is_adjunct(word: &str) -> bool {
    matches!(
        word,
        "dans"
            | "pour"
            | "contre"
            | "lors"
            | "après"
            | "afin"
            | "sans"
            | "malgré"
            | "selon"
            | "despite"
            | "after"
    )
}
