//! The command line: one definition, from which parsing, help, manual and completions follow.

use std::path::PathBuf;
use std::sync::OnceLock;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::app::Theme;
use crate::corpus::Reason;
use crate::words::{Lang, say};

use super::error::Error;

/// `recoupe` as typed.
#[derive(Debug, Parser)]
#[command(name = "recoupe", version, about = word("cli-about"), after_help = word("cli-after"))]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
#[command(args_override_self = true)]
#[command(subcommand_help_heading = word("cli-commands"))]
pub struct Cli {
    /// What to do; without it, the explorer opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open in the explorer.
    #[command(flatten)]
    pub paths: Paths,
    /// Of what is to be opened, what to leave visible.
    #[command(flatten)]
    pub filter: Filter,
    /// Options of every command.
    #[command(flatten)]
    pub options: Options,
    /// Prints the version.
    #[arg(short = 'V', long, action = ArgAction::Version, help = word("cli-version"), help_heading = word("cli-options"))]
    version: Option<bool>,
}

/// What a command works on.
#[derive(Debug, Clone, Args)]
pub struct Paths {
    /// Files and folders.
    #[arg(value_name = "PATH", help = word("cli-paths"), help_heading = word("cli-arguments"))]
    pub paths: Vec<PathBuf>,
}

/// What to leave visible.
#[derive(Debug, Clone, Default, Args)]
pub struct Filter {
    /// A query.
    #[arg(long = "filter", value_name = "QUERY", help = word("cli-filter"), help_heading = word("cli-options"))]
    pub query: Option<String>,
}

impl Filter {
    /// What was typed; nothing leaves all.
    pub fn text(&self) -> &str {
        self.query.as_deref().unwrap_or("")
    }

    /// The one typed behind the command, else the one before it.
    pub fn or(self, before: Self) -> Self {
        Self { query: self.query.or(before.query) }
    }
}

/// A filter where none is of use: it is understood, to be told so.
#[derive(Debug, Clone, Default, Args)]
pub struct Unfiltered {
    /// A query.
    #[arg(long = "filter", value_name = "QUERY", hide = true)]
    pub query: Option<String>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = word("cli-options"))]
pub struct Options {
    /// Publication dates from outside the texts.
    #[arg(long, value_name = "FILE.json", global = true, help = word("cli-published"))]
    pub published: Option<PathBuf>,
    /// Keeps an eye on the files.
    #[arg(long, help = word("cli-watch"))]
    pub watch: bool,
    /// Reads everything anew.
    #[arg(long, global = true, help = word("cli-no-cache"))]
    pub no_cache: bool,
    /// The language of the interface.
    #[arg(long, value_name = "fr|en", global = true, value_parser = language, help = word("cli-lang"))]
    pub lang: Option<Lang>,
    /// The colours.
    #[arg(long, value_name = "THEME", value_enum, global = true, hide_possible_values = true, help = word("cli-theme"))]
    pub theme: Option<Theme>,
    /// Prints the help.
    #[arg(short, long, action = ArgAction::Help, global = true, help = word("cli-help"))]
    help: Option<bool>,
}

/// What to do instead of opening the explorer.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lists the articles.
    #[command(about = word("cli-articles"))]
    Articles(List),
    /// Lists the event reports.
    #[command(about = word("cli-events"))]
    Events(List),
    /// Searches everything.
    #[command(about = word("cli-search"))]
    Search {
        /// The words.
        #[arg(value_name = "QUERY", help = word("cli-needle"), help_heading = word("cli-arguments"))]
        needle: String,
        /// Among what.
        #[command(flatten)]
        filter: Filter,
        /// Where.
        #[command(flatten)]
        at: Paths,
    },
    /// Writes the whole corpus.
    #[command(about = word("cli-export"))]
    Export {
        /// In which format.
        #[arg(long, value_enum, default_value = "json", hide_possible_values = true)]
        #[arg(value_name = "FORMAT", help = word("cli-format"), help_heading = word("cli-options"))]
        format: Format,
        /// Where to.
        #[arg(short, long, value_name = "FILE", help = word("cli-output"), help_heading = word("cli-options"))]
        output: Option<PathBuf>,
        /// Of all.
        #[command(flatten)]
        filter: Unfiltered,
        /// Of what.
        #[command(flatten)]
        at: Paths,
    },
    /// Says why the values at a place are what they are.
    #[command(about = word("cli-explain"))]
    Explain {
        /// The doubtful dates instead; the place is then the first path.
        #[arg(long, help = word("cli-doubtful"), help_heading = word("cli-options"))]
        doubtful: bool,
        /// Where.
        #[arg(value_name = "FILE:OFFSET", required_unless_present = "doubtful")]
        #[arg(help = word("cli-place"), help_heading = word("cli-arguments"))]
        place: Option<String>,
        /// In all.
        #[command(flatten)]
        filter: Unfiltered,
        /// In what.
        #[command(flatten)]
        at: Paths,
    },
    /// Prints the manual page.
    #[command(about = word("cli-man"))]
    Man,
    /// Prints completions.
    #[command(about = word("cli-completions"))]
    Completions {
        /// For which shell.
        #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
        #[arg(help = word("cli-shell"), help_heading = word("cli-arguments"))]
        shell: Shell,
    },
}

/// A list of what, and how.
#[derive(Debug, Clone, Args)]
pub struct List {
    /// In which layout; without it, a table for people and tabs for programs.
    #[arg(long, value_enum, hide_possible_values = true)]
    #[arg(value_name = "FORMAT", help = word("cli-layout"), help_heading = word("cli-options"))]
    pub format: Option<Layout>,
    /// Of which of them.
    #[command(flatten)]
    pub filter: Filter,
    /// Of what.
    #[command(flatten)]
    pub at: Paths,
}

/// A layout of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// Aligned columns.
    Table,
    /// Tab-separated values.
    Tsv,
    /// Comma-separated values.
    Csv,
    /// One JSON object a line, source by source as they are read.
    Jsonl,
    /// One JSON array of the same objects.
    Json,
}

/// A format of the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON document.
    Json,
    /// The temporal expressions alone, with TIMEX3's spans and values, to compare with annotated corpora.
    Timex3,
}

impl ValueEnum for Theme {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// The command line as typed, or why it is none: one line, unless help was asked for.
pub fn parse() -> Result<Cli, Error> {
    let typed = definition().try_get_matches().and_then(|typed| Cli::from_arg_matches(&typed));
    typed.map_err(|wrong| misuse(&wrong))
}

/// The definition with its headings in the language of this run.
pub(super) fn definition() -> clap::Command {
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", word("cli-usage"));
    Cli::command().help_template(&template).mut_subcommands(|command| command.help_template(&template))
}

/// What clap found wrong, in one line of our own. Help and version are printed, and end the program.
fn misuse(wrong: &clap::Error) -> Error {
    if !wrong.use_stderr() {
        wrong.exit();
    }
    let said = |kind| wrong.get(kind).map_or(String::new(), ToString::to_string);
    let (about, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match wrong.kind() {
        ErrorKind::UnknownArgument => Error::usage(about, Reason::because("cli-unknown", &[])),
        ErrorKind::MissingRequiredArgument => Error::usage(about, Reason::because("cli-absent", &[])),
        ErrorKind::InvalidValue if value.is_empty() => {
            Error::usage(about, Reason::because("cli-no-value", &[]))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Error::usage(about, Reason::because("cli-bad-value", &[&value]))
        }
        _ => Error::usage(wrong.kind().to_string(), Reason::because("cli-see-help", &[])),
    }
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
