//! What each step of extraction costs, in MB/s on the seeds repeated: `cargo bench --bench extract`.
#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use recoupe::corpus::{ArticleId, Basis, Published, Reason, Source};
use recoupe::extract::{self, articles, published, time};
use recoupe::text::{Span, fold, sentence};
use recoupe::words::Lang;

/// How often the seeds are repeated.
const TIMES: usize = 200;

/// An article ready for the temporal step.
struct Story {
    draft: articles::Draft,
    sentences: Vec<Span>,
}

fn main() {
    let seeds = seeds();
    let bytes = seeds.iter().map(String::len).sum::<usize>() * TIMES;
    println!("{:.1} MB: {} seeds, {TIMES} times", bytes as f64 / 1e6, seeds.len());
    let stories: Vec<(&str, Vec<Story>)> = seeds.iter().map(|s| (s.as_str(), stories(s))).collect();
    let each = |work: &dyn Fn(&str, &Story)| {
        for (text, stories) in &stories {
            for story in stories {
                work(text, story);
            }
        }
    };
    let given = Published { edtf: "2025-07-22".parse().ok(), basis: Basis::Given, reason: Reason::default() };
    step("fold", bytes, || seeds.iter().for_each(|s| drop(black_box(fold(s)))));
    step("articles", bytes, || seeds.iter().for_each(|s| drop(black_box(articles::split(s)))));
    step("sentences", bytes, || each(&|text, s| drop(black_box(sentences(text, &s.draft)))));
    step("time: recognise", bytes, || {
        each(&|text, s| drop(black_box(time::recognise(text, &s.sentences, s.draft.lang))));
    });
    step("time: recognise and normalise", bytes, || {
        each(&|text, s| {
            let found = time::recognise(text, &s.sentences, s.draft.lang);
            drop(black_box(time::normalise(text, ArticleId(0), &s.sentences, &found, &given, s.draft.lang)));
        });
    });
    step("time and publication date", bytes, || {
        each(&|text, s| {
            let found = time::recognise(text, &s.sentences, s.draft.lang);
            drop(black_box(published::date(text, &s.draft, &s.sentences, &found, None)));
        });
    });
    step("the whole extraction", bytes, || {
        let sources = seeds.iter().map(|s| Source { text: s.clone(), ..Source::default() }).collect();
        drop(black_box(extract::corpus(sources)));
    });
}

/// Runs a step as often as the text is repeated, and prints its speed.
fn step(name: &str, bytes: usize, mut work: impl FnMut()) {
    work();
    let start = Instant::now();
    (0..TIMES).for_each(|_| work());
    let spent = start.elapsed().max(Duration::from_nanos(1));
    println!("{name:32} {:8.1} MB/s", bytes as f64 / 1e6 / spent.as_secs_f64());
}

fn seeds() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect()
}

fn stories(text: &str) -> Vec<Story> {
    let read = |draft: articles::Draft| Story { sentences: sentences(text, &draft), draft };
    articles::split(text).into_iter().map(read).collect()
}

fn sentences(text: &str, draft: &articles::Draft) -> Vec<Span> {
    let lang: Lang = draft.lang;
    draft.told().flat_map(|b| sentence::within(text, b.span, lang)).collect()
}
