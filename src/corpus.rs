//! The values a dossier is made of. Everything that came from a text is a [`Span`] into its source.
//!
//! The unit is the *event report*: one event as one source tells it (Cook & Weidmann, "Lost in Aggregation",
//! AJPS 2019). Merging reports into a happening is a separate, declared step: the [`Cluster`].

mod ask;
mod dispute;
pub mod flat;
mod given;
mod grow;
mod ids;
mod import;
mod interned;
mod kinds;
mod reason;
mod shared;
mod summary;
mod text;

pub use dispute::{Claim, Discrepancy, Disputes, Version};
pub use flat::Flat;
pub(crate) use flat::flat;
pub use given::Given;
pub use grow::Happenings;
pub use ids::{ArticleId, ClusterId, EventId, NameId, SourceId, TimexId, Told};
pub use import::{Import, Tally};
pub use interned::Interned;
pub use kinds::{
    Basis, BlockKind, Counted, EventRule, EventType, Matter, Modality, NameKind, Polarity, Quad, Role,
    TimexKind, Weakness,
};
pub use reason::Reason;
pub use shared::Shared;
pub use text::{Library, Text};

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use crate::date::Edtf;
use crate::text::Span;
use crate::words::{Lang, intern};

/// All that is known of a dossier, in a stable order. Ids are places in these lists.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The files, in the order they were opened.
    pub sources: Vec<Arc<Source>>,
    /// The articles, by source and place.
    pub articles: Shared<Article>,
    /// How many of them have been read: what the others say is not known yet.
    pub read: u32,
    /// Temporal expressions, by article and place.
    pub timexes: Shared<Timex>,
    /// The two states that each article names most, the first the most: what a sentence leaves unsaid is of them.
    pub states: Shared<[Option<NameId>; 2]>,
    /// The people, bodies and places, each once.
    pub names: Shared<Name>,
    /// What articles call people, by article and place.
    pub titles: Shared<Title>,
    /// Event reports, by article, sentence and trigger.
    pub events: Shared<Event>,
    /// Those who take part in events, by event.
    pub participants: Shared<Participant>,
    /// The places of events and who is named beside them, by event.
    pub sites: Shared<NameId>,
    /// The numbers that events give, by event and place.
    pub numbers: Shared<Number>,
    /// The happenings: every event is in exactly one cluster, many clusters hold one event.
    pub clusters: Shared<Cluster>,
    /// The cluster of each event.
    pub cluster_of: Shared<ClusterId>,
    /// The events by cluster.
    pub told: Shared<EventId>,
    /// What the reports of happenings disagree about.
    pub disputes: Disputes,
}

/// A file as it was opened: its text, once and whole.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Source {
    /// The path as opened, and the line for a record: `dump.jsonl:12`.
    pub name: String,
    /// The decoded text. The cache keeps those of many sources as one.
    #[serde(skip)]
    pub text: Text,
    /// The encoding it was read as, and why (`utf-8`, `windows-1252 (guessed)`).
    #[serde(deserialize_with = "interned")]
    pub encoding: Listed,
    /// SHA-256 of the file's bytes, in hexadecimal; empty for a record.
    pub sha256: String,
    /// A publication date given from outside the text (metadata, `--published`), for all its articles.
    pub published: Option<Edtf>,
    /// What a record gives beside its text, where the source is one: it is one article then.
    pub given: Option<Box<Given>>,
}

flat! {
    Article { source, span, title, byline, publisher, published, lang, blocks, sentences, timexes, events }
    Block { kind, span }
    Published { edtf, basis, reason }
    Name { label, kind, state, mentions, first }
    Timex { article, span, kind, edtf, value, basis, rule, anchor, weakness }
    Title { article, name, span }
    Event {
        article, sentence, trigger, date, kind, modality, polarity, rule, parts, attribution
    }
    EventDate { edtf, basis, timex }
    Parts { actors, places, actor_count, place_count, beside_count }
    Participant { name, role, span }
    Number { event, span, what, low, high, source }
    Cluster { label, date, told }
}

/// One article.
#[derive(Debug, Clone)]
pub struct Article {
    /// The file it stands in.
    pub source: SourceId,
    /// From its first to its last word.
    pub span: Span,
    /// Its headline, where it has one; none is ever invented.
    pub title: Option<Span>,
    /// Its author as signed.
    pub byline: Option<Span>,
    /// The paper or agency, where the text names it as its own ("Africa-Press – Mali.").
    pub publisher: Option<Span>,
    /// When it was published.
    pub published: Published,
    /// The language of its body.
    pub lang: Lang,
    /// Its parts from top to bottom; they cover every word of the span.
    pub blocks: Vec<Block>,
    /// The sentences of its title, headings and paragraphs, in order.
    pub sentences: Vec<Span>,
    /// Its temporal expressions.
    pub timexes: Range<u32>,
    /// Its events.
    pub events: Range<u32>,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

/// A publication date with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// As wide as the text allows; `None` where nothing bounds it.
    pub edtf: Option<Edtf>,
    /// Whether the text states it, or it was given or inferred.
    pub basis: Basis,
    /// What it rests on.
    pub reason: Reason,
}

impl Published {
    /// Not known from the text.
    #[must_use]
    pub fn unknown() -> Self {
        Self { edtf: None, basis: Basis::None, reason: Reason::because("why-unknown", &[]) }
    }

    /// Not known yet: only where the article stands has been read.
    #[must_use]
    pub fn unread() -> Self {
        Self { edtf: None, basis: Basis::None, reason: Reason::because("why-unread", &[]) }
    }
}

/// A name out of one of this program's own lists: a rule, a key of `assets/words.tsv`.
pub type Listed = &'static str;

/// The same read back: kept once however often it is met.
fn interned<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
    Ok(intern(&String::deserialize(from)?))
}

/// A temporal expression (TIMEX3), recognised and normalised.
#[derive(Debug, Clone)]
pub struct Timex {
    /// The article it stands in.
    pub article: ArticleId,
    /// Its words, without determiner and preposition (but for ranges: "Entre 2002 et 2012").
    pub span: Span,
    /// TIMEX3's type.
    pub kind: TimexKind,
    /// The days it denotes; `None` for durations, vague expressions and what the text does not fix.
    pub edtf: Option<Edtf>,
    /// The TIMEX3 value (`2002-W17`, `P3D`, `PRESENT_REF`, `1999-05-17T17:00`), empty where there is none.
    pub value: Interned,
    /// What the value rests on.
    pub basis: Basis,
    /// The rule that read it.
    pub rule: Interned,
    /// The date it was resolved against, if any.
    pub anchor: Option<Edtf>,
    /// Why it is doubtful, if it is.
    pub weakness: Option<Weakness>,
}

impl Timex {
    /// Takes its words, which are numbered as in another run, by what those are in this one; `None` where there is no
    /// such word.
    #[must_use]
    pub fn reword(&mut self, words: &[Interned]) -> Option<()> {
        (self.value, self.rule) = (self.value.among(words)?, self.rule.among(words)?);
        Some(())
    }
}

/// A person, body, state or place, under its fullest name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The fullest form seen, or the lexicon's.
    pub label: Arc<str>,
    /// What it names.
    pub kind: NameKind,
    /// The state it belongs to or governs from (Mali for Bamako and for "autorités maliennes"); none for a state.
    pub state: Option<NameId>,
    /// How often it is mentioned.
    pub mentions: u32,
    /// Where it is mentioned first.
    pub first: Option<(ArticleId, Span)>,
}

impl Name {
    /// True of what any article may tell of, and none is told apart by: "la police", "the court".
    #[must_use]
    pub fn is_common(&self) -> bool {
        self.state.is_none() && !self.label.contains(char::is_uppercase)
    }
}

/// The title or role that an article gives a person ("ancien conseiller antiterroriste"): a claim, since sources
/// differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// The article.
    pub article: ArticleId,
    /// Who bears it.
    pub name: NameId,
    /// Its words.
    pub span: Span,
}

/// A place in a text where something is named. Mentions are not kept, there are too many: they are found again in an
/// article that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words of the name.
    pub span: Span,
    /// Who or what.
    pub name: NameId,
    /// The title or role this source gives ("ancien conseiller antiterroriste"): a claim, since sources differ.
    pub title: Option<Span>,
}

/// One event as one source tells it: one per sentence and happening. Millions are kept: a report is small, and its
/// lists stand in the corpus ([`Corpus::actors`], [`Corpus::places`]).
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// The article.
    pub article: ArticleId,
    /// Its sentence.
    pub sentence: Span,
    /// The words that tell of it.
    pub trigger: Span,
    /// When; `None` where the text does not date it.
    pub date: Option<EventDate>,
    /// PLOVER type or our extension.
    pub kind: EventType,
    /// How the source vouches for it.
    pub modality: Modality,
    /// Whether it is said to have happened or not.
    pub polarity: Polarity,
    /// The rule that proposed it.
    pub rule: EventRule,
    /// Who did it, to or with whom, and where.
    pub parts: Parts,
    /// Whom the source quotes for it ("plusieurs responsables américains").
    pub attribution: Option<Span>,
}

/// Where an event's participants, its places and who is named beside it stand in the corpus.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parts {
    actors: u32,
    places: u32,
    actor_count: u8,
    place_count: u8,
    beside_count: u8,
}

/// A name's part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// Who.
    pub name: NameId,
    /// In which role.
    pub role: Role,
    /// Where the sentence says so.
    pub span: Span,
}

/// A number that an event report gives: how many dead, how much money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The report.
    pub event: EventId,
    /// Its words ("au moins 17 morts").
    pub span: Span,
    /// What it counts.
    pub what: Counted,
    /// The least it may mean: people, or whole units of a currency.
    pub low: u64,
    /// The most it may mean; [`u64::MAX`] without a bound.
    pub high: u64,
    /// Whoever gives it, where the sentence tells several numbers of one thing, each by someone else ("3 000 personnes
    /// selon la police, 6 000 selon les organisateurs").
    pub source: Option<Span>,
}

impl Number {
    /// True where the two cannot mean the same number of the same thing.
    #[must_use]
    pub fn differs(&self, other: &Self) -> bool {
        self.what == other.what && (self.high < other.low || other.high < self.low)
    }
}

/// The date of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventDate {
    /// The days.
    pub edtf: Edtf,
    /// What it rests on: the sentence's own expression, or one carried over.
    pub basis: Basis,
    /// The expression it came from, where there is one.
    pub timex: Option<TimexId>,
}

/// Reports that are of one happening. Millions are kept, most of one report.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// The report whose summary names it.
    pub label: EventId,
    /// The span of its reports' dates.
    pub date: Option<Edtf>,
    /// Where its reports begin in [`Corpus::told`]: they end where those of the next begin.
    pub told: Told,
}

impl Cluster {
    /// False where its reports were joined on little: they may be of several happenings.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.told.is_sure()
    }
}
