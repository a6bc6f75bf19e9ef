//! README's generated blocks are what the program says today. `UPDATE=1 cargo test readme` rewrites them.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use recoupe::app::action::{Action, Group};
use recoupe::app::keymap::{Keymap, Layer};
use recoupe::search::{Field, Query};
use recoupe::words::{Lang, say};

use crate::program::run;
use crate::terminal::Session;

/// One block at a time is rewritten.
static README: Mutex<()> = Mutex::new(());

#[test]
fn the_frame_is_a_real_one() {
    let session = Session::explorer(&[], (118, 34));
    let screen = session.screen();
    let rows = screen.lines().map(str::trim_end).collect::<Vec<_>>();
    check("frame", &format!("```text\n{}\n```", rows.join("\n")));
}

#[test]
fn the_help_is_the_program_s_own() {
    let help = run(["--help"]).out;
    check("help", &format!("```text\n{}\n```", help.trim_end()));
}

#[test]
fn the_fields_are_the_parser_s_own() {
    let mut table = "| field | also | what it asks for |\n|---|---|---|".to_owned();
    for field in Field::ALL {
        let also = field.aliases().iter().map(|a| format!("`{a}:`")).collect::<Vec<_>>().join(" ");
        write!(table, "\n| `{}:` | {also} | {} |", field.name(), say(Lang::En, field.about())).unwrap();
    }
    check("fields", &table);
}

#[test]
fn the_keys_are_the_keymap_s_own() {
    let keymap = Keymap::built_in();
    let mut table = "| keys | |\n|---|---|".to_owned();
    let mut group = None;
    for &action in Action::ALL.iter().filter(|a| a.group() != Group::Type) {
        if group.replace(action.group()) != Some(action.group()) {
            write!(table, "\n| | **{}** |", action.group().title(Lang::En)).unwrap();
        }
        let keys = keymap.keys_of(Layer::Browse, action);
        let keys = keys.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" ");
        write!(table, "\n| {keys} | {} |", action.sentence(Lang::En)).unwrap();
    }
    check("keys", &table);
}

#[test]
fn every_query_of_its_table_is_one() {
    let _whole = README.lock();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let table = readme.split("| query | leaves |").nth(1).expect("the table of queries");
    for row in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let query = row.split('`').nth(1).unwrap();
        assert_eq!(Query::parse(query).err(), None, "{query}");
    }
}

/// Holds the block between `<!-- name -->` and `<!-- /name -->` against what it must be.
fn check(name: &str, expect: &str) {
    let _whole = README.lock();
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&open).expect("the block opens");
    let (block, after) = rest.split_once(&close).expect("the block closes");
    let expect = format!("\n{expect}\n\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, [before, &open, &expect, &close, after].concat()).unwrap();
    } else {
        assert!(
            block == expect,
            "README's {name} is old: UPDATE=1 cargo test readme\n{block}\n----\n{expect}"
        );
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
