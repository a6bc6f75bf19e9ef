//! TIMEX3's way of writing values: `2002-W17`, `P3D`, `XXXX-WXX-4`, `1999-05-17TEV`.

use jiff::civil::{Date, Weekday};

use super::form::{Calendar, Clock, Form, Length, Ref, Unit};
use crate::date::{self, Edtf};

/// A length: `P3D`, `PT20M`, `PXY` where the amount is vague.
pub(super) fn length(length: Length) -> String {
    let (factor, letters, clock) = match length.unit {
        Unit::Second => (1.0, "S", true),
        Unit::Minute => (1.0, "M", true),
        Unit::Hour => (1.0, "H", true),
        Unit::Day => (1.0, "D", false),
        Unit::Weekend => (1.0, "WE", false),
        Unit::Week => (1.0, "W", false),
        Unit::Fortnight => (2.0, "W", false),
        Unit::Month => (1.0, "M", false),
        Unit::Quarter => (1.0, "Q", false),
        Unit::Half => (6.0, "M", false),
        Unit::Year => (1.0, "Y", false),
        Unit::Decade => (10.0, "Y", false),
        Unit::Century => (100.0, "Y", false),
        Unit::Millennium => (1000.0, "Y", false),
    };
    let prefix = if clock { "PT" } else { "P" };
    match length.count {
        Some(count) => format!("{prefix}{}{letters}", count * factor),
        None => format!("{prefix}X{letters}"),
    }
}

/// Every such weekday.
pub(super) fn each_weekday(weekday: u8) -> String {
    format!("XXXX-WXX-{weekday}")
}

/// A vague place in time.
pub(super) fn reference(reference: Ref) -> &'static str {
    match reference {
        Ref::Present => "PRESENT_REF",
        Ref::Past => "PAST_REF",
        Ref::Future => "FUTURE_REF",
    }
}

/// The value of a form whose days are known.
pub(super) fn dated(form: &Form, days: Edtf) -> String {
    match form {
        Form::Time(clock, _) => format!("{}T{}", dated(&Form::Then, days), time(*clock)),
        Form::Edge(_, of) => dated(of, days),
        _ => calendar(days),
    }
}

/// The value of a form that nothing dates.
pub(super) fn undated(form: &Form) -> String {
    match form {
        Form::Duration(len) | Form::Lately(_, len) => length(*len),
        Form::Set(value) => value.clone(),
        Form::Ref(vague) => reference(*vague).to_owned(),
        Form::Time(clock, _) => format!("T{}", time(*clock)),
        Form::Calendar(c) => partial(*c),
        Form::Portion(p) if p.code == p.through => portion(0, p.code).replace("0000", "XXXX"),
        Form::Then => reference(Ref::Past).to_owned(),
        Form::Edge(_, of) => undated(of),
        Form::Range(from, to) => format!("{}/{}", undated(from), undated(to)),
        _ => String::new(),
    }
}

fn partial(c: Calendar) -> String {
    match (c.weekday, c.day, c.month) {
        (_, Some(day), Some(month)) => format!("XXXX-{month:02}-{day:02}"),
        (_, None, Some(month)) => format!("XXXX-{month:02}"),
        (Some(weekday), ..) => each_weekday(weekday),
        _ => String::new(),
    }
}

fn time(clock: Clock) -> String {
    match clock {
        Clock::At(hour, minute) => format!("{hour:02}:{minute:02}"),
        Clock::Part(letters) => letters.to_owned(),
    }
}

/// Weeks and weekends by their number; what EDTF says otherwise in TIMEX3's letters; the rest as in EDTF.
fn calendar(days: Edtf) -> String {
    if let (Some(first), Some(last)) = (days.earliest(), days.latest())
        && let Some(week) = week(first, last)
    {
        return week;
    }
    let unit = days.start().filter(|_| matches!(days, Edtf::At(_))).map(date::Moment::unit);
    match unit {
        Some(date::Unit::Season(year, code)) => portion(year, code),
        _ => days.with(date::Doubt::Sure).to_string(),
    }
}

fn week(first: Date, last: Date) -> Option<String> {
    let days = first.until(last).ok()?.get_days();
    let end = match (first.weekday(), days) {
        (Weekday::Monday, 6) => "",
        (Weekday::Saturday, 1) => "-WE",
        _ => return None,
    };
    let iso = first.iso_week_date();
    Some(format!("{:04}-W{:02}{end}", iso.year(), iso.week()))
}

fn portion(year: i16, code: u8) -> String {
    match code {
        21 => format!("{year:04}-SP"),
        22 => format!("{year:04}-SU"),
        23 => format!("{year:04}-FA"),
        24 => format!("{year:04}-WI"),
        33..=36 => format!("{year:04}-Q{}", code - 32),
        40 | 41 => format!("{year:04}-H{}", code - 39),
        _ => format!("{year:04}"),
    }
}
