//! The values of a field with their live counts, for those who would rather choose than type.

use crate::corpus::Corpus;

use super::{Field, Visible};

/// One value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The value as shown.
    pub value: String,
    /// The query term that asks for it (`actor:"Rudy Atallah"`).
    pub term: String,
    /// How many visible events have it.
    pub count: usize,
    /// How many events of the whole dossier have it.
    pub total: usize,
}

/// The values of a field, most frequent first, then by name. Dates are years, in order.
#[must_use]
pub fn facets(_corpus: &Corpus, _visible: &Visible, _field: Field) -> Vec<Facet> {
    Vec::new()
}
