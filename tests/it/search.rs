//! What a reader looks for in a larger dossier, and what must come first.

use recoupe::corpus::Corpus;
use recoupe::extract;
use recoupe::search::{Hit, HitKind, Index};

use crate::made::dossier;

/// The label of a hit with the matched letters in brackets.
fn marked(hit: &Hit) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in &hit.matched {
        let before = hit.label.get(at..span.start()).unwrap_or("");
        out.extend([before, "[", span.of(&hit.label), "]"]);
        at = span.end();
    }
    out + hit.label.get(at..).unwrap_or("")
}

fn first(index: &Index, corpus: &Corpus, needle: &str, kind: HitKind) -> String {
    let hits = index.find(corpus, needle, 300);
    hits.iter().find(|hit| hit.kind == kind).map(marked).unwrap_or_default()
}

#[test]
fn first_hits_in_a_made_dossier() {
    let corpus = extract::corpus(dossier::sources(120, 1));
    let index = Index::new(&corpus);
    for (needle, kind, expect) in [
        ("sanctions", HitKind::Title, "Amnesty International lifts [sanctions] after Conakry deal"),
        ("sanctionner", HitKind::Title, ""),
        (
            "sanctionner",
            HitKind::Sentence,
            "Faute de résultats tangibles, elle a [sanctionné] plusieurs officiers de haut rang pour leurs liens \
             avec Wagner.",
        ),
        (
            "le mali",
            HitKind::Sentence,
            "« Pour [le] [Mali], l’enjeu sera d’éviter que cette rivalité ne vienne parasiter sa stratégie \
             sécuritaire.",
        ),
        ("l'armée", HitKind::Name, "[armée]"),
        ("gouvernemnet", HitKind::Name, "[gouvernement]"),
        ("\"a rencontré\"", HitKind::Event, "Nadia Tagond [a] [rencontré] Clara Valtedo à Abuja vendredi."),
        ("2015", HitKind::Date, "[2015] (2015)"),
        ("2018-06", HitKind::Date, "mardi ([2018]-[06]-26)"),
        ("juin", HitKind::Date, "26 [juin] (2015-06-26)"),
        ("niamey", HitKind::Title, "Attack near [Niamey] leaves 215 dead"),
        ("niamey", HitKind::Name, "[Niamey]"),
        ("renseig", HitKind::Title, "Abuja : le [renseig]nement au cœur d’un accord qui se précise"),
        ("d'accord", HitKind::Title, "Cotonou : le terrorisme au cœur d’un [accord] qui se précise"),
        ("etat-major", HitKind::Name, "[état]-[major] américain"),
        ("kilimandjaro", HitKind::Sentence, ""),
        ("zanzibar sommet", HitKind::Sentence, ""),
    ] {
        assert_eq!(first(&index, &corpus, needle, kind), expect, "{needle} as {kind:?}");
    }
}

/// The seeds contradict each other on when intelligence was first shared: no date brings these reports together, their
/// words do.
#[test]
fn reports_like_a_happening_are_found_without_being_joined() {
    let corpus = extract::corpus(recoupe::edge::read_seeds().sources);
    let index = Index::new(&corpus);
    let find = |words: &str| {
        let told = |&id: &recoupe::corpus::EventId| {
            let event = &corpus[id];
            corpus.words(event.article, event.sentence).contains(words)
        };
        corpus.event_ids().find(told).unwrap_or_else(|| panic!("no report says {words}"))
    };
    for (words, expect) in [
        ("ont débuté fin 2022", "l’échange de données sensibles"),
        ("accès aux renseignements satellitaires", "le partage de renseignements sur les groupes"),
    ] {
        let happening = corpus.cluster(find(words));
        let akin = index.akin(&corpus, happening, 4);
        let told = |&id: &recoupe::corpus::EventId| {
            corpus.words(corpus[id].article, corpus[id].sentence).contains(expect)
        };
        assert!(akin.iter().any(told), "{words}: {akin:?}");
        assert!(akin.iter().all(|&event| corpus.cluster(event) != happening));
    }
}

#[test]
fn what_is_alone_of_its_kind_is_like_nothing() {
    let one = "Le ministre a rencontré l’ambassadeur à Paris le 3 mai 2024.";
    let other = "Une avalanche a emporté deux skieurs dans les Alpes hier.";
    let source = |text: &str| recoupe::corpus::Source { text: text.into(), ..Default::default() };
    let corpus = extract::corpus(vec![source(one), source(other)]);
    let index = Index::new(&corpus);
    assert!(corpus.cluster_ids().all(|id| index.akin(&corpus, id, 4).is_empty()));
}
