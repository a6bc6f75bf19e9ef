//! What of an event report is compared with others: type, days, who, where, and its words.

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

use crate::corpus::{
    ArticleId, Corpus, Event, EventRule, EventType, Modality, NameId, NameKind, Polarity, Role,
};
use crate::date::Edtf;
use crate::text::Span;
use crate::text::fold::{self, fold};
use crate::words::rows;

/// What is compared of one report.
#[derive(Debug, Clone)]
pub(super) struct Face {
    /// Its type.
    pub kind: EventType,
    /// Which kind of meeting: a visit, the talks during it and what is said there are kept apart.
    pub part: Part,
    /// The days it may mean.
    pub days: Option<Days>,
    /// Its lists of names.
    names: Lists,
    /// True where a state is the article's, not the sentence's.
    pub completed: bool,
    /// Its article.
    pub article: ArticleId,
    /// Where its sentence begins.
    pub sentence: (ArticleId, u32),
    /// Whether it is said to have happened.
    pub polarity: Polarity,
    /// The beginnings of its trigger's words.
    pub trigger: Box<[u32]>,
    /// True of what is said to have happened or to happen, not of what may or will.
    pub is_fact: bool,
    /// True of several happenings at once ("deux visites").
    pub is_plural: bool,
    /// The stems of its words, hashed, in order, each with its weight.
    pub words: Box<[(u32, f32)]>,
    /// The weight of all its words.
    pub weight: f32,
}

impl Face {
    /// Persons, in order.
    pub(super) fn people(&self) -> &[NameId] {
        self.names.get(0)
    }

    /// Bodies and groups, in order.
    pub(super) fn bodies(&self) -> &[NameId] {
        self.names.get(1)
    }

    /// States, its own or those of its people, bodies and places, in order.
    pub(super) fn states(&self) -> &[NameId] {
        self.names.get(2)
    }

    /// Those that its own sentence names, in order.
    pub(super) fn own(&self) -> &[NameId] {
        self.names.get(3)
    }

    /// Of these, those that act or whose act it is ("le retrait des forces françaises"), in order.
    pub(super) fn doers(&self) -> &[NameId] {
        self.names.get(4)
    }

    /// Places, in order.
    pub(super) fn places(&self) -> &[NameId] {
        self.names.get(5)
    }
}

/// Six short lists in one: of a dossier's millions of reports each has them.
#[derive(Debug, Clone)]
struct Lists {
    all: Box<[NameId]>,
    ends: [u16; 6],
}

impl Lists {
    fn new(lists: &[Vec<NameId>; 6]) -> Self {
        let mut end = 0;
        let ends = lists.each_ref().map(|list| {
            end += list.len() as u16;
            end
        });
        Self { all: lists.concat().into(), ends }
    }

    fn get(&self, at: usize) -> &[NameId] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(usize::from(from)..usize::from(self.ends[at])).unwrap_or_default()
    }
}

/// The days of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    /// First.
    pub first: Date,
    /// Last.
    pub last: Date,
    /// True of more than two months: it says when, but not which.
    pub vague: bool,
}

impl Days {
    /// How many days lie between the first and the last.
    pub(super) fn width(self) -> i32 {
        self.first.until(self.last).map_or(i32::MAX, |s| s.get_days())
    }
}

/// Kinds of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A journey, seen as a whole.
    Visit,
    /// Anything else.
    Plain,
}

/// How many bytes before and after a trigger are compared.
const WORDS: usize = 160;

/// How many days what began or ended on a day is taken to have lasted.
const STAY: i32 = 7;

/// The faces of all reports, in their order.
pub(super) fn all(corpus: &Corpus) -> Vec<Face> {
    let mut faces: Vec<Face> = corpus.events.par_iter().map(|event| face(corpus, event)).collect();
    weigh_words(&mut faces);
    faces
}

/// From 1 for a word that one report has to 0 for a word that all have.
fn weigh_words(faces: &mut [Face]) {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for (word, _) in faces.iter().flat_map(|f| &f.words) {
        *counts.entry(*word).or_default() += 1;
    }
    let all = (faces.len().max(2) as f32).ln();
    for (word, weight) in faces.iter_mut().flat_map(|f| &mut f.words) {
        let times = counts.get(word).copied().unwrap_or(1) as f32;
        *weight = 1.0 - times.ln() / all;
    }
    for face in faces {
        face.weight = face.words.iter().map(|w| w.1).sum();
    }
}

/// True of dates that glue nothing: wider than two months, or open.
pub(super) fn is_vague(edtf: Edtf) -> bool {
    let (first, last) = edtf.bounds();
    edtf.is_open() || first.until(last).is_ok_and(|span| span.get_days() > 62)
}

fn face(corpus: &Corpus, event: &Event) -> Face {
    let (actors, places) = (corpus.actors(event), corpus.places(event));
    let taking = actors.iter().map(|actor| actor.name);
    let all = || taking.clone().chain(places.iter().copied()).chain(corpus.beside(event).iter().copied());
    let named = |kinds: &[NameKind]| sorted(all().filter(|n| kinds.contains(&kind(corpus, *n))));
    let own = sorted(all().filter_map(|n| state(corpus, n)));
    let doing = actors.iter().filter(|a| a.role == Role::Actor);
    let doers = sorted(doing.filter_map(|a| state(corpus, a.name)));
    let mut states = own.clone();
    let completed = states.len() < 2;
    if completed {
        states.extend(
            corpus[event.article]
                .states
                .into_iter()
                .flatten()
                .filter(|s| !states.contains(s))
                .take(2 - states.len())
                .collect::<Vec<_>>(),
        );
        states.sort_unstable();
    }
    let people = named(&[NameKind::Person]);
    let bodies = named(&[NameKind::Organisation, NameKind::ArmedGroup, NameKind::Group]);
    let places = named(&[NameKind::Place]);
    let trigger = fold(corpus.words(event.article, event.trigger));
    Face {
        kind: event.kind,
        part: part(corpus, event),
        days: event.date.map(|d| days(d.edtf)),
        names: Lists::new(&[people, bodies, states, own, doers, places]),
        completed,
        is_fact: !matches!(event.modality, Modality::Possible | Modality::Planned),
        is_plural: event.rule == EventRule::Noun
            && trigger.split(' ').next().is_some_and(|w| w.ends_with('s')),
        article: event.article,
        sentence: (event.article, event.sentence.start() as u32),
        polarity: event.polarity,
        trigger: beginnings(&trigger),
        words: stems(corpus, event),
        weight: 0.0,
    }
}

fn kind(corpus: &Corpus, name: NameId) -> NameKind {
    corpus.names.get(name.at()).map_or(NameKind::Organisation, |n| n.kind)
}

/// The state a name is or belongs to.
fn state(corpus: &Corpus, name: NameId) -> Option<NameId> {
    let found = corpus.names.get(name.at())?;
    if found.kind == NameKind::State { Some(name) } else { found.state }
}

fn days(edtf: Edtf) -> Days {
    let (first, last) = edtf.bounds();
    // "a conclu dimanche sa visite": until Sunday, and not for years before.
    let Some(day) = one_end(edtf) else { return Days { first, last, vague: is_vague(edtf) } };
    let stay = jiff::Span::new().days(STAY);
    let (before, after) = (day.checked_sub(stay).unwrap_or(day), day.checked_add(stay).unwrap_or(day));
    Days { first: first.max(before), last: last.min(after), vague: false }
}

/// The day on which something began or ended whose other end is not told.
pub(super) fn one_end(edtf: Edtf) -> Option<Date> {
    let (first, last) = edtf.fixed().filter(|_| edtf.is_open())?;
    (first == last).then_some(first)
}

fn sorted(names: impl Iterator<Item = NameId>) -> Vec<NameId> {
    let mut names: Vec<NameId> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The words for journeys, from the table of triggers.
fn part(corpus: &Corpus, event: &Event) -> Part {
    static VISITS: std::sync::LazyLock<Vec<&'static str>> = std::sync::LazyLock::new(|| {
        let lists = rows::<5>(include_str!("../../../assets/lexicon/triggers.tsv"));
        lists.filter(|r| r[1] == "word" && r[2] == "@visit").flat_map(|r| r[4].split(' ')).collect()
    });
    if event.kind != EventType::Consult {
        return Part::Plain;
    }
    let trigger = corpus.words(event.article, event.trigger).to_lowercase();
    let visit =
        trigger.split(|c: char| !c.is_alphanumeric()).any(|w| VISITS.iter().any(|v| w.starts_with(v)));
    if visit { Part::Visit } else { Part::Plain }
}

/// The beginnings of a report's longer words: inflection and derivation fall together ("suspendre", "suspension").
fn stems(corpus: &Corpus, event: &Event) -> Box<[(u32, f32)]> {
    let text = corpus.text(event.article);
    let (from, to) = (event.trigger.start().saturating_sub(WORDS), event.trigger.end() + WORDS);
    let near = Span::new(from.max(event.sentence.start()), to.min(event.sentence.end()));
    let mut stems: Vec<(u32, f32)> = Vec::with_capacity(2 * WORDS / 8);
    fold::words(whole_words(text, near), |word| {
        if word.len() > 4 {
            stems.push((stem(word), 1.0));
        }
    });
    stems.sort_unstable_by_key(|(stem, _)| *stem);
    stems.dedup_by_key(|(stem, _)| *stem);
    stems.into()
}

/// The beginning of a word, hashed: half of the bits tell the words of a pair of reports apart.
fn stem(word: &str) -> u32 {
    (hash(word.get(..5).unwrap_or(word)) >> 32) as u32
}

/// A stretch of a text, from and to the nearest characters.
fn whole_words(text: &str, near: Span) -> &str {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let from = (near.start()..=near.start() + 3).find(boundary).unwrap_or(near.start());
    let to = (near.end().saturating_sub(3)..=near.end()).rev().find(boundary).unwrap_or(near.end());
    Span::new(from, to.max(from)).of(text)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

/// The beginnings of a trigger's longer words: an auxiliary says nothing.
fn beginnings(trigger: &str) -> Box<[u32]> {
    let words = trigger.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
    words.filter_map(|w| w.get(..3)).map(stem).collect()
}
