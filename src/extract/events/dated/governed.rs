//! The verbs that no table knows behind what governs them: "va fermer", "will premiere", "could be signed in May".

use super::CLAUSE;
use crate::corpus::TimexKind;
use crate::extract::events::group;
use crate::extract::events::lexicon::Cues;
use crate::extract::events::line::{Line, Mark, Signs};
use crate::words::Lang;

/// "devrait être bouclée d'ici la fin juin", "could be signed within weeks": what may happen, with its time.
pub(super) fn is_scheduled(line: &Line, head: usize) -> bool {
    let clause =
        (head + 1..head + 10).take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO));
    let time = |at: usize| line.timex(at).is_some_and(|timex| timex.kind != TimexKind::Set);
    !line.quoted(head) && clause.into_iter().any(time)
}

/// "will not place", "would now move", "va la fermer": the word before a verb, past "not", adverbs and pronouns.
pub(super) fn governor(line: &Line, head: usize) -> Option<usize> {
    let passed = match line.story.lang {
        Lang::Fr => Cues::CLITIC.or(Cues::NOR).or(Cues::NO),
        Lang::En => Cues::NO.or(Cues::NOR).or(Cues::ADVERB),
    };
    let adverb = |at: usize| line.story.lang == Lang::En && line.is_adverb(at);
    (head.saturating_sub(3)..head).rev().find(|&at| !line.is(at, passed) && !adverb(at))
}

/// "did not find", "didn't attend"
pub(super) fn is_undone(line: &Line, head: usize) -> bool {
    let did = |at: usize| line.is(at, Cues::DO) && line.key(at).starts_with("did");
    let may_be = line.seen.has(Cues::DO) && head > 0;
    may_be && line.is(head - 1, Cues::NO) && (did(head - 1) || head > 1 && did(head - 2))
}

/// "a indiqué qu'il fermerait": the future of what was said.
pub(super) fn is_said(line: &Line, head: usize) -> bool {
    (head.saturating_sub(CLAUSE)..head).any(|at| group::says(line, at))
}

/// "va fermer", "will premiere", "is due to land": after the word for what is to come.
pub(super) fn is_governed(line: &Line, head: usize) -> bool {
    let Some(before) = governor(line, head) else { return false };
    match line.story.lang {
        Lang::En => {
            // "is due to land", "is to appear"
            let due = before > 0
                && line.key(before) == "to"
                && line.is(before - 1, Cues::DUE.or(Cues::AHEAD).or(Cues::BE));
            // "said it would close", "would not discuss it"
            let refused = before + 1 < head && line.key(before + 1) == "not";
            let may = line.is(before, Cues::MODAL.or(Cues::SHOULD)) && is_scheduled(line, head);
            let would = line.key(before) == "would" && (refused || is_said(line, before));
            let plans = || line.key(before) == "to" && group::plans(line, before);
            line.is(before, Cues::FUTURE) || due || would || may || is_undone(line, head) || plans()
        }
        Lang::Fr => {
            let may = || line.is(before, Cues::MODAL.or(Cues::SHOULD)) && is_scheduled(line, head);
            let open = || before > 0 && group::is_left_open(line, before - 1);
            let plans = || group::plans(line, before) || group::has_come(line, before) || open();
            line.has(head, Signs::INFINITIVE)
                && (line.is(before, Cues::GO.or(Cues::MUST)) || may() || plans())
        }
    }
}
