//! What a sentence goes on about that has no words for it: whether its dead died by violence or by accident.

use crate::corpus::EventType;

use super::Report;
use super::lexicon::{Class, Sense};
use super::line::Line;
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

/// How many paragraphs tell what an article is about.
const LEDE: usize = 3;

/// True of one of the first paragraphs of a text that opens with this one, where it tells of an accident.
pub(super) fn opens_with_accident(line: &Line, block: usize, body: usize) -> bool {
    block < body + LEDE && (0..line.tokens.len()).any(|at| is_accident(line, at))
}

/// A noun that tells of an accident whatever stands beside it: "l'effondrement", no "chute" of prices.
fn is_accident(line: &Line, at: usize) -> bool {
    let tells = |sense: &Sense| {
        let by_itself = sense.needs.is_empty() && sense.class.is_noun() && sense.class.is_told();
        by_itself && sense.kind == EventType::Other
    };
    let Some(token) = line.tokens.get(at) else { return false };
    let known = token.word.noun.is_some_and(|noun| line.lexicon.senses(noun).iter().any(tells));
    known && line.lexicon.accidents().of(token.beginning).any(|need| line.meets(at, need))
}

/// True where who dies goes on with what the sentences before told or, where they told nothing of the kind, with
/// the accident that the article is about.
pub(super) fn goes_on(line: &Line, sense: &Sense) -> bool {
    let about = if line.after == After::Other && line.accident { After::Accident } else { line.after };
    about.is_of(sense.kind, sense.class)
}
