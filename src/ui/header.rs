//! The first line: the dossier, what it holds, and what the filter leaves of it.

use ratatui::Frame;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Role};
use super::{cut, put};
use crate::app::{Doing, Progress, State, told};
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

/// Draws the first line: where room is short, the filter and its effect come before the dossier's name.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let area = state.geometry.header;
    let width = usize::from(area.width);
    let right = filter(state, look, width);
    let taken = right.iter().map(Span::width).sum::<usize>().min(width);
    let room = width.saturating_sub(taken + 1);
    let name = format!(" recoupe · {}", state.name);
    let name = if name.width() <= room || taken == 0 { cut(&name, room) } else { cut(" recoupe", room) };
    let sizes = format!("  {}", sizes(state));
    let sizes = whole_parts(&sizes, room.saturating_sub(name.width()));
    let left = [Span::styled(name, look[Role::Title]), Span::styled(sizes, look[Role::Dim])];
    put(frame, area.x, area.y, area.width - taken as u16, Line::from(left.to_vec()));
    put(frame, area.x + area.width - taken as u16, area.y, taken as u16, Line::from(right));
}

/// As many parts of a line as there is room for.
fn whole_parts(line: &str, room: usize) -> &str {
    let ends = std::iter::once(line.len()).chain(line.rmatch_indices(" · ").map(|(at, _)| at));
    ends.filter_map(|end| line.get(..end)).find(|part| part.width() <= room).unwrap_or("")
}

/// What the dossier holds.
fn sizes(state: &State) -> String {
    if state.is_reading() {
        return say(state.lang, "reading").to_owned();
    }
    if let Some(progress) = &state.progress {
        return reading(progress, state.lang);
    }
    let corpus = &state.corpus;
    let stopped = state.stopped.map(|(read, of)| {
        say_with(state.lang, "header-stopped", &[&told::count(read), &told::count(of)]) + " · "
    });
    let sizes = [corpus.articles.len(), corpus.events.len(), corpus.clusters.len()].map(told::count);
    stopped.unwrap_or_default() + &say_with(state.lang, "header-sizes", &[&sizes[0], &sizes[1], &sizes[2]])
}

/// How far the reading is: `1 200 / 10 000 articles · 900/s · 10 s · 2024/000123.txt`.
fn reading(progress: &Progress, lang: Lang) -> String {
    let (done, rate) = (&told::count(progress.done), &told::count(progress.rate));
    let mut parts = vec![match (progress.doing, progress.of) {
        (Doing::Settling, _) => say(lang, "reading-settling").to_owned(),
        (Doing::Reading, Some(of)) => say_with(lang, "reading-events", &[done, &told::count(of)]),
        _ => say_with(lang, "reading-files", &[done]),
    }];
    if progress.doing != Doing::Settling {
        parts.push(say_with(lang, "reading-rate", &[rate]));
        parts.extend(progress.left.map(|left| say_with(lang, "reading-left", &[&left])));
        parts.push(clean(&progress.now).into_owned());
    }
    parts.join(" · ")
}

/// The filter and its effect; switched off, it says so.
fn filter<'a>(state: &State, look: &Look, width: usize) -> Vec<Span<'a>> {
    if state.filter.text.is_empty() {
        return Vec::new();
    }
    let counts =
        if state.filter.off { say(state.lang, "header-filter-off").to_owned() } else { state.counts() };
    let text = cut(&state.filter.text, width.saturating_sub(counts.width() + 15).max(8));
    let counts = cut(&counts, width.saturating_sub(text.width() + 5));
    let style = look[if state.filter.off { Role::Dim } else { Role::Message }];
    vec![Span::styled(format!(" {text} "), style), Span::styled(format!("→ {counts} "), look[Role::Dim])]
}
