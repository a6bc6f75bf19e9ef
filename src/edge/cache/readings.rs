//! What extraction made of each source, by what the source holds: where a dossier has changed, the rest of it is not
//! read again.
//!
//! A file beside the dossier's own, written as the sources are read and moved to its place whole. Each reading is a
//! part, believed only where it is undamaged; behind them stand what they are of and the words of their times.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::corpus::{Flat, Interned, Source, SourceId};
use crate::extract::{Reading, published};

use super::folder;
use super::parts::{Parts, Writer, damaged};

/// What a source holds: its words and all else that it is read by.
type Content = [u8; 32];

/// The readings of the last time and of this one.
#[derive(Debug)]
pub(in crate::edge) struct Readings {
    place: PathBuf,
    known: Option<Known>,
    /// None where they cannot be kept: the folder may not be written, or another program writes there.
    made: Option<Mutex<Made>>,
}

impl Readings {
    /// Those kept at a place, where new ones are to be kept.
    pub(super) fn at(place: PathBuf) -> Self {
        let known = Known::open(&place).ok();
        let made = Made::beside(&place).ok().map(Mutex::new);
        Self { place, known, made }
    }

    /// What a source says: as it is known, else as it is read.
    pub(in crate::edge) fn of(
        &self,
        id: SourceId,
        source: &Source,
        read: impl FnOnce() -> Reading,
    ) -> Reading {
        let content = content(source);
        let known = self.known.as_ref().and_then(|known| known.reading(&content));
        let reading = known.unwrap_or_else(read);
        if let Some(made) = &self.made {
            let mut bytes = Vec::new();
            reading.put(&mut bytes);
            made.lock().unwrap_or_else(PoisonError::into_inner).put(content, &bytes);
        }
        reading.of(id)
    }

    /// Keeps what was read for the next time.
    pub(in crate::edge) fn keep(self) -> io::Result<()> {
        match self.made {
            Some(made) => made.into_inner().unwrap_or_else(PoisonError::into_inner).end(&self.place),
            None => Ok(()),
        }
    }
}

/// What a source holds: the bytes it was decoded from, or a record's text, and what is given beside it, be it by its
/// name.
fn content(source: &Source) -> Content {
    let mut hash = Sha256::new();
    let named = published::day_named(source).map(|(words, _)| words);
    let beside = (source.encoding, &source.sha256, source.published, &source.given, named);
    hash.update(postcard::to_stdvec(&beside).unwrap_or_default());
    if source.sha256.is_empty() {
        hash.update(source.text.as_bytes());
    }
    hash.finalize().into()
}

/// The readings of the last time.
#[derive(Debug)]
struct Known {
    parts: Parts,
    nth: FxHashMap<Content, usize>,
    words: Vec<Interned>,
}

impl Known {
    fn open(place: &Path) -> io::Result<Self> {
        let parts = Parts::of(place)?;
        let count = parts.len().checked_sub(2).ok_or_else(damaged)?;
        let contents: Vec<Content> = parts.read(count)?;
        let words: Vec<String> = parts.read(count + 1)?;
        Ok(Self {
            parts,
            nth: contents.into_iter().zip(0..count).collect(),
            words: words.iter().map(|word| word.as_str().into()).collect(),
        })
    }

    fn reading(&self, of: &Content) -> Option<Reading> {
        let nth = *self.nth.get(of)?;
        self.parts.list::<Reading>(nth).ok()?.pop()?.reword(&self.words)
    }
}

/// The readings of this time, as they are written.
#[derive(Debug)]
struct Made {
    path: Unfinished,
    writer: Writer,
    contents: Vec<Content>,
    /// What went wrong, once something did.
    failed: io::Result<()>,
}

impl Made {
    /// Beside a place: one program at a time.
    fn beside(place: &Path) -> io::Result<Self> {
        folder::private_folder(place.parent().unwrap_or(Path::new(".")))?;
        let path = place.with_extension(folder::READINGS_UNFINISHED);
        let file = folder::locked_file(&path)?;
        Ok(Self { path: Unfinished(path), writer: Writer::new(file)?, contents: Vec::new(), failed: Ok(()) })
    }

    fn put(&mut self, content: Content, bytes: &[u8]) {
        if self.failed.is_ok() {
            self.contents.push(content);
            self.failed = self.writer.one(bytes);
        }
    }

    /// Moves all to its place.
    fn end(mut self, place: &Path) -> io::Result<()> {
        self.failed?;
        self.writer.put(&self.contents)?;
        self.writer.put(&Interned::words())?;
        self.writer.end().and_then(|()| fs::rename(&self.path.0, place))
    }
}

/// A file that goes where it is not moved to its place.
#[derive(Debug)]
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::Corpus;
    use crate::extract;

    fn file(nth: usize, text: &str) -> Source {
        Source { name: format!("{nth}.txt"), text: text.into(), ..Source::default() }
    }

    /// The paragraphs of the seeds, some to a file: they name the same people in different ways.
    fn paragraphs() -> Vec<String> {
        let seeds = crate::edge::read_seeds().sources;
        let texts = seeds.iter().flat_map(|seed| seed.text.split("\n\n"));
        texts.filter(|text| text.len() > 80).map(str::to_owned).collect()
    }

    fn opened(place: &Path, sources: &[Source]) -> Corpus {
        let readings = Readings::at(place.to_owned());
        let corpus = extract::corpus_by(sources.to_vec(), |id, source| {
            readings.of(id, source, || extract::read(id, source))
        });
        readings.keep().unwrap();
        corpus
    }

    fn check(place: &Path, sources: &[Source]) {
        let (is, cold) = (opened(place, sources), extract::corpus(sources.to_vec()));
        assert_eq!(format!("{is:?}"), format!("{cold:?}"));
    }

    /// How many of the sources need not be read.
    fn known(place: &Path, sources: &[Source]) -> usize {
        let known = Known::open(place).unwrap();
        sources.iter().filter(|source| known.reading(&content(source)).is_some()).count()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// Whatever files came, changed, moved and went, all is as if it had been read for the first time.
        #[test]
        fn a_changed_dossier_is_as_one_never_read(
            rounds in prop::collection::vec(prop::collection::vec(0_usize..200, 1..9), 2..5),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let (place, texts) = (folder.path().join("dossier.readings"), paragraphs());
            let mut before: Vec<Source> = Vec::new();
            for round in rounds {
                let text = |&at: &usize| texts[at % texts.len()..].iter().take(2).cloned().collect::<Vec<_>>().join("\n\n");
                let sources: Vec<Source> = round.iter().map(text).enumerate().map(|(nth, t)| file(nth, &t)).collect();
                check(&place, &sources);
                prop_assert_eq!(known(&place, &sources), sources.len());
                let again = before.iter().filter(|b| sources.iter().any(|s| s.text == b.text)).count();
                prop_assert_eq!(known(&place, &before), again);
                before = sources;
            }
        }
    }

    #[test]
    fn what_is_damaged_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dossier.readings");
        let sources: Vec<Source> =
            paragraphs().iter().take(6).enumerate().map(|(nth, text)| file(nth, text)).collect();
        check(&place, &sources);
        let bytes = fs::read(&place).unwrap();
        for at in (0..bytes.len()).step_by(bytes.len() / 40) {
            let mut bad = bytes.clone();
            bad[at] ^= 1;
            fs::write(&place, &bad).unwrap();
            check(&place, &sources);
            fs::write(&place, &bytes[..at]).unwrap();
            check(&place, &sources);
        }
    }

    /// While one program writes, another reads what it must and keeps nothing.
    #[test]
    fn one_program_writes_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("dossier.readings");
        let sources = [file(0, &paragraphs()[0])];
        let first = Readings::at(place.clone());
        check(&place, &sources);
        assert!(!place.exists());
        first.keep().unwrap();
        assert_eq!(known(&place, &sources), 0);
        drop(Readings::at(place.clone()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
