//! Participles without an auxiliary: with a date of their own, a doer, or at the head of the sentence.

use super::plays_small_part;
use crate::extract::events::group;
use crate::extract::events::inflect::Forms;
use crate::extract::events::lexicon::{Cues, Need};
use crate::extract::events::line::{Line, Mark, Signs};
use crate::extract::time;
use crate::words::Lang;

/// "une fillette admise le 9 janvier", "the consulate, shut in 2016": a participle with a date of its own.
pub(super) fn is_dated_participle(line: &Line, head: usize) -> bool {
    let Some(before) = head.checked_sub(1) else { return false };
    let form = match line.story.lang {
        Lang::Fr => line.has(head, Signs::PLAIN_PARTICIPLE),
        Lang::En => line.key(head).ends_with("ed") || line.is(head, Cues::TOLD),
    };
    if form && line.mark(before) == Mark::Comma && is_done_by(line, head) {
        return true;
    }
    // "l'armée burkinabé": a part of a name.
    if !line.is_dated || line.story.lang == Lang::Fr && line.mention(head).is_some() {
        return false;
    }
    let noun = line.mark(before) == Mark::Comma
        || line.mark(before) == Mark::Word && line.cues(before) == Cues::default() && !line.is_adverb(before);
    // "L'armée burkinabé a affirmé mercredi": the day of the verb behind it.
    let ends = Cues::WHO.or(Cues::HAVE).or(Cues::BE);
    let reach = if matches!(line.key(head + 1), "by" | "par") { 9 } else { 5 };
    let mut near =
        (head + 1..head + reach).take_while(|&at| line.mark(at) == Mark::Word && !line.is(at, ends));
    let since = |at: usize| line.any(head + 1..at, Cues::SINCE);
    form && noun && !group::says(line, head) && near.any(|at| line.dates(at) && !since(at))
}

/// "les autorités, prévenues par la Belgique": someone did it.
pub(super) fn is_done_by(line: &Line, head: usize) -> bool {
    let by = matches!(line.key(head + 1), "par" | "by");
    by && (head + 2..head + 4).any(|at| line.meets(at, Need::Who))
}

/// "Annoncée début février, la fermeture": a participle that opens the sentence, with its date or its doer.
pub(super) fn opens(line: &Line, head: usize) -> bool {
    let near = || (1..5).take_while(|&at| line.mark(at) == Mark::Word).any(|at| line.dates(at));
    if head != 0
        || line.quoted(head)
        || plays_small_part(line.cues(head))
        || !(is_done_by(line, head) || near())
    {
        return false;
    }
    let form = match line.story.lang {
        Lang::Fr => line.has(head, Signs::PLAIN_PARTICIPLE) || knows_participle(line, head),
        Lang::En => line.key(head).ends_with("ed") || line.is(head, Cues::TOLD),
    };
    // "Arrivée lundi, la procureure a annoncé": how she came to say it.
    form && !time::moves(line.key(head))
}

/// "Réunis mardi à Oslo": the participle of a verb of the tables.
fn knows_participle(line: &Line, head: usize) -> bool {
    line.tokens[head]
        .word
        .verb
        .is_some_and(|(_, forms)| forms.can(Forms::PARTICIPLE) && !forms.can(Forms::PRESENT))
}

/// The endings of participles that few nouns and adjectives share: "admise", not "pluies".
pub(in crate::extract::events) fn is_plain_participle(form: &str) -> bool {
    let bare = form.trim_end_matches('s').trim_end_matches('e');
    let ends = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
    ends(&["é", "du", "nu", "lu", "tu", "ru", "mi", "pri", "mis", "pris", "dit", "crit", "uit", "ert", "int"])
}
