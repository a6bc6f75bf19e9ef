//! The first line: the dossier, what it holds, and what the filter leaves of it.

use ratatui::Frame;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Role};
use super::{cut, put};
use crate::app::State;
use crate::words::{say, say_with};

/// Draws the first line: where room is short, the filter and its effect come before the dossier's name.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let area = state.geometry.header;
    let width = usize::from(area.width);
    let right = filter(state, look, width.saturating_sub(10));
    let taken: usize = right.iter().map(Span::width).sum();
    let room = width.saturating_sub(taken + 1);
    let name = format!(" recoupe · {}", state.name);
    let name = if name.width() <= room || taken == 0 { cut(&name, room) } else { cut(" recoupe", room) };
    let sizes = format!("  {}", sizes(state));
    let sizes = if name.width() + sizes.width() <= room || taken == 0 { sizes } else { String::new() };
    let left = [Span::styled(name, look[Role::Title]), Span::styled(sizes, look[Role::Dim])];
    put(frame, area.x, area.y, area.width - taken as u16, Line::from(left.to_vec()));
    put(frame, area.x + area.width - taken as u16, area.y, taken as u16, Line::from(right));
}

/// What the dossier holds.
fn sizes(state: &State) -> String {
    if state.is_reading() {
        return say(state.lang, "reading").to_owned();
    }
    let corpus = &state.corpus;
    let sizes = [corpus.articles.len(), corpus.events.len(), corpus.clusters.len()];
    say_with(state.lang, "header-sizes", &[&sizes[0], &sizes[1], &sizes[2]])
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
