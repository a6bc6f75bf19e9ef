//! The cache folder: only its owner looks into it, and it does not grow without end.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// So many dossiers are kept; the one not opened for longest makes room.
const MOST: usize = 12;

/// What the readings of a dossier end in, which stand beside it.
pub(super) const READINGS: &str = "readings";

/// What a dossier and its readings end in while they are written.
pub(super) const UNFINISHED: &str = "new";
pub(super) const READINGS_UNFINISHED: &str = "readings-new";

/// A folder that only its owner can look into: texts of a dossier may be nobody else's business.
pub(super) fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A file that only its owner can read.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The same, where no other program writes it at this time: it is this one's until it is closed.
pub(super) fn locked_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).write(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    file.try_lock()?;
    file.set_len(0)?;
    Ok(file)
}

/// True of a file that was being written, and that nobody writes any more.
fn is_left_over(path: &Path) -> bool {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some(UNFINISHED) => true,
        Some(READINGS_UNFINISHED) => locked_file(path).is_ok(),
        _ => false,
    }
}

/// Deletes what has not been opened for longest, what other versions kept, and what a program that was killed left
/// unfinished: the lock of the folder is this program's.
pub(super) fn make_room(folder: &Path) -> io::Result<()> {
    let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_left_over(&path) {
            fs::remove_file(&path).ok();
        }
        if path.extension().is_none() && path.file_stem().is_some_and(|name| name.len() == 32) {
            let opened = path.metadata().and_then(|about| about.modified()).unwrap_or(UNIX_EPOCH);
            kept.push((opened, path));
        }
    }
    kept.sort_unstable();
    let over = kept.len().saturating_sub(MOST);
    kept.iter().take(over).try_for_each(|(_, path)| {
        fs::remove_file(path.with_extension(READINGS)).ok();
        fs::remove_file(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_unfinished_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = |name: &str| folder.path().join(name);
        for name in ["a.new", "b.readings-new", "c.readings-new", "d.readings", "lock"] {
            fs::write(place(name), "x").expect("a file");
        }
        let being_written = locked_file(&place("c.readings-new")).expect("a lock");
        make_room(folder.path()).expect("room");
        let there = |name: &&str| place(name).exists();
        let left: Vec<&str> = ["a.new", "b.readings-new", "c.readings-new", "d.readings", "lock"]
            .into_iter()
            .filter(there)
            .collect();
        assert_eq!(left, ["c.readings-new", "d.readings", "lock"]);
        drop(being_written);
    }
}
