//! What a keystroke costs as a dossier grows: search by kind of needle, with the size and making of its index,
//! against reading every sentence and against `fzf` and `rg` where they are installed; then filter, completion and
//! facets.
//!
//! `cargo bench --bench search -- [COUNT…]` makes dossiers of so many articles (1000 and 10000).

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use recoupe::corpus::{ArticleId, Corpus};
use recoupe::extract;
use recoupe::search::{Facets, Field, Index, Ledger, Query, Segment, Visible, complete};
use recoupe::text::fold;

mod made;

/// So many hits are shown.
const MOST: usize = 300;

/// Needles by kind; `…` stands for each beginning of the text, as it is while it is typed.
const KINDS: [(&str, &[&str]); 9] = [
    ("one letter", &["a", "b", "d", "l", "m", "s", "z", "9"]),
    ("two letters", &["de", "la", "ma", "go", "re", "th", "zu", "20"]),
    (
        "common words",
        &["de la", "le mali", "president", "the government", "visite juillet", "l'armée", "2019"],
    ),
    ("names, typed", &["…assimi goïta", "…washington", "…renseignements", "…sanctions"]),
    ("dates", &["…2015-07-14", "juin 2018", "mercredi"]),
    ("rare with common", &["de zanzibar", "le rudy", "gouvernement kilimandjaro", "la washignton"]),
    ("typos", &["wagnre", "gouvernemnet", "sanctiosn", "renseignemetns", "presidnet"]),
    (
        "phrases",
        &[
            "\"levée des sanctions\"",
            "\"de la\"",
            "\"la de\"",
            "\"le président du\"",
            "\"of the\"",
            "état-major",
        ],
    ),
    ("nowhere", &["zanzibarre", "xqzt", "kilimandjaro", "goita kilimandjaro", "qwertyuiop"]),
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
    let counts: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    for count in if counts.is_empty() { vec![1_000, 10_000] } else { counts } {
        measure(&extract::corpus(made::sources(count, 1)));
    }
}

fn measure(corpus: &Corpus) {
    let bytes: usize = corpus.sources.iter().map(|source| source.text.len()).sum();
    println!(
        "\n{} articles, {:.1} MB, {} sentences, {} events, {} names",
        corpus.articles.len(),
        bytes as f64 / 1e6,
        corpus.articles.iter().map(|a| a.sentences.len()).sum::<usize>(),
        corpus.events.len(),
        corpus.names.len()
    );
    let index = build(corpus, bytes);
    println!("{:<24}{:>10}{:>10}{:>10}", "a keystroke, ms", "p50", "p95", "most");
    let mut all = Vec::new();
    for (kind, needles) in KINDS {
        let needles = typed(needles);
        let mut took =
            times(&needles, |needle| drop(black_box(index.find_at_once(corpus, None, needle, MOST))));
        row(kind, &mut took.clone());
        all.append(&mut took);
    }
    let median = row("find, all kinds", &mut all);
    let queries = typed(&QUERIES.map(|query| format!("…{query}")).each_ref().map(String::as_str));
    let first = corpus.article_ids().next().unwrap_or(ArticleId(0));
    let places = |needle: &str| drop(black_box(index.places(corpus, first, needle)));
    row("places, an article", &mut times(&typed(KINDS[3].1), places));
    others(corpus, &index, &queries);
    if let Err(error) = compare(corpus, median) {
        println!("no comparison: {error}");
    }
}

/// The index, and what it costs: its parts one by one on one core, then all at once on all.
fn build(corpus: &Corpus, bytes: usize) -> Index {
    let rate = |since: Instant| bytes as f64 / 1e6 / since.elapsed().as_secs_f64();
    let start = Instant::now();
    for (nth, articles) in corpus.articles.chunks(1_000).enumerate() {
        let first = ArticleId::new(nth * 1_000);
        black_box(Segment::new(articles, first, |source| &corpus[source].text));
    }
    println!("segments: {:.0} MB/s on one core", rate(start));
    let start = Instant::now();
    let index = Index::new(corpus);
    let kept: usize = index.segments().iter().map(|segment| segment.bytes()).sum();
    println!(
        "index: {:.0} ms, {:.0} MB/s, {:.3} bytes for a byte of text",
        ms(start.elapsed()),
        rate(start),
        kept as f64 / bytes as f64
    );
    index
}

fn others(corpus: &Corpus, index: &Index, queries: &[String]) {
    let start = Instant::now();
    let ledger = Ledger::new(corpus);
    println!("columns for filters: {:.0} ms", ms(start.elapsed()));
    let narrow = |query: Query| query.narrow_by(corpus, &ledger, Some(index));
    row("parse and narrow", &mut times(queries, |q| drop(black_box(Query::parse(q).map(narrow)))));
    row(
        "complete",
        &mut times(queries, |q| drop(black_box(complete(corpus, &ledger, Some(index), q, q.len())))),
    );
    let all = Visible::all(corpus);
    let each_facet = |_: &str| {
        for &field in Field::ALL {
            black_box(Facets::new(corpus, &ledger, &all, field));
        }
    };
    row("facets, all fields", &mut times(&[String::new()], each_facet));
}

/// The same sentences, read whole for every needle: by folding each, by `fzf`, by `rg`.
fn compare(corpus: &Corpus, find: f64) -> std::io::Result<()> {
    let needle = "renseignements";
    let ratio = |what: &str, took: Duration| {
        println!("{what:<34}{:>10.1} ms{:>10.0} × find p50", ms(took), ms(took) / find);
    };
    let start = Instant::now();
    black_box(scan(corpus, needle));
    ratio("fold and scan every sentence", start.elapsed());
    let path = std::env::temp_dir().join(format!("recoupe-sentences-{}.txt", std::process::id()));
    write(corpus, &path)?;
    let tools: [(&str, &[&str]); 2] = [("fzf", &["--filter", needle]), ("rg", &["-c", "-i", needle, "-"])];
    for (name, args) in tools {
        let start = Instant::now();
        let input = File::open(&path)?;
        match Command::new(name).args(args).stdin(input).stdout(Stdio::null()).status() {
            Ok(_) => ratio(&format!("{name} on the same sentences"), start.elapsed()),
            Err(_) => println!("{name} is not installed"),
        }
    }
    std::fs::remove_file(&path)
}

fn write(corpus: &Corpus, path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for id in corpus.article_ids() {
        for &span in &corpus[id].sentences {
            writeln!(out, "{}", corpus.words(id, span).replace('\n', " "))?;
        }
    }
    out.flush()
}

/// The sentences in which the letters stand: what a search costs without an index.
fn scan(corpus: &Corpus, needle: &str) -> usize {
    let needle = fold(needle);
    let holds = |article, &span| fold(corpus.words(article, span)).contains(&needle);
    let count = |id: ArticleId| corpus[id].sentences.iter().filter(|span| holds(id, span)).count();
    corpus.article_ids().map(count).sum()
}

/// The needles; of those after a `…` every beginning.
fn typed(texts: &[&str]) -> Vec<String> {
    let mut typed = Vec::new();
    for text in texts {
        match text.strip_prefix('…') {
            Some(text) => typed.extend((1..=text.chars().count()).map(|n| text.chars().take(n).collect())),
            None => typed.push((*text).to_owned()),
        }
    }
    typed
}

/// The best of five runs of each.
fn times(texts: &[String], mut run: impl FnMut(&str)) -> Vec<f64> {
    let mut once = |text: &str| {
        let start = Instant::now();
        run(text);
        ms(start.elapsed())
    };
    texts.iter().map(|text| (0..5).map(|_| once(text)).fold(f64::MAX, f64::min)).collect()
}

/// Prints median, 95th percentile and the most; gives back the median.
fn row(name: &str, took: &mut [f64]) -> f64 {
    took.sort_unstable_by(f64::total_cmp);
    let (median, p95) = (took[took.len() / 2], took[took.len() * 95 / 100]);
    println!("{name:<24}{median:>10.3}{p95:>10.3}{:>10.3}", took[took.len() - 1]);
    median
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
