//! One record's fields, and the source that they make.

use crate::corpus::{Given, Reason, Source};
use crate::extract::published;
use crate::text::Span;
use crate::words::Lang;

use super::fields::{Field, field, text_names};

/// So many names of unknown fields are told where no text is found.
const NAMED: usize = 12;

/// A record as it was met.
pub(super) struct Met {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// The record, or what is wrong with it.
    pub(super) record: Result<Record, Reason>,
    /// What its bytes were read as.
    pub(super) encoding: String,
}

/// What a record says, field by field, each under the best of its names.
#[derive(Debug, Default)]
pub(super) struct Record {
    values: [Option<(usize, String)>; Field::COUNT],
    /// The names that were met, to tell what was there in place of a text.
    met: Vec<String>,
    /// What stood where a text belongs, and is none: its name, and as much of it as is told.
    refused: Option<[String; 2]>,
}

impl Record {
    /// True where a value under this name would be of use; remembers the name.
    pub(super) fn wants(&mut self, name: &str) -> bool {
        if self.met.len() < NAMED {
            self.met.push(name.chars().take(40).collect());
        }
        field(name).is_some_and(|(field, rank)| match &self.values[field as usize] {
            Some((held, value)) => rank < *held || value.is_empty(),
            None => true,
        })
    }

    /// Enters a value that is wanted.
    pub(super) fn set(&mut self, name: &str, value: String) {
        if let Some((field, rank)) = field(name) {
            self.values[field as usize] = Some((rank, value));
        }
    }

    /// Remembers what is no text where one belongs.
    pub(super) fn refuse(&mut self, name: &str, said: &str) {
        self.refused.get_or_insert_with(|| [name, said].map(|words| words.chars().take(40).collect()));
    }

    /// The source, and the date that was given if it could not be read.
    pub(super) fn source(mut self, name: String) -> Result<(Source, Option<String>), Reason> {
        let Some(body) = self.take(Field::Text) else {
            if let Some([name, said]) = &self.refused {
                return Err(Reason::because("import-not-text", &[name, said]));
            }
            return Err(Reason::because("import-no-text", &[&self.met.join(", "), &text_names()]));
        };
        let title = self.line(Field::Title);
        if body.trim().is_empty() && title.is_empty() {
            return Err(Reason::because("import-blank", &[]));
        }
        let said = self.take(Field::Date).filter(|date| !date.trim().is_empty());
        let published = said.as_deref().and_then(published::read_given);
        let (text, mut given) = lay(&title, &self.line(Field::Author), &self.line(Field::Source), &body);
        given.id = self.line(Field::Id).into();
        given.url = self.line(Field::Url).into();
        given.lang = Lang::from_tag(&self.line(Field::Lang));
        let source =
            Source { name, text: text.into(), published, given: Some(Box::new(given)), ..Source::default() };
        Ok((source, said.filter(|_| published.is_none())))
    }

    fn take(&mut self, field: Field) -> Option<String> {
        self.values[field as usize].take().map(|(_, value)| value)
    }

    /// A field in one line, empty where there is none.
    fn line(&mut self, field: Field) -> String {
        let value = self.take(field).unwrap_or_default();
        let plain =
            value.chars().all(|c| c == ' ' || !c.is_whitespace()) && value.trim().len() == value.len();
        if plain { value } else { value.split_whitespace().collect::<Vec<_>>().join(" ") }
    }
}

/// Title, signature and text, an empty line between them.
fn lay(title: &str, author: &str, paper: &str, body: &str) -> (String, Given) {
    let room = title.len() + author.len() + paper.len() + body.len() + 16;
    let mut text = String::with_capacity(room);
    let mut put = |words: &str, between: &str| {
        if words.is_empty() {
            return None;
        }
        text.push_str(if text.is_empty() { "" } else { between });
        let start = text.len();
        text.push_str(words);
        Some(Span::new(start, text.len()))
    };
    let title = put(title, "\n\n");
    let byline = put(author, "\n\n");
    let publisher = put(paper, if byline.is_some() { " — " } else { "\n\n" });
    let body = put(body, "\n\n");
    let end = Span::new(text.len(), text.len());
    (text, Given { title, byline, publisher, body: body.unwrap_or(end), ..Given::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(fields: &[(&str, &str)]) -> Record {
        let mut record = Record::default();
        for (name, value) in fields {
            if record.wants(name) {
                record.set(name, (*value).to_owned());
            }
        }
        record
    }

    #[test]
    fn a_record_is_laid_out_with_every_field_in_its_place() {
        let fields = [
            ("content", "second choice"),
            ("text", "  Le texte.\r\nLa suite."),
            ("body", "third choice"),
            ("headline", "Un  titre\nen deux lignes "),
            ("byline", "Awa Sy"),
            ("outlet", "Le Fleuve"),
            ("published_at", "2024-05-03T10:00:00Z"),
            ("language", "fr-ML"),
            ("link", "https://a.example/1"),
            ("section", "monde"),
        ];
        let (source, unread) = record(&fields).source("a.jsonl:3".to_owned()).unwrap();
        let given = source.given.unwrap();
        let text = "Un titre en deux lignes\n\nAwa Sy — Le Fleuve\n\n  Le texte.\r\nLa suite.";
        assert_eq!(&*source.text, text);
        assert_eq!(given.body.of(text), "  Le texte.\r\nLa suite.");
        assert_eq!(given.publisher.map(|s| s.of(text)), Some("Le Fleuve"));
        assert_eq!((given.lang, &*given.url, &*given.id), (Some(Lang::Fr), "https://a.example/1", ""));
        assert_eq!(source.published.map(|d| d.to_string()).as_deref(), Some("2024-05-03"));
        assert_eq!(unread, None);
    }

    #[test]
    fn what_is_missing_is_told_with_what_was_there() {
        let why = |fields: &[(&str, &str)]| record(fields).source(String::new()).unwrap_err().tell(Lang::En);
        assert!(why(&[("title", "a"), ("corpus", "b")]).contains("title, corpus"));
        assert!(why(&[("text", " \n"), ("title", " ")]).contains("neither title nor text"));
        let (source, unread) = record(&[("text", "a"), ("date", "bientôt")]).source(String::new()).unwrap();
        assert_eq!((source.published, unread.as_deref()), (None, Some("bientôt")));
    }
}
