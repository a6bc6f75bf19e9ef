//! From a line that answers to the hit that is shown: its label, and the letters that answered.

use crate::corpus::Corpus;
use crate::search::words::{each_word, letters_at};
use crate::text::{Span, fold};

use super::lines::{Line, What, label};
use super::needle::{Answer, LONGEST_LIKE, Needle};
use super::{Found, Hit, Index, Place};

impl Index {
    /// The hit of a line: for a phrase in a text its own place, else the line's.
    pub(super) fn hit(&self, corpus: &Corpus, found: &Found, needle: &Needle) -> Hit {
        let line = &self.lines.all[found.line as usize];
        let mut places = Vec::new();
        self.answer(line, needle, &mut places);
        let label = self.label(corpus, line, &places);
        let letters = self.letters(&label, line, &places);
        let is_text = line.what.is_text();
        let phrase = places.iter().zip(&letters).find(|(place, _)| is_text && place.piece.is_phrase);
        Hit {
            kind: found.kind,
            article: line.article,
            span: phrase.map_or(line.span, |(_, letters)| cover(letters).shift(line.span.start())),
            event: if let What::Event(id) = line.what { Some(id) } else { None },
            matched: joined(letters.into_iter().flatten().collect()),
            label,
            score: found.score.0,
        }
    }

    /// How well and where in its source each piece is answered in a line of text.
    pub(super) fn spans(&self, corpus: &Corpus, line: &Line, places: &[Place]) -> Vec<(Answer, Span)> {
        if places.is_empty() {
            return Vec::new();
        }
        let letters = self.letters(&self.label(corpus, line, places), line, places);
        let span =
            |(place, letters): (&Place, &Vec<Span>)| (place.answer, cover(letters).shift(line.span.start()));
        places.iter().zip(&letters).map(span).collect()
    }

    /// The words of a line, and of the lines of text behind it that a phrase runs into.
    fn label(&self, corpus: &Corpus, line: &Line, places: &[Place]) -> String {
        let last = places.iter().map(Place::end).max().unwrap_or(0) + line.start as usize;
        let text = &self.lines.texts[line.article.at()];
        let text = &self.lines.all[text.start as usize..text.end as usize];
        let behind =
            if line.what.is_text() { text.partition_point(|l| l.start <= line.start) } else { text.len() };
        let reached = text[behind..].iter().take_while(|l| (l.start as usize) < last);
        let span = reached.fold(line.span, |span, other| span.cover(other.span));
        label(corpus, line.what, line.article, span)
    }

    /// The letters of a label that answer each piece.
    fn letters(&self, label: &str, line: &Line, places: &[Place]) -> Vec<Vec<Span>> {
        let mut words = Vec::new();
        each_word(label, |_, span| words.push(span));
        let numbers = self.lines.words_from(line);
        let letters = |place: &Place| {
            let typed = place.piece.words.iter().enumerate();
            let of_word = typed.filter_map(|(nth, typed)| {
                let (word, number) = (*words.get(place.at + nth)?, *numbers.get(place.at + nth)?);
                if word.len() > LONGEST_LIKE {
                    return Some(vec![word]);
                }
                let answer = typed.answers[number as usize];
                Some(letters_at(label, word, &typed.letters_in(&fold(word.of(label)), answer)))
            });
            of_word.flatten().collect()
        };
        places.iter().map(letters).collect()
    }
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
