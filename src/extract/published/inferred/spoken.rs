//! A day that is counted from today and named beside it: "hier, 3 février 2022".

use jiff::ToSpan;

use super::Told;
use crate::date::Edtf;
use crate::date::Unit;
use crate::extract::published::bounds::{Bounded, month_and_day};
use crate::extract::time::{self, Anchor, Form, Shift};
use crate::text::Span;

/// A word of so many letters at most may stand between the two: "aujourd’hui, le 3 mai", "today is 3 May".
const SMALL: usize = 2;

impl Told<'_> {
    /// The day from which the last day that the text tells as past is "hier" or "today".
    pub(super) fn spoken(&self, after: &Bounded) -> Option<Bounded> {
        let Unit::Day(last) = after.moment.unit() else { return None };
        let mut days = self.dates().windows(2).filter_map(|pair| {
            let [said, day] = pair else { return None };
            let between = Span::new(said.found.span.end(), day.found.span.start()).of(self.text);
            let by = counted(&said.found.form).filter(|_| is_beside(between))?;
            let stated = day.edtf.and_then(Edtf::as_day);
            let named = stated.or_else(|| month_and_day(&day.found.form, last.year()));
            let today = named.filter(|named| *named == last)?.checked_sub(by.days()).ok()?;
            let words = Span::new(said.found.span.start(), day.found.span.end());
            Some(Bounded {
                moment: Unit::Day(today).sure(),
                words: words.of(self.text).to_owned(),
                why: "why-inside",
            })
        });
        days.next()
    }
}

/// How many days from the publication an expression is: none for "aujourd’hui", one back for "hier soir".
fn counted(form: &Form) -> Option<i32> {
    match form {
        Form::Shift(Shift { by, unit: time::Unit::Day, from: Anchor::Publication, .. }) => {
            (-2..=0).contains(by).then_some(*by)
        }
        Form::Time(_, Some(day)) => counted(day),
        _ => None,
    }
}

/// Nothing but marks and a small word.
fn is_beside(between: &str) -> bool {
    let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let small = words.next().is_none_or(|word| word.chars().count() <= SMALL);
    small && words.next().is_none() && !between.contains(['.', '\n', ';'])
}
