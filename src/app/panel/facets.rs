//! The values of a field with their counts, for those who would rather choose than type.

use crate::app::line::Line;
use crate::app::list::List;
use crate::app::{Action, Effect, Mode, State, prompt, told};
use crate::search::{Facets, Field, Query, alike};
use crate::text::letter::width;
use crate::text::printable;
use crate::words::{say, say_with};

use super::{About, Panel, Role, Row, Target};
use crate::corpus::{EventType, Modality, Polarity, Quad};

/// The fields, with the key of their names, in the order of the panel.
pub(super) const FIELDS: &[(Field, &str)] = &[
    (Field::Actor, "facet-actor"),
    (Field::Type, "facet-type"),
    (Field::Quad, "facet-quad"),
    (Field::Place, "facet-place"),
    (Field::Date, "facet-date"),
    (Field::Modality, "facet-modality"),
    (Field::Polarity, "facet-polarity"),
    (Field::Source, "facet-source"),
    (Field::Author, "facet-author"),
];

/// The values of a field to choose from: each is told when it is in sight.
#[derive(Debug, Clone)]
pub struct Choice {
    field: Field,
    facets: Facets,
    /// What is typed to find a value, and whether the keys go there.
    pub line: Line,
    typing: bool,
}

impl Panel {
    /// The facets of one field.
    #[must_use]
    pub fn facets(state: &State, field: usize) -> Self {
        let mut panel = Self::new(About::Facets(field), fields_named(field, state));
        let mut choice = Choice {
            field: FIELDS[field % FIELDS.len()].0,
            facets: Facets::default(),
            line: Line::default(),
            typing: false,
        };
        choice.count(state);
        if choice.facets.is_empty() {
            panel.rows.push(Row::new(Role::Dim, say(state.lang, "facets-none")));
        } else {
            panel.choice = Some(choice);
        }
        panel
    }

    /// The values of the field as another dossier has them, like what is typed.
    pub(super) fn recount(&mut self, state: &State, field: usize) {
        let (list, typed) = (self.list, self.choice.take());
        *self = Self::facets(state, field);
        if let (Some(now), Some(before)) = (&mut self.choice, typed) {
            (now.line, now.typing) = (before.line, before.typing);
            now.count(state);
        }
        self.list = list;
        self.go(list.cursor);
    }

    /// True while keys are letters of what is looked for.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.choice.as_ref().is_some_and(|choice| choice.typing)
    }
}

/// The names of the fields, the one shown in ‹ ›: as many before it as leave it in sight.
fn fields_named(field: usize, state: &State) -> String {
    let names = FIELDS.iter().map(|(_, key)| say(state.lang, key)).enumerate();
    let names: Vec<String> =
        names.map(|(i, name)| if i == field { format!("‹{name}›") } else { name.to_owned() }).collect();
    let room = usize::from(state.size.width).saturating_sub(8);
    let fits = |from: &usize| width(&names[*from..=field].join("  ")) <= room;
    let from = (0..field).find(fits).unwrap_or(field);
    if from > 0 { format!("…  {}", names[from..].join("  ")) } else { names.join("  ") }
}

impl Choice {
    /// How many values there are, or are like what is typed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facets.len()
    }

    /// True where none is like what is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True where something is typed, or about to be.
    #[must_use]
    pub fn is_sought(&self) -> bool {
        self.typing || !self.line.text().is_empty()
    }

    fn count(&mut self, state: &State) {
        let State { corpus, ledger, visible, .. } = state;
        self.facets = alike(corpus, ledger, visible, self.field, self.line.text());
    }

    /// A value: whether the filter asks for it, its counts, a bar, its name.
    pub(super) fn row(&self, state: &State, at: usize) -> Option<Row> {
        let facet = self.facets.get(&state.corpus, &state.ledger, at)?;
        let asked = Query::parse(&facet.term).is_ok_and(|term| state.filter.query.asks(&term));
        let asked = if asked { "■" } else { "□" };
        let widest = self.facets.widest().max(1);
        let long = if state.size.width < 60 { 4 } else { 12 };
        let bar = "▇".repeat((facet.count * long).div_ceil(widest).min(long));
        let value = match in_words(&facet.value, self.field) {
            Some(key) => say_with(state.lang, "fact-type", &[&say(state.lang, key), &facet.value]),
            None => printable::clean(&facet.value).into_owned(),
        };
        let wide = told::count(widest).chars().count().max(5);
        let (count, total) = (told::count(facet.count), told::count(facet.total));
        let text = format!("{asked} {count:>wide$}/{total:<wide$} {bar:<long$} {value}");
        Some(Row { text, role: Role::Body, target: Some(Target::Term(facet.term)) })
    }
}

/// Asks for a value, or no longer.
pub(super) fn toggle(state: &mut State, term: &str) {
    state.toggle_term(term);
    recount(state);
}

/// The values as they are now; the cursor stays on its row.
pub(in crate::app) fn recount(state: &mut State) {
    recount_from(state, |panel, _| panel.list.cursor);
}

/// The same while the dossier grows: the cursor stays on its value.
pub(in crate::app) fn grow(state: &mut State) {
    recount_from(state, |panel, before| {
        let at = panel.list.cursor;
        panel.choice.as_ref().and_then(|now| now.facets.place_of(&before.facets, at)).unwrap_or(at)
    });
}

fn recount_from(state: &mut State, cursor: impl FnOnce(&Panel, &Choice) -> usize) {
    let Mode::Panel(mut panel) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    if let Some(before) = panel.choice.clone() {
        panel.choice.iter_mut().for_each(|choice| choice.count(state));
        panel.go(cursor(&panel, &before));
    }
    state.mode = Mode::Panel(panel);
}

/// The facets of the next field.
pub(super) fn other_field(state: &mut State, forward: bool) {
    let Mode::Panel(panel) = &state.mode else { return };
    let About::Facets(field) = panel.about else { return };
    let len = FIELDS.len();
    let next = (field + if forward { 1 } else { len - 1 }) % len;
    state.mode = Mode::Panel(Box::new(Panel::facets(state, next)));
}

/// Keys are letters of what is looked for from now on.
pub(super) fn type_in(state: &mut State) {
    if let Mode::Panel(panel) = &mut state.mode
        && let Some(choice) = &mut panel.choice
    {
        choice.typing = true;
    }
}

/// An action while a value is looked for.
pub(super) fn type_action(state: &mut State, action: Action) -> Option<Effect> {
    let height = super::inner_height(state.geometry.body.height);
    let Mode::Panel(panel) = &mut state.mode else { return None };
    let page = height as isize / 2;
    match action {
        Action::Down | Action::Complete => panel.step(1, height),
        Action::Up | Action::CompleteBack => panel.step(-1, height),
        Action::PageDown => panel.step(page, height),
        Action::PageUp => panel.step(-page, height),
        Action::Enter => super::enter(state),
        Action::Back => leave(state),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Redraw => return Some(Effect::Redraw),
        _ => prompt::edit(state, action),
    }
    None
}

/// All values again.
fn leave(state: &mut State) {
    with_line(state, Line::clear);
    if let Mode::Panel(panel) = &mut state.mode
        && let Some(choice) = &mut panel.choice
    {
        choice.typing = false;
    }
}

/// Changes the line that is typed to find a value: the values like it, the likest first.
pub(in crate::app) fn with_line(state: &mut State, change: impl FnOnce(&mut Line)) {
    let Mode::Panel(panel) = &mut state.mode else { return };
    let Some(choice) = panel.choice.as_mut().filter(|choice| choice.typing) else { return };
    let before = choice.line.clone();
    change(&mut choice.line);
    if choice.line.text() != before.text() {
        panel.list = List::default();
        recount(state);
    }
}

/// The key of a closed list's value in words.
fn in_words(value: &str, field: Field) -> Option<&'static str> {
    match field {
        Field::Type => EventType::from_name(value).map(told::event_type),
        Field::Quad => Quad::from_name(value).map(told::quad),
        Field::Modality => Modality::from_name(value).map(told::modality),
        Field::Polarity => Polarity::from_name(value).map(told::polarity),
        _ => None,
    }
}
