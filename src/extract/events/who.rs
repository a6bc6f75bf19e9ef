//! Who takes part in an event, and where it takes place: the names of its clause, by their side and preposition.

use std::ops::Range;

use crate::corpus::{EventType, Mention, NameId, NameKind, Participant, Role};
use crate::text::Span;

use super::clause::{self, Verbs};
use super::lexicon::{Class, Cues};
use super::line::{Line, Mark};
use super::propose::Proposal;
use super::source::{self, Source};

/// How far from its noun a complement may stand, in tokens.
const REACH: usize = 25;

/// A name of the sentence, by its tokens.
#[derive(Debug, Clone, Copy)]
struct Named<'a> {
    from: usize,
    mention: &'a Mention,
}

/// A name's part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Takes(Role),
    Place,
    None,
}

/// Those who take part and the places, each once.
pub(super) fn of(
    line: &Line,
    proposal: &Proposal,
    verbs: &Verbs,
    sources: &[Source],
) -> (Vec<Participant>, Vec<NameId>) {
    let (mut actors, mut places) = (Vec::new(), Vec::new());
    if line.named.is_empty() {
        return (actors, places);
    }
    let part = Parts::of(line, proposal, verbs, sources);
    for named in names(line) {
        match part.of_name(named) {
            Part::Takes(role) => add(&mut actors, named.mention, role),
            Part::Place => push_once(&mut places, named.mention.name),
            Part::None => {}
        }
    }
    (actors, places)
}

/// The names of a sentence, in order.
fn names<'a>(line: &Line<'a>) -> impl Iterator<Item = Named<'a>> {
    line.named.iter().filter_map(|&from| Some(Named { from, mention: line.mention(from)? }))
}

/// Where those who act and those who undergo stand, for one report.
struct Parts<'l, 's, 'a> {
    line: &'l Line<'a>,
    proposal: &'s Proposal,
    sources: &'s [Source],
    verbs: &'s Verbs,
    /// Where its subjects are named.
    subjects: Vec<Range<usize>>,
    /// Where its objects and complements are named.
    objects: Range<usize>,
    /// True of a verb that a subject undergoes.
    passive: bool,
    /// Who says it, where it is a statement.
    speaker: Option<Span>,
}

impl<'l, 's, 'a> Parts<'l, 's, 'a> {
    fn of(line: &'l Line<'a>, proposal: &'s Proposal, verbs: &'s Verbs, sources: &'s [Source]) -> Self {
        let head = proposal.head;
        let named_before = |first: usize| clause::subjects(line, first, verbs);
        let (subjects, objects) = if let Some(group) = proposal.group {
            (named_before(group.first), clause::objects(line, group.first, head, verbs))
        } else {
            let lends = clause::lending(line, head, verbs);
            (lends.map_or_else(Vec::new, named_before), clause::complements(line, head, verbs))
        };
        let passive = proposal.group.is_some_and(|g| g.passive);
        let speaks = matches!(proposal.class, Class::Say | Class::Think | Class::Announce);
        let speaker = proposal.group.filter(|_| speaks).and_then(|g| source::speaker(line, g));
        Self { line, proposal, sources, verbs, subjects, objects, passive, speaker }
    }

    fn of_name(&self, named: Named) -> Part {
        if let Some(part) = self.as_speaker(named) {
            return part;
        }
        let (line, at) = (self.line, named.from);
        let of = clause::preposition(line, at);
        if self.subjects.iter().any(|s| s.contains(&at)) && !self.is_told(at) {
            let role = if self.passive { Role::Recipient } else { Role::Actor };
            return match of {
                Some("selon" | "pour" | "contre") => Part::None,
                // "The son of X", "lawyers for X"
                Some("of" | "for" | "de" | "d'") if self.is_kin(named) => Part::None,
                Some("entre" | "between") => Part::Takes(Role::Actor),
                _ if self.is_place(named, of) => Part::Place,
                _ => Part::Takes(role),
            };
        }
        if self.objects.contains(&at) {
            return self.as_object(named, of);
        }
        self.beside(named, of)
    }

    /// A person who only says whose son or lawyer another is.
    fn is_kin(&self, named: Named) -> bool {
        let person = self.line.name_kind(named.from) == Some(NameKind::Person);
        person
            && named.from > 1
            && self.line.mention(named.from - 1).is_none()
            && !self.line.tokens[named.from - 2].capital
    }

    /// Who says a thing takes part in the saying, not in what is said.
    fn as_speaker(&self, named: Named) -> Option<Part> {
        if self.speaker.is_some_and(|who| who.contains(named.mention.span)) {
            let place = self.is_place(named, clause::preposition(self.line, named.from));
            return Some(if place { Part::Place } else { Part::Takes(Role::Actor) });
        }
        let others = self.sources.iter().filter_map(|s| s.who).any(|who| who.contains(named.mention.span));
        others.then_some(Part::None)
    }

    /// "Lyon attend", a-t-elle dit: who is named in a quotation is spoken of.
    fn is_told(&self, at: usize) -> bool {
        self.line.quoted(at) && !self.line.quoted(self.proposal.head)
    }

    fn as_object(&self, named: Named, of: Option<&str>) -> Part {
        if self.is_place(named, of) {
            return Part::Place;
        }
        if self.is_of_another(named, of) {
            return Part::None;
        }
        let after = named.from > self.proposal.head;
        let close = named.from.abs_diff(self.proposal.head) <= REACH;
        let setting = is_setting(of) && !(of == Some("on") && gives(self.proposal.kind));
        let agent = self.passive && clause::is_agent(self.line, named.from);
        if !close || setting && !agent {
            return Part::None;
        }
        let role = match self.proposal.group {
            Some(_) if agent => Role::Actor,
            Some(_) if self.passive && !to_whom(of) => return Part::None,
            None if !after => return Part::None,
            None if self.does_noun(named.from, of) => Role::Actor,
            _ => Role::Recipient,
        };
        Part::Takes(role)
    }

    /// "arrested two men over the killing of X": X takes part in the killing.
    fn is_of_another(&self, named: Named, of: Option<&str>) -> bool {
        let (line, own) = (self.line, self.proposal);
        let belongs = matches!(of, Some("of" | "de" | "du" | "des" | "d'"));
        let mut before = (own.last + 1..named.from).rev().skip_while(|&at| {
            line.is(at, Cues::PREP.or(Cues::DETERMINER))
                || line.mention(at).is_some()
                || line.tokens[at].capital
        });
        let told = |at: usize| {
            line.tokens[at].word.noun.is_some_and(|noun| !line.is(at, Cues::LENDS) && line.tells(noun))
        };
        own.group.is_some() && belongs && before.next().is_some_and(told)
    }

    /// What stands before a noun: "X's visit", "entre X et Y, le dialogue".
    fn beside(&self, named: Named, of: Option<&str>) -> Part {
        let (line, head) = (self.line, self.proposal.head);
        if self.proposal.group.is_some() || named.from > head {
            return Part::None;
        }
        let near = head - named.from <= 5;
        let owner = near && (named.from..head).any(|at| line.key(at).ends_with("'s"));
        let clause = (named.from..head).all(|at| line.mark(at) != Mark::Stop);
        let between = matches!(of, Some("entre" | "between")) && !self.verbs.any(named.from, head);
        if (owner || between) && clause {
            return Part::Takes(Role::Actor);
        }
        Part::None
    }

    /// "la visite de X", "les frappes par X", "entre X et Y": who does what a noun tells; "l'arrestation de X" undergoes it.
    fn does_noun(&self, at: usize, of: Option<&str>) -> bool {
        let undergone = self.line.is(self.proposal.head, Cues::UNDERGONE);
        match of {
            Some("par" | "by" | "entre" | "between") => true,
            Some("de" | "du" | "des" | "d'" | "of") => !undergone,
            _ => clause::is_agent(self.line, at),
        }
    }

    /// A capital is a place after a preposition of place, else it stands for its government.
    fn is_place(&self, named: Named, of: Option<&str>) -> bool {
        let line = self.line;
        let capital = line.story.names.state_of(named.mention.name).is_some();
        let given = matches!(of, Some("à" | "to" | "au" | "aux" | "on" | "sur")) && gives(self.proposal.kind);
        match line.name_kind(named.from) {
            Some(NameKind::State) => {
                let left = matches!(of, Some("de" | "du" | "des" | "from"))
                    && self.proposal.kind == EventType::Retreat;
                (is_locative(of) && !given) || (left && named.from > self.proposal.last + 2)
            }
            Some(NameKind::Place) => match of {
                Some("avec" | "with" | "contre" | "against" | "entre" | "between" | "par" | "by") => !capital,
                Some("de" | "d'" | "of") if self.is_owner(named.from) => !capital,
                Some(_) => !(given && capital),
                None => !capital && named.from > self.proposal.head,
            },
            _ => false,
        }
    }

    /// The capital of "le retrait de Kiev", not of "l'aéroport de Kiev".
    fn is_owner(&self, at: usize) -> bool {
        self.proposal.group.is_none() && at <= self.proposal.last + 2
    }
}

/// True of types whose "à X" is the other side, not the place.
fn gives(kind: EventType) -> bool {
    use EventType::{Accuse, Agree, Aid, Concede, Reject, Request, Sanction, Statement, Support, Threaten};
    matches!(
        kind,
        Accuse | Agree | Aid | Concede | Reject | Request | Sanction | Statement | Support | Threaten
    )
}

fn to_whom(of: Option<&str>) -> bool {
    matches!(of, Some("à" | "au" | "aux" | "to" | "avec" | "with" | "contre" | "against"))
}

/// "à la télévision nationale", "at the United Nations": where, whatever it names.
fn is_setting(of: Option<&str>) -> bool {
    matches!(of, Some("dans" | "en" | "in" | "at" | "on" | "near" | "across" | "through" | "throughout"))
}

fn is_locative(of: Option<&str>) -> bool {
    matches!(
        of,
        Some(
            "à" | "dans"
                | "en"
                | "sur"
                | "in"
                | "at"
                | "near"
                | "au"
                | "aux"
                | "across"
                | "through"
                | "off"
                | "vers"
                | "into"
                | "to"
                | "on"
                | "throughout"
        )
    )
}

fn add(actors: &mut Vec<Participant>, mention: &Mention, role: Role) {
    if actors.iter().all(|a| a.name != mention.name) {
        actors.push(Participant { name: mention.name, role, span: mention.span });
    }
}

fn push_once(places: &mut Vec<NameId>, name: NameId) {
    if !places.contains(&name) {
        places.push(name);
    }
}

/// How far from a trigger a name may stand, in bytes.
const NEAR: usize = 180;

/// Those whom the words around a trigger name, in whatever part: up to a full stop or semicolon.
pub(super) fn beside(line: &Line, trigger: Span, taken: impl Fn(NameId) -> bool) -> Vec<NameId> {
    let (text, mentions) = (line.story.text, line.story.mentions);
    let from = mentions.partition_point(|m| m.span.end() <= line.sentence.start());
    let here = mentions.iter().skip(from).take_while(|m| m.span.start() < line.sentence.end());
    let parted = |span: Span| {
        let (early, late) = if span.start() < trigger.start() { (span, trigger) } else { (trigger, span) };
        let between = Span::new(early.end().min(late.start()), late.start());
        between.len() > NEAR || memchr::memchr3(b';', b':', b'.', between.of(text).as_bytes()).is_some()
    };
    let mut names: Vec<NameId> = here.filter(|m| !taken(m.name) && !parted(m.span)).map(|m| m.name).collect();
    names.sort_unstable();
    names.dedup();
    names
}
