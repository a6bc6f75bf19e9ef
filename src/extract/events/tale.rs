//! The date the story has reached: what an undated sentence that goes on with a happening takes over from it.

mod again;
mod days;

use std::cell::LazyCell;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::corpus::{
    Basis, EventDate, EventType, Modality, NameId, Participant, Polarity, Role, Timex, TimexId, TimexKind,
};
use crate::date::{Doubt, Edtf};
use crate::text::Span;
use crate::words::Lang;

use super::ahead;
use super::complement;
use super::group::Tense;
use super::lasting;
use super::lexicon::Cues;
use super::line::Line;
use super::news::News;
use super::offset::{self, Counted};
use super::passing;
use super::person::{Person, people};
use super::propose::Proposal;
use super::step::{
    Layer, is_background, is_experience, is_news, is_present_perfect, is_relative, is_silent, layer,
    names_unknown_day, speaks_now,
};
use super::{Report, Story};
use days::{is_hour, is_now, is_of_print, is_past, opens_with, width};

/// So many letters are alike in a noun and its verb.
const STEM: usize = 5;

/// How many tokens from the head of a sentence a day may set its scene.
const OPENING: usize = 6;

/// How many sentences without a dated event the story may pass over.
const GAP: usize = 3;

/// What the sentences so far have dated.
#[derive(Debug, Default)]
pub(super) struct Tale {
    /// How many sentences were read.
    read: usize,
    /// The last dated report: date, its sentence, its block, its people.
    last: Option<Scene>,
    /// The date of each noun of a happening ("sommet"), by its hash.
    nouns: FxHashMap<u64, EventDate>,
    /// The first date of what was told in words that begin so.
    stems: FxHashMap<u64, EventDate>,
    /// The last date of a happening of a type.
    kinds: FxHashMap<EventType, (EventDate, Vec<NameId>)>,
    /// The last date of a person's part in a happening of a type.
    people: FxHashMap<(NameId, EventType), EventDate>,
    /// The person the story is about.
    person: Person,
    /// The day of the news.
    news: News,
    /// The last paragraph that told an hour of a day that was over.
    hours: Option<usize>,
    /// Where the entry of a live page begins that is read.
    entry: usize,
    /// The lengths that were counted from a happening.
    pub(super) counted: Vec<Counted>,
}

#[derive(Debug, Clone)]
struct Scene {
    date: EventDate,
    sentence: usize,
    block: usize,
    people: Vec<NameId>,
    layer: Layer,
    /// True of the past before the past.
    is_before: bool,
    /// True of what was, told in the present.
    is_told_now: bool,
    /// True of words.
    is_said: bool,
}

impl Tale {
    /// The tale of an article before its first sentence.
    pub(super) fn new(story: &Story) -> Self {
        let (nouns, stems, kinds, people) = (room(), room(), room(), room());
        Self { nouns, stems, kinds, people, news: News::of(story), ..Self::default() }
    }

    /// The person the story is about, as last named.
    pub(super) fn person(&self, block: usize) -> Option<Span> {
        self.person.named(block)
    }

    /// Into the entry of a live page that a sentence stands in: a story of its own, of its day.
    pub(super) fn enter(&mut self, line: &mut Line, block: usize) {
        let Some((entry, day)) = line.story.days.entry(line.sentence.start()) else { return };
        if entry > self.entry {
            self.entry = entry;
            self.last = self.last.take().filter(|_| line.published == Some(day));
            line.published = Some(day);
        }
        self.news = News::of_entry(day, block);
    }

    /// Dates what the sentence leaves undated and continues, then moves on.
    pub(super) fn date(&mut self, line: &Line, block: usize, reports: &mut [(Proposal, Report)]) {
        self.read += 1;
        for (proposal, event) in reports.iter_mut() {
            self.name_demonstrative(line, proposal, event);
            self.person.name_pronoun(line, block, proposal, event);
        }
        self.place_hours(line, block, reports);
        let offset = if reports.is_empty() { None } else { offset::find(line) };
        if let Some(offset) = offset {
            let known = self.counted_from(line, offset.happening(line, reports));
            offset.date(line, known, reports);
        }
        let saying = reports.iter().map(|(p, _)| p).find(|p| p.says()).map(|p| p.head);
        let unknown = LazyCell::new(|| names_unknown_day(line));
        for (proposal, event) in reports.iter_mut().filter(|(_, e)| e.date.is_none()) {
            let layer = layer(line, proposal, event, saying);
            if self.goes_on(line, block, proposal, event, layer) {
                let known = self.taken_up(line, proposal);
                let reached = || self.reached(line, block, proposal, event, layer).filter(|_| !*unknown);
                event.date = known.or_else(reached).map(narrative);
                event.date = event.date.map(|date| lasting::carried(line, proposal, date));
                self.name_unsaid(line, proposal, event);
            }
            if event.date.is_none() && speaks_now(line, proposal, event) {
                event.date = self.news.printed;
            }
        }
        days::share(line, reports);
        // "Au lendemain de l'explosion, le bilan s'est alourdi": told of the day of the news.
        if let Some(offset) = offset {
            offset.date(line, None, reports);
        }
        ahead::settle(line, reports);
        self.news.place(line, block, reports);
        self.counted.extend(offset.and_then(|offset| {
            let known = self.counted_from(line, offset.happening(line, reports));
            offset.leads_to(line, known, reports)
        }));
        self.note(line, block, reports);
        if reports.iter().all(|(_, report)| report.date.is_none_or(is_of_print)) {
            // "dit avoir demandé à les voir dès le 6. « On nous a répondu… »": what was said is of that day.
            let reach =
                if reports.iter().any(|(_, report)| report.date.is_some()) { usize::MAX } else { OPENING };
            self.set(line, block, reach);
        }
        self.person.note(line, block, reports);
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

    /// "en milieu de journée" in a new paragraph: of the day of the news, not of the last day that was named.
    fn place_hours(&self, line: &Line, block: usize, reports: &mut [(Proposal, Report)]) {
        let ahead = |t: &Timex| t.edtf.is_some_and(|edtf| line.is_to_come(edtf));
        let names_day = |&at: &usize| line.timex(at).is_some_and(|t| t.kind == TimexKind::Date && !ahead(t));
        // "Mardi vers 4 heures, … ¶ À la mi-journée": a day that is told by its hours goes on.
        let goes_on = self.hours.is_some_and(|hours| hours < block && block - hours <= 1);
        let opens = !goes_on
            && self.last.as_ref().is_none_or(|scene| scene.block != block)
            && !line.timed.iter().any(names_day);
        let Some(news) = self.news.told.filter(|_| opens) else { return };
        let is_hour = |date: &EventDate| {
            let timex = date
                .timex
                .and_then(|id| line.story.timexes.get(id.at().checked_sub(line.story.first_timex)?));
            timex.is_some_and(|t| t.kind == TimexKind::Time && t.basis == Basis::Narrative)
        };
        for (proposal, event) in reports.iter_mut() {
            let done = proposal.group.is_none_or(|g| matches!(g.tense, Tense::Past | Tense::Participle));
            if let Some(date) =
                event.date.filter(|date| done && is_hour(date) && !days::is_of_evening(line, *date))
            {
                event.date = Some(EventDate { edtf: news.edtf, ..date });
            }
        }
    }

    /// True of what plainly goes on with the story: told as past and as fact.
    fn goes_on(&self, line: &Line, block: usize, proposal: &Proposal, event: &Report, layer: Layer) -> bool {
        let vouched = matches!(event.modality, Modality::Asserted | Modality::Reported);
        // "n'a jamais téléphoné au vainqueur": on no day.
        if event.polarity == Polarity::Negative && is_experience(line, proposal) {
            return false;
        }
        if passing::beside(line, proposal).is_some() || passing::finding(line, proposal).is_some() {
            return false;
        }
        let here = || self.last.as_ref().is_some_and(|s| s.block == block);
        let Some(group) = proposal.group else { return vouched && !is_background(line, proposal) };
        // "Un employé aurait demandé l'arrêt mardi. Son chef aurait refusé."
        if !vouched {
            return group.tense == Tense::PastConditional && here();
        }
        let then = || (proposal.first..proposal.head).any(|at| line.key(at) == "alors");
        // "Le comité s'en était inquiété au printemps. La direction l'avait refusé."
        let before = || self.last.as_ref().is_some_and(|s| s.block == block && s.is_before);
        match group.tense {
            // "His brother, who fled to Dubai, was acquitted": on any day. What "qui" tells mostly goes on with the story.
            Tense::Past if line.story.lang == Lang::En && is_relative(line, group) => false,
            // "que le gouvernement a depuis retiré"
            Tense::Past if is_relative(line, group) && line.any(group.first..group.head, Cues::SINCE) => {
                false
            }
            Tense::Past => !line.is(group.first, Cues::BEING),
            Tense::Pluperfect => {
                then() || before() || here() && layer == Layer::Aside && !is_relative(line, group)
            }
            Tense::Participle | Tense::Imperfect => true,
            // "Samedi soir, une voiture quitte la route. Le chauffeur est retrouvé sain et sauf."
            Tense::Present => {
                let told = self.last.as_ref().is_some_and(|s| s.block == block && s.is_told_now);
                told && !event.kind.is_speech() && !is_relative(line, group)
            }
            _ => false,
        }
    }

    /// The date of the paragraph's last report, of the same people's in the one before, of the news, or of a
    /// person's like part.
    fn reached(
        &self,
        line: &Line,
        block: usize,
        proposal: &Proposal,
        event: &Report,
        layer: Layer,
    ) -> Option<EventDate> {
        let people = people(line, event);
        let perfect = is_present_perfect(line, proposal);
        let lede = || self.news.lede == Some(block);
        let news = || {
            // "He resigned in 2022. Two aides left with him."
            let aside = self.last.as_ref().is_some_and(|s| s.block == block && is_past(line, s.date));
            // "According to him officers used live rounds": on a live page that is of another day than the words.
            let other = line.is_live() && event.modality == Modality::Reported && !proposal.says();
            let step = layer == Layer::Step && is_news(line, proposal) && !other;
            let open = step && (!perfect || lede()) && !aside;
            self.news.told.filter(|_| open)
        };
        let scene = self
            .last
            .as_ref()
            .filter(|s| !perfect && !is_silent(proposal, event) && goes_with(line, s, proposal, event))
            .filter(|s| !self.is_another_voice(s, proposal, &people))
            .filter(|s| {
                let same = s.block == block && self.read - s.sentence <= GAP;
                same || (block.saturating_sub(s.block) == 1 && s.people.iter().any(|p| people.contains(p)))
            });
        let role = || people.iter().find_map(|&p| self.people.get(&(p, event.kind)).copied());
        // After what was told aside the story goes on where it stood.
        let aside = scene.is_some_and(|s| {
            let other = s.block != block && !self.news.is_fresh(s.date);
            s.layer != Layer::Step || other
        });
        let first = if aside { news() } else { None };
        let chosen = first.or_else(|| scene.map(|s| s.date)).or_else(news).or_else(role)?;
        // Right behind the sentence that gave it a date is sure; further on, the other day may be meant.
        let far = scene.is_some_and(|s| s.block != block || self.read - s.sentence > 1);
        let rivals = || [scene.map(|s| s.date), self.news.told].into_iter().flatten();
        let rival = (far || aside) && rivals().any(|other| !other.edtf.meets(chosen.edtf));
        let edtf = if rival { chosen.edtf.with(Doubt::Uncertain) } else { chosen.edtf };
        let own = scene
            .is_some_and(|s| s.is_said && (s.block == block || people.iter().any(|p| s.people.contains(p))));
        let said = proposal.says() && proposal.group.is_some_and(|g| g.tense == Tense::Past && !g.passive);
        let edtf = self.until_print(edtf).filter(|_| said && !own).unwrap_or(edtf);
        Some(EventDate { edtf, ..chosen })
    }

    /// "The union said it would walk out" below what happened on Monday: on a day from then to that of print.
    fn until_print(&self, edtf: Edtf) -> Option<Edtf> {
        let (day, print) = (edtf.as_day()?, self.news.printed?.edtf.as_day()?);
        let fresh = || self.news.is_fresh(EventDate { edtf, basis: Basis::Narrative, timex: None });
        (day < print && fresh()).then(|| Edtf::days(day, print))
    }

    /// True of such days.
    fn lasts_until_print(&self, date: EventDate) -> bool {
        let first = || date.edtf.earliest().map(Edtf::day);
        date.basis == Basis::Narrative
            && date.edtf.as_day().is_none()
            && first().and_then(|first| self.until_print(first)) == Some(date.edtf)
    }

    /// "“We knew,” said Ann Lee" below what happened in March: someone else speaks, on the day of the news.
    fn is_another_voice(&self, scene: &Scene, proposal: &Proposal, people: &[NameId]) -> bool {
        let other = !people.is_empty() && !people.iter().any(|person| scene.people.contains(person));
        proposal.says() && other && self.news.is_stale(scene.date)
    }

    fn note(&mut self, line: &Line, block: usize, reports: &[(Proposal, Report)]) {
        if line.timed.iter().any(|&at| line.timex(at).is_some_and(|timex| is_hour(timex, line.published))) {
            self.hours = Some(block);
        }
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
            self.stems.entry(stem(line.key(proposal.head))).or_insert(date);
            // "Le 12 juin, vers 23 heures": the hour is of a day that the sentence tells.
            let told = |&at: &usize| {
                line.timex(at).is_some_and(|t| t.basis != Basis::Narrative && t.edtf == Some(date.edtf))
            };
            if date.basis != Basis::Narrative || line.timed.iter().any(told) {
                self.note_nouns(line, date);
            }
        }
        let saying = reports().map(|(p, _)| p).find(|p| p.says()).map(|p| p.head);
        // "La famille met en cause l'eau": that these words are of the day of print dates nothing that follows.
        let dated = reports().filter_map(|(p, e)| Some((layer(line, p, e, saying), p, e, e.date?)));
        let passing = |date: EventDate| is_of_print(date) || self.lasts_until_print(date);
        // "condamne le coup du 26 juillet": nor does the day of what they are about.
        let about = |noun: &Proposal| {
            noun.group.is_none() && reports().any(|(verb, _)| passing::is_object_of_speech(line, verb, noun))
        };
        let dated =
            dated.filter(|(_, p, _, date)| !passing(*date) && !complement::is_matter(line, p) && !about(p));
        // The narrowest date of the sentence is the scene's; else that of its first report told for its own sake.
        let narrow = dated.clone().filter(|(.., d)| width(*d) <= 31).min_by_key(|(l, .., d)| (*l, width(*d)));
        let first = || dated.clone().find(|(_, p, ..)| !is_background(line, p));
        if let Some((layer, proposal, event, date)) = narrow.or_else(first) {
            if layer == Layer::Step {
                self.news.learn(date, block);
            }
            // What goes on with someone's words is still theirs.
            let same = |s: &&Scene| date.basis == Basis::Narrative && s.date.timex == date.timex;
            let same_scene = self.last.as_ref().is_some_and(|s| s.is_told_now && same(&s));
            let taken_over = self.last.as_ref().filter(same).map_or(Layer::Step, |s| s.layer);
            self.last = Some(Scene {
                date: lasting::reached(date),
                sentence: self.read,
                block,
                people: people(line, event),
                layer: layer.max(taken_over),
                is_before: proposal.group.is_some_and(|g| g.tense == Tense::Pluperfect),
                is_said: proposal.says(),
                is_told_now: is_now(proposal)
                    && (same_scene || opens_with(line, proposal, date) && !self.news.is_printed(date)),
            });
        }
    }

    /// "Il était 23 h 10 hier quand les plumes se sont posées.": a day at the head of a sentence that reports nothing
    /// dated sets the scene of its paragraph.
    fn set(&mut self, line: &Line, block: usize, reach: usize) {
        let names_day = |at: &usize| {
            let timex = line.timex(*at)?;
            let day = timex.edtf?.as_day().filter(|_| timex.kind != TimexKind::Set)?;
            let of = |before: usize| {
                matches!(line.key(before), "du" | "de" | "d'" | "of" | "au" | "until" | "jusqu'au")
            };
            let bound =
                *at > 0 && (of(at - 1) || line.is(at - 1, Cues::SINCE.or(Cues::BEFORE).or(Cues::AFTER)));
            let told = line.published.and_then(Edtf::latest).is_some_and(|print| day <= print);
            (told && !bound && !line.quoted(*at)).then_some((*at, Edtf::day(day)))
        };
        let head = line.timed.iter().take_while(|at| **at < reach);
        let Some((at, edtf)) = head.filter_map(names_day).last() else { return };
        let id = line.tokens.get(at).and_then(|token| token.timex);
        let timex = id.map(|id| TimexId::new(line.story.first_timex + id as usize));
        let date = EventDate { edtf, basis: Basis::Narrative, timex };
        let people = Vec::new();
        // "Samedi 5 octobre, vers 19 heures, un automobiliste circule".
        let is_told_now =
            !line.seen.has(Cues::HAVE.or(Cues::BE).or(Cues::FUTURE)) && !self.news.is_printed(date);
        let layer = Layer::Step;
        let sentence = self.read;
        self.last = Some(Scene {
            date,
            sentence,
            block,
            people,
            layer,
            is_before: false,
            is_told_now,
            is_said: false,
        });
        self.news.learn(date, block);
    }

    fn note_nouns(&mut self, line: &Line, date: EventDate) {
        for (at, _) in line.tokens.iter().enumerate().filter(|(_, t)| t.word.noun.is_some()) {
            self.nouns.insert(hash(line.key(at)), date);
        }
    }
}

/// Room for what an article usually dates: it need not be made anew as the tale goes on.
fn room<K, V>() -> FxHashMap<K, V> {
    FxHashMap::with_capacity_and_hasher(28, FxBuildHasher)
}

/// What a noun and its verb have in common, hashed: "colla", "explo".
fn stem(word: &str) -> u64 {
    let end = word.char_indices().nth(STEM).map_or(word.len(), |(end, _)| end);
    hash(word.get(..end).unwrap_or(word))
}

fn hash(word: &str) -> u64 {
    FxBuildHasher.hash_one(word)
}

/// Whether a report without a date may share that of the scene.
fn goes_with(line: &Line, scene: &Scene, proposal: &Proposal, event: &Report) -> bool {
    let is_state = proposal.group.is_some_and(|g| g.tense == Tense::Imperfect);
    // An open interval is a state: only a state goes on with it.
    let state = event.modality == Modality::Asserted && is_state;
    // Words are not of the day of what they tell of.
    let said = proposal.says() && scene.layer == Layer::Said;
    !is_past(line, scene.date) && (state || !scene.date.edtf.is_open()) && !said
}

/// The same date, carried over.
fn narrative(date: EventDate) -> EventDate {
    EventDate { basis: Basis::Narrative, ..date }
}
