//! What is dated after its article: it is planned, or the date is not its own.

use crate::corpus::{Basis, Modality, Polarity};

use super::Report;
use super::group::Tense;
use super::line::Line;
use super::propose::Proposal;

/// "le procès du 22 janvier", told in November: no fact yet. A past form leaves a day to come that only the story gave.
pub(super) fn settle(line: &Line, reports: &mut [(Proposal, Report)]) {
    let told = |event: &Report| event.modality == Modality::Asserted && event.polarity == Polarity::Positive;
    for (proposal, event) in reports.iter_mut().filter(|(_, event)| told(event)) {
        let Some(date) = event.date.filter(|date| line.is_to_come(date.edtf)) else { continue };
        match proposal.group.map(|group| group.tense) {
            // "A fire killed 59 people in March 2025": the year is the text's own.
            None if date.basis == Basis::Stated => {}
            None | Some(Tense::Present) => event.modality = Modality::Planned,
            _ if date.basis == Basis::Narrative => event.date = None,
            _ => {}
        }
    }
}
