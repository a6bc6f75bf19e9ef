//! What of a dossier is shown: the filter language, its completion, facets, and fuzzy search.
//!
//! One query language for screen and command line. `(&Corpus, &Query) → Visible`; `needle → hits`.

pub mod complete;
pub mod facets;
pub mod find;
pub mod query;

pub use complete::{Completion, complete};
pub use facets::{Facet, facets};
pub use find::{Hit, HitKind, Index};
pub use query::{Field, Query, QueryError, Visible};
