//! Names and dates with the words they are found by, each at its first mention; they grow as articles are read.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, NameId, TimexId, flat};
use crate::date::Edtf;
use crate::search::words::each_word;

use super::lines::{Line, What};
use super::posts::{Posts, Writer};
use super::show::label;

/// What is known of names and dates. A name or a date is one line, at its first mention.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Known {
    /// How many articles have been read for it.
    read: u32,
    /// The words of names, by number of the name.
    pub(super) names: Shelf,
    /// Each date there is, as first told.
    #[serde(with = "flat")]
    dates: Vec<TimexId>,
    /// Asked only while more is to come: not kept.
    #[serde(skip)]
    seen: FxHashSet<Edtf>,
    /// The words of those, by place in `dates`.
    pub(super) values: Shelf,
}

impl Known {
    /// Goes on to what has been read since.
    pub(super) fn learn(&mut self, corpus: &Corpus) {
        let names = corpus.names.get(self.names.count as usize..).unwrap_or_default();
        self.names.push(names.iter().map(|name| &*name.label));
        let first_new = self.dates.len();
        for id in (self.read..corpus.read).map(ArticleId) {
            for nth in corpus[id].timexes.clone().map(|at| TimexId::new(at as usize)) {
                if corpus[nth].edtf.is_some_and(|edtf| self.seen.insert(edtf)) {
                    self.dates.push(nth);
                }
            }
        }
        self.read = self.read.max(corpus.read);
        self.values.push(self.dates[first_new..].iter().map(|&id| label(corpus, &date(corpus, id))));
    }

    /// The line of a date.
    pub(super) fn date(&self, corpus: &Corpus, nth: u32) -> Option<Line> {
        self.dates.get(nth as usize).map(|&id| date(corpus, id))
    }
}

/// The line of a name, if it is mentioned.
pub(super) fn name(corpus: &Corpus, nth: u32) -> Option<Line> {
    let (article, span) = corpus.names.get(nth as usize)?.first?;
    Some(Line { article, span, what: What::Name(NameId(nth)) })
}

/// The line of a temporal expression.
pub(super) fn date(corpus: &Corpus, id: TimexId) -> Line {
    Line { article: corpus[id].article, span: corpus[id].span, what: What::Date(id) }
}

/// Vocabularies one after another: what is new makes one of its own until it is worth joining to those before.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Shelf {
    /// Each with the number of its first line.
    pub(super) parts: Vec<(Posts, u32)>,
    count: u32,
}

impl Shelf {
    fn push<S: AsRef<str>>(&mut self, labels: impl ExactSizeIterator<Item = S>) {
        let first = self.count;
        if labels.len() == 0 {
            return;
        }
        let mut writer = Writer::default();
        for label in labels {
            each_word(label.as_ref(), |word, _| writer.add(word, self.count - first));
            self.count += 1;
        }
        self.parts.push((writer.finish(), first));
        while let [.., (before, start), (last, end)] = self.parts.as_slice() {
            if (end - start) / 2 > self.count - end {
                break;
            }
            let both = (Posts::merge(&[(before, 0), (last, end - start)]), *start);
            self.parts.truncate(self.parts.len() - 2);
            self.parts.push(both);
        }
    }
}
