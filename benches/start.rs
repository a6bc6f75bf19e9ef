//! What the first frame on the built-in dossier costs, step by step, the first time in a process.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::time::Instant;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use recoupe::app::{Size, State};
use recoupe::words::Lang;

fn main() {
    let size = Size { width: 200, height: 60 };
    let whole = Instant::now();
    let sources = step("read the seeds", || recoupe::edge::read_seeds().sources);
    let corpus = step("extract (lexicons loaded on the way)", || recoupe::extract::corpus(sources.clone()));
    let state = step("state, index and layout", || State::new(corpus, "seeds".to_owned(), size, Lang::Fr));
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    step("draw (theme loaded on the way)", || {
        terminal.draw(|frame| recoupe::ui::draw(&state, frame)).map(|_| ()).unwrap()
    });
    println!("{:<40} {:>9.2?}", "first frame, in all", whole.elapsed());
    step("extract again (lexicons there)", || recoupe::extract::corpus(sources));
    step("draw again", || terminal.draw(|frame| recoupe::ui::draw(&state, frame)).map(|_| ()).unwrap());
}

fn step<T>(name: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = run();
    println!("{name:<40} {:>9.2?}", start.elapsed());
    made
}
