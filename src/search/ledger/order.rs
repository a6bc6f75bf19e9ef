//! The reports in time order, kept as they come: what is visible of them is then one pass, without sorting.

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::corpus::{Corpus, EventId, Shared, flat};
use crate::date::{Edtf, Unit};
use crate::search::Bits;

/// One report in so many is looked up sooner than all places are asked.
const FEW: usize = 8;

/// Every report in the order of a timeline.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Order {
    /// The dated ones, by [`Moment`] and id, then the others, by id.
    reports: Shared<EventId>,
    /// How many are dated.
    dated: usize,
    /// Where each moment's reports begin.
    #[serde(with = "flat")]
    runs: Vec<(Moment, u32)>,
    /// The place of each report among them, once asked for.
    #[serde(skip)]
    places: OnceLock<Vec<u32>>,
}

/// Where a date stands in the order of a timeline. Dates that are equal here are told apart by nothing it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    order: (Date, Date),
    /// First and last day that it fixes.
    pub fixed: Option<(Date, Date)>,
    /// The month it is filed under, 1–12: its own, or that of the end that fixes it.
    pub month: Option<u8>,
}

flat! { Moment { order, fixed, month } }

impl Moment {
    /// Of a date.
    #[must_use]
    pub fn new(edtf: Edtf) -> Self {
        Self { order: edtf.order(), fixed: edtf.fixed(), month: month(edtf) }
    }

    /// Where a report stands; the undated come last.
    #[must_use]
    pub fn of(corpus: &Corpus, event: EventId) -> (bool, Option<Self>, EventId) {
        let moment = corpus[event].date.map(|date| Self::new(date.edtf));
        (moment.is_none(), moment, event)
    }

    /// The years of its ends that are not open.
    pub(in crate::search) fn years(self) -> impl Iterator<Item = i16> {
        let (first, last) = self.order;
        let first = self.fixed.map(|_| first.year());
        first.into_iter().chain(first.and(Some(last).filter(|&last| last != Date::MAX)).map(Date::year))
    }

    /// The year it is filed under.
    #[must_use]
    pub fn year(self) -> i16 {
        self.order.0.year()
    }
}

fn month(edtf: Edtf) -> Option<u8> {
    match edtf.start().or(edtf.end())?.unit() {
        Unit::Day(day) => Some(day.month().unsigned_abs()),
        Unit::Month(_, month) => Some(month),
        _ => None,
    }
}

impl Order {
    /// The dated reports, moment by moment.
    pub fn runs(&self) -> impl Iterator<Item = (Moment, &[EventId])> {
        let ends = self.runs.iter().skip(1).map(|run| run.1).chain([self.dated as u32]);
        let run = |(&(moment, start), end): (&(Moment, u32), u32)| {
            (moment, self.reports.get(start as usize..end as usize).unwrap_or_default())
        };
        self.runs.iter().zip(ends).map(run)
    }

    /// All reports.
    #[must_use]
    pub fn reports(&self) -> &Shared<EventId> {
        &self.reports
    }

    /// Which places in it some reports have: few reports, or all but a few, are looked up one by one; else every place
    /// is asked for its report, on every core.
    #[must_use]
    pub fn places_of(&self, reports: &Bits) -> Bits {
        let (few, all) = (reports.len(), self.reports.len());
        if few == all {
            return Bits::all(all);
        }
        if few.min(all - few) > all / FEW {
            return Bits::of(all, |place| reports.holds(self.reports[place].at()));
        }
        let (places, held) = (self.places(), few <= all / 2);
        let mut found = Bits::none(all);
        reports.clone().held(held).each(|report| found.put(places[report] as usize));
        found.held(held)
    }

    /// The place of each report.
    pub(super) fn places(&self) -> &[u32] {
        self.places.get_or_init(|| {
            let mut places = vec![0; self.reports.len()];
            (0..).zip(&self.reports).for_each(|(place, report)| places[report.at()] = place);
            places
        })
    }

    /// The undated reports.
    #[must_use]
    pub fn undated(&self) -> &[EventId] {
        self.reports.get(self.dated..).unwrap_or_default()
    }

    /// Takes in the reports of a corpus that are not yet in it: those that came last.
    pub(super) fn take_in(&mut self, corpus: &Corpus) {
        let (mut dated, mut undated) = (Vec::new(), Vec::new());
        for at in self.reports.len()..corpus.events.len() {
            match Moment::of(corpus, EventId::new(at)) {
                (_, Some(moment), event) => dated.push((moment, event)),
                (_, None, event) => undated.push(event),
            }
        }
        if !dated.is_empty() || !undated.is_empty() {
            dated.sort_unstable();
            *self = self.merged(&dated, &undated);
        }
    }

    /// With newer reports: of a moment, they stand after the older ones.
    fn merged(&self, dated: &[(Moment, EventId)], undated: &[EventId]) -> Self {
        let mut merged = Merging::default();
        merged.reports.reserve_exact(self.reports.len() + dated.len() + undated.len());
        let mut new = dated.chunk_by(|a, b| a.0 == b.0).peekable();
        for (moment, old) in self.runs() {
            while let Some(before) = new.next_if(|run| run[0].0 < moment) {
                merged.append(before[0].0, &[], before);
            }
            let same = new.next_if(|run| run[0].0 == moment).unwrap_or_default();
            merged.append(moment, old, same);
        }
        new.for_each(|run| merged.append(run[0].0, &[], run));
        let Merging { mut reports, runs } = merged;
        let dated = reports.len();
        reports.extend_from_slice(self.undated());
        reports.extend_from_slice(undated);
        Self { reports: reports.into(), dated, runs, places: OnceLock::new() }
    }
}

/// An order as it is written.
#[derive(Default)]
struct Merging {
    reports: Vec<EventId>,
    runs: Vec<(Moment, u32)>,
}

impl Merging {
    fn append(&mut self, moment: Moment, old: &[EventId], new: &[(Moment, EventId)]) {
        self.runs.push((moment, self.reports.len() as u32));
        self.reports.extend_from_slice(old);
        self.reports.extend(new.iter().map(|(_, event)| event));
    }
}
