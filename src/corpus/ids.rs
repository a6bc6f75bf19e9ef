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
