//! Where one article of a file ends and the next begins. A heading must not split an article: the evidence is
//! counted, and one sign is never enough.

use super::cliche::{What, Worded};
use super::dateline;
use super::line::Line;
use super::signature;

/// The least evidence for a new article.
const ENOUGH: i32 = 5;

/// The lines of each article, in order; together they are all lines.
pub(super) fn pieces<'a, 't>(lines: &'a [Line<'t>]) -> Vec<&'a [Line<'t>]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut told = 0;
    let mut headings: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if told > 150 && at > start && opens(lines, start, at, &headings) {
            pieces.extend(lines.get(start..at));
            (start, told) = (at, 0);
            headings.clear();
        }
        told += if line.tells() { line.chars } else { 0 };
        if is_heading_like(line) {
            headings.push(line.chars);
        }
    }
    pieces.extend(lines.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

fn is_heading_like(line: &Line) -> bool {
    !line.prose && line.cliche.is_none() && (12..=160).contains(&line.chars)
}

/// True where the line at `at` opens a new article.
fn opens(lines: &[Line], start: usize, at: usize, headings: &[usize]) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if frame_again(lines, start, at) || front_matter(lines, at) || second_heading_one(lines, start, at) {
        return true;
    }
    let headline = line.set_off && is_heading_like(line) && Worded::new(line.text).count() >= 3;
    headline && weigh(lines, at, headings) >= ENOUGH
}

/// The evidence that a headline-shaped line is a headline.
fn weigh(lines: &[Line], at: usize, headings: &[usize]) -> i32 {
    let Some(line) = lines.get(at) else { return 0 };
    let Some(lead) = lines.iter().skip(at + 1).take(6).position(Line::tells).map(|i| at + 1 + i) else {
        return 0;
    };
    let bulleted = line.text.starts_with(['•', '-', '–', '*', '▪', '■', '#'])
        || line.text.starts_with(|c: char| c.is_ascii_digit());
    let shape = i32::from(line.chars >= 45) + i32::from(line.chars >= 55) + i32::from(has_colon(line.text))
        - 3 * i32::from(bulleted);
    let apart = i32::from(lines.get(at + 1).is_some_and(|next| next.set_off));
    let signed = i32::from(between(lines, at, lead)) * 3;
    let dated = lines.get(lead).map_or(0, lead_evidence);
    let like_the_rest = headings.iter().filter(|&&h| h >= 45 && h * 2 > line.chars).count() >= 2;
    shape + apart - 1 + signed + dated + closing_before(lines, at) + i32::from(new_matter(lines, at, lead))
        - 2 * i32::from(like_the_rest)
}

/// True of "Sujet : ce qui arrive".
fn has_colon(words: &str) -> bool {
    words.split_once(':').is_some_and(|(a, b)| a.trim().len() > 5 && b.trim().len() > 10)
}

/// True where the lines between a headline and its lead sign or date it.
fn between(lines: &[Line], at: usize, lead: usize) -> bool {
    lines.get(at + 1..lead).unwrap_or_default().iter().any(|l| signature::of(l).says())
}

/// Two for a lead with a full date near its beginning, three for one with a dateline.
fn lead_evidence(lead: &Line) -> i32 {
    if dateline::find(lead.text, crate::text::Span::new(0, lead.text.len())).is_some() {
        return 3;
    }
    let near: String = lead.text.chars().take(110).collect();
    let year = near
        .as_bytes()
        .windows(4)
        .any(|w| matches!(w, [b'1', b'9', ..] | [b'2', b'0', ..]) && w.iter().all(u8::is_ascii_digit));
    2 * i32::from(year && signature::is_dated(&near, &Worded::new(&near)))
}

/// Two where the article above has just been signed or closed by its page.
fn closing_before(lines: &[Line], at: usize) -> i32 {
    let above = lines.get(at.saturating_sub(3)..at).unwrap_or_default();
    let signed = above.last().is_some_and(|l| !l.tells() && l.set_off && signature::of(l).byline.is_some());
    let closed = above.iter().any(|l| matches!(l.what(), Some(What::Rest | What::Drop | What::Photo)));
    2 * i32::from(signed || closed)
}

/// True where the headline and its lead share hardly a word with what stands above.
fn new_matter(lines: &[Line], at: usize, lead: usize) -> bool {
    let words = |line: &Line| -> Vec<String> {
        Worded::new(line.text).words().filter(|w| w.len() > 5).map(str::to_owned).collect()
    };
    let above: Vec<String> =
        lines.get(at.saturating_sub(12)..at).unwrap_or_default().iter().flat_map(words).collect();
    let below: Vec<String> = [at, lead].iter().filter_map(|&i| lines.get(i)).flat_map(words).collect();
    let shared = below.iter().filter(|w| above.contains(w)).count();
    below.len() >= 6 && shared * 10 <= below.len()
}

/// True where the first lines of the first page come again.
fn frame_again(lines: &[Line], start: usize, at: usize) -> bool {
    let (Some(first), Some(again)) = (lines.get(start..start + 3), lines.get(at..at + 3)) else {
        return false;
    };
    at >= start + 6 && first.iter().zip(again).all(|(a, b)| a.text == b.text && !a.prose)
}

/// True of "---", "title: …" in the middle of a file.
fn front_matter(lines: &[Line], at: usize) -> bool {
    let rule = lines.get(at).is_some_and(|l| l.text == "---");
    rule && lines.iter().skip(at + 1).take(3).any(|l| l.what() == Some(What::Title))
}

/// True of a second "# Title" with text below, in a file whose article above has one.
fn second_heading_one(lines: &[Line], start: usize, at: usize) -> bool {
    let one = |l: &Line| l.text.starts_with("# ");
    lines.get(at).is_some_and(one) && lines.get(start..at).is_some_and(|above| above.iter().any(one))
}
