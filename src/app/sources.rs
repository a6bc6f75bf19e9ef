//! The sources' rows: the articles in a chosen order, under headings where the order has them.

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::text::fold;

use super::list::List;

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A year or a file.
    Heading(String),
    /// Above the articles that nothing dates.
    Undated,
    /// An article.
    Article(ArticleId),
}

/// The list of articles.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many visible reports each article has, by its id.
    pub tally: Vec<u32>,
    /// Cursor and scroll.
    pub list: List,
}

impl Sources {
    /// The rows for some articles.
    #[must_use]
    pub fn rows(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>, sort: Sort) -> Vec<Row> {
        let mut articles: Vec<_> = articles.collect();
        match sort {
            Sort::Date => articles.sort_by_key(|&a| {
                let bounds = corpus[a].published.edtf.map(crate::date::Edtf::order);
                (bounds.is_none(), bounds, a)
            }),
            Sort::Source => articles.sort_unstable(),
            Sort::Title => articles.sort_by_cached_key(|&a| (fold(&corpus.headline(a, 60).0), a)),
        }
        let mut rows = Vec::with_capacity(articles.len() + 8);
        let mut last = None;
        for article in articles {
            let heading = heading(corpus, article, sort);
            if last != heading {
                rows.extend(heading.clone());
            }
            last = heading;
            rows.push(Row::Article(article));
        }
        rows
    }

    /// Counts the reports of each article.
    pub fn count(&mut self, corpus: &Corpus, events: &[EventId]) {
        self.tally = vec![0; corpus.articles.len()];
        for &event in events {
            self.tally[corpus[event].article.at()] += 1;
        }
    }

    /// The article under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<ArticleId> {
        match self.rows.get(self.list.cursor) {
            Some(&Row::Article(article)) => Some(article),
            _ => None,
        }
    }

    /// The heading that the first row in sight stands under, where it is itself out of sight.
    #[must_use]
    pub fn heading_above(&self) -> Option<&Row> {
        let is_heading = |row: &&Row| !matches!(row, Row::Article(_));
        let above = self.rows.get(..self.list.top)?;
        above.iter().rev().find(is_heading).filter(|_| self.holds(self.list.top))
    }

    /// The row of an article.
    #[must_use]
    pub fn row_of(&self, article: ArticleId) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Article(article))
    }

    /// True of rows that can hold the cursor.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        matches!(self.rows.get(at), Some(Row::Article(_)))
    }
}

fn heading(corpus: &Corpus, article: ArticleId, sort: Sort) -> Option<Row> {
    match sort {
        Sort::Date => {
            let year = corpus[article].published.edtf.map(|d| d.order().0.year().to_string());
            Some(year.map_or(Row::Undated, Row::Heading))
        }
        Sort::Source => Some(Row::Heading(corpus[corpus[article].source].name.clone())),
        Sort::Title => None,
    }
}
