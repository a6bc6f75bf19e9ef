//! A style for each role, from `assets/themes`: what a thing is decides how it looks, never where it stands.

use std::collections::BTreeMap;
use std::ops::Index;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::app::Theme;
use crate::corpus::Quad;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal,)*) => {
        /// What a thing on the screen is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role { $($(#[$doc])* $role,)* }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$role,)*];

            /// Its name in a theme.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)* }
            }
        }
    };
}

roles! {
    /// Plain text.
    Text = "text",
    /// Less important.
    Dim = "dim",
    /// Lines between panes.
    Rule = "rule",
    /// A pane's name, a headline.
    Title = "title",
    /// A heading of a text or a list.
    Heading = "heading",
    /// The name of the pane that has the keyboard.
    Focus = "focus",
    /// The row under the cursor.
    Cursor = "cursor",
    /// The same in a pane without the keyboard; also the rows of the article at hand.
    CursorAway = "cursor-away",
    /// The sentence under the cursor.
    Sentence = "sentence",
    /// The words that tell of the current event.
    Trigger = "trigger",
    /// A date in a list.
    When = "when",
    /// A temporal expression in a text.
    Date = "date",
    /// A person, state, body or group.
    Actor = "actor",
    /// A place.
    Place = "place",
    /// What was searched for.
    Match = "match",
    /// A footnote mark.
    Mark = "mark",
    /// A date in the historian's brackets.
    Bracket = "bracket",
    /// PLOVER's quad classes.
    VerbalCooperation = "verbal-cooperation",
    /// Deeds of cooperation.
    MaterialCooperation = "material-cooperation",
    /// Words of conflict.
    VerbalConflict = "verbal-conflict",
    /// Deeds of conflict.
    MaterialConflict = "material-conflict",
    /// Neither.
    Neutral = "neutral",
    /// What is not simply asserted.
    Doubt = "doubt",
    /// What is denied.
    Negative = "negative",
    /// How many articles report a happening.
    Voices = "voices",
    /// What sources disagree about.
    Discrepancy = "discrepancy",
    /// The chart's bars.
    Chart = "chart",
    /// The chart's bars in sight.
    ChartSight = "chart-sight",
    /// What is wrong.
    Error = "error",
    /// What is said on the last line.
    Message = "message",
    /// A key to press.
    Key = "key",
}

/// A theme, ready to draw with.
#[derive(Debug, Clone)]
pub struct Look {
    styles: Vec<Style>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(default)]
    is: Vec<String>,
}

/// Read one by one, when first drawn with.
static LOOKS: [LazyLock<Look>; 4] = [
    LazyLock::new(|| Look::written(include_str!("../../assets/themes/dark.toml"))),
    LazyLock::new(|| Look::written(include_str!("../../assets/themes/light.toml"))),
    LazyLock::new(|| Look::written(include_str!("../../assets/themes/16.toml"))),
    LazyLock::new(|| Look::written(include_str!("../../assets/themes/mono.toml"))),
];

impl Look {
    /// The look of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> &'static Self {
        &LOOKS[theme as usize]
    }

    /// A theme of ours; a test holds each to be whole.
    fn written(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|_| Self { styles: vec![Style::new(); Role::ALL.len()] })
    }

    /// The role a quad class is drawn in.
    #[must_use]
    pub const fn quad(quad: Quad) -> Role {
        match quad {
            Quad::VerbalCooperation => Role::VerbalCooperation,
            Quad::MaterialCooperation => Role::MaterialCooperation,
            Quad::VerbalConflict => Role::VerbalConflict,
            Quad::MaterialConflict => Role::MaterialConflict,
            Quad::Neutral => Role::Neutral,
        }
    }

    /// Reads a theme: every role, no other name.
    fn parse(text: &str) -> Result<Self, String> {
        let mut written: BTreeMap<String, Written> =
            toml::from_str(text).map_err(|e| e.message().to_owned())?;
        let mut take = |role: &Role| {
            let found = written.remove(role.name()).ok_or(format!("no style for {}", role.name()))?;
            found.style()
        };
        let styles = Role::ALL.iter().map(&mut take).collect::<Result<_, _>>()?;
        match written.keys().next() {
            Some(name) => Err(format!("no role is called {name}")),
            None => Ok(Self { styles }),
        }
    }
}

impl Index<Role> for Look {
    type Output = Style;

    fn index(&self, role: Role) -> &Style {
        &self.styles[role as usize]
    }
}

impl Written {
    fn style(&self) -> Result<Style, String> {
        let colour = |c: &String| c.parse::<Color>().map_err(|_| format!("no colour is called {c}"));
        let (fg, bg) = (self.fg.as_ref().map(colour).transpose()?, self.bg.as_ref().map(colour).transpose()?);
        let is = self.is.iter().map(|name| modifier(name)).collect::<Result<Vec<_>, _>>()?;
        Ok(Style { fg, bg, add_modifier: is.into_iter().collect(), ..Style::new() })
    }
}

fn modifier(name: &str) -> Result<Modifier, String> {
    match name {
        "bold" => Ok(Modifier::BOLD),
        "dim" => Ok(Modifier::DIM),
        "italic" => Ok(Modifier::ITALIC),
        "underlined" => Ok(Modifier::UNDERLINED),
        "reversed" => Ok(Modifier::REVERSED),
        "struck" => Ok(Modifier::CROSSED_OUT),
        _ => Err(format!("nothing is {name}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_styles_every_role() {
        for text in [
            include_str!("../../assets/themes/dark.toml"),
            include_str!("../../assets/themes/light.toml"),
            include_str!("../../assets/themes/16.toml"),
            include_str!("../../assets/themes/mono.toml"),
        ] {
            assert_eq!(Look::parse(text).map(|look| look.styles.len()), Ok(Role::ALL.len()));
        }
    }

    #[test]
    fn no_colour_means_none() {
        let look = Look::of(Theme::Mono);
        assert!(look.styles.iter().all(|s| s.fg.is_none() && s.bg.is_none()));
    }
}
