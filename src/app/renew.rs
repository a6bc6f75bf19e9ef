//! Another corpus in the place of the one on screen, its files having changed: what is open stays open, what was typed
//! stays typed.

use rustc_hash::FxHashMap;

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::text::Span;

use super::columns::Column;
use super::panel::{self, About};
use super::places::Place;
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
        again.open_all(&mut self.columns);
        if self.columns.is_empty() {
            self.columns.extend(self.corpus.article_ids().next().map(Column::new));
        }
        let active = active.and_then(|article| again.article(article));
        self.active = self.columns.iter().position(|c| Some(c.article) == active).unwrap_or(0);
        self.jumps.keep(|place| again.place(place));
        let mode = std::mem::replace(&mut self.mode, Mode::Browse);
        let mode = again.mode(mode);
        self.chosen = event;
        self.narrow();
        self.reopen(mode);
        if let Some(row) = event.and_then(|event| self.timeline.row_of(&self.corpus, event)) {
            self.timeline.list.cursor = row;
        }
        if let Some(row) = source.and_then(|article| self.sources.row_of(&self.corpus, article)) {
            self.sources.list.cursor = row;
        }
        rayon::spawn(move || drop(old));
    }

    /// A line being typed or a panel over the new lists.
    fn reopen(&mut self, mode: Mode) {
        self.mode = mode;
        match &self.mode {
            Mode::Browse => {}
            Mode::Prompt(_) => self.answer_anew(),
            Mode::Panel(_) => panel::renew(self),
        }
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

    /// The sentence with the same words, the nearest where there are several.
    fn passage(&self, article: ArticleId, span: Span) -> Option<(ArticleId, Span)> {
        let words = self.old.words(article, span);
        let article = self.article(article)?;
        let same = self.new[article].sentences.iter().filter(|s| self.new.words(article, **s) == words);
        same.min_by_key(|s| s.start().abs_diff(span.start())).map(|s| (article, *s))
    }

    /// Columns on their articles, without those whose articles are gone.
    fn open_all(&self, columns: &mut Vec<Column>) {
        columns.retain_mut(|column| self.open(column));
    }

    /// A place, where anything that it shows is still there.
    fn place(&self, place: &mut Place) -> bool {
        let reading = place.columns.get(place.active).map(|column| column.article);
        let reading = reading.and_then(|article| self.article(article));
        self.open_all(&mut place.columns);
        place.active = place.columns.iter().position(|c| Some(c.article) == reading).unwrap_or(0);
        place.sources.1 = place.sources.1.and_then(|article| self.article(article));
        place.timeline.1 = place.timeline.1.and_then(|event| self.event(event));
        !place.columns.is_empty()
    }

    /// What has the keyboard, about the same things; the panes, where those are gone.
    fn mode(&self, mut mode: Mode) -> Mode {
        let is_there = match &mut mode {
            Mode::Browse => true,
            Mode::Prompt(prompt) => self.place(&mut prompt.from),
            Mode::Panel(panel) => match &mut panel.about {
                About::Check(happening) => {
                    let told = self.old.reports(*happening).iter().find_map(|&event| self.event(event));
                    told.map(|event| *happening = self.new.cluster(event)).is_some()
                }
                About::Why(matter) => {
                    let moved = match matter.sentence {
                        Some(span) => self.passage(matter.article, span).map(|(a, span)| (a, Some(span))),
                        None => self.article(matter.article).map(|article| (article, None)),
                    };
                    moved.map(|moved| (matter.article, matter.sentence) = moved).is_some()
                }
                About::Facets(_) | About::Summary => true,
            },
        };
        if is_there { mode } else { Mode::Browse }
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
