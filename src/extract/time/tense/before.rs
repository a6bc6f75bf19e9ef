//! What the words before a day say of it: whose day it is, and whether what it dates is over.

use super::Closed;
use super::verb::Verb;

/// "remis le 11 janvier", "les mesures adoptées le 22 mars": the day of a participle, given the words before it.
pub(super) fn hangs_on_participle(before: &[Verb]) -> bool {
    let ahead = Verb::FUTURE.or(Verb::SET).or(Verb::CALLED).or(Verb::ENDS);
    let mut back = before.iter().rev().skip_while(|word| word.has(Verb::LEADS));
    let held = |word: &Verb| word.has(Verb::PARTICIPLE) && !word.has(ahead);
    // "…, passé au Ghana le 17 janvier, …": the clause has no other verb.
    let opens =
        || before.first().is_some_and(held) && !before.iter().any(|word| word.has(ahead.or(Verb::HAVE)));
    back.next().is_some_and(held) || opens()
}

/// "Mercredi sera le premier jour de la grève lancée en avril": the day of a participle that a noun has, and no form ahead
/// governs, given the words before the day.
pub(super) fn is_of_a_noun(before: &[Verb]) -> bool {
    let ahead = Verb::FUTURE.or(Verb::SET).or(Verb::CALLED).or(Verb::ENDS).or(Verb::BILLED);
    let Some(at) = before.iter().rposition(|word| !word.has(Verb::LEADS)) else { return false };
    let held = before[at].has(Verb::PARTICIPLE) && !before[at].has(ahead);
    let near =
        |words: usize, parts: Verb| before[at.saturating_sub(words)..at].iter().any(|word| word.has(parts));
    // "doit être de nouveau fermée"
    let governed = near(2, Verb::FUTURE.or(Verb::HAVE)) || near(4, Verb::BE);
    let called = before.iter().any(|word| word.has(Verb::CALLED));
    held && !called && !governed
}

/// "dit avoir tué quarante hommes lundi", "admitted having met him Monday", given the words before the day.
pub(super) fn has_done(before: &[Verb]) -> bool {
    let done = Verb::PARTICIPLE.or(Verb::PAST);
    let at = before.iter().rposition(|word| word.has(Verb::HAVING));
    at.is_some_and(|at| before[at..].iter().skip(1).take(3).any(|word| word.has(done)))
}

/// "dénonce l'attaque de lundi": the day of what nobody plans, given the words before it.
pub(super) fn is_struck(before: &[Verb]) -> bool {
    let of = before.last().is_some_and(|word| word.has(Verb::OF.or(Verb::LEADS)));
    of && before.iter().rev().nth(1).is_some_and(|word| word.has(Verb::STRUCK))
}

/// What a limit closes, given the words before it.
pub(super) fn what_is_closed(before: &[Verb]) -> Closed {
    let ahead = Verb::TO.or(Verb::FUTURE).or(Verb::SET).or(Verb::BILLED).or(Verb::CALLED).or(Verb::DUE);
    let mut last = before.iter().rev().take(3).take_while(|word| !word.has(ahead));
    // "était prévue jusqu'à dimanche" was to last.
    let planned = Verb::SET.or(Verb::BILLED).or(Verb::DUE).or(Verb::FUTURE);
    let near = || before.iter().rev().take(4);
    let lasted = || near().any(|word| word.has(Verb::LASTED)) && !near().any(|word| word.has(planned));
    match () {
        () if lasted() => Closed::Lasted,
        () if last.any(|word| word.has(Verb::STOOD)) || was_done(before) => Closed::Stood,
        () => Closed::Nothing,
    }
}

/// "had burned 9,000 acres by Wednesday", given the words before the day: a pluperfect, and nothing ahead.
fn was_done(before: &[Verb]) -> bool {
    let ahead = Verb::TO
        .or(Verb::FUTURE)
        .or(Verb::SET)
        .or(Verb::BILLED)
        .or(Verb::CALLED)
        .or(Verb::VOWED)
        .or(Verb::SAYS);
    let done = |pair: &[Verb]| pair[0].has(Verb::STOOD) && pair[1].has(Verb::PAST);
    let at = before.windows(2).rposition(done);
    at.is_some_and(|at| !before[at..].iter().any(|word| word.has(ahead.or(Verb::WOULD))))
}

/// How many words before a day the vow may stand that it is of.
const VOW: usize = 12;

/// "avait été annoncé pour le 19", "was scheduled for 4 May", "devait ouvrir le 19", given the words before the day.
pub(super) fn was_foreseen(before: &[Verb]) -> bool {
    let ahead = Verb::FUTURE.or(Verb::SET).or(Verb::BILLED).or(Verb::CALLED);
    let at = before.iter().rposition(|word| word.has(ahead.or(Verb::DUE)));
    let past = |at: usize| before[at.saturating_sub(3)..at].iter().any(|word| word.has(Verb::PAST));
    // "s'était engagé à voter en mai", "agreed Monday to vote in May"
    let vowed = |at: &usize| {
        let mut next = before.iter().skip(at + 1).take(2);
        before[*at].has(Verb::VOWED) && next.any(|word| word.has(Verb::TO.or(Verb::OF)))
    };
    // "a strike that was to begin on 3 May"
    let was_to = before.windows(2).any(|pair| pair[0].has(Verb::BE) && pair[1].has(Verb::TO));
    was_to
        || at.is_some_and(|at| before[at].has(Verb::DUE) || past(at))
        || (before.len().saturating_sub(VOW)..before.len()).any(|at| vowed(&at))
}

/// "when she is sentenced Feb. 7", given the words before the day: what a clause of time tells in the English present is
/// to come (R. Quirk et al., *A Comprehensive Grammar of the English Language*, 1985).
pub(super) fn is_to_come(before: &[Verb]) -> bool {
    let at = before.iter().rposition(|word| word.has(Verb::BOUND));
    let done = |at: usize| before.iter().skip(at + 1).take(2).any(|word| word.has(Verb::PAST));
    let led = |at: usize| before[at.saturating_sub(CLAUSE)..at].iter().any(|word| word.has(Verb::TIMELY));
    at.is_some_and(|at| done(at) && led(at))
}

/// How many words before its verb a clause of time may begin.
const CLAUSE: usize = 6;
