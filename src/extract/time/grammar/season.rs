//! Seasons: "printemps 2002", "l’été dernier", "in the summer of 2022"; "été" is a participle more often than a summer.

use super::Line;
use super::period::{Read, portion};
use crate::extract::time::form::{Turn, Year};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::token::What;
use crate::words::Lang;

/// What "été" follows as a participle.
const HAVE: [&str; 8] = ["a", "ont", "avait", "avaient", "avoir", "ayant", "aurait", "auraient"];

impl Line<'_> {
    /// "printemps 2002", "l’été dernier", "last summer", "summer of 2022".
    pub(super) fn season(self, at: usize) -> Option<Read> {
        if let (Some(Sense::Turn(turn)), Some(Sense::Season(code) | Sense::SeasonWeak(code))) =
            (self.term(at), self.term(at + 1))
        {
            return (self.lang == Lang::En).then_some((portion(code, None, turn), at + 2, "season"));
        }
        let (code, weak) = match self.term(at)? {
            Sense::Season(code) => (code, code == 22 && self.lang == Lang::Fr),
            Sense::SeasonWeak(code) => (code, true),
            _ => return None,
        };
        if let Some((year, to)) = self.season_year(at + 1) {
            return Some((portion(code, Some(year), Turn::Bare), to, "season-year"));
        }
        let (turn, to) = self.turn_after(at + 1);
        // "après avoir été passé à tabac": a participle.
        let been = weak && at.checked_sub(1).is_some_and(|i| HAVE.contains(&self.word(i)));
        let clear = !been && (turn != Turn::Bare || if weak { self.is_summer(at) } else { self.is_led(at) });
        let rule = if turn == Turn::Bare && self.is_any_season(at) { "any-season" } else { "season" };
        clear.then_some((portion(code, None, turn), to, rule))
    }

    /// The year of a season: "2002", "2002-2003" (its first), "de cette année".
    pub(super) fn season_year(self, at: usize) -> Option<(Year, usize)> {
        if let Some(near) = self.near_year(at) {
            return Some(near);
        }
        let at = self.past(at, Sense::Of);
        // "the summer of '09"
        if let (true, Some((two, 2))) = (self.mark(at, '\''), self.digits(at + 1)) {
            return Some((Year::Short(two as u8), at + 2));
        }
        let year = self.full_year(at)?;
        let spanned = self.mark(at + 1, '-') && self.glued(at + 1) && self.full_year(at + 2).is_some();
        Some((year, if spanned { at + 3 } else { at + 1 }))
    }

    /// "l’été", "cet été", "en été": the noun, not the participle.
    fn is_summer(self, at: usize) -> bool {
        let elided = at > 1 && self.mark(at - 1, '\'');
        matches!(self.before(at), Some(Sense::Dem | Sense::In | Sense::During)) || elided
    }

    /// "en été", "l’hiver", "in summer": any one, unless a verb tells of one; "à l’automne" is the next or the last.
    fn is_any_season(self, at: usize) -> bool {
        let elided = at > 1 && self.mark(at - 1, '\'') && self.is(at - 2, Sense::Det);
        let det = if elided { Some(at - 2) } else { at.checked_sub(1).filter(|&i| self.is(i, Sense::Det)) };
        match det {
            Some(det) => {
                self.lang == Lang::Fr && (det == 0 || matches!(self.tokens[det - 1].what, What::Mark(_)))
            }
            None => self.before(at) == Some(Sense::In),
        }
    }
}
