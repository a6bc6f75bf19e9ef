//! The command line: one definition, from which parsing, help, manual and completions follow.

use std::path::PathBuf;
use std::sync::OnceLock;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::words::{Lang, say};

/// `recoupe` as typed.
#[derive(Debug, Parser)]
#[command(name = "recoupe", version, about = word("cli-about"), after_help = word("cli-after"))]
pub struct Cli {
    /// What to do; without it, the explorer opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options of every command.
    #[command(flatten)]
    pub options: Options,
    /// What to open in the explorer.
    #[arg(value_name = "PATH", help = word("cli-paths"))]
    pub paths: Vec<PathBuf>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Options {
    /// What to leave visible.
    #[arg(long, value_name = "QUERY", global = true, help = word("cli-filter"))]
    pub filter: Option<String>,
    /// Publication dates from outside the texts.
    #[arg(long, value_name = "FILE.json", global = true, help = word("cli-published"))]
    pub published: Option<PathBuf>,
    /// The language of the interface.
    #[arg(long, value_name = "fr|en", global = true, value_parser = language, help = word("cli-lang"))]
    pub lang: Option<Lang>,
    /// The colours.
    #[arg(long, value_enum, global = true, hide_possible_values = true, help = word("cli-theme"))]
    pub theme: Option<Theme>,
}

/// What to do instead of opening the explorer.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lists the articles.
    #[command(about = word("cli-articles"))]
    Articles(Paths),
    /// Lists the event reports.
    #[command(about = word("cli-events"))]
    Events(Paths),
    /// Searches everything.
    #[command(about = word("cli-search"))]
    Search {
        /// The words.
        #[arg(value_name = "QUERY", help = word("cli-needle"))]
        needle: String,
        /// Where.
        #[command(flatten)]
        paths: Paths,
    },
    /// Writes the whole corpus.
    #[command(about = word("cli-export"))]
    Export {
        /// In which format.
        #[arg(long, value_enum, default_value = "json", hide_possible_values = true, help = word("cli-format"))]
        format: Format,
        /// Where to.
        #[arg(short, long, value_name = "FILE", help = word("cli-output"))]
        output: Option<PathBuf>,
        /// Of what.
        #[command(flatten)]
        paths: Paths,
    },
}

/// What a command works on.
#[derive(Debug, Clone, Args)]
pub struct Paths {
    /// Files and folders.
    #[arg(value_name = "PATH", help = word("cli-paths"))]
    pub paths: Vec<PathBuf>,
}

/// A format of the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON document.
    Json,
}

/// A theme by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// The terminal's own sixteen colours.
    #[value(name = "16")]
    Sixteen,
    /// Attributes only.
    Mono,
}

/// The language of the interface: as asked on the command line, else the locale's, else English.
#[must_use]
pub fn lang() -> Lang {
    static LANG: OnceLock<Lang> = OnceLock::new();
    *LANG.get_or_init(|| asked().or_else(locale).unwrap_or(Lang::En))
}

/// `--lang` before anything is parsed, so that help and errors are in that language too.
fn asked() -> Option<Lang> {
    let mut words = std::env::args_os().map(|w| w.to_string_lossy().into_owned());
    while let Some(word) = words.next() {
        match word.split_once('=') {
            Some(("--lang", tag)) => return Lang::from_tag(tag),
            None if word == "--lang" => return Lang::from_tag(&words.next()?),
            _ => {}
        }
    }
    None
}

fn locale() -> Option<Lang> {
    Lang::from_tag(&sys_locale::get_locale()?)
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "fr|en".to_owned())
}

/// A word of the interface, in the language of this run.
fn word(key: &'static str) -> &'static str {
    say(lang(), key)
}
