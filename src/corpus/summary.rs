//! A line for the timeline, taken from the sentence around its trigger.

use crate::text::Span;

/// Most characters of a summary, its marks of omission among them.
const MOST: usize = 90;

/// So many bytes of a sentence are looked at before and after a trigger: what is longer is no sentence.
const REACH: usize = 600;

/// The sentence where it is short, else the words around the trigger, cut between words.
pub(super) fn line(text: &str, sentence: Span, trigger: Span) -> String {
    if sentence.len() <= REACH {
        let whole = flat(sentence.of(text));
        if whole.chars().count() <= MOST {
            return whole;
        }
    }
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let from = sentence.start().max(trigger.start().saturating_sub(REACH));
    let from = (from..=trigger.start()).find(boundary).unwrap_or(trigger.start());
    let to = sentence.end().min(trigger.end() + REACH);
    let to = (trigger.end()..=to).rev().find(boundary).unwrap_or(trigger.end());
    let start = from + start_of(Span::new(from, trigger.start()).of(text));
    let tail = flat(Span::new(start, to).of(text));
    let cut = if start > sentence.start() { "…" } else { "" };
    let room = MOST - 2;
    if tail.chars().count() <= room {
        return format!("{cut}{tail}");
    }
    let end = tail.char_indices().nth(room).map_or(tail.len(), |(at, _)| at);
    let words = tail.get(..end).unwrap_or("");
    let words = words.rsplit_once(' ').map_or(words, |(before, _)| before);
    format!("{cut}{}…", words.trim_end_matches([' ', ',', ';', ':']))
}

/// Where the clause of the trigger begins: after the last comma that leaves room, else some words before it.
fn start_of(lead: &str) -> usize {
    const LEAD: usize = 60;
    if lead.chars().count() <= LEAD {
        return 0;
    }
    let from = lead.char_indices().rev().nth(LEAD).map_or(0, |(at, _)| at);
    let near = lead.get(from..).unwrap_or("");
    let comma = near.rfind(", ").map(|at| at + 2);
    let space = || near.find(' ').map_or(0, |at| at + 1);
    from + comma.unwrap_or_else(space)
}

/// Without line breaks and double spaces.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
