//! What is left out: filters on and off, and the lists rebuilt with every cursor kept on its item.

use crate::corpus::{ArticleId, EventId};
use crate::search::{Query, Visible};
use crate::words::say_with;

use super::sources::Sources;
use super::timeline::Timeline;
use super::{Filter, Scope, State};

impl State {
    /// Applies the filter and rebuilds the lists.
    pub(super) fn narrow(&mut self) {
        self.visible = if self.filter.off || self.filter.query.is_empty() {
            Visible {
                articles: self.corpus.article_ids().collect(),
                events: self.corpus.event_ids().collect(),
            }
        } else {
            self.filter.query.narrow(&self.corpus)
        };
        self.sources.count(&self.corpus, &self.visible.events);
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
        self.sources.rows = Sources::rows(&self.corpus, self.visible.articles.iter().copied(), self.sort);
        let at = kept.and_then(|a| self.sources.row_of(a)).unwrap_or(self.sources.list.cursor);
        let rows = &self.sources.rows;
        self.sources
            .list
            .go(at, rows.len(), |i| matches!(rows.get(i), Some(super::sources::Row::Article(_))));
    }

    /// The timeline's rows anew; the cursor stays on its report, else on the nearest.
    pub(super) fn rebuild_timeline(&mut self) {
        let kept: Option<EventId> =
            self.chosen.filter(|e| self.visible.events.binary_search(e).is_ok()).or(self.event());
        let only = if self.scope == Scope::Article { self.article() } else { None };
        let shown = |e: &EventId| only.is_none_or(|a| self.corpus[*e].article == a);
        let events = self.visible.events.iter().copied().filter(shown);
        self.timeline.rows = Timeline::rows(&self.corpus, events);
        self.timeline.chart = None;
        let at = kept.and_then(|e| self.timeline.row_of(e)).unwrap_or(self.timeline.list.cursor);
        let rows = &self.timeline.rows;
        self.timeline
            .list
            .go(at, rows.len(), |i| matches!(rows.get(i), Some(super::timeline::Row::Event(_))));
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
        let (events, articles) = (self.visible.events.len(), self.visible.articles.len());
        say_with(
            self.lang,
            "counts",
            &[&events, &self.corpus.events.len(), &articles, &self.corpus.articles.len()],
        )
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
