//! The cross-check: who says what about one happening, what they disagree about, and who is silent.

use crate::app::{State, dates, told};
use crate::corpus::{ArticleId, ClusterId, Corpus, Counted, Discrepancy, Event, EventId, Matter, Number};
use crate::date::Edtf;
use crate::extract::clusters::Joins;
use crate::text::Span;
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

use super::{About, Panel, Role, Row, Target};

impl Panel {
    /// The cross-check of the current report's happening.
    #[must_use]
    pub fn check(state: &State) -> Option<Self> {
        let event = state.event()?;
        let cluster = state.corpus.cluster(event);
        let mut panel = Self::new(About::Check(cluster), say(state.lang, "check-title").to_owned());
        panel.akin = akin(state, cluster);
        panel.lay(&state.corpus, super::inner_width(usize::from(state.size.width)), state.lang);
        // On its own report, unless what they disagree about would be out of sight then.
        let own = panel.rows.iter().rposition(|r| r.target == Some(Target::Event(event)));
        let height = super::inner_height(state.geometry.body.height);
        panel.go(own.filter(|&at| panel.end_of(at) <= height).unwrap_or(0));
        Some(panel)
    }
}

/// So many reports like those of a happening are shown for each kind of likeness.
const AKIN: usize = 4;

/// In a dossier of more reports only those that share rarer words are looked for.
const FEW: usize = 4_096;

/// Reports that nearly were of a happening, or share its rarer words.
pub(super) fn akin(state: &State, cluster: ClusterId) -> Vec<EventId> {
    let corpus = &state.corpus;
    let all: Vec<EventId> = corpus.event_ids().take(FEW + 1).collect();
    let nearly = if all.len() > FEW { Vec::new() } else { Joins::of(corpus).likest(cluster, &all) };
    let mut akin: Vec<EventId> = nearly.into_iter().take(AKIN).collect();
    for like in state.index().akin(corpus, cluster, AKIN) {
        if akin.iter().all(|&known| corpus.cluster(known) != corpus.cluster(like)) {
            akin.push(like);
        }
    }
    akin
}

/// The lines of a happening's cross-check, with reports that were not taken for it but are like it.
pub(super) fn rows(corpus: &Corpus, id: ClusterId, akin: &[EventId], width: usize, lang: Lang) -> Vec<Row> {
    let mut rows = Row::wrapped(Role::Heading, &clean(&corpus.label(id)), width, "");
    rows.extend(Row::wrapped(Role::Dim, &summary(corpus, id, lang), width, ""));
    rows.push(Row::default());
    for discrepancy in corpus.discrepancies(id) {
        rows.extend(disagree(corpus, discrepancy, width, lang));
    }
    rows.extend(compatible(corpus, id, width, lang));
    if rows.last().is_some_and(|row| *row != Row::default()) {
        rows.push(Row::default());
    }
    for &event in corpus.reports(id) {
        rows.extend(report(corpus, event, width, lang));
        rows.push(Row::default());
    }
    let mut akin = akin.iter().filter(|&&event| corpus.cluster(event) != id).peekable();
    if akin.peek().is_some() {
        rows.extend(Row::wrapped(Role::Discrepancy, say(lang, "check-akin"), width, ""));
        rows.push(Row::default());
    }
    for &event in akin {
        rows.extend(report(corpus, event, width, lang));
        rows.push(Row::default());
    }
    rows.extend(silent(corpus, id, width, lang));
    rows
}

/// `9–13 juillet 2025 · 3 mentions dans 3 articles`.
fn summary(corpus: &Corpus, id: ClusterId, lang: Lang) -> String {
    let when = corpus[id].date.map_or_else(|| say(lang, "date-none").to_owned(), |d| dates::long(d, lang));
    let counts = say_with(lang, "check-counts", &[&corpus.reports(id).len(), &corpus.voices(id)]);
    let doubt = if corpus[id].is_sure() { String::new() } else { format!(" · {}", say(lang, "check-weak")) };
    format!("{when} · {counts}{doubt}")
}

/// `≠ date : 9 juillet 2025 (A, B) ; 13 juillet 2025 (C)`.
fn disagree(corpus: &Corpus, discrepancy: &Discrepancy, width: usize, lang: Lang) -> Vec<Row> {
    let matter = told::matter(corpus, discrepancy, lang);
    let mut rows = vec![Row::new(Role::Discrepancy, format!("≠ {matter}"))];
    for claim in corpus.claims(discrepancy) {
        let mut who: Vec<ArticleId> = claim.reports.iter().map(|&e| corpus[e].article).collect();
        who.dedup();
        let who = who.into_iter().map(|a| short_headline(corpus, a)).collect::<Vec<_>>().join(" ; ");
        let value = told::disputed(&claim.value, lang);
        let told = Row::wrapped(Role::Body, &format!("{value} — {who}"), width, "    ");
        rows.extend(leading(told, claim.reports.first().copied(), claim.words));
    }
    rows
}

/// Lines of which the first leads to what a report says.
fn leading(mut rows: Vec<Row>, report: Option<EventId>, words: Option<Span>) -> Vec<Row> {
    if let Some((first, report)) = rows.first_mut().zip(report) {
        first.target = Some(words.map_or(Target::Event(report), |words| Target::Claim(report, words)));
    }
    rows
}

/// The numbers of one thing that reports give, several of them and none against another, as they came out: "au moins neuf
/// mineurs" before "dix-huit morts".
fn compatible(corpus: &Corpus, id: ClusterId, width: usize, lang: Lang) -> Vec<Row> {
    let disputed = |what: Counted| {
        let numbers = corpus.discrepancies(id).iter().filter(|of| of.matter == Matter::Number);
        let told = |of: &Discrepancy| corpus.claims(of).next().and_then(|claim| claim.number(corpus));
        numbers.filter_map(told).any(|number| number.what == what)
    };
    let published = |number: &Number| {
        let days = corpus[corpus[number.event].article].published.edtf.map(Edtf::bounds);
        (days.is_none(), days)
    };
    let mut rows = Vec::new();
    for what in Counted::ALL.iter().copied().filter(|&what| !disputed(what)) {
        let all = corpus.reports(id).iter().flat_map(|&report| corpus.numbers(report));
        let mut all: Vec<&Number> = all.filter(|number| number.what == what).collect();
        all.sort_by_key(|number| published(number));
        all.dedup_by_key(|number| (corpus[number.event].article, number.low, number.high));
        if all.iter().all(|number| {
            all.first().is_some_and(|first| (number.low, number.high) == (first.low, first.high))
        }) {
            continue;
        }
        rows.push(Row::new(
            Role::Heading,
            say_with(lang, "check-numbers", &[&say(lang, told::counted(what))]),
        ));
        for number in all {
            let Number { event, span, .. } = *number;
            let article = corpus[event].article;
            let said = clean(&corpus.told_number(article, number)).into_owned();
            let said = match corpus[event].attribution.filter(|_| number.source.is_none()) {
                Some(source) => format!("{said} ({})", clean(corpus.words(article, source))),
                None => said,
            };
            let who = short_headline(corpus, article);
            let told = Row::wrapped(Role::Body, &format!("{said} — {who}"), width, "    ");
            rows.extend(leading(told, Some(event), Some(span)));
        }
    }
    rows
}

pub(super) fn short_headline(corpus: &Corpus, article: ArticleId) -> String {
    let (headline, stated) = corpus.headline(article, 40);
    let headline = clean(&headline);
    match headline.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", headline.get(..cut).unwrap_or("").trim_end()),
        None if stated => headline.into_owned(),
        None => format!("{headline}…"),
    }
}

/// One report: its article, what it says in words, and its sentence.
fn report(corpus: &Corpus, id: EventId, width: usize, lang: Lang) -> Vec<Row> {
    let event = &corpus[id];
    let (headline, stated) = corpus.headline(event.article, 70);
    let headline =
        if stated { clean(&headline).into_owned() } else { told::quoted_beginning(&headline, lang) };
    let published = &corpus[event.article].published;
    let when = dates::published(published.edtf, published.basis, None, lang);
    let mut rows = Row::wrapped(Role::Heading, &format!("▸ {headline} · {when}"), width, "");
    if let Some(first) = rows.first_mut() {
        first.target = Some(Target::Event(id));
    }
    rows.extend(Row::wrapped(Role::Dim, &facts(corpus, event, lang), width, "  "));
    let quote = told::quoted(corpus.words(event.article, event.sentence), lang);
    rows.extend(Row::wrapped(Role::Quote, &quote, width, "  "));
    rows
}

/// Date with its basis, type, factuality, attribution, actors and places, in words.
pub fn facts(corpus: &Corpus, event: &Event, lang: Lang) -> String {
    let kind = say_with(lang, "fact-type", &[&say(lang, told::event_type(event.kind)), &event.kind.name()]);
    let mut parts = vec![when(event, lang), kind];
    if event.polarity == crate::corpus::Polarity::Negative {
        parts.push(say(lang, told::polarity(event.polarity)).to_owned());
    }
    let vouched = say(lang, told::modality(event.modality));
    parts.push(match event.attribution {
        Some(span) => {
            say_with(lang, "fact-attributed", &[&vouched, &clean(corpus.words(event.article, span))])
        }
        None => vouched.to_owned(),
    });
    let names = |ids: &mut dyn Iterator<Item = crate::corpus::NameId>| {
        let mut names: Vec<_> = ids.map(|n| clean(&corpus[n].label).into_owned()).collect();
        names.dedup();
        names.join(", ")
    };
    let actors = names(&mut corpus.actors(event).iter().map(|p| p.name));
    let places = names(&mut corpus.places(event).iter().copied());
    parts.extend([actors, places].into_iter().filter(|p| !p.is_empty()));
    parts.join(" · ")
}

fn when(event: &Event, lang: Lang) -> String {
    match event.date {
        Some(date) => {
            let how = say(lang, told::basis(date.basis));
            say_with(lang, "fact-date", &[&dates::long(date.edtf, lang), &how])
        }
        None => say(lang, "date-none").to_owned(),
    }
}

/// The articles of which no report was joined: silence is a finding too, and a missed join is seen so.
fn silent(corpus: &Corpus, id: ClusterId, width: usize, lang: Lang) -> Vec<Row> {
    let speaks = |a: ArticleId| corpus.reports(id).iter().any(|&e| corpus[e].article == a);
    let silent: Vec<_> =
        corpus.article_ids().filter(|&a| !speaks(a)).take(40).map(|a| short_headline(corpus, a)).collect();
    if silent.is_empty() {
        return Vec::new();
    }
    Row::wrapped(Role::Dim, &say_with(lang, "check-silent", &[&silent.join(" ; ")]), width, "")
}
