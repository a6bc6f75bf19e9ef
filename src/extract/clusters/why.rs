//! Why a report is taken for one happening with others: what they share, and what speaks against it; and which others
//! nearly were.

use rustc_hash::FxHashMap;

use crate::corpus::{ClusterId, Corpus, EventId, Reason};
use crate::text::fold::fold;

use super::desk::{Desk, Laid};
use super::evidence::{Clue, Evidence};
use super::face::{List, Seen, both};
use super::gather::{self, Who};
use super::score::{BEARABLE, evidence, gap, score};
use super::stems::{near, stem_of, stems, whole_words};

/// How a report was joined with others of its happening.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// The most like it, where there is one in another article: the report that it is compared with here.
    pub other: EventId,
    /// What they share.
    pub shared: Reason,
    /// What speaks against their being of one happening; empty where nothing does.
    pub against: Reason,
}

/// So many reports of a happening others are compared with.
const COMPARED: usize = 8;

/// Of the reports at such odds or better, as a logarithm, that were not joined, about one in four should have been, in
/// the annotated dossiers.
const PERHAPS: f32 = -2.5;

/// So many of the words that two reports share are told.
const WORDS: usize = 5;

/// Tells of a corpus why its reports are joined.
#[derive(Debug)]
pub struct Joins<'c> {
    corpus: &'c Corpus,
    whos: Vec<Who>,
}

impl<'c> Joins<'c> {
    /// Looks at the names of a corpus: once for all that is asked.
    #[must_use]
    pub fn of(corpus: &'c Corpus) -> Self {
        Self { corpus, whos: gather::whos(corpus) }
    }

    /// Why a report is taken for one happening with others; `None` of one that stands alone.
    #[must_use]
    pub fn why(&self, event: EventId) -> Option<Likeness> {
        let reports = self.corpus.reports(self.corpus.cluster(event));
        if reports.len() < 2 {
            return None;
        }
        let faces = gather::faces_of(self.corpus, &self.whos, reports);
        let mut desk = Desk::of(&faces);
        let own = &desk.lay(faces.all().find(|seen| seen.id() == event)?);
        let others = faces.all().filter(|other| other.id() != event && evidence(own, *other).is_some());
        // Words weigh here what they do among these reports, not in all: near enough to choose by.
        let like = |other: &Seen| (other.article != own.article, score(own, *other, BEARABLE));
        let other = others.max_by(|x, y| {
            let (x, y) = (like(x), like(y));
            x.0.cmp(&y.0).then(x.1.total_cmp(&y.1))
        })?;
        Some(told(self.corpus, own, other))
    }

    /// Of reports whose days are not known, and others: the places of each two that may be of one happening, with how much
    /// speaks for it, as a logarithm, from `least` on.
    #[must_use]
    pub(in crate::extract) fn odds(
        &self,
        own: &[EventId],
        others: &[EventId],
        least: f32,
    ) -> Vec<(usize, usize, f32)> {
        let all: Vec<EventId> = own.iter().chain(others).copied().collect();
        let mut faces = gather::faces_of(self.corpus, &self.whos, &all);
        faces.forget_days(own.len());
        let mut desk = Desk::of(&faces);
        let mut odds = Vec::new();
        for (at, report) in faces.all().take(own.len()).enumerate() {
            let report = desk.lay(report);
            let alike = faces.all().skip(own.len()).map(|other| score(&report, other, least));
            odds.extend(
                alike.enumerate().filter(|(_, odds)| *odds > least).map(|(with, odds)| (at, with, odds)),
            );
        }
        odds
    }

    /// Of some reports those of other happenings that are most like the ones of a happening among them, the likest first,
    /// one a happening.
    #[must_use]
    pub fn likest(&self, happening: ClusterId, among: &[EventId]) -> Vec<EventId> {
        let of = |event: EventId| self.corpus.cluster(event);
        let faces = gather::faces_of(self.corpus, &self.whos, among);
        let own: Vec<Seen> = faces.all().filter(|seen| of(seen.id()) == happening).take(COMPARED).collect();
        let mut best: FxHashMap<ClusterId, (f32, EventId)> = FxHashMap::default();
        let mut desk = Desk::of(&faces);
        for other in faces.all().filter(|other| of(other.id()) != happening) {
            let other = desk.lay(other);
            let odds = own.iter().map(|own| score(&other, *own, PERHAPS)).fold(f32::NEG_INFINITY, f32::max);
            let known = best.entry(of(other.id())).or_insert((odds, other.id()));
            if odds > known.0 {
                *known = (odds, other.id());
            }
        }
        let mut likest: Vec<(f32, EventId)> =
            best.into_values().filter(|(odds, _)| *odds >= PERHAPS).collect();
        likest.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        likest.into_iter().map(|(_, event)| event).collect()
    }
}

fn told(corpus: &Corpus, own: &Laid, other: Seen) -> Likeness {
    let mut likeness = Likeness { other: other.id(), shared: Reason::default(), against: Reason::default() };
    if own.days.zip(other.days).is_some_and(|(x, y)| gap(x, y) == 0) {
        likeness.shared = likeness.shared.and("clue-days", &[]);
    }
    for clue in evidence(own, other).iter().flat_map(Evidence::clues) {
        let parts = parts(corpus, **own, other, clue);
        let part = [parts.as_deref().unwrap_or_default()];
        let parts = if parts.is_some() { &part[..] } else { &[] };
        match clue {
            // Each of all pairs; and how much the clue before it counts.
            Clue::Prior | Clue::RareKind | Clue::RareMatter | Clue::RareWord => {}
            _ if clue.weight() > 0.0 => likeness.shared = likeness.shared.and(clue.key(), parts),
            _ => likeness.against = likeness.against.and(clue.key(), parts),
        }
    }
    likeness
}

/// The names or words that a clue is made of.
fn parts(corpus: &Corpus, a: Seen, b: Seen, clue: Clue) -> Option<String> {
    let names = |of: &[(List, List)]| {
        let shared = of.iter().flat_map(|&(one, other)| both(a.names(one), b.names(other)));
        let mut labels: Vec<&str> = shared.map(|&id| &*corpus[id].label).collect();
        labels.dedup();
        labels.join(", ")
    };
    match clue {
        Clue::People => Some(names(&[(List::People, List::People)])),
        Clue::Named => Some(names(&[
            (List::Bodies, List::Bodies),
            (List::Places, List::Places),
            (List::Bodies, List::Places),
            (List::Places, List::Bodies),
        ])),
        Clue::TwoStates => Some(names(&[(List::Own, List::Own)])),
        Clue::Wording => Some(words(corpus, a, b)),
        _ => None,
    }
}

/// The longest of the words of one report whose beginnings the other has too, as the one writes them.
fn words(corpus: &Corpus, a: Seen, b: Seen) -> String {
    let mut known = Vec::new();
    stems(&mut known, corpus.text(b.article), near(&corpus[b.id()]));
    let near = near(&corpus[a.id()]);
    let mut shared: Vec<String> = Vec::new();
    for word in whole_words(corpus.text(a.article), near).split(|c: char| !c.is_alphanumeric()) {
        let stem = stem_of(&fold(word));
        if let Some(at) = stem.and_then(|stem| known.iter().position(|other| *other == stem)) {
            known.swap_remove(at);
            shared.push(word.to_owned());
        }
    }
    let mut lengths: Vec<usize> = shared.iter().map(String::len).collect();
    lengths.sort_unstable_by(|x, y| y.cmp(x));
    let least = lengths.get(WORDS - 1).copied().unwrap_or(0);
    shared.retain(|word| word.len() >= least);
    shared.truncate(WORDS);
    shared.join(", ")
}
