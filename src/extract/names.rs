//! People, bodies, states and places: where they are named, and which names are one.
//!
//! spot (sentence by sentence) → resolve (surnames and acronyms within the article) → enter (one name each) →
//! join (people across articles, at the end).

mod join;
mod known;
mod lexicon;
mod phrase;
mod resolve;
mod run;
mod spot;
#[cfg(test)]
mod tests;
mod title;

pub use join::join;
pub(super) use known::Known;

use std::hash::BuildHasher;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::corpus::{ArticleId, Flat, Mention, Name, NameId, NameKind, flat};
use crate::text::Span;
use crate::text::fold::fold;
use crate::words::Lang;

use super::words;
use lexicon::LEXICON;
use spot::What;
pub(super) use spot::{Spot, Spotter};

/// The names met so far.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The names, by id.
    pub names: Vec<Name>,
    /// What each of them is known by.
    keys: Vec<Key>,
    index: FxHashMap<Key, NameId>,
}

/// By what a name is found again, hashed: as an entity of the lexicon, or by its kind and folded words. Two names would
/// have to share all 64 bits to be taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key(u64);

impl Key {
    fn known(entity: u32) -> Self {
        Self(FxBuildHasher.hash_one((0_u8, entity)))
    }

    fn words(kind: NameKind, words: &str) -> Self {
        Self(FxBuildHasher.hash_one((1_u8, kind, fold(words))))
    }
}

/// What is kept of it is only to be merged into another: nothing is looked up in it.
impl Flat for Register {
    fn put(&self, to: &mut Vec<u8>) {
        self.names.put(to);
        self.keys.put(to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self { names: Flat::take(from)?, keys: Flat::take(from)?, index: FxHashMap::default() })
    }
}

flat! { Key { 0 } }

/// Loads the lexicons.
pub(super) fn load() {
    LazyLock::force(&LEXICON);
}

impl Register {
    /// The mentions of an article, in order; new names are entered, and each mention counted.
    pub fn find(&mut self, text: &str, article: ArticleId, sentences: &[Span], lang: Lang) -> Vec<Mention> {
        let spots = words::with_names(lang, |words| {
            let mut spotter = Spotter::default();
            for &sentence in sentences {
                words.read(text, sentence);
                spotter.read(text, words);
            }
            spotter.spots
        });
        self.enter_all(text, article, spots, lang)
    }

    /// The mentions that the spots of an article are.
    pub(super) fn enter_all(
        &mut self,
        text: &str,
        article: ArticleId,
        mut spots: Vec<Spot>,
        lang: Lang,
    ) -> Vec<Mention> {
        let labels = resolve::labels(text, &mut spots);
        self.names.reserve(spots.len());
        self.keys.reserve(spots.len());
        self.index.reserve(spots.len());
        let mention = |(spot, label): (&Spot, resolve::Label)| {
            let name = self.enter(text, spot, label, lang)?;
            self.count(name, 1, Some((article, spot.span)));
            Some(Mention { span: spot.span, name, title: spot.title })
        };
        spots.iter().zip(labels).filter_map(mention).collect()
    }

    /// Enters the names of another register, in their order, its articles numbered from `first` on; for each of
    /// them, its id here.
    pub fn merge(&mut self, other: Self, first: u32) -> Vec<NameId> {
        let mut ids: Vec<NameId> = Vec::with_capacity(other.names.len());
        for (name, key) in other.names.into_iter().zip(other.keys) {
            let known = self.index.get(&key).copied();
            // A state stands before what belongs to it.
            let state = name.state.and_then(|state| ids.get(state.at()).copied());
            let (mentions, place) = (name.mentions, name.first);
            let new = Name { state, mentions: 0, first: None, ..name };
            let id = known.unwrap_or_else(|| self.push(new, key));
            self.count(id, mentions, place.map(|(article, span)| (ArticleId(article.0 + first), span)));
            ids.push(id);
        }
        ids
    }

    fn count(&mut self, id: NameId, mentions: u32, first: Option<(ArticleId, Span)>) {
        if let Some(name) = self.names.get_mut(id.at()) {
            name.mentions += mentions;
            name.first = name.first.or(first);
        }
    }

    /// The state a name belongs to or governs from: Mali for Bamako, for the Malian authorities, and for itself.
    #[must_use]
    pub fn state_of(&self, name: NameId) -> Option<NameId> {
        let found = self.names.get(name.at())?;
        if found.kind == NameKind::State { Some(name) } else { found.state }
    }

    /// The id of what a spot names, under the label it was resolved to.
    fn enter(&mut self, text: &str, spot: &Spot, label: resolve::Label, lang: Lang) -> Option<NameId> {
        let (words, kind) = match (label, spot.what) {
            (resolve::Label::Nobody, _) => return None,
            (resolve::Label::Words(span, kind), _) => (span.of(text), kind),
            (resolve::Label::Known(entity), _) | (resolve::Label::Own, What::Known(entity)) => {
                return Some(self.known(entity, lang));
            }
            (resolve::Label::Own, What::Named(kind)) => (spot.span.of(text), kind),
            (resolve::Label::Own, What::Single { otherwise }) => (spot.span.of(text), otherwise?),
        };
        let key = Key::words(kind, words);
        if let Some(&id) = self.index.get(&key) {
            return Some(id);
        }
        let state = spot.state.map(|entity| self.known(entity, lang));
        Some(self.push(Name { label: on_one_line(words).into(), kind, state, mentions: 0, first: None }, key))
    }

    /// The id of an entity of the lexicon, in the language it is first met in; its state is entered with it.
    fn known(&mut self, entity: u32, lang: Lang) -> NameId {
        let key = Key::known(entity);
        if let Some(&id) = self.index.get(&key) {
            return id;
        }
        let found = LEXICON.entities.get(entity as usize);
        let state = found.and_then(|e| e.state).map(|state| self.known(state, lang));
        let (label, kind) = found.map_or(("", NameKind::Organisation), |e| (e.label[lang as usize], e.kind));
        let name = Name { label: label.into(), kind, state, mentions: 0, first: None };
        self.push(name, key)
    }

    fn push(&mut self, name: Name, key: Key) -> NameId {
        let id = NameId::new(self.names.len());
        self.names.push(name);
        self.keys.push(key);
        self.index.insert(key, id);
        id
    }
}

/// Some words with one space between them.
fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
