//! From a needle to what answers it: lines by grade, in the order of the corpus, until enough have been examined.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use rustc_hash::FxHashSet;

use crate::corpus::{ArticleId, Corpus, EventId, TimexId};
use crate::text::Span;

use super::gather::each_line;
use super::lines::{self, Line, What};
use super::needle::{Grade, Needle};
use super::posts::Posts;
use super::show::label;
use super::weigh::{Place, Words};
use super::{HitKind, Index, known};
use crate::search::Visible;

/// What answers. The order of these is the order of hits: by kind, best first, as in the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) kind: HitKind,
    pub(super) score: Reverse<i64>,
    pub(super) line: Line,
    /// At which grade it answers.
    pub(super) grade: Grade,
}

/// A search under way.
pub(super) struct Search<'a> {
    corpus: &'a Corpus,
    needle: &'a Needle,
    /// What a filter leaves; without one, all.
    among: Option<&'a Visible>,
    /// So many lines of each vocabulary are examined, the best grade first.
    most: usize,
    /// So many lines of each that have the words of a phrase, but not in a row, are passed over before it is given up.
    patience: usize,
    pub(super) found: Vec<Found>,
    /// Whether something was given up.
    pub(super) gave_up: bool,
    words: Words,
    places: Vec<Place<'a>>,
    /// The lines of the article last looked at.
    lines: Vec<(What, Span)>,
    of: Option<ArticleId>,
}

impl<'a> Search<'a> {
    pub(super) fn new(corpus: &'a Corpus, needle: &'a Needle, most: usize, patience: usize) -> Self {
        Self {
            corpus,
            needle,
            among: None,
            most,
            patience,
            found: Vec::new(),
            gave_up: false,
            words: Words::default(),
            places: Vec::new(),
            lines: Vec::new(),
            of: None,
        }
    }

    /// Only what a filter leaves.
    pub(super) fn among(self, visible: Option<&'a Visible>) -> Self {
        Self { among: visible, ..self }
    }

    /// Finds everything that answers, in the order of hits.
    pub(super) fn run(mut self, index: &Index) -> Self {
        let segments = &index.segments;
        self.best(&segments.iter().map(|s| &s.titles), |search, nth, title, grade| {
            let article = segments[nth].article(title);
            search.shows(article).then(|| search.title(article, grade))
        });
        self.best(&segments.iter().map(|s| &s.lines), |search, nth, line, grade| {
            let (article, line) = segments[nth].place(line);
            search.shows(article).then(|| search.text(article, line, grade))
        });
        let (names, values) = (&index.known.names.parts, &index.known.values.parts);
        self.best(&names.iter().map(|part| &part.0), |search, nth, name, grade| {
            search.known(known::name(search.corpus, names[nth].1 + name), grade)
        });
        self.best(&values.iter().map(|part| &part.0), |search, nth, date, grade| {
            search.known(index.known.date(search.corpus, values[nth].1 + date), grade)
        });
        self.sort();
        self
    }

    /// In the order of hits, each line once, and each date.
    fn sort(&mut self) {
        self.found.sort_unstable();
        self.found.dedup_by_key(|found| found.line);
        let mut dates = FxHashSet::default();
        let corpus = self.corpus;
        self.found.retain(|found| match found.line.what {
            What::Date(id) => dates.insert(corpus[id].edtf),
            _ => true,
        });
    }

    /// Examines the lines of some vocabularies until enough answer, those of a better grade first. What is hidden (`None`)
    /// counts for nothing.
    fn best<'p>(
        &mut self,
        vocabularies: &(impl Iterator<Item = &'p Posts> + Clone),
        mut examine: impl FnMut(&mut Self, usize, u32, Grade) -> Option<bool>,
    ) {
        let (mut left, mut missed) = (self.most, 0);
        let mut had = FxHashSet::default();
        for grade in Grade::ALL {
            for (nth, posts) in vocabularies.clone().enumerate() {
                let end = each_line(posts, self.needle, grade, |line| {
                    if left == 0 || missed > self.patience {
                        self.gave_up |= left > 0;
                        return ControlFlow::Break(());
                    }
                    if !had.contains(&(nth, line)) {
                        match examine(self, nth, line, grade) {
                            Some(true) => {
                                had.insert((nth, line));
                                left -= 1;
                            }
                            Some(false) => missed += 1,
                            None => {}
                        }
                    }
                    ControlFlow::Continue(())
                });
                if end.is_break() {
                    return;
                }
            }
        }
    }

    /// Whether a filter leaves an article.
    fn shows(&self, article: ArticleId) -> bool {
        self.among.is_none_or(|visible| visible.articles.holds(article.at()))
    }

    fn known(&mut self, line: Option<Line>, grade: Grade) -> Option<bool> {
        match line {
            Some(line) => self.shows(line.article).then(|| self.weigh(line, grade)),
            None => Some(false),
        }
    }

    /// Enters what a label says, if it answers.
    fn weigh(&mut self, line: Line, grade: Grade) -> bool {
        self.words.read(&label(self.corpus, &line));
        self.enter(line, grade)
    }

    /// Enters a line whose words have been read, if it answers.
    fn enter(&mut self, line: Line, grade: Grade) -> bool {
        let answers = self.words.answer(self.needle, grade, &mut self.places);
        if answers {
            let score = Reverse(self.words.score(line.what, &self.places));
            self.found.push(Found { kind: line.what.kind(), score, line, grade });
        }
        answers
    }

    fn title(&mut self, article: ArticleId, grade: Grade) -> bool {
        let Some(span) = self.corpus[article].title else { return false };
        self.words.read(self.corpus.words(article, span));
        self.enter(Line { article, span, what: What::Title }, grade)
    }

    /// A line of an article's text, and what is known of it.
    fn text(&mut self, article: ArticleId, nth: usize, grade: Grade) -> bool {
        self.turn_to(article);
        let Some(line) = self.read(article, nth) else { return false };
        if !self.enter(line, grade) {
            return false;
        }
        self.events(line, grade);
        self.dates(line, grade);
        true
    }

    /// The events a line tells of, as far as what is shown of them answers.
    fn events(&mut self, line: Line, grade: Grade) {
        let corpus = self.corpus;
        let among = self.among;
        let shown = |id: &EventId| among.is_none_or(|visible| visible.events.holds(id.at()));
        for id in corpus.events_of(line.article).filter(shown) {
            let event = &corpus[id];
            if event.sentence.overlaps(line.span) {
                let line = Line { span: event.sentence, what: What::Event(id), ..line };
                self.weigh(line, grade);
            }
        }
    }

    /// The dates a line names: those whose words answer, or, as "2025-07", whose value does.
    fn dates(&mut self, line: Line, grade: Grade) {
        let corpus = self.corpus;
        for id in corpus[line.article].timexes.clone().map(|at| TimexId::new(at as usize)) {
            let timex = &corpus[id];
            if timex.edtf.is_none() || !line.span.contains(timex.span) {
                continue;
            }
            self.words.read(corpus.words(line.article, timex.span));
            if self.needle.has_number || self.words.answer(self.needle, grade, &mut self.places) {
                self.weigh(known::date(corpus, id), grade);
            }
        }
    }

    fn turn_to(&mut self, article: ArticleId) {
        if self.of != Some(article) {
            self.lines = lines::of(&self.corpus[article], self.corpus.text(article));
            self.of = Some(article);
        }
    }

    /// Reads the words of a line of the article at hand.
    fn read(&mut self, article: ArticleId, nth: usize) -> Option<Line> {
        let &(what, span) = self.lines.get(nth)?;
        let lines = self.lines[nth..].iter().map(|(_, span)| *span);
        self.words.read_lines(self.corpus.text(article), lines, self.needle.runs_on());
        Some(Line { article, span, what })
    }
}

#[cfg(test)]
mod tests;
