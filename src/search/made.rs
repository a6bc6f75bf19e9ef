//! A small corpus made by hand, for the tests of this storey.

use crate::corpus::{
    Article, ArticleId, Basis, Block, BlockKind, Cluster, ClusterId, Corpus, Event, EventDate, EventRule,
    EventType, Modality, Name, NameId, NameKind, Participant, Parts, Polarity, Published, Reason, Role,
    Source, SourceId, Timex, TimexId, TimexKind,
};
use crate::text::Span;
use crate::words::Lang;

/// A report as the table writes it: sentence, date, type, modality, polarity, actors, places.
type Told = (
    &'static str,
    &'static str,
    EventType,
    Modality,
    Polarity,
    &'static [&'static str],
    &'static [&'static str],
);

/// File, title, author, publication date, and what is told; a type of `Other` makes a sentence without event.
type Piece = (&'static str, &'static str, &'static str, &'static str, &'static [Told]);

use EventType::{Assault, Consult, Other, Sanction};
use Modality::{Asserted, Conditional, Planned, Reported};
use Polarity::{Negative, Positive};

const PIECES: &[Piece] = &[
    (
        "seeds/000_alpha.txt",
        "Bamako et Washington : le mariage discret",
        "Jean-Baptiste Ngoma",
        "2025-07-12",
        &[
            (
                "Rudy Atallah a rencontré Assimi Goïta à Bamako.",
                "2025-07-09",
                Consult,
                Asserted,
                Positive,
                &["Rudy Atallah", "Assimi Goïta"],
                &["Bamako"],
            ),
            (
                "L’attaque de l’armée aurait tué dix civils en juin 2025.",
                "2025-06",
                Assault,
                Conditional,
                Positive,
                &["armée malienne"],
                &["Mali"],
            ),
            ("Le général n’a pas quitté l’état-major.", "", Other, Asserted, Positive, &[], &[]),
        ],
    ),
    (
        "seeds/001_beta.txt",
        "Sanctions levées au Mali",
        "",
        "2026-03-10",
        &[
            (
                "Washington a levé ses sanctions contre Sadio Camara en février 2026.",
                "2026-02",
                Sanction,
                Reported,
                Positive,
                &["États-Unis", "Sadio Camara"],
                &[],
            ),
            (
                "Aucune rencontre avec Goita n’aurait eu lieu.",
                "",
                Consult,
                Reported,
                Negative,
                &["Assimi Goïta"],
                &["Bamako"],
            ),
            (
                "Une visite est prévue en 2027.",
                "2027",
                Consult,
                Planned,
                Positive,
                &["Rudy Atallah"],
                &["Niamey"],
            ),
        ],
    ),
    (
        "notes/gamma.txt",
        "Une chronique sans événement",
        "Aminata Traoré",
        "",
        &[("Il fait beau sur le Niger.", "", Other, Asserted, Positive, &[], &[])],
    ),
];

/// Three articles, five reports, four names of people.
pub(super) fn corpus() -> Corpus {
    let mut corpus = Corpus::default();
    for piece in PIECES {
        add(&mut corpus, piece);
    }
    corpus.read = corpus.articles.len() as u32;
    corpus
}

fn add(corpus: &mut Corpus, (file, title, byline, published, told): &Piece) {
    let id = ArticleId::new(corpus.articles.len());
    let mut text = String::new();
    let mut put = |words: &str| {
        let start = text.len();
        text.push_str(words);
        let span = Span::new(start, text.len());
        text.push_str("\n\n");
        span
    };
    let title = put(title);
    let byline = (!byline.is_empty()).then(|| put(byline));
    let body: Vec<Span> = told.iter().map(|t| put(t.0)).collect();
    let (events, timexes) = (corpus.events.len() as u32, corpus.timexes.len() as u32);
    let source = Source { name: (*file).to_owned(), text: text.into(), ..Source::default() };
    corpus.sources.push(source.into());
    let source = SourceId::new(corpus.sources.len() - 1);
    for (report, &sentence) in told.iter().zip(&body) {
        tell(corpus, id, source, report, sentence);
    }
    let span = title.cover(body.last().copied().unwrap_or(title));
    let part = |kind, span| Block { kind, span };
    let blocks = std::iter::once(part(BlockKind::Title, title))
        .chain(byline.map(|span| part(BlockKind::Byline, span)))
        .chain(body.iter().map(|&span| part(BlockKind::Paragraph, span)))
        .collect();
    corpus.articles.push(Article {
        source,
        span,
        title: Some(title),
        byline,
        publisher: None,
        published: Published {
            edtf: published.parse().ok(),
            basis: Basis::Stated,
            reason: Reason::default(),
        },
        lang: Lang::Fr,
        blocks,
        sentences: std::iter::once(title).chain(body).collect(),
        timexes: timexes..corpus.timexes.len() as u32,
        events: events..corpus.events.len() as u32,
    });
}

fn tell(corpus: &mut Corpus, article: ArticleId, source: SourceId, told: &Told, sentence: Span) {
    let &(words, date, kind, modality, polarity, actors, places) = told;
    let date = date.parse().ok();
    for year in ["juin 2025", "février 2026", "2027"] {
        let Some(at) = words.find(year) else { continue };
        corpus.timexes.push(Timex {
            article,
            span: Span::new(at, at + year.len()).shift(sentence.start()),
            kind: TimexKind::Date,
            edtf: date,
            value: "".into(),
            basis: Basis::Stated,
            rule: "made".into(),
            anchor: None,
            weakness: None,
        });
    }
    let timex = corpus.timexes.len().checked_sub(1).map(TimexId::new);
    let actors: Vec<Participant> = actors
        .iter()
        .map(|&label| Participant {
            name: name(corpus, article, source, label, NameKind::Person),
            role: Role::Actor,
            span: sentence,
        })
        .map(|p| Participant { span: Span::new(sentence.start(), sentence.start()), ..p })
        .collect();
    let places: Vec<NameId> =
        places.iter().map(|&label| name(corpus, article, source, label, NameKind::Place)).collect();
    if kind == Other {
        return;
    }
    let event = Event {
        article,
        sentence,
        trigger: sentence,
        date: date.map(|edtf| EventDate { edtf, basis: Basis::Stated, timex }),
        kind,
        modality,
        polarity,
        rule: EventRule::Verb,
        parts: Parts::default(),
        attribution: None,
    };
    let label = corpus.push_event(event, &actors, &places, &[]);
    corpus.cluster_of.push(ClusterId::new(corpus.clusters.len()));
    corpus.clusters.push(Cluster { label, date, told: crate::corpus::Told::new(label.at(), true) });
    corpus.told.push(label);
}

/// The name with this label, entered where it is new, and mentioned where the text has its words.
fn name(corpus: &mut Corpus, article: ArticleId, source: SourceId, label: &str, kind: NameKind) -> NameId {
    let id = corpus.names.iter().position(|n| *n.label == *label).unwrap_or_else(|| {
        corpus.names.push(Name { label: label.into(), kind, state: None, mentions: 0, first: None });
        corpus.names.len() - 1
    });
    let name = NameId::new(id);
    if let Some(at) = corpus[source].text.find(label) {
        let span = Span::new(at, at + label.len());
        let first = &mut corpus.names[id].first;
        *first = first.or(Some((article, span)));
    }
    name
}
