//! What each command does: read the dossier, narrow it, print.

use std::path::{Path, PathBuf};

use clap_complete::Shell;

use crate::corpus::{Corpus, Reason};
use crate::extract;
use crate::search::{Index, Visible};

use super::args::{Cli, Command, Format, Options, definition, lang};
use super::error::Error;
use super::open::{self, account, dossier, query};
use super::points::Points;
use super::table::Table;
use super::{doubtful, explain, export, lists, output};

/// So many hits are printed at most.
const HITS: usize = 10_000;

/// Does what was asked.
pub fn run(cli: Cli) -> Result<(), Error> {
    let Cli { command, options, paths, .. } = cli;
    match command {
        None => explore(&paths.paths, &options),
        Some(Command::Articles(at)) => Opened::new(&at.paths, &options)?.articles(),
        Some(Command::Events(at)) => Opened::new(&at.paths, &options)?.events(),
        Some(Command::Search { needle, at }) => Opened::new(&at.paths, &options)?.search(&needle),
        Some(Command::Export { format, output, at }) => {
            Opened::whole(&at.paths, &options)?.export(format, output.as_deref(), &options)
        }
        Some(Command::Explain { doubtful: true, place, at }) => {
            let paths: Vec<PathBuf> = place.map(PathBuf::from).into_iter().chain(at.paths).collect();
            Opened::whole(&paths, &options)?.doubtful()
        }
        Some(Command::Explain { place, at, .. }) => {
            Opened::whole(&at.paths, &options)?.explain(&place.unwrap_or_default())
        }
        Some(Command::Man) => output::print(|out| clap_mangen::Man::new(definition()).render(out)),
        Some(Command::Completions { shell }) => completions(shell),
    }
}

fn completions(shell: Shell) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition(), "recoupe", &mut script);
    output::print(|out| out.write_all(&script))
}

/// The explorer on a terminal, both lists elsewhere.
fn explore(paths: &[PathBuf], options: &Options) -> Result<(), Error> {
    if output::is_screen() {
        return open::explorer(paths, options);
    }
    let opened = Opened::new(paths, options)?;
    opened.articles()?;
    output::print(|out| out.write_all(b"\n"))?;
    opened.events()
}

/// A dossier read, extracted and narrowed.
struct Opened {
    corpus: Corpus,
    visible: Visible,
}

impl Opened {
    fn new(paths: &[PathBuf], options: &Options) -> Result<Self, Error> {
        let query = query(options.filter.as_deref().unwrap_or(""))?;
        let dossier = dossier(paths, options)?;
        account(&dossier);
        let corpus = extract::corpus(dossier.sources);
        let visible = query.narrow(&corpus);
        Ok(Self { corpus, visible })
    }

    /// The same for what is never narrowed: a filter would be a promise not kept.
    fn whole(paths: &[PathBuf], options: &Options) -> Result<Self, Error> {
        match options.filter {
            Some(_) => Err(Error::usage("--filter", Reason::because("cli-whole", &[]))),
            None => Self::new(paths, options),
        }
    }

    fn articles(&self) -> Result<(), Error> {
        table(&lists::articles(&self.corpus, &self.points(), lang(), &self.visible.articles))
    }

    /// In time order, undated ones last.
    fn events(&self) -> Result<(), Error> {
        let mut events = self.visible.events.clone();
        events.sort_by_key(|&id| {
            (self.corpus[id].date.is_none(), self.corpus[id].date.map(|d| d.edtf.order()))
        });
        table(&lists::events(&self.corpus, &self.points(), lang(), &events))
    }

    fn search(&self, needle: &str) -> Result<(), Error> {
        let mut hits = Index::new(&self.corpus).find(&self.corpus, needle, HITS);
        hits.retain(|hit| match hit.event {
            Some(event) => self.visible.events.binary_search(&event).is_ok(),
            None => self.visible.articles.binary_search(&hit.article).is_ok(),
        });
        table(&lists::hits(&self.corpus, &self.points(), &hits))
    }

    /// Reasons are in English unless a language is asked for: an export does not depend on the machine's locale.
    fn export(&self, format: Format, to: Option<&Path>, options: &Options) -> Result<(), Error> {
        let lang = options.lang.unwrap_or(crate::words::Lang::En);
        let write = match format {
            Format::Json => export::write,
            Format::Timex3 => export::write_timex3,
        };
        match to {
            Some(path) => output::file(path, |out| write(&self.corpus, lang, out)),
            None => output::print(|out| write(&self.corpus, lang, out)),
        }
    }

    /// What stands at a place, and why.
    fn explain(&self, place: &str) -> Result<(), Error> {
        let text = explain::at(&self.corpus, place, lang())?;
        output::print(|out| out.write_all(text.as_bytes()))
    }

    /// The dates that could be read otherwise.
    fn doubtful(&self) -> Result<(), Error> {
        let text = doubtful::list(&self.corpus, lang());
        output::print(|out| out.write_all(text.as_bytes()))
    }

    fn points(&self) -> Vec<Points<'_>> {
        self.corpus.sources.iter().map(|s| Points::new(&s.text)).collect()
    }
}

/// Prints a list for whoever reads standard output.
fn table<T>(table: &Table<T>) -> Result<(), Error> {
    let people = output::is_terminal();
    let text = if people { table.for_people(lang(), output::width()) } else { table.for_programs() };
    output::print(|out| out.write_all(text.as_bytes()))
}
