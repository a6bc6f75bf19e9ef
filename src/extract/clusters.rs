//! Which reports are of one happening, and what they disagree about.

use crate::corpus::Corpus;

/// Puts every event in exactly one cluster, and lists the discrepancies of each.
pub fn group(_corpus: &mut Corpus) {}
