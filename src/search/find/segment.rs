//! A run of articles with the words of their lines: made on any thread, joined with others without reading again.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::corpus::{Article, ArticleId, SourceId, flat};
use crate::search::words::each_word;

use super::lines::{self, What};
use super::posts::{Posts, Writer};

/// The words of consecutive articles and where they stand. Articles need only be laid out for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Segment {
    first: ArticleId,
    /// The number of each article's first line, and of what would follow. After its last line each article leaves a
    /// number free, so that nothing runs over its end.
    #[serde(with = "flat")]
    starts: Vec<u32>,
    /// The words of all lines.
    pub(super) lines: Posts,
    /// The words of the titles, by the article's place in the segment.
    pub(super) titles: Posts,
}

impl Segment {
    /// The segment of consecutive articles, of which the first has this id; `text` is that of a source.
    #[must_use]
    pub fn new<'a>(articles: &[Article], first: ArticleId, text: impl Fn(SourceId) -> &'a str) -> Self {
        let (mut lines, mut titles) = (Writer::default(), Writer::default());
        let mut starts = Vec::with_capacity(articles.len() + 1);
        let mut line = 0;
        for (nth, article) in articles.iter().enumerate() {
            starts.push(line);
            let text = text(article.source);
            for (what, span) in lines::of(article, text) {
                each_word(span.of(text), |word, _| lines.add(word, line));
                if what == What::Title {
                    each_word(span.of(text), |word, _| titles.add(word, nth as u32));
                }
                line += 1;
            }
            line += 1;
        }
        starts.push(line);
        Self { first, starts, lines: lines.finish(), titles: titles.finish() }
    }

    /// Segments that follow one another, as one.
    #[must_use]
    pub fn merge<S: AsRef<Self>>(segments: &[S]) -> Self {
        let segments = || segments.iter().map(AsRef::as_ref);
        let mut lines = Vec::new();
        let mut titles = Vec::new();
        let mut starts = Vec::new();
        let mut line = 0;
        for segment in segments() {
            lines.push((&segment.lines, line));
            titles.push((&segment.titles, starts.len() as u32));
            let (end, begins) = segment.starts.split_last().unwrap_or((&0, &[]));
            starts.extend(begins.iter().map(|start| start + line));
            line += end;
        }
        starts.push(line);
        let (lines, titles) = rayon::join(|| Posts::merge(&lines), || Posts::merge(&titles));
        Self { first: segments().next().map_or(ArticleId(0), |s| s.first), starts, lines, titles }
    }

    /// The articles whose words are here.
    #[must_use]
    pub fn articles(&self) -> Range<u32> {
        self.first.0..self.first.0 + self.starts.len().saturating_sub(1) as u32
    }

    /// The bytes it keeps, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lines.bytes() + self.titles.bytes() + self.starts.len() * 4
    }

    /// How many numbers of lines it has.
    pub(super) fn len(&self) -> usize {
        self.starts.last().map_or(0, |&end| end as usize)
    }

    /// The article of a line, and the line's place in it.
    pub(super) fn place(&self, line: u32) -> (ArticleId, usize) {
        let article = self.starts.partition_point(|&start| start <= line).saturating_sub(1);
        (ArticleId(self.first.0 + article as u32), (line - self.starts[article]) as usize)
    }

    /// The number behind the last line of an article.
    pub(super) fn end(&self, article: ArticleId) -> u32 {
        self.starts.get((article.0 - self.first.0) as usize + 1).copied().unwrap_or(u32::MAX)
    }

    /// The article of a title.
    pub(super) fn article(&self, nth: u32) -> ArticleId {
        ArticleId(self.first.0 + nth)
    }
}
