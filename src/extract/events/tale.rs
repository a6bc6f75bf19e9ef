//! The date the story has reached: what an undated sentence that goes on with a happening takes over from it.

use rustc_hash::FxHashMap;

use crate::corpus::{Basis, EventDate, EventType, Modality, NameId, NameKind, Participant, Role};
use crate::date::Edtf;

use super::Report;
use super::group::Tense;
use super::lasting;
use super::lexicon::Cues;
use super::line::Line;
use super::person::Person;
use super::propose::Proposal;

/// How many sentences without a dated event the story may pass over.
const GAP: usize = 2;

/// News is told within so many days.
const FRESH: i32 = 2;

/// What the sentences so far have dated.
#[derive(Debug, Default)]
pub(super) struct Tale {
    /// How many sentences were read.
    read: usize,
    /// The last dated report: date, its sentence, its block, its people.
    last: Option<Scene>,
    /// The date of each noun of a happening ("sommet").
    nouns: FxHashMap<String, EventDate>,
    /// The last date of a happening of a type.
    kinds: FxHashMap<EventType, (EventDate, Vec<NameId>)>,
    /// The last date of a person's part in a happening of a type.
    people: FxHashMap<(NameId, EventType), EventDate>,
    /// The last day of the news: of a report of the days right before the publication.
    news: Option<EventDate>,
    /// The person the story is about.
    person: Person,
}

#[derive(Debug, Clone)]
struct Scene {
    date: EventDate,
    sentence: usize,
    block: usize,
    people: Vec<NameId>,
}

impl Tale {
    /// Dates what the sentence leaves undated and continues, then moves on.
    pub(super) fn date(&mut self, line: &Line, block: usize, reports: &mut [(Proposal, Report)]) {
        self.read += 1;
        for (proposal, event) in reports.iter_mut() {
            self.name_demonstrative(line, proposal, event);
            self.person.name_pronoun(line, proposal, event);
        }
        for (proposal, event) in reports.iter_mut().filter(|(_, e)| e.date.is_none()) {
            event.date = said_now(line, proposal);
            if event.date.is_none() && goes_on(line, proposal, event) {
                let known = self.taken_up(line, proposal);
                let is_state = proposal.group.is_some_and(|g| g.tense == Tense::Imperfect);
                let reached = known.or_else(|| self.reached(line, block, event, is_state));
                event.date = reached.or_else(|| self.told_as_news(block, proposal)).map(narrative);
                event.date = event.date.map(|date| lasting::carried(line, proposal, date));
                self.name_unsaid(line, proposal, event);
            }
        }
        self.note(line, block, reports);
        self.person.note(line, reports);
    }

    /// "le sommet", "cette visite" before a report: the date of the happening that it takes up.
    fn taken_up(&self, line: &Line, proposal: &Proposal) -> Option<EventDate> {
        let end = if proposal.group.is_some() { proposal.first } else { proposal.head + 1 };
        (1..end.min(12)).find_map(|at| {
            let lemma = line.tokens[at].word.noun?;
            let before = line.cues(at - 1);
            let same = || self.nouns.get(line.key(at)).copied().filter(|_| before.has(Cues::THE));
            let kind = line.lexicon.senses(lemma).first()?.kind;
            let takes_up = before.has(Cues::DEMONSTRATIVE.or(Cues::POSSESSIVE));
            let date = same()
                .or_else(|| takes_up.then(|| self.kinds.get(&kind).map(|(date, _)| *date)).flatten())?;
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

    /// "cette mission": its people are those of the happening that it takes up.
    fn name_demonstrative(&self, line: &Line, proposal: &Proposal, event: &mut Report) {
        let near = proposal.first.saturating_sub(2)..proposal.first;
        let Some(at) = near.rev().find(|&at| line.is(at, Cues::DEMONSTRATIVE)) else { return };
        if proposal.group.is_some() || !people(line, event).is_empty() {
            return;
        }
        let span = line.tokens[at].span;
        let known = self.kinds.get(&event.kind).map_or(&[][..], |(_, people)| people);
        event.actors.extend(known.iter().map(|&name| Participant { name, role: Role::Actor, span }));
    }

    /// "Plusieurs points ont été abordés": whoever took part in what came before.
    fn name_unsaid(&self, line: &Line, proposal: &Proposal, event: &mut Report) {
        let Some(scene) = self.last.as_ref().filter(|s| self.read - s.sentence <= 1) else { return };
        if event.date.is_some() && event.actors.is_empty() && proposal.group.is_some_and(|g| g.passive) {
            let span = line.cover(proposal.first, proposal.last);
            event.actors =
                scene.people.iter().map(|&name| Participant { name, role: Role::Actor, span }).collect();
        }
    }

    /// The date of the paragraph's last report, of the same people's in the one before, or of a person's like part.
    fn reached(&self, line: &Line, block: usize, event: &Report, is_state: bool) -> Option<EventDate> {
        let people = people(line, event);
        // An open interval is a state: only a state goes on with it.
        let state = event.modality == Modality::Asserted && is_state;
        let past = |s: &&Scene| !is_past(line, s.date);
        let scene = self.last.as_ref().filter(past).filter(|s| state || !s.date.edtf.is_open()).filter(|s| {
            let same = s.block == block && self.read - s.sentence <= GAP;
            same || (block.saturating_sub(s.block) == 1 && s.people.iter().any(|p| people.contains(p)))
        });
        let role = || people.iter().find_map(|&p| self.people.get(&(p, event.kind)).copied());
        scene.map(|s| s.date).or_else(role)
    }

    /// The last day of the news, where the paragraph has not gone back to another.
    fn told_as_news(&self, block: usize, proposal: &Proposal) -> Option<EventDate> {
        let past = proposal.group.is_some_and(|group| group.tense == Tense::Past);
        let news = self.news.filter(|_| past)?;
        let here = self.last.as_ref().filter(|scene| scene.block == block);
        here.is_none_or(|scene| scene.date.edtf == news.edtf).then_some(news)
    }

    fn note(&mut self, line: &Line, block: usize, reports: &[(Proposal, Report)]) {
        // What is only announced dates nothing that has happened.
        let reports =
            || reports.iter().filter(|(_, e)| !matches!(e.modality, Modality::Planned | Modality::Possible));
        for (proposal, event) in reports() {
            let Some(date) = event.date.filter(|_| !is_background(line, proposal)) else { continue };
            let people = people(line, event);
            for &person in &people {
                self.people.insert((person, event.kind), date);
            }
            self.kinds.insert(event.kind, (date, people.clone()));
            if date.basis != Basis::Narrative {
                self.note_nouns(line, date);
            }
        }
        let dated = reports().filter_map(|(p, e)| Some((p, e, e.date?)));
        // The narrowest date of the sentence is the scene's; else that of its first report told for its own sake.
        let narrow = dated.clone().filter(|(_, _, d)| width(*d) <= 31).min_by_key(|(_, _, d)| width(*d));
        let first = || dated.clone().find(|(p, _, _)| !is_background(line, p));
        if let Some((_, event, date)) = narrow.or_else(first) {
            let date = lasting::reached(date);
            self.news = Some(date).filter(|date| is_news(line, *date)).or(self.news);
            self.last = Some(Scene { date, sentence: self.read, block, people: people(line, event) });
        }
    }

    fn note_nouns(&mut self, line: &Line, date: EventDate) {
        for (at, _) in line.tokens.iter().enumerate().filter(|(_, t)| t.word.noun.is_some()) {
            self.nouns.insert(line.key(at).to_owned(), date);
        }
    }
}

/// True of a bare year over a year before the article: "en 1997" is told aside, and the story does not stay there.
fn is_past(line: &Line, date: EventDate) -> bool {
    let Some(published) = line.story.published.edtf else { return false };
    let ((_, last), (now, _)) = (date.edtf.bounds(), published.bounds());
    (360..=366).contains(&width(date)) && last.until(now).is_ok_and(|span| span.get_days() > 365)
}

/// True of a day shortly before the article's.
fn is_news(line: &Line, date: EventDate) -> bool {
    let printed = line.story.published.edtf.and_then(Edtf::as_day);
    let days = printed.zip(date.edtf.as_day()).and_then(|(printed, day)| printed.since(day).ok());
    days.is_some_and(|days| (0..=FRESH).contains(&days.get_days()))
}

/// "Le syndicat accuse la direction": who accuses, asks or refuses in the present does so as the article is printed.
fn said_now(line: &Line, proposal: &Proposal) -> Option<EventDate> {
    use EventType::{Accuse, Reject, Request, Statement, Support, Threaten};
    let verbal = matches!(proposal.kind, Accuse | Reject | Request | Statement | Support | Threaten);
    let now = proposal.group.is_some_and(|group| group.tense == Tense::Present && !group.passive);
    let day = line.story.published.edtf.filter(|_| verbal && now && !line.quoted(proposal.head))?;
    day.as_day().map(|_| EventDate { edtf: day, basis: Basis::Publication, timex: None })
}

/// How many days a date is wide.
fn width(date: EventDate) -> i32 {
    let (first, last) = date.edtf.bounds();
    first.until(last).map_or(i32::MAX, |s| s.get_days())
}

/// The same date, carried over.
fn narrative(date: EventDate) -> EventDate {
    EventDate { basis: Basis::Narrative, ..date }
}

/// The persons of a report, then those its sentence names beside.
fn people(line: &Line, event: &Report) -> Vec<NameId> {
    let is_person =
        |id: &NameId| line.story.names.names.get(id.at()).is_some_and(|n| n.kind == NameKind::Person);
    let beside = line.named.iter().filter_map(|&at| line.mention(at)).map(|m| m.name);
    let mut people: Vec<NameId> = Vec::new();
    for name in event.actors.iter().map(|a| a.name).chain(beside).filter(is_person) {
        if !people.contains(&name) {
            people.push(name);
        }
    }
    people
}

/// True of what plainly goes on with the story: told as past and as fact.
fn goes_on(line: &Line, proposal: &Proposal, event: &Report) -> bool {
    if !matches!(event.modality, Modality::Asserted | Modality::Reported) {
        return false;
    }
    let then = || (proposal.first..proposal.head).any(|at| line.key(at) == "alors");
    match proposal.group {
        Some(g) => match g.tense {
            Tense::Past => !line.is(g.first, Cues::BEING),
            Tense::Pluperfect => then(),
            Tense::Participle | Tense::Imperfect => true,
            _ => false,
        },
        None => !is_background(line, proposal),
    }
}

/// True of a noun in "après la chute du régime": told to date something else.
fn is_background(line: &Line, proposal: &Proposal) -> bool {
    let before = proposal.head.saturating_sub(3)..proposal.head;
    proposal.group.is_none() && before.into_iter().any(|at| line.is(at, Cues::AFTER.or(Cues::BEFORE)))
}
