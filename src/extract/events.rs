//! Event reports: what each sentence says happened, happens, is announced or may happen.

mod after;
mod ahead;
mod answers;
mod class;
mod clause;
mod complement;
mod cues;
mod dated;
mod demand;
mod factuality;
mod group;
mod hint;
mod inflect;
mod known;
mod lasting;
mod letters;
mod lexicon;
mod line;
mod narrative;
mod news;
mod noun;
mod number;
mod object;
mod offset;
mod passing;
mod person;
mod propose;
mod recount;
mod retold;
mod settle;
mod signs;
mod source;
mod speakers;
mod step;
mod subject;
mod tale;
#[cfg(test)]
mod tests;
mod toll;
mod voice;
mod when;
mod who;

use crate::corpus::{
    ArticleId, Block, BlockKind, Corpus, Event, EventDate, EventId, EventRule, EventType, Mention, Modality,
    NameId, Participant, Parts, Polarity, Published, Timex,
};
use crate::text::Span;
use crate::words::Lang;

pub(super) use known::Known;
pub use offset::Counted;

use super::live::Days;
use super::names::Register;
use super::words::{self, Kept, Words};
use after::After;
use answers::Answers;
use clause::Verbs;
use group::Tense;
use lexicon::Lexicon;
use line::Line;
use number::Count;
use propose::Proposal;
use recount::Held;
use source::Source;
use speakers::Speakers;

/// An article read up to its names: all that event rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// Its id.
    pub article: ArticleId,
    /// The text of its source.
    pub text: &'a str,
    /// The language of its body.
    pub lang: Lang,
    /// Its parts.
    pub blocks: &'a [Block],
    /// Its sentences.
    pub sentences: &'a [Span],
    /// Their words, as far as they were kept.
    pub words: &'a Kept,
    /// When it was published.
    pub published: &'a Published,
    /// The days of its entries, where it is a live page.
    pub days: &'a Days,
    /// Its temporal expressions.
    pub timexes: &'a [Timex],
    /// The id the first of them will have.
    pub first_timex: usize,
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// What those mention.
    pub names: &'a Register,
}

/// An event report as it is made: [`crate::corpus::Event`] with its lists, before its cluster is known.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its sentence.
    pub sentence: Span,
    /// The words that tell of it.
    pub trigger: Span,
    /// When.
    pub date: Option<EventDate>,
    /// PLOVER type or our extension.
    pub kind: EventType,
    /// How the source vouches for it.
    pub modality: Modality,
    /// Whether it is said to have happened or not.
    pub polarity: Polarity,
    /// Who did it, and to or with whom.
    pub actors: Vec<Participant>,
    /// Where.
    pub places: Vec<NameId>,
    /// Who else is named beside it.
    pub beside: Vec<NameId>,
    /// Whom the source quotes for it.
    pub attribution: Option<Span>,
    /// The numbers it gives.
    pub numbers: Vec<Count>,
    /// The rule that proposed it.
    pub rule: EventRule,
}

impl Report {
    /// Puts it in the corpus; its happening is not known yet.
    pub fn enter(self, corpus: &mut Corpus, article: ArticleId) {
        let id = EventId::new(corpus.events.len());
        corpus.numbers.extend(self.numbers.iter().map(|count| count.of(id)));
        let event = Event {
            article,
            sentence: self.sentence,
            trigger: self.trigger,
            date: self.date,
            kind: self.kind,
            modality: self.modality,
            polarity: self.polarity,
            rule: self.rule,
            parts: Parts::default(),
            attribution: self.attribution,
        };
        corpus.push_event(event, &self.actors, &self.places, &self.beside);
    }
}

/// Loads the tables of French, which most dossiers need.
pub(super) fn load() {
    Lexicon::of(Lang::Fr);
}

/// Gives the reports of an article, by sentence and trigger; returns the lengths of time that they date.
pub fn find(story: &Story, give: impl FnMut(Report)) -> Vec<Counted> {
    words::with(story.lang, |words| read(story, words, give))
}

fn read(story: &Story, words: &mut Words, mut give: impl FnMut(Report)) -> Vec<Counted> {
    let mut line = Line::new(story, words);
    let mut tale = tale::Tale::new(story);
    let mut speakers = Speakers::default();
    let answers = Answers::of(story);
    let mut held = Held::default();
    let body = body(story);
    for (at, &sentence) in story.sentences.iter().enumerate() {
        let block = story.blocks.partition_point(|b| b.span.end() <= sentence.start());
        // Titles, headings and the points above a text repeat what it tells.
        if block < body || story.blocks.get(block).is_some_and(|b| b.kind != BlockKind::Paragraph) {
            continue;
        }
        line.runs.into = speakers.is_open(block);
        line.read(at, sentence);
        line.accident |= after::opens_with_accident(&line, block, body);
        tale.enter(&mut line, block);
        let person = tale.person(block);
        let mut reports = reports(&line);
        tale.date(&line, block, &mut reports);
        held.retell(&line, &mut reports);
        line.after = After::of(&reports).unwrap_or(line.after);
        let mut reports: Vec<Report> = reports.into_iter().map(|(_, report)| report).collect();
        held.recount(&line, &mut reports);
        held.release(&mut give);
        // What waited for its speaker is of sentences that nothing counts anew.
        let mut keep = |report: Report| {
            if report.sentence.start() < sentence.start() { give(report) } else { held.hold(report) }
        };
        speakers.settle(&line, block, person, answers.voice(block), reports, &mut keep);
    }
    held.release(&mut give);
    speakers.release(None, &mut give);
    tale.counted
}

/// The first paragraph after the points of a summary ("– One killed, two missing"); the first block where what
/// follows is no longer than they are.
fn body(story: &Story) -> usize {
    let paragraphs =
        || story.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph);
    let is_point = |block: &Block| block.span.of(story.text).starts_with(['-', '–', '—', '•', '*', '·', '▪']);
    let points = paragraphs().take_while(|(_, block)| is_point(block)).count();
    let mut text = paragraphs().skip(points);
    let first = text.next().map_or(0, |(at, _)| at);
    if text.count() > points { first } else { 0 }
}

/// "when the board meets Dec. 5": what is told as fact of a day to come is planned.
fn ahead(line: &Line, proposal: &Proposal, date: Option<EventDate>) -> Option<Modality> {
    let now = proposal.group.is_some_and(|g| g.tense == Tense::Present);
    let acts = !proposal.says() && !factuality::is_made_of_words(proposal.kind);
    (now && acts && line.is_to_come(date?.edtf) && !factuality::is_conditional(line, proposal))
        .then_some(Modality::Planned)
}

/// The reports of one sentence, each with the words that proposed it.
fn reports(line: &Line) -> Vec<(Proposal, Report)> {
    let mut found = propose::all(line);
    found.extend(dated::proposals(line, &found));
    found.sort_by_key(|p| p.head);
    found.extend(toll::proposals(line, &found));
    found.sort_by_key(|p| p.head);
    found.extend(retold::proposals(line, &found));
    found.sort_by_key(|p| p.head);
    demand::put(line, &mut found);
    if found.is_empty() {
        return Vec::new();
    }
    let sources = source::all(line, &found);
    let proposals = settle::one_per_happening(line, found, &sources);
    let dates = when::all(line, &proposals);
    let verbs = Verbs::of(line, &proposals);
    let mut reports: Vec<(Proposal, Report)> =
        proposals.iter().zip(dates).map(|(&p, date)| (p, report(line, &p, date, &verbs, &sources))).collect();
    for (at, count) in number::all(line, &proposals) {
        reports[at].1.numbers.push(count);
    }
    reports
}

fn report(
    line: &Line,
    proposal: &Proposal,
    date: Option<EventDate>,
    verbs: &Verbs,
    sources: &[Source],
) -> Report {
    let (actors, places) = who::of(line, proposal, verbs, sources);
    let source = source::of(sources, proposal.head);
    let (first, last) = settle::words(line, proposal);
    let trigger = line.cover(first, last);
    let takes_part = |name| actors.iter().any(|a| a.name == name) || places.contains(&name);
    Report {
        beside: who::beside(line, trigger, takes_part),
        sentence: line.sentence,
        trigger,
        date,
        kind: proposal.kind,
        modality: ahead(line, proposal, date).unwrap_or_else(|| factuality::modality(line, proposal, source)),
        polarity: factuality::polarity(line, proposal),
        actors,
        places,
        attribution: source::attribution(line, proposal, sources),
        numbers: Vec::new(),
        rule: proposal.rule,
    }
}
