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
        self.chosen = self.timeline.current();
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
        if let Some(event) = self.timeline.current() {
            self.show_event(event);
        }
    }

    /// The sentence under the text's cursor: its article, and its report where the timeline has it.
    pub(super) fn follow_sentence(&mut self) {
        let height = self.text_height();
        let Some(column) = self.columns.get_mut(self.active) else { return };
        column.fit(&self.corpus, height);
        let article = column.article;
        let told = self.told_here(self.timeline.current());
        if let Some(row) = told.and_then(|e| self.timeline.row_of(&self.corpus, e)) {
            self.timeline.list.cursor = row;
        }
        self.point_source(article);
    }

    /// Of the reports in the sentence under the text's cursor the one that is held, else of those that the filter leaves
    /// the dated one that most others tell too.
    pub(super) fn told_here(&self, held: Option<EventId>) -> Option<EventId> {
        let told = || self.column().into_iter().flat_map(|column| column.events(&self.corpus));
        let weight = |e: &EventId| {
            let event = &self.corpus[*e];
            let voices = self.corpus.voices(self.corpus.cluster(*e));
            (!self.visible.events.holds(e.at()), event.date.is_none(), Reverse(voices))
        };
        held.filter(|&e| told().any(|own| own == e)).or_else(|| told().min_by_key(weight))
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
        let here = date(self.timeline.current()?);
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
        let here = self.timeline.current().map(|e| self.corpus.cluster(e));
        let is_other = |e: &EventId| self.ledger.is_shared(*e) && Some(self.corpus.cluster(*e)) != here;
        let (rows, at) = (&self.timeline.rows, self.timeline.list.cursor);
        if forward { rows.from(at).find(is_other) } else { rows.before(at).find(is_other) }
    }
}
