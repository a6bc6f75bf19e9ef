//! What bounds a publication date: days with the words they rest on, and how a form's days are counted out.

use jiff::ToSpan;

use crate::corpus::{Basis, Published, Reason};
use crate::date::{Date, Doubt, Edtf, Moment, Unit};
use crate::extract::time::{Bound, Calendar, Form, Found, Tense, Turn, Year};

/// News is told within so many days; the end of that month is the bound.
const FRESH: i32 = 21;

/// A bound, with the words it rests on.
#[derive(Debug, Clone)]
pub(super) struct Bounded {
    pub(super) moment: Moment,
    pub(super) words: String,
    pub(super) why: &'static str,
}

/// A day or month unless its sentence looks ahead; a season or a year only where it looks back.
pub(super) fn is_past(found: &Found, edtf: Edtf, tense: Tense) -> bool {
    let fine = edtf.start().is_some_and(|m| matches!(m.unit(), Unit::Day(_) | Unit::Month(..)));
    let single = matches!(edtf, Edtf::At(_))
        || matches!(found.form, Form::Range(..) | Form::Edge(..) | Form::Portion(_));
    let ranged = matches!(found.form, Form::Range(..));
    if !single || is_limit(found.bound) {
        return false;
    }
    match tense {
        Tense::Future => false,
        Tense::Past => true,
        Tense::Open => fine && !ranged,
    }
}

/// "jusqu’au", "d’ici", "avant".
pub(super) fn is_limit(bound: Bound) -> bool {
    matches!(bound, Bound::Until | Bound::By | Bound::Before)
}

/// The day of a form without its year in a year in which it is the weekday that the form gives.
pub(super) fn yearless(form: &Form, year: i16) -> Option<Date> {
    let weekday = day_named(form).weekday;
    month_and_day(form, year).filter(|day| weekday.is_none_or(|weekday| iso(*day) == weekday))
}

/// From 1, a Monday, to 7.
pub(super) fn iso(day: Date) -> u8 {
    day.weekday().to_monday_one_offset().cast_unsigned()
}

/// A bare day and month, or the last day of a range or of "this year", in that year, whatever weekday it gives.
pub(super) fn month_and_day(form: &Form, year: i16) -> Option<Date> {
    match form {
        Form::Calendar(Calendar {
            day: Some(day),
            month: Some(month),
            year: None | Some(Year::Near(0)),
            turn: Turn::Bare,
            ..
        }) => Date::new(year, month.cast_signed(), day.cast_signed()).ok(),
        Form::Range(_, day) | Form::Time(_, Some(day)) | Form::Edge(_, day) => month_and_day(day, year),
        _ => None,
    }
}

/// The days that a weekday, day and month fall on from a year on.
pub(super) fn day_from(date: Calendar, year: i16, years: i16) -> impl Iterator<Item = Date> {
    (year..=year.saturating_add(years)).filter_map(move |year| {
        let day = Date::new(year, date.month?.cast_signed(), date.day?.cast_signed()).ok()?;
        date.weekday.is_none_or(|weekday| weekday == iso(day)).then_some(day)
    })
}

/// The day and month that an expression names, or a part of that day, or the days that it ends.
pub(super) fn day_named(form: &Form) -> Calendar {
    match form {
        Form::Calendar(date) => *date,
        Form::Range(_, day) | Form::Time(_, Some(day)) | Form::Edge(_, day) => day_named(day),
        _ => Calendar::default(),
    }
}

/// The earlier of two bounds.
pub(super) fn earlier(a: Option<Bounded>, b: Option<Bounded>) -> Option<Bounded> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.moment.unit().first() < a.moment.unit().first() { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// The later of two bounds.
pub(super) fn later(a: Option<Bounded>, b: Option<Bounded>) -> Option<Bounded> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.moment.unit().first() > a.moment.unit().first() { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// A day told as news is not long gone: an estimate, and marked so.
pub(super) fn fresh(after: &Bounded) -> Option<Bounded> {
    let Unit::Day(day) = after.moment.unit() else { return None };
    let last = day.checked_add(FRESH.days()).ok()?;
    let unit = Unit::Month(last.year(), last.month().cast_unsigned());
    Some(Bounded { moment: Moment::new(unit, Doubt::Approximate), words: String::new(), why: "why-fresh" })
}

/// Before a day that is announced: within so many days of it, from about that month on.
pub(super) fn soon_before(coming: &Bounded, days: i32) -> Option<Published> {
    let first = coming.moment.unit().first().checked_sub(days.days()).ok()?;
    let unit = Unit::Month(first.year(), first.month().cast_unsigned());
    let moment = Moment::new(unit, Doubt::Approximate);
    let after = Bounded { moment, words: coming.words.clone(), why: "why-soon" };
    Some(bounds(&after, Some(coming)))
}

pub(super) fn bounds(after: &Bounded, before: Option<&Bounded>) -> Published {
    let date = after.moment.unit();
    let mut reason = Reason::because(after.why, &[&after.words, &Edtf::At(date.sure()).to_string()]);
    let days = match before {
        Some(before) if before.moment == after.moment => Edtf::At(after.moment),
        Some(before) => {
            let told = Edtf::At(before.moment).to_string();
            reason = match before.why {
                "why-fresh" => reason.and("why-fresh", &[&told]),
                why => reason.and(why, &[&before.words, &told]),
            };
            Edtf::Between(Some(after.moment), Some(before.moment))
        }
        None => {
            reason = reason.and("why-open", &[]);
            Edtf::Between(Some(after.moment), None)
        }
    };
    super::of(days, Basis::Inferred, reason)
}

pub(super) fn distance(a: Date, b: Date) -> i32 {
    b.until(a).map_or(i32::MAX, |span| span.get_days())
}
