//! What the lexicons know of words: states and their people, bodies, places, offices, first names.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::corpus::NameKind;
use crate::text::token::{Shape, Token, join, phrase_key_with};
use crate::words::rows;

/// What a word may be, as bits: one word can be several things ("chef", "responsable").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u16);

impl Class {
    pub(super) const HONOUR: Self = Self(1);
    pub(super) const ROLE: Self = Self(1 << 1);
    pub(super) const FORMER: Self = Self(1 << 2);
    pub(super) const PEOPLE: Self = Self(1 << 3);
    pub(super) const BODY: Self = Self(1 << 4);
    pub(super) const PORTFOLIO: Self = Self(1 << 5);
    pub(super) const ADJECTIVE: Self = Self(1 << 6);
    pub(super) const WEAK: Self = Self(1 << 7);
    pub(super) const FUNCTION: Self = Self(1 << 8);
    pub(super) const DAY: Self = Self(1 << 9);
    pub(super) const FIRST_NAME: Self = Self(1 << 10);
    /// An adjective of a state or its people ("malien", "Malian").
    pub(super) const DEMONYM: Self = Self(1 << 11);
    /// A noun for the people of a state where English tells it from the adjective ("Malians").
    pub(super) const PLURAL: Self = Self(1 << 12);
    /// A word that makes the capitals it stands among the name of a body ("Tata Steel"), and is none by itself.
    pub(super) const FIRM: Self = Self(1 << 13);

    /// A word for a town or a stretch of land, which "de" or "of" joins to its name.
    pub(super) const SITE: Self = Self(1 << 14);

    /// True where the word may be one of these.
    pub(super) fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Either of two.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn named(word: &str) -> Self {
        match word {
            "honour" => Self::HONOUR,
            "role" => Self::ROLE,
            "former" => Self::FORMER,
            "people" => Self::PEOPLE,
            "body" => Self::BODY,
            "portfolio" => Self::PORTFOLIO,
            "adjective" => Self::ADJECTIVE,
            "weak" => Self::WEAK,
            "function" => Self::FUNCTION,
            "day" => Self::DAY,
            "firm" => Self::FIRM,
            "site" => Self::SITE,
            _ => Self::default(),
        }
    }
}

/// Something the lexicons know by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entity {
    /// Its name in French, and in English.
    pub(super) label: [&'static str; 2],
    pub(super) kind: NameKind,
    /// The state it belongs to, as a place in [`Lexicon::entities`].
    pub(super) state: Option<u32>,
}

/// What is filed under a key.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slot {
    /// How many words the names have that begin with this word, and the other phrases: a bit for each number.
    names: u32,
    phrases: u32,
    /// What those phrases may be.
    opens: Class,
    /// What the word may be.
    pub(super) class: Class,
    entity: Option<u32>,
    /// How many words of a name must begin with a capital; all letters of an acronym must be capitals.
    capitals: u8,
    acronym: bool,
    /// The state of a demonym.
    pub(super) state: Option<u32>,
    /// The family of a first name.
    family: u16,
}

impl Slot {
    /// False where no word or phrase of these classes begins with this word, which is so of most.
    pub(super) fn may_begin(&self, any: Class) -> bool {
        self.opens.or(self.class).has(any)
    }

    /// False where no name begins with this word.
    pub(super) fn may_name(&self) -> bool {
        self.names != 0 || self.entity.is_some()
    }
}

/// All lexicons, under the keys of their words and phrases.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    slots: FxHashMap<u64, Slot>,
    pub(super) entities: Vec<Entity>,
    by_label: FxHashMap<&'static str, u32>,
    /// The words of the form being filed.
    words: Vec<Token>,
}

/// The lexicons, read once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// What the lexicons know of the words at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// How many tokens.
    pub(super) tokens: usize,
    /// What is named, as a place in [`Lexicon::entities`].
    pub(super) entity: u32,
}

impl Lexicon {
    /// What is filed under a word.
    pub(super) fn look(&self, key: u64) -> Option<&Slot> {
        self.slots.get(&key)
    }

    /// The longest name in the lexicons that begins at the first of these tokens, whose slot this is.
    pub(super) fn entity(&self, slot: &Slot, tokens: &[Token]) -> Option<Hit> {
        if !slot.may_name() {
            return None;
        }
        self.longest(slot, slot.names, tokens, |slot, words| {
            let capitals = || words.iter().filter(|t| t.is_capital()).count();
            let shouted = || words.iter().all(|t| t.shape == Shape::Caps);
            let entity = slot.entity?;
            let written = capitals() >= usize::from(slot.capitals) && (!slot.acronym || shouted());
            written.then_some(Hit { tokens: words.len(), entity })
        })
    }

    /// The longest word or phrase of these classes that begins at the first of these tokens, whose slot this is.
    pub(super) fn phrase(&self, slot: &Slot, tokens: &[Token], any: Class) -> Option<(usize, Class)> {
        if !slot.may_begin(any) {
            return None;
        }
        let test = |slot: &Slot, words: &[Token]| slot.class.has(any).then_some((words.len(), slot.class));
        self.longest(slot, slot.phrases, tokens, test)
    }

    /// The longest of the phrases of these lengths that passes a test, else the word alone.
    fn longest<T>(
        &self,
        slot: &Slot,
        lengths: u32,
        tokens: &[Token],
        test: impl Fn(&Slot, &[Token]) -> Option<T>,
    ) -> Option<T> {
        let phrase = |n: usize| {
            let (first, rest) = tokens.get(..n)?.split_first()?;
            let all = rest.iter().fold(first.key, |keys, t| join(keys, t.key));
            test(self.slots.get(&all)?, tokens.get(..n)?)
        };
        let mut shorter = lengths & !0b11;
        while let Some(n) = shorter.checked_ilog2() {
            shorter &= !(1 << n);
            if let Some(found) = phrase(n as usize) {
                return Some(found);
            }
        }
        test(slot, tokens.get(..1)?)
    }

    /// The family of a first name: short forms and variants share one; 0 where it is not known.
    pub(super) fn family(&self, first_name: u64) -> u16 {
        self.slots.get(&first_name).map_or(0, |slot| slot.family)
    }

    fn read() -> Self {
        let mut lexicon = Self::default();
        lexicon.slots.reserve(8192);
        lexicon.read_states();
        for [label, kind, forms, state] in rows(include_str!("../../../assets/lexicon/actors.tsv")) {
            let kind = NameKind::from_name(kind).unwrap_or(NameKind::Organisation);
            lexicon.enter(label, kind, forms, state);
        }
        for [label, forms, state] in rows(include_str!("../../../assets/lexicon/places.tsv")) {
            lexicon.enter(label, NameKind::Place, forms, state);
        }
        for [forms, class] in rows(include_str!("../../../assets/lexicon/roles.tsv")) {
            lexicon.read_word(forms, Class::named(class));
        }
        lexicon.read_first_names();
        lexicon
    }

    fn read_states(&mut self) {
        for [french, english, capital, abroad, masculine, english_people, forms] in
            rows(include_str!("../../../assets/lexicon/states.tsv"))
        {
            let state = self.enter(french, NameKind::State, forms, "");
            self.file(english, |slot| slot.entity = slot.entity.or(Some(state)));
            self.translate(state, english);
            if capital != french {
                let seat = self.enter(capital, NameKind::Place, abroad, french);
                self.translate(seat, abroad.split('|').next().unwrap_or(""));
            }
            inflected(masculine, &mut |form| self.file_demonym(form, state, Class::DEMONYM));
            for form in english_people.split('|') {
                self.file_demonym(form, state, Class::DEMONYM);
                self.file_demonym(&[form, "s"].concat(), state, Class::DEMONYM.or(Class::PLURAL));
            }
        }
    }

    /// Files a name under its label and its other forms.
    fn enter(&mut self, label: &'static str, kind: NameKind, forms: &'static str, state: &str) -> u32 {
        let id = self.entities.len() as u32;
        let state = self.by_label.get(state).copied();
        self.entities.push(Entity { label: [label, label], kind, state });
        self.by_label.entry(label).or_insert(id);
        for form in std::iter::once(label).chain(forms.split('|')).filter(|f| !f.is_empty()) {
            self.file(form, |slot| slot.entity = slot.entity.or(Some(id)));
        }
        id
    }

    /// Notes the English name of an entity, if it has one of its own.
    fn translate(&mut self, entity: u32, english: &'static str) {
        if let Some(entity) = self.entities.get_mut(entity as usize).filter(|_| !english.is_empty()) {
            entity.label[1] = english;
        }
    }

    fn file_demonym(&mut self, form: &str, state: u32, class: Class) {
        self.file(form, |slot| {
            slot.class = slot.class.or(class);
            slot.state = slot.state.or(Some(state));
        });
    }

    fn read_word(&mut self, forms: &'static str, class: Class) {
        let countable = class.has(
            Class::ROLE
                .or(Class::PEOPLE)
                .or(Class::BODY)
                .or(Class::ADJECTIVE)
                .or(Class::FORMER)
                .or(Class::WEAK)
                .or(Class::SITE),
        );
        for form in forms.split('|') {
            self.file_class(form, class);
            if countable && !form.ends_with(['s', 'x']) {
                self.file_class(&[form, "s"].concat(), class);
            }
        }
    }

    fn file_class(&mut self, form: &str, class: Class) {
        self.file(form, |slot| slot.class = slot.class.or(class));
    }

    fn read_first_names(&mut self) {
        for (at, [full, short]) in rows(include_str!("../../../assets/lexicon/first-names.tsv")).enumerate() {
            for form in std::iter::once(full).chain(short.split('|')).filter(|f| !f.is_empty()) {
                self.file(form, |slot| {
                    slot.class = slot.class.or(Class::FIRST_NAME);
                    slot.family = if slot.family == 0 { at as u16 + 1 } else { slot.family };
                });
            }
        }
    }

    /// Changes what is filed under a form, and notes its length under its first word.
    fn file(&mut self, form: &str, change: impl FnOnce(&mut Slot)) {
        let (first, all, words) = phrase_key_with(form, &mut self.words);
        let slot = self.slots.entry(all).or_default();
        let had = slot.entity;
        change(slot);
        if had.is_none() && slot.entity.is_some() {
            slot.capitals =
                form.split([' ', '-', '’']).filter(|w| w.starts_with(char::is_uppercase)).count() as u8;
            slot.acronym = form.len() <= 3 && form.chars().all(char::is_uppercase);
        }
        let (class, is_name, length) = (slot.class, slot.entity.is_some(), 1 << words.min(31));
        if words > 1 {
            let opening = self.slots.entry(first).or_default();
            opening.opens = opening.opens.or(class);
            opening.names |= if is_name { length } else { 0 };
            opening.phrases |= if class == Class::default() { 0 } else { length };
        }
    }
}

/// The four forms of a French demonym; irregular ones are given with `|` between them.
fn inflected(masculine: &str, give: &mut impl FnMut(&str)) {
    for form in masculine.split('|') {
        give(form);
        if let Some(stem) = form.strip_suffix("en") {
            give(&[stem, "enne"].concat());
            give(&[stem, "ennes"].concat());
        } else if !form.ends_with('e') {
            give(&[form, "e"].concat());
            give(&[form, "es"].concat());
        }
        if !form.ends_with('s') {
            give(&[form, "s"].concat());
        }
    }
}
