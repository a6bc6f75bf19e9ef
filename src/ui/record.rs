//! The record: what the signs of the current report say, in words, and who else reports it.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use super::look::{Look, Role};
use super::{put, title};
use crate::app::panel::facts;
use crate::app::{State, told};
use crate::corpus::EventId;
use crate::words::{say, say_with};

/// Draws the record, where it is shown.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let Some(area) = state.geometry.record else { return };
    title(frame, look, area, say(state.lang, "record-title"), false);
    let inner = area.inner();
    let Some(event) = state.event() else {
        let line = Line::styled(
            say(state.lang, if state.is_reading() { "reading" } else { "message-no-event" }),
            look[Role::Dim],
        );
        return put(frame, inner.x + 1, inner.y, inner.width.saturating_sub(1), line);
    };
    let width = usize::from(inner.width).saturating_sub(2).max(1);
    for (y, (text, role)) in
        (inner.y..inner.y + inner.height).zip(lines(state, event, width, usize::from(inner.height)))
    {
        put(frame, inner.x + 1, y, inner.width.saturating_sub(1), Line::from(Span::styled(text, look[role])));
    }
}

/// First who else reports it and what differs, if anyone does; then the facts in words.
fn lines(state: &State, event: EventId, width: usize, height: usize) -> Vec<(String, Role)> {
    let corpus = &state.corpus;
    let cluster = corpus.cluster(event);
    let mut lines = Vec::new();
    let mut facts = facts(corpus, &corpus[event], state.lang);
    if !state.visible.events.holds(event.at()) {
        facts = format!("{} · {facts}", say(state.lang, "record-hidden"));
    }
    let facts =
        textwrap::wrap(&facts, width).into_iter().map(|l| (l.into_owned(), Role::Text)).collect::<Vec<_>>();
    if corpus.voices(cluster) > 1 {
        let counts = say_with(
            state.lang,
            "record-reports",
            &[&corpus.reports(cluster).len(), &corpus.voices(cluster)],
        );
        lines.extend(textwrap::wrap(&counts, width).into_iter().map(|l| (l.into_owned(), Role::Voices)));
    }
    let room = height.saturating_sub(lines.len());
    let differs = corpus.discrepancies(cluster).iter().map(|d| {
        let values = corpus.claims(d).map(|claim| told::disputed(&claim.value, state.lang));
        let values = values.collect::<Vec<_>>().join(" / ");
        let line = say_with(state.lang, "record-differs", &[&told::matter(corpus, d, state.lang), &values]);
        (super::cut(&line, width).into_owned(), Role::Discrepancy)
    });
    let kept =
        facts.len().min(room.saturating_sub(usize::from(!corpus.discrepancies(cluster).is_empty())).max(1));
    let is_cut = kept < facts.len();
    let mut facts_first: Vec<_> = facts.into_iter().take(kept).collect();
    if let Some((last, _)) = facts_first.last_mut().filter(|_| is_cut) {
        let more = format!("{} …", last.trim_end_matches([' ', '·']));
        *last = super::cut(&more, width).into_owned();
    }
    let mut all = facts_first;
    all.extend(lines);
    all.extend(differs);
    all.truncate(height);
    all
}
