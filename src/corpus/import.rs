//! What became of the files a dossier was opened from: read, or left out and why.

use crate::words::{Lang, say_with};

use super::Reason;

/// The account of one import, which the interface can show at any time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// How many files were met.
    pub found: usize,
    /// How many of them were read.
    pub kept: usize,
    /// The others by path as opened, each with what is wrong and the way out.
    pub left_out: Vec<(String, Reason)>,
}

impl Import {
    /// Enters a file that was left out.
    pub fn leave(&mut self, name: String, why: Reason) {
        self.found += 1;
        self.left_out.push((name, why));
    }

    /// The account in one line: "found 12, kept 9, left out 3: empty file (2), …".
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        if self.left_out.is_empty() {
            return say_with(lang, "import-all", &[&self.found, &self.kept]);
        }
        let why =
            self.whys(lang).iter().map(|(why, n)| format!("{why} ({n})")).collect::<Vec<_>>().join(", ");
        say_with(lang, "import-some", &[&self.found, &self.kept, &self.left_out.len(), &why])
    }

    /// Each reason in words with the number of files it holds for, in the order first met.
    fn whys(&self, lang: Lang) -> Vec<(String, usize)> {
        let mut whys: Vec<(String, usize)> = Vec::new();
        for (_, why) in &self.left_out {
            let why = why.tell(lang);
            match whys.iter_mut().find(|(seen, _)| *seen == why) {
                Some((_, n)) => *n += 1,
                None => whys.push((why, 1)),
            }
        }
        whys
    }
}
