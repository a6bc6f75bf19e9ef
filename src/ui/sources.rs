//! The sources' pane: one row an article — publication with its doubt, number of reports, headline.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::look::{Look, Role};
use super::{fit, put, title};
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
    let name = match state.sources.heading_above() {
        Some(Row::Heading(text)) => format!("{name} · {}", clean(text)),
        _ => name.to_owned(),
    };
    title(frame, look, area, &name, focused);
    let inner = area.inner();
    if state.sources.rows.is_empty() {
        let line = Line::styled(
            say(state.lang, if state.is_reading() { "reading" } else { "sources-none" }),
            look[Role::Dim],
        );
        return put(frame, inner.x + 1, inner.y, inner.width.saturating_sub(1), line);
    }
    let rows =
        state.sources.rows.iter().enumerate().skip(state.sources.list.top).take(usize::from(inner.height));
    for (y, (at, row)) in (inner.y..).zip(rows) {
        let line = match row {
            Row::Heading(text) => heading(look, text, usize::from(inner.width)),
            Row::Undated => heading(look, say(state.lang, "date-none"), usize::from(inner.width)),
            Row::Article(article) => line(state, look, *article, usize::from(inner.width)),
        };
        put(frame, inner.x, y, inner.width, line);
        if at == state.sources.list.cursor {
            let role = if focused { Role::Cursor } else { Role::CursorAway };
            let row = ratatui::layout::Rect { x: inner.x, y, width: inner.width, height: 1 };
            frame.buffer_mut().set_style(row, look[role]);
        }
    }
}

fn heading<'a>(look: &Look, text: &str, width: usize) -> Line<'a> {
    Line::styled(fit(&format!(" {}", clean(text)), width), look[Role::Heading])
}

fn line<'a>(state: &State, look: &Look, article: ArticleId, width: usize) -> Line<'a> {
    let about = &state.corpus[article];
    let published = &about.published;
    let year = published.edtf.filter(|_| state.sort == Sort::Date).map(|d| d.order().0.year());
    let when = dates::published(published.edtf, published.basis, year, state.lang);
    let wide = if year.is_some() { 13 } else { 18 };
    let open = state.columns.iter().position(|c| c.article == article);
    let mark = match open {
        Some(i) if state.columns.len() > 1 => format!("{}", i + 1),
        Some(_) => "▸".to_owned(),
        None => " ".to_owned(),
    };
    let visible = state.sources.tally.get(article.at()).copied().unwrap_or(0);
    let (headline, stated) = state.corpus.headline(article, 120);
    let written = dates::is_written(about.published.basis);
    let left = 1 + wide + 4 + 1;
    let headline = fit(&clean(&headline), width.saturating_sub(left));
    let title_role = if stated { Role::Text } else { Role::Doubt };
    Line::from(vec![
        Span::styled(mark, look[Role::Key]),
        Span::styled(fit(&when, wide), look[if written { Role::When } else { Role::Bracket }]),
        Span::styled(format!("{visible:>4} "), look[Role::Dim]),
        Span::styled(headline, look[title_role]),
    ])
}
