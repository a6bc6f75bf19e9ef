//! What of a dossier is shown: the filter language, its completion, facets, and fuzzy search.
//!
//! One query language for screen and command line. `(&Corpus, &Query) → Visible`; `needle → hits`.

pub mod field;
pub mod query;
mod ranked;

mod bits;
mod ledger;
mod lexer;
mod like;
mod narrow;
mod parse;
mod stand;
mod term;
mod words;

pub mod complete;
pub mod facets;
pub mod find;

pub use bits::Bits;
pub use complete::{Completion, complete};
pub use facets::{Facet, Facets};
pub use field::Field;
pub use find::{Hit, HitKind, Hits, Index, Segment};
pub use ledger::{ByPublication, Ledger, Moment, Order, publication};
pub use like::alike;
pub use query::{Query, QueryError, Visible};
pub use ranked::Ranked;

#[cfg(test)]
mod made;
