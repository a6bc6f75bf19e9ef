//! From the state to a frame: `draw(&State, &mut Frame)`. Drawing changes nothing.

mod footer;
mod header;
mod look;
mod overlay;
mod pen;
mod record;
mod sources;
mod text;
mod timeline;

pub use look::Look;

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::geometry::{Area, SMALLEST};
use crate::app::list::List;
use crate::app::{Mode, Pane, State};
use crate::text::letter::{letters, width};
use crate::words::say_with;

use look::Role;
use pen::pen;

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
    for area in panes.filter(|a| a.width > 0 && a.x + a.width < edge) {
        for y in area.y..area.y + area.height {
            frame.buffer_mut().set_string(area.x + area.width, y, "│", look[Role::Rule]);
        }
    }
}

/// The title of a pane: bright where the keyboard is, a rule to its right end.
fn title(frame: &mut Frame, look: &Look, area: Area, text: &str, focused: bool) {
    let style = look[if focused { Role::Focus } else { Role::Title }];
    let text = format!(" {} ", cut(text, usize::from(area.width).saturating_sub(3)));
    pen(frame, area.x, area.y, area.width).write(&text, style).rule("─", 0, look[Role::Rule]);
}

/// A line at a place, cut at a width.
fn put<'a>(frame: &mut Frame, x: u16, y: u16, width: u16, line: impl Into<Line<'a>>) {
    let line = line.into();
    let mut pen = pen(frame, x, y, width);
    for span in &line.spans {
        pen.write(&span.content, line.style.patch(span.style));
    }
}

/// As much of a text as fits, an ellipsis where something is missing.
fn cut(text: &str, room: usize) -> Cow<'_, str> {
    // Where the last letter ends that leaves room for an ellipsis.
    let (mut used, mut kept) = (0, 0);
    for letter in letters(text) {
        used += letter.width;
        if used > room {
            let ellipsis = if room > 0 { "…" } else { "" };
            return Cow::Owned(text.get(..kept).unwrap_or("").to_owned() + ellipsis);
        }
        if used < room {
            kept = letter.at + letter.text.len();
        }
    }
    Cow::Borrowed(text)
}

/// A text made exactly so wide.
fn fit(text: &str, room: usize) -> String {
    let mut out = cut(text, room).into_owned();
    out.extend(std::iter::repeat_n(' ', room.saturating_sub(width(&out))));
    out
}

impl From<Area> for Rect {
    fn from(area: Area) -> Self {
        Self { x: area.x, y: area.y, width: area.width, height: area.height }
    }
}
