//! The texts: wrapped lines in columns, with the current sentence, dates, names and hits told apart.

use ratatui::Frame;
use ratatui::style::Style;

use super::look::{Look, Role};
use super::pen::{Pen, pen};
use super::title;
use crate::app::columns::Column;
use crate::app::geometry::Area;
use crate::app::prose::{self, Copied, LineKind};
use crate::app::{Pane, State};
use crate::corpus::{EventId, NameKind};
use crate::text::printable::clean;
use crate::text::{self, letters};
use crate::words::say;

/// Draws every column that is shown.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    if let (Some(area), true) = (state.geometry.columns.first(), state.columns.is_empty()) {
        title(frame, look, *area, say(state.lang, "text-title"), false);
    }
    let columns = state.columns.iter().zip(&state.geometry.columns).enumerate();
    for (i, (column, area)) in columns.filter(|(_, (_, area))| area.width > 0) {
        draw_column(state, look, frame, (i, column), *area);
    }
}

fn draw_column(state: &State, look: &Look, frame: &mut Frame, (i, column): (usize, &Column), area: Area) {
    title(frame, look, area, &name(state, i, column), state.focus == Pane::Text && i == state.active);
    let inner = area.inner();
    let height = usize::from(inner.height);
    let lines = column.prose.lines.iter().skip(column.top).take(height);
    let paint = Paint::new(state, look, i, column);
    for (y, line) in (inner.y..).zip(lines) {
        gutter(state, look, frame, (column, line), (inner.x, y));
        paint.line(line, &mut pen(frame, inner.x + 3, y, inner.width.saturating_sub(3)));
    }
    scrollbar(look, frame, column, inner);
}

/// What a column shows: number, headline, how far down.
fn name(state: &State, i: usize, column: &Column) -> String {
    let (headline, _) = state.corpus.headline(column.article, 60);
    let all = state.columns.len();
    let number = match state.geometry.columns.iter().filter(|area| area.width > 0).count() {
        _ if all == 1 => String::new(),
        shown if shown < all => format!("{}/{all} ", i + 1),
        _ => format!("{} ", i + 1),
    };
    let bound = if state.bound && state.columns.len() > 1 { "⇅ " } else { "" };
    format!("{number}{bound}{}", clean(&headline))
}

/// At the left of a line: a bar beside the current sentence, a glyph where an event hangs.
fn gutter(
    state: &State,
    look: &Look,
    frame: &mut Frame,
    (column, line): (&Column, &prose::Line),
    (x, y): (u16, u16),
) {
    if line.kind != LineKind::Text && line.kind != LineKind::Heading && line.kind != LineKind::Title
        || line.span.is_empty()
    {
        return;
    }
    if line.span.overlaps(column.span(&state.corpus)) {
        frame.buffer_mut().set_string(x, y, "▌", look[Role::Key]);
    }
    let hangs = |e: &EventId| line.span.holds(state.corpus[*e].trigger.start());
    if let Some(event) = state.corpus.events_of(column.article).find(hangs) {
        let quad = state.corpus[event].kind.quad();
        frame.buffer_mut().set_string(x + 1, y, crate::app::told::quad_glyph(quad), look[Look::quad(quad)]);
    }
}

/// How far down the text one is, at its right edge.
fn scrollbar(look: &Look, frame: &mut Frame, column: &Column, area: Area) {
    let (lines, height) = (column.prose.lines.len(), usize::from(area.height));
    if lines <= height || area.width == 0 {
        return;
    }
    let size = (height * height / lines).max(1);
    let at = column.top * (height - size) / (lines - height).max(1);
    for row in at..(at + size).min(height) {
        frame.buffer_mut().set_string(area.x + area.width - 1, area.y + row as u16, "▐", look[Role::Rule]);
    }
}

/// What is known of an article's letters, for drawing.
struct Paint<'a> {
    look: &'a Look,
    /// Stretches of the source with the role that shows them, the strongest first.
    layers: Vec<(text::Span, Role)>,
    sentence: text::Span,
}

impl<'a> Paint<'a> {
    fn new(state: &State, look: &'a Look, i: usize, column: &Column) -> Self {
        let corpus = &state.corpus;
        let height = state.text_height();
        let shown = column.prose.lines.iter().skip(column.top).take(height).filter(|l| !l.span.is_empty());
        let sight = shown.map(|l| l.span).reduce(text::Span::cover).unwrap_or_default();
        let mut layers = Vec::new();
        let hits = state.marks.get(i).into_iter().flatten();
        layers.extend(hits.map(|&span| (span, Role::Match)));
        let current = state.event().map(|e| &corpus[e]).filter(|e| e.article == column.article);
        layers.extend(current.map(|e| (e.trigger, Role::Trigger)));
        let timexes = corpus.timexes_of(column.article).iter();
        layers.extend(timexes.map(|t| (t.span, Role::Date)));
        let role = |kind| if kind == NameKind::Place { Role::Place } else { Role::Actor };
        layers.extend(column.names.iter().map(|&(span, kind)| (span, role(kind))));
        layers.retain(|(span, _)| span.overlaps(sight));
        Self { look, layers, sentence: column.span(corpus) }
    }

    fn line(&self, line: &prose::Line, pen: &mut Pen) {
        let base = self.look[match line.kind {
            LineKind::Title => Role::Title,
            LineKind::Heading => Role::Heading,
            LineKind::Meta | LineKind::Aside | LineKind::Fold => Role::Dim,
            LineKind::Text | LineKind::Blank => Role::Text,
        }];
        if line.runs.is_empty() || line.kind == LineKind::Aside {
            pen.write(&line.text, base);
            return;
        }
        let layers: Vec<_> = self.layers.iter().filter(|(s, _)| s.overlaps(line.span)).collect();
        for letter in letters(&line.text) {
            pen.put(letter, self.style(line, letter.at, base, &layers));
        }
    }

    fn style(&self, line: &prose::Line, at: usize, base: Style, layers: &[&(text::Span, Role)]) -> Style {
        let Some((source, what)) = line.source_at(at) else { return base };
        let mut style = base;
        if self.sentence.holds(source) {
            style = style.patch(self.look[Role::Sentence]);
        }
        if what == Copied::Mark {
            return style.patch(self.look[Role::Mark]);
        }
        match layers.iter().find(|(span, _)| span.holds(source)) {
            Some((_, role)) => style.patch(self.look[*role]),
            None => style,
        }
    }
}

/// Where the terminal's cursor goes while the text has the keyboard: the first letter of the current sentence.
#[must_use]
pub(super) fn cursor(state: &State) -> Option<(u16, u16)> {
    let column = state.column()?;
    let area = state.geometry.columns.get(state.active)?.inner();
    let row = column.prose.line_of(column.span(&state.corpus)).checked_sub(column.top)?;
    (row < usize::from(area.height)).then(|| (area.x, area.y + row as u16))
}
