//! English pasts without an auxiliary: which forms in -ed, and which irregular ones, are a sentence's verb.

use crate::extract::events::group;
use crate::extract::events::inflect::Forms;
use crate::extract::events::lexicon::{Cues, Need};
use crate::extract::events::line::{Line, Mark, Signs};
use crate::extract::events::noun::is_some_people;
use crate::words::Lang;

use super::CLAUSE;

/// True of an English past or participle that does not end in -ed, by the list or by the tables of verbs.
pub(super) fn is_told(line: &Line, head: usize) -> bool {
    let past = |(_, forms): (_, Forms)| forms.can(Forms::PAST.or(Forms::PARTICIPLE));
    line.is(head, Cues::TOLD) || line.story.lang == Lang::En && line.tokens[head].word.verb.is_some_and(past)
}

/// "Firefighters contained the blaze", "A bus plunged into a ravine": a reduced relative clause has no object of
/// its own, and a sentence one finite verb; "took" is no participle.
pub(super) fn is_bare_past(line: &Line, head: usize) -> bool {
    let form = line.key(head);
    let told = is_told(line, head) || line.is(head, Cues::SIMPLE_PAST);
    let past = form.len() > 3 && form.ends_with("ed") || told;
    let Some(mut before) = head.checked_sub(1).filter(|_| past) else { return false };
    // "The type first flew in 2021", "the jet that fell on a farm"
    let passed = matches!(line.key(before), "first" | "last" | "then") || is_relative(line, before);
    if passed && before > 0 && line.is(head, Cues::SIMPLE_PAST.or(Cues::TOLD)) {
        before -= 1;
    }
    let noun = Cues::DETERMINER.or(Cues::PREP).or(Cues::WHEN).or(Cues::ADJECTIVE).or(Cues::TO);
    // "used to be strong"
    if form == "used" && line.key(head + 1) == "to" {
        return false;
    }
    // "shrank by three metres" is no passive; in "want the tent closed" nothing has closed.
    let done_by = line.key(head + 1) == "by" && !line.is(head, Cues::SIMPLE_PAST);
    let wanted = (head.saturating_sub(6)..head).any(|at| matches!(line.key(at), "want" | "wants" | "wanted"));
    if line.is(before, noun) && !is_some_people(line, before)
        || done_by
        || wanted && !line.is(head, Cues::SIMPLE_PAST)
    {
        return false;
    }
    // "against 40 unidentified people"
    if line.has(before, Signs::NUMBER) && line.meets(head + 1, Need::Who) {
        return false;
    }
    if group::is_of_subject(line, head) {
        return false;
    }
    match line.mark(before) {
        Mark::Word if line.is(head, Cues::SIMPLE_PAST) => true,
        Mark::Word => is_joined(line, before) || has_object(line, head) || is_only_verb(line, head),
        // "The order, signed on Monday, took effect", "Its chief, Paul Kane, quit": past an insertion.
        Mark::Comma => {
            line.is(head, Cues::SIMPLE_PAST) || is_alone(line, head) && (told || is_inserted(line, before))
        }
        _ => false,
    }
}

/// "“They lied to us,” snapped the founder": a past between words and someone is a verb of saying.
pub(super) fn closes_words(line: &Line, head: usize) -> bool {
    let token = &line.tokens[head];
    let past = token.word.plain
        && token.word.noun.is_none()
        && (line.key(head).ends_with("ed") || is_told(line, head));
    let closed =
        head > 1 && matches!(line.mark(head - 1), Mark::Close | Mark::Quote) && line.quoted(head - 2);
    let someone = || line.is(head + 1, Cues::DETERMINER) || line.mention(head + 1).is_some();
    past && closed && someone()
}

/// "the aircraft that fell": behind a noun.
fn is_relative(line: &Line, at: usize) -> bool {
    let noun = |at: usize| {
        let token = &line.tokens[at];
        line.mark(at) == Mark::Word && token.word.cues == Cues::default() && token.word.verb.is_none()
    };
    line.key(at) == "that" && at > 0 && noun(at - 1)
}

/// "The pilot, a former guard, radioed for help": the comma ends an insertion.
fn is_inserted(line: &Line, comma: usize) -> bool {
    let open = (comma.saturating_sub(10)..comma).rev().find(|&at| line.mark(at) != Mark::Word);
    open.is_some_and(|at| line.mark(at) == Mark::Comma && at > 0)
}

/// True where no other word of the sentence could be its finite verb.
fn is_alone(line: &Line, head: usize) -> bool {
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE).or(Cues::DO);
    let finite = finite.or(Cues::TOLD).or(Cues::SIMPLE_PAST);
    let around = head.saturating_sub(CLAUSE)..(head + CLAUSE).min(line.tokens.len());
    around.into_iter().filter(|&at| at != head).all(|at| {
        let verb =
            line.tokens[at].word.verb.is_some_and(|(_, forms)| forms.can(Forms::PAST.or(Forms::PRESENT)));
        !(line.is(at, finite) || line.key(at).ends_with("ed") || verb)
    })
}

/// "searched the house and seized files": the second of two verbs.
fn is_joined(line: &Line, before: usize) -> bool {
    matches!(line.key(before), "and" | "but" | "then")
}

pub(super) fn has_object(line: &Line, head: usize) -> bool {
    // "sent off 36 lorries", "set up a fund"
    let particle =
        matches!(line.key(head + 1), "off" | "up" | "out" | "down" | "away" | "back" | "over" | "aside");
    let next = head + 1 + usize::from(particle);
    let pronoun = || {
        let others = matches!(line.key(next), "himself" | "herself" | "themselves" | "myself" | "ourselves");
        others || matches!(line.key(next), "me" | "you" | "him" | "her" | "them" | "us")
    };
    let number = || line.key(next).starts_with(|c: char| c.is_ascii_digit());
    let all = || {
        matches!(
            line.key(next),
            "both" | "all" | "more" | "about" | "half" | "tens" | "each" | "no" | "nothing"
        )
    };
    line.is(next, Cues::DETERMINER.or(Cues::HE))
        || all()
        || line.meets(next, Need::Who)
        || pronoun()
        || number()
}

/// True where the clause around a verb has no other that could be its finite one.
fn is_only_verb(line: &Line, head: usize) -> bool {
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE).or(Cues::DO);
    let finite = finite.or(Cues::TOLD).or(Cues::SIMPLE_PAST);
    let opens = Cues::WHO.or(Cues::AFTER).or(Cues::BEFORE).or(Cues::SINCE);
    let closes = |at: &usize| line.mark(*at) != Mark::Word || line.is(*at, opens);
    let verb = |at: usize| {
        let past = line.key(at).ends_with("ed") && !line.is(at - 1, Cues::DETERMINER);
        line.is(at, finite)
            || past
            || line.tokens[at].word.verb.is_some_and(|(_, forms)| forms.can(Forms::PAST))
    };
    let low = head.saturating_sub(CLAUSE);
    let start = (low..head).rev().find(closes).map_or(low, |at| at + 1);
    let high = (head + CLAUSE).min(line.tokens.len());
    let end = (head + 1..high).find(closes).unwrap_or(high);
    !(start.max(1)..end).any(|at| at != head && verb(at))
}
