//! Made pages, French and English, and what each of their lines is: `tests/fixtures/pages/NAME` beside `NAME.blocks`.
//!
//! `summary.tsv` holds what each page says of its articles: how many, title, author, publisher, day.
//!
//! `RECOUPE_BLESS=1 cargo test pages` writes them all anew, to be read over before they are kept.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use recoupe::corpus::{Basis, Source};
use recoupe::extract::articles::{Draft, split};
use recoupe::extract::corpus;
use recoupe::text::Span;

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

/// The made pages, by name.
fn pages() -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"));
    paths.sort();
    paths
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages")
}

/// What a file holds; written first where the answers are to be blessed.
fn expected(path: &Path, got: &str) -> String {
    if std::env::var_os("RECOUPE_BLESS").is_some() {
        fs::write(path, got).unwrap();
    }
    fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n")
}

#[test]
fn pages_are_read_as_people_read_them() {
    let mut faults = Vec::new();
    for path in pages() {
        let got = shown(&fs::read_to_string(&path).unwrap());
        let want = expected(&path.with_extension("blocks"), &got);
        if got != want {
            faults.push(format!("{}\n--- got\n{got}--- expected\n{want}", path.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Pages of the layouts one meets, with what a reader takes for headline, author and paper: `tests/fixtures/heads`.
///
/// Each begins with `@@@ name`, the four fields as `name<tab>words` (`-` for none) and `---`.
#[test]
fn heads_are_read_as_people_read_them() {
    let mut faults = String::new();
    for lang in ["fr", "en"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/heads").join(lang);
        let pages = fs::read_to_string(path.with_extension("txt")).unwrap().replace("\r\n", "\n");
        for page in pages.split("@@@ ").skip(1) {
            let (head, text) = page.split_once("\n---\n").unwrap();
            let got = said_of(text);
            for (field, want) in head.lines().skip(1).filter_map(|line| line.split_once('\t')) {
                let said = got.iter().find(|(name, _)| *name == field).map_or("?", |(_, said)| said);
                if plain(said) != plain(want) {
                    writeln!(
                        faults,
                        "{}: {field}\n  got  {said}\n  want {want}",
                        head.lines().next().unwrap()
                    )
                    .unwrap();
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// What a page with one article says of it; a date only where the page states it.
fn said_of(text: &str) -> [(&'static str, String); 4] {
    let corpus =
        corpus(vec![Source { name: "page".to_owned(), text: text.to_owned().into(), ..Source::default() }]);
    assert_eq!(corpus.articles.len(), 1, "{text}");
    let article = &corpus.articles[0];
    let words = |span: Option<Span>| span.map_or("-".to_owned(), |span| span.of(text).to_owned());
    let stated = matches!(article.published.basis, Basis::Stated | Basis::Header);
    let date = article.published.edtf.filter(|_| stated).map_or("-".to_owned(), |edtf| edtf.to_string());
    [
        ("title", words(article.title)),
        ("byline", words(article.byline)),
        ("publisher", words(article.publisher)),
        ("date", date),
    ]
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A line an article: page, date and how it is known, title, author, publisher.
#[test]
fn pages_say_who_and_when() {
    let mut got = String::from("# page\tpublished\tbasis\ttitle\tbyline\tpublisher\n");
    for path in pages() {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let corpus = corpus(vec![Source { text: text.into(), ..Source::default() }]);
        for article in &corpus.articles {
            let said = |span: Option<Span>| span.map_or("-", |s| s.of(&corpus.sources[0].text));
            let date = article.published.edtf.map_or("-".into(), |date| date.to_string());
            let signed = [article.title, article.byline, article.publisher].map(said).join("\t");
            writeln!(got, "{name}\t{date}\t{}\t{signed}", article.published.basis.name()).unwrap();
        }
    }
    let want = expected(&folder().join("summary.tsv"), &got);
    assert!(got == want, "\n--- got\n{got}--- expected\n{want}");
}
