//! Whom a sentence quotes: "selon …", "a déclaré …", an incise, quotation marks.

use crate::corpus::{EventType, NameKind};
use crate::text::Span;
use crate::words::Lang;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Classes, Cues, Sense};
use super::line::{Line, Mark, Token};
use super::noun;
use super::propose::{self, Proposal};

/// Someone whose words a stretch of a sentence is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    /// The tokens that are said.
    pub first: usize,
    /// One past the last of them.
    pub end: usize,
    /// Who says them, where the sentence says it.
    pub who: Option<Span>,
    /// True for "selon X": the source is named beside the report, not by a verb.
    pub is_named: bool,
    /// True under a verb of saying that is a report of its own ("a déclaré que").
    pub is_statement: bool,
}

/// How many tokens a source's name may have.
const LONGEST: usize = 12;

/// The sources of a sentence.
pub(super) fn all(line: &Line, proposals: &[Proposal]) -> Vec<Source> {
    let mut found = Vec::new();
    // "recalled its ambassador": a verb of saying that tells something else here.
    let acts = |at: usize| proposals.iter().any(|p| p.head == at && !speaks(p)) && !opens_words(line, at);
    let says = |s: &&Sense| matches!(s.class, Class::Say | Class::Think | Class::Announce);
    let is_met = |s: &Sense, at| propose::needed(line, s, at, false).is_some();
    let tells = |s: &&Sense, at: usize| says(s) || (is_verbal(s.kind) && opens_words(line, at));
    let may_tell = |t: &Token| t.word.verb.is_some() || t.word.cues.has(Cues::SOURCE.or(Cues::AFTER));
    for (at, token) in line.tokens.iter().enumerate().filter(|(_, t)| may_tell(t)) {
        let from = line.is(at, Cues::AFTER) && line.key(at) == "après" && at > 0 && line.key(at - 1) == "d'";
        if from || line.is(at, Cues::SOURCE) {
            found.extend(beside(line, at));
        } else if let Some((lemma, forms)) = token.word.verb
            && (line.verb_is(at, Classes::SAYS) || opens_words(line, at))
            && !acts(at)
            // "The report is due": no one reports.
            && !noun::reads_as_noun(line, at, forms, token.word.noun.is_some())
            && line.lexicon.senses(lemma).iter().any(|s| tells(&s, at) && is_met(s, at))
            && let Some(group) = group::read(line, at, forms).filter(|g| !g.reflexive && !g.passive)
        {
            found.extend(by_verb(line, group));
        }
    }
    found
}

/// "heard that", "conceded that", "s'est plaint que": what follows is told by someone.
fn opens_words(line: &Line, at: usize) -> bool {
    (at + 1..at + 3).any(|i| line.key(i) == "that" || (line.story.lang == Lang::Fr && line.is(i, Cues::THAN)))
}

/// Kinds of events that are made of words.
fn is_verbal(kind: EventType) -> bool {
    use EventType::{Accuse, Concede, Reject, Statement, Support, Threaten};
    matches!(kind, Accuse | Concede | Reject | Statement | Support | Threaten)
}

/// The source that covers a token, the innermost first.
pub(super) fn of(sources: &[Source], at: usize) -> Option<&Source> {
    sources.iter().filter(|s| (s.first..s.end).contains(&at)).min_by_key(|s| s.end - s.first)
}

/// Whom a report is attributed to: its source, or the speaker of a statement.
pub(super) fn attribution(line: &Line, proposal: &Proposal, source: Option<&Source>) -> Option<Span> {
    let speaker = || proposal.group.filter(|_| speaks(proposal)).and_then(|g| speaker(line, g));
    // "on croit savoir" names nobody.
    let named = |who: &Span| !matches!(who.of(line.story.text), "On" | "on" | "It" | "it");
    source.and_then(|s| s.who).or_else(speaker).filter(named)
}

fn speaks(proposal: &Proposal) -> bool {
    matches!(proposal.class, Class::Say | Class::Think | Class::Announce)
}

/// The subject of a verb of saying, before it or (after a quotation) behind it.
pub(super) fn speaker(line: &Line, group: Group) -> Option<Span> {
    let inverted = line.key(group.first).contains('-');
    let follows = !inverted && incise(line, group) == Some(group.first);
    let start = phrase_start(line, group.head + 1);
    let end = phrase_end(line, start);
    let start = past_hearer(line, start, end);
    if follows && end > start && !line.is(start, Cues::PREP) {
        return Some(line.cover(start, with_apposition(line, end) - 1));
    }
    subject(line, group.first)
}

/// "a dit à la presse un diplomate": past those who are told.
fn past_hearer(line: &Line, start: usize, end: usize) -> usize {
    if !matches!(line.key(start), "à" | "au" | "aux" | "to" | "reporters") {
        return start;
    }
    let own = (start + 2..end).find(|&at| line.is(at, Cues::DETERMINER));
    own.unwrap_or(start)
}

/// "a dit le ministre, Jean Morel.": the name after a comma, where a mark ends it.
fn with_apposition(line: &Line, end: usize) -> usize {
    let named = |at: usize| line.name_kind(at) == Some(NameKind::Person);
    if line.mark(end) != Mark::Comma || !named(end + 1) {
        return end;
    }
    let close = (end + 1..end + 8).find(|&at| !named(at)).unwrap_or(end);
    if matches!(line.mark(close), Mark::Comma | Mark::Stop) { close } else { end }
}

/// "selon X": the whole sentence up to the next stop is theirs.
fn beside(line: &Line, at: usize) -> Option<Source> {
    let start = if line.key(at + 1) == "to" { at + 2 } else { at + 1 };
    let end = phrase_end(line, start);
    let who = (end > start).then(|| line.cover(start, end - 1))?;
    Some(Source { first: 0, end: line.tokens.len(), who: Some(who), is_named: true, is_statement: false })
}

/// "X a déclaré que …": what follows is theirs; "…, disent X", "…, X said": what stands before.
fn by_verb(line: &Line, group: Group) -> Option<Source> {
    // "affirme que", "assure n'avoir rien reçu"
    let infinitive = |i: usize| matches!(line.key(i), "avoir" | "être") && i <= group.head + 3;
    let near =
        (group.head + 1..group.head + 10).take_while(|&i| i < group.head + 5 || line.mark(i) == Mark::Word);
    let that = near.into_iter().find(|&i| line.is(i, Cues::THAN) || line.key(i) == "that" || infinitive(i));
    let said = that.or_else(|| english_clause(line, group));
    if let Some(said) = said {
        let who = subject(line, group.first);
        let is_statement = !matches!(group.tense, Tense::Present | Tense::Imperfect);
        let end = complement_end(line, said, group.first);
        return Some(Source { first: said + 1, end, who, is_named: false, is_statement });
    }
    let start = incise(line, group)?;
    let quoted = (0..start).any(|i| matches!(line.mark(i), Mark::Close | Mark::Quote));
    Some(Source { first: 0, end: start, who: speaker(line, group), is_named: false, is_statement: quoted })
}

/// "said it had", "said two houses were": English may leave "that" out.
fn english_clause(line: &Line, group: Group) -> Option<usize> {
    let next = group.head + 1;
    let opens = line.mark(next) == Mark::Word && !line.is(next, Cues::PREP.or(Cues::WHEN).or(Cues::TO));
    (line.story.lang == Lang::En && opens && incise(line, group).is_none()).then_some(group.head)
}

/// Where an incise begins: at a verb of saying after a comma or a quotation, with its subject before or behind.
pub(super) fn incise(line: &Line, group: Group) -> Option<usize> {
    let start = match line.story.lang {
        Lang::Fr => group.first,
        Lang::En => subject_start(line, group.first).unwrap_or(group.first),
    };
    let before = start.checked_sub(1)?;
    let told = |at| line.is(at, Cues::HAVE.or(Cues::BE)) || line.tokens[at].word.verb.is_some();
    let closed = match line.mark(before) {
        Mark::Close | Mark::Quote => true,
        Mark::Comma if has_own_clause(line, group) => line.quoted(before),
        // "Le marché, annonce la mairie, rouvrira": between two commas.
        Mark::Comma if line.story.lang == Lang::Fr && is_inserted(line, group.head) => true,
        Mark::Comma => line.quoted(before) || (0..before).any(|at| told(at) || line.mark(at) == Mark::Close),
        _ => false,
    };
    closed.then_some(start)
}

/// True where a comma ends the subject behind a verb.
fn is_inserted(line: &Line, head: usize) -> bool {
    let phrase = (head + 1..head + LONGEST).find(|&at| line.mark(at) != Mark::Word);
    phrase.is_some_and(|end| {
        end > head + 1 && line.mark(end) == Mark::Comma && line.is(head + 1, Cues::DETERMINER)
    })
}

/// "In a report published on Tuesday, the panel said the dam was unsafe", "who resigned, is due to testify":
/// what stands before is not what is said.
fn has_own_clause(line: &Line, group: Group) -> bool {
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE);
    let verb = |at: usize| {
        line.is(at, finite) || line.tokens[at].word.verb.is_some_and(|(_, forms)| forms.can(Forms::PAST))
    };
    let follows =
        || (group.head + 1..line.tokens.len()).take_while(|&at| line.mark(at) == Mark::Word).any(verb);
    group.tense == Tense::Future || (line.story.lang == Lang::En && follows())
}

/// Where a complement ends: before a verb joined to the verb of saying ("a affirmé que … et a demandé").
fn complement_end(line: &Line, that: usize, first: usize) -> usize {
    let auxiliary = line.key(first);
    let and = |at: &usize| matches!(line.key(*at), "et" | "and" | "mais" | "but");
    let joined =
        |at: &usize| and(at) && line.key(at + 1) == auxiliary && line.is(first, Cues::HAVE.or(Cues::BE));
    let all = line.tokens.len();
    let end = (that..all).find(|&at| line.quoted(that) && !line.quoted(at)).unwrap_or(all);
    (that..end).find(joined).unwrap_or(end)
}

/// The words before a verb group back to a comma or stop; past an apposition, the sentence's first words.
pub(super) fn subject(line: &Line, first: usize) -> Option<Span> {
    let start = subject_start(line, first);
    let opening = || {
        let end = (0..first).find(|&i| line.mark(i) != Mark::Word)?;
        let phrase =
            end > 0 && !line.is(0, Cues::PREP.or(Cues::WHEN).or(Cues::ADVERB)) && line.timex(0).is_none();
        phrase.then(|| line.cover(0, end - 1))
    };
    start.map(|s| line.cover(s, first - 1)).or_else(opening)
}

/// The first token of a subject right before a verb group.
fn subject_start(line: &Line, first: usize) -> Option<usize> {
    (first.saturating_sub(LONGEST)..first)
        .rev()
        .take_while(|&i| {
            line.mark(i) == Mark::Word && !line.is(i, Cues::WHO) && !matches!(line.key(i), "et" | "and")
        })
        .last()
}

/// Where a source's name begins: after "hier", "de son côté", "également".
fn phrase_start(line: &Line, from: usize) -> usize {
    let aside = |at: &usize| {
        let side = (at.saturating_sub(2)..at + 3).any(|i| line.key(i) == "côté");
        !(side || line.timex(*at).is_some() || line.is(*at, Cues::ADVERB))
    };
    (from..(from + 6).min(line.tokens.len())).find(aside).unwrap_or(from)
}

/// Where a source's name ends: at a comma, a stop, a verb or a conjunction.
fn phrase_end(line: &Line, start: usize) -> usize {
    (start..(start + LONGEST).min(line.tokens.len()))
        .find(|&i| {
            let day = i > start && line.timex(i).is_some();
            day || line.mark(i) != Mark::Word
                || line.is(i, Cues::WHO.or(Cues::THAN).or(Cues::HAVE).or(Cues::BE))
        })
        .unwrap_or((start + LONGEST).min(line.tokens.len()))
}
