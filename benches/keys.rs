//! Key to finished frame at 200×60, against two empty buffers and their diff: the least any frame can cost.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use recoupe::app::{self, Input, Key, Size, State};
use recoupe::words::Lang;

const SIZE: Size = Size { width: 200, height: 60 };

/// What is typed, key by key, over and over.
const WALKS: &[(&str, &str)] = &[
    ("timeline, down and up", "j j j j j j j j k k k k k k k k"),
    ("text, by sentence", "Tab j j j j j j j j k k k k k k k k S-Tab"),
    ("text, by half pages", "Tab C-d C-d C-d C-u C-u C-u S-Tab"),
    ("sources", "S-Tab j j j j k k k k Tab"),
    ("search, live", "/ b a m a k o Esc"),
    ("filter, live", "f t y p e : C O N S U L T Esc"),
    ("cross-check", "Enter j j k k q"),
];

fn main() {
    let corpus = recoupe::extract::corpus(recoupe::edge::read_seeds().sources);
    let floor = floor();
    println!("two empty buffers and their diff: {floor:>8.1?} (the floor)");
    for (name, keys) in WALKS {
        let mut state = State::new(corpus.clone(), "seeds".to_owned(), SIZE, Lang::Fr);
        let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap();
        let mut times = Vec::new();
        for _ in 0..60 {
            for key in keys.split(' ') {
                let key: Key = key.parse().unwrap();
                let start = Instant::now();
                app::handle(&mut state, Input::Key(key));
                terminal.draw(|frame| recoupe::ui::draw(&state, frame)).unwrap();
                times.push(start.elapsed());
            }
        }
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() - 1) * percent / 100];
        let ratio = at(95).as_secs_f64() / floor.as_secs_f64();
        println!("{name:<24} p50 {:>8.1?}  p95 {:>8.1?}  = {ratio:.1} × the floor", at(50), at(95));
    }
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
