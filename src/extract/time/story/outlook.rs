//! Which way an expression looks: by its clause, by what it limits, by what an earlier clause gave the same weekday.

use super::{Resolved, Story, counts_days, hangs_on_tense, names_day, weekday};
use crate::date::Edtf;
use crate::extract::time::form::{Anchor, Bound, Edge, Form, Found, Shift};
use crate::extract::time::grammar::AHEAD;
use crate::extract::time::tense::{Closed, Tense};
use crate::words::Lang;

/// How many words before a day "pas … avant" may begin.
const REACH: usize = 10;

impl Story<'_> {
    /// False where the clause looks ahead: the year its sentence has named is over.
    pub(super) fn looks_back(form: &Form, found: &Found) -> bool {
        let yearless = matches!(form, Form::Calendar(c) if c.year.is_none())
            || matches!(form, Form::Portion(_) | Form::Edge(..) | Form::Range(..));
        yearless && found.outlook.around != Tense::Future
    }

    /// The tense of the clause, else the one that an earlier clause gave to the same weekday.
    pub(super) fn tense(&mut self, form: &Form, found: &Found) -> Tense {
        if !hangs_on_tense(form) {
            return Tense::Open;
        }
        match found.bound {
            Bound::Since => return Tense::Past,
            Bound::Until if found.outlook.closed == Closed::Lasted || self.is_when(found) => {
                return Tense::Past;
            }
            Bound::Until if found.outlook.around == Tense::Past && self.is_not_until(found) => {
                return Tense::Past;
            }
            Bound::By if found.outlook.closed == Closed::Stood => return Tense::Past,
            // "By Friday, the army had retaken the town."
            Bound::By if self.lang == Lang::En && found.outlook.opens_past => return Tense::Past,
            // "by the 9th we had no water": of the month that was told
            Bound::By if counts_days(form) && found.outlook.around == Tense::Past => return Tense::Past,
            Bound::Until | Bound::By if names_day(form) => return Tense::Future,
            // "d'ici juin", "pas avant mars"
            Bound::By if self.lang == Lang::Fr => return Tense::Future,
            Bound::Before if found.outlook.around != Tense::Past && self.is_denied(found) => {
                return Tense::Future;
            }
            _ => {}
        }
        // "devait s'expliquer le 5 décembre": on the nearest, which may have come and gone.
        if matches!(form, Form::Calendar(c) if c.day.is_some()) {
            return if found.outlook.foreseen { Tense::Open } else { found.outlook.clause };
        }
        // "devaient être terminés fin septembre": the nearest, too.
        let months = matches!(form, Form::Calendar(c) if c.month.is_some()) || matches!(form, Form::Edge(..));
        if months && found.outlook.foreseen {
            return Tense::Open;
        }
        // "has threatened to strike over Christmas"
        let ahead = matches!(form, Form::Holiday(..)) && found.outlook.foreseen;
        if ahead || weekday(form).is_some() && self.is_for(found) {
            return Tense::Future;
        }
        let tense = found.outlook.around;
        let Some(told) = weekday(form).and_then(|w| self.weekdays.get_mut(w)) else { return tense };
        match tense {
            Tense::Open => *told,
            tense => {
                *told = tense;
                tense
            }
        }
    }

    /// "called a strike for Friday", "un appel à la grève pour jeudi"; "blamed for Monday's attack" looks back.
    fn is_for(&self, found: &Found) -> bool {
        let (before, behind) = (self.text.get(..found.span.start()), self.text.get(found.span.end()..));
        before.is_some_and(|text| text.ends_with(" for ") || text.ends_with(" pour "))
            && behind.is_some_and(|text| !text.starts_with(['\'', '’']))
    }

    /// "were peaceful until Sunday, when police charged": a day on which something else was told to happen.
    fn is_when(&self, found: &Found) -> bool {
        let behind = self.text.get(found.span.end()..).unwrap_or_default().trim_start_matches([',', ' ']);
        let when = ["when ", "quand ", "lorsque ", "lorsqu"].iter().any(|word| behind.starts_with(word));
        when && found.outlook.around == Tense::Past
    }

    /// "did not arrive until Tuesday", "It was not until Monday that": then it happened.
    fn is_not_until(&self, found: &Found) -> bool {
        let last = self.words_before(found);
        let until = last.first().is_some_and(|word| matches!(*word, "until" | "till"));
        let mut clause = last.iter().take_while(|word| !word.ends_with([',', ';', '.']));
        until && clause.any(|word| matches!(*word, "not" | "t" | "never"))
    }

    /// The last words before an expression, the nearest first.
    fn words_before(&self, found: &Found) -> Vec<&str> {
        let before = self.text.get(..found.span.start()).unwrap_or_default();
        let words = before.rsplit([' ', '\u{a0}', '\'', '’']).filter(|word| !word.is_empty());
        words.take(REACH).collect()
    }

    /// "pas avant juin", "not before June".
    fn is_denied(&self, found: &Found) -> bool {
        let last = self.words_before(found);
        // "pas de décrue avant au moins vendredi"
        let before = last.iter().position(|word| *word == "avant");
        let denied =
            |at: usize| last.iter().skip(at + 1).any(|word| matches!(*word, "pas" | "aucun" | "aucune"));
        before.is_some_and(denied) || last.windows(2).any(|pair| matches!(pair, ["before", "not"]))
    }
}

/// "will meet in two weeks": counted from print; "killed forty in two weeks" is a length.
pub(super) fn counted_ahead(found: &Found) -> Option<Found> {
    let Form::Duration(length) = &found.form else { return None };
    let ahead = found.rule == AHEAD && found.outlook.around == Tense::Future;
    let by = length.count.filter(|count| ahead && count.fract() == 0.0 && *count < 1000.0)? as i32;
    let (unit, from, weekday) = (length.unit, Anchor::Publication, None);
    Some(Found { form: Form::Shift(Shift { by, unit, from, weekday }), rule: "in-time", ..found.clone() })
}

/// "avant la fin du mois", "until the end of May": its last day; but "avant la fin mai" names a part of it.
pub(super) fn limited(found: &Found, resolved: Resolved, words: &str) -> Resolved {
    let of = [" of ", " du ", " de "].iter().any(|of| words.contains(of));
    let limit = of && matches!(found.bound, Bound::Before | Bound::Until);
    let last = resolved.days.latest().filter(|_| limit && matches!(found.form, Form::Edge(Edge::End, _)));
    Resolved { days: last.map_or(resolved.days, Edtf::day), ..resolved }
}
