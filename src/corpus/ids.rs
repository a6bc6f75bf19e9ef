//! Ids: places in the lists of a corpus.

use std::num::NonZeroU32;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Article, Cluster, Corpus, Event, Name, Source, Timex, flat};

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $field:ident : $value:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

        flat! { $id { 0 } }

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
    SourceId => sources: Arc<Source>;
    /// An article.
    ArticleId => articles: Article;
    /// A person, body or place.
    NameId => names: Name;
    /// An event report.
    EventId => events: Event;
    /// A happening.
    ClusterId => clusters: Cluster;
}

/// A temporal expression. Most reports have one: `Option<TimexId>` is as small as `TimexId`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimexId(NonZeroU32);

impl TimexId {
    /// The id of a place in the list.
    #[must_use]
    pub fn new(at: usize) -> Self {
        Self(NonZeroU32::MIN.saturating_add(at as u32))
    }

    /// The place in the list.
    #[must_use]
    pub fn at(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl std::ops::Index<TimexId> for Corpus {
    type Output = Timex;

    fn index(&self, id: TimexId) -> &Timex {
        &self.timexes[id.at()]
    }
}

/// Where the reports of a happening begin in [`Corpus::told`], and whether they were joined on more than little: four
/// bytes, the second in the highest bit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Told(u32);

flat! { Told { 0 } }

impl Told {
    const DOUBT: u32 = 1 << 31;

    /// Reports from a place in the list on.
    #[must_use]
    pub fn new(start: usize, is_sure: bool) -> Self {
        Self(start as u32 & !Self::DOUBT | if is_sure { 0 } else { Self::DOUBT })
    }

    /// The place of the first.
    #[must_use]
    pub fn start(self) -> usize {
        (self.0 & !Self::DOUBT) as usize
    }

    /// True where they are surely of one happening.
    #[must_use]
    pub fn is_sure(self) -> bool {
        self.0 & Self::DOUBT == 0
    }
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.start(), if self.is_sure() { "" } else { "?" })
    }
}
