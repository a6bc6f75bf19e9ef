//! The day that a page's address or a file's name gives: ".../2023/08/30/putsch.html", "2023-08-30_putsch.txt".

use crate::corpus::{BlockKind, Source};
use crate::date::Date;
use crate::extract::articles::Draft;

/// The years that a number of four digits can be.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// The day in the address of a record, else in the last part of a file's path: folders are named after other days as
/// well. `None` where it names none, or two.
#[must_use]
pub fn day(source: &Source) -> Option<(&str, Date)> {
    let words = match &source.given {
        Some(given) => &*given.url,
        None => source.name.rsplit(['/', '\\']).next()?,
    };
    Some((words, only_day(words)?))
}

/// The day in the page's own address, where that stands on a line above the text.
pub(super) fn in_address<'a>(text: &'a str, draft: &Draft) -> Option<(&'a str, Date)> {
    let above = draft.blocks.iter().take_while(|block| block.kind != BlockKind::Paragraph);
    let host = |words: &str| {
        words.split_once('/').is_some_and(|(host, path)| host.contains('.') && path.contains('/'))
    };
    let address =
        |words: &&str| !words.contains(char::is_whitespace) && (words.contains("://") || host(words));
    let words = above.map(|block| block.span.of(text)).find(address)?;
    Some((words, only_day(words)?))
}

/// The day that a name gives; `None` where it gives none, or two.
fn only_day(words: &str) -> Option<Date> {
    let mut days = days(words);
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The days in a name: year, month and day, or day, month and year where the day cannot be a month; between the same
/// marks, or as eight digits.
fn days(words: &str) -> impl Iterator<Item = Date> {
    let numbers = numbers(words);
    let compact = numbers.clone().filter_map(|(_, digits)| of_digits(digits));
    let (second, third) = (numbers.clone().skip(1), numbers.clone().skip(2));
    let apart = numbers.zip(second).zip(third).filter_map(move |((a, b), c)| apart(words, [a, b, c]));
    compact.chain(apart).collect::<Vec<_>>().into_iter()
}

/// The runs of digits in a name, with where they begin.
fn numbers(words: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let from = |part: &str| part.as_ptr().addr() - words.as_ptr().addr();
    words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(move |part| (from(part), part))
}

/// "20230830", and with the time of day and the number that a page has of that minute ("201701101049452105").
fn of_digits(digits: &str) -> Option<Date> {
    let below = |range, limit: u8| {
        digits.get(range).and_then(|part: &str| part.parse().ok()).is_some_and(|part: u8| part < limit)
    };
    let timed = || (12..=20).contains(&digits.len()) && below(8..10, 24) && below(10..12, 60);
    (digits.len() == 8 || timed()).then_some(())?;
    valid(digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?)
}

/// "2023-08-30", "30.08.2023".
fn apart(words: &str, parts: [(usize, &str); 3]) -> Option<Date> {
    let [(a, first), (b, second), (c, third)] = parts;
    let marks = (words.get(a + first.len()..b)?, words.get(b + second.len()..c)?);
    if marks.0 != marks.1 || !matches!(marks.0, "-" | "_" | "." | "/" | " ") {
        return None;
    }
    match (first.len(), third.len()) {
        (4, 1..=2) => valid(first, second, third),
        (1..=2, 4) => valid(third, second, first).filter(|day| day.day() > 12 || first == second),
        _ => None,
    }
}

fn valid(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Given;

    #[test]
    fn the_day_in_a_name() {
        let check = |name: &str, expect: &str| {
            let source = Source { name: name.to_owned(), ..Source::default() };
            let got = day(&source).map_or_else(|| "—".to_owned(), |(_, day)| day.to_string());
            assert_eq!(got, expect, "{name}");
        };
        check("2023-08-30_putsch.txt", "2023-08-30");
        check("presse/2024-11-20/lemonde_20230830.txt", "2023-08-30");
        check("Le Monde 2023 08 30.txt", "2023-08-30");
        check("30.08.2023 depeche.txt", "2023-08-30");
        check("12_12_2023.txt", "2023-12-12");
        check("20230830T174500Z-apf.html", "2023-08-30");
        check("20230830174500.txt", "2023-08-30");
        check("lemonde.fr_afrique_article_2023_08_30_gabon_6187_3212.txt", "2023-08-30");
        // A day or a month?
        check("05-06-2023.txt", "—");
        check("2023-08-30_2023-09-02.txt", "—");
        check("2023-13-30.txt", "—");
        check("presse/2024-11-20/gabon.txt", "—");
        check("000_c1ef121910e9fe14.txt", "—");
        check("article-2023.txt", "—");
        check("2023-08.txt", "—");
        check("63878453.txt", "—");
        check("", "—");
    }

    #[test]
    fn the_day_in_an_address() {
        let check = |url: &str, expect: &str| {
            let given = Some(Box::new(Given { url: url.into(), ..Given::default() }));
            let source = Source { name: "2020-01-01.jsonl:7".to_owned(), given, ..Source::default() };
            let got = day(&source).map_or_else(|| "—".to_owned(), |(_, day)| day.to_string());
            assert_eq!(got, expect, "{url}");
        };
        check("https://fr.example.com/2023/09/10/seisme-au-maroc-2-012-morts/", "2023-09-10");
        check("https://example.org/afrique/article/2023/08/30/gabon_6187_3212.html", "2023-08-30");
        check("https://example.org/news/20230830-gabon", "2023-08-30");
        check("https://example.org/politics/202301101049452105-talks/", "2023-01-10");
        check("https://example.org/politics/202301109949452105-talks/", "—");
        check("https://example.org/news?id=20231345", "—");
        check("https://example.org/2023/09/seisme", "—");
        check("", "—");
    }
}
