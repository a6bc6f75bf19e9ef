//! Which reports are of one happening, and what they disagree about.
//!
//! faces (what is compared) → pairs (blocked by name, scored) → link (complete-link) → differ (discrepancies).

mod differ;
mod face;
mod link;
mod pairs;
#[cfg(test)]
mod tests;

use crate::corpus::{Basis, Cluster, ClusterId, Corpus, Event, EventId, Modality};
use crate::date::{Edtf, Moment};

use differ::Titles;

/// Puts every event in exactly one cluster, and lists the discrepancies of each.
pub fn group(corpus: &mut Corpus) {
    let faces = face::all(corpus);
    let groups = link::complete(&faces, &pairs::alike(&faces));
    let titles = Titles::of(corpus);
    corpus.clusters.clear();
    for (at, members) in groups.into_iter().enumerate() {
        let events: Vec<EventId> = members.into_iter().map(EventId::new).collect();
        for &event in &events {
            corpus.events[event.at()].cluster = ClusterId::new(at);
        }
        let discrepancies = differ::among(corpus, &titles, &events);
        let cluster =
            Cluster { label: label(corpus, &events), date: cover(corpus, &events), events, discrepancies };
        corpus.clusters.push(cluster);
    }
}

/// The clearest of the reports' summaries: told as fact, dated by its own words, with its people, and short.
fn label(corpus: &Corpus, events: &[EventId]) -> String {
    let clarity = |e: &Event| {
        let stated = e.date.is_some_and(|d| d.basis != Basis::Narrative);
        let whole = !e.summary.starts_with('…');
        (e.modality == Modality::Asserted, stated, whole, e.actors.len().min(3))
    };
    let best = events.iter().copied().max_by_key(|&id| {
        let event = &corpus[id];
        (clarity(event), std::cmp::Reverse((event.summary.len(), id)))
    });
    best.map(|id| corpus[id].summary.clone()).unwrap_or_default()
}

/// From the first to the last day that the reports give; vague dates count only where there are no others.
fn cover(corpus: &Corpus, events: &[EventId]) -> Option<Edtf> {
    let all = || events.iter().filter_map(|&id| corpus[id].date.map(|d| d.edtf));
    let narrow: Vec<Edtf> = all().filter(|d| !face::is_vague(*d)).collect();
    let dates = if narrow.is_empty() { all().collect() } else { narrow };
    let (first, rest) = dates.split_first()?;
    if rest.iter().all(|d| d == first) {
        return Some(*first);
    }
    let start = dates.iter().map(|d| d.start()).min_by_key(|m| m.map(|m| m.unit.first()))?;
    let end = dates.iter().map(|d| d.end()).max_by_key(|m| (m.is_none(), m.map(|m| m.unit.last())))?;
    joined(start, end)
}

fn joined(start: Option<Moment>, end: Option<Moment>) -> Option<Edtf> {
    match (start, end) {
        (None, None) => None,
        (Some(a), Some(b)) if a == b => Some(Edtf::At(a)),
        _ => Some(Edtf::Between(start, end)),
    }
}
