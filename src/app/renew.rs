//! Another corpus in the place of the one on screen, its files having changed: what is open stays open.

use rustc_hash::FxHashMap;

use crate::corpus::{ArticleId, Corpus, EventId};

use super::columns::Column;
use super::places::Jumps;
use super::ready::Ready;
use super::{Mode, State};

impl State {
    /// Takes another corpus. Articles are known again by file and place in it, reports by their words.
    pub(super) fn renew(&mut self, ready: Ready) {
        let (event, source, active) = (self.timeline.current(), self.sources.current(), self.article());
        let old = self.put(ready);
        // Rows bear old numbers: what they stood on is found again below.
        (self.sources.rows, self.timeline.rows) = Default::default();
        let again = Again::new(&old, &self.corpus);
        let event = event.and_then(|event| again.event(event));
        let source = source.and_then(|article| again.article(article));
        self.columns.retain_mut(|column| again.open(column));
        if self.columns.is_empty() {
            self.columns.extend(self.corpus.article_ids().next().map(Column::new));
        }
        let active = active.and_then(|article| again.article(article));
        self.active = self.columns.iter().position(|c| Some(c.article) == active).unwrap_or(0);
        // What else bears old numbers is let go.
        (self.jumps, self.last_search, self.mode) = (Jumps::default(), None, Mode::Browse);
        self.chosen = event;
        self.narrow();
        if let Some(row) = event.and_then(|event| self.timeline.row_of(&self.corpus, event)) {
            self.timeline.list.cursor = row;
        }
        if let Some(row) = source.and_then(|article| self.sources.row_of(&self.corpus, article)) {
            self.sources.list.cursor = row;
        }
        rayon::spawn(move || drop(old));
    }
}

/// Finds in one corpus what stood in another.
struct Again<'a> {
    old: &'a Corpus,
    new: &'a Corpus,
    /// The first article of each file.
    first: FxHashMap<&'a str, ArticleId>,
}

impl<'a> Again<'a> {
    fn new(old: &'a Corpus, new: &'a Corpus) -> Self {
        let mut first = FxHashMap::default();
        for id in new.article_ids() {
            first.entry(new[new[id].source].name.as_str()).or_insert(id);
        }
        Self { old, new, first }
    }

    fn article(&self, id: ArticleId) -> Option<ArticleId> {
        let of = |corpus: &Corpus, id: ArticleId| corpus.articles.get(id.at()).map(|article| article.source);
        let source = of(self.old, id)?;
        let place = (0..id.0).rev().take_while(|&at| of(self.old, ArticleId(at)) == Some(source)).count();
        let first = *self.first.get(self.old[source].name.as_str())?;
        let found = ArticleId::new(first.at() + place);
        (of(self.new, found)? == of(self.new, first)?).then_some(found)
    }

    /// The same words of the same article; where they have moved, the first that are the same.
    fn event(&self, id: EventId) -> Option<EventId> {
        let was = &self.old[id];
        let article = self.article(was.article)?;
        let words = |corpus: &'a Corpus, id: EventId| {
            let event = &corpus[id];
            (corpus.words(event.article, event.sentence), corpus.words(event.article, event.trigger))
        };
        let told = words(self.old, id);
        let moved = |e: &EventId| self.new[*e].sentence.start().abs_diff(was.sentence.start());
        self.new.events_of(article).filter(|&e| words(self.new, e) == told).min_by_key(moved)
    }

    /// Puts a column on its article and sentence; `false` where the article is gone.
    fn open(&self, column: &mut Column) -> bool {
        let Some(article) = self.article(column.article) else { return false };
        let (span, sentence, top) = (column.span(self.old), column.sentence, column.top);
        let words = self.old.words(column.article, span);
        *column = Column::new(article);
        let sentences = self.new[article].sentences.iter().enumerate();
        let same = sentences.filter(|(_, s)| self.new.words(article, **s) == words);
        match same.map(|(at, _)| at).min_by_key(|at| at.abs_diff(sentence)) {
            Some(at) => column.sentence = at,
            None => column.go(self.new, span),
        }
        column.top = top;
        true
    }
}
