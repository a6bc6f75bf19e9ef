//! Which reports are of one happening, and what they disagree about.
//!
//! gather (faces: what is compared: days, names, stems) → pairs (blocked by name and by matter) → desk (what two share) →
//! score → link (average-link) → differ (discrepancies).

mod days;
mod desk;
mod differ;
mod evidence;
mod face;
mod gather;
mod kin;
mod link;
mod matters;
mod pairs;
mod rows;
mod score;
mod stems;
#[cfg(test)]
mod tests;
mod why;

pub(super) use kin::Kin;
pub(super) use stems::stems;
pub use why::{Joins, Likeness};

use link::Place;
use rows::Rows;

use rayon::prelude::*;

use crate::corpus::{
    Basis, Cluster, ClusterId, Corpus, Event, EventId, EventRule, Happenings, Modality, Told,
};
use crate::date::{Edtf, Moment};

/// Loads the words by which reports are found to tell of one matter.
pub(super) fn load() {
    matters::load();
}

/// The happenings that the events of a corpus report, and what the reports of each disagree about.
#[must_use]
pub fn group(corpus: &Corpus) -> Happenings {
    let places = places(corpus);
    let first = |id: EventId| places[id.at()].first;
    let mut rows = Rows::of(places.len(), places.iter().map(|place| place.first.0));
    let mut told = vec![EventId(0); places.len()];
    corpus.event_ids().for_each(|id| told[rows.place(first(id).0)] = id);
    let groups = told.par_chunk_by(|x, y| first(*x) == first(*y));
    let named = groups.map(|events| (events, clearest(corpus, events), cover(corpus, events)));
    let looked_at: Vec<_> = named
        .map(|(events, label, date)| (events.len(), label, date, differ::among(corpus, events)))
        .collect();
    let mut happenings = Happenings { of: vec![ClusterId(0); told.len()], ..Happenings::default() };
    let mut start = 0;
    for (count, label, date, differ) in looked_at {
        let id = ClusterId::new(happenings.clusters.len());
        for event in &told[start..start + count] {
            happenings.of[event.at()] = id;
        }
        for differ::Differing { matter, values } in differ {
            happenings.disputes.push(id, matter, values);
        }
        let begins = Told::new(start, places[label.at()].is_sure);
        happenings.clusters.push(Cluster { label, date, told: begins });
        start += count;
    }
    happenings.told = told;
    happenings
}

/// The happening that each report is of. What is compared is dropped before the reports are looked at again.
fn places(corpus: &Corpus) -> Vec<Place> {
    let faces = gather::faces(corpus);
    let mut places = link::average(&faces, pairs::alike(&faces));
    // "Residents said it happened on Sunday": of what the sentence before has told, whatever else is like it.
    for id in corpus.event_ids().filter(|&id| corpus[id].rule == EventRule::Retold) {
        if let Some(told) = retold(corpus, id) {
            places[id.at()] = places[told.at()];
        }
    }
    places
}

/// The report that another tells anew: the last of its type before it.
fn retold(corpus: &Corpus, id: EventId) -> Option<EventId> {
    let Event { article, kind, sentence, .. } = corpus[id];
    let before = (0..id.at()).rev().map(EventId::new).take_while(|&other| corpus[other].article == article);
    before.into_iter().find(|&other| corpus[other].kind == kind && corpus[other].sentence != sentence)
}

/// The report that is told as fact, dated by its own words, with its people, and short.
fn clearest(corpus: &Corpus, events: &[EventId]) -> EventId {
    if let [only] = events {
        return *only;
    }
    let vouched = |id: EventId| {
        let event = &corpus[id];
        let stated = event.date.is_some_and(|d| d.basis != Basis::Narrative);
        (event.modality == Modality::Asserted, stated)
    };
    let best = events.iter().map(|&id| vouched(id)).max();
    let clarity = |id: EventId| {
        let (cut, length) = corpus.summary_shape(&corpus[id]);
        let people = corpus.actors(&corpus[id]).len().min(3);
        (!cut, people, std::cmp::Reverse((length, id)))
    };
    let clear = events.iter().copied().filter(|&id| Some(vouched(id)) == best);
    clear.max_by_key(|&id| clarity(id)).unwrap_or(EventId(0))
}

/// From the first to the last day that the reports give; vague dates count only where there are no others.
fn cover(corpus: &Corpus, events: &[EventId]) -> Option<Edtf> {
    let told = |edtf: Edtf| days::one_end(edtf).map_or(edtf, Edtf::day);
    let all = || events.iter().filter_map(|&id| corpus[id].date.map(|d| told(d.edtf)));
    if events.len() == 1 {
        return all().next();
    }
    let narrow: Vec<Edtf> = all().filter(|d| !days::is_vague(*d)).collect();
    let dates = if narrow.is_empty() { all().collect() } else { narrow };
    let (first, rest) = dates.split_first()?;
    if rest.iter().all(|d| d == first) {
        return Some(*first);
    }
    let start = dates.iter().map(|d| d.start()).min_by_key(|m| m.map(|m| m.unit().first()))?;
    let end = dates.iter().map(|d| d.end()).max_by_key(|m| (m.is_none(), m.map(|m| m.unit().last())))?;
    joined(start, end)
}

fn joined(start: Option<Moment>, end: Option<Moment>) -> Option<Edtf> {
    match (start, end) {
        (None, None) => None,
        (Some(a), Some(b)) if a == b => Some(Edtf::At(a)),
        _ => Some(Edtf::Between(start, end)),
    }
}
