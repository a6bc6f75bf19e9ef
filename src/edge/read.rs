//! Paths to sources: texts and records in order, read as they are asked for, and of the rest the reason why not.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

use crate::corpus::{Import, Reason, Source};
use crate::words::intern;

use super::decode::decode;
use super::records::{self, Kind, Read, Records};
use super::seeds::SEEDS;
use super::unpack::{self, Stream};
use super::walk::{self, STDIN, trouble};

/// Spans are 32 bits wide: a text must be shorter than this many bytes.
const TOO_LONG: u64 = u32::MAX as u64;

/// What is met on the way through files.
#[derive(Debug)]
pub(super) enum Met {
    /// A file of records: they follow.
    Records,
    /// A text file, or one record (which has its fields `given`).
    Source(Box<Source>),
    /// A file that was left out.
    NoFile(String, Reason),
    /// A record that was left out: file and line.
    NoRecord(String, Reason),
    /// A file or record that was kept, and what is to be said of it.
    Remark(String, Reason),
}

/// The sources of a dossier and the account of their import.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// What was read, in order.
    pub sources: Vec<Source>,
    /// What was met, kept and left out.
    pub import: Import,
    ids: Ids,
}

/// The files and folders at these paths (`-` is standard input); the built-in dossier where there are none.
#[must_use]
pub fn read(paths: &[PathBuf]) -> Dossier {
    let mut dossier = Dossier::default();
    stream(paths).for_each(|met| dossier.take(met));
    dossier
}

/// The built-in dossier.
#[must_use]
pub fn read_seeds() -> Dossier {
    read(&[])
}

/// All that these paths hold, one source at a time, in the memory of the longest; the built-in dossier where there
/// are none.
pub(super) fn stream(paths: &[PathBuf]) -> impl Iterator<Item = Met> + use<> {
    let seeds = if paths.is_empty() { SEEDS } else { &[] };
    let files = walk::files(paths).flat_map(|found| match found {
        Ok(path) => file(&path),
        Err((path, why)) => one(Met::NoFile(name(&path), why)),
    });
    seeds.iter().map(|(name, bytes)| text(name, bytes.to_vec())).chain(files)
}

impl Dossier {
    /// Enters what was met.
    pub(super) fn take(&mut self, met: Met) {
        let remark = match &met {
            Met::Source(source) => self.ids.again(source),
            _ => None,
        };
        self.sources.extend(met.enter(&mut self.import).map(|source| *source));
        if let Some((name, why)) = remark {
            self.import.remark(name, why);
        }
    }
}

impl Met {
    /// What is wrong, and with what.
    pub(super) fn trouble(&self) -> Option<(&str, &Reason)> {
        match self {
            Self::NoFile(name, why) | Self::NoRecord(name, why) | Self::Remark(name, why) => {
                Some((name, why))
            }
            Self::Records | Self::Source(_) => None,
        }
    }

    /// Enters it in an account, and gives the source where it is one.
    pub(super) fn enter(self, import: &mut Import) -> Option<Box<Source>> {
        match self {
            Self::Records => import.keep_file(),
            Self::Source(source) => {
                if source.given.is_some() {
                    import.keep_record();
                } else {
                    import.keep_file();
                }
                if source.encoding != "utf-8" {
                    import.remark(source.name.clone(), Reason::because("import-as", &[source.encoding]));
                }
                return Some(source);
            }
            Self::NoFile(name, why) => import.leave_file(name, why),
            Self::NoRecord(name, why) => import.leave_record(name, why),
            Self::Remark(name, why) => import.remark(name, why),
        }
        None
    }
}

/// The names that records gave themselves: one that comes again is kept, and told.
#[derive(Debug, Clone, Default)]
pub(super) struct Ids(FxHashSet<u64>);

impl Ids {
    /// The record's name and the reason to remark on it, where one before it had the same id.
    pub(super) fn again(&mut self, source: &Source) -> Option<(String, Reason)> {
        let id = source.given.as_ref().map(|given| &*given.id).filter(|id| !id.is_empty())?;
        let hash = std::hash::BuildHasher::hash_one(&rustc_hash::FxBuildHasher, id);
        let fresh = self.0.insert(hash);
        (!fresh).then(|| (source.name.clone(), Reason::because("import-id-again", &[id])))
    }
}

type Several = Box<dyn Iterator<Item = Met>>;

fn one(met: Met) -> Several {
    Box::new(std::iter::once(met))
}

/// What a file holds.
fn file(path: &Path) -> Several {
    let name = name(path);
    match unpack::open(path).and_then(|stream| records::kind(&name, stream)) {
        Ok((Kind::Text, stream)) => Box::new(whole(path, name, stream).into_iter()),
        Ok((kind, stream)) => each(name, kind, stream),
        Err(e) => one(Met::NoFile(name, trouble(&e))),
    }
}

/// A file that is one text: what could be read of it, though it end too soon.
fn whole(path: &Path, name: String, stream: Stream) -> Vec<Met> {
    let (bytes, end) = match bytes(path, stream) {
        Ok(read) => read,
        Err(why) => return vec![Met::NoFile(name, why)],
    };
    match (text(&name, bytes), end) {
        (met, Ok(())) => vec![met],
        (Met::NoFile(name, _), Err(e)) => vec![Met::NoFile(name, trouble(&e))],
        (met, Err(e)) => vec![met, Met::Remark(name, cut(&trouble(&e)))],
    }
}

/// The records of a file, after word of the file itself.
fn each(name: String, kind: Kind, stream: Stream) -> Several {
    let mut records = match Records::new(&name, kind, stream) {
        Ok(records) => records.peekable(),
        Err(why) => return one(Met::NoFile(name, why)),
    };
    match records.peek() {
        None => one(Met::NoFile(name, Reason::because("import-empty", &[]))),
        Some(Read::Cut(why)) => one(Met::NoFile(name, why.clone())),
        Some(_) => {
            Box::new(std::iter::once(Met::Records).chain(records.flat_map(move |read| met(&name, read))))
        }
    }
}

/// What comes of a record of a file, and what is to be said of it.
fn met(file: &str, read: Read) -> impl Iterator<Item = Met> + use<> {
    let (met, remark) = match read {
        Read::Source(source, unread) => {
            let remark = unread.map(|date| {
                let date = date.chars().take(60).collect::<String>();
                Met::Remark(source.name.clone(), Reason::because("import-date-unread", &[&date]))
            });
            (Met::Source(source), remark)
        }
        Read::Bad(name, why) => (Met::NoRecord(name, why), None),
        Read::Cut(why) => (Met::Remark(file.to_owned(), cut(&why)), None),
    };
    std::iter::once(met).chain(remark)
}

/// Why a stream ended before its end.
fn cut(why: &Reason) -> Reason {
    Reason::because("import-cut", &[]).then(why)
}

/// A text by its bytes.
fn text(name: &str, bytes: Vec<u8>) -> Met {
    match source(name, bytes) {
        Ok(source) => Met::Source(Box::new(source)),
        Err(why) => Met::NoFile(name.to_owned(), why),
    }
}

fn source(name: &str, bytes: Vec<u8>) -> Result<Source, Reason> {
    let sha256 = hex(&Sha256::digest(&bytes));
    let (text, encoding) = decode(bytes)?;
    if text.len() as u64 >= TOO_LONG {
        return Err(Reason::because("import-too-long", &[]));
    }
    let encoding = intern(&encoding);
    Ok(Source { name: name.to_owned(), text: text.into(), encoding, sha256, ..Source::default() })
}

/// All that a stream gives, never more than a source can hold, and how it ended.
fn bytes(path: &Path, stream: Stream) -> Result<(Vec<u8>, io::Result<()>), Reason> {
    let length = path.metadata().map_or(0, |about| about.len());
    if length >= TOO_LONG && path.as_os_str() != STDIN {
        return Err(Reason::because("import-too-long", &[]));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    let end = stream.take(TOO_LONG).read_to_end(&mut bytes).map(drop);
    if bytes.len() as u64 >= TOO_LONG {
        return Err(Reason::because("import-too-long", &[]));
    }
    Ok((bytes, end))
}

/// The path as opened, readable whatever its bytes.
fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|&b| [digit(b >> 4), digit(b & 15)]).collect()
}
