//! Needles and their first hits; what must hold of any needle.

use proptest::prelude::*;

use super::*;
use crate::corpus::Source;
use crate::search::made;
use crate::search::words::split;
use crate::text::fold;

/// The first hits, each as its kind and its label with the matched letters in brackets.
fn first(needle: &str, most: usize) -> Vec<String> {
    let corpus = made::corpus();
    let hits = Index::new(&corpus).find(&corpus, needle, usize::MAX);
    hits.iter().take(most).map(|hit| format!("{:?} {}", hit.kind, marked(hit))).collect()
}

fn marked(hit: &Hit) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in &hit.matched {
        let before = Span::new(at, span.start()).of(&hit.label);
        out.extend([before, "[", span.of(&hit.label), "]"]);
        at = span.end();
    }
    out + Span::new(at, hit.label.len()).of(&hit.label)
}

#[test]
fn first_hits() {
    for (needle, expect) in [
        ("goita", &["Name Assimi [Goïta]", "Event Rudy Atallah a rencontré Assimi [Goïta] à Bamako."][..]),
        ("GOÏT", &["Name Assimi [Goït]a"]),
        (
            "atallah rudy",
            &["Name [Rudy] [Atallah]", "Event [Rudy] [Atallah] a rencontré Assimi Goïta à Bamako."],
        ),
        ("atalah", &["Name Rudy [Atallah]"]),
        ("camra", &["Name Sadio [Cam]a[ra]"]),
        ("mariag discret", &["Title Bamako et Washington : le [mariag]e [discret]"]),
        ("l'attaq", &["Event L’[attaq]ue de l’armée aurait tué dix civils en juin 2025."]),
        ("2025-06", &["Date juin 2025 ([2025]-[06])"]),
        (
            "juin",
            &[
                "Event L’attaque de l’armée aurait tué dix civils en [juin] 2025.",
                "Date [juin] 2025 (2025-06)",
            ],
        ),
        ("ngoma", &["Sentence Jean-Baptiste [Ngoma]"]),
        (
            "\"levé ses sanctions\"",
            &["Event Washington a [levé] [ses] [sanctions] contre Sadio Camara en février 2026."],
        ),
        ("zanzibar", &[]),
        ("goita zanzibar", &[]),
        ("xq", &[]),
        ("", &[]),
        ("  \"\" ' -", &[]),
    ] {
        assert_eq!(first(needle, expect.len().max(1)), expect, "{needle}");
    }
}

#[test]
fn a_phrase_runs_over_the_end_of_a_sentence() {
    let corpus = made::corpus();
    let hits = Index::new(&corpus).find(&corpus, "« a bamako l'attaque »", 9);
    let [hit] = &hits[..] else { panic!("{hits:?}") };
    assert_eq!(corpus.words(hit.article, hit.span), "à Bamako.\n\nL’attaque");
}

#[test]
fn groups_share_what_is_shown() {
    let corpus = made::corpus();
    let index = Index::new(&corpus);
    let kinds = |most| index.find(&corpus, "a", most).iter().map(|hit| hit.kind).collect::<Vec<_>>();
    assert_eq!(kinds(0), []);
    assert!([HitKind::Name, HitKind::Event, HitKind::Sentence].iter().all(|kind| kinds(6).contains(kind)));
    assert_eq!(kinds(6).len(), 6);
}

#[test]
fn places_are_in_order() {
    let corpus = made::corpus();
    let index = Index::new(&corpus);
    let places = |needle: &str| {
        let article = ArticleId(0);
        let spans = index.places(&corpus, article, needle);
        spans.iter().map(|&s| corpus.words(article, s).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(places("bamako"), ["Bamako", "Bamako"]);
    assert_eq!(places("le juin"), ["le", "juin", "Le"], "no line holds both");
    assert_eq!(places("\"rudy atallah\" bama"), ["Rudy Atallah", "Bama"], "where both stand");
    assert_eq!(places("zanzibar"), [""; 0]);
}

/// Where a phrase stands in an article by reading all of it, as spans of its source.
fn scan(corpus: &Corpus, article: ArticleId, phrase: &str) -> Vec<Span> {
    let folded = fold(phrase);
    let wanted: Vec<&str> = split(&folded).collect();
    let mut words = Vec::new();
    let span = corpus[article].span;
    crate::search::words::each_word(corpus.words(article, span), |word, at| {
        words.push((word.to_owned(), at.shift(span.start())));
    });
    let stands =
        |row: &&[(String, Span)]| row.iter().map(|(word, _)| word.as_str()).eq(wanted.iter().copied());
    let spans = words.windows(wanted.len().max(1)).filter(stands);
    spans.map(|row| row[0].1.cover(row[row.len() - 1].1)).collect()
}

/// Needles near what the made corpus says.
fn needle() -> impl Strategy<Value = String> {
    let words: Vec<String> =
        made::corpus().sources.iter().flat_map(|s| s.text.split(' ')).map(str::to_owned).collect();
    let word = prop::sample::select(words);
    let part = (word, 0..12usize).prop_map(|(word, cut)| word.chars().take(cut).collect::<String>());
    prop_oneof![".*", prop::collection::vec(part, 0..4).prop_map(|parts| parts.join(" "))]
}

proptest! {
    #[test]
    fn hits_are_sound(needle in needle(), most in 0..20usize) {
        let corpus = made::corpus();
        let index = Index::new(&corpus);
        let hits = index.find(&corpus, &needle, most);
        prop_assert!(hits.len() <= most);
        prop_assert!(hits.windows(2).all(|w| (w[0].kind, -w[0].score) <= (w[1].kind, -w[1].score)));
        for hit in &hits {
            prop_assert!(!corpus.words(hit.article, hit.span).is_empty());
            prop_assert!(!hit.matched.is_empty(), "{:?}", hit);
            prop_assert!(hit.matched.iter().all(|s| !s.of(&hit.label).is_empty()), "{:?}", hit);
            prop_assert!(hit.matched.windows(2).all(|w| w[0].end() < w[1].start()), "{:?}", hit);
        }
        prop_assert_eq!(hits, Index::new(&corpus).find(&corpus, &needle, most));
        for article in corpus.article_ids() {
            let places = index.places(&corpus, article, &needle);
            prop_assert!(places.iter().all(|&s| !corpus.words(article, s).is_empty()));
            prop_assert!(places.windows(2).all(|w| w[0] < w[1]));
        }
    }

    #[test]
    fn a_phrase_is_found_where_a_plain_scan_finds_it(start in 0..80usize, count in 1..6usize) {
        let corpus = made::corpus();
        let index = Index::new(&corpus);
        let text = &corpus.sources[start % 3].text;
        let phrase: Vec<&str> = text.split_whitespace().skip(start / 3).take(count).collect();
        let needle = format!("\"{}\"", phrase.join(" "));
        prop_assume!(split(&fold(&needle)).next().is_some());
        for article in corpus.article_ids() {
            prop_assert_eq!(index.places(&corpus, article, &needle), scan(&corpus, article, &needle));
        }
        let hits = index.find(&corpus, &needle, usize::MAX);
        let mut articles: Vec<_> = hits.iter().filter(|h| [HitKind::Title, HitKind::Sentence].contains(&h.kind)).map(|h| h.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let expect: Vec<_> = corpus.article_ids().filter(|&a| !scan(&corpus, a, &needle).is_empty()).collect();
        prop_assert_eq!(articles, expect);
    }
}

/// Under a filter answers what would answer without it, as far as the filter leaves it.
#[test]
fn a_filter_narrows_the_search() {
    let corpus = made::corpus();
    let index = Index::new(&corpus);
    for (query, needle) in [("type:CONSULT", "a"), ("2025", "mali"), ("visite", "le"), ("nothing", "mali")] {
        let visible = crate::search::Query::parse(query).unwrap().narrow(&corpus);
        let shows = |hit: &Hit| match hit.event {
            Some(event) => visible.events.holds(event.at()),
            None => visible.articles.holds(hit.article.at()),
        };
        let plain = |hits: Vec<Hit>| -> Vec<Hit> {
            hits.into_iter().filter(|hit| ![HitKind::Name, HitKind::Date].contains(&hit.kind)).collect()
        };
        let mut all = plain(index.find(&corpus, needle, usize::MAX));
        all.retain(shows);
        let among = index.find_among(&corpus, &visible, needle, usize::MAX);
        assert!(among.iter().all(shows), "{query} {needle}");
        assert_eq!(plain(among), all, "{query} {needle}");
    }
}

/// A text of one endless word, and a needle as long, end in time.
#[test]
fn nothing_is_too_long() {
    let source = crate::corpus::Source { text: "ab".repeat(1 << 20).into(), ..Default::default() };
    let corpus = crate::extract::corpus(vec![source]);
    let index = Index::new(&corpus);
    let long = "ab".repeat(1 << 15);
    assert_eq!(index.find(&corpus, &long, 9).len(), 1);
    assert_eq!(index.find(&corpus, &"ab ".repeat(1 << 15), 9).len(), 1);
    assert_eq!(index.find(&corpus, "abbba", 9).len(), 0);
}

fn seeds() -> Corpus {
    let texts = [
        include_str!("../../../seeds/000_c1ef121910e9fe14.txt"),
        include_str!("../../../seeds/001_6b87566272ab0505.txt"),
        include_str!("../../../seeds/002_cbfa927dad5b7054.txt"),
        include_str!("../../../seeds/003_96e5bc8999479554.txt"),
        include_str!("../../../seeds/004_383812e2435e21cc.txt"),
    ];
    let source = |text: &str| crate::corpus::Source { text: text.into(), ..Default::default() };
    crate::extract::corpus(texts.map(source).into())
}

/// What a reader of the dossier would look for, and the first title or sentence that must come.
#[test]
fn first_hits_in_the_dossier() {
    let corpus = seeds();
    let index = Index::new(&corpus);
    for (needle, kind, expect) in [
        ("goita", HitKind::Title, "Assimi [Goïta] Renoue avec les États-Unis"),
        ("washngton", HitKind::Title, "[Washington] et Bamako : le mariage discret des renseignements"),
        (
            "discret mariage",
            HitKind::Title,
            "Washington et Bamako : le [mariage] [discret] des renseignements",
        ),
        ("levee sanctions", HitKind::Sentence, "La [levée] des [sanctions] comme gage de bonne volonté"),
        (
            "atallah stevens",
            HitKind::Sentence,
            "• William B. [Stevens] prend la relève à Rudolph [Atallah] à Bamako",
        ),
    ] {
        let hits = index.find(&corpus, needle, usize::MAX);
        let first = hits.iter().find(|hit| hit.kind == kind).map(marked);
        assert_eq!(first.as_deref(), Some(expect), "{needle}");
    }
    for nowhere in
        ["zanzibar", "kilimandjaro", "cheval", "goita zanzibar", "\"bamako goita\"", "maire de lyon"]
    {
        assert_eq!(index.find(&corpus, nowhere, 9), [], "{nowhere}");
    }
}

/// Every hundred words five of them, quoted: the index finds them where reading everything does.
#[test]
fn phrases_of_the_dossier_are_where_a_plain_scan_finds_them() {
    let corpus = seeds();
    let index = Index::new(&corpus);
    for id in corpus.article_ids() {
        let text = corpus.words(id, corpus[id].span);
        let words: Vec<&str> =
            text.split_whitespace().filter(|w| !w.contains(['"', '«', '»', '“', '”', '„'])).collect();
        for phrase in words.chunks(97).map(|chunk| format!("\"{}\"", chunk[..chunk.len().min(5)].join(" "))) {
            let expect = scan(&corpus, id, &phrase);
            assert!(!expect.is_empty(), "{phrase}");
            assert_eq!(index.places(&corpus, id, &phrase), expect, "{phrase}");
        }
    }
}

/// At a key a phrase whose words are everywhere is given up, and that is said; asked for all, it is found.
#[test]
fn a_rare_phrase_of_common_words_is_given_up_or_found() {
    let text = "La ville et le pays.\n".repeat(2 * PATIENCE) + "Le et la sont des mots.\n";
    let corpus = crate::extract::corpus(vec![Source {
        name: "a.txt".to_owned(),
        text: text.into(),
        ..Source::default()
    }]);
    let index = Index::new(&corpus);
    for (needle, at_once, gave_up, all) in [
        ("\"le et la\"", 0, true, 1),
        ("\"et le pays\"", 9, false, 9),
        ("\"sont des mots\"", 1, false, 1),
        ("\"le sont\"", 0, false, 0),
    ] {
        let Hits { hits, gave_up: told } = index.find_at_once(&corpus, None, needle, 9);
        let found = index.find(&corpus, needle, 9).len();
        assert_eq!((hits.len(), told, found), (at_once, gave_up, all), "{needle}");
    }
}
