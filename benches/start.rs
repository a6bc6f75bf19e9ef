//! What each stage of the start costs; then, in a real terminal, the time from the command to the first frame,
//! against `less` on the same files. At most twice the time of `less` is asked for.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::io::Read;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use recoupe::app::{Size, State};
use recoupe::words::Lang;
use recoupe::{edge, extract, ui};

const RUNS: usize = 25;
const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };

/// The end of a synchronized update: the frame is whole.
const FRAME: &[u8] = b"\x1b[?2026l";
/// The last thing `less` writes.
const PROMPT: &[u8] = b"file 1 of 5";

fn main() {
    stages();
    let mut less = vec!["less".to_owned()];
    less.extend(edge::read_seeds().sources.into_iter().map(|s| s.name));
    let ours = [env!("CARGO_BIN_EXE_recoupe").to_owned()];
    let mut times = [const { Vec::new() }; 3];
    // Turn by turn, so that all meet the machine in the same state.
    for _ in 0..RUNS {
        let shown = [shown(&ours, FRAME, 1), shown(&ours, FRAME, 2), shown(&less, PROMPT, 1)];
        times.iter_mut().zip(shown).for_each(|(times, shown)| times.extend(shown));
    }
    let [first, dossier, less] = times.map(median);
    let ratio = |ours: Duration| ours.as_secs_f64() / less.as_secs_f64();
    println!("{:<26}{less:>9.2?}", "less, first frame");
    println!("{:<26}{first:>9.2?}  = {:.2} × less", "recoupe, first frame", ratio(first));
    println!("{:<26}{dossier:>9.2?}  = {:.2} × less", "recoupe, whole dossier", ratio(dossier));
}

/// What the time goes to, in this process; lexicons and theme are loaded on the way.
fn stages() {
    let whole = Instant::now();
    let size = Size { width: SIZE.cols, height: SIZE.rows };
    let sources = step("read the seeds", || edge::read_seeds().sources);
    let corpus = step("extract (lexicons loaded)", || extract::corpus(sources.clone()));
    let state = step("state, index, layout", || State::new(corpus, "seeds".to_owned(), size, Lang::Fr));
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    let mut draw = || terminal.draw(|frame| ui::draw(&state, frame)).map(|_| ()).unwrap();
    step("draw (theme loaded)", &mut draw);
    println!("{:<26}{:>9.2?}", "in all", whole.elapsed());
    step("extract again", || extract::corpus(sources));
    step("draw again", draw);
}

fn step<T>(name: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = run();
    println!("{name:<26}{:>9.2?}", start.elapsed());
    made
}

/// How long a program takes to write something for the n-th time; `None` where it never does.
fn shown(program: &[String], end: &[u8], times: usize) -> Option<Duration> {
    let pair = native_pty_system().openpty(SIZE).unwrap();
    let mut command = CommandBuilder::from_argv(program.iter().map(Into::into).collect());
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env("TERM", "xterm-256color");
    command.env("COLORTERM", "truecolor");
    let mut reader = pair.master.try_clone_reader().unwrap();
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).ok()?;
    let mut seen = Vec::new();
    let mut buffer = [0; 16 * 1024];
    let mut took = None;
    while let Ok(n @ 1..) = reader.read(&mut buffer) {
        seen.extend_from_slice(&buffer[..n]);
        if seen.windows(end.len()).filter(|window| *window == end).count() >= times {
            took = Some(start.elapsed());
            break;
        }
    }
    child.kill().ok();
    child.wait().ok();
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
