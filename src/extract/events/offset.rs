//! Days counted from a happening: "two days after the collapse", "le lendemain de l'arrestation".

use jiff::ToSpan;

use crate::corpus::{Basis, EventDate, Timex, TimexId, TimexKind};
use crate::date::{Date, Doubt, Edtf};
use crate::words::Lang;

use super::Report;
use super::lexicon::Cues;
use super::line::{Line, Mark, Signs, Token};
use super::propose::Proposal;

/// How many tokens behind "after" the noun may stand.
const NEAR: usize = 6;

/// How many tokens behind "after" the verb of its clause may stand.
const CLAUSE: usize = 14;

/// A length that is counted from a happening, and the days that it leads to.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// Its place among the article's expressions.
    pub timex: usize,
    /// The days.
    pub edtf: Edtf,
}

/// Words that count from a happening: so much time after it or before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offset {
    /// The first and the last word of the length.
    first: usize,
    at: usize,
    /// Behind the happening where positive; `None` where no calendar counts it: "quelques mois après".
    by: Option<Length>,
    /// Where the happening may be told.
    from: usize,
    /// Its noun; `None` of a verb, or of what was told last: "five days after that".
    noun: Option<usize>,
    /// True of "that".
    told: bool,
}

#[derive(Debug, Clone, Copy)]
enum Length {
    Days(i32),
    /// About so many: nobody counts "trois semaines" by the day.
    Weeks(i32),
    Months(i32),
}

/// The first such words of a sentence.
pub(super) fn find(line: &Line) -> Option<Offset> {
    let may_count = |at: &usize| line.tokens[*at].timex.is_some() || line.has(*at, Signs::DAYS);
    if line.timed.is_empty() && !line.signs.has(Signs::DAYS) {
        return None;
    }
    (0..line.tokens.len()).filter(may_count).find_map(|at| {
        let (by, from) = counted(line, at)?;
        let told = matches!(line.key(from), "that" | "cela");
        let mut near = from..line.tokens.len().min(from + NEAR);
        let is_noun = |token: &Token| token.word.noun.is_some() && token.timex.is_none();
        let noun = near.find(|&at| !told && is_noun(&line.tokens[at]));
        let own = line.tokens[at].timex;
        let first = (0..at).rev().take_while(|&i| own.is_some() && line.tokens[i].timex == own).last();
        Some(Offset { first: first.unwrap_or(at), at, by, from, noun, told })
    })
}

impl Offset {
    /// Dates the happening from the sentence's own day, else what undated reports tell from the day of the happening.
    pub(super) fn date(self, line: &Line, known: Option<EventDate>, reports: &mut [(Proposal, Report)]) {
        let Some(end) = self.end(line, reports) else { return };
        let is_it = |p: &Proposal| (self.from..end).contains(&p.head);
        let is_day = |date: &EventDate| date.edtf.as_day().is_some();
        let own = |(p, e): &(Proposal, Report)| {
            let tells = p.group.is_some() || p.head < self.from;
            e.date.filter(|date| !is_it(p) && tells && is_day(date))
        };
        // "au lendemain du coup du 26 juillet": its own day.
        let told = reports
            .iter()
            .find(|(p, e)| is_it(p) && has_own_day(line, p, end) && e.date.is_some_and(|d| is_day(&d)));
        let told = told.and_then(|(_, e)| e.date).or_else(|| self.day_of_noun(line).filter(is_day));
        if let Some(told) = told {
            let counted = |date: Option<EventDate>| date.is_none_or(|date| date.timex == told.timex);
            for (_, event) in reports.iter_mut().filter(|(p, e)| !is_it(p) && counted(e.date)) {
                event.date = self.after(told).or(event.date);
            }
            return;
        }
        // "rejects calls, as he did on Tuesday, two days after": the nearest before it.
        let before = reports.iter().rev().filter(|(p, _)| p.head < self.from).find_map(own);
        if let Some(date) = before.or_else(|| reports.iter().find_map(own)) {
            let shared =
                |(p, e): &&mut (Proposal, Report)| is_it(p) && e.date.is_none_or(|own| own.edtf == date.edtf);
            for (_, event) in reports.iter_mut().filter(shared) {
                event.date = self.by.and_then(|by| by.back().from(date));
            }
            return;
        }
        // "Two years after the dam gave way, its builders go on trial on Monday": it is of no such day.
        let first = line.story.first_timex;
        let inside = |date: EventDate| {
            let of = |at: usize| line.tokens[at].timex.map(|id| TimexId::new(first + id as usize));
            date.timex.is_none() || (self.from..end).any(|at| of(at) == date.timex)
        };
        if self.verb(line, reports).is_some() {
            for (_, event) in reports.iter_mut().filter(|(p, _)| is_it(p)) {
                event.date = event.date.filter(|date| inside(*date));
            }
        }
        let Some(known) = known.filter(is_day) else { return };
        for (proposal, event) in reports.iter_mut().filter(|(_, e)| e.date.is_none()) {
            if is_it(proposal) {
                event.date = Some(EventDate { basis: Basis::Narrative, ..known });
            } else if proposal.group.is_some() {
                event.date = self.after(known);
            }
        }
    }

    /// The length and the days that it leads to: those of what the sentence tells beside it, else counted from the
    /// happening.
    pub(super) fn leads_to(
        self,
        line: &Line,
        known: Option<EventDate>,
        reports: &[(Proposal, Report)],
    ) -> Option<Counted> {
        let length = line.tokens[self.at].timex? as usize;
        let is_open = |timex: &Timex| timex.kind == TimexKind::Duration && timex.edtf.is_none();
        line.story.timexes.get(length).filter(|timex| is_open(timex))?;
        let end = self.end(line, reports).unwrap_or(self.from);
        let told = |(p, e): &(Proposal, Report)| p.group.is_some().then_some(e.date);
        let joined = |p: &Proposal| !(p.head..self.first).any(|at| line.mark(at) == Mark::Stop);
        let mut before = reports.iter().rev().filter(|(p, _)| p.head < self.at && joined(p)).filter_map(told);
        // "s'est rendu mardi chez ceux qui l'attendaient, trois jours après": of the whole.
        let apart = self.first.checked_sub(1).is_some_and(|at| line.mark(at) == Mark::Comma);
        let before = if apart { before.flatten().next() } else { before.next().flatten() };
        let behind = || reports.iter().filter(|(p, _)| p.head >= end).find_map(told).flatten();
        let date = before.or_else(behind).or_else(|| self.after(known?))?;
        if date.edtf.is_open() {
            return None;
        }
        Some(Counted { timex: length, edtf: date.edtf })
    }

    /// "two days after the crash on June 20", "trois jours après la crue du 4 mai": the day right behind the noun.
    fn day_of_noun(self, line: &Line) -> Option<EventDate> {
        let next = self.noun? + 1;
        let joins = matches!(line.key(next), "du" | "d'" | "de" | "of" | "on");
        let at = (next + 1..next + 3).find(|&at| line.timex(at).is_some()).filter(|_| joins)?;
        let (id, timex) = (line.tokens[at].timex? as usize, line.timex(at)?);
        let timex_id = Some(TimexId::new(line.story.first_timex + id));
        Some(EventDate { edtf: timex.edtf?, basis: timex.basis, timex: timex_id })
    }

    /// The date so long after a day.
    fn after(self, date: EventDate) -> Option<EventDate> {
        self.by.and_then(|by| by.from(date))
    }

    /// The word that tells of the happening; `None` of what was told last.
    pub(super) fn happening(self, line: &Line, reports: &[(Proposal, Report)]) -> Option<usize> {
        self.verb(line, reports).or(self.noun)
    }

    /// Where the words end that tell of the happening; `None` where nothing tells of it.
    fn end(self, line: &Line, reports: &[(Proposal, Report)]) -> Option<usize> {
        if self.told {
            return Some(self.from);
        }
        if let Some(verb) = self.verb(line, reports) {
            return Some(clause_end(line, verb));
        }
        let noun = self.noun?;
        // "au lendemain d'une mutinerie qui a fait neuf morts": of one day.
        let relative = (noun + 1..noun + 4).find(|&at| line.is(at, Cues::WHO) || line.mark(at) != Mark::Word);
        let relative = relative.filter(|&at| line.is(at, Cues::WHO));
        Some(relative.map_or(noun + 1, |who| clause_end(line, who)))
    }

    /// The verb of the clause: "a day after the court refused". At the head of a sentence a comma has to close it.
    fn verb(self, line: &Line, reports: &[(Proposal, Report)]) -> Option<usize> {
        let near = self.from..self.from + CLAUSE;
        let (first, _) = reports.iter().find(|(p, _)| p.head >= self.from)?;
        first.group.filter(|_| near.contains(&first.head) && first.head < clause_end(line, self.from))?;
        let main = |(p, _): &(Proposal, Report)| p.head < self.from;
        let closed = || line.mark(clause_end(line, first.head)) == Mark::Comma;
        // "Five days after the ambush the Front released a video": the noun's.
        let noun = self.noun.is_some_and(|noun| noun < first.first) && !reports.iter().any(main);
        (!noun && (reports.iter().any(main) || closed())).then_some(first.head)
    }
}

/// The mark that closes the clause of a token, or the end of its sentence.
fn clause_end(line: &Line, at: usize) -> usize {
    let closes = |at: &usize| matches!(line.mark(*at), Mark::Comma | Mark::Stop);
    (at..line.tokens.len()).find(closes).unwrap_or(line.tokens.len())
}

impl Length {
    /// The same the other way.
    fn back(self) -> Self {
        self.times(-1)
    }

    fn times(self, by: i32) -> Self {
        match self {
            Self::Days(days) => Self::Days(days * by),
            Self::Weeks(weeks) => Self::Weeks(weeks * by),
            Self::Months(months) => Self::Months(months * by),
        }
    }

    /// The day so long after that of a date; of months, the month.
    fn from(self, date: EventDate) -> Option<EventDate> {
        let day: Date = date.edtf.as_day()?;
        let edtf = match self {
            Self::Days(days) => Edtf::day(day.checked_add(days.days()).ok()?),
            Self::Weeks(weeks) => Edtf::day(day.checked_add(weeks.weeks()).ok()?).with(Doubt::Approximate),
            Self::Months(months) => {
                let month = day.first_of_month().checked_add(months.months()).ok()?;
                Edtf::month(month.year(), month.month().cast_unsigned())
            }
        };
        Some(EventDate { edtf, basis: Basis::Narrative, ..date })
    }
}

/// "le coup du 26 juillet", "the raid of 4 May", "the 4 May raid": a day right beside a noun; "a day after he was hit by
/// a truck on 20 June": one behind a verb in its clause, which ends there.
fn has_own_day(line: &Line, proposal: &Proposal, end: usize) -> bool {
    if proposal.group.is_some() {
        return (proposal.last + 1..end).any(|at| line.dates(at));
    }
    let joins = |at: &usize| matches!(line.key(*at), "du" | "de" | "d'" | "le" | "of" | "on");
    let next = (proposal.last + 1..proposal.last + 4).find(|at| !joins(at));
    let before = proposal.head.checked_sub(1).filter(|_| line.story.lang == Lang::En);
    next.into_iter().chain(before).any(|at| line.timex(at).is_some())
}

/// "six mois et demi après l'effondrement", "years after the coup": a noun from which days or more are counted, none of
/// the day of what came so long after.
pub(super) fn is_counted_from(line: &Line, proposal: &Proposal) -> bool {
    if proposal.group.is_some() {
        return false;
    }
    let side = |at: &usize| line.is(*at, Cues::AFTER.or(Cues::BEFORE));
    let near = proposal.head.saturating_sub(3)..proposal.head;
    let side = near.rev().take_while(|&at| line.mark(at) == Mark::Word).find(side);
    // "un an, jour pour jour, après le putsch"
    let counts = |at: usize, side: usize| line.timex(at).is_some() && past_to_the_day(line, at + 1) == side;
    let counted = side.and_then(|side| (side.saturating_sub(6)..side).find(|&at| counts(at, side)));
    let length = counted.and_then(|at| line.timex(at)).filter(|timex| timex.kind == TimexKind::Duration);
    length.is_some_and(|timex| timex.value.starts_with('P') && !timex.value.starts_with("PT"))
}

/// True of the words that count days without being a length of time.
pub(super) fn counts_days(word: &str) -> bool {
    matches!(word, "lendemain" | "surlendemain" | "veille" | "day")
}

/// How much time the words at a token count, and where the happening may be told.
fn counted(line: &Line, at: usize) -> Option<(Option<Length>, usize)> {
    let side = |at: usize| match () {
        () if line.is(at, Cues::AFTER) => Some(1),
        () if line.is(at, Cues::BEFORE) => Some(-1),
        () => None,
    };
    let of = || matches!(line.key(at + 1), "de" | "du" | "d" | "d'" | "des");
    match line.key(at) {
        "lendemain" if of() => return Some((Some(Length::Days(1)), at + 1)),
        "surlendemain" if of() => return Some((Some(Length::Days(2)), at + 1)),
        "veille" if of() => return Some((Some(Length::Days(-1)), at + 1)),
        "day" if is_the_day(line, at) => return Some((Some(Length::Days(side(at + 1)?)), at + 2)),
        _ => {}
    }
    let own = line.tokens[at].timex?;
    let timex = line.timex(at).filter(|timex| timex.kind == TimexKind::Duration)?;
    // The last word of the length.
    if line.tokens.get(at + 1).is_some_and(|next| next.timex == Some(own)) {
        return None;
    }
    let next = past_to_the_day(line, at + 1);
    let side = side(next)?;
    Some((length(timex.value.word()).map(|length| length.times(side)), next + 1))
}

/// Past "jour pour jour", "to the day": "un an, jour pour jour, après le putsch".
fn past_to_the_day(line: &Line, at: usize) -> usize {
    let comma = |at: usize| at + usize::from(line.mark(at) == Mark::Comma);
    let first = comma(at);
    let words = (line.key(first), line.key(first + 1), line.key(first + 2));
    let said = matches!(words, ("jour", "pour", "jour") | ("to", "the", "day"));
    if said { comma(first + 3) } else { at }
}

/// "the day after the vote", but "for the rest of the day after she spoke".
fn is_the_day(line: &Line, at: usize) -> bool {
    at > 0 && line.key(at - 1) == "the" && !(at > 1 && line.key(at - 2) == "of")
}

/// The days of `P3D`, `P2W`, the months of `P3M`.
fn length(value: &str) -> Option<Length> {
    let (count, unit) = value.strip_prefix('P')?.split_at_checked(value.len().checked_sub(2)?)?;
    let count = count.parse::<i32>().ok().filter(|n| *n < 100)?;
    Some(match unit {
        "D" => Length::Days(count),
        "W" => Length::Weeks(count),
        "M" => Length::Months(count),
        _ => return None,
    })
}
