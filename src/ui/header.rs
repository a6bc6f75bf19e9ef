//! The first line: the dossier, what it holds, and what the filter leaves of it.

use ratatui::Frame;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Role};
use super::{cut, put};
use crate::app::State;
use crate::words::{say, say_with};

/// Draws the first line.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let area = state.geometry.header;
    let right = filter(state, look, usize::from(area.width) * 3 / 5);
    let taken: usize = right.iter().map(Span::width).sum();
    let room = usize::from(area.width).saturating_sub(taken + 1);
    let corpus = &state.corpus;
    let sizes = [corpus.articles.len(), corpus.events.len(), corpus.clusters.len()];
    let sizes = if state.is_reading() {
        say(state.lang, "reading").to_owned()
    } else {
        say_with(state.lang, "header-sizes", &[&sizes[0], &sizes[1], &sizes[2]])
    };
    let name = format!(" recoupe · {}", state.name);
    let name = cut(&name, room);
    let rest = room.saturating_sub(name.width());
    let sizes = cut(&format!("  {sizes}"), rest);
    put(
        frame,
        area.x,
        area.y,
        area.width,
        Line::from(vec![Span::styled(name, look[Role::Title]), Span::styled(sizes, look[Role::Dim])]),
    );
    put(frame, area.x + area.width.saturating_sub(taken as u16), area.y, taken as u16, Line::from(right));
}

/// The filter and its effect; switched off, it says so.
fn filter<'a>(state: &State, look: &Look, width: usize) -> Vec<Span<'a>> {
    if state.filter.text.is_empty() {
        return Vec::new();
    }
    let counts =
        if state.filter.off { say(state.lang, "header-filter-off").to_owned() } else { state.counts() };
    let text = cut(&state.filter.text, width.saturating_sub(counts.width() + 5).max(8));
    let style = look[if state.filter.off { Role::Dim } else { Role::Message }];
    vec![Span::styled(format!(" {text} "), style), Span::styled(format!("→ {counts} "), look[Role::Dim])]
}
