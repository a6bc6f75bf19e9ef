//! The office a source gives a person, before or after the name: "le ministre de la Défense, le général Camara",
//! "X, ancien conseiller de Y,".

use crate::corpus::NameKind;
use crate::text::Span;
use crate::text::token::{Shape, Token};
use crate::words::Lang;

use super::lexicon::{Class, Hit, LEXICON};
use super::phrase::{self, Phrase};
use super::run;
use super::spot::{Spot, Walk, What};

/// The most words of an office after a name.
const LONGEST: usize = 32;
/// The most further offices before a name.
const IN_A_ROW: usize = 3;

/// Reads on after an office, group or body: a name may follow that holds the office.
pub(super) fn before_name(walk: &Walk, first: Phrase, found: &mut Vec<Spot>) -> usize {
    let last = last_office(walk, first, IN_A_ROW);
    if let Some((end, name)) = name_after(walk, last) {
        let after = run::read(walk, name, Some(walk.span(first.from, end)), found);
        if after > name {
            return after;
        }
    }
    if first.enough {
        found.push(Spot {
            span: first.span(walk),
            what: What::Named(first.kind),
            title: None,
            state: first.state,
        });
    }
    first.to
}

/// The last of the offices in a row before a name: "le ministre de la Défense, le général Sadio Camara" is one claim.
fn last_office(walk: &Walk, first: Phrase, most: usize) -> Phrase {
    if !first.office || most == 0 {
        return first;
    }
    let comma = first.to + usize::from(walk.token(first.to).is_some_and(|t| t.is(',') || t.is('.')));
    let start = comma + usize::from(["le", "la", "l", "et", "the", "and"].contains(&walk.word(comma)));
    let next = phrase::office(walk, start).map(|next| last_office(walk, next, most - 1));
    next.filter(|last| name_after(walk, *last).is_some()).unwrap_or(first)
}

/// Where an office ends and the person's name after it begins: at once, or behind a comma, "M.", or its place
/// ("l’ambassadrice des États-Unis au Mali, Mme Korhonen").
fn name_after(walk: &Walk, office: Phrase) -> Option<(usize, usize)> {
    if !office.office {
        return None;
    }
    // "Gov. Ann Lee"
    let dot = walk.token(office.to).is_some_and(|t| t.is('.')) && is_short(walk.token(office.to - 1));
    if dot
        && walk.token(office.to + 1).is_some_and(Token::is_capital)
        && phrase::office(walk, office.to + 1).is_none()
    {
        return Some((office.to, office.to + 1));
    }
    let placed = ["à", "au", "aux", "en", "in", "to", "for"].contains(&walk.word(office.to));
    let end =
        walk.entity(office.to + 1).filter(|_| placed).map_or(office.to, |hit| office.to + 1 + hit.tokens);
    let comma = walk.token(end).is_some_and(|t| t.is(','));
    let at = end + usize::from(comma);
    let honoured = walk.class(at).has(Class::HONOUR) && walk.token(at).is_some_and(Token::is_capital);
    let name = at + usize::from(honoured);
    let token = walk.token(name)?;
    let next = run::end(walk, name) > name + 1;
    let known = walk.entity(name).is_some_and(|hit| {
        hit.tokens > 1 || !(walk.class(name).has(Class::FIRST_NAME) || next && !comma && is_place(hit))
    });
    let person = token.is_capital() && !known && !walk.class(name).has(Class::FUNCTION.or(Class::DAY));
    (person && (honoured || !comma || next)).then_some((end, at))
}

/// "Gov", "Lt": an office that is written short.
fn is_short(word: Option<&Token>) -> bool {
    word.is_some_and(|t| t.span.len() <= 5 && t.is_capital())
}

/// "Sydney", who may be a person too.
fn is_place(hit: Hit) -> bool {
    LEXICON.entities.get(hit.entity as usize).is_some_and(|e| e.kind == NameKind::Place)
}

/// The office in a run of English capitals, and where the name after it begins: "Border County Sheriff Ann Lee".
pub(super) fn within_name(walk: &Walk, from: usize, to: usize) -> Option<(Span, usize)> {
    let office = |at: usize| walk.phrase(at, Class::ROLE).map(|(tokens, _)| at + tokens);
    let name =
        (from + 1..to).filter(|_| walk.lang == Lang::En).filter_map(office).filter(|&end| end < to).max()?;
    let first = walk.before(from).is_some() && walk.class(from - 1).has(Class::FORMER);
    let named = to - name > 1 || walk.class(name).has(Class::FIRST_NAME);
    named.then(|| (walk.span(from - usize::from(first), name), name))
}

/// The office given after a name: behind a comma or bracket, up to the next one.
pub(super) fn after_name(walk: &Walk, end: usize) -> Option<(Span, usize)> {
    let open = walk.token(end).filter(|t| t.is(',') || t.is('('))?;
    let closes = if open.is('(') { ')' } else { ',' };
    let at =
        (end + 1..end + 6).find(|&at| phrase::office(walk, at).is_some() || !leads_to_office(walk, at))?;
    // "Après le départ de Rudy Atallah, plusieurs ministres": others, no office of one.
    let one = |office: &Phrase| {
        let head = walk.word(office.head);
        !head.ends_with('s') || head.ends_with("ss")
    };
    let office = phrase::office(walk, at).filter(one)?;
    let stop = end_of_office(walk, office.to, closes);
    Some((walk.span(at, stop), stop))
}

/// True of the words between a name and the office after it: "l’", "alors", "45", "the bank’s".
fn leads_to_office(walk: &Walk, at: usize) -> bool {
    let Some(token) = walk.token(at) else { return false };
    let possessor = walk.token(at + 1).is_some_and(|t| t.joined) && walk.word(at + 1) == "s";
    let between = token.is(',') || token.shape == Shape::Number || token.joined && walk.word(at) == "s";
    between || possessor || walk.class(at).has(Class::FUNCTION)
}

/// Where an office after a name ends: at the closing mark, or before a verb.
fn end_of_office(walk: &Walk, from: usize, closes: char) -> usize {
    const VERBS: [&str; 22] = [
        "qui", "dont", "a", "est", "était", "avait", "ont", "sont", "who", "whose", "which", "has", "had",
        "is", "was", "said", "says", "dit", "told", "va", "doit", "peut",
    ];
    let ends = |at: &usize| {
        let Some(token) = walk.token(*at) else { return true };
        token.is(closes)
            || [';', '.', ':', '—', '–', '»', ')', '!', '?'].iter().any(|&c| token.is(c))
            || VERBS.contains(&walk.word(*at))
    };
    (from..from + LONGEST).find(ends).unwrap_or(from)
}
