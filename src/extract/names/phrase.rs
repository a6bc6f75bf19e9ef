//! Groups, bodies and offices by what they are: "plusieurs responsables américains", "ministère de la Défense",
//! "armed groups", "le président du Mali".

use crate::corpus::NameKind;
use crate::text::Span;
use crate::text::token::{Shape, Token};
use crate::words::Lang;

use super::lexicon::{Class, LEXICON};
use super::run;
use super::spot::Walk;

/// A phrase that names a group, a body or an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The first token, without its article.
    pub(super) from: usize,
    /// Its noun.
    pub(super) head: usize,
    /// One past the last.
    pub(super) to: usize,
    /// What it names.
    pub(super) kind: NameKind,
    /// Whether one person can hold it.
    pub(super) office: bool,
    /// Whether it says enough to be a name.
    pub(super) enough: bool,
    /// The state it belongs to.
    pub(super) state: Option<u32>,
}

/// The most words before and after the head.
const BEFORE: usize = 4;
const AFTER: usize = 14;

/// The phrase that begins at a token, where a noun can stand.
pub(super) fn read(walk: &Walk, at: usize) -> Option<Phrase> {
    any(walk, at).filter(|phrase| stands_as_noun(walk, at, walk.class(phrase.head)))
}

/// The office that begins at a token, with or without an article before it.
pub(super) fn office(walk: &Walk, at: usize) -> Option<Phrase> {
    any(walk, at).filter(|phrase| phrase.office)
}

/// "Treasury Secretary", "Commission Vice President": English puts the body before the office.
fn office_of_a_body(walk: &Walk, phrase: Phrase) -> Phrase {
    let next = (walk.lang == Lang::En && !phrase.office)
        .then(|| bare(walk, phrase.to))
        .flatten()
        .filter(|next| next.office);
    next.map_or(phrase, |next| Phrase { from: phrase.from, state: phrase.state.or(next.state), ..next })
}

const NARROWS: Class = Class::FORMER.or(Class::ADJECTIVE).or(Class::DEMONYM);
/// What a phrase may begin with.
pub(super) const OPENS: Class = NARROWS.or(HEADS).or(Class::PORTFOLIO);
const HEADS: Class = Class::ROLE.or(Class::PEOPLE).or(Class::BODY);

fn any(walk: &Walk, at: usize) -> Option<Phrase> {
    bare(walk, at).map(|phrase| office_of_a_body(walk, phrase))
}

/// The phrase without an office that may follow it.
fn bare(walk: &Walk, at: usize) -> Option<Phrase> {
    let narrows = if walk.lang == Lang::En { NARROWS.or(Class::PORTFOLIO) } else { NARROWS };
    if !walk.may_begin(at, narrows.or(HEADS)) {
        return None;
    }
    let narrow = |at: usize| walk.class(at).has(narrows);
    let mut noun = walk.phrase(at, HEADS);
    if !narrow(at) && noun.is_none() || walk.shouted && walk.token(at)?.span.len() <= 3 {
        return None;
    }
    let mut state = None;
    let mut head = at;
    while head < at + BEFORE {
        state = state.or_else(|| walk.state(head));
        let next = if narrow(head) { walk.phrase(head + 1, HEADS) } else { None };
        // "armée malienne": a word that can be either is the noun, unless another follows ("military officials").
        let goes_on = next.is_some() || noun.is_none() && narrow(head) && narrow(head + 1);
        if !goes_on && noun.is_some() {
            break;
        }
        if !goes_on {
            return people_of_a_state(walk, at);
        }
        (head, noun) = (head + 1, next);
    }
    let (tokens, class) = noun?;
    let narrowed = head > at;
    let mut phrase = Phrase {
        from: at,
        head,
        to: head + tokens,
        kind: if class.has(Class::BODY) && !class.has(Class::PEOPLE.or(Class::ROLE)) {
            NameKind::Organisation
        } else {
            NameKind::Group
        },
        office: class.has(Class::ROLE),
        enough: !class.has(Class::WEAK) || narrowed,
        state,
    };
    extend(walk, &mut phrase);
    Some(phrase)
}

/// "les Russes", "Malians", "les Européens": a people by its adjective.
fn people_of_a_state(walk: &Walk, at: usize) -> Option<Phrase> {
    let token = walk.token(at)?;
    let class = walk.class(at);
    let plural =
        class.has(Class::PLURAL) || walk.lang == Lang::Fr && walk.word(at).ends_with(['s', 'x', 'z']);
    let led =
        walk.before(at).is_some_and(|t| t.shape == Shape::Lower || walk.class(at - 1).has(Class::FUNCTION));
    let people =
        class.has(Class::DEMONYM.or(Class::ADJECTIVE)) && token.shape == Shape::Capital && plural && led;
    people.then(|| Phrase {
        from: at,
        head: at,
        to: at + 1,
        kind: NameKind::Group,
        office: false,
        enough: true,
        state: walk.state(at),
    })
}

/// Words after which French has a noun.
const DETERMINERS: [&str; 48] = [
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d",
    "au",
    "aux",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "notre",
    "nos",
    "votre",
    "vos",
    "mon",
    "ma",
    "mes",
    "plusieurs",
    "certains",
    "certaines",
    "quelques",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "autres",
    "tous",
    "toutes",
    "par",
    "entre",
    "comme",
    "en",
];

/// True where a noun can stand: French asks for an article or the like before it, which tells "la force" from "force".
fn stands_as_noun(walk: &Walk, at: usize, class: Class) -> bool {
    if walk.lang == Lang::En || walk.opens(at) || walk.token(at).is_some_and(Token::is_capital) {
        return true;
    }
    let Some(before) = walk.before(at) else { return true };
    let word = before.span.of(walk.text);
    let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
    let led = is(&DETERMINERS) || before.is(',') || before.shape == Shape::Number;
    let as_adjective = class.has(Class::ADJECTIVE) && is(&["en", "par", "comme", "de", "d"]);
    let plural = class.has(Class::PEOPLE) && !class.has(Class::ROLE.or(Class::WEAK).or(Class::ADJECTIVE));
    led && !as_adjective || plural && walk.word(at).ends_with(['s', 'x'])
}

/// Takes in what narrows the head: adjectives, and complements with de, à, pour, chargé de.
fn extend(walk: &Walk, phrase: &mut Phrase) {
    let most = phrase.to + AFTER;
    let mut plain = 0;
    while phrase.to < most {
        if adjective(walk, phrase) || own_name(walk, phrase) {
            continue;
        }
        let Some(after) = preposition(walk, phrase.to) else { return };
        let Some(end) = complement(walk, phrase, after, &mut plain) else { return };
        phrase.to = end;
    }
}

/// Takes the name of a body right after its noun: "l’administration Trump", "Centre Awdagust d’Études Régionales".
fn own_name(walk: &Walk, phrase: &mut Phrase) -> bool {
    let class = walk.class(phrase.to);
    let name = walk.token(phrase.to).is_some_and(|t| t.is_capital() && !t.joined)
        && !class.has(Class::FUNCTION.or(Class::DAY).or(Class::HONOUR))
        && walk.entity(phrase.to).is_none();
    let office = walk.phrase(phrase.to, Class::ROLE).is_some() || class.has(Class::FORMER);
    if phrase.kind != NameKind::Organisation || phrase.office || office || !name || walk.shouted {
        return false;
    }
    phrase.to = capitals(walk, phrase.to);
    phrase.enough = true;
    true
}

/// Takes one adjective, or "et" with a second one of the same kind.
fn adjective(walk: &Walk, phrase: &mut Phrase) -> bool {
    let fits = |at: usize| {
        let token = walk.token(at)?;
        let class = walk.class(at);
        let known = class.has(Class::DEMONYM.or(Class::ADJECTIVE)) && !class.has(Class::PLURAL);
        let french = walk.lang == Lang::Fr && token.shape == Shape::Lower;
        (french && (known || is_adjective(walk.word(at)) && !class.has(Class::FUNCTION))).then_some(at)
    };
    let and = ["et", "ou"].contains(&walk.word(phrase.to))
        && walk.class(phrase.to + 1).has(Class::DEMONYM.or(Class::ADJECTIVE));
    let at = phrase.to + usize::from(and && phrase.enough);
    let Some(at) = fits(at) else { return false };
    phrase.state = phrase.state.or_else(|| walk.state(at));
    phrase.to = at + 1;
    phrase.enough |= walk.class(at).has(Class::DEMONYM.or(Class::ADJECTIVE));
    true
}

/// True of words that are adjectives by their ending.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 19] = [
        "ique", "iques", "iste", "istes", "aire", "aires", "al", "ale", "ales", "aux", "el", "elle", "elles",
        "els", "ien", "ienne", "iens", "iennes", "ifs",
    ];
    word.len() >= 5 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// Where the words after "de la", "aux", "pour le", "chargé de", "for", "of the" begin.
fn preposition(walk: &Walk, at: usize) -> Option<usize> {
    let word = walk.word(at);
    let next = walk.word(at + 1);
    let article = |at: usize| usize::from(["la", "le", "les", "l", "the"].contains(&walk.word(at)));
    match word {
        "de" | "d" | "of" | "pour" | "auprès" | "for" | "to" => Some(at + 1 + article(at + 1)),
        "du" | "des" | "aux" | "au" => Some(at + 1),
        "à" if next == "la" || next == "l" => Some(at + 2),
        "chargé" | "chargée" | "chargés" => preposition(walk, at + 1),
        _ => None,
    }
}

/// Takes what follows a preposition, if it can belong to the phrase; gives where that ends.
fn complement(walk: &Walk, phrase: &mut Phrase, at: usize, plain: &mut usize) -> Option<usize> {
    let token = walk.token(at)?;
    let class = walk.class(at);
    let to = walk.word(phrase.to);
    let loose = ["à", "au", "aux", "pour", "for", "to", "auprès"].contains(&to);
    // "la Fédération des mineurs" by its capital, not "une fédération de mineurs".
    let named = walk.token(phrase.head).is_some_and(Token::is_capital) && !walk.opens(phrase.head);
    let weak = walk.class(phrase.head).has(Class::WEAK) && !phrase.enough && !named;
    if let Some(hit) = walk.entity(at) {
        if loose && (!phrase.office || ["à", "au", "aux"].contains(&to)) {
            return None;
        }
        let entity = LEXICON.entities.get(hit.entity as usize)?;
        let own = entity.state.or((entity.kind == NameKind::State).then_some(hit.entity));
        phrase.state = phrase.state.or(own.filter(|_| !loose));
        phrase.enough = true;
        return Some(at + hit.tokens);
    }
    // "Institute for Water Studies"
    let aim =
        walk.lang == Lang::En && to == "for" && named && is_own(walk, at) && !class.has(Class::FIRST_NAME);
    if loose && !aim && !(phrase.office && (class.has(Class::PORTFOLIO.or(Class::BODY)))) {
        return None;
    }
    let portfolio = class.has(Class::PORTFOLIO)
        && (phrase.office || phrase.kind == NameKind::Organisation || token.shape == Shape::Lower);
    if portfolio {
        phrase.enough = true;
        let end = portfolios(walk, at);
        return Some(end + usize::from(walk.lang == Lang::En && walk.class(end).has(Class::BODY)));
    }
    if class.has(Class::BODY.or(Class::PEOPLE).or(Class::ROLE)) && token.shape == Shape::Lower && *plain == 0
    {
        *plain += 1;
        return (!weak).then_some(at + 1);
    }
    if is_own(walk, at) {
        phrase.enough = true;
        return Some(capitals(walk, at));
    }
    let noun = token.shape == Shape::Lower
        && token.span.len() >= 5
        && !class.has(Class::FUNCTION)
        && !walk.word(at).ends_with(['r', 'é']);
    if noun
        && *plain == 0
        && (to != "des" || named)
        && (phrase.kind == NameKind::Organisation || phrase.office)
    {
        *plain += 1;
        return (!weak).then_some(at + 1);
    }
    None
}

/// True of a capitalised word that goes on a name: no "Lundi", but "Saint-Omer".
fn is_own(walk: &Walk, at: usize) -> bool {
    let opens_only = walk.class(at).has(Class::FUNCTION.or(Class::DAY)) && !walk.hyphened(at + 1);
    walk.token(at).is_some_and(Token::is_capital) && !opens_only
}

/// "Affaires étrangères et de la Coopération": portfolios in a row.
fn portfolios(walk: &Walk, at: usize) -> usize {
    let mut end = at + 1;
    loop {
        if walk.lang == Lang::Fr && narrows_portfolio(walk, end) {
            end += 1;
            continue;
        }
        let and = end + usize::from(["et", ",", "and"].contains(&walk.word(end)));
        let led = preposition(walk, and);
        let Some(next) = led.or((and > end).then_some(and)) else { return end };
        let capital = walk.token(next).is_some_and(Token::is_capital);
        let known = walk.class(next).has(Class::PORTFOLIO);
        // "de défense et de sécurité", "de la Sécurité et de la Protection civile": led in by the same word once more.
        let again = walk.lang == Lang::Fr && and > end && led.is_some();
        let article = led.is_some_and(|next| next > and + 1) || ["du", "des"].contains(&walk.word(and));
        if !(known && (capital || again) || again && article && capital && walk.entity(next).is_none()) {
            return end;
        }
        end = next + 1;
    }
}

/// "étrangères", "sociales", with a capital or none.
fn narrows_portfolio(walk: &Walk, at: usize) -> bool {
    const KNOWN: [&str; 8] = [
        "étrangères",
        "etrangères",
        "étrangeres",
        "extérieures",
        "sociales",
        "générale",
        "nationale",
        "publique",
    ];
    let small = walk.token(at).is_some_and(|t| t.shape == Shape::Lower);
    let known = KNOWN.contains(&&*walk.word(at).to_lowercase());
    known || small && !walk.class(at).has(Class::DEMONYM) && is_adjective(walk.word(at))
}

/// Capitalised words in a row, with "de", "of" and the like between them.
fn capitals(walk: &Walk, at: usize) -> usize {
    let mut end = at;
    loop {
        while walk.token(end).is_some_and(Token::is_capital) || run::in_hyphens(walk, end) {
            end += 1;
        }
        let Some(next) = preposition(walk, end)
            .filter(|_| !["pour", "for", "to", "à", "au", "aux"].contains(&walk.word(end)))
        else {
            return end;
        };
        if !walk.token(next).is_some_and(|t| t.is_capital() && !walk.class(next).has(Class::FUNCTION))
            || walk.entity(next).is_some()
        {
            return end;
        }
        end = next;
    }
}

impl Phrase {
    /// Its words.
    pub(super) fn span(&self, walk: &Walk) -> Span {
        walk.span(self.from, self.to)
    }
}
