//! The words of a headline without what stands before them: a mark, a field's name, "DIRECT".

use crate::extract::articles::cliche::{What, Worded};
use crate::extract::articles::line::{Line, is_mixed};
use crate::text::Span;

/// The words of a headline without their mark or field name.
pub(super) fn title_words(line: &Line) -> Span {
    let from = match line.cliche {
        Some((What::Title, end)) => end,
        _ => label(line.text),
    };
    let rest = line.text.get(from..).unwrap_or("");
    // A headline may be all quoted; the quotation marks behind a field's name are the field's.
    let field: &[char] = if from > 0 { &['#', ' ', ':', '"', '\u{a0}'] } else { &['#', ' ', '\u{a0}'] };
    let bare = rest.trim_start_matches(field);
    let start = line.span.start() + line.text.len() - bare.len();
    let end = if bare.starts_with('"') {
        bare.trim_end_matches(['#', ' '])
    } else {
        bare.trim_end_matches(['"', '#', ' '])
    };
    Span::new(start, start + end.len())
}

/// The length of "DIRECT. ", "LIVE: ", "DIRECT - ", "LIVE (ended): ", "LIVE " before a headline.
fn label(words: &str) -> usize {
    const MARKS: [&str; 7] = [". ", " : ", ": ", " | ", " – ", " — ", " - "];
    let end = MARKS.iter().filter_map(|mark| Some(words.find(mark)? + mark.len())).min();
    let shouted = |l: &str| !is_mixed(l.split(" (").next().unwrap_or(l));
    let label = |end: &usize| words.get(..*end).is_some_and(|l| shouted(l) && Worded::new(l).is_label());
    let bare = || {
        Some(words.find(|c: char| !(c.is_uppercase() || c == ' '))?)
            .and_then(|at| words.get(..at)?.rfind(' '))
    };
    end.filter(label).or_else(|| bare().map(|at| at + 1).filter(label)).unwrap_or(0)
}
