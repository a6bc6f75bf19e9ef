//! How many: the dead, the wounded, the arrested, troops and sums that the reports of a sentence give.

mod lexicon;
mod rivals;
#[cfg(test)]
mod tests;
mod value;

use crate::corpus::{Counted, EventId, Number};
use crate::text::Span;
use crate::words::Lang;

use super::lexicon::Cues;
use super::line::{Line, Mark, Signs};
use super::propose::Proposal;
pub(super) use lexicon::{Counts, Worth};
use lexicon::{People, Table};
use rivals::Rivals;
pub(super) use rivals::claim;
use value::Value;

/// A number as it stands in a sentence, before its report has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Its words, from what bounds it to what it counts.
    pub span: Span,
    /// What it counts.
    pub what: Counted,
    /// The least it may mean.
    pub low: u64,
    /// The most it may mean.
    pub high: u64,
    /// Whoever gives it, beside others who give another.
    pub source: Option<Span>,
}

impl Count {
    /// The same as a number of a report.
    #[must_use]
    pub fn of(self, event: EventId) -> Number {
        let Self { span, what, low, high, source } = self;
        Number { event, span, what, low, high, source }
    }
}

/// How far from a number its noun may stand, and from that noun the verb that says what befell.
const NOUN: usize = 4;
const VERB: usize = 12;

/// The numbers of a sentence's reports: each with the place of its report among the proposals.
pub(super) fn all(line: &Line, proposals: &[Proposal]) -> Vec<(usize, Count)> {
    let mut found = Vec::new();
    if !line.signs.has(Signs::NUMBER) {
        return found;
    }
    let table = Table::of(line.story.lang);
    let mut rivals = Rivals::default();
    let mut at = 0;
    while at < line.tokens.len() {
        let value = if line.has(at, Signs::NUMBER) { value::read(line, table, at) } else { None };
        let Some(value) = value else {
            at += 1;
            continue;
        };
        let told = counted(line, table, &value)
            .and_then(|(what, last)| Some((report(line, proposals, value.at)?, what, last.max(value.last))))
            .or_else(|| rivals::bare(line, proposals, &value, &found));
        if let Some((report, what, last)) = told {
            let span = line.cover(value.first, last);
            found.push((report, Count { span, what, low: value.low, high: value.high, source: None }));
            rivals.tell(line, &mut found, value.first, last);
        }
        at = value.last + 1;
    }
    found.sort_by_key(|(report, count)| (*report, count.span.start()));
    found
}

/// What a number counts, and the last token that says so.
fn counted(line: &Line, table: &Table, value: &Value) -> Option<(Counted, usize)> {
    if let Some(money) = value.money {
        return Some((money, value.last));
    }
    let next = value.last + 1;
    // "a $375 million package": the sign belongs to the number after it.
    let money = |at| line.counts(at).money.filter(|_| value::read(line, table, at).is_none());
    if let Some(money) = (next..next + 3).find_map(|at| Some((money(at)?, at))) {
        return (next..money.1).all(|at| line.counts(at).skips).then_some(money);
    }
    let (noun, at) = noun(line, next)?;
    match noun {
        // "ont attaqué un poste"
        Noun::Unit(Counted::Jobs) if value.high == 1 => None,
        Noun::Unit(what) => Some((what, at)),
        Noun::People => befell(line, value.first, at)
            .or_else(|| troops(line, value, at))
            .or(line.counts(at).unit)
            .map(|what| (what, at)),
    }
}

/// A noun for what is counted.
#[derive(Debug, Clone, Copy)]
enum Noun {
    /// It says itself what it counts.
    Unit(Counted),
    /// Its verb says what befell them.
    People,
}

/// The noun right after a number, past adjectives: "46 Cambodian soldiers", "une vingtaine de jeunes civils".
fn noun(line: &Line, next: usize) -> Option<(Noun, usize)> {
    for at in next..next + NOUN {
        let counts = line.counts(at);
        if line.mark(at) != Mark::Word || line.tokens.get(at)?.timex.is_some() {
            return None;
        }
        // "20 according to the army", "a doctors' group": those who say so are not counted.
        if line.is(at, Cues::SOURCE) || line.key(at).ends_with("s'") {
            return None;
        }
        // "a shootout with police"
        if line.is(at, Cues::PREP) && !matches!(line.key(at), "of" | "de" | "d'" | "to" | "à") {
            return None;
        }
        if counts.people.is_some() {
            return Some((Noun::People, at));
        }
        if let Some(what) = counts.unit {
            return Some((Noun::Unit(what), at));
        }
        // "46 wounded", "douze interpellés": the participle alone.
        // "une garde à vue de deux jours" counts nobody.
        let custody = (line.key(at + 1), line.key(at + 2)) == ("à", "vue");
        if at == next
            && !custody
            && let Some(what) = counts.told
        {
            return Some((Noun::Unit(what), at));
        }
        if is_struck(line, at) {
            return Some((Noun::People, at));
        }
        // "une base militaire", "deux groupes rebelles": in French an adjective that is not listed stands behind its noun.
        if line.story.lang == Lang::Fr && is_thing(line, at) {
            return None;
        }
        let adjective = counts.skips || line.mention(at).is_some() || line.tokens.get(at)?.capital;
        if !adjective && line.tokens.get(at)?.word.verb.is_some() {
            return None;
        }
    }
    None
}

/// "Deux skieurs ont été tués", "A pedestrian was hurt": whoever a verb of such harm has right before it.
fn is_struck(line: &Line, noun: usize) -> bool {
    let harmed = |at: usize| matches!(line.counts(at).told, Some(Counted::Dead | Counted::Wounded));
    let passed = |at: usize| line.is(at, Cues::HAVE.or(Cues::BE).or(Cues::BEEN)) || line.is_adverb(at);
    let verb = (noun + 1..=noun + NOUN).find(|&at| !passed(at)).filter(|at| *at > noun + 1);
    let plain =
        line.tokens.get(noun).is_some_and(|t| t.word.plain && !t.capital) && !line.counts(noun).is_nobody;
    plain && line.counts(noun).told.is_none() && verb.is_some_and(harmed)
}

/// True of a word in small letters that says nothing of people nor of how many.
fn is_thing(line: &Line, at: usize) -> bool {
    let counts = line.counts(at);
    !counts.skips && counts.told.is_none() && !line.tokens[at].capital
}

/// What befell people: the verb right before them, the one after them in their clause, else one before.
fn befell(line: &Line, first: usize, noun: usize) -> Option<Counted> {
    let open = |at: &usize| !matches!(line.mark(*at), Mark::Stop);
    let told = |at: usize| line.counts(at).told;
    // "entre 2 500 personnes, selon la préfecture, et 6 000, selon les syndicats, ont défilé"
    let inserted = line.mark(noun + 1) == Mark::Comma && line.is(noun + 2, Cues::SOURCE);
    let reach = if inserted { 2 * VERB } else { VERB };
    let after =
        (noun + 1..noun + reach).take_while(|at| open(at) && (inserted || line.mark(*at) != Mark::Comma));
    let before = (first.saturating_sub(VERB)..first).rev().take_while(open);
    // "killing 19 people and leaving seven others missing": the verb right before them has them for its object.
    let object = || first.checked_sub(1).filter(|&at| line.mark(at) == Mark::Word).and_then(told);
    object().or_else(|| after.into_iter().find_map(told)).or_else(|| before.into_iter().find_map(told))
}

/// "3 000 hommes": soldiers of whom nothing else is told. "Un homme" is no troop, "35 soldats du feu" put out a fire.
fn troops(line: &Line, value: &Value, noun: usize) -> Option<Counted> {
    let firemen = (line.key(noun + 1), line.key(noun + 2)) == ("du", "feu");
    let soldiers = line.counts(noun).people == Some(People::Troops) && value.high > 1;
    (soldiers && !firemen).then_some(Counted::Troops)
}

/// The report that a number belongs to: the nearest in its clause.
fn report(line: &Line, proposals: &[Proposal], at: usize) -> Option<usize> {
    let distance = |p: &Proposal| {
        let (from, to) = if at < p.first { (at, p.first) } else { (p.head, at) };
        let stops = (from..to).filter(|&i| line.mark(i) == Mark::Stop).count();
        let commas = (from..to).filter(|&i| line.mark(i) == Mark::Comma).count();
        let inside = (p.first..=p.last).contains(&at);
        if inside { 0 } else { to - from + 40 * stops + 8 * commas }
    };
    let near = proposals.iter().enumerate().min_by_key(|(_, p)| distance(p))?;
    (distance(near.1) < 60).then_some(near.0)
}
