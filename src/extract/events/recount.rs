//! The number that someone else gives for what the sentence before told: "3,000 people marched, police said. Organizers
//! put the crowd at 6,000."

use crate::corpus::{Counted, Polarity};

use super::Report;
use super::line::Line;
use super::number::{self, Count};
use super::propose::Proposal;
use super::retold;

/// The reports of the last sentence, held until the next one is read: it may count anew what they count.
#[derive(Debug, Default)]
pub(super) struct Held(Vec<Report>);

impl Held {
    /// Holds a report.
    pub(super) fn hold(&mut self, report: Report) {
        self.0.push(report);
    }

    /// What this sentence only says the day of is what the one before has told.
    pub(super) fn retell(&self, line: &Line, reports: &mut [(Proposal, Report)]) {
        let near: Vec<&Report> = self.0.iter().filter(|report| is_near(line, report)).collect();
        retold::settle(line, &near, reports);
    }

    /// Gives what whoever is named in this sentence counts to the report of the sentence before, and takes the verb that
    /// counts for no report of its own.
    pub(super) fn recount(&mut self, line: &Line, reports: &mut Vec<Report>) {
        let counts = |report: &&mut Report| {
            is_near(line, report)
                && report.polarity == Polarity::Positive
                && report.numbers.iter().any(is_of_people)
        };
        let Some(report) = self.0.iter_mut().rev().find(counts) else { return };
        let Some(claim) = number::claim(line) else { return };
        let own = |report: &Report| claim.verb.is_some_and(|verb| report.trigger.contains(verb));
        if reports.iter().any(|report| !report.numbers.is_empty() && !own(report)) {
            return;
        }
        let same =
            |count: &&mut Count| is_of_people(count) && claim.what.is_none_or(|what| what == count.what);
        let Some(told) = report.numbers.iter_mut().find(same) else { return };
        told.source = told.source.or(report.attribution);
        let count = Count { source: Some(claim.source), what: told.what, ..claim.count };
        report.numbers.push(count);
        reports.retain(|report| !own(report));
    }

    /// The reports of the sentence before, which nothing later counts anew.
    pub(super) fn release(&mut self, give: &mut impl FnMut(Report)) {
        self.0.drain(..).for_each(give);
    }
}

/// True of a report of the same paragraph.
fn is_near(line: &Line, report: &Report) -> bool {
    let between = line.story.text.get(report.sentence.end()..line.sentence.start());
    between.is_some_and(|between| !between.contains('\n'))
}

/// The dead, the hurt, the arrested, whoever marched.
fn is_of_people(count: &Count) -> bool {
    matches!(count.what, Counted::Protesters | Counted::Dead | Counted::Wounded | Counted::Arrested)
}
