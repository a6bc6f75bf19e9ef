//! The command line, run for real: bad input, pipes, the export's schema, the same hits as on screen.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use recoupe::search::{Index, Query};
use recoupe::{edge, extract};
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, recoupe, run, run_with};

const STORY: &str = "L’été dernier, à Bamako, « Goïta » a reçu un émissaire américain.\n";

/// A folder with one good file and one more.
fn folder(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("bon.txt"), STORY).unwrap();
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    (dir, path)
}

/// The files that were read, by the export.
fn read(ran: &Ran) -> Vec<(String, String)> {
    let export: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let sources = export["sources"].as_array().unwrap();
    sources.iter().map(|s| (text(&s["file"]), text(&s["encoding"]))).collect()
}

#[test]
fn a_bad_file_is_named_with_the_way_out_and_the_others_load() {
    let check = |name: &str, bytes: &[u8], why: &str| {
        let (dir, path) = folder(name, bytes);
        let alone = run(["export".as_ref(), path.as_os_str()]);
        let said = format!("recoupe: {}: {why}\n", path.display());
        assert_eq!((alone.status, alone.out.as_str(), alone.err.as_str()), (1, "", said.as_str()));
        let both = run(["export".as_ref(), dir.path().as_os_str()]);
        let account = format!("recoupe: found 2 files, kept 1, left out 1: {why} (1)\n");
        assert_eq!((both.status, &both.err), (0, &(said + &account)));
        assert_eq!(read(&both).len(), 1);
    };
    check("vide.txt", b"", "empty file: nothing to read");
    check("blanc.md", b" \r\n\n", "empty file: nothing to read");
    check("a.txt", b"%PDF-1.4\n%\xe2\xe3", "PDF file: save it as text (.txt)");
    check("b.txt", b"\x7fELF\0\0\0\0\x01\x02", "not text: save it as .txt (UTF-8)");
}

#[test]
fn every_encoding_opens_with_its_decision_shown() {
    let utf16 = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let ansi = STORY.chars().map(|c| if c == '’' { 0x92 } else { c as u8 }).collect::<Vec<_>>();
    for (bytes, encoding) in [
        (STORY.as_bytes().to_vec(), "utf-8"),
        (utf16, "utf-16le (guessed from its zero bytes)"),
        (ansi, "windows-1252 (guessed)"),
        ([b"\xef\xbb\xbf", STORY.as_bytes()].concat(), "utf-8 (byte-order mark)"),
        ([STORY.repeat(9).as_bytes(), b"\xff"].concat(), "utf-8 (damaged, 1 replaced)"),
    ] {
        let (_dir, path) = folder("a.txt", &bytes);
        let ran = run(["export".as_ref(), path.as_os_str()]);
        assert_eq!(read(&ran), [(path.display().to_string(), encoding.to_owned())], "{}", ran.err);
    }
}

#[test]
fn a_path_that_is_no_file_is_left_out_and_never_waited_for() {
    let dir = TempDir::new().unwrap();
    let check = |path: &Path, why: &str| {
        let ran = run([path]);
        let said = format!("recoupe: {}: {why}\n", path.display());
        assert_eq!((ran.status, ran.err), (1, said));
    };
    check(&dir.path().join("absent.txt"), "does not exist: check the path");
    check(dir.path(), "no file in this folder");
    let device = "neither file nor folder (pipe, device…): give its content through \"-\"";
    check(Path::new("/dev/zero"), device);
    let pipe = dir.path().join("tube.txt");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
        check(&pipe, device);
    }
    let long = dir.path().join("long.txt");
    fs::File::create(&long).unwrap().set_len(5 << 30).unwrap();
    check(&long, "over 4 GiB: cut it into several files");
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_never_in_circles() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("a")).unwrap();
    fs::write(dir.path().join("a/x.txt"), STORY).unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("a/rond")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("a/x.txt"), dir.path().join("b.txt")).unwrap();
    let ran = run(["export".as_ref(), dir.path().as_os_str()]);
    assert_eq!(read(&ran).len(), 1, "{}", ran.err);
    assert!(ran.err.contains("rond: link that leads back to itself: remove it"), "{}", ran.err);
}

#[test]
fn a_line_of_fifty_megabytes_does_no_harm() {
    let (_dir, path) = folder("long.txt", &b"mot ".repeat(50_000_000 / 4));
    let dossier = edge::read(&[path]);
    assert_eq!((dossier.import.files.kept, dossier.sources[0].text.len()), (1, 50_000_000));
    // The rest of the way is long without optimisation, and its cost in proportion.
    let (_dir, path) = folder("long.txt", &b"mot ".repeat(1_000_000 / 4));
    let ran = run(["export".as_ref(), path.as_os_str()]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn a_dash_is_standard_input() {
    let ran = run_with(STORY.as_bytes(), ["export", "-"]);
    assert_eq!(read(&ran), [("-".to_owned(), "utf-8".to_owned())]);
}

#[test]
fn a_path_may_be_named_like_a_command() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("articles"), STORY).unwrap();
    for args in [&["--", "articles"][..], &["./articles"], &["events", "articles"]] {
        let out = recoupe().args(args).current_dir(dir.path()).output().unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
    }
}

#[test]
fn misuse_is_one_line_and_status_two() {
    for (args, said) in [
        (&["--foo"][..], "recoupe: --foo: unknown option: see recoupe --help\n"),
        (&["search"], "recoupe: <QUERY>: missing: see recoupe --help\n"),
        (&["--lang"], "recoupe: --lang <fr|en>: wants a value: see recoupe --help\n"),
        (&["--theme", "x"], "recoupe: --theme <THEME>: \"x\" will not do: see recoupe --help\n"),
        (&["explain", "x"], "recoupe: x: FILE:OFFSET is needed (like 000_c1ef121910e9fe14.txt:1200)\n"),
        (
            &["export", "--filter", "x"],
            "recoupe: --filter: export and explain work on the whole dossier: leave it out\n",
        ),
        (&["--foo", "--lang=fr"], "recoupe: --foo: option inconnue\u{a0}: voir recoupe --help\n"),
    ] {
        let expect = Ran { status: 2, out: String::new(), err: said.to_owned() };
        assert_eq!(run(args), expect, "{args:?}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = recoupe().arg("export").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn lists_are_tab_separated_where_piped() {
    for (command, width) in [("articles", 9), ("events", 13)] {
        let ran = run([command]);
        for line in ran.out.lines() {
            assert_eq!(line.split('\t').count(), width, "{line}");
        }
    }
    let both = run(&[] as &[&str]);
    assert_eq!(both.out, format!("{}\n{}", run(["articles"]).out, run(["events"]).out));
}

#[test]
fn what_articles_hold_cannot_steer_the_terminal() {
    let (_dir, path) = folder("a.txt", "Titre\u{1b}]0;pirate\u{7}\u{202e}\u{9b}2J\n\nTexte.".as_bytes());
    for command in ["articles", "events"] {
        let out = run([command.as_ref(), path.as_os_str()]).out;
        assert!(!out.contains(|c: char| c.is_control() && c != '\t' && c != '\n'), "{out:?}");
        assert!(!out.contains('\u{202e}'));
    }
}

#[test]
fn same_query_same_hits() {
    let corpus = extract::corpus(edge::read_seeds().sources);
    for query in ["", "source:africa", "place:bamako", "date:2025-07", "NOT type:CONSULT"] {
        let visible = Query::parse(query).unwrap().narrow(&corpus);
        let lines = |command| run([command, "--filter", query]).out.lines().count() - 1;
        assert_eq!(
            (lines("articles"), lines("events")),
            (visible.articles.len(), visible.events.len()),
            "{query}"
        );
    }
    for needle in ["atallah", "visite bamako", "\"coup d’État\"", "zzzz"] {
        let hits = Index::new(&corpus).find(&corpus, needle, 10_000);
        assert_eq!(run(["search", needle]).out.lines().count() - 1, hits.len(), "{needle}");
    }
}

#[test]
fn a_filter_that_is_none_says_where() {
    let ran = run(["articles", "--filter", "date:hier"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.starts_with("recoupe: --filter date:hier: ") && ran.err.contains("character 6"),
        "{}",
        ran.err
    );
}

#[test]
fn the_export_keeps_its_schema() {
    let ran = run(["export", "--format", "json"]);
    let export: Value = serde_json::from_str(&ran.out).unwrap();
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(fields(&export), "articles clusters events recoupe schema sources timexes");
    let check = |list: &str, expect: &str| {
        for row in export[list].as_array().unwrap() {
            assert_eq!(fields(row).replace("edtf ", ""), expect.replace("edtf ", ""), "{list}");
        }
    };
    check("sources", "encoding file sha256");
    check("articles", "boilerplate byline end file headings id published publisher start title");
    check("timexes", "article basis edtf end file rule start text type value");
    check(
        "events",
        "actors article attribution cluster date end file id modality numbers places polarity quad rule start \
         summary trigger type",
    );
    check("clusters", "date discrepancies events id label sure");
}

#[test]
fn offsets_are_code_points_of_the_decoded_text() {
    let export: Value = serde_json::from_str(&run(["export"]).out).unwrap();
    let said = |file: &Value, place: &Value| {
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file.as_str().unwrap())).unwrap();
        let at = |end: &str| usize::try_from(place[end].as_u64().unwrap()).unwrap();
        text.chars().take(at("end")).skip(at("start")).collect::<String>()
    };
    for timex in export["timexes"].as_array().unwrap() {
        assert_eq!(said(&timex["file"], timex), timex["text"]);
    }
    for event in export["events"].as_array().unwrap() {
        assert_eq!(said(&event["file"], &event["trigger"]), event["trigger"]["text"]);
    }
    for article in export["articles"].as_array().unwrap() {
        let words = said(&article["file"], article);
        assert_eq!(words.trim(), words);
    }
}

#[test]
fn an_export_is_the_same_every_time_and_in_every_language() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("export.json");
    fs::write(&file, "old").unwrap();
    let first = run(["export"]);
    let french = recoupe().arg("export").env("LC_ALL", "fr_FR.UTF-8").output().unwrap();
    assert_eq!(String::from_utf8(french.stdout).unwrap(), first.out);
    assert_eq!(run(["export".as_ref(), "-o".as_ref(), file.as_os_str()]).status, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), first.out);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left beside it");
    let ran = run(["export", "-o", "/nowhere/at/all.json"]);
    assert_eq!((ran.status, ran.err.lines().count()), (1, 1), "{}", ran.err);
}

#[test]
fn publication_dates_may_come_from_outside() {
    let dir = TempDir::new().unwrap();
    let dates = dir.path().join("dates.json");
    let given = |text: &str| {
        fs::write(&dates, text).unwrap();
        run(["export".as_ref(), "--published".as_ref(), dates.as_os_str()])
    };
    let ran = given(r#"{"003_96e5bc8999479554.txt": "2025-07-20"}"#);
    let export: Value = serde_json::from_str(&ran.out).unwrap();
    let articles = export["articles"].as_array().unwrap();
    let article = articles.iter().find(|a| a["file"].as_str().unwrap().contains("/003_")).unwrap();
    assert_eq!(
        (&article["published"]["edtf"], &article["published"]["basis"]),
        (&"2025-07-20".into(), &"given".into())
    );
    for (text, why) in [("[]", "JSON object"), (r#"{"003_96e5bc8999479554.txt": "hier"}"#, "no EDTF date")] {
        let ran = given(text);
        assert!(ran.status == 1 && ran.err.contains(why) && ran.err.lines().count() == 1, "{}", ran.err);
    }
}

#[test]
fn doubtful_dates_and_joins_are_listed_with_their_reason() {
    let ran = run(["explain", "--doubtful", "seeds", "--lang", "en"]);
    let told = |line: &str| line.contains(" → ") || line.contains("” joined with ");
    assert!(ran.out.lines().all(|line| line.contains(".txt:") && told(line)), "{}", ran.out);
    assert!(ran.out.contains("far from the publication"), "{}", ran.out);
    assert!(ran.out.contains("against: only one is dated"), "{}", ran.out);
}

#[test]
fn explain_says_why() {
    let ran = run(["explain", "002_cbfa927dad5b7054.txt:60"]);
    assert!(ran.status == 0 && ran.out.contains("published: "), "{ran:?}");
    let ran = run(["explain", "002_cbfa927dad5b7054.txt:99999999"]);
    assert!(ran.status == 2 && ran.err.contains("past the end"), "{ran:?}");
}

#[test]
fn the_manual_and_completions_come_from_the_same_definition() {
    assert!(run(["man"]).out.contains("recoupe 0.1.0"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(["completions", shell]).out.contains("export"), "{shell}");
    }
}
