//! Tables: what a sentence tells, in French and in English, on topics of every kind.

use proptest::prelude::*;

use crate::corpus::{Corpus, EventType, Role, Source};
use crate::extract;

/// The corpus of one made text, published on a given day.
fn read(text: &str) -> Corpus {
    let published = "2024-10-11".parse().ok();
    extract::corpus(vec![Source {
        name: "made.txt".to_owned(),
        text: text.into(),
        published,
        ..Source::default()
    }])
}

/// `trigger | TYPE | modality | polarity | date | source`, the last three left out where they are as usual.
fn told(lead: &str, text: &str) -> Vec<String> {
    // A sentence before it makes the language sure, and the paragraph no headline.
    let corpus = read(&format!("{lead} {text}"));
    let tell = |event: &crate::corpus::Event| {
        let mut cells = vec![
            corpus.words(event.article, event.trigger).to_owned(),
            event.kind.name().to_owned(),
            event.modality.name().to_owned(),
        ];
        if event.polarity == crate::corpus::Polarity::Negative {
            cells.push("no".to_owned());
        }
        cells.extend(event.date.map(|d| d.edtf.to_string()));
        cells.extend(event.attribution.map(|a| format!("« {} »", corpus.words(event.article, a))));
        cells.join(" | ")
    };
    corpus.events.iter().map(tell).collect()
}

const FRENCH: &str =
    "C’est ainsi que les gens du pays le disent depuis toujours, et il y a de quoi les croire sur parole.";
const ENGLISH: &str =
    "That is how the people of the country have always put it, and there is some truth in what they say.";

fn check(lead: &str, table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (sentence, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let found = told(lead, sentence).join(" ; ");
        if found != expected.trim() {
            wrong.push(format!("{sentence}\n  expected {expected}\n     found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn french_verbs() {
    check(FRENCH, include_str!("tests/verbs-fr.txt"));
}

#[test]
fn french_nouns() {
    check(FRENCH, include_str!("tests/nouns-fr.txt"));
}

#[test]
fn french_doubt() {
    check(FRENCH, include_str!("tests/doubt-fr.txt"));
}

#[test]
fn english() {
    check(ENGLISH, include_str!("tests/english.txt"));
}

#[test]
fn on_topics_of_every_kind() {
    check(FRENCH, include_str!("tests/words-fr.txt"));
    check(ENGLISH, include_str!("tests/words-en.txt"));
}

#[test]
fn whatever_a_verb_tells() {
    check(FRENCH, include_str!("tests/any-fr.txt"));
    check(ENGLISH, include_str!("tests/any-en.txt"));
}

#[test]
fn kinds_of_reports() {
    check(FRENCH, include_str!("tests/kinds-fr.txt"));
    check(ENGLISH, include_str!("tests/kinds-en.txt"));
}

/// Paragraphs of news of 11 October 2024, parted by ¶: `trigger | date`.
#[test]
fn what_the_story_dates() {
    let mut wrong = Vec::new();
    for line in include_str!("tests/news.txt").lines() {
        let (text, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let corpus = read(&format!("Une journée\n\n{}", text.replace(" ¶ ", "\n\n")));
        let tell = |event: &crate::corpus::Event| {
            let date = event.date.map_or_else(|| "-".to_owned(), |d| d.edtf.to_string());
            format!("{} | {date}", corpus.words(event.article, event.trigger))
        };
        let found = corpus.events.iter().map(tell).collect::<Vec<_>>().join(" ; ");
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n     found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn lists_of_demands() {
    let mut wrong = Vec::new();
    for line in include_str!("tests/demands.txt").lines() {
        let (text, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let corpus = read(&format!("Une journée\n\n{}", text.replace(" ¶ ", "\n")));
        let tell = |event: &crate::corpus::Event| {
            let kind = (event.kind.name(), event.modality.name());
            format!("{} | {} | {}", corpus.words(event.article, event.trigger), kind.0, kind.1)
        };
        let found = corpus.events.iter().map(tell).collect::<Vec<_>>().join(" ; ");
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n     found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// `TYPE: actors > recipients @ places`.
fn parts(lead: &str, text: &str) -> Vec<String> {
    let corpus = read(&format!("{lead} {text}"));
    let tell = |event: &crate::corpus::Event| {
        let of = |role: Role| {
            let parts = corpus.actors(event).iter().filter(|p| p.role == role);
            parts.map(|p| &*corpus[p.name].label).collect::<Vec<_>>().join(", ")
        };
        let places: Vec<&str> = corpus.places(event).iter().map(|&n| &*corpus[n].label).collect();
        let cells = [(": ", of(Role::Actor)), (" > ", of(Role::Recipient)), (" @ ", places.join(", "))];
        let told =
            cells.iter().filter(|(_, names)| !names.is_empty()).map(|(mark, names)| format!("{mark}{names}"));
        format!("{}{}", event.kind.name(), told.collect::<String>())
    };
    corpus.events.iter().map(tell).collect()
}

#[test]
fn names_have_their_parts() {
    let mut wrong = Vec::new();
    for line in include_str!("tests/roles.txt").lines() {
        let (sentence, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let (lang, text) = sentence.split_once('\t').unwrap_or(("fr", sentence));
        let found = parts(if lang == "fr" { FRENCH } else { ENGLISH }, text).join(" ; ");
        if found != expected {
            wrong.push(format!("{sentence}\n  expected {expected}\n     found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_events() {
    check(FRENCH, include_str!("tests/none-fr.txt"));
    check(ENGLISH, include_str!("tests/none-en.txt"));
}

#[test]
fn who_speaks_is_not_what_is_spoken_of() {
    let table = [
        (
            ENGLISH,
            "Mayor Karen Bass was in Pasadena. “Los Angeles is facing a disaster,” she said.",
            "Karen Bass",
        ),
        (
            ENGLISH,
            "Anna Berg visited the port. “France will help us in time,” she told reporters.",
            "Anna Berg",
        ),
        (
            FRENCH,
            "La ministre Anne Genetet est venue. « Lyon attend des trains », a-t-elle ajouté.",
            "Anne Genetet",
        ),
        (FRENCH, "Jean Morel a visité l’usine. « La Chine vend moins cher », a-t-il déclaré.", "Jean Morel"),
    ];
    for (lead, text, expected) in table {
        let corpus = read(&format!("{lead} {text}"));
        let said = corpus.events.iter().rev().find(|e| e.kind == EventType::Statement);
        let doers = said.iter().flat_map(|e| corpus.actors(e)).filter(|a| a.role == Role::Actor);
        let doers: Vec<&str> = doers.map(|a| &*corpus[a.name].label).collect();
        assert_eq!(doers, [expected], "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        sound(&text);
    }

    #[test]
    fn any_row_of_telling_words_is_read(words in proptest::collection::vec(
        prop_oneof![
            Just("a"), Just("avait"), Just("été"), Just("n’"), Just("pas"), Just("de"), Just("« "), Just(" »"),
            Just("selon"), Just("que"), Just("visite"), Just("attaque"), Just("suspendre"), Just("déclaré"),
            Just("sanctions"), Just("Paris"), Just("le 3 mai 2021"), Just(","), Just("."), Just("après"),
            Just("will"), Just("said"), Just("to"), Just("attacked"), Just("tenter"), Just("décidé"), Just("\n"),
        ], 0..40)) {
        sound(&words.join(" "));
    }
}

/// Triggers lie in sentences, sentences in articles, and the same text gives the same reports.
fn sound(text: &str) {
    let corpus = read(text);
    for id in corpus.event_ids() {
        let event = &corpus[id];
        assert!(event.sentence.contains(event.trigger), "{text}");
        assert!(!event.trigger.of(text).is_empty(), "{text}");
        assert!(corpus.reports(corpus.cluster(id)).len() <= corpus.events.len());
        let summary = corpus.summary(id);
        assert!(summary.chars().count() <= 92, "{summary}");
    }
    assert_eq!(format!("{:?}", corpus.events), format!("{:?}", read(text).events));
}

/// `trigger = who says it`, of what is attributed.
#[test]
fn who_says_what() {
    let mut wrong = Vec::new();
    for line in include_str!("tests/voices.txt").lines() {
        let (sentence, expected) = line.split_once(" => ").unwrap_or((line, ""));
        let (lang, text) = sentence.split_once('\t').unwrap_or(("fr", sentence));
        let text = text.replace(" ¶ ", "\n\n");
        let corpus = read(&format!("{}\n\n{text}", if lang == "fr" { FRENCH } else { ENGLISH }));
        let tell = |event: &crate::corpus::Event| {
            let who = event.attribution.map_or("-", |who| corpus.words(event.article, who));
            format!("{} = {who}", corpus.words(event.article, event.trigger))
        };
        let found = corpus.events.iter().map(tell).collect::<Vec<_>>().join(" ; ");
        if found != expected {
            wrong.push(format!("{sentence}\n  expected {expected}\n     found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
