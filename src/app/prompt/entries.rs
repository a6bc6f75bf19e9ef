//! What can be done, by its name, and what the signs mean: the answers of the palette and of help.

use crate::app::action::Group;
use crate::app::key::on_keyboard;
use crate::app::keymap::{Keymap, Layer};
use crate::app::{Action, hints};
use crate::text::fold;
use crate::words::{Lang, say};

/// A line of the palette or of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A heading.
    Heading(String),
    /// An action with its keys.
    Action(Action, Layer, String),
    /// A sign of the screen and what it means.
    Sign(&'static str, &'static str),
}

/// Every action of the panes that answers the words typed, with its keys.
pub(super) fn palette(keymap: &Keymap, typed: &str, lang: Lang) -> Vec<Entry> {
    // What is done by name comes first; who moves about uses keys.
    const ORDER: [Group; 7] =
        [Group::Compare, Group::Search, Group::Narrow, Group::Show, Group::Send, Group::Focus, Group::Move];
    let entries = ORDER.iter().flat_map(|&group| Action::ALL.iter().filter(move |a| a.group() == group));
    entries.filter_map(|&action| entry(keymap, Layer::Browse, action, typed, lang)).collect()
}

/// What the signs mean, then the keys of every layer, under headings.
pub(super) fn help(keymap: &Keymap, typed: &str, lang: Lang) -> Vec<Entry> {
    let title = say(lang, "help-signs");
    let signs =
        SIGNS.iter().filter(|(sign, key)| answers(&format!("{title} {sign} {}", say(lang, key)), typed));
    let mut entries: Vec<_> = signs.map(|&(sign, key)| Entry::Sign(sign, key)).collect();
    if !entries.is_empty() {
        entries.insert(0, Entry::Heading(title.to_owned()));
    }
    let layers =
        [(Layer::Browse, None), (Layer::Panel, Some("help-panel")), (Layer::Prompt, Some("help-prompt"))];
    for (layer, heading) in layers {
        let mut last = None;
        for &action in Action::ALL {
            let Some(entry) = entry(keymap, layer, action, typed, lang) else { continue };
            let title = heading.map_or_else(|| action.group().title(lang), |key| say(lang, key));
            if last != Some(title) {
                entries.push(Entry::Heading(title.to_owned()));
                last = Some(title);
            }
            entries.push(entry);
        }
    }
    entries
}

/// The signs of the screen; each sentence is in `assets/words.tsv`.
const SIGNS: &[(&str, &str)] = &[
    ("○", "quad-verbal-cooperation"),
    ("●", "quad-material-cooperation"),
    ("△", "quad-verbal-conflict"),
    ("▲", "quad-material-conflict"),
    ("·", "quad-neutral"),
    ("”", "modality-reported"),
    ("~", "modality-conditional"),
    ("›", "modality-planned"),
    ("?", "modality-possible"),
    ("¬", "polarity-negative"),
    ("[09]", "sign-brackets"),
    ("09?", "sign-uncertain"),
    ("09~", "sign-approximate"),
    ("09→", "sign-open"),
    ("×3", "sign-voices"),
    ("≈3", "sign-voices-weak"),
    ("≠", "sign-discrepancy"),
    ("¹²", "sign-footnote"),
];

/// An action with its keys, where its name, its sentence or its short word in either language answers.
fn entry(keymap: &Keymap, layer: Layer, action: Action, typed: &str, lang: Lang) -> Option<Entry> {
    let keys = keymap.keys_of(layer, action);
    if keys.is_empty() {
        return None;
    }
    let keys = keys.iter().map(|k| on_keyboard(k, lang)).collect::<Vec<_>>().join("  ");
    let both = |key| format!("{} {} ", say(Lang::Fr, key), say(Lang::En, key));
    let words: String = std::iter::once(action.key()).chain(hints::words_of(action)).map(both).collect();
    answers(&format!("{words}{} {keys}", action.name()), typed).then_some(Entry::Action(action, layer, keys))
}

/// True where every word typed is in a text, whatever its case and accents.
fn answers(text: &str, typed: &str) -> bool {
    let text = fold(text);
    fold(typed).split_whitespace().all(|word| text.contains(word))
}
