//! Within an article: whose surname a lone word is, and which body an acronym stands for.

use rustc_hash::FxHashMap;

use crate::corpus::NameKind;
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::{self, Token, tokens};

use super::spot::{Spot, What};

/// Under which words a spot is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Its own.
    Own,
    /// Those of a fuller mention in the same article.
    Words(Span, NameKind),
    /// An entity of the lexicon.
    Known(u32),
    /// It names nothing.
    Nobody,
}

/// What each spot is to be entered as. Names that run on into a headline's capitals are shortened.
pub(super) fn labels(text: &str, spots: &mut [Spot]) -> Vec<Label> {
    let spelt = Spelt::of(text, spots);
    let people = people(spots, &spelt);
    let acronyms = acronyms(text, spots);
    one_kind_each(text, spots);
    let label = |(at, spot)| label(text, spot, spelt.words(at), &people, &acronyms);
    spots.iter_mut().enumerate().map(label).collect()
}

/// The words of the spots that may name a person, one spot behind the other.
struct Spelt {
    words: Vec<Token>,
    ends: Vec<usize>,
}

impl Spelt {
    fn of(text: &str, spots: &[Spot]) -> Self {
        let mut spelt = Self { words: Vec::new(), ends: Vec::with_capacity(spots.len()) };
        for spot in spots {
            if matches!(spot.what, What::Named(NameKind::Person) | What::Single { .. }) {
                token::read(text, spot.span, &mut spelt.words);
            }
            spelt.ends.push(spelt.words.len());
        }
        spelt
    }

    /// Those of one spot, by its place; none where it names no person.
    fn words(&self, at: usize) -> &[Token] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start..self.ends[at]]
    }
}

/// A lone word that is one thing here and another there is what it was first.
fn one_kind_each(text: &str, spots: &mut [Spot]) {
    // "la ville de Lorne": what is plainly a place is one wherever it stands alone.
    let place = |spot: &&Spot| spot.what == What::Named(NameKind::Place);
    let mut kinds: FxHashMap<&str, NameKind> =
        spots.iter().filter(place).map(|spot| (spot.span.of(text), NameKind::Place)).collect();
    for spot in spots {
        if let What::Single { otherwise: Some(kind) } = &mut spot.what {
            *kind = *kinds.entry(spot.span.of(text)).or_insert(*kind);
        }
    }
}

/// The words of full names, by surname and by first two words.
#[derive(Debug, Default)]
struct People {
    by_surname: FxHashMap<u64, Span>,
    by_start: FxHashMap<[u64; 2], Span>,
}

/// The full names of an article; of two people with one surname, the first met keeps it.
fn people(spots: &[Spot], spelt: &Spelt) -> People {
    let mut people = People::default();
    for (at, spot) in spots.iter().enumerate().filter(|(_, s)| s.what == What::Named(NameKind::Person)) {
        let words = spelt.words(at);
        if let [first, .., last] = words {
            people.by_surname.entry(last.key).or_insert(spot.span);
            if words.len() == 2 {
                people.by_start.entry([first.key, last.key]).or_insert(spot.span);
            }
            if let Some(particle) = particle(words) {
                people.by_surname.entry(particle).or_insert(spot.span);
            }
        }
    }
    people
}

/// The particle with which a surname begins: "von" of "von der Leyen".
fn particle(words: &[Token]) -> Option<u64> {
    words.iter().skip(1).find(|t| !t.is_capital()).map(|t| t.key)
}

/// The body each acronym of the article was introduced for: "Groupe Truc (GT)".
fn acronyms(text: &str, spots: &[Spot]) -> FxHashMap<String, Label> {
    let mut found = FxHashMap::default();
    for pair in spots.windows(2) {
        let [full, short] = pair else { continue };
        let between = text.get(full.span.end()..short.span.start()).unwrap_or("");
        let closed = text.get(short.span.end()..).is_some_and(|rest| rest.starts_with(')'));
        if !closed || between.trim() != "(" {
            continue;
        }
        let acronym = short.span.of(text);
        let initial = full.span.of(text).chars().next().map(|c| c.to_ascii_uppercase());
        let capitals = acronym.chars().filter(|c| c.is_uppercase()).count();
        let fits =
            acronym.chars().next() == initial && (capitals >= 2 || has_initials(text, full.span, acronym));
        if !fits {
            continue;
        }
        let label = match (full.what, short.what) {
            (What::Known(entity), What::Single { .. }) => Label::Known(entity),
            (
                What::Named(kind @ (NameKind::Organisation | NameKind::Group | NameKind::ArmedGroup)),
                What::Single { .. },
            ) => Label::Words(full.span, if kind == NameKind::Group { NameKind::Organisation } else { kind }),
            (What::Named(_), What::Known(entity)) => {
                found.entry(full.span.of(text).to_owned()).or_insert(Label::Known(entity));
                continue;
            }
            _ => continue,
        };
        found.entry(acronym.to_owned()).or_insert(label);
    }
    found
}

/// "Agence fédérale pour la sécurité de la chaîne alimentaire" has the initials of "Afsca", in order.
fn has_initials(text: &str, full: Span, acronym: &str) -> bool {
    let mut initials = tokens(text, full).into_iter().filter_map(|t| fold(t.span.of(text)).chars().next());
    fold(acronym).chars().all(|letter| initials.any(|initial| initial == letter))
}

fn label(
    text: &str,
    spot: &mut Spot,
    words: &[Token],
    people: &People,
    acronyms: &FxHashMap<String, Label>,
) -> Label {
    if let Some(&label) = acronyms.get(spot.span.of(text)) {
        return label;
    }
    match spot.what {
        What::Named(NameKind::Person) => person(spot, words, people),
        What::Known(_) | What::Named(_) => Label::Own,
        What::Single { otherwise } => {
            let surname = words.last().and_then(|t| people.by_surname.get(&t.key));
            match (surname, otherwise) {
                (Some(&full), _) => Label::Words(full, NameKind::Person),
                (None, None) => Label::Nobody,
                (None, Some(_)) => Label::Own,
            }
        }
    }
}

/// A person's name, cut back to a full name it begins with.
fn person(spot: &mut Spot, words: &[Token], people: &People) -> Label {
    if let [first, second, _, ..] = words
        && let Some(&full) = people.by_start.get(&[first.key, second.key])
    {
        spot.span = Span::new(spot.span.start(), second.span.end());
        return Label::Words(full, NameKind::Person);
    }
    Label::Own
}
