//! People, bodies, states and places: where they are named, and which names are one.

use crate::corpus::{ArticleId, Event, Mention, Name};
use crate::text::Span;
use crate::words::Lang;

/// The names met so far, across articles.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The names, by id.
    pub names: Vec<Name>,
}

impl Register {
    /// The mentions of an article, in order; new names are entered.
    pub fn find(
        &mut self,
        _text: &str,
        _article: ArticleId,
        _sentences: &[Span],
        _lang: Lang,
    ) -> Vec<Mention> {
        Vec::new()
    }

    /// The final list: names that turned out to be one are joined, and mentions and events renumbered.
    #[must_use]
    pub fn into_names(self, _mentions: &mut [Mention], _events: &mut [Event]) -> Vec<Name> {
        self.names
    }
}
