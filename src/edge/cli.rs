//! What each command does: read the dossier, narrow it, print.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap_complete::Shell;

use crate::corpus::{Corpus, Reason};
use crate::extract;
use crate::search::{Index, Visible};
use crate::words::Lang;

use super::args::{Cli, Command, Filter, Format, Layout, List, Options, definition, lang};
use super::error::Error;
use super::lines::Lines;
use super::open::{self, Dates, account, dossier, query};
use super::points::Points;
use super::table::Table;
use super::{doubtful, explain, export, flow, lists, output};

/// So many hits are printed at most.
const HITS: usize = 10_000;

/// Does what was asked.
pub fn run(cli: Cli) -> Result<(), Error> {
    let Cli { command, options, paths, filter, .. } = cli;
    match command {
        None => explore(&paths.paths, &filter, &options),
        Some(Command::Articles(List { format: Some(Layout::Jsonl), filter: own, at })) => {
            flow(&at.paths, &own.or(filter), &options, articles)
        }
        Some(Command::Events(List { format: Some(Layout::Jsonl), filter: own, at })) => {
            flow(&at.paths, &own.or(filter), &options, events)
        }
        Some(Command::Articles(list)) => {
            let opened = Opened::new(&list.at.paths, &list.filter.or(filter), &options)?;
            opened.articles(list.format, told_in(&options))
        }
        Some(Command::Events(list)) => {
            Opened::new(&list.at.paths, &list.filter.or(filter), &options)?.events(list.format)
        }
        Some(Command::Search { needle, filter: own, at }) => {
            Opened::new(&at.paths, &own.or(filter), &options)?.search(&needle)
        }
        Some(Command::Export { format, output, filter: own, at }) => Opened::whole(
            &at.paths,
            own.query.or(filter.query).as_deref(),
            &options,
        )?
        .export(format, output.as_deref(), &options),
        Some(Command::Explain { doubtful: true, place, filter: own, at }) => {
            let paths: Vec<PathBuf> = place.map(PathBuf::from).into_iter().chain(at.paths).collect();
            Opened::whole(&paths, own.query.or(filter.query).as_deref(), &options)?.doubtful()
        }
        Some(Command::Explain { place, filter: own, at, .. }) => {
            let opened = Opened::whole(&at.paths, own.query.or(filter.query).as_deref(), &options)?;
            opened.explain(&place.unwrap_or_default())
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
fn explore(paths: &[PathBuf], filter: &Filter, options: &Options) -> Result<(), Error> {
    if output::is_screen() {
        return open::explorer(paths, filter, options);
    }
    let opened = Opened::new(paths, filter, options)?;
    opened.articles(None, lang())?;
    output::print(|out| out.write_all(b"\n"))?;
    opened.events(None)
}

/// A dossier read, extracted and narrowed.
struct Opened {
    corpus: Corpus,
    visible: Visible,
}

impl Opened {
    fn new(paths: &[PathBuf], filter: &Filter, options: &Options) -> Result<Self, Error> {
        let query = query(filter.text())?;
        let dossier = dossier(paths, options)?;
        account(&dossier);
        let corpus = extract::corpus(dossier.sources);
        let visible = query.narrow(&corpus);
        Ok(Self { corpus, visible })
    }

    /// The same for what is never narrowed: a filter would be a promise not kept.
    fn whole(paths: &[PathBuf], filter: Option<&str>, options: &Options) -> Result<Self, Error> {
        match filter {
            Some(_) => Err(Error::usage("--filter", Reason::because("cli-whole", &[]))),
            None => Self::new(paths, &Filter::default(), options),
        }
    }

    fn articles(&self, layout: Option<Layout>, told: Lang) -> Result<(), Error> {
        let ids = &self.visible.article_ids().collect::<Vec<_>>();
        if layout == Some(Layout::Json) {
            return array(|out| Lines::new(&self.corpus).articles(ids, told, out));
        }
        table(&lists::articles(&self.corpus, &self.points(), lang(), ids), layout)
    }

    /// In time order, undated ones last.
    fn events(&self, layout: Option<Layout>) -> Result<(), Error> {
        let mut events = self.visible.event_ids().collect::<Vec<_>>();
        events.sort_by_key(|&id| {
            (self.corpus[id].date.is_none(), self.corpus[id].date.map(|d| d.edtf.order()))
        });
        if layout == Some(Layout::Json) {
            return array(|out| Lines::new(&self.corpus).events(&events, out));
        }
        table(&lists::events(&self.corpus, &self.points(), lang(), &events), layout)
    }

    fn search(&self, needle: &str) -> Result<(), Error> {
        let hits = Index::new(&self.corpus).find_among(&self.corpus, &self.visible, needle, HITS);
        table(&lists::hits(&self.corpus, &self.points(), &hits), None)
    }

    fn export(&self, format: Format, to: Option<&Path>, options: &Options) -> Result<(), Error> {
        let lang = told_in(options);
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

/// Prints a list, laid out for whoever reads standard output where no layout is asked for.
fn table<T>(table: &Table<T>, layout: Option<Layout>) -> Result<(), Error> {
    let own = if output::is_terminal() { Layout::Table } else { Layout::Tsv };
    output::print(|out| match layout.unwrap_or(own) {
        Layout::Table => out.write_all(table.for_people(lang(), output::width()).as_bytes()),
        Layout::Csv => table.comma_separated(out),
        _ => out.write_all(table.for_programs().as_bytes()),
    })
}

/// Prints lines of JSON as one array.
fn array(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut lines = Vec::new();
    write(&mut lines).map_err(|e| Error::io("stdout", &e))?;
    let lines = lines.trim_ascii_end();
    output::print(|out| {
        out.write_all(b"[\n")?;
        for (nth, line) in lines.split(|b| *b == b'\n').enumerate() {
            out.write_all(if nth == 0 { b"" } else { b",\n" })?;
            out.write_all(line)?;
        }
        out.write_all(b"\n]\n")
    })
}

/// Reasons are in English unless a language is asked for: what is written does not depend on the machine's locale.
fn told_in(options: &Options) -> Lang {
    options.lang.unwrap_or(Lang::En)
}

/// What a source alone says, as lines.
type Write1 = fn(&Corpus, &Visible, Lang, &mut Vec<u8>) -> io::Result<()>;

/// Prints lines of JSON source by source, as they are read.
fn flow(paths: &[PathBuf], filter: &Filter, options: &Options, write: Write1) -> Result<(), Error> {
    let query = query(filter.text())?;
    let dates = Dates::read(options.published.as_deref())?;
    let lang = told_in(options);
    flow::run(paths, dates, |corpus, out| write(corpus, &query.narrow(corpus), lang, out))
}

fn articles(corpus: &Corpus, visible: &Visible, lang: Lang, out: &mut Vec<u8>) -> io::Result<()> {
    Lines::new(corpus).articles(&visible.article_ids().collect::<Vec<_>>(), lang, out)
}

fn events(corpus: &Corpus, visible: &Visible, _: Lang, out: &mut Vec<u8>) -> io::Result<()> {
    Lines::new(corpus).events(&visible.event_ids().collect::<Vec<_>>(), out)
}
