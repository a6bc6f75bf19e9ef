//! From crossterm's events to the app's inputs.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::key::Code;
use crate::app::{Input, Key, Size};
use crate::text::printable::clean;

/// Rows that one notch of the wheel moves.
const NOTCH: i8 = 3;

/// The input that an event is, if it is one.
pub(super) fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => pressed(key).map(Input::Key),
        // What is pasted is text: its line ends and controls must not act as keys.
        Event::Paste(text) => Some(Input::Paste(clean(text.trim()).into_owned())),
        Event::Resize(width, height) => Some(Input::Resize(Size { width, height })),
        Event::Mouse(mouse) => moused(mouse),
        _ => None,
    }
}

fn pressed(key: KeyEvent) -> Option<Key> {
    let held = |modifier| key.modifiers.contains(modifier);
    let (code, ctrl) = match key.code {
        KeyCode::Char(c) => (Code::Char(c), held(KeyModifiers::CONTROL)),
        // What terminals send for C-Space.
        KeyCode::Null => (Code::Char(' '), true),
        KeyCode::F(n) => (Code::F(n), held(KeyModifiers::CONTROL)),
        KeyCode::Tab if held(KeyModifiers::SHIFT) => (Key::named("S-Tab")?.code, false),
        named => (Key::named(name(named)?)?.code, held(KeyModifiers::CONTROL)),
    };
    Some(Key { code, ctrl, alt: held(KeyModifiers::ALT) })
}

/// The name of a key that types no character.
fn name(code: KeyCode) -> Option<&'static str> {
    Some(match code {
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Tab => "Tab",
        KeyCode::BackTab => "S-Tab",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Delete",
        KeyCode::Up => "Up",
        KeyCode::Down => "Down",
        KeyCode::Left => "Left",
        KeyCode::Right => "Right",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        KeyCode::Insert => "Insert",
        _ => return None,
    })
}

fn moused(mouse: MouseEvent) -> Option<Input> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(mouse.column, mouse.row, NOTCH)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(mouse.column, mouse.row, -NOTCH)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_names_of_the_keymap() {
        let check = |code, modifiers, expect: &str| {
            let key = input(Event::Key(KeyEvent::new(code, modifiers)));
            assert_eq!(key, Some(Input::Key(expect.parse().unwrap())), "{expect}");
        };
        check(KeyCode::Char('j'), KeyModifiers::NONE, "j");
        check(KeyCode::Char('G'), KeyModifiers::SHIFT, "G");
        check(KeyCode::Char('é'), KeyModifiers::NONE, "é");
        check(KeyCode::Char('d'), KeyModifiers::CONTROL, "C-d");
        check(KeyCode::Char('l'), KeyModifiers::ALT, "A-l");
        check(KeyCode::Char(' '), KeyModifiers::NONE, "Space");
        check(KeyCode::Null, KeyModifiers::NONE, "C-Space");
        check(KeyCode::BackTab, KeyModifiers::SHIFT, "S-Tab");
        check(KeyCode::Left, KeyModifiers::CONTROL, "C-Left");
        check(KeyCode::F(1), KeyModifiers::NONE, "F1");
    }

    #[test]
    fn a_paste_is_one_line_of_text() {
        let pasted = input(Event::Paste("coup\nd’État\u{1b}[2J\n".to_owned()));
        assert_eq!(pasted, Some(Input::Paste("coup d’État·[2J".to_owned())));
    }
}
