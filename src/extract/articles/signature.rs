//! Who signs, and which words state the day: "Par X, publié le 3 mars", "BAMAKO (AFP) –", "X avec AFP".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::{Span, token};
use crate::words::rows;

use super::cliche::{What, Worded};
use super::line::Line;
use super::marks::looks_dated;
use super::name::{self, names};

/// As far behind a line a story tells again what its headline says, in characters.
const STORY: usize = 4000;

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
    /// Whether that is a paper or an agency, no person.
    pub(super) agency: bool,
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
    let paper = signing_paper(line);
    let byline = paper.or_else(|| byline(line)).map(|span| span.shift(line.span.start()));
    Signature { byline, agency: paper.is_some(), date: date(line) }
}

/// True of "AFP", "Le Monde avec AFP", which end as the credits of pictures do.
pub(super) fn signs_as_paper(words: &str) -> bool {
    words.len() < 70 && paper(words).is_some()
}

/// The paper that signs a line, "Par" aside: "Par Le Monde avec AFP".
fn signing_paper(line: &Line) -> Option<Span> {
    let by = line.cliche.filter(|(what, end)| *what == What::By && *end < line.text.len());
    let rest = line.text.get(by.map_or(0, |(_, end)| end)..)?;
    let words = rest.trim_start_matches([' ', ':', '\u{a0}']);
    Some(paper(words)?.shift(line.text.len() - words.len()))
}

/// A paper or agency that signs: "AFP", "Le Monde avec AFP", "La Rédaction | 3 mai 2019".
fn paper(words: &str) -> Option<Span> {
    let is_paper = |words: &str| PAPERS.contains(&token::phrase_key(words).1);
    if with_agency(words) || is_paper(words) {
        return Some(Span::new(0, words.len()));
    }
    let end = words.find(['|', '•', '·', '–', '—', ',', '('])?;
    let (before, after) = (words.get(..end)?.trim_end(), words.get(end..)?);
    ((is_paper(before) || with_agency(before)) && (is_dated(after) || after.len() < 4))
        .then(|| Span::new(0, before.len()))
}

/// The name a line signs with: "Par X", "3 mars 2020 par X", or a bare name.
fn byline(line: &Line) -> Option<Span> {
    match line.cliche {
        Some((What::By, end)) => gathered(line.text, end)
            .or_else(|| bureau(line.text, end))
            .or_else(|| names(line.text, end, 1).map(|name| with_post(line.text, name)))
            .or_else(|| signing_team(line.text, end)),
        Some((What::Date | What::Update, _)) | None => bare_name(line.text)
            .filter(|name| !is_headline(name.of(line.text), line.behind))
            .or_else(|| inner(line.text))
            .or_else(|| barred(line.text))
            .or_else(|| between_date_and_comments(line.text)),
        _ => None,
    }
}

/// "Courier Reporter", "Our Staff Writer": one word before a post names a desk with it, no person.
fn with_post(words: &str, name: Span) -> Span {
    let rest = words.get(name.end()..).unwrap_or("");
    let post = name::job(rest).filter(|end| *end > name::LITTLE && rest.starts_with(' '));
    let alone = !name.of(words).contains(' ');
    post.filter(|_| alone).map_or(name, |end| Span::new(name.start(), name.end() + end))
}

/// "Propos recueillis à Niamey par X", "Avec notre correspondante à Bissau, X": the name stands behind the place.
fn gathered(words: &str, end: usize) -> Option<Span> {
    let rest = words.get(end..).filter(|rest| end > 8 && rest.len() < 80)?;
    let placed = ["à ", "au ", "en ", "aux ", "in "].iter().any(|place| rest.trim_start().starts_with(place));
    let by = rest.find(" par ").map(|at| at + " par ".len());
    let behind = || rest.find(", ").filter(|_| placed).map(|at| at + ", ".len());
    names(words, end + by.or_else(behind)?, 1)
}

/// A name that the line begins with, if only a date, a place or a job follows.
fn bare_name(words: &str) -> Option<Span> {
    let name = names(words, 0, 2)?;
    let rest = words.get(name.end()..)?.trim_start();
    // "Awa Sy : « À Dakar, rien n'a changé »"
    if rest.starts_with([':', '«', '“', '"']) {
        return None;
    }
    let parted = rest.starts_with(['|', '•', '·', '-', '–', '—', '/', '(', '*']);
    let told = rest.trim_start_matches([',', ' ']);
    // "MORNING CROSSROADS — transcript"
    let behind = rest.trim_start_matches(['-', '–', '—', ' ']);
    let parted = parted
        && !(behind.starts_with(char::is_lowercase) && rest.starts_with(['–', '—']) && !is_job(behind));
    let listed = rest.starts_with(',') && (is_dated(rest) || is_job(told) || ends_in_job(told));
    let told_when =
        || is_full_date(rest) && rest.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    let alone = rest.is_empty()
        || rest == ","
        || parted
        || listed
        || is_job(rest)
        || name::is_beat(rest)
        || told_when();
    let worded = Worded::new(name.of(words));
    let desk =
        worded.parts().any(|(what, _)| !matches!(what, What::Month | What::Paper)) || worded.is_no_name();
    let shouted = !super::line::is_mixed(name.of(words)) && worded.count() > 3;
    (alone && !desk && !shouted).then_some(name)
}

/// True of "Storm Batters Coast", whose story tells of the storm and of the coast in small letters: no name.
fn is_headline(name: &str, behind: &str) -> bool {
    let end = behind.char_indices().nth(STORY).map_or(behind.len(), |(at, _)| at);
    let story = behind.get(..end).unwrap_or("");
    let words = || name.split([' ', '-', '’', '\'']).filter(|w| w.chars().count() > 2);
    let small = words().filter(|word| is_told(&word.to_lowercase(), story)).count();
    small > 1 && 2 * small >= words().count()
}

/// True where a story has a word, written just so.
fn is_told(word: &str, story: &str) -> bool {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let around = |at: usize| Some((story.get(..at)?, story.get(at + word.len()..)?));
    let whole =
        |(before, after): (&str, &str)| apart(before.chars().next_back()) && apart(after.chars().next());
    story.match_indices(word).filter_map(|(at, _)| around(at)).any(whole)
}

/// A name that stands alone, perhaps with a title before it and an office behind: "Me Awa Sy, secrétaire exécutive".
pub(super) fn titled_name(line: &Line) -> Option<Span> {
    let name = names(line.text, 0, 2)?;
    let rest = line.text.get(name.end()..)?;
    let office = rest.starts_with([',', '(', '–', '-']) && !is_dated(rest) && rest.len() < 70;
    (line.chars < 110 && (rest.is_empty() || rest == "." || office)).then(|| name.shift(line.span.start()))
}

/// "16 avril 2025 | Awa Sy, Dakar | Lecture 5 min": a name between bars, where the line states a day.
fn barred(words: &str) -> Option<Span> {
    if words.len() > 160 || !words.contains(['|', '•', '·']) || !is_dated(words) {
        return None;
    }
    let mut from = 0;
    words.split_inclusive(['|', '•', '·']).find_map(|part| {
        let start = from;
        from += part.len();
        let within = Span::new(0, part.trim_end_matches(['|', '•', '·', ' ', '\u{a0}']).len()).trim(part);
        let name = placed_name(within.of(part))?;
        Some(name.shift(start + within.start()))
    })
}

/// A bare name, or one with a place or paper behind a comma: "Awa Sy, Dakar", "Ann Lee, Sentinel Bureau".
fn placed_name(words: &str) -> Option<Span> {
    let placed = || {
        let name = names(words, 0, 2)?;
        let place = words.get(name.end()..)?.strip_prefix(", ")?;
        let few = place.starts_with(char::is_uppercase) && place.split(' ').count() <= 4 && !is_dated(place);
        let desk = Worded::new(name.of(words)).parts().any(|(what, _)| what != What::Month);
        (few && !desk).then_some(name)
    };
    bare_name(words).or_else(placed)
}

/// A team that signs where no person does: "La rédaction, avec Awa Sy à Dakar", "8 mars – La rédaction", "Regional Team".
pub(super) fn team(line: &Line) -> Option<Span> {
    let behind = || {
        let at = [" – ", " — ", " - ", " | "].iter().find_map(|m| Some(line.text.find(m)? + m.len()))?;
        let (day, words) = line.text.split_at_checked(at)?;
        let said = (is_dated(day) && day.len() < 40).then(|| team_of(words))??;
        Some(said.shift(line.span.start() + at))
    };
    if line.prose || line.chars > 80 {
        return None;
    }
    let whole = if line.what().is_none() { team_of(line.text) } else { None };
    whole.map(|span| span.shift(line.span.start())).or_else(behind)
}

/// The same of words alone.
fn team_of(words: &str) -> Option<Span> {
    let small = |w: &str| w.len() > 3 && w.starts_with(char::is_lowercase);
    let told = !words.starts_with(char::is_uppercase);
    let end = if told { None } else { Worded::new(words).team() }?;
    let whole = end == usize::MAX;
    if whole && words.split(' ').any(small) {
        return None;
    }
    let comma = words.find([',', '|', '(']).unwrap_or(words.len());
    let with = [" avec ", " with "].iter().find_map(|with| words.find(with).map(|at| at + with.len()));
    let named = with.and_then(|at| names(words, at, 2)).map(Span::end);
    let end = named.unwrap_or_else(|| words.get(..comma).map_or(comma, |team| team.trim_end().len()));
    Some(Span::new(0, end))
}

/// "Par la rédaction Afrique", "By our newsroom": a team behind "by", as far as it is named.
fn signing_team(words: &str, from: usize) -> Option<Span> {
    let rest = words.get(from..).filter(|_| words.len() < 80)?;
    let start = from + rest.len() - rest.trim_start_matches([' ', ':', '\u{a0}']).len();
    let team = words.get(start..)?;
    Worded::new(team).team()?;
    let end = team.find([',', '|', '(', ')', '.', '•', '–', '—']).unwrap_or(team.len());
    let named = team.get(..end)?.trim_end();
    (!named.is_empty() && !named.contains(|c: char| c.is_ascii_digit()))
        .then(|| Span::new(start, start + named.len()))
}

/// "CPN Nairobi bureau", "AFP newsroom": an agency's desk, which is no name with a job behind it.
fn bureau(words: &str, from: usize) -> Option<Span> {
    let team = signing_team(words, from)?;
    let named = team
        .of(words)
        .split(' ')
        .next()
        .is_some_and(|first| first.len() > 1 && !super::line::is_mixed(first));
    named.then_some(team)
}

/// True of what may follow an author's name: a job, or a little word and a name of a place or paper.
fn is_job(rest: &str) -> bool {
    name::job(rest).is_some_and(|end| {
        let after = rest.get(end..).unwrap_or("").trim_start();
        end > name::LITTLE || after.starts_with(char::is_uppercase) && after.split(' ').count() <= 4
    })
}

/// True of "Patch Staff", "Courier Reporter": a paper and a job.
fn ends_in_job(rest: &str) -> bool {
    let last = rest.rsplit(' ').next().unwrap_or("");
    rest.len() < 40 && name::job(last).is_some_and(|end| end > name::LITTLE)
}

/// A name of two words or more after "par" or "by" in a line with a date.
fn inner(words: &str) -> Option<Span> {
    if words.len() > 200 || !is_dated(words) {
        return None;
    }
    ["par ", "Par ", "PAR ", "by ", "By ", "BY "].iter().find_map(|by| {
        let (before, _) = words.split_once(by)?;
        let apart = !before.ends_with(char::is_alphabetic);
        names(words, before.len() + by.len(), 2).filter(|_| apart)
    })
}

/// "March 9, 2016 Dilys Prosser 5 Comments": how blogs print who wrote and when.
fn between_date_and_comments(words: &str) -> Option<Span> {
    let (told, _) = words.split_once("omment").filter(|_| words.len() < 100 && is_dated(words))?;
    let from = told.rfind(|c: char| c.is_ascii_digit() || c == ' ')?;
    let told = told.get(..from)?.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let year = told.rfind(|c: char| c.is_ascii_digit())? + 1;
    names(told, year, 2).filter(|name| name.end() == told.len())
}

/// True where "par" or "by" and a name stand inside, or a bare name behind a date: "18/08/2025 | Africa | By Fiona
/// Strand", "18/08/2025 | Fiona Strand | 11 comments | 3 min".
pub(super) fn is_signed(words: &str) -> bool {
    let dated = || words.split(['|', '•', '·']).next().is_some_and(|first| is_full_date(first.trim()));
    inner(words).is_some() || dated() && barred(words).is_some()
}

/// True of "Le Monde avec AFP", "J. Diallo (avec agences)", "RFI with Reuters".
fn with_agency(words: &str) -> bool {
    let signs = words.len() <= 140 && words.starts_with(|c: char| c.is_uppercase() || c == '(');
    if !signs || words.chars().count() >= 70 {
        return false;
    }
    let Some((_, after)) = [" avec ", "(avec ", " with ", "(with ", "Avec ", "With "]
        .iter()
        .find_map(|mark| words.split_once(mark))
    else {
        return false;
    };
    after.split([' ', ',', ')', '.']).filter(|w| !w.is_empty()).all(|w| {
        matches!(w, "et" | "and" | "agences" | "agencies")
            || (w.len() > 1 && w.chars().all(char::is_uppercase))
            || w == "Reuters"
    })
}

/// The words of a line that state the day of publication, without those on its update.
fn date(line: &Line) -> Option<Span> {
    let listed = line.text.starts_with(['▶', '►', '>', '»', '•', '▪', '■', '→']);
    let said = line.what() == Some(What::Date);
    if listed && !said {
        return None;
    }
    // "Octobre 2010 : un résultat" heads a part of a chronology.
    let (_, behind) = line.text.rsplit_once(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let heads = behind.trim_start().strip_prefix(':').is_some_and(|rest| rest.contains(char::is_alphabetic));
    // "— La ministre (@ministre) November 18, 2019": of a post that the text shows.
    let short = line.chars <= 90 && !heads && !line.text.ends_with(['?', '!']) && !line.text.contains("(@");
    if !(said || short) {
        return None;
    }
    let worded = Worded::new(line.text);
    let update = worded.parts().find(|(what, _)| *what == What::Update).map(|(_, end)| end);
    let end = update.map_or(line.text.len(), |end| before_update(line.text, end));
    let words = line.text.get(..end).filter(|words| !words.is_empty())?;
    (said || is_dated(words)).then(|| Span::new(line.span.start(), line.span.start() + end))
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

/// True of a few words with a day, a month and a year: "12 janvier 2024", "8 octobre 2021 à 22 10 42".
pub(super) fn is_full_date(words: &str) -> bool {
    let parts = || words.split(|c: char| !c.is_alphanumeric());
    let words_proper = parts().filter(|w| w.len() > 2 && w.starts_with(char::is_alphabetic)).count();
    is_dated(words) && parts().any(is_year) && words_proper <= 3
}

/// True of a line with a year in which a day of a month stands: "N° 4512 du mardi 14 juin 2016".
pub(super) fn names_a_day(words: &str) -> bool {
    is_dated(words) && words.split(|c: char| !c.is_alphanumeric()).any(is_year)
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// True where a month stands beside a number, or digits are cut as a date is.
pub(super) fn is_dated(words: &str) -> bool {
    let numbered = || words.bytes().any(|b| b.is_ascii_digit());
    looks_dated(words) || numbered() && Worded::new(words).is_dated()
}
