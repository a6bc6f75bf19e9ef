//! Dates as people write them, in both languages, never more precise or more sure than their source.
//!
//! Square brackets are the historian's: what stands in them was supplied, not written in the text.

use crate::corpus::Basis;
use crate::date::{Date, Doubt, Edtf, Moment, Unit};
use crate::words::{Lang, say, say_with};

const MONTHS: [[&str; 12]; 2] = [
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];
const SHORT: [[&str; 12]; 2] = [
    ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];

/// A month's name; empty outside 1–12.
#[must_use]
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    MONTHS[lang as usize].get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

fn month_short(date: Date, lang: Lang) -> &'static str {
    SHORT[lang as usize].get((date.month() - 1).unsigned_abs() as usize).copied().unwrap_or("")
}

/// True where the text itself, or its metadata, gives the value in full.
#[must_use]
pub fn is_written(basis: Basis) -> bool {
    matches!(basis, Basis::Stated | Basis::Header | Basis::Given)
}

/// A date in full: `9 juillet 2025`, `du 9 au 11 juillet 2025 (incertain)`, `depuis mai 2021`.
#[must_use]
pub fn long(edtf: Edtf, lang: Lang) -> String {
    let text = match edtf {
        Edtf::At(m) => unit(m.unit(), lang),
        Edtf::Between(Some(a), Some(b)) => between(a, b, lang),
        Edtf::Between(Some(a), None) => {
            say_with(lang, by_unit(a, "date-since", "date-since-day"), &[&unit(a.unit(), lang)])
        }
        Edtf::Between(None, Some(b)) => {
            say_with(lang, by_unit(b, "date-until", "date-until-day"), &[&unit(b.unit(), lang)])
        }
        Edtf::Between(None, None) => say(lang, "date-open").to_owned(),
    };
    match doubt(edtf) {
        Doubt::Sure => text,
        Doubt::Approximate if matches!(edtf, Edtf::At(_)) => say_with(lang, "date-about", &[&text]),
        Doubt::Approximate => say_with(lang, "date-approximate", &[&text]),
        Doubt::Uncertain | Doubt::Both => say_with(lang, "date-uncertain", &[&text]),
    }
}

/// French puts an article before a day and none before a month or a year.
fn by_unit(moment: Moment, plain: &'static str, day: &'static str) -> &'static str {
    if matches!(moment.unit(), Unit::Day(_)) { day } else { plain }
}

fn doubt(edtf: Edtf) -> Doubt {
    let doubts = [edtf.start(), edtf.end()].into_iter().flatten().map(|m| m.doubt);
    doubts.max().unwrap_or_default()
}

fn between(first: Moment, last: Moment, lang: Lang) -> String {
    let (from, to) = match (first.unit(), last.unit()) {
        (Unit::Day(x), Unit::Day(y)) if x.first_of_month() == y.first_of_month() && lang == Lang::Fr => {
            (day_number(x, lang), unit(last.unit(), lang))
        }
        (Unit::Day(x), Unit::Day(y)) if x.year() == y.year() => {
            (day_and_month(x, lang), unit(last.unit(), lang))
        }
        (Unit::Day(x), Unit::Month(year, _)) if x.year() == year => {
            (day_and_month(x, lang), unit(last.unit(), lang))
        }
        (Unit::Month(x, m), Unit::Month(y, _)) if x == y => {
            (month_name(m, lang).to_owned(), unit(last.unit(), lang))
        }
        _ => (unit(first.unit(), lang), unit(last.unit(), lang)),
    };
    let key = match (first.unit(), last.unit()) {
        (Unit::Day(_), Unit::Day(_)) => "date-days",
        (Unit::Day(_), Unit::Month(..) | Unit::Year(_)) => "date-day-to-end",
        _ => "date-between",
    };
    say_with(lang, key, &[&from, &to])
}

fn ordinal(n: u8, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (Lang::Fr, _) => format!("{n}e"),
        (Lang::En, _) => n.to_string(),
    }
}

fn day_number(day: Date, lang: Lang) -> String {
    if lang == Lang::Fr && day.day() == 1 { "1er".to_owned() } else { day.day().to_string() }
}

fn day_and_month(day: Date, lang: Lang) -> String {
    format!("{} {}", day_number(day, lang), month_name(day.month().unsigned_abs(), lang))
}

fn unit(unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Century(c) => say_with(lang, "date-century", &[&(c + 1)]),
        Unit::Decade(d) => say_with(lang, "date-decade", &[&format!("{d}0")]),
        Unit::Year(y) => y.to_string(),
        Unit::Season(y, code) => {
            let key = match code {
                21 => "date-spring",
                22 => "date-summer",
                23 => "date-autumn",
                24 => "date-winter",
                33..=36 => return say_with(lang, "date-quarter", &[&ordinal(code - 32, lang), &y]),
                40 | 41 => return say_with(lang, "date-half", &[&ordinal(code - 39, lang), &y]),
                _ => return y.to_string(),
            };
            format!("{} {y}", say(lang, key))
        }
        Unit::Month(y, m) => format!("{} {y}", month_name(m, lang)),
        Unit::Day(d) => format!("{} {}", day_and_month(d, lang), d.year()),
    }
}

/// A date for a row that stands under its year and month: at most nine cells, `09`, `23–26`, `juil`, `mai→`.
#[must_use]
pub fn brief(edtf: Edtf, basis: Basis, lang: Lang) -> String {
    let mark = match doubt(edtf) {
        Doubt::Sure => "",
        Doubt::Approximate => "~",
        Doubt::Uncertain | Doubt::Both => "?",
    };
    let text = match edtf {
        Edtf::At(m) => format!("{}{mark}", brief_unit(m.unit(), lang)),
        Edtf::Between(Some(a), Some(b)) => format!("{}{mark}", brief_between(a.unit(), b.unit(), lang)),
        Edtf::Between(Some(a), None) => format!("{}{mark}→", brief_unit(a.unit(), lang)),
        Edtf::Between(None, Some(b)) => format!("→{}{mark}", brief_unit(b.unit(), lang)),
        Edtf::Between(None, None) => "?".to_owned(),
    };
    if is_written(basis) { text } else { format!("[{text}]") }
}

fn brief_unit(unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Day(d) => format!("{:02}", d.day()),
        Unit::Month(_, m) => {
            SHORT[lang as usize].get(usize::from(m).wrapping_sub(1)).copied().unwrap_or("").to_owned()
        }
        Unit::Season(_, code @ 33..=36) => format!("{}{}", say(lang, "date-quarter-letter"), code - 32),
        Unit::Season(_, code @ 40..=41) => format!("S{}", code - 39),
        Unit::Season(_, 21) => say(lang, "date-spring").to_owned(),
        Unit::Season(_, 22) => say(lang, "date-summer").to_owned(),
        Unit::Season(_, 23) => say(lang, "date-autumn").to_owned(),
        Unit::Season(_, 24) => say(lang, "date-winter").to_owned(),
        Unit::Season(y, _) | Unit::Year(y) => y.to_string(),
        Unit::Decade(d) => format!("{d}x"),
        Unit::Century(c) => format!("{c}xx"),
    }
}

fn brief_between(a: Unit, b: Unit, lang: Lang) -> String {
    let (first, last) = (a.first(), b.last());
    let same_year = first.year() == last.year();
    match (a, b) {
        (Unit::Day(x), Unit::Day(y)) if same_year && x.month() == y.month() => {
            format!("{:02}–{:02}", x.day(), y.day())
        }
        (Unit::Day(x), _) if same_year && x.month() == last.month() => format!("{:02}→", x.day()),
        (Unit::Year(x), Unit::Year(y)) => format!("{x}–{:02}", y.rem_euclid(100)),
        _ if same_year => format!("{}–{}", month_short(first, lang), month_short(last, lang)),
        _ => format!("{}–{:02}", first.year(), last.year().rem_euclid(100)),
    }
}

/// A publication date for a row: as wide as it is, in brackets where the text does not state it. Its year is left
/// out under a heading that says it.
#[must_use]
pub fn published(edtf: Option<Edtf>, basis: Basis, under: Option<i16>, lang: Lang) -> String {
    let Some(edtf) = edtf else { return say(lang, "date-none-short").to_owned() };
    let (first, last) = edtf.bounds();
    let year = if under == Some(first.year()) { String::new() } else { format!(" {}", first.year()) };
    let month = month_short(first, lang);
    let text = match edtf {
        _ if first == last => format!("{} {month}{year}", first.day()),
        Edtf::Between(Some(_), None) => format!("{month}{year}→"),
        Edtf::Between(None, _) => format!("→{}", last.year()),
        Edtf::At(m) if matches!(m.unit(), Unit::Month(..)) => format!("{month}{year}"),
        _ if first.first_of_month() == last.first_of_month() => {
            format!("{}–{} {month}{year}", first.day(), last.day())
        }
        Edtf::Between(..) if first.year() == last.year() => {
            format!("{month}–{}{year}", month_short(last, lang))
        }
        _ if first.year() == last.year() => first.year().to_string(),
        _ => format!("{}–{:02}", first.year(), last.year().rem_euclid(100)),
    };
    if is_written(basis) { text } else { format!("[{text}]") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_full() {
        let check = |edtf: &str, fr: &str, en: &str| {
            let read: Edtf = edtf.parse().unwrap();
            assert_eq!(
                (long(read, Lang::Fr), long(read, Lang::En)),
                (fr.to_owned(), en.to_owned()),
                "{edtf}"
            );
        };
        check("2025-07-09", "9 juillet 2025", "9 July 2025");
        check("2025-03-01", "1er mars 2025", "1 March 2025");
        check("2025-06-23/2025-06-26", "du 23 au 26 juin 2025", "23 June to 26 June 2025");
        check("2021-05/..", "depuis mai 2021", "since May 2021");
        check("../2026-02-27", "jusqu’au 27 février 2026", "until 27 February 2026");
        check("2025-07-09/..", "depuis le 9 juillet 2025", "since 9 July 2025");
        check("../2021", "jusqu’en 2021", "until 2021");
        check("2002/2012", "2002 à 2012", "2002 to 2012");
        check("2023-33", "1er trimestre 2023", "quarter 1 of 2023");
        check(
            "2025-07-09?/2025-07-11?",
            "du 9 au 11 juillet 2025 (incertain)",
            "9 July to 11 July 2025 (uncertain)",
        );
        check("2025-07-09/2025-07", "du 9 juillet à fin juillet 2025", "9 July to the end of July 2025");
        check("2025-07-09/2026", "du 9 juillet 2025 à fin 2026", "9 July 2025 to the end of 2026");
        check("2022~", "vers 2022", "about 2022");
        check("199X", "années 1990", "the 1990s");
    }

    #[test]
    fn in_a_row() {
        let check = |edtf: &str, basis, expect: &str| {
            let text = brief(edtf.parse().unwrap(), basis, Lang::Fr);
            assert_eq!(text, expect, "{edtf}");
            assert!(text.chars().count() <= 11, "{text}");
        };
        check("2025-07-09", Basis::Stated, "09");
        check("2025-07-09", Basis::Calendar, "[09]");
        check("2025-06-23/2025-06-26", Basis::Stated, "23–26");
        check("2025-07-09?/2025-07-11?", Basis::Inferred, "[09–11?]");
        check("2022-10/2022-12", Basis::Stated, "oct–déc");
        check("2021-05/..", Basis::Stated, "mai→");
        check("../2026-02-27", Basis::Stated, "→27");
        check("2002/2012", Basis::Stated, "2002–12");
        check("2025-03-06/2025-03", Basis::Inferred, "[06→]");
        check("2024-11/2025-02", Basis::Stated, "2024–25");
    }

    #[test]
    fn of_a_publication() {
        let check = |edtf: &str, under, expect: &str| {
            assert_eq!(published(edtf.parse().ok(), Basis::Inferred, under, Lang::Fr), expect, "{edtf}");
        };
        check("2025-07-21/2025-07", Some(2025), "[21–31 juil]");
        check("2025-07-21/2025-07", None, "[21–31 juil 2025]");
        check("2025-07-22/2025-08~", Some(2025), "[juil–août]");
        check("2026-03-10", Some(2026), "[10 mars]");
        check("2023-01/..", Some(2023), "[janv→]");
        check("2024-11/2025-02", Some(2024), "[2024–25]");
        check("2025", Some(2025), "[2025]");
    }
}
