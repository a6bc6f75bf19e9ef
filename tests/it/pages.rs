//! Made pages, French and English, and what each of their lines is: `tests/fixtures/pages/NAME` beside `NAME.blocks`.
//!
//! `RECOUPE_BLESS=1 cargo test pages` writes the `.blocks` files anew, to be read over before they are kept.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use recoupe::extract::articles::{Draft, split};

/// One line a block, under what the page says of its article.
fn shown(text: &str) -> String {
    split(text).iter().fold(String::new(), |mut out, draft| {
        show(text, draft, &mut out);
        out
    })
}

fn show(text: &str, draft: &Draft, out: &mut String) {
    let said = [
        ("title", draft.title),
        ("byline", draft.byline),
        ("publisher", draft.publisher),
        ("date", draft.date_line),
    ];
    writeln!(out, "== {}", draft.lang.code()).unwrap();
    for (name, span) in said {
        if let Some(span) = span {
            writeln!(out, "{name} = {}", span.of(text).replace('\n', " / ")).unwrap();
        }
    }
    for block in &draft.blocks {
        let words: String = block.span.of(text).replace('\n', " / ").chars().take(60).collect();
        writeln!(out, "  {:<11} {words}", block.kind.name()).unwrap();
    }
}

#[test]
fn pages_are_read_as_people_read_them() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages");
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "blocks") {
            continue;
        }
        let got = shown(&fs::read_to_string(&path).unwrap());
        let expected = path.with_extension("blocks");
        if std::env::var_os("RECOUPE_BLESS").is_some() {
            fs::write(&expected, &got).unwrap();
        }
        let want = fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
        if got != want {
            faults.push(format!("{}\n--- got\n{got}--- expected\n{want}", path.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
