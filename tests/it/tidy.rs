//! The invariants of `src/lib.rs` that no type can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// From the ground up: each storey may name itself and those before it.
const STOREYS: [&str; 10] =
    ["words", "text", "date", "corpus", "extract", "search", "app", "ui", "edge", "main"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of a folder with this ending: path from the root, and text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let paths = walk.into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    paths.filter(|p| p.is_file() && p.to_string_lossy().ends_with(ending)).map(named).collect()
}

fn sources() -> Vec<(String, String)> {
    files("src", ".rs")
}

/// The lines that are code.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(n, l)| (n + 1, l)).filter(|(_, l)| !l.trim_start().starts_with("//"))
}

/// `src/ui/pane.rs` → `ui`.
fn storey(path: &str) -> &str {
    path.split('/').nth(1).unwrap().trim_end_matches(".rs")
}

fn rank(storey: &str) -> Option<usize> {
    STOREYS.iter().position(|s| *s == storey)
}

/// Fails with one line for each fault.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn arrows_between_storeys_only_point_down() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(own) = rank(storey(&path)) else { continue };
        for (n, line) in code(&text) {
            for after in line.split("crate::").skip(1) {
                let named = after.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                if rank(named).is_none_or(|named| named > own) {
                    faults.push(format!("{path}:{n}: {} may not name {named:?}", storey(&path)));
                }
            }
            if line.contains("super::super") {
                faults.push(format!("{path}:{n}: say crate:: instead of super::super"));
            }
        }
    }
    none(&faults);
}

#[test]
fn the_inner_storeys_touch_nothing_outside() {
    const WORLD: [&str; 10] = [
        "ratatui",
        "crossterm",
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
    ];
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let inner = match storey(&path) {
            // Tests may print, read and be told what to do.
            _ if path.ends_with("tests.rs") => continue,
            "lib" | "main" | "edge" => continue,
            // Drawing needs ratatui, and nothing else of the world.
            "ui" => &WORLD[2..],
            _ => &WORLD[..],
        };
        for (n, line) in code(&text) {
            faults.extend(
                inner.iter().filter(|w| line.contains(**w)).map(|w| format!("{path}:{n}: names {w}")),
            );
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut faults = Vec::new();
    for (path, text) in sources().into_iter().chain(files("tests", ".rs")).chain(files("benches", ".rs")) {
        if !text.starts_with("//! ") {
            faults.push(format!("{path}: opens without a //! sentence"));
        }
        // Tables of tests are as long as they have to be.
        if text.lines().count() > 450 && !path.contains("test") {
            faults.push(format!("{path}: {} lines", text.lines().count()));
        }
    }
    none(&faults);
}

/// The table of words: key → French, English.
fn words() -> BTreeMap<String, [String; 2]> {
    let table = fs::read_to_string(root().join("assets/words.tsv")).unwrap();
    let mut words = BTreeMap::new();
    for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let cells = line.split('\t').collect::<Vec<_>>();
        let [key, fr, en] = cells[..] else { panic!("not three cells: {line}") };
        assert!(!fr.trim().is_empty() && !en.trim().is_empty(), "a word is missing: {line}");
        assert!(words.insert(key.to_owned(), [fr.to_owned(), en.to_owned()]).is_none(), "twice: {key}");
    }
    words
}

#[test]
fn both_languages_take_the_same_parts() {
    for (key, [fr, en]) in words() {
        assert_eq!(fr.matches("{}").count(), en.matches("{}").count(), "{key}");
    }
}

#[test]
fn every_word_is_used() {
    let mut read =
        sources().into_iter().chain(files("assets", ".toml")).map(|(_, text)| text).collect::<String>();
    read.retain(|c| c != '\'');
    let action = |key: &str| key.strip_prefix("do-").and_then(recoupe::app::Action::from_name).is_some();
    let unused = |key: &&String| !action(key) && !read.contains(&format!("\"{key}\""));
    none(&words().keys().filter(unused).cloned().collect::<Vec<_>>());
}

#[test]
fn every_word_used_is_there() {
    let words = words();
    let mut faults = BTreeSet::new();
    for (path, text) in sources() {
        for call in ["say(", "say_with(", "because(", "word("] {
            for after in text.split(call).skip(1) {
                let argument = after.split([';', ')']).next().unwrap();
                let Some(key) = argument.split('"').nth(1) else { continue };
                if !words.contains_key(key) {
                    faults.insert(format!("{path}: {key}"));
                }
            }
        }
    }
    none(&faults.into_iter().collect::<Vec<_>>());
}

#[test]
fn the_seeds_are_as_they_came() {
    const SHA256: [[&str; 2]; 5] = [
        [
            "12e9d46bc7a63f529a7d704221de068c1827fc9820e115315ee7ed1a19ed77b1",
            "seeds/000_c1ef121910e9fe14.txt",
        ],
        [
            "26c5ff5ffb780113a75d4ed3883fd5e0a495454659a86b0aa1761ecb18c12e9d",
            "seeds/001_6b87566272ab0505.txt",
        ],
        [
            "fc368f107f1353558973b8f6b90ae90b723c644c1851cc5f10c1ec4b9e6b779a",
            "seeds/002_cbfa927dad5b7054.txt",
        ],
        [
            "75378f49e270efb1b08814dd6578a0cb248529c328b14b2060855ea1c63277dc",
            "seeds/003_96e5bc8999479554.txt",
        ],
        [
            "925a3547082526aa8fc2f798014e8d7c653f6e2748a2032dee16d025d41dc929",
            "seeds/004_383812e2435e21cc.txt",
        ],
    ];
    let rows = SHA256.map(|row| row.map(str::to_owned));
    let on_disk = files("seeds", "").into_iter().map(|(name, text)| [sha256(&text), name]);
    assert_eq!(on_disk.collect::<Vec<_>>(), rows);
    let inside = recoupe::edge::read_seeds().sources.into_iter().map(|s| [s.sha256, s.name]);
    assert_eq!(inside.collect::<Vec<_>>(), rows, "the binary holds the same");
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}
