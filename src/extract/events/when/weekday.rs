//! What a weekday or a day of the month says by itself of the time of a verb.

use jiff::ToSpan;

use crate::date::Edtf;
use crate::extract::events::line::Line;
use crate::extract::events::propose::Proposal;

use super::Dated;
use super::print::is_ahead;

/// "swept the mayor out of office Tuesday": a weekday beside what was done is the last one.
pub(super) fn looked_back(line: &Line, date: &Dated, proposal: &Proposal, edtf: Edtf) -> Edtf {
    let weekday = is_bare_weekday(line, date);
    let day = edtf.as_day().filter(|_| weekday && is_ahead(line, date, proposal) && !proposal.says());
    day.and_then(|day| day.checked_sub(7.days()).ok()).map_or(edtf, Edtf::day)
}

/// "mardi", "Tuesday morning": a weekday without its day of the month.
pub(super) fn is_bare_weekday(line: &Line, date: &Dated) -> bool {
    let any = |is: fn(&str) -> bool| (date.at..=date.last).any(|at| is(line.key(at)));
    any(is_weekday) && !any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// "le 20 novembre", "March 4": no day that is counted from that of print.
pub(super) fn is_day_of_month(line: &Line, date: &Dated) -> bool {
    (date.at..=date.last).any(|at| line.key(at).starts_with(|c: char| c.is_ascii_digit()))
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "lundi"
            | "mardi"
            | "mercredi"
            | "jeudi"
            | "vendredi"
            | "samedi"
            | "dimanche"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}
