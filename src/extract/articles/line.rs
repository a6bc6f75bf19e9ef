//! The lines of a file and their shapes: prose, headline, name, date.

use std::cell::OnceCell;

use crate::text::Span;

use super::cliche::{What, Worded};
use super::marks;
use super::name::names;
use super::signature::{self, Signature};

/// A line with words in it, or several that are one paragraph wrapped at a margin.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Where it is.
    pub(super) span: Span,
    /// Its words.
    pub(super) text: &'t str,
    /// All that stands behind it.
    pub(super) behind: &'t str,
    /// Whether a blank line stands above it.
    pub(super) set_off: bool,
    /// Its length in characters; in bytes where it is long.
    pub(super) chars: usize,
    /// Whether it is told in sentences.
    pub(super) prose: bool,
    /// The set phrase that rules it, and where in the line that phrase ends.
    pub(super) cliche: Option<(What, usize)>,
    /// Who signs in it and when, once that is asked for.
    signature: OnceCell<Signature>,
}

impl<'t> Line<'t> {
    /// The line that a span is.
    pub(super) fn new(text: &'t str, span: Span, set_off: bool) -> Self {
        let words = span.of(text);
        let chars = if words.len() > 1000 { words.len() } else { words.chars().count() };
        let cliche = marks::of(words).map(|what| (what, usize::MAX)).or_else(|| Worded::new(words).cliche());
        let credit = matches!(cliche, Some((What::Photo, _)));
        let cliche = cliche.filter(|_| !(credit && signature::signs_as_paper(words)));
        let prose = is_prose(words, chars);
        // "MORE FROM CUSTOMS" heads a box; "More from the minister's speech:" may open a paragraph.
        let heads = !prose && chars < 60 && !is_mixed(words);
        let cliche = cliche.filter(|&(what, end)| what != What::Box || end == usize::MAX || heads);
        let of_its_kind = |end| marks::only_numbers(words.get(end..).unwrap_or(""));
        let cliche =
            cliche.filter(|&(what, end)| what != What::Genre || end == usize::MAX || of_its_kind(end));
        let behind = text.get(span.end()..).unwrap_or("");
        Self { span, text: words, behind, set_off, chars, prose, cliche, signature: OnceCell::new() }
    }

    /// The words of a span that lies in it.
    pub(super) fn words_of(&self, span: Span) -> &'t str {
        let from = self.span.start();
        self.text.get(span.start().saturating_sub(from)..span.end().saturating_sub(from)).unwrap_or("")
    }

    /// Who signs in it and when.
    pub(super) fn signature(&self) -> Signature {
        *self.signature.get_or_init(|| signature::of(self))
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
    let runs = runs(text, from);
    let margin = runs.iter().filter_map(|run| margin(text, run)).max();
    let mut found: Vec<Line> = Vec::new();
    for run in runs {
        let wrapped = self::margin(text, &run).is_some() || margin.is_some_and(|m| fills(text, &run, m));
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
        let mut span = Span::new(at, at + line.len()).trim(text);
        at += line.len() + 1;
        if let Some(header) = marks::header(span.of(text)) {
            let field = Span::new(span.start(), span.start() + header);
            runs.extend([vec![field], Vec::new()]);
            span = Span::new(field.end(), span.end()).trim(text);
        }
        match runs.last_mut() {
            Some(run) if !span.is_empty() => run.push(span),
            Some(run) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs
}

/// The measure of a run of at least three lines that fill it and mostly go on in the middle of a sentence.
fn margin(text: &str, run: &[Span]) -> Option<usize> {
    let (_, full) = run.split_last().filter(|(_, full)| full.len() >= 2)?;
    let widest = full.iter().map(|s| s.len()).max().unwrap_or(0);
    let filled = full.iter().filter(|s| s.len() * 10 >= widest * 7).count() * 10 >= full.len() * 9;
    let lower = run.iter().skip(1).filter(|s| s.of(text).starts_with(char::is_lowercase)).count();
    ((45..=130).contains(&widest) && filled && lower * 2 >= full.len()).then_some(widest)
}

/// How much short of the margin a line may stop, in bytes.
const RAGGED: usize = 8;

/// True of a run that is told in sentences and full at the margin of the text's other paragraphs: each next word
/// had to go below.
fn fills(text: &str, run: &[Span], margin: usize) -> bool {
    let full = |pair: &[Span]| match pair {
        [line, next] => {
            let word = next.of(text).split(' ').next().map_or(0, str::len);
            line.len() <= margin && line.len() + 1 + word + RAGGED > margin
        }
        _ => true,
    };
    let stops = run.last().is_some_and(|last| last.of(text).ends_with(['.', '»', '”', '"', '!', '?', '…']));
    run.len() > 1 && stops && run.windows(2).all(full)
}

/// True where a line merely continues the one above: that one stops short, and this one begins in lower case and
/// signs nothing.
fn goes_on(text: &str, line: Span, next: Span) -> bool {
    let (line, next) = (line.of(text), next.of(text));
    let open = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '’' | '\'' | '-'));
    // "b) the second point", "radio.example/2012/06/30/dates"
    let item = next.chars().nth(1) == Some(')') || next.contains('/') && !next.contains(' ');
    let signs = || {
        let said = || Worded::new(next).cliche();
        let short = || matches!(said(), Some((What::By | What::Source | What::Date, _)));
        next.len() < 70 && (short() || signature::is_full_date(next))
            || next.len() < 200 && matches!(said(), Some((What::By, end)) if names(next, end, 2).is_some())
    };
    open && (45..=400).contains(&line.len()) && next.starts_with(char::is_lowercase) && !item && !signs()
}

/// True of words told in sentences: long, or ended as a sentence is.
fn is_prose(words: &str, chars: usize) -> bool {
    let end = words.trim_end_matches(['»', '”', '"', ')', ']', ' ', '\u{a0}', '\u{202f}', '’']);
    if chars >= 160 {
        // The words of a page's own machinery begin small and stop nowhere.
        let loose =
            words.starts_with(char::is_lowercase) && !end.ends_with(['.', '…', '!', '?', ':', ',', ';']);
        return !(lists_names(words) || loose && chars < 400);
    }
    let sentence = words.split_whitespace().take(5).count() >= 4 && chars >= 20 && is_mixed(words);
    let stops = end.ends_with(['.', '…']) && !end.ends_with("...") || end.ends_with("...") && chars > 60;
    let stops = stops && !(chars < HEADLINE && ends_shortened(end));
    let asks = end.ends_with(['?', '!']) && (chars > 110 || inner_stop(words));
    let spoken = words.starts_with(['«', '“', '"', '—', '–']) && (stops || asks || words.ends_with(','));
    sentence && (stops || asks || (spoken && chars > 40) || inner_stop(words) && chars > 70)
        || chars >= 100 && inner_stop(words)
}

/// The longest headline that an abbreviation may end, in characters.
const HEADLINE: usize = 90;

/// True of "Councillors scrap the contract at 2 a.m.", "Two ships leave for the U.S.".
fn ends_shortened(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("").trim_end_matches('.');
    last.len() <= 5 && last.contains('.') && last.split('.').all(|part| part.len() == 1)
}

/// True of a long line without a stop in which hardly a word is small: a menu glued together.
fn lists_names(words: &str) -> bool {
    const LOOK: usize = 40;
    let stops = |word: &str| match word.as_bytes().last() {
        Some(b'.' | b',' | b'!' | b'?' | b':') => true,
        Some(0x80..) => word.ends_with(['…', '»', '”']),
        _ => false,
    };
    let (mut small, mut all) = (0, 0);
    for word in words.split_whitespace().take(LOOK) {
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
        if small * 4 > LOOK || stops(word) {
            return false;
        }
    }
    small * 4 <= all && all >= 8
}

/// True where a sentence ends inside.
fn inner_stop(words: &str) -> bool {
    memchr::memchr_iter(b' ', words.as_bytes()).any(|space| {
        let ahead = words.get(space + 1..).unwrap_or("");
        let back = words.get(..space).and_then(|head| head.strip_suffix(['.', '?', '!', '…']));
        let ends = |back: &str| back.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2;
        back.is_some_and(ends) && ahead.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“'))
    })
}

/// True where not all letters are capitals.
pub(super) fn is_mixed(words: &str) -> bool {
    words.contains(char::is_lowercase)
}
