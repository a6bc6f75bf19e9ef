//! How much speaks for two reports being of one happening, clue by clue, each with the weight that the table gives it.

use crate::corpus::{EventRule, EventType};

use super::days::Days;
use super::desk::{Laid, SharedNames};
use super::evidence::{Clue, Evidence, Odds, Shown};
use super::face::{Face, List, Seen};

/// The odds of one happening, as a logarithm, from which on two reports are proposed as such.
pub(super) const ENOUGH: f32 = -1.3;
/// Parts of a cluster whose best pair with dates that meet reaches so much were joined rightly nine times in ten in the
/// annotated dossiers, and never across the matters of others; other joins, three times in five, and one in nine across
/// matters: those are shown as doubtful.
pub(super) const SURE: f32 = 0.0;
/// What the pairs between two parts of a cluster must reach on average; and where none has dates that meet.
pub(super) const BEARABLE: f32 = -2.2;
pub(super) const BEARABLE_UNDATED: f32 = -1.8;
/// What a pair counts at least in an average.
pub(super) const LEAST: f32 = -12.0;

/// The reports of one happening date it so many days apart at most.
pub(super) const MOST_SLACK: i32 = 7;

/// The words of a report weigh at least so much: two of three words in common tell little.
const FEW_WORDS: f32 = 2.0;

/// The odds of one happening, as a logarithm; of odds below `floor`, and where that cannot be, less than any.
pub(super) fn score(a: &Laid, b: Seen, floor: f32) -> f32 {
    if may_meet(a, &b) { score_of_met(a, b, floor) } else { f32::NEG_INFINITY }
}

/// The same of two reports that may meet.
pub(super) fn score_of_met(a: &Laid, b: Seen, floor: f32) -> f32 {
    match but_words::<Odds>(a, b) {
        Some(mut shown) if shown.odds + shown.most_of_words() >= floor => {
            add_words(&mut shown, a, b);
            shown.odds
        }
        _ => f32::NEG_INFINITY,
    }
}

/// What two reports side by side show; `None` where they cannot be of one happening.
pub(super) fn evidence(a: &Laid, b: Seen) -> Option<Evidence> {
    let mut shown: Evidence = if may_meet(a, &b) { but_words(a, b)? } else { return None };
    add_words(&mut shown, a, b);
    Some(shown)
}

/// False of two reports that nothing can bring together, whatever stands in their lists: of most.
pub(super) fn may_meet(a: &Face, b: &Face) -> bool {
    let same = a.article == b.article && (a.sentence == b.sentence || a.polarity != b.polarity);
    let akin = family(a.kind) == family(b.kind) || a.matters & b.matters != 0;
    let others = a.plainly_differs(List::Places, b, List::Places)
        || a.plainly_differs(List::Doers, b, List::Own)
        || b.plainly_differs(List::Doers, a, List::Own);
    // Told without a day, an act may be named by another side of it.
    let apart = others && dated(a) && dated(b) && !a.may_share(List::People, b, List::People);
    // What may happen some day is not what happened.
    let is_known = a.is_fact == b.is_fact || a.days.is_some() && b.days.is_some();
    akin && a.part == b.part && !same && !apart && is_known && days_may_meet(a, b)
}

/// False of two reports on days that [`add_days`] takes for those of two happenings, whomever they name.
fn days_may_meet(a: &Face, b: &Face) -> bool {
    let (Some(x), Some(y)) = (a.days, b.days) else {
        return !a.yearless.is_another(b.yearless) && !is_later(a, b) && !is_later(b, a);
    };
    let told = a.is_told_when && b.is_told_when;
    match gap(x, y) {
        0 => true,
        _ if x.vague || y.vague => false,
        1 => true,
        gap => gap <= MOST_SLACK && (!told || a.may_share(List::People, b, List::People)),
    }
}

/// True of a day behind the one on which the other report, which nothing dates, was printed: that one tells of what had
/// happened by then.
fn is_later(dated: &Face, undated: &Face) -> bool {
    undated.days.is_none() && undated.is_fact && dated.days.is_some_and(|days| days.first > undated.printed)
}

/// What all but their words say of two reports that may meet; `None` of what happened elsewhere, on other days or was
/// done by others.
fn but_words<S: Shown + Default>(a: &Laid, b: Seen) -> Option<S> {
    let (matters, people) = (a.matters & b.matters, a.people_of(b));
    let story = a.shared_story(b);
    if people == 0 && are_others(a, b, story == Some(0)) {
        return None;
    }
    let SharedNames { named, states } = a.shared_names(b);
    let is_noun = |f: &Face| f.rule == EventRule::Noun;
    let mut shown = S::default();
    shown.add(Clue::Prior, 1.0);
    add_types(&mut shown, a, &b);
    add_days(&mut shown, a, &b, people > 0)?;
    shown.mark(Clue::Matter, matters != 0);
    shown.add(Clue::RareMatter, a.rarest(matters));
    shown.mark(Clue::OtherMatter, tells_another_matter(a, &b));
    shown.add(Clue::People, people.min(2) as f32);
    shown.mark(Clue::OtherPeople, people == 0 && !a.lacks(List::People) && !b.lacks(List::People));
    shown.add(Clue::Named, named.min(3) as f32);
    shown.mark(Clue::OtherStates, states < a.names(List::Own).len().min(b.names(List::Own).len()));
    shown.mark(Clue::TwoStates, states > 1);
    shown.mark(Clue::OtherStory, story == Some(0));
    shown.add(Clue::Story, story.unwrap_or(0).min(4) as f32);
    shown.mark(Clue::Polarity, a.polarity != b.polarity);
    shown.mark(Clue::Number, a.is_plural != b.is_plural);
    shown.mark(Clue::Nouns, is_noun(a) && is_noun(&b));
    Some(shown)
}

/// True of two reports with no person in common that are of two happenings for that: of most.
fn are_others(a: &Laid, b: Seen, is_other_story: bool) -> bool {
    // Of other stories, nothing but their days could tell that they are one.
    if is_other_story && !days_tell(a, &b) {
        return true;
    }
    // Two states work together in many ways: undated, and of no matter in common, it is not known which.
    let is_undated = a.days.is_none() && b.days.is_none();
    if is_undated && family(a.kind) == EventType::Cooperate && a.matters & b.matters == 0 {
        return true;
    }
    dated(a) && dated(&b) && (a.is_elsewhere(b) || a.is_of_others(b))
}

/// True where both tell their days, be it without the year.
fn days_tell(a: &Face, b: &Face) -> bool {
    dated(a) && dated(b) || a.yearless.gap(b.yearless).is_some()
}

fn add_types(shown: &mut impl Shown, one: &Laid, other: &Face) {
    let (a, b) = (one.kind, other.kind);
    let one_is = |kind: EventType| a == kind || b == kind;
    shown.mark(Clue::Kind, a == b);
    shown.add(Clue::RareKind, if a == b { one.weight_of_kind() } else { 0.0 });
    shown.mark(Clue::NoKind, a == b && one_is(EventType::Other));
    shown.mark(Clue::Saying, a == b && is_saying(a));
    shown.mark(Clue::Family, a != b && family(a) == family(b));
    shown.mark(Clue::Other, a != b && one_is(EventType::Other));
}

/// What is done by words alone. Papers bring many from one day: who is of one type says little.
fn is_saying(kind: EventType) -> bool {
    use EventType::{Accuse, Reject, Request, Statement, Threaten};
    matches!(kind, Accuse | Reject | Request | Statement | Threaten)
}

/// "un séisme", "une tempête": what no type tells apart, its matter does.
fn tells_another_matter(a: &Face, b: &Face) -> bool {
    let known = a.matters != 0 && b.matters != 0 && a.matters & b.matters == 0;
    known && a.kind == b.kind && a.kind == EventType::Other
}

/// Papers date what one person did by one day or another of a stay; what others did on two days that both papers tell
/// are two deeds.
fn add_days(shown: &mut impl Shown, a: &Face, b: &Face, of_one: bool) -> Option<()> {
    let (Some(x), Some(y)) = (a.days, b.days) else {
        let clue = match a.yearless.gap(b.yearless) {
            Some(0) => return Some(()),
            Some(_) => Clue::NextDay,
            None if a.days == b.days => Clue::Undated,
            None => Clue::HalfDated,
        };
        shown.mark(clue, true);
        return Some(());
    };
    let told = a.is_told_when && b.is_told_when && !of_one;
    let is_vague = x.vague || y.vague;
    match gap(x, y) {
        0 => {
            shown.mark(Clue::OneDay, x.width() == 0 && y.width() == 0);
            shown.mark(Clue::Vague, is_vague);
        }
        _ if is_vague => return None,
        1 => shown.mark(Clue::NextDay, true),
        2..=MOST_SLACK if !told => shown.mark(Clue::DaysApart, true),
        _ => return None,
    }
    Some(())
}

/// What words in common say: their share, of the report with fewer, and the rarest.
fn add_words(shown: &mut impl Shown, a: &Laid, b: Seen) {
    let (mut common, mut rarest) = (0.0, 0.0_f32);
    for word in a.shared_words(b) {
        let weight = a.weight_of(word);
        common += weight;
        rarest = rarest.max(weight);
    }
    shown.add(Clue::Wording, common / a.weight().min(b.weight()).max(FEW_WORDS));
    shown.add(Clue::RareWord, rarest);
}

/// "l'explosion", "the strike": one that is known.
pub(super) fn takes_up(face: Seen) -> bool {
    face.rule == EventRule::Noun && !face.is_plural
}

/// True of a date that tells which, not only about when.
pub(super) fn dated(face: &Face) -> bool {
    face.days.is_some_and(|d| !d.vague)
}

/// True of two reports whose dates meet, and of which both say which: nearly everything meets "depuis 1995".
pub(super) fn dates_meet(a: &Face, b: &Face) -> bool {
    matches!((a.days, b.days), (Some(x), Some(y)) if gap(x, y) == 0 && !x.vague && !y.vague)
}

/// The days between two dates; 0 where they meet.
pub(super) fn gap(x: Days, y: Days) -> i32 {
    (y.first - x.last).max(x.first - y.last).max(0)
}

/// Types under which papers tell one happening.
pub(super) fn family(kind: EventType) -> EventType {
    match kind {
        EventType::Support => EventType::Statement,
        EventType::Aid | EventType::Mobilize => EventType::Cooperate,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Source;
    use crate::extract::clusters::gather;

    #[test]
    fn days_that_may_not_meet_never_do() {
        let text = "L’usine a fermé le 3 mai 2024. L’usine a fermé le 4 mai 2024. Le dépôt a brûlé le 8 mai 2024. Le \
                    dépôt a brûlé le 20 mai 2024. Jean Lacombe a démissionné en 2024. Jean Lacombe a démissionné. Ada \
                    Norris a visité le port le 10 mai 2024, puis elle a salué les dockers.";
        let source = Source { text: text.into(), ..Source::default() };
        let faces = gather::faces(&crate::extract::corpus(vec![source]));
        let mut apart = 0;
        for (a, b) in faces.all().flat_map(|a| faces.all().map(move |b| (a, b))) {
            if !days_may_meet(&a, &b) {
                apart += 1;
                let share = a.may_share(List::People, &b, List::People);
                assert!(add_days(&mut Evidence::default(), &a, &b, share).is_none());
            }
        }
        assert!(apart > 0);
    }
}
