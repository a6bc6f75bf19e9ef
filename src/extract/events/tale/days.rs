//! What the day of a report says by itself: how wide it is, how long ago, of print or of an hour.

use crate::corpus::{Basis, EventDate, EventType, Timex, TimexKind};
use crate::date::Edtf;
use crate::extract::events::Report;
use crate::extract::events::group::{Group, Tense};
use crate::extract::events::line::{Line, Mark};
use crate::extract::events::propose::Proposal;
use crate::words::Lang;

/// True of a clock time of a day before the print.
pub(super) fn is_hour(timex: &Timex, print: Option<Edtf>) -> bool {
    let past =
        || timex.edtf.and_then(Edtf::latest).zip(print.and_then(Edtf::latest)).is_some_and(|(a, b)| a < b);
    timex.kind == TimexKind::Time && timex.basis == Basis::Narrative && past()
}

/// True of a bare year over a year before the article: "en 1997" is told aside, and the story does not stay there.
pub(super) fn is_past(line: &Line, date: EventDate) -> bool {
    // Most dates are days.
    let Some(published) = line.published.filter(|_| date.edtf.as_day().is_none()) else { return false };
    let ((_, last), (now, _)) = (date.edtf.bounds(), published.bounds());
    (360..=366).contains(&width(date)) && last.until(now).is_ok_and(|span| span.get_days() > 365)
}

/// "lundi soir … ¶ vers 22 h 15": true of an hour of an evening that the text has told.
pub(super) fn is_of_evening(line: &Line, date: EventDate) -> bool {
    let Some(id) = date.timex.and_then(|id| id.at().checked_sub(line.story.first_timex)) else {
        return false;
    };
    let timexes = line.story.timexes;
    let part = |timex: &Timex| {
        timex.value.word().rsplit_once('T').map_or(String::new(), |(_, part)| part.to_owned())
    };
    let late = |part: &str| {
        part.split(':').next().and_then(|hour| hour.parse::<u8>().ok()).is_some_and(|hour| hour >= EVENING)
    };
    let told = |timex: &Timex| timex.edtf == Some(date.edtf) && matches!(part(timex).as_str(), "EV" | "NI");
    timexes.get(id).is_some_and(|hour| late(&part(hour))) && timexes.iter().take(id).any(told)
}

/// From what hour on an evening is told.
const EVENING: u8 = 18;

/// How many days a date is wide.
pub(super) fn width(date: EventDate) -> i32 {
    if date.edtf.as_day().is_some() {
        return 0;
    }
    let (first, last) = date.edtf.bounds();
    first.until(last).map_or(i32::MAX, |s| s.get_days())
}

/// True of the day of print that no words name.
pub(super) fn is_of_print(date: EventDate) -> bool {
    date.timex.is_none() && date.basis == Basis::Publication
}

/// True of a verb in the present.
pub(super) fn is_now(proposal: &Proposal) -> bool {
    proposal.group.is_some_and(|group| group.tense == Tense::Present)
}

/// "Samedi 5 octobre, une voiture quitte la route": true of a French verb behind its day.
pub(super) fn opens_with(line: &Line, proposal: &Proposal, date: EventDate) -> bool {
    let id = date.timex.and_then(|id| id.at().checked_sub(line.story.first_timex));
    let timex = id.and_then(|id| line.story.timexes.get(id));
    let verb = line.tokens[proposal.first].span.start();
    line.story.lang == Lang::Fr && timex.is_some_and(|timex| timex.span.start() < verb)
}

/// "clashed with police, throwing stones and burning tires": what a participle behind a comma tells is of the day that
/// the story gave to its verb.
pub(super) fn share(line: &Line, reports: &mut [(Proposal, Report)]) {
    for at in 1..reports.len() {
        let (before, rest) = reports.split_at_mut(at);
        let (Some((verb, told)), Some((proposal, event))) = (before.last(), rest.first_mut()) else {
            continue;
        };
        let Some(group) = proposal.group.filter(|group| event.date.is_none() && is_going_on(line, group))
        else {
            continue;
        };
        let led = group.first > 0
            && (line.mark(group.first - 1) == Mark::Comma
                || matches!(line.key(group.first - 1), "and" | "et")
                    && verb.group.is_some_and(|g| is_going_on(line, &g)));
        let one = !(verb.last..group.first).any(|at| line.mark(at) == Mark::Stop);
        if led && one && verb.group.is_some() && told.kind != EventType::Statement {
            event.date = told.date.map(|date| EventDate { basis: Basis::Narrative, ..date });
        }
    }
}

/// "throwing", "tuant".
fn is_going_on(line: &Line, group: &Group) -> bool {
    let ending = if line.story.lang == Lang::Fr { "ant" } else { "ing" };
    group.tense == Tense::Participle && line.key(group.head).ends_with(ending)
}
