//! What a dated sentence tells with a verb that the tables do not know: "La Cour a reporté cet examen hier."

use crate::corpus::EventType;
use crate::words::Lang;

use super::group::{self, Tense};
use super::inflect::Forms;
use super::lexicon::{Class, Cues};
use super::line::{Line, Mark};
use super::propose::Proposal;

/// Endings of French past participles; -s, -e and -es come after them.
const PARTICIPLES: [&str; 9] = ["é", "i", "u", "is", "it", "ert", "int", "uit", "aint"];

/// The first verb of a sentence that is told in the past or the future, as a happening of no type.
pub(super) fn proposal(line: &Line) -> Option<Proposal> {
    (1..line.tokens.len()).find_map(|head| at(line, head))
}

fn at(line: &Line, head: usize) -> Option<Proposal> {
    let known = line.tokens.get(head)?.word;
    let form = line.mark(head) == Mark::Word && known.noun.is_none() && known.cues == Cues::default();
    let participle =
        form && !line.quoted(head) && line.tokens[head].timex.is_none() && is_participle(line, head);
    let group = participle.then(|| group::read(line, head, Forms::PARTICIPLE)).flatten()?;
    let tells = match group.tense {
        Tense::Past | Tense::Pluperfect | Tense::PastConditional => !line.is(group.first, Cues::BEING),
        Tense::Future => group.passive,
        _ => false,
    };
    let (kind, class) = (EventType::Other, Class::Verb);
    tells.then_some(Proposal {
        first: group.first,
        head,
        last: head,
        kind,
        class,
        group: Some(group),
        rule: "dated",
    })
}

fn is_participle(line: &Line, head: usize) -> bool {
    let form = line.key(head);
    if form.len() < 3 || line.tokens[head].capital {
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
