//! What of an event report is compared with others: type, days, who, where, and its words.
//!
//! Of a dossier's millions each face is small, and its lists stand behind one another. Those that no day is known of
//! come first, then day by day: what is compared stands close together.

use rustc_hash::FxHashMap;

use crate::corpus::{ArticleId, EventId, EventRule, EventType, NameId, Polarity};

use super::days::{Days, Yearless};
use super::kin::{Kin, Kinship};
use super::matters::{self, Matters};

/// The faces of all reports, chunk by chunk.
#[derive(Debug, Default)]
pub(super) struct Faces {
    /// Of [`CHUNK`] reports each but for the last.
    pub chunks: Vec<Chunk>,
    /// Which articles tell one story.
    pub kin: Kin,
    /// The weight of each word: from 1 for one that a single report has to 0 for one that all have.
    pub weights: Vec<f32>,
    /// The same of each matter, and of each type.
    pub matters: Vec<f32>,
    pub kinds: Vec<f32>,
    /// How many names there are.
    pub names: usize,
}

/// So many reports are looked at in one go.
pub(super) const CHUNK: usize = 4_096;

/// Some faces with their lists.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub all: Vec<Face>,
    pub rest: Vec<Rest>,
    pub names: Vec<NameId>,
    pub words: Vec<u32>,
}

impl Chunk {
    /// Weighs all words of each face, which are numbered from here on.
    pub(super) fn weigh(&mut self, numbers: &FxHashMap<u32, u32>, weights: &[f32]) {
        for word in &mut self.words {
            *word = numbers[word];
        }
        for rest in &mut self.rest {
            let words = &self.words[rest.words as usize..][..usize::from(rest.word_count)];
            rest.weight = words.iter().map(|&word| weights[word as usize]).sum();
        }
    }
}

/// What is compared first of one report, and tells most pairs apart: a processor fetches it at one stroke.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Face {
    /// Its type.
    pub kind: EventType,
    /// Which kind of meeting: a visit, the talks during it and what is said there are kept apart.
    pub part: Part,
    /// Whether it is said to have happened.
    pub polarity: Polarity,
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
    /// The last day on which its article may have been published, counted as those; the greatest where not known.
    pub printed: i32,
    /// True where its own sentence tells them.
    pub is_told_when: bool,
    /// What is known of its day whatever its year.
    pub yearless: Yearless,
    /// Its article.
    pub article: ArticleId,
    /// Where its sentence begins.
    pub sentence: u32,
    /// A bit for each name of a list: lists whose marks share none share no name.
    pub marks: [u16; LISTS],
}

/// What is looked at of those that are left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    /// Which report it is.
    pub id: EventId,
    /// The weight of all its words.
    pub weight: f32,
    /// Where its names begin, and where those of each list end from there.
    pub names: u32,
    pub ends: [u8; LISTS],
    /// Where its words begin, and how many there are.
    pub words: u32,
    pub word_count: u8,
}

const _: () = assert!(size_of::<Face>() == 64);

impl Face {
    /// False where two lists share no name; true of most that share one, and of some others.
    #[inline]
    pub(super) fn may_share(&self, list: List, other: &Self, of: List) -> bool {
        self.marks[list as usize] & other.marks[of as usize] != 0
    }

    /// True where a list holds no name.
    #[inline]
    pub(super) fn lacks(&self, list: List) -> bool {
        self.marks[list as usize] == 0
    }

    /// True where both have names in a list, and share none: they plainly differ.
    #[inline]
    pub(super) fn plainly_differs(&self, list: List, other: &Self, of: List) -> bool {
        !self.lacks(list) && !other.lacks(of) && !self.may_share(list, other, of)
    }
}

/// One report with its lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    face: &'a Face,
    rest: &'a Rest,
    chunk: &'a Chunk,
    faces: &'a Faces,
}

impl std::ops::Deref for Seen<'_> {
    type Target = Face;

    #[inline]
    fn deref(&self) -> &Face {
        self.face
    }
}

impl Faces {
    /// Takes the days of the first reports away.
    pub(super) fn forget_days(&mut self, reports: usize) {
        for face in self.chunks.iter_mut().flat_map(|chunk| &mut chunk.all).take(reports) {
            (face.days, face.yearless) = (None, Yearless::NONE);
        }
    }

    /// How many reports there are.
    pub(super) fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.all.len()).sum()
    }

    /// All, in their order.
    pub(super) fn all(&self) -> impl Iterator<Item = Seen<'_>> {
        (0..self.len() as u32).map(|at| self.see(at))
    }

    /// What is compared first of the report at a place.
    #[inline]
    pub(super) fn face(&self, at: u32) -> &Face {
        &self.chunks[at as usize / CHUNK].all[at as usize % CHUNK]
    }

    /// The same with its lists.
    #[inline]
    pub(super) fn see(&self, at: u32) -> Seen<'_> {
        let (chunk, at) = (&self.chunks[at as usize / CHUNK], at as usize % CHUNK);
        Seen { face: &chunk.all[at], rest: &chunk.rest[at], chunk, faces: self }
    }
}

impl<'a> Seen<'a> {
    /// Which report it is.
    pub(super) fn id(self) -> EventId {
        self.rest.id
    }

    /// The weight of all its words.
    #[inline]
    pub(super) fn weight(self) -> f32 {
        self.rest.weight
    }

    /// A list of its names, in order.
    #[inline]
    pub(super) fn names(self, list: List) -> &'a [NameId] {
        let Rest { ends, .. } = self.rest;
        let from = (list as usize).checked_sub(1).map_or(0, |before| ends[before]);
        &self.all_names()[usize::from(from)..usize::from(ends[list as usize])]
    }

    /// The names of all its lists.
    #[inline]
    pub(super) fn all_names(self) -> &'a [NameId] {
        &self.chunk.names[self.rest.names as usize..][..usize::from(self.rest.ends[LISTS - 1])]
    }

    /// The stems of its words by number, in order.
    #[inline]
    pub(super) fn words(self) -> &'a [u32] {
        &self.chunk.words[self.rest.words as usize..][..usize::from(self.rest.word_count)]
    }

    /// The weight of a word.
    #[inline]
    pub(super) fn weight_of(self, word: u32) -> f32 {
        self.faces.weights[word as usize]
    }

    /// Those that stand out most in its article.
    pub(super) fn setting(self) -> impl Iterator<Item = NameId> {
        self.faces.kin.first(self.article)
    }

    /// The weight of the rarest of some matters; 0 of none.
    pub(super) fn rarest(self, matters: Matters) -> f32 {
        matters::each(matters).fold(0.0, |most, row| most.max(self.faces.matters[row as usize]))
    }

    /// The weight of its type.
    pub(super) fn weight_of_kind(self) -> f32 {
        self.faces.kinds[self.kind as usize]
    }

    /// The names that stand out in its article.
    pub(super) fn story(self) -> &'a [NameId] {
        self.faces.kin.names(self.article)
    }

    /// What the marks of two articles tell of their stories.
    #[inline]
    pub(super) fn kinship(self, other: Self) -> Kinship {
        self.faces.kin.between(self.article, other.article)
    }
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

/// Kinds of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// A journey, seen as a whole.
    Visit,
    /// Anything else.
    Plain,
}

/// The lists of names of a report, in their order.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    /// Persons.
    People,
    /// Bodies and groups.
    Bodies,
    /// States, its own or those of its people, bodies and places.
    States,
    /// Those that its own sentence names.
    Own,
    /// Of these, those that act or whose act it is ("le retrait des forces françaises").
    Doers,
    /// Places.
    Places,
}

impl List {
    /// All, in their order.
    pub(super) const ALL: [Self; LISTS] =
        [Self::People, Self::Bodies, Self::States, Self::Own, Self::Doers, Self::Places];

    /// A bit of its own.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// How many lists there are, and how long each is at most.
pub(super) const LISTS: usize = 6;
pub(super) const LONGEST: usize = 40;
