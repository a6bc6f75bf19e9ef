//! Dates that the page states as its own: "date 2026-03-10", "Publié le 02/11/23 à 16h33", "Niamey, 24 août (ANP)".

use super::inferred::Told;
use crate::corpus::{Basis, Block, BlockKind, Published, Reason};
use crate::date::Edtf;
use crate::extract::articles::Draft;
use crate::extract::time::{self, Calendar, Form, Found};
use crate::text::{Span, fold};

/// How many parts of the page before its text may hold a date that no word announces.
const HEAD: usize = 12;

/// The longest line that can be a date line, in bytes.
const LONGEST: usize = 240;

/// The date the page states, from its surest line.
pub(super) fn date(text: &str, draft: &Draft, told: &Told) -> Option<Published> {
    lines(text, draft).find_map(|line| {
        let (found, date) = read(text, line, draft, told)?;
        let announced = is_announced(line.of(text));
        let basis = if announced { Basis::Stated } else { Basis::Header };
        let words = found.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(super::of(date, basis, Reason::because("why-stated", &[&words])))
    })
}

/// The lines that may state it: the date line, then announced ones, then those above the text.
fn lines<'a>(text: &'a str, draft: &'a Draft) -> impl Iterator<Item = Span> + 'a {
    let paged = |b: &&Block| {
        matches!(b.kind, BlockKind::Dateline | BlockKind::Byline | BlockKind::Boilerplate)
            && b.span.len() < LONGEST
    };
    let announced = draft.blocks.iter().filter(paged).filter(|b| is_announced(b.span.of(text)));
    let above = draft.blocks.iter().take(HEAD).take_while(|b| b.kind != BlockKind::Paragraph).filter(paged);
    let datelines = draft.blocks.iter().filter(|b| b.kind == BlockKind::Dateline);
    draft.date_line.into_iter().chain(announced.chain(datelines).chain(above).map(|b| b.span))
}

/// The first day of a line that is no update, with a year from the text where the line has none.
fn read(text: &str, line: Span, draft: &Draft, told: &Told) -> Option<(Found, Edtf)> {
    let found = time::recognise(text, &[line], draft.lang);
    let day = found.into_iter().find(|f| is_day(&f.form) && !is_update(text, line, f.span))?;
    if let Some(date) = told.fixed(&day) {
        return Some((day, date));
    }
    let joined = Span::new(line.start(), next_line(text, line));
    let over = time::recognise(text, &[joined], draft.lang).into_iter().find(|f| f.span.contains(day.span));
    if let Some((over, date)) = over.and_then(|f| told.fixed(&f).map(|date| (f, date))) {
        return Some((over, date));
    }
    let date = told.year_for(&day)?;
    Some((day, date))
}

/// The end of the line after this one, which may hold the year.
fn next_line(text: &str, line: Span) -> usize {
    let rest = text.get(line.end()..).unwrap_or("");
    let from = rest.len() - rest.trim_start().len();
    let line_end = rest.get(from..).and_then(|r| r.find('\n')).map_or(rest.len(), |n| from + n);
    line.end() + line_end.min(LONGEST).min(rest.len())
}

fn is_day(form: &Form) -> bool {
    matches!(form, Form::Calendar(Calendar { day: Some(_), month: Some(_), .. }))
}

/// "mis à jour le…": the words between the line's start, or the date before, and this one.
fn is_update(text: &str, line: Span, date: Span) -> bool {
    let before = fold(Span::new(line.start(), date.start()).of(text));
    let published = PUBLISHED.iter().filter_map(|w| before.rfind(w)).max();
    let updated = UPDATED.iter().filter_map(|w| before.rfind(w)).max();
    updated > published
}

fn is_announced(line: &str) -> bool {
    let folded = fold(line);
    PUBLISHED.iter().any(|word| folded.contains(word))
}

/// Words before a publication date, folded.
const PUBLISHED: [&str; 7] =
    ["publie", "mis en ligne", "paru le", "published", "posted", "issued", "first published"];

/// Words before the date of a change, folded.
const UPDATED: [&str; 7] =
    ["mis a jour", "maj ", "modifie", "actualise", "updated", "modified", "last edited"];
