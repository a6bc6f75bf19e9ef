//! Tables of `sentence, published → expressions and values`, a family a table.

mod english;
mod french;
mod laws;
mod negative;
mod steps;
mod wire;

use super::*;
use crate::corpus::{Basis, Reason};
use crate::text::sentence;

/// The expressions of a text with their values: `words = edtf | value`.
fn read(lang: Lang, text: &str, published: &str) -> String {
    let sentences = sentence::within(text, Span::new(0, text.len()), lang);
    let found = recognise(text, &sentences, lang);
    let edtf = published.parse().ok();
    let published = Published { edtf, basis: Basis::Given, reason: Reason::default() };
    let timexes = normalise(text, ArticleId(0), &sentences, &found, &published, lang);
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
