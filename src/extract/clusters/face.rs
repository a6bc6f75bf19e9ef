//! What of an event report is compared with others: type, days, who, where, and its words.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

use crate::corpus::{
    ArticleId, Corpus, Event, EventId, EventRule, EventType, Modality, NameId, NameKind, Polarity, Role,
};
use crate::text::fold::fold;
use crate::words::rows;

use super::days::{Days, days};
use super::kin::Kin;
use super::matters::{Matters, matters};
use super::stems::{add_stems, beginnings};

/// What is compared of all reports: of a dossier's millions each is small, its lists stand one behind the other.
/// Those that no day is known of come first, then day by day: what is compared stands close together.
#[derive(Debug, Default)]
pub(super) struct Faces {
    all: Vec<Face>,
    lists: Lists,
    kin: Kin,
    /// The weight of each word: from 1 for one that a single report has to 0 for one that all have.
    weights: Vec<f32>,
}

/// The lists of many reports.
#[derive(Debug, Default)]
struct Lists {
    names: Vec<NameId>,
    words: Vec<u32>,
    triggers: Vec<u32>,
}

/// What is compared of one report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// Its type.
    pub kind: EventType,
    /// Which kind of meeting: a visit, the talks during it and what is said there are kept apart.
    pub part: Part,
    /// Whether it is said to have happened.
    pub polarity: Polarity,
    /// True where a state is the article's, not the sentence's.
    pub completed: bool,
    /// True of what is said to have happened or to happen, not of what may or will.
    pub is_fact: bool,
    /// True of several happenings at once ("deux visites").
    pub is_plural: bool,
    /// How its words tell: a noun may take up what is known.
    pub rule: EventRule,
    /// What its trigger tells of.
    pub matters: Matters,
    /// The days it may mean.
    pub days: Option<Days>,
    /// Which report it is.
    pub id: EventId,
    /// Its article.
    pub article: ArticleId,
    /// Where its sentence begins.
    pub sentence: u32,
    /// The weight of all its words.
    pub weight: f32,
    /// Where its lists begin and how long they are.
    names: u32,
    ends: [u8; LISTS],
    marks: [u16; LISTS],
    words: u32,
    word_count: u8,
    triggers: u32,
    trigger_count: u8,
}

/// One report with its lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    face: &'a Face,
    faces: &'a Faces,
}

impl std::ops::Deref for Seen<'_> {
    type Target = Face;

    fn deref(&self) -> &Face {
        self.face
    }
}

impl Faces {
    /// How many reports there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The report at a place: not its id.
    pub(super) fn see(&self, at: u32) -> Seen<'_> {
        Seen { face: &self.all[at as usize], faces: self }
    }

    /// The weight of a word.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }
}

impl<'a> Seen<'a> {
    /// Persons, in order.
    pub(super) fn people(self) -> Names<'a> {
        self.names(0)
    }

    /// Bodies and groups, in order.
    pub(super) fn bodies(self) -> Names<'a> {
        self.names(1)
    }

    /// States, its own or those of its people, bodies and places, in order.
    pub(super) fn states(self) -> Names<'a> {
        self.names(2)
    }

    /// Those that its own sentence names, in order.
    pub(super) fn own(self) -> Names<'a> {
        self.names(3)
    }

    /// Of these, those that act or whose act it is ("le retrait des forces françaises"), in order.
    pub(super) fn doers(self) -> Names<'a> {
        self.names(4)
    }

    /// Places, in order.
    pub(super) fn places(self) -> Names<'a> {
        self.names(5)
    }

    /// The stems of its words, in order.
    pub(super) fn words(self) -> &'a [u32] {
        part_of(&self.faces.lists.words, self.face.words, 0..self.word_count)
    }

    /// The beginnings of its trigger's words.
    pub(super) fn trigger(self) -> &'a [u32] {
        part_of(&self.faces.lists.triggers, self.face.triggers, 0..self.trigger_count)
    }

    /// The weight of a word.
    pub(super) fn weight_of(self, word: u32) -> f32 {
        self.faces.weight(word)
    }

    /// True of a report of the same story: of the same article, or of one with the same names.
    pub(super) fn is_kin(self, other: Self) -> bool {
        self.faces.kin.meet(self.article, other.article)
    }

    /// The names that stand out in its article.
    pub(super) fn setting(self) -> impl Iterator<Item = NameId> {
        self.faces.kin.first(self.article)
    }

    fn names(self, at: usize) -> Names<'a> {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let all = part_of(&self.faces.lists.names, self.face.names, from..self.ends[at]);
        Names { mark: self.marks[at], all }
    }
}

/// Names of a report, in order.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    mark: u16,
    all: &'a [NameId],
}

impl std::ops::Deref for Names<'_> {
    type Target = [NameId];

    fn deref(&self) -> &[NameId] {
        self.all
    }
}

impl Names<'_> {
    /// How many two lists share. Most share none, which their marks tell before the lists are looked at.
    pub(super) fn shared(self, other: Self) -> usize {
        if self.mark & other.mark == 0 { 0 } else { both(self.all, other.all).count() }
    }
}

/// A bit for each name: lists whose marks share none share no name.
fn mark(names: &[NameId]) -> u16 {
    names.iter().fold(0, |mark, name| mark | 1 << (name.0 % u16::BITS))
}

/// The items that two sorted lists share. Both go on without a branch: which is the lesser no processor can foresee.
pub(super) fn both<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            i += usize::from(x <= y);
            j += usize::from(y <= x);
            if x == y {
                return Some(x);
            }
        }
        None
    })
}

fn part_of<T>(list: &[T], start: u32, part: Range<u8>) -> &[T] {
    let start = start as usize;
    list.get(start + usize::from(part.start)..start + usize::from(part.end)).unwrap_or_default()
}

/// Kinds of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// A journey, seen as a whole.
    Visit,
    /// Anything else.
    Plain,
}

/// The lists of names of a report, and how long each is at most.
const LISTS: usize = 6;
const LONGEST: usize = 40;

/// So many reports are looked at in one go.
const CHUNK: usize = 4_096;

/// The faces of all reports, day by day.
pub(super) fn all(corpus: &Corpus) -> Faces {
    let spelt = spelt_alike(corpus);
    let parts: Vec<Faces> = by_day(corpus)
        .par_chunks(CHUNK)
        .map(|events| {
            let mut faces = Faces::default();
            for &id in events {
                faces.add(corpus, &spelt, id);
            }
            faces
        })
        .collect();
    let mut faces = Faces { kin: Kin::of(corpus), ..Faces::default() };
    for part in parts {
        faces.append(part);
    }
    faces.weigh();
    faces
}

/// For each name the first of its spelling: a town that one paper tells of as a place acts in another.
fn spelt_alike(corpus: &Corpus) -> Vec<NameId> {
    let mut first: FxHashMap<&str, NameId> = FxHashMap::default();
    let names = corpus.names.iter().enumerate().map(|(at, name)| (NameId::new(at), name));
    let first = names.map(|(id, name)| match name.kind {
        NameKind::Place | NameKind::Organisation => *first.entry(&name.label).or_insert(id),
        _ => id,
    });
    first.collect()
}

fn by_day(corpus: &Corpus) -> Vec<EventId> {
    let day = |event: &Event| event.date.map(|d| days(d.edtf)).filter(|d| !d.vague).map(|d| d.first);
    let mut dated: Vec<(Option<i32>, EventId)> =
        corpus.events.par_iter().enumerate().map(|(at, event)| (day(event), EventId::new(at))).collect();
    dated.par_sort_unstable();
    dated.into_iter().map(|(_, id)| id).collect()
}

impl Faces {
    /// Adds what was looked at elsewhere.
    fn append(&mut self, part: Self) {
        let Lists { names, words, triggers } = &mut self.lists;
        let before = (names.len() as u32, words.len() as u32, triggers.len() as u32);
        self.all.extend(part.all.into_iter().map(|face| Face {
            names: face.names + before.0,
            words: face.words + before.1,
            triggers: face.triggers + before.2,
            ..face
        }));
        names.extend(part.lists.names);
        words.extend(part.lists.words);
        triggers.extend(part.lists.triggers);
    }

    /// Numbers the words in the order of their hashes, and weighs them.
    fn weigh(&mut self) {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for word in &self.lists.words {
            *counts.entry(*word).or_default() += 1;
        }
        let mut stems: Vec<(u32, u32)> = counts.iter().map(|(stem, count)| (*stem, *count)).collect();
        stems.sort_unstable();
        let all = (self.all.len().max(2) as f32).ln();
        self.weights = stems.iter().map(|&(_, times)| 1.0 - (times as f32).ln() / all).collect();
        for (at, (stem, _)) in stems.iter().enumerate() {
            counts.insert(*stem, at as u32);
        }
        self.lists.words.par_iter_mut().for_each(|word| *word = counts.get(word).copied().unwrap_or(0));
        let Self { all, lists, weights, .. } = self;
        all.par_iter_mut().for_each(|face| {
            let words = part_of(&lists.words, face.words, 0..face.word_count);
            face.weight = words.iter().map(|&word| weights[word as usize]).sum();
        });
    }
}

impl Faces {
    fn add(&mut self, corpus: &Corpus, spelt: &[NameId], id: EventId) {
        let event = &corpus[id];
        let trigger = fold(corpus.words(event.article, event.trigger));
        let (names, words, triggers) =
            (self.lists.names.len(), self.lists.words.len(), self.lists.triggers.len());
        let (lists, completed) = add_names(&mut self.lists.names, corpus, spelt, event);
        add_stems(&mut self.lists.words, corpus, event);
        self.lists.triggers.extend(beginnings(&trigger).take(LONGEST));
        self.all.push(Face {
            kind: event.kind,
            part: part(corpus, event),
            polarity: event.polarity,
            completed,
            is_fact: !matches!(event.modality, Modality::Possible | Modality::Planned),
            is_plural: event.rule == EventRule::Noun
                && trigger.split(' ').next().is_some_and(|w| w.ends_with('s')),
            rule: event.rule,
            matters: matters(&trigger),
            days: event.date.map(|d| days(d.edtf)),
            id,
            article: event.article,
            sentence: event.sentence.start() as u32,
            weight: 0.0,
            names: names as u32,
            ends: lists.map(|(end, _)| end),
            marks: lists.map(|(_, mark)| mark),
            words: words as u32,
            word_count: (self.lists.words.len() - words) as u8,
            triggers: triggers as u32,
            trigger_count: (self.lists.triggers.len() - triggers) as u8,
        });
    }
}

/// Adds the lists of names of a report. Gives where each ends, its mark, and whether a state was completed.
fn add_names(
    names: &mut Vec<NameId>,
    corpus: &Corpus,
    spelt: &[NameId],
    event: &Event,
) -> ([(u8, u16); LISTS], bool) {
    let (actors, places) = (corpus.actors(event), corpus.places(event));
    let taking = actors.iter().map(|actor| actor.name);
    let all = || taking.clone().chain(places.iter().copied()).chain(corpus.beside(event).iter().copied());
    let as_spelt = |name: NameId| spelt.get(name.at()).copied().unwrap_or(name);
    let of_kinds =
        |kinds: &[NameKind]| sorted(all().filter(|n| kinds.contains(&kind(corpus, *n))).map(as_spelt));
    let own = sorted(all().filter_map(|n| state(corpus, n)));
    let doing = actors.iter().filter(|a| a.role == Role::Actor);
    let doers = sorted(doing.filter_map(|a| state(corpus, a.name)));
    let mut states = own.clone();
    let completed = states.len() < 2;
    if completed {
        states.extend(
            corpus
                .states_of(event.article)
                .filter(|s| !states.contains(s))
                .take(2 - states.len())
                .collect::<Vec<_>>(),
        );
        states.sort_unstable();
    }
    let people = of_kinds(&[NameKind::Person]);
    let bodies = of_kinds(&[NameKind::Organisation, NameKind::ArmedGroup, NameKind::Group]);
    let places = of_kinds(&[NameKind::Place]);
    let start = names.len();
    let lists = [people, bodies, states, own, doers, places].map(|list| {
        let list = list.get(..LONGEST).unwrap_or(&list);
        names.extend(list);
        ((names.len() - start) as u8, mark(list))
    });
    (lists, completed)
}

fn kind(corpus: &Corpus, name: NameId) -> NameKind {
    corpus.names.get(name.at()).map_or(NameKind::Organisation, |n| n.kind)
}

/// The state a name is or belongs to.
fn state(corpus: &Corpus, name: NameId) -> Option<NameId> {
    let found = corpus.names.get(name.at())?;
    if found.kind == NameKind::State { Some(name) } else { found.state }
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
