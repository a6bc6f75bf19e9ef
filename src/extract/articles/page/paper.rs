//! What stands near the head of a page and is no headline: the paper's own name, its slogan, a wire's slug.

use crate::extract::articles::cliche::{What, Worded};
use crate::extract::articles::line::is_mixed;

/// "Le Quotidien de l'Océan — Toute l'info de La Réunion": a few capitalised words, one of them of those that papers are
/// called by, or a desk's before a dash.
pub(super) fn names_a_paper(words: &str) -> bool {
    let before = |marks: &[&str]| marks.iter().filter_map(|mark| words.find(mark)).min();
    let parted = before(&[" – ", " — ", " - ", " | "]);
    let end = before(&[": ", ", "]).into_iter().chain(parted).min().unwrap_or(words.len());
    let name = words.get(..end).unwrap_or(words);
    let small = |word: &str| {
        let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
        word.chars().count() > 3 && word.starts_with(char::is_lowercase)
    };
    let worded = Worded::new(name);
    let named =
        worded.parts().any(|(what, _)| what == What::Paper || what == What::Section && parted == Some(end));
    let series = matches!(worded.cliche(), Some((What::Paper, _)));
    // "LE GRIOT DE DAKAR – L'hebdomadaire panafricain": the slogan has the word.
    let slogan = || Worded::new(words).parts().any(|(what, _)| what == What::Paper);
    let named = named || parted.is_some() && !is_mixed(name) && slogan();
    // "Revue des politiques africaines"
    let mut first = name.split(' ');
    let kind = first.next().is_some_and(|word| {
        word.starts_with(char::is_uppercase) && Worded::new(word).parts().any(|(what, _)| what == What::Paper)
    });
    let of = kind && first.next().is_some_and(|word| matches!(word, "de" | "des" | "du"));
    named && worded.count() <= 6 && (series || of || !name.split(' ').any(small))
}

/// True of "The magazine for food and grocery", "Filières - la revue de l'agroalimentaire": what kind of paper it is.
pub(super) fn is_slogan(words: &str) -> bool {
    let behind = [" – ", " — ", " - ", " | ", ", "].iter().find_map(|mark| Some(words.split_once(mark)?.1));
    let tells = |words: &str| {
        let (article, rest) = words.split_once([' ', '’', '\'']).unwrap_or_default();
        let kind = rest.split(' ').next().unwrap_or_default();
        let is_paper = |(what, _)| what == What::Paper;
        let paper = || kind == "magazine" || Worded::new(kind).parts().any(is_paper);
        kind.starts_with(char::is_lowercase) && SLOGAN.contains(&article.to_lowercase().as_str()) && paper()
    };
    tells(words) || behind.is_some_and(tells)
}

/// The little words that a slogan begins with.
const SLOGAN: [&str; 8] = ["the", "a", "your", "le", "la", "l", "un", "votre"];

/// True of the words a wire files its copy under: "KENYA-QATAR-DEFENCE (UPDATE 2)", "ZAMBIA-MINE/RESCUE".
pub(super) fn is_slugline(words: &str) -> bool {
    let slug = words.split([' ', '(']).next().unwrap_or(words);
    let parts = || slug.split(['-', '/']).filter(|part| part.len() > 2);
    let shouted =
        slug.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    slug.len() >= 9 && shouted && parts().count() >= 2
}

/// True of "(Adds reaction from the village)": what an agency has changed.
pub(super) fn is_bracketed(words: &str) -> bool {
    words.starts_with('(') && words.ends_with(')')
}

/// True of an item of a list.
pub(super) fn is_bullet(words: &str) -> bool {
    words.starts_with(['•', '▪', '■', '→']) || words.starts_with("* ") || words.starts_with("- ")
}

/// True of "Markets  Copper  Gold   Sign in": a menu whose entries only white space parts.
pub(super) fn is_row_of_entries(words: &str) -> bool {
    words.split("  ").filter(|entry| !entry.trim().is_empty()).count() > 3
}

/// True of a body's name with the letters it goes by: "SYNDICAT DES PILOTES DU PORT (SPP)".
pub(super) fn is_letterhead(words: &str) -> bool {
    let letters =
        words.strip_suffix(')').and_then(|words| words.rsplit_once(" (")).map(|(_, letters)| letters);
    let known = |letters: &str| (2..=8).contains(&letters.len()) && letters.chars().all(char::is_uppercase);
    letters.is_some_and(known) && words.len() < 90
}
