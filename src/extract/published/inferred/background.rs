//! Days with their year that are told aside: the text is no news of them.

use super::{Dated, NEAR, Told};
use crate::date::Date;
use crate::extract::published::bounds::{Bounded, day_named, distance, yearless};
use crate::extract::time::{self, Anchor, Calendar, Form, Shift, Tense, Turn};

impl Told<'_> {
    /// Whether the latest day with its year is told aside: far from it lie days without one, the news is of "hier" or
    /// "Tuesday", or the text goes through the years.
    pub(super) fn is_background(&self, after: &Bounded) -> bool {
        let from = after.moment.unit().first();
        after.why != "why-weekday" && (self.is_of_old(from) || self.is_far(from))
    }

    /// Days without a year, told or planned in the past far from a day: "le 28 juillet dernier", "prévu pour le 3 juillet".
    fn is_far(&self, from: Date) -> bool {
        let past = self.dates().iter().filter(|d| d.tense() == Tense::Past).chain(self.foreseen());
        past.map(|d| day_named(&d.found.form)).any(|date| {
            // "dernier" is before the publication, in whichever year.
            let last = if date.turn == Turn::Last { Turn::Bare } else { date.turn };
            let form = Form::Calendar(Calendar { turn: last, ..date });
            let days = (-1..=1).filter_map(|by| yearless(&form, from.year() + by));
            let nearest = days.map(|day| distance(day, from)).min_by_key(|days| days.abs());
            // Of the next such day and the one before, the next is the nearer.
            nearest.is_some_and(|days| days > NEAR)
        })
    }

    /// "Il comparaissait hier. Les faits remontent au 27 mai 1998": nobody gives yesterday its year; nor is the last day
    /// of a life's dates the news.
    fn is_of_old(&self, day: Date) -> bool {
        let with_year = |d: &&Dated| {
            let date = day_named(&d.found.form);
            date.year.is_some() && date.weekday.is_none()
        };
        let days = || self.dates().iter().filter(with_year).filter_map(|d| d.edtf?.as_day());
        let told = days().any(|other| other == day);
        told && (self.tells_news() || days().any(|other| distance(day, other) > 366))
    }

    /// Whether it tells of "hier", of "ce matin" or of a bare "mardi".
    fn tells_news(&self) -> bool {
        let bare = |form: &Form| {
            matches!(
                form,
                Form::Calendar(Calendar { weekday: Some(_), day: None, month: None, turn: Turn::Bare, .. })
            )
        };
        self.dates()
            .iter()
            .any(|d| bare(&d.found.form) && d.tense() == Tense::Past || is_fresh(&d.found.form))
    }
}

/// "hier", "ce matin".
fn is_fresh(form: &Form) -> bool {
    match form {
        Form::Shift(Shift { by, unit, from, .. }) => {
            (-1..=0).contains(by) && *unit == time::Unit::Day && *from == Anchor::Publication
        }
        Form::Time(_, Some(day)) => is_fresh(day),
        _ => false,
    }
}
