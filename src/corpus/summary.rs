//! A line for the timeline, taken from the sentence around its trigger.

use crate::text::Span;

/// Most characters of a summary, its marks of omission among them.
const MOST: usize = 90;

/// Most characters before its trigger.
const LEAD: usize = 60;

/// The sentence where it is short, else the words around the trigger, cut between words.
pub(super) fn line(text: &str, sentence: Span, trigger: Span) -> String {
    let (whole, rest) = flat(sentence.of(text), MOST);
    if !rest {
        return whole;
    }
    let lead = Span::new(sentence.start(), trigger.start()).of(text);
    let start = sentence.start() + start_of(lead);
    let cut = if start > sentence.start() { "…" } else { "" };
    let (tail, rest) = flat(Span::new(start, sentence.end()).of(text), MOST - 2);
    if !rest {
        return format!("{cut}{tail}");
    }
    let words = tail.rsplit_once(' ').map_or(tail.as_str(), |(before, _)| before);
    format!("{cut}{}…", words.trim_end_matches([' ', ',', ';', ':']))
}

/// Whether the line begins in the middle of its sentence, and about how long it is: counted in bytes, without
/// reading the text, near enough to choose by among millions.
pub(super) fn shape(sentence: Span, trigger: Span) -> (bool, usize) {
    let cut = sentence.len() > MOST && trigger.start() > sentence.start() + LEAD;
    (cut, sentence.len().min(MOST))
}

/// Where the clause of the trigger begins: after the last comma that leaves room, else some words before it.
fn start_of(lead: &str) -> usize {
    let mut back = lead.char_indices().rev();
    let Some((from, _)) = back.nth(LEAD) else { return 0 };
    let near = lead.get(from..).unwrap_or("");
    let comma = near.rfind(", ").map(|at| at + 2);
    let space = || near.find(' ').map_or(0, |at| at + 1);
    from + comma.unwrap_or_else(space)
}

/// The first `most` characters without line breaks and double spaces, and whether more follow.
fn flat(words: &str, most: usize) -> (String, bool) {
    let mut line = String::with_capacity(words.len().min(2 * most));
    let mut room = most;
    let mut space = false;
    for c in words.trim_start().chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && room > 0 {
            line.push(' ');
            room -= 1;
        }
        if room == 0 {
            return (line, true);
        }
        line.push(c);
        room -= 1;
        space = false;
    }
    (line, false)
}
