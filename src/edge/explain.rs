//! `recoupe explain FILE:OFFSET`: what stands at a place of a text, and why each value is what it is.

use crate::app::{dates, told};
use crate::corpus::{Article, Corpus, EventId, Number, Reason, Source, SourceId, Timex, Weakness};
use crate::date::Edtf;
use crate::extract::clusters::Joins;
use crate::extract::time;
use crate::text::Span;
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

use super::error::Error;
use super::points::{Points, byte_of};

/// Everything known of a place, as lines; the offset counts Unicode code points, as the export does.
pub(super) fn at(corpus: &Corpus, place: &str, lang: Lang) -> Result<String, Error> {
    let (source, byte) = locate(corpus, place)?;
    let teller = Teller { corpus, points: Points::new(&corpus[source].text), lang, out: String::new() };
    Ok(teller.tell(source, byte))
}

/// The source and the byte that `FILE:OFFSET` means. A file may be named by the end of its path.
fn locate(corpus: &Corpus, place: &str) -> Result<(SourceId, usize), Error> {
    let wrong = |key, parts: &[&str]| Error::usage(place, Reason::because(key, parts));
    let (file, offset) = place.rsplit_once(':').ok_or_else(|| wrong("cli-no-place", &[]))?;
    let offset = offset.parse::<usize>().map_err(|_| wrong("cli-no-place", &[]))?;
    let named =
        |source: &std::sync::Arc<Source>| source.name == file || source.name.ends_with(&format!("/{file}"));
    let at = corpus.sources.iter().position(named).ok_or_else(|| wrong("cli-no-source", &[]))?;
    let text = &corpus.sources[at].text;
    let byte =
        byte_of(text, offset).ok_or_else(|| wrong("cli-beyond", &[&text.chars().count().to_string()]))?;
    Ok((SourceId::new(at), byte))
}

/// Tells of one source.
struct Teller<'a> {
    corpus: &'a Corpus,
    points: Points<'a>,
    lang: Lang,
    out: String,
}

impl Teller<'_> {
    fn tell(mut self, source: SourceId, byte: usize) -> String {
        let Corpus { articles, timexes, events, .. } = self.corpus;
        let here = |article: &&Article| article.source == source && article.span.holds(byte);
        let Some(article) = articles.iter().find(here) else {
            self.line(0, say(self.lang, "explain-nothing"));
            return self.out;
        };
        self.article(article);
        let within = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
        for timex in timexes.get(within(&article.timexes)).unwrap_or_default() {
            if timex.span.holds(byte) {
                self.timex(timex);
            }
        }
        for id in article.events.clone().map(EventId) {
            if events.get(id.at()).is_some_and(|event| event.sentence.holds(byte)) {
                self.event(id);
            }
        }
        self.out
    }

    fn article(&mut self, article: &Article) {
        let title = article.title.map_or("—", |span| span.of(&self.corpus[article.source].text));
        self.line(0, &say_with(self.lang, "explain-article", &[&title]));
        self.line(
            1,
            &format!("{}-{}", self.points.at(article.span.start()), self.points.at(article.span.end())),
        );
        let published = &article.published;
        self.value("explain-published", &self.date(published.edtf));
        self.value("explain-basis", say(self.lang, told::basis(published.basis)));
        self.value("explain-why", &told::reason(&published.reason, self.lang));
    }

    fn timex(&mut self, timex: &Timex) {
        self.heading("explain-timex", self.corpus.words(timex.article, timex.span), timex.span);
        self.value("explain-type", timex.kind.name());
        self.value("explain-date", &self.date(timex.edtf));
        self.value("explain-value", &timex.value);
        self.value("explain-basis", say(self.lang, told::basis(timex.basis)));
        self.value("explain-anchor", &timex.anchor.map_or(String::new(), |d| self.date(Some(d))));
        self.value("explain-rule", &timex.rule);
        self.value("explain-why", &told::reason(&time::steps(self.corpus, timex), self.lang));
        self.value("explain-doubt", timex.weakness.map_or("", Weakness::name));
    }

    fn event(&mut self, id: EventId) {
        let event = &self.corpus[id];
        self.heading("explain-event", self.corpus.words(event.article, event.trigger), event.trigger);
        let kind = format!("{} ({})", event.kind.name(), say(self.lang, told::quad(event.kind.quad())));
        self.value("explain-type", &kind);
        self.value("explain-date", &self.date(event.date.map(|d| d.edtf)));
        self.value("explain-basis", event.date.map_or("", |d| say(self.lang, told::basis(d.basis))));
        let timex = event.date.and_then(|d| d.timex).map(|id| &self.corpus[id]);
        self.value("explain-words", timex.map_or("", |t| self.corpus.words(t.article, t.span)));
        self.value("explain-modality", say(self.lang, told::modality(event.modality)));
        self.value("explain-polarity", say(self.lang, told::polarity(event.polarity)));
        let said = event.attribution.map_or("", |span| self.corpus.words(event.article, span));
        self.value("explain-attribution", said);
        for part in self.corpus.actors(event) {
            let role = say(self.lang, told::role(part.role));
            self.line(1, &say_with(self.lang, "explain-part", &[&role, &self.corpus[part.name].label]));
        }
        for number in self.corpus.numbers(id) {
            let what = say(self.lang, told::counted(number.what));
            let words = self.corpus.told_number(event.article, number);
            self.line(1, &say_with(self.lang, "explain-number", &[&what, &words, &range(number)]));
        }
        self.value("explain-cluster", &self.corpus.cluster(id).at().to_string());
        self.joined(id);
        self.value("explain-rule", event.rule.name());
    }

    /// Why it is taken for one happening with others.
    fn joined(&mut self, id: EventId) {
        let Some(likeness) = Joins::of(self.corpus).why(id) else { return };
        let other = &self.corpus[likeness.other];
        let file = &self.corpus[self.corpus[other.article].source].name;
        self.line(
            1,
            &say_with(self.lang, "explain-join", &[&self.corpus.words(other.article, other.trigger), file]),
        );
        self.value("explain-join-shared", &told::reason(&likeness.shared, self.lang));
        self.value("explain-join-against", &told::reason(&likeness.against, self.lang));
        if !self.corpus[self.corpus.cluster(id)].is_sure() {
            self.line(1, say(self.lang, "why-join-weak"));
        }
    }

    fn heading(&mut self, key: &'static str, words: &str, span: Span) {
        let [start, end] = self.points.span(span);
        self.line(0, &format!("{} {start}-{end}", say_with(self.lang, key, &[&words])));
    }

    /// A date as people write it, and as machines do where that is something else.
    fn date(&self, date: Option<Edtf>) -> String {
        let Some(date) = date else { return "—".to_owned() };
        let (long, short) = (dates::long(date, self.lang), date.to_string());
        if long == short { long } else { format!("{long} ({short})") }
    }

    /// A named value, left out where there is none.
    fn value(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() {
            self.line(1, &say_with(self.lang, key, &[&value]));
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.out += &"  ".repeat(depth);
        self.out += &clean(text);
        self.out.push('\n');
    }
}

/// `17`, `17–`, `16–24`.
fn range(number: &Number) -> String {
    match (number.low, number.high) {
        (low, high) if low == high => low.to_string(),
        (low, u64::MAX) => format!("{low}–"),
        (low, high) => format!("{low}–{high}"),
    }
}
