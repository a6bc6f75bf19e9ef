//! Days told without their year that lead on from one told with it, as in a chronology.

use super::{MONTH, Story, Tense, bare};
use crate::date::{Date, Edtf};
use crate::extract::time::form::{Calendar, Form, Found};

/// A story that is told by its days goes on within so many of them.
const SEASON: i32 = 92;

impl Story<'_> {
    /// "Le 5 juillet 2017, la conduite a cédé. Le bilan est monté à onze le 19 août": a day told soon after one with its
    /// year is of that year, unless it is fresh when the article is published; and further on the next such day, where
    /// few days lie between.
    pub(super) fn goes_on(&self, form: &Form, found: &Found) -> Option<i16> {
        let Form::Calendar(date @ Calendar { day: Some(day), month: Some(month), .. }) = *form else {
            return None;
        };
        let (end, told) = self.dated.filter(|_| date == bare(date) && found.outlook.around == Tense::Past)?;
        let on = |year| Date::new(year, month.cast_signed(), day.cast_signed()).ok();
        let published = self.published.and_then(Edtf::latest)?;
        let last =
            on(published.year()).filter(|day| *day <= published).or_else(|| on(published.year() - 1))?;
        let next = on(told.year()).filter(|day| *day >= told).or_else(|| on(told.year() + 1))?;
        let days = |a: Date, b: Date| a.until(b).map_or(i32::MAX, |span| span.get_days());
        let fresh = days(last, published) <= MONTH;
        let paragraphs =
            self.text.get(end..found.span.start())?.lines().filter(|line| !line.is_empty()).count();
        let near = match paragraphs {
            0 | 1 => !fresh && next.year() == told.year() || days(told, next) <= MONTH,
            2 | 3 => days(told, next) <= if fresh { MONTH } else { SEASON },
            _ => false,
        };
        (near && next <= published).then(|| next.year())
    }
}
