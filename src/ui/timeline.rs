//! The timeline's pane: the chart of the whole span, then the reports in time order.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Role};
use super::{fit, put, title};
use crate::app::geometry::Area;
use crate::app::timeline::{Chart, Row};
use crate::app::{Pane, Scope, State, dates, told};
use crate::corpus::{Event, EventId, Modality, Polarity};
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

/// Cells of a row before its summary: date, quad class, voices, factuality.
const DATE: usize = 10;

/// Draws the timeline, where it is shown.
pub(super) fn draw(state: &State, look: &Look, frame: &mut Frame) {
    let Some(area) = state.geometry.timeline else { return };
    let focused = state.focus == Pane::Timeline;
    let key = if state.scope == Scope::All { "timeline-title" } else { "timeline-title-article" };
    let name = match state.timeline.rows.heading_above(state.timeline.list.top) {
        Some(Row::Year(year, _)) => format!("{} · {year}", say(state.lang, key)),
        Some(Row::Month(year, month)) => {
            format!("{} · {} {year}", say(state.lang, key), dates::month_name(month, state.lang))
        }
        _ => say(state.lang, key).to_owned(),
    };
    title(frame, look, area, &name, focused);
    let inner = area.inner();
    let rows = state.geometry.chart_rows();
    if let Some(shown) = &state.timeline.chart {
        chart(state.lang, look, shown, Area { height: rows, ..inner }, frame);
    }
    let list = Area { y: inner.y + rows, height: inner.height - rows, ..inner };
    if state.timeline.rows.is_empty() {
        let none = if state.progress.is_some() { "timeline-coming" } else { "timeline-none" };
        let line =
            Line::styled(say(state.lang, if state.is_reading() { "reading" } else { none }), look[Role::Dim]);
        return put(frame, list.x + 1, list.y, list.width.saturating_sub(1), line);
    }
    let shown = state.timeline.rows.window(state.timeline.list.top, usize::from(list.height));
    for (y, (at, row)) in (list.y..).zip(shown) {
        draw_row(state, look, frame, (at, row), Rect { x: list.x, y, width: list.width, height: 1 }, focused);
    }
}

fn draw_row(
    state: &State,
    look: &Look,
    frame: &mut Frame,
    (at, row): (usize, Row),
    area: Rect,
    focused: bool,
) {
    let width = usize::from(area.width);
    let line = match row {
        Row::Year(year, count) => {
            let (year, count) = (format!(" {year} "), format!(" {:>4} ", told::count(count as usize)));
            let rule = "─".repeat(width.saturating_sub(year.width() + count.width() + 1));
            Line::from(vec![
                Span::styled(year, look[Role::Heading]),
                Span::styled(rule + &count, look[Role::Rule]),
            ])
        }
        Row::Month(_, month) => {
            Line::styled(format!("  {}", dates::month_name(month, state.lang)), look[Role::Heading])
        }
        Row::Undated(count) => Line::styled(
            say_with(state.lang, "timeline-undated", &[&told::count(count as usize)]),
            look[Role::Heading],
        ),
        Row::Event(event) => report(state, look, event, width),
    };
    put(frame, area.x, area.y, area.width, line);
    let Row::Event(event) = row else { return };
    if at == state.timeline.list.cursor {
        frame.buffer_mut().set_style(area, look[if focused { Role::Cursor } else { Role::CursorAway }]);
    } else if Some(state.corpus[event].article) == state.article() && state.scope == Scope::All {
        frame.buffer_mut().set_string(area.x, area.y, "▎", look[Role::Key]);
    }
}

/// One report: date as precise as its source, class, voices, factuality, summary.
fn report<'a>(state: &State, look: &Look, id: EventId, width: usize) -> Line<'a> {
    let event = &state.corpus[id];
    let cluster = state.corpus.cluster(id);
    let voices = state.corpus.voices(cluster);
    let disputed = !state.corpus.discrepancies(cluster).is_empty();
    let (date, date_role) = match event.date {
        Some(d) => (
            dates::brief(d.edtf, d.basis, state.lang),
            if dates::is_written(d.basis) { Role::When } else { Role::Bracket },
        ),
        None => (String::new(), Role::Dim),
    };
    let quad = event.kind.quad();
    let several = if voices > 1 { format!("×{voices}") } else { String::new() };
    let dispute = if disputed && voices > 1 { "≠" } else { " " };
    let glyph = told::factuality_glyph(event.modality, event.polarity);
    let trigger = state.corpus.words(event.article, event.trigger);
    let summary = around(&clean(&state.corpus.summary(id)), &clean(trigger), width.saturating_sub(DATE + 10));
    Line::from(vec![
        Span::styled(fit(&format!(" {date}"), DATE), look[date_role]),
        Span::styled(format!(" {} ", told::quad_glyph(quad)), look[Look::quad(quad)]),
        Span::styled(fit(&several, 3), look[Role::Voices]),
        Span::styled(dispute, look[Role::Discrepancy]),
        Span::styled(format!("{glyph} "), look[vouched(event)]),
        Span::styled(summary, look[vouched(event)]),
    ])
}

/// A summary for a width, cut at the left so far as its trigger needs to be seen (keyword in context).
fn around(summary: &str, trigger: &str, width: usize) -> String {
    let at = summary.find(trigger).unwrap_or(0);
    let seen = |from: &usize| summary.get(*from..at + trigger.len()).is_none_or(|s| s.width() + 1 < width);
    let starts = std::iter::once(0).chain(summary.match_indices(' ').map(|(space, _)| space + 1));
    match starts.take_while(|&from| from <= at).find(seen).unwrap_or(at) {
        0 => fit(summary, width),
        from => fit(&format!("…{}", summary.get(from..).unwrap_or("")), width),
    }
}

/// How a report's words look: denied, doubtful, or plain.
fn vouched(event: &Event) -> Role {
    match (event.polarity, event.modality) {
        (Polarity::Negative, _) => Role::Negative,
        (_, Modality::Asserted | Modality::Reported) => Role::Text,
        _ => Role::Doubt,
    }
}

/// Bars over the whole span; the stretch in sight is brighter and underlined.
fn chart(lang: Lang, look: &Look, chart: &Chart, area: Area, frame: &mut Frame) {
    const BARS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    if area.height < 2 {
        return;
    }
    let (first, last) = chart.years;
    let bars = usize::from(area.height - 1);
    let highest = chart.bins.iter().copied().fold(0.0_f32, f32::max).max(0.01);
    for (x, &weight) in (area.x..).zip(&chart.bins) {
        let at = usize::from(x - area.x);
        let sight = chart.sight.is_some_and(|(a, b)| (a..=b).contains(&at));
        let eighths = ((weight / highest).sqrt() * (bars * 8) as f32).ceil() as usize;
        for row in 0..bars {
            let level = eighths.saturating_sub((bars - 1 - row) * 8).min(8);
            let style = look[if sight { Role::ChartSight } else { Role::Chart }];
            frame.buffer_mut().set_string(x, area.y + row as u16, BARS[level], style);
        }
        let axis = if sight { "━" } else { "─" };
        frame.buffer_mut().set_string(
            x,
            area.y + area.height - 1,
            axis,
            look[if sight { Role::ChartSight } else { Role::Rule }],
        );
    }
    let (from, to) = ends(first, last, lang);
    let y = area.y + area.height - 1;
    frame.buffer_mut().set_string(area.x, y, &from, look[Role::Dim]);
    if usize::from(area.width) > from.width() + to.width() {
        frame.buffer_mut().set_string(area.x + area.width - to.width() as u16, y, &to, look[Role::Dim]);
    }
}

/// What stands at both ends of the chart: years, or the months of one year.
fn ends(first: i16, last: i16, lang: Lang) -> (String, String) {
    if first != last {
        return (first.to_string(), last.to_string());
    }
    (dates::month_name(1, lang).to_owned(), format!("{} {last}", dates::month_name(12, lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trigger_is_seen_in_its_context() {
        let check = |trigger: &str, width: usize, expect: &str| {
            assert_eq!(
                around("Plus tôt, en février, une rencontre avait eu lieu à Bamako", trigger, width)
                    .trim_end(),
                expect
            );
        };
        check("rencontre", 80, "Plus tôt, en février, une rencontre avait eu lieu à Bamako");
        check("Plus tôt", 20, "Plus tôt, en févrie…");
        check("rencontre", 30, "…en février, une rencontre av…");
        check("lieu", 16, "…avait eu lieu …");
        check("absent", 12, "Plus tôt, e…");
        check("rencontre avait eu lieu", 8, "…rencon…");
    }
}
