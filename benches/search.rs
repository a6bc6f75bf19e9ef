//! What a keystroke costs: search, filter, completion and facets on the built-in dossier, each against folding
//! and scanning every sentence for the same letters.
//!
//! `cargo bench --bench search [TIMES]` repeats the dossier, to see how the cost grows.

use std::hint::black_box;
use std::time::{Duration, Instant};

use recoupe::corpus::{ArticleId, Corpus, Source};
use recoupe::extract;
use recoupe::search::{Field, Index, Query, complete, facets};
use recoupe::text::fold;

const SEEDS: [(&str, &str); 5] = [
    ("000", include_str!("../seeds/000_c1ef121910e9fe14.txt")),
    ("001", include_str!("../seeds/001_6b87566272ab0505.txt")),
    ("002", include_str!("../seeds/002_cbfa927dad5b7054.txt")),
    ("003", include_str!("../seeds/003_96e5bc8999479554.txt")),
    ("004", include_str!("../seeds/004_383812e2435e21cc.txt")),
];

/// Typed letter by letter.
const NEEDLES: [&str; 8] = [
    "goïta",
    "rudy atallah",
    "renseignements",
    "visite juillet 2025",
    "l'armée malienne",
    "wagnre",
    "\"levée des sanctions\"",
    "zanzibar",
];

/// Typed letter by letter; what is no query yet costs its reading only.
const QUERIES: [&str; 5] = [
    "goïta",
    "actor:atallah date:2025-07",
    "type:consult -modality:reported",
    "(washington OU bamako) date:2025..2026",
    "date:2025-07-09~3d",
];

fn main() {
    let times = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(1);
    let corpus = extract::corpus(sources(times));
    println!(
        "{} articles, {} sentences, {} events, {} names",
        corpus.articles.len(),
        corpus.articles.iter().map(|a| a.sentences.len()).sum::<usize>(),
        corpus.events.len(),
        corpus.names.len()
    );
    let build = measure(&[""; 20], |_| drop(black_box(Index::new(&corpus))));
    println!("index built in {:.2} ms (median)", ms(build.0));
    let index = Index::new(&corpus);
    let all = Query::default().narrow(&corpus);
    let needles = typed(&NEEDLES);
    let queries = typed(&QUERIES);
    let scan = measure(&needles, |needle| {
        black_box(scan(&corpus, needle));
    });
    let row = |name: &str, (median, p95): (Duration, Duration)| {
        let ratio = ms(median) / ms(scan.0);
        println!("{name:<24}{:>10.3}{:>10.3}{ratio:>12.2}", ms(median), ms(p95));
    };
    println!("{:<24}{:>10}{:>10}{:>12}", "a keystroke, ms", "p50", "p95", "× scan p50");
    row("fold and scan", scan);
    row("find, 100 hits", measure(&needles, |n| drop(black_box(index.find(&corpus, n, 100)))));
    row(
        "places, an article",
        measure(&needles, |n| {
            drop(black_box(corpus.article_ids().next().map(|a| index.places(&corpus, a, n))));
        }),
    );
    row(
        "parse and narrow",
        measure(&queries, |q| drop(black_box(Query::parse(q).map(|q| q.narrow(&corpus))))),
    );
    row("complete", measure(&queries, |q| drop(black_box(complete(&corpus, q, q.len())))));
    row(
        "facets, all fields",
        measure(&[""; 100], |_| {
            for &field in Field::ALL {
                black_box(facets(&corpus, &all, field));
            }
        }),
    );
}

fn sources(times: usize) -> Vec<Source> {
    let source = |nth: usize, (name, text): (&str, &str)| Source {
        name: format!("{nth}/{name}"),
        text: text.to_owned(),
        ..Source::default()
    };
    (0..times).flat_map(|nth| SEEDS.map(|seed| source(nth, seed))).collect()
}

/// Every beginning of every text, as it is while it is typed.
fn typed<'a>(texts: &[&'a str]) -> Vec<&'a str> {
    let ends = |text: &'a str| text.char_indices().map(|(at, c)| at + c.len_utf8());
    texts.iter().flat_map(|text| ends(text).filter_map(|end| text.get(..end))).collect()
}

/// The sentences in which the letters stand: what a search costs without an index.
fn scan(corpus: &Corpus, needle: &str) -> usize {
    let needle = fold(needle);
    let holds = |article, &span| fold(corpus.words(article, span)).contains(&needle);
    let count = |id: ArticleId| corpus[id].sentences.iter().filter(|span| holds(id, span)).count();
    corpus.article_ids().map(count).sum()
}

/// Median and 95th percentile over all texts, each the best of five runs.
fn measure(texts: &[&str], mut run: impl FnMut(&str)) -> (Duration, Duration) {
    let mut once = |text: &str| {
        let start = Instant::now();
        run(text);
        start.elapsed()
    };
    let mut took: Vec<Duration> =
        texts.iter().map(|text| (0..5).map(|_| once(text)).min().unwrap_or_default()).collect();
    took.sort_unstable();
    (took[took.len() / 2], took[took.len() * 95 / 100])
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
