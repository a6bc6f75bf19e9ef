//! Whether a clause looks back or ahead, by the forms of its verbs: what a bare "mardi" hangs on.

mod before;
mod verb;

use before::{
    hangs_on_participle, has_done, is_of_a_noun, is_struck, is_to_come, was_foreseen, what_is_closed,
};
pub(super) use verb::has_said;
pub(in crate::extract) use verb::{Verb, moves};

use crate::extract::words::{self, Token, Words};
use crate::text::Span;
use crate::words::Lang;

/// Which way a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// It tells what was.
    Past,
    /// It tells what will be.
    Future,
    /// No verb says.
    #[default]
    Open,
}

/// Which way the words around an expression look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outlook {
    /// Its own clause; at the head of a sentence ("Le 3 mai, …") the whole of it.
    pub clause: Tense,
    /// Its own clause, else the sentence, where a past form decides.
    pub around: Tense,
    /// True in a relative clause or behind a participle after a comma: "who won in 1993, died on", "ouvert en 1975,
    /// fête".
    pub aside: bool,
    /// True of what was to come when the story was told: "had been announced for", "était prévue le".
    pub foreseen: bool,
    /// What tells that it is over.
    pub teller: Teller,
    /// What "until" and "by" close.
    pub closed: Closed,
    /// True of the first words of a sentence that tells what was, and nothing ahead: "Le 14 novembre, une patrouille a tué".
    pub opens_past: bool,
}

/// What tells that something is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Teller {
    /// A verb, or nothing.
    #[default]
    Verb,
    /// Only a noun of what nobody plans: "une explosion secoue le hall".
    Noun,
}

/// What a limit closes, where that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Closed {
    /// Nothing that is known to be.
    #[default]
    Nothing,
    /// What had lasted: "went on until", "s’est poursuivi jusqu’à".
    Lasted,
    /// What stood so by then: "was out by".
    Stood,
}

/// The tense of a sentence: a future form decides, else a past one.
#[must_use]
pub fn of(sentence: &str, lang: Lang) -> Tense {
    words::with(lang, |words| {
        words.read(sentence, Span::new(0, sentence.len()));
        let verbs: Vec<Verb> =
            words.tokens.iter().map(|t| words.verb(t.form)).filter(|v| v.is_word()).collect();
        match () {
            () if (0..verbs.len()).any(|at| is_future(&verbs, at)) => Tense::Future,
            () if (0..verbs.len()).any(|at| is_past(&verbs, at)) => Tense::Past,
            () => Tense::Open,
        }
    })
}

/// An expression within so many bytes of its sentence's start stands at its head.
const HEAD: usize = 16;

/// "On ", "Le " before an expression that opens its sentence, in bytes.
const LEAD: usize = 4;

/// How far from an expression its verb is looked for, in bytes: a line of megabytes must not be read each time.
const REACH: usize = 500;

/// How many words behind "ahead of" a day may stand: "ahead of the January general election".
const UPCOMING: usize = 5;

/// Reads the outlook of expressions; its list serves one after another.
#[derive(Debug, Default)]
pub(super) struct Reader {
    words: Vec<Verb>,
}

impl Reader {
    /// Which way the words around an expression of the sentence that was read look.
    pub(super) fn outlook(&mut self, text: &str, words: &Words, at: Span) -> Outlook {
        let near = Near::of(text, words, at);
        let here = near.clause(&mut self.words);
        let before = self.words[..here].last().copied();
        let own = match nearest(&self.words, here) {
            _ if is_put_off(text, at, &self.words[..here]) || near.ends(at) => Tense::Future,
            _ if is_to_come(&self.words[..here]) => Tense::Future,
            _ if self.words[here.saturating_sub(UPCOMING)..here].iter().any(|w| w.has(Verb::UPCOMING)) => {
                Tense::Future
            }
            Tense::Open if near.comes_after(&self.words[..here]) => Tense::Past,
            Tense::Open if hangs_on_participle(&self.words[..here]) => Tense::Past,
            Tense::Future if is_of_a_noun(&self.words[..here]) => Tense::Past,
            Tense::Open if has_done(&self.words[..here]) => Tense::Past,
            Tense::Open if is_struck(&self.words[..here]) => Tense::Past,
            // "L'armée confirme lundi la perte": the day of the words is over or the paper's own.
            Tense::Open if before.is_some_and(|word| word.has(Verb::SAYS)) => Tense::Past,
            own => own,
        };
        // "était prévue par l'accord signé en juin"
        let due = self.words[..here].iter().any(|word| word.has(Verb::DUE));
        let foreseen = (due || !hangs_on_participle(&self.words[..here]))
            && (was_foreseen(&self.words[..here]) || near.is_called_off(&self.words[..here]));
        let held = hangs_on_participle(&self.words[..here]);
        let closed = what_is_closed(&self.words[..here]);
        let alone = self.words.len() <= 1;
        let around = match own {
            Tense::Open => near.around(&mut self.words, at, before),
            own => own,
        };
        let at_head = at.start() < words.sentence.start() + HEAD;
        // "Deux jours après, le 3 mai, le pont cédait": between commas it belongs to the whole.
        let clause = if at_head || alone { around } else { own };
        let first = at.start() <= words.sentence.start() + LEAD;
        let opens_past = first && around == Tense::Past && !foreseen && !near.looks_ahead(&mut self.words);
        let harm = around == Tense::Past && !held && near.tells_only_of_harm(&mut self.words);
        let teller = if harm { Teller::Noun } else { Teller::Verb };
        Outlook {
            opens_past,
            teller,
            clause,
            around,
            aside: near.is_aside(&mut self.words),
            foreseen,
            closed,
        }
    }
}

/// The tokens within reach of an expression.
struct Near<'a> {
    text: &'a str,
    words: &'a Words,
    tokens: &'a [Token],
    /// How many stand before it.
    here: usize,
    /// The first behind it.
    there: usize,
}

impl<'a> Near<'a> {
    fn of(text: &'a str, words: &'a Words, at: Span) -> Self {
        let (start, end) = (at.start().saturating_sub(REACH), at.end() + REACH);
        let from = words.tokens.partition_point(|t| t.start() < start);
        let to = words.tokens.partition_point(|t| t.end() <= end);
        let tokens = words.tokens.get(from..to).unwrap_or_default();
        let here = tokens.partition_point(|t| t.end() <= at.start());
        let there = tokens.partition_point(|t| t.start() < at.end());
        Self { text, words, tokens, here, there }
    }

    fn verb(&self, at: usize) -> Verb {
        self.words.verb(self.tokens[at].form)
    }

    /// The words of a stretch.
    fn spelt(&self, tokens: std::ops::Range<usize>) -> impl Iterator<Item = Verb> {
        // "aux crues", "sa tenue", "à Kati": nouns, whatever their shape.
        let capital = move |at: usize| {
            let word = self.text.get(self.tokens[at].start()..);
            word.is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        let is_noun = move |at: usize| {
            at > 0 && (self.verb(at - 1).has(Verb::ARTICLE) || self.verb(at - 1).is_word() && capital(at))
        };
        let told = move |at| {
            if is_noun(at) { self.verb(at).without(Verb::PARTICIPLE.or(Verb::MOVED)) } else { self.verb(at) }
        };
        tokens.map(told).filter(|verb| verb.is_word())
    }

    /// The tense of the words around where the clause says nothing: of the quotation that the expression stands in
    /// ("« Nous viendrons tous les jours, à partir du 2 janvier », a-t-il dit"), else of the sentence.
    fn around(&self, list: &mut Vec<Verb>, at: Span, before: Option<Verb>) -> Tense {
        let quoted = self.quotation(at).map(|(from, to)| {
            let from = self.tokens.partition_point(|t| t.start() < from);
            self.tense(list, from..self.tokens.partition_point(|t| t.end() <= to), before)
        });
        quoted.filter(|tense| *tense != Tense::Open).unwrap_or_else(|| self.sentence(list, before))
    }

    /// From where to where the quotation goes that an expression stands in.
    fn quotation(&self, at: Span) -> Option<(usize, usize)> {
        let (first, last) = (self.tokens.first()?.start(), self.tokens.last()?.end());
        let (before, after) = (self.text.get(first..at.start())?, self.text.get(at.end()..last)?);
        let open = before
            .rfind(['«', '“', '»', '”'])
            .filter(|&open| before.get(open..).is_some_and(|b| b.starts_with(['«', '“'])))?;
        Some((first + open, at.end() + after.find(['»', '”'])?))
    }

    /// The tense of the whole up to a semicolon, given the last word of the clause before the expression.
    fn sentence(&self, list: &mut Vec<Verb>, before: Option<Verb>) -> Tense {
        let stops = |&at: &usize| self.verb(at).has(Verb::STOPS);
        let from = (0..self.here).rev().find(stops).unwrap_or(0);
        let to = (self.there..self.tokens.len()).find(stops).unwrap_or(self.tokens.len());
        self.tense(list, from..to, before)
    }

    fn tense(&self, list: &mut Vec<Verb>, tokens: std::ops::Range<usize>, before: Option<Verb>) -> Tense {
        list.clear();
        list.extend(self.spelt(tokens));
        let all = list.as_slice();
        let governed = |at: usize| (at.saturating_sub(4)..at).any(|i| is_future(all, i));
        // "has been pencilled in" looks ahead with its participle.
        let leads = |at: usize| (at + 1..at + 3).any(|i| i < all.len() && is_future(all, i));
        // "traffic will be stopped": a participle that a form ahead governs looks ahead.
        let ahead = |at: usize| governed(at) || is_future(all, at);
        let past = |at: usize| is_past(all, at) && !(self.words.lang == Lang::En && (ahead(at) || leads(at)));
        if before.is_some_and(|word| word.has(Verb::PARTICIPLE)) || (0..all.len()).any(past) {
            Tense::Past
        } else if (0..all.len()).any(|at| is_future(all, at)) {
            Tense::Future
        } else if all.iter().any(|word| word.has(Verb::BEFELL))
            && !all.iter().any(|word| word.has(Verb::BEGINS))
        {
            Tense::Past
        } else {
            Tense::Open
        }
    }

    /// Lists the words between marks and conjunctions that the expression stands among, without its own; how many
    /// stand before it.
    fn clause(&self, list: &mut Vec<Verb>) -> usize {
        // "9,000 acres"
        let inside =
            |at: usize| self.text.as_bytes().get(self.tokens[at].end()).is_some_and(u8::is_ascii_digit);
        let closes = |&at: &usize| self.verb(at).has(Verb::CLOSES) && !inside(at);
        let joins = |&at: &usize| self.joins(at);
        let start = (0..self.here).rev().find(closes).unwrap_or(0);
        let start = (start..self.here).rev().find(joins).unwrap_or(start);
        let end = (self.there..self.tokens.len()).find(closes).unwrap_or(self.tokens.len());
        let end = (self.there..end).find(joins).unwrap_or(end);
        list.clear();
        list.extend(self.spelt(start..self.here));
        let here = list.len();
        list.extend(self.spelt(self.there..end));
        here
    }

    /// True of a conjunction that begins a clause: " que ", " qu’".
    fn joins(&self, at: usize) -> bool {
        let (verb, token) = (self.verb(at), self.tokens[at]);
        let after = || self.text.get(token.end()..).unwrap_or("");
        verb.has(Verb::JOINT)
            && self.text.get(..token.start()).is_some_and(|before| before.ends_with(' '))
            && if verb.has(Verb::ELIDED) {
                after().starts_with(['’', '\''])
            } else {
                after().starts_with(' ')
            }
    }

    /// "la fermeture au 30 juin", "reporté de trois mois, au 31 décembre", "extended to June 30".
    fn ends(&self, at: Span) -> bool {
        let leads: &[&str] = match self.words.lang {
            Lang::Fr => &[" au "],
            Lang::En => &[" to ", " through "],
        };
        let before = self.text.get(..at.start()).unwrap_or_default();
        leads.iter().any(|lead| before.ends_with(lead))
            && self
                .spelt(self.here.saturating_sub(10)..self.here)
                .any(|word| word.has(Verb::ENDS.or(Verb::SET)))
    }

    /// "A summit, announced for 4 April in Kampala, did not take place", "Le vote, prévu en mars, a été reporté", given the
    /// words before the day.
    fn is_called_off(&self, before: &[Verb]) -> bool {
        let near = |parts: Verb| before.iter().rev().take(3).any(|word| word.has(parts));
        // "announced for 4 April"; "announced on Sunday" is over.
        let billed = near(Verb::SET) || near(Verb::BILLED) && near(Verb::FOR);
        let inserted = || {
            let closed = self.tokens.get(self.there).is_some() && self.verb(self.there).has(Verb::COMMA);
            closed && before.len() < 4 && before.first().is_some_and(|word| word.has(Verb::FUTURE))
        };
        let opens = |word: &Verb| word.has(Verb::PLANNED);
        let at = before.iter().rposition(opens).filter(|at| before.len() - at <= 3);
        let governed = |at: usize| {
            before[at.saturating_sub(2)..at]
                .iter()
                .any(|word| word.has(Verb::BE.or(Verb::BOUND).or(Verb::PAST)))
        };
        let of_a_noun = at.is_some_and(|at| at > 0 && !governed(at));
        let apart = || self.tokens.get(self.there).is_none() || self.verb(self.there).has(Verb::COMMA);
        let behind: Vec<Verb> = self.spelt(self.there..self.tokens.len()).collect();
        let done = || behind.iter().any(|word| word.has(Verb::PAST));
        let past = || (0..behind.len()).any(|at| is_past(&behind, at));
        (billed && done() || inserted() && past() || of_a_noun && !apart() && past())
            && !behind.iter().any(|word| word.has(Verb::FUTURE))
    }

    /// "Après la publication, samedi soir, des résultats, le camp doit attendre": the day of a noun that a sentence tells
    /// to be over, given the words of its clause before it.
    fn comes_after(&self, before: &[Verb]) -> bool {
        let mut lead = self.spelt(0..self.here).peekable();
        let after = lead.peek().is_some_and(|first| first.has(Verb::AFTER));
        let verb = Verb::FUTURE.or(Verb::PAST).or(Verb::HAVE).or(Verb::BE).or(Verb::WOULD).or(Verb::DUE);
        let bare = |word: &Verb| !word.has(verb);
        after && before.iter().all(bare) && lead.all(|word| bare(&word))
    }

    /// True where a noun of what nobody plans looks back within reach, and no verb does.
    fn tells_only_of_harm(&self, list: &mut Vec<Verb>) -> bool {
        list.clear();
        list.extend(self.spelt(0..self.tokens.len()));
        let harm = list.iter().any(|word| word.has(Verb::BEFELL.or(Verb::STRUCK)));
        harm && !(0..list.len()).any(|at| is_past(list, at))
    }

    /// True where any form within reach looks ahead.
    fn looks_ahead(&self, list: &mut Vec<Verb>) -> bool {
        list.clear();
        list.extend(self.spelt(0..self.tokens.len()));
        (0..list.len()).any(|at| is_future(list, at))
    }

    /// [`Outlook::aside`].
    fn is_aside(&self, list: &mut Vec<Verb>) -> bool {
        let Some(comma) = (0..self.here).rev().find(|&at| self.verb(at).has(Verb::COMMA)) else {
            return false;
        };
        list.clear();
        list.extend(self.spelt(comma..self.here));
        list.first().is_some_and(|first| first.has(Verb::RELATIVE.or(Verb::PARTICIPLE)) || is_past(list, 0))
    }
}

/// "cancelled Thursday's concert", "a reporté la réunion de jeudi": what is put off was to come.
fn is_put_off(text: &str, at: Span, before: &[Verb]) -> bool {
    let behind =
        || text.get(at.end()..).is_some_and(|after| after.starts_with("'s") || after.starts_with("’s"));
    let of = || text.get(..at.start()).is_some_and(|ahead| ahead.ends_with(" de "));
    before.iter().rev().take(4).any(|word| word.has(Verb::SET)) && (behind() || of())
}

/// The tense of the verb that stands nearest before the expression in its clause, else first after it.
fn nearest(words: &[Verb], here: usize) -> Tense {
    let tense = |i: usize| {
        // "is expected to be released": the form that looks ahead governs the participle.
        let governed = (i.saturating_sub(4)..=i).any(|i| is_future(words, i));
        if governed { Some(Tense::Future) } else { is_past(words, i).then_some(Tense::Past) }
    };
    let is_verb = |&i: &usize| is_future(words, i) || is_past(words, i);
    let back = (0..here).rev().find(is_verb).and_then(tense);
    back.or_else(|| (here..words.len()).find_map(tense)).unwrap_or(Tense::Open)
}

fn is_future(words: &[Verb], at: usize) -> bool {
    let next = || words.get(at + 1).copied().unwrap_or_default();
    match words[at] {
        verb if verb.has(Verb::FUTURE) => true,
        verb if verb.has(Verb::CALLED) => {
            !words[at.saturating_sub(2)..at].iter().any(|word| word.has(Verb::HAVE))
        }
        // "could have ended in April", but "could be agreed in April"
        verb if verb.has(Verb::WOULD) => !words.iter().skip(at + 1).take(2).any(|word| word.has(Verb::HAVE)),
        verb if verb.has(Verb::DUE) => !next().has(Verb::UNDUE),
        verb if verb.has(Verb::BOUND.or(Verb::WANTS)) => next().has(Verb::TO),
        verb if verb.has(Verb::SET) => next().has(Verb::TO.or(Verb::FOR)),
        verb if verb.has(Verb::BILLED) => next().has(Verb::FOR),
        // "to be paid by August", but "had to be evacuated"
        verb if verb.has(Verb::TO) => next().has(Verb::BE) && !(at > 0 && words[at - 1].has(Verb::PAST)),
        _ => false,
    }
}

fn is_past(words: &[Verb], at: usize) -> bool {
    let soon = |verb| words.iter().skip(at + 1).take(3).any(|word| word.has(verb));
    let reflexive = || at > 0 && words[at - 1].has(Verb::REFLEXIVE);
    match words[at] {
        verb if verb.has(Verb::PAST) => true,
        verb if verb.has(Verb::HAVE) => soon(Verb::PARTICIPLE) && !(at > 0 && words[at - 1].has(Verb::THERE)),
        verb if verb.has(Verb::BE) => soon(Verb::MOVED) || reflexive() && soon(Verb::PARTICIPLE),
        _ => false,
    }
}
