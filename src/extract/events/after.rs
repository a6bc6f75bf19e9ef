//! What a sentence goes on about that has no words for it: whether its dead died by violence or by accident.

use crate::corpus::EventType;

use super::Report;
use super::lexicon::Class;
use super::propose::Proposal;

/// What the sentences before told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum After {
    /// Neither of these.
    #[default]
    Other,
    Accident,
    Violence,
}

impl After {
    /// What a sentence tells of; `None` where of nothing that changes it.
    pub(super) fn of(reports: &[(Proposal, Report)]) -> Option<Self> {
        reports.iter().find_map(|(proposal, report)| match (report.kind, proposal.class) {
            (EventType::Assault, _) => Some(Self::Violence),
            (EventType::Protest | EventType::Coerce, _) => Some(Self::Other),
            (EventType::Other, Class::Happening | Class::Intransitive) => Some(Self::Accident),
            _ => None,
        })
    }

    /// True where a report of that type goes on with it: "Quatre hommes ont péri", after the shots.
    pub(super) fn is_of(self, kind: EventType, class: Class) -> bool {
        match self {
            Self::Accident => kind == EventType::Other,
            Self::Violence => kind == EventType::Assault && class == Class::Verb,
            Self::Other => false,
        }
    }
}
