//! Reads the arguments, and says in one line why it could not start.

use std::process::ExitCode;

use recoupe::edge;

fn main() -> ExitCode {
    match edge::parse().and_then(edge::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in error.before() {
                edge::complain(line);
            }
            edge::complain(&error.tell(edge::lang()));
            ExitCode::from(error.status())
        }
    }
}
