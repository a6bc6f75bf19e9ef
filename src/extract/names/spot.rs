//! Walks the words of a sentence and spots what is named: lexicon names, people with their offices, groups, bodies.

use crate::corpus::NameKind;
use crate::extract::words::{USUAL, Words};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::{self, Shape, Token};
use crate::words::Lang;

use super::lexicon::{Class, Hit, LEXICON, Slot};
use super::{phrase, run, title};

/// Something named, before it is known which names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct Spot {
    /// The words of the name.
    pub(super) span: Span,
    /// What it is.
    pub(super) what: What,
    /// The office given with it.
    pub(super) title: Option<Span>,
    /// The state it belongs to, as a place in the lexicon's entities.
    pub(super) state: Option<u32>,
}

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum What {
    /// An entity of the lexicon.
    Known(u32),
    /// Something named by its words.
    Named(NameKind),
    /// One capitalised word, which may be a surname known from elsewhere in the article.
    Single {
        /// What it is if it is no surname; nothing where a sentence begins with it.
        otherwise: Option<NameKind>,
    },
}

/// The words of a sentence, and where the reading stands.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What the lexicons have filed under each token.
    slots: &'a [Option<&'static Slot>],
    pub(super) lang: Lang,
    /// True of a line in capitals, where capitals tell nothing.
    pub(super) shouted: bool,
}

/// Spots what an article names sentence by sentence.
#[derive(Debug, Default)]
pub(in crate::extract) struct Spotter {
    /// What the sentences so far name, in order, without overlaps.
    pub(in crate::extract) spots: Vec<Spot>,
    row: Row,
}

/// The words of the sentence being read, and what the lexicons have filed under each; one list serves all sentences.
#[derive(Debug, Default)]
struct Row {
    tokens: Vec<Token>,
    slots: Vec<Option<&'static Slot>>,
    /// The tokens with which something may begin.
    opens: Vec<usize>,
}

impl Spotter {
    /// Reads the sentence whose words these are.
    pub(in crate::extract) fn read(&mut self, text: &str, words: &Words) {
        self.row.read(text, words);
        let Row { tokens, slots, opens } = &self.row;
        let walk = Walk { text, tokens, slots, lang: words.lang, shouted: is_shouted(tokens) };
        let mut read = 0;
        for &at in opens {
            if at >= read {
                read = walk.step(at, &mut self.spots);
            }
        }
    }
}

impl Row {
    /// Initials are read with their full stops; a hyphen or apostrophe behind a word only joins it to the next.
    fn read(&mut self, text: &str, words: &Words) {
        self.tokens.clear();
        self.slots.clear();
        self.opens.clear();
        if !words.tokens.iter().any(|token| words.name(token.form).opens) {
            return;
        }
        let room = words.tokens.len().max(USUAL);
        self.tokens.reserve(room);
        self.slots.reserve(room);
        self.opens.reserve(USUAL);
        let text = text.get(..words.sentence.end()).unwrap_or(text);
        // Where the last token ends, where the last word ends, and where the joint behind that word ends.
        let (mut end, mut word_end, mut joint_end) = (0, usize::MAX, usize::MAX);
        for token in &words.tokens {
            let known = words.name(token.form);
            if known.is_joint && token.start() == word_end {
                joint_end = token.end();
            }
            // A joint, and what initials took in, are no tokens of their own.
            if token.start() < end || token.end() == joint_end {
                continue;
            }
            let joined = token.is_word && token.start() == joint_end;
            let dotted = known.is_initial && text.as_bytes().get(token.end()) == Some(&b'.');
            let (own, slot) = if dotted {
                let initials = token::word(text, token.start());
                (Token { joined, ..initials }, LEXICON.look(initials.key))
            } else {
                let span = Span::new(token.start(), token.end());
                (Token { span, shape: known.shape, key: known.key, joined }, known.slot)
            };
            if known.opens {
                self.opens.push(self.tokens.len());
            }
            end = own.span.end();
            word_end = if token.is_word { end } else { usize::MAX };
            self.tokens.push(own);
            self.slots.push(slot);
        }
    }
}

/// True of a line in capitals.
fn is_shouted(tokens: &[Token]) -> bool {
    let count = |shape: fn(Shape) -> bool| tokens.iter().filter(|t| shape(t.shape)).count();
    let caps = count(|shape| shape == Shape::Caps);
    caps > 1 && caps > count(|shape| matches!(shape, Shape::Lower | Shape::Capital))
}

impl Walk<'_> {
    /// Reads what begins at a token, and says where to go on.
    fn step(&self, at: usize, found: &mut Vec<Spot>) -> usize {
        let Some(token) = self.tokens.get(at) else { return at };
        if token.is('(') {
            self.expansion(at, found);
        }
        if matches!(token.shape, Shape::Mark | Shape::Number) {
            return at;
        }
        let class = self.class(at);
        if class == Class::default() && !token.is_capital() && self.slots.get(at).is_none_or(Option::is_none)
        {
            return at;
        }
        let phrase = phrase::read(self, at);
        // "U.S. Army": the adjective of a state may be its name too.
        let narrows = class.has(Class::DEMONYM) && phrase.is_some_and(|p| p.to > at + 1);
        if let Some(end) = (!narrows).then(|| self.known(at, found)).flatten() {
            return end;
        }
        if let Some(phrase) = phrase {
            return title::before_name(self, phrase, found);
        }
        let opens_only =
            class.has(Class::FUNCTION) && !class.has(Class::FIRST_NAME) && token.shape == Shape::Capital;
        let day = class.has(Class::DAY) && !class.has(Class::FIRST_NAME);
        if token.is_capital() && !opens_only && !day {
            return run::read(self, at, None, found);
        }
        at
    }

    /// A name of the lexicon, unless it is a first name before a surname ("Victoria Nuland").
    fn known(&self, at: usize, found: &mut Vec<Spot>) -> Option<usize> {
        let hit = self.entity(at)?;
        if hit.tokens == 1 && self.shouted && self.word(at).len() <= 3 {
            return None;
        }
        let first_name = self.class(at).has(Class::FIRST_NAME) && hit.tokens == 1;
        let surname = self.token(at + 1).is_some_and(Token::is_capital) && self.entity(at + 1).is_none();
        let end = at + hit.tokens;
        if first_name && surname || self.goes_on_as_a_body(at, end) {
            return None;
        }
        let span = self.span(at, end);
        let state = LEXICON.entities.get(hit.entity as usize).and_then(|e| e.state);
        found.push(Spot { span, what: What::Known(hit.entity), title: None, state });
        Some(end)
    }

    /// "Kenya Revenue Authority": English puts a state or place before the body that is its own.
    fn goes_on_as_a_body(&self, at: usize, end: usize) -> bool {
        let body = Class::BODY.or(Class::FIRM);
        let next = self.token(end).is_some_and(|t| t.is_capital() && !t.joined);
        self.lang == Lang::En
            && next
            && self.entity(end).is_none()
            && !self.class(end).has(Class::ROLE.or(Class::FUNCTION).or(Class::DAY))
            && (end..run::end(self, at)).any(|i| self.class(i).has(body))
    }

    /// The words an acronym in brackets stands for: those before it whose initials it has.
    fn expansion(&self, open: usize, found: &mut Vec<Spot>) {
        // "AFSCA", and "Afsca" as many papers write it.
        let acronym = self.token(open + 1).filter(|t| t.is_capital() && (3..=8).contains(&t.span.len()));
        let closed = self.token(open + 2).is_some_and(|t| t.is(')'));
        let Some(from) = acronym.filter(|_| closed).and_then(|_| self.initials_before(open)) else { return };
        let span = self.span(from, open);
        let covers = |spot: &Spot| matches!(spot.what, What::Known(_)) && spot.span.contains(span);
        if found.last().is_some_and(covers) {
            return;
        }
        while found.last().is_some_and(|spot| spot.span.overlaps(span)) {
            found.pop();
        }
        found.push(Spot { span, what: What::Named(NameKind::Organisation), title: None, state: None });
    }

    /// Where the words before a bracket begin, if the letters of the acronym in it are their initials.
    fn initials_before(&self, open: usize) -> Option<usize> {
        let letters = fold(self.word(open + 1));
        let mut at = open;
        for letter in letters.chars().rev() {
            at = (0..at).rev().take(3).find(|&i| {
                let initial = fold(self.word(i)).chars().next();
                initial == Some(letter)
                    && self.token(i).is_some_and(|t| t.shape != Shape::Mark && t.span.len() > 1)
            })?;
        }
        self.token(at).filter(|t| t.is_capital()).map(|_| at)
    }

    /// The stretch from one token to before another.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let first = self.tokens.get(from).map_or(Span::default(), |t| t.span);
        let last = to.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(first, |t| t.span);
        first.cover(last)
    }

    /// The token at a place.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token before a place.
    pub(super) fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).and_then(|i| self.tokens.get(i))
    }

    /// The words of a token.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// What the lexicons say a token may be.
    pub(super) fn class(&self, at: usize) -> Class {
        self.slot(at).map_or(Class::default(), |slot| slot.class)
    }

    /// The state a token is a demonym of.
    pub(super) fn state(&self, at: usize) -> Option<u32> {
        self.slot(at).and_then(|slot| slot.state)
    }

    /// The name of the lexicons that begins at a token.
    pub(super) fn entity(&self, at: usize) -> Option<Hit> {
        LEXICON.entity(self.slot(at)?, self.tokens.get(at..)?)
    }

    /// The word or phrase of these classes that begins at a token.
    pub(super) fn phrase(&self, at: usize, any: Class) -> Option<(usize, Class)> {
        LEXICON.phrase(self.slot(at)?, self.tokens.get(at..)?, any)
    }

    /// False where no word or phrase of these classes begins at a token.
    pub(super) fn may_begin(&self, at: usize, any: Class) -> bool {
        self.slot(at).is_some_and(|slot| slot.may_begin(any))
    }

    /// True of a word that a hyphen joins to the one before.
    pub(super) fn hyphened(&self, at: usize) -> bool {
        let before = |t: &Token| t.span.start().checked_sub(1).and_then(|i| self.text.as_bytes().get(i));
        self.token(at).filter(|t| t.joined).and_then(before) == Some(&b'-')
    }

    fn slot(&self, at: usize) -> Option<&'static Slot> {
        self.slots.get(at).copied().flatten()
    }

    /// True where a sentence or quotation begins at a token.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.before(at).is_none_or(|t| {
            ['«', '“', '"', '•', '—', '–', ':', '.', '?', '!', '…', '(', '*', '#', '>']
                .iter()
                .any(|&c| t.is(c))
        })
    }
}
