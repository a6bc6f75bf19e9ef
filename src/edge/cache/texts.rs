//! The texts of many sources in one part: brought one by one when they are asked for, and believed only where the
//! whole part is undamaged, which is looked at behind the opening.

use std::io;
use std::sync::Arc;

use crate::corpus::{Library, Source, Text};

use super::parts::{Stretch, Writer};

/// About so many bytes of text stand in one part: whoever asks for the first text of a part waits until all are looked
/// at.
const PART: usize = 1 << 16;

/// Sources without their texts, and where each of these ends.
type Head = (Vec<Source>, Vec<u64>);

/// Writes some sources, their texts behind them.
pub(super) fn put(sources: &[Arc<Source>], out: &mut Writer) -> io::Result<()> {
    let mut end = 0;
    let end_of = |source: &Arc<Source>| {
        end += source.text.len() as u64;
        end
    };
    let ends: Vec<u64> = sources.iter().map(end_of).collect();
    out.head(&(sources, ends), sources.iter().map(|source| source.text.as_bytes()))
}

/// The sources with their texts, and where these stand; `None` where these are none.
pub(super) fn entered(((mut sources, ends), texts): (Head, Stretch)) -> Option<(Vec<Source>, Arc<Stretch>)> {
    let whole = ends.is_sorted() && ends.last() == Some(&texts.len()) && ends.len() == sources.len();
    let texts = Arc::new(texts);
    let kept: Arc<dyn Library> = Arc::new(Kept { ends, texts: Arc::clone(&texts) });
    for (nth, source) in (0..).zip(&mut sources) {
        source.text = Text::kept(Arc::clone(&kept), nth);
    }
    whole.then_some((sources, texts))
}

/// The texts of a part.
#[derive(Debug)]
struct Kept {
    ends: Vec<u64>,
    texts: Arc<Stretch>,
}

impl Library for Kept {
    fn text(&self, number: u32) -> Option<String> {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before))?;
        let bytes = self.texts.read(*start..*self.ends.get(number)?).ok()?;
        simdutf8::basic::from_utf8(&bytes).is_ok().then(|| String::from_utf8(bytes).ok())?
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
