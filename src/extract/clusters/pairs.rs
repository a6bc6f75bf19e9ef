//! Which reports may be of one happening: only those that share a name and a time are compared.

use std::cell::LazyCell;
use std::cmp::Ordering;
use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::corpus::{EventType, NameId, Polarity};

use super::face::{Days, Face, Part};

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

/// In a block of one name and time, each report is compared with this many before it.
const NEIGHBOURS: usize = 40;

/// What two reports must share to be compared: type family, names, month.
type Key = (EventType, [u32; 2], i32);

/// What a pair is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To be joined: it must share more than a type and a time.
    Proposed,
    /// To stand in one group: nothing must speak against it.
    Borne,
}

/// The pairs with enough in common, the surest first.
pub(super) fn alike(faces: &[Face]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut blocks = Blocks { last: FxHashMap::default(), met: vec![u32::MAX; faces.len()] };
    for b in by_day(faces) {
        blocks.each_before(b, &faces[b as usize], |a| {
            let score = score(&faces[a as usize], &faces[b as usize], Asked::Proposed);
            if score >= ENOUGH {
                pairs.push(Pair { a: a.min(b), b: a.max(b), score });
            }
        });
    }
    pairs.sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    pairs
}

/// All reports, the undated first, then day by day.
fn by_day(faces: &[Face]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..faces.len() as u32).collect();
    order.sort_unstable_by_key(|&at| (faces[at as usize].days.map(|d| d.first), at));
    order
}

/// The last reports of each key.
struct Blocks {
    last: FxHashMap<Key, VecDeque<u32>>,
    /// For each report the last one it was compared with: two that share several keys are compared once.
    met: Vec<u32>,
}

impl Blocks {
    /// Gives the reports that share a key with this one and come shortly before it, each once; then adds it.
    fn each_before(&mut self, b: u32, face: &Face, mut give: impl FnMut(u32)) {
        for key in keys(face) {
            let block = self.last.entry(key).or_default();
            for &a in &*block {
                if std::mem::replace(&mut self.met[a as usize], b) != b {
                    give(a);
                }
            }
            if block.len() == NEIGHBOURS {
                block.pop_front();
            }
            block.push_back(b);
        }
    }
}

/// Persons, bodies and pairs of states, each alone and, where the date is narrow, in its months.
fn keys(face: &Face) -> Vec<Key> {
    let one = |n: &NameId| [n.0, u32::MAX];
    let mut names: Vec<[u32; 2]> = face.people().iter().chain(face.bodies()).map(one).collect();
    for (i, a) in face.states().iter().enumerate() {
        names.extend(face.states().iter().skip(i + 1).take(3).map(|b| [a.0, b.0]));
    }
    let kind = family(face.kind);
    let mut keys: Vec<Key> = names.iter().map(|&n| (kind, n, i32::MAX)).collect();
    if let Some(days) = face.days.filter(|d| !d.vague) {
        let local = face.places().iter().chain(face.states()).map(one);
        let months = [month(days.first), month(days.last)];
        names.extend(local);
        keys.extend(names.iter().map(|&n| (kind, n, months[0])));
        if months[0] != months[1] {
            keys.extend(names.iter().map(|&n| (kind, n, months[1])));
        }
    }
    keys
}

fn month(day: jiff::civil::Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

/// Types under which papers tell one happening.
fn family(kind: EventType) -> EventType {
    match kind {
        EventType::Support => EventType::Statement,
        EventType::Aid | EventType::Mobilize => EventType::Cooperate,
        other => other,
    }
}

/// How much speaks for one happening; 0 where something speaks against it.
pub(super) fn score(a: &Face, b: &Face, asked: Asked) -> f32 {
    let denies = a.article == b.article && a.polarity != b.polarity;
    if family(a.kind) != family(b.kind) || a.part != b.part || a.sentence == b.sentence || denies {
        return 0.0;
    }
    if is_others(a, b) || is_others(b, a) {
        return 0.0;
    }
    let Some(time) = time(a, b) else { return 0.0 };
    let wording = LazyCell::new(|| wording(a, b));
    let meet = meet(a, b);
    let ground = match asked {
        Asked::Proposed => has_ground(a, b, meet, &wording),
        Asked::Borne => may_join(a, b, meet, *wording),
    };
    if !ground {
        return 0.0;
    }
    let kind = match a.kind {
        _ if a.kind != b.kind => 1.0,
        EventType::Coup => 3.0,
        EventType::Other => 1.5,
        _ => 2.0,
    };
    let trigger = if same_trigger(a, b) { 0.5 } else { 0.0 };
    kind + time + who(a, b) + *wording + trigger - doubt(a, b, meet)
}

fn meet(a: &Face, b: &Face) -> bool {
    shared(a.people(), b.people()) + shared(a.bodies(), b.bodies()) > 0
}

/// Whether the two share more than a type and a time: people, a body, both their states, or place and words.
fn has_ground(a: &Face, b: &Face, meet: bool, wording: &LazyCell<f32, impl FnOnce() -> f32>) -> bool {
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
fn may_join(a: &Face, b: &Face, meet: bool, wording: f32) -> bool {
    match family(a.kind) {
        EventType::Statement | EventType::Cooperate => {
            let eager = LazyCell::new(|| wording);
            has_ground(a, b, meet, &eager)
        }
        _ => meet || !is_over(a, b),
    }
}

/// True where one is told to have ended by a vague date and the other has none: before 2021, and now.
fn is_over(a: &Face, b: &Face) -> bool {
    let over = |f: &Face| f.days.is_some_and(|d| d.vague && d.first.year() < 0);
    (over(a) && b.days.is_none()) || (over(b) && a.days.is_none())
}

/// "se sont réunis jeudi à Bruxelles", "le sommet de jeudi": one meeting of one article and day.
fn same_scene(a: &Face, b: &Face) -> bool {
    let day = |f: &Face| f.days.is_some_and(|d| d.width() == 0);
    a.article == b.article && a.days == b.days && day(a)
}

/// An attack, a strike, a quake of the same days in the same town, or named alike in the same state.
fn same_spot(a: &Face, b: &Face) -> bool {
    let days = |f: &Face| f.days.is_some_and(|d| d.width() <= 7);
    let town = shared(a.places(), b.places()) > 0;
    days(a) && days(b) && (town || (same_trigger(a, b) && shared(a.own(), b.own()) > 0))
}

fn same_trigger(a: &Face, b: &Face) -> bool {
    a.trigger.iter().any(|t| b.trigger.contains(t))
}

/// "le retrait des forces françaises", "le retrait américain": the states that act in one are not in the other.
fn is_others(a: &Face, b: &Face) -> bool {
    let known = !a.doers().is_empty() && !b.own().is_empty();
    known && shared(a.doers(), b.own()) == 0 && shared(a.people(), b.people()) == 0
}

/// True of a date that tells which, not only about when.
fn dated(face: &Face) -> bool {
    face.days.is_some_and(|d| !d.vague)
}

/// In one place in the same month.
fn same_place(a: &Face, b: &Face) -> bool {
    let month = |f: &Face| f.days.is_some_and(|d| d.width() <= 31);
    month(a) && month(b) && shared(a.places(), b.places()) > 0
}

/// What speaks against: one report dated to days and the other not at all, one as fact and the other as a scenario.
fn doubt(a: &Face, b: &Face, meet: bool) -> f32 {
    let to_days = |f: &Face| f.days.is_some_and(|d| d.width() <= 7);
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
fn time(a: &Face, b: &Face) -> Option<f32> {
    let (Some(x), Some(y)) = (a.days, b.days) else { return Some(0.0) };
    if gap(x, y) > slack(a, b) {
        return None;
    }
    Some(match (x.vague || y.vague, x.first == y.first && x.last == y.last) {
        (true, _) => 0.0,
        (false, true) => 2.0,
        (false, false) => 1.5,
    })
}

/// How many days apart the reports of one happening of a person may date it.
fn slack(a: &Face, b: &Face) -> i32 {
    // What did not happen has no day of its own: "aucune rencontre n'a eu lieu" holds for a stretch.
    let denied = a.polarity == Polarity::Negative && b.polarity == Polarity::Negative;
    match shared(a.people(), b.people()) {
        0 => 0,
        _ if denied => 7,
        _ if a.part == Part::Visit => 5,
        _ => 0,
    }
}

/// The days between two dates; 0 where they meet.
fn gap(x: Days, y: Days) -> i32 {
    let between = |early: Days, late: Days| early.last.until(late.first).map_or(0, |s| s.get_days());
    between(x, y).max(between(y, x)).max(0)
}

fn who(a: &Face, b: &Face) -> f32 {
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
fn wording(a: &Face, b: &Face) -> f32 {
    let common: f32 = both(&a.words, &b.words, |w| w.0).map(|w| w.1).sum();
    3.0 * common / a.weight.min(b.weight).max(2.0)
}

/// How many items two sorted lists share.
fn shared(a: &[NameId], b: &[NameId]) -> usize {
    if a.is_empty() || b.is_empty() { 0 } else { both(a, b, |n| n.0).count() }
}

/// The items of a sorted list whose keys another has too.
fn both<'a, T, K: Ord>(a: &'a [T], b: &'a [T], key: impl Fn(&T) -> K + 'a) -> impl Iterator<Item = &'a T> {
    let mut rest = b;
    a.iter().filter(move |x| {
        let x = key(x);
        while let Some((first, others)) = rest.split_first() {
            match key(first).cmp(&x) {
                Ordering::Less => rest = others,
                found => return found == Ordering::Equal,
            }
        }
        false
    })
}
