//! The program's state and how each key changes it: `handle(&mut State, Input) → Option<Effect>`.
//!
//! Knows the screen's size, never the screen. The key's walk: input → keymap → action → one small function of
//! the part that the action changes → `settle`, which fits cursors and layouts to the size.

pub mod action;
pub mod browse;
pub mod cite;
pub mod columns;
pub mod dates;
pub mod geometry;
pub mod hints;
pub mod key;
pub mod keymap;
pub mod line;
pub mod list;
pub mod panel;
pub mod places;
pub mod prompt;
pub mod prose;
pub mod rows;
pub mod sources;
pub mod timeline;
pub mod told;

mod compare;
mod follow;
mod mouse;
mod narrow;
mod news;
mod press;
mod ready;
mod renew;
mod seek;

pub use action::Action;
pub use geometry::{Geometry, Pane, Size};
pub use key::Key;
pub use news::{Doing, News, Progress, arrive};
pub use press::{handle, run};
pub use ready::Ready;

use std::sync::Arc;

use crate::corpus::{ArticleId, Corpus, EventId, Name, NameId};
use crate::search::{Index, Ledger, Query, Visible};
use crate::words::Lang;

use columns::Column;
use geometry::Wants;
use keymap::{Keymap, Layer, Lookup};
use panel::Panel;
use places::{Jumps, Place};
use prompt::Prompt;
use prose::Aside;
use sources::{Sort, Sources};
use timeline::Timeline;

/// What comes in from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// The screen's new size.
    Resize(Size),
    /// A click on a cell.
    Click(u16, u16),
    /// The wheel over a cell: rows down (negative: up).
    Wheel(u16, u16, i8),
}

/// What the edge must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop until the shell brings it back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Bring the reports of one happening together, now that all are there: the final names, and for each former id
    /// the final one.
    Settle(Vec<Name>, Vec<NameId>),
    /// Keep what was read for the next time.
    Keep,
    /// Stop reading the dossier: what is there is enough.
    StopReading,
    /// Put a text on the clipboard.
    Copy(String),
    /// Take or leave the mouse.
    Mouse(bool),
}

/// What has the keyboard.
#[derive(Debug, Clone)]
pub enum Mode {
    /// The panes.
    Browse,
    /// A line being typed, with its list.
    Prompt(Box<Prompt>),
    /// A panel over the panes.
    Panel(Box<Panel>),
}

/// Whether the timeline keeps to the article at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All visible reports; those of the article stand out.
    #[default]
    All,
    /// Only the article's.
    Article,
}

/// Colours, from `assets/themes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For dark backgrounds.
    #[default]
    Dark,
    /// For light ones.
    Light,
    /// The terminal's own sixteen colours.
    Sixteen,
    /// Attributes only.
    Mono,
}

/// What the next `q` from the first place does while a filter is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Leaving {
    /// It warns.
    #[default]
    Asks,
    /// It quits: the last key was the one that warned.
    Quits,
}

/// What is left out, and whether it is at the moment.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The query as typed.
    pub text: String,
    /// The query as read.
    pub query: Query,
    /// Switched off, it is kept but hides nothing.
    pub off: bool,
}

impl Filter {
    /// True where it hides something.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.off && !self.text.trim().is_empty()
    }
}

/// All there is to know to draw a frame.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch that a reader throws by itself")]
pub struct State {
    /// The dossier.
    pub corpus: Arc<Corpus>,
    /// What it is called on the first line.
    pub name: String,
    /// What the import left out, in words, line by line.
    pub summary: Vec<String>,
    /// The language of the interface.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// The screen.
    pub size: Size,
    /// The screen, divided.
    pub geometry: Geometry,
    /// The pane that has the keyboard.
    pub focus: Pane,
    /// The text alone.
    pub zen: bool,
    /// What has the keyboard.
    pub mode: Mode,
    /// The articles.
    pub sources: Sources,
    /// Their order.
    pub sort: Sort,
    /// The reports.
    pub timeline: Timeline,
    /// Whether the timeline keeps to one article.
    pub scope: Scope,
    /// The texts.
    pub columns: Vec<Column>,
    /// The text being read.
    pub active: usize,
    /// Whether the texts scroll together.
    pub bound: bool,
    /// What becomes of boilerplate.
    pub aside: Aside,
    /// What is left out.
    pub filter: Filter,
    /// What is left.
    pub visible: Visible,
    /// The words last searched for; they are marked in the texts.
    pub needle: String,
    /// Where they stand in each column.
    pub marks: Vec<Vec<crate::text::Span>>,
    marked: Option<(String, Vec<ArticleId>)>,
    /// Said on the last line until the next key.
    pub message: Option<String>,
    /// The keys typed so far of a longer sequence.
    pub pending: Vec<Key>,
    /// The number typed before a key.
    pub count: Option<usize>,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// Which keys run which action.
    pub keymap: Keymap,
    /// The report last gone to, which a filter may hide for a while.
    chosen: Option<EventId>,
    leaving: Leaving,
    /// How far the reading of the dossier is; `None` once all is there.
    pub progress: Option<Progress>,
    /// How many articles of how many had been read when reading was stopped; `None` where it was not.
    pub stopped: Option<(usize, usize)>,
    /// What came in while nothing of the dossier is there yet; `None` once something is.
    held: Option<Vec<Input>>,
    /// What is kept of the dossier for filters and lists.
    pub ledger: Arc<Ledger>,
    index: Index,
    jumps: Jumps,
    last_search: Option<Prompt>,
    undo_filter: String,
}

impl State {
    /// The explorer on a dossier, as it first shows itself.
    #[must_use]
    pub fn new(corpus: Corpus, name: String, size: Size, lang: Lang) -> Self {
        let index = Index::new(&corpus);
        let columns = corpus.article_ids().next().map(Column::new).into_iter().collect();
        let mut state = Self {
            name,
            summary: Vec::new(),
            lang,
            theme: Theme::default(),
            size,
            geometry: Geometry::default(),
            focus: Pane::Timeline,
            zen: false,
            mode: Mode::Browse,
            sources: Sources::default(),
            sort: Sort::default(),
            timeline: Timeline::default(),
            scope: Scope::default(),
            columns,
            active: 0,
            bound: false,
            aside: Aside::default(),
            filter: Filter::default(),
            visible: Visible::default(),
            needle: String::new(),
            marks: Vec::new(),
            marked: None,
            message: None,
            pending: Vec::new(),
            count: None,
            mouse: false,
            keymap: Keymap::built_in(),
            chosen: None,
            leaving: Leaving::default(),
            progress: None,
            stopped: None,
            held: None,
            ledger: Arc::new(Ledger::new(&corpus)),
            index,
            jumps: Jumps::default(),
            last_search: None,
            undo_filter: String::new(),
            corpus: Arc::new(corpus),
        };
        state.narrow();
        state.first_place();
        state.settle();
        state
    }

    /// The explorer while its dossier is being read on another thread.
    #[must_use]
    pub fn reading(name: String, size: Size, lang: Lang) -> Self {
        Self { held: Some(Vec::new()), ..Self::new(Corpus::default(), name, size, lang) }
    }

    /// In other colours.
    #[must_use]
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// The words of the dossier and where they stand.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// True while nothing of the dossier is there yet.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.held.is_some()
    }

    /// What has the keyboard, as the keymap knows it.
    #[must_use]
    pub fn layer(&self) -> Layer {
        match self.mode {
            Mode::Browse => Layer::Browse,
            Mode::Panel(ref panel) if !panel.is_typing() => Layer::Panel,
            Mode::Prompt(_) | Mode::Panel(_) => Layer::Prompt,
        }
    }

    /// The report that the cursor of the pane in focus stands on: in the text one of its sentence, in the sources one of
    /// its article; what another pane's cursor stands on is none of it.
    #[must_use]
    pub fn event(&self) -> Option<EventId> {
        let listed = self.timeline.current();
        match self.focus {
            Pane::Timeline => listed,
            Pane::Sources => listed.filter(|&e| Some(self.corpus[e].article) == self.sources.current()),
            Pane::Text => self.told_here(listed),
        }
    }

    /// The text being read.
    #[must_use]
    pub fn column(&self) -> Option<&Column> {
        self.columns.get(self.active)
    }

    /// The article at hand.
    #[must_use]
    pub fn article(&self) -> Option<ArticleId> {
        self.column().map(|c| c.article)
    }

    /// Rows of text a column shows.
    #[must_use]
    pub fn text_height(&self) -> usize {
        self.geometry.columns.first().map_or(1, |a| usize::from(a.inner().height).max(1))
    }

    /// What may follow the keys typed so far.
    #[must_use]
    pub fn continuations(&self) -> Vec<(Key, Action)> {
        match self.keymap.lookup(self.layer(), &self.pending) {
            Lookup::Pending(next) if !self.pending.is_empty() => next,
            _ => Vec::new(),
        }
    }

    /// Where the reader is.
    fn here(&self) -> Place {
        Place {
            focus: self.focus,
            zen: self.zen,
            sources: (self.sources.list, self.sources.current()),
            timeline: (self.timeline.list, self.event()),
            columns: self.columns.clone(),
            active: self.active,
        }
    }

    /// Back to a place, exactly, as far as its rows are still shown.
    fn go_to(&mut self, place: Place) {
        (self.focus, self.zen, self.active, self.columns) =
            (place.focus, place.zen, place.active, place.columns);
        self.sources.list = place.sources.0;
        self.timeline.list = place.timeline.0;
        if let Some(row) = place.sources.1.and_then(|a| self.sources.row_of(&self.corpus, a)) {
            self.sources.list.cursor = row;
        }
        if let Some(row) = place.timeline.1.and_then(|e| self.timeline.row_of(&self.corpus, e)) {
            self.timeline.list.cursor = row;
        }
    }

    /// Remembers the place before a jump.
    fn leave(&mut self) {
        self.jumps.leave(self.here());
    }

    /// Fits every cursor, scroll and layout to the screen. Nothing is drawn that was not settled.
    pub fn settle(&mut self) {
        let columns = self.columns.len().max(1);
        let wants = Wants { focus: self.focus, columns, active: self.active, zen: self.zen };
        self.geometry = geometry::divide(self.size, wants);
        let height = self.text_height();
        for (i, column) in self.columns.iter_mut().enumerate() {
            let width = self.geometry.columns.get(i).map_or(self.size.width, |a| a.width);
            if column.lay(&self.corpus, width, self.aside, self.lang) {
                column.fit(&self.corpus, height);
            }
            column.top = column.top.min(column.prose.lines.len().saturating_sub(1));
        }
        self.settle_lists();
        self.mark_needle();
        let width = usize::from(self.size.width);
        if let Mode::Panel(panel) = &mut self.mode {
            panel.lay(&self.corpus, panel::inner_width(width), self.lang);
            panel.fit(panel::inner_height(self.geometry.body.height));
        }
        if let Mode::Prompt(prompt) = &mut self.mode {
            let height = prompt.height(self.geometry.body);
            prompt.list.fit(prompt.len(), height);
        }
    }

    fn settle_lists(&mut self) {
        let rows = self.sources.rows.len();
        let height = self.geometry.sources.map_or(1, |a| usize::from(a.inner().height));
        self.sources.list.fit(rows, height);
        let height = usize::from(self.geometry.timeline_rows()).max(1);
        self.timeline.list.fit(self.timeline.rows.len(), height);
        let width = self.geometry.timeline.map_or(0, |a| usize::from(a.width));
        if self.geometry.chart_rows() > 0 {
            self.timeline.lay_chart(&self.corpus, width, height);
        }
    }
}

impl Theme {
    /// Every theme, in the order the key goes through them.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Sixteen, Self::Mono];

    /// Its name on the command line and its file in `assets/themes`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Sixteen => "16",
            Self::Mono => "mono",
        }
    }
}
