//! Average linkage (R. Sokal and C. Michener, 1958): two groups become one where their reports are alike on average. With
//! complete linkage one report that words it oddly kept two groups of the same happening apart.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::corpus::EventId;

use super::desk::Desk;
use super::face::Faces;
use super::pairs::Pair;
use super::rows::Rows;
use super::score::{BEARABLE, BEARABLE_UNDATED, LEAST, SURE, dates_meet, score};

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

/// Where each report belongs. What no chain of pairs connects is linked apart, on all cores. The pairs come in parts, of
/// which each is given back as soon as it is in its place: two copies of millions would be many.
pub(super) fn average(faces: &Faces, parts: Vec<Vec<Pair>>) -> Vec<Place> {
    let realm = realms(faces.len(), &parts);
    let of = |pair: &Pair| realm[pair.a as usize];
    let mut pairs = by_realm(parts, &realm);
    let ranks = ranks(&realm);
    let linked: Vec<(EventId, Place)> = pairs
        .par_chunk_by_mut(|x, y| of(x) == of(y))
        .map_init(
            || Desk::of(faces),
            |desk, pairs| {
                pairs.sort_unstable_by(Pair::surest_first);
                Groups::of(pairs, &ranks).linked(faces, desk, pairs)
            },
        )
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
fn realms(count: usize, parts: &[Vec<Pair>]) -> Vec<u32> {
    let mut above: Vec<u32> = (0..count as u32).collect();
    for pair in parts.iter().flatten() {
        let (a, b) = (top(&mut above, pair.a), top(&mut above, pair.b));
        above[a.max(b) as usize] = a.min(b);
    }
    // Who stands above comes before: one pass is enough.
    for at in 0..count {
        above[at] = above[above[at] as usize];
    }
    above
}

/// The pairs realm by realm.
fn by_realm(parts: Vec<Vec<Pair>>, realm: &[u32]) -> Vec<Pair> {
    let of = |pair: &Pair| realm[pair.a as usize];
    let mut rows = Rows::of(realm.len(), parts.iter().flatten().map(of));
    let mut pairs = vec![Pair { a: 0, b: 0, score: 0.0 }; parts.iter().map(Vec::len).sum()];
    for pair in parts.into_iter().flatten() {
        pairs[rows.place(of(&pair))] = pair;
    }
    pairs
}

/// Which of its realm each report is.
fn ranks(realm: &[u32]) -> Vec<u32> {
    let mut next = Rows::of(realm.len(), std::iter::empty());
    realm.iter().map(|&realm| next.place(realm) as u32).collect()
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

/// No group yet.
const NONE: u32 = u32::MAX;

/// The groups of one realm.
struct Groups<'r> {
    /// Which of the realm each report is.
    ranks: &'r [u32],
    /// The group of each of them.
    of: Vec<u32>,
    /// The reports of each group; of none where it has become part of another.
    members: Vec<Vec<u32>>,
    /// The least that the best pair of two parts of each reached, of those whose dates meet.
    odds: Vec<f32>,
    /// Groups that do not fit: they never will, however they grow.
    apart: FxHashSet<(u32, u32)>,
}

impl<'r> Groups<'r> {
    /// Each report alone, numbered as the pairs name them.
    fn of(pairs: &[Pair], ranks: &'r [u32]) -> Self {
        let mut members: Vec<Vec<u32>> = Vec::new();
        let mut of = Vec::new();
        for report in pairs.iter().flat_map(|p| [p.a, p.b]) {
            let rank = ranks[report as usize] as usize;
            if of.len() <= rank {
                of.resize(rank + 1, NONE);
            }
            if of[rank] == NONE {
                of[rank] = members.len() as u32;
                members.push(vec![report]);
            }
        }
        let odds = vec![f32::INFINITY; members.len()];
        Self { ranks, of, members, odds, apart: FxHashSet::default() }
    }

    /// The group that a report is of now.
    fn at(&mut self, report: u32) -> &mut u32 {
        &mut self.of[self.ranks[report as usize] as usize]
    }

    /// Joined along the pairs: each report with its place.
    fn linked(mut self, faces: &Faces, desk: &mut Desk, pairs: &[Pair]) -> Vec<(EventId, Place)> {
        for pair in pairs {
            let (a, b) = (*self.at(pair.a), *self.at(pair.b));
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
        let least = if bond.best > LEAST { BEARABLE } else { BEARABLE_UNDATED };
        if bond.mean < least {
            self.apart.insert((into, from));
            return;
        }
        let moved = std::mem::take(&mut self.members[from as usize]);
        for report in &moved {
            *self.at(*report) = into;
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

    /// Of two groups. The fewer are laid out: the odds are the same from either side, and summed in one order.
    fn between(faces: &Faces, desk: &mut Desk, a: &[u32], b: &[u32]) -> Self {
        let turned = b.len() < a.len();
        let (few, many) = if turned { (b, a) } else { (a, b) };
        let mut all = vec![0.0; a.len() * b.len()];
        let mut best = LEAST;
        for (i, &x) in few.iter().enumerate() {
            let x = desk.lay(faces.see(x));
            for (j, y) in many.iter().map(|&y| faces.see(y)).enumerate() {
                let odds = score(&x, y, LEAST).max(LEAST);
                all[if turned { j * few.len() + i } else { i * many.len() + j }] = odds;
                if dates_meet(&x, &y) {
                    best = odds.max(best);
                }
            }
        }
        Self { mean: all.iter().sum::<f32>() / all.len() as f32, best }
    }
}
