//! Why a passage is read as it is: the rules, the words they matched, what each date was counted from.

use crate::app::{Pane, State, dates, told};
use crate::corpus::{ArticleId, Corpus, EventId, Reason, Timex};
use crate::extract::clusters::Joins;
use crate::extract::time;
use crate::text::Span;
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

use super::{About, Panel, Role, Row, Target};

/// What is explained: an article's publication, and of one of its sentences the events and times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter {
    /// The article.
    pub(in crate::app) article: ArticleId,
    /// The sentence, where it is about one.
    pub(in crate::app) sentence: Option<Span>,
}

impl Panel {
    /// Why what the cursor is on is read as it is: an article, a report, or a sentence of the text.
    #[must_use]
    pub fn why(state: &State) -> Option<Self> {
        let matter = match state.focus {
            Pane::Sources => Matter { article: state.sources.current()?, sentence: None },
            Pane::Timeline => match state.event().map(|event| &state.corpus[event]) {
                Some(event) => Matter { article: event.article, sentence: Some(event.sentence) },
                None => Matter { article: state.article()?, sentence: None },
            },
            Pane::Text => {
                let column = state.column()?;
                Matter { article: column.article, sentence: Some(column.span(&state.corpus)) }
            }
        };
        let mut panel = Self::new(About::Why(matter), say(state.lang, "why-title").to_owned());
        panel.lay(&state.corpus, super::inner_width(usize::from(state.size.width)), state.lang);
        Some(panel)
    }
}

/// The lines about a passage.
pub(super) fn rows(corpus: &Corpus, matter: Matter, width: usize, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(sentence) = matter.sentence {
        let quote = told::quoted(corpus.words(matter.article, sentence), lang);
        rows.extend(Row::wrapped(Role::Quote, &quote, width, ""));
        rows.push(Row::default());
        let joins = Joins::of(corpus);
        for event in corpus.events_of(matter.article).filter(|&e| corpus[e].sentence == sentence) {
            rows.extend(why_event(corpus, event, width, lang));
            rows.extend(why_joined(corpus, &joins, event, width, lang));
            rows.push(Row::default());
        }
        let times = corpus.timexes_of(matter.article).iter();
        for timex in times.filter(|t| sentence.contains(t.span)) {
            rows.extend(why_timex(corpus, timex, width, lang));
            rows.push(Row::default());
        }
    }
    rows.extend(published(corpus, matter.article, width, lang));
    rows
}

fn why_event(corpus: &Corpus, id: EventId, width: usize, lang: Lang) -> Vec<Row> {
    let event = &corpus[id];
    let trigger = clean(corpus.words(event.article, event.trigger));
    let mut rows =
        wrap(&say_with(lang, "why-event", &[&trigger, &event.kind.name(), &event.rule.name()]), width);
    rows.extend(wrap(&super::check::facts(corpus, event, lang), width));
    if event.date.is_none() {
        rows.extend(wrap(say(lang, "why-no-date"), width));
    }
    rows
}

/// Why it is taken for one happening with others: the most like it is one key away.
fn why_joined(corpus: &Corpus, joins: &Joins, id: EventId, width: usize, lang: Lang) -> Vec<Row> {
    let Some(likeness) = joins.why(id) else { return Vec::new() };
    let other = &corpus[likeness.other];
    let trigger = clean(corpus.words(other.article, other.trigger));
    let whose = super::check::short_headline(corpus, other.article);
    let mut rows =
        wrap(&say_with(lang, "why-join", &[&trigger, &whose, &told::reason(&likeness.shared, lang)]), width);
    if let Some(first) = rows.first_mut() {
        first.target = Some(Target::Event(likeness.other));
    }
    if likeness.against != Reason::default() {
        rows.extend(wrap(
            &say_with(lang, "why-join-against", &[&told::reason(&likeness.against, lang)]),
            width,
        ));
    }
    if !corpus[corpus.cluster(id)].is_sure() {
        rows.extend(wrap(say(lang, "why-join-weak"), width));
    }
    rows
}

/// A temporal expression: its words, its value, its rule, and the steps between.
fn why_timex(corpus: &Corpus, timex: &Timex, width: usize, lang: Lang) -> Vec<Row> {
    let words = clean(corpus.words(timex.article, timex.span));
    let value = timex.edtf.map_or_else(|| timex.value.to_string(), |d| dates::long(d, lang));
    let how = say(lang, told::basis(timex.basis));
    let mut rows = wrap(&say_with(lang, "why-timex", &[&words, &value, &how, &timex.rule]), width);
    rows.extend(Row::wrapped(
        Role::Body,
        &clean(&told::reason(&time::steps(corpus, timex), lang)),
        width,
        "  ",
    ));
    rows
}

/// When the article was published, and how that is known.
fn published(corpus: &Corpus, id: ArticleId, width: usize, lang: Lang) -> Vec<Row> {
    let published = &corpus[id].published;
    let (headline, _) = corpus.headline(id, 70);
    let when = told::published(published, lang);
    let mut rows = Row::wrapped(Role::Heading, &clean(&headline), width, "");
    rows.extend(wrap(&say_with(lang, "why-published", &[&when]), width));
    rows.extend(wrap(&told::reason(&published.reason, lang), width));
    rows
}

fn wrap(text: &str, width: usize) -> Vec<Row> {
    Row::wrapped(Role::Body, &clean(text), width, "")
}
