//! From what was typed to a dossier that can be shown: files, publication dates, filter, language, colours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::State;
use crate::corpus::{Import, Reason, Source};
use crate::date::Edtf;
use crate::search::Query;
use crate::words::say_with;

use super::args::{Filter, Options, lang};
use super::cache::Cache;
use super::error::Error;
use super::import::Opening;
use super::read::{Dossier, read};
use super::{colours, output, run, terminal, walk};

/// So many files that were left out are named one by one on standard error.
pub(super) const NAMED: usize = 20;

/// The explorer, on a dossier that is read while it is on the screen; what is plainly wrong is said in plain text.
pub(super) fn explorer(paths: &[PathBuf], filter: &Filter, options: &Options) -> Result<(), Error> {
    query(filter.text())?;
    let dates = Dates::read(options.published.as_deref())?;
    if !terminal::has_keyboard() {
        return Err(Error::new("terminal", Reason::because("cli-no-keyboard", &[])));
    }
    let import = Opening::start(paths.to_vec(), dates, cache(paths, options), options.watch)?;
    let theme = options.theme.unwrap_or_else(colours::theme);
    let reading = |size| {
        let mut state = State::reading(title(paths), size, lang()).with_theme(theme);
        state.set_filter(filter.text());
        state
    };
    let done = run::explore(reading, &import);
    import.finish();
    done
}

/// Where the dossier is kept from one time to the next: not the built-in one, nor one with dates from outside.
fn cache(paths: &[PathBuf], options: &Options) -> Option<Cache> {
    let keeps = !paths.is_empty() && options.published.is_none() && !options.no_cache;
    if keeps { Cache::of(paths) } else { None }
}

/// What the dossier is called: by its path, and how many more there are.
fn title(paths: &[PathBuf]) -> String {
    match paths {
        [] => say_with(lang(), "cli-seeds", &[]),
        [path] => path.to_string_lossy().into_owned(),
        [path, rest @ ..] => format!("{} +{}", path.to_string_lossy(), rest.len()),
    }
}

/// The account of the import: in one line, then by name what was left out, then what is to be said of the rest.
pub(super) fn summary(import: &Import) -> Vec<String> {
    let Import { left_out, remarks, .. } = import;
    let named = |(name, what): &(String, Reason)| format!("{name}: {}", what.tell(lang()));
    let more = import.remarked - remarks.len() + import.lost() - left_out.len();
    let more = (more > 0).then(|| say_with(lang(), "import-more", &[&more]));
    let first = import.tell(lang());
    std::iter::once(first).chain(left_out.iter().chain(remarks).map(named)).chain(more).collect()
}

/// The filter, or where and why it is none.
pub(super) fn query(text: &str) -> Result<Query, Error> {
    Query::parse(text).map_err(|wrong| {
        let parts = wrong.parts.iter().map(String::as_str).collect::<Vec<_>>();
        let place = text.get(..wrong.span.start()).unwrap_or(text).chars().count() + 1;
        Error::usage(
            format!("--filter {text}"),
            Reason::because(wrong.why, &parts).and("cli-at", &[&place.to_string()]),
        )
    })
}

/// What stands at the paths, with the publication dates given; an error where nothing could be read.
pub(super) fn dossier(paths: &[PathBuf], options: &Options) -> Result<Dossier, Error> {
    let mut dossier = read(paths);
    if dossier.sources.is_empty() {
        return Err(nothing(&dossier));
    }
    let mut dates = Dates::read(options.published.as_deref())?;
    dossier.sources.iter_mut().for_each(|source| dates.give(source));
    dates.complain_of_unused();
    Ok(dossier)
}

/// Why nothing was read: the one file's own reason, or the account of all.
pub(super) fn nothing(dossier: &Dossier) -> Error {
    if let [(name, why)] = dossier.import.left_out.as_slice() {
        return Error::new(name, why.clone());
    }
    Error::new(dossier.import.tell(lang()), Reason::because("import-nothing", &[])).below(left_out(dossier))
}

/// Says on standard error what was left out, if anything was.
pub(super) fn account(dossier: &Dossier) {
    for line in left_out(dossier) {
        output::complain(&line);
    }
    if dossier.import.lost() > 0 {
        output::complain(&dossier.import.tell(lang()));
    }
}

/// A line for each of the first that were left out, or of which something is to be said; the account that follows
/// has all that were left out by reason.
fn left_out(dossier: &Dossier) -> Vec<String> {
    let Import { left_out, remarks, .. } = &dossier.import;
    // What was decoded from another encoding is whole; the explorer tells of it.
    let remarks = remarks.iter().filter(|(_, what)| !what.is("import-as"));
    let told = left_out.iter().chain(remarks).take(NAMED);
    told.map(|(name, why)| format!("{name}: {}", why.tell(lang()))).collect()
}

/// Publication dates from outside the texts: `{"file name": "EDTF"}`, by path as opened or by name alone.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// The file they stand in.
    about: String,
    by_name: BTreeMap<String, Edtf>,
    used: BTreeSet<String>,
}

impl Dates {
    /// The dates of a JSON file; none without a file.
    pub(super) fn read(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else { return Ok(Self::default()) };
        let about = path.to_string_lossy().into_owned();
        let wrong = |why| Error::new(&*about, why);
        let text = fs::read_to_string(path).map_err(|e| wrong(walk::trouble(&e)))?;
        let told: BTreeMap<String, String> = serde_json::from_str(&text)
            .map_err(|e| wrong(Reason::because("cli-bad-dates", &[&e.to_string()])))?;
        let date = |(key, date): (String, String)| match date.parse::<Edtf>() {
            Ok(edtf) => Ok((key, edtf)),
            Err(_) => Err(wrong(Reason::because("cli-bad-date", &[&key, &date]))),
        };
        let by_name = told.into_iter().map(date).collect::<Result<_, _>>()?;
        Ok(Self { about, by_name, used: BTreeSet::new() })
    }

    /// Sets the date of a source, where there is one for it.
    pub(super) fn give(&mut self, source: &mut Source) {
        if self.by_name.is_empty() {
            return;
        }
        let name = Path::new(&source.name).file_name().unwrap_or_default().to_string_lossy();
        let found = self.by_name.get_key_value(&source.name).or_else(|| self.by_name.get_key_value(&*name));
        let Some((key, &date)) = found else { return };
        self.used.insert(key.clone());
        source.published = Some(date);
    }

    /// What is to be said of dates for files that did not come.
    pub(super) fn unused(&self) -> Option<String> {
        let mut unused = self.by_name.keys().filter(|key| !self.used.contains(*key)).peekable();
        let &first = unused.peek()?;
        Some(format!("{}: {}", self.about, say_with(lang(), "cli-unused-dates", &[&unused.count(), first])))
    }

    /// Says so on standard error.
    pub(super) fn complain_of_unused(&self) {
        self.unused().iter().for_each(|line| output::complain(line));
    }
}
