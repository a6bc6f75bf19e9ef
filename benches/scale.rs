//! What each step costs as a dossier grows: `cargo bench --bench scale -- [COUNT…]` (1000 and 10000 articles).

use std::hint::black_box;
use std::time::Instant;

use recoupe::app::{Size, State};
use recoupe::corpus::{Corpus, SourceId};
use recoupe::extract::{self, clusters};
use recoupe::search::Index;
use recoupe::words::Lang;

mod made;

fn main() {
    let counts: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![1_000, 10_000] } else { counts };
    for count in counts {
        measure(count);
    }
}

fn measure(count: usize) {
    let sources = made::sources(count, 1);
    let bytes: usize = sources.iter().map(|s| s.text.len()).sum();
    let megabytes = bytes as f64 / 1e6;
    println!("{count} articles, {megabytes:.1} MB");
    let timed = |what: &str, since: Clock| {
        let (seconds, busy) = since.read();
        println!(
            "  {what:<28} {seconds:>8.3} s, of processors {busy:>6.2} s {:>8.1} MB/s  {:>5.1} × text resident",
            megabytes / seconds,
            resident() / bytes as f64
        );
    };
    let start = Clock::start();
    for source in &sources {
        black_box(extract::lay_out(source));
    }
    timed("lay out (one core)", start);
    let start = Clock::start();
    let readings: Vec<_> =
        sources.iter().enumerate().map(|(at, s)| extract::read(SourceId::new(at), s)).collect();
    timed("read (one core)", start);
    let start = Clock::start();
    let mut corpus = Corpus::default();
    let mut collector = extract::Collector::default();
    for reading in readings {
        corpus.read(collector.enter(reading));
    }
    corpus.sources = sources.into_iter().map(std::sync::Arc::new).collect();
    timed("enter", start);
    let start = Clock::start();
    let (names, new) = collector.names();
    corpus.rename(names, &new);
    timed("names", start);
    let start = Clock::start();
    let happenings = clusters::group(&corpus);
    corpus.settle(happenings);
    timed("clusters", start);
    let start = Clock::start();
    let index = Index::new(&corpus);
    timed("index", start);
    drop(index);
    println!(
        "  {} events, {} clusters, {} names, {} timexes",
        corpus.events.len(),
        corpus.clusters.len(),
        corpus.names.len(),
        corpus.timexes.len()
    );
    let start = Clock::start();
    let state = State::new(corpus, "made".to_owned(), Size { width: 200, height: 60 }, Lang::Fr);
    timed("explorer", start);
    drop(state);
}

/// What a step takes: by the clock, and of all processors together.
struct Clock {
    wall: Instant,
    busy: f64,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), busy: busy() }
    }

    fn read(&self) -> (f64, f64) {
        (self.wall.elapsed().as_secs_f64(), busy() - self.busy)
    }
}

/// The seconds that this process has kept processors busy, in hundredths; 0 where the system does not say.
fn busy() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The memory this process holds now, in bytes; 0 where the system does not say.
fn resident() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split(' ').nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) * 4096.0
}
