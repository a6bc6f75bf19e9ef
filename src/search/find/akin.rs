//! What tells of something like a happening without having been taken for it: sentences that share its rarer words.
//! Nothing is joined by it; it is for a reader to judge.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::corpus::{ClusterId, Corpus, Event, EventId, NameId};
use crate::search::words::each_word;

use super::Index;
use super::lines;
use super::segment::Segment;

/// The words of so many reports of a happening are looked for.
const REPORTS: usize = 8;

/// So many of its words are looked for, the rarest.
const WORDS: usize = 16;

/// Words are looked for by so many letters of their beginning, whatever their form and derivation ("sanctions",
/// "sanctionner"); shorter ones tell nothing.
const BEGINNING: usize = 5;

/// A word that stands in so many lines tells nothing, and would take long to follow.
const COMMON: usize = 5_000;

/// So many words a sentence must share at least.
const SHARED: u32 = 2;

/// So many sentences are looked at more closely.
const LINES: usize = 64;

/// A word looked for: its forms in each segment, and how much it tells.
struct Sought {
    forms: Vec<(usize, u32)>,
    weight: f32,
}

/// What is so much less like it than the likest is left out.
const NEAR: f32 = 0.5;

/// A sentence that shares words: which, how many, and how much they tell.
#[derive(Default, Clone, Copy)]
struct Likeness {
    words: u32,
    weight: f32,
}

impl Index {
    /// Reports like those of a happening, the likest first, at most `most`, one a happening and a sentence: they share two of its
    /// rarer words, and its type, a person, a body or a place. Those of other articles are preferred.
    #[must_use]
    pub fn akin(&self, corpus: &Corpus, happening: ClusterId, most: usize) -> Vec<EventId> {
        let own = corpus.reports(happening).get(..REPORTS).unwrap_or(corpus.reports(happening));
        let mut best: FxHashMap<ClusterId, (f32, EventId)> = FxHashMap::default();
        for (line, likeness) in self.lines_with(&self.sought(corpus, own)) {
            let events = self.events_on(corpus, line).into_iter();
            let scored = events.filter_map(|event| Some((score(corpus, own, event, likeness)?, event)));
            let Some(found) = scored.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1))) else { continue };
            let known = best.entry(corpus.cluster(found.1)).or_insert(found);
            if found.0 > known.0 {
                *known = found;
            }
        }
        best.remove(&happening);
        let mut akin: Vec<(f32, EventId)> = best.into_values().collect();
        akin.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let least = akin.first().map_or(0.0, |(likest, _)| likest * NEAR);
        akin.into_iter().take(most).take_while(|(score, _)| *score >= least).map(|(_, event)| event).collect()
    }

    /// The rarest words of some reports that others may share.
    fn sought(&self, corpus: &Corpus, reports: &[EventId]) -> Vec<Sought> {
        let mut beginnings: Vec<String> = Vec::new();
        for event in reports.iter().map(|&id| &corpus[id]) {
            each_word(corpus.words(event.article, event.sentence), |word, _| {
                if word.chars().nth(BEGINNING - 1).is_some() {
                    beginnings.push(word.chars().take(BEGINNING).collect());
                }
            });
        }
        beginnings.sort_unstable();
        beginnings.dedup();
        let all = self.segments.iter().map(|segment| segment.len()).sum::<usize>() as f32;
        let mut sought: Vec<Sought> = beginnings.iter().filter_map(|with| self.word(with, all)).collect();
        sought.sort_by(|x, y| y.weight.total_cmp(&x.weight));
        sought.truncate(WORDS);
        sought
    }

    /// The words that begin so, and how rare they are among `all` lines.
    fn word(&self, beginning: &str, all: f32) -> Option<Sought> {
        let mut forms = Vec::new();
        let mut lines = 0;
        for (at, segment) in self.segments.iter().enumerate() {
            let posts = &segment.lines;
            for word in posts.beginning(beginning) {
                lines += posts.weight(word as u32);
                forms.push((at, word as u32));
            }
        }
        let weight = (all / lines.max(1) as f32).ln();
        // One line is its own.
        ((2..=COMMON).contains(&lines) && weight > 1.0).then_some(Sought { forms, weight: weight * weight })
    }

    /// The lines with most of the words, by segment and number.
    fn lines_with(&self, sought: &[Sought]) -> Vec<((usize, u32), Likeness)> {
        let mut likeness: FxHashMap<(usize, u32), Likeness> = FxHashMap::default();
        for word in sought {
            let mut seen: FxHashSet<(usize, u32)> = FxHashSet::default();
            for &(at, form) in &word.forms {
                let posts = &self.segments[at].lines;
                posts.cursor(form).each_before(posts, u32::MAX, |line| {
                    if seen.insert((at, line)) {
                        let known = likeness.entry((at, line)).or_default();
                        *known = Likeness { words: known.words + 1, weight: known.weight + word.weight };
                    }
                });
            }
        }
        let mut lines: Vec<_> = likeness.into_iter().filter(|(_, l)| l.words >= SHARED).collect();
        lines.sort_unstable_by(|(a, x), (b, y)| y.weight.total_cmp(&x.weight).then(a.cmp(b)));
        lines.truncate(LINES);
        lines
    }

    /// The reports of a line.
    fn events_on(&self, corpus: &Corpus, (segment, line): (usize, u32)) -> Vec<EventId> {
        let segment: &Segment = &self.segments[segment];
        let (article, nth) = segment.place(line);
        let Some(of) = corpus.articles.get(article.at()) else { return Vec::new() };
        let lines = lines::of(of, corpus.text(article));
        let Some(&(_, span)) = lines.get(nth) else { return Vec::new() };
        corpus.events_of(article).filter(|&event| corpus[event].sentence.overlaps(span)).collect()
    }
}

/// How like a report is to some of one happening; `None` of what only shares words, and of their own sentences.
fn score(corpus: &Corpus, own: &[EventId], id: EventId, likeness: Likeness) -> Option<f32> {
    let event = &corpus[id];
    let reports = || own.iter().map(|&id| &corpus[id]);
    if reports().any(|r| r.article == event.article && r.sentence.overlaps(event.sentence)) {
        return None;
    }
    let kind = reports().any(|r| r.kind == event.kind);
    let known: Vec<NameId> = reports().flat_map(|r| named(corpus, r)).collect();
    let names = named(corpus, event).filter(|name| known.contains(name)).count().min(2);
    if !kind && names == 0 {
        return None;
    }
    let elsewhere = reports().all(|r| r.article != event.article);
    let plus = |is: bool, more: f32| if is { 1.0 + more } else { 1.0 };
    let length = words_in(corpus.words(event.article, event.sentence)).max(8) as f32;
    Some(
        likeness.weight / length.sqrt() * plus(kind, 0.3) * plus(elsewhere, 0.3) * (1.0 + 0.2 * names as f32),
    )
}

/// Those who take part in an event, and its places.
fn named<'a>(corpus: &'a Corpus, event: &Event) -> impl Iterator<Item = NameId> + use<'a> {
    corpus.actors(event).iter().map(|actor| actor.name).chain(corpus.places(event).iter().copied())
}

fn words_in(text: &str) -> usize {
    let mut count = 0;
    each_word(text, |_, _| count += 1);
    count
}
