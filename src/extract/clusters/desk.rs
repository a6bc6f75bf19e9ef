//! One report laid out beside others: what each of them shares with it is looked up, not searched for.

use crate::corpus::NameId;

use super::face::List::{Bodies, Doers, Own, People, Places};
use super::face::{Face, Faces, LISTS, List, Seen};
use super::kin::Kinship;

/// Room to lay out one report after another.
#[derive(Debug)]
pub(super) struct Desk {
    /// A bit for each word that the report has.
    words: Vec<u64>,
    /// For each name in which of its lists it stands: a bit for each list, and one for its story.
    names: Vec<u8>,
}

/// The bit of a name that stands out in the article of the report.
const STORY: u8 = 1 << LISTS;

/// A report that is laid out.
#[derive(Debug)]
pub(super) struct Laid<'d, 'a> {
    report: Seen<'a>,
    desk: &'d mut Desk,
}

/// How many names two reports share besides persons.
#[derive(Debug, Clone, Copy)]
pub(super) struct SharedNames {
    /// Bodies and places, either of which may act as the other.
    pub named: usize,
    /// States that their sentences name.
    pub states: usize,
}

impl Desk {
    /// Room for any report of these.
    pub(super) fn of(faces: &Faces) -> Self {
        Self { words: vec![0; faces.weights.len().div_ceil(64)], names: vec![0; faces.names] }
    }

    /// Lays out a report.
    pub(super) fn lay<'d, 'a>(&'d mut self, report: Seen<'a>) -> Laid<'d, 'a> {
        for &word in report.words() {
            self.words[word as usize / 64] |= 1 << (word % 64);
        }
        for list in List::ALL {
            report.names(list).iter().for_each(|name| self.names[name.at()] |= list.bit());
        }
        report.story().iter().for_each(|name| self.names[name.at()] |= STORY);
        Laid { report, desk: self }
    }
}

impl Drop for Laid<'_, '_> {
    /// Takes it away again.
    fn drop(&mut self) {
        self.report.words().iter().for_each(|&word| self.desk.words[word as usize / 64] = 0);
        let names = self.report.all_names().iter().chain(self.report.story());
        names.for_each(|name| self.desk.names[name.at()] = 0);
    }
}

impl<'a> std::ops::Deref for Laid<'_, 'a> {
    type Target = Seen<'a>;

    fn deref(&self) -> &Seen<'a> {
        &self.report
    }
}

impl Laid<'_, '_> {
    /// The words of another that it has too, in order.
    #[inline]
    pub(super) fn shared_words<'o>(&self, other: Seen<'o>) -> impl Iterator<Item = u32> + use<'o, '_> {
        let words = &self.desk.words[..];
        other.words().iter().copied().filter(|&word| words[word as usize / 64] >> (word % 64) & 1 != 0)
    }

    /// How many persons it shares with another.
    #[inline]
    pub(super) fn people_of(&self, other: Seen) -> usize {
        self.shared(People, other, People)
    }

    /// The other names that it shares with another.
    #[inline]
    pub(super) fn shared_names(&self, other: Seen) -> SharedNames {
        let shared = |own: List, of: List| self.shared(own, other, of);
        let across = shared(Bodies, Places) + shared(Places, Bodies);
        SharedNames {
            named: shared(Bodies, Bodies) + shared(Places, Places) + across,
            states: shared(Own, Own),
        }
    }

    /// True of two reports that both name places, and none in common.
    pub(super) fn is_elsewhere(&self, other: Seen) -> bool {
        !self.lacks(Places) && !other.lacks(Places) && self.shared(Places, other, Places) == 0
    }

    /// "le retrait des forces françaises", "le retrait américain": the states that act in one are not in the other.
    pub(super) fn is_of_others(&self, other: Seen) -> bool {
        let acts_elsewhere = |doers: &Face, states: &Face| !doers.lacks(Doers) && !states.lacks(Own);
        acts_elsewhere(self, &other) && self.shared(Doers, other, Own) == 0
            || acts_elsewhere(&other, self) && self.shared(Own, other, Doers) == 0
    }

    /// How many names stand out in both of two articles; `None` of one article, and where none stand out in one.
    #[inline]
    pub(super) fn shared_story(&self, other: Seen) -> Option<usize> {
        if self.article == other.article {
            return None;
        }
        match self.kinship(other) {
            Kinship::Unknown => None,
            Kinship::None => Some(0),
            Kinship::Perhaps => {
                Some(other.story().iter().filter(|name| self.desk.names[name.at()] & STORY != 0).count())
            }
        }
    }

    /// How many names of one list stand in a list of another. Most share none, which their marks tell first.
    #[inline]
    fn shared(&self, own: List, other: Seen, of: List) -> usize {
        if !self.may_share(own, &other, of) {
            return 0;
        }
        let stands = |name: &&NameId| self.desk.names[name.at()] & own.bit() != 0;
        other.names(of).iter().filter(stands).count()
    }
}
