//! Why the program stops: what it is about, what is wrong, the way out. One line on standard error.

use crate::corpus::Reason;
use crate::text::printable::clean;
use crate::words::Lang;

/// A reason to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file, option or stream at fault.
    about: String,
    why: Reason,
}

impl Error {
    /// About `about`, because of `why`.
    pub(super) fn new(about: impl Into<String>, why: Reason) -> Self {
        Self { about: about.into(), why }
    }

    /// About a file or stream that the system would not read or write.
    pub(super) fn io(about: impl Into<String>, error: &std::io::Error) -> Self {
        Self::new(about, Reason::because("cli-io", &[&error.to_string()]))
    }

    /// In one line, without the program's name.
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        clean(&format!("{}: {}", self.about, self.why.tell(lang))).into_owned()
    }
}
