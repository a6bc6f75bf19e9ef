//! Who is in office as the text speaks: what is left to go by where no date bounds its publication.
//!
//! A text that tells of one holder in the present and of the one before in the past was written in the first
//! one's term, and most likely in its first year, while the comparison is news: a guess, and marked as one.

use std::sync::LazyLock;

use jiff::ToSpan;
use memchr::memmem::Finder;

use crate::date::Date;
use crate::extract::time::{self, Tense};
use crate::text::{Span, fold};
use crate::words::{Lang, rows};

/// A term of office that the text seems to be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    /// The words that name the holder, folded.
    pub(super) words: &'static str,
    /// The first day.
    pub(super) from: Date,
    /// The end of its first year.
    pub(super) likely: Date,
}

/// The latest term of a holder told of in the present, where the text also names the holder before.
pub(super) fn find(text: &str, sentences: &[Span], lang: Lang, after: Date) -> Option<Term> {
    let whole = sentences.iter().copied().reduce(Span::cover).unwrap_or_default();
    let folded = fold(whole.of(text));
    let named = |row: &&Row| row.names(&folded);
    // Few terms began so late: most texts name none of their holders.
    if !TERMS.iter().filter(|row| row.from > after).any(|row| named(&row)) {
        return None;
    }
    let here: Vec<&Row> = TERMS.iter().filter(named).collect();
    let told: Vec<(&Row, bool)> = sentences.iter().flat_map(|s| told_of(s.of(text), &here, lang)).collect();
    let present = told.iter().filter(|(row, past)| !past && row.to > after).map(|(row, _)| *row);
    let sits = present.max_by_key(|row| row.from).filter(|row| row.from > after)?;
    let before = told.iter().any(|(row, past)| *past && row.to == sits.from && row.words != sits.words);
    let likely = sits.from.checked_add(1.year()).ok()?;
    before.then_some(Term { words: sits.words, from: sits.from, likely })
}

/// Those of some holders that a sentence names, and whether it looks back.
fn told_of<'r>(sentence: &str, rows: &[&'r Row], lang: Lang) -> Vec<(&'r Row, bool)> {
    let folded = fold(sentence);
    let rows: Vec<&Row> = rows.iter().copied().filter(|row| row.names(&folded)).collect();
    let past = !rows.is_empty() && time::tense_of(sentence, lang) == Tense::Past;
    rows.into_iter().map(|row| (row, past)).collect()
}

#[derive(Debug)]
struct Row {
    words: &'static str,
    from: Date,
    to: Date,
    /// Looks for the words.
    finder: Finder<'static>,
}

impl Row {
    fn names(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }
}

static TERMS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    rows(include_str!("../../../assets/lexicon/time-terms.tsv"))
        .filter_map(|[words, from, to]| {
            Some(Row { words, from: from.parse().ok()?, to: to.parse().ok()?, finder: Finder::new(words) })
        })
        .collect()
});
