//! What a number is worth: digits and words, and the words that bound it ("au moins", "une vingtaine", "up to").

use crate::corpus::Counted;
use crate::extract::events::line::{Line, Mark, Signs};
use crate::text::Span;
use crate::words::Lang;

use super::lexicon::{Bound, Table, Worth};

/// A number of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    /// The token where its own words begin.
    pub at: usize,
    /// The first token, with what bounds it.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// The least it may mean.
    pub low: u64,
    /// The most it may mean.
    pub high: u64,
    /// The currency whose sign stands before it.
    pub money: Option<Counted>,
}

/// The number that begins at a token.
pub(super) fn read(line: &Line, table: &Table, at: usize) -> Option<Value> {
    let token = line.tokens.get(at).filter(|t| t.timex.is_none())?;
    let sign = (token.mark == Mark::Other).then(|| line.counts(at).money).flatten();
    let start = if sign.is_some() { at + 1 } else { at };
    if line.mark(start) != Mark::Word {
        return None;
    }
    let own = own(line, start)?;
    if let Some(value) = between(line, start, own) {
        return Some(value);
    }
    let money = sign.or_else(|| glued_sign(line, at));
    let (first, bound) = bound(line, table, if sign.is_some() { at } else { start });
    let (low, high) = own.range(bound);
    Some(Value { at, first, last: own.last, low, high, money })
}

/// "entre 30 et 40", "between 30 and 40": from the one to the other.
fn between(line: &Line, at: usize, low: Own) -> Option<Value> {
    let first = at.checked_sub(1).filter(|&b| matches!(line.key(b), "entre" | "between"))?;
    let and = matches!(line.key(low.last + 1), "et" | "and");
    let high = own(line, low.last + 2).filter(|_| and)?;
    let (low, (_, top)) = (low.range(None).0, high.range(None));
    Some(Value { at, first, last: high.last, low: low.min(top), high: top, money: None })
}

/// "US$375": the sign stands at the end of the token before.
fn glued_sign(line: &Line, at: usize) -> Option<Counted> {
    let before = at.checked_sub(1).filter(|&b| line.mark(b) == Mark::Other)?;
    line.counts(before).money
}

/// A number without its bounds.
#[derive(Debug, Clone, Copy)]
struct Own {
    number: f64,
    last: usize,
    round: Round,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Round {
    /// As it stands.
    Exact,
    /// "une vingtaine".
    Near,
    /// "des dizaines", "dozens": from two of them to ten.
    Many,
}

impl Own {
    fn range(self, bound: Option<Bound>) -> (u64, u64) {
        let whole = |x: f64| x.round().clamp(0.0, 1e18) as u64;
        let n = self.number;
        match (self.round, bound) {
            (Round::Many, _) => (whole(n * 2.0), whole(n * 10.0) - 1),
            (_, Some(Bound::Least)) => (whole(n), u64::MAX),
            (_, Some(Bound::Most)) => (0, whole(n)),
            (Round::Near, _) | (_, Some(Bound::About)) => (whole(n * 0.8), whole(n * 1.2)),
            (Round::Exact, None) => (whole(n), whole(n)),
        }
    }
}

fn own(line: &Line, at: usize) -> Option<Own> {
    let text = line.tokens.get(at)?.span.of(line.story.text);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let (number, last) = digits(line, at)?;
        return Some(multiplied(line, number, last));
    }
    // Most words are no number.
    if !line.has(at, Signs::NUMBER) {
        return None;
    }
    if let Some(rounded) = rounded(line, at) {
        return Some(rounded);
    }
    let (number, last) = words(line, at)?;
    Some(Own { number, last, round: Round::Exact })
}

/// "2 862", "20,000", "1,5", "1.5": the digits and the last token they cover; no scores, ages, shares or times.
fn digits(line: &Line, at: usize) -> Option<(f64, usize)> {
    let start = line.tokens.get(at)?.span.start();
    let rest = Span::new(start, line.span.end()).of(line.story.text);
    let (number, len) = parse(rest, line.story.lang)?;
    let end = start + len;
    let last = (at..line.tokens.len()).take_while(|&i| line.tokens[i].span.start() < end).last()?;
    Some((number, last))
}

/// The number at the beginning of a text, and its length in bytes.
fn parse(text: &str, lang: Lang) -> Option<(f64, usize)> {
    let run = |from: usize| text.get(from..).map_or(0, |t| t.bytes().take_while(u8::is_ascii_digit).count());
    let mut end = run(0);
    let mut number: f64 = text.get(..end)?.parse().ok()?;
    let leading = end;
    while leading <= 3
        && let Some(mark) = text.get(end..).and_then(|t| t.chars().next())
    {
        let groups =
            matches!(mark, ' ' | '\u{a0}' | '\u{202f}') || mark == if lang == Lang::Fr { '.' } else { ',' };
        let from = end + mark.len_utf8();
        if !groups || run(from) != 3 {
            break;
        }
        number = number * 1000.0 + text.get(from..from + 3)?.parse::<f64>().ok()?;
        end = from + 3;
    }
    let comma = text.get(end..).and_then(|t| t.chars().next());
    // "1,089 million": in French three figures behind a comma are a part only of what is counted in millions.
    let millions = |part: usize| {
        let rest = text.get(end + 1 + part..).unwrap_or("").trim_start();
        lang == Lang::Fr
            && comma == Some(',')
            && part == 3
            && rest.starts_with("milli")
            && !rest.starts_with("millier")
    };
    let part = run(end + 1);
    if comma.is_some_and(|c| matches!(c, ',' | '.')) && part > 0 && (part <= 2 || millions(part)) {
        number += text.get(end + 1..end + 1 + part)?.parse::<f64>().ok()? / 10f64.powi(part as i32);
        end += 1 + part;
    }
    // "€5bn", "$300m".
    let times = [("bn", 1e9), ("tn", 1e12), ("mn", 1e6), ("m", 1e6)];
    let written = |(sign, _): &&(&str, f64)| {
        let after = text.get(end..).and_then(|t| t.strip_prefix(sign));
        after.is_some_and(|t| !t.starts_with(char::is_alphanumeric))
    };
    if let Some((sign, n)) = times.iter().find(written) {
        return Some((number * n, end + sign.len()));
    }
    let tail = text.get(end..).unwrap_or("").trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let glued = text.get(end..).and_then(|t| t.chars().next());
    let other = tail.starts_with('%')
        || glued.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | ':' | '–' | '°' | '‑'));
    (!other).then_some((number, end))
}

/// "5 millions", "two hundred thousand": the words that multiply.
fn multiplied(line: &Line, mut number: f64, mut last: usize) -> Own {
    while let Some(Worth::Times(n)) =
        line.counts(last + 1).worth.filter(|_| line.mark(last + 1) == Mark::Word)
    {
        number *= n as f64;
        last += 1;
    }
    Own { number, last, round: Round::Exact }
}

/// "une vingtaine", "deux dizaines", "des centaines", "plusieurs milliers", "dozens", "tens of thousands".
fn rounded(line: &Line, at: usize) -> Option<Own> {
    let worth = |i: usize| line.counts(i).worth;
    let (head, many) = match (worth(at)?, worth(at + 1)) {
        (Worth::Round(_), _) => (at, at == 0 || !matches!(line.key(at - 1), "la" | "the" | "cette")),
        (Worth::Count(1), Some(Worth::Round(_))) => (at + 1, false),
        (Worth::Some, Some(Worth::Round(_))) => (at + 1, true),
        (Worth::Some, Some(Worth::Times(n))) => {
            return Some(Own { number: n as f64, last: at + 1, round: Round::Many });
        }
        (Worth::Some, _) => return Some(Own { number: 1.0, last: at, round: Round::Many }),
        (Worth::Count(n), Some(Worth::Round(of))) => {
            return Some(Own { number: (n * of) as f64, last: at + 1, round: Round::Near });
        }
        _ => return None,
    };
    let Some(Worth::Round(of)) = worth(head) else { return None };
    let (mut number, mut last) = (of as f64, head);
    // "des dizaines de milliers", "tens of thousands", "hundreds of millions"; "une vingtaine de millions".
    if matches!(line.key(last + 1), "de" | "of") {
        match worth(last + 2) {
            Some(Worth::Round(n) | Worth::Times(n)) if n > of => {
                number *= n as f64;
                last += 2;
            }
            _ => {}
        }
    }
    Some(Own { number, last, round: if many { Round::Many } else { Round::Near } })
}

/// "vingt et un", "quatre-vingt-dix-sept", "deux cents millions", "one hundred and five".
fn words(line: &Line, at: usize) -> Option<(f64, usize)> {
    let table = Table::of(line.story.lang);
    let (mut total, mut sum) = (0u64, 0u64);
    let mut last = None;
    let mut next = at;
    loop {
        let key = if line.has(next, Signs::NUMBER) { line.key(next) } else { "" };
        let parts = key.split('-').filter(|p| !matches!(*p, "et" | "and"));
        let worths: Option<Vec<Worth>> = parts.map(|p| table.worth(p)).collect();
        let Some(worths) = worths.filter(|w| !w.is_empty() && line.mark(next) == Mark::Word) else { break };
        for worth in worths {
            match worth {
                Worth::Count(20) if sum % 100 == 4 => sum += 76,
                Worth::Count(n) => sum = sum.saturating_add(n),
                Worth::Times(100) => sum = sum.max(1).saturating_mul(100),
                Worth::Times(n) => {
                    total = total.saturating_add(sum.max(1).saturating_mul(n));
                    sum = 0;
                }
                Worth::Round(_) | Worth::Some => {
                    return last.map(|last| (total.saturating_add(sum) as f64, last));
                }
            }
        }
        last = Some(next);
        next += 1;
        if matches!(line.key(next), "et" | "and")
            && line.counts(next + 1).worth.is_some_and(|w| matches!(w, Worth::Count(_)))
            && sum >= 20
        {
            next += 1;
        }
    }
    last.map(|last| (total.saturating_add(sum) as f64, last))
}

/// The words before a number that bound it, and the first of them.
fn bound(line: &Line, table: &Table, at: usize) -> (usize, Option<Bound>) {
    for back in 1..=3 {
        let Some(last) = at.checked_sub(back) else { break };
        for &(before, bound) in table.bounds(line.key(last)) {
            let words: Vec<&str> = before.split('_').filter(|w| !w.is_empty()).collect();
            let Some(first) = last.checked_sub(words.len()) else { continue };
            if words.iter().enumerate().all(|(i, word)| line.key(first + i) == *word) && back == 1 {
                return (first, Some(bound));
            }
        }
        // "jusqu'à quelque 300": one word may stand between.
        if back == 1 && !matches!(line.key(last), "de" | "d'" | "les" | "the" | "à") {
            break;
        }
    }
    (at, None)
}
