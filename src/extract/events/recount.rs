//! The number that someone else gives for what the sentence before told: "3,000 people marched, police said. Organizers
//! put the crowd at 6,000."

use crate::corpus::{Counted, Polarity};

use super::Report;
use super::line::Line;
use super::number::{self, Count};

/// The reports of the last sentence, held until the next one is read: it may count anew what they count.
#[derive(Debug, Default)]
pub(super) struct Held(Vec<Report>);

impl Held {
    /// Holds a report.
    pub(super) fn hold(&mut self, report: Report) {
        self.0.push(report);
    }

    /// Gives what whoever is named in this sentence counts to the report of the sentence before, and takes the verb that
    /// counts for no report of its own.
    pub(super) fn recount(&mut self, line: &Line, reports: &mut Vec<Report>) {
        let counts = |report: &&mut Report| {
            let between = line.story.text.get(report.sentence.end()..line.sentence.start());
            let near = between.is_some_and(|between| !between.contains('\n'));
            near && report.polarity == Polarity::Positive && report.numbers.iter().any(is_of_people)
        };
        if reports.iter().any(|report| !report.numbers.is_empty()) {
            return;
        }
        let Some(report) = self.0.iter_mut().rev().find(counts) else { return };
        let Some(claim) = number::claim(line) else { return };
        let Some(told) = report.numbers.iter_mut().find(|count| is_of_people(count)) else { return };
        told.source = told.source.or(report.attribution);
        let count = Count { source: Some(claim.source), what: told.what, ..claim.count };
        report.numbers.push(count);
        reports.retain(|report| claim.verb.is_none_or(|verb| !report.trigger.contains(verb)));
    }

    /// The reports of the sentence before, which nothing later counts anew.
    pub(super) fn release(&mut self, give: &mut impl FnMut(Report)) {
        self.0.drain(..).for_each(give);
    }
}

/// The dead, the hurt, the arrested, whoever marched.
fn is_of_people(count: &Count) -> bool {
    matches!(count.what, Counted::Protesters | Counted::Dead | Counted::Wounded | Counted::Arrested)
}
