//! Which words of a sentence tell of an event: verbs by their group, nouns by the signs around them.

use crate::corpus::{Counted, EventRule, EventType, NameKind, TimexKind};
use crate::words::Lang;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Cues, Lemma, Need, Sense};
use super::line::{Line, Mark, Signs, Token};
use super::noun;
use super::object::needed;
use super::source;
use super::subject;

/// A happening that a sentence seems to tell of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proposal {
    /// Its first token.
    pub first: usize,
    /// The verb or noun.
    pub head: usize,
    /// Its last token: the head, or the word that gave it its meaning.
    pub last: usize,
    /// The type its line gives.
    pub kind: EventType,
    /// How the line tells.
    pub class: Class,
    /// The verb group; `None` for a noun.
    pub group: Option<Group>,
    /// The rule that proposed it.
    pub rule: EventRule,
}

impl Proposal {
    /// True of a verb of saying.
    pub(super) fn says(&self) -> bool {
        matches!(self.class, Class::Say | Class::Think | Class::Announce)
    }
}

/// How many tokens before or after a trigger count as its sentence.
pub(super) const AMID: usize = 40;

/// A sentence seldom has more of them.
const USUAL: usize = 8;

/// The proposals of a sentence, in order; some may tell of the same happening.
pub(super) fn all(line: &Line) -> Vec<Proposal> {
    let mut found = Vec::with_capacity(USUAL);
    let may_tell = |t: &Token| t.timex.is_none() && (t.word.verb.is_some() || t.word.noun.is_some());
    for (at, token) in line.tokens.iter().enumerate().filter(|(_, t)| may_tell(t)) {
        let noun = || token.word.noun.and_then(|lemma| noun(line, at, lemma));
        let proposal = match token.word.verb {
            Some((_, forms)) if noun::reads_as_noun(line, at, forms, token.word.noun.is_some()) => noun(),
            Some((lemma, forms)) => verb(line, at, lemma, forms),
            None => noun(),
        };
        if let Some(proposal) = proposal {
            found.push(proposal);
        }
    }
    found
}

fn verb(line: &Line, at: usize, lemma: Lemma, forms: Forms) -> Option<Proposal> {
    // "entre Paris et Lille"
    if line.is(at, Cues::PREP) && !line.is(at + 1, Cues::PREP) {
        return None;
    }
    let group = group::read(line, at, forms).filter(|g| !opens_english(line, g) && !is_counted(line, g))?;
    let (sense, met) =
        line.lexicon.senses(lemma).iter().find_map(|s| fits(line, s, group).map(|m| (s, m)))?;
    if matches!(sense.class, Class::NoVerb | Class::State) || !tells(line, group, sense) {
        return None;
    }
    let rule = match sense.class {
        Class::Say | Class::Think | Class::Announce => EventRule::Speech,
        _ if group.tense == Tense::Participle => EventRule::Participle,
        _ if group.passive => EventRule::VerbPassive,
        _ => EventRule::Verb,
    };
    let (first, last) = (group.first, met.max(at));
    Some(Proposal { first, head: at, last, kind: sense.kind, class: sense.class, group: Some(group), rule })
}

/// "left 3 dead and 12 injured": people, no verb; "Tens of thousands marched" tells what they did.
fn is_counted(line: &Line, group: &Group) -> bool {
    let number =
        group.head.checked_sub(1).is_some_and(|at| line.has(at, Signs::NUMBER) && line.timex(at).is_none());
    let told = line.counts(group.head).told;
    number && group.first == group.head && told.is_some_and(|told| told != Counted::Protesters)
}

/// "Shell plans": no English sentence of the press opens with a finite verb.
fn opens_english(line: &Line, group: &Group) -> bool {
    line.story.lang == Lang::En && group.head == 0 && group.tense != Tense::Participle
}

fn noun(line: &Line, at: usize, lemma: Lemma) -> Option<Proposal> {
    // "Le Rassemblement du peuple (RDP) a gagné": a party.
    let article = at > 0 && line.is(at - 1, Cues::THE);
    if article && line.tokens[at].capital && line.name_kind(at) == Some(NameKind::Organisation) {
        return None;
    }
    let (sense, met) = meaning(line, lemma, |sense| needed(line, sense, at, false))?;
    let enough = if sense.class == Class::Happening { 1 } else { 2 };
    if !sense.class.is_told() || noun::evidence(line, at, met) < enough {
        return None;
    }
    let last = met.max(at);
    Some(Proposal {
        first: at,
        head: at,
        last,
        kind: sense.kind,
        class: sense.class,
        group: None,
        rule: EventRule::Noun,
    })
}

/// The first meaning whose needs are met, and the token that met them; a meaning without needs comes last.
fn meaning(
    line: &Line,
    lemma: Lemma,
    met: impl Fn(&Sense) -> Option<usize>,
) -> Option<(&'static Sense, usize)> {
    let senses = line.lexicon.senses(lemma).iter();
    let (needy, plain) =
        (senses.clone().filter(|s| !s.needs.is_empty()), senses.filter(|s| s.needs.is_empty()));
    needy.chain(plain).find_map(|sense| met(sense).map(|at| (sense, at)))
}

/// The token that met the needs of a line of the table that fits a verb group; the verb where it needs nothing.
fn fits(line: &Line, sense: &Sense, group: Group) -> Option<usize> {
    let class = match sense.class {
        Class::NoVerb => true,
        Class::Reflexive => group.reflexive && !group.passive,
        Class::Act
        | Class::Hears
        | Class::Governs
        | Class::Plans
        | Class::Provides
        | Class::Excludes
        | Class::Fails
        | Class::Asks => false,
        // "is expected to be held": the verb that follows tells.
        Class::Passive => group.passive && line.key(group.head + 1) != "to",
        Class::Say | Class::Think | Class::Announce => !group.reflexive,
        _ => !group.reflexive || group.passive,
    };
    class.then(|| needed(line, sense, group.head, group.passive)).flatten()
}

/// Whether a verb group in this tense tells of something that happened, happens or may happen.
fn tells(line: &Line, group: Group, sense: &Sense) -> bool {
    match (sense.class, group.tense) {
        // "entre Paris et Lille"
        (Class::Step, tense) => {
            let small = line.cues(group.head) != Cues::default();
            tense == Tense::Present && line.is_dated && !small && !is_habit(line, group.head)
        }
        // "« On ne peut pas parler de faute »", "I can't say"
        (Class::Say, Tense::Possible) if line.quoted(group.head) || is_mine(line, group.first) => false,
        (Class::Say, Tense::Future) if is_mine(line, group.head) => false,
        // "the runway, I am told, was unfinished"
        (Class::Passive, Tense::Present) if matches!(line.key(group.first), "am" | "i'm") => false,
        (Class::Say, Tense::Present) => {
            // "Or c'est lui, assure l'entreprise, qui"
            let one = line.story.lang == Lang::Fr && !line.key(group.head).ends_with("ent");
            let incise = || one && source::incise(line, group).is_some();
            !group.passive
                && !is_mine(line, group.head)
                && (has_words(line, group.head) || has_speaker(line, group.first) || incise())
        }
        (
            Class::Say | Class::Think,
            Tense::Present | Tense::Imperfect | Tense::Participle | Tense::Conditional,
        ) => false,
        // "The store opens daily": a habit.
        (Class::Verb | Class::Intransitive, Tense::Present)
            if sense.kind == EventType::Other && is_habit(line, group.head) =>
        {
            false
        }
        // "n'exclut pas de revenir": nothing is refused.
        _ if group.negative && group::rules_out(line, group.head) => false,
        // "est ouverte tous les jours" is a state.
        (Class::Say | Class::Think | Class::Announce, _) | (Class::Intransitive, Tense::Present) => {
            !group.passive
        }
        // "Il en est ressorti jeudi, mis en examen pour fraude": the last step of the sentence.
        (_, Tense::Participle) if sense.kind == EventType::Accuse && closes(line, group.head) => true,
        // "Élus locaux et habitants ont défilé": people, whom nobody has just elected.
        (_, Tense::Participle) if sense.kind == EventType::Election && !is_elected(line, group.head) => false,
        (_, Tense::Participle) => {
            let figures = line.story.lang == Lang::Fr && sense.kind == EventType::Threaten;
            // "a wall fell, killing three": the dead are news of their own.
            let news = sense.kind != EventType::Other || takes_toll(line, group.head);
            let goes_on = !group.passive && news && !figures;
            goes_on
                || (acts(sense.kind) && stands_alone(line, group.head))
                || is_dated_step(line, group, sense.kind)
        }
        _ => true,
    }
}

/// "killing three labourers", "tuant dix soldats", "faisant deux morts".
pub(super) fn takes_toll(line: &Line, head: usize) -> bool {
    let counted = |at: usize| line.has(at, Signs::NUMBER) && line.timex(at).is_none();
    let people = |at: usize| {
        let counts = line.counts(at);
        counts.people.is_some() || counts.unit.is_some() || counts.told.is_some() || line.is(at, Cues::VICTIM)
    };
    let near = (head + 1..head + 6).take_while(|&at| line.mark(at) == Mark::Word);
    near.clone().any(counted) && near.into_iter().any(people)
}

/// "assure le maire", "says that": a verb of saying in the present tells where the words stand beside it.
pub(super) fn has_words(line: &Line, head: usize) -> bool {
    let opens = |at: usize| {
        matches!(line.key(at), "que" | "qu'" | "that" | "avoir" | "n'avoir" | "être")
            || matches!(line.mark(at), Mark::Open | Mark::Quote)
    };
    let said = || (0..head).any(|at| matches!(line.mark(at), Mark::Close | Mark::Quote));
    // "says it is": English may leave "that" out.
    let clause = || {
        let next = head + 1;
        let word = line.mark(next) == Mark::Word && !line.is(next, Cues::PREP.or(Cues::WHEN).or(Cues::TO));
        line.story.lang == Lang::En
            && word
            && line.any(next..next + 9, Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE))
    };
    (head + 1..head + 5).any(opens) || said() || clause()
}

/// "j'ajoute", "I say": no source, but the one who tells.
fn is_mine(line: &Line, verb: usize) -> bool {
    let mine = |at: usize| matches!(line.key(at), "je" | "j'" | "nous" | "on" | "i" | "we" | "you");
    (verb.saturating_sub(2)..verb).any(mine)
}

/// "Il évoque deux repreneurs", "le patron répond à une question": someone.
fn has_speaker(line: &Line, first: usize) -> bool {
    let Some(before) = (0..first).rev().find(|&at| !line.is_adverb(at)) else { return false };
    let named =
        || line.mention(before).is_some_and(|m| m.span.of(line.story.text).starts_with(char::is_uppercase));
    // "Danone parle d'une erreur": a name that no list knows; "le communiqué parle d'un choix".
    let token = &line.tokens[before];
    let unknown = token.word.cues == Cues::default() && token.word.noun.is_none();
    let opens = before == 0 && token.capital && token.span.len() > 3 && unknown;
    let noun = || {
        subject::before(line, before + 1).is_some_and(|noun| subject::acts(line, noun) || line.speaks(noun))
    };
    // "in what they say", "ce qu'il dit"
    let relative =
        before > 0 && (line.is(before - 1, Cues::WHO) || matches!(line.key(before - 1), "what" | "comme"));
    let speaks = line.is(before, Cues::HE) && line.key(before) != "it" || opens || named() || noun();
    speaks && !relative && !line.quoted(before)
}

/// True of a participle after a comma in a dated sentence whose verb stands before.
fn closes(line: &Line, head: usize) -> bool {
    let finite = Cues::HAVE.or(Cues::BE);
    let after_comma = head > 0 && line.mark(head - 1) == Mark::Comma;
    let before = || line.any(head.saturating_sub(AMID)..head, finite);
    let behind = || line.any(head..(head + AMID).min(line.tokens.len()), finite);
    line.is_dated && after_comma && before() && !behind()
}

/// True where "daily", "tous les lundis" stands right after a verb.
fn is_habit(line: &Line, head: usize) -> bool {
    let set = |at| line.timex(at).is_some_and(|timex| timex.kind == TimexKind::Set);
    (head + 1..head + 6).any(set)
}

/// Types that a bare participle can tell of: "accusé de fraude" is a description, "arrêté à Lille" an event.
fn acts(kind: EventType) -> bool {
    use EventType::{Accuse, Agree, Other, Reject, Request, Statement, Support, Threaten};
    !matches!(kind, Accuse | Agree | Other | Reject | Request | Statement | Support | Threaten)
}

/// "élu en juin", "réélue maire", "élu à la tête du parti": when or to what.
fn is_elected(line: &Line, head: usize) -> bool {
    let near = (head + 1..head + 6).take_while(|&at| line.mark(at) == Mark::Word && line.key(at) != "et");
    near.into_iter().any(|at| {
        line.dates(at)
            || line.is_someone(at)
            || matches!(line.key(at), "par" | "by" | "avec" | "with" | "tête")
    })
}

/// "inculpé en 2019", "signé le 3 mai", "gracié en août": what a date of its own makes an event.
fn is_dated_step(line: &Line, group: Group, kind: EventType) -> bool {
    use EventType::{Accuse, Agree, Concede, Other, Reject, Request, Statement};
    // "passed by the previous government in July 2020"
    let reach = if matches!(line.key(group.head + 1), "by" | "par") { 10 } else { 6 };
    let own = (group.head + 1..group.head + reach)
        .take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, Cues::WHO.or(Cues::HAVE)))
        .find(|&at| line.dates(at));
    // "recherché depuis 2011" is a state.
    let own = own.is_some_and(|at| !line.any(at.saturating_sub(2)..at, Cues::SINCE));
    own && matches!(kind, Accuse | Agree | Concede | Other | Reject | Request | Statement)
}

/// A bare participle tells where it opens a sentence or a clause, or says by whom, where or when.
fn stands_alone(line: &Line, at: usize) -> bool {
    let opens = at == 0 || line.mark(at - 1) == Mark::Comma || line.is(at - 1, Cues::ADVERB);
    // "41 personnes arrêtées après la mutinerie"
    let when = line.is(at + 1, Cues::AFTER.or(Cues::BEFORE))
        || matches!(line.key(at + 1), "lors" | "pendant" | "during");
    let told = when
        || (at + 1..at + 4).any(|i| {
            matches!(line.key(i), "par" | "by") || line.timex(i).is_some() || line.meets(i, Need::Where)
        });
    opens || told
}
