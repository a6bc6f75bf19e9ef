//! What a sentence names in passing: "le rapport sur l'effondrement a été remis lundi" does not date the collapse.

use crate::date::Edtf;
use crate::words::Lang;

use super::complement;
use super::group::{Group, Tense};
use super::hint::{Hint, hints_at};
use super::inflect::Forms;
use super::lexicon::{Classes, Cues};
use super::line::{Line, Mark, Signs};
use super::propose::Proposal;

/// How many tokens before its noun an article may stand.
const NOUN: usize = 3;

/// How many tokens before its verb a conjunct may begin.
const CONJUNCT: usize = 4;

/// True of a day that a sentence tells of its verb, not of the noun it names in passing.
pub(super) fn is_past_it(line: &Line, proposal: &Proposal, day: usize, all: &[Proposal]) -> bool {
    if day > proposal.head && opens_conjunct(line, proposal, day, all)
        || is_of_former(line, proposal, day, all)
    {
        return true;
    }
    let told = || {
        let verb = || has_verb(line, proposal, day, all);
        (is_inside(line, proposal) && (verb() || is_behind_verb(line, proposal, day, all)))
            || is_before(line, proposal, day) && (verb() || !is_one(line, proposal.last, day))
    };
    match proposal.group {
        None => {
            told()
                || is_object_before(line, proposal, day, all)
                || is_object_of_words(line, proposal, day)
                || is_held_by(line, proposal, day)
                || is_inserted(line, proposal, day)
        }
        Some(_) => {
            is_in_relative(line, proposal, day)
                || is_in_bare_relative(line, proposal, day)
                || finding(line, proposal).is_some_and(|found| found < day)
                || is_of_the_words(line, proposal, day, all)
                || is_when_announced(line, proposal, day)
                || is_of_what_came_before(line, proposal, day, all)
                || is_of_a_noun(line, proposal, day, all)
                || is_far(line, proposal, day, all)
        }
    }
}

/// "salue le pays qui a condamné le putsch du 26 juillet", "n'a revendiqué l'attaque de dimanche": the day that a noun
/// has for itself, where the words of a verb are about it or where another verb has it.
fn is_of_a_noun(line: &Line, verb: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let Some((of, _)) = complement::complemented(line, day) else { return false };
    let its = |p: &&Proposal| p.group.is_none() && (p.first..=p.last + 1).contains(&of);
    let Some(noun) = all.iter().find(its).filter(|noun| noun.head > verb.last) else { return false };
    let another = || {
        let who = (verb.last + 1..noun.first).find(|&at| line.is(at, Cues::WHO) && !line.is(at, Cues::THAN));
        who.is_some_and(|who| all.iter().any(|p| p.group.is_some() && (who..noun.head).contains(&p.head)))
    };
    is_object_of_speech(line, verb, noun) || another()
}

/// "après la mort, lundi, d'un adolescent": the noun before a day that stands between it and what it is of.
fn parted(line: &Line, day: usize, last: usize) -> Option<usize> {
    let small = |at: &usize| line.is(*at, Cues::THE.or(Cues::PREP)) && line.mark(*at) == Mark::Word;
    let comma = (day.saturating_sub(3)..day).rev().find(|at| !small(at))?;
    let noun = comma.checked_sub(1)?;
    // "dans la nuit de mercredi à jeudi derniers,"
    let last = last + usize::from(line.is(last + 1, Cues::ADJECTIVE));
    let between = line.mark(comma) == Mark::Comma && line.mark(last + 1) == Mark::Comma;
    let of = matches!(line.key(last + 2), "de" | "d'" | "du" | "des");
    // "a rencontré, mardi, des élus": the day of a verb.
    let named = line.mark(noun) == Mark::Word
        && line.tokens[noun].word.noun.is_some()
        && !line.has(noun, Signs::PARTICIPLE)
        && line.any(noun.saturating_sub(2)..noun, Cues::DETERMINER);
    (between && of && named).then_some(noun)
}

/// True of the day of such a noun.
pub(super) fn is_parted_from(line: &Line, noun: &Proposal, day: usize, last: usize) -> bool {
    noun.group.is_none()
        && parted(line, day, last).is_some_and(|at| (noun.first..=noun.last + 1).contains(&at))
}

/// True of the day of such a noun that is another.
pub(super) fn is_of_parted(line: &Line, proposal: &Proposal, day: usize, last: usize) -> bool {
    parted(line, day, last).is_some() && !is_parted_from(line, proposal, day, last)
}

/// "un gel des avoirs pour ceux qui le retiennent depuis mercredi": since when those do.
fn is_held_by(line: &Line, noun: &Proposal, day: usize) -> bool {
    let since = day > 0 && line.is(day - 1, Cues::SINCE);
    let those = |at: usize| matches!(line.key(at), "ceux" | "celles" | "those");
    since && (noun.last + 1..day).any(those) && is_in_relative(line, noun, day)
}

/// "Son frère, en fuite à Dubaï, sera jugé l'an prochain": what commas part from a day to come holds now.
fn is_inserted(line: &Line, noun: &Proposal, day: usize) -> bool {
    let ahead = || line.timex(day).and_then(|timex| timex.edtf).is_some_and(|days| line.is_to_come(days));
    let opens = (noun.first.saturating_sub(2)..noun.first).any(|at| line.mark(at) == Mark::Comma);
    let end = (noun.last + 1..day).find(|&at| line.mark(at) == Mark::Comma);
    let verb =
        |end: usize| line.any(end..day, Cues::BE_FUTURE.or(Cues::HAVE_FUTURE).or(Cues::FUTURE).or(Cues::GO));
    opens && end.is_some_and(verb) && ahead()
}

/// "a quitté la ville vendredi, au moment où la force se déploie contre les gangs qui ont pris le port": what a clause
/// far behind the day of another verb tells of someone.
fn is_far(line: &Line, verb: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let Some(group) = verb.group.filter(|group| group.tense == Tense::Past) else { return false };
    let who = (group.first.saturating_sub(2)..group.first).find(|&at| matches!(line.key(at), "qui" | "who"));
    let between = |who: usize| all.iter().filter(|p| (day..who).contains(&p.head)).count();
    who.is_some_and(|who| day < who && who - day > FAR && between(who) > 0)
}

/// How many tokens behind a day it dates no relative clause.
const FAR: usize = 16;

/// "a salué l'accord", "a réagi à l'arrestation": what someone's words are about.
pub(super) fn is_object_of_speech(line: &Line, verb: &Proposal, noun: &Proposal) -> bool {
    let near = verb.last + 1..noun.first;
    let active = verb.group.is_some_and(|group| !group.passive);
    let plain = |at: usize| {
        let led = at == near.start && matches!(line.key(at), "à" | "de" | "d'" | "aux" | "au" | "du");
        line.mark(at) == Mark::Word && (led || !line.is(at, Cues::PREP.or(Cues::WHEN).or(Cues::WHO)))
    };
    active && verb.kind.is_speech() && noun.first > verb.last && near.clone().all(plain)
}

/// "imposées début août, après le coup qui a renversé le président": where the "after" stands whose noun has the verb in
/// its relative clause. No day before it is the verb's, nor that of the story.
pub(super) fn beside(line: &Line, proposal: &Proposal) -> Option<usize> {
    let first = proposal.group?.first;
    let who = (first.saturating_sub(2)..first).find(|&at| line.is(at, Cues::WHO))?;
    let mut before = (who.saturating_sub(SIDE)..who).rev().take_while(|&at| line.mark(at) == Mark::Word);
    before.find(|&at| line.is(at, Cues::AFTER.or(Cues::BEFORE).or(Cues::SINCE)))
}

/// How many tokens before a relative pronoun "after" may stand.
const SIDE: usize = 8;

/// "sur l'effondrement", "des victimes de l'attentat", "the site of the explosion": a definite noun in the phrase of
/// another, unless that one only tells when ("au cours de la visite").
fn is_inside(line: &Line, noun: &Proposal) -> bool {
    let Some(the) = article(line, noun) else { return false };
    // "du" and "des" hold their preposition.
    let fused = matches!(line.key(the), "du" | "des");
    let Some(whose) = the.checked_sub(if fused { 1 } else { 2 }) else { return false };
    let under = fused || line.is(the - 1, Cues::PREP) && !hints_at(line.key(the - 1), Hint::Holding);
    let small = Cues::PREP.or(Cues::DETERMINER).or(Cues::HAVE).or(Cues::BE).or(Cues::HE).or(Cues::WHEN);
    let is_word = line.mark(whose) == Mark::Word && !line.is(whose, small);
    under && is_word && !complement::counts_time(line.key(whose)) && line.timex(whose).is_none()
}

/// "Après la démission du directeur, le conseil s'est réuni samedi": what came before what a sentence dates.
fn is_before(line: &Line, noun: &Proposal, day: usize) -> bool {
    let side = |the: usize| the > 0 && line.is(the - 1, Cues::AFTER.or(Cues::BEFORE).or(Cues::SINCE));
    day > noun.last && article(line, noun).is_some_and(side)
}

/// The article of a noun that tells of what is known.
fn article(line: &Line, noun: &Proposal) -> Option<usize> {
    let known = Cues::THE.or(Cues::POSSESSIVE).or(Cues::DEMONSTRATIVE);
    let mut before = (noun.first.saturating_sub(NOUN)..noun.first).rev();
    let is_article = |at: &usize| line.is(*at, known) || line.key(*at) == "des";
    before.by_ref().take_while(|&at| line.mark(at) == Mark::Word).find(is_article)
}

/// "marched on Sunday in memory of the victims of the fire": a day that a verb has before it, and the noun behind.
fn is_behind_verb(line: &Line, noun: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let verb = |p: &Proposal| p.group.is_some() && p.head < day && day - p.head <= 2 * CONJUNCT;
    // "on the sidelines of the summit"
    let held = |the: usize| (the.saturating_sub(2)..the).any(|at| hints_at(line.key(at), Hint::Holding));
    // "the January election" has its own.
    article(line, noun).is_some_and(|the| day < the && !held(the)) && all.iter().any(verb)
}

/// True where a verb stands between a noun and a day behind it, or behind the noun of a day before it.
fn has_verb(line: &Line, proposal: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let from = proposal.last + 1;
    let clause = (from..line.tokens.len()).take_while(|&at| line.mark(at) != Mark::Stop);
    let end = if day > from { day } else { clause.last().map_or(from, |at| at + 1) };
    let tells = |p: &Proposal| p.group.is_some_and(|group| group.tense != Tense::Participle);
    let verb = |p: &Proposal| tells(p) && (from..end).contains(&p.head);
    line.any(from..end, Cues::HAVE.or(Cues::BE)) || all.iter().any(verb)
}

/// "conteste le licenciement et manifestera samedi": the object of a verb before that of the day.
fn is_object_before(line: &Line, noun: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let of_verb = |p: &Proposal| {
        p.group.is_some() && !p.says() && p.head < noun.first && is_one(line, p.head, noun.first)
    };
    let next = |p: &Proposal| {
        let first = p.group.map_or(p.head, |group| group.first);
        p.head > noun.last
            && p.head < day
            && p.group.is_some()
            && (first.saturating_sub(2)..first).any(|at| is_and(line, at))
    };
    all.iter().any(of_verb) && all.iter().any(next)
}

/// "sent in soldiers, and on Wednesday they took the town": a day that begins what is told next.
fn opens_conjunct(line: &Line, proposal: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let small = Cues::PREP.or(Cues::THE);
    let and = (proposal.last + 1..day)
        .rev()
        .take(CONJUNCT)
        .find(|&at| !line.is(at, small) && line.timex(at).is_none());
    let opens = and.is_some_and(|at| is_and(line, at));
    opens && all.iter().any(|p| p.group.is_some() && p.head > day && is_one(line, day, p.head))
}

/// "Judges said Pieter Smit took 400,000 euros between 2015 and 2018": a subject and its verb right behind words that
/// English opens with nothing.
pub(super) fn has_subject(line: &Line, says: usize, day: usize) -> bool {
    let phrase = |at: &usize| {
        line.mark(*at) == Mark::Word && !line.is(*at, Cues::PREP.or(Cues::WHO).or(Cues::WHEN).or(Cues::TO))
    };
    let acts = |at: usize| {
        let told = |(_, forms): (_, Forms)| forms.can(Forms::PAST);
        let verb = line.tokens[at].word.verb.is_some_and(told) || line.is(at, Cues::HAPPENS);
        verb && line.timex(at).is_none()
    };
    (says + 1..day).take_while(phrase).skip(1).any(acts)
}

/// "Le pays a enfreint le droit, a jugé mardi la Cour": where it is told that something is found to have been so; it
/// was so before.
pub(super) fn finding(line: &Line, verb: &Proposal) -> Option<usize> {
    let comma = (verb.last + 1..line.tokens.len()).find(|&at| line.mark(at) != Mark::Word);
    let mut incise = comma.filter(|&at| line.mark(at) == Mark::Comma).map_or(0..0, |at| at + 1..at + INCISE);
    incise.find(|&at| hints_at(line.key(at), Hint::Finds)).filter(|_| !verb.says())
}

/// How many tokens behind a comma the verb of whoever finds something may stand.
const INCISE: usize = 8;

/// "ont attaqué dimanche un village, tuant dix civils, ont indiqué mardi des élus": the day of the words.
pub(super) fn is_of_incise(line: &Line, proposal: &Proposal, day: usize) -> bool {
    let said = |at: usize| at > proposal.last && line.verb_is(at, Classes::SAYS);
    (day.saturating_sub(2)..day).any(said)
}

/// "est restée fermée toute la matinée, elle sera rouverte": a day told of what was, before what will be.
fn is_of_former(line: &Line, proposal: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let Some(group) = proposal.group.filter(|group| day < group.first) else { return false };
    // "a rompu ses relations en août et réclame une enquête"
    if group.tense == Tense::Present {
        let past = |p: &Proposal| p.head < day && p.group.is_some_and(|g| g.tense == Tense::Past);
        let day_told = line.timex(day).and_then(|timex| timex.edtf);
        let over = day_told.and_then(Edtf::latest) < line.published.and_then(Edtf::earliest);
        return over && (day..group.first).any(|at| is_and(line, at)) && all.iter().any(past);
    }
    if group.tense != Tense::Future {
        return false;
    }
    let told = Cues::HAVE_PRESENT.or(Cues::BE_PRESENT).or(Cues::HAVE_PAST).or(Cues::BE_PAST);
    let comma = (day..group.first).any(|at| line.mark(at) == Mark::Comma && line.is(at + 1, Cues::HE));
    let subordinate = (0..day).any(|at| line.is(at, Cues::WHEN.or(Cues::WHO).or(Cues::IF)));
    comma && line.any(0..day, told) && !subordinate
}

/// "said the school would close, but parents occupied it on Monday": a comma and what joins clauses part a verb from
/// the day of the next one.
pub(super) fn is_of_next_clause(line: &Line, proposal: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let joint = (proposal.last + 1..day).find(|&at| line.mark(at) == Mark::Comma && is_and(line, at + 1));
    let own = |from: usize| all.iter().any(|p| p.group.is_some() && (from..day).contains(&p.head));
    proposal.group.is_some() && joint.is_some_and(own)
}

/// "a confirmé l'attaque lundi", "confirmed the abduction in a statement on Monday": the day of the words.
fn is_object_of_words(line: &Line, noun: &Proposal, day: usize) -> bool {
    let Some(the) = article(line, noun).filter(|_| day > noun.last) else { return false };
    let says = the.checked_sub(1).is_some_and(|at| line.verb_is(at, Classes::SAYS));
    let of = |at: usize| matches!(line.key(at), "de" | "d'" | "du" | "of");
    let own = (day.saturating_sub(2)..day).any(of) || line.is(noun.last + 1, Cues::HAPPENS.or(Cues::HAVE));
    // "a annoncé l'ouverture en mai": nobody says when in a month.
    let told = line.timex(day).and_then(|timex| timex.edtf);
    says && !own && told.is_none_or(|edtf| edtf.as_day().is_some() && !line.is_to_come(edtf))
}

/// "arrêté un homme qui avait pillé une banque lundi", "a law that took effect on Monday": the day of a relative clause
/// with a verb of its own.
fn is_in_relative(line: &Line, verb: &Proposal, day: usize) -> bool {
    let clause = (verb.last + 1..day).take_while(|&at| line.mark(at) == Mark::Word);
    let who = clause.into_iter().find(|&at| line.is(at, Cues::WHO) && !line.is(at, Cues::THAN));
    let now = |at: usize| {
        let present = |(_, forms): (_, Forms)| forms.can(Forms::PRESENT.or(Forms::IMPERFECT));
        line.story.lang == Lang::Fr && line.tokens[at].word.verb.is_some_and(present)
    };
    who.is_some_and(|who| {
        let near = who + 1..(who + 4).min(day);
        line.any(near.clone(), Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::MUST))
            || line.key(who) == "qui" && near.into_iter().any(now)
    })
}

/// "imposed a ban on firms it accuses of rigging the July vote", "denied he had ordered it in August": the day of a clause
/// that English opens with its subject alone.
fn is_in_bare_relative(line: &Line, verb: &Proposal, day: usize) -> bool {
    let opens = Cues::PREP.or(Cues::WHEN).or(Cues::WHO).or(Cues::THAN).or(Cues::IF).or(Cues::AFTER);
    let noun = |at: usize| {
        let word = line.tokens[at].word;
        at == verb.head
            || !line.is(at, opens) && (word.noun.is_some() || word.plain || line.tokens[at].mention.is_some())
    };
    let acts = |at: usize| {
        line.is(at, Cues::HAVE.or(Cues::BE).or(Cues::MODAL))
            || line.tokens.get(at).is_some_and(|token| token.word.verb.is_some())
    };
    let mut clause = (verb.head + 1..day).take_while(|&at| line.mark(at) == Mark::Word);
    line.story.lang == Lang::En && clause.any(|at| line.is(at, Cues::HE) && noun(at - 1) && acts(at + 1))
}

/// "said in August it would cut jobs", "assurait avant-hier que le budget serait voté": nobody had done it by then.
fn is_when_announced(line: &Line, verb: &Proposal, day: usize) -> bool {
    let ahead = |group: &Group| {
        matches!(group.tense, Tense::Conditional | Tense::Possible | Tense::PastConditional | Tense::Future)
    };
    let Some(group) = verb.group.filter(ahead).filter(|group| day < group.first) else { return false };
    let clause =
        (day + 1..group.first).rev().take_while(|&at| !matches!(line.mark(at), Mark::Stop | Mark::Comma));
    let opens = |at: usize| {
        let bare = || line.story.lang == Lang::En && line.is(at, Cues::HE);
        line.is(at, Cues::THAN) || line.key(at) == "that" || bare()
    };
    let says =
        |that: usize| (0..that).rev().take(CONJUNCT + INCISE).any(|at| line.verb_is(at, Classes::SAYS));
    clause.into_iter().filter(|&at| opens(at)).last().is_some_and(says)
}

/// "said on Monday that talks had failed": the day of the words is the last that what was over by then may have.
fn is_of_the_words(line: &Line, verb: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let Some(group) = verb.group.filter(|group| group.tense == Tense::Pluperfect) else { return false };
    // "voted on Monday to end a strike that had shut the port"
    let who = (group.first.saturating_sub(2).max(day)..group.first).any(|at| line.is(at, Cues::WHO));
    if who
        && all.iter().any(|p| p.group.is_some() && p.head < group.first && p.head.abs_diff(day) <= CONJUNCT)
    {
        return true;
    }
    let that = (day + 1..group.first).find(|&at| line.is(at, Cues::THAN) || line.key(at) == "that");
    that.is_some_and(|that| {
        all.iter().any(|p| {
            (p.says() || p.kind.is_speech())
                && p.head < that
                && p.head.abs_diff(day) <= 2 * CONJUNCT
                && is_one(line, p.head.min(day), p.head.max(day))
        })
    })
}

/// "a ouvert une enquête après l'agression d'un contrôleur, samedi dernier,": the day of what came before; "lifted a
/// curfew imposed after an attack in March": nor is it of what came after the other was done.
fn is_of_what_came_before(line: &Line, verb: &Proposal, day: usize, all: &[Proposal]) -> bool {
    let noun = all.iter().filter(|p| p.head > verb.last && p.head < day).max_by_key(|p| p.head);
    let noun = noun.filter(|p| p.group.is_none() && (p.head..day).all(|at| line.mark(at) != Mark::Stop));
    let comma = |p: &&Proposal| (p.head..day).any(|at| line.mark(at) == Mark::Comma);
    let done = |at: usize| {
        let participle = |(_, forms): (_, Forms)| forms.can(Forms::PARTICIPLE) && !forms.can(Forms::PRESENT);
        line.tokens[at].word.verb.is_some_and(participle) && !line.is(at - 1, Cues::HAVE.or(Cues::BE))
    };
    let of_another = |p: &Proposal| {
        let at = (verb.last + 1..p.head).find(|&at| done(at));
        at.is_some_and(|at| line.any(at..p.head, Cues::AFTER))
    };
    noun.is_some_and(|p| of_another(p) || comma(&p) && is_before(line, p, day))
}

/// True where no stop, no comma, and no "who" lies between two tokens.
fn is_one(line: &Line, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        !matches!(line.mark(at), Mark::Stop | Mark::Comma) && !line.is(at, Cues::WHO.or(Cues::THAN))
    })
}

/// A word that joins clauses.
pub(super) fn is_and(line: &Line, at: usize) -> bool {
    matches!(line.key(at), "et" | "and" | "mais" | "but" | "puis" | "then" | "avant")
}
