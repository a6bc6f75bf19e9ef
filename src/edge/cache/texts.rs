//! The texts of many sources as one: they are checked together, as fast as they are read.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::corpus::Source;

/// So many bytes of text stand in one part.
const PART: usize = 1 << 20;

/// Sources without their texts, how long each of these is, and all of them.
pub(super) type Texts<'t> = (Vec<Source>, Vec<usize>, &'t [u8]);

/// The sources with their texts; `None` where these are none.
pub(super) fn entered((mut sources, lengths, texts): Texts) -> Option<Vec<Source>> {
    let mut rest = simdutf8::basic::from_utf8(texts).ok()?;
    for (source, length) in sources.iter_mut().zip(lengths) {
        let (text, behind) = rest.split_at_checked(length)?;
        text.clone_into(&mut source.text);
        rest = behind;
    }
    Some(sources)
}

/// What is to be written of some sources, to be read as [`Texts`].
pub(super) fn laid(sources: &[Arc<Source>]) -> impl Serialize + '_ {
    let lengths: Vec<usize> = sources.iter().map(|source| source.text.len()).collect();
    let texts: Vec<&[u8]> = sources.iter().map(|source| source.text.as_bytes()).collect();
    (sources, lengths, Bytes(texts.concat()))
}

struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

/// The sources in runs that make a part each.
pub(super) fn runs(mut rest: &[Arc<Source>]) -> impl Iterator<Item = &[Arc<Source>]> {
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let full = rest.iter().position(|source| {
            bytes += source.text.len();
            bytes > PART
        });
        let (run, behind) = rest.split_at(full.map_or(rest.len(), |at| at + 1));
        rest = behind;
        (!run.is_empty()).then_some(run)
    })
}
