//! Which values of a field are like what is typed of them.

use rustc_hash::FxHashMap;

use crate::corpus::Corpus;
use crate::text::fold::{begins, fold};

use super::facets::Facets;
use super::find::{answers, likeness};
use super::ledger::Ledger;
use super::{Field, Visible};

/// How like something is, 0 where it is not.
type Answer = u8;

/// Happenings are told from their sentences: so many, the most reported, are looked at.
const MOST_TOLD: usize = 1000;

/// The values of a field that are like what is typed, the likest first, then as they stand in its list.
#[must_use]
pub fn alike(corpus: &Corpus, ledger: &Ledger, visible: &Visible, field: Field, typed: &str) -> Facets {
    let has_labels = matches!(field, Field::Actor | Field::Place | Field::Source | Field::Author);
    if has_labels && !typed.is_empty() {
        return Facets::like(corpus, ledger, visible, field, labels(corpus, ledger, field, typed));
    }
    let mut facets = Facets::new(corpus, ledger, visible, field);
    if !typed.is_empty() {
        let all = facets.clone();
        let value = |at| all.get(corpus, ledger, at).map(|facet| facet.value).unwrap_or_default();
        facets.keep_likest(MOST_TOLD, |at| likeness(typed, &value(at)).unwrap_or(0));
    }
    facets
}

/// The labels of a field that answer every typed word, each with how like it is: as like as the word that it answers
/// worst, and one that begins so most of all.
fn labels(
    corpus: &Corpus,
    ledger: &Ledger,
    field: Field,
    typed: &str,
) -> impl Iterator<Item = (u32, Answer)> {
    let (roll, labels) = (ledger.roll(field), ledger.labels_of_words(field));
    let mut words = answers(typed, &ledger.vocabulary).into_iter().map(|words| {
        let mut best: FxHashMap<u32, Answer> = FxHashMap::default();
        for (word, answer) in words {
            for &label in labels.of(word) {
                let best = best.entry(label).or_default();
                *best = answer.max(*best);
            }
        }
        best
    });
    let typed = fold(typed);
    let begins = move |label| begins(roll.text(corpus, field, label as usize), &typed);
    let mut like = match words.next() {
        Some(first) => first,
        // Signs alone.
        None => {
            (0..roll.len() as u32).filter(|&label| begins(label)).map(|label| (label, Answer::MAX)).collect()
        }
    };
    for best in words {
        like.retain(|label, worst| best.get(label).map(|&best| *worst = best.min(*worst)).is_some());
    }
    like.into_iter().map(move |(label, worst)| (label, if begins(label) { Answer::MAX } else { worst }))
}
