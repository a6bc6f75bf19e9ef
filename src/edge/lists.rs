//! The lists of the command line: articles, events and search hits, column by column.

use crate::corpus::{ArticleId, Corpus, EventId, Role};
use crate::date::Edtf;
use crate::search::{Hit, HitKind};

use super::points::Points;
use super::table::Table;

/// So many characters of a text stand for a headline that is missing.
const FIRST_WORDS: usize = 60;

/// What stands for a value that the text does not give.
const UNKNOWN: &str = "—";

/// The articles, in the order of the dossier.
pub(super) fn articles<'a>(
    corpus: &'a Corpus,
    points: &'a [Points],
    ids: &'a [ArticleId],
) -> Table<'a, ArticleId> {
    let said =
        |id: ArticleId, span: Option<_>| span.map_or(String::new(), |s| corpus.words(id, s).to_owned());
    Table::new(ids)
        .hidden("id", |id| id.at().to_string())
        .column("published", "cli-col-published", |&id| edtf(corpus[id].published.edtf))
        .hidden("basis", |&id| corpus[id].published.basis.name().to_owned())
        .column("events", "cli-col-events", |&id| corpus[id].events.len().to_string())
        .column("title", "cli-col-title", |&id| headline(corpus, id))
        .column("byline", "cli-col-byline", move |&id| said(id, corpus[id].byline))
        .hidden("publisher", move |&id| said(id, corpus[id].publisher))
        .column("file", "cli-col-file", |&id| corpus[corpus[id].source].name.clone())
        .hidden("start", |&id| points[corpus[id].source.at()].at(corpus[id].span.start()).to_string())
}

/// The events, as they are given.
pub(super) fn events<'a>(corpus: &'a Corpus, points: &'a [Points], ids: &'a [EventId]) -> Table<'a, EventId> {
    Table::new(ids)
        .hidden("id", |id| id.at().to_string())
        .column("date", "cli-col-date", |&id| edtf(corpus[id].date.map(|d| d.edtf)))
        .hidden("basis", |&id| corpus[id].date.map_or("none", |d| d.basis.name()).to_owned())
        .column("type", "cli-col-type", |&id| corpus[id].kind.name().to_owned())
        .hidden("quad", |&id| corpus[id].kind.quad().name().to_owned())
        .column("modality", "cli-col-modality", |&id| corpus[id].modality.name().to_owned())
        .hidden("polarity", |&id| corpus[id].polarity.name().to_owned())
        .hidden("actors", |&id| actors(corpus, id, Role::Actor))
        .hidden("recipients", |&id| actors(corpus, id, Role::Recipient))
        .hidden("places", |&id| join(corpus[id].places.iter().map(|&n| corpus[n].label.as_str())))
        .column("summary", "cli-col-summary", |&id| corpus[id].summary.clone())
        .hidden("cluster", |&id| corpus[id].cluster.at().to_string())
        .column("where", "cli-col-where", |&id| {
            whereabouts(corpus, points, corpus[id].article, corpus[id].trigger.start())
        })
}

/// Search hits, best first in each kind.
pub(super) fn hits<'a>(corpus: &'a Corpus, points: &'a [Points], hits: &'a [Hit]) -> Table<'a, Hit> {
    Table::new(hits)
        .column("kind", "cli-col-kind", |hit| kind(hit.kind).to_owned())
        .column("hit", "cli-col-hit", |hit| hit.label.clone())
        .column("article", "cli-col-article", |hit| headline(corpus, hit.article))
        .column("where", "cli-col-where", |hit| whereabouts(corpus, points, hit.article, hit.span.start()))
}

/// A kind of hit, as programs know it.
fn kind(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Title => "title",
        HitKind::Name => "name",
        HitKind::Event => "event",
        HitKind::Date => "date",
        HitKind::Sentence => "sentence",
    }
}

/// `FILE:OFFSET`, which `recoupe explain` reads.
fn whereabouts(corpus: &Corpus, points: &[Points], id: ArticleId, byte: usize) -> String {
    let source = corpus[id].source;
    format!("{}:{}", corpus[source].name, points[source.at()].at(byte))
}

/// A headline, or first words marked as such.
fn headline(corpus: &Corpus, id: ArticleId) -> String {
    match corpus.headline(id, FIRST_WORDS) {
        (title, true) => title,
        (words, false) => format!("[{words}…]"),
    }
}

/// Those who have a part in an event.
fn actors(corpus: &Corpus, id: EventId, role: Role) -> String {
    let parts = corpus[id].actors.iter().filter(|p| p.role == role);
    join(parts.map(|p| corpus[p.name].label.as_str()))
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("; ")
}

fn edtf(date: Option<Edtf>) -> String {
    date.map_or(UNKNOWN.to_owned(), |d| d.to_string())
}
