//! Whose words an interview's paragraphs are: "SEIDOU: …" behind a name, or what stands under questions.

use crate::corpus::{Block, BlockKind, NameId, NameKind};
use crate::text::Span;
use crate::words::Lang;

use super::Story;

/// The longest question that stands alone, in bytes.
const ASKED: usize = 250;
/// How many questions make an interview.
const QUESTIONS: usize = 3;
/// The longest name before a colon, in bytes.
const LABEL: usize = 40;
/// "Q", "A", "R." name nobody.
const INITIAL: usize = 2;
/// How often a name stands so before what is said, at least.
const TURNS: usize = 2;

/// Whose words a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The paper's own.
    Paper,
    /// Of whoever is asked, in the words that name them, where any do.
    Asked(Option<Span>),
}

/// The paragraphs of an interview that are somebody's words.
#[derive(Debug, Default)]
pub(super) struct Answers {
    told: Vec<(usize, Option<Span>)>,
}

impl Answers {
    /// None where the text is no interview.
    pub(super) fn of(story: &Story) -> Self {
        let turns = turns(story);
        Self { told: if turns.is_empty() { answers(story) } else { turns } }
    }

    /// Whose words a block is.
    pub(super) fn voice(&self, block: usize) -> Voice {
        let found = self.told.binary_search_by_key(&block, |(at, _)| *at).ok();
        found.and_then(|at| self.told.get(at)).map_or(Voice::Paper, |(_, who)| Voice::Asked(*who))
    }
}

/// True of a text of questions and answers.
pub(super) fn has_questions(story: &Story) -> bool {
    story.blocks.iter().filter(|block| asks(story, block)).take(QUESTIONS).count() == QUESTIONS
}

/// True of a question that stands alone.
fn asks(story: &Story, block: &Block) -> bool {
    let words = block.span.of(story.text);
    words.len() <= ASKED && words.ends_with('?')
}

/// The paragraphs from the first "NAME:" to the last, each with the name before it.
fn turns(story: &Story) -> Vec<(usize, Option<Span>)> {
    let labels: Vec<Option<Span>> = story.blocks.iter().map(|block| label(story, block)).collect();
    let same = |a: Span, b: Span| a.of(story.text) == b.of(story.text);
    let often = |name: Span| labels.iter().flatten().filter(|other| same(name, **other)).count() >= TURNS;
    let (Some(first), Some(last)) =
        (labels.iter().position(Option::is_some), labels.iter().rposition(Option::is_some))
    else {
        return Vec::new();
    };
    let names: Vec<Span> = labels.iter().flatten().copied().filter(|name| often(*name)).collect();
    let two = names.iter().any(|name| !same(*name, names[0]));
    if !two {
        return Vec::new();
    }
    let mut who = None;
    let turns = labels.iter().zip(story.blocks).enumerate().take(last + 1).skip(first);
    turns
        .filter_map(|(at, (label, block))| {
            // What one has begun goes on until the other speaks.
            who = label.or(who);
            let whose = who.filter(|name| name.len() > INITIAL);
            (block.kind == BlockKind::Paragraph).then_some((at, whose))
        })
        .collect()
}

/// "SEIDOU", "RADIO SUD", "Q" before a colon at the head of a paragraph.
fn label(story: &Story, block: &Block) -> Option<Span> {
    let words = block.span.of(story.text);
    let (name, _) = words.split_once(':').filter(|(name, _)| (1..=LABEL).contains(&name.trim_end().len()))?;
    let name = name.trim_end();
    let shouted = name.chars().all(|c| !c.is_lowercase()) && name.starts_with(char::is_uppercase);
    shouted.then(|| Span::new(block.span.start(), block.span.start() + name.len()))
}

/// The paragraphs under questions, where most are told by an "I": whoever is asked, if the text above the first question
/// names one person alone.
fn answers(story: &Story) -> Vec<(usize, Option<Span>)> {
    let first = story.blocks.iter().position(|block| asks(story, block));
    let Some(first) = first.filter(|_| has_questions(story)) else { return Vec::new() };
    let paragraphs = story.blocks.iter().enumerate().skip(first);
    let told = paragraphs.filter(|(_, block)| block.kind == BlockKind::Paragraph && !asks(story, block));
    let told: Vec<usize> = told.map(|(at, _)| at).collect();
    let of_i =
        told.iter().filter(|&&at| tells_of_i(story.blocks[at].span.of(story.text), story.lang)).count();
    if 2 * of_i < told.len() {
        return Vec::new();
    }
    let named = told.iter().find_map(|&at| name_before_words(story, &story.blocks[at]));
    let who = named.or_else(|| asked(story, story.blocks[first].span.start()));
    told.into_iter().map(|at| (at, who)).collect()
}

/// "Awa Sy : Je n’étais pas là": the person named before an answer.
fn name_before_words(story: &Story, block: &Block) -> Option<Span> {
    let from = story.mentions.partition_point(|mention| mention.span.start() < block.span.start());
    let first = story.mentions.get(from).filter(|mention| mention.span.start() == block.span.start())?;
    let rest = story.text.get(first.span.end()..block.span.end())?;
    let is_person = story.names.names.get(first.name.at()).is_some_and(|name| name.kind == NameKind::Person);
    (is_person && rest.trim_start().starts_with(':')).then_some(first.span)
}

/// True of "I had been told", "je n’ai rien vu", outside quotation marks.
fn tells_of_i(words: &str, lang: Lang) -> bool {
    let own: &[&str] = match lang {
        Lang::Fr => &["je", "j", "nous", "mon", "ma", "mes", "moi", "notre", "nos"],
        Lang::En => &["i", "we", "my", "our", "me", "us"],
    };
    let said = words.split(['«', '“', '"']).enumerate().map(|(at, part)| match part.split_once(['»', '”'])
    {
        Some((_, after)) => after,
        None if at == 0 => part,
        None => "",
    });
    let forms = said.flat_map(|part| part.split(|c: char| !c.is_alphabetic()));
    forms.map(str::to_lowercase).any(|form| own.contains(&&*form))
}

/// The only person whom the paragraphs before an offset name, in the words that name them first.
fn asked(story: &Story, before: usize) -> Option<Span> {
    let is_person =
        |id: NameId| story.names.names.get(id.at()).is_some_and(|name| name.kind == NameKind::Person);
    let told = |span: Span| {
        let block = story.blocks.iter().find(|block| block.span.contains(span));
        block.is_some_and(|block| block.kind == BlockKind::Paragraph)
    };
    let mentions = story.mentions.iter().take_while(|mention| mention.span.end() <= before);
    let mut people = mentions.filter(|mention| is_person(mention.name) && told(mention.span));
    let first = people.next()?;
    people.all(|mention| mention.name == first.name).then_some(first.span)
}
