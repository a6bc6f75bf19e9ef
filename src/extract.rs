//! From text to corpus: pure and total. This file reads as the data's walk.
//!
//! source → articles → sentences → temporal expressions (recognise, then normalise) → names → events → years that only
//! the neighbours tell → clusters. Recognition and normalisation are two steps because the field (TimeML, HeidelTime)
//! has two words and two error rates for them.

pub mod articles;
pub mod clusters;
pub mod events;
pub mod live;
pub mod names;
mod neighbours;
pub mod published;
mod reading;
pub mod time;
mod words;

pub use neighbours::date as date_by_neighbours;
pub use reading::Reading;

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use rayon::prelude::*;

use crate::corpus::{
    Article, ArticleId, Corpus, Mention, Name, NameId, NameKind, Published, Shared, Source, SourceId, Title,
};
use crate::text::{Span, sentence};
use crate::words::Lang;

use published::{Beside, Elsewhere};
pub use words::Kept;

/// So many bytes of text are read at a time: enough for every core, little enough to show as they come.
const CHUNK: usize = 1 << 20;

/// Everything the sources say, in a stable order: same sources, same corpus, on any number of cores.
#[must_use]
pub fn corpus(sources: Vec<Source>) -> Corpus {
    corpus_by(sources, read)
}

/// The same, each source being read by a function that knows what [`read`] would make of it.
#[must_use]
pub fn corpus_by(sources: Vec<Source>, read: impl Fn(SourceId, &Source) -> Reading + Sync) -> Corpus {
    let sources: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
    let mut corpus = Corpus::default();
    let (names, new) = read_all(&sources, read, |part| {
        corpus.read(part);
        ControlFlow::Continue(())
    });
    corpus.sources = sources;
    corpus.rename(names, &new);
    date_by_neighbours(&mut corpus);
    let happenings = clusters::group(&corpus);
    corpus.settle(happenings);
    corpus
}

/// Reads sources in their order ([`read`]) and gives what they say in parts, each at least an eighth of all before it,
/// for [`Corpus::read`]; then the final names ([`Corpus::rename`]). Ends early where `take` breaks.
pub fn read_all(
    sources: &[Arc<Source>],
    read: impl Fn(SourceId, &Source) -> Reading + Sync,
    mut take: impl FnMut(Corpus) -> ControlFlow<()>,
) -> (Vec<Name>, Vec<NameId>) {
    load();
    let mut collector = Collector::default();
    let mut chunks = chunks(sources);
    let read_chunk = |chunk: Range<usize>| -> Vec<Reading> {
        chunk.into_par_iter().map(|at| read(SourceId::new(at), &sources[at])).collect()
    };
    let mut readings = chunks.next().map(read_chunk);
    while let Some(ready) = readings {
        // What was read is entered while what follows is read.
        let next = chunks.next();
        let (following, part) = rayon::join(|| next.map(read_chunk), || collector.enter_all(ready));
        if take(part).is_break() {
            break;
        }
        readings = following;
    }
    collector.names()
}

/// Loads the largest lexicons side by side: the first article would wait for one after another.
fn load() {
    let others = || [names::load, articles::load, clusters::load].into_iter().for_each(|load| load());
    rayon::join(others, events::load);
}

/// The places of sources, in rows that are long enough for every core and short enough to be shown as they come:
/// the longer, the more there is already.
pub fn chunks(sources: &[Arc<Source>]) -> impl Iterator<Item = Range<usize>> {
    let (mut start, mut before) = (0, 0);
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let rest = sources.get(start..)?;
        let full = rest.iter().position(|source| {
            bytes += source.text.len();
            bytes > CHUNK.max(before / 8)
        });
        let chunk = start..start + full.map_or(rest.len(), |at| at + 1);
        (start, before) = (chunk.end, before + bytes);
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// An article as it stands on the page, before its words are read.
#[derive(Debug, Clone)]
pub struct Sheet {
    draft: articles::Draft,
    sentences: Vec<Span>,
    /// True where its source holds no other article.
    is_alone: bool,
}

impl Sheet {
    /// As an article of its source that says nothing yet.
    #[must_use]
    pub fn article(&self, source: SourceId) -> Article {
        article(source, self.clone(), Published::unread())
    }
}

/// The articles of a source as they stand on the page.
#[must_use]
pub fn lay_out(source: &Source) -> Vec<Sheet> {
    let drafts = articles::of(source);
    let is_alone = drafts.len() == 1;
    let sheet = |draft| Sheet { sentences: sentences(&source.text, &draft), draft, is_alone };
    drafts.into_iter().map(sheet).collect()
}

/// Enters readings one after another: what several of them name gets one id.
#[derive(Debug, Clone, Default)]
pub struct Collector {
    names: names::Register,
    articles: u32,
}

impl Collector {
    /// The next reading, as [`Corpus::read`] takes it.
    #[must_use]
    pub fn enter(&mut self, reading: Reading) -> Corpus {
        let first_new = self.names.names.len();
        let new = self.names.merge(reading.names, self.articles);
        let mut corpus = reading.corpus;
        corpus.read = corpus.articles.len() as u32;
        self.articles += corpus.read;
        let names = self.names.names.get(first_new..).unwrap_or_default().to_vec();
        corpus.rename(names, &new);
        corpus
    }

    /// The next readings, as one part.
    fn enter_all(&mut self, readings: Vec<Reading>) -> Corpus {
        let mut entered = readings.into_iter().map(|reading| self.enter(reading));
        let mut part = entered.next().unwrap_or_default();
        entered.for_each(|more| part.read(more));
        part
    }

    /// The names of all readings, those of one person joined, and for each id given so far the final one.
    #[must_use]
    pub fn names(self) -> (Vec<Name>, Vec<NameId>) {
        names::join(&self.names.names)
    }
}

/// What an article names, and where: found again in an article that is shown.
#[must_use]
pub fn mentions(corpus: &Corpus, id: ArticleId) -> Vec<(Span, NameKind)> {
    let article = &corpus[id];
    let mut names = names::Register::default();
    let found = names.find(corpus.text(id), id, &article.sentences, article.lang);
    found.iter().filter_map(|m| Some((m.span, names.names.get(m.name.at())?.kind))).collect()
}

/// Reads a source.
#[must_use]
pub fn read(id: SourceId, source: &Source) -> Reading {
    read_sheets(id, source, lay_out(source))
}

/// Reads a source that is laid out.
#[must_use]
pub fn read_sheets(id: SourceId, source: &Source, sheets: Vec<Sheet>) -> Reading {
    let mut reading = Reading::default();
    for sheet in sheets {
        read_article(id, source, sheet, When::Told(&Elsewhere::default()), &mut reading);
    }
    reading
}

/// How it is known when an article was published.
#[derive(Debug, Clone, Copy)]
enum When<'a> {
    /// By what it tells itself, and the days that other articles of its story tell.
    Told(&'a Elsewhere),
    /// It is known, or tried.
    Known(&'a Published),
}

/// One article, from its sheet to its event reports.
fn read_article(from: SourceId, source: &Source, sheet: Sheet, when: When, into: &mut Reading) {
    let text = &*source.text;
    let Reading { corpus, names } = into;
    let id = ArticleId::new(corpus.articles.len());
    let Sheet { draft, sentences, .. } = &sheet;
    let (found, spots, words) = recognise(text, sentences, draft.lang);
    let beside = Beside::of(source, sheet.is_alone);
    let published = match when {
        When::Told(elsewhere) => published::date(text, beside, draft, sentences, &found, elsewhere),
        When::Known(published) => published.clone(),
    };
    let days = live::days(text, draft, &published);
    let mut timexes = time::normalise(text, id, sentences, &found, &published, draft.lang, &days);
    drop(found);
    for timex in time::of_datelines(text, id, &draft.blocks, &published, draft.lang) {
        let at = timexes.partition_point(|other| other.span.start() < timex.span.start());
        timexes.insert(at, timex);
    }
    let mentions = names.enter_all(text, id, spots, draft.lang);
    let story = events::Story {
        article: id,
        text,
        lang: draft.lang,
        blocks: &draft.blocks,
        sentences,
        words: &words,
        published: &published,
        days: &days,
        timexes: &timexes,
        first_timex: corpus.timexes.len(),
        mentions: &mentions,
        names,
    };
    let first = corpus.events.len() as u32;
    let counted = events::find(&story, |report| report.enter(corpus, id));
    for length in counted {
        time::count(&mut timexes, length.timex, length.edtf);
    }
    let events = first..corpus.events.len() as u32;
    let timexes = append(&mut corpus.timexes, timexes);
    let title = |m: &Mention| Some(Title { article: id, name: m.name, span: m.title? });
    corpus.titles.extend(mentions.iter().filter_map(title));
    let states = most_named(mentions.iter().filter_map(|m| names.state_of(m.name)));
    corpus.states.push(states);
    corpus.articles.push(Article { timexes, events, ..article(from, sheet, published) });
}

/// The temporal expressions of an article, and what it names: its words are read once for both, and for its events.
fn recognise(text: &str, sentences: &[Span], lang: Lang) -> (Vec<time::Found>, Vec<names::Spot>, Kept) {
    words::with(lang, |words| {
        let (mut times, mut names) = (time::Recogniser::default(), names::Spotter::default());
        let mut kept = Kept::for_text(sentences);
        for &sentence in sentences {
            words.read_and_keep(text, sentence, &mut kept);
            times.read(text, words);
            names.read(text, words);
        }
        (times.found, names.spots, kept)
    })
}

/// The two states that are named most often; of equals, the one named first.
fn most_named(states: impl Iterator<Item = NameId>) -> [Option<NameId>; 2] {
    let mut counts: Vec<(NameId, u32)> = Vec::new();
    for state in states {
        match counts.iter_mut().find(|(known, _)| *known == state) {
            Some((_, n)) => *n += 1,
            None => counts.push((state, 1)),
        }
    }
    counts.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    let mut most = counts.into_iter().map(|(state, _)| state);
    [most.next(), most.next()]
}

fn sentences(text: &str, draft: &articles::Draft) -> Vec<Span> {
    draft.told().flat_map(|block| sentence::within(text, block.span, draft.lang)).collect()
}

/// An article that says nothing yet.
fn article(source: SourceId, sheet: Sheet, published: Published) -> Article {
    let Sheet { draft, sentences, .. } = sheet;
    Article {
        source,
        span: draft.span,
        title: draft.title,
        byline: draft.byline,
        publisher: draft.publisher,
        published,
        lang: draft.lang,
        blocks: draft.blocks,
        sentences,
        timexes: 0..0,
        events: 0..0,
    }
}

/// Moves values to the end of a list, and says where they now are.
fn append<T: Clone>(list: &mut Shared<T>, values: Vec<T>) -> Range<u32> {
    let start = list.len() as u32;
    list.extend(values);
    start..list.len() as u32
}
