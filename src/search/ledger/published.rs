//! The articles by publication, kept as they come: what is visible of them is then one pass, without sorting.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, Shared, flat};
use crate::date::Edtf;

/// Every article in the order of publication, the undated last.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ByPublication {
    articles: Shared<ArticleId>,
    /// The years in which they came out, each with how many of them.
    #[serde(with = "flat")]
    years: Vec<(Option<i16>, u32)>,
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
        let year = |&id: &ArticleId| corpus[id].published.edtf.map(|date| date.order().0.year());
        let years = articles.chunk_by(|a, b| year(a) == year(b));
        let years = years.map(|run| (run.first().and_then(year), run.len() as u32)).collect();
        *self = Self { articles: articles.into(), years, read: corpus.read };
    }

    /// True where nothing has come or been read since.
    pub(super) fn is_of(&self, corpus: &Corpus) -> bool {
        (self.articles.len(), self.read) == (corpus.articles.len(), corpus.read)
    }

    /// The articles in order.
    #[must_use]
    pub fn articles(&self) -> &Shared<ArticleId> {
        &self.articles
    }

    /// The years in their order, each with how many articles came out in it; none of the undated.
    pub fn years(&self) -> impl Iterator<Item = (Option<i16>, usize)> + '_ {
        self.years.iter().map(|&(year, articles)| (year, articles as usize))
    }
}

/// Where an article stands by its publication.
pub fn publication(corpus: &Corpus, article: ArticleId) -> impl Ord + use<> {
    let order = corpus[article].published.edtf.map(Edtf::order);
    (order.is_none(), order, article)
}
