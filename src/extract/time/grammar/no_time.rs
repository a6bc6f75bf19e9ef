//! What looks like a time and is none: ages, streets, papers, numbered things. Each says where it ends.

use super::Line;
use crate::extract::time::form::{Form, Length, Unit};
use crate::extract::time::lexicon::Sense;
use crate::extract::time::token::What;
use crate::words::Lang;

/// One past the last word of what begins here and is no time.
pub(super) fn end(line: Line, at: usize) -> Option<usize> {
    line.street(at)
        .or_else(|| line.in_name(at))
        .or_else(|| line.hyphened(at))
        .or_else(|| line.newscast(at))
        .or_else(|| line.age(at))
        .or_else(|| line.tens_of_years(at))
        .or_else(|| line.numbered(at))
        .or_else(|| line.once_more(at))
}

/// How many tokens before somebody's "30s" whose they are may stand.
const FAR: usize = 8;

impl Line<'_> {
    /// "Boulevard du 20 mai", "place du 8 mai 1945", "lycée du 11-Novembre".
    fn street(self, at: usize) -> Option<usize> {
        self.digits(at)?;
        let back = |n: usize| at.checked_sub(n).and_then(|i| self.term(i));
        // "a fermé le pont le 4 mai" names no bridge.
        let named = matches!(back(1), Some(Sense::FromDet | Sense::Of))
            && (back(2) == Some(Sense::Street) || back(3) == Some(Sense::Street))
            || back(1) == Some(Sense::Det) && back(2) == Some(Sense::Of) && back(3) == Some(Sense::Street);
        let (_, to) = self.calendar(at).filter(|_| named)?;
        Some(to)
    }

    /// "l'association 20 Août", "le collectif 12 Avril": a French month has no capital, but in a name.
    fn in_name(self, at: usize) -> Option<usize> {
        self.digits(at).filter(|_| self.lang == Lang::Fr)?;
        let named = matches!(self.term(at + 1), Some(Sense::Month(_))) && self.tokens[at + 1].capital;
        let noun = at.checked_sub(1).filter(|&i| matches!(self.tokens[i].what, What::Word))?;
        let led = self.before(noun).is_some() || noun > 0 && self.mark(noun - 1, '\'');
        let plain = !self.tokens[noun].capital && self.full_year(at + 2).is_none();
        (named && led && plain).then_some(at + 2)
    }

    /// "Covid-19 à 76 ans", "F-16": the number is a part of the name.
    fn hyphened(self, at: usize) -> Option<usize> {
        let (_, width) = self.digits(at)?;
        let name = at >= 2 && matches!(self.tokens[at - 2].what, What::Word) && self.tokens[at - 2].capital;
        (name && width <= 2 && self.mark(at - 1, '-') && self.glued(at - 1) && self.glued(at))
            .then_some(at + 1)
    }

    /// "numéro 2025", "page 1987": a number that counts nothing in time.
    fn numbered(self, at: usize) -> Option<usize> {
        let (_, width) = self.digits(at)?;
        let dated = self.mark(at + 1, '-') && self.glued(at + 1);
        (width == 4 && !dated && self.before(at) == Some(Sense::Label)).then_some(at + 1)
    }

    /// "le 20 heures", "les 35 heures": a newscast, a law.
    fn newscast(self, at: usize) -> Option<usize> {
        let (hours, _) = self.digits(at)?;
        let article = at.checked_sub(1).map_or("", |i| self.word(i));
        let named = match hours {
            12 | 13 | 19 | 20 => article.eq_ignore_ascii_case("le"),
            35 | 39 => article.eq_ignore_ascii_case("les"),
            _ => false,
        };
        (named && self.is(at + 1, Sense::Unit(Unit::Hour))).then_some(at + 2)
    }

    /// "une seconde fois".
    fn once_more(self, at: usize) -> Option<usize> {
        let second = self.is(at, Sense::Count(1)) && self.is(at + 1, Sense::Unit(Unit::Second));
        let follows = matches!(self.tokens.get(at + 2).map(|t| t.what), Some(What::Word));
        (second && follows).then_some(at + 2)
    }

    /// "âgé de 34 ans", "Paul, 34 ans,", "les plus de 60 ans", "34-year-old", "les 6-16 ans".
    fn age(self, at: usize) -> Option<usize> {
        let start = self.past_mark(self.past(at, Sense::Approx), '\'');
        let (length, to) = self.group_of_ages(start).or_else(|| self.length(start))?;
        let young = matches!(length.unit, Unit::Year | Unit::Month);
        (young && (self.is_age(at, start, to) || self.is_title(start, to)))
            .then_some(to)
            .or_else(|| self.is_title(start, to).then_some(to))
    }

    /// "in her late 30s", "his 20s or early 30s": the tens of somebody's years.
    fn tens_of_years(self, at: usize) -> Option<usize> {
        const OWNERS: [&str; 6] = ["his", "her", "their", "my", "our", "your"];
        const AMID: [&str; 9] = ["early", "mid", "late", "or", "and", "to", "-", "s", "'"];
        let edge = |at: &usize| matches!(self.word(*at), "early" | "mid" | "late" | "-");
        let start = (at..at + 3).find(|at| !edge(at))?;
        let (Form::Decade(ten), to, _) = self.decade(start).filter(|_| self.lang == Lang::En)? else {
            return None;
        };
        let amid = |at: &usize| self.digits(*at).is_some() || AMID.contains(&self.word(*at));
        let owner = (at.saturating_sub(FAR)..at).rev().find(|at| !amid(at))?;
        (ten < 10 && OWNERS.contains(&self.word(owner))).then_some(to)
    }

    /// "6-16 ans", "6 à 12 ans".
    fn group_of_ages(self, at: usize) -> Option<(Length, usize)> {
        self.digits(at)?;
        let joined = self.mark(at + 1, '-') || self.is(at + 1, Sense::To);
        self.digits(at + 2).filter(|_| joined)?;
        let years = self.is(at + 3, Sense::Unit(Unit::Year)) && self.is_crowd(at);
        years.then_some((Length { count: None, unit: Unit::Year }, at + 4))
    }

    /// "les 6-16 ans", "enfants de 6 à 12 ans": a group of people follows or leads.
    fn is_crowd(self, at: usize) -> bool {
        matches!(self.before(at), Some(Sense::Det | Sense::OfDet | Sense::ToDet | Sense::Of))
    }

    fn is_age(self, at: usize, number: usize, to: usize) -> bool {
        let back = |n: usize| at.checked_sub(n).and_then(|i| self.term(i));
        let of = matches!(back(1), Some(Sense::Of));
        let told = back(1) == Some(Sense::Age)
            || (of && matches!(back(2), Some(Sense::Age)))
            || self.is(self.past_mark(to, '-'), Sense::Old);
        let spanned = self.digits(number).is_some()
            && self.digits(number + 2).is_some()
            && (self.mark(number + 1, '-') || self.is(number + 1, Sense::To));
        let group = (spanned || (number > at && !of)) && self.is_crowd(at);
        // "une femme d’une trentaine d’années"
        let elided = at > 2 && self.mark(at - 1, '\'') && back(2) == Some(Sense::Of);
        let person = (of && back(2) == Some(Sense::Person))
            || (elided && back(3) == Some(Sense::Person))
            || of && self.digits(number).is_some_and(|(n, _)| n > 2) && !self.is_spell(at);
        let of_something = matches!(self.term(to), Some(Sense::Of | Sense::FromDet | Sense::OfDet));
        let had = !of_something && self.has_years(at) && self.number(number).is_some();
        told || group || had || person || self.is_apposed(at, to)
    }

    /// "elle avait 22 ans", "à 34 ans, il…", "ses 30 ans".
    fn has_years(self, at: usize) -> bool {
        const OWNERS: [&str; 9] = ["avait", "avaient", "ont", "aura", "ayant", "avoir", "ai", "ses", "mes"];
        at.checked_sub(1).is_some_and(|i| {
            // "à partir de 4 ans", "dès 3 ans": for whom a show is.
            let since = self.is(i, Sense::Starting) || self.word(i).to_lowercase() == "dès";
            OWNERS.contains(&self.word(i)) || (self.lang == Lang::Fr && (since || self.is(i, Sense::To)))
        })
    }

    /// "une peine de 12 ans": a noun that lasts stands before.
    fn is_spell(self, at: usize) -> bool {
        (2..=4).any(|n| at.checked_sub(n).is_some_and(|i| self.is(i, Sense::Spell)))
    }

    /// "Théodore Monod, 97 ans, a…", "Pauline (12 ans)".
    fn is_apposed(self, at: usize, to: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let named = before > 0 && self.tokens[before - 1].capital;
        let closed = to >= self.tokens.len() || [',', ')', '.'].iter().any(|&m| self.mark(to, m));
        // "Le suspect, 31 ans, a été arrêté"
        let between =
            self.mark(before, ',') && self.mark(to, ',') && self.digits(at).is_some_and(|(n, _)| n > 2);
        let commas = (self.mark(before, ',') && named && closed) || between;
        let brackets = self.mark(before, '(') && self.mark(to, ')');
        (commas || brackets) && self.digits(at).is_some()
    }

    /// "20 Minutes", "24 Heures": a paper; but a headline's "20-Month Closure".
    fn is_title(self, at: usize, to: usize) -> bool {
        self.digits(at).is_some() && self.is_name(to - 1) && !self.mark(at + 1, '-')
    }
}
