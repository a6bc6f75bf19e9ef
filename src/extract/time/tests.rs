//! Tables of `sentence, published → expressions and values`, a family a table.

mod counted;
mod english;
mod french;
mod laws;
mod negative;
mod press_en;
mod press_fr;
mod steps;
mod weekday;
mod wire;

use super::*;
use crate::corpus::{Basis, Reason};
use crate::extract::live::Days;
use crate::text::sentence;

/// The expressions of a text with their values: `words = edtf | value`.
fn read(lang: Lang, text: &str, published: &str) -> String {
    let sentences = sentence::within(text, Span::new(0, text.len()), lang);
    let found = recognise(text, &sentences, lang);
    let edtf = published.parse().ok();
    let published = Published { edtf, basis: Basis::Given, reason: Reason::default() };
    let timexes = normalise(text, ArticleId(0), &sentences, &found, &published, lang, &Days::default());
    let tell = |t: &Timex| {
        let edtf = t.edtf.map_or_else(|| format!("({})", t.value), |e| e.to_string());
        format!("{} = {edtf}", t.span.of(text))
    };
    timexes.iter().map(tell).collect::<Vec<_>>().join("; ")
}

fn check(lang: Lang, published: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, want)| {
            let got = read(lang, text, published);
            (got != *want).then(|| format!("{text}\n  want {want}\n  got  {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "published {published}\n{}", wrong.join("\n"));
}

/// Each row with its expressions marked, as TIMEX3 draws them: `Il part [lundi|2024-10-21].`
fn marked(lang: Lang, published: &str, rows: &[&str]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|want| {
            let got = mark(lang, &plain(want), published);
            (got != *want).then(|| format!("  want {want}\n  got  {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "published {published}\n{}", wrong.join("\n"));
}

/// The sentence without its marks.
fn plain(marked: &str) -> String {
    let mut out = String::new();
    for piece in marked.split(['[', ']']) {
        out += piece.split_once('|').map_or(piece, |(words, _)| words);
    }
    out
}

fn mark(lang: Lang, text: &str, published: &str) -> String {
    let sentences = sentence::within(text, Span::new(0, text.len()), lang);
    let found =
        recognise(text, &sentences, lang).into_iter().flat_map(Found::into_timex3).collect::<Vec<_>>();
    let published =
        Published { edtf: published.parse().ok(), basis: Basis::Given, reason: Reason::default() };
    let timexes = normalise(text, ArticleId(0), &sentences, &found, &published, lang, &Days::default());
    let (mut out, mut at) = (String::new(), 0);
    for t in timexes {
        out += Span::new(at, t.span.start()).of(text);
        out.extend(["[", t.span.of(text), "|", &t.value, "]"]);
        at = t.span.end();
    }
    out + Span::new(at, text.len()).of(text)
}
