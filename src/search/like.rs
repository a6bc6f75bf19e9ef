//! Which values of a field are like what is typed of them.

use crate::corpus::Corpus;
use crate::text::fold;

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

/// How like each label of a field is: as like as the typed word that it answers worst.
fn labels(corpus: &Corpus, ledger: &Ledger, field: Field, typed: &str) -> Vec<Answer> {
    let (roll, labels) = (ledger.roll(field), ledger.labels_of_words(field));
    let mut like = vec![Answer::MAX; roll.len()];
    let words = answers(typed, &ledger.vocabulary);
    for answers in &words {
        let mut best = vec![0; roll.len()];
        for &(word, answer) in answers {
            for &label in labels.of(word) {
                best[label as usize] = answer.max(best[label as usize]);
            }
        }
        like.iter_mut().zip(best).for_each(|(worst, best)| *worst = best.min(*worst));
    }
    let typed = fold(typed);
    let begins = |number| fold(roll.text(corpus, field, number)).starts_with(&typed);
    for (number, like) in like.iter_mut().enumerate().filter(|(_, like)| **like > 0) {
        if begins(number) {
            *like = Answer::MAX;
        } else if words.is_empty() {
            *like = 0;
        }
    }
    like
}
