//! The place, day and agency before the first words: "Africa-Press – Mali.", "BAMAKO, 3 mars (AFP) –".

use crate::text::Span;

use super::cliche::{What, Worded, is_month};

/// How far into the first paragraph a dateline may reach, in bytes.
const REACH: usize = 110;

/// A dateline at the head of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its words, with the dash or full stop that ends it.
    pub(super) span: Span,
    /// The paper or agency it names.
    pub(super) publisher: Option<Span>,
    /// Whether it states a day.
    pub(super) dated: bool,
}

/// The dateline that a paragraph begins with.
pub(super) fn find(text: &str, paragraph: Span) -> Option<Dateline> {
    let words = paragraph.of(text);
    let found = header_date(words).or_else(|| before_dash(words))?;
    let shift = paragraph.start();
    Some(Dateline {
        span: found.span.shift(shift),
        publisher: found.publisher.map(|p| p.shift(shift)),
        ..found
    })
}

/// "date 2026-03-10 Après…": a field of the collection, glued to the text.
fn header_date(words: &str) -> Option<Dateline> {
    let (_, end) =
        Worded::new(words).cliche().filter(|(what, end)| *what == What::Date && *end < words.len())?;
    let day = words.get(end..)?;
    let digits = day.len()
        - day
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ' ' | ':'))
            .len();
    let span = Span::new(0, end + digits).trim(words);
    let only_date = words.get(..span.end())?.bytes().filter(u8::is_ascii_digit).count() >= 6;
    (only_date && span.len() < 40 && span.end() < words.len()).then_some(Dateline {
        span,
        publisher: None,
        dated: true,
    })
}

/// Words before an early dash that are all place, day or agency.
fn before_dash(words: &str) -> Option<Dateline> {
    let mut reach = words.len().min(REACH);
    while !words.is_char_boundary(reach) {
        reach -= 1;
    }
    let near = words.get(..reach)?;
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '_');
    near.match_indices(dash).find_map(|(at, mark)| {
        let (before, after) = (near.get(..at)?, near.get(at + mark.len()..)?);
        let apart = before.ends_with([' ', ')', '\u{a0}', '.']) && after.starts_with([' ', '\u{a0}'])
            || mark == "—" && before.ends_with(char::is_uppercase);
        if !apart || !is_placing(before) {
            return None;
        }
        papers_own(before, after, at + mark.len()).or_else(|| agency(before, at + mark.len()))
    })
}

/// "Africa-Press – Mali.": the paper, and the edition or place.
fn papers_own(before: &str, after: &str, from: usize) -> Option<Dateline> {
    let (place, rest) = after.split_once(". ")?;
    let short = place.chars().count() <= 32 && is_placing(place) && !place.trim().is_empty();
    if !short || !rest.trim_start().starts_with(|c: char| !c.is_lowercase()) {
        return None;
    }
    let publisher = Span::new(0, before.len()).trim(before);
    Some(Dateline {
        span: Span::new(0, from + place.len() + 1),
        publisher: Some(publisher),
        dated: is_dated(before) || is_dated(place),
    })
}

/// "BAMAKO, 3 mars (AFP) –", "PARIS —", "Niamey, 24 août (ANP) –".
fn agency(before: &str, end: usize) -> Option<Dateline> {
    let publisher = before.rfind('(').and_then(|open| {
        let inside = before.get(open + 1..)?;
        let close = inside.find(')')?;
        Some(Span::new(open + 1, open + 1 + close))
    });
    let dated = is_dated(before);
    let capitals =
        !before.contains(char::is_lowercase) && before.chars().filter(|c| c.is_alphabetic()).count() > 3;
    (publisher.is_some() || dated || capitals).then_some(Dateline {
        span: Span::new(0, end),
        publisher,
        dated,
    })
}

fn is_dated(words: &str) -> bool {
    super::signature::is_dated(words)
}

/// True where every word is capitalised, a number, a month or a little word of datelines.
fn is_placing(words: &str) -> bool {
    let inner = words.trim_matches(|c: char| !c.is_alphanumeric());
    let small = ["le", "the", "de", "du", "la", "d’", "et", "and", "of"];
    !inner.is_empty()
        && words.len() < REACH
        && inner
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')' | '.' | ':'))
            .filter(|w| !w.is_empty())
            .all(|w| {
                w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                    || small.contains(&w)
                    || is_month(w)
                    || WEEKDAYS.contains(&w)
                    || w == "er"
            })
}

/// The days of the week where they are written small.
const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
