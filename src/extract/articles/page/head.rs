//! The lines before the first paragraph: menus, headline, standfirst, signature, date.

use crate::corpus::BlockKind;
use crate::extract::articles::cliche::{What, Worded};
use crate::extract::articles::line::{Line, is_mixed};
use crate::extract::articles::signature;
use crate::text::Span;

use super::Page;

/// How many lines after the first paragraph may still sign or date the article.
const BELOW: usize = 4;

/// Reads the head of a page whose first paragraph is the line `lead`.
pub(super) fn read(page: &mut Page, lines: &[Line], lead: usize) {
    let keys: Vec<String> = lines.iter().take(lead).map(Line::key).collect();
    let title = title(lines, &keys, lead);
    if let Some(at) = title {
        page.set(at, BlockKind::Title);
        page.title = lines.get(at).map(title_words);
    }
    let first = title.map_or(0, |at| at + 1);
    for at in 0..lead {
        if Some(at) != title {
            let kind = kind_in_head(page, lines, &keys, at, title, lead);
            page.set(at, kind);
        }
    }
    for at in (first..lead).chain(lead + 1..lines.len().min(lead + 1 + BELOW)) {
        sign(page, lines, at, at > lead);
    }
}

/// The words of a headline without their mark or field name.
fn title_words(line: &Line) -> Span {
    let from = match line.cliche {
        Some((What::Title, end)) => end,
        _ => 0,
    };
    let rest = line.text.get(from..).unwrap_or("");
    let bare = rest.trim_start_matches(['#', ' ', ':', '"', '\u{a0}']);
    let start = line.span.start() + line.text.len() - bare.len();
    Span::new(start, start + bare.trim_end_matches(['"', '#', ' ']).len())
}

/// The line that is the headline, if one is.
fn title(lines: &[Line], keys: &[String], lead: usize) -> Option<usize> {
    if lead == lines.len() {
        return lines.iter().position(|l| l.what() == Some(What::Title) || l.text.starts_with("# "));
    }
    (0..lead)
        .filter_map(|at| Some((at, score(lines, keys, at, lead)?)))
        .filter(|&(_, score)| score >= 4)
        .max_by_key(|&(at, score)| (score, std::cmp::Reverse(at)))
        .map(|(at, _)| at)
}

/// How much speaks for a line being the headline; `None` where its shape forbids it.
fn score(lines: &[Line], keys: &[String], at: usize, lead: usize) -> Option<i32> {
    let line = lines.get(at)?;
    if line.what() == Some(What::Title) || line.text.starts_with("# ") {
        return Some(20);
    }
    let words = Worded::new(line.text).count();
    let shaped = line.cliche.is_none()
        && words >= 2
        && (8..=220).contains(&line.chars)
        && !line.text.ends_with([':', ',', ';']);
    if !shaped {
        return None;
    }
    let key = keys.get(at)?;
    let again = keys.iter().enumerate().any(|(i, k)| i != at && words >= 4 && k.starts_with(key.as_str()));
    let signed = (at + 1..(at + 5).min(lead + 3)).filter_map(|i| lines.get(i)).any(signs_it);
    let in_menu = !line.set_off
        && at > 0
        && lines.get(at + 1).is_some_and(|n| !n.set_off && !n.prose)
        && line.chars < 30;
    let stops = line.text.ends_with('.') && is_mixed(line.text);
    let name = signature::of(line).says();
    Some(
        2 * i32::from(words >= 5)
            + i32::from(line.chars >= 30)
            + i32::from(at == 0) * 2
            + i32::from(again) * 4
            + i32::from(signed) * 3
            + i32::from(at + 1 == lead)
            + i32::from(words >= 3)
            - i32::from(in_menu) * 2
            - i32::from(stops) * 2
            - i32::from(name) * 4,
    )
}

/// True of the lines that stand under a headline: signature, date, reading time.
fn signs_it(line: &Line) -> bool {
    signature::of(line).says()
        || line.what() == Some(What::Update)
        || (line.what() == Some(What::Drop) && line.text.contains(|c: char| c.is_ascii_digit()))
}

/// What a line of the head is.
fn kind_in_head(
    page: &Page,
    lines: &[Line],
    keys: &[String],
    at: usize,
    title: Option<usize>,
    lead: usize,
) -> BlockKind {
    let known = page.kind(at);
    let Some(line) = lines.get(at).filter(|_| known == BlockKind::Paragraph) else { return known };
    let said = signature::of(line);
    if said.says() && title.is_none_or(|t| at > t) {
        return if said.byline.is_some() { BlockKind::Byline } else { BlockKind::Dateline };
    }
    let same = title
        .and_then(|t| Some((keys.get(t)?, keys.get(at)?)))
        .is_some_and(|(t, k)| k.starts_with(t.as_str()) || t.starts_with(k.as_str()) && k.len() > 20);
    let above = title.is_some_and(|t| at < t);
    let menu = title.is_none() && lead >= 4 && line.chars < 30;
    if same || above || menu || line.what().is_some() {
        return BlockKind::Boilerplate;
    }
    let heading = at + 1 == lead && line.chars <= 90 && (title.is_some() || lead < lines.len());
    if heading { BlockKind::Heading } else { BlockKind::Paragraph }
}

/// Takes author and date from a line near the head. Below the first paragraph only plain words count.
fn sign(page: &mut Page, lines: &[Line], at: usize, below: bool) {
    let Some(line) = lines.get(at).filter(|l| !l.tells()) else { return };
    let plain = matches!(line.what(), Some(What::By | What::Date));
    if below && !plain || matches!(line.what(), Some(What::Drop | What::Box | What::Rest | What::Photo)) {
        return;
    }
    let said = signature::of(line);
    if page.byline.is_none() && said.byline.is_some() {
        page.byline = said.byline;
        page.set(at, BlockKind::Byline);
    }
    if page.date_line.is_none() && said.date.is_some() {
        page.date_line = said.date;
        if said.byline.is_none() {
            page.set(at, BlockKind::Dateline);
        }
    }
    if line.what() == Some(What::Source) {
        page.set(at, BlockKind::Boilerplate);
        page.publisher = page.publisher.or_else(|| after_field(line));
    }
}

/// The words after a field's name.
fn after_field(line: &Line) -> Option<Span> {
    let (_, end) = line.cliche?;
    let rest = line.text.get(end..)?.trim_start_matches([' ', ':', '"', '\u{a0}']);
    let start = line.span.end() - rest.len();
    (!rest.is_empty()).then(|| Span::new(start, start + rest.trim_end_matches('"').len()))
}
