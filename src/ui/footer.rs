//! The last line: what was said, the keys that may follow, or the keys that matter here.

use ratatui::Frame;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Role};
use super::pen::pen;
use super::{cut, put};
use crate::app::geometry::Area;
use crate::app::key::on_keyboard;
use crate::app::{Action, State, hints};
use crate::words::say;

/// Draws the last line, and above it the keys that may follow where one line does not hold them.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let area = state.geometry.footer;
    let line = if !state.pending.is_empty() || state.count.is_some() {
        pending(state, look, frame)
    } else if let Some(message) = &state.message {
        let message = cut(message, usize::from(area.width).saturating_sub(2));
        Line::styled(format!(" {message}"), look[Role::Message])
    } else {
        hints(state, look, usize::from(area.width))
    };
    put(frame, area.x, area.y, area.width, line);
}

/// The keys typed so far, and each that may follow with what it does: behind them, or above where there are many.
fn pending<'a>(state: &State, look: &Look, frame: &mut Frame) -> Line<'a> {
    let typed = state.pending.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let count = state.count.map_or_else(String::new, |n| n.to_string());
    let mut line = Line::styled(format!(" {count}{typed}… "), look[Role::Message]);
    let next = by_action(state);
    for (keys, action) in &next {
        line.push_span(Span::styled(format!(" {keys} "), look[Role::Key]));
        line.push_span(Span::styled(action.sentence(state.lang), look[Role::Dim]));
    }
    if line.width() > usize::from(state.geometry.footer.width) {
        above(state, &next, look, frame);
        line.spans.truncate(1);
    }
    line
}

/// The keys that may follow, those of one action together.
fn by_action(state: &State) -> Vec<(String, Action)> {
    let mut next: Vec<(String, Action)> = Vec::new();
    for (key, action) in state.continuations() {
        match next.iter_mut().find(|(_, a)| *a == action) {
            Some((keys, _)) => keys.extend([" ".to_owned(), on_keyboard(&key.to_string(), state.lang)]),
            None => next.push((on_keyboard(&key.to_string(), state.lang), action)),
        }
    }
    next
}

/// A row for each, in as many columns as fit.
fn above(state: &State, next: &[(String, Action)], look: &Look, frame: &mut Frame) {
    let body = state.geometry.body;
    let columns = usize::from(body.width / 54).max(1);
    let rows = next.len().div_ceil(columns).min(usize::from(body.height));
    let area = Area { y: body.y + body.height - rows as u16, height: rows as u16, ..body };
    super::overlay::wipe(frame, look, area);
    let width = body.width / columns as u16;
    for (i, (keys, action)) in next.iter().take(rows * columns).enumerate() {
        let (x, y) = (body.x + (i / rows) as u16 * width, area.y + (i % rows) as u16);
        let mut pen = pen(frame, x, y, width);
        pen.write(&format!(" {keys:<9}"), look[Role::Key]);
        pen.fit_rest(action.sentence(state.lang), look[Role::Text]);
    }
}

/// The keys that matter here, as many as fit.
fn hints<'a>(state: &State, look: &Look, width: usize) -> Line<'a> {
    let mut spans = Vec::new();
    let mut used = 1;
    for (action, word) in hints::here(state) {
        let Some(key) = state.keymap.keys_of(state.layer(), *action).first() else { continue };
        let (key, word) = (on_keyboard(key, state.lang), say(state.lang, word));
        used += key.width() + word.width() + 3;
        if used > width {
            break;
        }
        spans.push(Span::styled(format!(" {key}"), look[Role::Key]));
        spans.push(Span::styled(format!(" {word} "), look[Role::Dim]));
    }
    Line::from(spans)
}
