//! Event reports: what each sentence says happened, happens, is announced or may happen.

mod dated;
mod factuality;
mod group;
mod inflect;
mod lexicon;
mod line;
mod noun;
mod person;
mod propose;
mod settle;
mod source;
mod summary;
mod tale;
#[cfg(test)]
mod tests;
mod when;
mod who;

use crate::corpus::{ArticleId, Block, BlockKind, ClusterId, Event, EventDate, Mention, Published, Timex};
use crate::text::Span;
use crate::words::Lang;

use super::names::Register;
use line::Line;
use propose::Proposal;
use source::Source;

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
    /// When it was published.
    pub published: &'a Published,
    /// Its temporal expressions.
    pub timexes: &'a [Timex],
    /// The id the first of them will have.
    pub first_timex: usize,
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// What those mention.
    pub names: &'a Register,
}

/// The reports of an article, by sentence and trigger. Their cluster is set later.
#[must_use]
pub fn find(story: &Story) -> Vec<Event> {
    let mut line = Line::new(story);
    let mut tale = tale::Tale::default();
    let mut events = Vec::new();
    for &sentence in story.sentences {
        let block = story.blocks.partition_point(|b| b.span.end() <= sentence.start());
        // Titles and headings repeat what the text tells.
        if story.blocks.get(block).is_some_and(|b| b.kind != BlockKind::Paragraph) {
            continue;
        }
        line.read(sentence);
        let mut reports = reports(&line);
        tale.date(&line, block, &mut reports);
        events.extend(reports.into_iter().map(|(_, event)| event));
    }
    events
}

/// The reports of one sentence, each with the words that proposed it.
fn reports(line: &Line) -> Vec<(Proposal, Event)> {
    let mut found = propose::all(line);
    if found.is_empty() && line.is_dated {
        found.extend(dated::proposal(line));
    }
    if found.is_empty() {
        return Vec::new();
    }
    let sources = source::all(line);
    let proposals = settle::one_per_happening(line, found, &sources);
    let dates = when::all(line, &proposals);
    proposals.iter().zip(dates).map(|(&p, date)| (p, report(line, &p, date, &sources))).collect()
}

fn report(line: &Line, proposal: &Proposal, date: Option<EventDate>, sources: &[Source]) -> Event {
    let (actors, places) = who::of(line, proposal);
    let source = source::of(sources, proposal.head);
    let trigger = line.cover(proposal.first, proposal.last);
    Event {
        article: line.story.article,
        sentence: line.sentence,
        trigger,
        date,
        kind: proposal.kind,
        modality: factuality::modality(line, proposal, source),
        polarity: factuality::polarity(line, proposal),
        actors,
        places,
        attribution: source::attribution(line, proposal, source),
        summary: summary::line(line.story.text, line.span, trigger),
        cluster: ClusterId(0),
        rule: proposal.rule,
    }
}
