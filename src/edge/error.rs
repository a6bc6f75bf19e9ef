//! Why the program stops: what it is about, what is wrong, the way out. One line on standard error, below a line for
//! each file that was left out.

use crate::corpus::Reason;
use crate::text::printable::clean;
use crate::words::Lang;

/// A reason to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file, option or stream at fault.
    about: String,
    why: Reason,
    /// What is said before it.
    before: Vec<String>,
    /// The exit status.
    status: u8,
}

impl Error {
    /// About `about`, because of `why`.
    pub(super) fn new(about: impl Into<String>, why: Reason) -> Self {
        Self { about: about.into(), why, before: Vec::new(), status: 1 }
    }

    /// About what was typed.
    pub(super) fn usage(about: impl Into<String>, why: Reason) -> Self {
        Self { about: about.into(), why, before: Vec::new(), status: 2 }
    }

    /// About a file or stream that the system would not read or write.
    pub(super) fn io(about: impl Into<String>, error: &std::io::Error) -> Self {
        Self::new(about, Reason::because("cli-io", &[&error.to_string()]))
    }

    /// The same below other lines.
    pub(super) fn below(self, before: Vec<String>) -> Self {
        Self { before, ..self }
    }

    /// What is to be said before it, line by line.
    #[must_use]
    pub fn before(&self) -> &[String] {
        &self.before
    }

    /// The exit status: 2 where the command line was at fault, else 1.
    #[must_use]
    pub fn status(&self) -> u8 {
        self.status
    }

    /// In one line, without the program's name.
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        clean(&format!("{}: {}", self.about, self.why.tell(lang))).into_owned()
    }
}
