//! From the state to a frame: `draw(&State, &mut Frame)`. Drawing changes nothing.

mod footer;
mod header;
mod look;
mod overlay;
mod record;
mod sources;
mod text;
mod timeline;

pub use look::Look;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::geometry::{Area, SMALLEST};
use crate::app::list::List;
use crate::app::{Mode, Pane, State};
use crate::words::say_with;

use look::Role;

/// Draws the whole screen.
pub fn draw(state: &State, frame: &mut Frame) {
    let look = Look::of(state.theme);
    let screen = frame.area();
    if screen.width < SMALLEST.width || screen.height < SMALLEST.height {
        return too_small(state, frame);
    }
    frame.buffer_mut().set_style(screen, look[Role::Text]);
    header::draw(state, look, frame);
    sources::draw(state, look, frame);
    timeline::draw(state, look, frame);
    text::draw(state, look, frame);
    record::draw(state, look, frame);
    rules(state, look, frame);
    footer::draw(state, look, frame);
    match &state.mode {
        Mode::Browse => point(state, frame),
        Mode::Prompt(prompt) => overlay::prompt(state, prompt, look, frame),
        Mode::Panel(panel) => overlay::panel(state, panel, look, frame),
    }
}

/// The terminal's cursor stands on the current row: that is where a screen reader reads.
fn point(state: &State, frame: &mut Frame) {
    let row = |area: Area, list: List| (area.x, area.y + list.cursor.saturating_sub(list.top) as u16);
    let place = match state.focus {
        Pane::Sources => state.geometry.sources.map(|a| row(a.inner(), state.sources.list)),
        Pane::Timeline => state.geometry.timeline.map(|a| {
            let (x, y) = row(a.inner(), state.timeline.list);
            (x, y + state.geometry.chart_rows())
        }),
        Pane::Text => text::cursor(state),
    };
    if let Some(place) = place {
        frame.set_cursor_position(place);
    }
}

/// Below the smallest size, a plain sentence.
fn too_small(state: &State, frame: &mut Frame) {
    let area = frame.area();
    let text =
        say_with(state.lang, "screen-small", &[&SMALLEST.width, &SMALLEST.height, &area.width, &area.height]);
    for (row, line) in textwrap::wrap(&text, usize::from(area.width).max(1))
        .iter()
        .take(usize::from(area.height))
        .enumerate()
    {
        frame.buffer_mut().set_string(0, row as u16, line, ratatui::style::Style::default());
    }
}

/// The vertical rules between panes.
fn rules(state: &State, look: &Look, frame: &mut Frame) {
    let g = &state.geometry;
    let panes = [g.sources, g.timeline].into_iter().flatten().chain(g.columns.iter().copied());
    let edge = g.body.x + g.body.width;
    for area in panes.filter(|a| a.x + a.width < edge) {
        for y in area.y..area.y + area.height {
            frame.buffer_mut().set_string(area.x + area.width, y, "│", look[Role::Rule]);
        }
    }
}

/// The title of a pane: bright where the keyboard is, a rule to its right end.
fn title(frame: &mut Frame, look: &Look, area: Area, text: &str, focused: bool) {
    let width = usize::from(area.width);
    let text = format!(" {} ", cut(text, width.saturating_sub(3)));
    let rest = "─".repeat(width.saturating_sub(text.width()));
    let style = look[if focused { Role::Focus } else { Role::Title }];
    put(
        frame,
        area.x,
        area.y,
        area.width,
        Line::from(vec![Span::styled(text, style), Span::styled(rest, look[Role::Rule])]),
    );
}

/// A line at a place, cut at a width.
fn put<'a>(frame: &mut Frame, x: u16, y: u16, width: u16, line: impl Into<Line<'a>>) {
    frame.buffer_mut().set_line(x, y, &line.into(), width);
}

/// As much of a text as fits, an ellipsis where something is missing.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += letter.width();
        if used >= width {
            break;
        }
        out.push_str(letter);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// A text made exactly so wide.
fn fit(text: &str, width: usize) -> String {
    let mut out = cut(text, width);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(out.width())));
    out
}

impl From<Area> for Rect {
    fn from(area: Area) -> Self {
        Self { x: area.x, y: area.y, width: area.width, height: area.height }
    }
}
