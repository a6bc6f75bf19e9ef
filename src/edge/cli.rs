//! What each command does: read the dossier, narrow it, print.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap_complete::Shell;

use crate::corpus::{Corpus, Reason, Source};
use crate::date::Edtf;
use crate::extract;
use crate::search::{Index, Query, Visible};

use super::args::{Cli, Command, Options, definition, lang};
use super::error::Error;
use super::points::Points;
use super::read::{Dossier, read};
use super::table::Table;
use super::{explain, export, lists, output};

/// So many hits are printed at most.
const HITS: usize = 10_000;

/// So many files that were left out are named one by one.
const NAMED: usize = 20;

/// Does what was asked.
pub fn run(cli: Cli) -> Result<(), Error> {
    let Cli { command, options, paths, .. } = cli;
    match command {
        None => explore(&paths.paths, &options),
        Some(Command::Articles(at)) => Opened::new(&at.paths, &options)?.articles(),
        Some(Command::Events(at)) => Opened::new(&at.paths, &options)?.events(),
        Some(Command::Search { needle, at }) => Opened::new(&at.paths, &options)?.search(&needle),
        Some(Command::Export { output, at, .. }) => {
            Opened::new(&at.paths, &options)?.export(output.as_deref(), &options)
        }
        Some(Command::Explain { place, at }) => Opened::new(&at.paths, &options)?.explain(&place),
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

    fn articles(&self) -> Result<(), Error> {
        table(&lists::articles(&self.corpus, &self.points(), &self.visible.articles))
    }

    /// In time order, undated ones last.
    fn events(&self) -> Result<(), Error> {
        let mut events = self.visible.events.clone();
        events.sort_by_key(|&id| {
            (self.corpus[id].date.is_none(), self.corpus[id].date.map(|d| d.edtf.order()))
        });
        table(&lists::events(&self.corpus, &self.points(), &events))
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
    fn export(&self, to: Option<&Path>, options: &Options) -> Result<(), Error> {
        let lang = options.lang.unwrap_or(crate::words::Lang::En);
        match to {
            Some(path) => output::file(path, |out| export::write(&self.corpus, lang, out)),
            None => output::print(|out| export::write(&self.corpus, lang, out)),
        }
    }

    /// What stands at a place, and why.
    fn explain(&self, place: &str) -> Result<(), Error> {
        let text = explain::at(&self.corpus, place, lang())?;
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

/// The filter, or where and why it is none.
fn query(text: &str) -> Result<Query, Error> {
    Query::parse(text).map_err(|wrong| {
        let parts = wrong.parts.iter().map(String::as_str).collect::<Vec<_>>();
        let place = text.get(..wrong.span.start()).unwrap_or(text).chars().count() + 1;
        Error::new(
            format!("--filter {text}"),
            Reason::because(wrong.why, &parts).and("cli-at", &[&place.to_string()]),
        )
    })
}

/// What stands at the paths, with the publication dates given; an error where nothing could be read.
fn dossier(paths: &[PathBuf], options: &Options) -> Result<Dossier, Error> {
    let mut dossier = read(paths);
    if dossier.sources.is_empty() {
        return Err(nothing(&dossier));
    }
    if let Some(path) = &options.published {
        give_dates(&mut dossier.sources, path)?;
    }
    Ok(dossier)
}

/// Why nothing was read: the one file's own reason, or the account of all.
fn nothing(dossier: &Dossier) -> Error {
    if let [(name, why)] = dossier.import.left_out.as_slice() {
        return Error::new(name, why.clone());
    }
    name_left_out(dossier);
    Error::new(dossier.import.tell(lang()), Reason::because("import-nothing", &[]))
}

/// Says on standard error what was left out, if anything was.
fn account(dossier: &Dossier) {
    name_left_out(dossier);
    if !dossier.import.left_out.is_empty() {
        output::complain(&dossier.import.tell(lang()));
    }
}

/// A line for each of the first files left out; the account that follows has them all by reason.
fn name_left_out(dossier: &Dossier) {
    for (name, why) in dossier.import.left_out.iter().take(NAMED) {
        output::complain(&format!("{name}: {}", why.tell(lang())));
    }
}

/// Sets the publication dates of a JSON file: `{"file name": "EDTF"}`, by path as opened or by name alone.
fn give_dates(sources: &mut [Source], path: &Path) -> Result<(), Error> {
    let about = path.to_string_lossy();
    let text = fs::read_to_string(path).map_err(|e| Error::new(&*about, super::walk::trouble(&e)))?;
    let dates: BTreeMap<String, String> = serde_json::from_str(&text)
        .map_err(|e| Error::new(&*about, Reason::because("cli-bad-dates", &[&e.to_string()])))?;
    for source in sources {
        let name = Path::new(&source.name).file_name().unwrap_or_default().to_string_lossy();
        let Some(date) = dates.get(&source.name).or_else(|| dates.get(&*name)) else { continue };
        let date = date
            .parse::<Edtf>()
            .map_err(|_| Error::new(&*about, Reason::because("cli-bad-date", &[&source.name, date])))?;
        source.published = Some(date);
    }
    Ok(())
}
