//! Filters, facets and time order against their plain definitions, on the seeds and the made corpus.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::corpus::{ClusterId, Event, Source};
use crate::extract;
use crate::search::query::tests::query_text;
use crate::search::words::split;
use crate::search::{Facets, Moment, Query, made};
use crate::text::{Span, fold};

/// A corpus with what is kept of it.
struct Kept {
    corpus: Corpus,
    ledger: Ledger,
    index: Index,
}

static KEPT: LazyLock<[Kept; 2]> = LazyLock::new(|| {
    [seeds(), made::corpus()].map(|corpus| {
        let (ledger, index) = (Ledger::new(&corpus), Index::new(&corpus));
        Kept { corpus, ledger, index }
    })
});

fn seeds() -> Corpus {
    const SEEDS: [&str; 3] = [
        include_str!("../../../seeds/001_6b87566272ab0505.txt"),
        include_str!("../../../seeds/003_96e5bc8999479554.txt"),
        include_str!("../../../seeds/004_383812e2435e21cc.txt"),
    ];
    let source = |(at, text): (usize, &str)| Source {
        name: format!("presse/{at}.txt"),
        text: text.into(),
        ..Source::default()
    };
    extract::corpus(SEEDS.into_iter().enumerate().map(source).collect())
}

/// The language as it is defined: asked of one event or article at a time.
struct Plain<'a>(&'a Corpus);

impl Plain<'_> {
    fn visible(&self, expr: &Expr) -> Visible {
        let corpus = self.0;
        let events = Bits::of(corpus.events.len(), |at| self.event(expr, EventId::new(at)));
        let told = |at| corpus.events_of(ArticleId::new(at)).any(|event| events.holds(event.at()));
        let articles =
            Bits::of(corpus.articles.len(), |at| told(at) || self.article(expr, ArticleId::new(at), true));
        Visible { articles, events }
    }

    fn event(&self, expr: &Expr, event: EventId) -> bool {
        match expr {
            Expr::And(parts) => parts.iter().all(|part| self.event(part, event)),
            Expr::Or(parts) => parts.iter().any(|part| self.event(part, event)),
            Expr::Not(inner) => !self.event(inner, event),
            Expr::Term(term) => self.event_has(term, event),
        }
    }

    /// True where it is `held`, or not, of an article by itself: neither may be so.
    fn article(&self, expr: &Expr, id: ArticleId, held: bool) -> bool {
        match expr {
            Expr::Not(inner) => self.article(inner, id, !held),
            Expr::And(parts) if held => parts.iter().all(|part| self.article(part, id, held)),
            Expr::Or(parts) if !held => parts.iter().all(|part| self.article(part, id, held)),
            Expr::And(parts) | Expr::Or(parts) => parts.iter().any(|part| self.article(part, id, held)),
            Expr::Term(term) => self.article_has(term, id) == Some(held),
        }
    }

    fn article_has(&self, term: &Term, id: ArticleId) -> Option<bool> {
        match (term.field, &term.test) {
            (None, Test::Words(words)) => {
                let stands = |span: &Span| words.stand_in(self.0.words(id, *span));
                Some(self.on_top(words, id) || self.0[id].sentences.iter().any(stands))
            }
            (Some(field), Test::Words(words)) if field.is_of_articles() => Some(Self::means(
                words,
                self.0.article_ids().flat_map(|a| self.labels(a, field)),
                self.labels(id, field),
            )),
            (Some(Field::Published), test) => Some(date_meets(self.0[id].published.edtf, test)),
            _ => None,
        }
    }

    fn event_has(&self, term: &Term, id: EventId) -> bool {
        let (corpus, event) = (self.0, &self.0[id]);
        let all = || corpus.names.iter().map(|name| &*name.label);
        let actors =
            || corpus.actors(event).iter().map(|actor| &*corpus[actor.name].label).collect::<Vec<_>>();
        let places = || corpus.places(event).iter().map(|&place| &*corpus[place].label).collect::<Vec<_>>();
        match (term.field, &term.test) {
            (None, Test::Words(words)) => {
                self.on_top(words, event.article)
                    || words.stand_in(corpus.words(event.article, event.sentence))
                    || actors().into_iter().chain(places()).any(|label| words.stand_in(label))
            }
            (Some(Field::Actor), Test::Words(words)) => {
                let in_full = words.is_whole() && all().any(|label| is(words, label));
                let said = |span| !in_full && words.stand_in(corpus.words(event.article, span));
                Self::means(words, all(), actors())
                    || corpus.actors(event).iter().any(|actor| said(actor.span))
            }
            (Some(Field::Place), Test::Words(words)) => Self::means(words, all(), places()),
            (Some(Field::Cluster), Test::Words(words)) => words.stand_in(&corpus.label(corpus.cluster(id))),
            (_, Test::Number(number)) => corpus.cluster(id) == ClusterId(*number),
            (Some(field), Test::Kinds(bits)) => {
                let at = match field {
                    Field::Quad => event.kind.quad() as u32,
                    Field::Modality => event.modality as u32,
                    Field::Polarity => event.polarity as u32,
                    _ => event.kind as u32,
                };
                bits >> at & 1 == 1
            }
            (Some(Field::Date), test) => date_meets(event.date.map(|date| date.edtf), test),
            _ => self.article_has(term, event.article) == Some(true),
        }
    }

    /// A quoted text that is one of all labels in full means that one, any other means all it stands in.
    fn means<'s>(words: &Words, mut all: impl Iterator<Item = &'s str>, labels: Vec<&str>) -> bool {
        let in_full = words.is_whole() && all.any(|label| is(words, label));
        labels.into_iter().any(|label| if in_full { is(words, label) } else { words.stand_in(label) })
    }

    fn on_top(&self, words: &Words, id: ArticleId) -> bool {
        let article = &self.0[id];
        let head = [article.title, article.byline, article.publisher].into_iter().flatten();
        head.into_iter().any(|span| words.stand_in(self.0.words(id, span)))
    }

    fn labels(&self, id: ArticleId, field: Field) -> Vec<&str> {
        let (article, words) = (&self.0[id], |span| self.0.words(id, span));
        if field == Field::Author {
            return article.byline.map(words).into_iter().collect();
        }
        [self.0[article.source].name.as_str()].into_iter().chain(article.publisher.map(words)).collect()
    }

    /// The labels an event has in a field, each once.
    fn values(&self, event: &Event, field: Field) -> Vec<&str> {
        let corpus = self.0;
        let mut values: Vec<&str> = match field {
            Field::Actor => corpus.actors(event).iter().map(|p| &*corpus[p.name].label).collect(),
            Field::Place => corpus.places(event).iter().map(|&place| &*corpus[place].label).collect(),
            Field::Type => vec![event.kind.name()],
            Field::Quad => vec![event.kind.quad().name()],
            Field::Modality => vec![event.modality.name()],
            Field::Polarity => vec![event.polarity.name()],
            _ => self.labels(event.article, field),
        };
        values.sort_unstable();
        values.dedup();
        values
    }

    /// The values of a field of words with their counts, most frequent first, then by name.
    fn facets(&self, visible: &Visible, field: Field) -> Vec<(String, usize, usize)> {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        if field.is_of_articles() {
            counts.extend(
                self.0.article_ids().flat_map(|a| self.labels(a, field)).map(|label| (label, (0, 0))),
            );
        }
        for (at, event) in self.0.events.iter().enumerate() {
            for value in self.values(event, field) {
                let count = counts.entry(value).or_default();
                *count = (count.0 + usize::from(visible.events.holds(at)), count.1 + 1);
            }
        }
        let mut counts: Vec<_> =
            counts.into_iter().map(|(value, (n, all))| (value.to_owned(), n, all)).collect();
        counts.sort_by_cached_key(|(value, n, all)| {
            (usize::MAX - n, usize::MAX - all, fold(value), value.clone())
        });
        counts
    }
}

/// True where a text is the words and no others.
fn is(words: &Words, text: &str) -> bool {
    let folded = fold(text);
    let told: Vec<&str> = split(&folded).collect();
    words.split_last().is_some_and(|(last, before)| {
        told.split_last()
            == Some((&last.as_str(), &before.iter().map(String::as_str).collect::<Vec<_>>()[..]))
    })
}

/// Queries about what the seeds tell.
fn about_seeds() -> impl Strategy<Value = String> {
    let names = KEPT[0].corpus.names.iter().map(|name| format!("\"{}\"", name.label.replace('"', "")));
    let words = [
        "m",
        "le",
        "atallah",
        "conseiller",
        "coup d'état",
        "\"les autorités\"",
        "bamako",
        "pres",
        "zanzibar",
    ];
    let value = prop_oneof![
        prop::sample::select(names.collect::<Vec<_>>()),
        prop::sample::select(words.map(str::to_owned).to_vec()),
    ];
    let field = prop::sample::select(vec!["", "actor:", "place:", "source:", "author:", "cluster:"]);
    let one = (field, value).prop_map(|(field, value)| format!("{field}{value}"));
    let other = prop::sample::select(vec![
        "date:2025",
        "date:none",
        "type:consult",
        "quad:material",
        "published:2025",
        "modality:reported",
    ]);
    prop_oneof![3 => one.clone(), 1 => (one, other).prop_map(|(a, b)| format!("-{a} OR {b}"))]
}

proptest! {
    #[test]
    fn a_filter_leaves_what_is_defined(text in prop_oneof![query_text(), about_seeds()]) {
        let Ok(query) = Query::parse(&text) else { return Ok(()) };
        let Some(expr) = &query.root else { return Ok(()) };
        for Kept { corpus, ledger, index } in &*KEPT {
            let plain = Plain(corpus).visible(expr);
            prop_assert_eq!(&query.narrow_by(corpus, ledger, Some(index)), &plain, "by the index: {}", text);
            prop_assert_eq!(&query.narrow_by(corpus, ledger, None), &plain, "by the texts: {}", text);
        }
    }

    #[test]
    fn facets_count_what_is_defined(text in prop_oneof![query_text(), about_seeds()]) {
        let Ok(query) = Query::parse(&text) else { return Ok(()) };
        for Kept { corpus, ledger, .. } in &*KEPT {
            let visible = query.narrow_by(corpus, ledger, None);
            for &field in Field::ALL.iter().filter(|f| !matches!(f, Field::Date | Field::Published | Field::Cluster)) {
                let facets = Facets::new(corpus, ledger, &visible, field);
                let told = facets.iter(corpus, ledger).map(|f| (f.value, f.count, f.total)).collect::<Vec<_>>();
                prop_assert_eq!(told, Plain(corpus).facets(&visible, field), "{:?} of {}", field, text);
            }
        }
    }
}

#[test]
fn what_comes_in_parts_is_kept_as_what_comes_at_once() {
    for Kept { corpus, ledger, .. } in &*KEPT {
        let mut grown = Ledger::default();
        for events in (0..corpus.events.len()).step_by(3).chain([corpus.events.len()]) {
            let mut part = corpus.clone();
            part.events = corpus.events[..events].to_vec().into();
            grown.take_in(&part);
        }
        grown.rename(corpus);
        grown.settle(corpus);
        let mut order: Vec<EventId> = corpus.event_ids().collect();
        order.sort_by_key(|&event| Moment::of(corpus, event));
        for ledger in [ledger, &grown] {
            let kept = ledger.order.runs().flat_map(|(_, run)| run).chain(ledger.order.undated());
            assert!(kept.eq(&order));
            let events = |article| (article, ledger.events_of(article).map(EventId::new).collect::<Vec<_>>());
            let told = |article| (article, corpus.events_of(article).collect::<Vec<_>>());
            assert!(corpus.article_ids().map(events).eq(corpus.article_ids().map(told)));
        }
        let all = Visible::all(corpus);
        for &field in Field::ALL {
            let told = |l: &Ledger| Facets::new(corpus, l, &all, field).iter(corpus, l).collect::<Vec<_>>();
            assert_eq!(told(&grown), told(ledger), "{field:?}");
        }
    }
}
