//! Bulk input, run for real: every format, packed and not, what is malformed in them, and that nothing is lost.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use recoupe::corpus::{Basis, Corpus, Source};
use recoupe::words::Lang;
use recoupe::{edge, extract};
use tempfile::TempDir;

use crate::program::run_with;

const LINES: &str = concat!(
    r#"{"id": "a1", "title": "Accord à Gao", "text": "Le ministre a rencontré l’ambassadeur le 3 mai 2021.", "date": "2021-05-04T10:00:00Z", "source": "Le Fleuve", "author": ["Awa Sy", "B. Ly"], "url": "https://a.example/1", "lang": "fr"}"#,
    "\r\n\n",
    r#"{"headline": "Second", "body": "Rien.\n\nAutre titre\n\nPublié le 4 mai 1999", "published_at": 1620086400}"#,
    "\n",
);

const TABLE: &str = "id,title,text,date,source,author,url,lang\n\
    a1,Accord à Gao,Le ministre a rencontré l’ambassadeur le 3 mai 2021.,04/05/2021,Le Fleuve,\"Awa Sy, B. Ly\",https://a.example/1,fr\n\
    ,Second,\"Rien.\n\nAutre titre\n\nPublié le 4 mai 1999\",2021-05-04,,,,\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A file in a folder of its own, read.
fn read(name: &str, bytes: &[u8]) -> (TempDir, edge::Dossier) {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join(name), bytes).unwrap();
    let dossier = edge::read(&[dir.path().join(name)]);
    (dir, dossier)
}

/// What is left out and remarked on: line, and what is said.
fn said(dossier: &edge::Dossier, dir: &Path) -> Vec<(String, String)> {
    let import = &dossier.import;
    let named = |(name, why): &(String, recoupe::corpus::Reason)| {
        let name = name.strip_prefix(dir.to_str().unwrap()).unwrap_or(name);
        (name.trim_start_matches('/').to_owned(), why.tell(Lang::En))
    };
    import.left_out.iter().chain(&import.remarks).map(named).collect()
}

/// What the two records of `LINES` and `TABLE` say.
fn check_both(corpus: &Corpus) {
    let [first, second] = &corpus.articles[..] else { panic!("{} articles", corpus.articles.len()) };
    let words =
        |source: &Source, span: Option<recoupe::text::Span>| span.map(|s| s.of(&source.text).to_owned());
    let [a, b] = &corpus.sources[..] else { panic!() };
    assert_eq!(words(a, first.title).as_deref(), Some("Accord à Gao"));
    assert_eq!(words(a, first.byline).as_deref(), Some("Awa Sy, B. Ly"));
    assert_eq!(words(a, first.publisher).as_deref(), Some("Le Fleuve"));
    assert_eq!(words(b, second.title).as_deref(), Some("Second"));
    for article in [first, second] {
        let edtf = article.published.edtf.map(|d| d.to_string());
        assert_eq!((edtf.as_deref(), article.published.basis), (Some("2021-05-04"), Basis::Given));
    }
    let given = a.given.as_ref().unwrap();
    assert_eq!((&*given.id, &*given.url, given.lang), ("a1", "https://a.example/1", Some(Lang::Fr)));
    assert_eq!(given.body.of(&a.text), "Le ministre a rencontré l’ambassadeur le 3 mai 2021.");
    assert_eq!(corpus.events[0].date.map(|d| d.edtf.to_string()).as_deref(), Some("2021-05-03"));
}

#[test]
fn every_format_gives_the_same_articles() {
    let array = LINES.trim_end().replace("}\r\n\n{", "},\n  {");
    let pretty = format!("[\n  {array}\n]\n");
    let tabs = TABLE.replace(",\"Awa Sy, B. Ly\",", "\tAwa Sy, B. Ly\t").replace(',', "\t");
    let tabs = tabs.replace("Sy\t", "Sy,");
    let semicolons =
        TABLE.replace(",\"Awa Sy, B. Ly\",", ";\"Awa Sy, B. Ly\";").replace(',', ";").replace("Sy;", "Sy,");
    let utf16: Vec<u8> = format!("\u{feff}{tabs}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let zstd =
        ruzstd::encoding::compress_to_vec(LINES.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    for (name, bytes) in [
        ("a.jsonl", LINES.as_bytes().to_vec()),
        ("a.unknown", LINES.as_bytes().to_vec()),
        ("a.ndjson", [b"\xef\xbb\xbf", LINES.as_bytes()].concat()),
        ("a.json", pretty.clone().into_bytes()),
        ("b", pretty.into_bytes()),
        ("a.csv", TABLE.as_bytes().to_vec()),
        ("c", TABLE.replace('\n', "\r\n").replace("\r\n\r\n", "\n\n").into_bytes()),
        ("a.tsv", tabs.into_bytes()),
        ("excel.csv", semicolons.into_bytes()),
        ("unicode.txt.csv", utf16),
        ("a.jsonl.gz", gzip(LINES.as_bytes())),
        ("d", gzip(TABLE.as_bytes())),
        ("twice.csv.gz", [gzip(&TABLE.as_bytes()[..50]), gzip(&TABLE.as_bytes()[50..])].concat()),
        ("a.jsonl.zst", zstd.clone()),
        ("frames", [b"\x50\x2a\x4d\x18\x03\0\0\0abc".as_slice(), &zstd].concat()),
    ] {
        // A frame to be skipped does not show that the stream is zstd: a whole one has to come first.
        let bytes = if name == "frames" { [&zstd[..], &bytes[..11]].concat() } else { bytes };
        let (dir, dossier) = read(name, &bytes);
        assert_eq!(said(&dossier, dir.path()), [], "{name}");
        assert_eq!((dossier.import.files.kept, dossier.import.records.kept), (1, 2), "{name}");
        check_both(&extract::corpus(dossier.sources));
    }
}

/// A quote that is never closed costs its own line, not the rest of the file.
#[test]
fn a_quote_never_closed_is_told_and_what_follows_is_read() {
    for (name, table, lines) in [
        ("a.tsv", "title\ttext\nA\tUn.\nB\t\"Deux.\nC\tTrois.\nD\tQuatre.\n", [2, 4, 5].as_slice()),
        ("b.csv", "title,text\r\n\r\nA,\"Deux.\r\nB,\"\"\r\nC,Trois \"ici\".\r\n", &[4, 5]),
        ("e.csv", "title,text\n\"A\",\"Un\n\"B\",\"Deux\"\n\"C\",\"Trois\"\n", &[3, 4]),
        ("c.csv", "title,text\nA,\"Un,\n\nen trois lignes\"\nB,Deux\n", &[2, 5]),
        ("d.csv", "title,text\nA,Un\nB,\"Deux", &[2, 3]),
    ] {
        let (dir, dossier) = read(name, table.as_bytes());
        let names: Vec<String> = lines.iter().map(|line| format!("{name}:{line}")).collect();
        let kept = dossier.sources.iter().map(|s| s.name.rsplit('/').next().unwrap().to_owned());
        assert_eq!(kept.collect::<Vec<_>>(), names, "{:?}", said(&dossier, dir.path()));
        let told = said(&dossier, dir.path());
        assert!(told.iter().all(|(_, why)| why.contains("never closed")), "{told:?}");
        assert_eq!(told.len(), usize::from(!matches!(name, "c.csv" | "d.csv")), "{told:?}");
    }
}

/// What stands for a text must be one; a list of paragraphs is.
#[test]
fn a_number_is_no_text() {
    let lines = concat!(
        "{\"text\": 1}\n{\"title\": \"A\", \"text\": {\"name\": \"B\"}}\n{\"text\": null}\n{\"text\": [\"C\", 2]}\n",
        "{\"text\": 1, \"body\": \"Un texte.\"}\n{\"title\": 1984, \"text\": [\"Un.\", \"Deux.\"]}\n"
    );
    let (dir, dossier) = read("a.jsonl", lines.as_bytes());
    let told: Vec<String> =
        said(&dossier, dir.path()).into_iter().map(|(name, why)| format!("{name} {why}")).collect();
    for (at, what) in ["1", "{\"name\":\"B\"}", "null", "[\"C\",2]"].iter().enumerate() {
        let expect = format!("a.jsonl:{} “text” is no text ({what}): write it in quotes", at + 1);
        assert_eq!(told.get(at), Some(&expect));
    }
    let texts: Vec<&str> = dossier.sources.iter().map(|source| &*source.text).collect();
    assert_eq!((texts, told.len()), (vec!["Un texte.", "1984\n\nUn.\n\nDeux."], 4));
    assert_eq!((dossier.import.records.found, dossier.import.records.kept), (6, 2));
}

#[test]
fn standard_input_is_known_by_its_first_bytes() {
    for (bytes, count) in [
        (LINES.as_bytes().to_vec(), 2),
        (gzip(LINES.as_bytes()), 2),
        (TABLE.as_bytes().to_vec(), 2),
        (gzip(TABLE.as_bytes()), 2),
        (b"Un texte, simplement.\n\nIl a une suite.".to_vec(), 1),
        (gzip(b"Un texte, simplement.\n\nIl a une suite."), 1),
    ] {
        let ran = run_with(&bytes, ["articles", "-"]);
        assert_eq!((ran.status, ran.out.lines().count()), (0, count + 1), "{ran:?}");
    }
}

#[test]
fn a_folder_may_hold_all_of_them() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("2021")).unwrap();
    fs::write(dir.path().join("2021/a.jsonl.gz"), gzip(LINES.as_bytes())).unwrap();
    fs::write(dir.path().join("2021/b.csv"), TABLE).unwrap();
    fs::write(dir.path().join("c.txt.gz"), gzip("Un texte.".as_bytes())).unwrap();
    fs::write(dir.path().join("d.txt"), "{\"text\": \"Ceci est un texte.\"}").unwrap();
    fs::write(dir.path().join("e.pdf"), "%PDF").unwrap();
    let dossier = edge::read(&[dir.path().to_owned()]);
    let names = dossier.sources.iter().map(|s| s.name.strip_prefix(dir.path().to_str().unwrap()).unwrap());
    let expect =
        ["/2021/a.jsonl.gz:1", "/2021/a.jsonl.gz:3", "/2021/b.csv:2", "/2021/b.csv:3", "/c.txt.gz", "/d.txt"];
    assert_eq!(names.collect::<Vec<_>>(), expect);
    let told = dossier.import.tell(Lang::En);
    let rest = "found 4 records, kept 4";
    assert!(told.starts_with("found 5 files, kept 4, left out 1: ") && told.ends_with(rest), "{told}");
    assert_eq!(dossier.import.remarks.len(), 1, "a1 comes twice");
}

#[test]
fn what_is_malformed_is_named_by_line_and_the_rest_is_kept() {
    let text = "names understood for the text: text, body, content, article, article text, full text, fulltext, \
                article body, articlebody, maintext, plain text, body text, texte, contenu, corps";
    let check = |name: &str, bytes: &[u8], kept: usize, expect: &[(&str, &str)]| {
        let (dir, dossier) = read(name, bytes);
        let said = said(&dossier, dir.path());
        let said = said.iter().map(|(name, why)| (name.as_str(), why.as_str())).collect::<Vec<_>>();
        assert_eq!((dossier.import.records.kept, &said[..]), (kept, expect), "{name}");
    };
    let bad = "no JSON object (EOF while parsing a string): correct the line";
    check("a.jsonl", b"{\"text\": \"a\"}\n{\"text\": \"b\n{\"text\": \"c\"}\n", 2, &[("a.jsonl:2", bad)]);
    let list = "no JSON object (invalid type: integer `1`, expected an object): correct the line";
    check("a.jsonl", b"1\n{\"text\": \"c\"}", 1, &[("a.jsonl:1", list)]);
    let missing = format!("no text among the fields (title, corpus): {text}");
    check("a.jsonl", b"{\"title\": 1, \"corpus\": 2}\n{\"text\": \"c\"}", 1, &[("a.jsonl:1", &missing)]);
    let blank = "neither title nor text: nothing to read";
    check("a.jsonl", b"{\"text\": \" \"}\n{\"text\": null, \"body\": \"c\"}", 1, &[("a.jsonl:1", blank)]);
    let header = format!("no text among the columns (id, titre, corpus): {text}");
    check("a.csv", b"id,titre,corpus\n1,a,b\n", 0, &[("a.csv", &header)]);
    let cells = "4 cells for 3 columns: check quotes and separators";
    check("a.csv", b"id,title,text\n1,a,b\n2,a,b,c\n3,a,\"b, \"\"c\"\"\nd\"\n", 2, &[("a.csv:3", cells)]);
    let latin = "read as windows-1252 (guessed)";
    check("a.csv", b"id,text\n1,L'\xe9t\xe9 \xe0 Gao a \xe9t\xe9 sec\n", 1, &[("a.csv:2", latin)]);
    let damaged = "read as utf-8 (damaged, 1 replaced)";
    check(
        "a.jsonl",
        "{\"text\": \"a\"}\n{\"text\": \"éééééééééé\u{0}\"}\n"
            .replace('\u{0}', "é")
            .into_bytes()
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != 44)
            .map(|(_, b)| *b)
            .collect::<Vec<_>>()
            .as_slice(),
        2,
        &[("a.jsonl:2", damaged)],
    );
    let twice = "id x was given to another before: both are kept";
    check(
        "a.jsonl",
        b"{\"id\":\"x\",\"text\":\"a\"}\n{\"id\":\"x\",\"text\":\"a\"}",
        2,
        &[("a.jsonl:2", twice)],
    );
    let date = "date \"soon\" not understood: looked for in the text";
    check("a.jsonl", b"{\"text\":\"a\",\"date\":\"soon\"}", 1, &[("a.jsonl:1", date)]);
    check("a.jsonl", b"", 0, &[("a.jsonl", "empty file: nothing to read")]);
    check("a.json", b"[]", 0, &[("a.json", "empty file: nothing to read")]);
}

#[test]
fn a_packed_file_cut_short_gives_what_could_be_read() {
    let line = |n: usize| format!("{{\"id\": {n}, \"text\": \"Texte {}.\"}}\n", n * 7919 % 2003);
    let lines = (0..2_000).map(line).collect::<Vec<_>>().concat();
    let packed = gzip(lines.as_bytes());
    let (dir, dossier) = read("a.jsonl.gz", &packed[..packed.len() / 2]);
    let kept = dossier.import.records.kept;
    assert!((500..1_500).contains(&kept), "{kept}");
    assert_eq!(kept, dossier.sources.len());
    let said = said(&dossier, dir.path());
    let [(name, why)] = &said[..] else { panic!("{said:?}") };
    assert!(
        name == "a.jsonl.gz" && why.starts_with("the end is missing, what stands before it is kept"),
        "{said:?}"
    );
    let packed = gzip(lines.replace('{', "").as_bytes());
    let (_dir, dossier) = read("a.txt.gz", &packed[..packed.len() / 2]);
    assert_eq!((dossier.import.files.kept, dossier.import.remarked), (1, 1));
}

#[test]
fn one_line_of_many_megabytes_is_one_record() {
    let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"b\"}}\n", "mot ".repeat(5 << 20));
    let (_dir, dossier) = read("a.jsonl", long.as_bytes());
    assert_eq!(dossier.sources.iter().map(|s| s.text.len()).collect::<Vec<_>>(), [20 << 20, 1]);
}

#[test]
fn the_account_of_records_is_told() {
    let ran = run_with(b"{\"text\": \"a\"}\n{]\n", ["articles", "-"]);
    let lost = "no JSON object (key must be a string): correct the line";
    let said = format!(
        "recoupe: -:2: {lost}\nrecoupe: found 1 file, kept 1; found 2 records, kept 1, left out 1: {lost} (1)\n"
    );
    assert_eq!((ran.status, ran.err), (0, said));
    let none = run_with(b"{\"]\n", ["articles", "-"]);
    assert_eq!((none.status, none.out.as_str()), (1, ""));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Lines of any bytes among good ones: each is kept or named.
    #[test]
    fn every_line_is_accounted_for(lines in proptest::collection::vec(proptest::option::of("[ -~é\u{0}]{1,20}"), 1..20)) {
        let good = "{\"text\": \"mot\"}".to_owned();
        let text = lines.iter().map(|l| l.clone().unwrap_or_else(|| good.clone()) + "\n").collect::<String>();
        let blank = |line: &&str| line.bytes().all(|b| b.is_ascii_whitespace() || b"[],".contains(&b));
        let (_dir, dossier) = read("a.jsonl", text.as_bytes());
        let import = &dossier.import;
        let met = text.lines().filter(|line| !blank(line)).count();
        assert_eq!(import.records.found, met);
        assert!(import.records.kept >= lines.iter().filter(|l| l.is_none()).count());
        assert_eq!(import.left_out.len(), import.lost());
    }

    /// Any bytes under any name: no panic, the same twice, and something is said of them.
    #[test]
    fn any_bytes_are_read_or_left_out(bytes: Vec<u8>, ending in 0usize..6) {
        let name = ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.txt", "a"][ending];
        for bytes in [bytes.clone(), gzip(&bytes), [b"\x1f\x8b", &bytes[..]].concat(), [b"text,id\n", &bytes[..]].concat()] {
            let (dir, dossier) = read(name, &bytes);
            let again = edge::read(&[dir.path().join(name)]);
            assert_eq!(dossier.import, again.import);
            assert_eq!(dossier.import.files.found, 1);
            assert_eq!(dossier.import.records.kept + dossier.import.files.kept - usize::from(dossier.import.records.found > 0), dossier.sources.len());
        }
    }
}

/// An array as programs write it stands on one line: each record still has a name of its own.
#[test]
fn records_on_one_line_have_names_of_their_own() {
    let one = r#"[{"text":"La cour a annulé la vente."},{"title":"Deux"},{"text":"Le port a rouvert."}]"#;
    let (dir, dossier) = read("a.json", one.as_bytes());
    let own = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let names: Vec<_> = dossier.sources.iter().map(|source| own(&source.name)).collect();
    assert_eq!(names, ["a.json:1", "a.json:1#3"]);
    let left_out: Vec<_> = said(&dossier, dir.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(left_out, ["a.json:1#2"]);
}
