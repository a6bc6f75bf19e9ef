//! The articles by publication, kept as they come: what is visible of them is then one pass, without sorting.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, Shared};
use crate::date::Edtf;

/// Every article in the order of publication, the undated last.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct ByPublication {
    articles: Shared<ArticleId>,
    /// How many had been read when they were put in order: what has not been read has no date.
    read: u32,
}

impl ByPublication {
    /// Puts the articles of a corpus in order, unless they are.
    pub(super) fn take_in(&mut self, corpus: &Corpus) {
        if self.is_of(corpus) {
            return;
        }
        let mut articles: Vec<ArticleId> = corpus.article_ids().collect();
        articles.par_sort_by_cached_key(|&article| publication(corpus, article));
        *self = Self { articles: articles.into(), read: corpus.read };
    }

    /// True where nothing has come or been read since.
    pub(super) fn is_of(&self, corpus: &Corpus) -> bool {
        (self.articles.len(), self.read) == (corpus.articles.len(), corpus.read)
    }

    /// The articles in order.
    pub(super) fn articles(&self) -> &Shared<ArticleId> {
        &self.articles
    }
}

/// Where an article stands by its publication.
pub fn publication(corpus: &Corpus, article: ArticleId) -> impl Ord + use<> {
    let order = corpus[article].published.edtf.map(Edtf::order);
    (order.is_none(), order, article)
}
