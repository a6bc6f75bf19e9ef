//! The phrase before a verb of saying: its subject, past what stands between commas, or that of the verb it is
//! joined to.

use std::ops::Range;

use crate::corpus::NameKind;
use crate::words::Lang;

use super::{LONGEST, Roles};
use super::{
    checked, cut, in_number, is_aside, is_comma, is_finite, is_strong, joins, leads, roles, stands_for,
};
use crate::extract::events::inflect::Forms;
use crate::extract::events::lexicon::Cues;
use crate::extract::events::line::{Line, Mark, Signs};
use crate::extract::events::subject;

/// How far an insertion between commas may reach.
const INSERTED: usize = 18;

/// How far back the verb may stand whose subject another shares.
const SHARED: usize = 30;

/// What stands between two commas before a verb.
#[derive(Debug, PartialEq, Eq)]
enum Inserted {
    /// "maire de Lyon": says who the speaker is.
    Phrase,
    /// "qui dirige l'usine", "en visite à Lyon", "jeudi".
    Aside,
    /// A clause: what stands there is told.
    Clause,
}

/// The speaker that the verb group beginning at `verb` has for its subject.
pub(in crate::extract::events) fn before(line: &Line, verb: usize) -> Option<Range<usize>> {
    let found = with_others(line, subject(line, verb, 3)?);
    let end = cut(line, found.start, found.end);
    checked(line, found.start..end)
}

/// "police, residents and a doctor": all of a list.
fn with_others(line: &Line, phrase: Range<usize>) -> Range<usize> {
    let mut start = phrase.start;
    let listed = phrase.clone().any(|at| joins(line, at));
    while let Some(comma) = start.checked_sub(1).filter(|&at| listed && is_comma(line, at)) {
        let near = comma.saturating_sub(LONGEST / 2)..comma;
        let Some(open) = near.rev().take_while(|&at| line.mark(at) == Mark::Word).last() else { break };
        let other = open..comma;
        let whole = open == 0 || line.mark(open - 1) != Mark::Word;
        let clause = leads(line, open) || other.clone().any(|at| is_finite(line, at) || is_aside(line, at));
        if !whole || clause || !is_strong(line, &other) || phrase.end - open > LONGEST {
            break;
        }
        start = open;
    }
    start..phrase.end
}

fn subject(line: &Line, verb: usize, depth: u8) -> Option<Range<usize>> {
    let end = (0..=verb).rev().find(|&at| at == 0 || !is_aside(line, at - 1))?;
    let end = before_brackets(line, end);
    let last = end.checked_sub(1)?;
    let deeper = depth.checked_sub(1)?;
    let join = || joins(line, last) || matches!(line.key(last), "mais" | "but" | "puis" | "then");
    match line.mark(last) {
        Mark::Comma => inserted(line, last, deeper).or_else(|| gerund(line, verb, last, deeper)),
        Mark::Word if join() => shared(line, last, verb, deeper),
        // "des élus qui affirment", "people who say"
        Mark::Word if matches!(line.key(last), "qui" | "who" | "which") => {
            let comma = last.checked_sub(1).filter(|&at| is_comma(line, at));
            phrase(line, comma.unwrap_or(last))
        }
        Mark::Word => phrase(line, end),
        _ => None,
    }
}

/// Where the brackets open that close right before a token: "Awa Sy (PS) a dit", "Amy Lee (D-Ohio) said".
pub(in crate::extract::events) fn before_brackets(line: &Line, end: usize) -> usize {
    let closed = end.checked_sub(1).filter(|&at| line.key(at) == ")");
    let open =
        closed.and_then(|close| (close.saturating_sub(LONGEST)..close).rev().find(|&at| line.key(at) == "("));
    open.unwrap_or(end)
}

/// "La ministre s'est réjouie, affirmant que": the subject of the verb before.
fn gerund(line: &Line, verb: usize, comma: usize, depth: u8) -> Option<Range<usize>> {
    let forms = line.tokens.get(verb)?.word.verb?.1;
    if forms.can(Forms::GERUND) { shared(line, comma, verb, depth) } else { None }
}

/// True where two commas before a verb hold what belongs to its subject: "Le maire, Jean Dupont, a dit", "le maire,
/// qui a tout vu, a dit".
pub(in crate::extract::events) fn is_resumed(line: &Line, verb: usize) -> bool {
    let Some(close) = verb.checked_sub(1).filter(|&at| is_comma(line, at)) else { return false };
    let Some(open) = opening_comma(line, close) else { return false };
    let Some(base) = phrase(line, open) else { return false };
    let named = |at: usize| line.name_kind(at) == Some(NameKind::Person);
    let relative = line.is(open + 1, Cues::WHO);
    let whole = base.end == open && opens_clause(line, base.start);
    // "le secrétaire d'État, hier sur place, reconnaissait « une tragédie »"
    let worded = || {
        let near = verb + 1..verb + 5;
        near.into_iter()
            .any(|at| matches!(line.mark(at), Mark::Open | Mark::Quote) || line.is(at, Cues::THAN))
    };
    whole
        && (relative
            || match kind(line, open + 1..close) {
                Inserted::Phrase => (base.start..close).any(named),
                Inserted::Aside => worded(),
                Inserted::Clause => false,
            })
}

/// True at the beginning of a clause.
fn opens_clause(line: &Line, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| {
        line.mark(before) != Mark::Word || joins(line, before) || roles(line, before).has(Roles::OPENS)
    })
}

fn opening_comma(line: &Line, close: usize) -> Option<usize> {
    let near = (close.saturating_sub(INSERTED)..close).rev();
    let open = near
        .take_while(|&at| matches!(line.mark(at), Mark::Word | Mark::Comma))
        .find(|&at| is_comma(line, at));
    open.filter(|&at| at + 1 < close)
}

/// The subject before what two commas hold, with it where it says who they are.
fn inserted(line: &Line, close: usize, depth: u8) -> Option<Range<usize>> {
    let depth = depth.checked_sub(1)?;
    let Some(open) = opening_comma(line, close) else {
        // "Les élus qui se sont exprimés, estiment que"
        let near =
            (close.saturating_sub(INSERTED)..close).rev().take_while(|&at| line.mark(at) == Mark::Word);
        let who = near.into_iter().find(|&at| matches!(line.key(at), "qui" | "who"))?;
        return phrase(line, who);
    };
    let within = open + 1..close;
    match kind(line, within.clone()) {
        Inserted::Clause => None,
        Inserted::Aside => inserted(line, open, depth).or_else(|| phrase(line, open)),
        Inserted::Phrase => {
            let base = phrase(line, open).filter(|base| base.end == open);
            let Some(base) = base else { return Some(within) };
            let short = close - base.start <= LONGEST + 1;
            Some(if short { base.start..close } else { base })
        }
    }
}

fn kind(line: &Line, within: Range<usize>) -> Inserted {
    let first = within.start;
    let participle = || !line.tokens[first].capital && line.has(first, Signs::PARTICIPLE);
    let opens = leads(line, first) || is_aside(line, first) || roles(line, first).has(Roles::OPENS);
    if line.is(first, Cues::WHO) || opens || participle() && !line.is_someone(first) {
        return Inserted::Aside;
    }
    if within.clone().any(|at| is_finite(line, at)) {
        return Inserted::Clause;
    }
    let begins = line.is(first, Cues::DETERMINER) || line.tokens[first].capital || line.is_someone(first);
    if begins { Inserted::Phrase } else { Inserted::Clause }
}

/// "X a salué … et a dit": the subject of the verb before, of the same auxiliary where there is one.
fn shared(line: &Line, from: usize, verb: usize, depth: u8) -> Option<Range<usize>> {
    let quoted = line.quoted(from);
    let near = || {
        let clause = (from.saturating_sub(SHARED)..from).rev().take_while(|&at| line.mark(at) != Mark::Stop);
        clause.filter(|&at| line.quoted(at) == quoted && is_finite(line, at) && !is_relative(line, at))
    };
    let alike = |at: &usize| line.is(verb, Cues::HAVE) && line.key(*at) == line.key(verb);
    let told = near().find(alike).or_else(|| near().next())?;
    let group = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::NO).or(Cues::SELF).or(Cues::CLITIC);
    let own = |&at: &usize| line.is(at, group) || is_aside(line, at);
    let first = (0..told).rev().take_while(own).last().unwrap_or(told);
    subject(line, first, depth)
}

/// True of a verb in a clause of its own: "qui l'a vu".
fn is_relative(line: &Line, verb: usize) -> bool {
    let near = (verb.saturating_sub(10)..verb).rev().take_while(|&at| line.mark(at) == Mark::Word);
    near.into_iter().any(|at| line.is(at, Cues::WHO))
}

/// The phrase that ends at `end`, without dates and adverbs behind it.
fn phrase(line: &Line, end: usize) -> Option<Range<usize>> {
    let end = (0..=end).rev().find(|&at| at == 0 || !is_aside(line, at - 1)).filter(|&end| end > 0)?;
    if stands_for(line, end - 1) || roles(line, end - 1).has(Roles::NOBODY.or(Roles::FIRST)) {
        return Some(end - 1..end);
    }
    let mut at = end;
    let (mut and, mut name) = (None, None);
    while let Some(i) = at.checked_sub(1).filter(|i| end - i <= 2 * LONGEST) {
        // "A woman who lives near the mine said", but "a boy who police believe"
        if matches!(line.key(i), "qui" | "who") {
            let own = i + 1..end;
            let acts =
                line.key(i) == "who" && is_strong(line, &own) && !own.clone().any(|at| is_finite(line, at));
            return if acts { Some(own) } else { phrase(line, i) };
        }
        let word = line.mark(i) == Mark::Word || in_number(line, i);
        if !word || line.is(i, Cues::WHO) || line.quoted(i) != line.quoted(end - 1) {
            break;
        }
        if is_finite(line, i) {
            // "des riverains qui ont tout perdu affirment"
            let near = (i.saturating_sub(3)..i).rev().take_while(|&at| line.mark(at) == Mark::Word);
            let who = near.into_iter().find(|&at| matches!(line.key(at), "qui" | "who"));
            if let Some(who) = who.filter(|_| and.is_none()) {
                return phrase(line, who);
            }
            at = and.map_or(at, |and: usize| and + 1);
            break;
        }
        at = i;
        if joins(line, i) {
            and = Some(i);
        }
        if subject::begins(line, i) && !subject::is_governed(line, i) {
            if is_object(line, i) {
                return None;
            }
            if line.is(i, Cues::DETERMINER) || is_alone(line, i) {
                return Some(with_articles(line, i)..end);
            }
            name.get_or_insert(i);
        }
    }
    bare(line, at, end).or_else(|| name.map(|name| name..end))
}

/// True of a name with no word for its bearer before it: "M. Morel", "resident Ann Lee" begin before.
fn is_alone(line: &Line, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| {
        line.mark(before) != Mark::Word || is_aside(line, before) || roles(line, before).has(Roles::OPENS)
    })
}

/// "a fait l'objet", "ouvrir une enquête": what a French verb stands before is no subject.
fn is_object(line: &Line, at: usize) -> bool {
    let verb = |at: usize| is_finite(line, at) || line.has(at, Signs::INFINITIVE) && !line.is_someone(at);
    let before = at.checked_sub(1).filter(|_| line.story.lang == Lang::Fr);
    before.is_some_and(|before| line.mark(before) == Mark::Word && !leads(line, before) && verb(before))
}

/// "Les deux parties"
fn with_articles(line: &Line, at: usize) -> usize {
    (0..at).rev().take_while(|&i| line.is(i, Cues::DETERMINER)).last().unwrap_or(at)
}

/// A phrase without an article, behind "mais", "hier", "In Lagos".
fn bare(line: &Line, from: usize, end: usize) -> Option<Range<usize>> {
    let small = |at: usize| is_aside(line, at) || joins(line, at) || roles(line, at).has(Roles::OPENS);
    let start = (from..end).find(|&at| !small(at))?;
    let start = match leads(line, start) {
        // "among people who say"
        true if line.is(end, Cues::WHO) => start + 1,
        true => past_led(line, start, end)?,
        false => start,
    };
    let participle =
        line.story.lang == Lang::Fr && line.has(start, Signs::PARTICIPLE) && !line.is_someone(start);
    (!participle).then_some(start..end)
}

/// "In Lagos police [said]": who stands behind what a preposition leads.
fn past_led(line: &Line, from: usize, end: usize) -> Option<usize> {
    let led = |at: usize| leads(line, at) || line.is(at, Cues::DETERMINER.or(Cues::ADJECTIVE));
    let new = |at: usize| match (line.mention(at), line.mention(at - 1)) {
        (Some(own), Some(before)) => own.span != before.span,
        (Some(_), None) | (None, Some(_)) => true,
        (None, None) => false,
    };
    let begins = |at: usize| {
        line.is(at, Cues::DETERMINER) || (new(at) && (line.tokens[at].capital || line.is_someone(at)))
    };
    (from + 2..end).find(|&at| !led(at - 1) && begins(at) && !leads(line, at))
}
