//! What a form names: a day, a weekday, days counted from another; and whether it hangs on the tense of its clause.

use super::form::{Anchor, Calendar, Form, Found, Turn, Unit};

/// So many units from a day, as against "la semaine dernière".
pub(super) fn is_counted(found: &Found) -> bool {
    matches!(found.rule, "later" | "ago" | "in-time")
}

/// "le lendemain", "trois jours plus tard", "le 13": days counted from another, or of its month.
pub(super) fn counts_days(form: &Form) -> bool {
    match form {
        Form::Shift(s) => s.from == Anchor::Narrative && s.unit <= Unit::Week,
        Form::Calendar(c) => c.day.is_some() && c.month.is_none() && c.weekday.is_none(),
        Form::Time(_, Some(day)) => counts_days(day),
        _ => false,
    }
}

/// Names of days, months and seasons that say nothing else.
pub(super) fn hangs_on_tense(form: &Form) -> bool {
    match form {
        Form::Calendar(c) => c.year.is_none() && matches!(c.turn, Turn::Bare | Turn::This | Turn::Ranged),
        Form::Portion(p) => p.year.is_none(),
        Form::Holiday(_, year) => year.is_none(),
        Form::Shift(s) => s.unit == Unit::Weekend,
        Form::Time(_, Some(inner))
        | Form::Range(_, inner)
        | Form::Edge(_, inner)
        | Form::Nth(_, _, inner) => hangs_on_tense(inner),
        _ => false,
    }
}

/// A day and month and nothing more.
pub(super) fn bare(c: Calendar) -> Calendar {
    Calendar { day: c.day, month: c.month, ..Calendar::default() }
}

/// A habit by the day of the week: "le mardi", "du lundi au vendredi".
pub(super) fn weekdays(form: &Form) -> bool {
    match form {
        Form::Set(value) => value.starts_with("XXXX-WXX"),
        Form::Calendar(c) => c.weekday.is_some() && c.day.is_none(),
        Form::Range(from, to) => weekdays(from) && weekdays(to),
        _ => false,
    }
}

/// A weekday, or a day and month.
pub(super) fn names_day(form: &Form) -> bool {
    match form {
        Form::Calendar(c) => c.weekday.is_some() || c.day.is_some(),
        Form::Time(_, Some(day)) => names_day(day),
        _ => false,
    }
}

/// The weekday that is all an expression says, but for a part of the day.
pub(super) fn weekday(form: &Form) -> Option<usize> {
    match form {
        Form::Calendar(c) if hangs_on_tense(form) && c.day.is_none() => c.weekday.map(usize::from),
        Form::Time(_, Some(day)) => weekday(day),
        _ => None,
    }
}
