//! One condition of a query: words, values of a closed list, or days.

use std::fmt;

use jiff::ToSpan;

use crate::corpus::{EventType, Modality, Polarity, Quad};
use crate::date::{Date, Edtf};
use crate::text::{Span, fold};
use crate::words::{self, Lang};

use super::field::Field;
use super::lexer::quote;
use super::query::QueryError;
use super::words::Words;

/// One condition, as written and as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// What it looks at; `None` looks at all words.
    pub(super) field: Option<Field>,
    /// What it asks for, as typed.
    value: String,
    /// Whether it stood in quotes.
    quoted: bool,
    /// What it asks for, as read.
    pub(super) test: Test,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    /// These words stand there.
    Words(Words),
    /// The value is one of these: bit *n* is the *n*th of its closed list.
    Kinds(u32),
    /// It has this number, as in `cluster:12`.
    Number(u32),
    /// The days meet these.
    Days(Date, Date),
    /// There is no date.
    Undated,
}

impl Term {
    pub(super) fn read(
        field: Option<Field>,
        value: &str,
        quoted: bool,
        span: Span,
    ) -> Result<Self, QueryError> {
        let number = if quoted { None } else { value.parse().ok() };
        let test = match (field, number) {
            (Some(Field::Date | Field::Published), _) => days(value, span)?,
            (Some(Field::Cluster), Some(number)) => Test::Number(number),
            (Some(field), _) if !closed_list(field).is_empty() => kinds(field, value, span)?,
            _ => Words::read(value, quoted || field.is_none() && is_one_letter(value))
                .map(Test::Words)
                .ok_or_else(|| QueryError::new(span, "query-empty", &[value]))?,
        };
        Ok(Self { field, value: value.to_owned(), quoted, test })
    }
}

/// True of a Latin letter or a digit by itself: it is a word of its own and the beginning of none, for nearly all that
/// is told has a word that begins with it.
fn is_one_letter(value: &str) -> bool {
    let mut letters = value.chars();
    letters.next().is_some_and(|c| c < '\u{250}') && letters.next().is_none()
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            write!(f, "{}:", field.name())?;
        }
        if self.quoted { f.write_str(&quote(&self.value)) } else { f.write_str(&self.value) }
    }
}

/// The names of a field's values where they are a closed list, else nothing.
pub(super) fn closed_list(field: Field) -> Vec<&'static str> {
    match field {
        Field::Type => EventType::ALL.iter().map(|k| k.name()).collect(),
        Field::Quad => Quad::ALL.iter().map(|k| k.name()).collect(),
        Field::Modality => Modality::ALL.iter().map(|k| k.name()).collect(),
        Field::Polarity => Polarity::ALL.iter().map(|k| k.name()).collect(),
        _ => Vec::new(),
    }
}

/// The value of a closed list that is as typed, else those that begin so, else those whose name in the
/// interface has these words (`modalité:conditionnel`).
fn kinds(field: Field, value: &str, span: Span) -> Result<Test, QueryError> {
    let asked = fold(value);
    let list = closed_list(field);
    let words = Words::read(value, false);
    let said = |name: &str| words.as_ref().is_some_and(|words| said(field, name).any(|s| words.stand_in(s)));
    let bits = |test: &dyn Fn(&str) -> bool| {
        list.iter().enumerate().filter(|(_, name)| test(name)).fold(0, |bits, (at, _)| bits | 1 << at)
    };
    let begins = |name: &str| words.is_some() && fold(name).starts_with(&asked);
    let found = [bits(&|name| fold(name) == asked), bits(&begins), bits(&said)].into_iter().find(|&b| b > 0);
    found
        .map(Test::Kinds)
        .ok_or_else(|| QueryError::new(span, "query-kind", &[field.name(), value, &list.join(", ")]))
}

/// What the interface calls a value of a closed list, in each of its languages.
fn said(field: Field, name: &str) -> impl Iterator<Item = &'static str> {
    let key = format!("{}-{name}", field.name());
    let key = words::keys().find(|k| *k == key);
    [Lang::Fr, Lang::En].into_iter().filter_map(move |lang| Some(words::say(lang, key?)))
}

/// Reads `none`, an EDTF value or `a..b`, with or without a tolerance (`~3d`).
fn days(value: &str, span: Span) -> Result<Test, QueryError> {
    if ["none", "aucune", "sans"].contains(&fold(value).as_str()) {
        return Ok(Test::Undated);
    }
    let wrong = || QueryError::new(span, "query-date", &[value]);
    let (dates, slack) = tolerance(value);
    let (first, last) = range(dates).ok_or_else(wrong)?;
    if first > last {
        return Err(QueryError::new(span, "query-range", &[value]));
    }
    let slack = slack.map_or(Some(jiff::Span::new()), length).ok_or_else(wrong)?;
    Ok(Test::Days(first.saturating_sub(slack), last.saturating_add(slack)))
}

/// First and last day of an EDTF value or of `a..b`, either end of which may be left open.
fn range(dates: &str) -> Option<(Date, Date)> {
    if let Some(edtf) = date(dates) {
        return Some(edtf.bounds());
    }
    let (from, to) = dates.split_once("..")?;
    let end = |text: &str, open: Date| {
        if text.is_empty() { Some((open, open)) } else { date(text).map(Edtf::bounds) }
    };
    Some((end(from, Date::MIN)?.0, end(to, Date::MAX)?.1))
}

/// Reads EDTF, and what French readers write: `09/07/2025`, `07/2025`.
fn date(text: &str) -> Option<Edtf> {
    let numbers: Option<Vec<i16>> = text.split('/').map(|number| number.parse().ok()).collect();
    match numbers.as_deref() {
        Some(&[day, month, year @ 1000..=9999]) => {
            Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok().map(Edtf::day)
        }
        Some(&[month @ 1..=12, year @ 1000..=9999]) => Some(Edtf::month(year, month.try_into().ok()?)),
        _ => text.parse().ok(),
    }
}

/// Cuts `~3d` off. A `~` without a number behind it is EDTF's own.
fn tolerance(value: &str) -> (&str, Option<&str>) {
    match value.rsplit_once('~') {
        Some((dates, slack)) if slack.starts_with(|c: char| c.is_ascii_digit()) => (dates, Some(slack)),
        _ => (value, None),
    }
}

/// Days, weeks, months, years, or the French jours, semaines, mois, ans; a bare number counts days.
fn length(slack: &str) -> Option<jiff::Span> {
    let digits = slack.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let n = digits.parse::<i32>().ok().filter(|n| (0..=9999).contains(n))?;
    match slack.get(digits.len()..)? {
        "" | "d" | "j" => Some(n.days()),
        "w" | "s" => Some(n.weeks()),
        "m" => Some(n.months()),
        "y" | "a" => Some(n.years()),
        _ => None,
    }
}
