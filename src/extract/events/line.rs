//! A sentence as a row of tokens, each with what the tables know of it, and the names and dates in it.

use std::ops::Range;

use crate::corpus::{Mention, NameKind, Timex, TimexKind};
use crate::date::Edtf;
use crate::extract::words::{self, Form, Words};
use crate::text::Span;

use super::Story;
use super::after::After;
use super::group::Tense;
use super::known::Known;
pub(super) use super::known::Mark;
use super::letters;
use super::lexicon::{Beginnings, Classes, Cues, Lemma, Lexicon, Need, Word};
use super::number::Counts;
pub(super) use super::signs::Signs;

/// A token of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Where it is in the source.
    pub span: Span,
    /// What it is.
    pub mark: Mark,
    /// What the tables know of it.
    pub word: Word,
    /// What its letters tell.
    pub signs: Signs,
    /// The tense that the ending of a French verb tells.
    pub tense: Option<Tense>,
    /// The number of how it begins.
    pub beginning: u8,
    /// True where it begins with a capital.
    pub capital: bool,
    /// How it is written.
    form: Form,
    /// True inside quotation marks.
    pub quoted: bool,
    /// The mention it belongs to, by its place in the article.
    pub mention: Option<u32>,
    /// The temporal expression it belongs to, by its place in the article.
    pub timex: Option<u32>,
    /// True where that dates something; "désormais" does not.
    dates: bool,
}

/// Where a quotation runs on over the ends of a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Runs {
    /// It began in a sentence before.
    pub into: bool,
    /// The sentence leaves it open.
    pub out: bool,
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
    /// When it was told: the publication date, or the day of its entry.
    pub published: Option<Edtf>,
    /// True where it holds a dated expression.
    pub is_dated: bool,
    /// What the sentences before told of.
    pub after: After,
    /// True where the article's first paragraphs tell of an accident or a disaster.
    pub accident: bool,
    /// Whether a quotation runs into it, or out of it.
    pub runs: Runs,
    /// The parts that any of its tokens play, and the ways in which any of its verbs may tell: most rules are about
    /// few sentences.
    pub seen: Cues,
    pub classes: Classes,
    /// What the letters of any of its tokens tell.
    pub signs: Signs,
    /// How its tokens begin.
    pub beginnings: Beginnings,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The tokens with which its mentions begin.
    pub named: Vec<usize>,
    /// The tokens of its temporal expressions.
    pub timed: Vec<usize>,
    words: &'a mut Words,
}

impl<'a> Line<'a> {
    /// A line to be filled sentence after sentence.
    pub(super) fn new(story: &'a Story<'a>, words: &'a mut Words) -> Self {
        let lexicon = Lexicon::of(story.lang);
        Self {
            story,
            lexicon,
            sentence: Span::default(),
            span: Span::default(),
            published: story.published.edtf,
            is_dated: false,
            after: After::default(),
            accident: false,
            runs: Runs::default(),
            seen: Cues::default(),
            classes: Classes::default(),
            signs: Signs::default(),
            beginnings: Beginnings::default(),
            tokens: Vec::new(),
            named: Vec::new(),
            timed: Vec::new(),
            words,
        }
    }

    /// True in the entry of a live page.
    pub(super) fn is_live(&self) -> bool {
        self.story.days.at(self.sentence.start()).is_some()
    }

    /// Reads a sentence, by its place in the article; the former one is forgotten.
    pub(super) fn read(&mut self, at: usize, sentence: Span) {
        self.sentence = sentence;
        self.span = beginning(self.story.text, sentence);
        if self.span == sentence {
            self.words.read_again(self.story.text, sentence, at, self.story.words);
        } else {
            self.words.read(self.story.text, self.span);
        }
        self.tokens.clear();
        (self.seen, self.classes, self.signs, self.beginnings) = Default::default();
        let text = self.story.text.get(..self.span.end()).unwrap_or(self.story.text);
        let (mut end, mut quoted, mut after_word) = (0, self.runs.into, false);
        let written = std::mem::take(&mut self.words.tokens);
        self.tokens.reserve(written.len().max(words::USUAL));
        for &token in &written {
            // A part of a word with hyphens is behind.
            if token.start() < end {
                continue;
            }
            let (span, form) = self.whole(text, token);
            let &Known { mark, mut word, capital, signs, tense, first_person, beginning, .. } =
                self.words.event(form);
            self.beginnings.add(beginning);
            self.signs = self.signs.or(signs);
            if word.verb.is_none() && first_person.is_some() && self.ends_with_us() {
                word.verb = first_person;
            }
            // "the United States", "M. Rencontre": no verb is capitalised inside a sentence.
            if capital && after_word {
                word.verb = None;
                // "the May storm", "Will Smith": no modal either.
                word.cues = word.cues.without(Cues::MODAL.or(Cues::FUTURE));
            }
            // "A l'arrivée des secours": "À" without its accent.
            if capital && !after_word && self.story.lang == crate::words::Lang::Fr && span.of(text) == "A" {
                word.cues = word.cues.without(Cues::HAVE).or(Cues::PREP);
            }
            // The words before a mark that closes what was opened sentences ago are quoted too.
            if !quoted && closes(text, span, mark) {
                self.tokens.iter_mut().for_each(|token| token.quoted = true);
                quoted = true;
            }
            quoted = match mark {
                Mark::Open => true,
                Mark::Close => false,
                Mark::Quote => !quoted,
                _ => quoted,
            };
            self.seen = self.seen.or(word.cues);
            if let Some((lemma, _)) = word.verb {
                self.classes = self.classes.or(self.lexicon.classes(lemma));
            }
            (end, after_word) = (span.end(), mark == Mark::Word);
            let (mention, timex, dates) = (None, None, false);
            self.tokens.push(Token {
                span,
                mark,
                word,
                signs,
                tense,
                beginning,
                capital,
                form,
                quoted,
                mention,
                timex,
                dates,
            });
        }
        self.words.tokens = written;
        self.runs.out = quoted;
        self.is_dated = false;
        self.place_names();
    }

    /// True behind "nous" or "je", and the small words between them and their verb.
    fn ends_with_us(&self) -> bool {
        let last = self.tokens.iter().rev().take(3);
        let small = last
            .take_while(|token| token.word.cues.has(Cues::CLITIC.or(Cues::NO)) || token.word.verb.is_none());
        small.into_iter().any(|token| matches!(&*self.words.event(token.form).lower, "nous" | "je" | "j'"))
    }

    /// A word with what is hyphened to it and the point of its abbreviation, or a mark.
    #[inline]
    fn whole(&mut self, text: &str, token: words::Token) -> (Span, Form) {
        let (start, mut end, mut form) = (token.start(), token.end(), token.form);
        if token.is_word {
            end = letters::end(text, token.end(), self.story.lang);
            if end > token.end() {
                form = self.words.form(self.story.text, Span::new(start, end));
            }
            let dotted = text.as_bytes().get(end) == Some(&b'.') && goes_on(text.get(end + 1..));
            end += usize::from(dotted);
        }
        (Span::new(start, end), form)
    }

    /// Ties tokens to the mentions and temporal expressions that cover them, the first of several.
    fn place_names(&mut self) {
        let Story { mentions, timexes, .. } = *self.story;
        let first = mentions.partition_point(|m| m.span.end() <= self.span.start());
        self.named.clear();
        for (at, mention) in mentions.iter().enumerate().skip(first) {
            let Some(covered) = covered(&self.tokens, mention.span, self.span) else { break };
            let Some(free) = covered.clone().find(|&i| self.tokens[i].mention.is_none()) else { continue };
            self.named.push(free);
            for token in &mut self.tokens[free..covered.end] {
                token.mention = token.mention.or(Some(at as u32));
            }
        }
        let first = timexes.partition_point(|t| t.span.end() <= self.span.start());
        self.timed.clear();
        for (id, timex) in timexes.iter().enumerate().skip(first) {
            let Some(covered) = covered(&self.tokens, timex.span, self.span) else { break };
            let tokens = self.tokens[covered.clone()].iter_mut().zip(covered);
            for (token, at) in tokens.filter(|(token, _)| token.timex.is_none()) {
                self.timed.push(at);
                token.timex = Some(id as u32);
                token.dates = dates(timex);
                self.is_dated |= token.dates;
                // "on 4 May": the month, not the modal.
                if token.capital {
                    token.word.cues = token.word.cues.without(Cues::MODAL);
                }
            }
        }
    }

    /// True of days after the publication; where that is bounded by days, of the last of them too.
    pub(super) fn is_to_come(&self, edtf: Edtf) -> bool {
        let Some(published) = self.published else { return false };
        let ends = edtf.earliest().zip(published.latest());
        ends.is_some_and(|(first, last)| first > last || first == last && published.as_day().is_none())
    }

    /// The parts a token can play; none outside the sentence.
    pub(super) fn cues(&self, at: usize) -> Cues {
        self.tokens.get(at).map_or(Cues::default(), |t| t.word.cues)
    }

    /// True where a token plays one of these parts.
    pub(super) fn is(&self, at: usize, cues: Cues) -> bool {
        self.cues(at).has(cues)
    }

    /// True where a token of a stretch plays one of these parts; few sentences have any.
    pub(super) fn any(&self, stretch: Range<usize>, cues: Cues) -> bool {
        let end = stretch.end.min(self.tokens.len());
        let tokens = || self.tokens.get(stretch.start..end).unwrap_or_default();
        self.seen.has(cues) && tokens().iter().any(|token| token.word.cues.has(cues))
    }

    /// True where a token's letters tell any of this.
    pub(super) fn has(&self, at: usize, signs: Signs) -> bool {
        self.tokens.get(at).is_some_and(|t| t.signs.has(signs))
    }

    /// A token's form in lower case.
    pub(super) fn key(&self, at: usize) -> &str {
        self.known(at).map_or("", |known| &known.lower)
    }

    /// What is known of a token's form.
    #[inline]
    pub(super) fn known(&self, at: usize) -> Option<&Known> {
        self.tokens.get(at).map(|t| self.words.event(t.form))
    }

    /// What a token is to a number.
    pub(super) fn counts(&self, at: usize) -> &Counts {
        self.known(at).map_or(&Counts::NONE, |known| &known.counts)
    }

    /// What a token is; the end of a sentence is a stop.
    pub(super) fn mark(&self, at: usize) -> Mark {
        self.tokens.get(at).map_or(Mark::Stop, |t| t.mark)
    }

    /// The mention a token belongs to.
    pub(super) fn mention(&self, at: usize) -> Option<&'a Mention> {
        mention_of(self.story, self.tokens.get(at)?)
    }

    /// The temporal expression a token belongs to.
    pub(super) fn timex(&self, at: usize) -> Option<&'a Timex> {
        self.story.timexes.get(self.tokens.get(at)?.timex? as usize)
    }

    /// True where a token belongs to an expression that dates something.
    pub(super) fn dates(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.dates)
    }

    /// True of an adverb, by the tables or by its ending; "le gouvernement" is none.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let noun = || at > 0 && self.is(at - 1, Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE));
        self.is(at, Cues::ADVERB) || self.has(at, Signs::ADVERB) && !noun()
    }

    /// True where a token stands inside quotation marks.
    pub(super) fn quoted(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.quoted)
    }

    /// True of a word for a person, a group or a body ("le patron", "the company").
    pub(super) fn is_someone(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| self.words.name(t.form).is_someone())
    }

    /// What a token's mention names.
    pub(super) fn name_kind(&self, at: usize) -> Option<NameKind> {
        let mention = self.mention(at)?;
        self.story.names.names.get(mention.name.at()).map(|n| n.kind)
    }

    /// True of a verb of the tables that may tell in one of these ways.
    pub(super) fn verb_is(&self, at: usize, classes: Classes) -> bool {
        let verb = self.tokens.get(at).and_then(|t| t.word.verb);
        verb.is_some_and(|(lemma, _)| self.lexicon.classes(lemma).has(classes))
    }

    /// True of a noun for what speaks in writing: "le communiqué".
    pub(super) fn speaks(&self, at: usize) -> bool {
        let noun = self.tokens.get(at).and_then(|t| t.word.noun);
        noun.is_some_and(|noun| self.lexicon.classes(noun).has(Classes::DOCUMENT))
    }

    /// True of a noun that may tell of a happening.
    pub(super) fn tells(&self, noun: Lemma) -> bool {
        self.lexicon.senses(noun).iter().any(|sense| sense.class.is_told())
    }

    /// True where the token is what is needed.
    pub(super) fn meets(&self, at: usize, need: Need) -> bool {
        match need {
            Need::Starts(beginning) => self.key(at).starts_with(beginning),
            Need::Is(word) => {
                let ending = self.key(at).strip_prefix(word);
                matches!(ending, Some("" | "s" | "e" | "es" | "x" | "le" | "ne" | "nes" | "'s"))
            }
            Need::Next(word) => self.key(at) == word,
            Need::Before(_) => false,
            Need::Words => matches!(self.mark(at), Mark::Open | Mark::Quote),
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
        at > 0
            && self
                .tokens
                .get(at)
                .is_some_and(|t| t.capital && t.timex.is_none() && t.word.cues == Cues::default())
    }

    /// The words of a stretch of tokens, both included.
    pub(super) fn cover(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => self.span,
        }
    }
}

/// True of a closing mark: a mark that may do either closes after a letter or a point, and opens after a space.
fn closes(text: &str, span: Span, mark: Mark) -> bool {
    match mark {
        Mark::Close => true,
        Mark::Quote => text
            .get(..span.start())
            .and_then(|t| t.chars().next_back())
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '.' | '!' | '?' | '…')),
        _ => false,
    }
}

fn mention_of<'a>(story: &Story<'a>, token: &Token) -> Option<&'a Mention> {
    story.mentions.get(token.mention? as usize)
}

/// True of what is dated, and of a day or month whose year nothing tells: others may tell it later, and what a
/// sentence reports must not hang on that.
fn dates(timex: &Timex) -> bool {
    let yearless = || timex.kind == TimexKind::Date && timex.value.starts_with("XXXX");
    timex.edtf.is_some() && !timex.value.ends_with("_REF") || yearless()
}

/// The tokens of a sentence that a span covers; nothing of a span behind the sentence.
fn covered(tokens: &[Token], span: Span, sentence: Span) -> Option<Range<usize>> {
    if span.start() >= sentence.end() {
        return None;
    }
    let from = tokens.partition_point(|t| t.span.end() <= span.start());
    let to = tokens.partition_point(|t| t.span.start() < span.end());
    Some(from..to.max(from))
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

/// True where a sentence goes on after a point.
fn goes_on(rest: Option<&str>) -> bool {
    rest.is_some_and(|r| r.chars().take(4).any(char::is_alphanumeric))
}
