//! What can be found: each title, name, event, date and sentence of a corpus, as a line of words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::corpus::{Article, ArticleId, Corpus, EventId, NameId, TimexId};
use crate::search::words::{each_word, letters};
use crate::text::Span;

use super::HitKind;

/// A line: what is shown of it is read from the corpus when it is hit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// What it stands for.
    pub(super) what: What,
    /// The article to open.
    pub(super) article: ArticleId,
    /// Its words in the article's source; those of the first mention, for a name.
    pub(super) span: Span,
    /// Where its words begin in the stream.
    pub(super) start: u32,
    /// One past its last word.
    pub(super) end: u32,
}

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Title,
    Name(NameId),
    Event(EventId),
    Date(TimexId),
    Sentence,
    /// Words of an article outside its sentences: its byline, what was set aside.
    Aside,
}

impl What {
    pub(super) fn kind(self) -> HitKind {
        match self {
            Self::Title => HitKind::Title,
            Self::Name(_) => HitKind::Name,
            Self::Event(_) => HitKind::Event,
            Self::Date(_) => HitKind::Date,
            Self::Sentence | Self::Aside => HitKind::Sentence,
        }
    }

    /// True of the lines an article's text is made of, which follow each other in the stream.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Title | Self::Sentence | Self::Aside)
    }
}

/// A word of the vocabulary.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Folded.
    pub(super) text: Box<str>,
    /// Its letters, as [`letters`] counts them.
    pub(super) letters: u64,
}

impl Word {
    pub(super) fn new(folded: &str) -> Self {
        Self { text: folded.into(), letters: letters(folded) }
    }
}

/// All lines, the words they are made of, and in which lines each word stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    /// The lines: all text by article and place, then names, events and dates.
    pub(super) all: Vec<Line>,
    /// For each article, its lines of text; a phrase may run over their ends.
    pub(super) texts: Vec<Range<u32>>,
    /// The words of all lines, one after another, by number.
    pub(super) stream: Vec<u32>,
    /// Each word once, by number.
    pub(super) words: Vec<Word>,
    /// For each word where its lines begin in `posts`, and one more for the end.
    first_post: Vec<u32>,
    /// Numbers of lines, ascending for each word.
    posts: Vec<u32>,
}

impl Lines {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let mut writer = Writer::default();
        for id in corpus.article_ids() {
            writer.text(corpus, id);
        }
        writer.names(corpus);
        for id in corpus.event_ids() {
            let event = &corpus[id];
            writer.line(What::Event(id), event.article, event.sentence, &corpus.summary(id));
        }
        for (at, timex) in corpus.timexes.iter().enumerate() {
            let what = What::Date(TimexId::new(at));
            writer.line(what, timex.article, timex.span, &label(corpus, what, timex.article, timex.span));
        }
        writer.lines.post();
        writer.lines
    }

    /// The lines a word stands in.
    pub(super) fn with(&self, word: usize) -> &[u32] {
        &self.posts[self.first_post[word] as usize..self.first_post[word + 1] as usize]
    }

    /// The words of a line.
    pub(super) fn words_of(&self, line: &Line) -> &[u32] {
        &self.stream[line.start as usize..line.end as usize]
    }

    /// The words from the beginning of a line on, as far as a phrase that begins in it may run.
    pub(super) fn words_from(&self, line: &Line) -> &[u32] {
        if !line.what.is_text() {
            return self.words_of(line);
        }
        let last = self.texts[line.article.at()].end as usize - 1;
        &self.stream[line.start as usize..self.all[last].end as usize]
    }

    /// Files every line under each of its words, by counting them first.
    fn post(&mut self) {
        let mut counts = vec![0; self.words.len() + 1];
        self.each_post(|word, _| counts[word as usize + 1] += 1);
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        let mut posts = vec![0; counts.last().map_or(0, |&n| n as usize)];
        let mut next = counts.clone();
        self.each_post(|word, line| {
            posts[next[word as usize] as usize] = line;
            next[word as usize] += 1;
        });
        (self.first_post, self.posts) = (counts, posts);
    }

    /// Gives each word with each line it stands in, once.
    fn each_post(&self, mut give: impl FnMut(u32, u32)) {
        let mut seen = vec![u32::MAX; self.words.len()];
        for (at, line) in self.all.iter().enumerate() {
            for &word in self.words_of(line) {
                if std::mem::replace(&mut seen[word as usize], at as u32) != at as u32 {
                    give(word, at as u32);
                }
            }
        }
    }
}

/// The words shown for a line.
pub(super) fn label(corpus: &Corpus, what: What, article: ArticleId, span: Span) -> String {
    let words = corpus.words(article, span);
    match what {
        What::Title | What::Sentence | What::Aside => words.to_owned(),
        What::Name(id) => corpus[id].label.clone(),
        What::Event(id) => corpus.summary(id),
        What::Date(id) => match corpus[id].edtf {
            Some(edtf) => format!("{words} ({edtf})"),
            None => words.to_owned(),
        },
    }
}

/// Adds lines, and numbers words as they come.
#[derive(Default)]
struct Writer {
    lines: Lines,
    numbers: FxHashMap<Box<str>, u32>,
}

impl Writer {
    /// The lines of an article's text from top to bottom: every word of it is in one of them.
    fn text(&mut self, corpus: &Corpus, id: ArticleId) {
        let article = &corpus[id];
        let first = self.lines.all.len() as u32;
        let mut at = article.span.start();
        for (what, span) in told(article) {
            let span = Span::new(span.start().max(at), span.end().max(at));
            self.aside(corpus, id, Span::new(at, span.start()));
            self.line(what, id, span, corpus.words(id, span));
            at = span.end();
        }
        self.aside(corpus, id, Span::new(at, article.span.end().max(at)));
        self.lines.texts.push(first..self.lines.all.len() as u32);
    }

    /// What stands between sentences, line by line.
    fn aside(&mut self, corpus: &Corpus, id: ArticleId, span: Span) {
        let mut at = span.start();
        for row in corpus.words(id, span).split_inclusive('\n') {
            let row_span = Span::new(at, at + row.len()).trim(corpus.text(id));
            self.line(What::Aside, id, row_span, row_span.of(corpus.text(id)));
            at += row.len();
        }
    }

    /// Every name that is mentioned, at its first mention.
    fn names(&mut self, corpus: &Corpus) {
        for (at, name) in corpus.names.iter().enumerate() {
            if let Some((article, span)) = name.first {
                self.line(What::Name(NameId::new(at)), article, span, &name.label);
            }
        }
    }

    /// One line, unless it has no word.
    fn line(&mut self, what: What, article: ArticleId, span: Span, label: &str) {
        let start = self.lines.stream.len() as u32;
        each_word(label, |word, _| {
            let number = self.number(word);
            self.lines.stream.push(number);
        });
        let end = self.lines.stream.len() as u32;
        if start < end {
            self.lines.all.push(Line { what, article, span, start, end });
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.lines.words.len() as u32;
        self.lines.words.push(Word::new(word));
        self.numbers.insert(word.into(), number);
        number
    }
}

/// The title and the sentences outside it, in order.
fn told(article: &Article) -> Vec<(What, Span)> {
    let outside = |s: &&Span| article.title.is_none_or(|title| !title.overlaps(**s));
    let sentences = article.sentences.iter().filter(outside).map(|&s| (What::Sentence, s));
    let mut told: Vec<_> =
        article.title.map(|title| (What::Title, title)).into_iter().chain(sentences).collect();
    told.sort_by_key(|(_, span)| *span);
    told
}
