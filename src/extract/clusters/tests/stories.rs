//! Undated reports of several stories in one dossier: the names that stand out in their articles tell them apart.

use crate::corpus::{Corpus, EventId, Source};
use crate::extract;

/// Four papers without a date, of two stories.
const MINE: [&str; 2] = [
    "Le tribunal a condamné deux anciens cadres à de la prison ferme, a dit Awa Mbarga, avocate des familles du puits de \
     Tolbec. Le tribunal a saisi les comptes de la société Carmine. La société Carmine a fermé le puits de Tolbec.",
    "Awa Mbarga a salué les familles de Tolbec. Le tribunal a condamné les anciens cadres de la société Carmine à de la prison \
     ferme. Le tribunal a refusé de rouvrir le dossier.",
];
const FERRY: [&str; 2] = [
    "Le tribunal a condamné deux anciens cadres à de la prison avec sursis, a dit Paul Verdier, patron du bac de Lanzac. Le \
     tribunal a saisi le navire. La compagnie Norvac a vendu le bac de Lanzac.",
    "Paul Verdier a salué les marins de la compagnie Norvac. Le tribunal a condamné les anciens cadres à de la prison. Le \
     tribunal a refusé de rendre le bac à Lanzac.",
];

fn read(papers: &[&str]) -> Corpus {
    let source = |(at, text): (usize, &&str)| Source {
        name: format!("{at}.txt"),
        text: (*text).into(),
        ..Source::default()
    };
    extract::corpus(papers.iter().enumerate().map(source).collect())
}

/// The report with a trigger in the article at a place.
fn report(corpus: &Corpus, article: usize, trigger: &str) -> EventId {
    let of = |&id: &EventId| {
        let event = &corpus[id];
        event.article.at() == article && corpus.words(event.article, event.trigger).contains(trigger)
    };
    corpus.event_ids().find(of).unwrap_or_else(|| panic!("no {trigger} in {article}"))
}

#[test]
fn a_court_makes_no_story() {
    let papers = [MINE[0], MINE[1], FERRY[0], FERRY[1]];
    let corpus = read(&papers);
    let of = |article: usize| corpus.cluster(report(&corpus, article, "condamné"));
    let table = [(0, 1, true), (2, 3, true), (0, 2, false), (0, 3, false), (1, 2, false), (1, 3, false)];
    for (one, other, together) in table {
        assert_eq!(of(one) == of(other), together, "{}\n{}", papers[one], papers[other]);
    }
}

#[test]
fn a_join_without_dates_is_never_sure() {
    let corpus = read(&[MINE[0], MINE[1], FERRY[0], FERRY[1]]);
    for id in corpus.cluster_ids().filter(|&id| corpus.voices(id) > 1) {
        assert!(!corpus[id].is_sure());
    }
}

#[test]
fn common_nouns_name_nothing() {
    let corpus = read(&[
        "The police and the court of Fenwick met Tom Brandt of Fenwick Lines in Paris. French police left.",
        "La police et le tribunal ont entendu Awa Mbarga à Kribi. La police française est partie.",
    ]);
    let check = |label: &str, expect: bool| {
        let name = corpus.names.iter().find(|name| &*name.label == label);
        assert_eq!(name.map(crate::corpus::Name::is_common), Some(expect), "{label}");
    };
    check("police", true);
    check("Tom Brandt", false);
    check("Awa Mbarga", false);
    for name in corpus.names.iter().filter(|name| name.is_common()) {
        assert!(name.state.is_none() && !name.label.contains(char::is_uppercase));
    }
}
