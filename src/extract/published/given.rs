//! A publication date given beside a text, in whatever shape its source writes dates.

use jiff::civil::date;

use crate::corpus::{ArticleId, Basis, Published, Reason};
use crate::date::{Date, Edtf};
use crate::extract::live::Days;
use crate::extract::time::{self, Calendar, Form};
use crate::text::Span;
use crate::words::Lang;

/// No date is longer than this in bytes.
const LONGEST: usize = 100;

/// The day, or the month or year where no more is said. EDTF, ISO 8601 with time and zone (the day as written),
/// RFC 2822, day/month/year (month first where only that can be), seconds or milliseconds since 1970 (the day at
/// Greenwich), and words in French or English.
#[must_use]
pub fn read(words: &str) -> Option<Edtf> {
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let number = words.strip_suffix(".0").unwrap_or(words);
    if number.bytes().all(|b| b.is_ascii_digit()) && number.len() > 4 {
        return digits(number);
    }
    words.parse().ok().or_else(|| numeric(words)).or_else(|| told(words))
}

/// Digits alone: `20240503`, `20240503120000`, or the time since 1970 in seconds and smaller.
fn digits(number: &str) -> Option<Edtf> {
    if matches!(number.len(), 8 | 12 | 14) {
        let part = |from: usize, to: usize| number.get(from..to)?.parse().ok();
        return day(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    }
    let unit = match number.len() {
        9 | 10 => 1,
        13 => 1_000,
        16 => 1_000_000,
        _ => return None,
    };
    let days = number.parse::<i64>().ok()? / unit / 86_400;
    date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Edtf::day)
}

/// Three numbers at the head, between the same marks: the longest is the year; `20240503T1200Z`.
fn numeric(words: &str) -> Option<Edtf> {
    if let Some((compact, _)) = words.split_once('T').filter(|(head, _)| head.len() == 8) {
        return compact.bytes().all(|b| b.is_ascii_digit()).then(|| digits(compact))?;
    }
    let mark = words.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = words.splitn(3, mark);
    let (first, second, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let third = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    let [a, b, c] = [first, second, third].map(|n| n.parse::<i16>().ok());
    match (first.len(), third.len()) {
        (4, _) => day(a?, b?, c?),
        (_, 4) => day(c?, b?, a?).or_else(|| day(c?, a?, b?)),
        (_, 2) => day(century(c?), b?, a?).or_else(|| day(century(c?), a?, b?)),
        _ => None,
    }
}

/// A year of two digits lies between 1969 and 2068, as POSIX has it.
fn century(year: i16) -> i16 {
    if year < 69 { 2000 + year } else { 1900 + year }
}

fn day(year: i16, month: i16, day: i16) -> Option<Edtf> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    if year < 1000 {
        return None;
    }
    Date::new(year, month, day).ok().map(Edtf::day)
}

/// The first date in words that needs no other to be known.
fn told(words: &str) -> Option<Edtf> {
    // An abbreviated weekday before a comma says nothing that the date does not say.
    let words = words.split_once(", ").filter(|(head, _)| head.len() <= 4).map_or(words, |(_, rest)| rest);
    let words = words.replace('-', " ");
    let whole = [Span::new(0, words.len())];
    let unknown = Published { edtf: None, basis: Basis::None, reason: Reason::default() };
    [Lang::Fr, Lang::En].into_iter().find_map(|lang| {
        let found = time::recognise(&words, &whole, lang);
        let dated = found.into_iter().find(|f| is_full(&f.form))?;
        time::normalise(&words, ArticleId(0), &[], &[dated], &unknown, lang, &Days::default()).first()?.edtf
    })
}

/// A year with a month at least.
fn is_full(form: &Form) -> bool {
    matches!(form, Form::Calendar(Calendar { month: Some(_), year: Some(_), .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_shape_is_read() {
        for (words, expect) in [
            ("2024-05-03", "2024-05-03"),
            (" 2024-05 ", "2024-05"),
            ("2024", "2024"),
            ("2025-07/2025-08", "2025-07/2025-08"),
            ("2024-05-03T23:30:00Z", "2024-05-03"),
            ("2024-05-03T23:30:00.123-05:00", "2024-05-03"),
            ("2024-05-03 23:30:00+02", "2024-05-03"),
            ("2024/5/3", "2024-05-03"),
            ("2024.05.03", "2024-05-03"),
            ("20240503", "2024-05-03"),
            ("20240503T120000Z", "2024-05-03"),
            ("20240503120000", "2024-05-03"),
            ("1714780800", "2024-05-04"),
            ("1714780799", "2024-05-03"),
            ("1714780799123", "2024-05-03"),
            ("1714780799.0", "2024-05-03"),
            ("03/05/2024", "2024-05-03"),
            ("13/05/2024 10:22", "2024-05-13"),
            ("05/13/2024", "2024-05-13"),
            ("3.5.24", "2024-05-03"),
            ("03-05-1999", "1999-05-03"),
            ("Fri, 03 May 2024 10:00:00 +0200", "2024-05-03"),
            ("3 May 2024 10:00:00 GMT", "2024-05-03"),
            ("03-May-2024", "2024-05-03"),
            ("May 3, 2024", "2024-05-03"),
            ("May 3rd, 2024", "2024-05-03"),
            ("Friday, May 3, 2024, 4:15 PM", "2024-05-03"),
            ("3 mai 2024", "2024-05-03"),
            ("vendredi 3 mai 2024 à 16h33", "2024-05-03"),
            ("1er août 2021", "2021-08-01"),
            ("Publié le 12 déc. 2023", "2023-12-12"),
            ("mai 2024", "2024-05"),
            ("", "—"),
            ("hier", "—"),
            ("n/a", "—"),
            ("31/02/2024", "—"),
            ("12345", "—"),
            ("0000-00-00", "—"),
        ] {
            let read = read(words).map_or("—".to_owned(), |d| d.to_string());
            assert_eq!(read, expect, "{words:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_give_a_date_or_none(words in "[0-9]{0,20}|.{0,40}|[0-9]{1,4}[-/. ][0-9]{1,4}[-/. ][0-9]{1,4}.{0,9}") {
            assert_eq!(read(&words), read(&words));
        }
    }
}
