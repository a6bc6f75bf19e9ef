//! What one source says, before it is one of many: made on any thread, and kept from one time to the next.

use crate::corpus::{Corpus, Flat, Interned, SourceId};

use super::names::Register;

/// What one source says, numbered from 0.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub(super) corpus: Corpus,
    pub(super) names: Register,
}

impl Reading {
    /// The same of a source of the same words that stands elsewhere.
    #[must_use]
    pub fn of(mut self, id: SourceId) -> Self {
        self.corpus.articles.iter_mut().for_each(|article| article.source = id);
        self
    }

    /// The same, its times' words numbered as in another run, of which these are the words; `None` where there is no
    /// such word.
    #[must_use]
    pub fn reword(mut self, words: &[Interned]) -> Option<Self> {
        self.corpus.reword(words).map(|()| self)
    }
}

impl Flat for Reading {
    fn put(&self, to: &mut Vec<u8>) {
        let Corpus { articles, timexes, states, titles, events, participants, sites, numbers, .. } =
            &self.corpus;
        articles.put(to);
        timexes.put(to);
        states.put(to);
        titles.put(to);
        events.put(to);
        participants.put(to);
        sites.put(to);
        numbers.put(to);
        self.names.put(to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let corpus = Corpus {
            articles: Flat::take(from)?,
            timexes: Flat::take(from)?,
            states: Flat::take(from)?,
            titles: Flat::take(from)?,
            events: Flat::take(from)?,
            participants: Flat::take(from)?,
            sites: Flat::take(from)?,
            numbers: Flat::take(from)?,
            ..Corpus::default()
        };
        Some(Self { corpus, names: Flat::take(from)? })
    }
}
