//! Made dossiers of any size: the same articles for the same seed, each of about 4.5 kB, in French and English.
//!
//! Half of the sentences are those of `seeds/` with other names, towns and years, half our own. What happened on a
//! day is told by several papers in the week that follows; names and sources are spread as in any press; dates run
//! over sixteen years. The first thousand of ten thousand are the thousand.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "benches, tests and examples include this file, each for a part of it"
)]

mod dice;
mod names;
mod write;

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use recoupe::corpus::Source;

use dice::Dice;
#[allow(unused_imports, reason = "as above")]
pub use write::{folder, jsonl};

const SENTENCES: &str = include_str!("sentences.tsv");

/// The first day that is told of, and how many follow.
const FROM: Date = date(2010, 1, 1);
const DAYS: usize = 16 * 365;

/// An article is closed once it has so many bytes.
const LONG: usize = 4_300;

/// An article.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its place in the dossier.
    pub nth: usize,
    /// Headline.
    pub title: String,
    /// Who signs it.
    pub author: String,
    /// The paper.
    pub paper: &'static str,
    /// The day it was published.
    pub date: Date,
    /// `fr` or `en`.
    pub lang: &'static str,
    /// The paragraphs, an empty line between them.
    pub body: String,
}

/// So many articles.
pub fn articles(count: usize, seed: u64) -> impl Iterator<Item = Made> {
    (0..count).map(move |nth| article(nth, seed))
}

/// The same as sources, their dates given.
pub fn sources(count: usize, seed: u64) -> Vec<Source> {
    articles(count, seed).map(Made::into_source).collect()
}

impl Made {
    /// Headline, signature and body as one text, under a name that says the year.
    pub fn into_source(self) -> Source {
        Source {
            name: self.name(),
            text: self.text().into(),
            encoding: "utf-8",
            published: Some(recoupe::date::Edtf::day(self.date)),
            ..Source::default()
        }
    }

    /// A path of its own: `2014/000123.txt`.
    pub fn name(&self) -> String {
        format!("{}/{:06}.txt", self.date.year(), self.nth)
    }

    /// As a plain file has it.
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n\n{}\n", self.title, self.author, self.body)
    }
}

/// The article at a place.
fn article(nth: usize, seed: u64) -> Made {
    let mut dice = Dice::new(seed, nth as u64);
    let english = dice.below(3) == 0;
    let day = dice.below(DAYS);
    let date = FROM.saturating_add((day as i64).days());
    let about = Happening::near(day, seed, &mut dice);
    let table = &TABLES[usize::from(english)];
    let mut telling = Telling { dice, english, date };
    let title = *telling.dice.pick(&table.titles);
    let title = telling.fill(title, &about);
    let body = telling.body(table, &about, seed, day);
    let (author, paper) = (names::person(&mut telling.dice), names::paper(&mut telling.dice));
    Made { nth, title, author, paper, date, lang: if english { "en" } else { "fr" }, body }
}

/// What happened on a day: whom it brought together, and where.
struct Happening {
    day: Date,
    people: [String; 2],
    town: &'static str,
    /// Which of the sentences tells it.
    told: usize,
}

impl Happening {
    /// One of the three of a day in the week before.
    fn near(day: usize, seed: u64, dice: &mut Dice) -> Self {
        let day = day.saturating_sub(dice.below(7));
        let nth = day * 3 + dice.below(3);
        let mut own = Dice::new(seed ^ 0x5EED, nth as u64);
        Self {
            day: FROM.saturating_add((day as i64).days()),
            people: [names::person(&mut own), names::person(&mut own)],
            town: names::town(&mut own),
            told: own.below(1 << 16),
        }
    }
}

/// The sentences of one language.
#[derive(Default)]
struct Table {
    titles: Vec<&'static str>,
    events: Vec<&'static str>,
    fills: Vec<&'static str>,
}

static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
    let mut tables = [Table::default(), Table::default()];
    for line in SENTENCES.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.splitn(3, '\t');
        let (Some(lang), Some(kind), Some(text)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let table = &mut tables[usize::from(lang == "en")];
        match kind {
            "title" => table.titles.push(text),
            "event" => table.events.push(text),
            _ => table.fills.push(text),
        }
    }
    tables
});

/// The sentences of the seeds, cut at plain ends.
static SEEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let sources = recoupe::edge::read_seeds().sources;
    let paragraphs = sources.iter().flat_map(|s| s.text.lines()).filter(|line| line.len() > 120);
    let sentences = paragraphs.flat_map(|line| line.split_inclusive(". "));
    sentences.map(|s| s.trim().to_owned()).filter(|s| s.len() > 60 && s.ends_with('.')).collect()
});

/// An article while it is written.
struct Telling {
    dice: Dice,
    english: bool,
    date: Date,
}

impl Telling {
    /// Paragraphs of some sentences each, until there is enough.
    fn body(&mut self, table: &Table, about: &Happening, seed: u64, day: usize) -> String {
        let told = table.events[about.told % table.events.len()];
        let mut body = self.fill(told, about);
        while body.len() < LONG {
            body += if self.dice.below(4) == 0 { "\n\n" } else { " " };
            body += &match self.dice.below(12) {
                0 => self.fill(told, about),
                1 => {
                    let other = Happening::near(day, seed, &mut self.dice);
                    self.fill(table.events[other.told % table.events.len()], &other)
                }
                2..=5 if !self.english => self.borrowed(about),
                _ => {
                    let any = *self.dice.pick(&table.fills);
                    self.fill(any, about)
                }
            };
        }
        body
    }

    /// A sentence with its places filled.
    fn fill(&mut self, sentence: &str, about: &Happening) -> String {
        let mut parts = sentence.split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (slot, rest) = part.split_once('}').unwrap_or(("", part));
            out += &self.slot(slot, about);
            out += rest;
        }
        capital(out)
    }

    fn slot(&mut self, slot: &str, about: &Happening) -> String {
        match slot {
            "A" => about.people[0].clone(),
            "B" => about.people[1].clone(),
            "P" => about.town.to_owned(),
            "D" => self.day(about.day),
            "p" => names::person(&mut self.dice),
            "c" => names::town(&mut self.dice).to_owned(),
            "b" => names::body(&mut self.dice).to_owned(),
            "m" => self.dice.pick(&MONTHS)[usize::from(self.english)].to_owned(),
            "n" => self.dice.between(2, 950).to_string(),
            "y" => (self.date.year() - self.dice.below(12) as i16).to_string(),
            _ => names::theme(&mut self.dice, self.english).to_owned(),
        }
    }

    /// A day as a paper says it: with and without its weekday and its year.
    fn day(&mut self, day: Date) -> String {
        let month = usize::from(day.month().unsigned_abs()) - 1;
        let weekday = usize::from(day.weekday().since(Weekday::Monday).unsigned_abs());
        let (n, year) = (day.day(), day.year());
        match (self.english, self.dice.below(3)) {
            (false, 0) => format!("le {n} {} {year}", MONTHS[month][0]),
            (false, 1) => format!("{} {n} {}", WEEKDAYS[weekday][0], MONTHS[month][0]),
            (false, _) => WEEKDAYS[weekday][0].to_owned(),
            (true, 0) => format!("on {} {n}, {year}", MONTHS[month][1]),
            (true, 1) => format!("on {} {n}", MONTHS[month][1]),
            (true, _) => format!("on {}", WEEKDAYS[weekday][1]),
        }
    }

    /// A sentence of the seeds with other names, another town, another year.
    fn borrowed(&mut self, about: &Happening) -> String {
        let mut out = self.dice.pick(&SEEDS).clone();
        for (word, by) in OTHERS {
            if out.contains(word) {
                out = out.replace(word, &self.slot(by, about));
            }
        }
        out
    }
}

/// What stands in a sentence of the seeds, and the slot that takes its place.
const OTHERS: [(&str, &str); 20] = [
    ("Rudolph Atallah", "p"),
    ("Rudy Atallah", "p"),
    ("Atallah", "p"),
    ("Assimi Goïta", "p"),
    ("Goïta", "p"),
    ("Abdoulaye Diop", "p"),
    ("Donald Trump", "p"),
    ("Trump", "p"),
    ("Bamako", "c"),
    ("février", "m"),
    ("mars", "m"),
    ("juillet", "m"),
    ("août", "m"),
    ("2017", "y"),
    ("2020", "y"),
    ("2021", "y"),
    ("2022", "y"),
    ("2024", "y"),
    ("2025", "y"),
    ("2026", "y"),
];

/// With a capital letter at its head.
fn capital(sentence: String) -> String {
    let mut letters = sentence.chars();
    let Some(first) = letters.next() else { return sentence };
    first.to_uppercase().chain(letters).collect()
}

const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "January"],
    ["février", "February"],
    ["mars", "March"],
    ["avril", "April"],
    ["mai", "May"],
    ["juin", "June"],
    ["juillet", "July"],
    ["août", "August"],
    ["septembre", "September"],
    ["octobre", "October"],
    ["novembre", "November"],
    ["décembre", "December"],
];

const WEEKDAYS: [[&str; 2]; 7] = [
    ["lundi", "Monday"],
    ["mardi", "Tuesday"],
    ["mercredi", "Wednesday"],
    ["jeudi", "Thursday"],
    ["vendredi", "Friday"],
    ["samedi", "Saturday"],
    ["dimanche", "Sunday"],
];
