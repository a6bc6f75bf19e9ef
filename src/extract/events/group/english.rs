//! English verb groups: auxiliaries, forms without one, and the verb before "to".

use super::{
    Before, Group, REACH, Tense, governs_directly, modal_tense, passed_on, read_under, tense_of_have,
};
use crate::extract::events::inflect::Forms;
use crate::extract::events::lexicon::{Classes, Cues};
use crate::extract::events::line::{Line, Mark};
use crate::words::Lang;

/// The group of an English verb.
pub(super) fn read(line: &Line, head: usize, forms: Forms, before: Before, depth: u8) -> Option<Group> {
    let group = |tense, passive| Group {
        first: before.first,
        head,
        tense,
        passive,
        reflexive: false,
        negative: before.is_negative(Lang::En),
    };
    let Some(at) = before.stop else {
        if let Some(tense) = shared(line, head, depth).filter(|_| forms.can(Forms::INFINITIVE)) {
            return Some(group(tense, false));
        }
        let before_that =
            |tense| if tense == Tense::Past && shares_had(line, head) { Tense::Pluperfect } else { tense };
        return english_bare(line, head, forms).map(|(tense, passive)| group(before_that(tense), passive));
    };
    let cues = line.cues(at);
    if cues.has(Cues::TO) {
        let (first, tense, negative) = english_governor(line, at, depth)?;
        return Some(Group {
            first,
            negative: negative || before.is_negative(Lang::En),
            ..group(tense, false)
        });
    }
    let passed = |&b: &usize| line.is(b, Cues::NO.or(Cues::ADVERB));
    let around = (at.saturating_sub(3)..at).rev().find(|b| !passed(b));
    let outer = around.map_or(Cues::default(), |b| line.cues(b));
    // "could be signed": one group.
    let led = |tense, passive| Group { first: around.unwrap_or(at), ..group(tense, passive) };
    if cues.has(Cues::FUTURE) {
        return Some(group(Tense::Future, false));
    }
    if cues.has(Cues::BEING) && outer.has(Cues::FUTURE) {
        return Some(led(Tense::Future, true));
    }
    if governs_directly(cues) {
        return Some(group(modal_tense(cues), false));
    }
    if cues.has(Cues::DO) {
        let tense = if line.key(at).starts_with("did") { Tense::Past } else { Tense::Present };
        return forms.can(Forms::INFINITIVE).then(|| group(tense, false));
    }
    if cues.has(Cues::BEING) && governs_directly(outer) {
        return Some(led(modal_tense(outer), true));
    }
    // "is expected to be held": one group.
    if cues.has(Cues::BEING) && outer.has(Cues::TO) {
        let (first, tense, negative) = english_governor(line, at - 1, depth)?;
        return Some(Group {
            first,
            negative: negative || before.is_negative(Lang::En),
            ..group(tense, true)
        });
    }
    if forms.can(Forms::GERUND) {
        let tense = if cues.has(Cues::BE_PAST) { Tense::Past } else { Tense::Present };
        return cues.has(Cues::BE.or(Cues::HAVE)).then(|| group(tense, false));
    }
    // "would have saved"
    if cues.has(Cues::HAVE) && governs_directly(outer) {
        return Some(group(modal_tense(outer), before.seen.has(Cues::BEEN)));
    }
    if cues.has(Cues::HAVE) {
        return Some(group(tense_of_have(cues), before.seen.has(Cues::BEEN)));
    }
    let tense = if cues.has(Cues::BE_PAST) { Tense::Past } else { Tense::Present };
    forms.can(Forms::PARTICIPLE).then(|| group(tense, true))
}

/// "will hold hearings and report back", "plans to buy the mill and reopen it": what one word governs, the other too.
fn shared(line: &Line, head: usize, depth: u8) -> Option<Tense> {
    let and = head.checked_sub(1).filter(|&at| matches!(line.key(at), "and" | "or"))?;
    let clause = (and.saturating_sub(REACH)..and).rev();
    let clause = clause.take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO));
    let governs = |at: usize| line.is(at, Cues::TO) || governs_directly(line.cues(at));
    let at = clause.into_iter().find(|&at| governs(at) || line.is(at, Cues::HAVE.or(Cues::BE)))?;
    match line.cues(at) {
        cues if cues.has(Cues::TO) => english_governor(line, at, depth).map(|(_, tense, _)| tense),
        cues if cues.has(Cues::FUTURE) => Some(Tense::Future),
        cues => governs_directly(cues).then(|| modal_tense(cues)),
    }
}

/// "had killed two men and abducted seven": the auxiliary is told once.
fn shares_had(line: &Line, head: usize) -> bool {
    let and = head.checked_sub(1).filter(|&at| line.key(at) == "and");
    let clause = and.map(|and| (and.saturating_sub(REACH)..and).rev());
    let mut clause = clause.into_iter().flatten().take_while(|&at| line.mark(at) == Mark::Word);
    clause
        .find(|&at| line.is(at, Cues::HAVE.or(Cues::BE).or(Cues::WHO)))
        .is_some_and(|at| line.is(at, Cues::HAVE_PAST))
}

/// "rocks and uprooted trees rolled down": what a noun is called that has a verb of its own right behind it.
pub(in crate::extract::events) fn is_of_subject(line: &Line, head: usize) -> bool {
    let noun = line.tokens.get(head + 1).is_some_and(|t| t.word.plain && t.mark == Mark::Word);
    let verb = head + 2;
    let past = line.key(verb).ends_with("ed") || line.is(verb, Cues::SIMPLE_PAST.or(Cues::HAVE).or(Cues::BE));
    noun && past && line.key(head + 1).ends_with('s') && line.key(head).ends_with("ed")
}

/// A form without auxiliary. After a noun, an -ed form with "by" or nothing of its own is a participle.
fn english_bare(line: &Line, head: usize, forms: Forms) -> Option<(Tense, bool)> {
    if is_of_subject(line, head) {
        return None;
    }
    if forms.can(Forms::PAST) {
        // "passed by 212 votes to 198", "by a wide margin"
        let counts = line.counts(head + 2).opens || line.key(head + 2) == "a";
        let by = line.key(head + 1) == "by" && !counts || is_reduced(line, head);
        return Some(if by { (Tense::Participle, true) } else { (Tense::Past, false) });
    }
    match () {
        () if forms.can(Forms::PARTICIPLE) => Some((Tense::Participle, true)),
        () if forms.can(Forms::PRESENT) => is_plural(line, head).then_some((Tense::Present, false)),
        // "raided a house, killing one man and arresting another"
        () if forms.can(Forms::GERUND) && goes_along(line, head) => Some((Tense::Participle, false)),
        () => None,
    }
}

/// "Workers strike": a form without -s has a subject in the plural; "a rice sack under the bridge" is no verb.
fn is_plural(line: &Line, head: usize) -> bool {
    // "denied reports that": a noun.
    if line.key(head).ends_with('s') {
        let verb = head.checked_sub(1).and_then(|at| line.tokens[at].word.verb);
        // "the warning signs were there": so is the subject of the verb behind it.
        let subject = line.is(head + 1, Cues::BE.or(Cues::HAVE).or(Cues::MODAL).or(Cues::FUTURE));
        return !subject && !verb.is_some_and(|(_, forms)| forms.can(Forms::PAST));
    }
    let subject = (0..head).rev().find(|&at| !line.is_adverb(at));
    subject.is_none_or(|at| {
        let form = line.key(at);
        let many = form.ends_with('s') && !form.ends_with("'s");
        let irregular = matches!(
            form,
            "police" | "people" | "men" | "women" | "children" | "staff" | "and" | "we" | "you" | "i"
        );
        many || irregular
            || line.cues(at) != Cues::default()
            || line.mark(at) != Mark::Word
            || line.mention(at).is_some() && !form.ends_with("'s")
    })
}

/// A participle after a comma, or after the "and" that joins it to one.
fn goes_along(line: &Line, head: usize) -> bool {
    let after_comma = |at: usize| at > 1 && line.mark(at - 1) == Mark::Comma;
    let other = |at: usize| after_comma(at) && line.key(at).ends_with("ing");
    after_comma(head)
        || (head > 0 && line.key(head - 1) == "and" && (head.saturating_sub(12)..head).any(other))
}

/// "was removed in a shake-up announced late": the clause has its verb, and this one no object.
fn is_reduced(line: &Line, head: usize) -> bool {
    let object = Cues::DETERMINER.or(Cues::HE).or(Cues::WHO);
    // "the curfew she announced this morning"
    if head > 0 && line.is(head - 1, Cues::HE) {
        return false;
    }
    let bare =
        !line.is(head + 1, object) && (line.is(head + 1, Cues::PREP) || line.timex(head + 1).is_some());
    // "36 locomotives, ordered two years ago, are to": the sentence's verb follows.
    let aside = head > 0
        && line.mark(head - 1) == Mark::Comma
        && (head + 2..head + 14)
            .any(|at| line.mark(at) == Mark::Comma && line.any(at + 1..at + 4, Cues::HAVE.or(Cues::BE)));
    if bare && aside {
        return true;
    }
    let clause = (head.saturating_sub(REACH)..head).rev().take_while(|&at| {
        line.mark(at) == Mark::Word
            && !line.is(at, Cues::WHO)
            && !matches!(line.key(at), "and" | "but" | "or")
    });
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE);
    bare && clause.into_iter().any(|at| line.is(at, finite))
}

/// The verb before "to": one that passes its tense on, or one that plans.
fn english_governor(line: &Line, to: usize, depth: u8) -> Option<(usize, Tense, bool)> {
    let at = to.checked_sub(1)?;
    if line.is(at, Cues::AHEAD.or(Cues::BE)) {
        let first = at.checked_sub(1).filter(|&be| line.is(be, Cues::BE)).unwrap_or(at);
        return Some((first, Tense::Future, false));
    }
    // "the decision to prosecute"; "plans to" may be a verb.
    let noun = at > 0 && line.is(at - 1, Cues::DETERMINER.or(Cues::ADJECTIVE))
        || line.tokens[at].word.verb.is_none();
    if noun && line.is(at, Cues::INTENT) {
        return Some((at, Tense::Future, at > 0 && line.is(at - 1, Cues::NONE)));
    }
    let (lemma, forms) = line.tokens.get(at)?.word.verb?;
    let classes = line.lexicon.classes(lemma);
    if !classes.has(Classes::GOVERNS) {
        return None;
    }
    Some(passed_on(classes, read_under(line, at, forms, depth + 1)?))
}
