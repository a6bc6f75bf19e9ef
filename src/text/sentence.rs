//! Where sentences begin and end, in French and English press.

mod edges;
#[cfg(test)]
mod tests;

use crate::words::Lang;

use super::Span;

/// How far a quotation may reach, in bytes, for the words after it ("…», a dit X") to hold it together.
const QUOTE: usize = 700;

/// The usual length of a sentence, in bytes.
const USUAL: usize = 128;

/// The sentences of a stretch of text, in order, without the white space between them.
///
/// A closing quotation mark belongs to its sentence; a new line ends one unless it is a mere wrap; a quotation
/// followed by its speaker ("« … . … », a déclaré X.") is one sentence. The rules serve both languages at once,
/// since each quotes the other.
#[must_use]
pub fn within(text: &str, span: Span, _lang: Lang) -> Vec<Span> {
    let mut found = Vec::with_capacity(1 + span.len() / USUAL);
    let mut start = span.trim(text).start();
    let last = span.trim(text).end();
    let mut held = quoted(text, start, last);
    let mut at = start;
    while let Some(stop) = next_stop(text, at, last) {
        at = stop + 1;
        let Some(end) = edges::end_of_sentence(text, start, stop, last).filter(|_| stop >= held) else {
            continue;
        };
        let sentence = Span::new(start, end).trim(text);
        if !sentence.is_empty() {
            found.push(sentence);
        }
        start = Span::new(end, last).trim(text).start();
        held = quoted(text, start, last);
        at = at.max(start);
    }
    let rest = Span::new(start, last).trim(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

/// The next place where a sentence may end: `. ! ?`, a new line, or the first byte of `…`.
fn next_stop(text: &str, from: usize, last: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(..last)?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| STOPS[usize::from(byte)])?;
        if bytes[at] != 0xe2 || bytes.get(at..at + 3) == Some("…".as_bytes()) {
            return Some(at);
        }
        at += 1;
    }
}

/// The first bytes of what may end a sentence.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    (stops[b'.' as usize], stops[b'!' as usize], stops[b'?' as usize]) = (true, true, true);
    (stops[b'\n' as usize], stops[0xe2]) = (true, true);
    stops
};

/// Where a sentence that begins with a quotation must not end before: the quotation's end, if its speaker follows.
fn quoted(text: &str, start: usize, last: usize) -> usize {
    let mut end = last.min(start + QUOTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let near = text.get(start..end).unwrap_or("");
    let close = match near.chars().next() {
        Some('«') => '»',
        Some('“') => '”',
        _ => return start,
    };
    let Some(at) = near.find(close) else { return start };
    let after = near.get(at + close.len_utf8()..).unwrap_or("").trim_start();
    let line_ends = near.get(..at).is_some_and(|inside| inside.contains('\n'));
    let speaker = after.starts_with(',') || after.starts_with(char::is_lowercase);
    if speaker && !line_ends { start + at } else { start }
}
