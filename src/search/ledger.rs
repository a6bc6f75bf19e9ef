//! What a filter asks of millions of reports, side by side: a few bytes for each, read in one pass.
//!
//! Kept up to date while a dossier is being read ([`Ledger::take_in`]), and made anew once its names and happenings
//! are settled. Everything in it follows from the corpus.

mod lines;
mod order;
mod phrases;
mod postings;
mod published;
mod roll;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::corpus::{ArticleId, Corpus, Event, EventId, EventType, NameId, flat};

use lines::Lines;
pub use order::{Moment, Order};
pub(super) use phrases::{Heard, Phrases, Vocabulary};
pub(super) use postings::Postings;
pub use published::{ByPublication, publication};
pub(super) use roll::Roll;

use phrases::Numbers;
use postings::Inverted;

use super::facets::{Tallies, Tally};
use super::{Bits, Field};

/// The columns of a corpus.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// The reports in time order.
    pub order: Order,
    /// The articles in the order of publication.
    pub published: ByPublication,
    /// For each article that tells something, one past its last report.
    #[serde(with = "flat")]
    ends: Vec<u32>,
    /// The closed lists' values and the number of parts of each report.
    #[serde(with = "flat")]
    pub(super) cards: Vec<Card>,
    /// The reports of happenings that several articles report.
    shared: Bits,
    /// The report to open on, of all.
    foremost: Option<EventId>,
    /// Where the lines of articles stand, and on which line each report.
    pub(super) lines: Lines,
    /// All words of the rows below.
    pub(super) vocabulary: Vocabulary,
    /// Of each article its headline, signature and publisher.
    pub(super) heads: Phrases,
    /// The files and publishers.
    pub(super) sources: Roll,
    /// The authors.
    pub(super) authors: Roll,
    /// The people, bodies and places, those of one label once.
    pub(super) names: Roll,
    /// What sentences call those who take part: for each name the words that stand for it.
    pub(super) forms: Phrases,
    /// Asked only while more is to come: not kept.
    #[serde(skip)]
    form_numbers: Numbers,
    /// Whom each form means.
    #[serde(with = "flat")]
    pub(super) meant: Vec<NameId>,
    /// What each field's values count, once asked for.
    #[serde(skip)]
    tallies: Tallies,
    /// Where each form, place and word stands, once asked for.
    #[serde(skip)]
    inverted: Inverted,
    /// The form of each participant.
    #[serde(with = "flat")]
    pub(super) said: Vec<u32>,
}

/// A report's values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Card {
    /// Its type in the low byte, then its modality and its polarity.
    kinds: u16,
    pub(super) actors: u8,
    pub(super) places: u8,
    /// Those named beside it, which stand behind its places.
    pub(super) beside: u8,
}

flat! { Card { kinds, actors, places, beside } }

impl Card {
    fn new(corpus: &Corpus, event: &Event) -> Self {
        let kinds = event.kind as u16 | (event.modality as u16) << 8 | (event.polarity as u16) << 12;
        let count = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        Self {
            kinds,
            actors: count(corpus.actors(event).len()),
            places: count(corpus.places(event).len()),
            beside: count(corpus.beside(event).len()),
        }
    }

    /// Where its value stands in the closed list of a field.
    #[inline]
    pub(super) fn place_in_list(self, field: Field) -> usize {
        let [kind, rest] = self.kinds.to_le_bytes();
        usize::from(match field {
            Field::Quad => EventType::ALL.get(usize::from(kind)).map_or(0, |kind| kind.quad() as u8),
            Field::Modality => rest & 15,
            Field::Polarity => rest >> 4,
            _ => kind,
        })
    }
}

impl Ledger {
    /// Of a corpus as it stands.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut ledger = Self::unsettled(corpus);
        ledger.settle(corpus);
        ledger
    }

    /// Of a corpus whose names are final and whose happenings are still being looked for.
    #[must_use]
    pub fn unsettled(corpus: &Corpus) -> Self {
        let mut ledger = Self::default();
        ledger.take_in(corpus);
        ledger.rename(corpus);
        ledger
    }

    /// True where something of a corpus has not been taken in.
    #[must_use]
    pub fn lacks(&self, corpus: &Corpus) -> bool {
        self.heads.len() < corpus.articles.len()
            || self.cards.len() < corpus.events.len()
            || !self.names.is_of(corpus.names.len())
            || !self.published.is_of(corpus)
    }

    /// Takes in what has come since: articles, names and reports only ever come at the end.
    pub fn take_in(&mut self, corpus: &Corpus) {
        self.forget();
        self.order.take_in(corpus);
        self.published.take_in(corpus);
        self.lines.take_in(corpus);
        for at in self.heads.len()..corpus.articles.len() {
            let id = ArticleId::new(at);
            let spans = [corpus[id].title, corpus[id].byline, corpus[id].publisher];
            self.heads.push(&mut self.vocabulary, spans.into_iter().flatten().map(|s| corpus.words(id, s)));
        }
        self.sources.take_in(&mut self.vocabulary, corpus, Field::Source);
        self.authors.take_in(&mut self.vocabulary, corpus, Field::Author);
        self.names.take_in(&mut self.vocabulary, corpus, Field::Actor);
        self.cards.reserve_exact(corpus.events.len().saturating_sub(self.cards.len()));
        self.said.reserve_exact(corpus.participants.len().saturating_sub(self.said.len()));
        for event in corpus.events.get(self.cards.len()..).unwrap_or_default() {
            self.enter(corpus, event);
        }
    }

    /// The names have their final numbers: they are entered anew, and all labels put in alphabetical order.
    pub(super) fn rename(&mut self, corpus: &Corpus) {
        self.forget();
        self.names = Roll::default();
        self.names.take_in(&mut self.vocabulary, corpus, Field::Actor);
        for (&form, participant) in self.said.iter().zip(&corpus.participants) {
            self.meant[form as usize] = participant.name;
        }
        for field in [Field::Actor, Field::Source, Field::Author] {
            self.roll_mut(field).rank(corpus, field);
        }
    }

    /// Every report has its happening.
    pub fn settle(&mut self, corpus: &Corpus) {
        self.forget();
        self.shared = Bits::none(corpus.events.len());
        for cluster in corpus.cluster_ids().filter(|&id| corpus.voices(id) > 1) {
            corpus.reports(cluster).iter().for_each(|event| self.shared.put(event.at()));
        }
        self.foremost = foremost(corpus, &Bits::all(corpus.events.len()));
    }

    /// What a newcomer looks for: of the happening that most articles report, and most differently, the first report
    /// with a date; of those visible, and of those that were joined on more than little.
    #[must_use]
    pub fn foremost(&self, corpus: &Corpus, visible: &Bits) -> Option<EventId> {
        if visible.is_full() { self.foremost } else { foremost(corpus, visible) }
    }

    /// The reports of an article.
    #[must_use]
    pub fn events_of(&self, article: ArticleId) -> Range<usize> {
        let end = |at: usize| self.ends.get(at).map_or(self.cards.len(), |&end| end as usize);
        article.at().checked_sub(1).map_or(0, end)..end(article.at())
    }

    /// True where several articles report what a report is of.
    #[must_use]
    pub fn is_shared(&self, event: EventId) -> bool {
        self.shared.holds(event.at())
    }

    /// Makes what is made when asked for, of the fields that every filter asks: the first letters need not wait for it.
    pub fn prepare(&self, corpus: &Corpus) {
        self.order.places();
        for field in [Field::Actor, Field::Place, Field::Type] {
            self.tally(corpus, field);
            self.labels_of_words(field);
        }
        self.reports_of_forms();
        self.reports_of_places(corpus);
    }

    /// Lets go of what was made when asked for: it holds no longer.
    fn forget(&mut self) {
        (self.tallies, self.inverted) = Default::default();
    }

    /// The reports in which each form stands for someone who takes part.
    pub(super) fn reports_of_forms(&self) -> &Postings {
        self.inverted.forms(self)
    }

    /// The label of whom each form means.
    pub(super) fn labels_of_forms(&self) -> &[u32] {
        self.inverted.labels_of_forms(self)
    }

    /// For each block of reports where those who take part in them begin, and where their places do.
    pub(super) fn stretches(&self) -> &[[u32; 2]] {
        self.inverted.stretches(self)
    }

    /// The reports of each place, by its label.
    pub(super) fn reports_of_places(&self, corpus: &Corpus) -> &Postings {
        self.inverted.places(self, corpus)
    }

    /// The labels of a field that have each word of the vocabulary.
    pub(super) fn labels_of_words(&self, field: Field) -> &Postings {
        self.inverted.labels(self, field)
    }

    /// The reports of each value in the closed list of a field.
    pub(super) fn reports_of_kinds(&self, field: Field) -> &[Bits] {
        self.inverted.kinds(self, field)
    }

    /// What the values of a field count in the whole corpus.
    pub(super) fn tally(&self, corpus: &Corpus, field: Field) -> &Arc<Tally> {
        self.tallies.of(corpus, self, field)
    }

    /// The labels of a field.
    pub(super) fn roll(&self, field: Field) -> &Roll {
        match field {
            Field::Source => &self.sources,
            Field::Author => &self.authors,
            _ => &self.names,
        }
    }

    fn roll_mut(&mut self, field: Field) -> &mut Roll {
        match field {
            Field::Source => &mut self.sources,
            Field::Author => &mut self.authors,
            _ => &mut self.names,
        }
    }

    /// Enters the next report.
    fn enter(&mut self, corpus: &Corpus, event: &Event) {
        let before = self.cards.len() as u32;
        self.ends.resize(event.article.at().max(self.ends.len()), before);
        self.ends.truncate(event.article.at());
        self.ends.push(before + 1);
        self.cards.push(Card::new(corpus, event));
        for participant in corpus.actors(event) {
            let words = corpus.words(event.article, participant.span);
            self.forms.push(&mut self.vocabulary, [words]);
            let (name, meant) = (participant.name, &self.meant);
            let form =
                self.forms.settle_last(&mut self.form_numbers, name.0, |form| meant[form as usize] == name);
            if form as usize == self.meant.len() {
                self.meant.push(name);
            }
            self.said.push(form);
        }
    }
}

fn foremost(corpus: &Corpus, visible: &Bits) -> Option<EventId> {
    let is_shown = |e: &EventId| corpus[*e].date.is_some() && visible.holds(e.at());
    let shown = |id| corpus.reports(id).iter().copied().filter(is_shown).min();
    let mut best: Option<(bool, usize, usize, Reverse<EventId>)> = None;
    for id in corpus.cluster_ids() {
        // No more articles than reports: most happenings are passed over at a glance.
        let joined = corpus.reports(id).len() > 1 && corpus[id].is_sure();
        let may_win = best.is_none_or(|(sure, most, ..)| (joined, corpus.reports(id).len()) >= (sure, most));
        let Some(event) = Some(id).filter(|_| may_win).and_then(shown) else {
            continue;
        };
        best = best.max(Some((joined, corpus.voices(id), corpus.discrepancies(id).len(), Reverse(event))));
    }
    best.map(|(.., Reverse(event))| event)
}
