//! Who signs, and which words state the day: "Par X, publié le 3 mars", "BAMAKO (AFP) –", "X avec AFP".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::{Span, token};
use crate::words::rows;

use super::cliche::{What, Worded};
use super::line::{Line, looks_dated};

/// The papers and agencies that sign without a person's name.
static PAPERS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let forms = |[name, others]: [&'static str; 2]| std::iter::once(name).chain(others.split('|'));
    let table = rows(include_str!("../../../assets/lexicon/publishers.tsv"));
    table.flat_map(forms).filter(|f| !f.is_empty()).map(|form| token::phrase_key(form).1).collect()
});

/// What a line beside the story says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signature {
    /// The author's name.
    pub(super) byline: Option<Span>,
    /// The words with the publication date.
    pub(super) date: Option<Span>,
}

impl Signature {
    /// True where the line says who or when.
    pub(super) fn says(&self) -> bool {
        self.byline.is_some() || self.date.is_some()
    }
}

/// The signature and date that a short line holds.
pub(super) fn of(line: &Line) -> Signature {
    if line.chars > 220 {
        return Signature::default();
    }
    Signature { byline: byline(line), date: date(line) }
}

/// The name a line signs with: "Par X", "X avec AFP", or a bare name.
fn byline(line: &Line) -> Option<Span> {
    let at = |span: Span| span.shift(line.span.start());
    if let Some((What::By, end)) = line.cliche {
        return names(line.text, end, 1).map(at);
    }
    if with_agency(line.text) || PAPERS.contains(&token::phrase_key(line.text).1) {
        return Some(line.span);
    }
    let name = names(line.text, 0, 2)?;
    let rest = line.text.get(name.end()..)?.trim_start();
    let alone = rest.is_empty() || rest.starts_with(['|', '•', '·', '-', '–', '—', ',', '/', '(']);
    let desk = Worded::new(name.of(line.text)).parts().any(|(what, _)| what != What::Month);
    (alone && !desk && line.cliche.is_none_or(|(what, _)| matches!(what, What::Date | What::Update)))
        .then(|| at(name))
}

/// True of "Le Monde avec AFP", "J. Diallo (avec agences)", "RFI with Reuters".
fn with_agency(words: &str) -> bool {
    let Some((_, after)) = [" avec ", "(avec ", " with ", "(with ", "Avec ", "With "]
        .iter()
        .find_map(|mark| words.split_once(mark))
    else {
        return false;
    };
    words.chars().count() < 70
        && words.starts_with(|c: char| c.is_uppercase() || c == '(')
        && after.split([' ', ',', ')', '.']).filter(|w| !w.is_empty()).all(|w| {
            matches!(w, "et" | "and" | "agences" | "agencies")
                || (w.len() > 1 && w.chars().all(char::is_uppercase))
                || w == "Reuters"
        })
}

/// One or several names from an offset on, each of two to five capitalised words (`least` to five).
fn names(words: &str, from: usize, least: usize) -> Option<Span> {
    let skipped = words.get(from..)?;
    let start = from + skipped.len() - skipped.trim_start_matches([' ', ':', '\u{a0}', '*', '_', '"']).len();
    let mut found: Option<Span> = None;
    let mut at = start;
    loop {
        let (end, big) = name(words, at);
        if !(least..=5).contains(&big) {
            return found;
        }
        found = Some(Span::new(start, end));
        let Some(next) = joint(words.get(end..)?) else { return found };
        at = end + next;
    }
}

/// The length of " et ", " and ", " & " before another name, or of ", " where one of them follows later.
fn joint(rest: &str) -> Option<usize> {
    const AND: [&str; 3] = [" et ", " and ", " & "];
    let listed = rest.starts_with(", ") && AND.iter().any(|and| rest.contains(and));
    let and = AND.iter().find(|and| rest.starts_with(**and)).map(|and| and.len());
    and.or(listed.then_some(2))
}

/// The end of a name and how many capitalised words it has; particles count for nothing.
fn name(words: &str, from: usize) -> (usize, usize) {
    let (mut end, mut big, mut at) = (from, 0, from);
    for word in words.get(from..).unwrap_or("").split(' ') {
        let bare = word.trim_end_matches([',', ';', '|', ':']);
        if is_name_word(bare) {
            big += 1;
            end = at + bare.len();
        } else if !(big > 0 && is_particle(bare)) {
            break;
        }
        at += word.len() + 1;
        if bare.len() < word.len() {
            break;
        }
    }
    (end, big)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "du"
            | "la"
            | "le"
            | "des"
            | "d’"
            | "ben"
            | "bin"
            | "el"
            | "al"
            | "von"
            | "van"
            | "der"
            | "den"
            | "dos"
            | "da"
            | "ag"
            | "ould"
            | "di"
    )
}

/// A capitalised word of letters, hyphens and apostrophes, or initials: "Anouar", "CHENNOUFI", "N’daw", "J.D.".
fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
        && (!word.ends_with('.') || word.len() <= 5)
}

/// The words of a line that state the day of publication, without those on its update.
fn date(line: &Line) -> Option<Span> {
    let worded = Worded::new(line.text);
    let update = worded.parts().find(|(what, _)| *what == What::Update).map(|(_, end)| end);
    let said = match line.cliche {
        Some((What::Update, _)) => return None,
        Some((What::Date, _)) => true,
        _ => false,
    };
    let short = line.chars <= 90 && !line.text.ends_with(['?', '!']);
    if !(said || short && is_dated(line.text)) {
        return None;
    }
    let end = update.map_or(line.text.len(), |end| before_update(line.text, end));
    let span = Span::new(line.span.start(), line.span.start() + end);
    (end > 0).then_some(span)
}

/// Where the words before "mis à jour" end, given where those end.
fn before_update(words: &str, end: usize) -> usize {
    let head = words.get(..end).unwrap_or("");
    let lower = head.to_lowercase();
    let found = ["mis", "modif", "actualis", "updat", "last ", "derni", "maj"]
        .iter()
        .filter_map(|m| lower.rfind(m))
        .min();
    found.map_or(0, |at| {
        head.get(..at)
            .map_or(0, |h| h.trim_end_matches([' ', ',', '-', '–', '—', '|', '(', '•', '·', '/']).len())
    })
}

/// True where a month stands beside a number, or digits are cut as a date is.
pub(super) fn is_dated(words: &str) -> bool {
    looks_dated(words) || Worded::new(words).is_dated()
}
