//! How many events of a set have each value of a field.

use rayon::prelude::*;

use crate::corpus::{Corpus, EventId};
use crate::search::ledger::{Card, Ledger, Moment};
use crate::search::term::closed_list;
use crate::search::{Bits, Field};

/// The first year that a date can have, and how many there are; the number behind the last is that of no date.
const FIRST: i16 = -9999;
const YEARS: usize = 19_999;

/// So many events are worth a core of their own.
const MANY: usize = 1 << 16;

/// For each value by its number, how many of some events have it.
pub(super) fn by_number(corpus: &Corpus, ledger: &Ledger, events: &Bits, field: Field) -> Vec<u32> {
    let count = Count { corpus, ledger, events };
    match field {
        Field::Date | Field::Published => count.years(field),
        Field::Cluster => count.clusters(),
        Field::Actor => count.actors(),
        Field::Place => count.places(),
        Field::Source | Field::Author => count.articles(field),
        _ => count.kinds(field),
    }
}

/// The numbers of the years in which a date of an event begins or ends, and of no date where there is one without.
pub(super) fn years(corpus: &Corpus, ledger: &Ledger, field: Field) -> Bits {
    let mut told = Bits::none(YEARS + 1);
    Count { corpus, ledger, events: &Bits::all(corpus.events.len()) }.moments(field, |moment, _| {
        if moment.and_then(|moment| moment.fixed).is_none() {
            told.put(YEARS);
        }
        moment.into_iter().flat_map(Moment::years).for_each(|year| told.put(number_of(year)));
    });
    told
}

/// The year of a number; `None` of what has no date.
pub(super) fn year_of(number: u32) -> Option<i32> {
    (number < YEARS as u32).then(|| number.cast_signed() + i32::from(FIRST))
}

fn number_of(year: i16) -> usize {
    usize::from(year.abs_diff(FIRST))
}

/// What is counted.
#[derive(Clone, Copy)]
struct Count<'a> {
    corpus: &'a Corpus,
    ledger: &'a Ledger,
    events: &'a Bits,
}

impl Count<'_> {
    /// By the label of those who take part.
    fn actors(self) -> Vec<u32> {
        let Ledger { cards, said, meant, names, .. } = self.ledger;
        let labels: Vec<u32> = meant.iter().map(|&name| names.of_name(name).unwrap_or(0) as u32).collect();
        let parts = |card: &Card| (card.actors, card.actors);
        self.labels(cards, parts, said, |&form| labels[form as usize])
    }

    /// By the label of the places.
    fn places(self) -> Vec<u32> {
        let Ledger { cards, names, .. } = self.ledger;
        let parts = |card: &Card| (card.places, card.places.saturating_add(card.beside));
        self.labels(cards, parts, &self.corpus.sites, |&name| names.of_name(name).unwrap_or(0) as u32)
    }

    /// Of each event's own stretch of a list, so long, the first so many, each label once: every core counts some.
    fn labels<T: Sync>(
        self,
        cards: &[Card],
        parts: impl Fn(&Card) -> (u8, u8) + Sync,
        list: &[T],
        label: impl Fn(&T) -> u32 + Sync,
    ) -> Vec<u32> {
        let run = cards.len().div_ceil(rayon::current_num_threads()).max(MANY);
        let length = |cards: &[Card]| cards.iter().map(|card| usize::from(parts(card).1)).sum::<usize>();
        let lengths: Vec<usize> = cards.par_chunks(run).map(length).collect();
        let mut rest = list;
        let own = lengths.iter().map(|&length| {
            let (own, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = after;
            own
        });
        let own: Vec<&[T]> = own.collect();
        let runs = cards.par_chunks(run).zip(own).enumerate();
        let counted = runs
            .map(|(nth, (cards, list))| self.labels_from(nth * run, cards.iter().map(&parts), list, &label));
        counted.reduce(
            || vec![0; self.ledger.names.len()],
            |mut sum, counts| {
                sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                sum
            },
        )
    }

    /// The same of the events from one on.
    fn labels_from<T>(
        self,
        first: usize,
        parts: impl Iterator<Item = (u8, u8)>,
        mut rest: &[T],
        label: impl Fn(&T) -> u32,
    ) -> Vec<u32> {
        let mut counts = vec![0; self.ledger.names.len()];
        let mut own: Vec<u32> = Vec::new();
        for (event, (few, all)) in (first..).zip(parts) {
            let (here, after) = rest.split_at_checked(usize::from(all)).unwrap_or((rest, &[]));
            rest = after;
            if !self.events.holds(event) {
                continue;
            }
            own.clear();
            for label in here.iter().take(usize::from(few)).map(&label) {
                if !own.contains(&label) {
                    own.push(label);
                    counts[label as usize] += 1;
                }
            }
        }
        counts
    }

    /// By what an article bears.
    fn articles(self, field: Field) -> Vec<u32> {
        let roll = self.ledger.roll(field);
        let mut counts = vec![0; roll.len()];
        for article in self.corpus.article_ids() {
            let events = self.events.len_in(self.ledger.events_of(article)) as u32;
            roll.of_article(field, article).for_each(|label| counts[label] += events);
        }
        counts
    }

    /// By the place in the closed list of a field.
    fn kinds(self, field: Field) -> Vec<u32> {
        let mut counts = vec![0; closed_list(field).len()];
        for event in self.events.iter() {
            counts[self.ledger.cards[event].place_in_list(field)] += 1;
        }
        counts
    }

    fn clusters(self) -> Vec<u32> {
        let mut counts = vec![0; self.corpus.clusters.len()];
        for event in self.events.iter().map(EventId::new) {
            if let Some(count) = counts.get_mut(self.corpus.cluster(event).at()) {
                *count += 1;
            }
        }
        counts
    }

    /// By the years that an event's date, or its article's, can be of.
    fn years(self, field: Field) -> Vec<u32> {
        // Where a period begins its events come, behind its end they go.
        let mut change = vec![0_i32; YEARS + 1];
        let mut undated = 0;
        self.moments(field, |moment, events| match moment.and_then(|moment| moment.fixed) {
            Some((first, last)) => {
                change[number_of(first.year())] += events;
                change[number_of(last.year()) + 1] -= events;
            }
            None => undated += events,
        });
        let mut sum = 0;
        let mut counts: Vec<u32> = change
            .iter()
            .map(|change| {
                sum += change;
                sum.unsigned_abs()
            })
            .collect();
        counts[YEARS] = undated.unsigned_abs();
        counts
    }

    /// Each moment of events, or of articles, with how many events are of it: those that have any.
    fn moments(self, field: Field, mut of: impl FnMut(Option<Moment>, i32)) {
        let mut of = |moment, events: usize| {
            if events > 0 {
                of(moment, events as i32);
            }
        };
        let held = |run: &[EventId]| run.iter().filter(|event| self.events.holds(event.at())).count();
        if field == Field::Date {
            let order = &self.ledger.order;
            order.runs().for_each(|(moment, run)| of(Some(moment), held(run)));
            return of(None, held(order.undated()));
        }
        for id in self.corpus.article_ids() {
            let moment = self.corpus[id].published.edtf.map(Moment::new);
            of(moment, self.events.len_in(self.ledger.events_of(id)));
        }
    }
}
