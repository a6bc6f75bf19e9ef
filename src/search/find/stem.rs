//! What the forms of one word have in common, in French and English: plural and feminine, tenses and persons.
//!
//! Lighter than Porter's or Savoy's: a form is found below the word itself, so what is missed does no harm, and
//! what is taken for a form should read as one.

/// What may be taken off a singular, and what stands in its place: the longest that leaves enough of the word.
const ENDINGS: [(&str, &str); 38] = [
    ("issaient", ""),
    ("eraient", ""),
    ("iraient", ""),
    ("issait", ""),
    ("issant", ""),
    ("issent", ""),
    ("erait", ""),
    ("irait", ""),
    ("eront", ""),
    ("iront", ""),
    ("erent", ""),
    ("irent", ""),
    ("aient", ""),
    ("erai", ""),
    ("irai", ""),
    ("elle", ""),
    ("enne", ""),
    ("euse", "eur"),
    ("ante", ""),
    ("era", ""),
    ("ira", ""),
    ("ive", "if"),
    ("ied", "y"),
    ("ing", ""),
    ("ait", ""),
    ("ant", ""),
    ("ent", ""),
    ("ie", "y"),
    ("ai", ""),
    ("ee", ""),
    ("ed", ""),
    ("er", ""),
    ("ez", ""),
    ("el", ""),
    ("en", ""),
    ("ir", ""),
    ("it", ""),
    ("e", ""),
];

/// So many letters of a word stay.
const LEAST: usize = 4;

/// The stem of a folded word; other forms of it have the same.
pub(super) fn stem(word: &str) -> String {
    let singular = [("aux", "al"), ("s", ""), ("x", "")].iter().find_map(|ending| without(word, *ending));
    let singular = singular.as_deref().unwrap_or(word);
    ENDINGS.iter().find_map(|ending| without(singular, *ending)).unwrap_or_else(|| singular.to_owned())
}

/// A word with another ending, if it has this one and enough stays.
fn without(word: &str, (ending, by): (&str, &str)) -> Option<String> {
    let stem = word.strip_suffix(ending)?;
    (stem.chars().count() + by.len() >= LEAST).then(|| format!("{stem}{by}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            &["sanction", "sanctions"][..],
            &["sanctionner", "sanctionne", "sanctionnait", "sanctionnent"],
            &["gouvernement", "gouvernements"],
            &["visite", "visites", "visiter", "visitait", "visitera", "visits", "visited", "visiting"],
            &["general", "generaux", "generale", "generales"],
            &["malien", "malienne", "maliens", "maliennes"],
            &["attaque", "attaques", "attaquer", "attaquaient"],
            &["offensif", "offensive", "offensives"],
            &["armee", "armees"],
            &["army", "armies"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|w| w[0] == w[1]), "{forms:?}\n{stems:?}");
        }
    }

    #[test]
    fn other_words_keep_apart() {
        for (a, b) in [
            ("mali", "maire"),
            ("mettre", "lettre"),
            ("general", "genre"),
            ("paris", "parti"),
            ("camara", "camera"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
