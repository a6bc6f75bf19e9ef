//! Event reports: what each sentence says happened, happens, is announced or may happen.

mod factuality;
mod group;
mod inflect;
mod lexicon;
mod line;
mod noun;
mod propose;
mod settle;
mod source;
mod summary;
mod when;
mod who;

use crate::corpus::{ArticleId, Block, BlockKind, ClusterId, Event, Mention, Published, Timex};
use crate::text::Span;
use crate::words::Lang;

use super::names::Register;
use line::Line;

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
    let mut events = Vec::new();
    for &sentence in story.sentences.iter().filter(|s| is_body(story, **s)) {
        line.read(sentence);
        events.extend(reports(&line));
    }
    events
}

/// Titles and headings repeat what the text tells.
fn is_body(story: &Story, sentence: Span) -> bool {
    let at = story.blocks.partition_point(|b| b.span.end() <= sentence.start());
    story.blocks.get(at).is_none_or(|b| b.kind == BlockKind::Paragraph)
}

/// The reports of one sentence.
fn reports(line: &Line) -> Vec<Event> {
    let found = propose::all(line);
    if found.is_empty() {
        return Vec::new();
    }
    let sources = source::all(line);
    let proposals = settle::one_per_happening(line, found, &sources);
    let dates = when::all(line, &proposals);
    let report = |(p, date): (&propose::Proposal, _)| {
        let (actors, places) = who::of(line, p);
        let source = source::of(&sources, p.head);
        let trigger = line.cover(p.first, p.last);
        Event {
            article: line.story.article,
            sentence: line.span,
            trigger,
            date,
            kind: p.kind,
            modality: factuality::modality(line, p, source),
            polarity: factuality::polarity(line, p),
            actors,
            places,
            attribution: source::attribution(line, p, source),
            summary: summary::line(line.story.text, line.span, trigger),
            cluster: ClusterId(0),
            rule: p.rule,
        }
    };
    proposals.iter().zip(dates).map(report).collect()
}
