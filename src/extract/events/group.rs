//! The verb group around a verb form: tense, voice, negation, and the verb that governs an infinitive.

mod english;
mod governor;

use crate::extract::time::moves;
use crate::words::Lang;

use super::inflect::Forms;
use super::lexicon::{Classes, Cues};
use super::line::{Line, Mark, Signs};
pub(super) use english::is_of_subject;
use governor::{governor, passed_on};
pub(super) use governor::{has_come, is_left_open, may_plan, plans, rules_out};

/// When and how surely a verb group says its action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// Compound or simple past.
    Past,
    /// Past before the past: "avait suspendu".
    Pluperfect,
    /// French imparfait.
    Imperfect,
    /// Present.
    Present,
    /// Future, near future, what is due.
    Future,
    /// Simple conditional of a verb that is not a modal.
    Conditional,
    /// Past conditional, or "serait" with a participle or an adjective.
    PastConditional,
    /// Under a word for what may be.
    Possible,
    /// A participle alone.
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Its first token (an auxiliary, a clitic, a negation).
    pub first: usize,
    /// The verb itself.
    pub head: usize,
    /// Its tense.
    pub tense: Tense,
    /// True where its subject undergoes it.
    pub passive: bool,
    /// True with "se".
    pub reflexive: bool,
    /// True under "ne … pas" or "not".
    pub negative: bool,
}

/// How far back an auxiliary may stand, in tokens.
const REACH: usize = 9;

/// The group of the verb at `head`; `None` where the form is no telling verb (a bare infinitive, a gerund).
pub(super) fn read(line: &Line, head: usize, forms: Forms) -> Option<Group> {
    read_under(line, head, forms, 0)
}

/// What stands before a participle that has an auxiliary of its own.
pub(super) fn auxiliary(line: &Line, head: usize) -> Option<Before> {
    Some(Before::look(line, head)).filter(|before| before.stop.is_some())
}

/// The group of a participle behind its auxiliary.
pub(super) fn read_behind(line: &Line, head: usize, before: Before) -> Option<Group> {
    match line.story.lang {
        Lang::Fr => french(line, head, Forms::PARTICIPLE, before, 0),
        Lang::En => english::read(line, head, Forms::PARTICIPLE, before, 0),
    }
}

/// True where an auxiliary stands before a participle: its own, or that of the verb it is joined to.
pub(super) fn has_auxiliary(line: &Line, head: usize, forms: Forms) -> bool {
    let joined = || line.story.lang == Lang::Fr && shared_auxiliary(line, head).is_some();
    forms.can(Forms::PARTICIPLE) && (Before::look(line, head).stop.is_some() || joined())
}

/// The same, `depth` governing verbs deep ("a décidé de tenter de suspendre").
fn read_under(line: &Line, head: usize, forms: Forms, depth: u8) -> Option<Group> {
    let before = Before::look(line, head);
    match line.story.lang {
        _ if depth > 3 => None,
        Lang::Fr => french(line, head, forms, before, depth),
        Lang::En => english::read(line, head, forms, before, depth),
    }
}

/// What stands before a verb: clitics, adverbs, negation, up to the first other word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// The first token of the group so far.
    first: usize,
    /// The parts of all words passed over.
    seen: Cues,
    /// The auxiliary, modal or governing preposition met.
    stop: Option<usize>,
}

/// What may stand between an auxiliary and its verb.
const PASSED: Cues =
    Cues::ADVERB.or(Cues::CLITIC).or(Cues::BEEN).or(Cues::NOR).or(Cues::NO).or(Cues::HEARSAY);

/// What a verb group begins with.
const AUXILIARY: Cues = Cues::HAVE
    .or(Cues::BE)
    .or(Cues::MODAL)
    .or(Cues::SHOULD)
    .or(Cues::MUST)
    .or(Cues::GO)
    .or(Cues::FUTURE)
    .or(Cues::BEING)
    .or(Cues::DO)
    .or(Cues::TO);

impl Before {
    fn look(line: &Line, head: usize) -> Self {
        let mut found = Self { first: head, ..Self::default() };
        let mut from = head;
        while let Some(at) = from.checked_sub(1).filter(|at| head - at <= REACH) {
            from = at;
            let cues = line.cues(at);
            // "ont, pour la première fois, demandé": an insertion between commas is passed over.
            if line.mark(at) == Mark::Comma
                && let Some(open) = (at.saturating_sub(6)..at).rev().find(|&i| line.mark(i) == Mark::Comma)
                && open > 0
                && line.is(open - 1, Cues::HAVE.or(Cues::BE).or(Cues::BEEN).or(Cues::NO))
            {
                from = open;
                continue;
            }
            if let Some(aux) = inserted(line, at) {
                from = aux + 1;
                continue;
            }
            found.seen = found.seen.or(cues);
            if cues.has(AUXILIARY) && !are_planes(line, at) {
                found.stop = Some(at);
                found.first = at;
                break;
            }
            // "a « fermement condamné »"
            if matches!(line.mark(at), Mark::Open | Mark::Quote) && line.story.lang == Lang::Fr {
                continue;
            }
            // "a dépêché", "a mercredi dépêché"
            let rank = line.story.lang == Lang::En && matches!(line.key(at), "last" | "first");
            let passed = rank || cues.has(PASSED) || line.is_adverb(at) || line.timex(at).is_some();
            if !passed || line.mark(at) != Mark::Word {
                break;
            }
            if cues.has(Cues::CLITIC.or(Cues::NO).or(Cues::NOR)) {
                found.first = at;
            }
        }
        found.widen(line);
        found.complete_negation(line, head);
        found
    }

    /// Takes in the clitics and the negation before the auxiliary ("ne s'est pas", "n'a").
    fn widen(&mut self, line: &Line) {
        // "dit ne pas avoir signé": before an infinitive both halves stand together.
        let taken = match self.stop {
            Some(at) if line.is(at, Cues::BEING) => Cues::NO.or(Cues::CLITIC).or(Cues::NOR),
            Some(_) => Cues::NO.or(Cues::CLITIC),
            None => Cues::NO.or(Cues::SELF),
        };
        while self.first > 0 && line.is(self.first - 1, taken) {
            self.first -= 1;
            self.seen = self.seen.or(line.cues(self.first));
        }
    }

    /// The second half of a negation after a simple verb ("n'exclut pas", "n'a fait aucun").
    fn complete_negation(&mut self, line: &Line, head: usize) {
        // "police say no shot was fired": in English what follows has a negation of its own.
        if line.story.lang == Lang::En {
            return;
        }
        let after = (head + 1..head + 4)
            // "disent ne pas reconnaître": what a second "ne" opens is denied, not that they say so.
            .take_while(|&at| !line.is(at, Cues::NO) && (!line.is(at, Cues::WHO) || line.is(at, Cues::THAN)))
            .filter(|&at| line.is(at, Cues::NOR.or(Cues::NONE)));
        self.seen = after.fold(self.seen, |seen, at| seen.or(line.cues(at)));
    }

    /// French needs both halves: "ne" alone is expletive, "ne … que" only restricts.
    fn is_negative(self, lang: Lang) -> bool {
        match lang {
            Lang::Fr => self.seen.has(Cues::NO) && self.seen.has(Cues::NOR.or(Cues::NONE)),
            Lang::En => self.seen.has(Cues::NO),
        }
    }

    fn is_reflexive(self) -> bool {
        self.seen.has(Cues::SELF)
    }
}

/// "des avions de l'armée": "avions" had something only with "nous" before it.
fn are_planes(line: &Line, at: usize) -> bool {
    line.key(at) == "avions" && !(at.saturating_sub(3)..at).any(|i| line.key(i) == "nous")
}

/// The auxiliary before words that end at `last` and stand between it and its verb: "a de son côté invité", "est de
/// son côté parti", "ont d'un commun accord rejeté", "ont tour à tour suspendu".
fn inserted(line: &Line, last: usize) -> Option<usize> {
    if line.story.lang != Lang::Fr {
        return None;
    }
    let stops = AUXILIARY.or(Cues::BEEN).or(Cues::WHO).or(Cues::THAN);
    let small = |at: &usize| line.mark(*at) == Mark::Word && !line.is(*at, stops);
    let aux = (last.saturating_sub(5)..=last).rev().find(|at| !small(at))?;
    let (first, words) = (aux + 1, last - aux);
    let twice = words == 3 && line.key(first) == line.key(last) && line.is(first + 1, Cues::PREP);
    let phrase = words > 1 && line.is(first, Cues::PREP.or(Cues::WITHOUT));
    let own = words == 3 && phrase && line.is(last, Cues::POSSESSIVE);
    // "il y avait d'abord une voiture accidentée": no auxiliary.
    let there = aux > 0 && line.key(aux - 1) == "y";
    let is_have = line.is(aux, Cues::HAVE.or(Cues::BEEN)) && line.mark(aux) == Mark::Word && !there;
    // "s'est en partie effondré", "est à nouveau encerclée", "est sans doute mort"
    let adverb = words == 2 && phrase && !line.has(last, Signs::NUMBER);
    (is_have && (twice || phrase) || line.is(aux, Cues::BE) && (own || adverb)).then_some(aux)
}

fn french(line: &Line, head: usize, forms: Forms, before: Before, depth: u8) -> Option<Group> {
    let group = |tense, passive| Group {
        first: before.first,
        head,
        tense,
        passive,
        reflexive: before.is_reflexive(),
        negative: before.is_negative(Lang::Fr),
    };
    let aux = before.stop.map(|at| (at, line.cues(at)));
    // "s'est en partie effondré": a noun behind "en".
    let noun = aux.is_some_and(|(at, _)| at + 2 == head && line.key(at + 1) == "en");
    if forms.can(Forms::PARTICIPLE)
        && let Some((at, cues)) = aux.filter(|_| !noun)
    {
        if cues.has(Cues::HAVE) {
            return Some(group(tense_of_have(cues), before.seen.has(Cues::BEEN)));
        }
        if cues.has(Cues::BE) {
            let active = before.is_reflexive() || moves(line.key(head));
            return Some(group(tense_of_be(cues, active), !active));
        }
        if cues.has(Cues::BEING) {
            let passive = before.seen.has(Cues::BEEN) || line.key(at) == "être";
            let modal = at.checked_sub(1).filter(|&b| governs_directly(line.cues(b)));
            let first = modal.unwrap_or(before.first);
            return under(line, at, Tense::Past, depth).map(|tense| Group { first, ..group(tense, passive) });
        }
    }
    if forms.can(Forms::INFINITIVE) {
        let own = Cues::CLITIC.or(Cues::NO).or(Cues::NOR);
        let clitics = (0..head).rev().take(4).take_while(|&at| line.is(at, own)).count();
        if let Some(first) = governor::so_many(line, head) {
            let tense = if line.is(first, Cues::BE_PRESENT) { Tense::Present } else { Tense::Past };
            return Some(Group { first, ..group(tense, false) });
        }
        return match aux {
            Some((at, cues)) if governs_directly(cues) => {
                Some(Group { first: at, ..group(modal_tense(cues), false) })
            }
            _ => governor(line, head - clitics, depth).map(|(first, tense, negative)| Group {
                first,
                negative: negative || before.is_negative(Lang::Fr),
                ..group(tense, false)
            }),
        };
    }
    if aux.is_some_and(|(_, cues)| cues.has(Cues::HAVE.or(Cues::BE))) {
        return None;
    }
    // "…, quittant la table": goes on with what was told.
    if forms.can(Forms::GERUND) && head > 0 && line.mark(head - 1) == Mark::Comma {
        return Some(group(Tense::Participle, false));
    }
    if forms.can(Forms::PARTICIPLE)
        && let Some((cues, passive)) = shared_auxiliary(line, head)
    {
        return Some(group(tense_of_have(cues), passive));
    }
    if forms.can(Forms::PARTICIPLE)
        && let Some(gapped) = gapped(line, head)
    {
        return Some(gapped);
    }
    let tense = simple_tense(forms)?;
    let tense = if tense == Tense::Participle && before.is_reflexive() { return None } else { tense };
    Some(group(tense, tense == Tense::Participle))
}

/// "a condamné … et promis", "ont été interpellés et conduits": the auxiliary of the verb before "et".
fn shared_auxiliary(line: &Line, head: usize) -> Option<(Cues, bool)> {
    let joined = head.checked_sub(1).is_some_and(|at| matches!(line.key(at), "et" | "puis"));
    let near = (head.saturating_sub(20)..head).rev().take_while(|&at| line.mark(at) != Mark::Stop);
    let at = near.filter(|_| joined).find(|&at| line.is(at, Cues::HAVE))?;
    Some((line.cues(at), line.any(at..head, Cues::BEEN)))
}

/// "Un magasin a été pillé et trois voitures incendiées": the auxiliary is told once.
pub(super) fn gapped(line: &Line, head: usize) -> Option<Group> {
    let verb = |at: usize| line.is(at, Cues::HAVE.or(Cues::BE).or(Cues::WHO).or(Cues::PREP).or(Cues::WHEN));
    let own = (head.saturating_sub(6)..head).rev().take_while(|&at| line.mark(at) == Mark::Word && !verb(at));
    let and = own.into_iter().find(|&at| matches!(line.key(at), "et" | "and" | "puis" | "then"))?;
    let opens =
        |at: usize| line.is(at, Cues::DETERMINER) || line.has(at, Signs::NUMBER) || line.tokens[at].capital;
    // "et deux anciens élus condamnés ont manifesté"
    let mut after = (head + 1..head + 7).take_while(|&at| line.mark(at) == Mark::Word);
    let someone = line.counts(head).people.is_some();
    if someone
        || and + 2 > head - 1
        || !opens(and + 1)
        || after.any(|at| line.is(at, Cues::HAVE.or(Cues::BE)))
    {
        return None;
    }
    let mut before = (and.saturating_sub(24)..and).rev().take_while(|&at| line.mark(at) != Mark::Stop);
    let aux = before.find(|&at| line.is(at, Cues::HAVE.or(Cues::BE)))?;
    let been = line.any(aux..aux + 3, Cues::BEEN);
    let done = (aux + 1..and).any(|at| line.has(at, Signs::PARTICIPLE));
    let tense = match line.cues(aux) {
        cues if been && cues.has(Cues::HAVE) => tense_of_have(cues),
        cues if line.story.lang == Lang::En && cues.has(Cues::BE_PAST) => tense_of_be(cues, false),
        _ => return None,
    };
    done.then_some(Group { first: head, head, tense, passive: true, reflexive: false, negative: false })
}

fn governs_directly(cues: Cues) -> bool {
    cues.has(Cues::MODAL.or(Cues::SHOULD).or(Cues::MUST).or(Cues::GO).or(Cues::FUTURE))
}

fn modal_tense(cues: Cues) -> Tense {
    if cues.has(Cues::MODAL.or(Cues::SHOULD)) { Tense::Possible } else { Tense::Future }
}

fn simple_tense(forms: Forms) -> Option<Tense> {
    [
        (Forms::PRESENT, Tense::Present),
        (Forms::PAST, Tense::Past),
        (Forms::IMPERFECT, Tense::Imperfect),
        (Forms::FUTURE, Tense::Future),
        (Forms::CONDITIONAL, Tense::Conditional),
        (Forms::PARTICIPLE, Tense::Participle),
    ]
    .into_iter()
    .find_map(|(form, tense)| forms.can(form).then_some(tense))
}

fn tense_of_have(cues: Cues) -> Tense {
    match () {
        () if cues.has(Cues::HAVE_CONDITIONAL) => Tense::PastConditional,
        () if cues.has(Cues::HAVE_FUTURE) => Tense::Future,
        () if cues.has(Cues::HAVE_PAST) => Tense::Pluperfect,
        () => Tense::Past,
    }
}

/// "est déployé" tells of a state that holds, "s'est rendu" of a past action.
fn tense_of_be(cues: Cues, active: bool) -> Tense {
    match () {
        () if cues.has(Cues::BE_CONDITIONAL) => Tense::PastConditional,
        () if cues.has(Cues::BE_FUTURE) => Tense::Future,
        () if active && cues.has(Cues::BE_PAST) => Tense::Pluperfect,
        () if active || cues.has(Cues::BE_PAST) => Tense::Past,
        () => Tense::Present,
    }
}

/// "avoir" and "être" as infinitives: the modal before them rules, "après avoir" and "ayant été" are past.
fn under(line: &Line, at: usize, otherwise: Tense, depth: u8) -> Option<Tense> {
    let before = at.checked_sub(1)?;
    let cues = line.cues(before);
    if governs_directly(cues) {
        return Some(modal_tense(cues));
    }
    // "affirme avoir été informé", "assure n'avoir rien reçu"
    let passed = |at: &usize| line.is(*at, Cues::NO.or(Cues::NOR)) || line.is_adverb(*at);
    let said =
        (before.saturating_sub(3)..=before).rev().find(|at| !passed(at)).is_some_and(|verb| says(line, verb));
    let past = line.key(at).ends_with("ant")
        || cues.has(Cues::AFTER.or(Cues::DENIES))
        || line.key(before) == "pour"
        || line.key(before) == "d'"
        || said;
    if past { Some(otherwise) } else { governor(line, at, depth).map(|(_, tense, _)| tense) }
}

/// True of a verb of saying.
pub(super) fn says(line: &Line, at: usize) -> bool {
    line.verb_is(at, Classes::SAYS)
}
