//! From text to corpus: pure and total. This file reads as the data's walk.
//!
//! source → articles → sentences → temporal expressions (recognise, then normalise) → names → events →
//! clusters. Recognition and normalisation are two steps because the field (TimeML, HeidelTime) has two words
//! and two error rates for them.

pub mod articles;
pub mod clusters;
pub mod events;
pub mod names;
pub mod published;
pub mod time;

use crate::corpus::{Article, ArticleId, Corpus, Source, SourceId};
use crate::text::sentence;

/// Everything the sources say, in a stable order: same sources, same corpus.
#[must_use]
pub fn corpus(sources: Vec<Source>) -> Corpus {
    let mut corpus = Corpus::default();
    let mut names = names::Register::default();
    for (at, source) in sources.iter().enumerate() {
        for draft in articles::of(source) {
            read_article(SourceId::new(at), source, draft, &mut names, &mut corpus);
        }
    }
    corpus.sources = sources;
    corpus.names = names.into_names(&mut corpus.mentions, &mut corpus.events);
    clusters::group(&mut corpus);
    corpus
}

/// One article, from its draft to its event reports.
fn read_article(
    from: SourceId,
    source: &Source,
    draft: articles::Draft,
    names: &mut names::Register,
    corpus: &mut Corpus,
) {
    let text = source.text.as_str();
    let id = ArticleId::new(corpus.articles.len());
    let sentences = draft.told().flat_map(|b| sentence::within(text, b.span, draft.lang)).collect::<Vec<_>>();
    let found = time::recognise(text, &sentences, draft.lang);
    let published = published::date(text, &draft, &sentences, &found, source.published);
    let timexes = time::normalise(text, id, &sentences, &found, &published, draft.lang);
    let mentions = names.find(text, id, &sentences, draft.lang);
    let first_timex = corpus.timexes.len();
    let story = events::Story {
        article: id,
        text,
        lang: draft.lang,
        blocks: &draft.blocks,
        sentences: &sentences,
        published: &published,
        timexes: &timexes,
        first_timex,
        mentions: &mentions,
        names,
    };
    let events = events::find(&story);
    corpus.articles.push(Article {
        source: from,
        span: draft.span,
        title: draft.title,
        byline: draft.byline,
        publisher: draft.publisher,
        published,
        lang: draft.lang,
        blocks: draft.blocks,
        sentences,
        timexes: append(&mut corpus.timexes, timexes),
        mentions: append(&mut corpus.mentions, mentions),
        events: append(&mut corpus.events, events),
    });
}

/// Moves values to the end of a list, and says where they now are.
fn append<T>(list: &mut Vec<T>, values: Vec<T>) -> std::ops::Range<u32> {
    let start = list.len() as u32;
    list.extend(values);
    start..list.len() as u32
}
