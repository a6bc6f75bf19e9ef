//! The fields of the query language: one table that the parser, completion and README read.

use crate::text::fold;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal, $about:literal, [$($alias:literal),*];)*) => {
        /// A field of the language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $field,)* }

        impl Field {
            /// Every field, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$field,)*];

            /// The name it is written with.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name,)* }
            }

            /// Its other names, folded; the French one first.
            #[must_use]
            pub const fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$field => &[$($alias),*],)* }
            }

            /// The key of its description in `assets/words.tsv`.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$field => $about,)* }
            }
        }
    };
}

fields! {
    /// `source:` (file or publisher).
    Source = "source", "field-source", ["fichier", "journal", "file"];
    /// `author:`.
    Author = "author", "field-author", ["auteur", "signature", "byline"];
    /// `published:` (when the article was; EDTF, `a..b`, `~3d`).
    Published = "published", "field-published", ["publie", "parution"];
    /// `actor:`.
    Actor = "actor", "field-actor", ["acteur", "qui", "who"];
    /// `place:`.
    Place = "place", "field-place", ["lieu", "ou", "where"];
    /// `type:` (PLOVER).
    Type = "type", "field-type", ["genre"];
    /// `quad:`.
    Quad = "quad", "field-quad", ["classe"];
    /// `modality:`.
    Modality = "modality", "field-modality", ["modalite", "mode"];
    /// `polarity:`.
    Polarity = "polarity", "field-polarity", ["polarite"];
    /// `date:` (EDTF, `a..b`, `~3d`).
    Date = "date", "field-date", ["quand", "when"];
    /// `cluster:` (id or words of its label).
    Cluster = "cluster", "field-cluster", ["grappe", "recoupement"];
}

impl Field {
    /// From its name or another of its names, in any case, with or without accents.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.iter().copied().find(|f| f.name() == name || f.aliases().contains(&name.as_str()))
    }

    /// True of the fields an article has by itself; its events have them through it.
    #[must_use]
    pub const fn is_of_articles(self) -> bool {
        matches!(self, Self::Source | Self::Author | Self::Published)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_folded_and_of_one_field() {
        let mut names: Vec<&str> = Field::ALL.iter().map(|f| f.name()).collect();
        names.extend(Field::ALL.iter().flat_map(|f| f.aliases()));
        assert!(names.iter().all(|n| fold(n) == *n));
        names.sort_unstable();
        assert!(names.windows(2).all(|w| w[0] != w[1]), "{names:?}");
    }

    #[test]
    fn names_are_found_in_any_spelling() {
        for (name, field) in [
            ("MODALITÉ", Some(Field::Modality)),
            ("modalite", Some(Field::Modality)),
            ("Actor", Some(Field::Actor)),
            ("grappe", Some(Field::Cluster)),
            ("humeur", None),
        ] {
            assert_eq!(Field::from_name(name), field, "{name}");
        }
    }
}
