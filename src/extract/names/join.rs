//! Across articles: people whose surname and first names agree are one, if no other bears the surname.

use rustc_hash::FxHashMap;

use crate::corpus::{Name, NameId, NameKind};
use crate::text::Span;
use crate::text::token::tokens;

use super::lexicon::LEXICON;

/// Names with those of one person joined and those without a mention dropped, and for each old name its new id.
#[must_use]
pub fn join(names: &[Name]) -> (Vec<Name>, Vec<NameId>) {
    let heads = heads(names);
    let mut kept: Vec<NameId> = Vec::new();
    let mut new: Vec<Option<NameId>> = vec![None; names.len()];
    for &head in &heads {
        if let Some(place @ None) = new.get_mut(head.at()) {
            *place = Some(NameId::new(kept.len()));
            kept.push(head);
        }
    }
    let new: Vec<NameId> = heads.iter().map(|&h| new.get(h.at()).copied().flatten().unwrap_or(h)).collect();
    let renumber = |id: NameId| new.get(id.at()).copied().unwrap_or(id);
    let own = |id: &NameId| {
        let name = names.get(id.at()).cloned()?;
        Some(Name { state: name.state.map(renumber), mentions: 0, first: None, ..name })
    };
    let mut joined: Vec<Name> = kept.iter().filter_map(own).collect();
    for (name, id) in names.iter().zip(&new) {
        if let Some(whole) = joined.get_mut(id.at()) {
            whole.mentions += name.mentions;
            whole.first = whole.first.into_iter().chain(name.first).min();
        }
    }
    (joined, new)
}

/// A person's name taken apart.
#[derive(Debug)]
struct Person {
    id: NameId,
    /// The key of the first name and its family; none for a surname alone.
    first: Option<(u64, u16)>,
    initial: Option<char>,
}

/// For each name the one it is joined to.
fn heads(names: &[Name]) -> Vec<NameId> {
    let mut heads: Vec<NameId> = (0..names.len()).map(NameId::new).collect();
    let mut by_surname: FxHashMap<u64, Vec<Person>> = FxHashMap::default();
    let mut order = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some((surname, person)) = take_apart(NameId::new(at), name) else { continue };
        let family = by_surname.entry(surname).or_default();
        if family.is_empty() {
            order.push(surname);
        }
        family.push(person);
    }
    for surname in order {
        let Some(family) = by_surname.get(&surname) else { continue };
        for group in groups(family) {
            let count = |id: &NameId| names.get(id.at()).map_or(0, |name| name.mentions);
            let full = |id: &NameId| names.get(id.at()).is_some_and(|n| n.label.contains(' '));
            let Some(&best) = group.iter().max_by_key(|id| (full(id), count(id), std::cmp::Reverse(id.at())))
            else {
                continue;
            };
            for id in group {
                if let Some(head) = heads.get_mut(id.at()) {
                    *head = best;
                }
            }
        }
    }
    heads
}

/// The surname of a person and the rest; a lone word taken for a body may be a surname too ("selon Rojas").
fn take_apart(id: NameId, name: &Name) -> Option<(u64, Person)> {
    let lone =
        name.kind == NameKind::Organisation && name.state.is_none() && !name.label.contains([' ', '-']);
    if name.kind != NameKind::Person && !(lone && name.label.contains(char::is_lowercase)) {
        return None;
    }
    let words = tokens(&name.label, Span::new(0, name.label.len()));
    let last = words.last()?;
    let first = words.first().filter(|_| words.len() > 1);
    let key = first.map(|t| (t.key, LEXICON.family(t.key)));
    Some((
        last.key,
        Person { id, first: key, initial: first.and_then(|t| t.span.of(&name.label).chars().next()) },
    ))
}

/// The people among the bearers of one surname: compatible first names are one person, and a lone surname is the
/// only person who bears it, if there is only one.
fn groups(family: &[Person]) -> Vec<Vec<NameId>> {
    let mut groups: Vec<(Vec<&Person>, Vec<NameId>)> = Vec::new();
    for person in family.iter().filter(|p| p.first.is_some()) {
        match groups.iter_mut().find(|(members, _)| members.iter().any(|m| compatible(m, person))) {
            Some((members, ids)) => {
                members.push(person);
                ids.push(person.id);
            }
            None => groups.push((vec![person], vec![person.id])),
        }
    }
    let mut groups: Vec<Vec<NameId>> = groups.into_iter().map(|(_, ids)| ids).collect();
    if let [only] = groups.as_mut_slice() {
        only.extend(family.iter().filter(|p| p.first.is_none()).map(|p| p.id));
    }
    groups
}

/// True of first names that are the same, short forms of one another, or an initial and its name.
fn compatible(a: &Person, b: &Person) -> bool {
    let (Some((key_a, family_a)), Some((key_b, family_b))) = (a.first, b.first) else { return false };
    let initial = |p: &Person| {
        p.initial.filter(|&c| p.first.is_some_and(|(key, _)| key == crate::text::token::key(&c.to_string())))
    };
    key_a == key_b
        || family_a != 0 && family_a == family_b
        || initial(a).is_some() && a.initial == b.initial
        || initial(b).is_some() && a.initial == b.initial
}
