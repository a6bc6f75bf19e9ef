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
    /// Who signs before it: "par X et Y DAKAR (Reuters) - ".
    pub(super) byline: Option<Span>,
    /// Whether it states a day.
    pub(super) dated: bool,
}

/// The dateline that a paragraph begins with.
pub(super) fn find(text: &str, paragraph: Span) -> Option<Dateline> {
    let words = paragraph.of(text);
    let found = header_date(words)
        .or_else(|| glued_date(words))
        .or_else(|| before_dash(words))
        .or_else(|| in_brackets(words))?;
    let shift = paragraph.start();
    Some(Dateline {
        span: found.span.shift(shift),
        publisher: found.publisher.map(|p| p.shift(shift)),
        byline: found.byline.map(|b| b.shift(shift)),
        ..found
    })
}

/// "date 2026-03-10 Après…": a field of the collection, glued to the text.
fn header_date(words: &str) -> Option<Dateline> {
    // Few paragraphs have the digits of a day near their beginning: that is asked first.
    if words.trim_start().bytes().take(HEADER).filter(u8::is_ascii_digit).count() < DIGITS {
        return None;
    }
    let (_, end) =
        Worded::new(words).cliche().filter(|(what, end)| *what == What::Date && *end < words.len())?;
    let day = words.get(end..)?;
    let digits = day.len()
        - day
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ' ' | ':'))
            .len();
    let span = Span::new(0, end + digits).trim(words);
    let only_date = words.get(..span.end())?.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    (only_date && span.len() < HEADER && span.end() < words.len()).then_some(Dateline {
        span,
        publisher: None,
        byline: None,
        dated: true,
    })
}

/// How long such a field is at most, in bytes, and how many digits its day has at least.
const HEADER: usize = 40;
const DIGITS: usize = 6;

/// "21 août 2013À la maison…": a full date that a page glued to the first word.
fn glued_date(words: &str) -> Option<Dateline> {
    let near = words.char_indices().nth(GLUED).map_or(words, |(end, _)| words.get(..end).unwrap_or(words));
    if !near.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seam =
        near.char_indices().zip(near.chars().skip(1)).find(|((_, a), b)| a.is_ascii_digit() && opens(*b));
    let end = seam.map(|((at, _), _)| at + 1)?;
    let date = words.get(..end)?;
    let year = date.len() >= 4 && date.bytes().rev().take(4).all(|b| b.is_ascii_digit());
    (year && is_dated(date) && is_placing(date)).then_some(Dateline {
        span: Span::new(0, end),
        publisher: None,
        byline: None,
        dated: true,
    })
}

/// How far a glued date reaches, in characters.
const GLUED: usize = 40;

/// True of a character that opens a sentence.
fn opens(c: char) -> bool {
    c.is_uppercase() || matches!(c, '«' | '“' | '"')
}

/// The words "Publié le 18 mars 2022" amid a page that stands on one line: capitalised, with a full date, and no
/// beginning of a sentence ("Publié le 18 mars 2022, le rapport…").
pub(super) fn announced(words: &str) -> Option<Span> {
    let near =
        words.char_indices().nth(ANNOUNCED).map_or(words, |(end, _)| words.get(..end).unwrap_or(words));
    let years = near.match_indices("20").chain(near.match_indices("19")).map(|(at, _)| at);
    let mut ends = years.filter(|&at| is_year(near, at)).map(|at| at + 4);
    ends.find_map(|end| Some(Span::new(announces(near, end)?, end)))
}

/// Where the words begin that announce the date before `end`, if it is one and no sentence goes on behind it.
fn announces(words: &str, end: usize) -> Option<usize> {
    let told = words.get(end..)?.trim_start_matches(' ').starts_with([',', ';']);
    let head = words.get(..end)?;
    let from = head.char_indices().rev().nth(GLUED).map_or(0, |(at, _)| at);
    let capitals = head.char_indices().filter(|&(at, c)| at >= from && c.is_uppercase());
    let date = |at: usize| {
        let phrase = words.get(at..end).unwrap_or("");
        matches!(Worded::new(phrase).cliche(), Some((What::Date, _))) && is_dated(phrase)
    };
    capitals.map(|(at, _)| at).find(|&at| !told && date(at))
}

/// How far into a page the words on its publication are looked for, in characters.
const ANNOUNCED: usize = 600;

/// True where a number of four digits begins that is a year.
fn is_year(words: &str, at: usize) -> bool {
    let digits = |from: &str| from.bytes().take_while(u8::is_ascii_digit).count();
    let apart = words.get(..at).is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_digit()));
    words.get(at..).is_some_and(|w| apart && digits(w) == 4 && (w.starts_with("19") || w.starts_with("20")))
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
        // "VIENTIANE, July 24, 2018 -- At least"
        let wide = if near.get(at..)?.starts_with("--") { 2 } else { mark.len() };
        let (before, after) = (near.get(..at)?, near.get(at + wide..)?);
        let apart = before.ends_with([' ', ')', '\u{a0}', '.']) && after.starts_with([' ', '\u{a0}'])
            || mark == "—" && before.ends_with(char::is_uppercase);
        let by = signed(before);
        if !apart || !is_placing(before.get(by..)?) {
            return None;
        }
        if by > 0 {
            let found = agency(before, at + wide).filter(|found| found.publisher.is_some());
            let first = before.find(' ')?;
            return found.map(|found| Dateline { byline: Some(Span::new(first, by).trim(before)), ..found });
        }
        papers_own(before, after, at + wide).or_else(|| agency(before, at + wide))
    })
}

/// How far "par Ada Norris et Jo Ba " goes before a place in capitals: nowhere in most.
fn signed(before: &str) -> usize {
    let by = ["par ", "Par ", "by ", "By "].iter().any(|by| before.starts_with(by));
    let shouted = |word: &&str| word.len() > 3 && is_capitals(word);
    let place = || before.split(' ').find(shouted).map(|word| word.as_ptr().addr() - before.as_ptr().addr());
    let names = |end: &usize| before.get(4..*end).is_some_and(is_placing);
    if by { place().filter(names).unwrap_or(0) } else { 0 }
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
        byline: None,
        dated: is_dated(before) || is_dated(place),
    })
}

/// "BAMAKO, 3 mars (AFP) –", "PARIS —", "Niamey, 24 août (ANP) –".
fn agency(before: &str, end: usize) -> Option<Dateline> {
    let publisher = before.rfind('(').and_then(|open| {
        let inside = before.get(open + 1..)?;
        let close = inside.find(')')?;
        let named = inside.get(..close).is_some_and(|name| !is_dated(name));
        named.then(|| Span::new(open + 1, open + 1 + close))
    });
    let dated = is_dated(before);
    (publisher.is_some() || dated || is_capitals(before)).then_some(Dateline {
        span: Span::new(0, end),
        publisher,
        byline: None,
        dated,
    })
}

/// "LUSAKA (Agency / Other - 3rd May, 2019) The …": a place in capitals, the agency and the day in brackets.
fn in_brackets(words: &str) -> Option<Dateline> {
    let (place, rest) = words.split_once('(').filter(|(place, _)| place.len() < REACH)?;
    let (inside, after) = rest.split_once(')').filter(|(inside, _)| inside.len() < REACH)?;
    let named = is_capitals(place) && is_placing(inside) && is_dated(inside) && after.starts_with(' ');
    let name = inside.split(['-', '–', ',']).next().filter(|name| !is_dated(name))?;
    let from = place.len() + 1;
    named.then(|| Dateline {
        span: Span::new(0, from + inside.len() + 1),
        publisher: Some(Span::new(from, from + name.len()).trim(words)),
        byline: None,
        dated: true,
    })
}

/// True of a place of more than three letters, all of them capitals.
fn is_capitals(words: &str) -> bool {
    !words.contains(char::is_lowercase) && words.chars().filter(|c| c.is_alphabetic()).count() > 3
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
                    || matches!(w, "er" | "-" | "–")
            })
}

/// The days of the week where they are written small.
const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
