//! The values a dossier is made of. Everything that came from a text is a [`Span`] into its source.
//!
//! The unit is the *event report*: one event as one source tells it (Cook & Weidmann, "Lost in Aggregation",
//! AJPS 2019). Merging reports into a happening is a separate, declared step: the [`Cluster`].

mod given;
mod import;
mod kinds;

pub use given::Given;
pub use import::Import;
pub use kinds::{Basis, BlockKind, EventType, Modality, NameKind, Polarity, Quad, Role, TimexKind};

use std::ops::Range;

use crate::date::Edtf;
use crate::text::Span;
use crate::words::Lang;

/// All that is known of a dossier, in a stable order. Ids are places in these lists.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The files, in the order they were opened.
    pub sources: Vec<Source>,
    /// The articles, by source and place.
    pub articles: Vec<Article>,
    /// Temporal expressions, by article and place.
    pub timexes: Vec<Timex>,
    /// Where people, bodies and places are named, by article and place.
    pub mentions: Vec<Mention>,
    /// The people, bodies and places, each once.
    pub names: Vec<Name>,
    /// Event reports, by article, sentence and trigger.
    pub events: Vec<Event>,
    /// The happenings: every event is in exactly one cluster, many clusters hold one event.
    pub clusters: Vec<Cluster>,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $field:ident : $value:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);

        impl $id {
            /// The id of a place in the list.
            #[must_use]
            pub fn new(at: usize) -> Self {
                Self(at as u32)
            }

            /// The place in the list.
            #[must_use]
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }

        impl std::ops::Index<$id> for Corpus {
            type Output = $value;

            fn index(&self, id: $id) -> &$value {
                &self.$field[id.at()]
            }
        }
    )*};
}

ids! {
    /// A file.
    SourceId => sources: Source;
    /// An article.
    ArticleId => articles: Article;
    /// A temporal expression.
    TimexId => timexes: Timex;
    /// A person, body or place.
    NameId => names: Name;
    /// An event report.
    EventId => events: Event;
    /// A happening.
    ClusterId => clusters: Cluster;
}

/// A file as it was opened: its text, once and whole.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The path as opened.
    pub name: String,
    /// The decoded text.
    pub text: String,
    /// The encoding it was read as, and why (`utf-8`, `windows-1252 (guessed)`).
    pub encoding: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// A publication date given from outside the text (metadata, `--published`), for all its articles.
    pub published: Option<Edtf>,
    /// What a record gives beside its text, where the source is one: it is one article then.
    pub given: Option<Box<Given>>,
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
    /// Its mentions.
    pub mentions: Range<u32>,
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

/// Why a value is what it is: a rule, and the words or dates it used. Told in either language by [`Reason::tell`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reason {
    /// The steps: a key of `assets/words.tsv` (`why-…`) and what fills its `{}`.
    pub steps: Vec<(&'static str, Vec<String>)>,
}

impl Reason {
    /// A reason of one step.
    #[must_use]
    pub fn because(key: &'static str, parts: &[&str]) -> Self {
        Self::default().and(key, parts)
    }

    /// With one more step.
    #[must_use]
    pub fn and(mut self, key: &'static str, parts: &[&str]) -> Self {
        self.steps.push((key, parts.iter().map(|p| (*p).to_owned()).collect()));
        self
    }

    /// In words.
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        let step = |(key, parts): &(&'static str, Vec<String>)| {
            let parts: Vec<&dyn std::fmt::Display> =
                parts.iter().map(|p| p as &dyn std::fmt::Display).collect();
            crate::words::say_with(lang, key, &parts)
        };
        self.steps.iter().map(step).collect::<Vec<_>>().join(if lang == Lang::Fr { " ; " } else { "; " })
    }
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
    pub value: String,
    /// What the value rests on.
    pub basis: Basis,
    /// The rule that read it.
    pub rule: &'static str,
    /// The date it was resolved against, if any.
    pub anchor: Option<Edtf>,
}

/// A person, body, state or place, under its fullest name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The fullest form seen, or the lexicon's.
    pub label: String,
    /// What it names.
    pub kind: NameKind,
    /// The state it belongs to or governs from (Mali for Bamako and for "autorités maliennes"); none for a state.
    pub state: Option<NameId>,
}

/// A place in a text where something is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The article.
    pub article: ArticleId,
    /// The words of the name.
    pub span: Span,
    /// Who or what.
    pub name: NameId,
    /// The title or role this source gives ("ancien conseiller antiterroriste"): a claim, since sources differ.
    pub title: Option<Span>,
}

/// One event as one source tells it: one per sentence and happening.
#[derive(Debug, Clone)]
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
    /// Who did it, and to or with whom.
    pub actors: Vec<Participant>,
    /// Where.
    pub places: Vec<NameId>,
    /// Whom the source quotes for it ("plusieurs responsables américains").
    pub attribution: Option<Span>,
    /// A line for the timeline, taken from the sentence.
    pub summary: String,
    /// The happening it reports.
    pub cluster: ClusterId,
    /// The rule that proposed it.
    pub rule: &'static str,
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

/// Reports that are of one happening.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// A line that names it.
    pub label: String,
    /// The span of its reports' dates.
    pub date: Option<Edtf>,
    /// Its reports, in order.
    pub events: Vec<EventId>,
    /// What they disagree about.
    pub discrepancies: Vec<Discrepancy>,
}

/// One matter on which reports of a happening differ, with who says what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// `date`, `name`, `title`, `number`, `modality`, `polarity`: a key of `assets/words.tsv`.
    pub kind: &'static str,
    /// Each value with the reports that give it.
    pub values: Vec<(String, Vec<EventId>)>,
}

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

    /// The ids of an article's events.
    pub fn events_of(&self, id: ArticleId) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        self[id].events.clone().map(EventId)
    }

    /// The ids of the articles.
    pub fn article_ids(&self) -> impl DoubleEndedIterator<Item = ArticleId> + use<> {
        (0..self.articles.len()).map(ArticleId::new)
    }

    /// The ids of the events.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId::new)
    }

    /// How many articles report a happening.
    #[must_use]
    pub fn voices(&self, id: ClusterId) -> usize {
        let mut articles: Vec<_> = self[id].events.iter().map(|&e| self[e].article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }
}
