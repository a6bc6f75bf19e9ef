//! What was read of a long dossier, kept in the user's cache folder: it opens at once the next time.
//!
//! One file a dossier, under a name made of the paths it is opened by and this program's version. It is believed only
//! where every file behind those paths is as it was (path, length, time of change) and every part is undamaged;
//! else the dossier is read anew. It may be deleted at any time. Written beside its place and moved there whole, by
//! one program at a time.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::corpus::{
    Article, Cluster, ClusterId, Corpus, Discrepancy, Event, EventId, Import, Name, NameId, Number,
    Participant, Source, Timex, Title,
};
use crate::search::{Index, Segment};
use crate::words::say_with;

use super::args::lang;
use super::read::hex;
use super::walk::{self, STDIN};

/// So many dossiers are kept; the one not opened for longest makes room.
const MOST: usize = 12;

/// So many bytes of text stand in one part.
const PART: usize = 16 << 20;

/// A file that changed so shortly before it was read, or since, may have changed again unseen: the time of change
/// moves with the system's tick, on old file systems (which tell whole seconds only) every two seconds.
const RACE: Duration = Duration::from_millis(20);
const OLD_RACE: Duration = Duration::from_secs(2);

const MAGIC: &[u8] = concat!("recoupe cache ", env!("CARGO_PKG_VERSION"), " 1\n").as_bytes();

/// The place of a dossier in the cache.
#[derive(Debug, Clone)]
pub(super) struct Cache {
    path: PathBuf,
}

/// What is kept of a dossier.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) corpus: Corpus,
    pub(super) index: Index,
    pub(super) import: Import,
}

/// What the files behind some paths are, as far as the system tells without opening them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Files(Vec<(PathBuf, u64, Duration)>);

/// How a dossier that is to be kept was read.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) files: Files,
    /// When it began, since 1970.
    pub(super) began: Duration,
    pub(super) import: Import,
}

/// What stands before the parts.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    files: Files,
    /// When they began to be read, since 1970.
    began: Duration,
    import: Import,
    /// How many articles have been read.
    read: u32,
}

/// A part: enough for one core at a time. It is written as the number of its kind and what it holds, borrowed.
#[derive(Debug, Deserialize)]
enum Part {
    Texts(Vec<Source>),
    Articles(Vec<Article>),
    Times(Vec<Timex>, Vec<Number>),
    Names(Vec<Name>, Vec<Title>),
    Events(Vec<Event>, Vec<Participant>, Vec<NameId>),
    Clusters(Vec<Cluster>, Vec<EventId>, BTreeMap<ClusterId, Vec<Discrepancy>>),
    Words(Box<Segment>),
}

/// How many files are other than they were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Change {
    new: usize,
    changed: usize,
    gone: usize,
}

impl Change {
    /// In words; none where nothing is other.
    pub(super) fn tell(self, key: &'static str) -> Option<String> {
        let Self { new, changed, gone } = self;
        (self != Self::default()).then(|| say_with(lang(), key, &[&new, &changed, &gone]))
    }
}

impl Files {
    /// Those behind the paths; none where one of them cannot be known again, such as standard input.
    pub(super) fn behind(paths: &[PathBuf]) -> Option<Self> {
        if paths.iter().any(|path| path.as_os_str() == STDIN) {
            return None;
        }
        let file = |met: walk::Met| match met {
            Ok((path, about)) => {
                let about = about?;
                Some((path, about.len(), about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?))
            }
            // What is left out is left out again: it counts by name.
            Err((path, _)) => Some((path, u64::MAX, Duration::ZERO)),
        };
        walk::known(paths).map(file).collect::<Option<Vec<_>>>().map(Self)
    }

    /// What is new since `before`, what changed, and what is gone.
    pub(super) fn since(&self, before: &Self) -> Change {
        let known: FxHashMap<&Path, _> =
            before.0.iter().map(|(path, length, at)| (path.as_path(), (length, at))).collect();
        let met = |(path, length, at): &(PathBuf, u64, Duration)| {
            known.get(path.as_path()).map(|&was| was == (length, at))
        };
        let count = |what| self.0.iter().filter(|file| met(file) == what).count();
        let (new, changed, same) = (count(None), count(Some(false)), count(Some(true)));
        Change { new, changed, gone: before.0.len().saturating_sub(changed + same) }
    }

    /// True where none changed since shortly before a moment.
    fn rest_since(&self, moment: Duration) -> bool {
        let race = |changed: &Duration| if changed.subsec_nanos() == 0 { OLD_RACE } else { RACE };
        self.0.iter().all(|(_, _, changed)| *changed + race(changed) < moment)
    }
}

impl Cache {
    /// The place of the dossier behind these paths; none where the user has no cache folder.
    pub(super) fn of(paths: &[PathBuf]) -> Option<Self> {
        let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("recoupe");
        let mut hash = Sha256::new_with_prefix(MAGIC);
        for path in paths {
            let path = std::path::absolute(path).ok()?;
            hash.update(path.as_os_str().as_encoded_bytes());
            hash.update([0]);
        }
        Some(Self { path: folder.join(hex(hash.finalize().get(..16)?)) })
    }

    /// True where something is kept for the dossier.
    pub(super) fn is_there(&self) -> bool {
        self.path.is_file()
    }

    /// What is kept, if it can be believed; else what has changed since it was kept, if that can be told.
    pub(super) fn open(&self, paths: &[PathBuf]) -> Result<Kept, Change> {
        let unknown = |_| Change::default();
        let mut file = OpenOptions::new().read(true).write(true).open(&self.path).map_err(unknown)?;
        let (kept, files) = rayon::join(|| read(&mut file), || Files::behind(paths));
        let (head, kept) = kept.map_err(unknown)?;
        let files = files.ok_or_else(Change::default)?;
        // Whoever was opened last is the last to make room.
        file.set_modified(SystemTime::now()).ok();
        let same = files == head.files && head.files.rest_since(head.began);
        if same { Ok(kept) } else { Err(files.since(&head.files)) }
    }

    /// Keeps a dossier that was read from these files.
    pub(super) fn keep(&self, reading: Reading, corpus: &Corpus, index: &Index) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        private_folder(folder)?;
        let lock = OpenOptions::new().create(true).append(true).open(folder.join("lock"))?;
        if lock.try_lock().is_err() {
            return Ok(());
        }
        let made = self.path.with_extension("new");
        let done = write(&mut private_file(&made)?, reading, corpus, index);
        let done = done.and_then(|()| fs::rename(&made, &self.path));
        if done.is_err() {
            fs::remove_file(&made).ok();
        }
        make_room(folder)?;
        done
    }
}

/// The head, and all parts, each on the next core that is free.
fn read(file: &mut File) -> io::Result<(Head, Kept)> {
    let mut magic = vec![0; MAGIC.len()];
    file.read_exact(&mut magic)?;
    if magic != MAGIC {
        return Err(damaged());
    }
    let head: Head = decode(&next(file)?.ok_or_else(damaged)?)?;
    let found = Mutex::new(Vec::new());
    rayon::in_place_scope(|scope| -> io::Result<()> {
        for nth in 0_usize.. {
            let Some(bytes) = next(file)? else { break };
            let found = &found;
            scope.spawn(move |_| {
                let part = decode::<Part>(&bytes);
                found.lock().unwrap_or_else(PoisonError::into_inner).push((nth, part));
            });
        }
        Ok(())
    })?;
    let mut parts = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    parts.sort_unstable_by_key(|(nth, _)| *nth);
    let mut kept = Kept { corpus: Corpus::default(), index: Index::default(), import: head.import.clone() };
    kept.corpus.read = head.read;
    for (_, part) in parts {
        kept.enter(part?);
    }
    kept.index.learn(&kept.corpus);
    Ok((head, kept))
}

impl Kept {
    fn enter(&mut self, part: Part) {
        let corpus = &mut self.corpus;
        match part {
            Part::Texts(sources) => corpus.sources.extend(sources.into_iter().map(Arc::new)),
            Part::Articles(articles) => corpus.articles = articles,
            Part::Times(timexes, numbers) => (corpus.timexes, corpus.numbers) = (timexes, numbers),
            Part::Names(names, titles) => (corpus.names, corpus.titles) = (names, titles),
            Part::Events(events, participants, sites) => {
                (corpus.events, corpus.participants, corpus.sites) = (events, participants, sites);
            }
            Part::Clusters(clusters, told, differ) => {
                (corpus.clusters, corpus.told, corpus.discrepancies) = (clusters, told, differ);
            }
            Part::Words(segment) => self.index.push(*segment),
        }
    }
}

fn write(file: &mut File, reading: Reading, corpus: &Corpus, index: &Index) -> io::Result<()> {
    let out = file;
    out.write_all(MAGIC)?;
    let Reading { files, began, import } = reading;
    put(out, &Head { files, began, import, read: corpus.read })?;
    let mut rest = corpus.sources.as_slice();
    while !rest.is_empty() {
        let mut bytes = 0;
        let full = rest.iter().position(|source| {
            bytes += source.text.len();
            bytes > PART
        });
        let (texts, behind) = rest.split_at(full.map_or(rest.len(), |at| at + 1));
        put(out, &(0_u32, texts.iter().map(|source| &**source).collect::<Vec<&Source>>()))?;
        rest = behind;
    }
    put(out, &(1_u32, &corpus.articles))?;
    put(out, &(2_u32, &corpus.timexes, &corpus.numbers))?;
    put(out, &(3_u32, &corpus.names, &corpus.titles))?;
    put(out, &(4_u32, &corpus.events, &corpus.participants, &corpus.sites))?;
    put(out, &(5_u32, &corpus.clusters, &corpus.told, &corpus.discrepancies))?;
    for segment in index.segments() {
        put(out, &(6_u32, &**segment))?;
    }
    Ok(())
}

/// A part with its length and checksum before it, written as it is made: parts are as long as the dossier.
fn put(file: &mut File, value: &impl Serialize) -> io::Result<()> {
    let start = file.stream_position()?;
    file.write_all(&[0; 12])?;
    let summed = Summed { file, length: 0, sum: crc32fast::Hasher::new() };
    let out = BufWriter::with_capacity(1 << 16, summed);
    let out = postcard::to_io(value, out).map_err(io::Error::other)?;
    let Summed { file, length, sum } = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.seek(SeekFrom::Start(start))?;
    file.write_all(&length.to_le_bytes())?;
    file.write_all(&sum.finalize().to_le_bytes())?;
    file.seek(SeekFrom::End(0)).map(drop)
}

/// A file with the length and checksum of what is written to it.
struct Summed<'f> {
    file: &'f mut File,
    length: u64,
    sum: crc32fast::Hasher,
}

impl Write for Summed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.length += written as u64;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The next part, checked; none at the end.
fn next(file: &mut File) -> io::Result<Option<Vec<u8>>> {
    let mut before = Vec::with_capacity(12);
    file.take(12).read_to_end(&mut before)?;
    if before.is_empty() {
        return Ok(None);
    }
    let (Some(length), Some(sum)) = (before.first_chunk::<8>(), before.last_chunk::<4>()) else {
        return Err(damaged());
    };
    let length = u64::from_le_bytes(*length);
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    let whole = before.len() == 12 && bytes.len() as u64 == length;
    if whole && crc32fast::hash(&bytes) == u32::from_le_bytes(*sum) {
        Ok(Some(bytes))
    } else {
        Err(damaged())
    }
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(|_| damaged())
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "damaged")
}

/// A folder that only its owner can look into: texts of a dossier may be nobody else's business.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Deletes what has not been opened for longest, and what other versions kept.
fn make_room(folder: &Path) -> io::Result<()> {
    let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none() && path.file_stem().is_some_and(|name| name.len() == 32) {
            let opened = path.metadata().and_then(|about| about.modified()).unwrap_or(UNIX_EPOCH);
            kept.push((opened, path));
        }
    }
    kept.sort_unstable();
    let over = kept.len().saturating_sub(MOST);
    kept.iter().take(over).try_for_each(|(_, path)| fs::remove_file(path))
}
