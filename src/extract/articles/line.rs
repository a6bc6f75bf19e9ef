//! The lines of a file and their shapes: prose, headline, name, date.

use crate::text::Span;

use super::cliche::{What, Worded};

/// A line with words in it, or several that are one paragraph wrapped at a margin.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Where it is.
    pub(super) span: Span,
    /// Its words.
    pub(super) text: &'t str,
    /// Whether a blank line stands above it.
    pub(super) set_off: bool,
    /// Its length in characters; in bytes where it is long.
    pub(super) chars: usize,
    /// Whether it is told in sentences.
    pub(super) prose: bool,
    /// The set phrase that rules it, and where in the line that phrase ends.
    pub(super) cliche: Option<(What, usize)>,
}

impl<'t> Line<'t> {
    fn new(text: &'t str, span: Span, set_off: bool) -> Self {
        let words = span.of(text);
        let chars = if words.len() > 1000 { words.len() } else { words.chars().count() };
        let cliche = mark(words).or_else(|| Worded::new(words).cliche());
        Self { span, text: words, set_off, chars, prose: is_prose(words, chars), cliche }
    }

    /// The words of a span that lies in it.
    pub(super) fn words_of(&self, span: Span) -> &'t str {
        let from = self.span.start();
        self.text.get(span.start().saturating_sub(from)..span.end().saturating_sub(from)).unwrap_or("")
    }

    /// What its set phrase says of it.
    pub(super) fn what(&self) -> Option<What> {
        self.cliche.map(|(what, _)| what)
    }

    /// True of prose that is no set phrase.
    pub(super) fn tells(&self) -> bool {
        self.prose
            && !self.what().is_some_and(|w| matches!(w, What::Drop | What::Box | What::Rest | What::Photo))
    }
}

/// The lines of a text. Lines wrapped at a margin are joined, so that the work stays on paragraphs.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    lines_from(text, 0)
}

/// The same from a byte on.
pub(super) fn lines_from(text: &str, from: usize) -> Vec<Line<'_>> {
    let mut found: Vec<Line> = Vec::new();
    for run in runs(text, from) {
        let wrapped = wrapped(text, &run);
        let mut set_off = true;
        let mut at = 0;
        while let Some(&first) = run.get(at) {
            let mut span = first;
            at += 1;
            while let Some(&next) = run.get(at).filter(|next| wrapped || goes_on(text, span, **next)) {
                span = span.cover(next);
                at += 1;
            }
            found.push(Line::new(text, span, set_off));
            set_off = false;
        }
    }
    found
}

/// The lines between blank lines, without the white space around them.
fn runs(text: &str, from: usize) -> Vec<Vec<Span>> {
    let mut runs = vec![Vec::new()];
    let mut at = from;
    for line in text.get(from..).unwrap_or("").split('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len() + 1;
        match runs.last_mut() {
            Some(run) if !span.is_empty() => run.push(span),
            Some(run) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs
}

/// True of a run of at least three lines that fill a measure and mostly go on in the middle of a sentence.
fn wrapped(text: &str, run: &[Span]) -> bool {
    let Some((_, full)) = run.split_last().filter(|(_, full)| full.len() >= 2) else { return false };
    let widest = full.iter().map(|s| s.len()).max().unwrap_or(0);
    let filled = full.iter().filter(|s| s.len() * 10 >= widest * 7).count() * 10 >= full.len() * 9;
    let lower = run.iter().skip(1).filter(|s| s.of(text).starts_with(char::is_lowercase)).count();
    (45..=130).contains(&widest) && filled && lower * 2 >= full.len()
}

/// True where a line merely continues the one above: that one stops short, and this one begins in lower case.
fn goes_on(text: &str, line: Span, next: Span) -> bool {
    let (line, next) = (line.of(text), next.of(text));
    let open = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '’' | '\'' | '-'));
    let item = next.chars().nth(1) == Some(')');
    open && line.len() >= 45 && line.len() <= 400 && next.starts_with(char::is_lowercase) && !item
}

/// Lines that their marks alone give away: copyright, page numbers, addresses, handles, crumbs.
fn mark(words: &str) -> Option<(What, usize)> {
    if words.len() > 400 {
        return None;
    }
    let bare = words
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '/' | '[' | ']'));
    let no_letters = !bare.contains(char::is_alphabetic) && bare.len() < 24;
    let page = no_letters && !looks_dated(bare);
    let address = !bare.contains(' ')
        && (bare.starts_with("http")
            || bare.starts_with("www.")
            || bare.starts_with('@')
            || bare.starts_with('#'));
    let crumbs = bare.matches(['>', '›', '»', '→']).count() >= 2 && !bare.contains('«');
    let menu = bare.matches(['|', '•', '·']).count() >= 3;
    if page || address || crumbs || menu {
        return Some((What::Drop, usize::MAX));
    }
    let credit = bare.starts_with('©') || bare.starts_with("(c)") || bare.starts_with("(C)");
    let credited = bare.contains('©') && bare.len() < 300;
    (credit || credited).then_some((What::Photo, usize::MAX))
}

/// True of "12/03/2024", "2024-03-12", "06.07.2024".
pub(super) fn looks_dated(words: &str) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let cuts = words.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).count();
    (5..=14).contains(&digits) && cuts >= 2
}

/// True of words told in sentences: long, or ended as a sentence is.
fn is_prose(words: &str, chars: usize) -> bool {
    if chars >= 160 {
        return true;
    }
    let end = words.trim_end_matches(['»', '”', '"', ')', ']', ' ', '\u{a0}', '\u{202f}', '’']);
    let sentence = words.split_whitespace().take(5).count() >= 4 && chars >= 20 && is_mixed(words);
    let stops = end.ends_with(['.', '…']) && !end.ends_with("...") || end.ends_with("...") && chars > 60;
    let asks = end.ends_with(['?', '!']) && (chars > 110 || inner_stop(words));
    let spoken = words.starts_with(['«', '“', '"', '—', '–']) && (stops || asks || words.ends_with(','));
    sentence && (stops || asks || (spoken && chars > 40) || inner_stop(words) && chars > 70)
        || chars >= 100 && inner_stop(words)
}

/// True where a sentence ends inside.
fn inner_stop(words: &str) -> bool {
    [". ", "? ", "! ", "… "].iter().any(|stop| {
        words.match_indices(stop).any(|(at, stop)| {
            let ahead = words.get(at + stop.len()..).unwrap_or("");
            let back = words.get(..at).unwrap_or("");
            ahead.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“'))
                && back.chars().rev().take(2).all(char::is_lowercase)
                && back.chars().count() > 1
        })
    })
}

/// True where not all letters are capitals.
pub(super) fn is_mixed(words: &str) -> bool {
    words.contains(char::is_lowercase)
}
