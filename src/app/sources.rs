//! The sources' rows: the articles in a chosen order, under headings where the order has them.

use rayon::prelude::*;

use crate::corpus::{ArticleId, Corpus, Shared, SourceId};
use crate::search::{Bits, Ledger, publication};
use crate::text::fold;

use super::list::List;
use super::rows::{self, Rows};

/// The order of the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By publication, under years.
    #[default]
    Date,
    /// By file, under its name.
    Source,
    /// By headline.
    Title,
}

impl Sort {
    /// The next order.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::Source,
            Self::Source => Self::Title,
            Self::Title => Self::Date,
        }
    }

    /// Its word.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "sort-date",
            Self::Source => "sort-source",
            Self::Title => "sort-title",
        }
    }
}

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A year.
    Year(i16),
    /// A file, by the first of its name.
    File(SourceId),
    /// Above the articles that nothing dates.
    Undated,
    /// An article.
    Article(ArticleId),
}

impl rows::Row for Row {
    type Entry = ArticleId;

    fn of(article: ArticleId) -> Self {
        Self::Article(article)
    }

    fn entry(self) -> Option<ArticleId> {
        if let Self::Article(article) = self { Some(article) } else { None }
    }

    fn at(article: ArticleId) -> usize {
        article.at()
    }
}

/// All articles in an order, and for each heading how many stand under it.
#[derive(Debug, Clone, Default)]
struct Order {
    articles: Shared<ArticleId>,
    runs: Vec<(Option<Row>, usize)>,
}

/// The list of articles.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Its rows.
    pub rows: Rows<Row>,
    /// Cursor and scroll.
    pub list: List,
    /// The order it is in.
    sort: Sort,
    /// All articles in each order that was asked for.
    orders: [Order; 3],
    /// Of how many articles these are, read and laid out.
    of: (u32, usize),
}

impl Sources {
    /// Shows what is visible of the articles.
    pub fn show(&mut self, corpus: &Corpus, ledger: &Ledger, visible: &Bits, sort: Sort) {
        self.put_in_order(corpus, ledger, sort);
        self.sort = sort;
        let Order { articles, runs } = &self.orders[sort as usize];
        self.rows.show(articles, visible);
        let (mut at, mut place) = (0, 0);
        for &(heading, length) in runs {
            let shown = self.rows.shown_in(at..at + length);
            if let Some(heading) = heading.filter(|_| shown > 0) {
                self.rows.head(heading, place);
            }
            (at, place) = (at + length, place + shown);
        }
    }

    /// Puts all articles in an order, if they are not already.
    fn put_in_order(&mut self, corpus: &Corpus, ledger: &Ledger, sort: Sort) {
        let of = (corpus.read, corpus.articles.len());
        if self.of != of {
            self.forget_orders();
            self.of = of;
        }
        if self.orders[sort as usize].articles.is_empty() {
            self.orders[sort as usize] = Order::new(corpus, ledger, sort);
        }
    }

    /// The articles are others: their orders are made anew.
    pub(super) fn forget_orders(&mut self) {
        self.orders = Default::default();
    }

    /// The article under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<ArticleId> {
        match self.rows.get(self.list.cursor) {
            Some(Row::Article(article)) => Some(article),
            _ => None,
        }
    }

    /// The row of an article.
    #[must_use]
    pub fn row_of(&self, corpus: &Corpus, article: ArticleId) -> Option<usize> {
        match self.sort {
            Sort::Date => {
                let here = publication(corpus, article);
                self.rows.row_of(article, |other| publication(corpus, other) < here)
            }
            Sort::Source => self.rows.row_of(article, |other| other < article),
            Sort::Title => {
                let here = title(corpus, article);
                self.rows.row_of(article, |other| title(corpus, other) < here)
            }
        }
    }
}

impl Order {
    fn new(corpus: &Corpus, ledger: &Ledger, sort: Sort) -> Self {
        let articles = || corpus.article_ids().collect::<Vec<_>>();
        match sort {
            Sort::Date => {
                let heading = |year: Option<i16>| Some(year.map_or(Row::Undated, Row::Year));
                let runs = ledger.published.years().map(|(year, length)| (heading(year), length));
                Self { articles: ledger.published.articles().clone(), runs: runs.collect() }
            }
            Sort::Source => {
                let name = |&id: &ArticleId| &corpus[corpus[id].source].name;
                let articles = articles();
                let files = articles.chunk_by(|a, b| name(a) == name(b));
                let runs = files.map(|run| (Some(Row::File(corpus[run[0]].source)), run.len())).collect();
                Self { articles: articles.into(), runs }
            }
            Sort::Title => {
                let mut articles = articles();
                articles.par_sort_by_cached_key(|&a| title(corpus, a));
                Self { runs: vec![(None, articles.len())], articles: articles.into() }
            }
        }
    }
}

/// Where an article stands by its headline.
fn title(corpus: &Corpus, article: ArticleId) -> (String, ArticleId) {
    (fold(&corpus.headline(article, 60).0), article)
}
