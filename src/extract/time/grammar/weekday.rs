//! Weekdays told by their week: "mardi de la semaine dernière", "Friday next week", "lundi en huit".

use super::{Hit, Line};
use crate::extract::time::form::{Anchor, Form, Piece, Shift, Turn, Unit};
use crate::extract::time::lexicon::Sense;
use crate::words::Lang;

/// A weekday with the week it is of.
pub(super) fn hit(line: Line, at: usize) -> Option<Hit> {
    let Some(Sense::Weekday(weekday)) = line.term(at).filter(|_| line.capital_fits(at)) else { return None };
    line.day_of_week(at, weekday).or_else(|| line.weeks_away(at, weekday))
}

impl Line<'_> {
    /// "Tuesday of last week", "Friday next week", "mardi de la semaine dernière".
    fn day_of_week(self, at: usize, weekday: u8) -> Option<Hit> {
        let of = self.past_of(at + 1);
        let turned = self.lang == Lang::En && matches!(self.term(of), Some(Sense::Turn(_) | Sense::Dem));
        let (week, to) = self.placed_unit(of).filter(|_| of > at + 1 || turned)?;
        let weekly = matches!(week, Form::Shift(Shift { unit: Unit::Week, .. }));
        let form = Form::Nth(1, Piece::Weekday(weekday), Box::new(week));
        weekly.then(|| Hit::new(at..to, form, "day-of-week"))
    }

    /// "lundi en huit", "mardi en quinze", "the Friday before last".
    fn weeks_away(self, at: usize, weekday: u8) -> Option<Hit> {
        let by = match (self.lang, self.term(at + 1)?, self.term(at + 2)?) {
            (Lang::Fr, Sense::In, Sense::Count(8)) => 1,
            (Lang::Fr, Sense::In, Sense::Count(15)) => 2,
            // "on Monday before last orders were called": a noun follows.
            (Lang::En, Sense::Before, Sense::Turn(Turn::Last)) if self.ends_phrase(at + 3) => -1,
            (Lang::En, Sense::After, Sense::Turn(Turn::Next)) if self.ends_phrase(at + 3) => 1,
            _ => return None,
        };
        let shift = Shift { by, unit: Unit::Week, from: Anchor::Publication, weekday: Some(weekday) };
        Some(Hit::new(at..at + 3, Form::Shift(shift), "weeks-away"))
    }
}
