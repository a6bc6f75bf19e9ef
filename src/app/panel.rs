//! Panels over the panes: lines, some of which hold the cursor. Who says what, why, facets, import summary.

mod check;
mod facets;
mod why;

pub use check::facts;
pub use facets::Choice;
pub(super) use facets::{grow, with_line};

use std::borrow::Cow;

use crate::corpus::{ClusterId, Corpus, Event, EventId};
use crate::text::Span;
use crate::words::Lang;

use super::keymap::Layer;
use super::list::List;
use super::{Action, Effect, Mode, State};

/// A panel.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What it is about.
    pub about: About,
    /// Its heading.
    pub title: String,
    /// Reports that are like those it is about.
    akin: Vec<EventId>,
    /// Its lines, where it is not a choice among values.
    rows: Vec<Row>,
    /// The values that are chosen from.
    pub choice: Option<Choice>,
    /// Cursor and scroll.
    pub list: List,
    laid: Option<(usize, Lang)>,
}

/// What a panel is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A happening: who says what.
    Check(ClusterId),
    /// A passage: why it is read as it is.
    Why(why::Matter),
    /// The values of a field, by its place in the list of fields.
    Facets(usize),
    /// The import.
    Summary,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What it says, safe to show.
    pub text: String,
    /// What kind of line it is.
    pub role: Role,
    /// What the cursor on it stands for.
    pub target: Option<Target>,
}

/// What kind of line a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Plain text.
    #[default]
    Body,
    /// A heading.
    Heading,
    /// What sources disagree about.
    Discrepancy,
    /// Words of a source.
    Quote,
    /// Less important.
    Dim,
}

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A report.
    Event(EventId),
    /// A report, and where in its article it says what the row tells.
    Claim(EventId, Span),
    /// A term of the filter.
    Term(String),
}

impl Target {
    /// The report that it stands for.
    fn event(self) -> Option<EventId> {
        match self {
            Self::Event(event) | Self::Claim(event, _) => Some(event),
            Self::Term(_) => None,
        }
    }
}

/// Columns inside a panel's frame on a screen of some width.
#[must_use]
pub fn inner_width(width: usize) -> usize {
    width.saturating_sub(4).clamp(10, 110)
}

/// Rows inside a panel's frame in a body of some height.
#[must_use]
pub fn inner_height(body: u16) -> usize {
    usize::from(body.saturating_sub(2)).max(1)
}

impl Row {
    fn new(role: Role, text: impl Into<String>) -> Self {
        Self { text: text.into(), role, target: None }
    }

    /// Lines wrapped to a width, the further ones set in.
    fn wrapped(role: Role, text: &str, width: usize, indent: &str) -> Vec<Self> {
        let options = textwrap::Options::new(width)
            .initial_indent(indent)
            .subsequent_indent(indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::wrap(text, options).into_iter().map(|line| Self::new(role, line)).collect()
    }
}

impl Panel {
    fn new(about: About, title: String) -> Self {
        Self {
            about,
            title,
            akin: Vec::new(),
            rows: Vec::new(),
            choice: None,
            list: List::default(),
            laid: None,
        }
    }

    /// To be laid out anew: what it is about has changed.
    pub(super) fn wear_out(&mut self) {
        self.laid = None;
    }

    /// What the import took in and what it left out.
    #[must_use]
    pub fn summary(state: &State) -> Self {
        let mut panel = Self::new(About::Summary, crate::words::say(state.lang, "summary-title").to_owned());
        let width = inner_width(usize::from(state.size.width));
        panel.rows =
            state.summary.iter().flat_map(|line| Row::wrapped(Role::Body, line, width, "")).collect();
        panel
    }

    /// Lays its lines out for a width, if they are not already.
    pub fn lay(&mut self, corpus: &Corpus, width: usize, lang: Lang) {
        if self.laid == Some((width, lang)) {
            return;
        }
        let kept = self.line_target(self.list.cursor).cloned();
        match self.about {
            About::Check(cluster) => self.rows = check::rows(corpus, cluster, &self.akin, width, lang),
            About::Why(matter) => self.rows = why::rows(corpus, matter, width, lang),
            About::Facets(_) | About::Summary => {}
        }
        self.laid = Some((width, lang));
        let at = self.rows.iter().rposition(|r| r.target.is_some() && r.target == kept);
        self.go(at.unwrap_or(self.list.cursor));
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.choice.as_ref().map_or(self.rows.len(), Choice::len)
    }

    /// True where some of its lines lead to another place.
    #[must_use]
    pub fn leads_on(&self) -> bool {
        self.rows.iter().any(|row| row.target.is_some())
    }

    /// True where it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line at a place.
    #[must_use]
    pub fn row(&self, state: &State, at: usize) -> Option<Cow<'_, Row>> {
        match &self.choice {
            Some(choice) => choice.row(state, at).map(Cow::Owned),
            None => self.rows.get(at).map(Cow::Borrowed),
        }
    }

    /// What the cursor stands on.
    fn target(&self, state: &State) -> Option<Target> {
        self.row(state, self.list.cursor)?.into_owned().target
    }

    fn line_target(&self, at: usize) -> Option<&Target> {
        self.rows.get(at)?.target.as_ref()
    }

    /// True where a line can hold the cursor. Where none has a target, the panel only scrolls.
    fn holds(&self, at: usize) -> bool {
        self.choice.is_some() || self.line_target(at).is_some()
    }

    /// Scrolls so that the cursor's row is in sight with all that belongs to it: what stands above the first, and what
    /// follows down to the next, or to the end.
    pub(super) fn fit(&mut self, height: usize) {
        self.list.fit(self.len(), height);
        if self.choice.is_some() || self.only_scrolls() {
            return;
        }
        let cursor = self.list.cursor;
        self.list.top = self.list.top.max(self.end_of(cursor).saturating_sub(height).min(cursor));
        if !(0..cursor).any(|at| self.holds(at)) {
            self.list.top = (cursor + 1).saturating_sub(height);
        }
    }

    /// Where what belongs to a row ends: at the next that holds the cursor, or at the end.
    fn end_of(&self, row: usize) -> usize {
        (row + 1..self.rows.len()).find(|&at| self.holds(at)).unwrap_or(self.rows.len())
    }

    fn only_scrolls(&self) -> bool {
        self.choice.is_none() && self.rows.iter().all(|r| r.target.is_none())
    }

    fn go(&mut self, at: usize) {
        let (all, mut list) = (self.only_scrolls(), self.list);
        list.go(at, self.len(), |i| all || self.holds(i));
        self.list = list;
    }

    fn step(&mut self, by: isize, height: usize) {
        if self.only_scrolls() {
            self.list.scroll(by, self.len(), height);
            self.list.cursor = self.list.top;
            return;
        }
        let mut list = self.list;
        list.step(by, self.len(), |i| self.holds(i));
        self.list = list;
    }
}

/// Says the same things of another corpus.
pub(super) fn renew(state: &mut State) {
    let Mode::Panel(mut panel) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    panel.wear_out();
    match panel.about {
        About::Check(happening) => {
            panel.rows.clear();
            panel.akin = check::akin(state, happening);
        }
        About::Why(_) => panel.rows.clear(),
        About::Facets(field) => panel.recount(state, field),
        About::Summary => *panel = Panel { list: panel.list, ..Panel::summary(state) },
    }
    state.mode = Mode::Panel(panel);
}

/// An action in a panel.
pub(super) fn run(state: &mut State, action: Action, count: Option<usize>) -> Option<Effect> {
    if state.layer() == Layer::Prompt {
        return facets::type_action(state, action);
    }
    let height = inner_height(state.geometry.body.height);
    let Mode::Panel(panel) = &mut state.mode else { return None };
    let (n, page) = (count.unwrap_or(1) as isize, height as isize);
    match action {
        Action::Down => panel.step(n, height),
        Action::Up => panel.step(-n, height),
        Action::HalfDown | Action::PageDown => panel.step(n * page / 2, height),
        Action::HalfUp | Action::PageUp => panel.step(-n * page / 2, height),
        Action::Top => panel.go(0),
        Action::Bottom => panel.go(usize::MAX),
        Action::FocusLeft => facets::other_field(state, false),
        Action::FocusRight => facets::other_field(state, true),
        Action::Enter => enter(state),
        Action::OpenReport => open(state),
        Action::Copy => return copy(state),
        Action::Search => facets::type_in(state),
        Action::Back => state.mode = Mode::Browse,
        Action::Help => state.open_prompt(super::prompt::Prompt::help(state.here())),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Redraw => return Some(Effect::Redraw),
        _ => {}
    }
    None
}

/// Takes what the cursor stands on.
fn enter(state: &mut State) {
    let Mode::Panel(panel) = &state.mode else { return };
    match panel.target(state) {
        Some(Target::Event(event)) => {
            state.mode = Mode::Browse;
            state.leave();
            state.show_event(event);
        }
        Some(Target::Claim(event, words)) => {
            state.mode = Mode::Browse;
            state.leave();
            state.show_event(event);
            state.show_passage(state.corpus[event].article, words);
        }
        Some(Target::Term(term)) => facets::toggle(state, &term),
        None => state.mode = Mode::Browse,
    }
}

/// The report under the cursor in a column beside the one being read.
fn open(state: &mut State) {
    let Mode::Panel(panel) = &state.mode else { return };
    let Some(event) = panel.target(state).and_then(Target::event) else { return };
    state.mode = Mode::Browse;
    state.open_beside(event);
}

fn copy(state: &mut State) -> Option<Effect> {
    let Mode::Panel(panel) = &state.mode else { return None };
    let target = panel.target(state)?;
    let words = if let Target::Claim(_, words) = target { Some(words) } else { None };
    let Event { article, sentence, .. } = state.corpus[target.event()?];
    let said = words.and_then(|words| state.corpus[article].sentences.iter().find(|s| s.contains(words)));
    let said = said.copied().unwrap_or(sentence);
    Some(state.cite(article, said))
}
