//! Which files stand behind the paths a person gave: folders opened, in a stable order, each file once.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;
use walkdir::{DirEntry, WalkDir};

use crate::corpus::Reason;

use super::records::ending;

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// What a folder's files must end in to be read, packed or not. A file named outright may end in anything.
const READ: [&str; 10] = ["txt", "text", "md", "markdown", "jsonl", "ndjson", "json", "csv", "tsv", "tab"];

/// A file to read, or the name of what was left out and why.
pub(super) type Found = Result<PathBuf, (PathBuf, Reason)>;

/// The files behind the paths, in the order given, those of a folder by name; each once, under its first name.
pub(super) fn files(paths: &[PathBuf]) -> impl Iterator<Item = Found> + use<> {
    known(paths).map(|met| met.map(|(path, _)| path))
}

/// The same with what the system knows of each.
pub(super) fn known(paths: &[PathBuf]) -> impl Iterator<Item = Met> + use<> {
    let mut seen = FxHashSet::default();
    let all = Vec::from(paths).into_iter().flat_map(|path| -> Box<dyn Iterator<Item = Met>> {
        if path.is_dir() { Box::new(folder(path)) } else { Box::new(std::iter::once(file(path))) }
    });
    all.filter(move |met| match met {
        Ok((path, Some(about))) => seen.insert(identity(path, about)),
        _ => true,
    })
}

/// A file with what the system knows of it; nothing is known of standard input.
pub(super) type Met = Result<(PathBuf, Option<Metadata>), (PathBuf, Reason)>;

/// A file named outright: it must be there and be a file, since a pipe or a device may never end.
fn file(path: PathBuf) -> Met {
    if path.as_os_str() == STDIN {
        return Ok((path, None));
    }
    match path.metadata() {
        Ok(about) if about.is_file() => Ok((path, Some(about))),
        Ok(_) => Err((path, Reason::because("import-no-file", &[]))),
        Err(e) => Err((path, trouble(&e))),
    }
}

/// The files of a folder and its folders as they are met; hidden ones are passed over.
fn folder(root: PathBuf) -> impl Iterator<Item = Met> {
    let shown = |e: &DirEntry| e.depth() == 0 || !e.file_name().as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(&root).follow_links(true).sort_by_file_name().into_iter().filter_entry(shown);
    let from = root.clone();
    let mut entries = walk.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => Some(readable(entry.into_path()).and_then(file)),
        Err(e) => Some(Err(astray(&from, &e))),
    });
    let first = entries.next().unwrap_or_else(|| Err((root, Reason::because("import-folder", &[]))));
    std::iter::once(first).chain(entries)
}

/// What tells a file from all others, whatever it is called.
#[cfg(unix)]
fn identity(_: &Path, about: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (about.dev(), about.ino())
}

/// What tells a file from all others, whatever it is called.
#[cfg(not(unix))]
fn identity(path: &Path, _: &Metadata) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The endings of pages as browsers save them.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "mhtml"];

/// A folder's file, if its name says that it is text.
fn readable(path: PathBuf) -> Found {
    let ending = ending(&path.to_string_lossy());
    if READ.contains(&ending.as_str()) {
        return Ok(path);
    }
    if PAGES.contains(&ending.as_str()) {
        return Err((path, Reason::because("import-page", &[])));
    }
    Err((path, Reason::because("import-format", &[&format!(".{ending}")])))
}

/// An entry that could not be looked at.
fn astray(root: &Path, error: &walkdir::Error) -> (PathBuf, Reason) {
    let path = error.path().unwrap_or(root).to_owned();
    let why = match error.io_error() {
        _ if error.loop_ancestor().is_some() => Reason::because("import-loop", &[]),
        Some(e) => trouble(e),
        None => Reason::because("import-io", &[&error.to_string()]),
    };
    (path, why)
}

/// What the system said, as a reason.
pub(super) fn trouble(error: &std::io::Error) -> Reason {
    match error.kind() {
        std::io::ErrorKind::NotFound => Reason::because("import-missing", &[]),
        std::io::ErrorKind::PermissionDenied => Reason::because("import-denied", &[]),
        _ => Reason::because("import-io", &[&error.to_string()]),
    }
}
