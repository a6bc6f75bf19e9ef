//! The verb that governs an infinitive: what makes a plan of it, a past, a possibility, or lets it fail.

use super::{Group, Tense, read_under, says};
use crate::extract::events::inflect::Forms;
use crate::extract::events::lexicon::{Classes, Cues};
use crate::extract::events::line::{Line, Mark, Signs};
use crate::words::Lang;

/// "exclut", "has ruled out"; "The court has not ruled" is another verb.
pub(in crate::extract::events) fn rules_out(line: &Line, verb: usize) -> bool {
    let apart = || line.story.lang == Lang::Fr || line.key(verb + 1) == "out";
    line.verb_is(verb, Classes::EXCLUDES) && apart()
}

/// "n'exclut pas", "has not ruled out": the verb under a negation.
pub(in crate::extract::events) fn is_left_open(line: &Line, verb: usize) -> bool {
    rules_out(line, verb) && line.any(verb.saturating_sub(4)..verb, Cues::NO)
}

/// "vient de fermer", "venait de signer": done; `before` is the "de".
pub(in crate::extract::events) fn has_come(line: &Line, before: usize) -> bool {
    let came = |at: usize| matches!(line.key(at), "vient" | "viennent" | "venait" | "venaient");
    before > 0 && line.key(before).starts_with('d') && came(before - 1)
}

/// True of a verb that makes the infinitive after it a plan, with the "de", "à" or "to" between.
pub(in crate::extract::events) fn plans(line: &Line, before: usize) -> bool {
    if !may_plan(line) {
        return false;
    }
    let bridge = usize::from(matches!(line.key(before), "de" | "d'" | "à" | "to"));
    let intends = bridge > 0 && before > 0 && line.is(before - 1, Cues::INTENT);
    intends || before.checked_sub(bridge).is_some_and(|at| line.verb_is(at, Classes::PLANS))
}

/// False of a sentence in which nothing makes a plan or a past of an infinitive: of most.
pub(in crate::extract::events) fn may_plan(line: &Line) -> bool {
    line.seen.has(Cues::INTENT) || line.classes.has(Classes::GOVERNS.or(Classes::EXCLUDES))
}

/// The verb that governs an infinitive beginning at `start`, where it is one that passes its tense on:
/// its first token, the tense, and whether it is negated.
pub(super) fn governor(line: &Line, start: usize, depth: u8) -> Option<(usize, Tense, bool)> {
    let last = start.checked_sub(1)?;
    let bridge = line.is(last, Cues::PREP) && matches!(line.key(last), "de" | "d'" | "à");
    let mut at = if bridge { last.checked_sub(1)? } else { last };
    if line.is(at, Cues::BRINK) {
        let be = (at.saturating_sub(4)..at).find(|&b| line.is(b, Cues::BE));
        let unsure = be.is_some_and(|b| line.is(b, Cues::BE_CONDITIONAL));
        return Some((be.unwrap_or(at), if unsure { Tense::PastConditional } else { Tense::Future }, false));
    }
    // "son intention de fermer l'usine"
    if bridge && line.is(at, Cues::INTENT) {
        return Some((at, Tense::Future, at > 0 && line.is(at - 1, Cues::NONE)));
    }
    while at > 0 && line.is_adverb(at) {
        at -= 1;
    }
    if is_left_open(line, at) {
        let (_, forms) = line.tokens.get(at)?.word.verb?;
        return Some((read_under(line, at, forms, depth + 1)?.first, Tense::Possible, false));
    }
    if has_come(line, last) {
        return Some((last - 1, Tense::Past, false));
    }
    // "ont dû évacuer", "a pu rentrer": done.
    if matches!(line.key(at), "dû" | "pu") {
        let group = read_under(line, at, Forms::PARTICIPLE, depth + 1)?;
        return (group.tense != Tense::Participle).then_some((group.first, group.tense, group.negative));
    }
    let (lemma, forms) = line.tokens.get(at)?.word.verb?;
    let classes = line.lexicon.classes(lemma);
    if !classes.has(Classes::GOVERNS) {
        return None;
    }
    // "dit vouloir rouvrir": whoever says it plans it.
    if classes.has(Classes::PLANS) && forms.can(Forms::INFINITIVE) && at > 0 && says(line, at - 1) {
        return Some((at, Tense::Future, false));
    }
    let group = read_under(line, at, forms, depth + 1).filter(|g| g.tense != Tense::Participle)?;
    Some(passed_on(classes, group))
}

/// What a verb makes of the infinitive after it: "n'a pas souhaité répondre", "did not want to pay" were never plans.
pub(super) fn passed_on(classes: Classes, group: Group) -> (usize, Tense, bool) {
    let refused = group.negative && matches!(group.tense, Tense::Past | Tense::Pluperfect);
    let tense = if classes.has(Classes::PLANS) && !refused { Tense::Future } else { group.tense };
    (group.first, tense, group.negative != classes.has(Classes::FAILS))
}

/// How many tokens before its infinitive a number may stand: "Ils étaient 900 selon la police, 2 000 selon les syndicats à
/// défiler".
const SO_MANY: usize = 16;

/// "Ils étaient 3 000 à défiler": where the verb of so many stands, given what they did.
pub(super) fn so_many(line: &Line, infinitive: usize) -> Option<usize> {
    let to = infinitive.checked_sub(1).filter(|&at| line.key(at) == "à")?;
    let near = (to.saturating_sub(SO_MANY)..to).rev().take_while(|&at| line.mark(at) != Mark::Stop);
    let be = near.into_iter().find(|&at| line.is(at, Cues::BE))?;
    let they = be > 0 && line.is(be - 1, Cues::HE);
    let number = (be + 1..be + 4).take_while(|&at| at < to).any(|at| line.has(at, Signs::NUMBER));
    (they && number).then_some(be)
}
