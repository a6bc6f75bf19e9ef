//! The phrase behind a verb of saying or behind "selon": where it begins, past those who are told, and where it ends.

use std::ops::Range;

use crate::corpus::NameKind;
use crate::words::Lang;

use super::{LONGEST, Roles};
use super::{
    checked, cut, in_number, is_aside, is_comma, is_finite, joins, leads, roles, stands_for, trimmed,
};
use crate::extract::events::inflect::Forms;
use crate::extract::events::lexicon::Cues;
use crate::extract::events::line::{Line, Mark, Signs};

/// How far behind a verb its speaker may begin.
const REACH: usize = 16;

/// The speaker behind `from`: "a dit hier à la presse [le maire de Lyon]".
pub(in crate::extract::events) fn behind(line: &Line, from: usize) -> Option<Range<usize>> {
    let start = opening(line, from)?;
    if stands_for(line, start) {
        return Some(start..start + 1);
    }
    checked(line, start..closing(line, start))
}

/// Who is named behind "selon", whatever they are called.
pub(in crate::extract::events) fn named(line: &Line, from: usize) -> Option<Range<usize>> {
    let whole = || {
        let start = opening(line, from).filter(|&at| !line.is(at, Cues::PREP.or(Cues::ADVERB)))?;
        Some(start..closing(line, start)).filter(|phrase| !phrase.is_empty())
    };
    // "selon la loi" names nobody.
    let rule = |phrase: &Range<usize>| {
        let words = phrase.clone().take(2);
        words.into_iter().any(|at| !line.tokens[at].capital && roles(line, at).has(Roles::RULE))
    };
    behind(line, from).or_else(whole).filter(|phrase| !rule(phrase))
}

/// A name with its article and what belongs to it: "[le] directeur [des travaux]".
pub(in crate::extract::events) fn around(line: &Line, at: usize) -> Range<usize> {
    let small = Cues::DETERMINER.or(Cues::ADJECTIVE);
    let start = (0..at).rev().take_while(|&i| line.is(i, small)).last().unwrap_or(at);
    start..closing(line, start).max(at + 1)
}

/// A person's name with what a comma joins to it: "Ann Lee, mayor of Leeds".
pub(in crate::extract::events) fn widened(line: &Line, phrase: Range<usize>) -> Range<usize> {
    let named = |at: usize| line.tokens[at].capital;
    let is_name = phrase.clone().all(named) || line.name_kind(phrase.end - 1) == Some(NameKind::Person);
    if !is_name || !is_comma(line, phrase.end) {
        return phrase;
    }
    let start = phrase.end + 1;
    let close = (start..line.tokens.len()).find(|&at| line.mark(at) != Mark::Word && !in_number(line, at));
    let close = close.unwrap_or(line.tokens.len());
    let ends = matches!(line.mark(close), Mark::Comma | Mark::Stop);
    let fits =
        ends && start < close && close - phrase.start <= LONGEST && is_apposition(line, &(start..close));
    if fits { phrase.start..close } else { phrase }
}

/// Where a speaker's name begins: after "hier", "de son côté", "à l'AFP", "sous couvert d'anonymat".
fn opening(line: &Line, from: usize) -> Option<usize> {
    let mut at = from;
    while at < line.tokens.len().min(from + REACH) {
        at = match line.mark(at) {
            Mark::Comma => past_inserted(line, at)?,
            // "a fait savoir", "croit savoir"
            Mark::Word if at == from && is_infinitive(line, at) => at + 1,
            Mark::Word if is_aside(line, at) => at + 1,
            Mark::Word if leads(line, at) && !is_many(line, at) => next_phrase(line, at)?,
            Mark::Word if !line.is(at, Cues::WHO.or(Cues::THAN)) => return Some(at),
            _ => return None,
        };
    }
    None
}

fn is_infinitive(line: &Line, at: usize) -> bool {
    let verb = line.tokens[at].word.verb.is_some_and(|(_, forms)| forms.can(Forms::INFINITIVE));
    line.story.lang == Lang::Fr && (verb || line.key(at) == "savoir")
}

/// "de nombreux élus", "d'autres témoins".
fn is_many(line: &Line, at: usize) -> bool {
    matches!(line.key(at), "de" | "d'") && line.is(at + 1, Cues::ADJECTIVE)
}

/// The phrase behind one that a preposition leads, or the comma that ends it.
fn next_phrase(line: &Line, at: usize) -> Option<usize> {
    let led = |i: usize| leads(line, i) || line.is(i, Cues::DETERMINER.or(Cues::ADJECTIVE));
    let begins = |i: usize| {
        let new = || line.mention(i).is_some_and(|m| line.mention(i - 1).is_none_or(|b| b.span != m.span));
        opens(line, i) || line.tokens[i].capital && new()
    };
    let near = (at + 2..line.tokens.len().min(at + REACH)).take_while(|&i| line.mark(i - 1) == Mark::Word);
    near.into_iter()
        .find(|&i| line.mark(i) == Mark::Comma || line.mark(i) == Mark::Word && !led(i - 1) && begins(i))
}

/// True of an article or a number that opens a phrase.
fn opens(line: &Line, at: usize) -> bool {
    line.is(at, Cues::DETERMINER) && !matches!(line.key(at), "du" | "au" | "aux" | "des")
}

/// Past ", sous couvert d'anonymat," or the comma before the speaker.
fn past_inserted(line: &Line, comma: usize) -> Option<usize> {
    let next = comma + 1;
    if leads(line, next) || is_aside(line, next) {
        let end = (next..next + 9).find(|&at| line.mark(at) != Mark::Word)?;
        return is_comma(line, end).then_some(end + 1);
    }
    opens(line, next).then_some(next)
}

/// Where a speaker's name ends.
fn closing(line: &Line, start: usize) -> usize {
    let mut end = start + 1;
    let mut and = None;
    while end < line.tokens.len() && end - start < 2 * LONGEST && goes_on(line, start, end) {
        if joins(line, end) {
            and.get_or_insert(end);
        }
        end += 1;
    }
    // "a dit le maire et la police a confirmé"
    if is_finite(line, end) {
        end = and.unwrap_or(end);
    }
    let end = trimmed(line, start, end);
    cut(line, start, with_name(line, start, end))
}

/// "le ministre, Jean Morel.": the name after a comma, where a mark ends it.
fn with_name(line: &Line, start: usize, end: usize) -> usize {
    let named = |at: usize| line.name_kind(at) == Some(NameKind::Person);
    let role = |at: usize| !line.tokens[at].capital && line.is_someone(at);
    if !is_comma(line, end) || !named(end + 1) || (start..end).any(named) || !(start..end).any(role) {
        return end;
    }
    let close = (end + 1..end + 8).find(|&at| !named(at)).unwrap_or(end);
    if matches!(line.mark(close), Mark::Comma | Mark::Stop) { close } else { end }
}

/// True of what a comma joins to the name of a person: "maire de Lyon", "the mayor of Leeds".
fn is_apposition(line: &Line, phrase: &Range<usize>) -> bool {
    let role = phrase.clone().take_while(|&at| at == phrase.start || !leads(line, at));
    role.into_iter().any(|at| !line.tokens[at].capital && line.is_someone(at))
        && !phrase.clone().any(|at| line.name_kind(at) == Some(NameKind::Person))
        && !phrase.clone().any(|at| is_finite(line, at) || line.is(at, Cues::WHO))
        && !leads(line, phrase.start)
        && phrase.len() <= 8
}

fn goes_on(line: &Line, start: usize, at: usize) -> bool {
    if in_number(line, at) {
        return true;
    }
    let led = line.is(at - 1, Cues::DETERMINER.or(Cues::ADJECTIVE));
    let capital = line.tokens[at].capital;
    let stops = Cues::WHO.or(Cues::THAN).or(Cues::NO).or(Cues::CLITIC.without(Cues::DETERMINER));
    match () {
        () if line.mark(at) != Mark::Word || matches!(line.key(at), "devant" | "before" | "during") => false,
        () if capital && line.mention(at).is_some() => true,
        () if line.timex(at).is_some() => false,
        () if joins(line, at) => {
            // "actuels et anciens"
            let last = line.mark(at + 1) == Mark::Word && line.mark(at + 2) != Mark::Word;
            line.is(at + 1, Cues::DETERMINER.or(Cues::ADJECTIVE))
                || last
                || line.is_someone(at + 1)
                || line.tokens.get(at + 1).is_some_and(|t| t.capital)
        }
        () if line.is(at, Cues::TO) || leads(line, at) => preposition(line, start, at),
        () if led => true,
        () if line.is(at, stops) && !line.is(at, Cues::DETERMINER) => false,
        () if roles(line, at).has(Roles::OPENS) || is_finite(line, at) || is_aside(line, at) => false,
        () => !is_participle(line, at),
    }
}

/// "publié [jeudi]", "seen [by Reuters]": a participle with words of its own.
fn is_participle(line: &Line, at: usize) -> bool {
    let own = leads(line, at + 1) && !matches!(line.key(at + 1), "of" | "de" | "d'" | "du" | "par" | "by");
    let titled = roles(line, at).has(Roles::TITLED) || line.is_someone(at);
    may_be_participle(line, at) && !titled && (own || line.timex(at + 1).is_some())
}

fn may_be_participle(line: &Line, at: usize) -> bool {
    let verb = || line.tokens[at].word.verb.is_some_and(|(_, forms)| forms.can(Forms::PARTICIPLE));
    line.has(at, Signs::PARTICIPLE) || line.is(at, Cues::TOLD) || verb()
}

/// Whether a preposition goes on with a speaker's name: "de", "of", "ministre délégué aux", "professor at Harvard".
fn preposition(line: &Line, start: usize, at: usize) -> bool {
    let named = || (start..at).any(|i| line.name_kind(i) == Some(NameKind::Person));
    let titled = roles(line, at - 1).has(Roles::TITLED);
    let article = usize::from(line.is(at + 1, Cues::THE));
    let next = at + 1 + article;
    let media = roles(line, next).has(Roles::MEDIA);
    let proper = || line.tokens.get(next).is_some_and(|t| t.capital) && line.timex(next).is_none();
    let body = || proper() && line.name_kind(next) != Some(NameKind::Person);
    if line.timex(at + 1).is_some() {
        return false;
    }
    match (line.story.lang, line.key(at)) {
        (_, "de" | "d'" | "du" | "des" | "of") => true,
        // "un communiqué publié par le Kremlin"
        (_, "par" | "by") => may_be_participle(line, at - 1),
        (Lang::Fr, "en") => matches!(line.key(at + 1), "chef" | "charge"),
        (Lang::Fr, "au") if line.key(at + 1) == "sein" => true,
        (Lang::Fr, "à" | "au" | "aux" | "auprès" | "pour") => !media && !named() && (titled || body()),
        (Lang::En, "for") => !line.is(at + 1, Cues::DET) && !named(),
        (Lang::En, "to" | "with") => titled,
        (Lang::En, "at" | "in" | "from") => !named() && (body() || titled),
        _ => false,
    }
}
