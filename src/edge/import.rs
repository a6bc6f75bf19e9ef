//! Reads a dossier on threads of its own, and tells the explorer what it finds as it comes.
//!
//! A small dossier is given whole. A long one comes in two rounds: first where its articles stand (titles and texts
//! are there to be read), then what they say.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SendError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use crate::app::{Doing, News, Progress, Ready};
use crate::corpus::{self, Article, ArticleId, Corpus, Name, NameId, Source, SourceId};
use crate::extract::{self, Reading, Sheet};
use crate::search::{Index, Ledger, Segment};
use crate::words::say;

use super::args::lang;
use super::cache::{self, Cache, Change, Files, Kept, Readings};
use super::error::Error;
use super::input::Input;
use super::open::{self, Dates};
use super::output;
use super::read::{Dossier, Met, read, stream};

/// What is shorter than this is given whole.
const SMALL: usize = 1 << 20;

/// So long the terminal waits to learn that nothing can be read; slower news come on the screen.
const PATIENCE: Duration = Duration::from_millis(20);

/// A wait at the end that is longer than this is told.
const FELT: Duration = Duration::from_millis(400);

/// How long watched files are left alone between two looks, at least.
const REST: Duration = Duration::from_secs(1);

/// How a dossier begins: with an error, or well.
type Begin = Result<(), Error>;

/// A dossier being read.
#[derive(Debug)]
pub(super) struct Opening {
    begin: Receiver<Begin>,
    go: Sender<Sender<Input>>,
    shared: Arc<Shared>,
}

/// What the thread that reads and the one that draws tell each other.
#[derive(Debug, Default)]
struct Shared {
    stop: AtomicBool,
    /// Where the dossier is to be kept once all is settled, and how it was read.
    keep: Mutex<Option<(Cache, cache::Reading)>>,
    /// The thread that keeps it.
    keeping: Mutex<Option<JoinHandle<()>>>,
}

impl Opening {
    /// Begins to read. What is plainly wrong with a dossier is known at once: it is an error.
    pub(super) fn start(
        paths: Vec<PathBuf>,
        dates: Dates,
        cache: Option<Cache>,
        watch: bool,
    ) -> Result<Self, Error> {
        let (told, begin) = mpsc::channel();
        let (go, gone) = mpsc::channel();
        let shared = Arc::new(Shared::default());
        let reader = Reader {
            shared: Arc::clone(&shared),
            dates,
            cache,
            change: Change::default(),
            watch,
            start: Instant::now(),
        };
        thread::Builder::new()
            .name("import".to_owned())
            .spawn(move || reader.run(&paths, &told, &gone))
            .map_err(|e| Error::io("recoupe", &e))?;
        let import = Self { begin, go, shared };
        match import.begin.recv_timeout(PATIENCE) {
            Ok(Err(error)) => Err(error),
            Ok(Ok(())) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(import),
        }
    }

    /// Goes on, now that the first frame is drawn.
    pub(super) fn go_on(&self, to_main: Sender<Input>) {
        // Where the reader is gone, it has said why.
        self.go.send(to_main).ok();
    }

    /// Keeps the dossier for the next time, off the main thread: nothing hangs on it.
    pub(super) fn keep(&self, corpus: Arc<Corpus>, index: Index, ledger: Arc<Ledger>) {
        let keep = self.shared.keep.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some((cache, reading)) = keep else { return };
        let work = move || drop(cache.keep(reading, &corpus, &index, &ledger));
        let keeping = thread::Builder::new().name("cache".to_owned()).spawn(work).ok();
        *self.shared.keeping.lock().unwrap_or_else(PoisonError::into_inner) = keeping;
    }

    /// Waits until what is being kept is kept: who leaves at once opens the dossier as fast the next time. A wait that
    /// is felt is told; C-c ends it.
    pub(super) fn finish(&self) {
        let keeping = self.shared.keeping.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(keeping) = keeping else { return };
        let start = Instant::now();
        while !keeping.is_finished() && start.elapsed() < FELT {
            thread::sleep(Duration::from_millis(5));
        }
        if !keeping.is_finished() {
            output::complain(say(lang(), "cache-keeping"));
        }
        keeping.join().ok();
    }

    /// Stops reading: what is there is enough.
    pub(super) fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

/// Finds the happenings of a corpus and makes its index one, off the main thread.
pub(super) fn settle(
    corpus: Arc<Corpus>,
    segments: Vec<Arc<Segment>>,
    names: Vec<Name>,
    new: Vec<NameId>,
    to_main: Sender<Input>,
) -> std::io::Result<()> {
    let work = move || {
        let ready = Ready::settled(corpus, &segments, names, &new);
        drop(segments);
        to_main.send(Input::News(News::Settled(Box::new(ready)))).ok();
    };
    thread::Builder::new().name("settle".to_owned()).spawn(work).map(drop)
}

/// The thread that reads.
struct Reader {
    shared: Arc<Shared>,
    dates: Dates,
    cache: Option<Cache>,
    /// What has changed since the last visit, where that is known.
    change: Change,
    watch: bool,
    start: Instant,
}

impl Reader {
    fn run(mut self, paths: &[PathBuf], told: &Sender<Begin>, go: &Receiver<Sender<Input>>) {
        if let Some(cache) = self.cache.take_if(|cache| cache.is_there()) {
            // What is there was read once: nothing can be plainly wrong.
            told.send(Ok(())).ok();
            let kept = cache.open(paths);
            self.cache = Some(cache);
            match kept {
                Ok(kept) => return self.kept(kept, paths, go),
                Err(change) => self.change = change,
            }
        }
        let (mut dossier, mut stream) = (Dossier::default(), stream(paths));
        // One source that can be read is a good beginning.
        let mut more = self.fill(&mut stream, &mut dossier, 1);
        let begin = if dossier.sources.is_empty() { Err(open::nothing(&dossier)) } else { Ok(()) };
        told.send(begin.clone()).ok();
        more = more && self.fill(&mut stream, &mut dossier, SMALL);
        let Ok(to_main) = go.recv() else { return };
        if let Err(error) = begin {
            to_main.send(Input::Broken(error)).ok();
        } else if more {
            self.long(paths, stream, dossier, &to_main);
        } else {
            self.small(paths, dossier, &to_main);
        }
    }

    /// The whole at once, as it was kept.
    fn kept(mut self, kept: Kept, paths: &[PathBuf], go: &Receiver<Sender<Input>>) {
        let Ok(to_main) = go.recv() else { return };
        let Kept { ready, import, texts } = kept;
        to_main.send(Input::News(News::Account(open::summary(&import)))).ok();
        let files = self.watched(paths);
        to_main.send(Input::News(News::Whole(Box::new(ready)))).ok();
        if !texts.are_sound() {
            self.cache.iter().for_each(Cache::forget);
            self.renew(paths, &to_main).ok();
        }
        drop(texts);
        self.watch(files, paths, &to_main);
    }

    /// Takes sources until there are so many bytes of them; true where more may follow.
    fn fill(&mut self, stream: &mut impl Iterator<Item = Met>, dossier: &mut Dossier, most: usize) -> bool {
        let (first, mut bytes) = (dossier.sources.len(), 0);
        while bytes < most && !self.stopped() {
            let Some(met) = stream.next() else { break };
            let before = dossier.sources.len();
            dossier.take(met);
            bytes += dossier.sources.iter().skip(before).map(|s| s.text.len()).sum::<usize>();
        }
        dossier.sources.iter_mut().skip(first).for_each(|source| self.dates.give(source));
        bytes >= most
    }

    /// The whole at once.
    fn small(self, paths: &[PathBuf], dossier: Dossier, to_main: &Sender<Input>) {
        let files = self.watched(paths);
        let lines = self.account(&dossier.import);
        let corpus = extract::corpus(dossier.sources);
        let index = Index::new(&corpus);
        let tell = |news| to_main.send(Input::News(news)).ok();
        tell(News::Account(lines));
        tell(News::Whole(Box::new(Ready::new(corpus, index))));
        self.watch(files, paths, to_main);
    }

    /// The account of an import, line by line.
    fn account(&self, import: &corpus::Import) -> Vec<String> {
        let mut lines = open::summary(import);
        lines.extend(self.dates.unused());
        lines.extend(self.change.tell("import-since"));
        lines
    }

    /// Part by part, in two rounds.
    fn long(
        mut self,
        paths: &[PathBuf],
        mut stream: impl Iterator<Item = Met>,
        mut dossier: Dossier,
        to_main: &Sender<Input>,
    ) {
        let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let files = (self.cache.is_some() || self.watch).then(|| {
            let paths = paths.to_vec();
            thread::spawn(move || Files::behind(&paths))
        });
        let tell = |news| drop(to_main.send(Input::News(news)));
        let (mut all, mut sheets): (Vec<Arc<Source>>, Sheets) = Default::default();
        let (mut bytes, mut laid) = (0, 0);
        loop {
            let chunk: Vec<Arc<Source>> = dossier.sources.drain(..).map(Arc::new).collect();
            if chunk.is_empty() {
                break;
            }
            let now = chunk.last().map(|s| s.name.clone()).unwrap_or_default();
            let first = all.len();
            all.extend_from_slice(&chunk);
            bytes += chunk.iter().map(|s| s.text.len()).sum::<usize>();
            // What was read is laid out while what follows is read.
            let (laid_out, articles, segments) = thread::scope(|scope| {
                let laying = scope.spawn(|| lay_out(first, laid, &chunk));
                self.fill(&mut stream, &mut dossier, SMALL.max(bytes / 8));
                laying.join().unwrap_or_default()
            });
            laid += articles.len();
            sheets.extend(laid_out);
            tell(News::Progress(self.progress(Doing::Laying, laid, None, now)));
            tell(News::Laid(chunk, articles, segments));
        }
        tell(News::Account(self.account(&dossier.import)));
        self.start = Instant::now();
        let mut done = 0;
        // Stopped before the second round, it is not begun.
        let told = if self.stopped() { &[][..] } else { &all };
        let readings = self.cache.as_ref().map(Cache::readings);
        let (names, new) = extract::read_all(told, reading(readings.as_ref(), &sheets), |part| {
            done += part.articles.len();
            let now = part.articles.last().map(|a| all[a.source.at()].name.clone()).unwrap_or_default();
            tell(News::Read(Box::new(part)));
            tell(News::Progress(self.progress(Doing::Reading, done, Some(laid), now)));
            if self.stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let files = files.and_then(|files| files.join().ok()).flatten();
        if !self.stopped() {
            // What cannot be kept is read again.
            drop(readings.map(Readings::keep));
        }
        if let (false, Some(cache), Some(files)) = (self.stopped(), self.cache.clone(), files.clone()) {
            let reading = cache::Reading { files, began, import: dossier.import };
            *self.shared.keep.lock().unwrap_or_else(PoisonError::into_inner) = Some((cache, reading));
        }
        if self.stopped() && done < laid {
            tell(News::Stopped(done, laid));
        }
        tell(News::Progress(self.progress(Doing::Settling, done, Some(laid), String::new())));
        tell(News::Names(names, new));
        let files = if self.watch { files } else { None };
        self.watch(files, paths, to_main);
    }

    /// What the files are before they are read, where they are watched.
    fn watched(&self, paths: &[PathBuf]) -> Option<Files> {
        if self.watch && !paths.is_empty() { Files::behind(paths) } else { None }
    }

    /// Looks at the files from time to time, and reads all anew where they changed.
    fn watch(mut self, files: Option<Files>, paths: &[PathBuf], to_main: &Sender<Input>) {
        let Some(mut known) = files else { return };
        loop {
            let start = Instant::now();
            let Some(now) = Files::behind(paths) else { return };
            // A folder of many files is not looked at all the time.
            thread::sleep(REST.max(start.elapsed() * 20));
            if now == known {
                continue;
            }
            // What is still being written is left to rest first.
            if Files::behind(paths).as_ref() != Some(&now) {
                continue;
            }
            self.change = now.since(&known);
            known = now;
            if self.renew(paths, to_main).is_err() {
                return;
            }
        }
    }

    /// Reads all anew, and puts it in the place of what is on the screen.
    fn renew(&mut self, paths: &[PathBuf], to_main: &Sender<Input>) -> Result<(), SendError<Input>> {
        let mut dossier = read(paths);
        dossier.sources.iter_mut().for_each(|source| self.dates.give(source));
        let lines = self.account(&dossier.import);
        let corpus = self.read_again(dossier.sources);
        let index = Index::new(&corpus);
        let ready = Box::new(Ready::new(corpus, index));
        to_main.send(Input::News(News::Renewed(ready, lines, self.change.tell("import-renewed"))))
    }

    /// What sources say of which most have been read before.
    fn read_again(&self, sources: Vec<Source>) -> Corpus {
        let is_long = sources.iter().map(|source| source.text.len()).sum::<usize>() >= SMALL;
        let readings = self.cache.as_ref().filter(|_| is_long).map(Cache::readings);
        let corpus = extract::corpus_by(sources, reading(readings.as_ref(), &Sheets::new()));
        drop(readings.map(Readings::keep));
        corpus
    }

    fn stopped(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }

    /// How far the step is that began at `start`.
    fn progress(&self, doing: Doing, done: usize, of: Option<usize>, now: String) -> Progress {
        let seconds = self.start.elapsed().as_secs_f64().max(0.001);
        let rate = done as f64 / seconds;
        let left = of.map(|of| (of.saturating_sub(done) as f64 / rate.max(1.0)).ceil() as u64);
        Progress { doing, done, of, rate: rate as usize, left, now }
    }
}

/// The sheets of each source that is laid out, until it is read.
type Sheets = Vec<Mutex<Vec<Sheet>>>;

/// How a source is read: as it is known from another time, where anything is; else from its sheets, where it has any.
fn reading<'r>(
    known: Option<&'r Readings>,
    sheets: &'r Sheets,
) -> impl Fn(SourceId, &Source) -> Reading + Sync + 'r {
    move |id, source| {
        let laid = sheets.get(id.at()).map(|laid| laid.lock().unwrap_or_else(PoisonError::into_inner));
        let laid = laid.map(|mut laid| std::mem::take(&mut *laid));
        let read = || extract::read_sheets(id, source, laid.unwrap_or_else(|| extract::lay_out(source)));
        match known {
            Some(known) => known.of(id, source, read),
            None => read(),
        }
    }
}

/// The sheets of sources from one on, in order, their articles and the words of these; `laid` articles stand before.
fn lay_out(first: usize, laid: usize, sources: &[Arc<Source>]) -> (Sheets, Vec<Article>, Vec<Segment>) {
    let sheets: Vec<Vec<Sheet>> = sources.par_iter().map(|source| extract::lay_out(source)).collect();
    let of = |(nth, sheets): (usize, &Vec<Sheet>)| {
        sheets.iter().map(|sheet| sheet.article(SourceId::new(first + nth))).collect::<Vec<_>>()
    };
    let articles: Vec<Article> = sheets.iter().enumerate().flat_map(of).collect();
    let text = |id: SourceId| sources.get(id.at() - first).map_or("", |source| &source.text);
    let run = articles.len().div_ceil(rayon::current_num_threads()).max(1);
    let runs = articles.par_chunks(run).enumerate();
    let segments = runs.map(|(nth, run_of)| Segment::new(run_of, ArticleId::new(laid + nth * run), text));
    let segments = segments.collect();
    (sheets.into_iter().map(Mutex::new).collect(), articles, segments)
}
