//! Writes a made dossier of any size: `cargo run --release --example made -- COUNT OUT [SEED]`, where OUT is a
//! `.jsonl` file, `-` for standard output, or else a folder.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;
use std::process::ExitCode;

#[path = "../benches/made/mod.rs"]
mod made;

fn main() -> ExitCode {
    let args = std::env::args().skip(1).collect::<Vec<_>>();
    let number = |at: usize| args.get(at).map_or(Some(1), |arg| arg.parse().ok());
    let (Some(count), Some(out), Some(seed)) = (number(0), args.get(1), number(2)) else {
        eprintln!("usage: made COUNT OUT.jsonl|FOLDER|- [SEED]");
        return ExitCode::from(2);
    };
    let Err(error) = write(count as usize, seed, out) else { return ExitCode::SUCCESS };
    eprintln!("made: {out}: {error}");
    ExitCode::FAILURE
}

fn write(count: usize, seed: u64, out: &str) -> io::Result<()> {
    let articles = made::articles(count, seed);
    match out {
        "-" => made::jsonl(articles, BufWriter::new(io::stdout().lock())),
        _ if Path::new(out).extension().is_some_and(|ending| ending == "jsonl") => {
            made::jsonl(articles, BufWriter::new(File::create(out)?))
        }
        _ => made::folder(articles, Path::new(out)),
    }
}
