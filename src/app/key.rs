//! A key as the keymap writes it, known without any terminal library: `j`, `G`, `C-d`, `Enter`, `é`.

use std::fmt;
use std::str::FromStr;

use crate::words::{Lang, say};

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Held with Control.
    pub ctrl: bool,
    /// Held with Alt.
    pub alt: bool,
}

/// Which key, whatever is held with it. Shift is part of the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, of any keyboard.
    Char(char),
    /// A function key.
    F(u8),
    /// A key with a name.
    Named(&'static str),
}

/// The keys that have names.
pub const NAMES: &[&str] = &[
    "Enter",
    "Esc",
    "Tab",
    "S-Tab",
    "Backspace",
    "Delete",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Insert",
];

impl Key {
    /// A character by itself.
    #[must_use]
    pub fn char(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: false, alt: false }
    }

    /// A named key by itself; `None` for a name that is not in [`NAMES`].
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = NAMES.iter().find(|n| **n == name)?;
        Some(Self { code: Code::Named(name), ctrl: false, alt: false })
    }

    /// With Control held.
    #[must_use]
    pub fn ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    /// The character it would type.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false } => Some(c),
            _ => None,
        }
    }
}

/// Keys as a keymap writes them, as a keyboard of the reader's language does.
#[must_use]
pub fn on_keyboard(keys: &str, lang: Lang) -> String {
    let label = |key: &str| {
        let (held, key) = match key.rsplit_once('-') {
            Some((held, key)) if !key.is_empty() => (format!("{held}-"), key),
            _ => (String::new(), key),
        };
        let label = match key {
            "Enter" => say(lang, "key-enter"),
            "Esc" => say(lang, "key-escape"),
            "Space" => say(lang, "key-space"),
            "PgUp" => say(lang, "key-page-up"),
            "PgDn" => say(lang, "key-page-down"),
            "Home" => say(lang, "key-home"),
            "End" => say(lang, "key-end"),
            "Up" => "↑",
            "Down" => "↓",
            "Left" => "←",
            "Right" => "→",
            _ => key,
        };
        held + label
    };
    keys.split(' ').map(label).collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.ctrl { "C-" } else { "" })?;
        f.write_str(if self.alt { "A-" } else { "" })?;
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            Code::Named(name) => f.write_str(name),
        }
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(rest) = text.strip_prefix("C-").filter(|r| !r.is_empty()) {
            return Ok(rest.parse::<Self>()?.ctrl());
        }
        if let Some(rest) = text.strip_prefix("A-").filter(|r| !r.is_empty()) {
            return Ok(Self { alt: true, ..rest.parse()? });
        }
        if text == "Space" {
            return Ok(Self::char(' '));
        }
        if let Some(key) = Self::named(text) {
            return Ok(key);
        }
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(Self::char(c)),
            (Some('F'), Some(_)) => text
                .get(1..)
                .and_then(|n| n.parse().ok())
                .map(|n| Self { code: Code::F(n), ctrl: false, alt: false })
                .ok_or_else(|| format!("no key is called {text}")),
            _ => Err(format!("no key is called {text}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        for text in ["j", "G", "C-d", "Enter", "S-Tab", "Space", "F1", "é", "C-Space", "-", "A-x", "PgDn"] {
            assert_eq!(text.parse::<Key>().map(|k| k.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "Enterr", "Fx", "gg"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }
}
