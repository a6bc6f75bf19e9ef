//! The lines from the first paragraph on: headings, paragraphs, boxes, and what a page hangs below.

use crate::corpus::BlockKind;
use crate::extract::articles::cliche::What;
use crate::extract::articles::line::Line;
use crate::extract::articles::signature;

use super::Page;
use super::head::after_field;

/// Reads the lines from `lead` on.
pub(super) fn read(page: &mut Page, lines: &[Line], lead: usize) {
    let end = end_of_story(lines, lead);
    for at in end..lines.len() {
        page.set(at, BlockKind::Boilerplate);
    }
    let last = (lead..end).rev().find(|&at| lines.get(at).is_some_and(Line::tells)).unwrap_or(lead);
    headings(page, lines, lead, last);
    boxes(page, lines, lead, end);
    captions(page, lines, lead, end);
    tail(page, lines, last + 1, end);
    author(page, lines, lead, end);
    if page.byline.is_none() {
        signatory(page, lines, last + 1, end);
    }
}

/// Where the story ends for good: at the first line after which nothing of it follows.
fn end_of_story(lines: &[Line], lead: usize) -> usize {
    let told = |range: &[Line]| range.iter().filter(|l| l.tells()).map(|l| l.chars).sum::<usize>();
    let total = told(lines.get(lead..).unwrap_or_default());
    let mut before = 0;
    for (at, line) in lines.iter().enumerate().skip(lead) {
        before += if line.tells() { line.chars } else { 0 };
        if line.what() == Some(What::Rest) && before * 2 >= total {
            return at;
        }
    }
    lines.len()
}

/// Short lines that stand over text are headings.
fn headings(page: &mut Page, lines: &[Line], lead: usize, last: usize) {
    for at in lead + 1..last {
        let Some(line) = lines.get(at).filter(|_| page.kind(at) == BlockKind::Paragraph) else { continue };
        let over_text = lines
            .get(at + 1..=last)
            .unwrap_or_default()
            .iter()
            .find(|l| l.what().is_none())
            .is_some_and(Line::tells);
        let in_list = lines.get(at - 1).is_some_and(|above| above.text.ends_with([':', ',', ';']));
        if is_heading(line) && over_text && !in_list {
            page.set(at, BlockKind::Heading);
        }
    }
}

fn is_heading(line: &Line) -> bool {
    let bare = line.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    !line.prose
        && line.chars <= 150
        && bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !line.text.ends_with([',', ';', '.'])
        && !matches!(line.text.chars().nth(1), Some(')'))
}

/// A caption stands twice, with its credit the second time; a standfirst, at the head of the paragraph it opens.
fn captions(page: &mut Page, lines: &[Line], lead: usize, end: usize) {
    for at in lead..end.min(lines.len()).saturating_sub(1) {
        let (Some(line), Some(next)) = (lines.get(at), lines.get(at + 1)) else { continue };
        if line.chars < REPEATED || !next.text.starts_with(line.text) {
            continue;
        }
        page.set(at, BlockKind::Boilerplate);
        if next.text.len() - line.text.len() < CREDIT {
            page.set(at + 1, BlockKind::Boilerplate);
        }
    }
}

/// The shortest caption that is known again, in characters.
const REPEATED: usize = 30;
/// The longest credit glued to it, in bytes.
const CREDIT: usize = 80;

/// The short lines under "À lire aussi" go with it.
fn boxes(page: &mut Page, lines: &[Line], lead: usize, end: usize) {
    let mut at = lead;
    while at < end {
        if !lines.get(at).is_some_and(opens_box) {
            at += 1;
            continue;
        }
        let rest = lines.get(at + 1..end).unwrap_or_default();
        let below = rest.iter().take_while(|l| !l.tells()).count();
        let last = rest.get(below.saturating_sub(1));
        let keep = below >= 2 && below < rest.len() && last.is_some_and(|l| l.set_off && l.chars < 80);
        for boxed in at + 1..=at + below - usize::from(keep) {
            page.set(boxed, BlockKind::Boilerplate);
        }
        at += below + 1;
    }
}

/// True of a line that heads a box.
fn opens_box(line: &Line) -> bool {
    line.what() == Some(What::Box)
}

/// The lines after the last paragraph: a signature, or what a page hangs there.
fn tail(page: &mut Page, lines: &[Line], from: usize, end: usize) {
    let many = (from..end).filter(|&at| page.kind(at) == BlockKind::Paragraph).count() > 2;
    for at in from..end {
        let Some(line) = lines.get(at).filter(|_| page.kind(at) != BlockKind::Boilerplate) else { continue };
        let said = line.signature();
        let sure = said.agency || line.what() == Some(What::By) || !many;
        let contact = lines.get(from..at).is_some_and(|above| above.iter().any(|l| l.text.ends_with(':')));
        let sure = sure && !contact;
        if let Some(byline) = said.byline.filter(|_| page.byline.is_none() && at < from + 3 && sure) {
            page.byline = Some(byline);
            page.set(at, BlockKind::Byline);
        } else if said.byline.is_some() && line.what().is_none() && at < from + 3 && sure {
            page.set(at, BlockKind::Byline);
        } else if said.date.is_some() && page.date_line.is_none() && at < from + 3 {
            page.date_line = said.date;
            page.set(at, BlockKind::Dateline);
        } else if line.what() == Some(What::Source) {
            page.publisher = page.publisher.or_else(|| after_field(line));
            page.set(at, BlockKind::Boilerplate);
        } else if many || line.what().is_some() {
            page.set(at, BlockKind::Boilerplate);
        }
    }
}

/// Who signs a release at its foot: "Pour le bureau exécutif," or "Le Ministre" over a name.
fn signatory(page: &mut Page, lines: &[Line], from: usize, end: usize) {
    for at in from..end.min(from + SIGNS) {
        let (Some(office), Some(line)) = (lines.get(at), lines.get(at + 1)) else { return };
        let named = names_office(office.text).then(|| signature::titled_name(line)).flatten();
        if let Some(byline) = named {
            page.byline = Some(byline);
            page.set(at, BlockKind::Boilerplate);
            page.set(at + 1, BlockKind::Byline);
            return;
        }
    }
}

/// How many lines below the text a release may be signed.
const SIGNS: usize = 5;

/// True of "Pour le bureau exécutif,", "Le Ministre", "For the Board", "La Secrétaire générale".
fn names_office(words: &str) -> bool {
    const FOR: [&str; 10] =
        ["Pour le ", "Pour la ", "Pour les ", "Pour l’", "Pour l'", "For the ", "P/ ", "Le ", "La ", "The "];
    let office = FOR.iter().find_map(|from| words.strip_prefix(from));
    let few = |rest: &str| rest.split(' ').count() <= 6 && !rest.contains(|c: char| c.is_ascii_digit());
    !words.ends_with(['.', ':', '!', '?']) && office.is_some_and(few)
}

/// The author's biography at the foot: a paragraph that begins with the name he signs with, and what follows it.
fn author(page: &mut Page, lines: &[Line], lead: usize, end: usize) {
    let Some(byline) = page.byline else { return };
    let name = lines.iter().find(|l| l.span.contains(byline)).map(|l| l.words_of(byline));
    let Some(name) = name.filter(|n| n.contains(' ')) else { return };
    let foot = end.saturating_sub(3).max(lead + 2);
    for at in foot..end {
        let Some(line) = lines.get(at).filter(|l| l.span != byline) else { continue };
        let told = line.text.strip_prefix(name).is_some_and(|rest| {
            [" est ", ", ", " is ", " a ", " has ", " covers ", " écrit "].iter().any(|v| rest.starts_with(v))
        });
        if told && line.prose {
            page.set(at, BlockKind::Boilerplate);
        }
    }
}
