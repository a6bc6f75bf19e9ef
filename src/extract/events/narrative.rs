//! The finite verbs that no table knows in the tenses of a story: "attendait", "brandissent", "est reportée", "denies".

use crate::corpus::TimexKind;
use crate::words::Lang;

use super::group::{Group, Tense};
use super::lexicon::{Classes, Cues};
use super::line::{Line, Mark, Signs, Token};
use super::subject;

/// The verb group of an imperfect or a present.
pub(super) fn group(line: &Line, head: usize) -> Option<Group> {
    Some(french_group(line, head, tense(line, head)?))
}

/// One word with its clitics and both halves of its negation: "ne jouera pas", "s'y tiendra".
pub(super) fn french_group(line: &Line, head: usize, tense: Tense) -> Group {
    let clitic = |at: &usize| line.is(*at, Cues::SELF.or(Cues::NO)) || matches!(line.key(*at), "l'" | "y");
    let first = (0..head).rev().take(3).take_while(clitic).last().unwrap_or(head);
    let any = |cues: Cues, range: std::ops::Range<usize>| range.into_iter().any(|at| line.is(at, cues));
    let reflexive = any(Cues::SELF, first..head);
    let negative = any(Cues::NO, first..head) && any(Cues::NOR.or(Cues::NONE), head + 1..head + 3);
    Group { first, head, tense, passive: false, reflexive, negative }
}

fn tense(line: &Line, head: usize) -> Option<Tense> {
    let Token { capital, signs, .. } = line.tokens[head];
    if capital || head == 0 || !signs.has(Signs::PRESENT.or(Signs::IMPERFECT)) {
        return None;
    }
    let tense = match line.story.lang {
        Lang::Fr if signs.has(Signs::IMPERFECT) && is_imperfect(line, head) => Tense::Imperfect,
        Lang::Fr if signs.has(Signs::PRESENT) && is_french_present(line, head) => Tense::Present,
        Lang::En if is_english_present(line, head) => Tense::Present,
        _ => return None,
    };
    // "commence à", "prévoit de", "estime que": the tables know what follows.
    let passes_on = line.verb_is(head, Classes::GOVERNS.or(Classes::SAYS));
    (!passes_on).then_some(tense)
}

/// "attendait", "fouillaient"; not "le lait", "un portrait".
fn is_imperfect(line: &Line, head: usize) -> bool {
    let object = Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE);
    let noun = line.tokens[head].word.noun.is_some()
        || line.is(head - 1, object) && !matches!(line.key(head - 1), "l'" | "en");
    !noun
}

/// "Des parents brandissent des biberons", "M. Morel signe le registre": between a subject and its object.
fn is_french_present(line: &Line, head: usize) -> bool {
    // Few words stand before a determiner: that is asked first.
    // "recherchent toujours le quatrième homme"
    let next = head
        + 1
        + usize::from(line.is(head + 1, Cues::ADVERB) && !line.is(head + 1, Cues::DETERMINER.or(Cues::PREP)));
    // "comparution immédiate ce mercredi": a day is no object.
    let is_time =
        line.timex(next).is_some() || line.timex(next + 1).is_some_and(|_| line.is(next, Cues::THE));
    let object =
        line.is(next, Cues::DETERMINER) && !matches!(line.key(next), "du" | "au" | "aux") && !is_time;
    if line.mark(head - 1) != Mark::Word {
        return false;
    }
    if !object || line.is(head - 1, Cues::SELF) {
        return opens_itself(line, head);
    }
    let (form, before) = (line.key(head), line.key(head - 1));
    let plural = form.ends_with("ent")
        && !form.ends_with("ment")
        && before.ends_with(['s', 'x'])
        && (line.cues(head - 1) == Cues::default() || line.is(head - 1, Cues::HE));
    // "entend interdire": an infinitive.
    let governed = form.ends_with("re") && line.tokens[head - 1].word.verb.is_some();
    let third =
        !governed && form.ends_with(['e', 't', 'd']) && !form.ends_with("ent") && !form.ends_with("ant");
    let singular = || third && !line.is(head - 1, Cues::DETERMINER) && is_someone(line, head - 1);
    form.len() > 3 && (plural || singular())
}

/// "Le 19 avril, les portes s'ouvrent".
fn opens_itself(line: &Line, head: usize) -> bool {
    let state = || line.verb_is(head, Classes::STATE);
    let often =
        || line.timed.iter().any(|&at| line.timex(at).is_some_and(|timex| timex.kind == TimexKind::Set));
    line.is_dated && line.is(head - 1, Cues::SELF) && line.key(head).ends_with("ent") && !state() && !often()
}

/// "Ms Lowe denies the charge", "she takes her oath".
fn is_english_present(line: &Line, head: usize) -> bool {
    line.is(head + 1, Cues::DETERMINER.or(Cues::NONE)) && is_someone(line, head - 1)
}

/// True of the last word of a subject that acts: "he", a name, "le patron du groupe", "her lawyer".
fn is_someone(line: &Line, at: usize) -> bool {
    if line.is(at, Cues::HE) {
        return !matches!(line.key(at), "it" | "they");
    }
    subject::before(line, at + 1).is_some_and(|noun| subject::acts(line, noun))
}
