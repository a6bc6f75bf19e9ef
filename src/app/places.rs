//! Where one was: a place to come back to exactly, and the list of such places.

use crate::corpus::{ArticleId, EventId};

use super::columns::Column;
use super::geometry::Pane;
use super::list::List;

/// Everything that says where a reader is.
#[derive(Debug, Clone)]
pub struct Place {
    /// The pane.
    pub focus: Pane,
    /// The text alone.
    pub zen: bool,
    /// The list of articles, and the article it was on.
    pub sources: (List, Option<ArticleId>),
    /// The timeline, and the report it was on.
    pub timeline: (List, Option<EventId>),
    /// The texts.
    pub columns: Vec<Column>,
    /// The text being read.
    pub active: usize,
}

impl Place {
    /// True where two places show the same passage, beside the same texts.
    #[must_use]
    pub fn is_near(&self, other: &Self) -> bool {
        let passage = |p: &Self| p.columns.get(p.active).map(|c| (c.article, c.sentence));
        let open = |p: &Self| p.columns.iter().map(|c| c.article).collect::<Vec<_>>();
        passage(self) == passage(other) && self.timeline.1 == other.timeline.1 && open(self) == open(other)
    }
}

/// The places one left, and those one came back from.
#[derive(Debug, Clone, Default)]
pub struct Jumps {
    back: Vec<Place>,
    forward: Vec<Place>,
}

/// More than anyone goes back.
const MOST: usize = 200;

impl Jumps {
    /// Remembers a place before leaving it for another.
    pub fn leave(&mut self, place: Place) {
        if self.back.last().is_some_and(|last| last.is_near(&place)) {
            return;
        }
        self.forward.clear();
        self.back.push(place);
        if self.back.len() > MOST {
            self.back.remove(0);
        }
    }

    /// Changes every place; those are left out for which it says `false`.
    pub fn keep(&mut self, mut change: impl FnMut(&mut Place) -> bool) {
        self.back.retain_mut(&mut change);
        self.forward.retain_mut(change);
    }

    /// The last place left; `here` can be come back to.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let place = loop {
            let place = self.back.pop()?;
            if !place.is_near(&here) {
                break place;
            }
        };
        self.forward.push(here);
        Some(place)
    }

    /// The place last come back from.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        let place = self.forward.pop()?;
        self.back.push(here);
        Some(place)
    }
}
