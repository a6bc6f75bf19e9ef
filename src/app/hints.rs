//! The keys that matter in each place, with one short word for each: the last line shows them, the palette knows them.

use super::panel::About;
use super::prompt::Kind;
use super::{Action, Mode, Pane, State};
use Action as A;

/// An action and the key of its short word in `assets/words.tsv`.
pub type Hint = (Action, &'static str);

const FILTER: &[Hint] = &[
    (A::Enter, "hint-take"),
    (A::Back, "hint-cancel"),
    (A::Complete, "hint-complete"),
    (A::Down, "hint-down"),
];
const SEARCH: &[Hint] = &[
    (A::Enter, "hint-go"),
    (A::Back, "hint-cancel"),
    (A::Down, "hint-down"),
    (A::OpenColumn, "hint-column"),
];
const COMMANDS: &[Hint] = &[(A::Enter, "hint-run"), (A::Back, "hint-cancel"), (A::Down, "hint-down")];
const CHECK: &[Hint] = &[
    (A::Back, "hint-close"),
    (A::Down, "hint-down"),
    (A::Enter, "hint-go"),
    (A::OpenReport, "hint-beside"),
    (A::Copy, "hint-cite"),
];
const FACETS: &[Hint] = &[
    (A::Back, "hint-close"),
    (A::Down, "hint-down"),
    (A::Enter, "hint-toggle"),
    (A::FocusRight, "hint-field"),
    (A::Search, "hint-search"),
];
const WHY: &[Hint] = &[(A::Back, "hint-close"), (A::Down, "hint-down"), (A::Enter, "hint-go")];
const READ_ONLY: &[Hint] = &[(A::Back, "hint-close"), (A::Down, "hint-down")];
const TIMELINE: &[Hint] = &[
    (A::Help, "hint-help"),
    (A::Down, "hint-down"),
    (A::Enter, "hint-check"),
    (A::OpenReport, "hint-beside"),
    (A::Search, "hint-search"),
    (A::Filter, "hint-filter"),
    (A::Facets, "hint-facets"),
    (A::FocusNext, "hint-pane"),
    (A::Why, "hint-why"),
    (A::OtherDown, "hint-other"),
    (A::Copy, "hint-cite"),
    (A::Palette, "hint-palette"),
    (A::Leave, "hint-quit"),
];
const SOURCES: &[Hint] = &[
    (A::Help, "hint-help"),
    (A::Down, "hint-down"),
    (A::Enter, "hint-read"),
    (A::OpenColumn, "hint-column"),
    (A::Scope, "hint-scope"),
    (A::Sort, "hint-sort"),
    (A::Search, "hint-search"),
    (A::Filter, "hint-filter"),
    (A::FocusNext, "hint-pane"),
    (A::Back, "hint-back"),
];
const TEXT: &[Hint] = &[
    (A::Help, "hint-help"),
    (A::Down, "hint-sentence"),
    (A::NextEvent, "hint-next-event"),
    (A::Check, "hint-check"),
    (A::OpenReport, "hint-beside"),
    (A::Align, "hint-align"),
    (A::NextHit, "hint-next-hit"),
    (A::Search, "hint-search"),
    (A::Zen, "hint-zen"),
    (A::FocusNext, "hint-pane"),
    (A::Copy, "hint-cite"),
    (A::Back, "hint-back"),
];

/// What matters where the keyboard is, the most useful first.
#[must_use]
pub fn here(state: &State) -> &'static [Hint] {
    match (&state.mode, state.focus) {
        (Mode::Prompt(prompt), _) => match prompt.kind {
            Kind::Filter { .. } => FILTER,
            Kind::Search(_) => SEARCH,
            Kind::Palette(_) | Kind::Help(_) => COMMANDS,
        },
        (Mode::Panel(panel), _) => match panel.about {
            About::Check(_) => CHECK,
            About::Facets(_) => FACETS,
            About::Why(_) if panel.leads_on() => WHY,
            About::Why(_) | About::Summary => READ_ONLY,
        },
        (Mode::Browse, Pane::Timeline) => TIMELINE,
        (Mode::Browse, Pane::Sources) => SOURCES,
        (Mode::Browse, Pane::Text) => TEXT,
    }
}

/// The keys of an action's short words, wherever it has one.
pub fn words_of(action: Action) -> impl Iterator<Item = &'static str> {
    let all = [TIMELINE, SOURCES, TEXT, CHECK, FACETS].into_iter().flatten();
    all.filter(move |hint| hint.0 == action).map(|hint| hint.1)
}
