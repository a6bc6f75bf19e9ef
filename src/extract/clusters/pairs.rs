//! Which reports may be of one happening: only those that share a name and a time, or a matter, are compared.

use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::mem;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::corpus::{EventRule, NameId};

use super::desk::Desk;
use super::face::{Faces, List, Seen};
use super::matters;
use super::rows::Rows;
use super::score::{ENOUGH, MOST_SLACK, dated, family, may_meet, score_of_met, takes_up};

/// A pair of reports that may be of one happening, with how much speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub score: f32,
}

/// In a block of one name, each report is compared with this many before it: with all in all but a large dossier.
const NEIGHBOURS: usize = 40;

/// In a larger block with fewer: they are of the same days, and most pairs meet in a smaller block too.
const LARGE: usize = 200;
const NEAREST: usize = 10;

/// Of these, so many that are most like it are kept.
const BEST: usize = 12;

impl Pair {
    /// The order in which pairs are linked.
    pub(super) fn surest_first(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then((self.a, self.b).cmp(&(other.a, other.b)))
    }
}

/// The pairs with enough in common, each once, in parts.
pub(super) fn alike(faces: &Faces) -> Vec<Vec<Pair>> {
    let blocks = Blocks::of(faces);
    let start = || (Desk::of(faces), vec![0; faces.len()], Vec::new(), Vec::new());
    each_report(faces, start, |(mut desk, mut met, mut near, mut pairs), report| {
        blocks.before(report, &mut met, &mut near);
        let face = faces.face(report);
        // All that are near are looked at once before any is weighed: a processor fetches many faces side by side.
        near.retain(|&other| may_meet(face, faces.face(other)));
        add_best(&mut pairs, faces, &mut desk, report, &near);
        (desk, met, near, pairs)
    })
    .map(|(_, _, _, pairs)| pairs)
    .collect()
}

/// What is made of all reports, some thousands of them by one core.
fn each_report<T: Send>(
    faces: &Faces,
    start: impl Fn() -> T + Sync + Send,
    add: impl Fn(T, u32) -> T + Sync + Send,
) -> impl ParallelIterator<Item = T> {
    (0..faces.len() as u32).into_par_iter().with_min_len(1024).fold(start, add)
}

/// The reports that share a name and a time, or a matter, block by block.
struct Blocks {
    /// The reports of all blocks, one block behind the other, each in its order.
    members: Vec<u32>,
    /// With how many before it in its block a member is compared.
    reach: Vec<u8>,
    /// The places of each report among the members, report by report, and where those of each end.
    places: Vec<u32>,
    ends: Vec<u32>,
    /// When each report is of: where two are far apart, nothing else need be looked at.
    when: Vec<When>,
}

/// The first and the last day of a report, near enough to tell which are far apart: small, as all are looked at often.
type When = (u16, u16);

/// What may be of any day.
const WHENEVER: When = (0, u16::MAX);

impl Blocks {
    /// What shares a key is a block.
    fn of(faces: &Faces) -> Self {
        let add = |mut entries: Vec<u64>, at: u32| {
            keys(faces.see(at), &mut |key| entries.push(pack(key, at)));
            entries
        };
        let mut entries: Vec<u64> = each_report(faces, Vec::new, add).flatten_iter().collect();
        entries.par_sort_unstable();
        entries.dedup();
        let reach = entries.chunk_by(|x, y| high(*x) == high(*y)).flat_map(|block| {
            let most = if block.len() > LARGE { NEAREST } else { NEIGHBOURS };
            (0..block.len()).map(move |before| before.min(most) as u8)
        });
        let reach = reach.collect();
        let members: Vec<u32> = entries.iter().map(|&entry| low(entry)).collect();
        drop(entries);
        let (places, ends) = places(&members, faces.len());
        Self { members, reach, places, ends, when: when(faces) }
    }

    /// The reports shortly before one in its blocks that may be of its days, each once: `met` tells of which report each
    /// was met last.
    fn before(&self, b: u32, met: &mut [u32], near: &mut Vec<u32>) {
        near.clear();
        let (first, last) = self.when[b as usize];
        let (from, to) = (first.saturating_sub(MOST_SLACK as u16), last.saturating_add(MOST_SLACK as u16));
        let is_close = |a: &&u32| {
            let (first, last) = self.when[**a as usize];
            first <= to && from <= last
        };
        let start = b.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        for &place in &self.places[start as usize..self.ends[b as usize] as usize] {
            let place = place as usize;
            let before = &self.members[place - usize::from(self.reach[place])..place];
            let is_new = |a: &&u32| mem::replace(&mut met[**a as usize], b) != b;
            near.extend(before.iter().filter(is_close).filter(is_new));
        }
    }
}

/// When each report is of, counted from an age before the one in the middle of all that have days: what is earlier or
/// later than such a count reaches is of its ends.
fn when(faces: &Faces) -> Vec<When> {
    let all = || (0..faces.len() as u32).map(|at| faces.face(at).days);
    let dated = || all().flatten().filter(|days| !days.vague);
    let middle = dated().nth(dated().count() / 2).map_or(0, |days| days.first);
    let from = middle - i32::from(u16::MAX / 2);
    let count = |day: i32| (day - from).clamp(0, u16::MAX.into()) as u16;
    all().map(|days| days.map_or(WHENEVER, |days| (count(days.first), count(days.last)))).collect()
}

/// Where each report stands among the members, report by report, and where the places of each end.
fn places(members: &[u32], reports: usize) -> (Vec<u32>, Vec<u32>) {
    let mut rows = Rows::of(reports, members.iter().copied());
    let mut places = vec![0; members.len()];
    for (place, &report) in members.iter().enumerate() {
        places[rows.place(report)] = place as u32;
    }
    (places, rows.ends())
}

fn pack(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

fn high(pair: u64) -> u32 {
    (pair >> 32) as u32
}

fn low(pair: u64) -> u32 {
    pair as u32
}

/// Adds the pairs of a report with those that are most like it, of some that it may meet.
fn add_best(pairs: &mut Vec<Pair>, faces: &Faces, desk: &mut Desk, b: u32, near: &[u32]) {
    if near.is_empty() {
        return;
    }
    let face = desk.lay(faces.see(b));
    let pair = |&a: &u32| Pair { a, b, score: score_of_met(&face, faces.see(a), ENOUGH) };
    let from = pairs.len();
    pairs.extend(near.iter().map(pair).filter(|p| p.score >= ENOUGH));
    if pairs.len() > from + BEST {
        pairs[from..].select_nth_unstable_by(BEST, Pair::surest_first);
        pairs.truncate(from + BEST);
    }
}

/// Hashed: persons, bodies and pairs of states; where the date is narrow, places and states too.
fn keys(face: Seen, give: &mut impl FnMut(u32)) {
    // It goes with the report that it tells anew.
    if face.rule == EventRule::Retold {
        return;
    }
    let kind = family(face.kind);
    let key = |a: NameId, b: Option<NameId>| (FxBuildHasher.hash_one((kind, face.part, a, b)) >> 32) as u32;
    face.names(List::People).iter().chain(face.names(List::Bodies)).for_each(|&n| give(key(n, None)));
    let states = face.names(List::States);
    for (i, &a) in states.iter().enumerate() {
        states.iter().skip(i + 1).take(3).for_each(|&b| give(key(a, Some(b))));
    }
    if dated(&face) {
        face.names(List::Places).iter().chain(states).for_each(|&n| give(key(n, None)));
    }
    // Told without a name of its own: those that stand out in its article.
    let told = dated(&face) || takes_up(face);
    if told && [List::People, List::Bodies, List::Places].iter().all(|&list| face.lacks(list)) {
        face.setting().for_each(|n| give(key(n, None)));
    }
    keys_of_matters(face, give);
}

/// With so many of the names that stand out in its article a matter is looked for.
const SETTING: usize = 2;

/// Hashed: each matter, of whatever type, with its places and bodies, with its day, and with its article's names.
fn keys_of_matters(face: Seen, give: &mut impl FnMut(u32)) {
    let day = face.days.filter(|days| days.width() == 0).map(|days| days.first);
    for matter in matters::each(face.matters) {
        let mut add = |of: i64| give((FxBuildHasher.hash_one((matter, of)) >> 32) as u32);
        for spots in [List::Places, List::Bodies] {
            face.names(spots).iter().for_each(|spot| add(-1 - i64::from(spot.0)));
        }
        if let Some(day) = day {
            add(day.into());
        }
        face.setting().take(SETTING).for_each(|name| add(-1 - i64::from(name.0)));
    }
}
