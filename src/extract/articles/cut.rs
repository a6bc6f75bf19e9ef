//! Where one article of a file ends and the next begins. A heading must not split an article: the evidence is
//! counted, and one sign is never enough.

use std::collections::VecDeque;

use super::cliche::{What, Word, Worded};
use super::dateline;
use super::line::{Line, is_mixed};
use super::marks;
use super::page::motto;
use super::signature;

/// The least evidence for a new article.
const ENOUGH: i32 = 5;

/// How many headings are remembered, to know what those of an article look like.
const HEADINGS: usize = 12;

/// An article being read.
#[derive(Debug, Default)]
struct Open {
    /// Its first line.
    start: usize,
    /// How many characters it has told.
    told: usize,
    /// The lengths of its last headings.
    headings: VecDeque<usize>,
    /// Whether it has a "# Title".
    marked: bool,
    /// Whether it is the next item of a list.
    listed: bool,
}

/// The lines of an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a, 't> {
    pub(super) lines: &'a [Line<'t>],
    /// Whether it is the next item of a list: of a digest, of teasers.
    pub(super) listed: bool,
}

/// The lines of each article, in order; together they are all lines.
pub(super) fn pieces<'a, 't>(lines: &'a [Line<'t>]) -> Vec<Piece<'a, 't>> {
    let mut pieces = Vec::new();
    let mut open = Open::default();
    let piece = |open: &Open, end: usize| {
        let lines = lines.get(open.start..end).filter(|own| !own.is_empty())?;
        Some(Piece { lines, listed: open.listed })
    };
    for (at, line) in lines.iter().enumerate() {
        if open.told > 60 && opens(lines, at, &open) && !motto_above(lines, open.start, at) {
            let listed = in_digest(lines, at) || teased(lines, at);
            // A date on a line of its own above the headline goes with it.
            let at = at - usize::from(dated_above(lines, at));
            pieces.extend(piece(&open, at));
            open = Open { start: at, listed, ..Open::default() };
        }
        open.take(line);
    }
    pieces.extend(piece(&open, lines.len()));
    pieces
}

/// True where all that stands above a signed headline is a motto of the page.
fn motto_above(lines: &[Line], start: usize, at: usize) -> bool {
    let above = lines.get(start..at).unwrap_or_default();
    let mut told = above.iter().enumerate().filter(|(_, l)| l.tells());
    let (Some((first, _)), None) = (told.next(), told.next()) else { return false };
    motto::is_motto(above, first) && motto::heads(lines, at)
}

impl Open {
    fn take(&mut self, line: &Line) {
        self.told += if line.tells() { line.chars } else { 0 };
        self.marked |= line.text.starts_with("# ");
        if is_heading_like(line) {
            self.headings.push_back(line.chars);
            self.headings.truncate(HEADINGS);
        }
    }
}

fn is_heading_like(line: &Line) -> bool {
    !line.prose && line.cliche.is_none() && (12..=160).contains(&line.chars)
}

/// True where the line at `at` opens a new article.
fn opens(lines: &[Line], at: usize, open: &Open) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let marked = open.marked && line.text.starts_with("# ");
    if marked || in_digest(lines, at) || frame_again(lines, open.start, at) || front_matter(lines, at) {
        return true;
    }
    if open.told > 60 && marks::header(line.text).is_some() {
        return true;
    }
    let apart = line.set_off || dated_below(lines, at);
    if boxed(lines, at) && !teased(lines, at) {
        return false;
    }
    let apart = apart || dated_above(lines, at);
    let headline = apart && is_heading_like(line) && Worded::new(line.text).count() >= 3;
    headline && (open.told > 150 || ruled(lines, at) || teased(lines, at)) && weigh(lines, at, open) >= ENOUGH
}

/// The evidence that a headline-shaped line is a headline.
fn weigh(lines: &[Line], at: usize, open: &Open) -> i32 {
    let Some(line) = lines.get(at) else { return 0 };
    let Some(lead) = lines.iter().skip(at + 1).take(6).position(Line::tells).map(|i| at + 1 + i) else {
        return 0;
    };
    let again = said_again(lines, at);
    let bulleted =
        !again && (line.text.starts_with(['•', '-', '–', '*', '▪', '■', '#']) || is_numbered(line.text));
    let shape = i32::from(line.chars >= 45) + i32::from(line.chars >= 55) + i32::from(has_colon(line.text))
        - 3 * i32::from(bulleted);
    let apart = i32::from(lines.get(at + 1).is_some_and(|next| next.set_off));
    let signed = 3 * i32::from(between(lines, at, lead))
        + 2 * i32::from(dated_below(lines, at))
        + 3 * i32::from(dated_above(lines, at))
        + 4 * i32::from(again);
    let dated = lines.get(lead).map_or(0, lead_evidence);
    let like_the_rest = open.headings.iter().filter(|&&h| h >= 45 && h * 2 > line.chars).count() >= 2;
    let sum = shape + apart - 1 + signed + dated + closing_before(lines, at) - 2 * i32::from(like_the_rest);
    sum + i32::from(sum == ENOUGH - 1 && new_matter(lines, at, lead))
}

/// True of "1. Premier point", "2) Second point".
fn is_numbered(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len()
        && rest.starts_with(['.', ')', ' ', '-', '/'])
        && !words.split(' ').nth(1).is_some_and(|w| w.starts_with(char::is_lowercase))
}

/// True where the line below is a full date and nothing else.
fn dated_below(lines: &[Line], at: usize) -> bool {
    let below = lines.get(at + 1).filter(|l| l.chars < 45 && !l.prose);
    below.is_some_and(|l| signature::is_full_date(l.text))
}

/// True where the line right above is a full date and nothing else, at the beginning of its paragraph.
fn dated_above(lines: &[Line], at: usize) -> bool {
    let above =
        at.checked_sub(1).and_then(|i| lines.get(i)).filter(|l| l.chars < 60 && l.set_off && !l.prose);
    above.is_some_and(|l| signature::is_full_date(l.text) && l.signature().byline.is_none())
        && lines.get(at).is_some_and(|line| !line.set_off)
}

/// True of what stands right under "À lire aussi", "Check also".
fn boxed(lines: &[Line], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|i| lines.get(i));
    above.is_some_and(|l| l.what() == Some(What::Box) && !l.prose)
}

/// How many lines apart two teasers of a list may end.
const TEASER: usize = 8;

/// True under the "Read more" that ends a teaser's paragraph, where the next one ends in the same words.
fn teased(lines: &[Line], at: usize) -> bool {
    let Some(above) = at.checked_sub(1).and_then(|i| lines.get(i)) else { return false };
    let same = |l: &Line| l.text == above.text && l.set_off == above.set_off;
    let ends = match above.what() {
        Some(What::Drop) => true,
        Some(What::Box) => !above.set_off,
        _ => false,
    };
    ends && above.chars < 40 && lines.iter().skip(at + 1).take(TEASER).any(same)
}

/// True of a headline and few words before the next "Read more".
fn is_teaser(lines: &[Line], at: usize) -> bool {
    let below = lines.get(at + 1..).unwrap_or_default().iter().take(4);
    let end = |l: &&Line| matches!(l.what(), Some(What::Drop | What::Box));
    below.clone().any(|l| end(&l)) && below.take_while(|l| !end(l)).all(|l| !l.set_off && !is_heading_like(l))
}

/// True of one of several items of a digest, each under its place or desk.
fn in_digest(lines: &[Line], at: usize) -> bool {
    let near = at.saturating_sub(TEASER)..at + TEASER + 1;
    let item = |at: usize| placed(lines, at) || names_its_place(lines, at);
    item(at) && near.into_iter().any(|other| other != at && item(other)) || desk_again(lines, at)
}

/// True of "ALÈS" right above a headline that stands right above its text.
pub(super) fn placed(lines: &[Line], at: usize) -> bool {
    let Some([place, headline, text]) = lines.get(at..at + 3) else { return false };
    let named = place.set_off && place.chars <= 40 && place.cliche.is_none() && !is_mixed(place.text);
    named
        && place.text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && Worded::new(place.text).count() <= 4
        && !headline.set_off
        && is_mixed(headline.text)
        && is_heading_like(headline)
        && text.tells()
}

/// True of "Laguiole. Le couteau volé retrouvé" right above its text.
pub(super) fn names_its_place(lines: &[Line], at: usize) -> bool {
    let Some([headline, text]) = lines.get(at..at + 2) else { return false };
    if !headline.set_off || !is_heading_like(headline) {
        return false;
    }
    let Some((place, rest)) = headline.text.split_once(". ") else { return false };
    let named = place.starts_with(char::is_uppercase) && is_mixed(place) && place.split(' ').count() <= 3;
    let ends = rest.ends_with(['.', '…']);
    named
        && place.chars().count() > 2
        && rest.starts_with(char::is_uppercase)
        && !ends
        && text.tells()
        && !text.set_off
}

/// True of "Éducation" right above a headline, where the article above has just been signed.
fn desk_again(lines: &[Line], at: usize) -> bool {
    let Some([desk, headline, text]) = lines.get(at..at + 3) else { return false };
    let short = desk.set_off && !desk.prose && desk.chars <= 30 && Worded::new(desk.text).count() <= 3;
    let above = || at.checked_sub(1).and_then(|i| lines.get(i));
    let signed = |above: &Line| !above.tells() && above.set_off && above.signature().byline.is_some();
    short
        && above().is_some_and(signed)
        && !headline.set_off
        && is_heading_like(headline)
        && headline.chars >= 25
        && text.tells()
}

/// True where the next line says the same words again.
fn said_again(lines: &[Line], at: usize) -> bool {
    let words = |i: usize| lines.get(i).map(|l| Worded::new(l.text)).filter(|w| w.spelt() >= 4);
    let said = |i: usize| words(i).and_then(|w| w.prefixes().last());
    said(at).is_some_and(|key| said(at + 1) == Some(key))
}

/// True of "Sujet : ce qui arrive".
fn has_colon(words: &str) -> bool {
    words.split_once(':').is_some_and(|(a, b)| a.trim().len() > 3 && b.trim().len() > 10)
}

/// True where the lines between a headline and its lead sign or date it.
fn between(lines: &[Line], at: usize, lead: usize) -> bool {
    lines.get(at + 1..lead).unwrap_or_default().iter().any(|l| l.signature().says())
}

/// Two for a lead with a full date near its beginning, three for one with a dateline.
fn lead_evidence(lead: &Line) -> i32 {
    if dateline::find(lead.text, crate::text::Span::new(0, lead.text.len())).is_some() {
        return 3;
    }
    let near =
        lead.text.char_indices().nth(110).map_or(lead.text, |(end, _)| lead.text.get(..end).unwrap_or(""));
    let year = near
        .as_bytes()
        .windows(4)
        .any(|w| matches!(w, [b'1', b'9', ..] | [b'2', b'0', ..]) && w.iter().all(u8::is_ascii_digit));
    2 * i32::from(year && signature::is_dated(near))
}

/// Two where the article above has just been signed or closed by its page.
fn closing_before(lines: &[Line], at: usize) -> i32 {
    let above = lines.get(at.saturating_sub(3)..at).unwrap_or_default();
    if ruled(lines, at) || teased(lines, at) {
        return 3 + i32::from(teased(lines, at)) * (1 + i32::from(is_teaser(lines, at)));
    }
    let signed = above.last().is_some_and(|l| !l.tells() && l.set_off && l.signature().byline.is_some());
    // "- PUB DATE: 11/27/2023 - SOURCE: …" right under the words it closes; not under who comments, "gigi50".
    let stamped = matches!(above, [.., words, stamp]
        if words.tells() && !stamp.tells() && !stamp.set_off && stamp.signature().date.is_some());
    let closed = above.iter().any(|l| matches!(l.what(), Some(What::Rest | What::Drop | What::Photo)));
    2 * i32::from(signed || closed || stamped) + i32::from(stamped)
}

/// True of the line under a rule: "---", "***".
fn ruled(lines: &[Line], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|i| lines.get(i)).map_or("", |l| l.text);
    above.len() >= 3 && above.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' ' | '—' | '#'))
}

/// True where the headline and its lead share hardly a word with what stands above.
fn new_matter(lines: &[Line], at: usize, lead: usize) -> bool {
    let words = |line: &Line| {
        let long = |w: &&Word| w.chars > 5;
        Worded::new(line.text).words().iter().filter(long).map(|w| w.key).collect::<Vec<_>>()
    };
    let above: Vec<u64> =
        lines.get(at.saturating_sub(12)..at).unwrap_or_default().iter().flat_map(words).collect();
    let below: Vec<u64> = [at, lead].iter().filter_map(|&i| lines.get(i)).flat_map(words).collect();
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
