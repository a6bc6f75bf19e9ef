//! Feasts, fixed and movable: the day each falls on in a year.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// The day of a feast of the lexicon.
pub(super) fn day(name: &str, year: i16) -> Option<Date> {
    fixed(name, year).or_else(|| from_easter(name, year)).or_else(|| counted(name, year))
}

fn fixed(name: &str, year: i16) -> Option<Date> {
    let (month, day) = match name {
        "new-year" => (1, 1),
        "epiphany" => (1, 6),
        "candlemas" => (2, 2),
        "valentine" => (2, 14),
        "saint-patrick" => (3, 17),
        "assumption" => (8, 15),
        "halloween" => (10, 31),
        "all-saints" => (11, 1),
        "armistice" => (11, 11),
        "christmas-eve" => (12, 24),
        "christmas" => (12, 25),
        "new-year-eve" => (12, 31),
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

fn from_easter(name: &str, year: i16) -> Option<Date> {
    let after = match name {
        "ash-wednesday" => -46,
        "good-friday" => -2,
        "easter" => 0,
        "easter-monday" => 1,
        "ascension" => 39,
        "pentecost" => 49,
        "whit-monday" => 50,
        _ => return None,
    };
    easter(year)?.checked_add(after.days()).ok()
}

/// Feasts that are the n-th weekday of a month.
fn counted(name: &str, year: i16) -> Option<Date> {
    let (month, nth, weekday) = match name {
        "thanksgiving" => (11, 4, Weekday::Thursday),
        "labor-day" => (9, 1, Weekday::Monday),
        "memorial-day" => (5, -1, Weekday::Monday),
        _ => return None,
    };
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).
fn easter(year: i16) -> Option<Date> {
    let year_of = i32::from(year);
    let (golden, century, rest) = (year_of % 19, year_of / 100, year_of % 100);
    let shift = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {

    #[test]
    fn feasts_fall_where_the_calendar_says() {
        for (name, year, day) in [
            ("easter", 2025, "2025-04-20"),
            ("easter", 2024, "2024-03-31"),
            ("pentecost", 1999, "1999-05-23"),
            ("ascension", 2002, "2002-05-09"),
            ("thanksgiving", 2023, "2023-11-23"),
            ("christmas", 2010, "2010-12-25"),
        ] {
            assert_eq!(super::day(name, year).unwrap().to_string(), day, "{name} {year}");
        }
    }
}
