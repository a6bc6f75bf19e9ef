//! A line being typed, and the list that answers it at every key: search, filter, palette, help.

mod entries;

pub use entries::Entry;
use entries::{help, palette};

use crate::search::{Completion, Hit, Hits, Query, QueryError, complete};

use super::geometry::Area;
use super::keymap::Layer;
use super::line::Line;
use super::list::List;
use super::places::Place;
use super::{Action, Effect, Filter, Mode, State, panel};

/// The hits a search asks for: more than anyone reads.
const MOST_HITS: usize = 300;

/// A line being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What the line is.
    pub kind: Kind,
    /// The line.
    pub line: Line,
    /// The cursor in the answers.
    pub list: List,
    /// Where to come back to.
    pub from: Place,
}

/// What a line is, with its answers.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Words to find.
    Search(Hits),
    /// A query that narrows at every key.
    Filter {
        /// How it may go on.
        completions: Vec<Completion>,
        /// Why it is no query, if it is none.
        error: Option<QueryError>,
        /// While Tab goes through the completions: the line as it was typed, and which of them is put in.
        tried: Option<(Line, usize)>,
        /// The filter before, for Escape.
        before: Filter,
    },
    /// An action by its name.
    Palette(Vec<Entry>),
    /// Every key, and what the glyphs mean.
    Help(Vec<Entry>),
}

/// The answers of a search, and their context: at the right where there is room, else below.
#[must_use]
pub fn answers_and_context(area: Area) -> (Area, Area) {
    if area.width >= 100 {
        let width = area.width * 11 / 20;
        return (
            Area { width, ..area },
            Area { x: area.x + width + 1, width: area.width - width - 1, ..area },
        );
    }
    let height = area.height - (area.height / 3).min(8);
    (Area { height, ..area }, Area { y: area.y + height, height: area.height - height, ..area })
}

impl Prompt {
    fn new(kind: Kind, text: &str, from: Place) -> Self {
        Self { kind, line: Line::new(text), list: List::default(), from }
    }

    /// Words to find, across everything.
    #[must_use]
    pub fn search(from: Place) -> Self {
        Self::new(Kind::Search(Hits::default()), "", from)
    }

    /// The filter, as it is, to be changed.
    #[must_use]
    pub fn filter(filter: &Filter, from: Place) -> Self {
        let kind = Kind::Filter { completions: Vec::new(), error: None, tried: None, before: filter.clone() };
        Self::new(kind, &filter.text, from)
    }

    /// The actions by name.
    #[must_use]
    pub fn palette(from: Place) -> Self {
        Self::new(Kind::Palette(Vec::new()), "", from)
    }

    /// Every key.
    #[must_use]
    pub fn help(from: Place) -> Self {
        Self::new(Kind::Help(Vec::new()), "", from)
    }

    /// How many answers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.kind {
            Kind::Search(found) => found.hits.len(),
            Kind::Filter { completions, .. } => completions.len(),
            Kind::Palette(entries) | Kind::Help(entries) => entries.len(),
        }
    }

    /// True where nothing answers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rows of answers in a body of some size: a search shows the hit's context beside or below them.
    #[must_use]
    pub fn height(&self, body: Area) -> usize {
        let rows = body.height.saturating_sub(2);
        let rows = match self.kind {
            Kind::Filter { .. } => (body.height / 3).clamp(3, 10),
            Kind::Search(_) => answers_and_context(Area { height: rows, ..body }).0.height,
            Kind::Palette(_) | Kind::Help(_) => rows,
        };
        usize::from(rows.max(1))
    }

    /// The hit under the cursor.
    #[must_use]
    pub fn hit(&self) -> Option<&Hit> {
        match &self.kind {
            Kind::Search(found) => found.hits.get(self.list.cursor),
            _ => None,
        }
    }

    fn holds(&self, at: usize) -> bool {
        match &self.kind {
            Kind::Palette(entries) | Kind::Help(entries) => {
                !matches!(entries.get(at), Some(Entry::Heading(_)) | None)
            }
            _ => at < self.len(),
        }
    }

    fn step(&mut self, by: isize) {
        let (len, mut list) = (self.len(), self.list);
        list.step(by, len, |i| self.holds(i));
        self.list = list;
    }

    /// Puts the completion under the cursor in, and each further time the next in its place, round and round; where
    /// nothing is completed, goes to the next answer. Tells how many completions there are.
    fn complete(&mut self, by: isize) -> usize {
        let Kind::Filter { completions, tried, .. } = &mut self.kind else {
            self.step(by);
            return 0;
        };
        let (typed, last) =
            tried.take().map_or_else(|| (self.line.clone(), None), |(line, at)| (line, Some(at)));
        self.list.moved = true;
        let at = match self.list.cursor {
            // One that was gone to with the arrows is meant itself.
            cursor if by > 0 && last != Some(cursor) => cursor,
            cursor => (cursor as isize + by).rem_euclid(completions.len().max(1) as isize) as usize,
        };
        if let Some(way) = completions.get(at) {
            self.line = typed.clone();
            self.line.replace(way.replaces.range(), &way.text);
            self.list.cursor = at;
            *tried = Some((typed, at));
        }
        completions.len()
    }

    fn first(&mut self) {
        let (len, mut list) = (self.len(), List::default());
        list.go(0, len, |i| self.holds(i));
        self.list = list;
    }
}

impl State {
    /// Gives the keyboard to a line.
    pub(super) fn open_prompt(&mut self, prompt: Prompt) {
        self.mode = Mode::Prompt(Box::new(prompt));
        self.answer();
    }

    /// What answers of all that the filter leaves.
    fn find(&self, words: &str) -> Hits {
        let among = self.filter.is_on().then_some(&self.visible);
        self.index.find_at_once(&self.corpus, among, words, MOST_HITS)
    }

    /// The last search, as it was left; its answers are those of the dossier and the filter as they are now.
    pub(super) fn resume_search(&mut self) {
        match self.last_search.clone() {
            Some(search) => {
                let from = self.here();
                let found = self.find(search.line.text());
                let mut prompt = Prompt { from, kind: Kind::Search(found), ..search };
                prompt.list.go(prompt.list.cursor, prompt.len(), |_| true);
                self.mode = Mode::Prompt(Box::new(prompt));
            }
            None => self.open_prompt(Prompt::search(self.here())),
        }
    }

    /// The line has changed: its answers, and for a filter its effect on the panes.
    fn answer(&mut self) {
        let Mode::Prompt(mut prompt) = std::mem::replace(&mut self.mode, Mode::Browse) else { return };
        let text = prompt.line.text().to_owned();
        match &mut prompt.kind {
            Kind::Search(found) => *found = self.find(&text),
            Kind::Filter { completions, tried, .. } => {
                *completions =
                    complete(&self.corpus, &self.ledger, Some(&self.index), &text, prompt.line.cursor());
                *tried = None;
                self.try_filter(&mut prompt);
            }
            Kind::Palette(entries) => *entries = palette(&self.keymap, &text, self.lang),
            Kind::Help(entries) => *entries = help(&self.keymap, &text, self.lang),
        }
        prompt.first();
        self.mode = Mode::Prompt(prompt);
    }

    /// The same over other lists: the cursor stays where it is.
    pub(super) fn answer_anew(&mut self) {
        let Mode::Prompt(prompt) = &self.mode else { return };
        let at = prompt.list.cursor;
        self.answer();
        if let Mode::Prompt(prompt) = &mut self.mode {
            let (len, mut list) = (prompt.len(), prompt.list);
            list.go(at, len, |i| prompt.holds(i));
            prompt.list = list;
        }
    }

    /// Applies the filter being typed; the one before stays while it is none.
    fn try_filter(&mut self, prompt: &mut Prompt) {
        let Kind::Filter { error, before, .. } = &mut prompt.kind else { return };
        let text = prompt.line.text();
        *error = Query::parse(text).err();
        if !self.set_filter(text) {
            self.filter = before.clone();
            self.narrow();
        }
        self.follow_event();
    }

    fn with_line(&mut self, change: impl FnOnce(&mut Line)) {
        let Mode::Prompt(prompt) = &mut self.mode else { return panel::with_line(self, change) };
        let before = prompt.line.clone();
        change(&mut prompt.line);
        if prompt.line != before {
            self.answer();
        }
    }
}

/// Typed letters.
pub(super) fn type_text(state: &mut State, text: &str) {
    state.with_line(|line| line.insert(text));
}

/// Pasted text: into the line, if there is one; elsewhere it is a search for its first line.
pub(super) fn paste(state: &mut State, text: &str) {
    if matches!(state.mode, Mode::Browse) {
        state.open_prompt(Prompt::search(state.here()));
    }
    let line = text.lines().next().unwrap_or("");
    type_text(state, line);
}

/// An action while a line is being typed.
pub(super) fn run(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Enter => return accept(state, false),
        Action::OpenColumn => return accept(state, true),
        Action::Back => leave(state),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Redraw => return Some(Effect::Redraw),
        Action::Down => step(state, 1),
        Action::Up => step(state, -1),
        Action::PageDown => step(state, 10),
        Action::PageUp => step(state, -10),
        Action::Complete => complete_line(state, 1),
        Action::CompleteBack => complete_line(state, -1),
        _ => edit(state, action),
    }
    None
}

/// An action that changes the line.
pub(super) fn edit(state: &mut State, action: Action) {
    match action {
        Action::CursorLeft => state.with_line(Line::left),
        Action::CursorRight => state.with_line(Line::right),
        Action::CursorHome => state.with_line(Line::home),
        Action::CursorEnd => state.with_line(Line::end),
        Action::DeleteBack => state.with_line(Line::delete_back),
        Action::Delete => state.with_line(Line::delete),
        Action::DeleteWord => state.with_line(Line::delete_word),
        Action::ClearLine => state.with_line(Line::clear),
        _ => {}
    }
}

fn step(state: &mut State, by: isize) {
    if let Mode::Prompt(prompt) = &mut state.mode {
        prompt.step(by);
    }
}

/// Tab: where there is but one way to go on, the ways on from there are looked for.
fn complete_line(state: &mut State, by: isize) {
    let Mode::Prompt(mut prompt) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    let ways = prompt.complete(by);
    if ways > 1 {
        state.try_filter(&mut prompt);
    }
    state.mode = Mode::Prompt(prompt);
    if ways == 1 {
        state.answer();
    }
}

/// Back to exactly where one was.
fn leave(state: &mut State) {
    let Mode::Prompt(prompt) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    match prompt.kind {
        Kind::Filter { ref before, .. } => {
            state.filter = before.clone();
            state.narrow();
        }
        Kind::Search(_) if !prompt.line.text().is_empty() => state.last_search = Some((*prompt).clone()),
        _ => {}
    }
    state.go_to(prompt.from);
}

/// Takes what is under the cursor.
fn accept(state: &mut State, in_new_column: bool) -> Option<Effect> {
    let Mode::Prompt(prompt) = std::mem::replace(&mut state.mode, Mode::Browse) else { return None };
    match &prompt.kind {
        Kind::Search(found) if found.hits.is_empty() => {
            state.tell_with("message-no-hit", &[&prompt.line.text()]);
            state.mode = Mode::Prompt(prompt);
            None
        }
        Kind::Search(_) => {
            accept_hit(state, *prompt, in_new_column);
            None
        }
        Kind::Filter { error: Some(_), .. } => {
            state.mode = Mode::Prompt(prompt);
            None
        }
        Kind::Filter { .. } => {
            state.message = Some(state.counts());
            state.follow_event();
            None
        }
        Kind::Palette(entries) | Kind::Help(entries) => match entries.get(prompt.list.cursor) {
            Some(&Entry::Action(action, Layer::Browse, _)) => super::run(state, action, None),
            _ => None,
        },
    }
}

/// Goes to a hit; its words stay marked, and `n N` go on from it.
fn accept_hit(state: &mut State, prompt: Prompt, in_new_column: bool) {
    let Some(hit) = prompt.hit().cloned() else { return };
    prompt.line.text().clone_into(&mut state.needle);
    state.last_search = Some(prompt);
    state.leave();
    if in_new_column {
        state.open_column();
    }
    if let Some(event) = hit.event.filter(|&e| state.timeline.row_of(&state.corpus, e).is_some()) {
        return state.show_event(event);
    }
    state.show_passage(hit.article, hit.span);
    state.focus = super::Pane::Text;
    state.follow_sentence();
}
