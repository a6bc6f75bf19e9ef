//! Writes made articles: JSON Lines, one article a line, or a folder for each year with a file for each article.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::Made;

/// An article as bulk input has it.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    id: String,
    title: &'a str,
    date: String,
    source: &'a str,
    author: &'a str,
    lang: &'a str,
    url: String,
    text: &'a str,
}

impl<'a> Record<'a> {
    /// The record of an article.
    pub fn new(made: &'a Made) -> Self {
        Self {
            id: format!("made-{:06}", made.nth),
            title: &made.title,
            date: made.date.to_string(),
            source: made.paper,
            author: &made.author,
            lang: made.lang,
            url: format!("https://made.example/{}/{:06}", made.date.year(), made.nth),
            text: &made.body,
        }
    }
}

/// One record a line.
pub fn jsonl(articles: impl Iterator<Item = Made>, mut to: impl Write) -> io::Result<()> {
    for made in articles {
        serde_json::to_writer(&mut to, &Record::new(&made))?;
        to.write_all(b"\n")?;
    }
    to.flush()
}

/// One file an article.
pub fn folder(articles: impl Iterator<Item = Made>, root: &Path) -> io::Result<()> {
    for made in articles {
        let path = root.join(made.name());
        if let Some(year) = path.parent() {
            fs::create_dir_all(year)?;
        }
        fs::write(path, made.text())?;
    }
    Ok(())
}
