//! What was read of a long dossier, kept in the user's cache folder: it opens at once the next time.
//!
//! One file a dossier, under a name made of the paths it is opened by and this program's version. It is believed only
//! where every file behind those paths is as it was (path, length, time of change) and every part is undamaged;
//! else the dossier is read anew. It may be deleted at any time. Written beside its place and moved there whole, by
//! one program at a time.

mod files;
mod folder;
mod parts;

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use etcetera::BaseStrategy;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::Ready;
use crate::corpus::flat::{self, List};
use crate::corpus::{
    Article, Cluster, ClusterId, Corpus, Discrepancy, Event, EventId, Import, Interned, Name, NameId, Number,
    Participant, Source, Timex, Title,
};
use crate::search::{Index, Ledger};

use super::read::hex;
use parts::{MAGIC, Parts, Reader, Writer, damaged};

pub(super) use files::{Change, Files};

/// So many bytes of text stand in one part.
const PART: usize = 1 << 20;

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

/// Each other part: enough for one core at a time. It is written as the number of its kind and what it holds,
/// borrowed.
#[derive(Debug, Deserialize)]
enum Part {
    Events(#[serde(with = "flat")] Vec<Event>),
    Parts(#[serde(with = "flat")] Vec<Participant>, #[serde(with = "flat")] Vec<NameId>),
    Times(#[serde(with = "flat")] Vec<Timex>, #[serde(with = "flat")] Vec<Number>),
    Articles(Vec<Article>),
    Names(Vec<Name>, #[serde(with = "flat")] Vec<Title>),
    Clusters(#[serde(with = "flat")] Vec<Cluster>, #[serde(with = "flat")] Vec<EventId>),
    Differ(BTreeMap<ClusterId, Vec<Discrepancy>>),
    Index(Box<Index>),
    Ledger(Box<Ledger>),
    Texts(Vec<Source>),
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
        let (kept, files) = rayon::join(|| read(&self.path), || Files::behind(paths));
        let (head, kept) = kept.map_err(unknown)?;
        let files = files.ok_or_else(Change::default)?;
        // Whoever was opened last is the last to make room.
        let opened = |file: File| file.set_modified(SystemTime::now());
        OpenOptions::new().append(true).open(&self.path).and_then(opened).ok();
        let same = files == head.files && head.files.rest_since(head.began);
        if same { Ok(kept) } else { Err(files.since(&head.files)) }
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
        let made = self.path.with_extension("new");
        let done = write(folder::private_file(&made)?, reading, corpus, index, ledger);
        let done = done.and_then(|()| fs::rename(&made, &self.path));
        if done.is_err() {
            fs::remove_file(&made).ok();
        }
        folder::make_room(folder)?;
        done
    }
}

/// The head, and all parts, each on the next core that is free.
fn read(path: &Path) -> io::Result<(Head, Kept)> {
    let parts = Parts::of(path)?;
    let mut head: Head = parts.read(0, &mut Reader::new(path)?)?;
    let part = |reader: &mut io::Result<Reader>, nth| match reader {
        Ok(reader) => parts.read::<Part>(nth, reader),
        Err(_) => Err(damaged()),
    };
    let rest = (1..parts.len()).into_par_iter().with_max_len(1);
    let rest: Vec<Part> = rest.map_init(|| Reader::new(path), part).collect::<io::Result<_>>()?;
    let mut kept = Kept { import: std::mem::take(&mut head.import), ..Kept::default() };
    for part in rest {
        kept.enter(part);
    }
    let words: Vec<Interned> = head.words.iter().map(|word| word.as_str().into()).collect();
    let corpus = &mut kept.ready.corpus;
    corpus.read = head.read;
    corpus.reword(&words).ok_or_else(damaged)?;
    Ok((head, kept))
}

impl Kept {
    fn enter(&mut self, part: Part) {
        let Ready { corpus, index, ledger } = &mut self.ready;
        match part {
            Part::Events(events) => corpus.events = events,
            Part::Parts(participants, sites) => (corpus.participants, corpus.sites) = (participants, sites),
            Part::Times(timexes, numbers) => (corpus.timexes, corpus.numbers) = (timexes, numbers),
            Part::Articles(articles) => corpus.articles = articles,
            Part::Names(names, titles) => (corpus.names, corpus.titles) = (names, titles),
            Part::Clusters(clusters, told) => (corpus.clusters, corpus.told) = (clusters, told),
            Part::Differ(differ) => corpus.discrepancies = differ,
            Part::Index(all) => *index = *all,
            Part::Ledger(all) => *ledger = *all,
            Part::Texts(sources) => corpus.sources.extend(sources.into_iter().map(Arc::new)),
        }
    }
}

fn write(file: File, reading: Reading, corpus: &Corpus, index: &Index, ledger: &Ledger) -> io::Result<()> {
    let mut out = Writer::new(file)?;
    let Reading { files, began, import } = reading;
    let words = Interned::words().into_iter().map(str::to_owned).collect();
    out.put(&Head { files, began, import, read: corpus.read, words })?;
    out.put(&(0_u32, List(&corpus.events)))?;
    out.put(&(1_u32, List(&corpus.participants), List(&corpus.sites)))?;
    out.put(&(2_u32, List(&corpus.timexes), List(&corpus.numbers)))?;
    out.put(&(3_u32, &corpus.articles))?;
    out.put(&(4_u32, &corpus.names, List(&corpus.titles)))?;
    out.put(&(5_u32, List(&corpus.clusters), List(&corpus.told)))?;
    out.put(&(6_u32, &corpus.discrepancies))?;
    out.put(&(7_u32, index))?;
    out.put(&(8_u32, ledger))?;
    let mut rest = corpus.sources.as_slice();
    while !rest.is_empty() {
        let mut bytes = 0;
        let full = rest.iter().position(|source| {
            bytes += source.text.len();
            bytes > PART
        });
        let (texts, behind) = rest.split_at(full.map_or(rest.len(), |at| at + 1));
        out.put(&(9_u32, texts))?;
        rest = behind;
    }
    out.end()
}
