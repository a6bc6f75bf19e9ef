//! Why a value is what it is: every article has such a reason, so it is kept in few bytes.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use crate::corpus::{Flat, flat};
use crate::date::Edtf;
use crate::words::{Lang, intern, say, say_with};

/// Ends a key or one of its parts; no text has it that a reason is made of.
const CELL: char = '\u{1f}';
/// Ends a step.
const STEP: char = '\u{1e}';

/// Why a value is what it is: a rule, and the words or dates it used. Told in either language by [`Reason::tell`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reason {
    /// The steps: each a key of `assets/words.tsv` (`why-…`) and what fills its `{}`.
    steps: Box<str>,
}

impl Flat for Reason {
    fn put(&self, to: &mut Vec<u8>) {
        flat::put_text(&self.steps, to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(Self { steps: String::take(from)?.into() })
    }
}

impl Reason {
    /// A reason of one step.
    #[must_use]
    pub fn because(key: &'static str, parts: &[&str]) -> Self {
        Self::default().and(key, parts)
    }

    /// True of a reason that begins with this step.
    #[must_use]
    pub fn is(&self, key: &str) -> bool {
        self.keys().next() == Some(key)
    }

    /// The keys of its steps.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.steps.split_terminator(STEP).map(|step| step.split(CELL).next().unwrap_or(step))
    }

    /// With one more step.
    #[must_use]
    pub fn and(self, key: &'static str, parts: &[&str]) -> Self {
        let mut steps = String::from(self.steps);
        for cell in std::iter::once(&key).chain(parts) {
            steps.extend(cell.chars().filter(|&c| c != CELL && c != STEP));
            steps.push(CELL);
        }
        steps.push(STEP);
        Self { steps: steps.into() }
    }

    /// With the steps of another behind its own.
    #[must_use]
    pub fn then(self, other: &Self) -> Self {
        Self { steps: (String::from(self.steps) + &other.steps).into() }
    }

    /// In words.
    #[must_use]
    pub fn tell(&self, lang: Lang) -> String {
        self.tell_dated(lang, |date, _| date.to_string())
    }

    /// In words, with its dates as a function writes them: what its sentences do not quote and reads as a date.
    #[must_use]
    pub fn tell_dated(&self, lang: Lang, write: impl Fn(Edtf, Lang) -> String) -> String {
        let step = |step: &str| {
            let mut cells = step.split_terminator(CELL);
            let key = intern(cells.next().unwrap_or(""));
            let before = say(lang, key).split("{}");
            let part = |(before, cell): (&str, &str)| {
                let quoted = before.ends_with(['“', '«']) || before.ends_with("«\u{a0}");
                let date = cell.parse::<Edtf>().ok().filter(|_| !quoted && cell.len() >= YEAR);
                date.map_or_else(|| cell.to_owned(), |date| write(date, lang))
            };
            let parts: Vec<String> = before.zip(cells).map(part).collect();
            say_with(lang, key, &parts.iter().map(|part| part as &dyn Display).collect::<Vec<_>>())
        };
        let told: Vec<String> = self.steps.split_terminator(STEP).map(step).collect();
        told.join(if lang == Lang::Fr { " ; " } else { "; " })
    }
}

/// The shortest date: a year.
const YEAR: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_told_one_after_another() {
        let why = Reason::because("import-as", &["latin-1"]).then(&Reason::because("why-unknown", &[]));
        let each = [("import-as", &["latin-1"][..]), ("why-unknown", &[])];
        let each = each.map(|(key, parts)| Reason::because(key, parts).tell(Lang::En));
        assert_eq!(why.tell(Lang::En), each.join("; "));
        assert!(why.is("import-as") && !why.is("import") && !why.is("why-unknown"));
        assert_eq!(Reason::default().tell(Lang::En), "");
    }

    #[test]
    fn dates_are_told_as_they_are_written_and_quoted_words_as_they_stand() {
        let why = Reason::because("why-after", &["2025-07-09", "2025-07-09"]);
        for (lang, expect) in [
            (Lang::Fr, "«\u{a0}2025-07-09\u{a0}» (!2025-07-09) est raconté comme passé"),
            (Lang::En, "“2025-07-09” (!2025-07-09) is told as past"),
        ] {
            assert_eq!(why.tell_dated(lang, |date, _| format!("!{date}")), expect);
        }
    }

    #[test]
    fn no_text_breaks_a_step() {
        let why = Reason::because("import-as", &["a\u{1f}b\u{1e}c", ""]);
        assert_eq!(why, Reason::because("import-as", &["abc", ""]));
    }
}
