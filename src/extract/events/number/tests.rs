//! Tables: the numbers that sentences of the press give, with what they count and how sure they are.

use crate::corpus::{Corpus, EventId, Number, Source};
use crate::extract;

const FRENCH: &str =
    "C’est ainsi que les gens du pays le disent depuis toujours, et il y a de quoi les croire sur parole.";
const ENGLISH: &str =
    "That is how the people of the country have always put it, and there is some truth in what they say.";

fn read(lead: &str, sentence: &str) -> Corpus {
    let source = Source {
        name: "made.txt".to_owned(),
        text: format!("{lead} {sentence}").into(),
        ..Source::default()
    };
    extract::corpus(vec![source])
}

/// `dead 17– « Au moins 17 civils »`, and whoever gives it in brackets where several do.
fn tell(corpus: &Corpus, number: &Number) -> String {
    let range = match (number.low, number.high) {
        (low, high) if low == high => low.to_string(),
        (low, u64::MAX) => format!("{low}–"),
        (low, high) => format!("{low}–{high}"),
    };
    let words = corpus.words(corpus[number.event].article, number.span);
    let source =
        number.source.map(|source| format!(" ({})", corpus.words(corpus[number.event].article, source)));
    format!("{} {range} « {words} »{}", number.what.name(), source.unwrap_or_default())
}

fn check(lead: &str, table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (sentence, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let corpus = read(lead, sentence);
        let found: Vec<String> = corpus.numbers.iter().map(|n| tell(&corpus, n)).collect();
        let found = found.join(" ; ");
        if found != expected.trim() {
            wrong.push(format!("{sentence}\n  expected {expected}\n     found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn french_numbers() {
    check(FRENCH, include_str!("tests/french.txt"));
}

#[test]
fn english_numbers() {
    check(ENGLISH, include_str!("tests/english.txt"));
}

#[test]
fn numbers_stand_by_event_and_place() {
    let corpus = read(
        FRENCH,
        "L’attaque a fait 17 morts et 40 blessés. La police a arrêté trois suspects. Berlin a versé 2 millions d’euros.",
    );
    assert!(corpus.numbers.is_sorted_by_key(|n| (n.event, n.span.start())));
    let all: usize = corpus.event_ids().map(|id: EventId| corpus.numbers(id).len()).sum();
    assert_eq!((corpus.numbers.len(), all), (4, 4));
}
