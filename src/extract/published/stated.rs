//! Dates that the page states as its own: "date 2026-03-10", "Publié le 02/11/23 à 16h33", "Niamey, 24 août (ANP)".

use super::inferred::Told;
use crate::corpus::{Basis, Block, BlockKind, Published, Reason};
use crate::date::{Date, Doubt, Edtf};
use crate::extract::articles::Draft;
use crate::extract::time::{self, Calendar, Form, Found};
use crate::text::{Span, fold};
use crate::words::Lang;

/// How many parts of the page before its text may hold a date that no word announces.
const HEAD: usize = 12;

/// Days after which a page's own date is no date of its text.
const LATE: i32 = 7;

/// So many words in small letters before a date are not yet a sentence: "de notre envoyé spécial à Niamey, le".
const MOST_SAID: usize = 6;

/// A word of so many letters at most leads to a day: "le", "du", "the".
const SHORT: usize = 3;

/// The longest line that can be a date line, in bytes.
const LONGEST: usize = 240;

/// The date the page states, from its surest line; a month where the collection's header has no day and no line
/// has one in that month.
pub(super) fn date(text: &str, draft: &Draft, told: &Told) -> Option<Published> {
    let month = month(text, draft);
    let known = month.map(|(_, month)| month);
    let day = lines(text, draft).find_map(|line| {
        let (found, date) = read(text, line, draft, known, told)?;
        known.is_none_or(|month| month.meets(date)).then_some((line, found.span, date))
    });
    let Some((line, words, date)) = day.or_else(|| month.map(|(field, month)| (field, field, month))) else {
        return dateline(text, draft, told).filter(|p| p.edtf.is_some()).or_else(|| issue(text, draft, told));
    };
    let other = || told.other_order(date.as_day().filter(|_| may_be_turned(words.of(text), draft))?);
    if let Some(day) = other() {
        let reason =
            Reason::because("why-stated", &[&said(words, text)]).and("why-turned", &[&day.to_string()]);
        return Some(super::of(Edtf::day(day), Basis::Header, reason));
    }
    if let Some((words, date)) = older(text, draft, line, words, date) {
        return Some(super::of(date, Basis::Header, Reason::because("why-stated", &[&said(words, text)])));
    }
    let basis = if is_announced(line.of(text)) { Basis::Stated } else { Basis::Header };
    Some(super::of(date, basis, Reason::because("why-stated", &[&said(words, text)])))
}

/// True of "12/06/2023" in English: June or December.
fn may_be_turned(words: &str, draft: &Draft) -> bool {
    let mut parts = words.split('/').map(|part| part.parse::<u8>().unwrap_or(u8::MAX));
    let (first, second) = (parts.next(), parts.next());
    let month = |part: Option<u8>| part.is_some_and(|n| n <= 12);
    draft.lang == Lang::En && month(first) && month(second) && first != second
}

/// "Mis à jour le 5 mai 2021", where nothing else dates the page: about that day.
pub(super) fn changed(text: &str, draft: &Draft, told: &Told) -> Option<Published> {
    let lead = draft.blocks.iter().position(|b| b.kind == BlockKind::Paragraph)?;
    let head = draft.blocks.iter().take(lead + HEAD).filter(|b| b.kind != BlockKind::Paragraph);
    let mut lines = head.map(|b| b.span).filter(|line| line.len() < LONGEST && says_changed(line.of(text)));
    let (words, date) = lines.find_map(|line| {
        let found = time::recognise(text, &[line], draft.lang);
        found.into_iter().filter(|f| is_day(&f.form)).find_map(|f| Some((f.span, told.fixed(&f)?)))
    })?;
    let reason = Reason::because("why-changed", &[&said(words, text)]);
    Some(super::of(date.with(Doubt::Approximate), Basis::Inferred, reason))
}

fn says_changed(line: &str) -> bool {
    let folded = fold(line);
    UPDATED.iter().any(|word| folded.contains(word))
}

/// "18 mai 2025" at the head of the page over "Kaolack, 13 déc (APS)": the day the page was read. The text is of
/// the last such day before.
fn older(text: &str, draft: &Draft, line: Span, stated: Span, date: Edtf) -> Option<(Span, Edtf)> {
    let read = date.as_day()?;
    let own =
        draft.blocks.iter().find(|b| b.kind == BlockKind::Dateline && b.span.start() > line.end())?.span;
    // "Bamako, 18 mai 2025", "Publié le 18 mai 2025": the text's own.
    let sure = stated.start() > line.start();
    let above = draft.title.is_some_and(|title| line.end() <= title.start());
    let words = day(text, own, draft).filter(|_| above && !sure)?;
    let Form::Calendar(Calendar { day: Some(day), month: Some(month), year: None, .. }) = words.form else {
        return None;
    };
    let on = |year| Date::new(year, month.cast_signed(), day.cast_signed()).ok();
    let told = on(read.year()).filter(|day| *day <= read).or_else(|| on(read.year() - 1))?;
    let days = read.since(told).ok()?.get_days();
    (days > LATE).then(|| (words.span, Edtf::day(told)))
}

/// "LYON, 16 mars (AFP)": its year is that of the text's other dates; without any, the day alone is known.
fn dateline(text: &str, draft: &Draft, told: &Told) -> Option<Published> {
    let lead =
        draft.blocks.iter().find(|b| b.kind == BlockKind::Paragraph).map_or(text.len(), |b| b.span.end());
    let above = lines(text, draft).filter(|line| Some(*line) == draft.date_line || line.start() < lead);
    let own = |line: Span| {
        let day = day(text, line, draft)?;
        let other = is_caption(text, line, day.span) || is_in_name(text, line, day.span);
        (!other).then(|| with_weekday(text, line, draft).unwrap_or(day))
    };
    let day = above.into_iter().find_map(own)?;
    let words = said(day.span, text);
    let Some((date, why)) = told.year_for(&day) else {
        return told.date().or_else(|| {
            Some(Published {
                edtf: None,
                basis: Basis::None,
                reason: Reason::because("why-no-year", &[&words]),
            })
        });
    };
    let reason = Reason::because("why-stated", &[&words]).then(&why);
    Some(super::of(date, Basis::Inferred, reason))
}

/// "Awa Sy à son arrivée au palais de justice, le 15 janvier.": the day that a sentence tells is not the page's.
fn is_caption(text: &str, line: Span, date: Span) -> bool {
    let before = Span::new(line.start(), date.start()).of(text);
    before.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() > MOST_SAID
}

/// "présidente du collectif 12 Avril", "of the 12 April Committee": the day is part of what something is called.
fn is_in_name(text: &str, line: Span, date: Span) -> bool {
    let (before, after) = (Span::new(line.start(), date.start()), Span::new(date.end(), line.end()));
    let Some(before) = before.of(text).strip_suffix(' ') else { return false };
    let last = before.rsplit([' ', '\'', '’']).next().unwrap_or_default();
    let noun = last.chars().count() > SHORT && last.chars().all(char::is_lowercase);
    let named = after.of(text).strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_uppercase));
    !is_announced(before) && noun || last == "the" && named
}

/// "Cotonou, mardi" over "20 septembre": the day with the weekday that ends the line before.
fn with_weekday(text: &str, line: Span, draft: &Draft) -> Option<Found> {
    let above = text.get(..line.start())?.trim_end();
    let from = above.rfind('\n').map_or(0, |at| at + 1);
    if above.len() - from > LONGEST / 2 {
        return None;
    }
    let joined = Span::new(from, line.end());
    let found = time::recognise(text, &[joined], draft.lang).into_iter();
    let mut split =
        found.filter(|f| is_day(&f.form) && f.span.start() < above.len() && f.span.end() > line.start());
    split.next()
}

fn said(words: Span, text: &str) -> String {
    words.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first day of a line that is no update.
fn day(text: &str, line: Span, draft: &Draft) -> Option<Found> {
    let found = time::recognise(text, &[line], draft.lang);
    found.into_iter().find(|f| is_day(&f.form) && !is_update(text, line, f.span))
}

/// The month that a collection's header gives without its day: "date 2022-06".
fn month(text: &str, draft: &Draft) -> Option<(Span, Edtf)> {
    let header = draft.blocks.iter().find(|b| b.kind == BlockKind::Dateline)?.span;
    let month: Edtf = header.of(text).strip_prefix("date ")?.parse().ok()?;
    month.as_day().is_none().then_some((header, month))
}

/// "Briefing paper 17 – November 2014": the only month that the lines above the text give with its year.
fn issue(text: &str, draft: &Draft, told: &Told) -> Option<Published> {
    let above = draft.blocks.iter().take(HEAD).take_while(|b| b.kind != BlockKind::Paragraph);
    let lines = above.filter(|b| b.kind != BlockKind::Title && b.span.len() < LONGEST / 2).map(|b| b.span);
    let named = |form: &Form| {
        matches!(
            form,
            Form::Calendar(Calendar { day: None, weekday: None, month: Some(_), year: Some(_), .. })
        )
    };
    let mut months = lines.filter_map(|line| {
        let found = time::recognise(text, &[line], draft.lang).into_iter().find(|f| named(&f.form))?;
        (!says_changed(line.of(text))).then_some((found.span, told.fixed(&found)?))
    });
    let (words, month) = months.next()?;
    let reason = Reason::because("why-stated", &[&said(words, text)]);
    months.all(|(_, other)| other == month).then(|| super::of(month, Basis::Header, reason))
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

/// The day of a line with its year: its own, the next line's, or that of the collection's month.
fn read(text: &str, line: Span, draft: &Draft, month: Option<Edtf>, told: &Told) -> Option<(Found, Edtf)> {
    let day = day(text, line, draft)?;
    if let Some(date) = told.fixed(&day) {
        return Some((day, date));
    }
    let joined = Span::new(line.start(), next_line(text, line));
    let over = time::recognise(text, &[joined], draft.lang).into_iter().find(|f| f.span.contains(day.span));
    if let Some((over, date)) = over.and_then(|f| told.fixed(&f).map(|date| (f, date))) {
        return Some((over, date));
    }
    let date = month.and_then(|month| day_of(&day, month))?;
    Some((day, date))
}

/// The day without a year that lies in a month: "16 fév" in February 2017.
fn day_of(found: &Found, month: Edtf) -> Option<Edtf> {
    let Form::Calendar(date) = found.form else { return None };
    let first = month.earliest()?;
    let day = Date::new(first.year(), date.month?.cast_signed(), date.day?.cast_signed()).ok()?;
    (day.month() == first.month()).then(|| Edtf::day(day))
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
const PUBLISHED: [&str; 8] =
    ["publie", "mis en ligne", "paru le", "published", "posted", "issued", "first published", "created:"];

/// Words before the date of a change, folded.
const UPDATED: [&str; 7] =
    ["mis a jour", "maj ", "modifie", "actualise", "updated", "modified", "last edited"];
