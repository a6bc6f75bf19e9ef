//! Days counted from a happening: "two days after the collapse", "le lendemain de l'arrestation".

use jiff::ToSpan;

use crate::corpus::{Basis, EventDate, TimexKind};
use crate::date::{Date, Edtf};

use super::Report;
use super::lexicon::Cues;
use super::line::{Line, Signs};
use super::propose::Proposal;

/// How many tokens behind "after" the noun may stand.
const NEAR: usize = 6;

/// Words that count from a happening: so many days after it or before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offset {
    /// Behind the happening where positive.
    days: i32,
    /// The noun of the happening; `None` of what was told last: "five days after that".
    noun: Option<usize>,
}

/// The first such words of a sentence.
pub(super) fn find(line: &Line) -> Option<Offset> {
    let may_count = |at: &usize| line.tokens[*at].timex.is_some() || line.has(*at, Signs::DAYS);
    if line.timed.is_empty() && !line.signs.has(Signs::DAYS) {
        return None;
    }
    (0..line.tokens.len()).filter(may_count).find_map(|at| {
        let (days, from) = counted(line, at)?;
        if matches!(line.key(from), "that" | "cela") {
            return Some(Offset { days, noun: None });
        }
        let mut near = from..line.tokens.len().min(from + NEAR);
        let noun = near.find(|&at| line.tokens[at].word.noun.is_some())?;
        Some(Offset { days, noun: Some(noun) })
    })
}

impl Offset {
    /// Dates the happening from the sentence's own day, else what undated reports tell from the day of the happening.
    pub(super) fn date(self, known: Option<EventDate>, reports: &mut [(Proposal, Report)]) {
        let is_it = |p: &Proposal| p.group.is_none() && Some(p.head) == self.noun;
        let own = |(p, e): &(Proposal, Report)| {
            e.date.filter(|date| p.group.is_some() && date.edtf.as_day().is_some())
        };
        if let Some(date) = reports.iter().find_map(own) {
            let shared =
                |(p, e): &&mut (Proposal, Report)| is_it(p) && e.date.is_none_or(|own| own.edtf == date.edtf);
            for (_, event) in reports.iter_mut().filter(shared) {
                event.date = moved(date, -self.days);
            }
            return;
        }
        let Some(known) = known.filter(|known| known.edtf.as_day().is_some()) else { return };
        for (proposal, event) in reports.iter_mut().filter(|(_, e)| e.date.is_none()) {
            if is_it(proposal) {
                event.date = Some(EventDate { basis: Basis::Narrative, ..known });
            } else if proposal.group.is_some() {
                event.date = moved(known, self.days);
            }
        }
    }

    /// The noun of the happening.
    pub(super) fn noun(self) -> Option<usize> {
        self.noun
    }
}

/// The same date so many days on.
fn moved(date: EventDate, by: i32) -> Option<EventDate> {
    let day: Date = date.edtf.as_day()?.checked_add(by.days()).ok()?;
    Some(EventDate { edtf: Edtf::day(day), basis: Basis::Narrative, ..date })
}

/// True of the words that count days without being a length of time.
pub(super) fn counts_days(word: &str) -> bool {
    matches!(word, "lendemain" | "surlendemain" | "veille" | "day")
}

/// How many days the words at a token count, and where the happening may be told.
fn counted(line: &Line, at: usize) -> Option<(i32, usize)> {
    let side = |at: usize| match () {
        () if line.is(at, Cues::AFTER) => Some(1),
        () if line.is(at, Cues::BEFORE) => Some(-1),
        () => None,
    };
    let of = || matches!(line.key(at + 1), "de" | "du" | "d" | "d'" | "des");
    match line.key(at) {
        "lendemain" if of() => return Some((1, at + 1)),
        "surlendemain" if of() => return Some((2, at + 1)),
        "veille" if of() => return Some((-1, at + 1)),
        "day" if at > 0 && line.key(at - 1) == "the" => return Some((side(at + 1)?, at + 2)),
        _ => {}
    }
    let own = line.tokens[at].timex?;
    let timex = line.timex(at).filter(|timex| timex.kind == TimexKind::Duration)?;
    // The last word of the length.
    if line.tokens.get(at + 1).is_some_and(|next| next.timex == Some(own)) {
        return None;
    }
    Some((side(at + 1)? * length(timex.value.word())?, at + 2))
}

/// The days of `P3D`, `P2W`.
fn length(value: &str) -> Option<i32> {
    let amount = value.strip_prefix('P')?;
    let (count, unit) =
        amount.strip_suffix('D').map(|n| (n, 1)).or_else(|| Some((amount.strip_suffix('W')?, 7)))?;
    Some(count.parse::<i32>().ok().filter(|n| *n < 100)? * unit)
}
