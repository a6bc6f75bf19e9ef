//! Actions among the panes, by what they change.

use super::action::Group;
use super::geometry::Pane;
use super::panel::Panel;
use super::prompt::Prompt;
use super::{Action, Effect, Leaving, Mode, State, Theme, cite};
use crate::corpus::ArticleId;
use crate::text::Span;
use crate::words::Lang;

/// An action among the panes.
pub(super) fn run(state: &mut State, action: Action, count: Option<usize>) -> Option<Effect> {
    match action.group() {
        Group::Move => state.moved(action, count),
        Group::Focus => return state.focused(action, count),
        Group::Compare => state.compared(action),
        Group::Search => state.searched(action, count),
        Group::Narrow => state.narrowed(action),
        Group::Show => return state.shown(action),
        Group::Send => return state.sent(action),
        Group::Type => {}
    }
    None
}

impl State {
    fn moved(&mut self, action: Action, count: Option<usize>) {
        let n = count.unwrap_or(1) as isize;
        let page = self.page();
        match action {
            Action::Down => self.step(n),
            Action::Up => self.step(-n),
            Action::HalfDown => self.turn(n * page / 2),
            Action::HalfUp => self.turn(-n * page / 2),
            Action::PageDown => self.turn(n * page),
            Action::PageUp => self.turn(-n * page),
            Action::Top => self.far(count.map_or(0, |n| n.saturating_sub(1))),
            Action::Bottom => self.far(count.map_or(usize::MAX, |n| n.saturating_sub(1))),
            Action::ScrollDown => self.scroll(self.focus, n),
            Action::ScrollUp => self.scroll(self.focus, -n),
            Action::OtherDown => self.scroll(self.other_pane(), n * 3),
            Action::OtherUp => self.scroll(self.other_pane(), n * -3),
            Action::NextEvent => self.step_event(n),
            Action::PreviousEvent => self.step_event(-n),
            Action::NextDay => (0..n).for_each(|_| self.step_day(true)),
            Action::PreviousDay => (0..n).for_each(|_| self.step_day(false)),
            Action::NextShared => (0..n).for_each(|_| self.step_shared(true)),
            Action::PreviousShared => (0..n).for_each(|_| self.step_shared(false)),
            Action::NextReport => self.other_report(true),
            Action::PreviousReport => self.other_report(false),
            _ => {}
        }
        self.chosen = self.event().or(self.timeline.current());
    }

    /// Rows of the pane in focus.
    fn page(&self) -> isize {
        let rows = match self.focus {
            Pane::Sources => self.geometry.sources.map_or(10, |a| a.inner().height),
            Pane::Timeline => self.geometry.timeline_rows(),
            Pane::Text => self.text_height() as u16,
        };
        isize::from(rows.max(2).cast_signed())
    }

    /// One row, one report, one sentence.
    fn step(&mut self, by: isize) {
        match self.focus {
            Pane::Sources => {
                let rows = &self.sources.rows;
                self.sources.list.step(by, rows.len(), |i| rows.holds(i));
                self.follow_source();
            }
            Pane::Timeline => self.step_event(by),
            Pane::Text => self.step_sentence(by),
        }
    }

    fn step_event(&mut self, by: isize) {
        let rows = &self.timeline.rows;
        self.timeline.list.step(by, rows.len(), |i| rows.holds(i));
        self.follow_event();
    }

    fn step_day(&mut self, forward: bool) {
        if let Some(event) = self.other_day(forward) {
            self.show_event(event);
        }
    }

    /// To the next happening that several articles report, or the one before.
    fn step_shared(&mut self, forward: bool) {
        match self.other_shared(forward) {
            Some(event) => self.show_event(event),
            None => self.tell("message-no-shared"),
        }
    }

    fn step_sentence(&mut self, by: isize) {
        let Some(column) = self.columns.get_mut(self.active) else { return };
        let last = self.corpus[column.article].sentences.len().saturating_sub(1);
        column.sentence = column.sentence.saturating_add_signed(by).min(last);
        let top = column.top;
        self.follow_sentence();
        self.carry_bound(top);
    }

    /// By pages: the lists by rows, the text by lines.
    fn turn(&mut self, by: isize) {
        match self.focus {
            Pane::Text => self.scroll(Pane::Text, by),
            _ => self.step(by),
        }
    }

    /// To a row, a report, a sentence counted from the top.
    pub(super) fn far(&mut self, at: usize) {
        self.leave();
        match self.focus {
            Pane::Sources => {
                let rows = &self.sources.rows;
                self.sources.list.go(at, rows.len(), |i| rows.holds(i));
                self.follow_source();
            }
            Pane::Timeline => {
                let rows = &self.timeline.rows;
                self.timeline.list.go(at, rows.len(), |i| rows.holds(i));
                self.follow_event();
            }
            Pane::Text => {
                let Some(column) = self.columns.get_mut(self.active) else { return };
                column.sentence = at.min(self.corpus[column.article].sentences.len().saturating_sub(1));
                self.follow_sentence();
            }
        }
    }

    /// The pane that is read while another has the keyboard.
    fn other_pane(&self) -> Pane {
        if self.focus == Pane::Text { Pane::Timeline } else { Pane::Text }
    }

    /// Scrolls a pane by rows, without leaving the one in focus; bound columns scroll together.
    pub(super) fn scroll(&mut self, pane: Pane, by: isize) {
        match pane {
            Pane::Sources => {
                let height = self.geometry.sources.map_or(1, |a| usize::from(a.inner().height));
                self.sources.list.scroll(by, self.sources.rows.len(), height);
            }
            Pane::Timeline => {
                let height = usize::from(self.geometry.timeline_rows());
                self.timeline.list.scroll(by, self.timeline.rows.len(), height);
                let (at, rows) = (self.timeline.list.cursor, &self.timeline.rows);
                self.timeline.list.go(at, rows.len(), |i| rows.holds(i));
            }
            Pane::Text => self.scroll_text(by),
        }
    }

    fn scroll_text(&mut self, by: isize) {
        let (height, active, bound) = (self.text_height(), self.active, self.bound);
        for (i, column) in self.columns.iter_mut().enumerate() {
            if i == active || bound {
                column.scroll(&self.corpus, by, height);
            }
        }
        if self.focus == Pane::Text {
            self.follow_sentence();
        }
    }

    /// Bound columns scroll by as many lines as the one being read has.
    fn carry_bound(&mut self, top: usize) {
        let (height, active) = (self.text_height(), self.active);
        let Some(by) = self.column().map(|c| c.top as isize - top as isize).filter(|_| self.bound) else {
            return;
        };
        for (_, column) in self.columns.iter_mut().enumerate().filter(|(i, _)| *i != active) {
            column.scroll(&self.corpus, by, height);
        }
    }

    fn focused(&mut self, action: Action, count: Option<usize>) -> Option<Effect> {
        match action {
            Action::Enter => self.enter(),
            Action::Back if !self.step_back() => self.tell("message-first-place"),
            Action::Leave => return self.leave_or_quit(),
            Action::FocusNext => self.cycle(true),
            Action::FocusPrevious => self.cycle(false),
            Action::FocusLeft => (0..count.unwrap_or(1)).for_each(|_| self.sideways(false)),
            Action::FocusRight => (0..count.unwrap_or(1)).for_each(|_| self.sideways(true)),
            Action::JumpBack => self.jump(false),
            Action::JumpForward => self.jump(true),
            Action::Quit => return Some(Effect::Quit),
            _ => {}
        }
        None
    }

    /// Into what is under the cursor: an article's text, a happening's cross-check.
    fn enter(&mut self) {
        match self.focus {
            Pane::Sources => self.focus = Pane::Text,
            Pane::Timeline => self.open_check(),
            Pane::Text if self.column().is_some_and(|c| c.events(&self.corpus).next().is_some()) => {
                self.open_check();
            }
            Pane::Text => self.tell("message-no-event-here"),
        }
    }

    /// One step back; `false` from the first place.
    fn step_back(&mut self) -> bool {
        if !self.needle.is_empty() {
            self.needle.clear();
        } else if self.zen {
            self.zen = false;
        } else if self.columns.len() > 1 {
            self.only_column();
        } else if self.focus != Pane::Timeline {
            self.focus = Pane::Timeline;
        } else {
            return false;
        }
        true
    }

    /// One step back; from the first place, out. A filter took thought: it is not lost by one key too many.
    fn leave_or_quit(&mut self) -> Option<Effect> {
        if self.step_back() {
            return None;
        }
        if self.filter.text.is_empty() || self.leaving == Leaving::Quits {
            return Some(Effect::Quit);
        }
        self.leaving = Leaving::Quits;
        self.tell("message-leave-filter");
        None
    }

    /// The panes in turn, the columns of text one by one.
    fn cycle(&mut self, forward: bool) {
        let columns = self.columns.len().max(1);
        let at = match self.focus {
            Pane::Sources => 0,
            Pane::Timeline => 1,
            Pane::Text => 2 + self.active,
        };
        let all = 2 + columns;
        let mut next = if forward { at + 1 } else { at + all - 1 } % all;
        if self.zen && next < 2 {
            next = if forward { 2 } else { all - 1 };
        }
        self.focus_on(next);
    }

    /// One pane to the left or right; it stops at the edge.
    fn sideways(&mut self, right: bool) {
        let at = match self.focus {
            Pane::Sources => 0,
            Pane::Timeline => 1,
            Pane::Text => 2 + self.active,
        };
        let next = if right { at + 1 } else { at.saturating_sub(1).max(if self.zen { 2 } else { 0 }) };
        if next < 2 + self.columns.len().max(1) {
            self.focus_on(next);
        }
    }

    fn focus_on(&mut self, place: usize) {
        match place {
            0 => self.focus = Pane::Sources,
            1 => self.focus = Pane::Timeline,
            n => {
                (self.focus, self.active) = (Pane::Text, n - 2);
                self.settle();
                self.follow_column();
            }
        }
    }

    fn jump(&mut self, forward: bool) {
        let here = self.here();
        let place = if forward { self.jumps.forward(here) } else { self.jumps.back(here) };
        match place {
            Some(place) => self.go_to(place),
            None => self.tell(if forward { "message-no-forward" } else { "message-no-back" }),
        }
    }

    fn compared(&mut self, action: Action) {
        match action {
            Action::Check => self.open_check(),
            Action::Why => self.open_panel(Panel::why),
            Action::OpenReport => self.open_report(),
            Action::OpenColumn => self.open_column(),
            Action::CloseColumn => self.close_column(),
            Action::OnlyColumn => self.only_column(),
            Action::Align => self.align(),
            Action::Bind => {
                self.bound = !self.bound;
                self.tell(if self.bound { "message-bound" } else { "message-unbound" });
            }
            _ => {}
        }
    }

    fn open_check(&mut self) {
        self.open_panel(Panel::check);
    }

    /// A panel about the current state, where there is one.
    pub(super) fn open_panel(&mut self, make: impl Fn(&Self) -> Option<Panel>) {
        match make(self) {
            Some(panel) => self.mode = Mode::Panel(Box::new(panel)),
            None => self.tell("message-no-event"),
        }
    }

    fn searched(&mut self, action: Action, count: Option<usize>) {
        match action {
            Action::Search => self.open_prompt(Prompt::search(self.here())),
            Action::ResumeSearch => self.resume_search(),
            Action::NextHit => (0..count.unwrap_or(1)).for_each(|_| self.next_hit(true)),
            Action::PreviousHit => (0..count.unwrap_or(1)).for_each(|_| self.next_hit(false)),
            _ => {}
        }
    }

    fn narrowed(&mut self, action: Action) {
        match action {
            Action::Filter => {
                let prompt = Prompt::filter(&self.filter, self.here());
                self.open_prompt(prompt);
            }
            Action::Facets => self.open_panel(|s| Some(Panel::facets(s, 0))),
            Action::ToggleFilters => self.toggle_filter(),
            Action::ClearFilters => self.clear_filter(),
            Action::Scope => self.toggle_scope(),
            _ => {}
        }
    }

    fn shown(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Help => self.open_prompt(Prompt::help(self.here())),
            Action::Palette => self.open_prompt(Prompt::palette(self.here())),
            Action::Zen => {
                self.zen = !self.zen;
                self.focus = if self.zen { Pane::Text } else { self.focus };
            }
            Action::Sort => self.sort_next(),
            Action::Boilerplate => {
                self.aside = self.aside.other();
                self.tell(self.aside.told());
            }
            Action::Theme => {
                self.theme = self.theme.next();
                self.tell_with("message-theme", &[&self.theme.name()]);
            }
            Action::Language => self.lang = if self.lang == Lang::Fr { Lang::En } else { Lang::Fr },
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.tell(if self.mouse { "message-mouse-on" } else { "message-mouse-off" });
                return Some(Effect::Mouse(self.mouse));
            }
            Action::Summary => self.open_panel(|s| Some(Panel::summary(s))),
            Action::Redraw => return Some(Effect::Redraw),
            Action::StopReading if self.progress.is_some() => return Some(Effect::StopReading),
            Action::StopReading => self.tell("message-all-read"),
            _ => {}
        }
        None
    }

    fn sort_next(&mut self) {
        self.sort = self.sort.next();
        self.rebuild_sources();
        self.tell(self.sort.key());
    }

    fn sent(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Suspend => Some(Effect::Suspend),
            Action::Copy => self.copy(),
            _ => None,
        }
    }

    /// A citation of the current report's sentence, or of the sentence under the text's cursor.
    fn copy(&mut self) -> Option<Effect> {
        let (article, span) = match (self.focus, self.event()) {
            (Pane::Timeline, Some(event)) => (self.corpus[event].article, self.corpus[event].sentence),
            _ => self.column().map(|c| (c.article, c.span(&self.corpus)))?,
        };
        Some(self.cite(article, span))
    }

    /// Sends a citation to the clipboard and shows it: whether the terminal took it, it does not say.
    pub(super) fn cite(&mut self, article: ArticleId, passage: Span) -> Effect {
        let citation = cite::citation(&self.corpus, article, passage, self.lang);
        self.tell_with("message-copied", &[&citation]);
        Effect::Copy(citation)
    }
}

impl Theme {
    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&t| t == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

impl super::prose::Aside {
    fn other(self) -> Self {
        if self == Self::Folded { Self::Shown } else { Self::Folded }
    }

    /// The key of what is said of it.
    fn told(self) -> &'static str {
        if self == Self::Folded { "message-aside-folded" } else { "message-aside-shown" }
    }
}
