//! Live pages: the day on which each of their entries is told, by the headings and stamps they stand under.

use crate::corpus::{ArticleId, Block, BlockKind, Published};
use crate::date::Edtf;
use crate::text::Span;

use super::articles::Draft;
use super::time::{self, Calendar, Form, Found};

/// So many stamped entries make a live page.
const ENTRIES: usize = 3;
/// The longest line that is a day and nothing else, in bytes.
const HEADING: usize = 48;
/// How far into its line a stamp reaches, in bytes.
const STAMP: usize = 40;
/// A page that is only bounded tells of no day where its bounds lie further apart.
const WIDE: i32 = 100;

/// The days of a page's entries: from which byte on, in order. Empty for pages that are not live.
#[derive(Debug, Clone, Default)]
pub struct Days(Vec<(usize, Edtf)>);

impl Days {
    /// The day on which the words at an offset are told, if an entry of a live page tells them.
    #[must_use]
    pub fn at(&self, offset: usize) -> Option<Edtf> {
        self.entry(offset).map(|(_, day)| day)
    }

    /// The same with where its entry begins.
    #[must_use]
    pub fn entry(&self, offset: usize) -> Option<(usize, Edtf)> {
        let after = self.0.partition_point(|(from, _)| *from <= offset);
        self.0.get(after.checked_sub(1)?).copied()
    }
}

/// The days of an article's entries, counted from its publication.
#[must_use]
pub fn days(text: &str, draft: &Draft, published: &Published) -> Days {
    if !is_live(text, &draft.blocks) {
        return Days::default();
    }
    let mut day = published.edtf.filter(|days| width(*days) <= WIDE);
    let mut found = Vec::new();
    for block in draft.blocks.iter().filter(|block| block.kind != BlockKind::Title) {
        let told = told(text, block, draft, published);
        let stamped = stamp(block.span.of(text)).is_some();
        day = told.or(day);
        if (told.is_some() || stamped)
            && let Some(day) = day
        {
            found.push((block.span.start(), day));
        }
    }
    Days(found)
}

/// The last day that the entries of a live page tell in full, where the page has no other date than theirs.
#[must_use]
pub fn last_day(text: &str, draft: &Draft) -> Option<Edtf> {
    let line = draft.date_line.filter(|_| is_live(text, &draft.blocks))?;
    let blocks: Vec<&Block> = draft.blocks.iter().filter(|block| block.kind != BlockKind::Title).collect();
    let own = blocks.iter().position(|block| block.span.contains(line))?;
    let stamped = |at: usize| blocks.get(at).is_some_and(|block| has_stamp(block.span.of(text)));
    let unknown = Published::unknown();
    let days: Vec<Edtf> = blocks.iter().filter_map(|block| told(text, block, draft, &unknown)).collect();
    let entry = stamped(own) || stamped(own + 1);
    days.iter().copied().max_by_key(|day| day.latest()).filter(|_| entry && days.len() > 1)
}

/// "14 sept. 2021 - 18h40": a day and a clock time, and hardly anything else.
fn is_dated_stamp(line: &str) -> bool {
    let digits = || line.bytes().filter(u8::is_ascii_digit).count();
    line.len() <= HEADING && digits() >= 8 && has_stamp(line)
}

/// True of a line with a clock time at its head or behind its date.
fn has_stamp(line: &str) -> bool {
    let parts = line.match_indices([' ', '-', '–', ',']).map(|(at, mark)| at + mark.len());
    std::iter::once(0)
        .chain(parts)
        .filter(|at| *at < STAMP)
        .any(|at| line.get(at..).is_some_and(|l| stamp(l).is_some()))
}

fn width(days: Edtf) -> i32 {
    let (first, last) = days.bounds();
    first.until(last).map_or(i32::MAX, |span| span.get_days())
}

/// True where enough lines begin with a clock time and stand over text of their own.
fn is_live(text: &str, blocks: &[Block]) -> bool {
    let (mut entries, mut open) = (0, false);
    for block in blocks.iter().filter(|block| block.kind != BlockKind::Title) {
        let line = block.span.of(text);
        open |= stamp(line).is_some() && block.kind != BlockKind::Dateline || is_dated_stamp(line);
        if open && block.kind == BlockKind::Paragraph {
            (entries, open) = (entries + 1, false);
        }
    }
    entries >= ENTRIES
}

/// The day that a line names: alone ("Vendredi 8 mars"), or in the stamp it begins with ("8 mars, 19h30 –").
fn told(text: &str, block: &Block, draft: &Draft, published: &Published) -> Option<Edtf> {
    let words = block.span.of(text);
    let near =
        words.char_indices().take_while(|(at, _)| *at < STAMP).last().map_or(0, |(at, c)| at + c.len_utf8());
    let digit = |words: &str| words.contains(|c: char| c.is_ascii_digit());
    if !digit(words.get(..near)?) {
        return None;
    }
    let line = Span::new(
        block.span.start(),
        block.span.start() + if words.len() <= HEADING { words.len() } else { near },
    );
    let found =
        time::recognise(text, &[line], draft.lang).into_iter().find(|found| names_day(&found.form))?;
    let before = Span::new(line.start(), found.span.start()).of(text);
    let after = Span::new(found.span.end(), block.span.end()).of(text);
    let letters = |words: &str| words.chars().filter(|c| c.is_alphabetic()).count();
    let alone = words.len() <= HEADING && letters(before) + letters(after) <= 6;
    let stamped = stamp(words).is_some_and(|end| found.span.start() < line.start() + end + 4)
        || letters(before) == 0 && stamp(after.trim_start_matches(|c: char| !c.is_alphanumeric())).is_some();
    (alone || stamped).then(|| dated(text, &found, draft, published)).flatten()
}

/// The day itself: its own, else the one nearest to the publication.
fn dated(text: &str, found: &Found, draft: &Draft, published: &Published) -> Option<Edtf> {
    let one = std::slice::from_ref(found);
    let timexes = time::normalise(text, ArticleId(0), &[], one, published, draft.lang, &Days::default());
    timexes.first()?.edtf.filter(|edtf| edtf.as_day().is_some())
}

fn names_day(form: &Form) -> bool {
    match form {
        Form::Calendar(Calendar { day: Some(_), month: Some(_), .. }) => true,
        Form::Time(_, Some(day)) => names_day(day),
        _ => false,
    }
}

/// Where the clock time ends that a line begins with: "19h30 –", "[16:40]", "9.02pm", "11:58 PM", "8h10.".
fn stamp(line: &str) -> Option<usize> {
    let bare = line.trim_start_matches(['[', '(', '•', '►', '▶', '*', ' ', '-', '–', '—', '#']);
    let from = line.len() - bare.len();
    let digits = |words: &str| words.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(bare);
    let hour: u8 = bare.get(..hours)?.parse().ok().filter(|hour| *hour <= 24 && hours <= 2)?;
    let rest = bare.get(hours..)?;
    let mark = rest.chars().next()?;
    let behind = if matches!(mark, 'h' | 'H' | ':' | '.') { rest.get(1..)? } else { rest };
    let minutes = if behind.len() < rest.len() { digits(behind) } else { 0 };
    let end = from + bare.len() - behind.len() + minutes;
    let tail = line.get(end..)?;
    let half = half_of_day(tail);
    let fits = match (mark, minutes) {
        ('h' | 'H', 0 | 2) | (':', 2) => true,
        ('.', 2) => half > 0 || tail.trim_start().is_empty() || tail.trim_start().starts_with("GMT"),
        _ => minutes == 0 && half > 0 && hour <= 12,
    };
    let end = end + half;
    let parted = line
        .get(end..)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(','));
    // "19h30, la place est vide" may open any paragraph; "19h30 – La place est vide" does not.
    let told = line.get(end..)?.trim_start();
    let opens = told.is_empty() || !told.starts_with(char::is_lowercase);
    (fits && parted && opens && minutes_are(behind, minutes)).then_some(end)
}

fn minutes_are(words: &str, digits: usize) -> bool {
    words
        .get(..digits)
        .is_none_or(|minutes| minutes.is_empty() || minutes.parse::<u8>().is_ok_and(|m| m < 60))
}

/// The length of " PM", "am", " a.m.".
fn half_of_day(words: &str) -> usize {
    let bare = words.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let low =
        bare.get(..4.min(bare.len())).unwrap_or_else(|| bare.get(..2).unwrap_or("")).to_ascii_lowercase();
    let half = ["a.m.", "p.m.", "am", "pm"].iter().find(|half| low.starts_with(**half));
    half.map_or(0, |half| words.len() - bare.len() + half.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Source;

    #[test]
    fn stamps_begin_entries() {
        for (line, expect) in [
            ("19h30 – Un ministre limogé", Some("19h30")),
            ("19h – Fin de ce direct", Some("19h")),
            ("[16:40] Les secours arrivent", Some("[16:40")),
            ("9.02pm", Some("9.02pm")),
            ("11:58 PM", Some("11:58 PM")),
            ("5 p.m. Polls close", Some("5 p.m.")),
            ("16.05", Some("16.05")),
            ("8h10. Un TGV sur trois", Some("8h10")),
            ("18:55  We are closing this page", Some("18:55")),
            ("16.05 million people", None),
            ("25:10 Trop tard", None),
            ("12 people died", None),
            ("3 mai 2021", None),
            ("8 heures plus tard, la place était vide", None),
            ("19h30, la place est vide", None),
            ("10:75 x", None),
            ("", None),
        ] {
            assert_eq!(stamp(line).and_then(|end| line.get(..end)), expect, "{line}");
        }
    }

    #[test]
    fn a_page_without_a_date_is_of_its_last_entry() {
        for (page, expect) in [
            (
                "Crue : le fil de la journée\n\n14 sept. 2021 - 18h40\nLe pont a été fermé à la circulation.\n\n\
                 14 sept. 2021 - 16h05\nUn homme a été secouru par les pompiers.\n\n13 sept. 2021 - 13h20\nLa préfecture \
                 a déclenché le plan de secours.",
                "2021-09-14 inferred",
            ),
            (
                "Raffinerie bloquée : le direct\n\nVendredi 8 mars 2024\n\n19h30 - Fin\nLes grévistes ont levé le \
                 piquet.\n\nJeudi 7 mars 2024\n\n11h10 - Négociations\nLa direction a reçu les syndicats.\n\n08h00 - \
                 Piquet\nDeux cents salariés ont bloqué le site.",
                "2024-03-08 inferred",
            ),
        ] {
            let source = Source { text: page.to_owned().into(), ..Source::default() };
            let published = crate::extract::corpus(vec![source]).articles[0].published.clone();
            let told = published.edtf.map_or("—".to_owned(), |edtf| edtf.to_string());
            assert_eq!(format!("{told} {}", published.basis.name()), expect, "{page}");
        }
    }

    #[test]
    fn an_entry_is_of_the_day_it_stands_under() {
        let page = "Mutinerie à Brazzaville : le fil\n\nPublié le 07/03/2024 à 07:15\n\nVendredi 8 mars\n\n19h30 – Limogé\n\nLe président a limogé le général. \
                    Il part hier.\n\nJeudi 7 mars\n\n21h10 – Pris\n\nDeux cents hommes ont investi la brigade cet après-midi.\n\n\
                    08h00 – Arrêté\n\nLe colonel a été interpellé hier près du port de la ville.";
        let source = Source { text: page.to_owned().into(), ..Source::default() };
        let corpus = crate::extract::corpus(vec![source]);
        let day = |words: &str| {
            let timex = corpus.timexes.iter().find(|t| t.span.of(page) == words);
            timex.and_then(|t| t.edtf).map_or("—".to_owned(), |edtf| edtf.to_string())
        };
        assert_eq!(day("cet après-midi"), "2024-03-07");
        assert_eq!(
            corpus
                .timexes
                .iter()
                .filter(|t| t.span.of(page) == "hier")
                .map(|t| t.edtf.unwrap().to_string())
                .collect::<Vec<_>>(),
            ["2024-03-07", "2024-03-06"]
        );
        let told = |words: &str| {
            let event = corpus.events.iter().find(|e| e.trigger.of(page).contains(words));
            event.and_then(|e| e.date).map_or("—".to_owned(), |date| date.edtf.to_string())
        };
        assert_eq!(told("limogé"), "2024-03-08");
        assert_eq!(told("investi"), "2024-03-07");
        assert_eq!(told("interpellé"), "2024-03-06");
    }
}
