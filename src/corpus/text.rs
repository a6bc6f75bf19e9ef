//! A source's text: at hand, or brought from where it is kept when it is first asked for.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The decoded text of a source. Most texts of a long dossier that is opened again are never looked at: such a text
/// stays where it is kept until it is asked for, and is at hand from then on.
#[derive(Clone, Default)]
pub struct Text {
    at_hand: OnceLock<Box<str>>,
    kept: Option<(Arc<dyn Library>, u32)>,
}

/// Where texts are kept.
pub trait Library: fmt::Debug + Send + Sync {
    /// The text of a number; `None` where it can no longer be read.
    fn text(&self, number: u32) -> Option<String>;
}

impl Text {
    /// One that is kept under a number.
    #[must_use]
    pub fn kept(library: Arc<dyn Library>, number: u32) -> Self {
        Self { at_hand: OnceLock::new(), kept: Some((library, number)) }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.at_hand.get_or_init(|| {
            let brought = self.kept.as_ref().and_then(|(library, number)| library.text(*number));
            brought.unwrap_or_default().into()
        })
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { at_hand: OnceLock::from(text.into_boxed_str()), kept: None }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
