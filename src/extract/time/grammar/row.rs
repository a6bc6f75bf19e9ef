//! What runs now, by its place in a row: "the third straight day", "pour la cinquième nuit consécutive".

use super::{Hit, Line};
use crate::extract::time::form::{Anchor, Form, Shift, Unit};
use crate::extract::time::lexicon::Sense;

/// The day, week or year of the publication, by how many came before it.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    let (unit, to) = line.in_a_row(at)?;
    let (by, from, weekday) = (0, Anchor::Publication, None);
    Some(Hit::new(at..to, Form::Shift(Shift { by, unit, from, weekday }), "in-a-row"))
}

impl Line<'_> {
    /// "third straight day", "troisième jour consécutif", "fourth week in a row": the one that runs now.
    fn in_a_row(self, at: usize) -> Option<(Unit, usize)> {
        let (_, next) = self.ordinal(at)?;
        // "for a third day", "pour la troisième journée"
        let again = at > 1
            && self.is(at - 2, Sense::During)
            && matches!(self.term(at - 1), Some(Sense::Article | Sense::Det));
        let mut row = self.is(next, Sense::Full) || again;
        let next = self.past(next, Sense::Full);
        let unit = match self.term(next)? {
            Sense::Unit(unit) if !unit.is_clock() && !self.is_plural(next) => unit,
            Sense::Part(_) => Unit::Day,
            _ => return None,
        };
        let mut to = next + 1;
        if self.is(to, Sense::InARow) {
            row = true;
            to += 1;
        }
        row.then_some((unit, to))
    }
}
