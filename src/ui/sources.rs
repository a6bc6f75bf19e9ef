//! The sources' pane: one row an article — publication with its doubt, number of reports, headline.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::text::Line;

use super::look::{Look, Role};
use super::pen::{Pen, pen};
use super::{put, title};
use crate::app::sources::{Row, Sort};
use crate::app::{Pane, State, dates};
use crate::corpus::ArticleId;
use crate::text::printable::clean;
use crate::words::say;

/// Draws the sources, where they are shown.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let Some(area) = state.geometry.sources else { return };
    let focused = state.focus == Pane::Sources;
    let name = say(state.lang, state.sort.key());
    let name = match state.sources.rows.heading_above(state.sources.list.top) {
        Some(row @ (Row::Year(_) | Row::File(_))) => format!("{name} · {}", heading(state, row)),
        _ => name.to_owned(),
    };
    title(frame, look, area, &name, focused);
    let inner = area.inner();
    if state.sources.rows.is_empty() {
        let none = if state.filter.is_on() { "sources-none-left" } else { "sources-none" };
        let line =
            Line::styled(say(state.lang, if state.is_reading() { "reading" } else { none }), look[Role::Dim]);
        return put(frame, inner.x + 1, inner.y, inner.width.saturating_sub(1), line);
    }
    let rows = state.sources.rows.window(state.sources.list.top, usize::from(inner.height));
    for (y, (at, row)) in (inner.y..).zip(rows) {
        let mut pen = pen(frame, inner.x, y, inner.width);
        match row {
            Row::Article(article) => line(state, look, article, &mut pen),
            row => {
                pen.write(" ", look[Role::Heading]).fit_rest(&heading(state, row), look[Role::Heading]);
            }
        }
        if at == state.sources.list.cursor {
            let role = if focused { Role::Cursor } else { Role::CursorAway };
            let row = ratatui::layout::Rect { x: inner.x, y, width: inner.width, height: 1 };
            frame.buffer_mut().set_style(row, look[role]);
        }
    }
}

fn heading(state: &State, row: Row) -> Cow<'_, str> {
    match row {
        Row::Year(year) => year.to_string().into(),
        Row::File(source) => clean(&state.corpus[source].name),
        Row::Undated | Row::Article(_) => say(state.lang, "date-none").into(),
    }
}

fn line(state: &State, look: &Look, article: ArticleId, pen: &mut Pen) {
    let about = &state.corpus[article];
    let published = &about.published;
    let year = published.edtf.filter(|_| state.sort == Sort::Date).map(|d| d.order().0.year());
    let is_read = !published.reason.is("why-unread");
    let when = if is_read {
        dates::published(published.edtf, published.basis, year, state.lang)
    } else {
        "…".to_owned()
    };
    let wide = if year.is_some() { 13 } else { 18 };
    let numbered = state.columns.len() > 1;
    let open = state.columns.iter().position(|c| c.article == article);
    let mark = match open {
        Some(i) if numbered => format!("{} ", i + 1),
        Some(_) => "▸".to_owned(),
        None if numbered => "  ".to_owned(),
        None => " ".to_owned(),
    };
    let visible = state.visible.events.len_in(state.ledger.events_of(article));
    let (headline, stated) = state.corpus.headline(article, 120);
    let written = dates::is_written(about.published.basis);
    let title_role = if stated { Role::Text } else { Role::Doubt };
    pen.write(&mark, look[Role::Key]).fit(
        &when,
        wide,
        look[if written { Role::When } else { Role::Bracket }],
    );
    let count = if is_read { visible.to_string() } else { "…".to_owned() };
    pen.write(&format!("{count:>4} "), look[Role::Dim]).fit_rest(&clean(&headline), look[title_role]);
}
