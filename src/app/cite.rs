//! A citation: who, what, where, when and the quoted passage, fit for a footnote.

use crate::corpus::{ArticleId, Corpus};
use crate::text::{Span, printable};
use crate::words::{Lang, say, say_with};

use super::dates;

/// Title, byline, source, date and passage of a span, in one line of plain text.
#[must_use]
pub fn citation(corpus: &Corpus, article: ArticleId, passage: Span, lang: Lang) -> String {
    let about = &corpus[article];
    let words = |span: Span| printable::clean(corpus.words(article, span)).trim().to_owned();
    let (headline, stated) = corpus.headline(article, 60);
    let headline = printable::clean(&headline).into_owned();
    let title = if stated {
        say_with(lang, "cite-title", &[&headline])
    } else {
        say_with(lang, "cite-untitled", &[&headline])
    };
    let when = match about.published.edtf {
        Some(edtf) if dates::is_written(about.published.basis) => dates::long(edtf, lang),
        Some(edtf) => format!("[{}]", dates::long(edtf, lang)),
        None => say(lang, "cite-undated").to_owned(),
    };
    let file = printable::clean(&corpus[about.source].name).into_owned();
    let parts = [about.byline.map(words), Some(title), about.publisher.map(words), Some(when), Some(file)];
    let head = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    say_with(lang, "cite", &[&head, &words(passage)])
}
