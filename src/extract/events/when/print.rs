//! Where a day lies from that of print: over, to come, or long ago.

use crate::date::Edtf;
use crate::extract::events::group::Tense;
use crate::extract::events::line::Line;
use crate::extract::events::propose::Proposal;

use super::Dated;

/// Days within which a date still tells news.
const MONTH: i32 = 31;

/// True of days that were over when the article was published.
pub(super) fn is_before_print(line: &Line, edtf: Edtf) -> bool {
    let published = line.published.and_then(Edtf::latest);
    edtf.latest().zip(published).is_some_and(|(last, published)| last < published)
}

/// True of days to come beside a verb that tells what was.
pub(super) fn is_ahead(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let past = proposal.group.is_some_and(|group| group.tense == Tense::Past);
    past && date.edtf.is_some_and(|edtf| line.is_to_come(edtf))
}

/// True of what is no day, and of days more than a month before the article was published.
pub(super) fn is_long_ago(line: &Line, edtf: Edtf) -> bool {
    let (Some(first), Some(last)) = (edtf.earliest(), edtf.latest()) else { return true };
    let published = line.published.and_then(Edtf::earliest);
    first != last || published.is_some_and(|p| p.since(last).is_ok_and(|span| span.get_days() > MONTH))
}
