//! The mouse, for those who take it: a click puts the cursor there, the wheel scrolls what is under it.

use super::geometry::Pane;
use super::{Action, Effect, Mode, State};

/// A click: the pane under it gets the keyboard, the row under it the cursor.
pub(super) fn click(state: &mut State, x: u16, y: u16) -> Option<Effect> {
    if !matches!(state.mode, Mode::Browse) {
        return None;
    }
    let geometry = state.geometry.clone();
    if let Some(area) = geometry.sources.filter(|a| a.inner().holds(x, y)) {
        state.focus = Pane::Sources;
        state.far(state.sources.list.top + usize::from(y - area.inner().y));
    } else if let Some(area) = geometry.timeline.filter(|a| a.inner().holds(x, y)) {
        state.focus = Pane::Timeline;
        let first = area.inner().y + geometry.chart_rows();
        if let Some(row) = y.checked_sub(first) {
            state.far(state.timeline.list.top + usize::from(row));
        }
    } else if let Some(i) = geometry.columns.iter().position(|a| a.inner().holds(x, y)) {
        (state.focus, state.active) = (Pane::Text, i);
        let row = usize::from(y - geometry.columns[i].inner().y);
        let column = &mut state.columns[i];
        if let Some(span) = column.prose.lines.get(column.top + row).map(|l| l.span).filter(|s| !s.is_empty())
        {
            column.go(&state.corpus, span);
        }
        state.follow_column();
    }
    None
}

/// The wheel scrolls the pane under it.
pub(super) fn wheel(state: &mut State, x: u16, y: u16, by: i8) -> Option<Effect> {
    let by = isize::from(by);
    let geometry = state.geometry.clone();
    if !matches!(state.mode, Mode::Browse) {
        let action = if by > 0 { Action::Down } else { Action::Up };
        return super::run(state, action, None);
    }
    if geometry.sources.is_some_and(|a| a.holds(x, y)) {
        state.scroll(Pane::Sources, by);
    } else if geometry.timeline.is_some_and(|a| a.holds(x, y)) {
        state.scroll(Pane::Timeline, by);
    } else if let Some(i) = geometry.columns.iter().position(|a| a.holds(x, y)) {
        state.active = i;
        state.scroll(Pane::Text, by);
    }
    None
}
