//! Whether a clause looks back or ahead, by the forms of its verbs: what a bare "mardi" hangs on.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::Span;
use crate::words::{Lang, rows};

/// Which way a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It tells what was.
    Past,
    /// It tells what will be.
    Future,
    /// No verb says.
    Open,
}

/// The tense of a sentence: a future form decides, else a past one.
#[must_use]
pub fn of(sentence: &str, lang: Lang) -> Tense {
    let words = words(sentence);
    if (0..words.len()).any(|at| is_future(&words, at, lang)) {
        Tense::Future
    } else if (0..words.len()).any(|at| is_past(&words, at, lang)) {
        Tense::Past
    } else {
        Tense::Open
    }
}

/// The tense of an expression's own clause alone; at the head of a sentence ("Le 3 mai, …") that of the whole.
#[must_use]
pub fn beside(text: &str, sentence: Span, at: Span, lang: Lang) -> Tense {
    let clipped = clip(text, sentence, at, REACH);
    match nearest(text, clause(text, clipped, at), at, lang) {
        Tense::Open if at.start() < sentence.start() + HEAD => around(text, sentence, at, lang),
        tense => tense,
    }
}

/// The tense around an expression: that of its own clause, else of the sentence, where a past form decides.
#[must_use]
pub fn around(text: &str, sentence: Span, at: Span, lang: Lang) -> Tense {
    let sentence = clip(text, sentence, at, REACH);
    let clause = clause(text, sentence, at);
    match nearest(text, clause, at, lang) {
        Tense::Open => {}
        tense => return tense,
    }
    let before = words(Span::new(clause.start(), at.start()).of(text));
    if before.last().is_some_and(|w| is_participle(w) && lang == Lang::Fr) {
        return Tense::Past;
    }
    let all = words(sentence.of(text));
    let governed = |at: usize| (at.saturating_sub(4)..at).any(|i| is_future(&all, i, lang));
    // "traffic will be stopped": a participle that a form ahead governs looks ahead.
    let past = |at: usize| is_past(&all, at, lang) && !(lang == Lang::En && governed(at));
    if (0..all.len()).any(past) {
        Tense::Past
    } else if (0..all.len()).any(|at| is_future(&all, at, lang)) {
        Tense::Future
    } else if all.iter().any(|word| listed("befell", word)) {
        Tense::Past
    } else {
        Tense::Open
    }
}

/// The tense of the verb that stands nearest before the expression in its clause, else first after it.
fn nearest(text: &str, clause: Span, at: Span, lang: Lang) -> Tense {
    let mut words = words(Span::new(clause.start(), at.start()).of(text));
    let here = words.len();
    words.extend(self::words(Span::new(at.end(), clause.end()).of(text)));
    let tense = |i: usize| {
        // "is expected to be released": the form that looks ahead governs the participle.
        let governed = (i.saturating_sub(4)..=i).any(|i| is_future(&words, i, lang));
        if governed { Some(Tense::Future) } else { is_past(&words, i, lang).then_some(Tense::Past) }
    };
    let back = (0..here).rev().find_map(|i| if is_verb(&words, i, lang) { tense(i) } else { None });
    back.or_else(|| (here..words.len()).find_map(tense)).unwrap_or(Tense::Open)
}

fn is_verb(words: &[Cow<str>], at: usize, lang: Lang) -> bool {
    is_future(words, at, lang) || is_past(words, at, lang)
}

/// True in a relative clause or behind a participle after a comma: "who won in 1993, died on", "ouvert en 1975, fête".
pub(super) fn is_aside(text: &str, sentence: Span, at: Span, lang: Lang) -> bool {
    let before = Span::new(clip(text, sentence, at, REACH).start(), at.start()).of(text);
    let Some(comma) = before.rfind(',') else { return false };
    let words = words(before.get(comma..).unwrap_or(""));
    words.first().is_some_and(|first| {
        let relative = matches!(&**first, "qui" | "dont" | "que" | "who" | "which" | "whose");
        relative || is_past(&words, 0, lang) || (lang == Lang::Fr && is_participle(first))
    })
}

/// An expression within so many bytes of its sentence's start stands at its head.
const HEAD: usize = 16;

/// How far from an expression its verb is looked for, in bytes: a line of megabytes must not be read each time.
const REACH: usize = 500;

/// The part of a sentence within so many bytes of an expression.
pub(super) fn clip(text: &str, sentence: Span, at: Span, reach: usize) -> Span {
    let mut start = at.start().saturating_sub(reach).max(sentence.start()).min(at.start());
    let mut end = (at.end() + reach).min(sentence.end()).max(at.end());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while end < text.len() && !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start, end)
}

/// The stretch between marks and conjunctions that holds an expression.
fn clause(text: &str, sentence: Span, at: Span) -> Span {
    let before = Span::new(sentence.start(), at.start());
    let after = Span::new(at.end(), sentence.end());
    let marks = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '«' | '»' | '"' | '“' | '”' | '–' | '—');
    let start = before.of(text).rfind(marks).map_or(before.start(), |n| before.start() + n);
    let end = after.of(text).find(marks).map_or(after.end(), |n| after.start() + n);
    let start = joints(Span::new(start, at.start()).of(text)).next_back().map_or(start, |n| start + n);
    let end = joints(Span::new(at.end(), end).of(text)).next().map_or(end, |n| at.end() + n);
    Span::new(start, end)
}

/// Where a conjunction begins a clause.
fn joints(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    const JOINTS: [&str; 14] = [
        " que ",
        " qu’",
        " qu'",
        " qui ",
        " dont ",
        " où ",
        " lorsque ",
        " quand ",
        " mais ",
        " that ",
        " which ",
        " who ",
        " when ",
        " but ",
    ];
    // Most words begin with another letter.
    let likely = |at: usize| text.as_bytes().get(at + 1).is_some_and(|first| b"qdolmtwb".contains(first));
    let joins = move |at: &usize| {
        likely(*at) && text.get(*at..).is_some_and(|rest| JOINTS.iter().any(|joint| rest.starts_with(joint)))
    };
    memchr::memchr_iter(b' ', text.as_bytes()).filter(joins)
}

fn words(text: &str) -> Vec<Cow<'_, str>> {
    text.split(|c: char| !is_alphabetic(c)).filter(|w| !w.is_empty()).map(lower).collect()
}

/// The same as `char::is_alphabetic`; the letters and marks of French are told without its table.
fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'à'..='ö' => true,
        '«' | '»' | '\u{2010}'..='\u{201f}' => false,
        _ => c.is_alphabetic(),
    }
}

fn lower(word: &str) -> Cow<'_, str> {
    let small = |c: char| c.is_ascii_lowercase() || matches!(c, 'à'..='ö' | 'ø'..='ÿ');
    if word.chars().all(small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

fn is_future(words: &[Cow<str>], at: usize, lang: Lang) -> bool {
    match lang {
        // "devait ouvrir mardi" is still to come in a wire, "devait initialement" is not.
        Lang::Fr if matches!(&*words[at], "devait" | "devaient") => {
            !words.get(at + 1).is_some_and(|next| matches!(&**next, "initialement" | "d" | "à" | "avoir"))
        }
        Lang::Fr => is_french_future(&words[at]),
        Lang::En => {
            let next = words.get(at + 1).map_or("", |w| &**w);
            listed("english-future", &words[at])
                || (matches!(&*words[at], "is" | "are") && next == "to")
                || (&*words[at] == "set" && matches!(next, "for" | "to"))
        }
    }
}

fn is_past(words: &[Cow<str>], at: usize, lang: Lang) -> bool {
    match lang {
        Lang::Fr => is_french_past(words, at),
        Lang::En => listed("english-past", &words[at]) || (words[at].len() > 3 && words[at].ends_with("ed")),
    }
}

fn is_french_future(word: &str) -> bool {
    let ending = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if listed("future", word) {
        return true;
    }
    let likely = word.ends_with("ra") || word.ends_with("ront");
    let third = likely
        && ending(&[
            "era", "ira", "dra", "rra", "tra", "vra", "eront", "iront", "dront", "rront", "tront", "vront",
        ]);
    third && word.chars().count() > 3 && !listed("not-future", word)
}

fn is_french_past(words: &[Cow<str>], at: usize) -> bool {
    let word = &*words[at];
    let back = at.checked_sub(1).and_then(|i| words.get(i)).map_or("", |w| &**w);
    let soon = |test: fn(&str) -> bool| words.iter().skip(at + 1).take(3).any(|w| test(w));
    match word {
        "a" | "ont" | "ai" | "avons" => soon(is_participle),
        "est" | "sont" => soon(is_moved) || (matches!(back, "s" | "se" | "me" | "m") && soon(is_participle)),
        "était" | "étaient" | "avait" | "avaient" | "fut" | "furent" | "eut" | "fit" | "mit" | "prit"
        | "vint" => true,
        _ => {
            let imperfect = word.len() > 4 && (word.ends_with("ait") || word.ends_with("aient"));
            let conditional = word.ends_with("rait") || word.ends_with("raient");
            let simple = ["èrent", "irent", "urent"].iter().any(|end| word.ends_with(end));
            (imperfect && !conditional && !listed("not-imperfect", word)) || (simple && word != "parurent")
        }
    }
}

fn is_participle(word: &str) -> bool {
    ["é", "ée", "és", "ées", "u", "ue", "us", "ues", "i", "ie", "is", "ies"]
        .iter()
        .any(|end| word.ends_with(end))
        && word.chars().count() > 2
        && !listed("future", word)
        && !listed("not-participle", word)
        || listed("participle", word)
}

fn is_moved(word: &str) -> bool {
    let stem = word.trim_end_matches('s').trim_end_matches('e');
    listed("motion", stem)
}

/// True of a word of a list of `assets/lexicon/time-verbs.tsv`.
fn listed(list: &str, word: &str) -> bool {
    static LISTS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let mut lists: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        for [list, words] in rows(include_str!("../../../assets/lexicon/time-verbs.tsv")) {
            words.split(' ').for_each(|word| lists.entry(word).or_default().push(list));
        }
        lists
    });
    LISTS.get(word).is_some_and(|lists| lists.contains(&list))
}
