//! What each step of extraction costs on the seeds repeated, in MB/s and as a multiple of a skeleton's cost:
//! `cargo bench --bench extract`, or `… -- 40 names` for 40 repetitions of the steps with "names" in their name.
//!
//! The skeleton does what no extractor can do without, and no more: it folds the text, cuts it into sentences, and
//! scans it for 5,000 names and 60 shapes of dates. What a step takes beyond that is the price of what it knows.
#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use recoupe::corpus::{ArticleId, Basis, Mention, Published, Reason, Source, Timex};
use recoupe::extract::published::{Beside, Elsewhere};
use recoupe::extract::{self, Kept, articles, clusters, events, live, names, published, time};
use recoupe::text::{Span, fold, sentence};
use recoupe::words::{Lang, rows};

/// How often the seeds are repeated.
const TIMES: usize = 200;

/// An article with what the steps before a step have found in it.
struct Story {
    draft: articles::Draft,
    sentences: Vec<Span>,
    words: Kept,
    timexes: Vec<Timex>,
    published: Published,
}

fn main() {
    let bench = Bench::of_arguments();
    let seeds = seeds();
    let stories: Vec<(&str, Vec<Story>)> = seeds.iter().map(|s| (s.as_str(), stories(s))).collect();
    let each = |work: &dyn Fn(&str, &Story)| {
        for (text, stories) in &stories {
            for story in stories {
                work(text, story);
            }
        }
    };
    let sources = || seeds.iter().map(|s| Source { text: s.as_str().into(), ..Source::default() }).collect();
    let corpus = extract::corpus(sources());
    let skeleton = Skeleton::build();
    let bytes = seeds.iter().map(String::len).sum::<usize>();
    println!("{:.1} MB: {} seeds, {} times", (bytes * bench.times) as f64 / 1e6, seeds.len(), bench.times);
    let unit = bench.step("the skeleton", bytes, None, || {
        for seed in &seeds {
            black_box(skeleton.read(seed));
        }
    });
    let step = |name: &str, work: &mut dyn FnMut()| {
        bench.step(name, bytes, unit, work);
    };
    step("fold", &mut || seeds.iter().for_each(|s| drop(black_box(fold(s)))));
    step("articles", &mut || seeds.iter().for_each(|s| drop(black_box(articles::split(s)))));
    step("sentences", &mut || each(&|text, s| drop(black_box(sentences(text, &s.draft)))));
    step("time: recognise", &mut || {
        each(&|text, s| drop(black_box(time::recognise(text, &s.sentences, s.draft.lang))));
    });
    step("time: recognise and normalise", &mut || each(&|text, s| drop(black_box(timexes(text, s)))));
    step("time and publication date", &mut || each(&|text, s| drop(black_box(dated(text, s)))));
    step("names", &mut || {
        each(&|text, s| {
            black_box(mentions(&mut names::Register::default(), text, s));
        });
    });
    step("names and events", &mut || each(&|text, s| drop(black_box(reports(text, s)))));
    step("clusters", &mut || {
        black_box(clusters::group(&corpus));
    });
    bench.memory(&seeds);
    let one = cores_alone(1);
    step("the whole extraction, cores: 1", &mut || {
        one.install(|| drop(black_box(extract::corpus(sources()))));
    });
    bench.side_by_side(&seeds);
}

/// What is measured, and how often.
struct Bench {
    times: usize,
    only: String,
}

impl Bench {
    fn of_arguments() -> Self {
        let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
        let number = |a: &String| a.parse().ok();
        let times = arguments.iter().find_map(number).unwrap_or(TIMES);
        let only = arguments.iter().find(|a| number(a).is_none()).cloned().unwrap_or_default();
        Self { times, only }
    }

    /// Runs a step as often as the text is repeated, and prints its speed and how many skeletons it costs.
    fn step(
        &self,
        name: &str,
        bytes: usize,
        unit: Option<Duration>,
        mut work: impl FnMut(),
    ) -> Option<Duration> {
        if !name.contains(&self.only) {
            return None;
        }
        work();
        let start = Instant::now();
        (0..self.times).for_each(|_| work());
        let spent = start.elapsed().max(Duration::from_nanos(1));
        let speed = (bytes * self.times) as f64 / 1e6 / spent.as_secs_f64();
        let price = unit.map(|u| format!("{:8.2} skeletons", spent.as_secs_f64() / u.as_secs_f64()));
        println!("{name:32} {speed:8.1} MB/s{}", price.unwrap_or_default());
        Some(spent)
    }

    /// Prints what the files repeated cost, each read by itself, on one core and on two.
    fn side_by_side(&self, seeds: &[String]) {
        if !"files, cores".contains(&self.only) {
            return;
        }
        let files: Vec<&String> = (0..self.times).flat_map(|_| seeds).collect();
        let bytes = files.iter().map(|f| f.len()).sum::<usize>() as f64 / 1e6;
        let corpus = |text: &str| extract::corpus(vec![Source { text: text.into(), ..Source::default() }]);
        let read = |cores| {
            let pool = cores_alone(cores);
            let start = Instant::now();
            pool.install(|| files.par_iter().for_each(|file| drop(black_box(corpus(file)))));
            bytes / start.elapsed().as_secs_f64()
        };
        let [one, two] = [1, 2].map(read);
        let name = format!("{} files, cores: 1, 2", files.len());
        println!("{name:32} {one:8.1} MB/s, {two:.1} MB/s: {:.2} times", two / one);
    }

    /// Prints the most memory that the seeds repeated on one line ever took, and how many times the text that is.
    fn memory(&self, seeds: &[String]) {
        if !"memory".contains(&self.only) {
            return;
        }
        let line = seeds.join(" ").replace('\n', " ");
        let text = line.repeat(self.times);
        let (bytes, before) = (text.len() as f64 / 1e6, peak());
        let start = Instant::now();
        black_box(extract::corpus(vec![Source { text: text.into(), ..Source::default() }]));
        let (peak, spent) = (peak() - before, start.elapsed().as_secs_f64());
        println!(
            "{:32} {:8.1} MB/s, {:.1} times its {bytes:.1} MB",
            "memory of one long line",
            bytes / spent,
            peak / bytes
        );
    }
}

/// The most memory this process ever held, in MB; 0 where the system does not say.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<f64>().ok()).map_or(0.0, |kb| kb / 1e3)
}

/// A pool of so many threads, in which extraction takes no more cores.
fn cores_alone(cores: usize) -> rayon::ThreadPool {
    let built = rayon::ThreadPoolBuilder::new().num_threads(cores).build();
    #[expect(clippy::expect_used, reason = "a bench may stop")]
    built.expect("threads")
}

/// Folding, sentences, names and dates at their barest.
struct Skeleton {
    names: AhoCorasick,
    dates: AhoCorasick,
}

impl Skeleton {
    /// Names of people made from the first names of the lexicon, and shapes of dates from the months of both languages.
    fn build() -> Self {
        let first: Vec<String> = rows::<1>(include_str!("../assets/lexicon/first-names.tsv"))
            .map(|[name]| fold(name))
            .filter(|n| !n.is_empty())
            .collect();
        let named = |i: usize| {
            let (a, b) = (i % first.len(), (i / first.len() + i) % first.len());
            format!("{} {}", first.get(a).map_or("", String::as_str), first.get(b).map_or("", String::as_str))
        };
        let months: Vec<String> =
            [include_str!("../assets/lexicon/time-fr.tsv"), include_str!("../assets/lexicon/time-en.tsv")]
                .into_iter()
                .flat_map(rows::<2>)
                .filter(|[_, sense]| matches!(*sense, "month" | "weekday" | "weekdays" | "month-short"))
                .map(|[form, _]| fold(form))
                .take(60)
                .collect();
        Self { names: automaton((0..5_000).map(named)), dates: automaton(months.into_iter()) }
    }

    /// How many sentences, names and dates a text has.
    fn read(&self, text: &str) -> [usize; 3] {
        let folded = fold(text);
        let sentences = sentence::within(&folded, Span::new(0, folded.len()), Lang::Fr).len();
        let names = self.names.find_iter(&folded).count();
        let bytes = folded.as_bytes();
        let digit = |at: Option<usize>| at.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let numbered = |m: &aho_corasick::Match| digit(m.start().checked_sub(2)) || digit(Some(m.end() + 1));
        let dates = self.dates.find_iter(&folded).filter(numbered).count();
        [sentences, names, dates]
    }
}

fn automaton(words: impl Iterator<Item = String>) -> AhoCorasick {
    let built = AhoCorasick::builder().match_kind(aho_corasick::MatchKind::LeftmostLongest).build(words);
    #[expect(clippy::expect_used, reason = "a bench may stop: an automaton over a few words is always built")]
    built.expect("an automaton")
}

fn seeds() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    paths.iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect()
}

fn stories(text: &str) -> Vec<Story> {
    let read = |draft: articles::Draft| {
        let published =
            Published { edtf: "2025-07-22".parse().ok(), basis: Basis::Given, reason: Reason::default() };
        let sentences = sentences(text, &draft);
        let words = Kept::of(text, &sentences, draft.lang);
        let mut story = Story { sentences, words, draft, timexes: Vec::new(), published };
        story.timexes = timexes(text, &story);
        story
    };
    articles::split(text).into_iter().map(read).collect()
}

fn sentences(text: &str, draft: &articles::Draft) -> Vec<Span> {
    let lang: Lang = draft.lang;
    draft.told().flat_map(|b| sentence::within(text, b.span, lang)).collect()
}

fn timexes(text: &str, story: &Story) -> Vec<Timex> {
    let lang = story.draft.lang;
    let found = time::recognise(text, &story.sentences, lang);
    time::normalise(
        text,
        ArticleId(0),
        &story.sentences,
        &found,
        &story.published,
        lang,
        &live::Days::default(),
    )
}

fn dated(text: &str, story: &Story) -> Published {
    let found = time::recognise(text, &story.sentences, story.draft.lang);
    published::date(text, Beside::default(), &story.draft, &story.sentences, &found, &Elsewhere::default())
}

fn mentions(register: &mut names::Register, text: &str, story: &Story) -> Vec<Mention> {
    register.find(text, ArticleId(0), &story.sentences, story.draft.lang)
}

fn reports(text: &str, story: &Story) -> Vec<events::Report> {
    let mut register = names::Register::default();
    let mentions = mentions(&mut register, text, story);
    let days = live::days(text, &story.draft, &story.published);
    let story = events::Story {
        article: ArticleId(0),
        text,
        lang: story.draft.lang,
        blocks: &story.draft.blocks,
        sentences: &story.sentences,
        words: &story.words,
        published: &story.published,
        days: &days,
        timexes: &story.timexes,
        first_timex: 0,
        mentions: &mentions,
        names: &register,
    };
    let mut found = Vec::new();
    events::find(&story, |report| found.push(report));
    found
}
