//! What a dated sentence tells with a verb that the tables do not know: "La Cour a reporté cet examen hier."

use crate::corpus::{EventRule, EventType};
use crate::words::Lang;

use super::group::{self, Group, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Cues};
use super::line::{Line, Mark};
use super::noun;
use super::propose::Proposal;

/// Endings of French past participles; -s, -e and -es come after them.
const PARTICIPLES: [&str; 9] = ["é", "i", "u", "is", "it", "ert", "int", "uit", "aint"];

/// Parts that verbs play, not small words.
const VERBS: Cues = Cues::HAPPENS.or(Cues::LENDS).or(Cues::BEGINS).or(Cues::ENDS).or(Cues::DENIES);

/// The first verb of a sentence that is told in the past or the future, as a happening of no type.
pub(super) fn proposal(line: &Line) -> Option<Proposal> {
    (1..line.tokens.len()).find_map(|head| at(line, head))
}

fn at(line: &Line, head: usize) -> Option<Proposal> {
    let token = line.tokens.get(head)?;
    let small = token.word.cues.without(VERBS) != Cues::default();
    let known = token.word.noun.is_some() || small;
    if line.mark(head) != Mark::Word || known || token.quoted || token.capital || token.timex.is_some() {
        return None;
    }
    let group = if is_participle(line, head) {
        group::read(line, head, Forms::PARTICIPLE)
    } else {
        (noun::simple_tense(line, head) == Some(Tense::Future)).then(|| future(head))
    }?;
    let tells = match group.tense {
        Tense::Past | Tense::Pluperfect | Tense::PastConditional => !line.is(group.first, Cues::BEING),
        Tense::Future => true,
        _ => false,
    };
    let (kind, class) = (EventType::Other, Class::Verb);
    let proposal = Proposal {
        first: group.first,
        head,
        last: head,
        kind,
        class,
        group: Some(group),
        rule: EventRule::Dated,
    };
    tells.then_some(proposal)
}

/// "ouvrira": one word.
fn future(head: usize) -> Group {
    Group { first: head, head, tense: Tense::Future, passive: false, reflexive: false, negative: false }
}

fn is_participle(line: &Line, head: usize) -> bool {
    let form = line.key(head);
    if form.len() < 3 {
        return false;
    }
    match line.story.lang {
        Lang::En => form.ends_with("ed"),
        Lang::Fr => {
            let bare = form.strip_suffix("es").or_else(|| form.strip_suffix('e')).unwrap_or(form);
            let bare =
                if PARTICIPLES.iter().any(|p| bare.ends_with(p)) { bare } else { bare.trim_end_matches('s') };
            PARTICIPLES.iter().any(|p| bare.ends_with(p))
                && group::has_auxiliary(line, head, Forms::PARTICIPLE)
        }
    }
}
