//! Whose day a sentence names: "the inquiry into the accident of May 9" tells when the accident was, not the inquiry.

use crate::corpus::EventType;
use crate::words::Lang;

use super::group::{self, Tense};
use super::hint::{Hint, hint, hints_at};
use super::inflect::Forms;
use super::lexicon::Cues;
use super::line::{Line, Mark, Signs};
use super::propose::Proposal;

/// What stands before a participle that is no noun's own.
const SMALL: Cues =
    Cues::HAVE.or(Cues::BE).or(Cues::BEEN).or(Cues::ADVERB).or(Cues::NOR).or(Cues::HE).or(Cues::CLITIC);

/// How many tokens before its noun a phrase may begin.
const PHRASE: usize = 5;

/// True of the day at a token that another noun has for itself, where that noun stands behind a preposition which tells
/// what something is about: "sur la fusillade du 26 octobre", "into Tuesday’s collapse".
pub(super) fn is_of_another(line: &Line, at: usize, last: usize, proposal: &Proposal) -> bool {
    if is_moved_to(line, at, last) || is_object_with_day(line, at, last, proposal) {
        return true;
    }
    if let Some(noun) = named_after(line, at, last) {
        return noun != proposal.head;
    }
    let own = complemented(line, at);
    // "Le putsch de mercredi a été condamné": nobody has condemned it then.
    let accused = proposal.kind == EventType::Accuse && proposal.group.is_some_and(|group| group.passive);
    if accused && own.is_some_and(|(noun, _)| noun < proposal.first) {
        return true;
    }
    let noun = own.or_else(|| possessed(line, last));
    let Some((noun, from)) = noun.filter(|(noun, _)| *noun != proposal.head && *noun != proposal.last) else {
        return false;
    };
    // "sur la fusillade": the preposition stands before the article and the adjectives.
    let first = from.saturating_sub(PHRASE).max(if proposal.head < noun { proposal.last + 1 } else { 0 });
    let inside = (first..from).rev().take_while(|&at| line.mark(at) == Mark::Word);
    inside
        .take_while(|&at| !hints_at(line.key(at), Hint::Holding))
        .any(|at| hints_at(line.key(at), Hint::About))
}

/// "the Finance Bill 2024", "le budget 2024": what is named after the year behind it.
fn named_after(line: &Line, at: usize, last: usize) -> Option<usize> {
    let year = at == last && line.key(at).len() == 4 && line.key(at).bytes().all(|b| b.is_ascii_digit());
    let noun = at.checked_sub(1).filter(|_| year)?;
    (line.is_proper(noun) || hints_at(line.key(noun), Hint::Named)).then_some(noun)
}

/// "le report de l’élection au 15 décembre", "moved it from 25 February to 15 December": nothing told has happened then.
fn is_moved_to(line: &Line, at: usize, last: usize) -> bool {
    let to = |at: usize| matches!(line.key(at), "au" | "à" | "to" | "until");
    let (from, ranged) = (at.saturating_sub(MOVED), (at..last).any(to));
    let mut before = (from..at).rev().take_while(|&i| line.mark(i) != Mark::Stop);
    (ranged || at > 0 && to(at - 1)) && before.any(|i| moves(line.key(i), line.story.lang, ranged))
}

/// How many tokens before its new day what is moved may stand.
const MOVED: usize = 14;

/// "a été renvoyée à lundi", "ont reporté au 3 mai l'examen": the day that what was done gave something; "La rentrée est
/// reportée au 4 novembre" tells of the day itself.
pub(super) fn is_given(line: &Line, day: usize, proposal: &Proposal) -> bool {
    let done = proposal.group.is_some_and(|group| group.tense == Tense::Past);
    let near = proposal.head < day && day - proposal.head <= MOVED;
    let to = |back: usize| day >= back && matches!(line.key(day - back), "à" | "au" | "jusqu'au" | "jusqu'à");
    done && near
        && moves(line.key(proposal.head), Lang::Fr, true)
        && (to(1) || to(2) && line.is(day - 1, Cues::THE))
        && (proposal.head..day).all(|at| line.mark(at) != Mark::Stop)
}

/// "les résultats du premier trimestre", "les contrôles de l'automne": a period that another noun has for itself.
pub(super) fn is_period_of_another(line: &Line, at: usize, proposal: &Proposal) -> bool {
    complemented(line, at).is_some_and(|(noun, _)| noun != proposal.head && noun != proposal.last)
}

/// "la fusillade du 26 octobre", "the accident of May 9": the noun, and where its phrase ends.
pub(super) fn complemented(line: &Line, day: usize) -> Option<(usize, usize)> {
    let of = |at: usize| matches!(line.key(at), "du" | "de" | "d'" | "of");
    let preposition = (1..=2).filter_map(|back| day.checked_sub(back)).find(|&before| of(before))?;
    let noun = preposition.checked_sub(1)?;
    (line.mark(noun) == Mark::Word && !counts_time(line.key(noun))).then_some((noun, noun))
}

/// "Tuesday’s collapse": the noun, and where the day begins.
fn possessed(line: &Line, last: usize) -> Option<(usize, usize)> {
    let mark = line.key(last).ends_with("'s");
    let noun =
        (last + 1..last + 3).find(|&at| line.tokens.get(at).is_some_and(|token| token.word.noun.is_some()));
    noun.filter(|_| mark).map(|noun| (noun, last))
}

/// "condemned last week's expulsion": the day of what a verb is done to.
fn is_object_with_day(line: &Line, day: usize, last: usize, verb: &Proposal) -> bool {
    let noun = possessed(line, last).filter(|_| verb.group.is_some() && verb.head < day);
    let object = |at: usize| line.mark(at) == Mark::Word && !line.is(at, Cues::PREP.or(Cues::WHEN));
    noun.is_some_and(|(noun, _)| noun > verb.last && (verb.head..day).all(object))
}

/// "a interdit la marche prévue samedi", "renvoie à sa lettre datée du 3 mars": the day of what is due, or of a paper,
/// not of what was done about it.
pub(super) fn is_due(line: &Line, day: usize, proposal: &Proposal) -> bool {
    let small = |at: &usize| line.is(*at, Cues::PREP.or(Cues::THE));
    let due = (day.saturating_sub(3)..day).rev().find(|at| !small(at));
    let dated = |at: usize| matches!(line.key(at), "daté" | "datée" | "datés" | "datées" | "dated");
    let held = |at: usize| line.is(at, Cues::DUE) || dated(at);
    // "L'élection prévue en février a été reportée"
    let before = |at: usize| {
        let first = proposal.group.map_or(0, |group| group.first);
        let plain = |i: usize| line.mark(i) == Mark::Word && !line.is(i, Cues::WHO) && line.key(i) != "that";
        let noun = at > 0 && !line.is(at - 1, Cues::HAVE.or(Cues::HE));
        at < first && noun && is_put_off(line.key(proposal.head)) && (at..first).all(plain)
    };
    let other = |at: usize| at > 0 && held(at) && !line.is(at - 1, Cues::BE);
    proposal.group.is_some() && due.is_some_and(|at| other(at) && (at > proposal.last || before(at)))
}

/// What is done with what was due: its day is not when.
fn is_put_off(word: &str) -> bool {
    matches!(hint(word), Some(Hint::Moving(_) | Hint::CallsOff))
}

/// "the one accepted last spring", "un rapport daté de septembre": the day of a participle that tells no report.
pub(super) fn hangs_on_participle(line: &Line, day: usize, last: usize, proposal: &Proposal) -> bool {
    let small = |at: &usize| line.is(*at, Cues::PREP.or(Cues::THE).or(Cues::WHEN));
    // "achetée il y a cinq ans"
    let ago = day > 2 && (line.key(day - 3), line.key(day - 2), line.key(day - 1)) == ("il", "y", "a");
    let day = if ago { day - 3 } else { day };
    let Some(at) = (day.saturating_sub(3)..day).rev().find(|at| !small(at)) else { return false };
    let participle = |(_, forms): (_, Forms)| {
        forms.can(Forms::PARTICIPLE) && !forms.can(Forms::PRESENT) && !group::has_auxiliary(line, at, forms)
    };
    // "Sa requête, déposée vendredi": the participle is the noun's own.
    let own = proposal.group.is_none() && at - at.min(proposal.last) <= 2;
    // "lors d'une assemblée tenue le 16 février": the day of what is told.
    if matches!(line.key(at), "tenu" | "tenue" | "tenus" | "tenues" | "held" | "organisé" | "organisée") {
        return false;
    }
    // "Dans un message diffusé mardi, la société évoque", "Le maire, joint mardi, dément".
    if proposal.kind.is_speech() && hints_at(line.key(at), Hint::Published) {
        return false;
    }
    // "a fait douze morts lundi": so many people.
    let number = |at: usize| line.has(at, Signs::NUMBER) || line.counts(at).worth.is_some();
    let people = at > 0 && number(at - 1) && line.counts(at).told.is_some();
    // "it announced on Monday" is a clause of its own.
    let finite = at > 0 && line.is(at - 1, Cues::HE);
    if own || finite || people {
        return false;
    }
    // "Bompard, reconduit en mai, a défendu sa stratégie": any participle between commas.
    let led = |at: usize| line.mark(at) == Mark::Comma || line.mark(at) == Mark::Word && !line.is(at, SMALL);
    // "La visite, initialement prévue jeudi, a été reportée"
    let before = (0..at).rev().find(|&i| !line.is_adverb(i));
    // "L'attaque a eu lieu lundi à Ségou, où des hommes": no participle of its own.
    let perfect = || line.any(at.saturating_sub(2)..at, Cues::HAVE.or(Cues::BE));
    let inserted = before.is_some_and(led) && at < proposal.first && !perfect();
    let any = || line.has(at, Signs::PARTICIPLE);
    let closed = || (last..proposal.first).any(|i| line.mark(i) == Mark::Comma);
    let known = at > proposal.last && line.tokens[at].word.verb.is_some_and(participle);
    known || (inserted && any() && closed())
}

/// True of a noun that something is about: "une enquête sur l’attentat".
pub(super) fn is_matter(line: &Line, proposal: &Proposal) -> bool {
    let mut before = proposal.head.saturating_sub(3)..proposal.head;
    proposal.group.is_none() && before.any(|at| hints_at(line.key(at), Hint::About))
}

/// "the first strike since 1983", "la pire sécheresse depuis 1976": that year had the last one before.
pub(super) fn is_record(line: &Line, day: usize) -> bool {
    let before = (day.saturating_sub(RECORD)..day).rev().take_while(|&at| line.mark(at) != Mark::Stop);
    before.into_iter().any(|at| line.is(at, Cues::RECORD))
}

/// How many tokens before its year a record may be called one.
const RECORD: usize = 12;

/// How many tokens before its day "it was" may stand.
const CLEFT: usize = 6;

/// "It was not until Monday that police arrested him": a day that is told before its verb.
pub(super) fn is_cleft(line: &Line, day: usize) -> bool {
    (day.saturating_sub(CLEFT)..day).any(|at| line.key(at) == "it" && line.is(at + 1, Cues::BE))
}

/// "en réaction à l'arrestation", "à la suite de l'attaque": what came before what is told.
pub(super) fn follows(line: &Line, noun: usize) -> bool {
    let before = (noun.saturating_sub(PHRASE)..noun).rev().take_while(|&at| line.mark(at) == Mark::Word);
    let opens = |at: usize| {
        hints_at(line.key(at), Hint::Follows)
            && matches!(line.key(at + 1), "à" | "au" | "aux" | "de" | "du" | "d'" | "des")
    };
    before.into_iter().any(opens)
}

/// Of another day given to something; of giving it one, where both days are told.
pub(super) fn moves(word: &str, lang: Lang, both: bool) -> bool {
    hints_at(word, Hint::Move(lang)) || both && hints_at(word, Hint::Moving(lang))
}

/// Of the expression of a day, not of what happened on it: "la soirée du 6 mai", "au cours du 6 mai".
pub(super) fn counts_time(word: &str) -> bool {
    matches!(hint(word), Some(Hint::Time | Hint::Holding))
}
