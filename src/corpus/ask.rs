//! What can be asked of a corpus: words, lists and counts by id.

use std::ops::Range;

use crate::text::Span;

use super::{
    ArticleId, BlockKind, ClusterId, Corpus, Event, EventId, NameId, Number, Participant, Parts, Timex,
    summary,
};

impl Corpus {
    /// The text of the source an article stands in.
    #[must_use]
    pub fn text(&self, article: ArticleId) -> &str {
        &self[self[article].source].text
    }

    /// The words of a span of an article's source.
    #[must_use]
    pub fn words(&self, article: ArticleId, span: Span) -> &str {
        span.of(self.text(article))
    }

    /// An article's headline, else its first words (`false`), at most `most` characters of them.
    #[must_use]
    pub fn headline(&self, id: ArticleId, most: usize) -> (String, bool) {
        let article = &self[id];
        if let Some(title) = article.title {
            return (self.words(id, title).to_owned(), true);
        }
        let body =
            article.blocks.iter().find(|b| b.kind == BlockKind::Paragraph).map_or(article.span, |b| b.span);
        let words = self.words(id, body);
        let cut = words.char_indices().nth(most).map_or(words.len(), |(at, _)| at);
        let cut =
            if cut < words.len() { words.get(..cut).and_then(|w| w.rfind(' ')).unwrap_or(cut) } else { cut };
        (words.get(..cut).unwrap_or(words).to_owned(), false)
    }

    /// Who did what an event is, and to or with whom.
    #[must_use]
    pub fn actors(&self, event: &Event) -> &[Participant] {
        let Parts { actors, actor_count, .. } = event.parts;
        part(&self.participants, actors, u32::from(actor_count))
    }

    /// Where an event took place.
    #[must_use]
    pub fn places(&self, event: &Event) -> &[NameId] {
        let Parts { places, place_count, .. } = event.parts;
        part(&self.sites, places, u32::from(place_count))
    }

    /// The numbers that an event gives, in order.
    #[must_use]
    pub fn numbers(&self, event: EventId) -> &[Number] {
        let start = self.numbers.partition_point(|n| n.event < event);
        let end = self.numbers.partition_point(|n| n.event <= event);
        self.numbers.get(start..end).unwrap_or_default()
    }

    /// A line for the timeline, taken from an event's sentence.
    #[must_use]
    pub fn summary(&self, id: EventId) -> String {
        let event = &self[id];
        summary::line(self.text(event.article), event.sentence, event.trigger)
    }

    /// Whether that line begins in the middle of the sentence, and about how long it is.
    #[must_use]
    pub fn summary_shape(&self, event: &Event) -> (bool, usize) {
        summary::shape(event.sentence, event.trigger)
    }

    /// Who else is named beside the words that tell of an event.
    #[must_use]
    pub fn beside(&self, event: &Event) -> &[NameId] {
        let Parts { places, place_count, beside_count, .. } = event.parts;
        part(&self.sites, places + u32::from(place_count), u32::from(beside_count))
    }

    /// Enters an event with its participants and places and who is named beside, 255 of each at most.
    pub fn push_event(
        &mut self,
        event: Event,
        actors: &[Participant],
        places: &[NameId],
        beside: &[NameId],
    ) -> EventId {
        let (actors, places, beside) = (few(actors), few(places), few(beside));
        let parts = Parts {
            actors: self.participants.len() as u32,
            places: self.sites.len() as u32,
            actor_count: actors.len() as u8,
            place_count: places.len() as u8,
            beside_count: beside.len() as u8,
        };
        self.participants.extend(actors.iter().copied());
        self.sites.extend(places.iter().chain(beside).copied());
        self.events.push(Event { parts, ..event });
        EventId::new(self.events.len() - 1)
    }

    /// An article's temporal expressions, in order.
    #[must_use]
    pub fn timexes_of(&self, id: ArticleId) -> &[Timex] {
        let Range { start, end } = self[id].timexes;
        part(&self.timexes, start, end.saturating_sub(start))
    }

    /// The states that an article names most, two at most.
    pub fn states_of(&self, id: ArticleId) -> impl Iterator<Item = NameId> + use<> {
        self.states.get(id.at()).copied().unwrap_or_default().into_iter().flatten()
    }

    /// The reports of a happening, in order.
    #[must_use]
    pub fn reports(&self, id: ClusterId) -> &[EventId] {
        let end = self.clusters.get(id.at() + 1).map_or(self.told.len(), |next| next.told.start());
        self.told.get(self[id].told.start()..end).unwrap_or_default()
    }

    /// A line that names a happening.
    #[must_use]
    pub fn label(&self, id: ClusterId) -> String {
        self.summary(self[id].label)
    }

    /// The ids of an article's events.
    pub fn events_of(&self, id: ArticleId) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        self[id].events.clone().map(EventId)
    }

    /// The ids of the articles.
    pub fn article_ids(&self) -> impl DoubleEndedIterator<Item = ArticleId> + use<> {
        (0..self.articles.len()).map(ArticleId::new)
    }

    /// The ids of the happenings.
    pub fn cluster_ids(&self) -> impl DoubleEndedIterator<Item = ClusterId> + ExactSizeIterator + use<> {
        (0..self.clusters.len() as u32).map(ClusterId)
    }

    /// The ids of the events.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId::new)
    }

    /// The happening that an event report is of.
    #[must_use]
    pub fn cluster(&self, event: EventId) -> ClusterId {
        self.cluster_of.get(event.at()).copied().unwrap_or(ClusterId(0))
    }

    /// How many articles report a happening.
    #[must_use]
    pub fn voices(&self, id: ClusterId) -> usize {
        match self.reports(id) {
            [_] => 1,
            reports => reports.chunk_by(|&a, &b| self[a].article == self[b].article).count(),
        }
    }
}

/// As many as a byte can count.
fn few<T>(list: &[T]) -> &[T] {
    list.get(..usize::from(u8::MAX)).unwrap_or(list)
}

/// So many values from a place of a list on.
fn part<T>(list: &[T], start: u32, count: u32) -> &[T] {
    list.get(start as usize..start as usize + count as usize).unwrap_or_default()
}
