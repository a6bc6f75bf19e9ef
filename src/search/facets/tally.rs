//! What all of a dossier has of each value of a field: counted when first asked for, and kept.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use crate::corpus::Corpus;
use crate::search::ledger::Ledger;
use crate::search::term::closed_list;
use crate::search::{Bits, Field};

use super::count;

/// The values of a field by number, each with its events: most frequent first, then by name; years in order.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Tally {
    /// Number and events of each.
    pub(in crate::search) values: Vec<(u32, u32)>,
    /// The place of each number among them; [`NO_VALUE`] of what nothing has.
    places: Vec<u32>,
    /// The events of the most frequent.
    pub(in crate::search) widest: u32,
}

const NO_VALUE: u32 = u32::MAX;

/// One for each field that was asked for.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Tallies([OnceLock<Arc<Tally>>; Field::ALL.len()]);

impl Tallies {
    /// That of a field. Whoever waits for it may be of the pool, so none of the pool is asked to help.
    pub(in crate::search) fn of(&self, corpus: &Corpus, ledger: &Ledger, field: Field) -> &Arc<Tally> {
        self.0[field as usize].get_or_init(|| Arc::new(Tally::new(corpus, ledger, field)))
    }
}

impl Tally {
    fn new(corpus: &Corpus, ledger: &Ledger, field: Field) -> Self {
        let counts = count::by_number(corpus, ledger, &Bits::all(corpus.events.len()), field);
        let widest = counts.iter().copied().max().unwrap_or(0);
        // An article without an event can be asked for, too; and the year in which a period ends.
        let is_date = matches!(field, Field::Date | Field::Published);
        let told = if is_date { count::years(corpus, ledger, field) } else { Bits::all(counts.len()) };
        let is_value = |&(number, total): &(u32, u32)| {
            told.holds(number as usize) && (total > 0 || is_date || field.is_of_articles())
        };
        let mut places = vec![NO_VALUE; counts.len()];
        let mut values: Vec<(u32, u32)> = (0..).zip(counts).filter(is_value).collect();
        if !is_date {
            let rank = ranks(ledger, field);
            values.sort_unstable_by_key(|&(number, total)| (Reverse(total), rank(number)));
        }
        for (place, &(number, _)) in (0..).zip(&values) {
            places[number as usize] = place;
        }
        Self { values, places, widest }
    }

    /// Where the value of a number stands.
    pub(super) fn place(&self, number: u32) -> Option<usize> {
        self.places.get(number as usize).filter(|&&place| place != NO_VALUE).map(|&place| place as usize)
    }

    /// How many values have more events than so many.
    pub(super) fn above(&self, events: u32) -> usize {
        self.values.partition_point(|&(_, total)| total > events)
    }
}

/// Which of equally frequent values stands first: by name, happenings by number.
fn ranks(ledger: &Ledger, field: Field) -> impl Fn(u32) -> u32 + Sync {
    let (roll, list) = (ledger.roll(field), closed_list(field));
    move |number| match field {
        Field::Cluster => number,
        _ if list.is_empty() => roll.rank_of(number as usize),
        _ => list.iter().filter(|name| Some(*name) < list.get(number as usize)).count() as u32,
    }
}
