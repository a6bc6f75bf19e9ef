//! Whom a sentence quotes: "selon …", "a déclaré …", an incise, quotation marks.

use std::ops::Range;

use crate::corpus::EventType;
use crate::text::Span;
use crate::words::Lang;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Classes, Cues, Sense};
use super::line::{Line, Mark, Signs, Token};
use super::noun;
use super::object;
use super::propose::Proposal;
use super::voice::{self, Roles};

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

impl Source {
    /// Nobody, who says nothing.
    const NONE: Self = Self { first: 0, end: 0, who: None, is_named: false, is_statement: false };
}

/// How many tokens a source's name may have.
const LONGEST: usize = 12;

/// The sources of a sentence.
pub(super) fn all(line: &Line, proposals: &[Proposal]) -> Vec<Source> {
    let mut found = Vec::new();
    // "recalled its ambassador": a verb of saying that tells something else here.
    let acts = |at: usize| proposals.iter().any(|p| p.head == at && !speaks(p)) && !opens_words(line, at);
    let says = |s: &&Sense| matches!(s.class, Class::Say | Class::Think | Class::Announce);
    let is_met = |s: &Sense, at| object::needed(line, s, at, false).is_some();
    let tells = |s: &&Sense, at: usize| says(s) || (is_verbal(s.kind) && opens_words(line, at));
    found.extend(heard(line).and_then(|from| beside(line, from)));
    found.extend((0..line.tokens.len()).filter_map(|at| behind_words(line, at)));
    let may_tell = |t: &Token| t.word.verb.is_some() || t.word.cues.has(Cues::SOURCE.or(Cues::AFTER));
    for (at, token) in line.tokens.iter().enumerate().filter(|(_, t)| may_tell(t)) {
        let from = line.is(at, Cues::AFTER) && line.key(at) == "après" && at > 0 && line.key(at - 1) == "d'";
        if from || line.is(at, Cues::SOURCE) {
            found.extend(beside(line, at + 1));
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
    // "warned on Tuesday that"
    let dated = (at + 1..at + 6).take_while(|&i| line.timex(i).is_some() || line.key(i) == "on").count();
    (at + 1..at + 3 + dated)
        .any(|i| line.key(i) == "that" || (line.story.lang == Lang::Fr && line.is(i, Cues::THAN)))
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
pub(super) fn attribution(line: &Line, proposal: &Proposal, sources: &[Source]) -> Option<Span> {
    // "« nous avons fait valoir »" names nobody: whoever is quoted does.
    let is_name = |who: &Span| {
        let words = who.of(line.story.text);
        words.contains(' ') || !Roles::of(&words.to_lowercase(), line.story.lang).has(Roles::FIRST)
    };
    let covers = sources.iter().filter(|s| (s.first..s.end).contains(&proposal.head));
    let source = covers.filter(|s| s.who.is_some_and(|who| is_name(&who))).min_by_key(|s| s.end - s.first);
    let speaker =
        || proposal.group.filter(|_| tells(line, proposal)).and_then(|g| named(line, g)).filter(is_name);
    let own = speaker();
    // "tandis que le préfet assure": no words of whoever spoke before the comma; "Selon l'enquête, …, a dit le parquet".
    let apart = |s: &Source| match proposal.group {
        Some(group) if s.is_named => incise(line, group).is_some(),
        _ => !s.is_named && stands_apart(line, proposal, s),
    };
    if own.is_some() && source.is_some_and(apart) {
        return own;
    }
    source.and_then(|s| s.who).or(own)
}

/// True of a verb of saying whose subject follows a comma, behind the verb that another speaker's words follow.
fn stands_apart(line: &Line, proposal: &Proposal, source: &Source) -> bool {
    let start = proposal.group.and_then(|g| voice::before(line, g.first)).map(|phrase| phrase.start);
    let joint = |at: &usize| {
        line.is(*at, Cues::WHO.or(Cues::THAN)) || matches!(line.key(*at), "et" | "and" | "but" | "mais")
    };
    let comma = start.and_then(|start| (0..start).rev().find(|at| !joint(at)));
    !line.quoted(proposal.head) && comma.is_some_and(|at| at > source.first && line.mark(at) == Mark::Comma)
}

/// True of a report of words: "a dit", "called the vote “a relief”", "s'est dit « confiant »".
fn tells(line: &Line, proposal: &Proposal) -> bool {
    let quotes = |at: usize| matches!(line.mark(at), Mark::Open | Mark::Quote);
    let worded = |group: Group| {
        (proposal.last + 1..proposal.last + 5).any(quotes)
            || opens_words(line, group.head)
            || incise(line, group).is_some()
    };
    let active = proposal.group.filter(|group| !group.passive && proposal.kind == EventType::Statement);
    speaks(proposal) || active.is_some_and(worded)
}

fn speaks(proposal: &Proposal) -> bool {
    matches!(proposal.class, Class::Say | Class::Think | Class::Announce)
}

/// Whoever says what a verb of saying tells: before it, or (in an incise) behind it.
pub(super) fn speaker(line: &Line, group: Group) -> Option<Span> {
    phrase(line, group).map(|phrase| covered(line, &phrase))
}

/// The same with what a comma joins to the name.
fn named(line: &Line, group: Group) -> Option<Span> {
    phrase(line, group).map(|phrase| covered(line, &voice::widened(line, phrase)))
}

fn covered(line: &Line, phrase: &Range<usize>) -> Span {
    line.cover(phrase.start, phrase.end - 1)
}

fn phrase(line: &Line, group: Group) -> Option<Range<usize>> {
    let inverted = line.key(group.first).contains('-') || line.key(group.head).contains('-');
    if inverted {
        let at = if line.key(group.first).contains('-') { group.first } else { group.head };
        return Some(at..at + 1);
    }
    let before = || voice::before(line, group.first);
    let behind = || voice::behind(line, group.head + 1).filter(|phrase| voice::is_strong(line, phrase));
    // "comme l'a dit le maire", "ce qu'a dit le maire"
    if group.first.checked_sub(1).is_some_and(|at| matches!(line.key(at), "comme" | "as" | "que" | "qu'")) {
        return behind();
    }
    let hears = line.verb_is(group.head, Classes::of(Class::Hears));
    let follows = incise(line, group) == Some(group.first) || is_unmarked(line, group);
    if !follows || hears && line.story.lang == Lang::En {
        return before();
    }
    let says = line.verb_is(group.head, Classes::SAYS);
    if hears || !says {
        return before().or_else(behind);
    }
    if voice::is_resumed(line, group.first) {
        return turned(line, group).or_else(before).or_else(behind);
    }
    behind()
        .or_else(before)
        .or_else(|| voice::behind(line, group.head + 1).filter(|phrase| ends(line, phrase)))
}

/// "…, dont le chauffeur d'un car, a indiqué de son côté [le préfet].": whoever speaks, where nothing else follows.
fn turned(line: &Line, group: Group) -> Option<Range<usize>> {
    let says = line.verb_is(group.head, Classes::SAYS);
    let behind = voice::behind(line, group.head + 1).filter(|phrase| says && voice::is_strong(line, phrase));
    behind.filter(|phrase| matches!(line.mark(phrase.end), Mark::Stop | Mark::Comma))
}

/// True of words behind a verb that may name its speaker, whatever they are: no "des avions", and a mark ends them.
fn ends(line: &Line, phrase: &Range<usize>) -> bool {
    let marked = line.mark(phrase.end) != Mark::Word
        || line.is(phrase.end, Cues::PREP.or(Cues::WHEN))
        || line.timex(phrase.end).is_some();
    marked && line.key(phrase.start) != "des"
}

/// "La vigilance est levée a indiqué la préfecture": an incise whose comma was forgotten.
fn is_unmarked(line: &Line, group: Group) -> bool {
    let told = || {
        let clause =
            (0..group.first).rev().take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO));
        clause.into_iter().any(|at| voice::is_finite(line, at) || line.is(at, Cues::NO))
    };
    let ends = |phrase: Range<usize>| matches!(line.mark(phrase.end), Mark::Stop | Mark::Comma);
    line.story.lang == Lang::Fr
        && line.mark(group.first.saturating_sub(1)) == Mark::Word
        && !joined(line, group.first.saturating_sub(1))
        && voice::behind(line, group.head + 1)
            .is_some_and(|phrase| voice::is_strong(line, &phrase) && ends(phrase))
        && told()
}

fn joined(line: &Line, at: usize) -> bool {
    matches!(line.key(at), "et" | "mais" | "ou" | "puis" | "qui")
}

/// "apprend-on de source policière", "a-t-on appris auprès du parquet": where the source is named.
fn heard(line: &Line) -> Option<usize> {
    if line.story.lang != Lang::Fr {
        return None;
    }
    let learnt = |at: usize| (at.saturating_sub(3)..at).any(|i| line.key(i).starts_with("appr"));
    let from = |at: usize| matches!(line.key(at), "auprès" | "de");
    let mut sources = (1..line.tokens.len()).filter(|&at| from(at - 1));
    let source = |&at: &usize| matches!(line.key(at), "source" | "sources") && line.key(at - 1) == "de";
    sources.clone().find(source).or_else(|| {
        let at = sources.find(|&at| line.key(at - 1) == "auprès" && learnt(at - 1))?;
        Some(if line.is(at, Cues::PREP) { at + 1 } else { at })
    })
}

/// "« … », déplore le maire", "« … », s'est félicité le patron": whoever is named behind words, by whatever verb.
fn behind_words(line: &Line, close: usize) -> Option<Source> {
    let closes = matches!(line.mark(close), Mark::Close | Mark::Quote) && line.mark(close + 1) == Mark::Comma;
    if line.story.lang != Lang::Fr || !closes || !closes_words(line, close) {
        return None;
    }
    let small = Cues::SELF.or(Cues::CLITIC).or(Cues::HAVE).or(Cues::BE);
    let verb = (close + 2..close + 6).find(|&at| !line.is(at, small))?;
    let told = verb > close + 2 || line.has(verb, Signs::PRESENT) || voice::is_finite(line, verb);
    let known = line.verb_is(verb, Classes::SAYS) || line.key(verb).ends_with("ant");
    let is_verb = line.mark(verb) == Mark::Word && !line.tokens[verb].capital && told && !known;
    let no_verb = Cues::DETERMINER.or(Cues::PREP).or(Cues::WHO).or(Cues::WHEN).or(Cues::ADVERB);
    let phrase = voice::behind(line, verb + 1).filter(|_| is_verb && !line.is(verb, no_verb))?;
    let strong = voice::is_strong(line, &phrase) || phrase.clone().all(|at| line.tokens[at].capital);
    let who = Some(covered(line, &voice::widened(line, phrase)));
    strong.then_some(Source { first: 0, end: close, who, ..Source::NONE })
}

/// True of a closing mark behind words; "la chaîne « Télé Nord », a touché" quotes a name.
pub(super) fn closes_words(line: &Line, close: usize) -> bool {
    let words = (0..close).rev().take_while(|&at| !matches!(line.mark(at), Mark::Open | Mark::Quote));
    words.into_iter().any(|at| line.mark(at) == Mark::Word && !line.tokens[at].capital)
}

/// "selon X": the whole sentence up to the next stop is theirs.
fn beside(line: &Line, from: usize) -> Option<Source> {
    let start = if line.key(from) == "to" { from + 1 } else { from };
    let who = voice::named(line, start).map(|phrase| covered(line, &phrase));
    if who.is_none() && line.mark(start) != Mark::Word {
        return None;
    }
    Some(Source { first: 0, end: line.tokens.len(), who, is_named: true, is_statement: false })
}

/// "X a déclaré que …": what follows is theirs; "…, disent X", "…, X said": what stands before.
fn by_verb(line: &Line, group: Group) -> Vec<Source> {
    // "affirme que", "assure n'avoir rien reçu"
    let infinitive = |i: usize| matches!(line.key(i), "avoir" | "être") && i <= group.head + 3;
    let near =
        (group.head + 1..group.head + 10).take_while(|&i| i < group.head + 5 || line.mark(i) == Mark::Word);
    // "alors que", "avant que" begin another clause.
    let other = |i: usize| line.is(i - 1, Cues::WHO.or(Cues::WHEN)) && i > group.head + 1;
    let that = near
        .into_iter()
        .find(|&i| line.is(i, Cues::THAN) && !other(i) || line.key(i) == "that" || infinitive(i));
    let said = that.or_else(|| english_clause(line, group));
    if let Some(said) = said {
        let who = named(line, group);
        let is_statement = !matches!(group.tense, Tense::Present | Tense::Imperfect);
        let end = object_end(line, group).unwrap_or_else(|| complement_end(line, said, group.first));
        // "a boy who police believe opened fire has been held": the clause around it is nobody's words.
        let finite = Cues::HAVE.or(Cues::BE);
        let around = || (said + 3..end).find(|&at| line.is(at, finite));
        let end = if is_inside_relative(line, group) { around().unwrap_or(end) } else { end };
        return vec![Source { first: said + 1, end, who, is_statement, ..Source::NONE }];
    }
    if let Some(words) = introduced(line, group) {
        let source = Source { first: words.start, end: words.end, who: named(line, group), ..Source::NONE };
        return vec![source];
    }
    let Some(start) = incise(line, group) else { return Vec::new() };
    let quoted = (0..start).any(|i| matches!(line.mark(i), Mark::Close | Mark::Quote));
    let who = named(line, group);
    let told = Source { first: 0, end: start, who, is_statement: quoted, ..Source::NONE };
    let more =
        resumed(line, group).map(|words| Source { first: words.start, end: words.end, who, ..Source::NONE });
    std::iter::once(told).chain(more).collect()
}

/// "Il a déclaré : « … »": the words behind a colon.
fn introduced(line: &Line, group: Group) -> Option<Range<usize>> {
    let colon = (group.head + 1..group.head + 16).find(|&at| line.mark(at) == Mark::Stop)?;
    let opens = line.key(colon) == ":" && matches!(line.mark(colon + 1), Mark::Open | Mark::Quote);
    let said = !line.quoted(group.head) && opens;
    said.then(|| colon + 1..words_end(line, colon + 2))
}

/// "« … », a dit le maire, « … »", "« …, a dit le maire, … »": the words behind an incise.
fn resumed(line: &Line, group: Group) -> Option<Range<usize>> {
    let behind = group.head + 1..line.tokens.len();
    if line.quoted(group.head) {
        let first = behind.into_iter().find(|&at| matches!(line.mark(at), Mark::Comma | Mark::Stop))?;
        return Some(first..words_end(line, first));
    }
    let near = behind.into_iter().take_while(|&at| line.mark(at) != Mark::Stop);
    let open = near.into_iter().find(|&at| matches!(line.mark(at), Mark::Open | Mark::Quote))?;
    (line.mark(open - 1) == Mark::Comma).then(|| open..words_end(line, open + 1))
}

/// One past the last token of the quotation that `from` stands in.
fn words_end(line: &Line, from: usize) -> usize {
    (from..line.tokens.len()).find(|&at| !line.quoted(at)).unwrap_or(line.tokens.len())
}

/// "said it had", "said two houses were": English may leave "that" out.
fn english_clause(line: &Line, group: Group) -> Option<usize> {
    let next = group.head + 1;
    // "Gunmen in Kaduna state kidnapped": a clause begins with its subject.
    let acts = voice::is_finite(line, next) && line.is(next + 1, Cues::DETERMINER.or(Cues::PREP));
    let opens = line.mark(next) == Mark::Word
        && (!acts || is_inside_relative(line, group))
        && !line.is(next, Cues::PREP.or(Cues::WHEN).or(Cues::TO));
    (line.story.lang == Lang::En && opens && incise(line, group).is_none()).then_some(group.head)
}

/// Where the object of "announced new rules, and the union went on strike" ends: with no verb before what joins another
/// clause, no clause is said.
fn object_end(line: &Line, group: Group) -> Option<usize> {
    let next = group.head + 1;
    let announces = line.story.lang == Lang::En && line.verb_is(group.head, Classes::of(Class::Announce));
    let joins = |at: &usize| line.mark(*at) != Mark::Word || matches!(line.key(*at), "and" | "but" | "while");
    let finite = |at: usize| voice::is_finite(line, at) || line.is(at, Cues::MODAL.or(Cues::FUTURE));
    let end = (next..line.tokens.len()).filter(|_| announces).find(joins)?;
    (!(next..end).any(finite)).then_some(end)
}

/// "a boy who police believe opened fire": the words said go on the relative clause.
fn is_inside_relative(line: &Line, group: Group) -> bool {
    let who = voice::before(line, group.first).and_then(|phrase| phrase.start.checked_sub(1));
    line.story.lang == Lang::En && who.is_some_and(|at| matches!(line.key(at), "who" | "which"))
}

/// Where an incise begins: at a verb of saying after a comma or a quotation, with its subject before or behind.
pub(super) fn incise(line: &Line, group: Group) -> Option<usize> {
    let start = match line.story.lang {
        Lang::Fr => group.first,
        Lang::En => phrase_start(line, group.first).unwrap_or(group.first),
    };
    let before = start.checked_sub(1)?;
    let told = |at| line.is(at, Cues::HAVE.or(Cues::BE)) || line.tokens[at].word.verb.is_some();
    let closed = match line.mark(before) {
        Mark::Close | Mark::Quote => true,
        Mark::Comma if line.story.lang == Lang::Fr && voice::is_resumed(line, group.first) => {
            line.quoted(before) || turned(line, group).is_some()
        }
        Mark::Comma if line.story.lang == Lang::Fr && ends_clause(line, group) => true,
        Mark::Comma if has_own_clause(line, group) => line.quoted(before),
        // "Le marché, annonce la mairie, rouvrira": between two commas.
        Mark::Comma if line.story.lang == Lang::Fr && is_inserted(line, group.head) => true,
        Mark::Comma => line.quoted(before) || (0..before).any(|at| told(at) || line.mark(at) == Mark::Close),
        _ => false,
    };
    closed.then_some(start)
}

/// "Les rames rouleront lundi, a annoncé la métropole.": no subject before, one behind, and no more words.
fn ends_clause(line: &Line, group: Group) -> bool {
    voice::before(line, group.first).is_none() && turned(line, group).is_some()
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
    // "…, une décision que d'autres ont dénoncée": the paper's own words again.
    let resumes = |at: &usize| {
        let one = line.mark(*at) == Mark::Comma && matches!(line.key(at + 1), "un" | "une");
        one && line.is(at + 3, Cues::WHO.or(Cues::THAN)) && !line.quoted(*at)
    };
    (that..end).find(|at| joined(at) || resumes(at)).unwrap_or(end)
}

/// Where the subject right before a verb group begins: with its other half ("a mayor and a judge said"), past what two
/// commas hold ("John Idris, a spokesman, said").
fn phrase_start(line: &Line, first: usize) -> Option<usize> {
    let near = |phrase: &Range<usize>| {
        phrase.end <= first
            && (phrase.end..voice::before_brackets(line, first))
                .all(|at| line.mark(at) == Mark::Comma || line.timex(at).is_some())
    };
    voice::before(line, first).filter(near).map(|phrase| phrase.start).or_else(|| subject_start(line, first))
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
