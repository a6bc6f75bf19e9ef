//! Reads the arguments, and says in one line why it could not start.

use std::process::ExitCode;

use clap::Parser;
use recoupe::edge;

fn main() -> ExitCode {
    match edge::run(edge::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("recoupe: {}", error.tell(edge::lang()));
            ExitCode::FAILURE
        }
    }
}
