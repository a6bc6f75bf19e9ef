//! The timeline's pane: the chart of the whole span, then the reports in time order.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::look::{Look, Role};
use super::pen::{Pen, pen};
use super::{put, title};
use crate::app::geometry::Area;
use crate::app::timeline::{Chart, Row};
use crate::app::{Pane, Scope, State, dates, told};
use crate::corpus::{Event, EventId, Modality, Polarity};
use crate::text::letter::{letters, width};
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
        let none = if state.progress.is_some() {
            "timeline-coming"
        } else if state.filter.is_on() {
            "timeline-none-left"
        } else {
            "timeline-none"
        };
        let text = say(state.lang, if state.is_reading() { "reading" } else { none });
        return put(
            frame,
            list.x + 1,
            list.y,
            list.width.saturating_sub(1),
            Line::styled(text, look[Role::Dim]),
        );
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
    // The last column stays free: no word touches the next pane.
    let mut pen = pen(frame, area.x, area.y, area.width.saturating_sub(1));
    match row {
        Row::Year(year, count) => {
            let count = format!(" {:>4} ", told::count(count as usize));
            pen.write(&format!(" {year} "), look[Role::Heading]);
            pen.rule("─", width(&count), look[Role::Rule]).write(&count, look[Role::Rule]);
        }
        Row::Month(_, month) => {
            pen.write("  ", look[Role::Heading])
                .write(dates::month_name(month, state.lang), look[Role::Heading]);
        }
        Row::Undated(count) => {
            let undated = say_with(state.lang, "timeline-undated", &[&told::count(count as usize)]);
            pen.write(&undated, look[Role::Heading]);
        }
        Row::Event(event) => report(state, look, event, &mut pen),
    }
    let Row::Event(event) = row else { return };
    if at == state.timeline.list.cursor {
        frame.buffer_mut().set_style(area, look[if focused { Role::Cursor } else { Role::CursorAway }]);
    } else if Some(state.corpus[event].article) == state.article() && state.scope == Scope::All {
        frame.buffer_mut().set_string(area.x, area.y, "▎", look[Role::Key]);
    }
}

/// One report: date as precise as its source, class, voices, factuality, summary.
fn report(state: &State, look: &Look, id: EventId, pen: &mut Pen) {
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
    let sign = if state.corpus[cluster].is_sure() { '×' } else { '≈' };
    let several = if voices > 1 { format!("{sign}{voices}") } else { String::new() };
    let dispute = if disputed { "≠" } else { " " };
    let style = look[vouched(event)];
    pen.write(" ", look[date_role]).fit(&date, DATE - 1, look[date_role]);
    pen.write(" ", look[Role::Text]).write(told::quad_glyph(quad), look[Look::quad(quad)]);
    pen.write(" ", look[Role::Text]).fit(&several, 3, look[Role::Voices]);
    pen.write(dispute, look[Role::Discrepancy]);
    pen.write(told::factuality_glyph(event.modality, event.polarity), style).write(" ", style);
    let summary = state.corpus.summary(id);
    around(&clean(&summary), &clean(state.corpus.words(event.article, event.trigger)), style, pen);
}

/// A summary in the room there is, cut at the left so far as its trigger needs to be seen (keyword in context); its
/// trigger stands out: a sentence may tell of several events.
fn around(summary: &str, trigger: &str, style: Style, pen: &mut Pen) {
    let from = beginning(summary, trigger, pen.room());
    if from > 0 {
        pen.write("…", style);
    }
    let at = summary.find(trigger).filter(|at| *at >= from);
    let lead = at.map(|at| width(summary.get(from..at).unwrap_or("")));
    let start = pen.column();
    pen.fit_rest(summary.get(from..).unwrap_or(""), style);
    if let Some(lead) = lead {
        pen.mark(start + lead, width(trigger), Modifier::BOLD);
    }
}

/// Where a summary begins in so much room: the words before its trigger go one by one until that is in sight.
fn beginning(summary: &str, trigger: &str, room: usize) -> usize {
    let at = summary.find(trigger).unwrap_or(0);
    let mut wide = width(summary.get(..at + trigger.len()).unwrap_or(""));
    let mut begins = true;
    for letter in letters(summary.get(..at).unwrap_or("")) {
        if begins && wide + 1 < room {
            return letter.at;
        }
        begins = letter.text == " ";
        wide -= letter.width;
    }
    at
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
    let Some(bars) = area.height.checked_sub(1).filter(|&bars| bars > 0) else { return };
    let highest = chart.bins.iter().copied().fold(0.0_f32, f32::max).max(0.01);
    let in_sight = |at: &usize| chart.sight.is_some_and(|(a, b)| (a..=b).contains(at));
    for row in 0..bars {
        let below = usize::from(bars - 1 - row) * 8;
        let mut pen = pen(frame, area.x, area.y + row, area.width);
        for (at, &weight) in chart.bins.iter().enumerate() {
            let eighths = ((weight / highest).sqrt() * f32::from(bars * 8)).ceil() as usize;
            let role = if in_sight(&at) { Role::ChartSight } else { Role::Chart };
            pen.write(BARS[eighths.saturating_sub(below).min(8)], look[role]);
        }
    }
    axis(lang, look, chart, Area { y: area.y + bars, height: 1, ..area }, frame);
}

/// The line below the bars, with the first and the last year.
fn axis(lang: Lang, look: &Look, chart: &Chart, area: Area, frame: &mut Frame) {
    let (from, to) = ends(chart.years.0, chart.years.1, lang);
    let (left, right) = (width(&from), width(&to));
    let room = usize::from(area.width);
    let mut line = pen(frame, area.x, area.y, area.width);
    for at in 0..room {
        let (sign, role) = match chart.sight {
            Some((a, b)) if (a..=b).contains(&at) => ("━", Role::ChartSight),
            _ => ("─", Role::Rule),
        };
        line.write(sign, look[role]);
    }
    pen(frame, area.x, area.y, area.width).write(&from, look[Role::Dim]);
    if room > left + right {
        pen(frame, area.x + area.width - right as u16, area.y, right as u16).write(&to, look[Role::Dim]);
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
    use ratatui::buffer::Buffer;

    use super::*;

    #[test]
    fn a_trigger_is_seen_in_its_context() {
        let summary = "Plus tôt, en février, une rencontre avait eu lieu à Bamako";
        let check = |trigger: &str, width: u16, expect: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            around(summary, trigger, Style::new(), &mut Pen::on(&mut buffer, 0, 0, width));
            let shown: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            assert_eq!(shown.trim_end(), expect);
        };
        check("rencontre", 80, "Plus tôt, en février, une rencontre avait eu lieu à Bamako");
        check("Plus tôt", 20, "Plus tôt, en févrie…");
        check("rencontre", 30, "…en février, une rencontre av…");
        check("lieu", 16, "…avait eu lieu …");
        check("absent", 12, "Plus tôt, e…");
        check("rencontre avait eu lieu", 8, "…rencon…");
    }

    #[test]
    fn a_trigger_stands_out() {
        let check = |trigger: &str, width: u16, expect: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let mut pen = Pen::on(&mut buffer, 0, 0, width);
            around("Plus tôt, une 漢 rencontre a eu lieu", trigger, Style::new(), &mut pen);
            let bold = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::BOLD));
            assert_eq!(
                bold.map(ratatui::buffer::Cell::symbol).collect::<String>(),
                expect,
                "{trigger} {width}"
            );
        };
        check("rencontre", 80, "rencontre");
        check("rencontre", 16, "rencontre");
        check("rencontre", 6, "renc…");
        check("absent", 80, "");
    }
}
