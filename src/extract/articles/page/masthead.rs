//! The paper a page belongs to: its name at the top, in the words on its rights, over a release, in a wire's brackets.

use crate::corpus::BlockKind;
use crate::extract::articles::cliche::{What, Worded};
use crate::extract::articles::line::{Line, is_mixed};
use crate::extract::articles::{dateline, signature};
use crate::text::{Span, fold};

use super::Page;
use super::paper::names_a_paper;

/// The longest name of a paper, in characters.
const LONGEST: usize = 60;
/// The longest line below the text that may name it again, in characters.
const HUNG: usize = 200;
/// How many lines of a page's machinery may stand over its name.
const TOP: usize = 6;

/// The paper's name, if the page gives it plainly.
pub(super) fn of(text: &str, page: &Page, lines: &[Line]) -> Option<Span> {
    let title = page.title.and_then(|title| lines.iter().position(|l| l.span.contains(title)));
    let above = lines.get(..title.unwrap_or(0)).unwrap_or_default();
    wire(text, page, lines).or_else(|| over_release(above)).or_else(|| {
        let hung =
            || lines.iter().enumerate().rev().take_while(|(at, _)| page.kind(*at) != BlockKind::Paragraph);
        let again = |name: Span| {
            let name = fold(name.of(text));
            hung().any(|(_, line)| line.chars < HUNG && fold(line.text).contains(&name))
        };
        let top = top(above).filter(|(name, sure)| *sure || again(*name)).map(|(name, _)| name);
        let owner =
            || hung().filter_map(|(_, line)| Some(holder(line.text)?.shift(line.span.start()))).last();
        top.or_else(|| from_portal(above)).or_else(owner)
    })
}

/// "Lima, 21 fév 2019 (AFP) -" on a line of its own.
fn wire(text: &str, page: &Page, lines: &[Line]) -> Option<Span> {
    let dated = lines.iter().enumerate().filter(|(at, _)| page.kind(*at) == BlockKind::Dateline);
    let named = |paper: &Span| Worded::new(paper.of(text)).team().is_none();
    dated.take(2).find_map(|(_, line)| dateline::find(text, line.span)?.publisher.filter(named))
}

/// The body that stands over "Communiqué", "Press release": in capitals, or first.
fn over_release(above: &[Line]) -> Option<Span> {
    let genre = above.iter().position(|l| l.what() == Some(What::Genre))?;
    let named = |l: &&Line| {
        let words = Worded::new(l.text).count();
        let plain = l.what().is_none() && !l.prose && !signature::is_dated(l.text);
        plain && (2..=12).contains(&words) && l.text.starts_with(char::is_uppercase)
    };
    let bodies = above.get(..genre)?;
    let shouted = bodies.iter().rev().filter(named).find(|l| !is_mixed(l.text));
    shouted.or_else(|| bodies.iter().find(named)).map(|l| l.span)
}

/// The name at the top of the page, and whether it is surely one: by its words, or right over the menu.
fn top(above: &[Line]) -> Option<(Span, bool)> {
    let at = above.iter().take(TOP).position(|l| l.what() != Some(What::Drop))?;
    let line = above.get(at)?;
    let end = [" | ", " – ", " — ", " - ", " : "].iter().filter_map(|m| line.text.find(m)).min();
    let name = line.text.get(..end.unwrap_or(line.text.len()))?.trim_end();
    let worded = Worded::new(name);
    let other = line.what().is_some()
        || worded.team().is_some()
        || signature::is_dated(name)
        || worded.count() == 1 && (is_mixed(name) || worded.parts().any(|(what, _)| what == What::Section));
    let small = |w: &str| w.chars().count() > 3 && w.starts_with(char::is_lowercase);
    let shaped = name.chars().count() < LONGEST && worded.count() <= 6 && !name.split(' ').any(small);
    let over_menu = above.get(at + 1).is_some_and(|l| l.what() == Some(What::Drop) && !l.set_off);
    let span = Span::new(line.span.start(), line.span.start() + name.len());
    (!other && shaped && worded.count() > 0).then(|| (span, over_menu || names_a_paper(line.text)))
}

/// "Le Phare du Sahel (Bamako)": how a portal credits a paper.
fn from_portal(above: &[Line]) -> Option<Span> {
    above.iter().find_map(|line| {
        let (name, place) = line.text.split_once(" (").filter(|_| line.what().is_none() && !line.prose)?;
        let placed =
            place.strip_suffix(')').is_some_and(|p| !p.contains(' ') && p.starts_with(char::is_uppercase));
        (placed && names_a_paper(name)).then(|| Span::new(line.span.start(), line.span.start() + name.len()))
    })
}

/// Whose the rights are: "© 2024 Radio Grand Fleuve – Tous droits réservés", "Copyright © Review Ltd 2013–2025".
fn holder(words: &str) -> Option<Span> {
    let sign = words.find('©').map(|at| at + '©'.len_utf8());
    let from = sign.or_else(|| Some(words.find("Copyright")? + "Copyright".len()))?;
    let rest = words.get(from..)?;
    let start = from + rest.find(char::is_alphabetic)?;
    let name = words.get(start..)?;
    let end = [" –", " —", " -", ". ", " |", ",", "(", " /", " ©", " Tous", " All "]
        .iter()
        .filter_map(|m| name.find(m));
    let digit = name.find(|c: char| c.is_ascii_digit());
    let name = name.get(..end.chain(digit).min().unwrap_or(name.len()))?.trim_end_matches(['.', ' ']);
    let bare = LEGAL.iter().fold(name, |name, form| name.strip_suffix(form).unwrap_or(name));
    let capital = bare.starts_with(char::is_uppercase) && bare.chars().count() < LONGEST;
    let said = Worded::new(bare).count();
    let year = words.contains(|c: char| c.is_ascii_digit()) || signature::signs_as_paper(bare);
    (capital && year && (1..=6).contains(&said)).then(|| Span::new(start, start + bare.len()))
}

/// What stands behind the names of firms.
const LEGAL: [&str; 8] = [" Ltd", " Limited", " Inc", " LLC", " SA", " SARL", " SAS", " Plc"];
