//! The values of a field with their counts, for those who would rather choose than type.

use crate::search::{Field, Query, facets};
use crate::text::printable;
use crate::words::{say, say_with};

use super::{About, Panel, Role, Row, Target};
use crate::app::{State, told};
use crate::corpus::{EventType, Modality, Polarity, Quad};

/// The fields, with the key of their names, in the order of the panel.
pub(super) const FIELDS: &[(Field, &str)] = &[
    (Field::Actor, "facet-actor"),
    (Field::Type, "facet-type"),
    (Field::Quad, "facet-quad"),
    (Field::Place, "facet-place"),
    (Field::Date, "facet-date"),
    (Field::Modality, "facet-modality"),
    (Field::Polarity, "facet-polarity"),
    (Field::Source, "facet-source"),
    (Field::Author, "facet-author"),
];

impl Panel {
    /// The facets of one field.
    #[must_use]
    pub fn facets(state: &State, field: usize) -> Self {
        let (chosen, _) = FIELDS[field % FIELDS.len()];
        let names = FIELDS.iter().enumerate().map(|(i, (_, key))| {
            let name = say(state.lang, key);
            if i == field { format!("‹{name}›") } else { name.to_owned() }
        });
        let mut panel = Self::new(About::Facets(field), names.collect::<Vec<_>>().join("  "));
        let values = facets(&state.corpus, &state.visible, chosen);
        let widest = values.iter().map(|f| f.total).max().unwrap_or(1).max(1);
        panel.rows = values.into_iter().map(|facet| row(state, chosen, facet, widest)).collect();
        if panel.rows.is_empty() {
            panel.rows.push(Row::new(Role::Dim, say(state.lang, "facets-none")));
        }
        panel.go(0);
        panel
    }
}

/// A value: whether the filter asks for it, its counts, a bar, its name.
fn row(state: &State, field: Field, facet: crate::search::Facet, widest: usize) -> Row {
    let asked = Query::parse(&facet.term).is_ok_and(|term| state.filter.query.asks(&term));
    let asked = if asked { "■" } else { "□" };
    let bar = "▇".repeat((facet.count * 12).div_ceil(widest).min(12));
    let value = match in_words(&facet.value, field) {
        Some(key) => say_with(state.lang, "fact-type", &[&say(state.lang, key), &facet.value]),
        None => printable::clean(&facet.value).into_owned(),
    };
    let text = format!("{asked} {:>5}/{:<5} {bar:<12} {value}", facet.count, facet.total);
    Row { text, role: Role::Body, target: Some(Target::Term(facet.term)) }
}

/// The key of a closed list's value in words.
fn in_words(value: &str, field: Field) -> Option<&'static str> {
    match field {
        Field::Type => EventType::from_name(value).map(told::event_type),
        Field::Quad => Quad::from_name(value).map(told::quad),
        Field::Modality => Modality::from_name(value).map(told::modality),
        Field::Polarity => Polarity::from_name(value).map(told::polarity),
        _ => None,
    }
}
