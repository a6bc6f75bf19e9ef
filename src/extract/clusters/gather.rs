//! The faces of all reports: what is compared of each is taken from the corpus.

use std::sync::LazyLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::corpus::{
    ArticleId, Basis, Corpus, Event, EventId, EventRule, EventType, Modality, Name, NameId, NameKind, Role,
};
use crate::text::Span;
use crate::text::fold::fold;
use crate::words::rows;

use super::days::{self, Yearless, days};
use super::face::{CHUNK, Chunk, Face, Faces, LISTS, LONGEST, Part, Rest};
use super::kin::Kin;
use super::matters::{self, Matters, matters};
use super::stems::{self, stems};

/// The faces of all reports, day by day.
pub(super) fn faces(corpus: &Corpus) -> Faces {
    let whos = whos(corpus);
    let events = by_day(corpus);
    let chunks = events.par_chunks(CHUNK);
    let faces = weighed(chunks.map(|events| Gathered::of(corpus, &whos, events)).collect(), events.len());
    Faces { kin: Kin::of(corpus), names: whos.len(), ..faces }
}

/// The faces of some reports: no word is common among so few, and no article another's kin.
pub(super) fn faces_of(corpus: &Corpus, whos: &[Who], events: &[EventId]) -> Faces {
    let faces = weighed(
        events.chunks(CHUNK).map(|events| Gathered::of(corpus, whos, events)).collect(),
        events.len(),
    );
    Faces { names: whos.len(), ..faces }
}

fn by_day(corpus: &Corpus) -> Vec<EventId> {
    let day = |event: &Event| event.date.map(|d| days(d.edtf)).filter(|d| !d.vague).map(|d| d.first);
    let mut dated: Vec<(Option<i32>, EventId)> =
        corpus.events.par_iter().enumerate().map(|(at, event)| (day(event), EventId::new(at))).collect();
    dated.par_sort_unstable();
    dated.into_iter().map(|(_, id)| id).collect()
}

/// What is asked of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who {
    kind: NameKind,
    /// The state it is or belongs to.
    state: Option<NameId>,
    /// Whether any article may tell of it: "la police".
    is_common: bool,
    /// The first of its spelling: a town that one paper tells of as a place acts in another.
    spelt: NameId,
}

/// What is asked of each name.
pub(super) fn whos(corpus: &Corpus) -> Vec<Who> {
    let mut first: FxHashMap<&str, NameId> = FxHashMap::default();
    let mut whos = Vec::with_capacity(corpus.names.len());
    for (at, name) in corpus.names.iter().enumerate() {
        let (id, Name { label, kind, state, .. }) = (NameId::new(at), name);
        let state = if *kind == NameKind::State { Some(id) } else { *state };
        let spelt = match kind {
            NameKind::Place | NameKind::Organisation => *first.entry(label).or_insert(id),
            _ => id,
        };
        whos.push(Who { kind: *kind, state, is_common: name.is_common(), spelt });
    }
    whos
}

/// A chunk whose words are counted by themselves.
struct Gathered<'c> {
    corpus: &'c Corpus,
    whos: &'c [Who],
    chunk: Chunk,
    /// How many reports have each stem.
    counts: FxHashMap<u32, u32>,
    /// What triggers tell, of meetings and of anything else, each read once.
    triggers: FxHashMap<(&'c str, bool), Told>,
    /// Room that is used again.
    own: Vec<NameId>,
    /// The stems last found, and where: the reports of a sentence mostly share them.
    found: Vec<u32>,
    near: Option<(ArticleId, Span)>,
}

/// What a trigger tells.
#[derive(Debug, Clone, Copy)]
struct Told {
    matters: Matters,
    /// Whether its first word ends as a plural does.
    is_plural: bool,
    /// Whether it tells of a meeting with a word for a journey.
    is_visit: bool,
}

/// Of fewer reports it is not known which words are common.
const FEW: usize = 64;

/// So many stems a report has of its own, where there are few.
const STEMS: usize = 12;

/// Weighs the words of all: the fewer reports have one, the more it tells.
fn weighed(mut all: Vec<Gathered>, reports: usize) -> Faces {
    let mut parts = all.iter_mut().map(|part| std::mem::take(&mut part.counts));
    let mut counts = parts.next().unwrap_or_default();
    for (stem, count) in parts.flatten() {
        *counts.entry(stem).or_default() += count;
    }
    let most = (reports.max(FEW) as f32).ln();
    let weight = |times: u32| 1.0 - (times.max(1) as f32).ln() / most;
    // Numbered in the order of stems: lists of words stay in order.
    let mut stems: Vec<u32> = counts.keys().copied().collect();
    stems.sort_unstable();
    let weights: Vec<f32> = stems.iter().map(|stem| weight(counts[stem])).collect();
    let numbers: FxHashMap<u32, u32> = stems.into_iter().zip(0..).collect();
    let mut chunks: Vec<Chunk> = all.into_iter().map(|part| part.chunk).collect();
    chunks.par_iter_mut().for_each(|chunk| chunk.weigh(&numbers, &weights));
    let mut told = vec![0_u32; Matters::BITS as usize];
    for face in chunks.iter().flat_map(|chunk| &chunk.all) {
        matters::each(face.matters).for_each(|row| told[row as usize] += 1);
    }
    let matters = told.into_iter().map(weight).collect();
    let mut of_kind = vec![0_u32; EventType::ALL.len()];
    for face in chunks.iter().flat_map(|chunk| &chunk.all) {
        of_kind[face.kind as usize] += 1;
    }
    let kinds = of_kind.into_iter().map(weight).collect();
    Faces { chunks, weights, matters, kinds, ..Faces::default() }
}

impl<'c> Gathered<'c> {
    fn of(corpus: &'c Corpus, whos: &'c [Who], events: &[EventId]) -> Self {
        let (counts, triggers, own, found, near) = Default::default();
        let mut part = Self { corpus, whos, chunk: Chunk::default(), counts, triggers, own, found, near };
        part.chunk.all.reserve_exact(events.len());
        part.counts.reserve(STEMS * events.len().min(FEW));
        part.chunk.rest.reserve_exact(events.len());
        for &id in events {
            part.add(id);
        }
        part.chunk.names.shrink_to_fit();
        part.chunk.words.shrink_to_fit();
        part
    }

    fn add(&mut self, id: EventId) {
        let event = &self.corpus[id];
        let is_meeting = event.kind == EventType::Consult;
        let trigger = self.corpus.words(event.article, event.trigger);
        let Told { matters, is_plural, is_visit } =
            *self.triggers.entry((trigger, is_meeting)).or_insert_with(|| Told::by(trigger, is_meeting));
        let start = self.chunk.names.len();
        let names = self.add_names(event);
        let from = self.chunk.words.len();
        self.add_words(event);
        self.chunk.all.push(Face {
            kind: event.kind,
            part: if is_visit { Part::Visit } else { Part::Plain },
            polarity: event.polarity,
            is_fact: !matches!(event.modality, Modality::Possible | Modality::Planned),
            is_plural: is_plural && event.rule == EventRule::Noun,
            rule: event.rule,
            matters,
            days: event.date.map(|d| days(d.edtf)),
            printed: printed(self.corpus, event.article),
            is_told_when: event.date.is_some_and(|d| d.basis != Basis::Narrative),
            yearless: yearless(self.corpus, event),
            article: event.article,
            sentence: event.sentence.start() as u32,
            marks: names.map(|(_, mark)| mark),
        });
        self.chunk.rest.push(Rest {
            id,
            weight: 0.0,
            names: start as u32,
            ends: names.map(|(end, _)| (end - start) as u8),
            words: from as u32,
            word_count: (self.chunk.words.len() - from) as u8,
        });
    }

    /// Adds the stems of a report's words.
    fn add_words(&mut self, event: &Event) {
        let near = stems::near(event);
        if self.near != Some((event.article, near)) {
            stems(&mut self.found, self.corpus.text(event.article), near);
            self.near = Some((event.article, near));
        }
        for &stem in &self.found {
            *self.counts.entry(stem).or_default() += 1;
        }
        self.chunk.words.extend_from_slice(&self.found);
    }

    /// Adds the lists of names of a report. Gives where each ends, and its mark.
    fn add_names(&mut self, event: &Event) -> [(usize, u16); LISTS] {
        let (corpus, whos) = (self.corpus, self.whos);
        let (actors, places) = (corpus.actors(event), corpus.places(event));
        let all = || {
            let named = places.iter().chain(corpus.beside(event)).copied();
            actors
                .iter()
                .map(|actor| actor.name)
                .chain(named)
                .filter_map(|id| Some((id, *whos.get(id.at())?)))
        };
        let of_kind =
            |kind: NameKind| all().filter(move |(_, who)| who.kind == kind).map(|(_, who)| who.spelt);
        let is_body =
            |who: Who| matches!(who.kind, NameKind::Organisation | NameKind::ArmedGroup | NameKind::Group);
        let bodies = all().filter(|(_, who)| is_body(*who) && !who.is_common).map(|(_, who)| who.spelt);
        let state = |id: NameId| whos.get(id.at()).and_then(|who| who.state);
        let mut own = std::mem::take(&mut self.own);
        own.clear();
        own.extend(all().filter_map(|(_, who)| who.state));
        own.sort_unstable();
        own.dedup();
        let beyond = corpus.states_of(event.article).filter(|s| !own.contains(s));
        let doing = actors.iter().filter(|a| a.role == Role::Actor);
        let lists = [
            self.list(of_kind(NameKind::Person)),
            self.list(bodies),
            self.list(own.iter().copied().chain(beyond.take(2_usize.saturating_sub(own.len())))),
            self.list(own.iter().copied()),
            self.list(doing.filter_map(|a| state(a.name))),
            self.list(of_kind(NameKind::Place)),
        ];
        self.own = own;
        lists
    }

    /// Adds names, in order and each once. Gives where they end and their mark.
    fn list(&mut self, names: impl Iterator<Item = NameId>) -> (usize, u16) {
        let list = &mut self.chunk.names;
        let from = list.len();
        list.extend(names);
        list[from..].sort_unstable();
        let mut end = from;
        for at in from..list.len() {
            if end == from || list[at] != list[end - 1] {
                list[end] = list[at];
                end += 1;
            }
        }
        list.truncate(end.min(from + LONGEST));
        let mark = list[from..].iter().fold(0, |mark, name| mark | 1 << (name.0 % u16::BITS));
        (list.len(), mark)
    }
}

/// The last day on which an article may have been published, where it says so itself or is known from elsewhere.
fn printed(corpus: &Corpus, article: ArticleId) -> i32 {
    let published = &corpus[article].published;
    let known = published.edtf.filter(|_| published.basis != Basis::Inferred);
    known.map_or(i32::MAX, days::last)
}

/// What is known of a report's day whatever its year: where nothing dates it, what the nearest such words of its sentence
/// tell.
fn yearless(corpus: &Corpus, event: &Event) -> Yearless {
    if let Some(date) = event.date {
        return Yearless::of(date.edtf);
    }
    let times = corpus.timexes_of(event.article);
    let from = times.partition_point(|timex| timex.span.start() < event.sentence.start());
    let inside = times.iter().skip(from).take_while(|timex| timex.span.start() < event.sentence.end());
    let days = inside.filter_map(|timex| Some((timex.span, Yearless::from_value(&timex.value)?)));
    let away = |span: Span| span.start().abs_diff(event.trigger.start());
    days.min_by_key(|(span, _)| away(*span)).map_or(Yearless::NONE, |(_, day)| day)
}

impl Told {
    fn by(trigger: &str, is_meeting: bool) -> Self {
        let folded = fold(trigger);
        let is_plural = folded.split(' ').next().is_some_and(|word| word.ends_with('s'));
        Self { matters: matters(&folded), is_plural, is_visit: is_meeting && is_visit(trigger) }
    }
}

/// True of the words for journeys, from the table of triggers.
fn is_visit(trigger: &str) -> bool {
    static VISITS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let lists = rows::<5>(include_str!("../../../assets/lexicon/triggers.tsv"));
        lists.filter(|r| r[1] == "word" && r[2] == "@visit").flat_map(|r| r[4].split(' ')).collect()
    });
    let trigger = trigger.to_lowercase();
    trigger.split(|c: char| !c.is_alphanumeric()).any(|w| VISITS.iter().any(|v| w.starts_with(v)))
}
