//! What a query leaves of a corpus: each part marks the events and articles it is true of.

use crate::corpus::{ArticleId, Corpus, Event, EventId, NameId};
use crate::date::Edtf;
use crate::text::Span;

use super::field::Field;
use super::query::{Expr, Visible};
use super::term::{Term, Test};
use super::words::Words;

/// Reads queries over one corpus.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    corpus: &'a Corpus,
}

/// Of which events and articles something is true.
struct Marks {
    events: Vec<bool>,
    articles: Vec<bool>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        Self { corpus }
    }

    /// The events an expression is true of, their articles, and the articles it is true of by themselves.
    pub(super) fn visible(self, expr: &Expr) -> Visible {
        let mut marks = self.marks(expr, true);
        let events: Vec<EventId> = self.corpus.event_ids().filter(|e| marks.events[e.at()]).collect();
        for &event in &events {
            marks.articles[self.corpus[event].article.at()] = true;
        }
        let articles = self.corpus.article_ids().filter(|a| marks.articles[a.at()]).collect();
        Visible { articles, events }
    }

    /// Marks where an expression is `held` true, or false. Falsehood is asked of the terms, not turned round
    /// afterwards, because of an article neither may be known.
    fn marks(self, expr: &Expr, held: bool) -> Marks {
        match expr {
            Expr::Not(inner) => self.marks(inner, !held),
            Expr::And(parts) => self.combine(parts, held, held),
            Expr::Or(parts) => self.combine(parts, held, !held),
            Expr::Term(term) => self.term(term, held),
        }
    }

    /// Where `all` of the parts hold as asked, else where any does.
    fn combine(self, parts: &[Expr], held: bool, all: bool) -> Marks {
        let mut parts = parts.iter().map(|part| self.marks(part, held));
        let Some(mut marks) = parts.next() else { return self.none() };
        let join = |into: &mut [bool], from: &[bool]| {
            into.iter_mut().zip(from).for_each(|(a, &b)| *a = if all { *a && b } else { *a || b });
        };
        for part in parts {
            join(&mut marks.events, &part.events);
            join(&mut marks.articles, &part.articles);
        }
        marks
    }

    fn none(self) -> Marks {
        Marks {
            events: vec![false; self.corpus.events.len()],
            articles: vec![false; self.corpus.articles.len()],
        }
    }

    fn term(self, term: &Term, held: bool) -> Marks {
        match (term.field, &term.test) {
            (None, Test::Words(words)) => self.anywhere(words, held),
            (Some(field), _) if field.is_of_articles() => self.by_article(field, &term.test, held),
            (Some(field), _) => self.by_event(field, &term.test, held),
            (None, _) => self.none(),
        }
    }

    /// Words without a field: of an article its head and all its sentences, of an event its article's head,
    /// its own sentence (its summary is words of it) and its names. Each sentence is read once.
    fn anywhere(self, words: &Words, held: bool) -> Marks {
        let corpus = self.corpus;
        let stand = |a: ArticleId, span: Span| words.stand_in(corpus.words(a, span));
        let named: Vec<bool> = corpus.names.iter().map(|name| words.stand_in(&name.label)).collect();
        let on_top: Vec<bool> = corpus.article_ids().map(|a| self.heads(a, words)).collect();
        let told = |a: ArticleId| corpus[a].sentences.iter().map(|&s| stand(a, s)).collect();
        let told: Vec<Vec<bool>> = corpus.article_ids().map(told).collect();
        let in_sentence = |event: &Event| {
            let place = corpus[event.article].sentences.binary_search(&event.sentence);
            place.map_or_else(|_| stand(event.article, event.sentence), |at| told[event.article.at()][at])
        };
        let of_event = |event: &Event| {
            on_top[event.article.at()]
                || in_sentence(event)
                || names_of(corpus, event).any(|name| named[name.at()])
        };
        let of_article = |a: ArticleId| on_top[a.at()] || told[a.at()].contains(&true);
        Marks {
            articles: corpus.article_ids().map(|a| of_article(a) == held).collect(),
            events: corpus.events.iter().map(|event| of_event(event) == held).collect(),
        }
    }

    /// True where words stand in an article's title, signature or publisher.
    fn heads(self, id: ArticleId, words: &Words) -> bool {
        let article = &self.corpus[id];
        let head = [article.title, article.byline, article.publisher].into_iter().flatten();
        head.into_iter().any(|span| words.stand_in(self.corpus.words(id, span)))
    }

    fn by_article(self, field: Field, test: &Test, held: bool) -> Marks {
        let corpus = self.corpus;
        let articles: Vec<bool> = match test {
            Test::Words(words) => {
                let labels: Vec<_> = corpus.article_ids().map(|a| labels(corpus, a, field)).collect();
                let meant = words.among(labels.iter().flatten().copied());
                labels.iter().map(|labels| labels.iter().any(|label| meant.is(label)) == held).collect()
            }
            _ => corpus.articles.iter().map(|a| date_meets(a.published.edtf, test) == held).collect(),
        };
        Marks { events: corpus.events.iter().map(|event| articles[event.article.at()]).collect(), articles }
    }

    fn by_event(self, field: Field, test: &Test, held: bool) -> Marks {
        let events = match (field, test) {
            (Field::Actor, Test::Words(words)) => self.by_actor(words),
            (Field::Place, Test::Words(words)) => {
                let (named, _) = self.named(words);
                self.events(|event| self.corpus.places(event).iter().any(|place| named[place.at()]))
            }
            (Field::Cluster, Test::Words(words)) => {
                let labelled: Vec<bool> =
                    self.corpus.cluster_ids().map(|id| words.stand_in(&self.corpus.label(id))).collect();
                self.events(|event| labelled.get(event.cluster.at()) == Some(&true))
            }
            (_, Test::Number(number)) => self.events(|event| event.cluster.0 == *number),
            (_, Test::Kinds(bits)) => self.events(|event| bits >> place_in_list(event, field) & 1 == 1),
            (_, test) => self.events(|event| date_meets(event.date.map(|date| date.edtf), test)),
        };
        Marks { events: events.into_iter().map(|has| has == held).collect(), ..self.none() }
    }

    /// By the names of those who take part, or by what the sentence calls them.
    fn by_actor(self, words: &Words) -> Vec<bool> {
        let (named, in_full) = self.named(words);
        self.events(|event| {
            self.corpus.actors(event).iter().any(|actor| {
                named[actor.name.at()]
                    || !in_full && words.stand_in(self.corpus.words(event.article, actor.span))
            })
        })
    }

    /// Which names words mean, and whether they are one of them in full.
    fn named(self, words: &Words) -> (Vec<bool>, bool) {
        let labels = || self.corpus.names.iter().map(|name| name.label.as_str());
        let meant = words.among(labels());
        (labels().map(|label| meant.is(label)).collect(), meant.in_full)
    }

    fn events(self, has: impl FnMut(&Event) -> bool) -> Vec<bool> {
        self.corpus.events.iter().map(has).collect()
    }
}

/// What an article is called by in a field of its own: its file and publisher, or its signature.
pub(super) fn labels(corpus: &Corpus, id: ArticleId, field: Field) -> Vec<&str> {
    let article = &corpus[id];
    let words = |span| corpus.words(id, span);
    match field {
        Field::Author => article.byline.map(words).into_iter().collect(),
        _ => std::iter::once(corpus[article.source].name.as_str())
            .chain(article.publisher.map(words))
            .collect(),
    }
}

/// Where an event's value stands in the closed list of a field.
fn place_in_list(event: &Event, field: Field) -> u32 {
    match field {
        Field::Quad => event.kind.quad() as u32,
        Field::Modality => event.modality as u32,
        Field::Polarity => event.polarity as u32,
        _ => event.kind as u32,
    }
}

/// The names in an event, whatever their part.
fn names_of<'a>(corpus: &'a Corpus, event: &Event) -> impl Iterator<Item = NameId> + use<'a> {
    corpus.actors(event).iter().map(|actor| actor.name).chain(corpus.places(event).iter().copied())
}

/// True where a date can mean one of the days asked for; an open interval by the end that is told ("since 2012" is
/// of 2012), for a state that still lasts would answer to every day. What is undated meets only `none`.
fn date_meets(date: Option<Edtf>, test: &Test) -> bool {
    match (test, date.and_then(Edtf::fixed)) {
        (Test::Undated, _) => date.is_none(),
        (Test::Days(from, to), Some((first, last))) => first <= *to && *from <= last,
        _ => false,
    }
}
