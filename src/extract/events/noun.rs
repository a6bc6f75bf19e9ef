//! Whether a noun tells of something that took place: the signs that count for it and against it.

use crate::words::Lang;

use super::group::{self, Tense};
use super::hint::{Hint, hints_at};
use super::inflect::Forms;
use super::lexicon::{Classes, Cues, Need};
use super::line::{Line, Mark, Signs};
use super::number::Worth;

/// How many tokens after a noun its complements and its verb may stand.
const AFTER: usize = 9;

/// Whether a form is a noun here: "la visite", "une menace", where it could be a verb too.
/// `known`: the tables have it as a noun.
pub(super) fn reads_as_noun(line: &Line, at: usize, forms: Forms, known: bool) -> bool {
    let Some(before) = at.checked_sub(1) else { return known };
    // "une « menace directe »"
    let before = if line.mark(before) == Mark::Open { before.saturating_sub(1) } else { before };
    let opens = Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE).or(Cues::WHEN);
    let verbal = Cues::TO.or(Cues::HAVE).or(Cues::NO);
    let open = line.is(before, opens) && (line.is(before, Cues::NONE) || !line.is(before, verbal));
    match line.story.lang {
        // "X, la maison mère, menace de saisir le juge"
        Lang::Fr if forms.can(Forms::PRESENT) && !open && is_before_infinitive(line, at) => false,
        // "…, signe d'une colère": nobody signs.
        Lang::Fr if forms.can(Forms::PRESENT) && names_again(line, before, at) => true,
        Lang::Fr if forms.can(Forms::INFINITIVE) || group::has_auxiliary(line, at, forms) => false,
        // "et le président Faye ont eu": one person, though "ils président".
        Lang::Fr if line.key(at).ends_with("ent") && line.is_someone(at) && is_one(line, before, at) => true,
        // "des problèmes que rencontre le pays"
        Lang::Fr if matches!(line.key(before), "que" | "qu'") && forms.can(Forms::PRESENT) => false,
        Lang::Fr if !known && is_clitic(line, before) => false,
        // "Tous deux contestent", "Le procureur en reconnaît 67"
        Lang::Fr if !known && forms.can(Forms::PRESENT) && !forms.can(Forms::PARTICIPLE) => {
            let many = line.key(at).ends_with("ent") && line.key(before).ends_with(['s', 'x']);
            open && line.key(before) != "en" && !many
        }
        Lang::Fr => open || (known && french_opens(line, before)),
        // "raided the house, killing two"
        Lang::En if forms.can(Forms::GERUND) && line.mark(before) == Mark::Comma => false,
        // "gunmen in Kaduna state abducted": stated is what "that" opens.
        Lang::En if line.key(at) == "state" && line.key(at + 1) != "that" => true,
        // "who first spoke of it", "The drivers first downed tools"
        Lang::En if forms.can(Forms::PAST) && is_then(line, before) => false,
        Lang::En if forms.can(Forms::PAST) && is_some_people(line, before) => false,
        Lang::En if open => {
            known || !forms.can(Forms::PAST) || forms.can(Forms::INFINITIVE.or(Forms::PARTICIPLE))
        }
        Lang::En => known && !english_verb(line, at, forms),
    }
}

/// An article before one person, or what one is the head of: "adjoint au maire et président du conseil".
fn is_one(line: &Line, before: usize, at: usize) -> bool {
    let of = matches!(line.key(at + 1), "de" | "d'" | "du" | "des");
    of || matches!(
        line.key(before),
        "le" | "l'" | "la" | "du" | "au" | "un" | "une" | "ce" | "son" | "leur" | "notre"
    )
}

/// True of a word between a comma and "de".
fn names_again(line: &Line, before: usize, at: usize) -> bool {
    line.mark(before) == Mark::Comma && matches!(line.key(at + 1), "de" | "d'") && !line.key(at).contains('-')
}

/// "Le parquet le soupçonne": between a noun and a verb "le" is no article.
fn is_clitic(line: &Line, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let subject = line.mark(before) == Mark::Word
        && line.cues(before) == Cues::default()
        && line.tokens[before].word.verb.is_none()
        && line.timex(before).is_none();
    // "le candidat du pouvoir, l'emporte au premier tour"
    let next = || line.mark(at + 2) == Mark::Word && !matches!(line.key(at + 2), "de" | "d'" | "du" | "des");
    let inserted = || line.key(at) == "l'" && line.mark(before) == Mark::Comma && next();
    let object = matches!(line.key(at), "le" | "la" | "les" | "l'");
    object && (subject || line.is(before, Cues::HE) || inserted())
}

/// "menace de saisir": what governs an infinitive.
fn is_before_infinitive(line: &Line, at: usize) -> bool {
    let infinitive = |at: usize| {
        let verb = line.tokens.get(at).and_then(|token| token.word.verb);
        let ends = || ["er", "ir", "oir", "dre", "tre"].iter().any(|end| line.key(at).ends_with(end));
        verb.is_some_and(|(_, forms)| forms.can(Forms::INFINITIVE)) || verb.is_none() && ends()
    };
    matches!(line.key(at + 1), "de" | "d'") && infinitive(at + 2)
}

/// "The two met", "Several fled": a number that stands for people before the only verb of its clause; "the two killed in
/// the crash were brothers" has another.
pub(super) fn is_some_people(line: &Line, before: usize) -> bool {
    let some = line.is(before, Cues::DETERMINER)
        && !line.is(before, Cues::THE)
        && !matches!(line.key(before), "a" | "an");
    let all = before.checked_sub(1).filter(|&at| line.mark(at) == Mark::Word);
    let opens = all.is_none_or(|at| matches!(line.key(at), "the" | "these" | "those" | "and" | "all"));
    let finite = Cues::BE.or(Cues::HAVE).or(Cues::MODAL).or(Cues::FUTURE);
    let clause = (before + 2..line.tokens.len()).take_while(|&at| line.mark(at) != Mark::Stop);
    some && !line.is(before, Cues::POSSESSIVE.or(Cues::DEMONSTRATIVE))
        && opens
        && !clause.into_iter().any(|at| line.is(at, finite))
}

/// "first", "last" between a subject and its verb, behind no article.
fn is_then(line: &Line, before: usize) -> bool {
    let small = Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE);
    matches!(line.key(before), "first" | "last") && before > 0 && !line.is(before - 1, small)
}

fn french_opens(line: &Line, before: usize) -> bool {
    matches!(line.mark(before), Mark::Comma | Mark::Open | Mark::Other)
        || matches!(line.key(before), "et" | "ou")
}

/// "Israel strikes Gaza", "will attack", "who protest": a verb between its subject and its object.
fn english_verb(line: &Line, at: usize, forms: Forms) -> bool {
    if forms.can(Forms::PAST.or(Forms::PARTICIPLE)) && !forms.can(Forms::INFINITIVE) {
        return true;
    }
    let auxiliary = Cues::TO
        .or(Cues::MODAL)
        .or(Cues::FUTURE)
        .or(Cues::SHOULD)
        .or(Cues::MUST)
        .or(Cues::HE)
        .or(Cues::WHO)
        .or(Cues::NO)
        .or(Cues::BE)
        .or(Cues::HAVE);
    let object =
        line.is(at + 1, Cues::DETERMINER.or(Cues::WHO).or(Cues::TO)) || line.meets(at + 1, Need::Who);
    // "the minister's visit to Tokyo"
    let subject = line.meets(at - 1, Need::Who) && !line.key(at - 1).ends_with("'s");
    line.is(at - 1, auxiliary) || (subject && object)
}

/// The weight of the signs that a noun tells of an actual happening. `met`: the word that gave it its meaning.
pub(super) fn evidence(line: &Line, at: usize, met: usize) -> i32 {
    // "ceasefire talks": the first noun only narrows the second.
    let narrows = line.story.lang == Lang::En
        && (line.tokens.get(at + 1).is_some_and(|t| t.word.noun.is_some()) || is_compound(line, at + 1));
    if narrows || is_about_forty(line, at) {
        return 0;
    }
    let start = phrase_start(line, at);
    if is_demanded(line, start) {
        return 0;
    }
    // "Monday's attack", "last week's deadly crash"
    let dated_before = 2 * i32::from((at.saturating_sub(2)..at).any(|i| line.dates(i)));
    dated_before
        + 2 * i32::from(is_parted(line, at))
        + before(line, start, at)
        + determiner(line, start, at)
        + after(line, start, at)
        + i32::from(met != at)
}

/// "une quarantaine d'assaillants": so many, and nobody locked in.
fn is_about_forty(line: &Line, at: usize) -> bool {
    let round = matches!(line.counts(at).worth, Some(Worth::Round(_)));
    round && at > 0 && line.key(at - 1) == "une" && matches!(line.key(at + 1), "de" | "d'")
}

/// "a poll watcher", "the crash site": the next word is a noun that the tables do not know.
fn is_compound(line: &Line, next: usize) -> bool {
    line.has(next, Signs::COMPOUND)
        && line.mark(next) == Mark::Word
        && line.cues(next) == Cues::default()
        && (line.tokens[next].word.verb.is_none() || line.is(next + 1, Cues::BE.or(Cues::HAVE)))
        && line.timex(next).is_none()
        && !line.tokens[next].capital
}

/// True of a form that ends as such nouns do.
pub(super) fn ends_as_compound(form: &str) -> bool {
    let bare = form.trim_end_matches('s');
    [
        "er",
        "or",
        "site",
        "scene",
        "line",
        "leader",
        "station",
        "officer",
        "room",
        "sign",
        "signs",
        "victim",
        "fund",
        "commission",
        "committee",
        "rules",
    ]
    .iter()
    .any(|end| bare.ends_with(end))
        && !matches!(form, "over" | "under" | "after" | "later" | "earlier" | "however" | "together")
}

/// True where a dated expression stands in the noun's phrase.
pub(super) fn is_dated(line: &Line, at: usize) -> bool {
    let near = (at + 1..at + 7).take_while(|&i| !matches!(line.mark(i), Mark::Stop | Mark::Comma));
    near.into_iter().any(|i| line.dates(i)) || is_parted(line, at)
}

/// "après la mort, lundi, d'un adolescent": a day stands between the noun and what it is of.
pub(super) fn is_parted(line: &Line, at: usize) -> bool {
    let comma = at + 1;
    let of = |i: usize| matches!(line.key(i), "de" | "d'" | "du" | "des");
    let end = || (comma + 1..comma + AFTER).find(|&i| line.mark(i) == Mark::Comma);
    let day = |end: usize| {
        (comma + 1..end)
            .all(|i| line.timex(i).is_some() || line.is(i, Cues::PREP.or(Cues::THE).or(Cues::ADJECTIVE)))
    };
    line.mark(comma) == Mark::Comma
        && end().is_some_and(|end| of(end + 1) && day(end) && (comma..end).any(|i| line.dates(i)))
}

/// Where the noun's phrase begins: its determiner, else the noun itself.
fn phrase_start(line: &Line, at: usize) -> usize {
    (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&i| line.mark(i) == Mark::Word && !line.is(i, Cues::PREP.or(Cues::HAVE).or(Cues::BE)))
        .find(|&i| line.is(i, Cues::DETERMINER))
        .unwrap_or(at)
}

/// Signs before the phrase: "après la", "lors de la", "a tenu une"; against: "contre les", "pour".
fn before(line: &Line, start: usize, at: usize) -> i32 {
    let words = (start.saturating_sub(2)..start).rev().take_while(|&i| line.mark(i) == Mark::Word).count();
    let near = start - words..start;
    let any = |range: std::ops::Range<usize>, cues| range.into_iter().any(|i| line.is(i, cues));
    let mut weight = i32::from(any(near.clone(), Cues::THROUGH) && start < at);
    // "lors du sommet," takes up what is known: without a complement it reports nothing.
    if (any(near.clone(), Cues::WHEN) || line.is(start, Cues::DURING)) && line.mark(at + 1) == Mark::Word {
        weight += 2;
    }
    // "un éventuel retrait": what may happen is told too.
    if any(at.saturating_sub(1)..at + 2, Cues::DOUBT) {
        weight += 1;
    }
    if any(near.clone(), Cues::YEARS) {
        weight += 2;
    }
    // "En grève depuis un mois, …"
    let opens = start == at && start == 1 && matches!(line.key(0), "en" | "on");
    if opens || is_verbless(line, start, at) || is_there(line, start) || is_stood_in(line, start, at) {
        weight += 2;
    }
    let befell = befell(line, start);
    if befell {
        weight += 2;
    }
    // "une demande d'extradition": the noun only narrows another.
    let narrows = start == at && start > 0 && matches!(line.key(at - 1), "de" | "d'");
    if narrows && !befell && !any(near.clone(), Cues::YEARS.or(Cues::LENDS)) {
        weight -= 1;
    }
    if is_provided(line, start) || is_left_open(line, start) {
        weight += 2;
    }
    // "sans accord", "without a deal": that it did not happen is what is told.
    if start > 0 && line.is(start - 1, Cues::WITHOUT) {
        weight += 2;
    }
    // "selon des fuites": a source, not a happening.
    if any(near.clone(), Cues::SOURCE) {
        weight -= 3;
    }
    if any(near, Cues::AGAINST) {
        weight -= 2;
    }
    if any(start.saturating_sub(6)..start, Cues::LENDS) {
        weight += 2;
    } else if any(start.saturating_sub(4)..start, Cues::PURPOSE) {
        weight -= 1;
    }
    weight
}

/// "a été la cible d'une attaque", "est devenu le théâtre d'affrontements": what befell someone took place.
fn befell(line: &Line, start: usize) -> bool {
    let near = start.saturating_sub(BEFELL)..start;
    let is = |i: usize| line.is(i, Cues::BE.or(Cues::BEEN)) || line.key(i).starts_with("deven");
    let role = near
        .rev()
        .take_while(|&i| line.mark(i) == Mark::Word)
        .find(|&i| hints_at(line.key(i), Hint::Befalls));
    role.is_some_and(|role| (role.saturating_sub(BEFELL)..role).any(is))
}

/// The same, told as past.
pub(super) fn has_befallen(line: &Line, at: usize) -> bool {
    let start = phrase_start(line, at);
    befell(line, start) && line.any(start.saturating_sub(2 * BEFELL)..start, Cues::BEEN)
}

/// How many tokens before its noun stands what someone was of it, and the verb before that.
const BEFELL: usize = 4;

/// "Nouvelle manifestation devant la mairie." tells without a verb.
fn is_verbless(line: &Line, start: usize, at: usize) -> bool {
    let adjectives = (0..start).rev().take(2).take_while(|&i| line.is(i, Cues::ADJECTIVE));
    let start = adjectives.last().unwrap_or(start);
    let opens = start.checked_sub(1).is_none_or(|before| line.mark(before) != Mark::Word);
    let bare = at - start <= 2 && (start..at).all(|i| line.cues(i) != Cues::default());
    let finite = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE);
    let verb = |i: usize| {
        let forms = line.tokens[i].word.verb.map_or(Forms::default(), |(_, forms)| forms);
        line.is(i, finite)
            || line.tokens[i].word.noun.is_none() && forms.can(FINITE)
            || simple_tense(line, i).is_some()
    };
    let rest = (start..line.tokens.len()).take_while(|&i| line.mark(i) != Mark::Stop);
    opens && bare && line.mark(at + 1) == Mark::Word && !rest.into_iter().any(|i| i != at && verb(i))
}

/// Forms that make a clause.
const FINITE: Forms = Forms::PRESENT.or(Forms::IMPERFECT).or(Forms::PAST).or(Forms::FUTURE);

/// "sont en grève", "remains in custody", "is under house arrest": someone is in it now.
fn is_stood_in(line: &Line, start: usize, at: usize) -> bool {
    let prep = |back: usize| at.checked_sub(back).filter(|&i| line.is(i, Cues::PREP));
    let Some(inside) = prep(1).or_else(|| prep(2)).filter(|_| start == at) else { return false };
    let be = |i: usize| {
        line.is(i, Cues::BE.or(Cues::BEEN))
            || ["remain", "demeur", "rest"].iter().any(|v| line.key(i).starts_with(v))
    };
    let verb = (inside.saturating_sub(3)..inside).rev().find(|&i| !line.is_adverb(i));
    verb.is_some_and(be)
}

/// "n'exclut pas une dissolution", "has not ruled out a strike".
pub(super) fn is_left_open(line: &Line, first: usize) -> bool {
    let clause = (first.saturating_sub(4)..first).rev().take_while(|&at| line.mark(at) == Mark::Word);
    line.seen.has(Cues::NO) && clause.into_iter().any(|at| group::is_left_open(line, at))
}

/// "L'accord prévoit la libération de 47 détenus", "plans a merger": what the object of a plan tells.
pub(super) fn is_provided(line: &Line, first: usize) -> bool {
    let clause = (first.saturating_sub(4)..first).rev().take_while(|&at| line.mark(at) == Mark::Word);
    let provides = |at: usize| line.verb_is(at, Classes::PROVIDES) && !line.is(at, Cues::DUE.or(Cues::AHEAD));
    // "Le texte prévoit : un recomptage ; la libération de 47 détenus"
    let listed = || (0..first).any(|at| line.key(at + 1) == ":" && provides(at));
    line.classes.has(Classes::PROVIDES) && (clause.into_iter().any(provides) || listed())
}

/// "rallied to demand new elections", "pour exiger la démission du préfet": nobody has had it.
fn is_demanded(line: &Line, start: usize) -> bool {
    let clause = (start.saturating_sub(3)..start).rev().take_while(|&at| line.mark(at) == Mark::Word);
    // "revendique l'attaque" claims what took place, "calls a meeting" has it.
    let acts = |at: usize| {
        let key = line.key(at);
        key.starts_with("revendiqu") || key.starts_with("call") && line.key(at + 1) != "for"
    };
    let asks = |at: usize| line.verb_is(at, Classes::ASKS) && !acts(at);
    line.classes.has(Classes::ASKS) && clause.into_iter().any(asks)
}

/// "There was no violence".
fn is_there(line: &Line, start: usize) -> bool {
    let near = start.saturating_sub(4)..start;
    let be = |i: usize| line.is(i, Cues::BE.or(Cues::BEEN));
    near.clone().any(|i| line.key(i) == "there") && near.into_iter().any(be)
}

fn determiner(line: &Line, start: usize, at: usize) -> i32 {
    match line.cues(start) {
        c if start < at && c.has(Cues::DEMONSTRATIVE.or(Cues::POSSESSIVE)) => 1,
        c if start < at && c.has(Cues::NONE) => 1,
        c if start < at
            && c.has(Cues::DET)
            && !matches!(line.key(start), "un" | "une" | "des" | "a" | "an") =>
        {
            1
        }
        _ => 0,
    }
}

/// Signs after the noun: a date, who did it, a verb that says that it took place.
fn after(line: &Line, start: usize, at: usize) -> i32 {
    let reach = at + 1..(at + 1 + AFTER + 5).min(line.tokens.len());
    let reach = reach.take_while(|&i| line.mark(i) != Mark::Stop);
    let subject = start == 0 || !line.is(start - 1, Cues::PREP.or(Cues::THE));
    let (mut dated, mut named, mut happens) = (0, 0, 0);
    for i in reach {
        let close = i <= at + AFTER;
        if close && line.dates(i) {
            dated = 2;
        }
        if close && (line.meets(i, Need::Who) || line.mention(i).is_some()) {
            named = 1;
        }
        if subject && line.is(i, Cues::HAPPENS) {
            happens = 2;
        } else if subject && simple_tense(line, i).is_some() {
            happens = happens.max(1);
        }
    }
    dated.max(i32::from(line.is_dated)) + named + happens
}

/// The future or conditional of any French verb.
pub(super) fn simple_tense(line: &Line, at: usize) -> Option<Tense> {
    line.tokens.get(at)?.tense
}

/// The future or conditional by the ending of a form.
pub(super) fn tense_by_ending(form: &str) -> Option<Tense> {
    // The last letters of all endings below.
    if !form.ends_with(['t', 'a']) {
        return None;
    }
    let ends = |endings: &[&str]| form.len() > 5 && endings.iter().any(|e| form.ends_with(e));
    match () {
        () if ends(&["erait", "eraient", "irait", "iraient", "drait", "draient", "vrait", "vraient"]) => {
            Some(Tense::Conditional)
        }
        () if ends(&["era", "eront", "ira", "iront", "dra", "dront", "vra", "vront", "ttra", "ttront"]) => {
            Some(Tense::Future)
        }
        () => None,
    }
}
