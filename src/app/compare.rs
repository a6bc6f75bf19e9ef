//! Side by side: columns opened, closed and lined up on one happening or one search hit.

use crate::corpus::{ArticleId, EventId};
use crate::text::Span;

use super::State;
use super::columns::{Column, MOST};
use super::geometry::Pane;

impl State {
    /// The reports of the current one's happening, in the timeline's order of articles.
    pub(super) fn siblings(&self) -> Vec<EventId> {
        self.event().map_or_else(Vec::new, |e| self.corpus.reports(self.corpus.cluster(e)).to_vec())
    }

    /// The next report of the same happening, or the one before it.
    pub(super) fn other_report(&mut self, forward: bool) {
        let siblings = self.siblings();
        let Some(at) = siblings.iter().position(|&e| Some(e) == self.event()).filter(|_| siblings.len() > 1)
        else {
            return self.tell("message-one-report");
        };
        let next =
            if forward { (at + 1) % siblings.len() } else { (at + siblings.len() - 1) % siblings.len() };
        self.leave();
        self.show_event(siblings[next]);
        self.tell_with("message-report", &[&(next + 1), &siblings.len()]);
    }

    /// The next report of the same happening, by an article not yet open, in a column of its own.
    pub(super) fn open_report(&mut self) {
        let open: Vec<ArticleId> = self.columns.iter().map(|c| c.article).collect();
        let other = self.siblings().into_iter().find(|&e| !open.contains(&self.corpus[e].article));
        match other {
            Some(event) => self.open_beside(event),
            None if self.event().is_none() => self.tell("message-no-event"),
            None => self.tell("message-no-other-report"),
        }
    }

    /// A report in a column beside the one being read, both lined up on it. Where its article is open already, another
    /// column goes to it; where it is the one being read, the next to report the same is meant.
    pub(super) fn open_beside(&mut self, event: EventId) {
        let (article, span) = (self.corpus[event].article, self.corpus[event].sentence);
        let reading = self.active;
        match self.columns.iter().position(|column| column.article == article) {
            Some(at) if at == reading && self.siblings().contains(&event) => return self.open_report(),
            Some(at) if at == reading => return self.show_event(event),
            Some(at) => {
                self.leave();
                self.active = at;
                self.show_passage(article, span);
                self.active = reading;
                return self.align();
            }
            None => {}
        }
        if self.add_column(article) {
            self.show_passage(article, span);
            self.active = reading;
            self.align();
            if let Some(article) = self.article() {
                self.point_source(article);
            }
        }
    }

    /// The article at hand in one more column.
    pub(super) fn open_column(&mut self) {
        let chosen = if self.focus == Pane::Sources { self.sources.current() } else { self.article() };
        let Some(article) = chosen else { return };
        let at = self.column().map(|c| (c.article, c.span(&self.corpus)));
        if self.add_column(article)
            && let Some((_, span)) = at.filter(|(a, _)| *a == article)
        {
            self.show_passage(article, span);
        }
        self.focus = Pane::Text;
    }

    /// One more column at the right, which becomes the active one; `false` where there are four.
    fn add_column(&mut self, article: ArticleId) -> bool {
        if self.columns.len() >= MOST {
            self.tell_with("message-most-columns", &[&MOST]);
            return false;
        }
        self.leave();
        self.active = self.columns.len();
        self.columns.push(Column::new(article));
        self.settle();
        if self.geometry.columns.is_empty() {
            // Where the screen holds one pane at a time, it is the texts that were asked for.
            self.focus = Pane::Text;
            self.settle();
        }
        true
    }

    /// Closes the column being read; the last one stays.
    pub(super) fn close_column(&mut self) {
        if self.columns.len() < 2 {
            return self.tell("message-last-column");
        }
        self.leave();
        self.columns.remove(self.active);
        self.active = self.active.min(self.columns.len() - 1);
        self.settle();
        self.follow_column();
    }

    /// Closes every other column.
    pub(super) fn only_column(&mut self) {
        if self.columns.len() < 2 {
            return;
        }
        self.leave();
        self.columns = self.column().cloned().into_iter().collect();
        self.active = 0;
    }

    /// Lines all columns up on the current search hit, where the cursor is on one, else on the current happening.
    pub(super) fn align(&mut self) {
        if self.columns.len() < 2 {
            return self.tell("message-no-columns");
        }
        self.settle();
        let Some((wanted, own)) = self.common() else { return self.tell("message-nothing-common") };
        let height = self.text_height();
        let own = self.columns[self.active].row_of(own).clamp(height / 6, (height / 2).max(height / 6));
        let line = |(column, span): (&Column, &Option<Span>)| span.map(|s| column.prose.line_of(s));
        // A passage near the top of its text cannot stand lower: it sets the row for all.
        let row = self.columns.iter().zip(&wanted).filter_map(line).fold(own, usize::min);
        let silent = wanted.iter().filter(|span| span.is_none()).count();
        for (column, span) in self.columns.iter_mut().zip(wanted) {
            if let Some(span) = span {
                column.place(&self.corpus, span, row);
            }
        }
        if silent > 0 {
            self.tell_with("message-silent", &[&silent]);
        }
    }

    /// What each column has to show of the matter at hand, and the active one's own: the happening, where another
    /// column tells of it too, else the search hit under the cursor.
    fn common(&self) -> Option<(Vec<Option<Span>>, Span)> {
        let told = self.told_by_columns();
        let wanted = if told.iter().flatten().count() > 1 { told } else { self.found_in_columns()? };
        let own = (*wanted.get(self.active)?)?;
        Some((wanted, own))
    }

    fn told_by_columns(&self) -> Vec<Option<Span>> {
        let siblings = self.siblings();
        let by = |a: ArticleId| siblings.iter().find(|&&e| self.corpus[e].article == a);
        let told = |c: &Column| self.event_in(c).or_else(|| by(c.article).map(|&e| self.corpus[e].sentence));
        self.columns.iter().map(told).collect()
    }

    fn found_in_columns(&self) -> Option<Vec<Option<Span>>> {
        let sentence = self.column()?.span(&self.corpus);
        let here = *self.marks.get(self.active)?.iter().find(|s| s.overlaps(sentence))?;
        let first =
            |(i, m): (usize, &Vec<Span>)| if i == self.active { Some(here) } else { m.first().copied() };
        Some(self.marks.iter().enumerate().map(first).collect())
    }

    /// The current report's sentence, where a column shows its article.
    fn event_in(&self, column: &Column) -> Option<Span> {
        self.event().map(|e| &self.corpus[e]).filter(|e| e.article == column.article).map(|e| e.sentence)
    }
}
