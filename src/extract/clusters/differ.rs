//! What the reports of one happening disagree about: dates, names, titles, how sure, whether.

use jiff::civil::Date;

use crate::corpus::{
    ArticleId, Basis, Corpus, Counted, Event, EventId, EventType, Matter, Modality, NameId, NameKind, Number,
};
use crate::date::{Edtf, Unit};
use crate::text::{Span, fold};

use super::days;

/// A matter on which reports differ.
pub(super) struct Differing {
    pub(super) matter: Matter,
    /// The words of each value, where it has any, with the reports that give it.
    pub(super) values: Vec<(Option<Span>, Vec<EventId>)>,
}

/// Each matter on which the reports differ.
pub(super) fn among(corpus: &Corpus, events: &[EventId]) -> Vec<Differing> {
    if events.len() < 2 {
        return numbers(corpus, events).into_iter().flatten().collect();
    }
    let mut found = vec![dates(corpus, events)];
    for namings in people(corpus, events).chunk_by(|a, b| a.person == b.person) {
        found.push(forms(corpus, namings));
        found.push(roles(corpus, events, namings));
    }
    found.extend(numbers(corpus, events));
    let vouched: Vec<EventId> = events.iter().copied().filter(|&id| tells_how_sure(&corpus[id])).collect();
    found.push(by(corpus, &vouched, Matter::Modality, |corpus, id| how_sure(corpus[id].modality)));
    found.push(by(corpus, events, Matter::Polarity, |corpus, id| corpus[id].polarity.name()));
    found.into_iter().flatten().collect()
}

/// What someone says is reported by nature, and what was announced has come about since: neither contradicts a fact.
fn tells_how_sure(event: &Event) -> bool {
    event.kind != EventType::Statement && event.modality != Modality::Planned
}

/// What one paper tells and another has from somebody is as sure; what may be so, or is said under reserve, is not.
fn how_sure(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted | Modality::Reported => Modality::Asserted.name(),
        other => other.name(),
    }
}

/// Values with the reports that give them, where there are at least two.
#[derive(Default)]
struct Values(Vec<Value>);

struct Value {
    /// Values of one key are the same.
    key: String,
    words: Option<Span>,
    events: Vec<EventId>,
}

impl Values {
    fn add(&mut self, key: String, words: Option<Span>, event: EventId) {
        match self.0.iter_mut().find(|value| value.key == key) {
            Some(value) => push_once(&mut value.events, event),
            None => self.0.push(Value { key, words, events: vec![event] }),
        }
    }

    /// As [`Values::add`], of folded words: "William B. Stevens" says no other than "William Stevens".
    fn add_words(&mut self, corpus: &Corpus, words: Span, event: EventId) {
        let text = corpus.words(corpus[event].article, words);
        if let Some(value) = self.0.iter_mut().find(|value| value.text(corpus) == text) {
            return push_once(&mut value.events, event);
        }
        let folded = fold(text);
        // The key of a value is its first words, folded.
        let same = |known: &str| says_no_other(&folded, known) || says_no_other(known, &folded);
        let known = self.0.iter().find(|value| same(&value.key)).map(|value| value.key.clone());
        self.add(known.unwrap_or(folded), Some(words), event);
    }

    /// True where a report gives these very words.
    fn gives(&self, corpus: &Corpus, words: &str) -> bool {
        self.0.iter().any(|value| value.text(corpus) == words)
    }

    fn differ(self, matter: Matter) -> Option<Differing> {
        let values: Vec<_> = self.0.into_iter().map(|value| (value.words, value.events)).collect();
        (values.len() > 1).then_some(Differing { matter, values })
    }
}

impl Value {
    /// Its words as the first report gives them.
    fn text<'c>(&self, corpus: &'c Corpus) -> &'c str {
        let first = self.events.first().zip(self.words);
        first.map_or("", |(&event, words)| corpus.words(corpus[event].article, words))
    }
}

/// True where another has all words of a name but its initials.
fn says_no_other(name: &str, other: &str) -> bool {
    fn telling(words: &str) -> impl Iterator<Item = &str> {
        words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 1)
    }
    telling(name).all(|word| telling(other).any(|w| w == word))
}

fn push_once(events: &mut Vec<EventId>, event: EventId) {
    if events.last() != Some(&event) {
        events.push(event);
    }
}

/// Dates that the texts give and that cannot both be right.
fn dates(corpus: &Corpus, events: &[EventId]) -> Option<Differing> {
    let stated = |id: &EventId| {
        corpus[*id]
            .date
            .filter(|d| d.basis != Basis::Narrative || d.edtf.is_doubtful() && d.edtf.as_day().is_none())
            .map(|d| (*id, d.edtf))
    };
    let dates: Vec<(EventId, Edtf)> = events.iter().filter_map(stated).collect();
    let mut told: Vec<Edtf> = Vec::new();
    for &(_, date) in &dates {
        if !told.contains(&date) {
            told.push(date);
        }
    }
    let clash = told.iter().any(|&x| told.iter().any(|&y| !agree(x, y)));
    let mut values = Values::default();
    for (id, date) in dates.into_iter().filter(|_| clash) {
        values.add(date.to_string(), None, id);
    }
    values.differ(Matter::Date)
}

/// True of dates that lie in one another, or that tell the same end of something.
fn agree(one: Edtf, other: Edtf) -> bool {
    let same = same_end(one, other).or_else(|| same_end(other, one));
    let fixed = |date: Edtf| date.fixed().unwrap_or_else(|| date.bounds());
    same.unwrap_or_else(|| nested(one.bounds(), other.bounds()) || nested(fixed(one), fixed(other)))
}

fn nested(one: (Date, Date), other: (Date, Date)) -> bool {
    let within = |inner: (Date, Date), outer: (Date, Date)| outer.0 <= inner.0 && inner.1 <= outer.1;
    within(one, other) || within(other, one)
}

/// "jusqu'au 13" against "du 9 au 11": whether the one end that a date tells is also the other's, where that tells it to the day.
fn same_end(one: Edtf, other: Edtf) -> Option<bool> {
    let day = days::one_end(one)?;
    let Edtf::Between(start, end) = other else { return None };
    let told = if one.earliest().is_none() { end } else { start };
    told.filter(|m| matches!(m.unit(), Unit::Day(_))).map(|m| m.unit().last() == day)
}

/// Numbers of one thing that cannot both be right: "au moins 17 morts" against "douze morts".
fn numbers(corpus: &Corpus, events: &[EventId]) -> Vec<Option<Differing>> {
    let given: Vec<&Number> = events.iter().flat_map(|&id| corpus.numbers(id)).collect();
    if given.len() < 2 {
        return Vec::new();
    }
    let of = |what: Counted| {
        let all: Vec<&Number> = given.iter().copied().filter(|n| n.what == what).collect();
        // A report may give several: of each side, of each place. It differs where none of them meets; so do those who
        // are named in one sentence for a number each.
        let voice = |number: &Number| (number.event, number.source);
        let reports: Vec<&[&Number]> = all.chunk_by(|x, y| voice(x) == voice(y)).collect();
        let apart = |a: &[&Number], b: &[&Number]| a.iter().all(|x| b.iter().all(|y| x.differs(y)));
        let clash = reports.iter().any(|a| reports.iter().any(|b| apart(a, b)));
        let mut values = Values::default();
        for number in all.into_iter().filter(|_| clash) {
            values.add(format!("{}-{}", number.low, number.high), Some(number.span), number.event);
        }
        values.differ(Matter::Number)
    };
    Counted::ALL.iter().map(|&what| of(what)).collect()
}

/// A report that names a person.
struct Naming {
    person: NameId,
    event: EventId,
    span: Span,
}

/// Where the reports name persons: person by person, report by report.
fn people(corpus: &Corpus, events: &[EventId]) -> Vec<Naming> {
    let is_person = |id: NameId| corpus.names.get(id.at()).is_some_and(|n| n.kind == NameKind::Person);
    let naming = |&event: &EventId| {
        let actors = corpus.actors(&corpus[event]).iter().filter(move |actor| is_person(actor.name));
        actors.map(move |actor| Naming { person: actor.name, event, span: actor.span })
    };
    let mut people: Vec<Naming> = events.iter().flat_map(naming).collect();
    people.sort_by_key(|naming| naming.person);
    people
}

/// "Rudy Atallah", "Rudolph Atallah": full names only, a surname alone differs from nothing.
fn forms(corpus: &Corpus, namings: &[Naming]) -> Option<Differing> {
    let mut values = Values::default();
    for &Naming { person, event, span } in namings {
        let words = corpus.words(corpus[event].article, span);
        if words.contains(char::is_whitespace)
            && (values.gives(corpus, words) || names(corpus, person, words))
        {
            values.add_words(corpus, span, event);
        }
    }
    values.differ(Matter::Name)
}

/// True where the words hold the person's surname: they are a name, not a pronoun or a trigger that stands for one.
fn names(corpus: &Corpus, person: NameId, words: &str) -> bool {
    let label = fold(&corpus[person].label);
    let surname = label.rsplit(' ').next().unwrap_or(&label);
    fold(words).split(' ').any(|word| word == surname)
}

/// What each article calls the person, once an article.
fn roles(corpus: &Corpus, events: &[EventId], namings: &[Naming]) -> Option<Differing> {
    let mut values = Values::default();
    // A title in another language is a translation, not a contradiction.
    let lang = |event: EventId| corpus[corpus[event].article].lang;
    let own = events.first().map(|&event| lang(event));
    for &Naming { person, event, .. } in namings.iter().filter(|naming| Some(lang(naming.event)) == own) {
        if let Some(title) = title(corpus, corpus[event].article, person) {
            values.add_words(corpus, title, event);
        }
    }
    values.differ(Matter::Title)
}

/// The first title that an article gives to a person.
fn title(corpus: &Corpus, article: ArticleId, person: NameId) -> Option<Span> {
    let from = corpus.titles.partition_point(|t| t.article < article);
    let mut own = corpus.titles.iter().skip(from).take_while(|t| t.article == article);
    own.find(|t| t.name == person).map(|t| t.span)
}

fn by(
    corpus: &Corpus,
    events: &[EventId],
    matter: Matter,
    value: impl Fn(&Corpus, EventId) -> &'static str,
) -> Option<Differing> {
    let all_say = |name| events.iter().all(|&id| value(corpus, id) == name);
    if events.first().is_none_or(|&id| all_say(value(corpus, id))) {
        return None;
    }
    let mut values = Values::default();
    for &id in events {
        let name = value(corpus, id);
        values.add(name.to_owned(), None, id);
    }
    // One paper that says a thing twice does not contradict itself.
    let voice = |ids: &[EventId]| ids.iter().map(|&id| corpus[id].article).collect::<Vec<_>>();
    let all = voice(events);
    let several = all.iter().any(|a| Some(a) != all.first());
    values.differ(matter).filter(|_| several)
}

#[cfg(test)]
mod tests {
    use crate::corpus::Source;
    use crate::extract;

    #[test]
    fn one_sentence_tells_several_numbers_each_by_someone() {
        let text = "La manifestation a rassemblé le 9 mars 2024 à Sète 900 personnes selon la police, \
                    2 000 selon les syndicats.";
        let corpus = extract::corpus(vec![Source { text: text.into(), ..Source::default() }]);
        let told = corpus.cluster_ids().flat_map(|id| corpus.discrepancies(id));
        let told: Vec<_> = told.flat_map(|of| corpus.claims(of)).map(|claim| claim.value).collect();
        assert_eq!(told, ["900 personnes (la police)", "2 000 (les syndicats)"]);
    }
}
