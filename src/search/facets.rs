//! The values of a field with their live counts, for those who would rather choose than type.
//!
//! Half a million names are counted and put in order by number; a value is told only when it is shown. What all of a
//! dossier has is counted once; of what is visible either that is counted or what is not, whichever is less. Values of
//! which nothing was counted keep their order: only the others are put in order, and stand between them.

mod count;
mod tally;

use std::cmp::Reverse;
use std::sync::Arc;

use crate::corpus::{ClusterId, Corpus};

use super::ledger::Ledger;
use super::lexer::quote;
use super::term::closed_list;
use super::{Bits, Field, Ranked, Visible};

pub(super) use tally::{Tallies, Tally};

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
    /// All values, as they stand where everything is visible.
    tally: Arc<Tally>,
    /// Those that were counted, each with its row, in order.
    counted: Vec<(usize, Value)>,
    /// The others, by their places in the tally, where they are shown.
    others: Ranked,
    /// Whether all events of the others are visible, or none.
    others_are_seen: bool,
}

/// A value by its number: of a label, in its closed list, of a happening, of a year.
#[derive(Debug, Clone, Copy)]
struct Value {
    number: u32,
    /// How many visible events have it, and how many in all.
    visible: u32,
    total: u32,
}

impl Facets {
    /// Counts the values of a field.
    #[must_use]
    pub fn new(corpus: &Corpus, ledger: &Ledger, visible: &Visible, field: Field) -> Self {
        let tally = ledger.tally(corpus, field);
        let seen = Seen::new(corpus, ledger, visible, field);
        if matches!(field, Field::Date | Field::Published) {
            return Self::listed(tally, field, tally.values.iter().map(|&value| seen.value(value)));
        }
        let placed = |number| {
            let place = tally.place(number)?;
            Some((place, seen.value(tally.values[place])))
        };
        let mut counted: Vec<(usize, Value)> = seen.counted().filter_map(placed).collect();
        counted.sort_unstable_by_key(|&(place, value)| (Reverse(value.visible), place));
        let mut others = Bits::all(tally.values.len());
        for &(place, _) in &counted {
            others.take(place);
        }
        let (others, others_are_seen) = (Ranked::from(others), !matches!(seen, Seen::Visible(_)));
        let mut last = (u32::MAX, 0);
        for (nth, (at, value)) in counted.iter_mut().enumerate() {
            if others_are_seen && last.0 != value.visible {
                last = (value.visible, others.rank(tally.above(value.visible)));
            }
            *at = nth + last.1;
        }
        Self { field: Some(field), tally: Arc::clone(tally), counted, others, others_are_seen }
    }

    /// Those of them that are like something, by number, the likest first.
    pub(super) fn like(
        corpus: &Corpus,
        ledger: &Ledger,
        visible: &Visible,
        field: Field,
        like: impl Iterator<Item = (u32, u8)>,
    ) -> Self {
        let tally = ledger.tally(corpus, field);
        let seen = Seen::new(corpus, ledger, visible, field);
        let placed = |(number, like)| {
            let place = tally.place(number)?;
            let value = seen.value(tally.values[place]);
            Some(((Reverse(like), Reverse(value.visible), place), value))
        };
        let mut likest: Vec<_> = like.filter_map(placed).collect();
        likest.sort_unstable_by_key(|&(order, _)| order);
        Self::listed(tally, field, likest.into_iter().map(|(_, value)| value))
    }

    /// These values and no others.
    fn listed(tally: &Arc<Tally>, field: Field, values: impl Iterator<Item = Value>) -> Self {
        let counted = values.enumerate().collect();
        Self { field: Some(field), tally: Arc::clone(tally), counted, ..Self::default() }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counted.len() + self.others.len()
    }

    /// True where the field has no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events of the most frequent value of the whole dossier.
    #[must_use]
    pub fn widest(&self) -> usize {
        self.tally.widest as usize
    }

    /// The value at a place.
    #[must_use]
    pub fn get(&self, corpus: &Corpus, ledger: &Ledger, at: usize) -> Option<Facet> {
        Some(tell(corpus, ledger, self.field?, self.value(at)?))
    }

    fn value(&self, at: usize) -> Option<Value> {
        let above = self.counted.partition_point(|&(row, _)| row <= at);
        match above.checked_sub(1).and_then(|last| self.counted.get(last)) {
            Some(&(row, value)) if row == at => Some(value),
            _ => {
                let &(number, total) = self.tally.values.get(self.others.nth(at - above)?)?;
                Some(Value { number, visible: if self.others_are_seen { total } else { 0 }, total })
            }
        }
    }

    /// Where the value stands now that stood at a place before.
    #[must_use]
    pub fn place_of(&self, before: &Self, at: usize) -> Option<usize> {
        let number = before.value(at)?.number;
        if let Some(&(row, _)) = self.counted.iter().find(|(_, value)| value.number == number) {
            return Some(row);
        }
        let place = self.tally.place(number).filter(|&place| self.others.holds(place))?;
        let mut row = self.others.rank(place);
        for &(counted, _) in &self.counted {
            row += usize::from(counted <= row);
        }
        Some(row)
    }

    /// Every value, in order.
    pub fn iter<'a>(&'a self, corpus: &'a Corpus, ledger: &'a Ledger) -> impl Iterator<Item = Facet> + 'a {
        (0..self.len()).filter_map(|at| self.get(corpus, ledger, at))
    }

    /// Of the first so many, keeps those that are like something, by place, the likest first.
    pub(super) fn keep_likest(&mut self, first: usize, like: impl Fn(usize) -> u8) {
        let Some(field) = self.field else { return };
        let like = |at| Some((Reverse(like(at)), self.value(at)?));
        let mut likest: Vec<_> = (0..self.len().min(first)).filter_map(like).collect();
        likest.retain(|(like, _)| like.0 > 0);
        likest.sort_by_key(|(like, _)| *like);
        *self = Self::listed(&self.tally, field, likest.into_iter().map(|(_, value)| value));
    }
}

/// How many visible events have each value, by number.
enum Seen {
    /// Everything is visible.
    All,
    Visible(Vec<u32>),
    Hidden(Vec<u32>),
}

impl Seen {
    fn new(corpus: &Corpus, ledger: &Ledger, visible: &Visible, field: Field) -> Self {
        let count = |events| count::by_number(corpus, ledger, events, field);
        match (visible.events.len(), corpus.events.len()) {
            (visible, all) if visible == all => Self::All,
            (few, all) if few <= all / 2 => Self::Visible(count(&visible.events)),
            _ => Self::Hidden(count(&visible.events.clone().held(false))),
        }
    }

    /// A value by its number and how many events have it in all.
    fn value(&self, (number, total): (u32, u32)) -> Value {
        let counted = |counts: &[u32]| counts.get(number as usize).copied().unwrap_or(0);
        let visible = match self {
            Self::All => total,
            Self::Visible(counts) => counted(counts),
            Self::Hidden(counts) => total.saturating_sub(counted(counts)),
        };
        Value { number, visible, total }
    }

    /// The numbers of which anything was counted.
    fn counted(&self) -> impl Iterator<Item = u32> {
        let counts = match self {
            Self::All => &[],
            Self::Visible(counts) | Self::Hidden(counts) => counts.as_slice(),
        };
        (0..).zip(counts).filter(|&(_, &count)| count > 0).map(|(number, _)| number)
    }
}

/// A value in words.
fn tell(corpus: &Corpus, ledger: &Ledger, field: Field, Value { number, visible, total }: Value) -> Facet {
    let label = || ledger.roll(field).text(corpus, field, number as usize).to_owned();
    let (value, asked) = match field {
        Field::Date | Field::Published => {
            same(count::year_of(number).map_or_else(|| "none".to_owned(), |year| format!("{year:04}")))
        }
        Field::Cluster => (corpus.label(ClusterId(number)), number.to_string()),
        Field::Type | Field::Quad | Field::Modality | Field::Polarity => {
            same(closed_list(field).get(number as usize).copied().unwrap_or("").to_owned())
        }
        _ => (label(), quote(&label())),
    };
    let term = format!("{}:{asked}", field.name());
    Facet { value, term, count: visible as usize, total: total as usize }
}

fn same(value: String) -> (String, String) {
    (value.clone(), value)
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
