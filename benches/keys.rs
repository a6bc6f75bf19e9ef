//! Key to finished frame at 200×60, against two empty buffers and their diff: the least any frame can cost. On the
//! seeds and on made dossiers: `cargo bench --bench keys -- 1000 10000 100000` (without sizes the first two). Other
//! arguments keep to the walks whose names hold one of them: `-- 10000 timeline typed`.
#![allow(clippy::print_stdout, reason = "a bench prints its figures")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

#[path = "made/mod.rs"]
mod made;

use std::hint::black_box;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use recoupe::app::{self, Input, Key, Size, State};
use recoupe::corpus::Source;
use recoupe::words::Lang;

const SIZE: Size = Size { width: 200, height: 60 };

/// What is pressed before, what is timed key by key over and over, and what leads back.
const WALKS: &[(&str, &str, &str, &str)] = &[
    ("timeline, down and up", "", "j j j j j j j j k k k k k k k k", ""),
    ("timeline, pages and ends", "", "C-f C-f C-b G C-b g g 5 0 0 j", "g g"),
    ("timeline, other days", "", ") d ) d ) d ( d ( d", ""),
    ("timeline, shared", "", ") s ) s ) s ( s ( s", ""),
    ("text, by sentence", "Tab", "j j j j j j j j k k k k k k k k", "S-Tab"),
    ("text, by half pages", "Tab", "C-d C-d C-d C-u C-u C-u", "S-Tab"),
    ("sources", "S-Tab", "j j j j k k k k", "Tab"),
    ("sources, pages and ends", "S-Tab", "C-f C-f C-b G C-b g g", "Tab"),
    ("sources, one article's", "S-Tab o", "j j j j k k k k", "o Tab"),
    ("sources, sorted otherwise", "", "s s s", ""),
    ("cross-check", "", "Enter j j k k q", ""),
    ("search, live", "/", "b a m a k o C-u", "Esc"),
    ("filter by type, typed", "f", "t y p e : C O N S U L T C-u", "Esc"),
    ("filter by actor, typed", "f", "a c t o r : d i a l l o C-u", "Esc"),
    ("filter by date, typed", "f", "d a t e : 2 0 1 5 - 0 7 C-u", "Esc"),
    ("filter by words, typed", "f", "a c c o r d C-u", "Esc"),
    ("filter off and on", "f t y p e : C O N S U L T Enter", "x x", "X"),
    ("facets, a name looked for", "F /", "d i a l l o C-u", "Esc q"),
    ("facets, moving", "F", "j j j C-f G g g", "q"),
];

/// The fields of the facets panel, in its order.
const FIELDS: [&str; 9] =
    ["actor", "type", "quad", "place", "date", "modality", "polarity", "source", "author"];

fn main() {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-') && arg.parse::<usize>().is_err())
        .collect();
    let floor = floor();
    println!("two empty buffers and their diff: {floor:>8.1?} (the floor)");
    walk("the seeds", recoupe::edge::read_seeds().sources, 60, &named);
    for size in sizes {
        walk(&format!("{size} made articles"), made::sources(size, 1), (20_000 / size).clamp(3, 20), &named);
    }
}

/// Every walk over one dossier that is named so, so many times.
fn walk(name: &str, sources: Vec<Source>, times: usize, named: &[String]) {
    let bytes = sources.iter().map(|source| source.text.len()).sum::<usize>();
    let corpus = recoupe::extract::corpus(sources);
    println!(
        "\n{name}: {:.1} MB, {} events, {} happenings, {} names",
        bytes as f64 / 1e6,
        corpus.events.len(),
        corpus.clusters.len(),
        corpus.names.len()
    );
    println!("{:<28}{:>10}{:>10}{:>10}", "key to frame, ms", "p50", "p95", "max   slowest key, median");
    let start = Instant::now();
    let mut hand = Hand::new(State::new(corpus, "made".to_owned(), SIZE, Lang::Fr));
    println!("{:<28}{:>10}{:>10}{:>10.3}", "the explorer made", "", "", ms(start.elapsed()));
    let is_named = |walk: &str| named.is_empty() || named.iter().any(|name| walk.contains(name.as_str()));
    for (name, before, timed, after) in WALKS.iter().filter(|walk| is_named(walk.0)) {
        hand.time(name, before, timed, after, times);
    }
    for (nth, field) in FIELDS.iter().enumerate() {
        let before = ["F"].into_iter().chain(std::iter::repeat_n("l", nth)).collect::<Vec<_>>().join(" ");
        let choose = format!("filter by {field}, chosen");
        if !is_named(&choose) {
            continue;
        }
        hand.time(&choose, &before, "Enter Enter j Enter Enter j Enter Enter k k", "q", times);
    }
}

/// Who presses keys.
struct Hand {
    state: State,
    terminal: Terminal<TestBackend>,
}

impl Hand {
    fn new(state: State) -> Self {
        Self { state, terminal: Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap() }
    }

    fn time(&mut self, name: &str, before: &str, timed: &str, after: &str, rounds: usize) {
        self.press(before);
        let rounds: Vec<Vec<Duration>> = (0..rounds).map(|_| self.press(timed)).collect();
        self.press(after);
        let mut took = rounds.concat();
        took.sort_unstable();
        let (slowest, key) = slowest(&rounds, timed);
        println!(
            "{name:<28}{:>10.3}{:>10.3}{:>10.3}   {slowest:.3} {key}",
            ms(at(&took, 50)),
            ms(at(&took, 95)),
            ms(at(&took, 100))
        );
    }

    fn press(&mut self, keys: &str) -> Vec<Duration> {
        keys.split_whitespace().map(|key| self.key(key.parse().unwrap())).collect()
    }

    /// One key, to its frame.
    fn key(&mut self, key: Key) -> Duration {
        let start = Clock::start();
        app::handle(&mut self.state, Input::Key(key));
        self.terminal.draw(|frame| recoupe::ui::draw(&self.state, frame)).unwrap();
        start.elapsed()
    }
}

/// The key that takes longest, of each the median, with those typed before it.
fn slowest(rounds: &[Vec<Duration>], keys: &str) -> (f64, String) {
    let keys: Vec<&str> = keys.split_whitespace().collect();
    let median = |nth: usize| {
        let mut took: Vec<Duration> = rounds.iter().map(|round| round[nth]).collect();
        took.sort_unstable();
        at(&took, 50)
    };
    let (took, nth) = (0..keys.len()).map(|nth| (median(nth), nth)).max().unwrap();
    (ms(took), keys[nth.saturating_sub(7)..=nth].join(" "))
}

/// Of sorted times the one that so many of a hundred do not pass.
fn at(took: &[Duration], percent: usize) -> Duration {
    took[(took.len() - 1) * percent / 100]
}

/// Time that passes, or with `CPU_TIME=1` time that this thread is at work: on a machine with other work to do, that
/// alone tells anything (Linux only).
enum Clock {
    Wall(Instant),
    Own(Duration),
}

impl Clock {
    fn start() -> Self {
        if std::env::var_os("CPU_TIME").is_some() {
            Self::Own(own_time())
        } else {
            Self::Wall(Instant::now())
        }
    }

    fn elapsed(self) -> Duration {
        match self {
            Self::Wall(start) => start.elapsed(),
            Self::Own(start) => own_time().saturating_sub(start),
        }
    }
}

fn own_time() -> Duration {
    // The account is brought up to date when the thread gives way.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(told.split(' ').next().unwrap().parse().unwrap())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The median cost of resetting and comparing two empty buffers.
fn floor() -> Duration {
    let area = Rect::new(0, 0, SIZE.width, SIZE.height);
    let (mut a, mut b) = (Buffer::empty(area), Buffer::empty(area));
    let mut times: Vec<_> = (0..200)
        .map(|_| {
            let start = Instant::now();
            a.reset();
            b.reset();
            black_box(a.diff(&b));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}
