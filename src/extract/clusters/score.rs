//! How much speaks for two reports being of one happening, clue by clue, each with the weight that the table gives it.

use std::sync::LazyLock;

use crate::corpus::{EventRule, EventType};
use crate::words::rows;

use super::days::Days;
use super::face::{Face, List, Seen, both};

/// The odds of one happening, as a logarithm, from which on two reports are proposed as such.
pub(super) const ENOUGH: f32 = -1.2;
/// What the pairs between two parts of a cluster must reach on average.
pub(super) const BEARABLE: f32 = -2.4;
/// What a pair counts at least in an average.
pub(super) const LEAST: f32 = -12.0;

/// The reports of one happening date it so many days apart at most.
pub(super) const MOST_SLACK: i32 = 7;

/// The words of a report weigh at least so much: two of three words in common tell little.
const FEW_WORDS: f32 = 2.0;

/// Names each clue once: for the table and for the code.
macro_rules! clues {
    ($($clue:ident $name:literal)*) => {
        /// What two reports side by side may show.
        #[derive(Debug, Clone, Copy)]
        enum Clue { $($clue),* }

        /// The clues as the table names them.
        const NAMES: &[&str] = &[$($name),*];
    };
}

clues! {
    Prior "prior"
    Kind "kind"
    NoKind "no-kind"
    Family "family"
    Other "other"
    Saying "saying"
    HalfDated "half-dated"
    Undated "undated"
    Vague "vague"
    NextDay "next-day"
    DaysApart "days-apart"
    Matter "matter"
    RareMatter "rare-matter"
    OtherMatter "other-matter"
    People "people"
    OtherPeople "other-people"
    Named "named"
    OtherStates "other-states"
    TwoStates "two-states"
    OtherStory "other-story"
    Polarity "polarity"
    Number "number"
    Nouns "nouns"
    Wording "wording"
    RareWord "rare-word"
}

static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let mut weights = vec![0.0; NAMES.len()];
    for [clue, weight, _] in rows(include_str!("../../../assets/lexicon/evidence.tsv")) {
        if let Some(at) = NAMES.iter().position(|name| *name == clue) {
            weights[at] = weight.parse().unwrap_or_default();
        }
    }
    weights
});

/// The odds of one happening, as a logarithm; of odds below `floor`, and where that cannot be, less than any.
pub(super) fn score(a: Seen, b: Seen, floor: f32) -> f32 {
    let odds = if may_meet(&a, &b) { but_words(a, b) } else { None };
    let most_of_words = times(Clue::Wording, 1.0) + times(Clue::RareWord, 1.0);
    match odds {
        Some(odds) if odds + most_of_words >= floor => odds + of_words(a, b),
        _ => f32::NEG_INFINITY,
    }
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
    akin && a.part == b.part && !same && !apart
}

/// What a clue that counts so many times adds.
fn times(clue: Clue, count: f32) -> f32 {
    WEIGHTS[clue as usize] * count
}

fn if_so(is: bool, clue: Clue) -> f32 {
    if is { times(clue, 1.0) } else { 0.0 }
}

/// What all but their words say; `None` of what happened elsewhere, on other days or was done by others.
fn but_words(a: Seen, b: Seen) -> Option<f32> {
    let matters = a.matters & b.matters;
    let people = a.people().shared(b.people());
    let places = a.places().shared(b.places());
    let across = a.bodies().shared(b.places()) + a.places().shared(b.bodies());
    let named = a.bodies().shared(b.bodies()) + places + across;
    let of_others = is_others(a, b) || is_others(b, a);
    let elsewhere = places == 0 && !a.places().is_empty() && !b.places().is_empty();
    if people == 0 && dated(&a) && dated(&b) && (elsewhere || of_others) {
        return None;
    }
    // What may happen some day is not what happened.
    if a.is_fact != b.is_fact && (a.days.is_none() || b.days.is_none()) {
        return None;
    }
    // Two states work together in many ways: undated, and of no matter in common, it is not known which.
    let is_undated = a.days.is_none() && b.days.is_none();
    if is_undated && family(a.kind) == EventType::Cooperate && matters == 0 && people == 0 {
        return None;
    }
    let states = a.own().shared(b.own());
    let is_noun = |f: Seen| f.rule == EventRule::Noun;
    let odds = times(Clue::Prior, 1.0)
        + of_types(a.kind, b.kind)
        + of_days(&a, &b, people > 0)?
        + if_so(matters != 0, Clue::Matter)
        + times(Clue::RareMatter, a.rarest(matters))
        + if_so(tells_another_matter(&a, &b), Clue::OtherMatter)
        + times(Clue::People, people.min(2) as f32)
        + if_so(people == 0 && !a.people().is_empty() && !b.people().is_empty(), Clue::OtherPeople)
        + times(Clue::Named, named.min(3) as f32)
        + if_so(states < a.own().len().min(b.own().len()), Clue::OtherStates)
        + if_so(states > 1, Clue::TwoStates)
        + if_so(a.is_of_another_story(b), Clue::OtherStory)
        + if_so(a.polarity != b.polarity, Clue::Polarity)
        + if_so(a.is_plural != b.is_plural, Clue::Number)
        + if_so(is_noun(a) && is_noun(b), Clue::Nouns);
    Some(odds)
}

fn of_types(a: EventType, b: EventType) -> f32 {
    let is_other = |kind: EventType| kind == EventType::Other;
    if a == b {
        let saying = if_so(a == EventType::Statement, Clue::Saying);
        return times(Clue::Kind, 1.0) + if_so(is_other(a), Clue::NoKind) + saying;
    }
    if_so(family(a) == family(b), Clue::Family) + if_so(is_other(a) || is_other(b), Clue::Other)
}

/// "un séisme", "une tempête": what no type tells apart, its matter does.
fn tells_another_matter(a: &Face, b: &Face) -> bool {
    let known = a.matters != 0 && b.matters != 0 && a.matters & b.matters == 0;
    known && a.kind == b.kind && a.kind == EventType::Other
}

/// Papers date what one person did by one day or another of a stay; what others did on two days that both papers tell
/// are two deeds.
fn of_days(a: &Face, b: &Face, of_one: bool) -> Option<f32> {
    let (x, y) = match (a.days, b.days) {
        (Some(x), Some(y)) => (x, y),
        (None, None) => return Some(times(Clue::Undated, 1.0)),
        _ => return Some(times(Clue::HalfDated, 1.0)),
    };
    let told = a.is_told_when && b.is_told_when && !of_one;
    match gap(x, y) {
        0 => Some(if_so(x.vague || y.vague, Clue::Vague)),
        _ if x.vague || y.vague => None,
        1 => Some(times(Clue::NextDay, 1.0)),
        2..=MOST_SLACK if !told => Some(times(Clue::DaysApart, 1.0)),
        _ => None,
    }
}

/// What words in common say: their share, of the report with fewer, and the rarest.
fn of_words(a: Seen, b: Seen) -> f32 {
    let (mut common, mut rarest) = (0.0, 0.0_f32);
    for &word in both(a.words(), b.words()) {
        let weight = a.weight_of(word);
        common += weight;
        rarest = rarest.max(weight);
    }
    times(Clue::Wording, common / a.weight.min(b.weight).max(FEW_WORDS)) + times(Clue::RareWord, rarest)
}

/// "le retrait des forces françaises", "le retrait américain": the states that act in one are not in the other.
fn is_others(a: Seen, b: Seen) -> bool {
    let known = !a.doers().is_empty() && !b.own().is_empty();
    known && a.doers().shared(b.own()) == 0
}

/// "l'explosion", "the strike": one that is known.
pub(super) fn takes_up(face: Seen) -> bool {
    face.rule == EventRule::Noun && !face.is_plural
}

/// True of a date that tells which, not only about when.
pub(super) fn dated(face: &Face) -> bool {
    face.days.is_some_and(|d| !d.vague)
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

    #[test]
    fn every_clue_has_its_row_and_every_row_its_clue() {
        let table: Vec<[&str; 3]> = rows(include_str!("../../../assets/lexicon/evidence.tsv")).collect();
        let named: Vec<&str> = table.iter().map(|row| row[0]).collect();
        assert_eq!(named, NAMES);
        assert!(table.iter().all(|row| row[1].parse::<f32>().is_ok_and(|weight| weight != 0.0)));
    }
}
