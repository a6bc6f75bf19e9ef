//! How well a line answers a needle, and where: its words against the typed ones.

use std::cmp::Reverse;

use crate::search::words::each_word;
use crate::text::Span;

use super::lines::What;
use super::needle::{Answer, Grade, Needle, Piece};

/// The words of a line, folded, with their places; behind them some of the lines that follow, where a phrase may
/// run on.
#[derive(Debug, Default)]
pub(super) struct Words {
    folded: String,
    /// Where each begins in `folded`, and where it stands.
    places: Vec<(usize, Span)>,
    /// How many belong to the line itself.
    pub(super) own: usize,
}

/// Where a piece of the needle is answered best: at which of the words from the line's beginning on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'n> {
    pub(super) at: usize,
    pub(super) piece: &'n Piece,
    pub(super) answer: Answer,
}

impl Place<'_> {
    pub(super) fn end(&self) -> usize {
        self.at + self.piece.words.len()
    }
}

impl Words {
    /// The words of a label, by themselves.
    pub(super) fn read(&mut self, label: &str) {
        self.read_lines(label, [Span::new(0, label.len())].into_iter(), 0);
    }

    /// The words of the first line of a text, and so many of those behind it.
    pub(super) fn read_lines(&mut self, text: &str, mut lines: impl Iterator<Item = Span>, more: usize) {
        self.folded.clear();
        self.places.clear();
        lines.by_ref().take(1).for_each(|line| self.add(text, line));
        self.own = self.places.len();
        while self.places.len() < self.own + more {
            let Some(line) = lines.next() else { return };
            self.add(text, line);
        }
    }

    fn add(&mut self, text: &str, line: Span) {
        each_word(line.of(text), |word, span| {
            self.places.push((self.folded.len(), span.shift(line.start())));
            self.folded.push_str(word);
        });
    }

    /// A word, folded.
    pub(super) fn word(&self, at: usize) -> &str {
        let start = self.places.get(at).map_or(self.folded.len(), |word| word.0);
        let end = self.places.get(at + 1).map_or(self.folded.len(), |word| word.0);
        self.folded.get(start..end).unwrap_or("")
    }

    /// The place of a word.
    pub(super) fn span(&self, at: usize) -> Span {
        self.places.get(at).map_or_else(Span::default, |word| word.1)
    }

    /// Every place where a piece is answered, looked at no further than a grade.
    pub(super) fn answers<'n>(&self, piece: &'n Piece, grade: Grade) -> impl Iterator<Item = Place<'n>> {
        let reach = if piece.is_phrase { self.places.len() } else { self.own };
        let starts = 0..self.own.min((reach + 1).saturating_sub(piece.words.len()));
        starts.filter_map(move |at| {
            let mut worst = Answer::MAX;
            for (nth, typed) in piece.words.iter().enumerate() {
                worst = worst.min(typed.answer(self.word(at + nth), grade));
                if worst == 0 {
                    return None;
                }
            }
            Some(Place { at, piece, answer: worst })
        })
    }

    /// Puts the best place of each piece into `places`; false where one is not answered at a grade or better.
    pub(super) fn answer<'n>(&self, needle: &'n Needle, grade: Grade, places: &mut Vec<Place<'n>>) -> bool {
        places.clear();
        for piece in &needle.pieces {
            let behind = places.last().map_or(usize::MAX, Place::end);
            let best = self.answers(piece, grade).max_by_key(|p| (p.answer, p.at == behind, Reverse(p.at)));
            let Some(best) = best else { return false };
            places.push(best);
        }
        !places.is_empty()
    }

    /// Better grades first, then better answers, then words in the typed order side by side, then shorter lines;
    /// what was set aside comes last in its grade.
    pub(super) fn score(&self, what: What, places: &[Place]) -> i64 {
        let worst = places.iter().map(|place| place.answer).min().unwrap_or(0);
        let grade = 3 - Grade::of(worst) as i64;
        let answers: i64 = places.iter().map(|place| i64::from(place.answer) * 10).sum();
        let in_a_row: i64 =
            places.windows(2).map(|pair| if pair[0].end() == pair[1].at { 50 } else { 0 }).sum();
        let length = self.own.min(49) as i64;
        let aside = if what == What::Aside { 500 } else { 0 };
        grade * 1_000_000 + answers + in_a_row - length - aside
    }
}
