//! What a query leaves of a corpus: each part marks the events and articles it is true of.

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::date::Edtf;

use super::Bits;
use super::field::Field;
use super::find::Index;
use super::ledger::{Heard, Ledger, Postings};
use super::query::{Expr, Visible};
use super::stand::Standing;
use super::term::{Term, Test};
use super::words::Words;

/// Reads queries over one corpus.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) ledger: &'a Ledger,
    pub(super) index: Option<&'a Index>,
}

/// Of which events and articles something is true.
struct Marks {
    events: Bits,
    articles: Bits,
}

impl Reader<'_> {
    /// The events an expression is true of, their articles, and the articles it is true of by themselves.
    pub(super) fn visible(self, expr: &Expr) -> Visible {
        let Marks { events, articles } = self.marks(expr, true);
        let tells = |at: usize| events.any_in(self.ledger.events_of(ArticleId::new(at)));
        let articles = Bits::of(self.corpus.articles.len(), |at| articles.holds(at) || tells(at));
        Visible { articles, events }
    }

    /// Marks where an expression is `held` true, or false. Falsehood is asked of the terms, not turned round
    /// afterwards, because of an article neither may be known.
    fn marks(self, expr: &Expr, held: bool) -> Marks {
        match expr {
            Expr::Not(inner) => self.marks(inner, !held),
            Expr::And(parts) => self.combine(parts, held, held),
            Expr::Or(parts) => self.combine(parts, held, !held),
            Expr::Term(term) => self.term(term, held),
        }
    }

    /// Where `all` of the parts hold as asked, else where any does.
    fn combine(self, parts: &[Expr], held: bool, all: bool) -> Marks {
        let mut parts = parts.iter().map(|part| self.marks(part, held));
        let Some(mut marks) = parts.next() else { return self.none() };
        let join = if all { Bits::and } else { Bits::or };
        for part in parts {
            join(&mut marks.events, &part.events);
            join(&mut marks.articles, &part.articles);
        }
        marks
    }

    fn none(self) -> Marks {
        Marks {
            events: Bits::none(self.corpus.events.len()),
            articles: Bits::none(self.corpus.articles.len()),
        }
    }

    fn term(self, term: &Term, held: bool) -> Marks {
        match (term.field, &term.test) {
            (None, Test::Words(words)) => self.anywhere(words, held),
            (Some(field), _) if field.is_of_articles() => self.by_article(field, &term.test, held),
            (Some(field), _) => self.by_event(field, &term.test, held),
            (None, _) => self.none(),
        }
    }

    /// Words without a field: of an article its head and all its sentences, of an event its article's head,
    /// its own sentence (its summary is words of it) and its names.
    fn anywhere(self, words: &Words, held: bool) -> Marks {
        let told = || {
            let standing = Standing::new(self.corpus, self.ledger, self.index, words);
            Marks { articles: standing.articles(), events: standing.events() }
        };
        let (mut marks, told) = rayon::join(|| self.named_or_headed(words), told);
        marks.articles.or(&told.articles);
        marks.events.or(&told.events);
        Marks { events: marks.events.held(held), articles: marks.articles.held(held) }
    }

    /// The articles whose head has words, with all their events, and the events whose names have them.
    fn named_or_headed(self, words: &Words) -> Marks {
        let Ledger { vocabulary, heads, .. } = self.ledger;
        let heard = vocabulary.hear(words);
        let named = self.ledger.names.phrases.with(heard.as_ref());
        let mut events = self.by_actors(&self.forms_of(&named));
        events.or(&self.by_places(&named));
        let articles = heads.with(heard.as_ref());
        articles.iter().for_each(|a| events.put_range(self.ledger.events_of(ArticleId::new(a))));
        Marks { events, articles }
    }

    fn by_article(self, field: Field, test: &Test, held: bool) -> Marks {
        let corpus = self.corpus;
        let articles = match test {
            Test::Words(words) => {
                let (meant, _) = self.labelled(field, words);
                let roll = self.ledger.roll(field);
                let is = |at| roll.of_article(field, ArticleId::new(at)).any(|label| meant.holds(label));
                Bits::of(corpus.articles.len(), is)
            }
            _ => Bits::of(corpus.articles.len(), |at| date_meets(corpus.articles[at].published.edtf, test)),
        };
        let articles = articles.held(held);
        let mut events = Bits::none(corpus.events.len());
        articles.iter().for_each(|a| events.put_range(self.ledger.events_of(ArticleId::new(a))));
        Marks { events, articles }
    }

    fn by_event(self, field: Field, test: &Test, held: bool) -> Marks {
        let events = match (field, test) {
            (Field::Actor, Test::Words(words)) => self.by_actor(words),
            (Field::Place, Test::Words(words)) => self.by_places(&self.labelled(field, words).0),
            (Field::Cluster, Test::Words(words)) => self.by_label(words),
            (_, Test::Number(number)) => self.by_cluster(*number as usize),
            (_, Test::Kinds(bits)) => self.by_kind(field, *bits),
            (_, test) => self.by_date(test),
        };
        Marks { events: events.held(held), ..self.none() }
    }

    /// By the names of those who take part, or by what the sentence calls them.
    fn by_actor(self, words: &Words) -> Bits {
        let (named, heard) = self.labelled(Field::Actor, words);
        let mut forms = self.forms_of(&named);
        if let Called::Like(heard) = heard {
            forms.or(&self.ledger.forms.with(heard.as_ref()));
        }
        self.by_actors(&forms)
    }

    /// The labels of a field that words mean, and whether they are one of them in full: a quoted text that is one of
    /// the labels means that one, any other means all it stands in.
    fn labelled(self, field: Field, words: &Words) -> (Bits, Called) {
        let labels = &self.ledger.roll(field).phrases;
        let heard = self.ledger.vocabulary.hear(words);
        if words.is_whole() {
            let being = labels.being(heard.as_ref());
            if !being.is_empty() {
                return (being, Called::InFull);
            }
        }
        (labels.with(heard.as_ref()), Called::Like(heard))
    }

    /// The forms that stand for names of these labels.
    fn forms_of(self, labels: &Bits) -> Bits {
        let meant = self.ledger.labels_of_forms();
        Bits::of(meant.len(), |form| labels.holds(meant[form] as usize))
    }

    /// The events in which someone takes part whom one of these forms calls.
    fn by_actors(self, forms: &Bits) -> Bits {
        self.of_numbers(forms, self.ledger.reports_of_forms())
    }

    /// The events that took place where these labels say.
    fn by_places(self, labels: &Bits) -> Bits {
        self.of_numbers(labels, self.ledger.reports_of_places(self.corpus))
    }

    /// The events that hold one of some numbers.
    fn of_numbers(self, numbers: &Bits, postings: &Postings) -> Bits {
        let mut events = Bits::none(self.corpus.events.len());
        for number in numbers.iter() {
            postings.of(number).iter().for_each(|&event| events.put(event as usize));
        }
        events
    }

    /// The events of happenings whose label has the words.
    fn by_label(self, words: &Words) -> Bits {
        let mut events = Bits::none(self.corpus.events.len());
        for event in
            Standing::new(self.corpus, self.ledger, self.index, words).events().iter().map(EventId::new)
        {
            let cluster = self.corpus.cluster(event);
            let names_it = self.corpus.clusters.get(cluster.at()).is_some_and(|c| c.label == event);
            if names_it && words.stand_in(&self.corpus.label(cluster)) {
                self.corpus.reports(cluster).iter().for_each(|report| events.put(report.at()));
            }
        }
        events
    }

    fn by_cluster(self, number: usize) -> Bits {
        let mut events = Bits::none(self.corpus.events.len());
        if let Some(cluster) = self.corpus.cluster_ids().nth(number) {
            self.corpus.reports(cluster).iter().for_each(|report| events.put(report.at()));
        }
        events
    }

    fn by_kind(self, field: Field, bits: u32) -> Bits {
        let mut events = Bits::none(self.corpus.events.len());
        let kinds = self.ledger.reports_of_kinds(field).iter().enumerate();
        kinds.filter(|(at, _)| bits >> at & 1 == 1).for_each(|(_, kind)| events.or(kind));
        events
    }

    fn by_date(self, test: &Test) -> Bits {
        let mut events = Bits::none(self.corpus.events.len());
        let order = &self.ledger.order;
        if *test == Test::Undated {
            order.undated().iter().for_each(|event| events.put(event.at()));
        }
        for (_, run) in order.runs().filter(|(moment, _)| days_meet(moment.fixed, test)) {
            for event in run {
                events.put(event.at());
            }
        }
        events
    }
}

/// How words call someone.
enum Called {
    /// By a label in full.
    InFull,
    /// By words of it.
    Like(Option<Heard>),
}

/// True where a date can mean one of the days asked for; an open interval by the end that is told ("since 2012" is
/// of 2012), for a state that still lasts would answer to every day. What is undated meets only `none`.
fn date_meets(date: Option<Edtf>, test: &Test) -> bool {
    match test {
        Test::Undated => date.is_none(),
        _ => days_meet(date.and_then(Edtf::fixed), test),
    }
}

fn days_meet(fixed: Option<(jiff::civil::Date, jiff::civil::Date)>, test: &Test) -> bool {
    match (test, fixed) {
        (Test::Days(from, to), Some((first, last))) => first <= *to && *from <= last,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
