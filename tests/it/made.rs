//! The made dossiers that benches and tests share: the same for a seed, of the size of press articles.

use std::collections::BTreeSet;

#[path = "../../benches/made/mod.rs"]
pub(crate) mod dossier;

fn jsonl(count: usize, seed: u64) -> String {
    let mut out = Vec::new();
    dossier::jsonl(dossier::articles(count, seed), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_seed_gives_the_same_articles_whatever_their_number() {
    let twenty = jsonl(20, 1);
    assert!(twenty.starts_with(&jsonl(5, 1)));
    assert_ne!(twenty, jsonl(20, 2));
}

#[test]
fn made_articles_are_of_many_years_people_and_papers_in_two_languages() {
    let made = dossier::articles(200, 1).collect::<Vec<_>>();
    let several = |of: fn(&dossier::Made) -> String| made.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!(several(|m| m.lang.to_owned()), 2);
    assert_eq!(several(|m| m.date.year().to_string()), 16);
    assert!(several(|m| m.paper.to_owned()) > 15 && several(|m| m.author.clone()) > 60);
    let bytes = made.iter().map(|m| m.text().len()).sum::<usize>() / made.len();
    assert!((4_000..5_000).contains(&bytes), "{bytes} bytes an article");
    assert!(made.iter().all(|m| !m.body.contains(['{', '}'])), "a slot was left open");
}
