//! What a list asks for: the points below "Nous demandons :", each a request.

use crate::corpus::{EventRule, EventType};
use crate::words::Lang;

use super::group::{Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Classes, Cues};
use super::line::{Line, Mark};
use super::propose::Proposal;

/// How many lines above a point its list may begin.
const POINTS: usize = 24;
/// How many bytes before a sentence its dash or number may stand.
const BULLET: usize = 6;
/// How many bytes of what introduces a list are read, and how long a heading may be.
const INTRODUCTION: usize = 160;
const HEADING: usize = 70;
/// How many tokens of a point may come before what it asks for.
const REACH: usize = 14;

/// Puts what a point of a list of demands asks for among what it tells.
pub(super) fn put(line: &Line, found: &mut Vec<Proposal>) {
    // "1. We ask the court to move the trial" asks itself.
    let asks = found.iter().any(|p| p.kind == EventType::Request && p.group.is_some());
    let Some(head) = (!asks && is_demanded(line)).then(|| head(line, found)).flatten() else { return };
    let known = found.iter().position(|p| p.head == head).map(|at| found.remove(at));
    let (first, last) = known.map_or((head, head), |p| (p.first, p.last));
    let rule = known.map_or(EventRule::Noun, |p| p.rule);
    // What is asked for is to come.
    let (tense, negative) = (Tense::Future, known.and_then(|p| p.group).is_some_and(|g| g.negative));
    let group = Some(Group { first, head, tense, passive: false, reflexive: false, negative });
    found.push(Proposal { first, head, last, kind: EventType::Request, class: Class::Verb, group, rule });
    found.sort_by_key(|p| p.head);
}

/// True of the first sentence of a point below words that ask.
fn is_demanded(line: &Line) -> bool {
    let start = line.sentence.start();
    let near = start.saturating_sub(BULLET);
    let bytes = line.story.text.as_bytes();
    let Some(above) = bytes.get(near..start).and_then(|b| b.iter().rposition(|&b| b == b'\n')) else {
        return false;
    };
    let above = near + above;
    let is_own = line.story.text.get(above + 1..line.sentence.end()).is_some_and(is_point);
    let mut lines = line.story.text.get(..above).unwrap_or_default().rsplit('\n').take(POINTS);
    is_own && lines.find(|l| !l.trim().is_empty() && !is_point(l)).is_some_and(|l| asks(line, l))
}

/// "– la levée du couvre-feu ;", "2. The release of all detainees"
fn is_point(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '–', '—', '•', '*', '·', '▪'])
        || number.len() < line.len() && number.starts_with(['.', ')'])
}

/// "L'association demande :", "What we ask for": words of asking before a colon or in a heading.
fn asks(line: &Line, words: &str) -> bool {
    let words = words.trim_end();
    let opens = words.ends_with(':') || words.len() < HEADING && !words.ends_with(['.', '!', '?', ';']);
    let from =
        (words.len().saturating_sub(INTRODUCTION)..=words.len()).find(|&at| words.is_char_boundary(at));
    let last = from.and_then(|from| words.get(from..)).unwrap_or_default();
    let asks = |word: &str| {
        let known = line.lexicon.word(&word.to_lowercase());
        known.and_then(|w| w.verb).is_some_and(|(verb, _)| line.lexicon.classes(verb).has(Classes::ASKS))
    };
    opens && last.split(|c: char| !c.is_alphabetic()).any(asks)
}

/// The word that says what is asked for.
fn head(line: &Line, found: &[Proposal]) -> Option<usize> {
    let start = (0..line.tokens.len()).find(|&at| line.key(at).starts_with(char::is_alphabetic))?;
    if matches!(line.key(start), "que" | "qu'" | "that") {
        let told = found.iter().find(|p| p.group.is_some() && !is_relative(line, start, p.first));
        let told = told.map(|p| p.head);
        let bare = bare_verb(line, start).filter(|&at| told.is_none_or(|told| at < told));
        return bare.or(told);
    }
    let to = |at: usize| matches!(line.key(at - 1), "de" | "d'" | "to");
    // "– à la mairie, de rendre publics les comptes", "- the Senate to open its books"
    let addressed = matches!(line.key(start), "à" | "au" | "aux") || line.story.lang == Lang::En;
    let reach = if addressed { REACH } else { 1 };
    let infinitive = (start + 1..=start + reach).find(|&at| can_be_infinitive(line, at) && to(at));
    let opens = Some(start).filter(|&at| can_be_infinitive(line, at));
    infinitive.or(opens).or_else(|| noun(line, start))
}

/// "that parliament adopt the bill", "que le préfet suspende l'exploitation": a verb, or a word between its subject
/// and its object.
fn bare_verb(line: &Line, start: usize) -> Option<usize> {
    let opens = Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE);
    let acts = |at: usize| {
        line.tokens.get(at).is_some_and(|token| token.word.plain) && line.is(at + 1, Cues::DETERMINER)
    };
    let bare = |&at: &usize| (can_be_infinitive(line, at) || acts(at)) && !line.is(at - 1, opens);
    (start + 2..start + REACH).find(|at| bare(at) && !is_relative(line, start, *at))
}

/// "the report, which put the blame on rain,"
fn is_relative(line: &Line, start: usize, at: usize) -> bool {
    let clause = (start + 1..=at).rev().take_while(|&at| line.mark(at) != Mark::Comma);
    clause.into_iter().any(|at| line.is(at, Cues::WHO))
}

fn can_be_infinitive(line: &Line, at: usize) -> bool {
    let verb = line.tokens.get(at).and_then(|token| token.word.verb);
    verb.is_some_and(|(_, forms)| forms.can(Forms::INFINITIVE))
}

/// "la levée du couvre-feu", "an independent inquiry into": a noun of the tables, else the last word of its phrase.
fn noun(line: &Line, start: usize) -> Option<usize> {
    // "à la mairie, la publication des comptes"
    let addressed = matches!(line.key(start), "à" | "au" | "aux");
    let comma = || (start..line.tokens.len()).find(|&at| line.mark(at) == Mark::Comma);
    let start = if addressed { comma().map_or(start, |at| at + 1) } else { start };
    let phrase = || {
        let end = (start + 1..start + REACH).find(|&at| {
            line.mark(at) != Mark::Word
                || line.is(at, Cues::PREP.or(Cues::WHO).or(Cues::TO))
                || line.key(at) == "of"
        });
        start..end.unwrap_or(start)
    };
    let small = Cues::DETERMINER.or(Cues::ADJECTIVE);
    let known = phrase().find(|&at| line.tokens.get(at).is_some_and(|token| token.word.noun.is_some()));
    let mut words = phrase().filter(|&at| line.mark(at) == Mark::Word && !line.is(at, small));
    known.or_else(|| match line.story.lang {
        Lang::Fr => words.next(),
        Lang::En => words.next_back(),
    })
}
