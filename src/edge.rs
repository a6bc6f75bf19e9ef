//! The only storey that touches the world: files, standard streams, the terminal, signals, exports.
//!
//! Everything below is total; what can fail fails here, with the name of the file in the message.

mod args;
mod cli;
mod error;
mod open;

mod decode;
mod read;
mod records;
mod seeds;
mod unpack;
mod walk;

mod doubtful;
mod explain;
mod export;
mod flow;
mod lines;
mod lists;
mod output;
mod points;
mod table;

mod cache;
mod colours;
mod import;
mod input;
mod keys;
mod run;
mod terminal;

pub use args::{Cli, lang, parse};
pub use cli::run;
pub use error::Error;
pub use output::complain;
pub use read::{Dossier, read, read_seeds};
