//! Average linkage (R. Sokal and C. Michener, 1958): two groups become one where their reports are alike on average. With
//! complete linkage one report that words it oddly kept two groups of the same happening apart.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::corpus::EventId;

use super::desk::Desk;
use super::face::Faces;
use super::pairs::Pair;
use super::score::{BEARABLE, LEAST, SURE, dates_meet, score};

/// Larger groups are not joined: they are topics, not happenings.
const LARGEST: usize = 64;

/// Where a report belongs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The first report of its group.
    pub first: EventId,
    /// False where the group was joined on little.
    pub is_sure: bool,
}

/// Where each report belongs. What no chain of pairs connects is linked apart, on all cores.
pub(super) fn average(faces: &Faces, mut pairs: Vec<Pair>) -> Vec<Place> {
    let realm = realms(faces.len(), &pairs);
    let of = |pair: &Pair| realm[pair.a as usize];
    pairs.par_sort_unstable_by(|x, y| of(x).cmp(&of(y)).then_with(|| x.surest_first(y)));
    let linked: Vec<(EventId, Place)> = pairs
        .par_chunk_by(|x, y| of(x) == of(y))
        .map_init(|| Desk::of(faces), |desk, pairs| Groups::of(pairs).linked(faces, desk, pairs))
        .flatten_iter()
        .collect();
    let alone = |at| Place { first: EventId::new(at), is_sure: true };
    let mut places: Vec<Place> = (0..faces.len()).map(alone).collect();
    for (report, place) in linked {
        places[report.at()] = place;
    }
    places
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
    /// The least that the best pair of two parts of each reached, of those whose dates meet.
    odds: Vec<f32>,
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
        let odds = vec![f32::INFINITY; members.len()];
        Self { of, members, odds, apart: FxHashSet::default() }
    }

    /// Joined along the pairs: each report with its place.
    fn linked(mut self, faces: &Faces, desk: &mut Desk, pairs: &[Pair]) -> Vec<(EventId, Place)> {
        for pair in pairs {
            let (a, b) = (self.of[&pair.a], self.of[&pair.b]);
            if a != b {
                self.join(faces, desk, pair, [a.min(b), a.max(b)]);
            }
        }
        let placed = |(group, &odds): (&Vec<u32>, &f32)| {
            let ids: Vec<EventId> = group.iter().map(|&at| faces.see(at).id()).collect();
            let first = ids.iter().copied().min();
            let place = first.map(|first| Place { first, is_sure: odds >= SURE });
            ids.into_iter().filter_map(move |id| Some((id, place?)))
        };
        self.members.iter().zip(&self.odds).flat_map(placed).collect()
    }

    /// Joins the two groups that a pair connects, if they hold together.
    fn join(&mut self, faces: &Faces, desk: &mut Desk, pair: &Pair, [into, from]: [u32; 2]) {
        let (all, more) = (&self.members[into as usize], &self.members[from as usize]);
        if all.len() + more.len() > LARGEST || self.apart.contains(&(into, from)) {
            return;
        }
        let bond = match (&all[..], &more[..]) {
            ([_], [_]) => Bond::of(faces, pair),
            _ => Bond::between(faces, desk, all, more),
        };
        if bond.mean < BEARABLE {
            self.apart.insert((into, from));
            return;
        }
        let moved = std::mem::take(&mut self.members[from as usize]);
        for report in &moved {
            self.of.insert(*report, into);
        }
        self.members[into as usize].extend(moved);
        self.odds[into as usize] = self.odds[into as usize].min(self.odds[from as usize]).min(bond.best);
    }
}

/// How well two groups hold together: the odds of the pairs between them, and the best of those whose dates meet.
struct Bond {
    mean: f32,
    best: f32,
}

impl Bond {
    /// Of two reports: that of their pair.
    fn of(faces: &Faces, pair: &Pair) -> Self {
        let meet = dates_meet(faces.face(pair.a), faces.face(pair.b));
        Self { mean: pair.score, best: if meet { pair.score } else { LEAST } }
    }

    fn between(faces: &Faces, desk: &mut Desk, a: &[u32], b: &[u32]) -> Self {
        let (mut sum, mut best) = (0.0, LEAST);
        for &x in a {
            let x = desk.lay(faces.see(x));
            for y in b.iter().map(|&y| faces.see(y)) {
                let odds = score(&x, y, LEAST).max(LEAST);
                sum += odds;
                if dates_meet(&x, &y) {
                    best = odds.max(best);
                }
            }
        }
        Self { mean: sum / (a.len() * b.len()) as f32, best }
    }
}
