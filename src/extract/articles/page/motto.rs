//! What a page says of itself in sentences above its headline: a proverb of the day, a word on cookies or rights.

use crate::extract::articles::cliche::{What, Worded};
use crate::extract::articles::line::Line;
use crate::extract::articles::marks;

/// The longest motto, in characters.
const LONGEST: usize = 250;
/// The longest headline told in a sentence, in characters.
const HEADLINE: usize = 120;
/// How many lines below it the headline may stand.
const NEAR: usize = 40;

/// The first paragraph: the first line that tells something, and that below the signed headline if the former is
/// only a motto.
pub(super) fn lead(lines: &[Line]) -> usize {
    let told = lines.iter().position(Line::tells).unwrap_or(lines.len());
    let first = if is_said_headline(lines, told) { after(lines, told) } else { told };
    let next = after(lines, first);
    let signed = (first + 1..next.min(first + NEAR)).any(|at| heads(lines, at));
    if signed && next < lines.len() && is_motto(lines, first) { next } else { first }
}

/// The next line after `at` that tells something.
fn after(lines: &[Line], at: usize) -> usize {
    let below = lines.get(at + 1..).unwrap_or_default();
    below.iter().position(Line::tells).map_or(lines.len(), |below| at + 1 + below)
}

/// True of a headline in sentences: « Nous avons tout perdu. » over a paragraph, "The river came back." over its
/// signature, with no other headline above.
fn is_said_headline(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|l| l.chars <= HEADLINE && l.what().is_none()) else {
        return false;
    };
    let above = lines.get(..at).unwrap_or_default();
    let other = |l: &Line| {
        let titled = l.text.starts_with('#') || l.what() == Some(What::Title);
        let slogan = l.text.starts_with(char::is_lowercase);
        titled || l.cliche.is_none() && !slogan && l.chars >= 30 && Worded::new(l.text).spelt() >= 5
    };
    let next = lines.get(at + 1);
    let quoted = line.text.starts_with(['«', '“', '"']) && line.text.ends_with(['»', '”', '"']);
    let over_text = quoted && next.is_some_and(|l| l.set_off && l.tells() && l.chars > HEADLINE);
    let below = lines.get(at + 1..lines.len().min(at + 3)).unwrap_or_default();
    let signed = below.iter().take_while(|l| !l.tells()).any(is_signature) && at + 1 < lines.len();
    line.set_off && !above.iter().any(other) && (over_text || signed)
}

/// True of one short paragraph, with nothing above it that makes it part of an article.
pub(in crate::extract::articles) fn is_motto(lines: &[Line], at: usize) -> bool {
    let above = lines.get(..at).unwrap_or_default();
    let alone = |l: &Line| {
        let titled = l.text.starts_with('#') || l.what() == Some(What::Title);
        marks::header(l.text).is_some() || !l.tells() && !titled && !l.signature().says()
    };
    lines.get(at).is_some_and(|l| l.chars <= LONGEST) && above.iter().all(alone)
}

/// True of a headline that the next lines sign or date.
pub(in crate::extract::articles) fn heads(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let shaped = !line.prose && line.cliche.is_none() && (20..=160).contains(&line.chars);
    let below = lines.get(at + 1..lines.len().min(at + 4)).unwrap_or_default();
    let near = below.iter().take_while(|l| !l.tells());
    shaped && Worded::new(line.text).spelt() >= 4 && near.into_iter().any(is_signature)
}

/// The longest headline in several sentences, in characters.
const OPEN: usize = 125;
/// So many lines below it at most it is signed.
const SIGNED: usize = 4;

/// "A minister goes to jail. The men who laid the pipe stay": above the first paragraph, what ends with a word and is
/// soon signed or dated is a headline or stands under one, in however many sentences.
pub(in crate::extract::articles) fn open_heads(lines: &mut [Line]) {
    let open = |line: &Line| line.chars < OPEN && line.text.ends_with(char::is_alphabetic);
    let lead = lines.iter().position(|line| line.prose && !open(line)).unwrap_or(lines.len());
    for at in 0..lead {
        let below = lines.get(at + 1..lead.min(at + 1 + SIGNED)).unwrap_or_default();
        let signed =
            below.iter().any(|line| !line.prose && (is_signature(line) || line.signature().byline.is_some()));
        if let Some(line) = lines.get_mut(at).filter(|_| signed) {
            line.prose = false;
        }
    }
}

/// True of "Par X", "Publié le 3 mars", "mardi 10 juillet 2018 à 18:44".
fn is_signature(line: &Line) -> bool {
    let said = line.signature();
    let named = matches!(line.what(), Some(What::By | What::Date));
    named && said.says() || said.date.is_some() && line.chars < 60
}
