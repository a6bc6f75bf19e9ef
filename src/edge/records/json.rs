//! JSON Lines, and JSON values one after the other or in an array: each object is a record.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::corpus::Reason;

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
            if !record.wants(&name) {
                map.next_value::<IgnoredAny>()?;
            } else if let Some(value) = words(map.next_value()?) {
                record.set(&name, value);
            }
        }
        Ok(record)
    }
}

/// A name, copied only where it has escapes.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

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
