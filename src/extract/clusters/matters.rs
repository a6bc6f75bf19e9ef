//! What a trigger tells of, whatever its language and its form: an "explosion", a "détonation" and a "blast" are one
//! matter.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::fold::fold;
use crate::words::rows;

/// Matters as a set: a bit for each row of the table.
pub(super) type Matters = u128;

/// The matters of a set one by one, by their rows: most sets are empty.
pub(super) fn each(matters: Matters) -> impl Iterator<Item = u32> {
    let without_lowest = |rest: &Matters| Some(rest & (rest - 1)).filter(|rest| *rest != 0);
    std::iter::successors(Some(matters).filter(|all| *all != 0), without_lowest).map(Matters::trailing_zeros)
}

/// The words of the table, folded, with their matters.
#[derive(Default)]
struct Table {
    whole: FxHashMap<String, Matters>,
    /// Beginnings of words, by their first bytes.
    beginnings: FxHashMap<[u8; SHORTEST], Vec<(String, Matters)>>,
}

/// No beginning is shorter, in bytes.
const SHORTEST: usize = 3;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (row, [_, french, english]) in rows(include_str!("../../../assets/lexicon/matters.tsv")).enumerate() {
        for word in french.split(' ').chain(english.split(' ')) {
            table.add(word, 1 << (row as u32 % Matters::BITS));
        }
    }
    table
});

/// Loads the table.
pub(super) fn load() {
    LazyLock::force(&TABLE);
}

impl Table {
    fn add(&mut self, word: &str, matter: Matters) {
        let folded = fold(word.trim_end_matches('*'));
        match folded.as_bytes().first_chunk().copied().filter(|_| word.ends_with('*')) {
            Some(first) => self.beginnings.entry(first).or_default().push((folded, matter)),
            None => *self.whole.entry(folded).or_default() |= matter,
        }
    }

    fn of_word(&self, word: &str) -> Matters {
        let whole = self.whole.get(word).copied().unwrap_or(0);
        let near = word.as_bytes().first_chunk().and_then(|first| self.beginnings.get(first));
        let beginnings = near.into_iter().flatten().filter(|(beginning, _)| word.starts_with(beginning));
        beginnings.fold(whole, |matters, (_, more)| matters | more)
    }
}

/// The matters of a folded trigger: those of its words, and of two side by side ("gave way").
pub(super) fn matters(trigger: &str) -> Matters {
    let (mut all, mut both) = (0, String::new());
    for word in trigger.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !both.is_empty() {
            both.push('_');
            both.push_str(word);
            all |= TABLE.of_word(&both);
            both.clear();
        }
        both.push_str(word);
        all |= if word.len() > 1 { TABLE.of_word(word) } else { 0 };
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_matter_meet_across_forms_and_languages() {
        let check = |one: &str, other: &str, expect: bool| {
            assert_eq!(matters(&fold(one)) & matters(&fold(other)) != 0, expect, "{one} / {other}");
        };
        check("l’explosion", "une détonation", true);
        check("a explosé", "the blast", true);
        check("ont été tués", "sont morts", true);
        check("interpellations", "were detained", true);
        check("grève", "walked off the job", true);
        check("heurts", "affrontements", true);
        check("a démissionné", "was sacked", true);
        check("gave way", "effondrement", true);
        check("gave evidence", "effondrement", false);
        check("walked free", "remise en liberté, libération", true);
        check("ont fouillé", "a perquisition", true);
        check("was snatched", "kidnapping", true);
        check("held talks", "was held", false);
        check("explosion", "exploitation", false);
        check("mort", "mortier", false);
        check("feu", "feuille", false);
        check("a rencontré", "a signé", false);
        check("", "", false);
    }

    #[test]
    fn every_matter_has_a_bit_and_words_in_both_languages() {
        let table: Vec<[&str; 3]> = rows(include_str!("../../../assets/lexicon/matters.tsv")).collect();
        assert!(table.len() <= Matters::BITS as usize);
        assert!(table.iter().flatten().all(|cell| !cell.is_empty()));
    }
}
