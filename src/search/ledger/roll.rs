//! The labels of a field, each once: names, files and publishers, authors.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, NameId, flat};
use crate::search::Field;
use crate::text::fold;

use super::phrases::{Numbers, Phrases, Vocabulary, hash};

/// The labels of a field, by number, and who bears them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::search) struct Roll {
    /// The words of each.
    pub(in crate::search) phrases: Phrases,
    /// The label of each that may bear one, [`NONE`] where it bears none.
    #[serde(with = "flat")]
    of: Vec<u32>,
    /// The first that bears each: its text is read there.
    #[serde(with = "flat")]
    first: Vec<u32>,
    /// The place of each in the alphabet, once it is known.
    #[serde(with = "flat")]
    ranks: Vec<u32>,
    /// Asked only while more is to come: not kept.
    #[serde(skip)]
    numbers: Numbers,
}

const NONE: u32 = u32::MAX;

impl Roll {
    /// Enters those who may bear a label and have come since.
    pub(super) fn take_in(&mut self, vocabulary: &mut Vocabulary, corpus: &Corpus, field: Field) {
        for at in self.of.len()..bearers(corpus, field) {
            let number =
                label(corpus, field, at).map_or(NONE, |text| self.enter(vocabulary, corpus, field, at, text));
            self.of.push(number);
        }
    }

    fn enter(
        &mut self,
        vocabulary: &mut Vocabulary,
        corpus: &Corpus,
        field: Field,
        at: usize,
        text: &str,
    ) -> u32 {
        let next = self.first.len() as u32;
        let first = &self.first;
        let is = |number: u32| label(corpus, field, first[number as usize] as usize) == Some(text);
        let number = self.numbers.number(hash(text), next, is);
        if number == next {
            self.first.push(at as u32);
            self.phrases.push(vocabulary, [text]);
        }
        number
    }

    /// Puts the labels in alphabetical order.
    pub(super) fn rank(&mut self, corpus: &Corpus, field: Field) {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.par_sort_by_cached_key(|&number| {
            let text = self.text(corpus, field, number as usize);
            (fold(text), text)
        });
        self.ranks = vec![0; order.len()];
        for (rank, number) in (0..).zip(order) {
            self.ranks[number as usize] = rank;
        }
    }

    /// True where so many that may bear a label have been entered.
    pub(super) fn is_of(&self, bearers: usize) -> bool {
        self.of.len() >= bearers
    }

    /// How many labels there are.
    pub(in crate::search) fn len(&self) -> usize {
        self.first.len()
    }

    /// A label as it is written.
    pub(in crate::search) fn text<'a>(&self, corpus: &'a Corpus, field: Field, number: usize) -> &'a str {
        self.first.get(number).and_then(|&at| label(corpus, field, at as usize)).unwrap_or("")
    }

    /// Its place in the alphabet; while the dossier is being read, that in which it was first met.
    pub(in crate::search) fn rank_of(&self, number: usize) -> u32 {
        self.ranks.get(number).copied().unwrap_or(number as u32)
    }

    /// The label of a name.
    pub(in crate::search) fn of_name(&self, name: NameId) -> Option<usize> {
        self.of.get(name.at()).map(|&number| number as usize)
    }

    /// The labels of an article, each once.
    pub(in crate::search) fn of_article(
        &self,
        field: Field,
        article: ArticleId,
    ) -> impl Iterator<Item = usize> {
        let each = each(field);
        let labels = self.of.get(article.at() * each..(article.at() + 1) * each).unwrap_or_default();
        let other = move |at: &usize| labels.first() != labels.get(*at) || *at == 0;
        (0..labels.len()).filter(other).map(move |at| labels[at]).filter(|&n| n != NONE).map(|n| n as usize)
    }
}

/// So many labels an article may bear.
fn each(field: Field) -> usize {
    if field == Field::Source { 2 } else { 1 }
}

/// So many in a corpus may bear a label.
fn bearers(corpus: &Corpus, field: Field) -> usize {
    if field.is_of_articles() { corpus.articles.len() * each(field) } else { corpus.names.len() }
}

/// What one of them is called: an article by its file, then its publisher, or by its signature; a name by its label.
fn label(corpus: &Corpus, field: Field, at: usize) -> Option<&str> {
    let id = ArticleId::new(at / each(field));
    let words = |span| corpus.words(id, span);
    match field {
        Field::Source if at.is_multiple_of(2) => Some(&corpus[corpus[id].source].name),
        Field::Source => corpus[id].publisher.map(words),
        Field::Author => corpus[id].byline.map(words),
        _ => corpus.names.get(at).map(|name| &*name.label),
    }
}
