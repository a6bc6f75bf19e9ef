//! Which reports may be of one happening: only those that share a name and a time are compared.

use std::cell::LazyCell;
use std::cmp::Ordering;
use std::hash::BuildHasher;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::corpus::{EventType, NameId, Polarity};

use super::face::{Days, Faces, Part, Seen};

/// A pair of reports that may be of one happening, with how much speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub a: u32,
    pub b: u32,
    pub score: f32,
}

/// What speaks for one happening from here on.
pub(super) const ENOUGH: f32 = 4.5;
/// What every pair of a cluster must reach.
pub(super) const BEARABLE: f32 = 3.5;

/// The wording that two reports without a name in common must share.
const ALIKE: f32 = 0.9;

/// What speaks for reports of the very same words.
const MOST_WORDING: f32 = 3.0;

/// The reports of one happening date it so many days apart at most.
const MOST_SLACK: i32 = 7;

/// In a block of one name, each report is compared with this many before it: with all in all but a large dossier.
const NEIGHBOURS: usize = 40;

/// In a larger block with fewer: they are of the same days, and most pairs meet in a smaller block too.
const LARGE: usize = 200;
const NEAREST: usize = 10;

/// Of these, so many that are most like it are kept.
const BEST: usize = 12;

/// What a pair is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To be joined: it must share more than a type and a time.
    Proposed,
    /// To stand in one group: nothing must speak against it.
    Borne,
}

impl Asked {
    /// Less than this counts as nothing.
    fn floor(self) -> f32 {
        match self {
            Self::Proposed => ENOUGH,
            Self::Borne => BEARABLE,
        }
    }
}

impl Pair {
    /// The order in which pairs are linked.
    pub(super) fn surest_first(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then((self.a, self.b).cmp(&(other.a, other.b)))
    }
}

/// The pairs with enough in common, of each block; some are of several.
pub(super) fn alike(faces: &Faces) -> Vec<Pair> {
    let order = by_day(faces);
    let entries = entries(faces, &order);
    let key = |entry: &u64| entry >> 32;
    let blocks = entries.par_chunk_by(|x, y| key(x) == key(y)).filter(|block| block.len() > 1);
    blocks.flat_map_iter(|block| within(faces, &order, block)).collect()
}

/// All reports: those that no day is known of first, then day by day.
fn by_day(faces: &Faces) -> Vec<u32> {
    let day = |at: u32| faces.see(at).days.filter(|d| !d.vague).map(|d| d.first);
    let mut order: Vec<u32> = (0..faces.len() as u32).collect();
    order.par_sort_unstable_by_key(|&at| (day(at), at));
    order
}

/// Each key of each report with the report's place in the order, sorted: what shares a key is a block.
fn entries(faces: &Faces, order: &[u32]) -> Vec<u64> {
    let of = |(place, &at): (usize, &u32)| {
        let face = faces.see(at);
        keys(face).into_iter().map(move |key| u64::from(key) << 32 | place as u64)
    };
    let mut entries: Vec<u64> = order.par_iter().enumerate().flat_map_iter(of).collect();
    entries.par_sort_unstable();
    entries
}

/// The pairs of a block: each report with the best of those shortly before it.
fn within(faces: &Faces, order: &[u32], block: &[u64]) -> Vec<Pair> {
    let members: Vec<u32> = block.iter().map(|&entry| order[entry as u32 as usize]).collect();
    let reach = if members.len() > LARGE { NEAREST } else { NEIGHBOURS };
    let mut pairs = Vec::new();
    for (place, &b) in members.iter().enumerate() {
        let kept = pairs.len();
        let face = faces.see(b);
        for &a in &members[place.saturating_sub(reach)..place] {
            let score = score(faces.see(a), face, Asked::Proposed);
            if score >= ENOUGH {
                pairs.push(Pair { a: a.min(b), b: a.max(b), score });
            }
        }
        if pairs.len() > kept + BEST {
            pairs[kept..].select_nth_unstable_by(BEST, Pair::surest_first);
            pairs.truncate(kept + BEST);
        }
    }
    pairs
}

/// Hashed: persons, bodies and pairs of states; where the date is narrow, places and states too.
fn keys(face: Seen) -> Vec<u32> {
    let kind = family(face.kind);
    let key = |a: NameId, b: Option<NameId>| (FxBuildHasher.hash_one((kind, face.part, a, b)) >> 32) as u32;
    let mut keys: Vec<u32> = face.people().iter().chain(face.bodies()).map(|&n| key(n, None)).collect();
    for (i, &a) in face.states().iter().enumerate() {
        keys.extend(face.states().iter().skip(i + 1).take(3).map(|&b| key(a, Some(b))));
    }
    if dated(face) {
        keys.extend(face.places().iter().chain(face.states()).map(|&n| key(n, None)));
    }
    keys
}

/// Types under which papers tell one happening.
fn family(kind: EventType) -> EventType {
    match kind {
        EventType::Support => EventType::Statement,
        EventType::Aid | EventType::Mobilize => EventType::Cooperate,
        other => other,
    }
}

/// How much speaks for one happening; 0 where something speaks against it. Of a pair that is borne it is not told how
/// much more than enough.
pub(super) fn score(a: Seen, b: Seen, asked: Asked) -> f32 {
    let one_paper = a.article == b.article;
    let same = one_paper && (a.sentence == b.sentence || a.polarity != b.polarity);
    if family(a.kind) != family(b.kind) || a.part != b.part || same {
        return 0.0;
    }
    let Some(time) = time(a, b) else { return 0.0 };
    if is_others(a, b) || is_others(b, a) {
        return 0.0;
    }
    let kind = match a.kind {
        _ if a.kind != b.kind => 1.0,
        EventType::Coup => 3.0,
        EventType::Other => 1.5,
        _ => 2.0,
    };
    let meet = meet(a, b);
    let trigger = if same_trigger(a, b) { 0.5 } else { 0.0 };
    let (who, doubt) = (who(a, b), doubt(a, b, meet));
    // The words are looked at last and only where they may decide: it takes longest.
    let but_words = kind + time + who + trigger - doubt;
    if but_words + MOST_WORDING < asked.floor() {
        return 0.0;
    }
    let wording = LazyCell::new(|| wording(a, b));
    match asked {
        Asked::Proposed if has_ground(a, b, meet, &wording) => but_words + *wording,
        Asked::Borne if !may_join(a, b, meet, &wording) => 0.0,
        Asked::Borne if but_words >= BEARABLE => but_words,
        Asked::Borne => but_words + *wording,
        Asked::Proposed => 0.0,
    }
}

fn meet(a: Seen, b: Seen) -> bool {
    shared(a.people(), b.people()) + shared(a.bodies(), b.bodies()) > 0
}

/// Whether the two share more than a type and a time: people, a body, both their states, or place and words.
fn has_ground(a: Seen, b: Seen, meet: bool, wording: &LazyCell<f32, impl FnOnce() -> f32>) -> bool {
    let two_states = shared(a.states(), b.states()) > 1 && !a.completed && !b.completed;
    match family(a.kind) {
        EventType::Statement => meet && (**wording >= ALIKE || (a.days.is_some() && b.days.is_some())),
        EventType::Consult => meet || two_states || same_place(a, b) || same_scene(a, b),
        EventType::Coup => true,
        _ if !meet && is_over(a, b) => false,
        _ if **wording >= ALIKE => true,
        _ if dated(a) && dated(b) => meet || two_states || same_spot(a, b),
        // Two states work together in many ways: undated, the words must be alike too.
        EventType::Cooperate => {
            let told_when = a.days.is_some() && b.days.is_some();
            a.kind == b.kind && two_states && (told_when || same_trigger(a, b))
        }
        // Without days, "the army" and "armed groups" are in many happenings.
        _ => a.kind == b.kind && (two_states || shared(a.people(), b.people()) > 0),
    }
}

/// Whether a report may stand beside another of its group although little is shared: nothing keeps them apart.
fn may_join(a: Seen, b: Seen, meet: bool, wording: &LazyCell<f32, impl FnOnce() -> f32>) -> bool {
    match family(a.kind) {
        EventType::Statement | EventType::Cooperate => has_ground(a, b, meet, wording),
        _ => meet || !is_over(a, b),
    }
}

/// True where one is told to have ended by a vague date and the other has none: before 2021, and now.
fn is_over(a: Seen, b: Seen) -> bool {
    let over = |f: Seen| f.days.is_some_and(|d| d.vague && d.first < 0);
    (over(a) && b.days.is_none()) || (over(b) && a.days.is_none())
}

/// "se sont réunis jeudi à Bruxelles", "le sommet de jeudi": one meeting of one article and day.
fn same_scene(a: Seen, b: Seen) -> bool {
    let day = |f: Seen| f.days.is_some_and(|d| d.width() == 0);
    a.article == b.article && a.days == b.days && day(a)
}

/// An attack, a strike, a quake of the same days in the same town, or named alike in the same state.
fn same_spot(a: Seen, b: Seen) -> bool {
    let days = |f: Seen| f.days.is_some_and(|d| d.width() <= 7);
    let town = shared(a.places(), b.places()) > 0;
    days(a) && days(b) && (town || (same_trigger(a, b) && shared(a.own(), b.own()) > 0))
}

fn same_trigger(a: Seen, b: Seen) -> bool {
    a.trigger().iter().any(|t| b.trigger().contains(t))
}

/// "le retrait des forces françaises", "le retrait américain": the states that act in one are not in the other.
fn is_others(a: Seen, b: Seen) -> bool {
    let known = !a.doers().is_empty() && !b.own().is_empty();
    known && shared(a.doers(), b.own()) == 0 && shared(a.people(), b.people()) == 0
}

/// True of a date that tells which, not only about when.
fn dated(face: Seen) -> bool {
    face.days.is_some_and(|d| !d.vague)
}

/// In one place in the same month.
fn same_place(a: Seen, b: Seen) -> bool {
    let month = |f: Seen| f.days.is_some_and(|d| d.width() <= 31);
    month(a) && month(b) && shared(a.places(), b.places()) > 0
}

/// What speaks against: one report dated to days and the other not at all, one as fact and the other as a scenario.
fn doubt(a: Seen, b: Seen, meet: bool) -> f32 {
    let to_days = |f: Seen| f.days.is_some_and(|d| d.width() <= 7);
    let half_dated = a.days.is_none() != b.days.is_none();
    let mut doubt = 0.0;
    // A country has many coups, and many talks: an undated one need not be the dated one.
    if half_dated && (a.kind == EventType::Coup || (!meet && (to_days(a) || to_days(b)))) {
        doubt += 1.0;
    }
    if a.is_fact != b.is_fact || a.polarity != b.polarity {
        doubt += 1.5;
    }
    if a.is_plural == b.is_plural { doubt } else { doubt + 1.5 }
}

/// Same days speak for, different days against; a vague date says nothing. A visit's reports may date its days apart.
fn time(a: Seen, b: Seen) -> Option<f32> {
    let (Some(x), Some(y)) = (a.days, b.days) else { return Some(0.0) };
    let gap = gap(x, y);
    if gap > MOST_SLACK || (gap > 0 && gap > slack(a, b)) {
        return None;
    }
    Some(match (x.vague || y.vague, x.first == y.first && x.last == y.last) {
        (true, _) => 0.0,
        (false, true) => 2.0,
        (false, false) => 1.5,
    })
}

/// How many days apart the reports of one happening of a person may date it.
fn slack(a: Seen, b: Seen) -> i32 {
    // What did not happen has no day of its own: "aucune rencontre n'a eu lieu" holds for a stretch.
    let denied = a.polarity == Polarity::Negative && b.polarity == Polarity::Negative;
    match shared(a.people(), b.people()) {
        0 => 0,
        _ if denied => MOST_SLACK,
        _ if a.part == Part::Visit => 5,
        _ => 0,
    }
}

/// The days between two dates; 0 where they meet.
fn gap(x: Days, y: Days) -> i32 {
    (y.first - x.last).max(x.first - y.last).max(0)
}

fn who(a: Seen, b: Seen) -> f32 {
    let people = shared(a.people(), b.people());
    if people == 0 && !a.people().is_empty() && !b.people().is_empty() && a.kind == EventType::Consult {
        return -1.0;
    }
    let states = shared(a.states(), b.states());
    let of_states = match states {
        0 => 0.0,
        1 => 0.5,
        _ if a.completed && b.completed => 1.0,
        _ if a.completed || b.completed => 1.5,
        _ => 2.0,
    };
    let weigh = |n: usize, each: f32, most: f32| (n as f32 * each).min(most);
    let local = weigh(shared(a.places(), b.places()), 0.5, 0.5);
    weigh(people, 2.0, 3.0) + weigh(shared(a.bodies(), b.bodies()), 1.0, 1.5) + of_states + local
}

/// The share of words in common, of the report with fewer; a rare word weighs more.
fn wording(a: Seen, b: Seen) -> f32 {
    let common: f32 = both(a.words(), b.words()).map(|&word| a.weight_of(word)).sum();
    MOST_WORDING * common / a.weight.min(b.weight).max(2.0)
}

/// How many items two sorted lists share.
fn shared(a: &[NameId], b: &[NameId]) -> usize {
    if a.is_empty() || b.is_empty() { 0 } else { both(a, b).count() }
}

/// The items of a sorted list that another has too.
fn both<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let mut rest = b;
    a.iter().filter(move |x| {
        while let Some((first, others)) = rest.split_first() {
            match first.cmp(x) {
                Ordering::Less => rest = others,
                found => return found == Ordering::Equal,
            }
        }
        false
    })
}
