//! What was read of a long dossier, kept in the user's cache folder: it opens at once the next time.
//!
//! One file a dossier, under a name made of the paths it is opened by and this program's build. It is believed only
//! where every file behind those paths is as it was (path, length, time of change) and every part is undamaged (of
//! texts that is found out behind the opening); else the dossier is read anew, but for what each source says whose
//! content is known ([`Readings`]). It may be deleted at any time. Written beside its place and moved there whole, by one
//! program at a time.

mod files;
mod folder;
mod parts;
mod readings;
mod texts;

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::Ready;
use crate::corpus::{Corpus, Import, Interned, Timex};
use crate::search::{Index, Ledger};

use super::read::hex;
use parts::{MAGIC, Parts, Stretch, Writer, damaged};

pub(super) use files::{Change, Files};
pub(super) use readings::Readings;

/// The place of a dossier in the cache.
#[derive(Debug, Clone)]
pub(super) struct Cache {
    path: PathBuf,
}

/// What is kept of a dossier.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) ready: Ready,
    pub(super) import: Import,
    pub(super) texts: Texts,
}

/// The texts of what is kept, as they stand in its file.
#[derive(Debug, Default)]
pub(super) struct Texts(Vec<Arc<Stretch>>);

impl Texts {
    /// True where all are undamaged.
    pub(super) fn are_sound(&self) -> bool {
        self.0.iter().all(|texts| texts.is_sound())
    }
}

/// How a dossier that is to be kept was read.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) files: Files,
    /// When it began, since 1970.
    pub(super) began: Duration,
    pub(super) import: Import,
}

/// The first part.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    files: Files,
    /// When they began to be read, since 1970.
    began: Duration,
    import: Import,
    /// How many articles have been read.
    read: u32,
    /// What the numbers of words mean in the times.
    words: Vec<String>,
}

/// What is written of a dossier.
#[derive(Debug, Clone, Copy)]
struct Written<'w> {
    corpus: &'w Corpus,
    index: &'w Index,
    ledger: &'w Ledger,
}

/// A part behind the head: enough for one core at a time.
struct Part {
    write: fn(Written, &mut Writer) -> io::Result<()>,
    read: fn(&Opened, usize) -> io::Result<Entry>,
}

/// What is being read.
struct Opened {
    parts: Parts,
    /// The words of times as they were numbered when it was written, and those of this run.
    words: Vec<String>,
    known: OnceLock<Vec<Interned>>,
}

/// Puts what was read of a part where it belongs.
type Entry = Box<dyn FnOnce(&mut Kept) + Send>;

macro_rules! part {
    (list $($field:ident).+) => {
        Part {
            write: |of, out| out.list(&of.$($field).+),
            read: |from, nth| {
                let list = from.parts.list(nth)?;
                Ok(Box::new(move |kept| kept.ready.$($field).+ = list.into()))
            },
        }
    };
    (put $($field:ident).+) => {
        Part {
            write: |of, out| out.put(&of.$($field).+),
            read: |from, nth| {
                let value = from.parts.read(nth)?;
                Ok(Box::new(move |kept| kept.ready.$($field).+ = value))
            },
        }
    };
}

/// The parts in their order; behind them the texts follow, in several.
const PARTS: [Part; 17] = [
    part!(list corpus.events),
    Part {
        write: |of, out| out.list(&of.corpus.timexes),
        read: |from, nth| {
            let mut list: Vec<Timex> = from.parts.list(nth)?;
            let words = from.known();
            list.iter_mut().try_for_each(|timex| timex.reword(words)).ok_or_else(damaged)?;
            Ok(Box::new(move |kept| kept.ready.corpus.timexes = list.into()))
        },
    },
    part!(list corpus.participants),
    part!(list corpus.sites),
    part!(list corpus.numbers),
    part!(list corpus.clusters),
    part!(list corpus.cluster_of),
    part!(list corpus.told),
    part!(list corpus.titles),
    part!(list corpus.states),
    part!(put index),
    part!(put ledger),
    part!(list corpus.articles),
    part!(list corpus.names),
    part!(list corpus.disputes.matters),
    part!(list corpus.disputes.versions),
    part!(list corpus.disputes.reports),
];

impl Cache {
    /// The place of the dossier behind these paths; none where the user has no cache folder.
    pub(super) fn of(paths: &[PathBuf]) -> Option<Self> {
        let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("recoupe");
        let mut hash = Sha256::new_with_prefix(MAGIC);
        hash.update(build().to_le_bytes());
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

    /// What is known of the dossier's sources, and is to be.
    pub(super) fn readings(&self) -> Readings {
        Readings::at(self.path.with_extension(folder::READINGS))
    }

    /// What is kept, if it can be believed; else what has changed since it was kept, if that can be told.
    pub(super) fn open(&self, paths: &[PathBuf]) -> Result<Kept, Change> {
        let unknown = |_| Change::default();
        let (kept, files) = rayon::join(|| read(&self.path), || Files::behind(paths));
        let (head, kept) = kept.map_err(unknown)?;
        let files = files.ok_or_else(Change::default)?;
        // Whoever was opened last is the last to make room.
        let opened = |file: File| file.set_modified(SystemTime::now());
        OpenOptions::new().append(true).open(&self.path).and_then(opened).ok();
        let same = files == head.files && head.files.rest_since(head.began);
        if same { Ok(kept) } else { Err(files.since(&head.files)) }
    }

    /// Lets go of what is kept.
    pub(super) fn forget(&self) {
        fs::remove_file(&self.path).ok();
    }

    /// Keeps a dossier that was read from these files.
    pub(super) fn keep(
        &self,
        reading: Reading,
        corpus: &Corpus,
        index: &Index,
        ledger: &Ledger,
    ) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        folder::private_folder(folder)?;
        let lock = OpenOptions::new().create(true).append(true).open(folder.join("lock"))?;
        if lock.try_lock().is_err() {
            return Ok(());
        }
        let made = self.path.with_extension(folder::UNFINISHED);
        let done = write(folder::private_file(&made)?, reading, Written { corpus, index, ledger });
        let done = done.and_then(|()| fs::rename(&made, &self.path));
        if done.is_err() {
            fs::remove_file(&made).ok();
        }
        folder::make_room(folder)?;
        done
    }
}

/// When this program was built: what it makes of a text may differ from one build to the next.
fn build() -> u128 {
    let built = std::env::current_exe().and_then(|program| program.metadata()?.modified());
    built.ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok()).unwrap_or_default().as_nanos()
}

/// The head, and all parts, each on the next core that is free.
fn read(path: &Path) -> io::Result<(Head, Kept)> {
    let parts = Parts::of(path)?;
    let mut head: Head = parts.read(0)?;
    let from = Opened { parts, words: std::mem::take(&mut head.words), known: OnceLock::new() };
    let rest = (1..from.parts.len()).into_par_iter().with_max_len(1);
    let rest: Vec<Entry> = rest.map(|nth| from.entry(nth)).collect::<io::Result<_>>()?;
    let mut kept = Kept { import: std::mem::take(&mut head.import), ..Kept::default() };
    for enter in rest {
        enter(&mut kept);
    }
    kept.ready.corpus.read = head.read;
    Ok((head, kept))
}

impl Opened {
    /// Reads the part at a place behind the head.
    fn entry(&self, nth: usize) -> io::Result<Entry> {
        if let Some(part) = PARTS.get(nth - 1) {
            return (part.read)(self, nth);
        }
        let (sources, texts) = texts::entered(self.parts.head(nth)?).ok_or_else(damaged)?;
        Ok(Box::new(move |kept| {
            kept.ready.corpus.sources.extend(sources.into_iter().map(Arc::new));
            kept.texts.0.push(texts);
        }))
    }

    /// The words of times by their numbers: whoever asks first enters them.
    fn known(&self) -> &[Interned] {
        self.known.get_or_init(|| self.words.iter().map(|word| word.as_str().into()).collect())
    }
}

fn write(file: File, reading: Reading, of: Written) -> io::Result<()> {
    let mut out = Writer::new(file)?;
    let Reading { files, began, import } = reading;
    let words = Interned::words().into_iter().map(str::to_owned).collect();
    out.put(&Head { files, began, import, read: of.corpus.read, words })?;
    PARTS.iter().try_for_each(|part| (part.write)(of, &mut out))?;
    texts::runs(&of.corpus.sources).try_for_each(|run| texts::put(run, &mut out))?;
    out.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    /// The index and the ledger let go of what they ask only while they grow: they are compared by their answers.
    #[test]
    fn what_is_kept_is_read_back() {
        let corpus = extract::corpus(crate::edge::read_seeds().sources);
        let index = Index::new(&corpus);
        let was = Ready::new(corpus, index);
        let file = tempfile::NamedTempFile::new().unwrap();
        let files = Files::behind(&[file.path().to_owned()]).unwrap();
        let reading = Reading { files, began: Duration::ZERO, import: Import::default() };
        let written = Written { corpus: &was.corpus, index: &was.index, ledger: &was.ledger };
        write(file.reopen().unwrap(), reading, written).unwrap();
        let (head, Kept { ready: is, import, texts }) = read(file.path()).unwrap();
        assert!(texts.are_sound());
        // Another program may make room; the texts that nobody has looked at yet are read all the same.
        file.close().unwrap();
        assert_eq!((head.read, import), (was.corpus.read, Import::default()));
        assert_eq!(format!("{:?}", is.corpus), format!("{:?}", was.corpus));
        assert!(!is.ledger.lacks(&is.corpus));
        assert_eq!(format!("{:?}", is.ledger.order), format!("{:?}", was.ledger.order));
        for needle in ["goita", "Mali", "juin 2025", "sanction bamako", "xyzzy"] {
            assert_eq!(
                is.index.find(&is.corpus, needle, 90),
                was.index.find(&was.corpus, needle, 90),
                "{needle}"
            );
        }
    }
}
