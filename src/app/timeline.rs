//! The timeline's rows: events in time order under their year and month, the undated after them; and its chart.

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::date::Date;
use crate::search::{Bits, Moment, Order};

use super::list::List;
use super::rows::{self, Rows};

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A year and how many reports stand under it.
    Year(i16, u32),
    /// A month of that year, 1–12.
    Month(i16, u8),
    /// What no text dates, and how many.
    Undated(u32),
    /// A report.
    Event(EventId),
}

impl rows::Row for Row {
    type Entry = EventId;

    fn of(event: EventId) -> Self {
        Self::Event(event)
    }

    fn entry(self) -> Option<EventId> {
        if let Self::Event(event) = self { Some(event) } else { None }
    }

    fn at(event: EventId) -> usize {
        event.at()
    }
}

/// The timeline of what is visible.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Its rows.
    pub rows: Rows<Row>,
    /// Cursor and scroll.
    pub list: List,
    /// The density of reports over the whole span, once it is laid out for a width.
    pub chart: Option<Chart>,
    /// How many of its reports may mean which days.
    weights: Vec<Weight>,
}

/// So many reports, and the first and last day they fix.
type Weight = (Date, Date, u32);

impl Timeline {
    /// Shows what is visible of all reports.
    pub fn show(&mut self, order: &Order, visible: &Bits) {
        self.rows.show_places(order.reports(), order.places_of(visible));
        let dated = order.runs().map(|(moment, events)| (Some(moment), events.len()));
        self.file_all(dated.chain([(None, order.undated().len())]));
    }

    /// Shows what is visible of one article's reports.
    pub fn show_article(&mut self, corpus: &Corpus, visible: &Bits, article: ArticleId) {
        let mut events: Vec<_> = corpus.events_of(article).map(|event| Moment::of(corpus, event)).collect();
        events.sort_unstable();
        self.rows.show(&events.iter().map(|event| event.2).collect::<Vec<_>>().into(), visible);
        self.file_all(events.chunk_by(|a, b| a.1 == b.1).map(|run| (run[0].1, run.len())));
    }

    /// Puts headings above all rows, run by run of what may be shown of one moment.
    fn file_all(&mut self, runs: impl Iterator<Item = (Option<Moment>, usize)>) {
        self.weights.clear();
        self.chart = None;
        let (mut at, mut place) = (0, 0);
        for (moment, length) in runs {
            let shown = self.rows.shown_in(at..at + length);
            match moment {
                _ if shown == 0 => {}
                Some(moment) => self.file(moment, place, shown),
                None => self.rows.head(Row::Undated(shown as u32), place),
            }
            (at, place) = (at + length, place + shown);
        }
    }

    /// Puts the headings that a moment stands under above its reports, which stand at a place, where they are not
    /// already the last ones.
    fn file(&mut self, moment: Moment, place: usize, shown: usize) {
        let year = moment.year();
        let is_year = |row: &&mut Row| matches!(row, Row::Year(..));
        if !matches!(self.rows.heads().rfind(is_year), Some(Row::Year(last, _)) if *last == year) {
            self.rows.head(Row::Year(year, 0), place);
        }
        if let Some(Row::Year(_, count)) = self.rows.heads().rfind(is_year) {
            *count += shown as u32;
        }
        let month = moment.month.map(|month| Row::Month(year, month));
        if let Some(month) = month.filter(|month| self.rows.heads().next_back() != Some(&mut month.clone())) {
            self.rows.head(month, place);
        }
        self.weights.extend(moment.fixed.map(|(first, last)| (first, last, shown as u32)));
    }

    /// The report under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<EventId> {
        match self.rows.get(self.list.cursor) {
            Some(Row::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// The row of a report.
    #[must_use]
    pub fn row_of(&self, corpus: &Corpus, event: EventId) -> Option<usize> {
        let here = Moment::of(corpus, event);
        self.rows.row_of(event, |other| Moment::of(corpus, other) < here)
    }

    /// The reports in sight, in a list of some height.
    pub fn in_sight(&self, height: usize) -> impl Iterator<Item = EventId> + '_ {
        self.rows.window(self.list.top, height).filter_map(|(_, row)| rows::Row::entry(row))
    }

    /// The first report of an article, in time order.
    #[must_use]
    pub fn first_of(&self, corpus: &Corpus, visible: &Bits, article: ArticleId) -> Option<usize> {
        let shown = corpus.events_of(article).filter(|event| visible.holds(event.at()));
        self.row_of(corpus, shown.min_by_key(|&event| Moment::of(corpus, event))?)
    }
}

/// How many reports fall on each stretch of the whole span. A vague date weighs on all the days it may mean.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// First and last year.
    pub years: (i16, i16),
    /// Weight of each stretch, the first at the left.
    pub bins: Vec<f32>,
    /// The first and last stretch in sight.
    pub sight: Option<(usize, usize)>,
}

impl Timeline {
    /// Lays the chart out for a width, if it is not already, and marks what is in sight of it.
    pub fn lay_chart(&mut self, corpus: &Corpus, width: usize, height: usize) {
        if self.chart.as_ref().is_none_or(|c| c.bins.len() != width) {
            self.chart = Chart::new(&self.weights, width);
        }
        let days = self.in_sight(height).filter_map(|event| corpus[event].date?.edtf.fixed());
        let Some(chart) = &self.chart else { return };
        let bins = days.map(|(a, b)| (chart.bin(a), chart.bin(b)));
        let sight = bins.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
        if let Some(chart) = &mut self.chart {
            chart.sight = sight;
        }
    }
}

impl Chart {
    /// The chart of some reports, `width` stretches wide; none where nothing is dated.
    fn new(weights: &[Weight], width: usize) -> Option<Self> {
        let first = weights.iter().map(|w| w.0).min().filter(|_| width > 0)?;
        let last = weights.iter().map(|w| w.1).max()?;
        let mut chart = Self { years: (first.year(), last.year()), bins: vec![0.0; width], sight: None };
        for &(a, b, count) in weights {
            let (from, to) = (chart.bin(a), chart.bin(b));
            let share = count as f32 / (to - from + 1) as f32;
            chart.bins.iter_mut().take(to + 1).skip(from).for_each(|bin| *bin += share);
        }
        Some(chart)
    }

    /// The stretch a day falls on.
    fn bin(&self, day: Date) -> usize {
        let years = f64::from(day.year() - self.years.0) + f64::from(day.day_of_year() - 1) / 366.0;
        let span = f64::from(self.years.1 - self.years.0 + 1);
        let at = (years / span * self.bins.len() as f64).max(0.0) as usize;
        at.min(self.bins.len().saturating_sub(1))
    }
}
