//! Lines that their marks alone give away: copyright, page numbers, addresses, links, crumbs, clocks, credits.

use super::cliche::{What, Worded};
use super::signature::{self, is_dated};
use crate::text::token::char_at;

/// The longest line that marks alone may give away, in bytes.
const LONGEST: usize = 400;

/// What the marks of a line make of it.
pub(super) fn of(words: &str) -> Option<What> {
    if words.len() > LONGEST {
        return None;
    }
    let bare = words
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '/' | '[' | ']'));
    if is_stamp(bare) || is_cutting(bare) {
        return Some(What::Date);
    }
    if is_bracketed(words) {
        return Some(What::Drop);
    }
    let no_letters = bare.len() < 24 && !bare.contains(char::is_alphabetic);
    let page = no_letters && !looks_dated(bare);
    let menu = is_menu(bare) || is_path(bare) || is_row(bare);
    if page || is_desk_code(bare) || is_address(bare) || menu || is_link(words) || is_clock(bare) {
        return Some(What::Drop);
    }
    is_credit(bare).then_some(What::Photo)
}

/// True where a sign of ASCII occurs: nearly every line is asked for many, and has none.
fn has(words: &str, sign: u8) -> bool {
    memchr::memchr(sign, words.as_bytes()).is_some()
}

/// True of "mlc/ptr/afp": who wrote, edited and sent.
fn is_desk_code(bare: &str) -> bool {
    let code = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    bare.len() < 24 && bare.contains('/') && bare.split(['/', '-']).all(code)
}

/// True of "12/03/2024", "2024-03-12", "06.07.2024".
pub(super) fn looks_dated(words: &str) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let cuts = words.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).count();
    (5..=14).contains(&digits) && cuts >= 2
}

/// The length of the field that a collection writes before its texts: "date 2024-05-02", "date 2024-05".
pub(super) fn header(words: &str) -> Option<usize> {
    let day = words.strip_prefix("date ")?.split(char::is_whitespace).next()?;
    is_iso(day.split_once('T').map_or(day, |(day, _)| day)).then_some("date ".len() + day.len())
}

/// True of "2024-05-02" and "2024-05".
fn is_iso(day: &str) -> bool {
    let shaped =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    matches!(day.len(), 7 | 10) && day.bytes().enumerate().all(shaped)
}

/// True of "2023-06-05T08:15:00+01:00", "2023-06-05 08:15".
fn is_stamp(bare: &str) -> bool {
    let rest = bare.get(..10).filter(|day| is_iso(day)).and_then(|_| bare.get(10..));
    rest.is_some_and(|rest| {
        rest.len() < 30 && rest.chars().all(|c| c.is_ascii_digit() || " -:+.TZ".contains(c))
    })
}

/// True of "Le Petit Niçois – Mercredi 21 octobre 2015 – page 7": where a cutting was printed.
fn is_cutting(bare: &str) -> bool {
    let page = |mark: &str| bare.rfind(mark).map(|at| at + mark.len());
    let numbered = |from: usize| {
        let number = bare.get(from..).unwrap_or("");
        (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let ends = bare.len() < 120 && bare.ends_with(|c: char| c.is_ascii_digit());
    ends && PAGE.iter().find_map(|mark| page(mark)).is_some_and(numbered) && signature::names_a_day(bare)
}

/// What stands before the number of a page.
const PAGE: [&str; 6] = [" p. ", " p.", " page ", " Page ", " pg. ", " Pg. "];

/// True of "[Photo gallery: 8 images – the chamber last night]", "[Load 14 more comments]".
fn is_bracketed(words: &str) -> bool {
    let inside = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    // "[Vidéo] Comment surveille-t-on un pont ?"
    let (label, _) = words.strip_prefix('[').and_then(|rest| rest.split_once("] ")).unwrap_or_default();
    let shown = ["vid", "phot", "imag", "audio", "infograph", "carte", "map"];
    let label = if label.len() < 20 { label.to_lowercase() } else { String::new() };
    let labelled = shown.iter().any(|kind| label.starts_with(kind));
    labelled
        || inside
            .is_some_and(|inside| words.len() < 120 && !inside.contains(['[', ']']) && !inside.ends_with('.'))
}

/// True of a web address or the path of one, a handle, a tag.
fn is_address(bare: &str) -> bool {
    let path = || bare.matches('/').count() >= PATH;
    let known = || ["http", "www.", "@", "#"].iter().any(|start| bare.starts_with(start));
    let mail = || bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    !has(bare, b' ') && (known() || mail() || path()) || is_contact(bare)
}

/// So many strokes in one word make it a path.
const PATH: usize = 4;

/// True of "Contact: editor@example.org", "Écrivez-nous [email protected]".
fn is_contact(bare: &str) -> bool {
    let mail =
        |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let given = || bare.contains("[email protected]") || bare.contains('@') && bare.split(' ').any(mail);
    bare.len() < 100 && given() && !matches!(Worded::new(bare).cliche(), Some((What::By | What::Date, _)))
}

/// True of what stands behind "Communiqué" and is no headline: "n° 07 – Pour diffusion immédiate", "No. 12/2023",
/// "— embargoed until 3 May 2021", "du 5 août 2021".
pub(super) fn only_numbers(rest: &str) -> bool {
    let bare = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let kind = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        let worded = Worded::new(part);
        let number = worded.spelt() <= 1 && worded.count() > worded.spelt();
        let told = ["embargo", "sous embargo", "under embargo", "strictly", "ref"];
        let lower = part.to_lowercase();
        number
            || part.is_empty()
            || told.iter().any(|word| lower.starts_with(word))
            || is_dated(part) && worded.spelt() <= 4
            || matches!(worded.cliche(), Some((What::Genre | What::Date, _)))
    };
    let parts = bare.split([':', '|', '/', '(']).flat_map(|part| part.split(['–', '—']));
    rest.len() < 100 && parts.flat_map(|part| part.split(" - ")).all(kind)
}

/// The last bytes of the signs that part the items of a menu: `> | › » → • ·`.
const PARTING: [bool; 256] = {
    let mut parting = [false; 256];
    let (mut at, last) = (0, [b'>', b'|', 0xba, 0xbb, 0x92, 0xa2, 0xb7]);
    while at < last.len() {
        parting[last[at] as usize] = true;
        at += 1;
    }
    parting
};

/// True of "Accueil > Économie > Agriculture", "Une | Politique | Sport".
fn is_menu(bare: &str) -> bool {
    // Two such bytes are rare in prose, and counting them is cheap.
    if bare.bytes().map(|byte| usize::from(PARTING[usize::from(byte)])).sum::<usize>() < 2 {
        return false;
    }
    let (mut arrows, mut dots, mut strokes, mut quoted) = (0, 0, 0, false);
    let signs = bare.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'>' | b'|' | 0xc2 | 0xe2));
    for c in signs.filter_map(|(at, _)| char_at(bare, at)) {
        arrows += usize::from(matches!(c, '>' | '›' | '»' | '→'));
        dots += usize::from(matches!(c, '•' | '·'));
        strokes += usize::from(c == '|');
        quoted |= c == '«';
    }
    let crumbs = arrows >= 2 && !quoted;
    let signs = || is_dated(bare) && signature::is_signed(bare);
    let parts = dots + strokes >= 3 && !signs();
    let barred = strokes >= 2 && bare.len() < 160 && bare.matches(" | ").count() >= 2 && !is_dated(bare);
    if !(crumbs || parts || barred) {
        return false;
    }
    // "Text: Awa Sy | 3 min read | Like 41 | Share".
    let said = Worded::new(bare).cliche().map(|(what, _)| what);
    crumbs || said != Some(What::By) && (parts || said != Some(What::Date))
}

/// True of "Accueil / Enquêtes / Agriculture": crumbs that begin at home or at a desk.
fn is_path(bare: &str) -> bool {
    let short = bare.len() < 120 && bare.contains(" / ") && !bare.ends_with(['.', '?', '!']);
    let known = |what| matches!(what, What::Drop | What::Box | What::Section);
    let home = |first: &str| says_only(first.rsplit(": ").next().unwrap_or(first), known);
    short && bare.matches(" / ").count() >= 2 && bare.split(" / ").next().is_some_and(home)
}

/// True of "MENU  Direct  Radio  TV", "Share  Tweet  Save for later", "Subscribe | Sign in": words of a page's own
/// machinery, with wide gaps between them.
fn is_row(bare: &str) -> bool {
    if bare.len() > 200 {
        return false;
    }
    let wide = bare.contains("  ") || has(bare, b'\t');
    if !(wide || bare.contains(" | ")) || bare.ends_with(['.', '!', '»', '”', '"']) {
        return false;
    }
    let gap = |c: char| matches!(c, '\t' | '|');
    let parts = || bare.split("  ").flat_map(|part| part.split(gap)).map(str::trim).filter(|p| !p.is_empty());
    // "Se connecter | S'abonner 1 € le premier mois": what a button costs.
    let offers = |part: &str| part.len() <= 40 && part.contains(['€', '$', '£']);
    let button = |part: &str| says_only(part, |what| what == What::Drop);
    let buttons = parts().any(button) && parts().all(|part| button(part) || offers(part));
    let listed = || wide && parts().count() >= 3 && parts().all(|part| part.len() <= 40) && !is_dated(bare);
    parts().count() >= 2 && (buttons || listed() && !bare.contains(" | "))
}

/// True of a few words that are one set phrase.
fn says_only(words: &str, known: impl Fn(What) -> bool) -> bool {
    let worded = Worded::new(words);
    let desk = || worded.count() <= 2 && worded.parts().any(|(what, _)| known(what));
    worded.count() <= 4 && (worded.cliche().is_some_and(|(what, _)| known(what)) || desk())
}

/// True of links and pictures written in Markdown, with hardly a word between them.
fn is_link(words: &str) -> bool {
    if !has(words, b'[') || !words.contains("](") {
        return false;
    }
    let mut rest = words.trim_start_matches(|c: char| !c.is_alphabetic() && !matches!(c, '[' | '#'));
    let mut outside = 0;
    let mut links = 0;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((_, after)) = link.split_once("](") else { break };
        outside += before.chars().filter(|c| c.is_alphabetic()).count();
        links += 1;
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    outside += rest.chars().filter(|c| c.is_alphabetic()).count();
    links > 0 && outside < 3 && !words.starts_with('#')
}

/// True of "14:22 Deux préfets nommés", "03:27Monde": an item of a list by the hour.
fn is_clock(bare: &str) -> bool {
    let digits = |from: &str| from.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(bare);
    let Some(rest) = bare.get(hour..).and_then(|r| r.strip_prefix([':', 'h', 'H'])) else { return false };
    let told = bare.ends_with('.') || bare.len() > 120;
    (1..=2).contains(&hour) && digits(rest) == 2 && !told && !is_dated(bare)
}

/// True of a line that ends with the credit of a picture: "© X", "MAHAMAT ALI / REUTERS", "| Photo X".
fn is_credit(bare: &str) -> bool {
    let marked =
        bare.starts_with("(c)") || bare.starts_with("(C)") || bare.len() < 300 && has_copyright(bare);
    marked || named_credit(bare) || barred_credit(bare) || agency_credit(bare)
}

fn has_copyright(bare: &str) -> bool {
    memchr::memmem::find(bare.as_bytes(), "©".as_bytes()).is_some() || bare.contains("Credit...")
}

/// True where the last words are capitals parted by a stroke: agency and photographer.
fn named_credit(bare: &str) -> bool {
    let parted = has(bare, b'/') || has(bare, b'-') && bare.contains(" - ");
    if !parted {
        return false;
    }
    let tail =
        bare.rsplit([')', '.', '(', '”', '"', '»', ';']).find(|t| t.trim().len() > 4).unwrap_or("").trim();
    let sides = tail.split_once(" - ").or_else(|| tail.split_once('/'));
    let name = |part: &str| {
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 2 && !part.contains(char::is_lowercase) && !part.contains(|c: char| c.is_ascii_digit())
    };
    let person = |part: &str| part.split(' ').all(|word| word.starts_with(char::is_uppercase));
    tail.len() < 60
        && tail.len() < bare.len()
        && sides.is_some_and(|(a, b)| name(a) && (name(b) || person(b)))
}

/// True of "Une salle comble. | Photo Anne Le Gall".
fn barred_credit(bare: &str) -> bool {
    let parted = if has(bare, b'|') { bare.rsplit_once(" | ") } else { None };
    let Some((_, tail)) = parted else { return false };
    let worded = Worded::new(tail);
    tail.len() < 60 && matches!(worded.cliche().or_else(|| worded.behind()), Some((What::Photo, _)))
}

/// "… in Colombo, July 10, 2022. REUTERS": an agency in capitals behind a sentence.
fn agency_credit(bare: &str) -> bool {
    // Only the end is looked at: most lines are long, and their last words are.
    let from = bare.len().saturating_sub(AGENCY + ". ".len());
    let end = bare.as_bytes().get(from..).unwrap_or_default();
    let stop = end.windows(2).rposition(|pair| pair == b". ");
    let Some(tail) = stop.and_then(|stop| bare.get(from + stop + ". ".len()..)) else { return false };
    !tail.contains(char::is_lowercase) && matches!(Worded::new(tail).cliche(), Some((What::Photo, _)))
}

/// How long what an agency's credit says is at most, in bytes.
const AGENCY: usize = 19;
