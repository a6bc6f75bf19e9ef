//! A dossier made ready away from the screen's thread: to be shown, it only takes the place of what was there.

use std::sync::Arc;

use crate::corpus::{Corpus, Name, NameId};
use crate::extract::{self, clusters};
use crate::search::{Index, Ledger, Segment};

/// A corpus with all that is asked of it.
#[derive(Debug, Default)]
pub struct Ready {
    /// What the dossier says.
    pub corpus: Corpus,
    /// Its words.
    pub index: Index,
    /// Its values.
    pub ledger: Ledger,
}

impl Ready {
    /// Of a corpus that has its index.
    #[must_use]
    pub fn new(mut corpus: Corpus, index: Index) -> Self {
        corpus.fit();
        let ledger = Ledger::new(&corpus);
        Self { corpus, index, ledger }
    }

    /// Of a corpus that was read part by part and of the words of its parts, once its names are known. Lists in
    /// which no name stands are shared with the corpus on screen.
    #[must_use]
    pub fn settled(read: Arc<Corpus>, segments: &[Arc<Segment>], names: Vec<Name>, new: &[NameId]) -> Self {
        let mut corpus = Corpus::clone(&read);
        drop(read);
        corpus.rename(names, new);
        extract::date_by_neighbours(&mut corpus);
        let values = || rayon::join(|| Segment::merge(segments), || Ledger::unsettled(&corpus));
        let (happenings, (words, mut ledger)) = rayon::join(|| clusters::group(&corpus), values);
        corpus.settle(happenings);
        corpus.fit();
        ledger.settle(&corpus);
        let mut index = Index::default();
        index.push(words);
        index.learn(&corpus);
        Self { corpus, index, ledger }
    }

    /// True where it is of the same files as another corpus.
    pub(super) fn is_of(&self, corpus: &Corpus) -> bool {
        let same = |(a, b): (&Arc<_>, &Arc<_>)| Arc::ptr_eq(a, b);
        self.corpus.sources.len() == corpus.sources.len()
            && self.corpus.sources.iter().zip(&corpus.sources).next().is_none_or(same)
    }
}
