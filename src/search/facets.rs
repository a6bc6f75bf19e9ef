//! The values of a field with their live counts, for those who would rather choose than type.
//!
//! Half a million names are counted and put in order by number; a value is told only when it is shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::corpus::{ClusterId, Corpus};

use super::ledger::{Ledger, Moment};
use super::lexer::quote;
use super::term::closed_list;
use super::{Field, Visible};

/// One value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The value as shown.
    pub value: String,
    /// The query term that asks for it (`actor:"Rudy Atallah"`).
    pub term: String,
    /// How many visible events have it.
    pub count: usize,
    /// How many events of the whole dossier have it.
    pub total: usize,
}

/// The values of a field: most frequent first, then by name. Dates are years, in order, `none` last; happenings of
/// one frequency stand by number.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    field: Option<Field>,
    values: Vec<Value>,
    widest: usize,
}

/// A value by its number: of a label, in its closed list, of a happening; a year as it is.
#[derive(Debug, Clone, Copy)]
struct Value {
    number: u32,
    counts: Counts,
}

/// How many visible events, and how many in all.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    visible: u32,
    total: u32,
}

impl Counts {
    fn add(&mut self, visible: usize, total: usize) {
        self.visible += visible as u32;
        self.total += total as u32;
    }
}

/// The number of what has no date.
const UNDATED: u32 = u32::MAX;

impl Facets {
    /// Counts the values of a field.
    #[must_use]
    pub fn new(corpus: &Corpus, ledger: &Ledger, visible: &Visible, field: Field) -> Self {
        Self::like(corpus, ledger, visible, field, |_| 1)
    }

    /// Those of them that are like something, by number, the likest first.
    pub(super) fn like(
        corpus: &Corpus,
        ledger: &Ledger,
        visible: &Visible,
        field: Field,
        like: impl Fn(u32) -> u8 + Sync,
    ) -> Self {
        let mut values = Count { corpus, ledger, visible }.values(field);
        let widest = values.iter().map(|value| value.counts.total as usize).max().unwrap_or(0);
        values.retain(|value| like(value.number) > 0);
        if !matches!(field, Field::Date | Field::Published) {
            let (roll, list) = (ledger.roll(field), closed_list(field));
            let rank = |number: u32| match field {
                Field::Cluster => number,
                _ if list.is_empty() => roll.rank_of(number as usize),
                _ => list.iter().filter(|name| Some(*name) < list.get(number as usize)).count() as u32,
            };
            values.par_sort_unstable_by_key(|value| {
                let Value { number, counts } = *value;
                (Reverse(like(number)), Reverse(counts.visible), Reverse(counts.total), rank(number))
            });
        }
        Self { field: Some(field), values, widest }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// True where the field has no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The events of the most frequent value of the whole dossier.
    #[must_use]
    pub fn widest(&self) -> usize {
        self.widest
    }

    /// The value at a place.
    #[must_use]
    pub fn get(&self, corpus: &Corpus, ledger: &Ledger, at: usize) -> Option<Facet> {
        Some(tell(corpus, ledger, self.field?, *self.values.get(at)?))
    }

    /// Where the value stands now that stood at a place before.
    #[must_use]
    pub fn place_of(&self, before: &Self, at: usize) -> Option<usize> {
        let number = before.values.get(at)?.number;
        self.values.iter().position(|value| value.number == number)
    }

    /// Every value, in order.
    pub fn iter<'a>(&'a self, corpus: &'a Corpus, ledger: &'a Ledger) -> impl Iterator<Item = Facet> + 'a {
        (0..self.len()).filter_map(|at| self.get(corpus, ledger, at))
    }

    /// Of the first so many, keeps those that are like something, by place, the likest first.
    pub(super) fn keep_likest(&mut self, first: usize, like: impl Fn(usize) -> u8) {
        let like = |(at, value): (usize, &Value)| (Reverse(like(at)), *value);
        let mut likest: Vec<_> = self.values.iter().take(first).enumerate().map(like).collect();
        likest.retain(|(like, _)| like.0 > 0);
        likest.sort_by_key(|(like, _)| *like);
        self.values = likest.into_iter().map(|(_, value)| value).collect();
    }
}

/// A value in words.
fn tell(corpus: &Corpus, ledger: &Ledger, field: Field, Value { number, counts }: Value) -> Facet {
    let label = || ledger.roll(field).text(corpus, field, number as usize).to_owned();
    let (value, asked) = match field {
        Field::Date | Field::Published if number == UNDATED => same("none".to_owned()),
        Field::Date | Field::Published => same(format!("{:04}", number.cast_signed())),
        Field::Cluster => (corpus.label(ClusterId(number)), number.to_string()),
        Field::Type | Field::Quad | Field::Modality | Field::Polarity => {
            same(closed_list(field).get(number as usize).copied().unwrap_or("").to_owned())
        }
        _ => (label(), quote(&label())),
    };
    let term = format!("{}:{asked}", field.name());
    Facet { value, term, count: counts.visible as usize, total: counts.total as usize }
}

fn same(value: String) -> (String, String) {
    (value.clone(), value)
}

/// What is counted.
#[derive(Clone, Copy)]
struct Count<'a> {
    corpus: &'a Corpus,
    ledger: &'a Ledger,
    visible: &'a Visible,
}

impl Count<'_> {
    /// The values of a field by number; years in order.
    fn values(self, field: Field) -> Vec<Value> {
        let counts = match field {
            Field::Date => return years(&self.dates()),
            Field::Published => return years(&self.publications()),
            Field::Cluster => self.clusters(),
            Field::Actor => self.actors(),
            Field::Place => self.places(),
            Field::Source | Field::Author => self.articles(field),
            _ => self.kinds(field),
        };
        // An article without an event can be asked for, too.
        let is_value = |value: &Value| value.counts.total > 0 || field.is_of_articles();
        (0..).zip(counts).map(|(number, counts)| Value { number, counts }).filter(is_value).collect()
    }

    /// By the label of those who take part.
    fn actors(self) -> Vec<Counts> {
        let Ledger { cards, said, meant, names, .. } = self.ledger;
        let labels: Vec<u32> = meant.iter().map(|&name| names.of_name(name).unwrap_or(0) as u32).collect();
        let mut rest = said.iter().map(|&form| labels[form as usize]);
        self.labels(cards.iter().map(|card| (card.actors, 0)), &mut rest)
    }

    /// By the label of the places.
    fn places(self) -> Vec<Counts> {
        let Ledger { cards, names, .. } = self.ledger;
        let mut rest = self.corpus.sites.iter().map(|&name| names.of_name(name).unwrap_or(0) as u32);
        self.labels(cards.iter().map(|card| (card.places, card.beside)), &mut rest)
    }

    /// So many labels of each event, and so many that are passed over; an event has each but once.
    fn labels(
        self,
        numbers: impl Iterator<Item = (u8, u8)>,
        rest: &mut impl Iterator<Item = u32>,
    ) -> Vec<Counts> {
        let mut counts = vec![Counts::default(); self.ledger.names.len()];
        let mut own: Vec<u32> = Vec::new();
        for (event, (number, over)) in numbers.enumerate() {
            let is_visible = usize::from(self.visible.events.holds(event));
            own.clear();
            for label in rest.by_ref().take(usize::from(number)) {
                if !own.contains(&label) {
                    own.push(label);
                    counts[label as usize].add(is_visible, 1);
                }
            }
            rest.by_ref().take(usize::from(over)).for_each(drop);
        }
        counts
    }

    /// By what an article bears.
    fn articles(self, field: Field) -> Vec<Counts> {
        let roll = self.ledger.roll(field);
        let mut counts = vec![Counts::default(); roll.len()];
        for article in self.corpus.article_ids() {
            let events = self.ledger.events_of(article);
            let visible = self.visible.events.len_in(events.clone());
            roll.of_article(field, article).for_each(|label| counts[label].add(visible, events.len()));
        }
        counts
    }

    /// By the place in the closed list of a field.
    fn kinds(self, field: Field) -> Vec<Counts> {
        let mut counts = vec![Counts::default(); closed_list(field).len()];
        for (event, card) in self.ledger.cards.iter().enumerate() {
            let at = card.place_in_list(field);
            counts[at].add(usize::from(self.visible.events.holds(event)), 1);
        }
        counts
    }

    fn clusters(self) -> Vec<Counts> {
        let counts = |id| {
            let reports = self.corpus.reports(id);
            let visible = reports.iter().filter(|event| self.visible.events.holds(event.at())).count();
            Counts { visible: visible as u32, total: reports.len() as u32 }
        };
        self.corpus.cluster_ids().map(counts).collect()
    }

    /// The moments of events, and their numbers.
    fn dates(self) -> Vec<(Option<Moment>, Counts)> {
        let order = &self.ledger.order;
        let runs = order.runs().map(|(moment, events)| (Some(moment), events));
        let counts = |(moment, events): (_, &[crate::corpus::EventId])| {
            let visible = events.iter().filter(|event| self.visible.events.holds(event.at())).count();
            (moment, Counts { visible: visible as u32, total: events.len() as u32 })
        };
        runs.chain([(None, order.undated())]).map(counts).collect()
    }

    /// When articles were published, and the numbers of their events.
    fn publications(self) -> Vec<(Option<Moment>, Counts)> {
        let counts = |id| {
            let events = self.ledger.events_of(id);
            let visible = self.visible.events.len_in(events.clone()) as u32;
            let moment = self.corpus[id].published.edtf.map(Moment::new);
            (moment, Counts { visible, total: events.len() as u32 })
        };
        self.corpus.article_ids().map(counts).collect()
    }
}

/// The years in which a date begins or ends, each with the events that can be of that year.
fn years(moments: &[(Option<Moment>, Counts)]) -> Vec<Value> {
    let told = || moments.iter().filter(|(_, counts)| counts.total > 0);
    let mut years: BTreeMap<i16, Counts> = BTreeMap::new();
    for moment in told().filter_map(|(moment, _)| *moment) {
        years.extend(moment.years().map(|year| (year, Counts::default())));
    }
    let mut undated = Counts::default();
    for (moment, counts) in told() {
        let (visible, total) = (counts.visible as usize, counts.total as usize);
        let Some((first, last)) = moment.and_then(|moment| moment.fixed) else {
            undated.add(visible, total);
            continue;
        };
        years.range_mut(first.year()..=last.year()).for_each(|(_, counts)| counts.add(visible, total));
    }
    let years = years.into_iter().map(|(year, counts)| (i32::from(year).cast_unsigned(), counts));
    let undated = (undated.total > 0).then_some((UNDATED, undated));
    years.chain(undated).map(|(number, counts)| Value { number, counts }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Query, made};

    fn listed(query: &str, field: Field) -> String {
        let corpus = made::corpus();
        let ledger = Ledger::new(&corpus);
        let visible = Query::parse(query).unwrap().narrow(&corpus);
        let facets = Facets::new(&corpus, &ledger, &visible, field);
        facets
            .iter(&corpus, &ledger)
            .map(|f| format!("{} {}/{}", f.value, f.count, f.total))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn counts_follow_the_query() {
        for (query, field, expect) in [
            ("", Field::Type, "CONSULT 3/3, ASSAULT 1/1, SANCTION 1/1"),
            ("type:assault", Field::Type, "ASSAULT 1/1, CONSULT 0/3, SANCTION 0/1"),
            ("", Field::Place, "Bamako 2/2, Mali 1/1, Niamey 1/1"),
            ("", Field::Date, "2025 2/2, 2026 1/1, 2027 1/1, none 1/1"),
            ("actor:goita", Field::Date, "2025 1/2, 2026 0/1, 2027 0/1, none 1/1"),
            ("", Field::Published, "2025 2/2, 2026 3/3"),
            ("", Field::Author, "Jean-Baptiste Ngoma 2/2, Aminata Traoré 0/0"),
        ] {
            assert_eq!(listed(query, field), expect, "{query} {field:?}");
        }
    }

    /// Whoever chooses a value sees as many events as were promised.
    #[test]
    fn a_term_leaves_what_its_count_says() {
        let corpus = made::corpus();
        let ledger = Ledger::new(&corpus);
        let all = Visible::all(&corpus);
        let listed = |visible: &Visible, field| {
            Facets::new(&corpus, &ledger, visible, field).iter(&corpus, &ledger).collect::<Vec<_>>()
        };
        for (&field, query) in Field::ALL.iter().flat_map(|f| ["", "goita", "-type:consult"].map(|q| (f, q)))
        {
            let visible = Query::parse(query).unwrap().narrow(&corpus);
            for facet in listed(&visible, field) {
                let left = |text: &str| Query::parse(text).unwrap().narrow(&corpus).events.len();
                assert_eq!(left(&facet.term), facet.total, "{facet:?}");
                assert_eq!(left(&format!("{} {query}", facet.term)), facet.count, "{facet:?} {query}");
            }
            assert!(listed(&all, field).iter().all(|f| f.count == f.total));
        }
    }
}
