//! `recoupe explain --doubtful`: the dates that could be read otherwise, each with its place and the steps to its value,
//! and the reports that were joined on little.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::app::told;
use crate::corpus::{Corpus, EventId, SourceId, Timex};
use crate::extract::clusters::{Joins, Likeness};
use crate::extract::time;
use crate::text::printable::clean;
use crate::words::{Lang, say_with};

use super::points::Points;

/// One doubtful date a line, in the order of the text: `FILE:OFFSET “words” → value …; why it is doubtful`. Then each
/// doubtful join, of two reports once: `FILE:OFFSET “words” joined with FILE:OFFSET “words”: what they share; against: …`.
pub(super) fn list(corpus: &Corpus, lang: Lang) -> String {
    let mut list = List { corpus, lang, points: FxHashMap::default(), out: String::new() };
    for timex in corpus.timexes.iter().filter(|timex| timex.weakness.is_some()) {
        list.date(timex);
    }
    let joins = Joins::of(corpus);
    let doubtful = corpus.event_ids().filter(|&id| !corpus[corpus.cluster(id)].is_sure());
    let pairs = doubtful.filter_map(|id| Some((id, joins.why(id)?)));
    let mut told = FxHashSet::default();
    for (id, likeness) in pairs {
        if told.insert((id.min(likeness.other), id.max(likeness.other))) {
            list.join(id, &likeness);
        }
    }
    list.out
}

struct List<'c> {
    corpus: &'c Corpus,
    lang: Lang,
    points: FxHashMap<SourceId, Points<'c>>,
    out: String,
}

impl List<'_> {
    fn date(&mut self, timex: &Timex) {
        let place = self.place(self.corpus[timex.article].source, timex.span.start());
        let steps = told::reason(&time::steps(self.corpus, timex), self.lang);
        self.line(&say_with(self.lang, "explain-doubtful", &[&place, &steps]));
    }

    fn join(&mut self, id: EventId, likeness: &Likeness) {
        let ((own, words), (other, others)) = (self.report(id), self.report(likeness.other));
        let (shared, against) =
            (told::reason(&likeness.shared, self.lang), told::reason(&likeness.against, self.lang));
        let mut line =
            say_with(self.lang, "explain-doubtful-join", &[&own, &words, &other, &others, &shared]);
        if !against.is_empty() {
            line += &say_with(self.lang, "explain-doubtful-against", &[&against]);
        }
        self.line(&line);
    }

    /// The place of a report and the words that tell it.
    fn report(&mut self, id: EventId) -> (String, String) {
        let event = &self.corpus[id];
        let place = self.place(self.corpus[event.article].source, event.trigger.start());
        (place, self.corpus.words(event.article, event.trigger).to_owned())
    }

    /// `FILE:OFFSET`, in code points.
    fn place(&mut self, source: SourceId, byte: usize) -> String {
        let of = &self.corpus[source];
        let points = self.points.entry(source).or_insert_with(|| Points::new(&of.text));
        format!("{}:{}", of.name, points.at(byte))
    }

    fn line(&mut self, text: &str) {
        self.out += &clean(text);
        self.out.push('\n');
    }
}
