//! The recipe for Spark, run for real where `python3` (or the one that `PYTHON` names) has pyspark.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::made::dossier;
use crate::program::{run, run_with};

fn python() -> Option<String> {
    let python = std::env::var("PYTHON").unwrap_or("python3".to_owned());
    let has = |program: &str, args: &[&str]| {
        Command::new(program)
            .args(args)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    (has(&python, &["-c", "import pyspark"]) && has("java", &["-version"])).then_some(python)
}

#[test]
fn spark_finds_in_parts_what_one_process_finds_in_the_whole() {
    let Some(python) = python() else {
        eprintln!("skipped: no python with pyspark, or no java");
        return;
    };
    let dir = TempDir::new().unwrap();
    let parts = dir.path().join("parts");
    fs::create_dir(&parts).unwrap();
    let mut all = Vec::new();
    dossier::jsonl(dossier::articles(24, 3), &mut all).unwrap();
    let lines = all.split_inclusive(|b| *b == b'\n').collect::<Vec<_>>();
    for (nth, part) in lines.chunks(7).enumerate() {
        fs::write(parts.join(format!("{nth}.jsonl")), part.concat()).unwrap();
    }
    fs::write(parts.join("empty.jsonl"), "").unwrap();
    let found = dir.path().join("found");
    let recipe = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spark/events.py");
    let ran = Command::new(&python)
        .args([recipe.as_os_str(), parts.as_os_str(), found.as_os_str(), "type = 'ASSAULT'".as_ref()])
        .envs([
            ("RECOUPE", env!("CARGO_BIN_EXE_recoupe")),
            ("PYSPARK_PYTHON", &python),
            ("SPARK_LOCAL_IP", "127.0.0.1"),
        ])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    let events = run_with(&all, ["events", "--format", "jsonl", "-"]).out;
    let told = ["articles", "--format", "jsonl", "--filter", "type:assault", "-"];
    let articles = run_with(&all, told).out.lines().count();
    let read = run(["articles".as_ref(), found.join("articles").as_os_str()]).out.lines().count() - 1;
    assert_eq!(read, articles);
    assert!(said.contains(&format!("{} events, {articles} articles", events.lines().count())), "{said}");
}
