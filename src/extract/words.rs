//! The words of a sentence, read in one place for names, times and events, and what each of them knows of a word.
//!
//! Few words make most of any text: a written form is looked up in the lexicons when a thread first meets it, and
//! remembered. What is remembered is a function of the form and the language alone, so no result depends on it.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};

use rustc_hash::FxHashMap;

use crate::text::{Span, token};
use crate::words::Lang;

use super::{events, names, time};

/// A word, a number or a mark as it is written. Hyphens and apostrophes are marks; white space is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    start: u32,
    end: u32,
    /// Its form, by its place among those the thread knows.
    pub(super) form: Form,
    /// True of letters and digits.
    pub(super) is_word: bool,
}

/// A written form, by its place in the tables of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form(u32);

impl Token {
    /// Where it begins, in bytes.
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    /// One past its last byte.
    pub(super) fn end(self) -> usize {
        self.end as usize
    }
}

/// The words of an article's sentences, kept to be read again without being looked up; of a very long article those
/// of the first sentences, lest they fill the memory.
#[derive(Debug, Default)]
pub struct Kept {
    tokens: Vec<Token>,
    /// Where the words of each sentence end.
    ends: Vec<usize>,
    /// The tables that their forms are places in.
    tables: u32,
}

/// So many words are kept of an article at most.
const LONGEST: usize = 1 << 16;

/// A sentence seldom has more words and marks: room for so many need not be made anew.
pub(super) const USUAL: usize = 128;

impl Kept {
    /// The words of an article's sentences.
    #[must_use]
    pub fn of(text: &str, sentences: &[Span], lang: Lang) -> Self {
        let mut kept = Self::for_text(sentences);
        with(lang, |words| sentences.iter().for_each(|&s| words.read_and_keep(text, s, &mut kept)));
        kept
    }

    /// Room for the words of an article's sentences.
    pub(super) fn for_text(sentences: &[Span]) -> Self {
        let bytes: usize = sentences.iter().map(|s| s.len()).sum();
        Self { tokens: Vec::with_capacity((bytes / 5).min(LONGEST)), ..Self::default() }
    }

    /// The words of a sentence, by its place in the article.
    fn sentence(&self, at: usize) -> Option<&[Token]> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.tokens.get(start..*self.ends.get(at)?)
    }
}

/// The sentence being read, and the forms met so far in texts of its language.
#[derive(Debug)]
pub(super) struct Words {
    /// The language of the text.
    pub(super) lang: Lang,
    /// Whether only names are looked for: what times and events know is left out, and their lexicons are not loaded.
    for_names: bool,
    /// Where the sentence is.
    pub(super) sentence: Span,
    /// Its words and marks, in order.
    pub(super) tokens: Vec<Token>,
    /// Tells these tables from all others there were.
    number: u32,
    /// Forms of up to sixteen bytes.
    short: Short,
    long: FxHashMap<Box<str>, Form>,
    times: Vec<time::Known>,
    verbs: Vec<time::Verb>,
    names: Vec<names::Known>,
    events: Vec<events::Known>,
}

/// So many forms are remembered at most: a text of nothing but new words must not fill the memory.
const MOST: usize = 1 << 15;

/// How many tables there were.
static NUMBER: AtomicU32 = AtomicU32::new(1);

/// What a thread remembers of each language.
type Shelf = RefCell<[Option<Box<Words>>; 2]>;

thread_local! {
    static SHELF: Shelf = const { RefCell::new([None, None]) };
    static NAMES: Shelf = const { RefCell::new([None, None]) };
}

/// Reads with what this thread remembers of a language.
pub(super) fn with<T>(lang: Lang, read: impl FnOnce(&mut Words) -> T) -> T {
    from_shelf(lang, false, read)
}

/// The same for who looks for names alone, as in an article that is shown.
pub(super) fn with_names<T>(lang: Lang, read: impl FnOnce(&mut Words) -> T) -> T {
    from_shelf(lang, true, read)
}

fn from_shelf<T>(lang: Lang, for_names: bool, read: impl FnOnce(&mut Words) -> T) -> T {
    let shelf = if for_names { &NAMES } else { &SHELF };
    let kept = shelf.with_borrow_mut(|shelf| shelf[lang as usize].take());
    let mut words = kept.unwrap_or_else(|| Box::new(Words::new(lang, for_names)));
    let result = read(&mut words);
    shelf.with_borrow_mut(|shelf| shelf[lang as usize] = Some(words));
    result
}

impl Words {
    fn new(lang: Lang, for_names: bool) -> Self {
        Self {
            lang,
            for_names,
            sentence: Span::default(),
            tokens: Vec::new(),
            number: NUMBER.fetch_add(1, Ordering::Relaxed),
            short: Short::default(),
            long: FxHashMap::default(),
            times: Vec::new(),
            verbs: Vec::new(),
            names: Vec::new(),
            events: Vec::new(),
        }
    }

    /// Reads a sentence; the former one is forgotten.
    pub(super) fn read(&mut self, text: &str, sentence: Span) {
        if self.names.len() > MOST {
            *self = Self::new(self.lang, self.for_names);
        }
        self.tokens.clear();
        self.sentence = sentence;
        let own = text.get(..sentence.end()).unwrap_or(text);
        let mut at = sentence.start();
        while let Some(&byte) = own.as_bytes().get(at) {
            let is_word = token::PLAIN[usize::from(byte)] || !byte.is_ascii() && token::begins_word(own, at);
            let end = if is_word {
                token::end_of_word(own, at)
            } else {
                let c = token::char_at(own, at).unwrap_or(' ');
                if c.is_whitespace() {
                    at += c.len_utf8();
                    continue;
                }
                at + c.len_utf8()
            };
            let form = self.form(text, Span::new(at, end));
            self.tokens.push(Token { start: at as u32, end: end as u32, form, is_word });
            at = end + usize::from(own.as_bytes().get(end) == Some(&b' '));
        }
    }

    /// Reads the next sentence of an article and keeps its words.
    pub(super) fn read_and_keep(&mut self, text: &str, sentence: Span, kept: &mut Kept) {
        self.read(text, sentence);
        if kept.ends.is_empty() {
            kept.tables = self.number;
        }
        if kept.tables == self.number && kept.tokens.len() < LONGEST {
            kept.tokens.extend_from_slice(&self.tokens);
            kept.ends.push(kept.tokens.len());
        }
    }

    /// Reads a sentence of an article, by its place there, from its words where they were kept.
    pub(super) fn read_again(&mut self, text: &str, sentence: Span, at: usize, kept: &Kept) {
        match kept.sentence(at) {
            Some(tokens) if kept.tables == self.number => {
                self.sentence = sentence;
                self.tokens.clear();
                self.tokens.extend_from_slice(tokens);
            }
            _ => self.read(text, sentence),
        }
    }

    /// The form written in a stretch of a text.
    #[inline]
    pub(super) fn form(&mut self, text: &str, span: Span) -> Form {
        if let Some(mask) = MASKS.get(span.len())
            && let Some(window) = text.as_bytes().get(span.start()..).and_then(<[u8]>::first_chunk::<16>)
            && let Some(form) = self.short.get(u128::from_le_bytes(*window) & mask)
        {
            return form;
        }
        self.look_up(span.of(text))
    }

    /// The same for a form that is long, stands at the very end of its text, or is met for the first time.
    #[cold]
    #[inline(never)]
    fn look_up(&mut self, written: &str) -> Form {
        let key = key(written);
        let known = match key {
            Some(key) => self.short.get(key),
            None => self.long.get(written).copied(),
        };
        known.unwrap_or_else(|| self.learn(key, written))
    }

    fn learn(&mut self, key: Option<u128>, written: &str) -> Form {
        let form = Form(self.names.len() as u32);
        self.names.push(names::Known::of(written));
        if !self.for_names {
            self.times.push(time::Known::of(written, self.lang));
            self.verbs.push(time::Verb::of(written, self.lang));
            self.events.push(events::Known::of(written, self.lang));
        }
        match key {
            Some(key) => self.short.insert(key, form),
            None => drop(self.long.insert(written.into(), form)),
        }
        form
    }

    /// What times know of a form.
    #[inline]
    pub(super) fn time(&self, form: Form) -> time::Known {
        self.times[form.0 as usize]
    }

    /// What a form says of the tense of its clause.
    #[inline]
    pub(super) fn verb(&self, form: Form) -> time::Verb {
        self.verbs[form.0 as usize]
    }

    /// What names know of a form.
    #[inline]
    pub(super) fn name(&self, form: Form) -> &names::Known {
        &self.names[form.0 as usize]
    }

    /// What events know of a form.
    #[inline]
    pub(super) fn event(&self, form: Form) -> &events::Known {
        &self.events[form.0 as usize]
    }
}

/// The bytes of a short form as a number, never 0: no two forms share one.
fn key(written: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..written.len())?.copy_from_slice(written.as_bytes());
    Some(u128::from_le_bytes(bytes)).filter(|&key| key != 0)
}

/// The bytes of forms of each length.
const MASKS: [u128; 17] = {
    let mut masks = [u128::MAX; 17];
    let mut length = 0;
    while length < 16 {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// Forms by their keys: a table at most half full, each form in the first free place from its own on.
#[derive(Debug, Default)]
struct Short {
    /// 0 is no key.
    slots: Vec<(u128, Form)>,
    count: usize,
}

impl Short {
    #[inline]
    fn get(&self, key: u128) -> Option<Form> {
        let mut at = self.place(key);
        loop {
            match *self.slots.get(at)? {
                (0, _) => return None,
                (known, form) if known == key => return Some(form),
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    fn insert(&mut self, key: u128, form: Form) {
        if 2 * self.count >= self.slots.len() {
            let more = vec![(0, Form(0)); (2 * self.slots.len()).max(4096)];
            let old = std::mem::replace(&mut self.slots, more);
            old.into_iter().filter(|&(key, _)| key != 0).for_each(|(key, form)| self.put(key, form));
        }
        self.put(key, form);
        self.count += 1;
    }

    fn put(&mut self, key: u128, form: Form) {
        let mut at = self.place(key);
        while self.slots[at].0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (key, form);
    }

    #[inline]
    fn place(&self, key: u128) -> usize {
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed ^ (mixed >> 32)) as usize & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        with(Lang::Fr, |words| {
            words.read(text, Span::new(0, text.len()));
            let shown: Vec<_> = words.tokens.iter().map(|t| Span::new(t.start(), t.end()).of(text)).collect();
            assert_eq!(shown.join("|"), expect, "\n{text}");
        });
    }

    #[test]
    fn a_sentence_is_words_and_marks() {
        check("L’envoyé, M. Stevens.", "L|’|envoyé|,|M|.|Stevens|.");
        check("Le 1er mars à 18h30…", "Le|1er|mars|à|18h30|…");
        check("e\u{301}te\u{301}\u{a0}: N'Djamena-Est", "e\u{301}te\u{301}|:|N|'|Djamena|-|Est");
        check(
            "lʼanticonstitutionnellement été anticonstitutionnellement",
            "l|ʼ|anticonstitutionnellement|été|anticonstitutionnellement",
        );
    }

    #[test]
    fn a_form_is_the_same_wherever_it_stands() {
        let text = "mot mot, seizesseizesseiz dixseptdixseptdix seizesseizesseiz dixseptdixseptdix mot";
        with(Lang::Fr, |words| {
            words.read(text, Span::new(0, text.len()));
            for a in &words.tokens {
                for b in &words.tokens {
                    let written = |t: &Token| Span::new(t.start(), t.end()).of(text);
                    assert_eq!(a.form == b.form, written(a) == written(b));
                }
            }
        });
    }
}
