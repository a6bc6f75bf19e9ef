//! Average linkage (R. Sokal and C. Michener, 1958): two groups become one where their reports are alike on average. With
//! complete linkage one report that words it oddly kept two groups of the same happening apart.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::corpus::EventId;

use super::face::Faces;
use super::pairs::Pair;
use super::score::{BEARABLE, LEAST, score};

/// Larger groups are not joined: they are topics, not happenings.
const LARGEST: usize = 64;

/// For each report the first of its group. What no chain of pairs connects is linked apart, on all cores.
pub(super) fn average(faces: &Faces, mut pairs: Vec<Pair>) -> Vec<EventId> {
    let realm = realms(faces.len(), &pairs);
    let of = |pair: &Pair| realm[pair.a as usize];
    pairs.par_sort_unstable_by(|x, y| of(x).cmp(&of(y)).then_with(|| x.surest_first(y)));
    let linked: Vec<(EventId, EventId)> = pairs
        .par_chunk_by(|x, y| of(x) == of(y))
        .flat_map_iter(|pairs| Groups::of(pairs).linked(faces, pairs))
        .collect();
    let mut first: Vec<EventId> = (0..faces.len()).map(EventId::new).collect();
    for (report, of) in linked {
        first[report.at()] = of;
    }
    first
}

/// For each report one that stands for all that chains of pairs connect with it.
fn realms(count: usize, pairs: &[Pair]) -> Vec<u32> {
    let mut above: Vec<u32> = (0..count as u32).collect();
    for pair in pairs {
        let (a, b) = (top(&mut above, pair.a), top(&mut above, pair.b));
        above[a.max(b) as usize] = a.min(b);
    }
    // Who stands above comes before: one pass is enough.
    for at in 0..count {
        above[at] = above[above[at] as usize];
    }
    above
}

/// The end of a chain, which is halved on the way.
fn top(above: &mut [u32], mut at: u32) -> u32 {
    while above[at as usize] != at {
        let next = above[above[at as usize] as usize];
        above[at as usize] = next;
        at = next;
    }
    at
}

/// The groups of one realm.
struct Groups {
    /// Each report's group.
    of: FxHashMap<u32, u32>,
    /// The reports of each group; of none where it has become part of another.
    members: Vec<Vec<u32>>,
    /// Groups that do not fit: they never will, however they grow.
    apart: FxHashSet<(u32, u32)>,
}

impl Groups {
    /// Each report alone.
    fn of(pairs: &[Pair]) -> Self {
        let mut members = Vec::new();
        let mut of = FxHashMap::default();
        for report in pairs.iter().flat_map(|p| [p.a, p.b]) {
            of.entry(report).or_insert_with(|| {
                members.push(vec![report]);
                members.len() as u32 - 1
            });
        }
        Self { of, members, apart: FxHashSet::default() }
    }

    /// Joined along the pairs: each report with the first of its group.
    fn linked(mut self, faces: &Faces, pairs: &[Pair]) -> Vec<(EventId, EventId)> {
        for pair in pairs {
            let (a, b) = (self.of[&pair.a], self.of[&pair.b]);
            if a != b {
                self.join(faces, a.min(b), a.max(b));
            }
        }
        let with_first = |group: &Vec<u32>| {
            let ids: Vec<EventId> = group.iter().map(|&at| faces.see(at).id).collect();
            let first = ids.iter().copied().min();
            ids.into_iter().filter_map(move |id| Some((id, first?)))
        };
        self.members.iter().flat_map(with_first).collect()
    }

    fn join(&mut self, faces: &Faces, into: u32, from: u32) {
        let (all, more) = (&self.members[into as usize], &self.members[from as usize]);
        if all.len() + more.len() > LARGEST || self.apart.contains(&(into, from)) {
            return;
        }
        if !fit(faces, all, more) {
            self.apart.insert((into, from));
            return;
        }
        let moved = std::mem::take(&mut self.members[from as usize]);
        for report in &moved {
            self.of.insert(*report, into);
        }
        self.members[into as usize].extend(moved);
    }
}

/// True where the pairs between two groups are alike on average.
fn fit(faces: &Faces, a: &[u32], b: &[u32]) -> bool {
    let pairs = a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y)));
    let odds: f32 = pairs.map(|(x, y)| score(faces.see(x), faces.see(y), LEAST).max(LEAST)).sum();
    odds >= BEARABLE * (a.len() * b.len()) as f32
}
