//! What lies over the panes: prompts with their answers, and panels.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::look::{Look, Role};
use super::pen::{Pen, pen};
use super::{cut, fit, put, title};
use crate::app::geometry::Area;
use crate::app::list::List;
use crate::app::panel::{self, Panel};
use crate::app::prompt::{Entry, Kind, Prompt, answers_and_context};
use crate::app::{self, State, told};
use crate::search::{Completion, Hit, HitKind, Hits};
use crate::text;
use crate::text::letter::{letters, width};
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

/// Draws a panel over the body.
pub(super) fn panel(state: &State, panel: &Panel, look: &Look, frame: &mut Frame) {
    let area = state.geometry.body;
    wipe(frame, look, area);
    title(frame, look, area, &panel.title, true);
    let width = panel::inner_width(usize::from(area.width));
    let rows = (panel.list.top..panel.len()).map_while(|at| Some((at, panel.row(state, at)?)));
    let inner = area.inner();
    if let Some(choice) = panel.choice.as_ref().filter(|choice| choice.is_sought()) {
        let count = say_with(state.lang, "facets-like", &[&told::count(choice.len())]);
        input(&choice.line, look, frame, Area { height: 1, ..inner }, &count, None);
    }
    let seeks = panel.is_typing() && !panel.list.moved;
    if !seeks {
        // What only scrolls is read from its first line.
        frame.set_cursor_position((area.x + 2, inner.y + 1));
    }
    for (y, (at, row)) in (inner.y + 1..inner.y + inner.height).zip(rows) {
        let role = match row.role {
            panel::Role::Body => Role::Text,
            panel::Role::Heading => Role::Heading,
            panel::Role::Discrepancy => Role::Discrepancy,
            panel::Role::Quote => Role::Title,
            panel::Role::Dim => Role::Dim,
        };
        pen(frame, area.x + 2, y, width as u16).fit_rest(&row.text, look[role]);
        if at == panel.list.cursor && row.target.is_some() {
            if !seeks {
                frame.set_cursor_position((area.x + 2, y));
            }
            frame
                .buffer_mut()
                .set_style(Rect { x: area.x + 1, y, width: width as u16 + 2, height: 1 }, look[Role::Cursor]);
        }
    }
}

/// Draws a prompt: a filter keeps the panes in sight, the others take the body.
pub(super) fn prompt(state: &State, prompt: &Prompt, look: &Look, frame: &mut Frame) {
    match &prompt.kind {
        Kind::Filter { completions, error, .. } => {
            filter(state, prompt, completions, error.as_ref(), look, frame);
        }
        Kind::Search(found) => search(state, prompt, found, look, frame),
        Kind::Palette(entries) | Kind::Help(entries) => entries_list(state, prompt, entries, look, frame),
    }
}

/// The terminal's cursor leaves the typed line for the answer that the reader has moved to.
fn point(list: List, x: u16, y: u16, frame: &mut Frame) {
    if list.moved {
        frame.set_cursor_position((x, y));
    }
}

/// Clears what lay there.
pub(super) fn wipe(frame: &mut Frame, look: &Look, area: Area) {
    frame.render_widget(Clear, Rect::from(area));
    frame.buffer_mut().set_style(Rect::from(area), look[Role::Text]);
}

/// The line being typed, the terminal's cursor in it.
fn input(
    line: &app::line::Line,
    look: &Look,
    frame: &mut Frame,
    area: Area,
    label: &str,
    fault: Option<text::Span>,
) {
    let label = format!(" {label} ");
    let room = usize::from(area.width).saturating_sub(label.width() + 2);
    let hidden = hidden(line.before(), room);
    let mut spans = vec![Span::styled(label.clone(), look[Role::Focus]), Span::raw(" ")];
    for (at, letter) in line.text().grapheme_indices(true).skip_while(|(at, _)| *at < hidden) {
        let wrong = fault.is_some_and(|f| f.holds(at));
        spans
            .push(Span::styled(letter.to_owned(), if wrong { look[Role::Error] } else { look[Role::Title] }));
    }
    put(frame, area.x, area.y, area.width, Line::from(spans));
    let shown = line.before().get(hidden..).unwrap_or("").width();
    frame.set_cursor_position((area.x + (label.width() + 1 + shown) as u16, area.y));
}

/// Bytes of a line too long for its room that are scrolled away at the left.
fn hidden(before: &str, room: usize) -> usize {
    let mut width = before.width();
    let mut letters = before.grapheme_indices(true);
    let mut at = 0;
    while width > room {
        let Some((start, letter)) = letters.next() else { break };
        width -= letter.width();
        at = start + letter.len();
    }
    at
}

/// The filter: its line at the bottom, its effect, and above it how it may go on.
fn filter(
    state: &State,
    prompt: &Prompt,
    completions: &[Completion],
    error: Option<&crate::search::QueryError>,
    look: &Look,
    frame: &mut Frame,
) {
    let body = state.geometry.body;
    let height = prompt.height(body).min(completions.len().max(1)) as u16;
    let area = Area { y: body.y + body.height.saturating_sub(height + 3), height: height + 3, ..body };
    wipe(frame, look, area);
    title(frame, look, area, say(state.lang, "filter-title"), true);
    input(
        &prompt.line,
        look,
        frame,
        Area { y: area.y + 1, height: 1, ..area },
        say(state.lang, "filter-label"),
        error.map(|e| e.span),
    );
    let effect = match error {
        Some(error) => {
            // What is still being typed is not wrong yet.
            let role = if error.span.end() >= prompt.line.text().len() { Role::Message } else { Role::Error };
            (format!(" {}", error.tell(state.lang)), role)
        }
        None => (format!(" → {}", state.counts()), Role::Message),
    };
    pen(frame, area.x, area.y + 2, area.width).fit_rest(&effect.0, look[effect.1]);
    if completions.is_empty() {
        return put(
            frame,
            area.x,
            area.y + 3,
            area.width,
            Line::styled(format!(" {}", say(state.lang, "filter-hint")), look[Role::Dim]),
        );
    }
    for (y, (at, completion)) in
        (area.y + 3..area.y + area.height).zip(completions.iter().enumerate().skip(prompt.list.top))
    {
        let about = completion.about.map(|key| say(state.lang, key).to_owned());
        let note = about.or(completion.count.map(told::count)).unwrap_or_default();
        let chosen = at == prompt.list.cursor;
        if chosen {
            point(prompt.list, area.x + 2, y, frame);
        }
        let base = look[if chosen { Role::Cursor } else { Role::Text }];
        let wide = usize::from(area.width / 3).clamp(12, 28);
        let mut pen = pen(frame, area.x, y, area.width);
        pen.write("  ", base).fit(&clean(&completion.shown), wide, base).write(" ", base);
        pen.fit_rest(&note, look[Role::Dim]);
    }
}

/// The search: its line, hits grouped by kind, and the hit under the cursor in its context.
fn search(state: &State, prompt: &Prompt, found: &Hits, look: &Look, frame: &mut Frame) {
    let hits = found.hits.as_slice();
    let area = state.geometry.body;
    wipe(frame, look, area);
    input(&prompt.line, look, frame, Area { height: 1, ..area }, say(state.lang, "search-label"), None);
    let below = Area { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    if hits.is_empty() {
        let key = match prompt.line.text().trim() {
            "" => "search-hint",
            _ if found.gave_up => "search-gave-up",
            _ if state.filter.is_on() => "search-none-left",
            _ => "search-none",
        };
        let lines = textwrap::wrap(say(state.lang, key), usize::from(area.width.saturating_sub(2)).max(1));
        for (y, line) in (below.y..below.y + below.height).zip(lines) {
            put(frame, area.x + 1, y, area.width - 1, Line::styled(line.into_owned(), look[Role::Dim]));
        }
        return;
    }
    let key = match (found.gave_up, state.filter.is_on()) {
        (true, _) => "search-count-gave-up",
        (false, true) => "search-count-left",
        (false, false) => "search-count",
    };
    let count = say_with(state.lang, key, &[&hits.len()]);
    pen(frame, area.x + 1, area.y + 1, area.width - 1).fit_rest(&count, look[Role::Dim]);
    let (list, context) = answers_and_context(below);
    hit_rows(state, prompt, hits, look, frame, list);
    if let Some(hit) = prompt.hit() {
        preview(state, hit, look, frame, context);
    }
}

fn hit_rows(state: &State, prompt: &Prompt, hits: &[Hit], look: &Look, frame: &mut Frame, list: Area) {
    let mut above = None;
    for (y, (at, hit)) in (list.y..list.y + list.height).zip(hits.iter().enumerate().skip(prompt.list.top)) {
        let kind = if above == Some(hit.kind) { "" } else { say(state.lang, kind_key(hit.kind)) };
        above = Some(hit.kind);
        let chosen = at == prompt.list.cursor;
        if chosen {
            point(prompt.list, list.x + 11, y, frame);
        }
        let base = look[if chosen { Role::Cursor } else { Role::Text }];
        let heading = if chosen { base } else { look[Role::Heading] };
        let mut pen = pen(frame, list.x, y, list.width.saturating_sub(1));
        pen.write(" ", heading).fit(kind, 9, heading).write(" ", heading);
        marked(hit, base, base.patch(look[Role::Match]), &mut pen);
    }
}

const fn kind_key(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Title => "hit-title",
        HitKind::Name => "hit-name",
        HitKind::Event => "hit-event",
        HitKind::Date => "hit-date",
        HitKind::Sentence => "hit-sentence",
    }
}

/// A hit's line, cut around its first matched letter, those letters marked.
fn marked(hit: &Hit, plain: Style, marked: Style, pen: &mut Pen) {
    let first = hit.matched.iter().map(|s| s.start()).min().unwrap_or(0);
    let is_long = width(&hit.label) > pen.room();
    let skip = if is_long { hidden(hit.label.get(..first).unwrap_or(""), pen.room() * 2 / 3) } else { 0 };
    if skip > 0 {
        pen.write("…", plain);
    }
    for letter in letters(hit.label.get(skip..).unwrap_or("")) {
        let is_last = skip + letter.at + letter.text.len() == hit.label.len();
        if pen.room() < letter.width + usize::from(!is_last) {
            pen.write("…", plain);
            break;
        }
        let is_marked = hit.matched.iter().any(|s| s.holds(skip + letter.at));
        pen.write(&clean(letter.text), if is_marked { marked } else { plain });
    }
}

/// A hit in its context: headline, and the paragraph it stands in.
fn preview(state: &State, hit: &Hit, look: &Look, frame: &mut Frame, area: Area) {
    let corpus = &state.corpus;
    let (headline, _) = corpus.headline(hit.article, 80);
    let inner = Area { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    put(
        frame,
        inner.x,
        inner.y,
        inner.width,
        Line::styled(cut(&clean(&headline), usize::from(inner.width)), look[Role::Heading]),
    );
    let article = &corpus[hit.article];
    let block = article.blocks.iter().map(|b| b.span).find(|b| b.overlaps(hit.span)).unwrap_or(hit.span);
    let source = corpus.text(hit.article);
    let from = text::Span::new(block.start(), hit.span.start().max(block.start())).of(source);
    let upto = text::Span::new(hit.span.end().min(block.end()).max(block.start()), block.end()).of(source);
    let parts = [(from, Role::Dim), (hit.span.of(source), Role::Title), (upto, Role::Dim)];
    let text: String = parts.iter().map(|(t, _)| clean(t).into_owned()).collect();
    let ends: Vec<usize> = parts
        .iter()
        .scan(0, |n, (t, _)| {
            *n += clean(t).len();
            Some(*n)
        })
        .collect();
    for (y, line) in
        (inner.y + 1..inner.y + inner.height).zip(textwrap::wrap(&text, usize::from(inner.width).max(1)))
    {
        let std::borrow::Cow::Borrowed(words) = line else { continue };
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        let spans = words.grapheme_indices(true).map(|(at, letter)| {
            let part = ends.iter().position(|&end| start + at < end).unwrap_or(2);
            Span::styled(letter.to_owned(), look[parts[part].1])
        });
        put(frame, inner.x, y, inner.width, Line::from(spans.collect::<Vec<_>>()));
    }
}

/// The palette and help: keys beside names, what does not fit in one line in several.
fn entries_list(state: &State, prompt: &Prompt, entries: &[Entry], look: &Look, frame: &mut Frame) {
    let area = state.geometry.body;
    wipe(frame, look, area);
    let label = if matches!(prompt.kind, Kind::Help(_)) { "help-label" } else { "palette-label" };
    input(&prompt.line, look, frame, Area { height: 1, ..area }, say(state.lang, label), None);
    let list =
        Area { x: area.x + 1, y: area.y + 2, width: area.width - 1, height: area.height.saturating_sub(2) };
    let lines = |entry: &Entry| entry_lines(entry, usize::from(list.width), state.lang);
    let first = first_entry(prompt.list, entries, usize::from(list.height), |entry| lines(entry).len());
    let rows =
        entries.iter().enumerate().skip(first).flat_map(|(at, entry)| {
            lines(entry).into_iter().map(move |line| (at == prompt.list.cursor, line))
        });
    if entries.is_empty() {
        let text = say(state.lang, "palette-none");
        pen(frame, list.x, list.y, list.width).fit_rest(text, look[Role::Dim]);
    }
    let mut pointed = false;
    for (y, (is_chosen, (keys, text, role))) in (list.y..list.y + list.height).zip(rows) {
        if is_chosen && !std::mem::replace(&mut pointed, true) {
            point(prompt.list, list.x, y, frame);
        }
        pen(frame, list.x, y, list.width).write(&keys, look[Role::Key]).write(&text, look[role]);
        if is_chosen {
            let row = Rect { x: area.x, y, width: area.width, height: 1 };
            frame.buffer_mut().set_style(row, look[Role::Cursor]);
        }
    }
}

/// The first entry shown: so far down that the one under the cursor is in sight with all its lines.
fn first_entry(list: List, entries: &[Entry], height: usize, lines: impl Fn(&Entry) -> usize) -> usize {
    let mut left = height;
    let fits = |entry: &&Entry| {
        let room = left.checked_sub(lines(entry));
        left = room.unwrap_or(0);
        room.is_some()
    };
    let above = entries.get(list.top..=list.cursor).unwrap_or_default();
    let shown = above.iter().rev().take_while(fits).count();
    (list.cursor + 1).saturating_sub(shown.max(1))
}

/// The lines of an entry: keys, and what they do.
fn entry_lines(entry: &Entry, room: usize, lang: Lang) -> Vec<(String, String, Role)> {
    let (keys, text) = match entry {
        Entry::Heading(text) => return vec![(String::new(), text.clone(), Role::Heading)],
        Entry::Action(action, _, keys) => (keys.as_str(), action.sentence(lang)),
        Entry::Sign(sign, key) => (*sign, say(lang, key)),
    };
    let wide = if room < 60 {
        14
    } else if room < 99 {
        20
    } else {
        32
    };
    // The keys of a sequence stay together.
    let keys = keys.split("  ").map(|keys| keys.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  ");
    let keys =
        textwrap::wrap(&keys, textwrap::Options::new(wide - 1).word_separator(WordSeparator::AsciiSpace));
    let text = textwrap::wrap(text, room.saturating_sub(wide).max(8));
    let line = |at: usize| {
        let part = |lines: &[Cow<str>]| lines.get(at).map_or(String::new(), ToString::to_string);
        (fit(&part(&keys), wide), part(&text), Role::Text)
    };
    (0..keys.len().max(text.len())).map(line).collect()
}
