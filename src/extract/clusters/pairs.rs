//! Which reports may be of one happening: only those that share a name and a time are compared.

use std::cell::LazyCell;
use std::cmp::Ordering;
use std::hash::BuildHasher;

use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::corpus::{EventRule, EventType, NameId, Polarity};

use super::days::Days;
use super::face::{Faces, Part, Seen, both};

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

/// The wording that tells of one happening whatever the trigger.
const SAME: f32 = 2.0;

/// What speaks for reports of the very same words.
const MOST_WORDING: f32 = 3.0;

/// The reports of one happening date it so many days apart at most.
const MOST_SLACK: i32 = 7;

/// No year has more days than this from its first to its last.
const YEAR: i32 = 365;

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

/// The pairs with enough in common, each once.
pub(super) fn alike(faces: &Faces) -> Vec<Pair> {
    let blocks = Blocks::of(faces);
    let reports = blocks.places.par_chunk_by(|x, y| high(*x) == high(*y));
    let best = |near: &mut Vec<u32>, places: &[u64]| {
        let report = high(places[0]);
        blocks.before(report, places, near);
        best(faces, report, near)
    };
    reports.map_init(Vec::new, best).flatten_iter().collect()
}

/// The reports that share a name and a time, block by block.
struct Blocks {
    /// The reports of all blocks, one block behind the other, each in its order.
    members: Vec<u32>,
    /// With how many before it in its block a member is compared.
    reach: Vec<u8>,
    /// Each report with each of its places among the members, in order.
    places: Vec<u64>,
    /// The days of each report, of one without any all: where they are far apart, nothing else need be looked at.
    days: Vec<Days>,
}

impl Blocks {
    /// What shares a key is a block.
    fn of(faces: &Faces) -> Self {
        let of = |at: u32| keys(faces.see(at)).into_iter().map(move |key| pack(key, at));
        let mut entries: Vec<u64> = (0..faces.len() as u32).into_par_iter().flat_map_iter(of).collect();
        entries.par_sort_unstable();
        let reach = entries.chunk_by(|x, y| high(*x) == high(*y)).flat_map(|block| {
            let most = if block.len() > LARGE { NEAREST } else { NEIGHBOURS };
            (0..block.len()).map(move |before| before.min(most) as u8)
        });
        let reach = reach.collect();
        let members: Vec<u32> = entries.iter().map(|&entry| low(entry)).collect();
        let mut places = entries;
        places.par_iter_mut().enumerate().for_each(|(place, entry)| *entry = pack(low(*entry), place as u32));
        places.par_sort_unstable();
        let days = (0..faces.len() as u32).map(|at| faces.see(at).days.unwrap_or(Days::ANY)).collect();
        Self { members, reach, places, days }
    }

    /// The reports shortly before one in its blocks that may be of its days, in order.
    fn before(&self, b: u32, places: &[u64], near: &mut Vec<u32>) {
        near.clear();
        let days = self.days[b as usize];
        for place in places.iter().map(|&place| low(place) as usize) {
            let before = &self.members[place - usize::from(self.reach[place])..place];
            near.extend(before.iter().filter(|&&a| gap(self.days[a as usize], days) <= MOST_SLACK));
        }
        near.sort_unstable();
        near.dedup();
    }
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

/// A report with those that are most like it.
fn best(faces: &Faces, b: u32, near: &[u32]) -> Vec<Pair> {
    let face = faces.see(b);
    let pair = |&a: &u32| Pair { a, b, score: score(faces.see(a), face, Asked::Proposed) };
    let mut pairs: Vec<Pair> = near.iter().map(pair).filter(|p| p.score >= ENOUGH).collect();
    if pairs.len() > BEST {
        pairs.select_nth_unstable_by(BEST, Pair::surest_first);
        pairs.truncate(BEST);
    }
    pairs
}

/// Hashed: persons, bodies and pairs of states; where the date is narrow, places and states too.
fn keys(face: Seen) -> Vec<u32> {
    let kind = family(face.kind);
    let key = |a: NameId, b: Option<NameId>| (FxBuildHasher.hash_one((kind, face.part, a, b)) >> 32) as u32;
    let mut keys: Vec<u32> =
        face.people().iter().chain(face.bodies().iter()).map(|&n| key(n, None)).collect();
    for (i, &a) in face.states().iter().enumerate() {
        keys.extend(face.states().iter().skip(i + 1).take(3).map(|&b| key(a, Some(b))));
    }
    if dated(face) {
        keys.extend(face.places().iter().chain(face.states().iter()).map(|&n| key(n, None)));
    }
    // Told without a name of its own: those that stand out in its article.
    let told = dated(face) || takes_up(face);
    if told && face.people().is_empty() && face.bodies().is_empty() && face.places().is_empty() {
        keys.extend(face.setting().map(|n| key(n, None)));
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
    let common = Common::of(a, b);
    let story = one_story(a, b, common);
    let Some(time) = time(a, b, story) else { return 0.0 };
    if common.people == 0 && (is_others(a, b) || is_others(b, a)) {
        return 0.0;
    }
    let kind = match a.kind {
        _ if a.kind != b.kind => 1.0,
        EventType::Coup => 3.0,
        EventType::Other => 1.5,
        _ => 2.0,
    };
    let trigger = match story {
        Story::TakenUp => 2.5,
        Story::Same => 1.5,
        Story::Apart if same_trigger(a, b) => 0.5,
        Story::Apart => 0.0,
    };
    let (who, doubt) = (who(a, b, common), doubt(a, b, common.meet() || story == Story::TakenUp));
    // The words are looked at last and only where they may decide: it takes longest.
    let but_words = kind + time + who + trigger - doubt;
    if but_words + MOST_WORDING < asked.floor() {
        return 0.0;
    }
    let wording = LazyCell::new(|| wording(a, b));
    match asked {
        Asked::Proposed if story != Story::Apart || has_ground(a, b, common, &wording) => {
            but_words + *wording
        }
        Asked::Borne if story == Story::Apart && !may_join(a, b, common, &wording) => 0.0,
        Asked::Borne if but_words >= BEARABLE => but_words,
        Asked::Borne => but_words + *wording,
        Asked::Proposed => 0.0,
    }
}

/// How many names two reports share.
#[derive(Clone, Copy)]
struct Common {
    people: usize,
    bodies: usize,
    states: usize,
    places: usize,
}

impl Common {
    fn of(a: Seen, b: Seen) -> Self {
        Self {
            people: a.people().shared(b.people()),
            bodies: a.bodies().shared(b.bodies()),
            states: a.states().shared(b.states()),
            places: a.places().shared(b.places()),
        }
    }

    fn meet(self) -> bool {
        self.people + self.bodies > 0
    }
}

/// Whether the two share more than a type and a time: people, a body, both their states, or place and words.
fn has_ground(a: Seen, b: Seen, common: Common, wording: &LazyCell<f32, impl FnOnce() -> f32>) -> bool {
    let meet = common.meet();
    let two_states = common.states > 1 && !a.completed && !b.completed;
    match family(a.kind) {
        EventType::Statement => meet && (**wording >= SAME || (a.days.is_some() && b.days.is_some())),
        // Accidents, offices, figures: a name and a day do not tell which.
        EventType::Other if !same_trigger(a, b) && **wording < SAME => false,
        EventType::Consult => meet || two_states || same_place(a, b, common) || same_scene(a, b),
        EventType::Coup => true,
        _ if !meet && is_over(a, b) => false,
        _ if **wording >= ALIKE => true,
        _ if dated(a) && dated(b) => meet || two_states || same_spot(a, b, common),
        // Two states work together in many ways: undated, the words must be alike too.
        EventType::Cooperate => {
            let told_when = a.days.is_some() && b.days.is_some();
            a.kind == b.kind && two_states && (told_when || same_trigger(a, b))
        }
        // Without days, "the army" and "armed groups" are in many happenings.
        _ => a.kind == b.kind && (two_states || common.people > 0),
    }
}

/// Whether two reports tell of one happening of one story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Story {
    /// Other articles, other words, or nothing that tells.
    Apart,
    /// In words that papers use for one happening, in articles of the same people, bodies and places.
    Same,
    /// The same, where one takes up by its noun what the other dates: "l'explosion", "the strike".
    TakenUp,
}

/// "l'explosion", "the strike": one that is known.
fn takes_up(face: Seen) -> bool {
    face.rule == EventRule::Noun && !face.is_plural
}

/// Words of one happening in articles of one story; who says, asks or accuses must be the same, or not told,
/// and so must the place.
fn one_story(a: Seen, b: Seen, common: Common) -> Story {
    use EventType::{Accuse, Reject, Request, Statement, Support, Threaten};
    let told = |f: Seen| !f.people().is_empty() || !f.bodies().is_empty();
    let others = !common.meet() && told(a) && told(b);
    let verbal = matches!(a.kind, Accuse | Reject | Request | Statement | Support | Threaten);
    let elsewhere = common.places == 0 && !a.places().is_empty() && !b.places().is_empty();
    if a.kind == EventType::Statement
        || verbal && others
        || elsewhere && !common.meet()
        || a.article == b.article
    {
        return Story::Apart;
    }
    if !same_trigger(a, b) || !a.is_kin(b) {
        return Story::Apart;
    }
    match (a.days, b.days) {
        (Some(_), Some(_)) => Story::Same,
        (None, None) => Story::Apart,
        (None, _) if takes_up(a) => Story::TakenUp,
        (_, None) if takes_up(b) => Story::TakenUp,
        _ => Story::Apart,
    }
}

/// Whether a report may stand beside another of its group although little is shared: nothing keeps them apart.
fn may_join(a: Seen, b: Seen, common: Common, wording: &LazyCell<f32, impl FnOnce() -> f32>) -> bool {
    match family(a.kind) {
        EventType::Statement | EventType::Cooperate => has_ground(a, b, common, wording),
        _ => common.meet() || !is_over(a, b),
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
fn same_spot(a: Seen, b: Seen, common: Common) -> bool {
    let days = |f: Seen| f.days.is_some_and(|d| d.width() <= 7);
    days(a) && days(b) && (common.places > 0 || (same_trigger(a, b) && a.own().shared(b.own()) > 0))
}

fn same_trigger(a: Seen, b: Seen) -> bool {
    a.trigger().iter().any(|t| b.trigger().contains(t))
}

/// "le retrait des forces françaises", "le retrait américain": the states that act in one are not in the other. Where
/// they share a person, that says nothing.
fn is_others(a: Seen, b: Seen) -> bool {
    let known = !a.doers().is_empty() && !b.own().is_empty();
    known && a.doers().shared(b.own()) == 0
}

/// True of a date that tells which, not only about when.
fn dated(face: Seen) -> bool {
    face.days.is_some_and(|d| !d.vague)
}

/// In one place in the same month.
fn same_place(a: Seen, b: Seen, common: Common) -> bool {
    let month = |f: Seen| f.days.is_some_and(|d| d.width() <= 31);
    month(a) && month(b) && common.places > 0
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
fn time(a: Seen, b: Seen, story: Story) -> Option<f32> {
    let (Some(x), Some(y)) = (a.days, b.days) else { return Some(0.0) };
    let gap = gap(x, y);
    if gap > MOST_SLACK || (gap > 0 && gap > slack(a, b, story)) {
        return None;
    }
    let vague = x.vague || y.vague;
    Some(match (vague, x.first == y.first && x.last == y.last) {
        // "en 2021", "en juillet 2021"
        (true, _) if story == Story::Same && x.width().max(y.width()) <= YEAR => 1.0,
        (true, _) => 0.0,
        (false, true) => 2.0,
        (false, false) => 1.5,
    })
}

/// How many days apart the reports of one happening of a person may date it.
fn slack(a: Seen, b: Seen, story: Story) -> i32 {
    // What did not happen has no day of its own: "aucune rencontre n'a eu lieu" holds for a stretch.
    let denied = a.polarity == Polarity::Negative && b.polarity == Polarity::Negative;
    match a.people().shared(b.people()) {
        1.. if denied => MOST_SLACK,
        1.. if a.part == Part::Visit => 5,
        // "dans la nuit de mardi à mercredi", "mercredi à l'aube"
        _ => i32::from(story == Story::Same),
    }
}

/// The days between two dates; 0 where they meet.
fn gap(x: Days, y: Days) -> i32 {
    (y.first - x.last).max(x.first - y.last).max(0)
}

fn who(a: Seen, b: Seen, common: Common) -> f32 {
    if common.people == 0 && !a.people().is_empty() && !b.people().is_empty() && a.kind == EventType::Consult
    {
        return -1.0;
    }
    let of_states = match common.states {
        0 => 0.0,
        1 => 0.5,
        _ if a.completed && b.completed => 1.0,
        _ if a.completed || b.completed => 1.5,
        _ => 2.0,
    };
    let weigh = |n: usize, each: f32, most: f32| (n as f32 * each).min(most);
    let local = weigh(common.places, 0.5, 0.5);
    weigh(common.people, 2.0, 3.0) + weigh(common.bodies, 1.0, 1.5) + of_states + local
}

/// The share of words in common, of the report with fewer; a rare word weighs more.
fn wording(a: Seen, b: Seen) -> f32 {
    let common: f32 = both(a.words(), b.words()).map(|&word| a.weight_of(word)).sum();
    MOST_WORDING * common / a.weight.min(b.weight).max(2.0)
}
