//! What a text's own words say for and against each day on which it may have been published.

use super::{Candidates, Span, Table, day, number, span};
use crate::corpus::{ArticleId, Basis, BlockKind, Corpus, Timex};
use crate::date::Date;
use crate::extract::time::{self, Anchor, Bound, Calendar, Form, Found, Shift, Tense, Turn};

/// A month is the longest that lies plainly before or after a day.
const MONTH: i32 = 31;

/// A day or month without its year lies so near, mostly.
const NEAR: i32 = 270;

/// So many letters of a line beside the text that leads to another one.
const TEASER: usize = 160;

/// "Lundi 3 mars" that is none; "hier mardi" on another day than Wednesday; what is told as past and is to come, or the
/// other way round; a period that is not over; a day far off without its year.
const WRONG_WEEKDAY: f64 = -4.0;
const WRONG_YESTERDAY: f64 = -5.0;
const NOT_PAST: f64 = -2.0;
const NOT_TO_COME: f64 = -1.0;
const NOT_OVER: f64 = -0.7;
const FAR: f64 = -0.3;

/// "Ce mardi", on one.
const THIS_WEEKDAY: f64 = 1.0;

/// A text is of the year that it last names, or of the one after; seldom of the second, third…
const YEARS: [f64; 7] = [0.0, -0.05, -0.6, -0.85, -1.0, -1.15, -1.25];

/// What the expressions say.
pub(super) fn of_times(days: &Candidates, table: &Table, found: &[Found]) -> Vec<f64> {
    days.all().zip(table).map(|(on, timexes)| of_day(on, timexes, found)).collect()
}

fn of_day(on: i32, timexes: &[Timex], found: &[Found]) -> f64 {
    let (mut sum, mut lead, mut year) = (0.0, None::<i32>, None::<i16>);
    for (at, (one, timex)) in found.iter().zip(timexes).enumerate() {
        let Some(days) = timex.edtf.and_then(span) else { continue };
        let before = at.checked_sub(1).and_then(|at| found.get(at));
        sum += of_weekday(on, days, one, before);
        if timex.basis == Basis::Stated && is_told(one) {
            sum += of_period(on, days, one);
            year = year.max(Some(day(days.1.min(on)).year()).filter(|_| days.0 <= on));
        }
        sum += of_tense(on, days, one);
        if is_fine(days, one) && tense(one) == Tense::Future && days.0 >= on {
            lead = Some(lead.map_or(days.0 - on, |lead| lead.min(days.0 - on)));
        }
    }
    let since = year.map_or(0, |year| usize::from(day(on).year().abs_diff(year)));
    let soon = lead.map_or(0.0, |lead| -0.8 * (f64::from(lead) / 30.0 + 1.0).ln());
    sum + soon + YEARS[since.min(YEARS.len() - 1)]
}

/// Whether the weekdays are right.
fn of_weekday(on: i32, days: Span, found: &Found, before: Option<&Found>) -> f64 {
    let Form::Calendar(Calendar { weekday: Some(weekday), day: named, turn, .. }) = found.form else {
        return 0.0;
    };
    let wrong = named.is_some() && days.0 == days.1 && iso(days.0) != weekday;
    let this = turn == Turn::This && named.is_none() && iso(on) == weekday;
    let beside = before.filter(|before| found.span.start().saturating_sub(before.span.end()) <= 3);
    let counted = beside.and_then(|before| match before.form {
        Form::Shift(Shift { by, unit: time::Unit::Day, from: Anchor::Publication, .. }) => Some(by),
        _ => None,
    });
    let other = counted.is_some_and(|by| iso(on + by) != weekday);
    let sum = |is: bool, log: f64| if is { log } else { 0.0 };
    sum(wrong, WRONG_WEEKDAY) + sum(this, THIS_WEEKDAY) + sum(other, WRONG_YESTERDAY)
}

/// "entre février et août 2013", before it or in it.
fn of_period(on: i32, days: Span, found: &Found) -> f64 {
    match days {
        (first, last) if last - first < MONTH => 0.0,
        (first, _) if first > on => NOT_PAST,
        (_, last) if last > on && matches!(found.form, Form::Range(..)) => NOT_OVER,
        _ => 0.0,
    }
}

/// Days and months told as past or to come.
fn of_tense(on: i32, days: Span, found: &Found) -> f64 {
    if !is_fine(days, found) {
        return 0.0;
    }
    let yearless =
        matches!(found.form, Form::Calendar(Calendar { month: Some(_), year: None, turn: Turn::Bare, .. }));
    let far = yearless && (on - days.1 > NEAR || days.0 - on > NEAR);
    let told = match tense(found) {
        Tense::Past if days.0 > on => NOT_PAST,
        Tense::Future if days.1 < on => NOT_TO_COME,
        _ => 0.0,
    };
    told + if far { FAR } else { 0.0 }
}

/// The tense of the clause, where the sentence agrees.
fn tense(found: &Found) -> Tense {
    if found.outlook.clause == found.outlook.around { found.outlook.clause } else { Tense::Open }
}

/// A day or month of the calendar.
fn is_fine(days: Span, found: &Found) -> bool {
    let named = matches!(
        found.form,
        Form::Calendar(Calendar { month: Some(_), .. }) | Form::Range(..) | Form::Edge(..)
    );
    named && days.1 - days.0 < MONTH
}

/// False of what is to come, or only a limit.
fn is_told(found: &Found) -> bool {
    found.outlook.around != Tense::Future && !matches!(found.bound, Bound::Until | Bound::By)
}

/// "À lire aussi : Le pont rouvert (9 juin)": pages lead to others of the days before.
pub(super) fn of_teasers(days: &Candidates, corpus: &Corpus, id: ArticleId) -> Vec<f64> {
    let (text, article) = (corpus.text(id), &corpus[id]);
    let beside = article.blocks.iter().filter(|b| b.kind == BlockKind::Boilerplate && b.span.len() < TEASER);
    let lines: Vec<_> = beside.map(|block| block.span).collect();
    let found = time::recognise(text, &lines, article.lang);
    let teased: Vec<(i8, i8)> = found.iter().filter_map(|found| month_and_day(&found.form)).collect();
    days.all().map(|on| teased.iter().map(|&of| since(on, of)).min().map_or(0.0, of_age)).collect()
}

fn month_and_day(form: &Form) -> Option<(i8, i8)> {
    match form {
        Form::Calendar(Calendar { day: Some(day), month: Some(month), year: None, .. }) => {
            Some((month.cast_signed(), day.cast_signed()))
        }
        _ => None,
    }
}

/// The days since the last such day; what is to come is further off than it lies.
fn since(on: i32, (month, of): (i8, i8)) -> i32 {
    let year = day(on).year();
    let days = (year - 1..=year + 1).filter_map(|year| Date::new(year, month, of).ok());
    let away = days.map(|day| on - number(day)).map(|by| if by < 0 { -3 * by } else { by });
    away.min().unwrap_or(i32::MAX)
}

fn of_age(days: i32) -> f64 {
    -1.5 * (f64::from(days) / 5.0 + 1.0).ln()
}

/// From 1, a Monday: the epoch was a Thursday.
fn iso(number: i32) -> u8 {
    (number + 3).rem_euclid(7) as u8 + 1
}
