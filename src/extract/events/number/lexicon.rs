//! The words of numbers, from `assets/lexicon/numbers.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::corpus::Counted;
use crate::extract::events::line::Mark;
use crate::words::{Lang, rows};

/// What a number word is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::events) enum Worth {
    /// It is added.
    Count(u64),
    /// It multiplies what stands before it.
    Times(u64),
    /// It rounds: "une vingtaine", "hundreds".
    Round(u64),
    /// "plusieurs", "several".
    Some,
}

/// How a word before a number bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Least,
    Most,
    About,
}

/// Whom a noun for people names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::events) enum People {
    Any,
    Troops,
}

/// What a form is to a number.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract::events) struct Counts {
    /// True where a number, its word or the sign of a currency may begin with it.
    pub opens: bool,
    /// What it is worth.
    pub worth: Option<Worth>,
    /// What it counts itself.
    pub unit: Option<Counted>,
    /// What it says befell those counted.
    pub told: Option<Counted>,
    /// The currency it is.
    pub money: Option<Counted>,
    /// The people it is a noun for.
    pub people: Option<People>,
    /// True of what may be killed or brought down, and is no people.
    pub is_nobody: bool,
    /// True of what may stand between a number and its noun.
    pub skips: bool,
}

impl Counts {
    /// Nothing.
    pub(in crate::extract::events) const NONE: Self = Self {
        opens: false,
        worth: None,
        unit: None,
        told: None,
        money: None,
        people: None,
        is_nobody: false,
        skips: false,
    };

    /// Reads a form in lower case.
    pub(in crate::extract::events) fn of(form: &str, mark: Mark, lang: Lang) -> Self {
        Table::of(lang).counts(form, mark)
    }
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Table {
    worth: FxHashMap<&'static str, Worth>,
    /// Keyed by the last of their words; the words before it stand first.
    bounds: FxHashMap<&'static str, Vec<(&'static str, Bound)>>,
    units: Forms<Counted>,
    told: Forms<Counted>,
    money: Forms<Counted>,
    people: Forms<()>,
    troops: Forms<()>,
    nobody: Forms<()>,
    skips: Forms<()>,
}

/// Whole words, and beginnings of words.
#[derive(Debug)]
struct Forms<T> {
    whole: FxHashMap<&'static str, T>,
    beginnings: FxHashMap<&'static str, T>,
    openings: Openings,
}

impl<T> Default for Forms<T> {
    fn default() -> Self {
        let (whole, beginnings) = (FxHashMap::default(), FxHashMap::default());
        Self { whole, beginnings, openings: Openings([0; 64]) }
    }
}

/// A bit for the first three bytes of each of some words: most words of a text are told by this.
#[derive(Debug)]
struct Openings([u64; 64]);

impl Openings {
    fn add(&mut self, word: &str) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    fn has(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    fn place(word: &str) -> (usize, u64) {
        let byte = |at: usize| word.as_bytes().get(at).map_or(0, |b| usize::from(*b));
        let at = (byte(0) + 61 * byte(1) + 509 * byte(2)) % (64 * 64);
        (at / 64, 1 << (at % 64))
    }
}

/// The most letters that may follow a beginning.
const ENDING: usize = 4;

impl<T: Copy> Forms<T> {
    fn add(&mut self, form: &'static str, value: T) {
        self.openings.add(form);
        match form.strip_suffix('*') {
            Some(beginning) => self.beginnings.insert(beginning, value),
            None => self.whole.insert(form, value),
        };
    }

    fn get(&self, form: &str) -> Option<T> {
        if !self.openings.has(form) {
            return None;
        }
        let starts = || {
            let ends = form.char_indices().rev().map(|(at, _)| at).chain([form.len()]);
            let mut near = ends.filter(|&at| at + 2 * ENDING >= form.len());
            near.find_map(|at| self.beginnings.get(form.get(..at)?).copied())
        };
        self.whole.get(form).copied().or_else(starts)
    }
}

static FRENCH: LazyLock<Table> = LazyLock::new(|| Table::load(Lang::Fr));
static ENGLISH: LazyLock<Table> = LazyLock::new(|| Table::load(Lang::En));

const NUMBERS: &str = include_str!("../../../../assets/lexicon/numbers.tsv");

impl Table {
    /// The words of a language, loaded once.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FRENCH,
            Lang::En => &ENGLISH,
        }
    }

    fn load(lang: Lang) -> Self {
        let mut table = Self::default();
        for [code, role, value, forms] in rows::<4>(NUMBERS) {
            if code == lang.code() {
                forms.split(' ').for_each(|form| table.add(role, value, form));
            }
        }
        table
    }

    fn add(&mut self, role: &str, value: &str, form: &'static str) {
        let number = value.parse().unwrap_or(0);
        let what = Counted::from_name(value);
        match (role, what) {
            ("count", _) => drop(self.worth.insert(form, Worth::Count(number))),
            ("times", _) => drop(self.worth.insert(form, Worth::Times(number))),
            ("round", _) => drop(self.worth.insert(form, Worth::Round(number))),
            ("some", _) => drop(self.worth.insert(form, Worth::Some)),
            ("least", _) => self.bound(form, Bound::Least),
            ("most", _) => self.bound(form, Bound::Most),
            ("about", _) => self.bound(form, Bound::About),
            ("people", _) => self.people.add(form, ()),
            ("troops", _) => self.troops.add(form, ()),
            ("nobody", _) => self.nobody.add(form, ()),
            ("skip", _) => self.skips.add(form, ()),
            ("unit", Some(what)) => self.units.add(form, what),
            ("told", Some(what)) => self.told.add(form, what),
            ("money", Some(what)) => self.money.add(form, what),
            _ => {}
        }
    }

    fn bound(&mut self, form: &'static str, bound: Bound) {
        let (before, last) = form.rsplit_once('_').unwrap_or(("", form));
        self.bounds.entry(last).or_default().push((before, bound));
    }

    pub(super) fn worth(&self, form: &str) -> Option<Worth> {
        self.worth.get(form).copied()
    }

    /// What the tables say of a form.
    pub(super) fn counts(&self, form: &str, mark: Mark) -> Counts {
        let money = self.money.get(form);
        let opens = match mark {
            Mark::Word => self.opens_number(form),
            Mark::Other => money.is_some(),
            _ => false,
        };
        Counts {
            opens,
            worth: self.worth(form),
            unit: self.units.get(form),
            told: self.told.get(form),
            money,
            people: self.people.get(form).map(|()| {
                let troops = self.troops.get(form).is_some();
                if troops { People::Troops } else { People::Any }
            }),
            is_nobody: self.nobody.get(form).is_some(),
            skips: self.skips.get(form).is_some(),
        }
    }

    /// False of a word that is neither digits nor the word of a number, nor made of such words ("vingt-deux").
    fn opens_number(&self, form: &str) -> bool {
        let counts = |part: &str| self.worth.contains_key(part);
        form.starts_with(|c: char| c.is_ascii_digit()) || counts(form) || form.split('-').any(counts)
    }

    /// The bounds whose last word this is, each with the words before it.
    pub(super) fn bounds(&self, form: &str) -> &[(&'static str, Bound)] {
        self.bounds.get(form).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for [lang, role, value, forms] in rows::<4>(NUMBERS) {
            assert!(Lang::from_tag(lang).is_some() && !forms.is_empty(), "{lang} {role} {value}");
            let named = Counted::from_name(value).is_some();
            let known = match role {
                "count" | "times" | "round" => value.parse::<u64>().is_ok(),
                "unit" | "told" | "money" => named,
                "some" | "least" | "most" | "about" | "people" | "troops" | "nobody" | "skip" => value == "-",
                _ => false,
            };
            assert!(known, "{lang} {role} {value}");
            let short = |form: &str| form.strip_suffix('*').is_some_and(|beginning| beginning.len() < 3);
            assert!(!forms.split(' ').any(short), "{forms}");
        }
    }
}
