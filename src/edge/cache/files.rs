//! What the files of a dossier are, as far as the system tells without opening them, and how many are other than
//! they were.

use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::edge::args::lang;
use crate::edge::walk::{self, STDIN};
use crate::words::say_with;

/// A file that changed so shortly before it was read, or since, may have changed again unseen: the time of change
/// moves with the system's tick, on old file systems (which tell whole seconds only) every two seconds.
const RACE: Duration = Duration::from_millis(20);
const OLD_RACE: Duration = Duration::from_secs(2);

/// What the files behind some paths are, as far as the system tells without opening them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::edge) struct Files(Vec<(PathBuf, u64, Duration)>);

/// How many files are other than they were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::edge) struct Change {
    new: usize,
    changed: usize,
    gone: usize,
}

impl Change {
    /// In words; none where nothing is other.
    pub(in crate::edge) fn tell(self, key: &'static str) -> Option<String> {
        let Self { new, changed, gone } = self;
        (self != Self::default()).then(|| say_with(lang(), key, &[&new, &changed, &gone]))
    }
}

impl Files {
    /// Those behind the paths; none where one of them cannot be known again, such as standard input.
    pub(in crate::edge) fn behind(paths: &[PathBuf]) -> Option<Self> {
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
    pub(in crate::edge) fn since(&self, before: &Self) -> Change {
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
    pub(super) fn rest_since(&self, moment: Duration) -> bool {
        let race = |changed: &Duration| if changed.subsec_nanos() == 0 { OLD_RACE } else { RACE };
        self.0.iter().all(|(_, _, changed)| *changed + race(changed) < moment)
    }
}
