//! From a line that answers to the hit that is shown: its label, and the letters that answered.

use crate::corpus::Corpus;
use crate::search::words::letters_at;
use crate::text::Span;

use super::Hit;
use super::examine::Found;
use super::lines::{self, Line, What};
use super::needle::{Answer, Grade, LONGEST_LIKE, Needle, Typed};
use super::weigh::{Place, Words};

/// The words shown for a line.
pub(super) fn label(corpus: &Corpus, line: &Line) -> String {
    let words = corpus.words(line.article, line.span);
    match line.what {
        What::Title | What::Sentence | What::Aside => words.to_owned(),
        What::Name(id) => corpus[id].label.to_string(),
        What::Event(id) => corpus.summary(id),
        What::Date(id) => match corpus[id].edtf {
            Some(edtf) => format!("{words} ({edtf})"),
            None => words.to_owned(),
        },
    }
}

/// The hit of a line: for a phrase in a text its own place, else the line's.
pub(super) fn hit(corpus: &Corpus, found: &Found, needle: &Needle) -> Hit {
    let line = &found.line;
    let (mut words, mut places) = (Words::default(), Vec::new());
    let own = if line.what.is_text() { None } else { Some(label(corpus, line)) };
    match &own {
        Some(label) => words.read(label),
        None => read_text(corpus, line, needle, &mut words),
    }
    words.answer(needle, found.grade, &mut places);
    let text = own.as_deref().unwrap_or_else(|| corpus.text(line.article));
    let letters: Vec<Vec<Span>> = places.iter().map(|place| letters(text, &words, place)).collect();
    let mut span = line.span;
    let mut shown = own.as_ref().map_or(line.span, |label| Span::new(0, label.len()));
    if own.is_none() {
        let phrase = places.iter().zip(&letters).find(|(place, _)| place.piece.is_phrase);
        span = phrase.map_or(span, |(_, letters)| cover(letters));
        shown = letters.iter().flatten().fold(shown, |shown, &letter| shown.cover(letter));
    }
    let from = shown.start();
    let matched = letters.iter().flatten().map(|l| Span::new(l.start() - from, l.end() - from));
    Hit {
        kind: found.kind,
        article: line.article,
        span,
        event: if let What::Event(id) = line.what { Some(id) } else { None },
        matched: joined(matched.collect()),
        label: shown.of(text).to_owned(),
        score: found.score.0,
    }
}

/// The words of a line of text, and of the lines behind it that a phrase may run into.
fn read_text(corpus: &Corpus, line: &Line, needle: &Needle, words: &mut Words) {
    let text = corpus.text(line.article);
    let more = needle.runs_on();
    if more == 0 {
        return words.read_lines(text, std::iter::once(line.span), 0);
    }
    let lines = lines::of(&corpus[line.article], text);
    let from = lines.iter().position(|(_, span)| *span == line.span).unwrap_or(lines.len());
    words.read_lines(text, lines[from..].iter().map(|(_, span)| *span), more);
}

/// Where the pieces stand in a text whose words were read, each with how well it is answered.
pub(super) fn spans(text: &str, words: &Words, places: &[Place]) -> Vec<(Answer, Span)> {
    places.iter().map(|place| (place.answer, cover(&letters(text, words, place)))).collect()
}

/// The letters that answer a piece.
fn letters(text: &str, words: &Words, place: &Place) -> Vec<Span> {
    let of_word = |(nth, typed): (usize, &Typed)| {
        let (word, folded) = (words.span(place.at + nth), words.word(place.at + nth));
        if word.len() > LONGEST_LIKE {
            return vec![word];
        }
        letters_at(text, word, &typed.letters_in(folded, typed.answer(folded, Grade::Like)))
    };
    place.piece.words.iter().enumerate().flat_map(of_word).collect()
}

fn cover(letters: &[Span]) -> Span {
    letters.iter().copied().reduce(Span::cover).unwrap_or_default()
}

/// In order, touching ones as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match joined.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}
