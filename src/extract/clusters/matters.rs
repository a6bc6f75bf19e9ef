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
    beginnings: FxHashMap<String, Matters>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (row, [_, french, english]) in rows(include_str!("../../../assets/lexicon/matters.tsv")).enumerate() {
        for word in french.split(' ').chain(english.split(' ')) {
            let (list, word) = match word.strip_suffix('*') {
                Some(beginning) => (&mut table.beginnings, beginning),
                None => (&mut table.whole, word),
            };
            *list.entry(fold(word)).or_default() |= 1 << (row as u32 % Matters::BITS);
        }
    }
    table
});

/// The matters of a folded trigger.
pub(super) fn matters(trigger: &str) -> Matters {
    let words = trigger.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
    words.fold(0, |matters, word| matters | of_word(word))
}

fn of_word(word: &str) -> Matters {
    let whole = TABLE.whole.get(word).copied().unwrap_or(0);
    let beginnings = (3..=word.len()).filter_map(|end| TABLE.beginnings.get(word.get(..end)?));
    beginnings.fold(whole, |matters, more| matters | more)
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
