//! Writing: to standard output, whose reader may leave at any time, and to files, wholly or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::text::printable::clean;

use super::error::Error;

/// True where a person reads standard output.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// True where that person has a screen on which the explorer can be drawn.
pub(super) fn is_screen() -> bool {
    is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The columns of the terminal, 80 where it does not tell.
pub(super) fn width() -> usize {
    match crossterm::terminal::size() {
        Ok((columns @ 1.., _)) => usize::from(columns),
        _ => 80,
    }
}

/// Writes to standard output. A reader that left (`| head`) has what it wanted.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Error::io("stdout", &e)),
        _ => Ok(()),
    }
}

/// Says one line on standard error; where nobody listens, nothing more can be said.
pub fn complain(line: &str) {
    writeln!(io::stderr(), "recoupe: {}", clean(line)).ok();
}

/// Writes a file: beside it first, then in its place, so that a crash leaves the old one or the new one.
/// What is no plain file (`/dev/null`, a pipe) is written into as it stands.
pub(super) fn file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let special = path.metadata().is_ok_and(|about| !about.is_file());
    let done = if special { into(path, write) } else { replace(path, write) };
    done.map_err(|e| Error::io(path.to_string_lossy(), &e))
}

fn into(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(File::options().write(true).open(path)?);
    write(&mut out)?;
    out.flush()
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link goes on pointing where it pointed.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let beside = beside(&path)?;
    let done = fresh(&beside, write).and_then(|()| fs::rename(&beside, &path));
    if done.is_err() {
        // The error worth telling is the first one.
        fs::remove_file(&beside).ok();
    }
    done
}

/// A name of our own in the same folder.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?;
    Ok(path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id())))
}

fn fresh(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, File::create_new(path)?);
    write(&mut out)?;
    out.into_inner()?.sync_all()
}
