//! From hit to hit: the words last searched for, marked in every column, and the way to the next of them.

use crate::corpus::ArticleId;
use crate::text::Span;

use super::State;

impl State {
    /// Where the needle stands in each column.
    pub(super) fn mark_needle(&mut self) {
        let wanted = (self.needle.clone(), self.columns.iter().map(|c| c.article).collect());
        if self.marked.as_ref() == Some(&wanted) {
            return;
        }
        let places = |c: &super::Column| {
            if self.needle.is_empty() {
                Vec::new()
            } else {
                self.index.places(&self.corpus, c.article, &self.needle)
            }
        };
        self.marks = self.columns.iter().map(places).collect();
        self.marked = Some(wanted);
    }

    /// The next hit after the cursor, in this article or a later visible one; round at the end.
    pub(super) fn next_hit(&mut self, forward: bool) {
        if self.needle.is_empty() {
            return self.tell("message-no-search");
        }
        let Some(column) = self.column() else { return };
        let (article, here) = (column.article, column.span(&self.corpus));
        let found = self.within(article, forward, |s| {
            if forward { s.start() >= here.end() } else { s.end() <= here.start() }
        });
        let found = found.or_else(|| {
            let holding = self.index.articles(&self.needle);
            let mut others = self.others(article, forward).filter(|a| holding.binary_search(a).is_ok());
            others.find_map(|a| self.within(a, forward, |_| true))
        });
        match found.or_else(|| self.within(article, forward, |_| true)) {
            Some((article, span)) => {
                self.leave();
                self.show_passage(article, span);
                self.follow_sentence();
            }
            None => self.tell_with("message-no-hit", &[&self.needle.clone()]),
        }
    }

    /// The other visible articles, from the next one round to the one before; or the other way.
    fn others(&self, article: ArticleId, forward: bool) -> impl Iterator<Item = ArticleId> + '_ {
        let count = self.corpus.articles.len();
        let step = if forward { 1 } else { count.saturating_sub(1) };
        let next = move |at: &usize| Some((at + step) % count.max(1));
        let round = std::iter::successors(Some(article.at()), next).take(count).skip(1);
        round.filter(|&at| self.visible.articles.holds(at)).map(ArticleId::new)
    }

    fn within(
        &self,
        article: ArticleId,
        forward: bool,
        wanted: impl Fn(Span) -> bool,
    ) -> Option<(ArticleId, Span)> {
        let mut places =
            self.index.places(&self.corpus, article, &self.needle).into_iter().filter(|&s| wanted(s));
        let place = if forward { places.next() } else { places.last() };
        place.map(|span| (article, span))
    }
}
