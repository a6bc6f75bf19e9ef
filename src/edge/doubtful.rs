//! `recoupe explain --doubtful`: the dates that could be read otherwise, each with its place and the steps to its value.

use crate::corpus::{Corpus, Timex};
use crate::extract::time;
use crate::text::printable::clean;
use crate::words::{Lang, say_with};

use super::points::Points;

/// One doubtful date a line, in the order of the text: `FILE:OFFSET “words” → value …; why it is doubtful`.
pub(super) fn list(corpus: &Corpus, lang: Lang) -> String {
    let mut out = String::new();
    for (at, source) in corpus.sources.iter().enumerate() {
        let here = |t: &&Timex| t.weakness.is_some() && corpus[t.article].source.at() == at;
        let mut doubtful = corpus.timexes.iter().filter(here).peekable();
        if doubtful.peek().is_none() {
            continue;
        }
        let points = Points::new(&source.text);
        doubtful.for_each(|timex| {
            let place = format!("{}:{}", source.name, points.at(timex.span.start()));
            out += &clean(&line(corpus, timex, &place, lang));
            out.push('\n');
        });
    }
    out
}

fn line(corpus: &Corpus, timex: &Timex, place: &str, lang: Lang) -> String {
    say_with(lang, "explain-doubtful", &[&place, &time::steps(corpus, timex).tell(lang)])
}
