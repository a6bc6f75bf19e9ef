//! Capitalised words in a row: people, bodies and places the lexicons do not know.

use crate::corpus::NameKind;
use crate::text::Span;
use crate::text::token::{Shape, Token};
use crate::words::Lang;

use super::lexicon::Class;
use super::spot::{Spot, Walk, What};
use super::title;

/// The longest name, in words.
const LONGEST: usize = 8;

/// Reads the name that begins at a token, and says where to go on; `office` is one given before it.
pub(super) fn read(walk: &Walk, at: usize, office: Option<Span>, found: &mut Vec<Spot>) -> usize {
    let honoured = walk.class(at).has(Class::HONOUR)
        && walk.token(at).is_some_and(Token::is_capital)
        && walk.token(at + 1).is_some_and(|t| t.is_capital() && !t.joined);
    let from = at + usize::from(honoured);
    let from = from + leading_function_words(walk, from);
    let to = end(walk, from);
    if to <= from {
        return at;
    }
    let inner = if office.is_none() { title::within_name(walk, from, to) } else { None };
    let (office, from) = inner.map_or((office, from), |(office, name)| (Some(office), name));
    let person = honoured || office.is_some();
    let Some(what) = kind(walk, from, to, person) else { return to };
    let follows =
        matches!(what, What::Named(NameKind::Person)).then(|| title::after_name(walk, to)).flatten();
    let title = office.or(follows.map(|(span, _)| span));
    found.push(Spot { span: walk.span(from, to), what, title, state: None });
    let stop = follows.map_or(to, |(_, stop)| stop);
    stop.max(to)
}

/// How many words at the beginning of a sentence only open it ("Selon Dramane Diarra").
fn leading_function_words(walk: &Walk, at: usize) -> usize {
    let leads = |i: &usize| {
        let demonym = walk.class(*i).has(Class::DEMONYM) && walk.token(i + 1).is_some_and(Token::is_capital);
        demonym
            || walk.class(*i).has(Class::FUNCTION.or(Class::DAY)) && !walk.class(*i).has(Class::FIRST_NAME)
    };
    let count = (at..at + 2).take_while(leads).count();
    if count > 0 { count } else { usize::from(apposed(walk, at)) }
}

/// True of a word that only stands before a full name: "le Vosgien Jean Roy", "UDF Philippe Douste-Blazy".
fn apposed(walk: &Walk, at: usize) -> bool {
    let named = |i: usize| {
        walk.class(i).has(Class::FIRST_NAME) && walk.token(i).is_some_and(|t| t.is_capital() && !t.joined)
    };
    let led = walk.before(at).is_some_and(|t| is_any(t.span.of(walk.text), &["le", "la", "l", "the"]));
    let party = walk.token(at).is_some_and(|t| t.shape == Shape::Caps) && !walk.shouted;
    let surname = walk.token(at + 2).is_some_and(Token::is_capital);
    (led || party) && !named(at) && named(at + 1) && surname
}

/// True of one of some words in plain small letters, however it is written.
fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// One past the last word of a name that begins at a token.
pub(super) fn end(walk: &Walk, from: usize) -> usize {
    let mut to = from;
    let mut capital = from;
    while to < from + LONGEST {
        let Some(token) = walk.token(to).filter(|_| to == from || !breaks(walk, to)) else { break };
        if token.is_capital() || in_hyphens(walk, to) {
            to += 1;
            capital = to;
        } else if to > from && is_nickname(walk, to) {
            to += 3;
        } else {
            match particle(walk, from, to) {
                0 => break,
                words => to += words,
            }
            capital = if walk.before(to).is_some_and(|t| t.joined) { to } else { capital };
        }
    }
    capital
}

/// `"Boy"` of `Ann "Boy" Lee`.
fn is_nickname(walk: &Walk, at: usize) -> bool {
    let mark = |at: usize| {
        walk.token(at).is_some_and(|t| ['"', '“', '”', '«', '»', '‘', '’'].iter().any(|&c| t.is(c)))
    };
    let capital = |at: usize| walk.token(at).is_some_and(|t| t.is_capital() && !t.joined);
    mark(at) && capital(at + 1) && mark(at + 2) && capital(at + 3)
}

/// "sur" of "Châlons-sur-Marne".
pub(super) fn in_hyphens(walk: &Walk, at: usize) -> bool {
    walk.hyphened(at) && walk.hyphened(at + 1)
}

/// True of a capitalised word that cannot go on a name: a lexicon name, an office, a day.
fn breaks(walk: &Walk, at: usize) -> bool {
    let class = walk.class(at);
    let known = walk.entity(at);
    let joined = walk.token(at).is_some_and(|t| t.joined);
    class.has(Class::DAY.or(Class::HONOUR))
        && !joined
        && walk.token(at).is_some_and(|t| t.shape != Shape::Caps)
        && !walk.word(at).ends_with('.')
        || known.is_some_and(|hit| hit.tokens > 1)
}

/// How many words of a particle stand before a further capital: "de", "von der", "ben", and "N’daw".
fn particle(walk: &Walk, from: usize, at: usize) -> usize {
    const SMALL: [&str; 20] = [
        "de", "du", "von", "van", "der", "den", "ben", "bin", "ag", "ould", "el", "al", "la", "le", "da",
        "dos", "d", "di", "of", "and",
    ];
    let after_elided = walk.token(at).is_some_and(|t| t.joined)
        && walk.before(at).is_some_and(|t| t.span.len() == 1 && t.is_capital())
        && at > from + 1;
    if after_elided {
        return 1;
    }
    let french = ["de", "du", "d", "la", "le"].contains(&walk.word(at));
    let english = ["of", "and"].contains(&walk.word(at));
    let first = walk.class(from);
    let body = first.has(Class::BODY.or(Class::FIRM));
    // "the Brotherhood of Welders": but "Hundreds of Kenyans" only opens a sentence.
    let of = walk.word(at) == "of"
        && at == from + 1
        && !walk.opens(from)
        && !first.has(Class::PEOPLE.or(Class::ROLE));
    let allowed = (!french || body || first.has(Class::FIRST_NAME))
        && (!english || walk.lang == Lang::En && (body || of));
    let count = (at..at + 3).take_while(|&i| SMALL.contains(&walk.word(i))).count();
    let goes_on = walk
        .token(at + count)
        .is_some_and(|t| t.is_capital() && !walk.class(at + count).has(Class::FUNCTION));
    let named_place = walk.entity(at + count).is_some();
    if count > 0 && allowed && goes_on && !named_place { count } else { 0 }
}

/// What the words name; `None` where they only open a sentence.
fn kind(walk: &Walk, from: usize, to: usize, person: bool) -> Option<What> {
    let class = walk.class(from);
    let single = !(from + 1..to).any(|i| walk.token(i).is_some_and(|t| !t.joined));
    if person {
        return Some(if single && !class.has(Class::FIRST_NAME) {
            What::Single { otherwise: Some(NameKind::Person) }
        } else {
            What::Named(NameKind::Person)
        });
    }
    if is_of_a_site(walk, from) {
        return Some(What::Named(NameKind::Place));
    }
    if single {
        return alone(walk, from);
    }
    if walk.shouted && !class.has(Class::FIRST_NAME) {
        return None;
    }
    let firm = walk.class(to - 1).has(Class::FIRM);
    if class.has(Class::FIRST_NAME)
        && !firm
        && walk.token(from).is_some_and(|t| t.shape != Shape::Caps || walk.shouted)
    {
        return Some(What::Named(NameKind::Person));
    }
    let body = (from..to).any(|i| {
        walk.class(i).has(Class::BODY.or(Class::PORTFOLIO))
            || walk.token(i).is_some_and(|t| t.shape == Shape::Number)
    });
    if body || firm {
        return Some(What::Named(NameKind::Organisation));
    }
    let before = walk.before(from).map_or("", |t| t.span.of(walk.text));
    if ["à", "in", "at", "near", "from", "vers"].contains(&before) {
        return Some(What::Named(NameKind::Place));
    }
    // "Euronext Amsterdam": no person is called after a place that everybody knows.
    if walk.class(from).has(Class::FIRM) || (from + 1..to).any(|i| walk.entity(i).is_some()) {
        return Some(What::Named(NameKind::Organisation));
    }
    let article = is_any(before, &["l", "le", "la", "les", "the", "un", "une", "a", "an", "du", "des"]);
    let caps = walk.token(from).is_some_and(|t| t.shape == Shape::Caps) && !walk.shouted;
    let words = (from..to).filter(|&i| walk.token(i).is_some_and(|t| t.shape != Shape::Mark)).count();
    let kind = if article || caps || words > 4 { NameKind::Organisation } else { NameKind::Person };
    Some(What::Named(kind))
}

/// "la commune de Lorne", "the village of Lorne", "les villes de Lorne et de Mirat": a place, whoever else is called so.
fn is_of_a_site(walk: &Walk, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| walk.word(at));
    let of = ["de", "d", "of"].contains(&before(1));
    let listed = || ["et", "ou", ","].contains(&before(2)) && is_of_a_site(walk, at - 3);
    of && at > 1 && (walk.class(at - 2).has(Class::SITE) || at > 3 && listed())
}

/// What one capitalised word names.
fn alone(walk: &Walk, at: usize) -> Option<What> {
    let token = walk.token(at)?;
    let class = walk.class(at);
    let letters = walk.word(at).chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || class.has(Class::FUNCTION.or(Class::DAY).or(Class::HONOUR)) || walk.shouted {
        return None;
    }
    if walk.opens(at) {
        let acronym = token.shape == Shape::Caps && letters <= 7;
        return Some(What::Single { otherwise: acronym.then_some(NameKind::Organisation) });
    }
    if class.has(
        Class::BODY
            .or(Class::PORTFOLIO)
            .or(Class::ROLE)
            .or(Class::PEOPLE)
            .or(Class::DEMONYM)
            .or(Class::ADJECTIVE)
            .or(Class::FIRM),
    ) {
        return None;
    }
    let before = walk.before(at).map_or("", |t| t.span.of(walk.text));
    let prefix = walk.token(at + 1).is_some_and(|t| t.joined && t.shape == Shape::Lower);
    if prefix {
        return None;
    }
    let place = ["à", "in", "at", "near", "from", "vers"].contains(&before);
    Some(What::Single { otherwise: Some(if place { NameKind::Place } else { NameKind::Organisation }) })
}
