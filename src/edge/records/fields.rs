//! The names under which records give their fields, from `assets/lexicon/fields.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::fold;
use crate::words::rows;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal,)*) => {
        /// A field of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::edge) enum Field { $($(#[$doc])* $field,)* }

        impl Field {
            /// How many there are.
            pub(super) const COUNT: usize = [$(Self::$field),*].len();

            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$field),)* _ => None }
            }
        }
    };
}

fields! {
    /// Its own name for itself.
    Id = "id",
    /// Headline.
    Title = "title",
    /// The article.
    Text = "text",
    /// When it was published.
    Date = "date",
    /// The paper or agency.
    Source = "source",
    /// Who signs it.
    Author = "author",
    /// Its address.
    Url = "url",
    /// Its language.
    Lang = "lang",
}

const TABLE: &str = include_str!("../../../assets/lexicon/fields.tsv");

/// Folded name → field, and its place among the names of that field.
static NAMES: LazyLock<FxHashMap<&'static str, (Field, usize)>> = LazyLock::new(|| {
    let of = |[name, names]: [&'static str; 2]| Field::from_name(name).map(|field| (field, names.split('|')));
    let rows = rows(TABLE).filter_map(of);
    rows.flat_map(|(field, names)| names.enumerate().map(move |(at, name)| (name, (field, at)))).collect()
});

/// The field that a name is of, and how good a name for it that is: 0 is the best.
pub(super) fn field(name: &str) -> Option<(Field, usize)> {
    if let Some(&known) = NAMES.get(name) {
        return Some(known);
    }
    // No name of ours is that long; a record can make its names as long as it likes.
    let name = name.get(..40.min(name.len())).filter(|short| short.len() == name.len())?;
    let folded = fold(name.trim()).replace(['_', '-'], " ");
    NAMES.get(folded.as_str()).copied()
}

/// The names that are understood for the text, as a sentence lists them.
pub(super) fn text_names() -> String {
    let names = rows(TABLE).find_map(|[field, names]| (field == "text").then_some(names));
    names.unwrap_or_default().replace('|', ", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_dress() {
        for (name, expect) in [
            ("text", Some((Field::Text, 0))),
            ("Body", Some((Field::Text, 1))),
            ("publishedAt", Some((Field::Date, 3))),
            ("Published_At", Some((Field::Date, 2))),
            ("Date de publication", Some((Field::Date, 16))),
            ("Éditeur", Some((Field::Source, 13))),
            ("_id", None),
            ("section", None),
            ("", None),
        ] {
            assert_eq!(field(name), expect, "{name}");
        }
        assert_eq!(field(&"x".repeat(1 << 20)), None);
        assert!(text_names().starts_with("text, body"));
    }
}
