//! JSON Lines: each article, or each event report, by itself, with all that tells where it comes from.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::app::told;
use crate::corpus::{ArticleId, Basis, Corpus, Event, EventId, NameId, Role};
use crate::text::Span;
use crate::text::printable::clean;
use crate::words::Lang;

use super::points::Points;

/// A corpus with the code points of its texts counted.
pub(super) struct Lines<'a> {
    corpus: &'a Corpus,
    points: Vec<Points<'a>>,
}

#[derive(Serialize)]
struct ArticleLine<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<String>,
    source: Option<&'a str>,
    author: Option<&'a str>,
    url: Option<&'a str>,
    lang: &'static str,
    text: &'a str,
    file: &'a str,
    published: Published,
    events: usize,
}

#[derive(Serialize)]
struct Published {
    edtf: Option<String>,
    basis: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct EventLine<'a> {
    file: &'a str,
    id: Option<&'a str>,
    url: Option<&'a str>,
    article: usize,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<String>,
    published_basis: &'static str,
    field: Option<&'static str>,
    start: usize,
    end: usize,
    sentence: &'a str,
    trigger: Words<'a>,
    r#type: &'static str,
    quad: &'static str,
    modality: &'static str,
    polarity: &'static str,
    date: Option<Dated<'a>>,
    actors: Vec<Named<'a>>,
    recipients: Vec<Named<'a>>,
    places: Vec<Named<'a>>,
    attribution: Option<Cow<'a, str>>,
    summary: String,
    cluster: usize,
    rule: &'static str,
}

#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Dated<'a> {
    edtf: String,
    basis: &'static str,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    kind: &'static str,
    state: Option<&'a str>,
}

impl<'a> Lines<'a> {
    /// Counts the texts once.
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        Self { corpus, points: corpus.sources.iter().map(|s| Points::new(&s.text)).collect() }
    }

    /// Articles, a line each.
    pub(super) fn articles(&self, ids: &[ArticleId], lang: Lang, to: &mut dyn Write) -> io::Result<()> {
        ids.iter().try_for_each(|&id| line(&self.article(id, lang), to))
    }

    /// Event reports, a line each.
    pub(super) fn events(&self, ids: &[EventId], to: &mut dyn Write) -> io::Result<()> {
        ids.iter().try_for_each(|&id| line(&self.event(id), to))
    }

    /// The names are those that a record is read back by. An inferred date is not among them: what is read back is
    /// taken as given.
    fn article(&self, id: ArticleId, lang: Lang) -> ArticleLine<'a> {
        let (article, published) = (&self.corpus[id], &self.corpus[id].published);
        let source = &self.corpus[article.source];
        let given = source.given.as_deref();
        let edtf = published.edtf.map(|d| d.to_string());
        let stated = matches!(published.basis, Basis::Stated | Basis::Header | Basis::Given);
        ArticleLine {
            id: given.and_then(|given| some(&given.id)),
            title: self.said(id, article.title),
            date: edtf.clone().filter(|_| stated),
            source: self.said(id, article.publisher),
            author: self.said(id, article.byline),
            url: given.and_then(|given| some(&given.url)),
            lang: article.lang.code(),
            text: self.body(id).of(&source.text),
            file: &source.name,
            published: Published {
                edtf,
                basis: published.basis.name(),
                reason: told::reason(&published.reason, lang),
            },
            events: article.events.len(),
        }
    }

    /// What stands below an article's title.
    fn body(&self, id: ArticleId) -> Span {
        let article = &self.corpus[id];
        let source = &self.corpus[article.source];
        if let Some(given) = &source.given {
            return given.body;
        }
        let below = article.title.filter(|title| title.start() == article.span.start());
        let start = below.map_or(article.span.start(), Span::end);
        Span::new(start, article.span.end().max(start)).trim(&source.text)
    }

    fn event(&self, id: EventId) -> EventLine<'a> {
        let event = &self.corpus[id];
        let article = &self.corpus[event.article];
        let source = &self.corpus[article.source];
        let given = source.given.as_deref();
        let (field, [start, end]) = self.place(event, event.sentence);
        let first = self.corpus.articles.partition_point(|a| a.source < article.source);
        EventLine {
            file: &source.name,
            id: given.and_then(|given| some(&given.id)),
            url: given.and_then(|given| some(&given.url)),
            article: event.article.at() - first,
            title: self.said(event.article, article.title),
            publisher: self.said(event.article, article.publisher),
            published: article.published.edtf.map(|d| d.to_string()),
            published_basis: article.published.basis.name(),
            field,
            start,
            end,
            sentence: self.corpus.words(event.article, event.sentence),
            trigger: self.words(event, event.trigger),
            r#type: event.kind.name(),
            quad: event.kind.quad().name(),
            modality: event.modality.name(),
            polarity: event.polarity.name(),
            date: self.dated(event),
            actors: self.parts(event, Role::Actor),
            recipients: self.parts(event, Role::Recipient),
            places: self.corpus.places(event).iter().map(|&name| self.named(name)).collect(),
            attribution: self.said(event.article, event.attribution).map(clean),
            summary: self.corpus.summary(id),
            cluster: self.corpus.cluster(id).at(),
            rule: event.rule.name(),
        }
    }

    fn dated(&self, event: &Event) -> Option<Dated<'a>> {
        let date = event.date?;
        let said = date.timex.map(|id| &self.corpus[id]);
        Some(Dated {
            edtf: date.edtf.to_string(),
            basis: date.basis.name(),
            text: said.map(|timex| self.corpus.words(timex.article, timex.span)),
        })
    }

    fn parts(&self, event: &Event, role: Role) -> Vec<Named<'a>> {
        let parts = self.corpus.actors(event).iter().filter(|part| part.role == role);
        parts.map(|part| self.named(part.name)).collect()
    }

    fn named(&self, id: NameId) -> Named<'a> {
        let name = &self.corpus[id];
        Named {
            name: &name.label,
            kind: name.kind.name(),
            state: name.state.map(|state| &*self.corpus[state].label),
        }
    }

    /// The field of a record that a span lies in, and where it lies there, in code points; of a file, where it lies
    /// in the file.
    fn place(&self, event: &Event, span: Span) -> (Option<&'static str>, [usize; 2]) {
        let source = self.corpus[event.article].source;
        let points = &self.points[source.at()];
        let [start, end] = points.span(span);
        let Some(given) = &self.corpus[source].given else { return (None, [start, end]) };
        let fields = [("text", Some(given.body)), ("title", given.title)];
        let field =
            fields.into_iter().find_map(|(name, at)| Some((name, at.filter(|at| at.contains(span))?)));
        let before = field.map_or(0, |(_, at)| points.at(at.start()));
        (field.map(|(name, _)| name), [start - before, end - before])
    }

    fn words(&self, event: &Event, span: Span) -> Words<'a> {
        let [start, end] = self.place(event, span).1;
        Words { start, end, text: self.corpus.words(event.article, span) }
    }

    fn said(&self, id: ArticleId, span: Option<Span>) -> Option<&'a str> {
        span.map(|span| self.corpus.words(id, span))
    }
}

fn some(words: &str) -> Option<&str> {
    (!words.is_empty()).then_some(words)
}

/// One value in one line.
fn line(value: &impl Serialize, mut to: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut to, value)?;
    to.write_all(b"\n")
}
