//! Weighing: when an article was published that does not say so, by all that speaks for one day or another at once.
//!
//! Each day within reach is tried. As published on it, each expression of the article is of some day: "lundi" of the
//! Monday before. Where another article dates what seems to be the same happening (`told`), that speaks for the days on
//! which the two agree, the more, the more alike the two are; a weekday that is wrong, or what is told as past and would
//! be to come, speaks against a day (`signs`). Where the days that are likely so lie close together, and do not hang on
//! one likeness alone, they are proposed.

mod signs;
mod told;

use crate::corpus::{ArticleId, Basis, Corpus, Published, Reason, Timex};
use crate::date::{Date, Doubt, Edtf, Moment, Unit};
use crate::extract::clusters::Joins;
use crate::extract::live::Days;
use crate::extract::time::{self, Anchor, Calendar, Form, Found};
use crate::text;

use super::{states, times};
use told::{Telling, Tellings};

/// How far before and after the days on which the others were published an article may lie: they go back to what was news
/// long before. How many days are tried at most.
const BACK: i32 = 800;
const AHEAD: i32 = 400;
const MOST_DAYS: i32 = 3_000;

/// So many days beyond them it is less likely by the factor e.
const BEYOND: f64 = 400.0;

/// An expression of more days tells too little.
const WIDEST: i32 = 40;

/// The likely days are those that hold so much of all that speaks; and what of it they must keep whichever clue is left
/// out that is less sure.
const MASS: f64 = 0.85;
const KEPT: f64 = 0.4;
const SURE: f64 = 0.8;

/// Likely days that lie further apart tell too little.
const SPREAD: usize = 160;

/// No likeness is told surely: the day on which the two do not agree keeps so much.
const FLOOR: f64 = 0.03;

/// What the wording of sentences counts beside that of event reports.
const WORDING: f64 = 0.6;

/// So many of the clues are told.
const TOLD: usize = 3;

/// The day to which the candidates are counted.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// The key of the reason that says so.
pub(super) const WHY: &str = "why-weighed";

/// The first and last of some days, counted from the epoch.
type Span = (i32, i32);

/// The days on which an article may have been published.
struct Candidates {
    first: i32,
    /// How likely each is before anything is weighed.
    prior: Vec<f64>,
}

/// What one expression, or a sign, says of each candidate: the logarithm of a factor.
struct Clue {
    logs: Vec<f64>,
    /// How sure it is that another article tells of the same.
    sure: f64,
    /// Its words, where it has any.
    words: Option<text::Span>,
}

/// What the expressions of an article are of as published on each candidate.
type Table = Vec<Vec<Timex>>;

/// The days on which an article was published, with what speaks for them; `None` where nothing much does.
pub(super) fn date(corpus: &Corpus, joins: &Joins, id: ArticleId, asked: &[ArticleId]) -> Option<Published> {
    let days = Candidates::of(corpus, id, asked)?;
    let found = times(corpus, id);
    let tellings = Tellings::of(corpus, joins, id, asked, &found, days.middle())?;
    let table = days.table(corpus, id, &found);
    let mut clues: Vec<Clue> = found
        .iter()
        .enumerate()
        .filter_map(|(at, one)| days.agreement(one, &column(&table, at, one), tellings.of_time(at)))
        .collect();
    clues.push(Clue { logs: signs::of_times(&days, &table, &found), sure: 0.0, words: None });
    clues.push(Clue { logs: signs::of_teasers(&days, corpus, id), sure: 0.0, words: None });
    let (window, middle) = days.likely(&clues)?;
    Some(days.proposed(window, &foremost(&clues, middle, &table, corpus.text(id))))
}

/// True of a date that may be weighed: none, or one left open.
pub(super) fn is_loose(published: &Published) -> bool {
    let Published { edtf, basis, reason } = published;
    let unread = reason.is("why-unread") || reason.is("why-no-year");
    let wide = edtf.is_none_or(|date| width(date).is_none_or(|days| days > 2 * SPREAD as i32));
    !unread && matches!(basis, Basis::None | Basis::Inferred) && wide
}

/// The days between the ends of a date that has both.
fn width(date: Edtf) -> Option<i32> {
    let (first, last) = span(date)?;
    Some(last - first)
}

fn number(day: Date) -> i32 {
    EPOCH.until(day).map_or(0, |span| span.get_days())
}

fn day(number: i32) -> Date {
    EPOCH.checked_add(jiff::Span::new().days(number)).unwrap_or(EPOCH)
}

fn span(date: Edtf) -> Option<Span> {
    Some((number(date.earliest()?), number(date.latest()?)))
}

impl Candidates {
    /// The days near those on which others were published that say when, between the bounds that its own text sets.
    fn of(corpus: &Corpus, id: ArticleId, asked: &[ArticleId]) -> Option<Self> {
        let published = asked.iter().map(|&other| &corpus[other].published).filter(|p| states(p));
        let published: Vec<i32> = published.filter_map(|p| p.edtf?.as_day().map(number)).collect();
        let (from, to) = (*published.iter().min()?, *published.iter().max()?);
        let own = corpus[id].published.edtf;
        let low = own.and_then(Edtf::earliest).map_or(i32::MIN, number);
        let high = own.and_then(Edtf::latest).map_or(i32::MAX, number);
        let (first, last) = ((from - BACK).max(low), (to + AHEAD).min(high));
        let beyond = |day: i32| f64::from((from - day).max(day - to).max(0));
        let prior = (first..=last).map(|day| (-beyond(day) / BEYOND).exp()).collect();
        (first < last && last - first < MOST_DAYS).then_some(Self { first, prior })
    }

    fn middle(&self) -> Date {
        day(self.first + self.prior.len() as i32 / 2)
    }

    fn all(&self) -> impl Iterator<Item = i32> {
        self.first..self.first + self.prior.len() as i32
    }

    fn table(&self, corpus: &Corpus, id: ArticleId, found: &[Found]) -> Table {
        let (text, article) = (corpus.text(id), &corpus[id]);
        let on = |number: i32| {
            let edtf = Some(Edtf::day(day(number)));
            let published = Published { edtf, basis: Basis::Given, reason: Reason::default() };
            time::normalise(text, id, &article.sentences, found, &published, article.lang, &Days::default())
        };
        self.all().map(on).collect()
    }

    /// What an expression says: it is of the day of one of the happenings that others date, or of another.
    fn agreement(
        &self,
        found: &Found,
        days: &[Option<Span>],
        told: (&[Telling], &[Telling]),
    ) -> Option<Clue> {
        let by_reports = self.mixture(found, days, told.0);
        let by_words = self.mixture(found, days, told.1);
        let sure = by_reports.as_ref().map_or(0.0, |(sure, _)| *sure);
        let share = if by_reports.is_some() { WORDING * (1.0 - sure) } else { 1.0 };
        let factor = |of: &Option<(f64, Vec<f64>)>, at: usize| of.as_ref().map_or(1.0, |(_, all)| all[at]);
        let share = if by_words.is_some() { share } else { 0.0 };
        (by_reports.is_some() || by_words.is_some()).then(|| {
            let mixed = |at: usize| factor(&by_reports, at) * (1.0 - share) + factor(&by_words, at) * share;
            let logs = (0..days.len()).map(|at| mixed(at).max(FLOOR).ln()).collect();
            Clue { logs, sure, words: Some(found.span) }
        })
    }

    /// How likely it is that one of some tellings is meant, and by what factor each candidate is the likelier for it: all
    /// candidates on which its day agrees share what speaks for it.
    fn mixture(&self, found: &Found, days: &[Option<Span>], told: &[Telling]) -> Option<(f64, Vec<f64>)> {
        let whole: f64 = self.prior.iter().sum();
        let (mut total, mut factors) = (1.0, vec![1.0; days.len()]);
        for telling in told {
            let meets: Vec<f64> =
                days.iter().map(|days| days.map_or(0.0, |days| shared(days, telling.days))).collect();
            let met: f64 = meets.iter().zip(&self.prior).map(|(meets, prior)| meets * prior).sum();
            if met > 0.0 {
                let odds = telling.odds * rarity(&found.form, telling.days);
                total += odds;
                factors
                    .iter_mut()
                    .zip(&meets)
                    .for_each(|(factor, meets)| *factor += odds * meets * whole / met);
            }
        }
        let factors = factors.into_iter().map(|factor| factor / total).collect();
        (total > 1.0).then_some((1.0 - 1.0 / total, factors))
    }

    /// The candidates from and to which the likely ones lie, and the one in their middle; `None` where they lie far apart or hang on
    /// one clue.
    fn likely(&self, clues: &[Clue]) -> Option<((usize, usize), usize)> {
        let mut logs: Vec<f64> = self.prior.iter().map(|prior| prior.ln()).collect();
        for clue in clues {
            logs.iter_mut().zip(&clue.logs).for_each(|(log, more)| *log += more);
        }
        let all = shares(&logs);
        let window = narrowest(&all)?;
        let holds = |clue: &Clue| {
            let without: Vec<f64> = logs.iter().zip(&clue.logs).map(|(log, more)| log - more).collect();
            clue.sure >= SURE || shares(&without)[window.0..=window.1].iter().sum::<f64>() >= KEPT
        };
        let middle = middle(&all, window);
        (window.1 - window.0 < SPREAD && clues.iter().all(holds)).then_some((window, middle))
    }

    /// The likely days as a date, with a day to spare at either end, and why.
    fn proposed(&self, (first, last): (usize, usize), told: &[(&str, Edtf)]) -> Published {
        let end = |at: usize, spare: i32| {
            let day = day(self.first + at as i32 + spare);
            Some(Moment::new(Unit::Day(day), Doubt::Approximate))
        };
        let edtf = Some(Edtf::Between(end(first, -1), end(last, 1)));
        let agrees =
            |reason: Reason, told: &(&str, Edtf)| reason.and("why-agrees", &[told.0, &told.1.to_string()]);
        let reason = told.iter().fold(Reason::because(WHY, &[]), agrees);
        Published { edtf, basis: Basis::Inferred, reason }
    }
}

/// The days of one expression as published on each candidate, where it hangs on that.
fn column(table: &Table, at: usize, found: &Found) -> Vec<Option<Span>> {
    let slack = if is_round(&found.form) { 2 } else { 0 };
    let days = |timexes: &Vec<Timex>| {
        let timex = timexes.get(at).filter(|timex| timex.basis != Basis::Stated && counts(&found.form))?;
        let (first, last) = timex.edtf.and_then(span).filter(|(first, last)| last - first <= WIDEST)?;
        let slack = if timex.edtf.is_some_and(Edtf::is_doubtful) { 3 } else { slack };
        Some((first - slack, last + slack))
    };
    table.iter().map(days).collect()
}

/// The expressions that speak most for a candidate, in their order, with what they are of then.
fn foremost<'t>(clues: &[Clue], best: usize, table: &Table, text: &'t str) -> Vec<(&'t str, Edtf)> {
    let speaks = |clue: &&Clue| clue.words.is_some() && clue.logs[best] > 0.0;
    let mut all: Vec<&Clue> = clues.iter().filter(speaks).collect();
    all.sort_by(|a, b| b.logs[best].total_cmp(&a.logs[best]));
    all.truncate(TOLD);
    all.sort_by_key(|clue| clue.words.map(text::Span::start));
    let of = |clue: &Clue| {
        let words = clue.words?;
        let timex = table.get(best)?.iter().find(|timex| timex.span == words)?;
        Some((words.of(text), timex.edtf?))
    };
    all.into_iter().filter_map(of).collect()
}

/// What share of all that speaks each candidate has.
fn shares(logs: &[f64]) -> Vec<f64> {
    let most = logs.iter().copied().fold(f64::MIN, f64::max);
    let sum: f64 = logs.iter().map(|log| (log - most).exp()).sum();
    logs.iter().map(|log| (log - most).exp() / sum).collect()
}

/// The fewest candidates in a row that have most of it.
fn narrowest(shares: &[f64]) -> Option<(usize, usize)> {
    let (mut from, mut sum, mut best) = (0, 0.0, None::<(usize, usize)>);
    for (to, share) in shares.iter().enumerate() {
        sum += share;
        while sum - shares[from] >= MASS {
            sum -= shares[from];
            from += 1;
        }
        let narrower = best.is_none_or(|(first, last)| to - from < last - first);
        best = if sum >= MASS && narrower { Some((from, to)) } else { best };
    }
    best
}

/// The candidate before and after which half of what they share lies.
fn middle(shares: &[f64], (first, last): (usize, usize)) -> usize {
    let half = shares[first..=last].iter().sum::<f64>() / 2.0;
    let mut sum = 0.0;
    let reaches = |at: &usize| {
        sum += shares[*at];
        sum >= half
    };
    (first..=last).find(reaches).unwrap_or(last)
}

/// What part of some days lies among others.
fn shared(days: Span, of: Span) -> f64 {
    let common = days.1.min(of.1) - days.0.max(of.0) + 1;
    f64::from(common.max(0)) / f64::from(of.1 - of.0 + 1)
}

/// By how much two are the likelier to be one for agreeing in what an expression tells whenever it was published: two
/// days are seldom both "le 9 mai".
fn rarity(form: &Form, days: Span) -> f64 {
    let is_day = days.0 == days.1;
    match calendar(form) {
        Calendar { day: Some(_), month: Some(_), .. } if is_day => 40.0,
        Calendar { month: Some(_), .. } => 10.0,
        Calendar { weekday: Some(_), .. } if is_day => 3.0,
        _ => 1.0,
    }
}

/// The day or month that an expression names, or that it ends with.
fn calendar(form: &Form) -> Calendar {
    match form {
        Form::Calendar(calendar) => *calendar,
        Form::Range(_, day) | Form::Time(_, Some(day)) => calendar(day),
        _ => Calendar::default(),
    }
}

/// True of what is counted from the publication.
fn counts(form: &Form) -> bool {
    match form {
        Form::Calendar(_)
        | Form::Range(..)
        | Form::Nth(..)
        | Form::Week(_)
        | Form::Counted(..)
        | Form::Edge(..)
        | Form::Portion(_)
        | Form::Holiday(..) => true,
        Form::Shift(shift) => shift.from == Anchor::Publication,
        Form::Time(_, Some(day)) => counts(day),
        _ => false,
    }
}

/// True of "il y a quinze jours": that may be some days more or less.
fn is_round(form: &Form) -> bool {
    matches!(form, Form::Shift(shift) if shift.by.abs() > 1 && shift.unit <= time::Unit::Fortnight)
}
