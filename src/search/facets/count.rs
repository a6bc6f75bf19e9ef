//! How many events of a set have each value of a field.

use crate::corpus::{Corpus, EventId, NameId};
use crate::search::ledger::{Card, Ledger, Moment};
use crate::search::{Bits, Field};

/// The first year that a date can have, and how many there are; the number behind the last is that of no date.
const FIRST: i16 = -9999;
const YEARS: usize = 19_999;

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
        let (said, labels) = (&self.ledger.said, self.ledger.labels_of_forms());
        let own = |card: &Card| (card.actors, card.actors);
        self.labels(own, |[at, _]| said.get(at as usize..), |&form| labels[form as usize])
    }

    /// By the label of the places.
    fn places(self) -> Vec<u32> {
        let (sites, names) = (&self.corpus.sites, &self.ledger.names);
        let own = |card: &Card| (card.places, card.places.saturating_add(card.beside));
        let label = |&name: &NameId| names.of_name(name).unwrap_or(0) as u32;
        self.labels(own, |[_, at]| sites.get(at as usize..), label)
    }

    /// Of each event's own stretch of a list the first so many, each label once: `own` says how many these are, and how
    /// long the stretch is; `begin` where that of a block of events begins. A block without one to count is passed over.
    fn labels<'l, T: 'l>(
        self,
        own: impl Fn(&Card) -> (u8, u8),
        begin: impl Fn([u32; 2]) -> Option<&'l [T]>,
        label: impl Fn(&T) -> u32,
    ) -> Vec<u32> {
        let mut counts = vec![0; self.ledger.names.len()];
        let blocks = self.ledger.cards.chunks(Bits::BLOCK).zip(self.ledger.stretches());
        for (block, (cards, &stretch)) in blocks.enumerate() {
            let (mut bits, list) = (self.events.block(block), begin(stretch).unwrap_or_default());
            let (mut next, mut start) = (0, 0);
            while bits != 0 {
                let event = bits.trailing_zeros() as usize;
                start += cards[next..event].iter().map(|card| usize::from(own(card).1)).sum::<usize>();
                let (few, all) = own(&cards[event]);
                count_once(&mut counts, &list[start..start + usize::from(few)], &label);
                (next, start, bits) = (event + 1, start + usize::from(all), bits & (bits - 1));
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
        self.ledger.reports_of_kinds(field).iter().map(|kind| kind.len_with(self.events) as u32).collect()
    }

    fn clusters(self) -> Vec<u32> {
        let mut counts = vec![0; self.corpus.clusters.len()];
        self.events.each(|event| {
            if let Some(count) = counts.get_mut(self.corpus.cluster(EventId::new(event)).at()) {
                *count += 1;
            }
        });
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
        if field == Field::Date {
            let order = &self.ledger.order;
            let (places, mut start) = (order.places_of(self.events), 0);
            for (moment, run) in order.runs() {
                of(Some(moment), places.len_in(start..start + run.len()));
                start += run.len();
            }
            return of(None, places.len_in(start..order.reports().len()));
        }
        for id in self.corpus.article_ids() {
            let moment = self.corpus[id].published.edtf.map(Moment::new);
            of(moment, self.events.len_in(self.ledger.events_of(id)));
        }
    }
}

/// Counts each of a few labels once.
fn count_once<T>(counts: &mut [u32], bearers: &[T], label: impl Fn(&T) -> u32) {
    for (nth, bearer) in bearers.iter().enumerate() {
        let own = label(bearer);
        if !bearers.iter().take(nth).any(|before| label(before) == own) {
            counts[own as usize] += 1;
        }
    }
}
