//! Temporal expressions: *recognise* finds them and what they say, *normalise* finds which days they mean.
//!
//! A sentence becomes words with senses (`token`, `lexicon`), the grammar reads forms from them (`grammar`,
//! `form`), and the forms are counted from two anchors (`story`, `resolve`): the publication date (hier,
//! dernier, ce mois) and the date the story has reached (le lendemain, à l’époque). Never from today's date.

mod form;
mod grammar;
mod holidays;
mod lexicon;
mod resolve;
mod shape;
mod steps;
mod story;
mod tense;
#[cfg(test)]
mod tests;
mod timex3;
mod token;

pub use form::{
    Anchor, Bound, Calendar, Clock, Edge, Form, Found, Length, Portion, Ref, Shift, Turn, Unit, Year,
};
pub(super) use lexicon::{Count, counts};
pub use steps::steps;
pub(super) use token::Known;

pub use tense::{Outlook, Tense, of as tense_of};
pub(super) use tense::{Verb, moves};

use super::live;
use super::words::{self, Words};
use crate::corpus::{ArticleId, Basis, Block, BlockKind, Corpus, Published, Timex};
use crate::date::Edtf;
use crate::text::Span;
use crate::words::Lang;

/// The expressions of an article, in order, without overlaps.
#[must_use]
pub fn recognise(text: &str, sentences: &[Span], lang: Lang) -> Vec<Found> {
    words::with(lang, |words| {
        let mut recogniser = Recogniser::default();
        for &sentence in sentences {
            words.read(text, sentence);
            recogniser.read(text, words);
        }
        recogniser.found
    })
}

/// Recognises the expressions of an article sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct Recogniser {
    /// Those of the sentences so far.
    pub(super) found: Vec<Found>,
    tokens: Vec<token::Token>,
    tense: tense::Reader,
}

impl Recogniser {
    /// Reads the sentence whose words these are.
    pub(super) fn read(&mut self, text: &str, words: &Words) {
        if !token::read(text, words, &mut self.tokens) {
            return;
        }
        let first = self.found.len();
        grammar::Line { text, tokens: &self.tokens, lang: words.lang }.read(&mut self.found);
        for found in
            self.found.iter_mut().skip(first).filter(|f| f.form.asks_tense() || f.rule == grammar::AHEAD)
        {
            found.outlook = self.tense.outlook(text, words, found.span);
        }
        // "The park closes at dusk": of no day.
        let mut at = 0..self.found.len();
        self.found.retain(|found| {
            let new = at.next().is_some_and(|at| at >= first);
            !(new && found.rule == grammar::MOMENT && found.outlook.around != Tense::Past)
        });
    }
}

/// The same with their values, counted from the publication date, or the day of an entry of a live page, and the date
/// the story has reached.
#[must_use]
pub fn normalise(
    text: &str,
    article: ArticleId,
    sentences: &[Span],
    found: &[Found],
    published: &Published,
    lang: Lang,
    days: &live::Days,
) -> Vec<Timex> {
    let mut story = story::Story::new(text, sentences, published, lang, days);
    let behind = |at: usize| found.get(at + 1..).unwrap_or_default();
    found.iter().enumerate().map(|(at, one)| story.timex(article, one, behind(at))).collect()
}

/// Gives a length the days that it leads to, counted from a happening: "trois jours après le vote".
pub(super) fn count(timexes: &mut [Timex], at: usize, days: Edtf) {
    if let Some(timex) = timexes.get_mut(at) {
        (timex.edtf, timex.basis) = (Some(days), Basis::Narrative);
    }
}

/// The dates of the datelines that paragraphs begin with ("NIAMEY, 24 août (ANP) –").
pub(super) fn of_datelines(
    text: &str,
    article: ArticleId,
    blocks: &[Block],
    published: &Published,
    lang: Lang,
) -> Vec<Timex> {
    let is_run_in = |dateline: &Block, next: &Block| {
        let between = Span::new(dateline.span.end(), next.span.start());
        dateline.kind == BlockKind::Dateline && !between.of(text).contains('\n')
    };
    let datelines: Vec<Span> =
        blocks.windows(2).filter(|pair| is_run_in(&pair[0], &pair[1])).map(|pair| pair[0].span).collect();
    let found = recognise(text, &datelines, lang);
    normalise(text, article, &datelines, &found, published, lang, &live::Days::default())
}

/// An article's expressions as TIMEX3 draws them, for comparison with annotated corpora: with their
/// determiners, either end of an interval apart, and those of its date line too.
#[must_use]
pub fn timex3(corpus: &Corpus, id: ArticleId) -> Vec<Timex> {
    let article = &corpus[id];
    let (text, lang) = (corpus.text(id), article.lang);
    let read = |sentences: &[Span]| {
        let found = recognise(text, sentences, lang).into_iter().flat_map(Found::into_timex3);
        let days = live::Days::default();
        normalise(text, id, sentences, &found.collect::<Vec<_>>(), &article.published, lang, &days)
    };
    let datelines = article.blocks.iter().filter(|b| b.kind == BlockKind::Dateline);
    let mut timexes: Vec<Timex> = datelines.flat_map(|b| read(&[b.span])).collect();
    timexes.extend(read(&article.sentences));
    timexes.sort_by_key(|t| t.span.start());
    timexes.dedup_by_key(|t| t.span.start());
    timexes
}
