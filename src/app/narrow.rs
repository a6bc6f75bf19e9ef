//! What is left out: filters on and off, and the lists rebuilt with every cursor kept on its item.

use std::sync::Arc;

use crate::corpus::{ArticleId, EventId};
use crate::search::{Query, Visible};
use crate::words::say_with;

use super::{Filter, Scope, State, told};

impl State {
    /// Applies the filter and rebuilds the lists.
    pub(super) fn narrow(&mut self) {
        if self.ledger.lacks(&self.corpus) {
            Arc::make_mut(&mut self.ledger).take_in(&self.corpus);
        }
        self.visible = if self.filter.off {
            Visible::all(&self.corpus)
        } else {
            self.filter.query.narrow_by(&self.corpus, &self.ledger, Some(&self.index))
        };
        self.rebuild_sources();
        self.rebuild_timeline();
    }

    /// The filter from a text; `false` leaves everything as it is where the text is no query.
    pub fn set_filter(&mut self, text: &str) -> bool {
        let Ok(query) = Query::parse(text) else { return false };
        self.filter = Filter { text: text.to_owned(), query, off: false };
        self.narrow();
        true
    }

    /// The sources' rows anew; the cursor stays on its article, else on the nearest.
    pub(super) fn rebuild_sources(&mut self) {
        let kept: Option<ArticleId> = self.sources.current().or_else(|| self.article());
        self.sources.show(&self.corpus, &self.ledger, &self.visible.articles, self.sort);
        let at = kept.and_then(|a| self.sources.row_of(&self.corpus, a)).unwrap_or(self.sources.list.cursor);
        let rows = &self.sources.rows;
        self.sources.list.go(at, rows.len(), |i| rows.holds(i));
    }

    /// The timeline's rows anew; the cursor stays on its report, else on the nearest.
    pub(super) fn rebuild_timeline(&mut self) {
        let is_visible = |e: &EventId| self.visible.events.holds(e.at());
        let kept: Option<EventId> = self.chosen.filter(is_visible).or(self.timeline.current());
        match self.article().filter(|_| self.scope == Scope::Article) {
            Some(article) => self.timeline.show_article(&self.corpus, &self.visible.events, article),
            None => self.timeline.show(&self.ledger.order, &self.visible.events),
        }
        let at =
            kept.and_then(|e| self.timeline.row_of(&self.corpus, e)).unwrap_or(self.timeline.list.cursor);
        let rows = &self.timeline.rows;
        self.timeline.list.go(at, rows.len(), |i| rows.holds(i));
    }

    /// Switches the filter off and on again.
    pub(super) fn toggle_filter(&mut self) {
        if self.filter.text.is_empty() {
            return self.tell("message-no-filter");
        }
        self.filter.off = !self.filter.off;
        self.narrow();
        self.follow_event();
    }

    /// Takes the filter away; it can be had back with the same key.
    pub(super) fn clear_filter(&mut self) {
        if self.filter.text.is_empty() {
            let last = std::mem::take(&mut self.undo_filter);
            if last.is_empty() || !self.set_filter(&last) {
                self.tell("message-no-filter");
            }
            return self.follow_event();
        }
        self.undo_filter = std::mem::take(&mut self.filter).text;
        self.narrow();
        self.follow_event();
        self.tell("message-filter-cleared");
    }

    /// Whether the timeline keeps to the article at hand.
    pub(super) fn toggle_scope(&mut self) {
        self.scope = if self.scope == Scope::All { Scope::Article } else { Scope::All };
        self.rebuild_timeline();
        self.tell(if self.scope == Scope::All { "message-scope-all" } else { "message-scope-article" });
    }

    /// Adds a term to the filter, or takes it out again.
    pub(super) fn toggle_term(&mut self, term: &str) {
        self.set_filter(&Query::toggled(&self.filter.text, term));
        self.follow_event();
    }

    /// The effect of the filter in a line: `12 of 64 events, 3 of 7 articles`.
    #[must_use]
    pub fn counts(&self) -> String {
        let (visible, corpus) = (&self.visible, &self.corpus);
        let counts =
            [visible.events.len(), corpus.events.len(), visible.articles.len(), corpus.articles.len()];
        let [events, of, articles, of_articles] = counts.map(told::count);
        say_with(self.lang, "counts", &[&events, &of, &articles, &of_articles])
    }

    /// Says something on the last line.
    pub(super) fn tell(&mut self, key: &'static str) {
        self.message = Some(crate::words::say(self.lang, key).to_owned());
    }

    /// The same with its blanks filled.
    pub(super) fn tell_with(&mut self, key: &'static str, parts: &[&dyn std::fmt::Display]) {
        self.message = Some(say_with(self.lang, key, parts));
    }
}
