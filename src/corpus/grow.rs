//! How a corpus grows: part by part while a dossier is read, then once its names and happenings are settled.

use std::ops::Range;
use std::sync::Arc;

use super::{
    Article, ArticleId, Cluster, ClusterId, Corpus, Disputes, Event, EventDate, EventId, Interned, Name,
    NameId, Number, Parts, Source, Timex, TimexId, Title, Told,
};

/// The happenings of a corpus: what [`Corpus::settle`] puts in place.
#[derive(Debug, Clone, Default)]
pub struct Happenings {
    /// Each event's happening.
    pub of: Vec<ClusterId>,
    /// The happenings.
    pub clusters: Vec<Cluster>,
    /// The events by happening.
    pub told: Vec<EventId>,
    /// What reports disagree about.
    pub disputes: Disputes,
}

impl Corpus {
    /// Adds sources with their articles, of which nothing has been read yet but where they stand.
    pub fn lay(&mut self, sources: Vec<Arc<Source>>, articles: impl IntoIterator<Item = Article>) {
        self.sources.extend(sources);
        self.articles.extend(articles);
    }

    /// Adds the next articles as read, in the place of the same articles as laid out, with all that they say.
    /// `part.names` are those that are new; ids of names and sources are already the corpus's own.
    pub fn read(&mut self, part: Self) {
        let at = |n: usize| n as u32;
        let (first, timexes, events) = (self.read, at(self.timexes.len()), at(self.events.len()));
        let (participants, sites) = (at(self.participants.len()), at(self.sites.len()));
        for mut article in part.articles {
            shift(&mut article.timexes, timexes);
            shift(&mut article.events, events);
            match self.articles.get_mut(self.read as usize) {
                Some(laid) => *laid = article,
                None => self.articles.push(article),
            }
            self.read += 1;
        }
        self.timexes.extend(part.timexes.into_iter().map(|mut timex| {
            timex.article = ArticleId(timex.article.0 + first);
            timex
        }));
        let dated = |date: EventDate| EventDate {
            timex: date.timex.map(|t| TimexId::new(t.at() + timexes as usize)),
            ..date
        };
        self.events.extend(part.events.into_iter().map(|event| Event {
            article: ArticleId(event.article.0 + first),
            date: event.date.map(dated),
            parts: Parts {
                actors: event.parts.actors + participants,
                places: event.parts.places + sites,
                ..event.parts
            },
            ..event
        }));
        self.titles.extend(
            part.titles
                .into_iter()
                .map(|title| Title { article: ArticleId(title.article.0 + first), ..title }),
        );
        self.numbers.extend(
            part.numbers
                .into_iter()
                .map(|number| Number { event: EventId(number.event.0 + events), ..number }),
        );
        self.states.extend(part.states);
        self.participants.extend(part.participants);
        self.sites.extend(part.sites);
        self.names.extend(part.names);
    }

    /// Until happenings are settled, each event that is in none is one of its own.
    pub fn stand_alone(&mut self) {
        let settled = self.told.len();
        for (at, event) in self.events.iter().enumerate().skip(settled) {
            self.cluster_of.push(ClusterId::new(self.clusters.len()));
            let told = Told::new(self.told.len(), true);
            let date = event.date.map(|date| date.edtf);
            self.clusters.push(Cluster { label: EventId::new(at), date, told });
            self.told.push(EventId::new(at));
        }
    }

    /// Gives every name its final number.
    pub fn rename(&mut self, names: Vec<Name>, new: &[NameId]) {
        let renumber = |id: &mut NameId| *id = new.get(id.at()).copied().unwrap_or(*id);
        self.titles.iter_mut().for_each(|title| renumber(&mut title.name));
        self.states.iter_mut().flat_map(|states| states.iter_mut().flatten()).for_each(renumber);
        self.participants.iter_mut().for_each(|p| renumber(&mut p.name));
        self.sites.iter_mut().for_each(renumber);
        self.names = names.into();
    }

    /// Puts what an article says when, as read anew, in the place of what it said before; its words are the same.
    pub fn redate(&mut self, id: ArticleId, reading: Self) {
        let Some(read) = reading.articles.into_iter().next() else { return };
        let (timexes, events) = (self[id].timexes.clone(), self[id].events.clone());
        if timexes.len() != reading.timexes.len() {
            return;
        }
        let own = self.timexes.iter_mut().skip(timexes.start as usize);
        for (own, timex) in own.zip(reading.timexes) {
            *own = Timex { article: id, ..timex };
        }
        let shifted = |date: EventDate| EventDate {
            timex: date.timex.map(|timex| TimexId::new(timex.at() + timexes.start as usize)),
            ..date
        };
        for event in &mut self.events[events.start as usize..events.end as usize] {
            let same = || reading.events.iter().filter(|again| again.trigger == event.trigger);
            let again = same().find(|again| again.kind == event.kind).or_else(|| same().next());
            event.date = again.map_or(event.date, |again| again.date.map(shifted));
        }
        self.articles[id.at()].published = read.published;
    }

    /// The same for all its times ([`Timex::reword`]).
    #[must_use]
    pub fn reword(&mut self, words: &[Interned]) -> Option<()> {
        self.timexes.iter_mut().try_for_each(|timex| timex.reword(words))
    }

    /// Lets go of what its lists hold in reserve: nothing more is to come.
    pub fn fit(&mut self) {
        self.sources.shrink_to_fit();
        self.articles.fit();
        self.timexes.fit();
        self.states.fit();
        self.names.fit();
        self.titles.fit();
        self.events.fit();
        self.participants.fit();
        self.sites.fit();
        self.numbers.fit();
        self.clusters.fit();
        self.cluster_of.fit();
        self.told.fit();
        self.disputes.fit();
    }

    /// Puts every event in its happening.
    pub fn settle(&mut self, happenings: Happenings) {
        let Happenings { of, clusters, told, disputes } = happenings;
        (self.cluster_of, self.clusters, self.told) = (of.into(), clusters.into(), told.into());
        self.disputes = disputes;
    }
}

fn shift(range: &mut Range<u32>, by: u32) {
    *range = range.start + by..range.end + by;
}
