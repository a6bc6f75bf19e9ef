//! Posts set in a text: "— La ministre (@ministre) November 18, 2019" came before it, mostly on the same day.

use super::Told;
use crate::corpus::{ArticleId, Basis, Published, Reason};
use crate::date::Edtf;
use crate::extract::live::Days;
use crate::extract::published::bounds::{Bounded, day_named, later};
use crate::extract::time::{self, Turn};
use crate::text::Span;
use crate::words::Lang;

/// The longest name of an account, in bytes.
const NAME: usize = 32;

/// So many bytes behind the name hold the date.
const DATE: usize = 40;

impl Told<'_> {
    /// The day of the last post that the text shows.
    pub(super) fn posted(&self) -> Option<Bounded> {
        let signed = memchr::memmem::find_iter(self.text.as_bytes(), "(@");
        signed.filter_map(|at| self.post(at)).fold(None, |last, post| later(last, Some(post)))
    }

    /// The day behind the name of an account, in either language.
    fn post(&self, at: usize) -> Option<Bounded> {
        let rest = self.text.get(at..)?;
        let end = at + rest.find(')').filter(|end| *end <= NAME)? + 1;
        let line = self.text.get(end..)?.lines().next()?;
        let to = (end..=end + line.len().min(DATE)).rev().find(|&to| self.text.is_char_boundary(to))?;
        let near = Span::new(end, to);
        [Lang::En, Lang::Fr].iter().find_map(|&lang| {
            let found = time::recognise(self.text, &[near], lang);
            let first = found.first().filter(|first| first.span.start() <= end + 2)?;
            let unknown = Published { edtf: None, basis: Basis::None, reason: Reason::default() };
            let dated = time::normalise(
                self.text,
                ArticleId(0),
                &[near],
                &found[..1],
                &unknown,
                lang,
                &Days::default(),
            );
            let day = dated.first()?.edtf?.as_day()?;
            let moment = Edtf::day(day).start()?;
            Some(Bounded { moment, words: first.span.of(self.text).to_owned(), why: "why-posted" })
        })
    }

    /// True where the text calls the day of a post its own: "ce 18 novembre".
    pub(super) fn is_of_that_day(&self, post: &Bounded) -> bool {
        let day = post.moment.unit().first();
        let named = (Some(day.day().cast_unsigned()), Some(day.month().cast_unsigned()));
        let this = |span: Span| {
            let words = self.text.get(..span.start()).unwrap_or_default().trim_end();
            words.get(words.len().saturating_sub(2)..).is_some_and(|ce| ce.eq_ignore_ascii_case("ce"))
        };
        self.dates().iter().any(|d| {
            let date = day_named(&d.found.form);
            let own = date.turn == Turn::This || date.weekday.is_some() || this(d.found.span);
            (date.day, date.month) == named && own
        })
    }
}
