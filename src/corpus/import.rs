//! What became of the files and records a dossier was opened from: kept, or left out and why.

use serde::{Deserialize, Serialize};

use crate::words::{Lang, say, say_with};

use super::Reason;

/// So many of each are kept by name; the rest are counted.
const NAMED: usize = 1_000;

/// So many different reasons are told apart; the rest are counted together.
const WHYS: usize = 12;

/// The account of one import, which the interface can show at any time. Its size does not grow with the dossier's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The files.
    pub files: Tally,
    /// The records in them.
    pub records: Tally,
    /// The first files and records left out, by path as opened and line, each with what is wrong and the way out.
    pub left_out: Vec<(String, Reason)>,
    /// The first of those kept of which something is to be said.
    pub remarks: Vec<(String, Reason)>,
    /// All of those.
    pub remarked: usize,
}

/// How many were met, and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many were met.
    pub found: usize,
    /// How many of them were read.
    pub kept: usize,
    /// Why the others were not, each reason with their number, in the order first met.
    whys: Vec<(Reason, usize)>,
}

impl Import {
    /// Enters a file that was read.
    pub fn keep_file(&mut self) {
        self.files.keep();
    }

    /// Enters a record that was read.
    pub fn keep_record(&mut self) {
        self.records.keep();
    }

    /// Enters a file that was left out.
    pub fn leave_file(&mut self, name: String, why: Reason) {
        self.files.leave(&why);
        remember(&mut self.left_out, name, why);
    }

    /// Enters a record that was left out, named by file and line.
    pub fn leave_record(&mut self, name: String, why: Reason) {
        self.records.leave(&why);
        remember(&mut self.left_out, name, why);
    }

    /// Enters what is to be said of a file or record that was kept.
    pub fn remark(&mut self, name: String, what: Reason) {
        self.remarked += 1;
        remember(&mut self.remarks, name, what);
    }

    /// How many files and records were left out.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.files.lost() + self.records.lost()
    }

    /// The account in one line: "found 12 files, kept 9, left out 3: empty file (2), …; found 900 records, …".
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        let mut told = self.files.tell(lang, "import-all", "import-some");
        if self.records.found > 0 {
            told += if lang == Lang::Fr { " ; " } else { "; " };
            told += &self.records.tell(lang, "import-records-all", "import-records-some");
        }
        told
    }
}

impl Tally {
    fn keep(&mut self) {
        self.found += 1;
        self.kept += 1;
    }

    fn leave(&mut self, why: &Reason) {
        self.found += 1;
        if let Some((_, n)) = self.whys.iter_mut().find(|(seen, _)| seen == why) {
            *n += 1;
        } else if self.whys.len() < WHYS {
            self.whys.push((why.clone(), 1));
        }
    }

    /// How many were left out.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.found - self.kept
    }

    fn tell(&self, lang: Lang, all: &'static str, some: &'static str) -> String {
        if self.lost() == 0 {
            return say_with(lang, all, &[&self.found, &self.kept]);
        }
        let told = self.whys.iter().map(|(why, n)| format!("{} ({n})", why.tell(lang)));
        let untold = self.lost() - self.whys.iter().map(|(_, n)| n).sum::<usize>();
        let others = (untold > 0).then(|| format!("{} ({untold})", say(lang, "import-others")));
        let why = told.chain(others).collect::<Vec<_>>().join(", ");
        say_with(lang, some, &[&self.found, &self.kept, &self.lost(), &why])
    }
}

fn remember(list: &mut Vec<(String, Reason)>, name: String, why: Reason) {
    if list.len() < NAMED {
        list.push((name, why));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_bad_lines_are_counted_and_the_first_are_named() {
        let mut import = Import::default();
        import.keep_file();
        import.keep_record();
        for line in 0..1_000_000 {
            let part = if line < 999_000 { "x" } else { &line.to_string() };
            import.leave_record(format!("a.jsonl:{line}"), Reason::because("import-json", &[part]));
        }
        assert_eq!(
            (import.left_out.len(), import.records.found, import.lost()),
            (NAMED, 1_000_001, 1_000_000)
        );
        let told = import.tell(Lang::En);
        assert!(
            told.starts_with("found 1 file, kept 1; found 1000001 records, kept 1, left out 1000000: "),
            "{told}"
        );
        assert!(told.ends_with("other reasons (989)"), "{told}");
    }
}
