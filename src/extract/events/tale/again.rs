//! What a sentence tells of again: "cette visite", "au cours de cette attaque", "after the collapse".

use crate::corpus::{EventDate, EventType};
use crate::extract::events::lexicon::{Cues, Lemma};
use crate::extract::events::line::{Line, Mark};
use crate::extract::events::propose::Proposal;

use super::{Tale, hash, stem};

/// How many tokens behind a verb the happening may stand that it takes up.
const BEHIND: usize = 12;

impl Tale {
    /// "le sommet", "cette visite" before a report, "au cours de cette attaque" behind it: the date of the happening
    /// that it takes up.
    pub(super) fn taken_up(&self, line: &Line, proposal: &Proposal) -> Option<EventDate> {
        let end = if proposal.group.is_some() { proposal.first } else { proposal.head + 1 };
        let goes_on = |&at: &usize| line.mark(at) == Mark::Word;
        let behind = (proposal.last + 1..proposal.last + BEHIND).take_while(goes_on);
        let shown =
            |&at: &usize| line.is(at - 1, Cues::DEMONSTRATIVE) && line.is(at - 2, Cues::PREP.or(Cues::WHEN));
        let behind = behind.filter(|at| proposal.group.is_some() && *at > 1 && shown(at));
        (1..end.min(12)).chain(behind).find_map(|at| {
            let lemma = line.tokens[at].word.noun?;
            let before = line.cues(at - 1);
            let same = || self.nouns.get(&hash(line.key(at))).copied().filter(|_| before.has(Cues::THE));
            let takes_up = before.has(Cues::DEMONSTRATIVE.or(Cues::POSSESSIVE));
            let last = || kinds(line, lemma).find_map(|kind| self.last_of(kind)).filter(|_| takes_up);
            let date = same().or_else(last)?;
            let led = (at.saturating_sub(3)..at).fold(Cues::default(), |sum, i| sum.or(line.cues(i)));
            let edtf = match date.edtf {
                open if open.is_open() => open,
                closed if led.has(Cues::BEFORE) => closed.until(),
                closed if led.has(Cues::AFTER) => closed.onwards(),
                closed => closed,
            };
            Some(EventDate { edtf, ..date })
        })
    }

    /// When the happening took place that a noun tells of again: by the noun itself, the verb it is of ("collapsed",
    /// "the collapse"), or as the last of its type.
    fn known(&self, line: &Line, at: usize) -> Option<EventDate> {
        let word = line.key(at);
        let broad =
            |kind: &EventType| matches!(kind, EventType::Other | EventType::Statement | EventType::Consult);
        let kind = || {
            let narrow = kinds(line, line.tokens[at].word.noun?).filter(|kind| !broad(kind));
            narrow.into_iter().find_map(|kind| self.last_of(kind))
        };
        self.nouns.get(&hash(word)).or_else(|| self.stems.get(&stem(word))).copied().or_else(kind)
    }

    /// When the last happening of a type took place.
    fn last_of(&self, kind: EventType) -> Option<EventDate> {
        self.kinds.get(&kind).map(|(date, _)| *date)
    }

    /// When what days are counted from took place: "after the collapse", "après ces révélations", "after that".
    pub(super) fn counted_from(&self, line: &Line, happening: Option<usize>) -> Option<EventDate> {
        let told = || self.last.as_ref().map(|scene| scene.date);
        let Some(at) = happening else { return told() };
        let shown = at > 0 && line.is(at - 1, Cues::DEMONSTRATIVE);
        self.known(line, at).or_else(|| if shown { told() } else { None })
    }
}

/// What a noun may tell of: first what it does where nothing beside it narrows it.
fn kinds(line: &Line, lemma: Lemma) -> impl Iterator<Item = EventType> {
    let senses = line.lexicon.senses(lemma).iter();
    let plain = senses.clone().filter(|sense| sense.needs.is_empty());
    plain.chain(senses).map(|sense| sense.kind)
}
