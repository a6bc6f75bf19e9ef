//! Files to sources: read, decode, keep what can be kept, and say of the rest why not.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::corpus::{Import, Reason, Source};

use super::decode::decode;
use super::seeds::SEEDS;
use super::walk::{self, STDIN};

/// Spans are 32 bits wide: a text must be shorter than this many bytes.
const TOO_LONG: u64 = u32::MAX as u64;

/// The sources of a dossier and the account of their import.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// What was read, in order.
    pub sources: Vec<Source>,
    /// What was met, kept and left out.
    pub import: Import,
}

/// The files and folders at these paths (`-` is standard input); the built-in dossier where there are none.
#[must_use]
pub fn read(paths: &[PathBuf]) -> Dossier {
    if paths.is_empty() {
        return read_seeds();
    }
    let mut dossier = Dossier::default();
    for found in walk::files(paths) {
        match found {
            Ok(path) => dossier.take(name(&path), bytes(&path)),
            Err((path, why)) => dossier.import.leave(name(&path), why),
        }
    }
    dossier
}

/// The built-in dossier.
#[must_use]
pub fn read_seeds() -> Dossier {
    let mut dossier = Dossier::default();
    for (name, bytes) in SEEDS {
        dossier.take((*name).to_owned(), Ok(bytes.to_vec()));
    }
    dossier
}

impl Dossier {
    /// Enters a file by its bytes.
    fn take(&mut self, name: String, bytes: Result<Vec<u8>, Reason>) {
        match bytes.and_then(|bytes| source(&name, bytes)) {
            Ok(source) => {
                self.import.found += 1;
                self.import.kept += 1;
                self.sources.push(source);
            }
            Err(why) => self.import.leave(name, why),
        }
    }
}

/// A source from its bytes.
fn source(name: &str, bytes: Vec<u8>) -> Result<Source, Reason> {
    let sha256 = hex(&Sha256::digest(&bytes));
    let (text, encoding) = decode(bytes)?;
    if text.len() as u64 >= TOO_LONG {
        return Err(Reason::because("import-too-long", &[]));
    }
    Ok(Source { name: name.to_owned(), text, encoding, sha256, ..Source::default() })
}

/// A file's bytes, never more than a source can hold.
fn bytes(path: &Path) -> Result<Vec<u8>, Reason> {
    if path.as_os_str() == STDIN {
        return all_of(io::stdin().lock(), 0);
    }
    let file = File::open(path).map_err(|e| walk::trouble(&e))?;
    let length = file.metadata().map_or(0, |about| about.len());
    if length >= TOO_LONG {
        return Err(Reason::because("import-too-long", &[]));
    }
    all_of(file, usize::try_from(length).unwrap_or(0))
}

/// Everything a stream gives, unless it gives too much.
fn all_of(stream: impl Read, expected: usize) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::with_capacity(expected + 1);
    stream.take(TOO_LONG).read_to_end(&mut bytes).map_err(|e| walk::trouble(&e))?;
    if bytes.len() as u64 >= TOO_LONG {
        return Err(Reason::because("import-too-long", &[]));
    }
    Ok(bytes)
}

/// The path as opened, readable whatever its bytes.
fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Bytes in hexadecimal.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|&b| [digit(b >> 4), digit(b & 15)]).collect()
}
