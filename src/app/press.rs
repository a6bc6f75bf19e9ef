//! The key's walk: input → keymap → action → the part that the action changes → settled.

use crate::words::say_with;

use super::keymap::{Layer, Lookup};
use super::{Action, Effect, Input, Key, Leaving, Mode, Size, State, browse, mouse, panel, prompt};

/// One input, to its end. While the dossier is being read, only the way out is open; the rest waits.
pub fn handle(state: &mut State, input: Input) -> Option<Effect> {
    if state.is_reading() {
        return wait(state, input);
    }
    let effect = match input {
        Input::Key(key) => press(state, key),
        Input::Paste(text) => {
            state.message = None;
            prompt::paste(state, &text);
            None
        }
        Input::Resize(size) => {
            state.resize(size);
            None
        }
        Input::Click(x, y) => mouse::click(state, x, y),
        Input::Wheel(x, y, by) => mouse::wheel(state, x, y, by),
    };
    state.settle();
    effect
}

fn wait(state: &mut State, input: Input) -> Option<Effect> {
    let action = match &input {
        Input::Resize(size) => {
            state.resize(*size);
            return None;
        }
        Input::Key(key) => state.keymap.lookup(state.layer(), &[*key]),
        _ => Lookup::Missing,
    };
    match action {
        Lookup::Found(Action::Back | Action::Leave) => Some(Effect::Quit),
        Lookup::Found(Action::Suspend) => Some(Effect::Suspend),
        _ => {
            state.held.get_or_insert_default().push(input);
            None
        }
    }
}

impl State {
    /// A new size: what was read stays in sight.
    fn resize(&mut self, size: Size) {
        let rows: Vec<_> = self.columns.iter().map(|c| c.row_of(c.span(&self.corpus))).collect();
        self.size = size;
        self.settle();
        let height = self.text_height();
        for (column, row) in self.columns.iter_mut().zip(rows) {
            let span = column.span(&self.corpus);
            if column.sentence > 0 {
                column.place(&self.corpus, span, row.min(height * 2 / 3));
            }
            column.fit(&self.corpus, height);
        }
    }
}

/// A key: a digit of a count, a letter being typed, or a step in the keymap.
fn press(state: &mut State, key: Key) -> Option<Effect> {
    state.message = None;
    if count_digit(state, key) {
        return None;
    }
    state.pending.push(key);
    match state.keymap.lookup(state.layer(), &state.pending) {
        Lookup::Found(action) => {
            state.pending.clear();
            let count = state.count.take();
            // Whoever typed a number takes that back first.
            if action == Action::Back && count.is_some() {
                return None;
            }
            if action != Action::Leave {
                state.leaving = Leaving::Asks;
            }
            run(state, action, count)
        }
        Lookup::Pending(_) => None,
        Lookup::Missing => {
            missing(state, key);
            None
        }
    }
}

/// Digits before a key count its repetitions, where no line is being typed.
fn count_digit(state: &mut State, key: Key) -> bool {
    let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else { return false };
    let starts = digit > 0 || state.count.is_some();
    if state.layer() == Layer::Prompt || !state.pending.is_empty() || !starts {
        return false;
    }
    state.count = Some(state.count.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize).min(9_999));
    true
}

/// A key without an action: typed into the line, if there is one; else it is said to do nothing.
fn missing(state: &mut State, key: Key) {
    let typed = std::mem::take(&mut state.pending);
    state.count = None;
    if let (Layer::Prompt, Some(c)) = (state.layer(), key.typed()) {
        return prompt::type_text(state, c.encode_utf8(&mut [0; 4]));
    }
    if key != Key::named("Esc").unwrap_or(key) {
        let keys = typed.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        state.message = Some(say_with(state.lang, "message-no-key", &[&keys]));
    }
}

/// An action, in whatever has the keyboard.
pub fn run(state: &mut State, action: Action, count: Option<usize>) -> Option<Effect> {
    match state.mode {
        Mode::Browse => browse::run(state, action, count),
        Mode::Prompt(_) => prompt::run(state, action),
        Mode::Panel(_) => panel::run(state, action, count),
    }
}
