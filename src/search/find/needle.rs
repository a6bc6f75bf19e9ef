//! What was typed into the search, and how well a word answers it.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::ledger::Vocabulary;
use crate::search::words::{letters, split};
use crate::text::fold;

use super::posts::Posts;
use super::stem::stem;

/// How well a word answers a typed one, 0 where it does not; each kind of answer lies below the one before.
pub(super) type Answer = u8;

const WHOLE: Answer = 100;
const BEGINS: Answer = 80;
/// Another form of the same word.
const STEM: Answer = 70;
/// The typed letters stand together inside the word.
pub(super) const INSIDE: Answer = 60;
/// One letter wrong, missing, too many, or two exchanged.
const TYPO: Answer = 50;
/// The typed letters stand in the word with others between them: at most this, by fuzzy-matcher's score.
const SCATTERED: Answer = 40;

/// Kinds of answers between which nothing else decides: lines are looked for in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    Whole,
    Begins,
    Stem,
    Like,
}

impl Grade {
    pub(super) const ALL: [Self; 4] = [Self::Whole, Self::Begins, Self::Stem, Self::Like];

    /// The grade of a line whose worst answer this is.
    pub(super) fn of(worst: Answer) -> Self {
        match worst {
            WHOLE.. => Self::Whole,
            BEGINS.. => Self::Begins,
            STEM.. => Self::Stem,
            _ => Self::Like,
        }
    }
}

/// From how many letters on a word may answer in its middle or by scattered letters.
const LEAST_INSIDE: usize = 4;
/// From how many letters on one slip is forgiven in a whole word.
const LEAST_TYPO: usize = 6;
/// From how many letters on one slip is forgiven in the beginning of a word: sooner, other words begin so.
const LEAST_TYPO_BEGUN: usize = 8;
/// Scattered letters may leave out one letter for so many typed.
const LETTERS_TO_ONE_LEFT_OUT: usize = 3;

/// Words of more bytes than this, typed or in a text, are not looked for by likeness: a name is shorter, and
/// fuzzy-matcher's time and memory grow with both.
pub(super) const LONGEST_LIKE: usize = 64;
/// So many words of a needle are looked for; what follows them in a pasted text is passed over.
const MOST_WORDS: usize = 256;

/// The typed text: every piece must be found.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    pub(super) pieces: Vec<Piece>,
    /// Whether a digit was typed.
    pub(super) has_number: bool,
}

/// Words that must stand in a row: a word, a compound (`état-major`, `2025-07`), or a phrase in quotes.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) words: Vec<Typed>,
    /// Whether it stood in quotes: it may run over the end of a line then.
    pub(super) is_phrase: bool,
}

/// A typed word.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    /// Folded.
    text: String,
    /// What it has in common with its other forms; empty where those are not looked for.
    stem: String,
    letters: u64,
    /// How many letters.
    count: usize,
    closeness: Closeness,
    /// Fuzzy-matcher's score of the word for itself.
    most: i64,
}

/// What may answer a typed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closeness {
    /// The word itself.
    Exact,
    /// A word that begins so.
    Beginning,
    /// A word like it.
    Like,
}

impl Needle {
    /// Reads what was typed. A quote not yet closed is a phrase still being typed.
    pub(super) fn read(typed: &str) -> Self {
        let folded = fold(typed).replace(['«', '»'], "\"");
        let mut pieces = Vec::new();
        let count = folded.split('"').count();
        for (at, part) in folded.split('"').enumerate() {
            if at % 2 == 1 {
                pieces.push(Piece::phrase(part, at + 1 < count));
            } else {
                pieces.extend(part.split(' ').map(Piece::word));
            }
        }
        let mut left = MOST_WORDS;
        for piece in &mut pieces {
            piece.words.truncate(left);
            left -= piece.words.len();
        }
        pieces.retain(|piece| !piece.words.is_empty());
        Self { pieces, has_number: folded.contains(char::is_numeric) }
    }

    /// How many words behind the end of a line may belong to a phrase that begins in it.
    pub(super) fn runs_on(&self) -> usize {
        self.pieces
            .iter()
            .filter(|piece| piece.is_phrase)
            .map(|piece| piece.words.len() - 1)
            .max()
            .unwrap_or(0)
    }
}

impl Piece {
    fn phrase(text: &str, is_closed: bool) -> Self {
        let mut words: Vec<Typed> = split(text).map(|word| Typed::new(word, Closeness::Exact)).collect();
        if let (false, Some(last)) = (is_closed, words.last_mut()) {
            last.closeness = Closeness::Beginning;
        }
        Self { words, is_phrase: true }
    }

    /// A typed word without its `l'` or `d'`; numbers are not looked for by likeness.
    fn word(text: &str) -> Self {
        let closeness = |word: &str| {
            let is_like = word.len() <= LONGEST_LIKE && word.chars().all(char::is_alphabetic);
            if is_like { Closeness::Like } else { Closeness::Beginning }
        };
        let words = split(without_elision(text)).map(|word| Typed::new(word, closeness(word))).collect();
        Self { words, is_phrase: false }
    }
}

/// What follows an elided article or pronoun; the text itself where there is none or nothing follows yet.
fn without_elision(text: &str) -> &str {
    const ELIDED: [&str; 11] = ["l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu"];
    match text.split_once('\'') {
        Some((before, after)) if ELIDED.contains(&before) && !after.is_empty() => after,
        _ => text,
    }
}

impl Typed {
    fn new(text: &str, closeness: Closeness) -> Self {
        let is_like = closeness == Closeness::Like;
        let best = if is_like { scattered(text, text) } else { None };
        Self {
            stem: if is_like { stem(text) } else { String::new() },
            letters: letters(text),
            count: text.chars().count(),
            closeness,
            most: best.map_or(1, |(score, _)| score.max(1)),
            text: text.to_owned(),
        }
    }

    /// How well a word answers, looked at no further than a grade.
    pub(super) fn answer(&self, word: &str, grade: Grade) -> Answer {
        self.answer_spelt(word, || letters(word), grade)
    }

    /// The same for a word whose letters are known, or told when asked for.
    pub(super) fn answer_spelt(&self, word: &str, letters: impl FnOnce() -> u64, grade: Grade) -> Answer {
        match (word.strip_prefix(self.text.as_str()), self.closeness) {
            (Some(""), _) => WHOLE,
            (Some(_), Closeness::Beginning | Closeness::Like) if grade >= Grade::Begins => BEGINS,
            (None, Closeness::Like) if grade >= Grade::Stem && self.is_form(word) => STEM,
            (None, Closeness::Like) if grade == Grade::Like => self.likeness(word, letters()),
            _ => 0,
        }
    }

    /// The words of a vocabulary that answer, by number.
    pub(super) fn answered(&self, vocabulary: &Vocabulary) -> impl Iterator<Item = (usize, Answer)> {
        let form = letters(self.stem_begins().unwrap_or(&self.text));
        let may_answer =
            move |letters: u64| (self.letters & !letters).count_ones() <= 1 || form & !letters == 0;
        let answer = |word, number| self.answer_spelt(word, || vocabulary.letters(number), Grade::Like);
        let answers = vocabulary.spelt(may_answer).map(move |(number, word)| (number, answer(word, number)));
        answers.filter(|(_, answer)| *answer > 0)
    }

    /// True of another form of the same word.
    fn is_form(&self, word: &str) -> bool {
        word.len() <= LONGEST_LIKE
            && self.stem_begins().is_some_and(|s| word.starts_with(s))
            && stem(word) == self.stem
    }

    /// What every form of the word begins with: the stem without its last letter, which some plurals change.
    fn stem_begins(&self) -> Option<&str> {
        let (last, _) = self.stem.char_indices().next_back()?;
        self.stem.get(..last).filter(|s| !s.is_empty())
    }

    /// The words of a vocabulary that answer at a grade and at none before, by number, in order.
    pub(super) fn among(&self, posts: &Posts, grade: Grade) -> Vec<u32> {
        let begins = posts.beginning(&self.text);
        let itself = begins.clone().take(1).filter(|&word| posts.word(word) == self.text);
        let numbers = |words: &mut dyn Iterator<Item = usize>| words.map(|word| word as u32).collect();
        match (grade, self.closeness) {
            (Grade::Whole, _) => numbers(&mut { itself }),
            (Grade::Begins, Closeness::Beginning | Closeness::Like) => {
                numbers(&mut begins.skip(itself.count()))
            }
            (Grade::Stem, Closeness::Like) => {
                let forms = self.stem_begins().map_or(0..0, |stem| posts.beginning(stem));
                numbers(&mut forms.filter(|word| !begins.contains(word) && self.is_form(posts.word(*word))))
            }
            (Grade::Like, Closeness::Like) if self.count >= LEAST_INSIDE => numbers(&mut self.like(posts)),
            _ => Vec::new().into_iter().collect(),
        }
    }

    /// The words of a vocabulary that are like it and nothing better.
    fn like(&self, posts: &Posts) -> impl Iterator<Item = usize> {
        let most = u32::from(self.count >= LEAST_TYPO);
        let has_letters = move |letters: u64| (self.letters & !letters).count_ones() <= most;
        let near = posts.letters().iter().enumerate().filter(move |&(_, &letters)| has_letters(letters));
        let is_like = |word: &str, letters| {
            !word.starts_with(&self.text) && self.likeness(word, letters) > 0 && !self.is_form(word)
        };
        near.filter(move |&(at, &letters)| is_like(posts.word(at), letters)).map(|(at, _)| at)
    }

    /// How well a word that neither begins so nor is another form is like it.
    fn likeness(&self, word: &str, letters: u64) -> Answer {
        let (missing, count, most) = (self.letters & !letters, self.count, self.most);
        if missing.count_ones() > 1 {
            return 0;
        }
        let has_all_letters = missing == 0;
        if has_all_letters && count >= LEAST_INSIDE && word.contains(&self.text) {
            return INSIDE;
        }
        if self.text.chars().next() != word.chars().next() || word.len() > LONGEST_LIKE {
            return 0;
        }
        if count >= LEAST_TYPO && is_typo(&self.text, word, count >= LEAST_TYPO_BEGUN) {
            return TYPO;
        }
        if !has_all_letters || count < LEAST_INSIDE || !stands_scattered(&self.text, word) {
            return 0;
        }
        let Some((score, letters)) = scattered(word, &self.text) else { return 0 };
        let length = letters.last().zip(letters.first()).map_or(0, |(last, first)| last - first + 1);
        if length - count > count / LETTERS_TO_ONE_LEFT_OUT {
            return 0;
        }
        Answer::try_from(i64::from(SCATTERED) * score.clamp(1, most) / most).unwrap_or(SCATTERED).max(1)
    }

    /// The letters of a folded word that answer, as ranges of its characters.
    pub(super) fn letters_in(&self, word: &str, answer: Answer) -> Vec<(usize, usize)> {
        let typed = self.count;
        match answer {
            WHOLE | STEM | TYPO => vec![(0, word.chars().count())],
            BEGINS => vec![(0, typed)],
            INSIDE => {
                let before = word.split(self.text.as_str()).next().unwrap_or("").chars().count();
                vec![(before, before + typed)]
            }
            _ => scattered(word, &self.text)
                .map(|(_, letters)| letters.into_iter().map(|at| (at, at + 1)).collect())
                .unwrap_or_default(),
        }
    }
}

/// fuzzy-matcher's score and letters. A matcher remembers earlier calls, and its two calls give different
/// scores: one new matcher and one of the calls make the answer depend on nothing else.
fn scattered(word: &str, typed: &str) -> Option<(i64, Vec<usize>)> {
    SkimMatcherV2::default().fuzzy_indices(word, typed)
}

/// True where a word has the letters in order: what is worth a score.
fn stands_scattered(typed: &str, word: &str) -> bool {
    let mut rest = word.chars();
    typed.chars().all(|c| rest.any(|w| w == c))
}

/// True where a typed word is, but for one slip, a word, or where `begun` its beginning.
fn is_typo(typed: &str, word: &str, begun: bool) -> bool {
    let same = typed.chars().zip(word.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (Some(typed), Some(word)) = (typed.get(same..), word.get(same..)) else { return false };
    let (typed_on, word_on) = (without_first(typed), without_first(word));
    let is = |word: &str, typed: &str| if begun { word.starts_with(typed) } else { word == typed };
    let (one_wrong, one_too_many, one_missing) =
        (is(word_on, typed_on), is(word, typed_on), is(word_on, typed));
    let exchanged = first_two(typed).is_some_and(|[a, b]| first_two(word) == Some([b, a]))
        && is(without_first(word_on), without_first(typed_on));
    one_wrong || one_too_many || one_missing || exchanged
}

fn first_two(text: &str) -> Option<[char; 2]> {
    let mut chars = text.chars();
    Some([chars.next()?, chars.next()?])
}

fn without_first(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::find::posts::Writer;

    #[test]
    fn a_word_answers_by_degrees() {
        let answer = |typed: &str, word: &str| {
            let typed = Needle::read(typed).pieces[0].words[0].clone();
            let answer = typed.answer(word, Grade::Like);
            let mut writer = Writer::default();
            writer.add(word, 0);
            let posts = writer.finish();
            for grade in Grade::ALL {
                let is_found = !typed.among(&posts, grade).is_empty();
                assert_eq!(is_found, answer > 0 && Grade::of(answer) == grade, "{word} {grade:?}");
            }
            answer
        };
        for (typed, word, expect) in [
            ("mali", "mali", WHOLE),
            ("Mali", "malienne", BEGINS),
            ("l'attaque", "attaque", WHOLE),
            ("d’alli", "alliance", BEGINS),
            ("tallah", "atallah", INSIDE),
            ("al", "mali", 0),
            ("renseignemint", "renseignement", TYPO),
            ("rensiegn", "renseignements", TYPO),
            ("atalllah", "atallah", TYPO),
            ("attallah", "atallah", TYPO),
            ("armees", "armee", STEM),
            ("sanctionner", "sanctionne", STEM),
            ("generaux", "general", STEM),
            ("nationale", "nationaux", STEM),
            ("visits", "visited", STEM),
            ("lettre", "mettre", 0),
            ("cancer", "concerne", 0),
            ("maire", "militaire", 0),
            ("wagnre", "wagner", TYPO),
            ("malo", "mali", 0),
            ("2025", "2026", 0),
            ("\"mali\"", "malienne", 0),
            ("\"mali", "malienne", BEGINS),
            ("zanzibar", "bazar", 0),
            ("sortie", "situation", 0),
        ] {
            assert_eq!(answer(typed, word), expect, "{typed} / {word}");
        }
        for (typed, word) in [("goita", "gooita"), ("atalah", "atallah"), ("camra", "camara")] {
            assert!((1..=TYPO).contains(&answer(typed, word)), "{typed} / {word}");
        }
    }
}
