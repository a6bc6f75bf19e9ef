//! A made dossier of three papers on one visit, and what is and is not one happening.

mod retold;
mod stories;

use proptest::prelude::*;

use crate::corpus::{ClusterId, Corpus, EventId, Polarity, Reason, Source};
use crate::extract;
use crate::words::Lang;

use super::desk::Desk;
use super::score::{LEAST, score};
use super::{Joins, gather};

const FIRST: &str = "Un émissaire à Nairobi

La visite de Peter Lindqvist, envoyé spécial de la Suède, a commencé le 4 mars 2024 à Nairobi. \
Il a rencontré le ministre kényan des Affaires étrangères, Musalia Mudavadi, mardi 5 mars 2024. \
Les deux pays ont signé un accord de pêche le 6 mars 2024.

Le Kenya et la Suède n’avaient plus de relations depuis des années, et ce retour des diplomates fait parler \
dans la capitale, où les journaux du matin lui consacrent leurs premières pages.
";

const SECOND: &str = "La Suède revient au Kenya

Peter Lindqvist, ancien ambassadeur de Suède, a achevé jeudi 7 mars 2024 sa visite à Nairobi. \
Le Kenya et la Suède ont conclu un accord de pêche le 6 mars 2024. \
Un séisme a frappé le Japon le 6 mars 2024.

Ce texte était attendu par les pêcheurs de la côte, qui se plaignent de la concurrence des grands navires \
et demandent que les eaux du pays leur soient réservées.
";

const THIRD: &str = "Pas d’accord de pêche, dit l’opposition

Selon l’opposition, le Kenya et la Suède n’ont pas signé d’accord de pêche le 6 mars 2024. \
Le président William Ruto a nommé un nouveau ministre des Finances le 6 mars 2023.

Les élus de l’opposition disent que le texte n’a été lu par personne et que le parlement n’en sait rien, \
ce que le gouvernement de la capitale ne veut pas commenter pour le moment.
";

fn read(texts: &[&str]) -> Corpus {
    let source = |(at, text): (usize, &&str)| Source {
        name: format!("{at}.txt"),
        text: (*text).into(),
        published: "2024-03-09".parse().ok(),
        ..Source::default()
    };
    extract::corpus(texts.iter().enumerate().map(source).collect())
}

/// The happening that the report with this trigger is of, in the article at this place.
fn cluster(corpus: &Corpus, article: usize, trigger: &str) -> ClusterId {
    corpus.cluster(report(corpus, article, trigger))
}

fn report(corpus: &Corpus, article: usize, trigger: &str) -> EventId {
    let of = |&e: &EventId| {
        let event = &corpus[e];
        event.article.at() == article && corpus.words(event.article, event.trigger).contains(trigger)
    };
    let found = corpus.event_ids().find(of);
    let all: Vec<_> = corpus.events.iter().map(|e| corpus.words(e.article, e.trigger)).collect();
    found.unwrap_or_else(|| panic!("no {trigger} in {article}: {all:?}"))
}

fn kinds(corpus: &Corpus, id: ClusterId) -> Vec<&'static str> {
    corpus.discrepancies(id).iter().map(|d| d.matter.name()).collect()
}

#[test]
fn what_was_printed_before_tells_nothing_of_it() {
    let told = "Une embuscade a fait six morts parmi les soldats du Niger à Bosso, selon l’armée du Niger. Les soldats du \
                Niger étaient à Bosso depuis des mois, et les habitants disent qu’ils ont peur pour leurs récoltes.";
    let dated = "Une embuscade a fait six morts parmi les soldats du Niger à Bosso le 4 mai 2024, selon l’armée du Niger. \
                 Les soldats du Niger étaient à Bosso depuis des mois, et les habitants ont peur pour leurs récoltes.";
    let source = |text: &str, day: &str| Source {
        name: format!("{day}.txt"),
        text: text.into(),
        published: day.parse().ok(),
        ..Source::default()
    };
    let check = |day: &str, expect: bool| {
        let corpus = extract::corpus(vec![source(told, day), source(dated, "2024-05-06")]);
        assert_eq!(cluster(&corpus, 0, "embuscade") == cluster(&corpus, 1, "embuscade"), expect, "{day}");
    };
    check("2024-05-05", true);
    check("2024-04-28", false);
}

#[test]
fn reports_of_one_happening_meet_across_papers() {
    let corpus = read(&[FIRST, SECOND, THIRD]);
    let visit = cluster(&corpus, 0, "visite");
    assert_eq!(visit, cluster(&corpus, 1, "visite"));
    assert_eq!(corpus[visit].date.map(|d| d.to_string()).as_deref(), Some("2024-03-04/2024-03-07"));
    // The one tells when it began, the other when it ended: no contradiction.
    assert_eq!(kinds(&corpus, visit), ["title"]);
    let deal = cluster(&corpus, 0, "signé un accord");
    assert_eq!(deal, cluster(&corpus, 1, "conclu un accord"));
    assert_eq!(deal, cluster(&corpus, 2, "signé"));
    assert_eq!(kinds(&corpus, deal), ["polarity"]);
    assert_eq!(corpus.voices(deal), 3);
}

#[test]
fn what_only_shares_a_day_or_a_type_stays_apart() {
    let corpus = read(&[FIRST, SECOND, THIRD]);
    for (article, trigger) in [(0, "rencontré"), (1, "séisme"), (2, "nommé")] {
        let id = cluster(&corpus, article, trigger);
        assert_eq!(corpus.reports(id).len(), 1, "{trigger}");
    }
}

#[test]
fn odds_are_the_same_from_either_side() {
    let corpus = read(&[FIRST, SECOND, THIRD]);
    let faces = gather::faces(&corpus);
    let mut desk = Desk::of(&faces);
    for (a, b) in faces.all().flat_map(|a| faces.all().map(move |b| (a, b))) {
        let one = score(&desk.lay(a), b, LEAST);
        let other = score(&desk.lay(b), a, LEAST);
        assert_eq!(one.to_bits(), other.to_bits(), "{:?} {:?}", a.id(), b.id());
    }
}

#[test]
fn a_join_says_what_it_rests_on() {
    let corpus = read(&[FIRST, SECOND, THIRD]);
    let joins = Joins::of(&corpus);
    let why = |article: usize, trigger: &str| {
        let likeness = joins.why(report(&corpus, article, trigger))?;
        let other = &corpus[likeness.other];
        let tell = |reason: &Reason| reason.tell(Lang::En);
        Some([
            format!("{}: {}", other.article.at(), corpus.words(other.article, other.trigger)),
            tell(&likeness.shared),
            tell(&likeness.against),
        ])
    };
    let check = |article: usize, trigger: &str, expect: Option<[&str; 3]>| {
        assert_eq!(why(article, trigger), expect.map(|lines| lines.map(str::to_owned)), "{trigger}");
    };
    check(0, "rencontré", None);
    let visit = "their dates meet; the same type; their words tell of one matter; people in common: Peter Lindqvist; \
                 names in common: Nairobi; both told by a noun; words in common: visite, Peter, Lindqvist, Suède, Nairobi";
    check(0, "visite", Some(["1: visite", visit, ""]));
    let deal = "their dates meet; the same type; to the day; their words tell of one matter; states in common: Kenya, \
                Suède; words in common: Kenya, Suède, accord, pêche";
    check(2, "signé", Some(["1: ont conclu un accord", deal, "one denies it"]));
}

#[test]
fn a_join_on_little_is_marked() {
    let corpus = read(&[FIRST, SECOND, THIRD]);
    let check = |article: usize, trigger: &str, expect: bool| {
        assert_eq!(corpus[cluster(&corpus, article, trigger)].is_sure(), expect, "{trigger}");
    };
    check(0, "rencontré", true);
    check(0, "visite", true);
    check(0, "signé un accord", true);
    let of_little = [
        "La pêche\n\nLa Suède a livré des navires au Kenya en 2019. Les habitants de la côte attendent de voir ce que \
         feront les deux capitales, et personne ne leur dit rien.\n",
        "Le Kenya\n\nL’aide de la Suède au Kenya a été versée. Les comptes du pays ne sont pas bons, disent les experts, \
         qui craignent une année difficile pour les plus pauvres.\n",
    ];
    let corpus = read(&of_little);
    assert_eq!(cluster(&corpus, 0, "livré"), cluster(&corpus, 1, "versée"));
    assert!(!corpus[cluster(&corpus, 1, "versée")].is_sure());
    let since = [
        "La digue\n\nLe maire Luc Dantin s’est retiré du conseil de la digue le 7 décembre 2019. Les habitants de la côte \
         attendent de voir ce que feront les deux communes.\n",
        "Le conseil\n\nLe maire Luc Dantin s’est retiré du conseil de la digue depuis 1995. Les comptes ne sont pas bons, \
         disent les experts, qui craignent une année difficile.\n",
    ];
    let corpus = read(&since);
    let id = cluster(&corpus, 0, "retiré");
    assert!(id != cluster(&corpus, 1, "retiré") || !corpus[id].is_sure());
}

#[test]
fn every_event_is_in_the_cluster_that_lists_it() {
    let corpus = read(&[FIRST, SECOND, THIRD, FIRST]);
    for id in corpus.event_ids() {
        let lists = corpus.cluster_ids().filter(|&c| corpus.reports(c).contains(&id)).count();
        assert!(lists == 1 && corpus.reports(corpus.cluster(id)).contains(&id));
    }
}

#[test]
fn a_copy_says_nothing_new() {
    let corpus = read(&[FIRST, FIRST]);
    let half = corpus.events.len() / 2;
    for at in 0..half {
        assert_eq!(corpus.cluster_of[at], corpus.cluster_of[at + half]);
    }
    assert!(corpus.disputes.matters.is_empty());
}

#[test]
fn a_denial_has_no_day_of_its_own() {
    let table = [
        (
            "Le 7 mars 2024, Peter Lindqvist n’a pas rencontré le président William Ruto.",
            "Aucune rencontre n’a eu lieu le 5 mars 2024 avec le président William Ruto.",
        ),
        (
            "Le 8 mars 2024, la ministre Anna Berg n’a pas visité le Kenya.",
            "Aucune visite de la ministre Anna Berg n’a eu lieu au Kenya le 4 mars 2024.",
        ),
    ];
    for (one, other) in table {
        let (first, second) = both(one, other);
        let corpus = read(&[&first, &second]);
        let denied: Vec<_> =
            corpus.event_ids().filter(|&e| corpus[e].polarity == Polarity::Negative).collect();
        assert!(
            denied.len() == 2 && corpus.cluster(denied[0]) == corpus.cluster(denied[1]),
            "{one}\n{other}\n{denied:?}"
        );
    }
}

/// The first two papers, each with one more sentence.
fn both(one: &str, other: &str) -> (String, String) {
    let second = SECOND.replace("Un séisme", &format!("{other} Un séisme"));
    (FIRST.replace("Le Kenya et", &format!("{one} Le Kenya et")), second)
}

#[test]
fn what_others_did_stays_apart() {
    let table = [
        (
            "Le retrait des troupes américaines du Niger a débuté le 6 mars 2024.",
            "Le retrait des troupes françaises du Niger a débuté le 6 mars 2024.",
            "retrait",
        ),
        (
            "La Norvège a expulsé le 6 mars 2024 trois diplomates de l’ambassade de Russie pour espionnage.",
            "La Suède a expulsé le 6 mars 2024 trois diplomates de l’ambassade pour espionnage présumé.",
            "expulsé",
        ),
    ];
    for (one, other, trigger) in table {
        let (first, second) = both(one, other);
        let corpus = read(&[&first, &second]);
        assert_ne!(cluster(&corpus, 0, trigger), cluster(&corpus, 1, trigger), "{one}\n{other}");
    }
}

/// Two papers of one sentence each, after a paragraph that makes their language sure.
fn papers(one: &str, other: &str) -> Corpus {
    let lead = "Voici, comme depuis toujours, les nouvelles du pays pour les gens de la ville et pour ceux de la campagne.";
    read(&[&format!("{lead} {one}"), &format!("{lead} {other}")])
}

#[test]
fn papers_that_tell_of_one_happening_and_what_they_disagree_about() {
    let table = [
        // One town and day.
        (
            "Au moins 17 soldats ont été tués mercredi 6 mars 2024 dans une attaque à Mopti.",
            "Une attaque à Mopti a fait douze morts le 6 mars 2024.",
            Some("number"),
        ),
        (
            "Un attentat a tué quatre personnes à Kaboul le 3 mars 2024.",
            "L’attentat du 3 mars 2024 à Kaboul a fait quatre morts.",
            Some(""),
        ),
        (
            "Un attentat a tué quatre personnes à Kaboul le 3 mars 2024.",
            "Un attentat a tué six personnes à Kaboul le 5 mars 2024.",
            None,
        ),
        (
            "Un attentat a tué quatre personnes à Kaboul le 3 mars 2024.",
            "Un attentat a tué quatre personnes à Bagdad le 3 mars 2024.",
            None,
        ),
        // One state, day and word.
        (
            "Un séisme a frappé le Japon le 6 mars 2024, faisant 30 morts.",
            "Le séisme du 6 mars 2024 au Japon a fait une trentaine de morts.",
            Some(""),
        ),
        (
            "Un séisme a frappé le Japon le 6 mars 2024.",
            "Une tempête a frappé le Japon le 6 mars 2024.",
            None,
        ),
        // Both ends of a visit.
        (
            "La ministre Anna Berg a achevé jeudi 7 mars 2024 sa visite à Nairobi.",
            "La ministre Anna Berg a entamé lundi 4 mars 2024 une visite de trois jours à Nairobi.",
            Some("date"),
        ),
        (
            "La ministre Anna Berg a achevé jeudi 7 mars 2024 sa visite à Nairobi.",
            "La ministre Anna Berg a entamé lundi 4 mars 2024 une visite de quatre jours à Nairobi.",
            Some(""),
        ),
        // What two states do together in general is many things.
        (
            "Le Kenya et la Suède ont renforcé leur coopération.",
            "La Suède et le Kenya ont lancé un programme de formation.",
            None,
        ),
        // One matter in other words: under other types, with other names.
        (
            "Des heurts ont éclaté le 6 mars 2024 à Mopti entre étudiants et policiers.",
            "Les affrontements de Mopti, le 6 mars 2024, ont opposé la jeunesse aux forces de l’ordre.",
            Some(""),
        ),
        (
            "Le directeur de la mine, Anders Holm, a démissionné le 6 mars 2024.",
            "Anders Holm a été limogé le 6 mars 2024 par le conseil de la mine.",
            Some(""),
        ),
        (
            "Le directeur de la mine, Anders Holm, a démissionné le 6 mars 2024.",
            "Le trésorier de la mine, Jean Ruiz, a été limogé le 6 mars 2024.",
            None,
        ),
        (
            "Des heurts ont éclaté le 6 mars 2024 à Mopti entre étudiants et policiers.",
            "Des affrontements ont éclaté le 6 mars 2024 à Kayes entre étudiants et policiers.",
            None,
        ),
        // Sums.
        (
            "Le 5 mars 2024, la Norvège a accordé au Malawi un prêt de 40 millions de dollars.",
            "La Norvège a accordé un prêt de 60 millions de dollars au Malawi le 5 mars 2024.",
            Some("number"),
        ),
        // Reports of one deal, one of them denied.
        (
            "Le Pérou et le Chili ont signé un accord de pêche le 6 mars 2024.",
            "Le Pérou et le Chili n’ont pas signé d’accord de pêche le 6 mars 2024.",
            Some("polarity"),
        ),
    ];
    for (one, other, expected) in table {
        let corpus = papers(one, other);
        let shared = corpus.cluster_ids().find(|&id| corpus.voices(id) > 1);
        let found = shared.map(|id| kinds(&corpus, id).join(" "));
        assert_eq!(found.as_deref(), expected, "{one}\n{other}\n{:?}", corpus.numbers);
    }
}

/// Where nothing tells the year, nor when the papers came out, days and weekdays still tell happenings apart.
#[test]
fn papers_without_dates() {
    let table = [
        (
            "Dix soldats ont été tués le 9 août lors d’une attaque dans la région de Kidal, au Mali.",
            "Six soldats ont été tués dimanche 13 août lors d’une attaque dans la région de Kidal, au Mali.",
            false,
        ),
        (
            "Sept pêcheurs ont été enlevés jeudi 28 septembre par des hommes armés près de Diffa, au Niger.",
            "Près de Diffa, au Niger, des hommes armés ont enlevé sept pêcheurs le 28 septembre.",
            true,
        ),
        (
            "La police a arrêté mardi trois suspects après la fusillade du centre commercial de Kenmore.",
            "La police a arrêté samedi un suspect après la fusillade du centre commercial de Kenmore.",
            false,
        ),
        (
            "La police a arrêté mardi soir trois suspects après la fusillade du centre commercial de Kenmore.",
            "La police a arrêté mercredi trois suspects après la fusillade du centre commercial de Kenmore.",
            true,
        ),
    ];
    for (one, other, expected) in table {
        let lead = "Voici les nouvelles du pays pour les gens de la ville et pour ceux de la campagne.";
        let source = |(at, text): (usize, &str)| Source {
            name: format!("{at}.txt"),
            text: format!("{lead} {text}").into(),
            ..Source::default()
        };
        let corpus = extract::corpus([one, other].into_iter().enumerate().map(source).collect());
        let shared = corpus.cluster_ids().any(|id| corpus.voices(id) > 1);
        assert_eq!(shared, expected, "{one}\n{other}");
    }
}

proptest! {
    #[test]
    fn the_order_of_the_papers_changes_no_cluster(turn in 0usize..3) {
        let mut texts = [FIRST, SECOND, THIRD];
        texts.rotate_left(turn);
        let sizes = |corpus: &Corpus| {
            let mut sizes: Vec<_> = corpus.cluster_ids().map(|id| (corpus.reports(id).len(), corpus[id].date)).collect();
            sizes.sort_unstable_by_key(|(n, d)| (*n, d.map(|d| d.to_string())));
            sizes
        };
        prop_assert_eq!(sizes(&read(&texts)), sizes(&read(&[FIRST, SECOND, THIRD])));
    }
}

/// Two reports of papers on one story, told in other words and without a name of their own: one happening or not.
#[test]
fn one_story_in_other_words() {
    let table = [
        // A pier, told by two verbs.
        (
            "La jetée de Kribi s’est effondrée jeudi 7 mars 2024, selon la Société du port de Kribi et Awa Mbarga.",
            "Le 7 mars 2024, l’ouvrage s’était écroulé. Awa Mbarga et la Société du port de Kribi ont été entendus vendredi.",
            ["effondrée", "écroulé"],
            true,
        ),
        // What is known is taken up by its noun.
        (
            "Une explosion a détruit jeudi 7 mars 2024 un atelier de Norvac à Lens, a dit Paul Verdier.",
            "L’explosion de l’usine Norvac inquiète. Paul Verdier a rencontré vendredi les riverains à Lens.",
            ["explosion", "explosion"],
            true,
        ),
        // An office and a fire of one day and story.
        (
            "Paul Verdier a démissionné jeudi 7 mars 2024 de Norvac à Lens.",
            "L’incendie de Norvac s’est déclaré le 7 mars 2024. Paul Verdier a quitté Lens.",
            ["démissionné", "incendie"],
            false,
        ),
        // The same words in another story.
        (
            "Un immeuble s’est effondré jeudi 7 mars 2024 à Lens, a dit Paul Verdier.",
            "Le 7 mars 2024, un immeuble s’était écroulé à Kribi, selon Awa Mbarga.",
            ["effondré", "écroulé"],
            false,
        ),
    ];
    for (one, other, triggers, together) in table {
        let (first, second) = both(one, other);
        let corpus = read(&[&first, &second]);
        let met = cluster(&corpus, 0, triggers[0]) == cluster(&corpus, 1, triggers[1]);
        assert!(met == together, "{one}\n{other}");
    }
}
