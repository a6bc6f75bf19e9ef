//! The clues that two reports are of one happening, or are not, each with the weight that the table gives it.

use std::sync::LazyLock;

use crate::words::rows;

/// Names each clue once: for the table, for the code, and for the sentence that tells it (`clue-…`).
macro_rules! clues {
    ($($clue:ident $name:literal)*) => {
        /// What two reports side by side may show.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Clue { $($clue),* }

        impl Clue {
            /// All, in the order of the table.
            pub(super) const ALL: &[Self] = &[$(Self::$clue),*];

            /// The key of its sentence in `assets/words.tsv`; the table has the same name without `clue-`.
            pub(super) const fn key(self) -> &'static str {
                match self { $(Self::$clue => $name),* }
            }
        }
    };
}

clues! {
    Prior "clue-prior"
    Kind "clue-kind"
    RareKind "clue-rare-kind"
    NoKind "clue-no-kind"
    Family "clue-family"
    Other "clue-other"
    Saying "clue-saying"
    HalfDated "clue-half-dated"
    Undated "clue-undated"
    OneDay "clue-one-day"
    Vague "clue-vague"
    NextDay "clue-next-day"
    DaysApart "clue-days-apart"
    Matter "clue-matter"
    RareMatter "clue-rare-matter"
    OtherMatter "clue-other-matter"
    People "clue-people"
    OtherPeople "clue-other-people"
    Named "clue-named"
    OtherStates "clue-other-states"
    TwoStates "clue-two-states"
    OtherStory "clue-other-story"
    Story "clue-story"
    Polarity "clue-polarity"
    Number "clue-number"
    Nouns "clue-nouns"
    Wording "clue-wording"
    RareWord "clue-rare-word"
}

const COUNT: usize = Clue::ALL.len();

static WEIGHTS: LazyLock<[f32; COUNT]> = LazyLock::new(|| {
    let mut weights = [0.0; COUNT];
    for [name, weight, _] in rows(include_str!("../../../assets/lexicon/evidence.tsv")) {
        if let Some(at) = Clue::ALL.iter().position(|clue| clue.name() == name) {
            weights[at] = weight.parse().unwrap_or_default();
        }
    }
    weights
});

impl Clue {
    fn name(self) -> &'static str {
        self.key().trim_start_matches("clue-")
    }

    /// What it adds to the odds each time it counts, as a logarithm: below 0 what speaks against one happening.
    pub(super) fn weight(self) -> f32 {
        WEIGHTS[self as usize]
    }
}

/// What two reports side by side show: told clue by clue, in the order of the table.
pub(super) trait Shown {
    /// A clue that counts so often, or so much.
    fn add(&mut self, clue: Clue, count: f32);

    /// A clue that counts once, if it does.
    #[inline]
    fn mark(&mut self, clue: Clue, is: bool) {
        self.add(clue, f32::from(u8::from(is)));
    }
}

/// The odds of one happening, as a logarithm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Odds {
    pub odds: f32,
    weights: &'static [f32; COUNT],
}

impl Default for Odds {
    fn default() -> Self {
        Self { odds: 0.0, weights: &WEIGHTS }
    }
}

impl Odds {
    /// What words in common add at most.
    #[inline]
    pub(super) fn most_of_words(self) -> f32 {
        self.weights[Clue::Wording as usize] + self.weights[Clue::RareWord as usize]
    }
}

impl Shown for Odds {
    #[inline]
    fn add(&mut self, clue: Clue, count: f32) {
        self.odds += count * self.weights[clue as usize];
    }
}

/// How often, or how much, each clue counts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence([f32; COUNT]);

impl Shown for Evidence {
    fn add(&mut self, clue: Clue, count: f32) {
        self.0[clue as usize] += count;
    }
}

impl Evidence {
    /// The clues that it shows.
    pub(super) fn clues(&self) -> impl Iterator<Item = Clue> {
        Clue::ALL.iter().copied().filter(|&clue| self.0[clue as usize] > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, say};

    #[test]
    fn every_clue_has_its_row_and_every_row_its_clue() {
        let table: Vec<[&str; 3]> = rows(include_str!("../../../assets/lexicon/evidence.tsv")).collect();
        let named: Vec<&str> = table.iter().map(|row| row[0]).collect();
        assert_eq!(named, Clue::ALL.iter().map(|clue| clue.name()).collect::<Vec<_>>());
        assert!(table.iter().all(|row| row[1].parse::<f32>().is_ok_and(|weight| weight != 0.0)));
    }

    #[test]
    fn every_clue_is_told_in_both_languages() {
        for clue in Clue::ALL {
            let told = [Lang::Fr, Lang::En].map(|lang| say(lang, clue.key()));
            assert!(told.iter().all(|words| !words.is_empty() && *words != clue.key()), "{clue:?}");
        }
    }
}
