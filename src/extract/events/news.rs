//! The day of the news: what a report tells without a date of its own is of that day.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::corpus::{Basis, BlockKind, Counted, EventDate, Modality, Timex, TimexId, TimexKind};
use crate::date::Edtf;
use crate::text::Span;

use super::group::Tense;
use super::hint::{Hint, hints_at};
use super::line::Line;
use super::propose::Proposal;
use super::{Report, Story, answers, passing};

/// How many paragraphs tell the news before they tell what led to it.
const LEDE: usize = 4;

/// How many days news may be old.
const FRESH: i32 = 6;

/// An article's days are known where they are at most so many.
const NARROW: i32 = 8;

/// Where it is only bounded, "yesterday" still tells within so many.
const WIDE: i32 = 45;

/// The days that an article of news is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct News {
    /// The day its first paragraphs tell of.
    pub told: Option<EventDate>,
    /// The days on which it was printed.
    pub printed: Option<EventDate>,
    /// Its first paragraph.
    pub lede: Option<usize>,
    /// When the first paragraphs say that it took place, and where they say so.
    happened: Option<(EventDate, usize)>,
    /// The days of print, where they are known.
    print: Option<Edtf>,
}

impl News {
    /// Takes what a report of the first paragraphs tells for the news, where no expression did.
    pub(super) fn learn(&mut self, date: EventDate, block: usize) {
        if self.told.is_none() && self.lede.is_some_and(|lede| block < lede + LEDE) && self.is_fresh(date) {
            self.told = Some(EventDate { basis: Basis::Narrative, ..date });
        }
    }

    /// True of a day within a week before the print.
    pub(super) fn is_fresh(&self, date: EventDate) -> bool {
        let days = date.edtf.as_day().zip(self.print.and_then(Edtf::as_day));
        let old = days.and_then(|(day, print)| print.since(day).ok());
        old.is_some_and(|old| (0..=FRESH).contains(&old.get_days()))
    }

    /// True of the days of print, and where they are not known.
    pub(super) fn is_printed(&self, date: EventDate) -> bool {
        self.print.is_none_or(|print| print.meets(date.edtf))
    }

    /// True of a day before that week; false where the day of print is not known.
    pub(super) fn is_stale(&self, date: EventDate) -> bool {
        self.print.is_some_and(|print| print.as_day().is_some()) && !self.is_fresh(date)
    }

    /// Of the entry of a live page, told on a day: what it tells is of that day.
    pub(super) fn of_entry(day: Edtf, block: usize) -> Self {
        let date = Some(EventDate { edtf: day, basis: Basis::Narrative, timex: None });
        Self { told: date, printed: date, lede: Some(block), happened: None, print: Some(day) }
    }

    /// "Une attaque a fait treize morts, a annoncé l'armée mardi. L'attaque s'est produite lundi.": what the first
    /// paragraph tells took place on the day that is told right behind it, not when it was said.
    pub(super) fn place(&self, line: &Line, block: usize, reports: &mut [(Proposal, Report)]) {
        let Some((day, start)) = self.happened else { return };
        let near = self.lede.is_some_and(|lede| block < lede + 2 * LEDE);
        let before = self.lede == Some(block) && line.sentence.end() <= start;
        // "Trois des blessés sont décédés sur place": below, only what befell people is of that day.
        let struck =
            |p: &Proposal| matches!(line.counts(p.head).told, Some(Counted::Dead | Counted::Wounded));
        let befell = |p: &Proposal, date: Option<EventDate>| {
            near && struck(p) && date.is_some_and(|date| date.basis == Basis::Narrative)
        };
        let took_place = |p: &Proposal| p.group.is_none_or(|group| matches!(group.tense, Tense::Past));
        let open = |p: &Proposal, date: Option<EventDate>| {
            date.is_none_or(|date| date.basis == Basis::Narrative || is_of_words(line, p, date))
        };
        for (proposal, event) in reports.iter_mut() {
            let told = matches!(event.modality, Modality::Asserted | Modality::Reported);
            let acts = !proposal.says() && !event.kind.is_speech() && took_place(proposal);
            if told && acts && (before || befell(proposal, event.date)) && open(proposal, event.date) {
                event.date = Some(day);
            }
        }
    }

    /// Nothing where the days of print are not known.
    pub(super) fn of(story: &Story) -> Self {
        let lede = story.blocks.iter().position(|b| b.kind == BlockKind::Paragraph);
        let known = story.published.edtf.filter(|days| width(*days) <= WIDE);
        let narrow = known.filter(|days| width(*days) <= NARROW);
        let printed = narrow.map(|edtf| EventDate { edtf, basis: Basis::Publication, timex: None });
        // Who answers tells of any day, and most often of none that is named.
        let known = known.filter(|_| !answers::has_questions(story));
        let told = known.and_then(|days| match days.as_day() {
            Some(day) => told(story, day),
            None => told_roughly(story, days),
        });
        let happened = known.and_then(Edtf::as_day).and_then(|print| happened(story, print));
        Self { told, printed, lede, happened, print: narrow }
    }
}

/// "treize morts, a déclaré lundi le maire": the day of the words.
fn is_of_words(line: &Line, proposal: &Proposal, date: EventDate) -> bool {
    let Some(id) = date.timex.and_then(|id| id.at().checked_sub(line.story.first_timex)) else {
        return false;
    };
    let day = line.timed.iter().find(|&&at| line.tokens[at].timex.is_some_and(|timex| timex as usize == id));
    // "a-t-on appris mercredi"
    let learnt = |at: usize| at > proposal.last + 1 && line.key(at - 1) == "appris";
    day.is_some_and(|&at| passing::is_of_incise(line, proposal, at) || learnt(at))
}

/// The day behind "s'est produite" in the first paragraphs, where its sentence takes up what was told before; and where
/// that sentence begins.
fn happened(story: &Story, print: Date) -> Option<(EventDate, usize)> {
    let first = story.blocks.iter().find(|b| b.kind == BlockKind::Paragraph)?.span.start();
    lede(story).find_map(|(at, timex)| {
        let edtf = timex.edtf.filter(|_| timex.basis == Basis::Publication)?;
        let day = edtf.as_day().or_else(|| edtf.latest())?;
        let old = print.since(day).ok()?.get_days();
        let sentence = story.sentences.iter().find(|sentence| sentence.holds(timex.span.start()))?;
        let before = Span::new(sentence.start(), timex.span.start()).of(story.text);
        let mut words = before.split([' ', '\u{a0}', '\'', '’']).filter(|word| !word.is_empty());
        let takes_up = words.next().is_some_and(|word| hints_at(&word.to_lowercase(), Hint::TakesUp))
            || is_said_to_take_up(before);
        // "The attackers came before dawn on Tuesday"
        let acts = words.next().is_some_and(|word| hints_at(word, Hint::Agent));
        let took_place = acts || words.rev().take(NEAR).any(|word| hints_at(word, Hint::TookPlace));
        let is_new = (0..=FRESH).contains(&old) && sentence.start() > first;
        let date =
            EventDate { edtf, basis: Basis::Narrative, timex: Some(TimexId::new(story.first_timex + at)) };
        (takes_up && took_place && is_new).then_some((date, sentence.start()))
    })
}

/// "Selon l'armée, l'attaque", "Police said the crash": behind whoever says so.
fn is_said_to_take_up(before: &str) -> bool {
    let said = [", ", " said ", " que "].into_iter().filter_map(|mark| before.rsplit_once(mark));
    let opens =
        |words: &str| words.split([' ', '\'', '’']).next().is_some_and(|word| hints_at(word, Hint::TakesUp));
    said.into_iter().any(|(_, words)| opens(words))
}

/// How many words before its day what took place may stand.
const NEAR: usize = 3;

fn width(days: Edtf) -> i32 {
    let (first, last) = days.bounds();
    first.until(last).map_or(i32::MAX, |span| span.get_days())
}

/// The first expression that is counted from a day of print that is only bounded: "yesterday" is as wide.
fn told_roughly(story: &Story, print: Edtf) -> Option<EventDate> {
    let counted = |(_, timex): &(usize, &Timex)| {
        let wide = timex.edtf.is_some_and(|days| !days.is_open() && width(days) >= width(print));
        timex.kind == TimexKind::Date
            && timex.basis == Basis::Publication
            && wide
            && !timex.value.ends_with("_REF")
    };
    let first = story.blocks.iter().find(|b| b.kind == BlockKind::Paragraph)?.span;
    let inside = |t: &(usize, &Timex)| first.contains(t.1.span);
    let (at, timex) =
        lede(story).filter(inside).find(|t| counted(t) && t.1.edtf.is_some_and(|d| d.meets(print)))?;
    let timex_id = Some(TimexId::new(story.first_timex + at));
    timex.edtf.map(|edtf| EventDate { edtf, basis: Basis::Narrative, timex: timex_id })
}

/// The expressions of the first paragraphs.
fn lede<'a>(story: &'a Story) -> impl Iterator<Item = (usize, &'a Timex)> {
    let mut ledes = story.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(LEDE);
    let first = ledes.next().map(|block| block.span);
    let end = ledes.last().map(|block| block.span).or(first).map_or(0, Span::end);
    // "au bout de la nuit" in the headline is no day of the news.
    let from = first.map_or(0, Span::start);
    let inside = move |t: &Timex| (from..end).contains(&t.span.start());
    story.timexes.iter().enumerate().filter(move |(_, t)| inside(t))
}

/// The last day within a week before the print that the first paragraph with such a day names: a quake of Friday
/// whose toll was given on Monday is news of Monday.
fn told(story: &Story, print: Date) -> Option<EventDate> {
    let oldest = print.checked_sub(FRESH.days()).ok()?;
    let fresh = |(at, timex): (usize, &Timex)| {
        let day = timex.edtf?.as_day().filter(|day| (oldest..=print).contains(day))?;
        Some((at, day, timex.span.start()))
    };
    // The points above a wire's copy tell its news in any order.
    let listed = |start: usize| {
        let block = story.blocks.iter().find(|block| block.span.holds(start));
        block.is_some_and(|block| block.span.of(story.text).starts_with(['*', '•', '-', '–', '▪']))
    };
    let days = || lede(story).filter_map(fresh);
    let (.., start) = days().find(|(.., start)| !listed(*start)).or_else(|| days().next())?;
    let end = story.blocks.iter().map(|block| block.span.end()).find(|&end| end > start)?;
    let (at, day, _) =
        lede(story).filter_map(fresh).take_while(|(.., at)| *at < end).max_by_key(|(_, day, _)| *day)?;
    let timex = Some(TimexId::new(story.first_timex + at));
    Some(EventDate { edtf: Edtf::day(day), basis: Basis::Narrative, timex })
}
