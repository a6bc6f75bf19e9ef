//! A sentence as a row of tokens, each with what the tables know of it, and the names and dates in it.

use unicode_normalization::char::compose;

use crate::corpus::{Mention, NameKind, Timex};
use crate::text::Span;
use crate::words::Lang;

use super::Story;
use super::lexicon::{Cues, Lexicon, Need, Word};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word or number; elided words keep their apostrophe ("l'").
    Word,
    /// A comma.
    Comma,
    /// `. ; : ! ?`
    Stop,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// A mark that may do either (").
    Quote,
    /// Any other character.
    Other,
}

/// A token of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Where it is in the source.
    pub span: Span,
    /// What it is.
    pub mark: Mark,
    /// What the tables know of it.
    pub word: Word,
    /// True where it begins with a capital.
    pub capital: bool,
    /// Its lower-case form, in the line's store.
    key: Span,
    /// True inside quotation marks.
    pub quoted: bool,
    /// The mention it belongs to, by its place in the article.
    pub mention: Option<u32>,
    /// The temporal expression it belongs to, by its place in the article.
    pub timex: Option<u32>,
}

/// A sentence, read.
pub(super) struct Line<'a> {
    /// The article.
    pub story: &'a Story<'a>,
    /// The tables of its language.
    pub lexicon: &'static Lexicon,
    /// Where the sentence is.
    pub sentence: Span,
    /// What of it is read.
    pub span: Span,
    /// True where it holds a dated expression.
    pub is_dated: bool,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The lower-case forms of all tokens, one after the other.
    keys: String,
}

impl<'a> Line<'a> {
    /// A line to be filled sentence after sentence.
    pub(super) fn new(story: &'a Story<'a>) -> Self {
        let lexicon = Lexicon::of(story.lang);
        Self {
            story,
            lexicon,
            sentence: Span::default(),
            span: Span::default(),
            is_dated: false,
            tokens: Vec::new(),
            keys: String::new(),
        }
    }

    /// Reads a sentence; the former one is forgotten.
    pub(super) fn read(&mut self, sentence: Span) {
        self.sentence = sentence;
        self.span = beginning(self.story.text, sentence);
        self.tokens.clear();
        self.keys.clear();
        let text = self.span.of(self.story.text);
        let mut quoted = false;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            if c.is_whitespace() {
                continue;
            }
            let from = self.keys.len();
            let mut end = at + c.len_utf8();
            let is_word = c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric());
            push_lower(&mut self.keys, c);
            while let Some(&(next_at, next)) = rest.peek().filter(|_| is_word) {
                if !continues(next, text.get(next_at + next.len_utf8()..)) {
                    break;
                }
                push_lower(&mut self.keys, next);
                end = next_at + next.len_utf8();
                rest.next();
                if is_apostrophe(next) && self.story.lang == Lang::Fr {
                    break;
                }
            }
            // The point of an abbreviation belongs to its word.
            let dotted =
                rest.peek().is_some_and(|&(i, next)| is_word && next == '.' && goes_on(text.get(i + 1..)));
            if dotted {
                rest.next();
                end += 1;
            }
            let key = Span::new(from, self.keys.len());
            let mark = if is_word { Mark::Word } else { mark(c) };
            let mut word = if is_word { self.look_up(key) } else { Word::default() };
            let span = Span::new(at, end).shift(sentence.start());
            let capital = c.is_uppercase();
            // "the United States", "M. Rencontre": no verb is capitalised inside a sentence.
            if capital && self.tokens.last().is_some_and(|t| t.mark == Mark::Word) {
                word.verb = None;
            }
            quoted = match mark {
                Mark::Open => true,
                Mark::Close => false,
                Mark::Quote => !quoted,
                _ => quoted,
            };
            self.tokens.push(Token { span, mark, word, capital, key, quoted, mention: None, timex: None });
        }
        self.place_names();
        self.is_dated = (0..self.tokens.len()).any(|at| self.dates(at));
    }

    /// The form as the tables write it; "quasi-gel" is looked up as "gel" where it has no line of its own.
    fn look_up(&self, key: Span) -> Word {
        let form = key.of(&self.keys);
        let known = self.lexicon.word(form);
        let tail = || form.rsplit_once('-').and_then(|(_, tail)| self.lexicon.word(tail));
        let bare = || form.strip_suffix("'s").and_then(|bare| self.lexicon.word(bare));
        // "a-t-il", "ont-elles": the verb of an inversion.
        let inverted = || {
            let (verb, pronoun) = form.split_once('-')?;
            let pronoun = pronoun.strip_prefix("t-").unwrap_or(pronoun);
            matches!(pronoun, "il" | "elle" | "ils" | "elles" | "on")
                .then(|| self.lexicon.word(verb))
                .flatten()
        };
        known.or_else(inverted).or_else(tail).or_else(bare).unwrap_or_default()
    }

    /// Ties tokens to the mentions and temporal expressions that cover them.
    fn place_names(&mut self) {
        let (mentions, timexes) = (self.story.mentions, self.story.timexes);
        let mut mention = mentions.partition_point(|m| m.span.end() <= self.span.start());
        let mut timex = timexes.partition_point(|t| t.span.end() <= self.span.start());
        for token in &mut self.tokens {
            while mentions.get(mention).is_some_and(|m| m.span.end() <= token.span.start()) {
                mention += 1;
            }
            while timexes.get(timex).is_some_and(|t| t.span.end() <= token.span.start()) {
                timex += 1;
            }
            token.mention =
                mentions.get(mention).filter(|m| m.span.overlaps(token.span)).map(|_| mention as u32);
            token.timex = timexes.get(timex).filter(|t| t.span.overlaps(token.span)).map(|_| timex as u32);
            // "on 4 May": the month, not the modal.
            if token.timex.is_some() && token.capital {
                token.word.cues = token.word.cues.without(Cues::MODAL);
            }
        }
    }

    /// The parts a token can play; none outside the sentence.
    pub(super) fn cues(&self, at: usize) -> Cues {
        self.tokens.get(at).map_or(Cues::default(), |t| t.word.cues)
    }

    /// True where a token plays one of these parts.
    pub(super) fn is(&self, at: usize, cues: Cues) -> bool {
        self.cues(at).has(cues)
    }

    /// A token's form in lower case.
    pub(super) fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.key.of(&self.keys))
    }

    /// What a token is; the end of a sentence is a stop.
    pub(super) fn mark(&self, at: usize) -> Mark {
        self.tokens.get(at).map_or(Mark::Stop, |t| t.mark)
    }

    /// The mention a token belongs to.
    pub(super) fn mention(&self, at: usize) -> Option<&'a Mention> {
        self.story.mentions.get(self.tokens.get(at)?.mention? as usize)
    }

    /// The temporal expression a token belongs to.
    pub(super) fn timex(&self, at: usize) -> Option<&'a Timex> {
        self.story.timexes.get(self.tokens.get(at)?.timex? as usize)
    }

    /// True where a token belongs to an expression that dates something; "désormais" does not.
    pub(super) fn dates(&self, at: usize) -> bool {
        self.timex(at).is_some_and(|t| t.edtf.is_some() && !t.value.ends_with("_REF"))
    }

    /// True of an adverb, by the tables or by its ending; "le gouvernement" is none.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let noun = || at > 0 && self.is(at - 1, Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE));
        let ends = |ending| self.key(at).ends_with(ending);
        self.is(at, Cues::ADVERB) || ((ends("ment") || ends("ly")) && !noun())
    }

    /// True where a token stands inside quotation marks.
    pub(super) fn quoted(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.quoted)
    }

    /// What a token's mention names.
    pub(super) fn name_kind(&self, at: usize) -> Option<NameKind> {
        let mention = self.mention(at)?;
        self.story.names.names.get(mention.name.at()).map(|n| n.kind)
    }

    /// True where the token is what is needed.
    pub(super) fn meets(&self, at: usize, need: Need) -> bool {
        match need {
            Need::Starts(beginning) => self.key(at).starts_with(beginning),
            Need::Is(word) => {
                let ending = self.key(at).strip_prefix(word);
                matches!(ending, Some("" | "s" | "e" | "es" | "x" | "le" | "ne" | "nes" | "'s"))
            }
            Need::Who => match self.name_kind(at) {
                Some(kind) => kind != NameKind::Place,
                None => self.is_proper(at),
            },
            Need::Where => match self.name_kind(at) {
                Some(kind) => matches!(kind, NameKind::Place | NameKind::State),
                None => self.is_proper(at) && at > 0 && self.is(at - 1, Cues::PREP.or(Cues::THE)),
            },
        }
    }

    /// True of a capitalised word inside a sentence that is no small word.
    pub(super) fn is_proper(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.capital && t.word.cues == Cues::default())
    }

    /// The words of a stretch of tokens, both included.
    pub(super) fn cover(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => self.span,
        }
    }
}

/// The longest stretch of a sentence that is read, in bytes: what is longer is a table or a list without points.
const LONGEST: usize = 4_000;

fn beginning(text: &str, sentence: Span) -> Span {
    if sentence.len() <= LONGEST {
        return sentence;
    }
    let end = sentence.start() + LONGEST;
    let end = (end - 3..=end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(sentence.start());
    Span::new(sentence.start(), end)
}

/// Adds a character in lower case, a combining mark to the letter before it.
fn push_lower(keys: &mut String, c: char) {
    if c.is_ascii() {
        return keys.push(c.to_ascii_lowercase());
    }
    if is_apostrophe(c) {
        return keys.push('\'');
    }
    if !('\u{300}'..='\u{36f}').contains(&c) {
        return keys.extend(c.to_lowercase());
    }
    if let Some(joined) = keys.chars().next_back().and_then(|last| compose(last, c)) {
        keys.pop();
        keys.push(joined);
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// True where a word goes on with this character: letters, marks, and hyphens and apostrophes before a letter.
fn continues(c: char, rest: Option<&str>) -> bool {
    let before_letter = || rest.and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric);
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && c.is_alphanumeric())
        || unicode_normalization::char::is_combining_mark(c)
        || (matches!(c, '-' | '‑' | '‐') && before_letter())
        || (is_apostrophe(c) && rest.is_some_and(|r| !r.is_empty()) && before_letter_or_quote(rest))
}

/// An apostrophe ends an elided word even before an opening quotation mark ("l’« Alliance »").
fn before_letter_or_quote(rest: Option<&str>) -> bool {
    rest.and_then(|r| r.chars().next()).is_some_and(|c| c.is_alphanumeric() || matches!(c, '«' | '“'))
}

/// True where a sentence goes on after a point.
fn goes_on(rest: Option<&str>) -> bool {
    rest.is_some_and(|r| r.chars().take(4).any(char::is_alphanumeric))
}

fn mark(c: char) -> Mark {
    match c {
        ',' => Mark::Comma,
        '.' | ';' | ':' | '!' | '?' | '…' => Mark::Stop,
        '«' | '“' | '„' => Mark::Open,
        '»' | '”' => Mark::Close,
        '"' => Mark::Quote,
        _ => Mark::Other,
    }
}
