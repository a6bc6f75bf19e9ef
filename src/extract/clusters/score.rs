//! How much speaks for two reports being of one happening: by who takes part and when, or by what they tell of.

use std::cell::OnceCell;

use crate::corpus::{EventRule, EventType, Polarity};

use super::days::Days;
use super::face::{Face, List, Part, Seen, both};

/// What speaks for one happening from here on.
pub(super) const ENOUGH: f32 = 4.5;
/// What every pair of a cluster must reach.
pub(super) const BEARABLE: f32 = 3.5;

/// The wording that two reports without a name in common must share.
const ALIKE: f32 = 0.9;

/// What speaks for reports whose triggers tell of one matter.
const ONE_MATTER: f32 = 2.0;

/// The wording that two reports of one matter must share where they share no name.
const SOME_WORDS: f32 = 0.6;

/// So many days apart two papers may date one matter: a night has two.
const NEAR_DAYS: i32 = 1;

/// The wording that tells of one happening whatever the trigger.
const SAME: f32 = 2.0;

/// What speaks for reports of the very same words.
const MOST_WORDING: f32 = 3.0;

/// The reports of one happening date it so many days apart at most.
pub(super) const MOST_SLACK: i32 = 7;

/// No year has more days than this from its first to its last.
const YEAR: i32 = 365;

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

/// How much speaks for one happening; 0 where something speaks against it. Of a pair that is borne it is not told how
/// much more than enough.
pub(super) fn score(a: Seen, b: Seen, asked: Asked) -> f32 {
    if !may_meet(&a, &b) {
        return 0.0;
    }
    let case = Case { a, b, common: Common::of(a, b), wording: OnceCell::new() };
    if case.is_of_others() { 0.0 } else { case.by_names(asked).max(case.by_matter(asked)) }
}

/// False of two reports that nothing can bring together, whatever stands in their lists: of most.
pub(super) fn may_meet(a: &Face, b: &Face) -> bool {
    let same = a.article == b.article && (a.sentence == b.sentence || a.polarity != b.polarity);
    let akin = family(a.kind) == family(b.kind) || a.matters & b.matters != 0;
    let others = a.plainly_differs(List::Places, b, List::Places)
        || a.plainly_differs(List::Doers, b, List::Own)
        || b.plainly_differs(List::Doers, a, List::Own);
    akin && a.part == b.part && !same && (!others || a.may_share(List::People, b, List::People))
}

/// Two reports side by side, with what is asked of both more than once.
struct Case<'a> {
    a: Seen<'a>,
    b: Seen<'a>,
    common: Common,
    /// Found where it may decide: it takes longest.
    wording: OnceCell<f32>,
}

impl Case<'_> {
    /// True of what happened elsewhere, or was done by others, where no person is shared.
    fn is_of_others(&self) -> bool {
        let Self { a, b, common, .. } = *self;
        let elsewhere = common.places == 0 && !a.places().is_empty() && !b.places().is_empty();
        common.people == 0 && (elsewhere || is_others(a, b) || is_others(b, a))
    }

    /// How much speaks for it by type, time, story and those who take part.
    fn by_names(&self, asked: Asked) -> f32 {
        let Self { a, b, common, .. } = *self;
        if family(a.kind) != family(b.kind) {
            return 0.0;
        }
        let story = self.story();
        let Some(time) = time(a, b, story) else { return 0.0 };
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
        let but_words = kind + time + who + trigger - doubt;
        if but_words + MOST_WORDING < asked.floor() {
            return 0.0;
        }
        match asked {
            Asked::Proposed if story != Story::Apart || self.has_ground() => but_words + self.wording(),
            Asked::Borne if story == Story::Apart && !self.may_join() => 0.0,
            Asked::Borne if but_words >= BEARABLE => but_words,
            Asked::Borne => but_words + self.wording(),
            Asked::Proposed => 0.0,
        }
    }

    /// How much speaks for it where both tell of one matter: papers give it other types, and other names beside it.
    fn by_matter(&self, asked: Asked) -> f32 {
        let Self { a, b, common, .. } = *self;
        let others = common.people == 0 && !a.people().is_empty() && !b.people().is_empty();
        if a.matters & b.matters == 0 || others {
            return 0.0;
        }
        let Some(time) = near_time(a, b) else { return 0.0 };
        let kind = match a.kind {
            _ if a.kind != b.kind => 1.0,
            EventType::Other => 1.5,
            _ => 2.0,
        };
        let named = common.bodies + common.places + common.across;
        let who = (common.people as f32 * 1.5).min(2.0) + (named as f32).min(1.5);
        let but_words = kind + time + ONE_MATTER + who - unlike(a, b);
        if but_words + MOST_WORDING < asked.floor() {
            return 0.0;
        }
        let meet = common.people + named > 0;
        match asked {
            Asked::Borne if but_words >= BEARABLE => but_words,
            Asked::Proposed if !meet && self.wording() < SOME_WORDS => 0.0,
            _ => but_words + self.wording(),
        }
    }

    /// The share of words in common, of the report with fewer; a rare word weighs more.
    fn wording(&self) -> f32 {
        let Self { a, b, .. } = *self;
        *self.wording.get_or_init(|| {
            let common: f32 = both(a.words(), b.words()).map(|&word| a.weight_of(word)).sum();
            MOST_WORDING * common / a.weight.min(b.weight).max(2.0)
        })
    }

    /// Whether the two share more than a type and a time: people, a body, both their states, or place and words.
    fn has_ground(&self) -> bool {
        let Self { a, b, common, .. } = *self;
        let meet = common.meet();
        let two_states = common.states > 1 && !a.completed && !b.completed;
        match family(a.kind) {
            EventType::Statement => {
                meet && (self.wording() >= SAME || (a.days.is_some() && b.days.is_some()))
            }
            // Accidents, offices, figures: a name and a day do not tell which.
            EventType::Other if !same_trigger(a, b) && self.wording() < SAME => false,
            EventType::Consult => meet || two_states || same_place(a, b, common) || same_scene(a, b),
            EventType::Coup => true,
            _ if !meet && is_over(a, b) => false,
            _ if self.wording() >= ALIKE => true,
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

    /// Whether a report may stand beside another of its group although little is shared: nothing keeps them apart.
    fn may_join(&self) -> bool {
        match family(self.a.kind) {
            EventType::Statement | EventType::Cooperate => self.has_ground(),
            _ => self.common.meet() || !is_over(self.a, self.b),
        }
    }

    /// Words of one happening in articles of one story; who says, asks or accuses must be the same, or not told.
    fn story(&self) -> Story {
        use EventType::{Accuse, Reject, Request, Statement, Support, Threaten};
        let Self { a, b, common, .. } = *self;
        let told = |f: Seen| !f.people().is_empty() || !f.bodies().is_empty();
        let others = !common.meet() && told(a) && told(b);
        let verbal = matches!(a.kind, Accuse | Reject | Request | Statement | Support | Threaten);
        if a.kind == EventType::Statement || verbal && others || a.article == b.article {
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
}

/// Same days speak for; days near by do not speak against: papers date the night of a disaster by either day.
fn near_time(a: Seen, b: Seen) -> Option<f32> {
    let (Some(x), Some(y)) = (a.days, b.days) else { return Some(0.0) };
    match gap(x, y) {
        0 if x.vague || y.vague => Some(0.0),
        0 if x == y => Some(2.0),
        0 => Some(1.5),
        NEAR_DAYS if !x.vague && !y.vague => Some(0.5),
        _ => None,
    }
}

/// What speaks against one happening whatever is shared: fact and scenario, yes and no, one and several.
fn unlike(a: Seen, b: Seen) -> f32 {
    let against = |differ: bool, weight: f32| if differ { weight } else { 0.0 };
    against(a.is_fact != b.is_fact, 1.0)
        + against(a.polarity != b.polarity, 1.5)
        + against(a.is_plural != b.is_plural, 0.5)
}

/// How many names two reports share.
#[derive(Clone, Copy)]
struct Common {
    people: usize,
    bodies: usize,
    states: usize,
    places: usize,
    /// A place in the one, a body in the other.
    across: usize,
}

impl Common {
    fn of(a: Seen, b: Seen) -> Self {
        Self {
            people: a.people().shared(b.people()),
            bodies: a.bodies().shared(b.bodies()),
            states: a.states().shared(b.states()),
            places: a.places().shared(b.places()),
            across: a.bodies().shared(b.places()) + a.places().shared(b.bodies()),
        }
    }

    fn meet(self) -> bool {
        self.people + self.bodies > 0
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
pub(super) fn takes_up(face: Seen) -> bool {
    face.rule == EventRule::Noun && !face.is_plural
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
    a.matters & b.matters != 0 || a.trigger().iter().any(|t| b.trigger().contains(t))
}

/// "le retrait des forces françaises", "le retrait américain": the states that act in one are not in the other. Where
/// they share a person, that says nothing.
fn is_others(a: Seen, b: Seen) -> bool {
    let known = !a.doers().is_empty() && !b.own().is_empty();
    known && a.doers().shared(b.own()) == 0
}

/// True of a date that tells which, not only about when.
pub(super) fn dated(face: Seen) -> bool {
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
pub(super) fn gap(x: Days, y: Days) -> i32 {
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

/// Types under which papers tell one happening.
pub(super) fn family(kind: EventType) -> EventType {
    match kind {
        EventType::Support => EventType::Statement,
        EventType::Aid | EventType::Mobilize => EventType::Cooperate,
        other => other,
    }
}
