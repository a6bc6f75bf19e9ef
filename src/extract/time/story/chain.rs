//! Days told without their year that lead on from one told with it, as in a chronology.

use super::{MONTH, Resolved, Story, Tense, bare, weekday};
use crate::corpus::Basis;
use crate::date::{Date, Edtf};
use crate::extract::time::form::{Bound, Calendar, Form, Found, Length, Portion, Turn, Unit, Year};
use crate::extract::time::lexicon::{Count, counts};
use crate::text::fold;

/// A story that is told by its days goes on within so many of them.
const SEASON: i32 = 92;

/// How many months a chronology passes over, and how many old a month of the news may be.
const HALF_YEAR: i32 = 6;
const QUARTER: i32 = 3;

/// An anniversary is told so many days ahead of it at most.
const AHEAD: i32 = 45;

/// So many bytes between a length and the day that it is counted from, and so many words at most between it and the
/// word that counts it: "jour pour jour après".
const REACH: usize = 120;
const WORDS: usize = 4;

/// What happened on a bare weekday is told within so many days.
const WEEK: i32 = 7;

impl Story<'_> {
    /// "demain (samedi)": a weekday right after a day that is one is that day; "mercredi et jeudi": the next one.
    pub(super) fn beside(&self, form: &Form, found: &Found) -> Option<Resolved> {
        let weekday = weekday(form)?;
        let (end, days) = self.last?;
        let listed = matches!(self.text.get(end..found.span.start())?, " et " | " and " | " ou " | " or ");
        if listed && days.as_day().is_some() && self.day == Some(days) {
            let next = self.weekday_after(u8::try_from(weekday).ok()?)?;
            return Some(Resolved::new(next, Basis::Narrative));
        }
        let near = found.span.start().saturating_sub(end) <= 3;
        let day = days.as_day().filter(|_| near && found.span.start() > end)?;
        let same = usize::from(day.weekday().to_monday_one_offset().unsigned_abs()) == weekday;
        same.then(|| Resolved::new(days, Basis::Narrative))
    }

    /// "in June and July 2015": the year that the next month of a list states.
    pub(super) fn year_of_list(&self, found: &Found, next: &Found) -> Option<i16> {
        let (
            Form::Calendar(one),
            Form::Calendar(Calendar { year: Some(Year::Full(year)), month: Some(last), .. }),
        ) = (&found.form, &next.form)
        else {
            return None;
        };
        let between = self.text.get(found.span.end()..next.span.start())?;
        let listed = matches!(between, " and " | " et " | ", " | " or " | " ou ");
        let month = one.month.filter(|_| one.year.is_none() && one.day.is_none() && *one == bare(*one))?;
        listed.then(|| if month <= *last { *year } else { *year - 1 })
    }

    /// "Un an après l'attaque du 7 octobre", where a sentence or a clause begins so: so many full years before the
    /// day of print, or nearly.
    pub(super) fn years_after(&self, form: &Form, found: &Found) -> Option<i16> {
        let Form::Calendar(date @ Calendar { month: Some(month), .. }) = *form else { return None };
        let (length, years) = self.years.filter(|_| date == bare(date))?;
        let start = self.sentences.get(self.sentence)?.start();
        let lead = self.text.get(start..length.start())?.trim_end();
        let between = fold(self.text.get(length.end()..found.span.start())?);
        let words: Vec<&str> = between.split_whitespace().take(WORDS).collect();
        let from = counts(&words, self.lang).contains(&Some(Count::From));
        let opens = lead.is_empty() || lead.ends_with(',');
        let print = self.published?.latest()?;
        let on = |year: i16| Date::new(year, month.cast_signed(), date.day.unwrap_or(15).cast_signed()).ok();
        let is_over = |year: &i16| {
            let day = on(year + years);
            day.is_some_and(|day| print.until(day).is_ok_and(|span| span.get_days() <= AHEAD))
        };
        let of_print = print.year().checked_sub(years)?;
        let year = (of_print - 1..=of_print + 1).rev().find(is_over);
        year.filter(|_| from && opens && between.len() < REACH)
    }

    /// "La frontière a fermé en novembre 2020. En février, les armées se sont affrontées": a month told after another of
    /// its paragraph is the next such one, unless the last one before print is fresh; "that July" is in any case.
    pub(super) fn month_goes_on(&self, form: &Form, found: &Found) -> Option<i16> {
        let form = if let Form::Edge(_, of) = form { of } else { form };
        let month = match *form {
            Form::Calendar(date @ Calendar { day: None, month: Some(month), weekday: None, .. })
                if date == bare(date) =>
            {
                month
            }
            // "À l'automne, le conseil a démissionné"
            Form::Portion(Portion { code: code @ 21..=24, year: None, turn: Turn::Bare, .. }) => {
                3 * (code - 20)
            }
            _ => return None,
        };
        let (end, told) = self.told_month.filter(|_| found.outlook.around == Tense::Past)?;
        let between = self.text.get(end..found.span.start())?;
        let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        let month = i32::from(month);
        let next = count(told) + (month - count(told)).rem_euclid(12);
        let published = count(self.published.and_then(Edtf::latest)?);
        let last = published - (published - month).rem_euclid(12);
        let that = between.ends_with("that ") || between.ends_with("That ");
        let reach = match between.lines().filter(|line| !line.is_empty()).count() {
            0 | 1 => HALF_YEAR,
            2 => QUARTER,
            _ => return None,
        };
        let near = next - count(told) <= reach && published - last > QUARTER;
        let year = i16::try_from((next - 1).div_euclid(12)).ok();
        year.filter(|_| (that || near) && next <= published)
    }

    /// "Le 5 juillet 2017, la conduite a cédé. Le bilan est monté à onze le 19 août": a day told soon after one with its
    /// year is of that year, unless it is fresh when the article is published; and further on the next such day, where
    /// few days lie between.
    pub(super) fn goes_on(&self, form: &Form, found: &Found) -> Option<i16> {
        // "dans la nuit du 6 au 7 novembre", "le soir du 20 août"
        let form = if let Form::Time(_, Some(day)) = form { day } else { form };
        let Form::Calendar(date @ Calendar { day: Some(day), month: Some(month), .. }) = *form else {
            return None;
        };
        let past = date == bare(date) && found.outlook.around == Tense::Past;
        // "Les discussions de janvier 2011 échouèrent. … passé au Ghana le 17 janvier"
        let lead = self.dated.max(self.told_month);
        let (end, told) = lead.filter(|_| past)?;
        let on = |year| Date::new(year, month.cast_signed(), day.cast_signed()).ok();
        let published = self.published.and_then(Edtf::latest)?;
        let last =
            on(published.year()).filter(|day| *day <= published).or_else(|| on(published.year() - 1))?;
        let next = on(told.year()).filter(|day| *day >= told).or_else(|| on(told.year() + 1))?;
        let days = |a: Date, b: Date| a.until(b).map_or(i32::MAX, |span| span.get_days());
        let fresh = days(last, published) <= MONTH;
        let paragraphs =
            self.text.get(end..found.span.start())?.lines().filter(|line| !line.is_empty()).count();
        let near = match paragraphs {
            0 | 1 => !fresh && next.year() == told.year() || days(told, next) <= MONTH,
            2 | 3 => days(told, next) <= if fresh { MONTH } else { SEASON },
            _ => false,
        };
        // "Ce mois de juillet 2025 … Le 8 juillet": the day of publication says as much.
        let says_more = lead == self.dated || next != last;
        (near && says_more && next <= published).then(|| next.year())
    }

    /// "lundi 19 août … tôt lundi": the last day told in full that was a bare weekday, where the publication lies within
    /// a span and so says only in which weeks.
    pub(super) fn same_weekday(&self, form: &Form, tense: Tense, (from, to): (Date, Date)) -> Option<Date> {
        let weekday = weekday(form).filter(|_| tense != Tense::Future)?;
        let same = |day: &&Date| usize::from(day.weekday().to_monday_one_offset().unsigned_abs()) == weekday;
        let near = |day: &Date| from.until(*day).is_ok_and(|span| span.get_days() >= -WEEK) && *day <= to;
        self.told.iter().rev().find(same).copied().filter(near)
    }

    /// "ce samedi-là", "ce même lundi": the last day told in full that was one.
    pub(super) fn that_weekday(&self, weekday: u8) -> Option<Resolved> {
        let same = |day: &&Date| day.weekday().to_monday_one_offset().unsigned_abs() == weekday;
        let day = self.told.iter().rev().find(same)?;
        Some(Resolved::new(Edtf::day(*day), Basis::Narrative))
    }

    /// "Le 8 décembre 2012, le tribunal a annulé la décision, mais à compter du 30 juin": what begins or ends then comes
    /// behind the day that the sentence has told.
    pub(super) fn year_behind(&self, form: &Form, found: &Found, year: i16) -> i16 {
        let limits = matches!(found.bound, Bound::From | Bound::Until | Bound::By);
        let start = self.sentences.get(self.sentence).map_or(0, |sentence| sentence.start());
        let told = self.dated.filter(|(end, day)| *end > start && day.year() == year && limits);
        let (Some((_, told)), Form::Calendar(Calendar { day, month: Some(month), .. })) = (told, form) else {
            return year;
        };
        let limit = (month.cast_signed(), day.map_or(31, u8::cast_signed));
        if limit < (told.month(), told.day()) { year + 1 } else { year }
    }

    /// The year that the text gave to this day and month before.
    pub(super) fn told_before(&self, form: &Form) -> Option<i16> {
        let Form::Calendar(Calendar { day: Some(day), month: Some(month), year: None, .. }) = *form else {
            return None;
        };
        let same = |d: &&Date| d.month().cast_unsigned() == month && d.day().cast_unsigned() == day;
        self.told.iter().rev().find(same).map(|d| d.year())
    }
}

/// The whole years of a length.
pub(super) fn years_of(form: &Form) -> Option<i16> {
    let Form::Duration(Length { count: Some(count), unit: Unit::Year }) = form else { return None };
    (count.fract() == 0.0 && (1.0..=100.0).contains(count)).then_some(*count as i16)
}
