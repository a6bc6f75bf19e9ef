//! Why a report is read as it is: the rule, the words it matched, what the date was counted from.

use crate::app::{State, dates, told};
use crate::corpus::{Corpus, EventId, Timex};
use crate::text::printable::clean;
use crate::words::{Lang, say, say_with};

use super::{About, Panel, Role, Row};

impl Panel {
    /// Why the current report is read as it is.
    #[must_use]
    pub fn why(state: &State) -> Option<Self> {
        let event = state.event()?;
        let mut panel = Self::new(About::Why(event), say(state.lang, "why-title").to_owned());
        panel.lay(&state.corpus, super::inner_width(usize::from(state.size.width)), state.lang);
        Some(panel)
    }
}

/// The lines about a report.
pub(super) fn rows(corpus: &Corpus, id: EventId, width: usize, lang: Lang) -> Vec<Row> {
    let event = &corpus[id];
    let article = &corpus[event.article];
    let quote = format!("« {} »", clean(corpus.words(event.article, event.sentence)));
    let mut rows = Row::wrapped(Role::Quote, &quote, width, "");
    rows.push(Row::default());
    let trigger = clean(corpus.words(event.article, event.trigger));
    rows.extend(wrap(&say_with(lang, "why-event", &[&trigger, &event.kind.name(), &event.rule]), width));
    rows.extend(wrap(&super::check::facts(corpus, event, lang), width));
    match event.date {
        Some(date) => {
            let how = say(lang, told::basis(date.basis));
            rows.extend(wrap(&say_with(lang, "why-date", &[&date.edtf, &how]), width));
            if let Some(timex) = date.timex {
                rows.extend(wrap(&why_timex(corpus, &corpus[timex], lang), width));
            }
        }
        None => rows.extend(wrap(say(lang, "why-no-date"), width)),
    }
    rows.push(Row::default());
    let published =
        article.published.edtf.map_or_else(|| say(lang, "date-none").to_owned(), |d| d.to_string());
    let reason = article.published.reason.tell(lang);
    rows.extend(wrap(&say_with(lang, "why-published", &[&published, &reason]), width));
    rows
}

fn wrap(text: &str, width: usize) -> Vec<Row> {
    Row::wrapped(Role::Body, &clean(text), width, "")
}

/// The expression behind a date: its words, its rule, its anchor.
fn why_timex(corpus: &Corpus, timex: &Timex, lang: Lang) -> String {
    let words = clean(corpus.words(timex.article, timex.span));
    let value = timex.edtf.map_or_else(|| timex.value.clone(), |d| d.to_string());
    let line = say_with(lang, "why-timex", &[&words, &value, &timex.rule]);
    match timex.anchor {
        Some(anchor) => format!("{line} {}", say_with(lang, "why-anchor", &[&dates::long(anchor, lang)])),
        None => line,
    }
}
