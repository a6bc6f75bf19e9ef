//! Which files stand behind the paths a person gave: folders opened, in a stable order, each file once.

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

/// The files behind the paths, in the order given, those of a folder by name.
pub(super) fn files(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() { folder(path, &mut found) } else { found.push(file(path.clone())) }
    }
    once(found)
}

/// A file named outright: it must be there and be a file, since a pipe or a device may never end.
fn file(path: PathBuf) -> Found {
    if path.as_os_str() == STDIN {
        return Ok(path);
    }
    match path.metadata() {
        Ok(about) if about.is_file() => Ok(path),
        Ok(_) => Err((path, Reason::because("import-no-file", &[]))),
        Err(e) => Err((path, trouble(&e))),
    }
}

/// The files of a folder and its folders; hidden ones are passed over.
fn folder(root: &Path, found: &mut Vec<Found>) {
    let before = found.len();
    let shown = |e: &DirEntry| e.depth() == 0 || !e.file_name().as_encoded_bytes().starts_with(b".");
    for entry in WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(shown) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => found.push(file(entry.into_path()).and_then(readable)),
            Err(e) => found.push(Err(astray(root, &e))),
        }
    }
    if found.len() == before {
        found.push(Err((root.to_owned(), Reason::because("import-folder", &[]))));
    }
}

/// A folder's file, if its name says that it is text.
fn readable(path: PathBuf) -> Found {
    let ending = ending(&path.to_string_lossy());
    if READ.contains(&ending.as_str()) {
        return Ok(path);
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

/// Each file once, under the first of its paths.
fn once(found: Vec<Found>) -> Vec<Found> {
    let mut seen = FxHashSet::default();
    let first = |found: &Found| match found {
        Ok(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
        Err(_) => true,
    };
    found.into_iter().filter(first).collect()
}
