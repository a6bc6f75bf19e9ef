//! Lines of JSON, run for real: articles in, event reports out, in order, for as long as somebody reads.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::made::dossier;
use crate::program::{Ran, recoupe, run, run_with};

const EVENTS: [&str; 4] = ["events", "--format", "jsonl", "-"];

fn jsonl(count: usize) -> Vec<u8> {
    let mut out = Vec::new();
    dossier::jsonl(dossier::articles(count, 7), &mut out).unwrap();
    out
}

fn values(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The letters of a field from one code point to another.
fn part<'a>(text: &'a str, from: &Value) -> &'a str {
    let at = |key: &str| {
        let point = usize::try_from(from[key].as_u64().unwrap()).unwrap();
        text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(point).unwrap()
    };
    text.get(at("start")..at("end")).unwrap()
}

#[test]
fn every_line_tells_where_it_comes_from() {
    let articles = jsonl(12);
    let records = values(std::str::from_utf8(&articles).unwrap());
    let ran = run_with(&articles, EVENTS);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let mut last = 0;
    for event in values(&ran.out) {
        let line = event["file"].as_str().unwrap().strip_prefix("-:").unwrap().parse::<usize>().unwrap();
        assert!(line >= last, "in the order of the input");
        last = line;
        let record = &records[line - 1];
        assert_eq!((&event["id"], &event["url"]), (&record["id"], &record["url"]));
        assert_eq!((&event["title"], &event["publisher"]), (&record["title"], &record["source"]));
        assert_eq!(
            (&event["published"], &event["published_basis"]),
            (&record["date"], &Value::from("given"))
        );
        let text = record[event["field"].as_str().unwrap()].as_str().unwrap();
        assert_eq!(part(text, &event), event["sentence"].as_str().unwrap());
        assert_eq!(part(text, &event["trigger"]), event["trigger"]["text"].as_str().unwrap());
        for key in ["type", "quad", "modality", "polarity", "rule", "summary"] {
            assert!(!event[key].as_str().unwrap().is_empty(), "{key}");
        }
    }
    assert_eq!(last, records.len());
}

#[test]
fn parts_of_a_dossier_give_what_the_whole_gives() {
    let articles = jsonl(30);
    let events = |bytes: &[u8]| {
        let mut events = values(&run_with(bytes, EVENTS).out);
        for event in &mut events {
            event.as_object_mut().unwrap().remove("file");
        }
        events
    };
    let lines = articles.split_inclusive(|b| *b == b'\n').collect::<Vec<_>>();
    let parts = lines.chunks(11).flat_map(|part| events(&part.concat())).collect::<Vec<_>>();
    assert!(parts == events(&articles));
}

/// Far more text than is taken at a time: no record may fall between two batches.
#[test]
fn of_a_long_input_every_record_is_read() {
    let record =
        format!("{{\"text\": \"Le ministre a été arrêté le 3 mai 2021.{}\"}}\n", " Il pleut.".repeat(6_000));
    let ran = run_with(record.repeat(200).as_bytes(), EVENTS);
    let lines = values(&ran.out).iter().map(|e| e["file"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines, (1..=200).map(|line| format!("-:{line}")).collect::<Vec<_>>());
}

#[test]
fn what_is_wrong_is_told_by_line_and_the_rest_goes_on() {
    let good = "{\"id\": 1, \"text\": \"Le ministre a été arrêté le 3 mai 2021.\"}\n";
    let ran = run_with(format!("{good}{{\"text\"\n{good}").as_bytes(), EVENTS);
    let lost = "no JSON object (EOF while parsing an object): correct the line";
    let said = format!(
        "recoupe: -:2: {lost}\nrecoupe: found 1 file, kept 1; found 3 records, kept 2, left out 1: {lost} (1)\n"
    );
    assert_eq!((ran.status, ran.out.lines().count(), ran.err), (0, 2, said));
    let nothing = Ran { status: 0, out: String::new(), err: String::new() };
    assert_eq!(run_with(b"", EVENTS), nothing, "a part of a table may be empty");
    let header =
        run_with(b"id,title,corpus\n1,a,b\n{\"text\"\n", ["events", "--format", "jsonl", "absent.csv"]);
    assert_eq!((header.status, header.out.as_str()), (1, ""));
}

#[test]
fn an_article_is_answered_before_the_next_is_there() {
    let mut child = recoupe().args(EVENTS).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for day in 1..4 {
        writeln!(input, "{{\"text\": \"Le ministre a été arrêté le {day} mai 2021.\"}}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("2021-05-0{day}")), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_ends_it_though_more_could_come() {
    let mut child = recoupe()
        .args(EVENTS)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // The other end stays open: nobody but the reader ends it.
    let feeding = thread::spawn(move || {
        let articles = jsonl(20);
        while input.write_all(&articles).is_ok() {}
    });
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    for _ in 0..600 {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    child.kill().ok();
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn articles_are_read_back_as_they_were_written() {
    for input in [run(["articles", "--format", "jsonl"]).out, String::from_utf8(jsonl(5)).unwrap()] {
        let once = run_with(input.as_bytes(), ["articles", "--format", "jsonl", "-"]);
        assert_eq!((once.status, once.err.as_str()), (0, ""));
        let twice = run_with(once.out.as_bytes(), ["articles", "--format", "jsonl", "-"]);
        assert_eq!(once.out, twice.out);
        for (given, read) in values(&input).iter().zip(values(&once.out)) {
            for key in ["id", "title", "text", "date", "source", "author", "url", "lang"] {
                assert_eq!(given[key], read[key], "{key}");
            }
        }
    }
}

#[test]
fn every_layout_lists_the_same() {
    for command in ["articles", "events"] {
        let tabs = run([command, "--format", "tsv"]);
        assert_eq!(tabs, run([command]));
        let commas = run([command, "--format", "csv"]);
        let rows = csv::Reader::from_reader(commas.out.as_bytes()).into_records().map(Result::unwrap);
        let from_commas = rows.map(|row| row.iter().collect::<Vec<_>>().join("\t")).collect::<Vec<_>>();
        assert_eq!(from_commas, tabs.out.lines().skip(1).collect::<Vec<_>>());
        let array: Vec<Value> = serde_json::from_str(&run([command, "--format", "json"]).out).unwrap();
        let lines = values(&run([command, "--format", "jsonl"]).out);
        assert_eq!((array.len(), lines.len()), (from_commas.len(), from_commas.len()));
        assert!(run([command, "--format", "table"]).out.lines().count() > array.len());
    }
    let one = run(["events", "--format", "jsonl", "--filter", "actor:atallah"]).out.lines().count();
    assert!(one > 0 && one < run(["events", "--format", "jsonl"]).out.lines().count());
}
