//! What a dated sentence tells with a verb that the tables do not know: "La Cour a reporté cet examen hier."

use crate::corpus::{EventRule, EventType};
use crate::words::Lang;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::known::Ending;
use super::lexicon::{Class, Cues, Need};
use super::line::{Line, Mark};
use super::noun;
use super::propose::Proposal;
use super::tale;

/// Endings of French past participles; -s, -e and -es come after them.
const PARTICIPLES: [&str; 9] = ["é", "i", "u", "is", "it", "ert", "int", "uit", "aint"];

/// Words before or after a verb that may belong to its clause.
const CLAUSE: usize = 30;

/// Parts that verbs play, not small words.
const VERBS: Cues =
    Cues::HAPPENS.or(Cues::LENDS).or(Cues::BEGINS).or(Cues::ENDS).or(Cues::DENIES).or(Cues::TOLD);

/// The first verb of a sentence that is told in the past or the future, as a happening of no type; where
/// something is told already, the first in a clause with a date that nothing else has.
pub(super) fn proposal(line: &Line, found: &[Proposal]) -> Option<Proposal> {
    // "…, officials said" leaves open what happened.
    let says = |p: &Proposal| matches!(p.class, Class::Say | Class::Think | Class::Announce);
    let only_says = found.iter().all(says);
    (1..line.tokens.len())
        .filter_map(|head| at(line, head))
        .filter(|new| line.is_dated || is_step(line, new))
        .find(|new| only_says || has_own_date(line, new, found))
}

/// "Des piquets ont été installés": in news, what was done needs no date; what "who" tells is no step.
fn is_step(line: &Line, new: &Proposal) -> bool {
    let aside = (new.first.saturating_sub(6)..new.first).any(|at| line.is(at, Cues::WHO.or(Cues::WHEN)));
    let past = new.group.is_some_and(|g| g.tense == Tense::Past && !g.negative);
    let auxiliary = new.first < new.head;
    // "étaient visés" is how things stood.
    let state = matches!(line.key(new.first), "était" | "étaient");
    let undated = line.story.lang == Lang::En && line.is(new.first, Cues::HAVE_PRESENT);
    past && auxiliary && !aside && !state && !undated && !tale::is_experience(line, new)
}

/// "Firefighters contained the blaze by Friday, but evacuation orders remain": its clause has a date, and no other event.
fn has_own_date(line: &Line, new: &Proposal, found: &[Proposal]) -> bool {
    let closes = |at: &usize| matches!(line.mark(*at), Mark::Comma | Mark::Stop) || line.is(*at, Cues::WHO);
    let (low, high) = (new.first.saturating_sub(CLAUSE), (new.head + CLAUSE).min(line.tokens.len()));
    let start = (low..new.first).rev().find(closes).map_or(low, |at| at + 1);
    let end = (new.head..high).find(closes).unwrap_or(high);
    let dated = (new.head..end).any(|at| line.dates(at));
    // They stand in order: a sentence of megabytes may tell of thousands.
    let next = found.partition_point(|p| p.head < start);
    dated && found.get(next).is_none_or(|p| p.head >= end)
}

fn at(line: &Line, head: usize) -> Option<Proposal> {
    let token = line.tokens.get(head)?;
    if let Some(group) = due(line, head) {
        return Some(of_no_type(group));
    }
    let small = token.word.cues.without(VERBS) != Cues::default();
    let known = token.word.noun.is_some() || small;
    if line.mark(head) != Mark::Word || known || token.quoted || token.capital || token.timex.is_some() {
        return None;
    }
    let group = group(line, head)?;
    let tells = match group.tense {
        Tense::Past | Tense::Pluperfect | Tense::PastConditional => !line.is(group.first, Cues::BEING),
        Tense::Future => true,
        _ => false,
    };
    tells.then(|| if follows_words(line, group) { said(group) } else { of_no_type(group) })
}

/// "« C'est fini », a soupiré le maire": whatever the verb, the words before it were said.
fn follows_words(line: &Line, group: Group) -> bool {
    let mark = |back: usize| group.first.checked_sub(back).map(|at| line.mark(at));
    mark(1) == Some(Mark::Comma) && matches!(mark(2), Some(Mark::Close | Mark::Quote))
}

fn said(group: Group) -> Proposal {
    Proposal { kind: EventType::Statement, class: Class::Say, rule: EventRule::Speech, ..of_no_type(group) }
}

fn of_no_type(group: Group) -> Proposal {
    let Group { first, head, .. } = group;
    let (kind, class, rule) = (EventType::Other, Class::Verb, EventRule::Dated);
    Proposal { first, head, last: head, kind, class, group: Some(group), rule }
}

/// "The result is due on 17 November", "La rentrée est fixée au 2 septembre".
fn due(line: &Line, head: usize) -> Option<Group> {
    let be = head.checked_sub(1).filter(|&at| line.is(at, Cues::BE_PRESENT) && line.is(head, Cues::DUE))?;
    let alone = line.key(head + 1) != "to";
    let dated = (head + 1..head + 6).take_while(|&at| line.mark(at) == Mark::Word).any(|at| line.dates(at));
    let group =
        Group { first: be, head, tense: Tense::Future, passive: true, reflexive: false, negative: false };
    (alone && dated).then_some(group)
}

/// The verb group of a word that ends like a verb, or that stands where only a verb can.
fn group(line: &Line, head: usize) -> Option<Group> {
    if is_participle(line, head) {
        return group::read(line, head, Forms::PARTICIPLE);
    }
    if is_governed(line, head) {
        return group::read(line, head, Forms::INFINITIVE);
    }
    if line.story.lang == Lang::En {
        return is_bare_past(line, head).then(|| one_word(head, Tense::Past));
    }
    (noun::simple_tense(line, head) == Some(Tense::Future)).then(|| one_word(head, Tense::Future))
}

/// "ouvrira", "contained": one word.
fn one_word(head: usize, tense: Tense) -> Group {
    Group { first: head, head, tense, passive: false, reflexive: false, negative: false }
}

/// "va fermer", "will premiere", "is due to land": after the word for what is to come.
fn is_governed(line: &Line, head: usize) -> bool {
    let Some(before) = head.checked_sub(1) else { return false };
    match line.story.lang {
        Lang::En => {
            let due =
                before > 0 && line.key(before) == "to" && line.is(before - 1, Cues::DUE.or(Cues::AHEAD));
            line.is(before, Cues::FUTURE) || due
        }
        Lang::Fr => {
            let clitic = usize::from(before > 0 && line.is(before, Cues::SELF));
            let ends = || ["er", "ir", "re"].iter().any(|ending| line.key(head).ends_with(ending));
            line.is(before - clitic, Cues::GO.or(Cues::MUST)) && ends()
        }
    }
}

/// "Firefighters contained the blaze", "A bus plunged into a ravine": a reduced relative clause has no object of
/// its own, and a sentence one finite verb.
fn is_bare_past(line: &Line, head: usize) -> bool {
    let form = line.key(head);
    let past = form.len() > 3 && form.ends_with("ed") || line.is(head, Cues::TOLD);
    let Some(before) = head.checked_sub(1).filter(|_| past) else { return false };
    let subject = line.mark(before) == Mark::Word
        && !line.is(before, Cues::DETERMINER.or(Cues::PREP).or(Cues::WHEN).or(Cues::ADJECTIVE).or(Cues::TO));
    let object = line.is(head + 1, Cues::DETERMINER.or(Cues::HE)) || line.meets(head + 1, Need::Who);
    subject && (object || is_only_verb(line, head))
}

/// True where the clause around a verb has no other that could be its finite one.
fn is_only_verb(line: &Line, head: usize) -> bool {
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE).or(Cues::DO).or(Cues::TOLD);
    let closes = |at: &usize| line.mark(*at) != Mark::Word || line.is(*at, Cues::WHO.or(Cues::WHEN));
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

fn is_participle(line: &Line, head: usize) -> bool {
    let Some(known) = line.known(head) else { return false };
    let told = line.story.lang == Lang::En && known.lower.len() >= 3 && line.is(head, Cues::TOLD);
    (known.ending == Ending::Participle || told) && group::has_auxiliary(line, head, Forms::PARTICIPLE)
}

/// True of a form that ends as a participle does.
pub(super) fn ends_as_participle(form: &str, lang: Lang) -> bool {
    if form.len() < 3 {
        return false;
    }
    match lang {
        Lang::En => form.ends_with("ed"),
        Lang::Fr => {
            let bare = form.strip_suffix("es").or_else(|| form.strip_suffix('e')).unwrap_or(form);
            let ends = |bare: &str| PARTICIPLES.iter().any(|p| bare.ends_with(p));
            ends(bare) || ends(bare.trim_end_matches('s'))
        }
    }
}
