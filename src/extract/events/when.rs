//! When an event took place: the expression that governs its trigger, else the date the story has reached.

mod print;
mod relation;
mod weekday;

use crate::corpus::{Basis, EventDate, EventType, Timex, TimexId, TimexKind};
use crate::date::Edtf;
use crate::words::Lang;

use super::complement;
use super::factuality;
use super::group::Tense;
use super::hint::{Hint, hints_at};
use super::inflect::Forms;
use super::lasting;
use super::lexicon::Cues;
use super::line::{Line, Mark, Signs, Token};
use super::offset;
use super::passing;
use super::propose::Proposal;
use print::{is_ahead, is_before_print, is_long_ago};
use relation::{Relation, chosen_relation, is_since};
use weekday::{is_bare_weekday, is_day_of_month, looked_back};

/// A dated expression of a sentence.
#[derive(Debug, Clone, Copy)]
struct Dated {
    /// Its first token.
    at: usize,
    /// Its last token.
    last: usize,
    /// Its place in the article.
    id: usize,
    /// `None` where the text does not fix the day it names.
    edtf: Option<Edtf>,
    basis: Basis,
}

/// The dates of a sentence's proposals, in their order.
pub(super) fn all(line: &Line, proposals: &[Proposal]) -> impl Iterator<Item = Option<EventDate>> {
    let dates = dated(line);
    proposals.iter().map(move |p| governing(line, &dates, p, proposals))
}

fn dated(line: &Line) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for &at in &line.timed {
        let Some(id) = line.tokens[at].timex.map(|t| t as usize) else { continue };
        if let Some(last) = found.last_mut().filter(|d| d.id == id) {
            last.last = at;
            continue;
        }
        let Some(timex) = line.timex(at).filter(|t| names_a_day(t)) else { continue };
        found.push(Dated { at, last: at, id, edtf: timex.edtf, basis: timex.basis });
    }
    found.retain(|d| !names_a_thing(line, d));
    // "fell for the fifth month in a row in August": the month that runs now only dates what has no other.
    if found.len() > 1 {
        found.retain(|d| line.timex(d.at).is_none_or(|timex| timex.rule.word() != "in-a-row"));
    }
    found
}

/// "a Christmas market", "its Easter egg hunt": in English a feast beside a thing is a part of its name, no day; "the
/// Easter holidays", "the Christmas truce" are of their days.
fn names_a_thing(line: &Line, date: &Dated) -> bool {
    let next = date.last + 1;
    let feast = || line.timex(date.at).is_some_and(|timex| timex.rule.word() == "holiday");
    let days =
        || matches!(line.key(next), "holiday" | "holidays" | "break" | "period" | "season" | "weekend");
    let thing = |t: &Token| t.word.plain && t.word.noun.is_none() && t.word.verb.is_none() && !t.capital;
    let (english, named) =
        (line.story.lang == Lang::En, date.at > 0 && line.is(date.at - 1, Cues::DETERMINER));
    english && named && line.tokens.get(next).is_some_and(thing) && !days() && feast()
}

/// True of what has a date, or would have one if the text fixed its year ("le 9 juillet", "Monday").
fn names_a_day(timex: &Timex) -> bool {
    let unresolved = timex.kind == TimexKind::Date && timex.value.starts_with("XXXX");
    timex.kind != TimexKind::Set && !timex.value.ends_with("_REF") && (timex.edtf.is_some() || unresolved)
}

/// The expression of a proposal's own phrase, else the nearest that no other proposal owns, else the sentence's first.
fn governing(line: &Line, dates: &[Dated], proposal: &Proposal, all: &[Proposal]) -> Option<EventDate> {
    let owner = |d: &Dated| all.iter().filter(|p| p.head < d.at).max_by_key(|p| p.head);
    let told_of = |d: &Dated| {
        is_told_of(line, proposal, d.at)
            || is_since_the_last(line, proposal, d)
            || is_subject_matter(line, proposal, d)
            || dates.len() > 1 && is_new_day(line, proposal, d)
    };
    let own = |d: &Dated| owner(d).is_some_and(|p| p.head == proposal.head && joined(line, p.head, d.at));
    // A day inside the words that are quoted is not when they were said.
    let told = |d: &Dated| !proposal.says() || line.quoted(d.at) == line.quoted(proposal.head);
    // "a annoncé l'arrêt au 30 septembre": nobody has said it then.
    // "accused them of plotting ahead of the January election": nor has anyone been accused then.
    let verbal = proposal.kind.is_speech() || proposal.kind == EventType::Agree;
    let ahead = |d: &Dated| verbal && is_ahead(line, d, proposal);
    let of_another = |d: &Dated| {
        let of = |d: &Dated| complement::is_period_of_another(line, d.at, proposal);
        // "issu du coup du 26 juillet, dénonçant": what goes along is of the day of its verb.
        let along =
            || proposal.group.is_some_and(|g| g.tense == Tense::Participle && !g.passive && d.at < g.first);
        let wide = || {
            dates.iter().any(|other| !of(other))
                && (along() || d.edtf.is_some_and(|days| days.as_day().is_none()))
        };
        complement::is_of_another(line, d.at, d.last, proposal)
            || complement::is_given(line, d.at, proposal)
            || of(d) && wide()
    };
    let aside = |d: &Dated| {
        told_of(d)
            || ahead(d)
            || is_what_is_said(line, d, proposal)
            || is_term(line, d, proposal)
            || of_another(d)
            || complement::is_due(line, d.at, proposal)
            || passing::is_of_parted(line, proposal, d.at, d.last)
            || passing::is_past_it(line, proposal, d.at, all)
    };
    let of_words = |d: &Dated| dates.len() > 1 && passing::is_of_incise(line, proposal, d.at);
    let near = dates.iter().find(|d| {
        of_relative(line, proposal, d)
            || passing::is_parted_from(line, proposal, d.at, d.last)
            || opens_clause(line, proposal, d)
            || own(d) && told(d) && !aside(d) && !of_words(d)
    });
    // "remains planned for October; a flight, due last week, was cancelled": what a semicolon parts comes second.
    let parted = |d: &Dated| {
        let (from, to) = (d.at.min(proposal.head), d.at.max(proposal.head));
        (from..to).any(|at| line.key(at) == ";") || passing::is_of_next_clause(line, proposal, d.at, all)
    };
    let shared = || {
        let open = dates.iter().filter(|d| {
            line.quoted(d.at) == line.quoted(proposal.head)
                && !in_closed_clause(line, d, proposal)
                && !is_background(line, d, proposal, owner(d))
                && !is_aside_since(line, d, proposal)
                && !is_end_of_other(line, d, proposal, owner(d))
                && !is_of_other_time(line, d, proposal)
                && !aside(d)
                && !(d.at > proposal.head && parted(d))
                && !is_in_next_clause(line, d, proposal)
                && passing::beside(line, proposal).is_none_or(|side| side < d.at)
                && (is_since(line, d, proposal)
                    || !complement::hangs_on_participle(line, d.at, d.last, proposal))
        });
        open.min_by_key(|d| {
            (of_words(d), parted(d), is_of_side(line, d, all, proposal), d.at.abs_diff(proposal.head))
        })
    };
    // "cette visite" has the date of the visit it takes up.
    let takes_up =
        proposal.group.is_none() && proposal.head > 0 && line.is(proposal.head - 1, Cues::DEMONSTRATIVE);
    let other_day = || takes_up || offset::is_counted_from(line, proposal);
    let chosen = near.or_else(|| if other_day() { None } else { shared() })?;
    let edtf = looked_back(line, chosen, proposal, chosen.edtf?);
    let past = proposal.group.is_some_and(|g| g.tense == Tense::Pluperfect);
    // "avait salué un processus aujourd'hui en suspens": today is not when; "lundi, il avait salué": Monday is.
    let counted = matches!(chosen.basis, Basis::Publication | Basis::Inferred);
    let plain = || !(proposal.last + 1..chosen.at).any(|at| is_infinitive(line, at));
    let told = || chosen.at < proposal.head || is_day_of_month(line, chosen) && plain();
    if near.is_none() && past && counted && !(told() && is_before_print(line, edtf)) {
        return None;
    }
    // "said it would resume flights on 1 December": nobody has said it then.
    if proposal.says() && is_ahead(line, chosen, proposal) {
        return None;
    }
    let relation = relation::of(line, chosen, near.is_some(), all, proposal);
    let done = proposal.group.is_some_and(|g| g.negative && factuality::is_until(line, g));
    if relation == Relation::From && complement::is_record(line, chosen.at) {
        return None;
    }
    let edtf = match relation {
        Relation::Apart => return None,
        Relation::Until if done => edtf,
        _ if edtf.is_open() => edtf,
        Relation::On => edtf,
        Relation::From => edtf.onwards(),
        Relation::Until => edtf.until(),
    };
    let timex = Some(TimexId::new(line.story.first_timex + chosen.id));
    let date = EventDate { edtf, basis: chosen.basis, timex };
    // "a entamé samedi une visite": the day of its verb is the noun's too.
    let own = near.is_some() || joined(line, chosen.at.min(proposal.head), chosen.at.max(proposal.head));
    Some(if own { lasting::dated(line, proposal, date) } else { date })
}

/// "said that an inspection in November had found seepage": November is not when it was said.
fn is_told_of(line: &Line, proposal: &Proposal, at: usize) -> bool {
    let Some(group) = proposal.group.filter(|g| g.head < at) else { return false };
    let that = |i: &usize| line.is(*i, Cues::THAN) || line.key(*i) == "that";
    let near = (group.head + 1..at).take(CLAUSE).take_while(|&i| line.mark(i) != Mark::Stop);
    // "n'a été présentée que neuf jours plus tard", "n'a été levé que le 24": no clause of its own.
    let only = |i: usize| {
        let ne = (group.first..=group.head).any(|i| line.is(i, Cues::NO));
        ne && !proposal.says() && (i + 1..at).all(|i| line.is(i, Cues::DETERMINER.or(Cues::PREP)))
    };
    let clause = near.into_iter().find(|i| that(i) && !only(*i) && i + 1 < at);
    let zero = || {
        let verb = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::FUTURE).or(Cues::HE);
        let any = line.any(group.head + 1..at, verb);
        line.story.lang == Lang::En && proposal.says() && (any || passing::has_subject(line, group.head, at))
    };
    // "a accusé le syndicat d'avoir rompu les pourparlers le 20 février"
    let before = || (group.head + 1..at).take(CLAUSE).any(|i| matches!(line.key(i), "avoir" | "être"));
    clause.is_some() || proposal.kind.is_speech() && before() || zero()
}

/// "Le directeur rejette ces accusations : aucune alerte n'a été reçue lundi": a colon ends what a date tells of.
fn is_in_next_clause(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let says_now = proposal.group.is_some_and(|g| g.tense == Tense::Present);
    says_now && (proposal.head..date.at).any(|at| line.mark(at) == Mark::Stop)
}

/// "extended its mandate to 30 June": the day it was moved to.
fn is_new_day(line: &Line, proposal: &Proposal, date: &Dated) -> bool {
    let past = proposal.group.is_some_and(|g| g.tense == Tense::Past && g.head < date.at);
    past && date.at > 0 && line.key(date.at - 1) == "to"
}

/// "La grève, qui a débuté lundi, touche", "l'inondation qui a débuté jeudi": when what a noun tells of took place.
fn of_relative(line: &Line, proposal: &Proposal, date: &Dated) -> bool {
    let who = proposal.last + 1 + usize::from(line.mark(proposal.last + 1) == Mark::Comma);
    let relative = proposal.group.is_none()
        && line.is(who, Cues::WHO)
        && line.any(who + 1..who + 4, Cues::HAPPENS.or(Cues::BEGINS));
    relative && date.at > who && joined(line, who, date.at)
}

/// "seized on 14 January, when the service entered a depot", "mercredi, quand il a dévoilé son plan": the day of what
/// a clause tells that takes it up.
fn opens_clause(line: &Line, proposal: &Proposal, date: &Dated) -> bool {
    let next = date.last + 1;
    let at = next + usize::from(line.mark(next) == Mark::Comma);
    let when = match line.key(at) {
        "that" => complement::is_cleft(line, date.at),
        word => matches!(word, "when" | "lorsque" | "lorsqu'" | "quand" | "où"),
    };
    // The first verb of the clause, with nothing that ends it in between.
    let first = || (at + 1..proposal.head).all(|i| line.mark(i) != Mark::Stop && line.timex(i).is_none());
    when && proposal.group.is_some() && proposal.first > at && proposal.first - at <= CLAUSE && first()
}

/// How many tokens behind its "when" the verb of a clause may stand.
const CLAUSE: usize = 16;

/// "reported a net loss for 2023", "a demandé un rapport pour la fin juin": the time is what is told about.
fn is_subject_matter(line: &Line, proposal: &Proposal, date: &Dated) -> bool {
    let past = proposal.group.is_some_and(|g| g.tense == Tense::Past);
    let for_it = |back: usize| date.at >= back && matches!(line.key(date.at - back), "for" | "pour");
    let about = for_it(1) || for_it(2) && line.is(date.at - 1, Cues::THE);
    // "has called a rally for Thursday"
    let wide = date.edtf.is_some_and(|edtf| edtf.as_day().is_none() || line.is_to_come(edtf));
    past && about && wide && date.at > proposal.head
}

/// "avait dit avoir été alerté", "avait demandé à partir".
fn is_infinitive(line: &Line, at: usize) -> bool {
    let infinitive = |(_, forms): (_, Forms)| forms.can(Forms::INFINITIVE);
    matches!(line.key(at), "avoir" | "être") || line.tokens[at].word.verb.is_some_and(infinitive)
}

/// "menace d'une grève à partir du 6 mai", "takes note of yesterday's ceremony", "thanks it for what it sent on 3
/// March": a day behind words in the present, unless it is that of print, is one they are about.
fn is_what_is_said(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let begins = line.is(proposal.head, Cues::BEGINS.or(Cues::HAPPENS));
    let now = !begins && proposal.group.is_some_and(|group| group.tense == Tense::Present && !group.passive);
    let print = || date.edtf.zip(line.published).is_some_and(|(told, print)| told.meets(print));
    // "La réunion prévue vendredi « doit être un début », ajoute le syndicat": nobody has said it then.
    let ahead = || date.edtf.is_some_and(|edtf| line.is_to_come(edtf));
    // "Le patron lance un appel à 22 h 10": told in the present, of an evening that is over.
    let hour =
        || line.timex(date.at).is_some_and(|t| t.kind == TimexKind::Time && t.basis == Basis::Narrative);
    let about = || date.at > proposal.head && !print() && !hour();
    now && proposal.kind.is_speech() && (about() || ahead())
}

/// "the first strike since 1983": then was another.
fn is_since_the_last(line: &Line, proposal: &Proposal, date: &Dated) -> bool {
    let first =
        |at: usize| matches!(line.key(at), "first" | "premier" | "première" | "worst" | "pire" | "deadliest");
    let since = line.any(proposal.head..date.at, Cues::SINCE) && joined(line, proposal.head, date.at);
    proposal.group.is_none()
        && (chosen_relation(line, date) == Relation::From || since)
        && (proposal.head.saturating_sub(3)..proposal.head).any(first)
}

/// "Farley, who was appointed in 2020, met": a relative clause that ends before the verb keeps its date.
fn in_closed_clause(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let opens = |at: &usize| line.is(*at, Cues::WHO);
    let Some(who) = (0..date.at).rev().take_while(|&at| line.mark(at) != Mark::Comma).find(opens) else {
        return false;
    };
    let closes = (date.last..proposal.head).any(|at| line.mark(at) == Mark::Comma);
    who > 0 && line.mark(who - 1) == Mark::Comma && closes
}

/// "Le maire, élu en 2014, a démissionné", "the novelist who won in 1987 has died": an old or vague date that
/// a participle or a relative clause has for itself.
fn is_background(line: &Line, date: &Dated, proposal: &Proposal, owner: Option<&Proposal>) -> bool {
    let Some(owner) = owner.filter(|o| o.head != proposal.head) else { return false };
    let Some(group) = owner.group.filter(|_| joined(line, owner.head, date.at)) else { return false };
    // "Son rapport, remis en avril 2019, conclut à une avarie"
    if proposal.kind.is_speech() && hints_at(line.key(owner.head), Hint::Published) {
        return false;
    }
    let relative = line.any(group.first.saturating_sub(2)..group.first, Cues::WHO);
    // "L'homme soupçonné d'avoir tué un passant lundi a été écroué".
    let suspected = line.is(group.first, Cues::BEING)
        && group.first > 0
        && matches!(line.key(group.first - 1), "d'" | "de")
        && owner.head < proposal.first;
    if suspected {
        return true;
    }
    // "avait refusé et payait une astreinte, réduite de moitié en avril 2023"
    let comma = || group.passive && group.first > 0 && line.mark(group.first - 1) == Mark::Comma;
    let aside = relative || group.tense == Tense::Participle && (date.at < proposal.head || comma());
    aside && date.edtf.is_some_and(|edtf| is_long_ago(line, edtf))
}

/// "Nobody was hurt, but the school will stay closed until Monday": the end of what another verb tells.
fn is_end_of_other(line: &Line, date: &Dated, proposal: &Proposal, owner: Option<&Proposal>) -> bool {
    let other = owner.filter(|owner| owner.head > proposal.head && joined(line, owner.head, date.at));
    other.is_some() && chosen_relation(line, date) == Relation::Until
}

/// "Trois élus ont démissionné du conseil, qui se réunira le 3 juin": a day ahead is not of what was, nor a day
/// behind of what will be; nor is a day of long ago behind a relative pronoun ("the coup that toppled him in 1973").
fn is_of_other_time(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let published = line.published.and_then(Edtf::earliest);
    let (Some(edtf), Some(from)) = (date.edtf, published) else { return false };
    let tense = proposal.group.map(|group| group.tense);
    // "sera jugé lundi un des meurtriers de X, décédé à vingt ans"
    let undergone = proposal.group.is_some_and(|g| g.passive && g.tense == Tense::Participle);
    let ahead = is_ahead(line, date, proposal) || undergone && line.is_to_come(edtf);
    let behind = tense == Some(Tense::Future) && edtf.latest().is_some_and(|last| last < from);
    let told_of = || {
        let between = proposal.head + 1..date.at;
        is_long_ago(line, edtf) && between.into_iter().any(|at| line.is(at, Cues::WHO))
    };
    ahead || behind || told_of()
}

/// "se sont engagées à appliquer l'accord d'ici le 29 juillet": by when what is promised is to be done.
fn is_term(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let done = |at: usize| line.has(at, Signs::INFINITIVE) && line.is(at - 1, Cues::PREP);
    line.story.lang == Lang::Fr
        && is_ahead(line, date, proposal)
        && !is_bare_weekday(line, date)
        && date.at > proposal.head
        && (proposal.head + 1..date.at).any(done)
}

/// "Le braconnier, recherché depuis 2011, a été arrêté": since when something else holds.
fn is_aside_since(line: &Line, date: &Dated, proposal: &Proposal) -> bool {
    let (from, to) = (date.at.min(proposal.head), date.at.max(proposal.head));
    let inserted =
        date.at < proposal.head && (0..date.at).rev().take(12).any(|at| line.mark(at) == Mark::Comma);
    inserted && chosen_relation(line, date) == Relation::From && !joined(line, from, to)
}

/// "Réunis dimanche, les ministres n'ont pas levé l'embargo imposé après le coup du 26 juillet": the day of what came
/// before or after is the last that what is told may have.
fn is_of_side(line: &Line, date: &Dated, all: &[Proposal], proposal: &Proposal) -> bool {
    let owner = all.iter().filter(|p| p.head < date.at).max_by_key(|p| p.head);
    let noun =
        owner.filter(|o| o.group.is_none() && o.head != proposal.head && joined(line, o.head, date.at));
    // "décrété après le coup du 26 juillet" has that day.
    let own = proposal.group.is_some_and(|group| group.tense == Tense::Participle);
    let side = |noun: &Proposal| {
        line.any(noun.head.saturating_sub(5)..noun.head, Cues::AFTER.or(Cues::BEFORE))
            || complement::follows(line, noun.head)
    };
    !own && noun.is_some_and(side)
}

/// True where nothing closes the clause between two tokens.
fn joined(line: &Line, from: usize, to: usize) -> bool {
    !(from..to).any(|i| matches!(line.mark(i), Mark::Stop | Mark::Comma))
}
