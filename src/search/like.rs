//! Which values of a field are like what is typed of them.

use rayon::prelude::*;

use crate::corpus::Corpus;
use crate::text::fold;

use super::facets::Facets;
use super::find::{answers, likeness};
use super::ledger::{Ledger, Phrases};
use super::{Field, Visible};

/// So many rows are worth another core.
const AT_ONCE: usize = 4_096;

/// How like something is, 0 where it is not.
type Answer = u8;

/// Happenings are told from their sentences: so many, the most reported, are looked at.
const MOST_TOLD: usize = 1000;

/// The values of a field that are like what is typed, the likest first, then as they stand in its list.
#[must_use]
pub fn alike(corpus: &Corpus, ledger: &Ledger, visible: &Visible, field: Field, typed: &str) -> Facets {
    let has_labels = matches!(field, Field::Actor | Field::Place | Field::Source | Field::Author);
    if has_labels && !typed.is_empty() {
        let like = labels(corpus, ledger, field, typed);
        return Facets::like(corpus, ledger, visible, field, |number| like[number as usize]);
    }
    let mut facets = Facets::new(corpus, ledger, visible, field);
    if !typed.is_empty() {
        let all = facets.clone();
        let value = |at| all.get(corpus, ledger, at).map(|facet| facet.value).unwrap_or_default();
        facets.keep_likest(MOST_TOLD, |at| likeness(typed, &value(at)).unwrap_or(0));
    }
    facets
}

/// How like each label of a field is: asked of each word once, then of the rows of words.
fn labels(corpus: &Corpus, ledger: &Ledger, field: Field, typed: &str) -> Vec<Answer> {
    let roll = ledger.roll(field);
    let words = answers(typed, &ledger.vocabulary);
    let mut like = by_words(&roll.phrases, &words);
    let typed = fold(typed);
    for (number, like) in like.iter_mut().enumerate() {
        if (*like > 0 || words.is_empty()) && fold(roll.text(corpus, field, number)).starts_with(&typed) {
            *like = Answer::MAX;
        }
    }
    like
}

/// Of each row how well it answers: as well as the typed word that it answers worst.
fn by_words(rows: &Phrases, typed: &[Vec<Answer>]) -> Vec<Answer> {
    let best = |row: &[u32], answers: &Vec<Answer>| {
        row.iter().filter_map(|&word| answers.get(word as usize)).copied().max().unwrap_or(0)
    };
    let worst = |at| typed.iter().map(|answers| best(rows.row(at), answers)).min().unwrap_or(0);
    (0..rows.len()).into_par_iter().with_min_len(AT_ONCE).map(worst).collect()
}
