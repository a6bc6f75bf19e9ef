//! Names of authors: capitalised words in a row, and where a button, a job or glued words end them.

use crate::text::Span;

use super::cliche::{What, Worded, is_month};

/// One or several names from an offset on, each of two to five capitalised words (`least` to five), the places that
/// stand between them included, and who else signs: "A. Sy, à Dakar, et Ann Lee", "Ann Lee and our correspondents".
pub(super) fn names(words: &str, from: usize, least: usize) -> Option<Span> {
    let skipped = words.get(from..)?;
    let bare = skipped.trim_start_matches([' ', ':', '\u{a0}', '*', '_', '"', '—', '–', '-']);
    let title = TITLES.iter().find(|title| bare.starts_with(**title)).map_or(0, |title| title.len());
    let start = from + skipped.len() - bare.len() + title;
    let mut found: Option<Span> = None;
    let mut at = start;
    loop {
        let (end, big) = name(words, at);
        let place = found.is_some() && big == 1;
        if !place && !(least..=5).contains(&big) {
            return others(words, at, found);
        }
        found = if place { found } else { Some(Span::new(start, end)) };
        let Some(next) = joint(words.get(end..)?) else { return found };
        at = end + next;
    }
}

/// What may stand before a name and is none of it.
const TITLES: [&str; 8] = ["Me ", "Maître ", "M. ", "Mme ", "Mr ", "Mr. ", "Mrs ", "Ms "];

/// The names with who else signs behind "and": "and our correspondent in Gao", "et nos envoyés spéciaux".
fn others(words: &str, at: usize, names: Option<Span>) -> Option<Span> {
    const OURS: [&str; 7] = ["our ", "nos ", "notre ", "agencies", "agences", "des agences", "news agencies"];
    let names = names?;
    let rest = words.get(at..)?;
    let joined = AND.iter().any(|and| words.get(..at).is_some_and(|head| head.ends_with(and)));
    let end = rest.find(['.', '|', '•', '(', ';', ':']).unwrap_or(rest.len());
    let told = rest.get(..end)?.trim_end();
    let signs = joined && told.len() < 60 && OURS.iter().any(|ours| told.starts_with(ours));
    Some(if signs { Span::new(names.start(), at + told.len()) } else { names })
}

const AND: [&str; 3] = [" et ", " and ", " & "];

/// The length of a place or turn behind a name: ", à Paris,", " in Lagos", " (now);".
fn aside(rest: &str) -> usize {
    const AT: [&str; 6] = [" à ", " au ", " en ", " in ", " at ", " from "];
    let comma = usize::from(rest.starts_with(','));
    let bare = rest.get(comma..).unwrap_or("");
    let bracket = || {
        let inside = bare.strip_prefix(" (")?.split_once(')')?.0;
        let credit =
            ["text", "photo", "word", "vid", "image"].iter().any(|c| inside.to_lowercase().starts_with(c));
        (!credit && inside.len() < 30).then_some(inside.len() + 3)
    };
    let placed = || {
        let at = AT.iter().find(|at| bare.starts_with(**at))?.len();
        let place = bare.get(at..)?;
        let end =
            place.find([',', ';']).into_iter().chain(AND.iter().filter_map(|and| place.find(and))).min()?;
        (place.starts_with(char::is_uppercase) && end < 30).then_some(at + end)
    };
    let end = bracket().or_else(placed).map_or(0, |end| comma + end);
    let stop = rest.get(end..).is_some_and(|r| r.starts_with([',', ';']));
    end + usize::from(end > 0 && stop)
}

/// The length of " et ", " and ", " & " before another name, or of ", " where one of them follows later; with what
/// stands beside the name before.
fn joint(rest: &str) -> Option<usize> {
    let aside = aside(rest);
    let more = rest.get(aside..)?;
    let listed = rest.starts_with(", ") && AND.iter().any(|and| rest.contains(and));
    let turn = aside > 0 && more.starts_with(' ') && rest.get(..aside)?.ends_with(';');
    let and = AND.iter().find(|and| more.starts_with(**and)).map(|and| aside + and.len());
    and.or(turn.then_some(aside + 1)).or(listed.then_some(2))
}

/// The longest little word that may stand behind a name, in bytes: "for", "from".
pub(super) const LITTLE: usize = 4;

/// The end of a name and how many capitalised words it has; particles count for nothing.
fn name(words: &str, from: usize) -> (usize, usize) {
    let (mut end, mut big, mut at) = (from, 0, from);
    for word in words.get(from..).unwrap_or("").split(' ') {
        let unglued = unglue(words, at, word);
        let bare = unglued.trim_end_matches([',', ';', '|', ':', '*', '_']);
        let rest = words.get(at..).unwrap_or("");
        let ends =
            big > 0 && (job(rest).is_some_and(|end| end > LITTLE) || dates(rest)) || big > 1 && is_beat(rest);
        // "PILAR ORTEGA Associated News": what is written otherwise is no part of the name.
        let shouted = big > 1 && words.get(from..end).is_some_and(|name| !name.contains(char::is_lowercase));
        let ends = ends || shouted && bare.contains(char::is_lowercase);
        if is_name_word(bare) && !ends {
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

/// True of "Wales correspondent", "Health editor", "West Africa correspondent".
pub(super) fn is_beat(rest: &str) -> bool {
    rest.split_once(' ').is_some_and(|(beat, of)| {
        let post = of.starts_with(char::is_lowercase) && job(of).is_some_and(|end| end > LITTLE);
        let goes_on = || of.starts_with(char::is_uppercase) && is_beat(of);
        beat.starts_with(char::is_uppercase) && beat.ends_with(char::is_alphabetic) && (post || goes_on())
    })
}

/// True of "LE 5 NOVEMBRE", "March 5": a word before a number is no name.
fn dates(rest: &str) -> bool {
    let mut words = rest.split(' ');
    let dates = |word: &str| word.chars().count() <= 3 || is_month(word) || is_weekday(word);
    let spelt = words.next().is_some_and(|word| word.ends_with(char::is_alphabetic) && dates(word));
    spelt && words.next().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
}

/// "Jeudi", "Thursday", "Thurs".
fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] =
        ["lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let low = word.to_lowercase();
    (low.ends_with("di") || low.ends_with("day") || low == "dimanche")
        && DAYS.iter().any(|day| low.starts_with(day))
}

/// The part of a word before a set phrase of dates glued to it: `Mbarga` of `MbargaPublié le 2 mars`.
fn unglue<'a>(words: &str, at: usize, word: &'a str) -> &'a str {
    let seams = word
        .char_indices()
        .zip(word.chars().skip(1))
        .filter(|((_, a), b)| a.is_lowercase() && b.is_uppercase());
    let cut = seams.map(|((i, a), _)| i + a.len_utf8()).find(|&seam| {
        let rest = Worded::new(words.get(at + seam..).unwrap_or(""));
        matches!(rest.cliche(), Some((What::Date | What::Update, _)))
    });
    word.get(..cut.unwrap_or(word.len())).unwrap_or(word)
}

/// The length of what may stand behind an author's name: "envoyé spécial", "staff writer", "in Nairobi".
pub(super) fn job(rest: &str) -> Option<usize> {
    let near = rest.char_indices().nth(60).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
    Worded::new(near).behind().filter(|(what, _)| *what == What::Job).map(|(_, end)| end)
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "de", "du", "la", "le", "des", "d’", "ben", "bin", "el", "al", "von", "van", "der", "den", "dos",
        "da", "ag", "ould",
    ];
    PARTICLES.contains(&word) || word == "di"
}

/// A capitalised word of letters, hyphens and apostrophes, or initials: "Anouar", "CHENNOUFI", "N’daw", "J.D.".
fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
        && (!word.ends_with('.') || word.len() <= 5)
        && !is_brand(word)
}

/// True of a capital in the middle of a word (`FasoZine`), but for `McDonald` and `MacArthur`.
fn is_brand(word: &str) -> bool {
    let chars = || word.chars().skip(3);
    chars().zip(chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}
