//! The whole corpus as JSON, schema version 1 (see README). Offsets are Unicode code points of the decoded text.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::app::told;
use crate::corpus::{
    Article, ArticleId, BlockKind, ClusterId, Corpus, Discrepancy, Event, EventDate, EventId, Number,
    Participant, Source, Timex,
};
use crate::extract::time;
use crate::text::Span;
use crate::text::printable::clean;
use crate::words::Lang;

use super::points::Points;

/// The schema's version: a field that changes its meaning or goes away raises it, a new field does not.
pub(super) const SCHEMA: u32 = 1;

/// Writes the corpus; reasons are told in `lang`.
pub(super) fn write(corpus: &Corpus, lang: Lang, to: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *to, &Writer::new(corpus, lang).document())?;
    to.write_all(b"\n")
}

/// Writes the temporal expressions alone, with TIMEX3's spans (determiners inside, the ends of an interval
/// apart) and values, and no EDTF.
pub(super) fn write_timex3(corpus: &Corpus, lang: Lang, to: &mut dyn Write) -> io::Result<()> {
    let timexes: Vec<Timex> = corpus.article_ids().flat_map(|id| time::timex3(corpus, id)).collect();
    let writer = Writer::new(corpus, lang);
    let timexes = timexes.iter().map(|t| TimexOut { edtf: None, ..writer.timex(t) }).collect();
    serde_json::to_writer_pretty(&mut *to, &TimexDocument { schema: SCHEMA, timexes })?;
    to.write_all(b"\n")
}

#[derive(Serialize)]
struct TimexDocument<'a> {
    schema: u32,
    timexes: Vec<TimexOut<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    recoupe: &'static str,
    schema: u32,
    sources: Vec<SourceOut<'a>>,
    articles: Vec<ArticleOut<'a>>,
    timexes: Vec<TimexOut<'a>>,
    events: Vec<EventOut<'a>>,
    clusters: Vec<ClusterOut<'a>>,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    file: &'a str,
    encoding: &'a str,
    sha256: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: usize,
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    publisher: Option<&'a str>,
    published: PublishedOut,
    headings: Vec<&'a str>,
    boilerplate: Vec<Place>,
}

#[derive(Serialize)]
struct PublishedOut {
    edtf: Option<String>,
    basis: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Words<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct TimexOut<'a> {
    article: usize,
    file: &'a str,
    #[serde(flatten)]
    words: Words<'a>,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
    value: &'a str,
    basis: &'static str,
    rule: &'static str,
}

#[derive(Serialize)]
struct EventOut<'a> {
    id: usize,
    article: usize,
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    trigger: Words<'a>,
    date: Option<DateOut<'a>>,
    r#type: &'static str,
    quad: &'static str,
    modality: &'static str,
    polarity: &'static str,
    actors: Vec<ActorOut<'a>>,
    places: Vec<&'a str>,
    attribution: Option<Cow<'a, str>>,
    numbers: Vec<NumberOut<'a>>,
    summary: String,
    cluster: usize,
    rule: &'static str,
}

#[derive(Serialize)]
struct DateOut<'a> {
    edtf: String,
    basis: &'static str,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct NumberOut<'a> {
    what: &'static str,
    low: u64,
    high: Option<u64>,
    #[serde(flatten)]
    words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct ActorOut<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct ClusterOut<'a> {
    id: usize,
    label: String,
    date: Option<String>,
    sure: bool,
    events: Vec<usize>,
    discrepancies: Vec<DiscrepancyOut<'a>>,
}

#[derive(Serialize)]
struct DiscrepancyOut<'a> {
    kind: &'static str,
    values: Vec<ValueOut<'a>>,
}

#[derive(Serialize)]
struct ValueOut<'a> {
    value: Cow<'a, str>,
    events: Vec<usize>,
}

/// A corpus with each source's code points counted.
struct Writer<'a> {
    corpus: &'a Corpus,
    points: Vec<Points<'a>>,
    lang: Lang,
}

impl<'a> Writer<'a> {
    fn new(corpus: &'a Corpus, lang: Lang) -> Self {
        Self { corpus, points: corpus.sources.iter().map(|s| Points::new(&s.text)).collect(), lang }
    }

    fn document(&self) -> Document<'a> {
        let Corpus { sources, articles, timexes, events, .. } = self.corpus;
        Document {
            recoupe: env!("CARGO_PKG_VERSION"),
            schema: SCHEMA,
            sources: sources.iter().map(|s| source(s)).collect(),
            articles: articles.iter().enumerate().map(|(id, a)| self.article(id, a)).collect(),
            timexes: timexes.iter().map(|t| self.timex(t)).collect(),
            events: events.iter().enumerate().map(|(id, e)| self.event(id, e)).collect(),
            clusters: self.corpus.cluster_ids().map(|id| cluster(self.corpus, id)).collect(),
        }
    }

    fn article(&self, id: usize, article: &'a Article) -> ArticleOut<'a> {
        let from = ArticleId::new(id);
        let said = |span: Option<Span>| span.map(|s| self.corpus.words(from, s));
        let blocks = |kind| article.blocks.iter().filter(move |b| b.kind == kind).map(|b| b.span);
        ArticleOut {
            id,
            file: self.file(from),
            place: self.place(from, article.span),
            title: said(article.title),
            byline: said(article.byline),
            publisher: said(article.publisher),
            published: PublishedOut {
                edtf: article.published.edtf.map(|d| d.to_string()),
                basis: article.published.basis.name(),
                reason: told::reason(&article.published.reason, self.lang),
            },
            headings: blocks(BlockKind::Heading).map(|s| self.corpus.words(from, s)).collect(),
            boilerplate: blocks(BlockKind::Boilerplate).map(|s| self.place(from, s)).collect(),
        }
    }

    fn timex<'t>(&self, timex: &'t Timex) -> TimexOut<'t>
    where
        'a: 't,
    {
        TimexOut {
            article: timex.article.at(),
            file: self.file(timex.article),
            words: self.words(timex.article, timex.span),
            r#type: timex.kind.name(),
            edtf: timex.edtf.map(|d| d.to_string()),
            value: &timex.value,
            basis: timex.basis.name(),
            rule: timex.rule.word(),
        }
    }

    fn event(&self, id: usize, event: &'a Event) -> EventOut<'a> {
        EventOut {
            id,
            article: event.article.at(),
            file: self.file(event.article),
            place: self.place(event.article, event.sentence),
            trigger: self.words(event.article, event.trigger),
            date: event.date.map(|d| self.date(d)),
            r#type: event.kind.name(),
            quad: event.kind.quad().name(),
            modality: event.modality.name(),
            polarity: event.polarity.name(),
            actors: self.corpus.actors(event).iter().map(|p| self.actor(p)).collect(),
            places: self.corpus.places(event).iter().map(|&name| &*self.corpus[name].label).collect(),
            attribution: event.attribution.map(|s| clean(self.corpus.words(event.article, s))),
            numbers: self.corpus.numbers(EventId::new(id)).iter().map(|n| self.number(event, n)).collect(),
            summary: self.corpus.summary(EventId::new(id)),
            cluster: self.corpus.cluster(EventId::new(id)).at(),
            rule: event.rule.name(),
        }
    }

    fn date(&self, date: EventDate) -> DateOut<'a> {
        let said = date.timex.map(|id| &self.corpus[id]);
        DateOut {
            edtf: date.edtf.to_string(),
            basis: date.basis.name(),
            text: said.map(|timex| self.corpus.words(timex.article, timex.span)),
        }
    }

    fn number(&self, event: &Event, number: &Number) -> NumberOut<'a> {
        NumberOut {
            what: number.what.name(),
            low: number.low,
            high: Some(number.high).filter(|&high| high < u64::MAX),
            words: self.words(event.article, number.span),
            source: number.source.map(|source| clean(self.corpus.words(event.article, source))),
        }
    }

    fn actor(&self, part: &Participant) -> ActorOut<'a> {
        ActorOut { name: &self.corpus[part.name].label, role: part.role.name() }
    }

    fn file(&self, id: ArticleId) -> &'a str {
        &self.corpus[self.corpus[id].source].name
    }

    fn place(&self, id: ArticleId, span: Span) -> Place {
        let [start, end] = self.points[self.corpus[id].source.at()].span(span);
        Place { start, end }
    }

    fn words(&self, id: ArticleId, span: Span) -> Words<'a> {
        Words { place: self.place(id, span), text: self.corpus.words(id, span) }
    }
}

fn source(source: &Source) -> SourceOut<'_> {
    let given = source.given.as_deref();
    SourceOut {
        file: &source.name,
        encoding: source.encoding,
        sha256: &source.sha256,
        id: given.map_or("", |given| &given.id),
        url: given.map_or("", |given| &given.url),
    }
}

fn cluster(corpus: &Corpus, id: ClusterId) -> ClusterOut<'_> {
    ClusterOut {
        id: id.at(),
        label: corpus.label(id),
        date: corpus[id].date.map(|d| d.to_string()),
        sure: corpus[id].is_sure(),
        events: corpus.reports(id).iter().map(|e| e.at()).collect(),
        discrepancies: corpus.discrepancies(id).iter().map(|of| discrepancy(corpus, of)).collect(),
    }
}

fn discrepancy<'c>(corpus: &'c Corpus, of: &Discrepancy) -> DiscrepancyOut<'c> {
    let reports = |events: &[EventId]| events.iter().map(|e| e.at()).collect();
    let values =
        corpus.claims(of).map(|claim| ValueOut { value: claim.value, events: reports(claim.reports) });
    DiscrepancyOut { kind: of.matter.name(), values: values.collect() }
}
