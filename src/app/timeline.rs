//! The timeline's rows: events in time order under their year and month, the undated after them; and its chart.

use crate::corpus::{ArticleId, Corpus, EventId};
use crate::date::{Date, Edtf, Unit};

use super::list::List;

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A year and how many reports stand under it.
    Year(i16, usize),
    /// A month of that year, 1–12.
    Month(i16, u8),
    /// What no text dates, and how many.
    Undated(usize),
    /// A report.
    Event(EventId),
}

/// The timeline of what is visible.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Cursor and scroll.
    pub list: List,
    /// The density of reports over the whole span, once it is laid out for a width.
    pub chart: Option<Chart>,
}

impl Timeline {
    /// The rows for some events.
    #[must_use]
    pub fn rows(corpus: &Corpus, events: impl Iterator<Item = EventId>) -> Vec<Row> {
        let mut dated: Vec<(Edtf, EventId)> = Vec::new();
        let mut undated = Vec::new();
        for event in events {
            match corpus[event].date {
                Some(date) => dated.push((date.edtf, event)),
                None => undated.push(event),
            }
        }
        dated.sort_by_key(|&(edtf, event)| (edtf.order(), event));
        let mut rows = Vec::with_capacity(dated.len() + undated.len() + 16);
        for (edtf, event) in dated {
            head(&mut rows, edtf);
            rows.push(Row::Event(event));
        }
        if !undated.is_empty() {
            rows.push(Row::Undated(undated.len()));
            rows.extend(undated.into_iter().map(Row::Event));
        }
        count_years(&mut rows);
        rows
    }

    /// The report under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<EventId> {
        match self.rows.get(self.list.cursor) {
            Some(&Row::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// The year and month that the first row in sight stands under, where they are themselves out of sight.
    #[must_use]
    pub fn heading_above(&self) -> Option<Row> {
        let above = self.rows.get(..self.list.top)?;
        let heading = above.iter().rev().find(|row| !matches!(row, Row::Event(_)));
        heading.copied().filter(|_| self.holds(self.list.top))
    }

    /// The row of a report.
    #[must_use]
    pub fn row_of(&self, event: EventId) -> Option<usize> {
        self.rows.iter().position(|&row| row == Row::Event(event))
    }

    /// True of rows that can hold the cursor.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        matches!(self.rows.get(at), Some(Row::Event(_)))
    }

    /// The reports in sight, in a list of some height.
    pub fn in_sight(&self, height: usize) -> impl Iterator<Item = EventId> + '_ {
        self.rows.iter().skip(self.list.top).take(height).filter_map(|row| match row {
            Row::Event(event) => Some(*event),
            _ => None,
        })
    }

    /// The first report of an article, in time order.
    #[must_use]
    pub fn first_of(&self, corpus: &Corpus, article: ArticleId) -> Option<usize> {
        self.rows.iter().position(|row| matches!(row, Row::Event(e) if corpus[*e].article == article))
    }
}

/// The headings a date stands under, where they are not already the last ones.
fn head(rows: &mut Vec<Row>, edtf: Edtf) {
    let year = edtf.order().0.year();
    let last_year = rows.iter().rev().find_map(|r| if let Row::Year(y, _) = r { Some(*y) } else { None });
    if last_year != Some(year) {
        rows.push(Row::Year(year, 0));
    }
    let Some(month) = month_of(edtf) else { return };
    let last = rows.iter().rev().find(|r| !matches!(r, Row::Event(_)));
    if last != Some(&Row::Month(year, month)) {
        rows.push(Row::Month(year, month));
    }
}

/// The month a date is filed under: its own, or that of the end that fixes it.
fn month_of(edtf: Edtf) -> Option<u8> {
    let decisive = edtf.start().or(edtf.end())?;
    match decisive.unit {
        Unit::Day(day) => Some(day.month().unsigned_abs()),
        Unit::Month(_, month) => Some(month),
        _ => None,
    }
}

fn count_years(rows: &mut [Row]) {
    let mut count = 0;
    for row in rows.iter_mut().rev() {
        match row {
            Row::Event(_) => count += 1,
            Row::Month(..) => {}
            Row::Undated(_) => count = 0,
            Row::Year(_, n) => {
                *n = count;
                count = 0;
            }
        }
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
            self.chart = Chart::new(corpus, &self.rows, width);
        }
        let days = self.in_sight(height).filter_map(|e| days(corpus, e));
        let Some(chart) = &self.chart else { return };
        let bins = days.map(|(a, b)| (chart.bin(a), chart.bin(b)));
        let sight = bins.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)));
        if let Some(chart) = &mut self.chart {
            chart.sight = sight;
        }
    }
}

impl Chart {
    /// The chart of some rows, `width` stretches wide; none where nothing is dated.
    fn new(corpus: &Corpus, rows: &[Row], width: usize) -> Option<Self> {
        let dated =
            || rows.iter().filter_map(|r| if let Row::Event(e) = r { days(corpus, *e) } else { None });
        let first = dated().map(|(a, _)| a).min().filter(|_| width > 0)?;
        let last = dated().map(|(_, b)| b).max()?;
        let mut chart = Self { years: (first.year(), last.year()), bins: vec![0.0; width], sight: None };
        for (a, b) in dated() {
            let (from, to) = (chart.bin(a), chart.bin(b));
            let share = 1.0 / (to - from + 1) as f32;
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

/// The days that a report's date fixes.
fn days(corpus: &Corpus, event: EventId) -> Option<(Date, Date)> {
    corpus[event].date?.edtf.fixed()
}
