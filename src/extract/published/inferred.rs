//! What a text's own dates say of the day it was published: it came after what it tells as past, before what
//! it tells as still to come, and near the days it names without their year.

mod background;
mod calendar;
mod elapsed;
mod heading;
mod months;
mod post;
mod spoken;

use std::cell::OnceCell;

use jiff::ToSpan;

use super::bounds::{
    Bounded, bounds, day_from, day_named, distance, earlier, fresh, is_limit, is_past, iso, later,
    month_and_day, soon_before, yearless,
};
use super::{Elsewhere, terms};
use crate::corpus::{ArticleId, Basis, Published, Reason, Timex};
use crate::date::{Date, Doubt, Edtf, Moment, Unit};
use crate::extract::articles::Draft;
use crate::extract::live::Days;
use crate::extract::time::{self, Bound, Calendar, Form, Found, Outlook, Tense, Turn};
use crate::text::Span;
use crate::words::Lang;

/// A day without its year that lies further than this from the text's other dates says nothing of it.
const NEAR: i32 = 60;

/// A day so long after the last date with a year may as well be of another year.
const FAR: i32 = 270;

/// So long after it, even one whose weekday is right.
const LONG: i32 = 1_000;

/// So far from a text's latest date the days that lead on from it one by one may lie.
const CHAIN: i32 = 300;

/// What is announced by its day alone comes within so many days.
const SOON: i32 = 200;

/// What is announced by its weekday comes within so many days.
const WEEKS: i32 = 35;

/// Before a day that belongs to a noun.
const OF: [&str; 4] = [" du", " de", " d’", " of"];

/// A dateline's year is looked for among so many after the first that can be.
const YEARS: i16 = 2;

/// The dates of a text: read when they are first asked for.
#[derive(Debug)]
pub(super) struct Told<'a> {
    text: &'a str,
    sentences: &'a [Span],
    lang: Lang,
    found: &'a [Found],
    elsewhere: Option<&'a Elsewhere>,
    dates: OnceCell<Dates<'a>>,
}

/// The expressions of a text.
#[derive(Debug)]
struct Dates<'a> {
    told: Vec<Dated<'a>>,
    /// What was still to come when it was planned or vowed: by the time of print that may have come and gone.
    foreseen: Vec<Dated<'a>>,
}

/// An expression of a text.
#[derive(Debug)]
struct Dated<'a> {
    found: &'a Found,
    /// The date that it states itself.
    edtf: Option<Edtf>,
}

impl Dated<'_> {
    /// Which way its clause or its sentence looks.
    fn tense(&self) -> Tense {
        if self.edtf.is_none() && !matches!(self.found.form, Form::Calendar(_) | Form::Range(..)) {
            return Tense::Open;
        }
        // A year alone is only told as past by its own clause: "a renoncé, quand le contrat expire en 2027".
        let year = matches!(self.edtf.and_then(Edtf::start).map(Moment::unit), Some(Unit::Year(_)));
        let Outlook { clause, around, .. } = self.found.outlook;
        if year { clause } else { around }
    }
}

impl<'a> Told<'a> {
    pub(super) fn new(
        text: &'a str,
        draft: &Draft,
        sentences: &'a [Span],
        found: &'a [Found],
        elsewhere: Option<&'a Elsewhere>,
    ) -> Self {
        Self { text, sentences, lang: draft.lang, found, elsewhere, dates: OnceCell::new() }
    }

    fn dates(&self) -> &[Dated<'a>] {
        &self.dates.get_or_init(|| self.read()).told
    }

    fn foreseen(&self) -> &[Dated<'a>] {
        &self.dates.get_or_init(|| self.read()).foreseen
    }

    fn read(&self) -> Dates<'a> {
        let Self { text, sentences, lang, found, .. } = *self;
        let unknown = Published { edtf: None, basis: Basis::None, reason: Reason::default() };
        let timexes = time::normalise(text, ArticleId(0), sentences, found, &unknown, lang, &Days::default());
        // "three years later" than a year that is stated
        let later = |t: &Timex| t.basis == Basis::Narrative && t.rule.word() == "later";
        let year = |edtf: Edtf| matches!(edtf.start().map(Moment::unit), Some(Unit::Year(_)));
        let stated = |t: &Timex| t.edtf.filter(|e| t.basis == Basis::Stated || later(t) && year(*e));
        let elsewhere = |found: &Found| self.elsewhere?.day(&found.form).map(Edtf::day);
        let dated = |(found, timex)| Dated { found, edtf: stated(timex).or_else(|| elsewhere(found)) };
        // "avait été annoncé pour le 9 mai", "s'était engagé à voter en mai"
        let told = |d: &Dated| {
            let of_year = day_named(&d.found.form).month.is_some();
            !(d.found.outlook.foreseen && of_year)
        };
        let (told, foreseen) = found.iter().zip(&timexes).map(dated).partition(told);
        Dates { told, foreseen }
    }

    /// The date of an expression that needs no anchor.
    pub(super) fn fixed(&self, found: &Found) -> Option<Edtf> {
        let unknown = Published { edtf: None, basis: Basis::None, reason: Reason::default() };
        let one = std::slice::from_ref(found);
        let timexes =
            time::normalise(self.text, ArticleId(0), &[], one, &unknown, self.lang, &Days::default());
        timexes.first().and_then(|t| t.edtf)
    }

    /// The last of its days that other articles date.
    fn known(&self) -> Option<Date> {
        let elsewhere = self.elsewhere?;
        self.found.iter().filter_map(|found| elsewhere.day(&found.form)).max()
    }

    /// The bounds the text allows.
    pub(super) fn date(&self) -> Option<Published> {
        let elapsed = self.elapsed();
        let news = elapsed.clone().filter(|(_, is_news)| *is_news).map(|(told, _)| told);
        let posted = self.posted();
        if let Some(day) = posted.as_ref().filter(|day| self.is_of_that_day(day)) {
            return Some(bounds(day, Some(day)));
        }
        let inside = self.inside().or(news);
        let told = || later(self.latest(), elapsed.map(|(told, _)| told));
        let base = inside.clone().or_else(|| later(told(), posted));
        let coming = self.coming(base.as_ref()).or_else(|| self.limit().filter(|_| base.is_none()));
        let weekday = self.weekday(base.as_ref(), coming.as_ref());
        let vague = base.as_ref().is_none_or(|base| {
            matches!(base.moment.unit(), Unit::Year(_)) || self.is_long_before(base, coming.as_ref())
        });
        let short_of = self.short_of(coming.as_ref()).filter(|_| vague && weekday.is_none());
        let base = later(later(base, short_of), weekday);
        let after = if self.elsewhere.is_none() {
            self.between(base.as_ref()).or_else(|| later(base.clone(), self.near(base.as_ref())))
        } else {
            self.between(base.as_ref()).or_else(|| self.led_on(base))
        }?;
        // "a été condamné ce vendredi 26 janvier": said on that day.
        let this = after.words.get(..3).is_some_and(|ce| ce.eq_ignore_ascii_case("ce "));
        if after.why == "why-weekday" && this {
            return Some(bounds(&Bounded { why: "why-this-day", ..after.clone() }, Some(&after)));
        }
        if let Some(day) = self.spoken(&after) {
            return Some(bounds(&day, Some(&day)));
        }
        if let Some(published) = self.in_office(&after) {
            return Some(published);
        }
        if let Some(published) = self.announced(&after) {
            return Some(published);
        }
        let first = after.moment.unit().first();
        let before = inside.filter(|i| i.moment.unit().last() >= first);
        // What comes in years bounds nothing.
        let near =
            |c: &Bounded| c.moment.unit().last() > first && distance(c.moment.unit().first(), first) < 366;
        // But a day in full is seldom set so long before: what is told as past is no news.
        let is_day = |c: &Bounded| matches!(c.moment.unit(), Unit::Day(day) if day > first);
        let years_on = coming.clone().filter(|c| after.why == "why-after" && is_day(c) && !near(c));
        let before = before.or_else(|| earlier(self.ahead(&after), coming.filter(near)));
        if let Some(day) = before.as_ref().and_then(|before| self.today(&after, before)) {
            return Some(bounds(&day, Some(&day)));
        }
        if let Some(wide) = before.as_ref().and_then(|before| self.a_year_wider(&after, before)) {
            return Some(wide);
        }
        let before = before.or(years_on);
        let before = before.or_else(|| fresh(&after).filter(|_| !self.is_background(&after)));
        Some(bounds(&after, before.as_ref()))
    }

    /// The first month or day, stated with its year, that is still to come.
    fn coming(&self, base: Option<&Bounded>) -> Option<Bounded> {
        let from = base.map(|base| base.moment.unit().first());
        let coming = self.dates().iter().filter(|d| {
            let start = d.edtf.and_then(Edtf::start).map(Moment::unit);
            let fine =
                start.is_some_and(|unit| !matches!(unit, Unit::Year(_) | Unit::Decade(_) | Unit::Century(_)));
            fine && d.edtf.and_then(Edtf::earliest) > from && d.tense() == Tense::Future
        });
        let first = coming.min_by_key(|d| d.edtf.and_then(Edtf::earliest))?;
        self.bound(first.found, first.edtf, "why-before")
    }

    /// True of a date so long before a day to come, which others date, that it tells nothing of the days between.
    fn is_long_before(&self, base: &Bounded, coming: Option<&Bounded>) -> bool {
        let day = coming.filter(|_| self.elsewhere.is_some()).map(|c| c.moment.unit().first());
        day.is_some_and(|day| distance(day, base.moment.unit().last()) > CHAIN)
    }

    /// Where years alone bound the text from below: the last day told as past before what is soon to come.
    fn short_of(&self, coming: Option<&Bounded>) -> Option<Bounded> {
        let coming = coming?.moment.unit().first();
        let before = self.pinned(coming).unwrap_or(coming);
        let past = self.dates().iter().filter(|d| d.tense() == Tense::Past && !is_limit(d.found.bound));
        let days = past.filter_map(|d| {
            let day = (-1..=0)
                .filter_map(|by| yearless(&d.found.form, before.year() + by))
                .filter(|day| *day < before);
            self.bound(d.found, day.max().map(Edtf::day), "why-after")
        });
        days.max_by_key(|b| b.moment.unit().first())
    }

    /// "Monday, 12 May" that is to come, within a year before a date: in a year in which that is a Monday.
    fn pinned(&self, by: Date) -> Option<Date> {
        let ahead = self.dates().iter().filter(|d| d.tense() == Tense::Future);
        let named = ahead.filter(|d| day_named(&d.found.form).weekday.is_some());
        let days = named.filter_map(|d| {
            let days = (-1..=0).filter_map(|years| yearless(&d.found.form, by.year() + years));
            days.filter(|day| (0..366).contains(&distance(by, *day))).max()
        });
        days.min()
    }

    /// "until 30 April 2026": a date that ends what is told, where a day to come is pinned by it.
    fn limit(&self) -> Option<Bounded> {
        let limits = self.dates().iter().filter(|d| d.edtf.is_some() && is_limit(d.found.bound));
        let last = limits.max_by_key(|d| d.edtf.and_then(Edtf::earliest))?;
        self.pinned(last.edtf?.earliest()?)?;
        self.bound(last.found, last.edtf, "why-before")
    }

    /// "ce mercredi": the day itself, where one such day alone lies between the bounds.
    fn today(&self, after: &Bounded, before: &Bounded) -> Option<Bounded> {
        let (from, to) = (after.moment.unit().last(), before.moment.unit().first());
        let weekday = |d: &Dated| match d.found.form {
            Form::Calendar(Calendar { weekday, day: None, month: None, turn: Turn::This, .. }) => weekday,
            _ => None,
        };
        let (this, weekday) = self.dates().iter().find_map(|d| Some((d, weekday(d)?)))?;
        let is_it = |day: &Date| iso(*day) == weekday;
        // "mardi 14 mai" may be the day itself; "le 14 mai" is not.
        let next = i64::from(after.why != "why-weekday");
        let days = (next..=13).filter_map(|by| from.checked_add(by.days()).ok()).take_while(|day| *day < to);
        let mut days = days.filter(is_it);
        let (day, None) = (days.next()?, days.next()) else { return None };
        self.bound(this.found, Some(Edtf::day(day)), "why-inside")
    }

    /// "Ce mois de juillet 2025": said from inside it.
    fn inside(&self) -> Option<Bounded> {
        let this = self.dates().iter().find(|d| d.found.rule == "this-month" && d.edtf.is_some());
        this.and_then(|d| self.bound(d.found, d.edtf, "why-inside"))
    }

    /// The latest date told as past.
    fn latest(&self) -> Option<Bounded> {
        let known = self.known();
        let beyond = |edtf: Edtf| known.is_some_and(|known| edtf.earliest().is_some_and(|day| day > known));
        let is_past = |d: &&Dated| {
            let aside = |edtf| d.found.outlook.clause != Tense::Past && beyond(edtf);
            d.edtf.is_some_and(|edtf| is_past(d.found, edtf, d.tense()) && !aside(edtf))
        };
        let past = self.dates().iter().filter(is_past).filter(|d| !self.is_called(d));
        let latest = past.max_by_key(|d| d.edtf.and_then(Edtf::earliest))?;
        self.bound(latest.found, latest.edtf, "why-after")
    }

    /// True of a day that is only spoken of: "la date du 2 juin"; "a annoncé, le 3 mars, le report de la présidentielle
    /// du 25 mars", where an earlier one of its sentence tells when.
    fn is_called(&self, called: &Dated) -> bool {
        let words = |d: &Dated| self.text.get(..d.found.span.start()).unwrap_or_default().trim_end();
        let of = |d: &Dated| OF.iter().find_map(|of| words(d).strip_suffix(of));
        let Some(noun) = of(called) else { return false };
        let at = self.sentences.partition_point(|sentence| sentence.end() <= called.found.span.start());
        let within =
            |d: &&Dated| self.sentences.get(at).is_some_and(|sentence| sentence.contains(d.found.span));
        let day =
            |d: &Dated, year| d.edtf.and_then(Edtf::as_day).or_else(|| month_and_day(&d.found.form, year));
        let earlier = |d: &Dated| {
            // In a leap year every day has a date.
            let own = day(d, 2000).filter(|_| of(d).is_none());
            own.is_some_and(|own| day(called, own.year()).is_some_and(|day| own < day))
        };
        noun.ends_with(" date") || self.dates().iter().filter(within).any(earlier)
    }

    /// The days told as past that lead on from a date one by one.
    fn led_on(&self, base: Option<Bounded>) -> Option<Bounded> {
        let first = base.as_ref()?.moment.unit().first();
        let mut after = base;
        while let Some(next) = self.near(after.as_ref()) {
            let (from, to) = (after.as_ref()?.moment.unit().first(), next.moment.unit().first());
            if to <= from || distance(to, first) > CHAIN {
                break;
            }
            after = Some(next);
        }
        after
    }

    /// The last day told as past before the first that is to come, where days without a year tell both and no other
    /// day to come lies between: "Le 4 avril, il s'est rendu…", "Le 26 avril, il doit…".
    fn between(&self, base: Option<&Bounded>) -> Option<Bounded> {
        let Unit::Day(from) = base?.moment.unit() else { return None };
        let days = |future: bool| {
            let told = self.dates().iter().filter(move |d| {
                let tense = if future { Tense::Future } else { Tense::Past };
                d.tense() == tense && !is_limit(d.found.bound)
            });
            told.filter_map(move |d| {
                let mut on = (0..=1).filter_map(|by| yearless(&d.found.form, from.year() + by));
                Some((d, on.find(|day| *day > from)?))
            })
        };
        let (_, coming) = days(true).min_by_key(|(_, day)| *day)?;
        let (told, last) = days(false).filter(|(_, day)| *day < coming).max_by_key(|(_, day)| *day)?;
        let near = distance(coming, last) < SOON && distance(last, from) < CHAIN;
        // A day told as past that only comes after it was of the year before.
        let turned = days(false).any(|(_, day)| day > coming && distance(day, from) < CHAIN);
        (near && !turned).then(|| self.bound(told.found, Some(Edtf::day(last)), "why-after")).flatten()
    }

    /// Days told as past without their year, near the others: "le 21 juillet".
    fn near(&self, base: Option<&Bounded>) -> Option<Bounded> {
        let base = base?;
        if matches!(base.moment.unit(), Unit::Year(_) | Unit::Decade(_) | Unit::Century(_)) {
            return None;
        }
        let from = base.moment.unit().last().min(base.moment.unit().first().saturating_add(15.days()));
        let days = self.dates().iter().filter(|d| !self.is_called(d)).filter_map(|d| {
            let day = (-1..=1)
                .filter_map(|by| yearless(&d.found.form, from.year() + by))
                .min_by_key(|day| distance(*day, from).abs())?;
            // Where others date the text's days, only what is plainly past leads on.
            let told = if self.elsewhere.is_none() {
                d.tense() != Tense::Future
            } else {
                d.tense() == Tense::Past && d.found.outlook.clause == Tense::Past
            };
            // "la menace de sanctions dès le 1er janvier": that may be ahead.
            let opens = d.found.bound == Bound::From && d.found.outlook.clause != Tense::Past;
            let told = told && !is_limit(d.found.bound) && !opens;
            let close = distance(day, from).abs() <= NEAR && told;
            close.then(|| self.bound(d.found, Some(Edtf::day(day)), "why-after")).flatten()
        });
        days.max_by_key(|b| b.moment.unit().first())
    }

    /// Where only months or years bound it: the term of office the text is written in, as a guess.
    fn in_office(&self, after: &Bounded) -> Option<Published> {
        if matches!(after.moment.unit(), Unit::Day(_)) {
            return None;
        }
        let term = terms::find(self.text, self.sentences, self.lang, after.moment.unit().first())?;
        let month = Unit::Month(term.likely.year(), term.likely.month().cast_unsigned());
        let ends = [Unit::Day(term.from), month].map(|unit| Some(Moment::new(unit, Doubt::Both)));
        let days = Edtf::Between(ends[0], ends[1]);
        let reason = Reason::because(after.why, &[&after.words, &Edtf::At(after.moment).to_string()])
            .and("why-office", &[term.words, &term.from.to_string()]);
        Some(super::of(days, Basis::Inferred, reason))
    }

    /// The first day without its year that is still to come.
    fn ahead(&self, after: &Bounded) -> Option<Bounded> {
        let Unit::Day(from) = after.moment.unit() else { return None };
        let coming = self.dates().iter().filter(|d| match d.tense() {
            Tense::Future => true,
            Tense::Open => is_limit(d.found.bound),
            Tense::Past => false,
        });
        let days = coming.filter_map(|d| {
            let mut day =
                (0..=1).filter_map(|by| yearless(&d.found.form, from.year() + by)).filter(|day| *day > from);
            self.bound(d.found, day.next().map(Edtf::day), "why-before")
        });
        days.min_by_key(|b| b.moment.unit().first())
            .filter(|b| distance(b.moment.unit().first(), from) < SOON)
    }

    /// "rouvrira samedi 8 juin" long after all that is told as past: the first year in which the weekday is right; what
    /// is announced so comes within weeks.
    fn announced(&self, after: &Bounded) -> Option<Published> {
        let from = after.moment.unit().last();
        let coming = self.dates().iter().filter(|d| d.tense() == Tense::Future);
        let days = coming.filter_map(|d| {
            let date = day_named(&d.found.form);
            let named = date.weekday.is_some() && date.year.is_none() && date.turn == Turn::Bare;
            let day = day_from(date, from.year(), 6).find(|day| named && *day > from)?;
            self.bound(d.found, Some(Edtf::day(day)), "why-before")
        });
        let before = days.min_by_key(|b| b.moment.unit().first())?;
        let far = distance(before.moment.unit().first(), from) >= SOON;
        far.then(|| soon_before(&before, WEEKS)).flatten()
    }

    fn bound(&self, found: &Found, edtf: Option<Edtf>, why: &'static str) -> Option<Bounded> {
        Some(Bounded { moment: edtf?.start()?, words: found.span.of(self.text).to_owned(), why })
    }
}
