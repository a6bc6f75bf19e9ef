//! Whether a noun tells of something that took place: the signs that count for it and against it.

use crate::words::Lang;

use super::inflect::Forms;
use super::lexicon::{Cues, Need};
use super::line::{Line, Mark};

/// How many tokens after a noun its complements and its verb may stand.
const AFTER: usize = 9;

/// Whether a form that is both a noun and a verb ("visite", "attack") is the noun here.
pub(super) fn reads_as_noun(line: &Line, at: usize, forms: Forms) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let opens = Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE).or(Cues::WHEN);
    if line.is(before, opens) && !line.is(before, Cues::TO) {
        return true;
    }
    if line.story.lang == Lang::Fr {
        return line.mark(before) == Mark::Comma || line.mark(before) == Mark::Open;
    }
    if forms.can(Forms::PAST.or(Forms::PARTICIPLE)) && !forms.can(Forms::INFINITIVE) {
        return false;
    }
    let auxiliary = Cues::TO
        .or(Cues::MODAL)
        .or(Cues::FUTURE)
        .or(Cues::SHOULD)
        .or(Cues::MUST)
        .or(Cues::HE)
        .or(Cues::WHO)
        .or(Cues::NO)
        .or(Cues::BE)
        .or(Cues::HAVE);
    let subject = line.is(before, auxiliary) || line.meets(before, Need::Who);
    let object =
        line.is(at + 1, Cues::DETERMINER.or(Cues::WHO).or(Cues::TO)) || line.meets(at + 1, Need::Who);
    !(line.is(before, auxiliary) || (subject && object))
}

/// The weight of the signs that a noun tells of an actual happening.
pub(super) fn evidence(line: &Line, at: usize) -> i32 {
    let start = phrase_start(line, at);
    before(line, start) + determiner(line, start, at) + after(line, start, at)
}

/// Where the noun's phrase begins: its determiner, else the noun itself.
fn phrase_start(line: &Line, at: usize) -> usize {
    (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&i| line.mark(i) == Mark::Word && !line.is(i, Cues::PREP.or(Cues::HAVE).or(Cues::BE)))
        .find(|&i| line.is(i, Cues::DETERMINER))
        .unwrap_or(at)
}

/// Signs before the phrase: "après la", "lors de la", "a tenu une"; against: "contre les", "pour".
fn before(line: &Line, start: usize) -> i32 {
    let mut weight = 0;
    if start == 0 {
        return weight;
    }
    let near = start.saturating_sub(2)..start;
    if near.clone().any(|i| line.is(i, Cues::WHEN)) || line.is(start, Cues::DURING) {
        weight += 2;
    }
    if near.clone().any(|i| line.is(i, Cues::AGAINST)) {
        weight -= 2;
    }
    if (start.saturating_sub(6)..start).any(|i| line.is(i, Cues::LENDS)) {
        weight += 2;
    } else if (start.saturating_sub(4)..start).any(|i| line.is(i, Cues::PURPOSE)) {
        weight -= 1;
    }
    weight
}

fn determiner(line: &Line, start: usize, at: usize) -> i32 {
    match line.cues(start) {
        c if start < at && c.has(Cues::DEMONSTRATIVE.or(Cues::POSSESSIVE)) => 1,
        c if start < at && c.has(Cues::NONE) => 1,
        c if start < at
            && c.has(Cues::DET)
            && !matches!(line.key(start), "un" | "une" | "des" | "a" | "an") =>
        {
            1
        }
        _ => 0,
    }
}

/// Signs after the noun: a date, who did it, a verb that says that it took place.
fn after(line: &Line, start: usize, at: usize) -> i32 {
    let reach = at + 1..(at + 1 + AFTER).min(line.tokens.len());
    let reach = reach.take_while(|&i| line.mark(i) != Mark::Stop);
    let subject = start == 0 || !line.is(start - 1, Cues::PREP.or(Cues::THE));
    let (mut dated, mut named, mut happens) = (0, 0, 0);
    for i in reach {
        if line.timex(i).is_some_and(|t| t.edtf.is_some()) {
            dated = 2;
        }
        if line.meets(i, Need::Who) || line.mention(i).is_some() {
            named = 1;
        }
        if subject && line.is(i, Cues::HAPPENS) {
            happens = 2;
        }
    }
    let early = (start.saturating_sub(6)..start).any(|i| line.timex(i).is_some_and(|t| t.edtf.is_some()));
    dated.max(i32::from(early)) + named + happens
}
