//! Moving in one pane carries the others along.

use std::cmp::Reverse;

use crate::corpus::{ArticleId, EventId};
use crate::text::Span;

use super::State;

impl State {
    /// Opens on what a newcomer looks for: the happening that most articles report, and most differently.
    pub(super) fn first_place(&mut self) {
        match self.ledger.foremost(&self.corpus, &self.visible.events) {
            Some(event) => self.show_event(event),
            None => self.follow_source(),
        }
        self.chosen = self.event();
    }

    /// A report: its row, its article, its sentence.
    pub(super) fn show_event(&mut self, event: EventId) {
        if let Some(row) = self.timeline.row_of(&self.corpus, event) {
            self.timeline.list.cursor = row;
        }
        let (article, span) = (self.corpus[event].article, self.corpus[event].sentence);
        self.show_passage(article, span);
    }

    /// A passage: its article in the text being read, and in the sources.
    pub(super) fn show_passage(&mut self, article: ArticleId, span: Span) {
        self.point_source(article);
        let Some(column) = self.columns.get_mut(self.active) else { return };
        let new = column.article != article;
        column.open(article);
        column.go(&self.corpus, span);
        self.settle();
        let height = self.text_height();
        let Some(column) = self.columns.get_mut(self.active) else { return };
        if new && column.sentence > 0 {
            column.place(&self.corpus, span, height / 3);
        }
        column.fit(&self.corpus, height);
    }

    /// The article under the sources' cursor: its text from the top, its first report.
    pub(super) fn follow_source(&mut self) {
        let Some(article) = self.sources.current() else { return };
        if let Some(column) = self.columns.get_mut(self.active) {
            column.open(article);
        }
        if self.scope == super::Scope::Article {
            self.rebuild_timeline();
        }
        if let Some(row) = self.timeline.first_of(&self.corpus, &self.visible.events, article) {
            self.timeline.list.cursor = row;
        }
    }

    /// The report under the timeline's cursor.
    pub(super) fn follow_event(&mut self) {
        if let Some(event) = self.event() {
            self.show_event(event);
        }
    }

    /// The sentence under the text's cursor: its article, and of its reports the dated one that most others tell too.
    pub(super) fn follow_sentence(&mut self) {
        let height = self.text_height();
        let Some(column) = self.columns.get_mut(self.active) else { return };
        column.fit(&self.corpus, height);
        let (article, told) = (column.article, column.events(&self.corpus).collect::<Vec<_>>());
        let held = self.event().is_some_and(|e| told.contains(&e));
        let weight = |e: &EventId| {
            (self.corpus[*e].date.is_none(), Reverse(self.corpus.voices(self.corpus.cluster(*e))))
        };
        let shown = told.into_iter().filter(|&e| self.timeline.row_of(&self.corpus, e).is_some());
        let best = shown.min_by_key(weight).and_then(|e| self.timeline.row_of(&self.corpus, e));
        if let Some(row) = best.filter(|_| !held) {
            self.timeline.list.cursor = row;
        }
        self.point_source(article);
    }

    /// The text being read has changed: the lists point to it.
    pub(super) fn follow_column(&mut self) {
        let Some(article) = self.article() else { return };
        self.point_source(article);
        if self.scope == super::Scope::Article {
            self.rebuild_timeline();
        }
        self.follow_sentence();
    }

    pub(super) fn point_source(&mut self, article: ArticleId) {
        if let Some(row) = self.sources.row_of(&self.corpus, article) {
            self.sources.list.cursor = row;
        }
    }

    /// The first report of the next day (or of the one before) that is told of.
    pub(super) fn other_day(&self, forward: bool) -> Option<EventId> {
        let date = |e: EventId| self.corpus[e].date.map(|d| d.edtf.bounds());
        let here = date(self.event()?);
        let (rows, at) = (&self.timeline.rows, self.timeline.list.cursor);
        if forward {
            return rows.from(at).find(|&e| date(e) != here);
        }
        let mut before = rows.before(at).skip_while(|&e| date(e) == here).peekable();
        let day = date(*before.peek()?);
        before.take_while(|&e| date(e) == day).last()
    }

    /// The next report (or the one before) of another happening, one that several articles report.
    pub(super) fn other_shared(&self, forward: bool) -> Option<EventId> {
        let here = self.event().map(|e| self.corpus.cluster(e));
        let is_other = |e: &EventId| self.ledger.is_shared(*e) && Some(self.corpus.cluster(*e)) != here;
        let (rows, at) = (&self.timeline.rows, self.timeline.list.cursor);
        if forward { rows.from(at).find(is_other) } else { rows.before(at).find(is_other) }
    }
}
