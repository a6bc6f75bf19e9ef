//! What a word says of the phrase that it stands in, or before: `assets/lexicon/complements.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::{Lang, rows};

/// What a word says of the phrase that it stands in, or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// Before a phrase that is what something is about.
    About,
    /// Before a phrase that tells when: what happens there is of its day.
    Holding,
    /// What someone is said to be of what befell them: "la cible", "victime".
    Befalls,
    /// What a happening is said to have done where only its day is told: "s'est produite".
    TookPlace,
    /// A noun for whatever befell: "l'accident", "les faits".
    Happening,
    /// What opens a sentence about what was told before: "L'attaque", "Les faits".
    TakesUp,
    /// Those who did what was told before: "The attackers".
    Agent,
    /// Says what was so: "a jugé".
    Finds,
    /// Says how many there were: "en a dénombré".
    Counts,
    /// Before "à" or "de" and what came before what is told: "en réaction à l'arrestation".
    Follows,
    /// What is done with what was due: "interdit la marche".
    CallsOff,
    /// What is done with a document when its words are said, or with who is asked for them.
    Published,
    /// The beginning or the end of a day's light: "before dawn Tuesday".
    Light,
    /// Another day given to something: "le report".
    Move(Lang),
    /// Giving it one: "reporter".
    Moving(Lang),
    /// Named after a year, capital or not.
    Named,
    /// Of the expression of a day, not of what happened on it: "la soirée du 6 mai".
    Time,
}

static HINTS: LazyLock<FxHashMap<&str, Hint>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../assets/lexicon/complements.tsv"));
    let hint = |name| match name {
        "about" => Hint::About,
        "holding" => Hint::Holding,
        "befalls" => Hint::Befalls,
        "took-place" => Hint::TookPlace,
        "happening" => Hint::Happening,
        "takes-up" => Hint::TakesUp,
        "agent" => Hint::Agent,
        "finds" => Hint::Finds,
        "counts" => Hint::Counts,
        "follows" => Hint::Follows,
        "calls-off" => Hint::CallsOff,
        "published" => Hint::Published,
        "light" => Hint::Light,
        "move-fr" => Hint::Move(Lang::Fr),
        "move-en" => Hint::Move(Lang::En),
        "moving-fr" => Hint::Moving(Lang::Fr),
        "moving-en" => Hint::Moving(Lang::En),
        "named" => Hint::Named,
        _ => Hint::Time,
    };
    table.flat_map(|[name, words]| words.split(' ').map(move |word| (word, hint(name)))).collect()
});

/// What a word, in lower case, says of its phrase.
pub(super) fn hint(word: &str) -> Option<Hint> {
    HINTS.get(word).copied()
}

/// True of a word that says this of its phrase.
pub(super) fn hints_at(word: &str, hint: Hint) -> bool {
    HINTS.get(word) == Some(&hint)
}
