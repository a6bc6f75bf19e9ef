//! Who asked the questions, where no line signs: "Propos recueillis à Gao par X", "she talks to X about…" above them.

use crate::extract::articles::cliche::What;
use crate::extract::articles::line::Line;
use crate::extract::articles::name::names;
use crate::text::Span;

/// How many lines around the first paragraph may say so.
const NEAR: usize = 3;
/// How many lines at the end of the page may say so.
const FOOT: usize = 8;
/// How many lines with a question of their own make an interview.
const QUESTIONS: usize = 2;
/// The longest question, in characters.
const ASKED: usize = 180;

/// The interviewer that a sentence of the standfirst names.
pub(super) fn signed(lines: &[Line], lead: usize) -> Option<Span> {
    let head = lines.get(lead.saturating_sub(NEAR)..lines.len().min(lead + NEAR))?;
    // "Interview by X", under the last answer.
    let foot = lines.get(lead..)?.iter().rev().take(FOOT).filter(|line| line.what() == Some(What::By));
    let gathered =
        head.iter().chain(foot).find_map(|line| Some(gathered(line.text)?.shift(line.span.start())));
    let told = || {
        head.iter()
            .find_map(|line| Some(told(line.text).or_else(|| asked(line.text))?.shift(line.span.start())))
    };
    gathered.or_else(|| if is_interview(lines.get(lead..)?) { told() } else { None })
}

/// "Propos recueillis à Libreville par X", "Interview by X" inside a line.
fn gathered(words: &str) -> Option<Span> {
    const GATHERED: [&str; 10] = [
        "ropos recueillis",
        "ntretien réalisé",
        "ntretien mené",
        "ntretien conduit",
        "nterview réalisée",
        "nterview menée",
        "nterview recueillie",
        "nterview by",
        "nterviewed by",
        "nterview conducted by",
    ];
    // What those have in common is looked for first: few lines have it.
    let may = |part: &str| memchr::memmem::find(words.as_bytes(), part.as_bytes()).is_some();
    if !["recueilli", "ntretien ", "nterview"].into_iter().any(may) {
        return None;
    }
    let from = GATHERED.iter().find_map(|phrase| Some(words.find(phrase)? + phrase.len()))?;
    let rest = words.get(from..)?;
    let by = rest.find(" par ").filter(|at| *at < 60).map(|at| at + " par ".len());
    names(until_stop(words, from), from + by.unwrap_or(0), 2)
}

/// The words up to the end of the sentence that stands at an offset.
fn until_stop(words: &str, from: usize) -> &str {
    let stop = words.get(from..).and_then(|rest| rest.find(". ")).map(|at| from + at);
    words.get(..stop.unwrap_or(words.len())).unwrap_or(words).trim_end_matches('.')
}

/// "he talks to X about secrecy", "She spoke to X in Lviv": whom the one who is asked tells it.
fn told(words: &str) -> Option<Span> {
    const TELLS: [&str; 10] = [
        " talks to ",
        " talked to ",
        " speaks to ",
        " spoke to ",
        " talks with ",
        " speaks with ",
        " spoke with ",
        " tells ",
        " told ",
        " répond à ",
    ];
    TELLS.iter().find_map(|verb| {
        let at = words.find(verb)?;
        let name = names(until_stop(words, at), at + verb.len(), 2)?;
        let teller = words.get(..at)?.rsplit([' ', '(']).next()?;
        let pronoun = matches!(teller, "he" | "He" | "she" | "She" | "they" | "They" | "il" | "elle");
        // "tells Ann Lee, the minister": who is explained is no colleague.
        let bare = !words.get(name.end()..)?.starts_with(", ");
        (bare && (pronoun || teller.starts_with(char::is_lowercase))).then_some(name)
    })
}

/// "Ann Lee spoke to him in Lviv", "Awa Sy l’a rencontrée à Gao": who asked is named first.
fn asked(words: &str) -> Option<Span> {
    const ASKS: [&str; 16] = [
        " spoke to her",
        " spoke to him",
        " spoke with her",
        " spoke with him",
        " talked to her",
        " talked to him",
        " met her",
        " met him",
        " interviewed her",
        " interviewed him",
        " l’a rencontré",
        " l'a rencontré",
        " l’a interrogé",
        " l'a interrogé",
        " l’a interviewé",
        " l'a interviewé",
    ];
    ASKS.iter().find_map(|verb| {
        let told = words.get(..words.find(verb)?)?;
        let from = told.rfind(['.', '?', '!']).map_or(0, |stop| stop + 1);
        names(told, from, 2).filter(|name| name.end() == told.len())
    })
}

/// True of a text in which lines that only ask stand over others.
fn is_interview(lines: &[Line]) -> bool {
    let asks = |line: &&Line| line.chars <= ASKED && line.text.ends_with('?');
    lines.iter().filter(asks).take(QUESTIONS).count() == QUESTIONS
}
