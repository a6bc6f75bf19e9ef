//! What a sentence tells with a verb that the tables do not know: "La Cour a reporté cet examen hier."

mod english;
mod governed;
mod participle;

use crate::corpus::{EventRule, EventType};
use crate::words::Lang;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Classes, Cues, Sense};
use super::line::{Line, Mark, Signs, Token};
use super::narrative;
use super::noun;
use super::object;
use super::passing;
use super::propose::Proposal;
use super::source;
use super::step;
use super::subject;
use english::{has_object, is_bare_past, is_told};
use governed::{governor, is_governed, is_said, is_scheduled, is_undone};
pub(super) use participle::is_plain_participle;
use participle::{is_dated_participle, is_done_by, opens};

/// Endings of French past participles; -s, -e and -es come after them.
const PARTICIPLES: [&str; 9] = ["é", "i", "u", "is", "it", "ert", "int", "uit", "aint"];

/// Words before or after a verb that may belong to its clause.
const CLAUSE: usize = 30;

/// How many tokens after a verb its object may stand.
const OBJECT: usize = 7;

/// Parts that verbs play, not small words.
const VERBS: Cues = Cues::HAPPENS
    .or(Cues::LENDS)
    .or(Cues::BEGINS)
    .or(Cues::ENDS)
    .or(Cues::DENIES)
    .or(Cues::TOLD)
    .or(Cues::SIMPLE_PAST)
    .or(Cues::VICTIM);

/// True of a word that is more than a verb or a noun: an article, an adverb, an auxiliary.
pub(super) fn plays_small_part(cues: Cues) -> bool {
    cues.without(VERBS) != Cues::default()
}

/// What the verbs tell that no table knows and nothing in the sentence has told: in the past, or with a date to come.
pub(super) fn proposals(line: &Line, found: &[Proposal]) -> Vec<Proposal> {
    let mut more: Vec<Proposal> = Vec::new();
    for new in (0..line.tokens.len()).filter_map(|head| at(line, head)) {
        let met = more.last().is_some_and(|last| new.first <= last.head) || takes_place(line, found, &new);
        if !met && !is_known(line, found, &new) && is_step(line, &new) {
            more.push(new);
        }
    }
    more
}

/// True where a proposal already has the verb, or its object: "a entamé une visite", "marked the anniversary".
fn is_known(line: &Line, found: &[Proposal], new: &Proposal) -> bool {
    // They stand in order: a sentence of megabytes may tell of thousands.
    let next = found.partition_point(|p| p.last < new.first);
    found
        .get(next)
        .is_some_and(|p| p.first <= new.head || p.group.is_none() && is_object(line, new.head, p.head))
}

/// "no talks had taken place": the noun tells.
fn takes_place(line: &Line, found: &[Proposal], new: &Proposal) -> bool {
    let near = new.first.saturating_sub(3)..new.first;
    line.key(new.head + 1) == "place" && found.iter().any(|p| p.group.is_none() && near.contains(&p.head))
}

fn is_object(line: &Line, verb: usize, noun: usize) -> bool {
    let passes = |at: usize| {
        let joins = matches!(line.key(at), "à" | "of" | "de" | "d'" | "up" | "out");
        line.mark(at) == Mark::Word
            && (joins || !line.is(at, Cues::PREP.or(Cues::WHEN).or(Cues::WHO)) || line.timex(at).is_some())
    };
    noun - verb <= OBJECT && (verb + 1..noun).all(passes)
}

/// "Des piquets ont été installés": in the press, what was done needs no date; what is to come does.
fn is_step(line: &Line, new: &Proposal) -> bool {
    let Some(group) = new.group else { return false };
    // "étaient visés" is how things stood.
    let state = matches!(line.key(new.first), "était" | "étaient") && line.timed.is_empty();
    // "No ransom was ever paid" is told of one affair, "has never met" of a life.
    let ever = line.story.lang == Lang::Fr && group.tense != Tense::Present && !group.passive
        || line.is(new.first, Cues::HAVE_PRESENT);
    match group.tense {
        Tense::Present | Tense::Imperfect | Tense::Future if line.verb_is(new.head, Classes::STATE) => false,
        _ if line.quoted(new.head) && !line.is_dated => is_own_act(line, group),
        Tense::Future => line.is_dated || stands_alone(line, new) && !is_wish(line, group),
        Tense::Conditional | Tense::Possible | Tense::Participle => true,
        _ => {
            let known = state || ever && step::is_experience(line, new);
            !known && !is_research(line, new.first) && (line.is_dated || stands_alone(line, new))
        }
    }
}

/// "espère rouvrir", "ne compte pas venir": what is only hoped, or no plan at all.
fn is_wish(line: &Line, group: Group) -> bool {
    let plans = (group.first..group.head).find(|&at| line.verb_is(at, Classes::PLANS));
    plans.is_some_and(|at| group.negative || line.verb_is(at, Classes::SAYS))
}

/// "« On a dormi par terre »": an act told in someone's words; "« Nous avons été entendus »" is what they think of it.
fn is_own_act(line: &Line, group: Group) -> bool {
    let did = line.any(group.first..group.head, Cues::DO);
    matches!(group.tense, Tense::Past | Tense::Pluperfect) && !group.passive && !did
}

/// "un rapport que nous avons consulté": how the paper knows.
fn is_research(line: &Line, first: usize) -> bool {
    (first.saturating_sub(1).max(1)..=first)
        .any(|at| line.key(at) == "nous" && matches!(line.key(at - 1), "que" | "qu'"))
}

/// What is told without a date tells of someone or something: "Cette annonce a suscité l'émoi" comments on what was
/// told.
fn stands_alone(line: &Line, new: &Proposal) -> bool {
    let clause = (new.first.saturating_sub(CLAUSE)..new.first).rev();
    let clause = clause.take_while(|&at| !matches!(line.mark(at), Mark::Comma | Mark::Stop));
    let aside = |at: usize| {
        let shows = line.is(at, Cues::DEMONSTRATIVE) && line.key(at) != "that";
        shows
            || line.is(at, Cues::IF) && (!line.is(at, Cues::SELF) || line.key(at + 1).starts_with("il"))
            || matches!(line.key(at), "où" | "dont" | "whose") && !acts(line, new.first)
    };
    !clause.into_iter().any(aside)
}

/// "la région où son influence a reculé" is a description, "dont le maire a démissionné" tells.
fn acts(line: &Line, verb: usize) -> bool {
    let near =
        || (verb.saturating_sub(2)..verb).any(|at| line.is(at, Cues::HE) || line.has(at, Signs::NUMBER));
    subject::before(line, verb).is_some_and(|noun| subject::acts(line, noun)) || near()
}

/// "s'est dit satisfait", "s'est montrée convaincue": how someone is, and nothing done.
fn says_how(line: &Line, head: usize) -> bool {
    head > 2
        && line.is(head - 2, Cues::BE)
        && line.is(head - 3, Cues::SELF)
        && line.has(head - 1, Signs::PARTICIPLE)
}

fn at(line: &Line, head: usize) -> Option<Proposal> {
    let token = line.tokens.get(head)?;
    // Most words can be no verb, whatever stands around them.
    if !token.word.plain && head != 0 && !token.word.cues.has(Cues::DUE) {
        return None;
    }
    if let Some(group) = due(line, head) {
        return Some(of_no_type(group));
    }
    if closes_words(line, head) {
        let tense = if line.story.lang == Lang::En { Tense::Past } else { Tense::Present };
        let first = head - usize::from(line.is(head - 1, Cues::SELF));
        return Some(said(Group { first, ..one_word(head, tense) }));
    }
    if opens(line, head) {
        let group = Group { passive: true, ..one_word(head, Tense::Participle) };
        return Some(Proposal { kind: usual_kind(line, head), ..of_no_type(group) });
    }
    if token.timex.is_some() || says_how(line, head) {
        return None;
    }
    if !may_tell(line, head) {
        return story(line, head);
    }
    let group = group(line, head).filter(|group| token.word.noun.is_none() || group.first < head);
    let Some(group) = group else { return story(line, head) };
    // "was said to have been abducted": the abduction is what is told.
    let hearsay =
        line.verb_is(head, Classes::SAYS) || matches!(line.key(head), "thought" | "rumoured" | "understood");
    let of_it = || line.key(head + 1) == "to" && matches!(line.key(head + 2), "have" | "be");
    if group.passive && hearsay && of_it() {
        return None;
    }
    // "has not ruled out a strike": the strike is what is told.
    if group.negative && group::rules_out(line, head) {
        let doing = line.key(head + 2).ends_with("ing");
        return doing.then(|| of_no_type(Group { tense: Tense::Possible, negative: false, ..group }));
    }
    let tells = match group.tense {
        Tense::Past | Tense::Pluperfect | Tense::PastConditional => {
            !line.is(group.first, Cues::BEING) || is_claimed(line, group.first)
        }
        Tense::Future | Tense::Conditional | Tense::Participle => true,
        // "could have ended" is what did not.
        Tense::Possible => {
            let unreal = || line.any(group.first..head, Cues::HAVE);
            let open = || (group.first..head).any(|at| group::is_left_open(line, at));
            line.key(group.first) == "would" || is_scheduled(line, head) && !unreal() || open()
        }
        // "is being hunted", "est reportée au 3 mai"
        Tense::Present => {
            let dated = line.is_dated && !line.is(head.saturating_sub(1), Cues::THE);
            let undergoes = || matches!(line.key(group.first), "est" | "sont") && is_held(line, group);
            let being = line.key(head.saturating_sub(1)) == "being";
            let by =
                || is_done_by(line, head) || line.key(head + 1) == "par" && subject::acts(line, head + 3);
            // "I am told", "I'm convinced"
            let mine = matches!(line.key(group.first), "am" | "i'm");
            group.passive && !mine && (being || dated || by() || undergoes())
        }
        Tense::Imperfect => false,
    };
    if !tells {
        return story(line, head);
    }
    if follows_words(line, group) {
        return Some(said(group));
    }
    let alone = group.tense == Tense::Participle;
    let kind = match () {
        () if alone => usual_kind(line, head),
        // "a second day of action had been announced"
        () if group.passive && line.key(head + 1) != "to" && is_said_alone(line, head) => {
            EventType::Statement
        }
        // "was told to repair the roof"
        () if group.passive && line.key(head) == "told" => EventType::Request,
        () => EventType::Other,
    };
    Some(Proposal { kind, ..of_no_type(group) })
}

/// A verb that is one of saying by itself: "a été précisé", not "a été fait" for all that "fait savoir" says.
fn is_said_alone(line: &Line, head: usize) -> bool {
    let Some((lemma, _)) = line.tokens[head].word.verb else { return false };
    let alone = |sense: &Sense| Classes::TOLD.has(Classes::of(sense.class)) && sense.needs.is_empty();
    line.lexicon.senses(lemma).iter().any(alone)
}

/// What a participle tells: by what stands beside it ("a letter published on Monday"), else by itself ("Summoned for
/// 8 April, he sent a letter").
fn usual_kind(line: &Line, head: usize) -> EventType {
    let Some((lemma, _)) = line.tokens[head].word.verb else { return EventType::Other };
    let tells = |s: &&Sense| matches!(s.class, Class::Verb | Class::Passive | Class::Reflexive);
    let senses = || line.lexicon.senses(lemma).iter().filter(tells);
    let near = |s: &Sense| object::needed(line, s, head, true).is_some_and(|at| at + 3 >= head);
    let beside = || senses().find(|s| !s.needs.is_empty() && near(s));
    let plain = || senses().find(|s| s.needs.is_empty() && s.class != Class::Passive);
    beside().or_else(plain).map_or(EventType::Other, |sense| sense.kind)
}

/// "Elle est gardée dans les locaux": what someone undergoes now; "est vrai", "est située" are states.
fn is_held(line: &Line, group: Group) -> bool {
    let participle = line.has(group.head, Signs::PLAIN_PARTICIPLE) && line.key(group.head).len() > 5;
    participle && !line.verb_is(group.head, Classes::STATE) && acts(line, group.first)
}

/// "dément avoir signé", "dit avoir marché": what someone says of themselves.
fn is_claimed(line: &Line, first: usize) -> bool {
    let before = (first.saturating_sub(4)..first).rev();
    let passed = |at: &usize| line.is(*at, Cues::NO.or(Cues::NOR).or(Cues::ADVERB)) || line.is_adverb(*at);
    let verb = before.into_iter().find(|at| !passed(at) && line.mark(*at) == Mark::Word);
    verb.is_some_and(|at| group::says(line, at) || line.is(at, Cues::DENIES))
}

/// What the tenses of a story tell.
fn story(line: &Line, head: usize) -> Option<Proposal> {
    let token = &line.tokens[head];
    let tells = token.word.plain && !token.quoted && token.mention.is_none();
    tells.then(|| narrative::group(line, head)).flatten().map(of_no_type)
}

/// True of a word in small letters and of no small part that ends as a verb does, or follows what governs one.
fn may_tell(line: &Line, head: usize) -> bool {
    let Token { word, signs, tense, .. } = line.tokens[head];
    if !(word.plain || sets_up(line, head)) {
        return false;
    }
    let governs = Cues::FUTURE.or(Cues::TO).or(Cues::MODAL).or(Cues::GO).or(Cues::MUST).or(Cues::SHOULD);
    // What is governed is an infinitive, or a participle with a date of its own.
    let infinitive = line.story.lang == Lang::En || signs.has(Signs::INFINITIVE.or(Signs::PLAIN_PARTICIPLE));
    let may_govern = infinitive && (line.seen.has(governs) || group::may_plan(line));
    let governed = || {
        let open = |at: usize| at > 0 && group::is_left_open(line, at - 1);
        let passes_on = |at: usize| group::plans(line, at) || group::has_come(line, at) || open(at);
        let plans = |at: usize| line.is(at, governs) || passes_on(at);
        may_govern && governor(line, head).is_some_and(plans)
    };
    signs.has(Signs::PARTICIPLE)
        || tense.is_some()
        || word.cues.has(Cues::SIMPLE_PAST)
        || is_vow(line, head)
        || is_told(line, head)
        || governed()
        || is_undone(line, head)
}

/// "the team set up a fund" acts, "is set to" does not.
fn sets_up(line: &Line, head: usize) -> bool {
    let Token { word, capital, .. } = line.tokens[head];
    word.cues.has(Cues::DUE) && line.story.lang == Lang::En && !capital && has_object(line, head)
}

/// "« C'est fini », souffle un ouvrier": what stands between words and someone is a verb of saying.
fn closes_words(line: &Line, head: usize) -> bool {
    if line.story.lang == Lang::En {
        return english::closes_words(line, head);
    }
    // "« On nous ment », s'emporte le fondateur"
    let first = head - usize::from(head > 0 && line.is(head - 1, Cues::SELF));
    let Some(comma) = first.checked_sub(1) else { return false };
    let closed = line.mark(comma) == Mark::Comma
        && comma > 0
        && line.mark(comma - 1) == Mark::Close
        && source::closes_words(line, comma - 1);
    let open = Cues::DETERMINER.or(Cues::HE);
    let someone = || line.is(head + 1, open) || line.mention(head + 1).is_some() || line.is_proper(head + 1);
    let inverted = || ["-il", "-elle", "-on"].iter().any(|end| line.key(head).ends_with(end));
    // "« le froid », mais il": what joins clauses is no verb.
    let joins = plays_small_part(line.cues(head)) || passing::is_and(line, head);
    closed && !joins && line.tokens[head].word.plain && (someone() || inverted())
}

/// "« C'est fini », a soupiré le maire": whatever the verb, the words before it were said.
fn follows_words(line: &Line, group: Group) -> bool {
    let mark = |back: usize| group.first.checked_sub(back).map(|at| line.mark(at));
    let quoted = mark(1) == Some(Mark::Comma) && matches!(mark(2), Some(Mark::Close | Mark::Quote));
    quoted && source::closes_words(line, group.first - 2)
}

fn said(group: Group) -> Proposal {
    Proposal { kind: EventType::Statement, class: Class::Say, rule: EventRule::Speech, ..of_no_type(group) }
}

/// What a verb of no type of its own tells.
pub(super) fn of_no_type(group: Group) -> Proposal {
    let Group { first, head, .. } = group;
    let (kind, class, rule) = (EventType::Other, Class::Verb, EventRule::Dated);
    Proposal { first, head, last: head, kind, class, group: Some(group), rule }
}

/// "The result is due on 17 November", "La rentrée est fixée au 2 septembre".
fn due(line: &Line, head: usize) -> Option<Group> {
    let be = head.checked_sub(1).filter(|&at| line.is(at, Cues::BE_PRESENT) && line.is(head, Cues::DUE))?;
    let alone = line.key(head + 1) != "to";
    // "Des renforts sont attendus sur place"
    let comes = || {
        let place =
            line.is(head + 1, Cues::PREP) && !matches!(line.key(head + 1), "de" | "d'" | "par" | "pour");
        line.key(head).starts_with("attendu") && (place || matches!(line.key(head + 1), "au" | "aux"))
    };
    let dated = comes()
        || (head + 1..head + 6).take_while(|&at| line.mark(at) == Mark::Word).any(|at| line.dates(at));
    let group =
        Group { first: be, head, tense: Tense::Future, passive: true, reflexive: false, negative: false };
    (alone && dated).then_some(group)
}

/// The verb group of a word that ends like a verb, or that stands where only a verb can.
fn group(line: &Line, head: usize) -> Option<Group> {
    verb(line, head).or_else(|| {
        let group = Group { passive: true, ..one_word(head, Tense::Participle) };
        is_dated_participle(line, head).then_some(group)
    })
}

fn verb(line: &Line, head: usize) -> Option<Group> {
    let told = line.story.lang == Lang::En && is_told(line, head);
    let participle = told || line.has(head, Signs::PARTICIPLE);
    let known = participle && line.tokens[head].word.verb.is_some();
    if let Some(gapped) = known.then(|| group::gapped(line, head)).flatten() {
        return Some(gapped);
    }
    if let Some(before) = participle.then(|| group::auxiliary(line, head)).flatten() {
        return group::read_behind(line, head, before);
    }
    if is_governed(line, head) {
        return group::read(line, head, Forms::INFINITIVE);
    }
    if line.story.lang == Lang::En {
        let negative = head > 0 && matches!(line.key(head - 1), "never" | "not");
        return is_bare_past(line, head).then(|| Group { negative, ..one_word(head, Tense::Past) });
    }
    if is_vow(line, head) {
        return Some(narrative::french_group(line, head, Tense::Future));
    }
    match noun::simple_tense(line, head)? {
        Tense::Conditional if !is_said(line, head) && !is_heard(line, head) => None,
        tense => Some(narrative::french_group(line, head, tense)),
    }
}

/// "nous resterons", "j'irai": the future of whoever speaks; "les vignerons" is no verb.
fn is_vow(line: &Line, head: usize) -> bool {
    let mine = |at: usize| matches!(line.key(at), "nous" | "je" | "j'");
    let says = || line.verb_is(head, Classes::SAYS);
    line.has(head, Signs::VOW)
        && (head.saturating_sub(3)..head).any(mine)
        && !line.is(head - 1, Cues::DETERMINER.without(Cues::THE))
        && !says()
}

/// "Le chauffeur se trouverait à bord.": the conditional of what is only heard, of someone and under no condition.
fn is_heard(line: &Line, head: usize) -> bool {
    let first = head - usize::from(head > 0 && line.is(head - 1, Cues::SELF));
    let condition = (0..line.tokens.len()).any(|at| line.is(at, Cues::IF) && !line.is(at, Cues::SELF));
    let someone = || subject::before(line, first).is_some_and(|noun| subject::acts(line, noun));
    !condition && !line.quoted(head) && !line.verb_is(head, Classes::STATE) && someone()
}

/// "ouvrira", "contained": one word.
fn one_word(head: usize, tense: Tense) -> Group {
    Group { first: head, head, tense, passive: false, reflexive: false, negative: false }
}

/// True of a form that ends as a participle does.
pub(super) fn ends_as_participle(form: &str, lang: Lang) -> bool {
    if form.len() < 2 {
        return false;
    }
    match lang {
        Lang::En => form.ends_with("ed"),
        Lang::Fr => {
            let bare = form.strip_suffix("es").or_else(|| form.strip_suffix('e')).unwrap_or(form);
            if bare.ends_with(['q', 'g']) || bare.ends_with("qu") {
                return false;
            }
            let ends = |bare: &str| PARTICIPLES.iter().any(|p| bare.ends_with(p));
            ends(bare) || ends(bare.trim_end_matches('s'))
        }
    }
}
