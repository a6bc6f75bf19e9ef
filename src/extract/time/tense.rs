//! Whether a sentence looks back or ahead, by the forms of its verbs: what a bare "mardi" hangs on.

use crate::words::Lang;

/// Which way a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It tells what was.
    Past,
    /// It tells what will be.
    Future,
    /// No verb says.
    Open,
}

/// The tense of a sentence: a future form decides, else a past one.
#[must_use]
pub fn of(sentence: &str, lang: Lang) -> Tense {
    let words = || {
        sentence
            .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
            .flat_map(|w| w.rsplit(['\'', '’']).next())
    };
    let (future, past): (fn(&str) -> bool, fn(&str) -> bool) = match lang {
        Lang::Fr => (is_french_future, is_french_past),
        Lang::En => (is_english_future, is_english_past),
    };
    if words().any(future) {
        Tense::Future
    } else if words().any(past) {
        Tense::Past
    } else {
        Tense::Open
    }
}

fn is_french_future(word: &str) -> bool {
    let word = word.to_lowercase();
    if matches!(
        word.as_str(),
        "va" | "vont"
            | "doit"
            | "doivent"
            | "prévu"
            | "prévue"
            | "prévus"
            | "prévues"
            | "attendu"
            | "attendue"
            | "attendus"
    ) {
        return true;
    }
    let ending = [
        "era", "ira", "ura", "dra", "rra", "tra", "vra", "eront", "iront", "uront", "dront", "rront",
        "tront", "vront",
    ];
    word.chars().count() > 3
        && ending.iter().any(|e| word.ends_with(e))
        && !matches!(
            word.as_str(),
            "opéra"
                | "caméra"
                | "aura"
                | "extra"
                | "ultra"
                | "contra"
                | "entra"
                | "montra"
                | "rencontra"
                | "front"
                | "affront"
                | "tiendra-t"
        )
        || word == "aura"
        || word == "ira"
}

fn is_french_past(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "a" | "ont"
            | "avait"
            | "avaient"
            | "était"
            | "étaient"
            | "fut"
            | "furent"
            | "eu"
            | "été"
            | "est"
            | "sont"
            | "avons"
            | "ai"
    )
}

fn is_english_future(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "will"
            | "shall"
            | "ll"
            | "expected"
            | "scheduled"
            | "due"
            | "planned"
            | "plans"
            | "upcoming"
            | "going"
    )
}

fn is_english_past(word: &str) -> bool {
    matches!(word, "was" | "were" | "had" | "did" | "said" | "told" | "has" | "have") || word.ends_with("ed")
}
