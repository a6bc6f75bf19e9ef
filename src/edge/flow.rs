//! Articles in, lines out: constant memory, the order of the input, every core, for as long as somebody reads.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use rayon::prelude::*;

use crate::corpus::{Corpus, Import, Reason, Source};
use crate::extract;

use super::args::lang;
use super::error::Error;
use super::open::{Dates, NAMED};
use super::output;
use super::read::{self, Met};
use super::walk::STDIN;

/// So many sources are read ahead, and so many bytes of text; one source, however long it is.
const AHEAD: usize = 256;
const ROOM: usize = 8 << 20;

/// So many bytes of text are taken at a time, where that much is there.
const TAKEN: usize = 1 << 20;

/// What the sources at the paths say, written source by source: `write` is given the corpus of each one alone.
pub(super) fn run(
    paths: &[PathBuf],
    dates: Dates,
    write: impl Fn(&Corpus, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> Result<(), Error> {
    let (sender, sources) = sync_channel(AHEAD);
    let room = Arc::new(Room::default());
    let (paths, held) = (paths.to_vec(), Arc::clone(&room));
    let reader = thread::Builder::new().name("read".to_owned());
    let reader =
        reader.spawn(move || send(&paths, dates, &sender, &held)).map_err(|e| Error::io("stdin", &e))?;
    let lines = |source: Source| {
        let mut lines = Vec::new();
        write(&extract::corpus(vec![source]), &mut lines).map(|()| lines)
    };
    match print(&sources, &room, lines) {
        // Whoever read has gone; what is still to come would be for nobody.
        Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
        done => done.map_err(|e| Error::io("stdout", &e))?,
    }
    let Ok((account, dates)) = reader.join() else {
        return Err(Error::new("stdin", Reason::because("cli-io", &["panic"])));
    };
    dates.complain_of_unused();
    account.close()
}

/// How many bytes of text have been read and not yet told of.
#[derive(Default)]
struct Room {
    held: Mutex<usize>,
    freed: Condvar,
}

impl Room {
    /// Takes so much of it, once there is as much; more than all there is, once nothing is held.
    fn take(&self, bytes: usize) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |held: &mut usize| *held > 0 && *held + bytes > ROOM;
        *self.freed.wait_while(held, full).unwrap_or_else(PoisonError::into_inner) += bytes;
    }

    /// Gives so much of it back.
    fn free(&self, bytes: usize) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.freed.notify_one();
    }
}

/// What became of the input.
#[derive(Default)]
struct Account {
    import: Import,
    /// Whether some of it ended before its end.
    cut: bool,
}

/// Sends the sources, and names the first of those left out as they are met.
fn send(paths: &[PathBuf], mut dates: Dates, to: &SyncSender<Source>, room: &Room) -> (Account, Dates) {
    let mut account = Account::default();
    let mut named = 0;
    for met in read::stream(paths) {
        // Nothing is no trouble: a part of a large table may be empty.
        if matches!(&met, Met::NoFile(name, why) if name == STDIN && why.is("import-empty")) {
            continue;
        }
        if let Some((name, why)) = met.trouble().filter(|_| named < NAMED) {
            named += 1;
            output::complain(&format!("{name}: {}", why.tell(lang())));
        }
        account.cut |= matches!(&met, Met::Remark(_, why) if why.is("import-cut"));
        let Some(mut source) = met.enter(&mut account.import) else { continue };
        dates.give(&mut source);
        room.take(source.text.len());
        if to.send(*source).is_err() {
            break;
        }
    }
    (account, dates)
}

/// Writes the lines of all sources, in their order. What is there is written before more is waited for.
fn print(
    sources: &Receiver<Source>,
    room: &Room,
    lines: impl Fn(Source) -> io::Result<Vec<u8>> + Sync,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    while let Ok(first) = sources.recv() {
        let mut taken = first.text.len();
        let mut batch = vec![first];
        while taken < TAKEN
            && let Ok(source) = sources.try_recv()
        {
            taken += source.text.len();
            batch.push(source);
        }
        for lines in batch.into_par_iter().map(&lines).collect::<Vec<_>>() {
            out.write_all(&lines?)?;
        }
        room.free(taken);
        out.flush()?;
    }
    Ok(())
}

impl Account {
    /// Told where anything was left out; an error where the input was not read to its end, or nothing of it was.
    fn close(&self) -> Result<(), Error> {
        let told = self.import.tell(lang());
        if self.cut {
            return Err(Error::new(told, Reason::because("import-cut", &[])));
        }
        if self.import.files.kept == 0 && self.import.lost() > 0 {
            return Err(Error::new(told, Reason::because("import-nothing", &[])));
        }
        if self.import.lost() > 0 {
            output::complain(&told);
        }
        Ok(())
    }
}
