//! Whether a day is that of an event, or one end of the time that it took: "since", "until", "after the visit in May".

use crate::corpus::TimexKind;
use crate::extract::events::complement;
use crate::extract::events::hint::{Hint, hints_at};
use crate::extract::events::lexicon::Cues;
use crate::extract::events::line::{Line, Mark};
use crate::extract::events::propose::Proposal;

use super::{CLAUSE, Dated, joined, opens_clause};

/// What a day is to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    On,
    From,
    Until,
    Apart,
}

/// What the day chosen for an event is to it; `near` where it is the event's own.
pub(super) fn of(line: &Line, date: &Dated, near: bool, all: &[Proposal], proposal: &Proposal) -> Relation {
    let relation = match near {
        // "until August 30, when he will be returned to court": on it.
        _ if opens_clause(line, proposal, date) => Relation::On,
        true => chosen_relation(line, date),
        false => sentence_relation(line, date, all, proposal),
    };
    if relation == Relation::On && is_since(line, date, proposal) { Relation::From } else { relation }
}

/// "depuis 2021", "jusqu'en 2019" right before the expression.
pub(super) fn chosen_relation(line: &Line, date: &Dated) -> Relation {
    let before = date.at.saturating_sub(2)..date.at;
    if before.clone().any(|i| line.is(i, Cues::SINCE)) {
        return Relation::From;
    }
    // "peu avant 15 heures", "before dawn Tuesday" are of that day.
    let clock = line.timex(date.at).is_some_and(|timex| timex.kind == TimexKind::Time)
        || date.at > 0 && hints_at(line.key(date.at - 1), Hint::Light);
    if !clock && before.clone().any(|i| line.is(i, Cues::BEFORE)) { Relation::Until } else { Relation::On }
}

/// "Après la chute du régime en 1991, Washington avait accru": the fall is of 1991, the rise from then on.
fn sentence_relation(line: &Line, date: &Dated, all: &[Proposal], proposal: &Proposal) -> Relation {
    let own = chosen_relation(line, date);
    // "a year after the Oct. 7 attacks": in English the noun may stand behind its day.
    let side = |p: &&Proposal| p.group.is_none() && (p.head < date.at || p.head == date.last + 1);
    let Some(owner) = all.iter().filter(side).max_by_key(|p| p.head) else { return own };
    if owner.head == proposal.head || line.any(owner.head..date.at, Cues::HAVE.or(Cues::BE)) {
        return own;
    }
    let before = owner.head.saturating_sub(5)..owner.head;
    // "since his release, Saleh on Wednesday thanked": the day is not the noun's.
    let own_day = joined(line, owner.head, date.at) || date.at < owner.first;
    let near = |cues| {
        own_day && before.clone().rev().take_while(|&i| line.mark(i) == Mark::Word).any(|i| line.is(i, cues))
    };
    let later = before.clone().any(|i| line.is(i, Cues::AFTER) && i > 0 && line.is(i - 1, Cues::YEARS));
    match () {
        // "quelques mois après une rencontre en février": some other day.
        () if later => Relation::Apart,
        () if near(Cues::AFTER.or(Cues::SINCE))
            || date.at < proposal.first && complement::follows(line, owner.head) =>
        {
            Relation::From
        }
        () if near(Cues::BEFORE) => Relation::Until,
        () => own,
    }
}

/// "have died since the hurricane struck on 26 September", "depuis son apparition il y a un an", "depuis le début de la
/// crise, le 3 mai": since when something is so.
pub(super) fn is_since(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let since = (proposal.last + 1..date.at).rev().take(CLAUSE).find(|&at| line.is(at, Cues::SINCE));
    let apposed = |at: usize| line.mark(at) == Mark::Comma && date.at - at <= 2;
    since.is_some_and(|since| (since..date.at).all(|at| line.mark(at) == Mark::Word || apposed(at)))
}
