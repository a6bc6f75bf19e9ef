//! In which sentences words stand.

use crate::corpus::{ArticleId, Corpus};
use crate::text::Span;

use super::find::Index;
use super::words::Words;

/// Gives each article in which words stand with the sentences they stand in, in order.
pub(super) fn each(
    corpus: &Corpus,
    _index: Option<&Index>,
    words: &Words,
    mut give: impl FnMut(ArticleId, &[Span]),
) {
    let mut found = Vec::new();
    for article in corpus.article_ids() {
        let stand = |span: &Span| words.stand_in(corpus.words(article, *span));
        found.clear();
        found.extend(corpus[article].sentences.iter().copied().filter(stand));
        if !found.is_empty() {
            give(article, &found);
        }
    }
}
