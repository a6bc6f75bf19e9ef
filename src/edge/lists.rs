//! The lists of the command line: articles, events and search hits, column by column.

use crate::app::{dates, told};
use crate::corpus::{ArticleId, Basis, Corpus, Event, EventId, Polarity, Role};
use crate::date::Edtf;
use crate::search::{Hit, HitKind};
use crate::words::{Lang, say};

use super::points::Points;
use super::table::Table;

/// So many characters of a text stand for a headline that is missing.
const FIRST_WORDS: usize = 60;

/// What stands for a date that the text does not give.
const UNKNOWN: &str = "—";

/// The articles, as they are given.
pub(super) fn articles<'a>(
    corpus: &'a Corpus,
    points: &'a [Points],
    lang: Lang,
    ids: &'a [ArticleId],
) -> Table<'a, ArticleId> {
    let said =
        |id: ArticleId, span: Option<_>| span.map_or(String::new(), |s| corpus.words(id, s).to_owned());
    let published = |&id: &ArticleId| &corpus[id].published;
    Table::new(ids)
        .programs("id", |id| id.at().to_string())
        .programs("published", move |id| edtf(published(id).edtf))
        .people("cli-col-published", move |id| {
            dates::published(published(id).edtf, published(id).basis, None, lang)
        })
        .programs("basis", move |id| published(id).basis.name().to_owned())
        .both("events", "cli-col-events", |&id| corpus[id].events.len().to_string())
        .both("title", "cli-col-title", |&id| headline(corpus, id))
        .both("byline", "cli-col-byline", move |&id| said(id, corpus[id].byline))
        .programs("publisher", move |&id| said(id, corpus[id].publisher))
        .programs("file", |&id| file(corpus, id).to_owned())
        .people("cli-col-file", |&id| last(file(corpus, id)).to_owned())
        .programs("start", |&id| points[corpus[id].source.at()].at(corpus[id].span.start()).to_string())
}

/// The events, as they are given.
pub(super) fn events<'a>(
    corpus: &'a Corpus,
    points: &'a [Points],
    lang: Lang,
    ids: &'a [EventId],
) -> Table<'a, EventId> {
    let date = |&id: &EventId| corpus[id].date.map(|d| d.edtf);
    let basis = |&id: &EventId| corpus[id].date.map_or(Basis::None, |d| d.basis);
    let place = |id: EventId| whereabouts(corpus, points, corpus[id].article, corpus[id].trigger.start());
    Table::new(ids)
        .programs("id", |id| id.at().to_string())
        .programs("date", move |id| edtf(date(id)))
        .people("cli-col-date", move |id| dates::published(date(id), basis(id), None, lang))
        .programs("basis", move |id| basis(id).name().to_owned())
        .both("type", "cli-col-type", |&id| corpus[id].kind.name().to_owned())
        .programs("quad", |&id| corpus[id].kind.quad().name().to_owned())
        .programs("modality", |&id| corpus[id].modality.name().to_owned())
        .people("cli-col-modality", move |&id| vouched(&corpus[id], lang))
        .programs("polarity", |&id| corpus[id].polarity.name().to_owned())
        .programs("actors", |&id| actors(corpus, id, Role::Actor))
        .programs("recipients", |&id| actors(corpus, id, Role::Recipient))
        .programs("places", |&id| join(corpus.places(&corpus[id]).iter().map(|&n| &*corpus[n].label)))
        .both("summary", "cli-col-summary", |&id| corpus.summary(id))
        .programs("cluster", |&id| corpus.cluster(id).at().to_string())
        .programs("where", move |&id| place(id))
        .people("cli-col-where", move |&id| last(&place(id)).to_owned())
}

/// Search hits, best first in each kind.
pub(super) fn hits<'a>(corpus: &'a Corpus, points: &'a [Points], hits: &'a [Hit]) -> Table<'a, Hit> {
    // A sentence may tell of several events: each is found at its own words.
    let own = |hit: &Hit| hit.event.map_or(hit.span, |event| corpus[event].trigger).start();
    let place = move |hit: &Hit| whereabouts(corpus, points, hit.article, own(hit));
    Table::new(hits)
        .both("kind", "cli-col-kind", |hit| kind(hit.kind).to_owned())
        .both("hit", "cli-col-hit", |hit| hit.label.clone())
        .both("article", "cli-col-article", |hit| headline(corpus, hit.article))
        .programs("where", place)
        .people("cli-col-where", move |hit| last(&place(hit)).to_owned())
}

/// How a source vouches for a report, in a word; a sign before it where the event is denied.
fn vouched(event: &Event, lang: Lang) -> String {
    let words = say(lang, told::modality(event.modality));
    let word = words.split(',').next().unwrap_or(words);
    match event.polarity {
        Polarity::Positive => word.to_owned(),
        Polarity::Negative => format!("¬ {word}"),
    }
}

/// The file that an article stands in, as opened.
fn file(corpus: &Corpus, id: ArticleId) -> &str {
    &corpus[corpus[id].source].name
}

/// A path's last part, which is enough for `recoupe explain`.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
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
    let parts = corpus.actors(&corpus[id]).iter().filter(|p| p.role == role);
    join(parts.map(|p| &*corpus[p.name].label))
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("; ")
}

fn edtf(date: Option<Edtf>) -> String {
    date.map_or(UNKNOWN.to_owned(), |d| d.to_string())
}
