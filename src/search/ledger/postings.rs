//! Where each of many numbers stands: what is asked for is found without reading all reports, or all labels.

use std::sync::OnceLock;

use crate::corpus::Corpus;
use crate::search::term::closed_list;
use crate::search::{Bits, Field};

use super::{Card, Ledger};

/// For each number the places that hold it, in order: reports, or labels.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Postings {
    /// Where the places of each number end.
    ends: Vec<u32>,
    places: Vec<u32>,
}

/// Reports by form, by place and by the values of closed lists, and labels by their words: made when first asked for,
/// and kept until more comes.
#[derive(Debug, Clone, Default)]
pub(super) struct Inverted {
    labels: [OnceLock<Postings>; Field::ALL.len()],
    forms: OnceLock<Postings>,
    labels_of_forms: OnceLock<Vec<u32>>,
    stretches: OnceLock<Vec<[u32; 2]>>,
    places: OnceLock<Postings>,
    kinds: [OnceLock<Vec<Bits>>; Field::ALL.len()],
}

impl Inverted {
    /// The reports in which each form stands for someone who takes part.
    pub(super) fn forms(&self, ledger: &Ledger) -> &Postings {
        let parts = || ledger.cards.iter().map(|card| (card.actors, 0));
        self.forms
            .get_or_init(|| Postings::new(ledger.meant.len(), || pairs(parts(), &ledger.said, |&form| form)))
    }

    /// The label of whom each form means.
    pub(super) fn labels_of_forms(&self, ledger: &Ledger) -> &[u32] {
        let label = |&name: &_| ledger.names.of_name(name).unwrap_or(0) as u32;
        self.labels_of_forms.get_or_init(|| ledger.meant.iter().map(label).collect())
    }

    /// For each block of reports where those who take part in them begin, and where their places do.
    pub(super) fn stretches(&self, ledger: &Ledger) -> &[[u32; 2]] {
        self.stretches.get_or_init(|| {
            let mut next = [0, 0];
            let begin = |cards: &[Card]| {
                let begin = next;
                for card in cards {
                    next[0] += u32::from(card.actors);
                    next[1] += u32::from(card.places) + u32::from(card.beside);
                }
                begin
            };
            ledger.cards.chunks(Bits::BLOCK).map(begin).collect()
        })
    }

    /// The reports of each place, by its label.
    pub(super) fn places(&self, ledger: &Ledger, corpus: &Corpus) -> &Postings {
        let parts = || ledger.cards.iter().map(|card| (card.places, card.beside));
        let label = |&name: &_| ledger.names.of_name(name).unwrap_or(0) as u32;
        self.places.get_or_init(|| Postings::new(ledger.names.len(), || pairs(parts(), &corpus.sites, label)))
    }

    /// The labels of a field that have each word of the vocabulary.
    pub(super) fn labels(&self, ledger: &Ledger, field: Field) -> &Postings {
        let rows = &ledger.roll(field).phrases;
        let pairs = || (0..rows.len()).flat_map(|at| rows.words(at).map(move |word| (word, at as u32)));
        self.labels[field as usize].get_or_init(|| Postings::new(ledger.vocabulary.len(), pairs))
    }

    /// The reports of each value in the closed list of a field.
    pub(super) fn kinds(&self, ledger: &Ledger, field: Field) -> &[Bits] {
        self.kinds[field as usize].get_or_init(|| {
            let mut kinds = vec![Bits::none(ledger.cards.len()); closed_list(field).len()];
            for (event, card) in ledger.cards.iter().enumerate() {
                kinds[card.place_in_list(field)].put(event);
            }
            kinds
        })
    }
}

/// Each report with the numbers of its own stretch of a list: so many are its own, so many are passed over.
fn pairs<'a, T>(
    parts: impl Iterator<Item = (u8, u8)>,
    mut rest: &'a [T],
    number: impl Fn(&'a T) -> u32 + Copy,
) -> impl Iterator<Item = (u32, u32)> {
    parts.enumerate().flat_map(move |(event, (own, over))| {
        let (here, after) = rest.split_at_checked(usize::from(own)).unwrap_or((rest, &[]));
        rest = after.get(usize::from(over)..).unwrap_or_default();
        here.iter().map(move |part| (number(part), event as u32))
    })
}

impl Postings {
    /// Of so many numbers: the pairs are asked for twice, to count and to file them.
    fn new<P: Iterator<Item = (u32, u32)>>(numbers: usize, pairs: impl Fn() -> P) -> Self {
        let mut next = vec![0; numbers];
        pairs().for_each(|(number, _)| next[number as usize] += 1);
        let mut all = 0;
        for start in &mut next {
            (*start, all) = (all, all + *start);
        }
        let mut places = vec![0; all as usize];
        for (number, place) in pairs() {
            let at = &mut next[number as usize];
            places[*at as usize] = place;
            *at += 1;
        }
        Self { ends: next, places }
    }

    /// The places of a number.
    pub(in crate::search) fn of(&self, number: usize) -> &[u32] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.places.get(start as usize..end as usize).unwrap_or_default()
    }
}
