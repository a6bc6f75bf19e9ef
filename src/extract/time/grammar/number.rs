//! Numbers in digits and words: "30,4", "vingt-cinq", "quatre-vingt-dix-sept", "one hundred and five".

use super::Line;
use crate::extract::time::lexicon::Sense;
use crate::words::Lang;

impl Line<'_> {
    /// The number at this word, and the word after it.
    pub(super) fn number(self, at: usize) -> Option<(f64, usize)> {
        match self.digits(at) {
            Some((whole, _)) => Some(self.decimals(whole, at + 1)),
            None => self.counted(at).map(|(n, to)| (f64::from(n), to)),
        }
    }

    /// A fraction or a group of thousands after the digits.
    fn decimals(self, whole: u32, at: usize) -> (f64, usize) {
        let mark = [',', '.'].into_iter().find(|&m| self.mark(at, m) && self.glued(at));
        let (Some(mark), Some((part, digits))) = (mark, self.digits(at + 1)) else {
            return (f64::from(whole), at);
        };
        if !self.glued(at + 1) {
            return (f64::from(whole), at);
        }
        let thousands = digits == 3 && (mark == '.') == (self.lang == Lang::Fr);
        let value = if thousands {
            f64::from(whole) * 1000.0 + f64::from(part)
        } else {
            f64::from(whole) + f64::from(part) / 10f64.powi(digits.min(9) as i32)
        };
        (value, at + 2)
    }

    /// A number in words.
    pub(super) fn counted(self, at: usize) -> Option<(u32, usize)> {
        let (mut total, mut sum, mut to) = (0u32, 0u32, at);
        let mut next = at;
        while let Some(Sense::Count(n)) = self.term(next) {
            match n {
                1000 => (total, sum) = (total.saturating_add(sum.max(1).saturating_mul(1000)), 0),
                100 => sum = sum.max(1).saturating_mul(100),
                20 if sum % 100 == 4 => sum += 76,
                _ if to > at && !joins(sum, n) => break,
                _ => sum = sum.saturating_add(n),
            }
            to = next + 1;
            next = self.past(self.past_mark(to, '-'), Sense::And);
            next = self.past_mark(next, '-');
        }
        (to > at).then_some((total.saturating_add(sum), to))
    }
}

/// True where a smaller number may follow: "vingt" + "cinq", not "cinq" + "six".
fn joins(sum: u32, n: u32) -> bool {
    match sum % 100 {
        0 => true,
        60 | 80 => n < 20,
        tens @ 10..=90 if tens % 10 == 0 => n < 10,
        _ => false,
    }
}
