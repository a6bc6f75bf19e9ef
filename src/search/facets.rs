//! The values of a field with their live counts, for those who would rather choose than type.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::corpus::{ClusterId, Corpus, Event, NameId};
use crate::date::{Date, Edtf};
use crate::text::fold;

use super::lexer::quote;
use super::narrow::labels;
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

/// The values of a field, most frequent first, then by name. Dates are years, in order, `none` last.
#[must_use]
pub fn facets(corpus: &Corpus, visible: &Visible, field: Field) -> Vec<Facet> {
    let mut facets = match field {
        Field::Date | Field::Published => return years(corpus, visible, field),
        Field::Cluster => clusters(corpus, visible),
        _ => named(corpus, visible, field),
    };
    facets.sort_by_cached_key(|f| {
        (usize::MAX - f.count, usize::MAX - f.total, fold(&f.value), f.value.clone())
    });
    facets
}

/// Each event of the dossier with whether it is visible.
fn all<'a>(corpus: &'a Corpus, visible: &Visible) -> impl Iterator<Item = (&'a Event, bool)> {
    let mut seen = vec![false; corpus.events.len()];
    for event in &visible.events {
        seen[event.at()] = true;
    }
    corpus.events.iter().zip(seen)
}

/// How many visible events, and how many in all.
type Counts = (usize, usize);

fn count(counts: &mut Counts, is_visible: bool) {
    counts.0 += usize::from(is_visible);
    counts.1 += 1;
}

/// Values that are words: names, files, kinds.
fn named(corpus: &Corpus, visible: &Visible, field: Field) -> Vec<Facet> {
    let mut counts: FxHashMap<&str, Counts> = FxHashMap::default();
    if field.is_of_articles() {
        // An article without an event can be asked for, too.
        counts.extend(corpus.article_ids().flat_map(|a| labels(corpus, a, field)).map(|l| (l, (0, 0))));
    }
    for (event, is_visible) in all(corpus, visible) {
        for value in values(corpus, event, field) {
            count(counts.entry(value).or_default(), is_visible);
        }
    }
    let is_closed = !closed_list(field).is_empty();
    let asked = |value: &str| if is_closed { value.to_owned() } else { quote(value) };
    let facet = |(value, (count, total)): (&str, Counts)| Facet {
        value: value.to_owned(),
        term: format!("{}:{}", field.name(), asked(value)),
        count,
        total,
    };
    counts.into_iter().map(facet).collect()
}

/// The values an event has in a field, each once.
fn values<'a>(corpus: &'a Corpus, event: &'a Event, field: Field) -> Vec<&'a str> {
    let name = |id: NameId| corpus[id].label.as_str();
    let mut values: Vec<&str> = match field {
        Field::Actor => corpus.actors(event).iter().map(|actor| name(actor.name)).collect(),
        Field::Place => corpus.places(event).iter().map(|&place| name(place)).collect(),
        Field::Type => vec![event.kind.name()],
        Field::Quad => vec![event.kind.quad().name()],
        Field::Modality => vec![event.modality.name()],
        Field::Polarity => vec![event.polarity.name()],
        _ => labels(corpus, event.article, field),
    };
    values.sort_unstable();
    values.dedup();
    values
}

fn clusters(corpus: &Corpus, visible: &Visible) -> Vec<Facet> {
    let mut counts = vec![(0, 0); corpus.clusters.len()];
    for (event, is_visible) in all(corpus, visible) {
        if let Some(counts) = counts.get_mut(event.cluster.at()) {
            count(counts, is_visible);
        }
    }
    let facet = |(id, (count, total)): (ClusterId, Counts)| Facet {
        value: corpus.label(id),
        term: format!("{}:{}", Field::Cluster.name(), id.at()),
        count,
        total,
    };
    corpus.cluster_ids().zip(counts).map(facet).collect()
}

/// The years in which a date begins or ends, each with the events that can be of that year.
fn years(corpus: &Corpus, visible: &Visible, field: Field) -> Vec<Facet> {
    let date = |event: &Event| match field {
        Field::Date => event.date.map(|date| date.edtf),
        _ => corpus[event.article].published.edtf,
    };
    let mut years: BTreeMap<i16, Counts> = BTreeMap::new();
    for edtf in corpus.events.iter().filter_map(date) {
        years.extend(ends(edtf).map(|year| (year, (0, 0))));
    }
    let mut undated = (0, 0);
    for (event, is_visible) in all(corpus, visible) {
        let Some((first, last)) = date(event).and_then(Edtf::fixed) else {
            count(&mut undated, is_visible);
            continue;
        };
        for counts in years.range_mut(first.year()..=last.year()).map(|(_, counts)| counts) {
            count(counts, is_visible);
        }
    }
    let years = years.into_iter().map(|(year, counts)| (format!("{year:04}"), counts));
    let facet =
        |(value, (count, total))| Facet { term: format!("{}:{value}", field.name()), value, count, total };
    let undated = (undated.1 > 0).then(|| ("none".to_owned(), undated));
    years.chain(undated).map(facet).collect()
}

/// The years of a date's ends that are not open.
fn ends(edtf: Edtf) -> impl Iterator<Item = i16> {
    [edtf.earliest(), edtf.latest()].into_iter().flatten().map(Date::year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Query, made};

    fn listed(query: &str, field: Field) -> String {
        let corpus = made::corpus();
        let visible = Query::parse(query).unwrap().narrow(&corpus);
        let facets = facets(&corpus, &visible, field);
        facets.iter().map(|f| format!("{} {}/{}", f.value, f.count, f.total)).collect::<Vec<_>>().join(", ")
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
        let all = Query::default().narrow(&corpus);
        for (&field, query) in Field::ALL.iter().flat_map(|f| ["", "goita", "-type:consult"].map(|q| (f, q)))
        {
            let visible = Query::parse(query).unwrap().narrow(&corpus);
            for facet in facets(&corpus, &visible, field) {
                let left = |text: &str| Query::parse(text).unwrap().narrow(&corpus).events.len();
                assert_eq!(left(&facet.term), facet.total, "{facet:?}");
                assert_eq!(left(&format!("{} {query}", facet.term)), facet.count, "{facet:?} {query}");
            }
            assert!(facets(&corpus, &all, field).iter().all(|f| f.count == f.total));
        }
    }
}
