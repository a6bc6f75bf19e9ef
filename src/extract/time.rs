//! Temporal expressions: *recognise* finds them and what they say, *normalise* finds which days they mean.
//!
//! A sentence becomes words with senses (`token`, `lexicon`), the grammar reads forms from them (`grammar`,
//! `form`), and the forms are counted from two anchors (`story`, `resolve`): the publication date (hier,
//! dernier, ce mois) and the date the story has reached (le lendemain, à l’époque). Never from today's date.

mod form;
mod grammar;
mod holidays;
mod lexicon;
mod resolve;
mod story;
mod tense;
#[cfg(test)]
mod tests;
mod timex3;
mod token;

pub use tense::{Tense, of as outlook};

pub use form::{
    Anchor, Bound, Calendar, Clock, Edge, Form, Found, Length, Portion, Ref, Shift, Turn, Unit, Year,
};

use crate::corpus::{ArticleId, Published, Timex};
use crate::text::Span;
use crate::words::Lang;

/// The expressions of an article, in order, without overlaps.
#[must_use]
pub fn recognise(text: &str, sentences: &[Span], lang: Lang) -> Vec<Found> {
    let lexicon = lexicon::of(lang);
    let (mut tokens, mut found) = (Vec::new(), Vec::new());
    for &sentence in sentences {
        if token::read(text, sentence, lexicon, &mut tokens) {
            grammar::Line { text, tokens: &tokens, lang }.read(&mut found);
        }
    }
    found
}

/// The same with their values, counted from the publication date and the date the story has reached.
#[must_use]
pub fn normalise(
    text: &str,
    article: ArticleId,
    sentences: &[Span],
    found: &[Found],
    published: &Published,
    lang: Lang,
) -> Vec<Timex> {
    let mut story = story::Story::new(text, sentences, published, lang);
    found.iter().map(|found| story.timex(article, found)).collect()
}
