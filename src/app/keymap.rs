//! Which keys run which action, from `assets/keymap.toml`: a trie for each mode.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::action::Action;
use super::key::Key;

/// The part of the keymap that is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Moving about the panes.
    Browse,
    /// A panel over them: cross-check, facets, why, help.
    Panel,
    /// A line being typed.
    Prompt,
}

impl Layer {
    /// Every layer.
    pub const ALL: &'static [Self] = &[Self::Browse, Self::Panel, Self::Prompt];

    /// Its table in `assets/keymap.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Panel => "panel",
            Self::Prompt => "prompt",
        }
    }
}

/// What a sequence of keys means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// An action.
    Found(Action),
    /// The beginning of longer sequences: the next keys, each with what it leads to.
    Pending(Vec<(Key, Action)>),
    /// Nothing.
    Missing,
}

/// The whole keymap.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    bindings: BTreeMap<Layer, BTreeMap<Vec<Key>, Action>>,
    written: BTreeMap<(Layer, Action), Vec<String>>,
}

impl Keymap {
    /// The keymap the program comes with.
    #[must_use]
    pub fn built_in() -> Self {
        static BUILT_IN: LazyLock<Keymap> =
            LazyLock::new(|| Keymap::parse(include_str!("../../assets/keymap.toml")).unwrap_or_default());
        BUILT_IN.clone()
    }

    /// Reads a keymap: a table per layer, each line `action = ["key", "key key"]`.
    ///
    /// # Errors
    /// A sentence that names the layer, key or action at fault.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read: BTreeMap<String, BTreeMap<String, Vec<String>>> =
            toml::from_str(text).map_err(|e| e.message().to_owned())?;
        let mut keymap = Self::default();
        for (layer, lines) in &read {
            let known =
                Layer::ALL.iter().find(|l| l.name() == layer).ok_or(format!("no mode is called {layer}"))?;
            for (name, sequences) in lines {
                let action = Action::from_name(name).ok_or(format!("no action is called {name}"))?;
                for sequence in sequences {
                    let keys = sequence.split(' ').map(str::parse).collect::<Result<Vec<Key>, _>>()?;
                    keymap.bindings.entry(*known).or_default().insert(keys, action);
                }
                keymap.written.insert((*known, action), sequences.clone());
            }
        }
        keymap.check()
    }

    /// No sequence may begin another: it could never be finished.
    fn check(self) -> Result<Self, String> {
        for bindings in self.bindings.values() {
            for (short, long) in bindings.keys().zip(bindings.keys().skip(1)) {
                if long.starts_with(short) {
                    return Err(format!("the keys {} hide {}", show(short), show(long)));
                }
            }
        }
        Ok(self)
    }

    /// What the keys typed so far mean.
    #[must_use]
    pub fn lookup(&self, layer: Layer, typed: &[Key]) -> Lookup {
        let Some(bindings) = self.bindings.get(&layer) else { return Lookup::Missing };
        if let Some(&action) = bindings.get(typed) {
            return Lookup::Found(action);
        }
        let next: Vec<_> = bindings
            .iter()
            .filter(|(keys, _)| keys.starts_with(typed))
            .filter_map(|(keys, &action)| Some((*keys.get(typed.len())?, action)))
            .collect();
        if next.is_empty() { Lookup::Missing } else { Lookup::Pending(next) }
    }

    /// The sequences that run an action in a layer, in the order they are written: the first is the one to show.
    #[must_use]
    pub fn keys_of(&self, layer: Layer, action: Action) -> &[String] {
        self.written.get(&(layer, action)).map_or(&[], Vec::as_slice)
    }
}

/// A sequence as it is written.
fn show(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_keymap_is_sound_and_reaches_every_action() {
        let keymap = Keymap::parse(include_str!("../../assets/keymap.toml")).unwrap();
        for &action in Action::ALL {
            let reached = Layer::ALL.iter().any(|&layer| !keymap.keys_of(layer, action).is_empty());
            assert!(reached, "no key runs {}", action.name());
        }
    }

    #[test]
    fn a_prefix_waits_and_says_what_may_follow() {
        let keymap = Keymap::built_in();
        let g = [Key::char('g')];
        assert!(
            matches!(keymap.lookup(Layer::Browse, &g), Lookup::Pending(next) if next.contains(&(Key::char('g'), Action::Top)))
        );
        assert_eq!(keymap.lookup(Layer::Browse, &[g[0], g[0]]), Lookup::Found(Action::Top));
        assert_eq!(keymap.lookup(Layer::Browse, &[Key::char('§')]), Lookup::Missing);
    }

    #[test]
    fn faults_are_named() {
        let check = |text: &str, fault: &str| assert_eq!(Keymap::parse(text).unwrap_err(), fault);
        check("[browse]\nfly = [\"f\"]", "no action is called fly");
        check("[nowhere]\n", "no mode is called nowhere");
        check("[browse]\ndown = [\"Ctrl\"]", "no key is called Ctrl");
        check("[browse]\ndown = [\"g\"]\ntop = [\"g g\"]", "the keys g hide g g");
    }
}
