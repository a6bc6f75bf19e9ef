//! JSON Lines, and JSON values one after the other or in an array: each object is a record.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::corpus::Reason;

use super::fields::{Field, field};
use super::record::Record;

/// The record that a JSON object is.
pub(super) fn record(text: &str) -> Result<Record, Reason> {
    serde_json::from_str(text).map_err(|wrong| {
        // The line is told with the file's name: serde's own is always 1.
        let told = wrong.to_string();
        let told = told.split(" at line ").next().unwrap_or(&told);
        Reason::because("import-json", &[told])
    })
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Record, M::Error> {
        let mut record = Record::default();
        while let Some(Key(name)) = map.next_key()? {
            if record.wants(&name) {
                enter(&mut record, &name, map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(record)
    }
}

/// A name, copied only where it has escapes.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// Enters a value, or what stands in its place.
fn enter(record: &mut Record, name: &str, value: Value) {
    if field(name).is_some_and(|(field, _)| field == Field::Text) {
        match paragraphs(value) {
            Ok(text) => record.set(name, text),
            Err(other) => record.refuse(name, &other.to_string()),
        }
    } else if let Some(words) = words(value) {
        record.set(name, words);
    }
}

/// An article's text: letters, or a list of paragraphs. What is neither is given back.
fn paragraphs(value: Value) -> Result<String, Value> {
    match value {
        Value::String(text) => Ok(text),
        Value::Array(values) => match values.iter().map(Value::as_str).collect::<Option<Vec<_>>>() {
            Some(paragraphs) if !paragraphs.is_empty() => Ok(paragraphs.join("\n\n")),
            _ => Err(Value::Array(values)),
        },
        other => Err(other),
    }
}

/// A value as words: a list is joined, an object goes by its name (`"source": {"id": …, "name": …}`).
fn words(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let words = values.into_iter().filter_map(words).collect::<Vec<_>>();
            (!words.is_empty()).then(|| words.join(", "))
        }
        Value::Object(mut fields) => fields.remove("name").and_then(words),
        Value::Null | Value::Bool(_) => None,
    }
}
