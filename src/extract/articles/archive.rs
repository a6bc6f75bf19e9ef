//! Articles as the databases of the press hand them out (Factiva, Nexis, Europresse, `ProQuest`): with marks between
//! them, and fields at their heads and feet. The marks are sure, so nothing is guessed of where an article ends.

mod fields;
mod marks;
#[cfg(test)]
mod tests;

use crate::corpus::{Block, BlockKind};
use crate::text::Span;

use super::line::{Line, is_mixed};
use super::name::names;
use super::{Draft, page, read, tongue};
use fields::{Part, Role};

/// The articles of a file that a database has written; `None` of any other file.
pub(super) fn drafts(text: &str, lines: &[Line]) -> Option<Vec<Draft>> {
    let pieces: Vec<&[Line]> = marks::pieces(lines)?;
    let mut drafts: Vec<Draft> = Vec::new();
    let mut before: Vec<Block> = Vec::new();
    for piece in pieces {
        if let Some(parts) = fields::parts(piece) {
            drafts.push(draft(text, piece, &parts, std::mem::take(&mut before)));
        } else if piece.iter().any(Line::tells) {
            drafts.extend(read(text, piece));
        } else if let Some(last) = drafts.last_mut() {
            last.blocks.extend(set_aside(piece));
            last.span = covered(&last.blocks);
        } else {
            before.extend(set_aside(piece));
        }
    }
    Some(drafts).filter(|drafts| before.is_empty() && !drafts.is_empty())
}

/// What a database writes of itself: the search, the list of what it found.
fn set_aside<'a>(lines: &'a [Line]) -> impl Iterator<Item = Block> + 'a {
    lines.iter().map(|line| Block { kind: BlockKind::Boilerplate, span: line.span })
}

fn covered(blocks: &[Block]) -> Span {
    blocks.iter().map(|b| b.span).reduce(Span::cover).unwrap_or_default()
}

/// The article whose lines are these, with what was set aside above it.
fn draft(text: &str, lines: &[Line], parts: &[Part], mut blocks: Vec<Block>) -> Draft {
    let mut draft = Draft::default();
    let mut body: Vec<Line> = Vec::new();
    for (line, part) in lines.iter().zip(parts) {
        let start = line.span.start() + part.from;
        let label = Span::new(line.span.start(), start).trim(text);
        let value = Span::new(start, line.span.end()).trim(text);
        if !label.is_empty() {
            blocks.push(Block { kind: BlockKind::Boilerplate, span: label });
        }
        match part.role {
            _ if value.is_empty() => {}
            Role::Text if label.is_empty() => body.push(line.clone()),
            Role::Text => body.push(Line::new(text, value, true)),
            role => blocks.push(Block { kind: take(&mut draft, text, role, value), span: value }),
        }
    }
    let page = page::body(text, &body);
    blocks.extend(page.blocks);
    blocks.sort_by_key(|block| block.span.start());
    draft.byline = draft.byline.or(page.byline);
    draft.publisher = draft.publisher.or(page.publisher);
    draft.date_line = draft.date_line.or(page.date_line);
    draft.span = covered(&blocks);
    draft.blocks = blocks;
    draft.lang = tongue::of(text, &draft);
    draft
}

/// Keeps the value of a field, and says what kind of block it is.
fn take(draft: &mut Draft, text: &str, role: Role, value: Span) -> BlockKind {
    let (slot, span, kind) = match role {
        Role::Title => (&mut draft.title, value, BlockKind::Title),
        Role::By => (&mut draft.byline, author(text, value), BlockKind::Byline),
        Role::Paper => (&mut draft.publisher, paper(text, value), BlockKind::Byline),
        Role::Date => (&mut draft.date_line, value, BlockKind::Dateline),
        Role::Text | Role::Aside | Role::End => return BlockKind::Boilerplate,
    };
    if slot.is_some() {
        return BlockKind::Boilerplate;
    }
    *slot = Some(span);
    kind
}

/// "By TOM KELLER; Staff Writer", "Jane Smith in Hull", "Das, Ritu": the names alone.
fn author(text: &str, value: Span) -> Span {
    let words = value.of(text);
    let by = ["By ", "BY ", "Par ", "PAR ", "by ", "par "].iter().find(|by| words.starts_with(**by));
    let from = by.map_or(0, |by| by.len());
    let listed = words.get(from..).is_some_and(is_listed);
    let named = names(words, from, 1).filter(|_| !listed);
    let end = words.find([';', '|']).unwrap_or(words.len());
    named.unwrap_or(Span::new(from, end.max(from))).trim(words).shift(value.start())
}

/// "Das, Ritu": how a catalogue writes a name.
fn is_listed(words: &str) -> bool {
    let name =
        |part: &str| part.split(' ').all(|word| word.starts_with(char::is_uppercase) && is_mixed(word));
    words.split_once(", ").is_some_and(|(last, first)| {
        name(last) && name(first) && last.split(' ').count() <= 2 && first.split(' ').count() <= 2
    })
}

/// "The Harbour Times (London)", "Le Figaro (site web) • p. 6 • 512 mots": the paper's name alone.
fn paper(text: &str, value: Span) -> Span {
    let words = value.of(text);
    let end = [" (", " •", " ·", ";", " - "].iter().filter_map(|mark| words.find(mark)).min();
    Span::new(value.start(), value.start() + end.unwrap_or(words.len())).trim(text)
}
