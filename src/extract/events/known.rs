//! What the tables know of a written form, once and for all: its lower-case form, its parts, its lemmas.

use crate::text::token;
use crate::words::Lang;

use super::dated;
use super::group::Tense;
use super::inflect::Forms;
use super::letters;
use super::lexicon::{self, Lemma, Lexicon, Word};
use super::noun;
use super::number::Counts;
use super::signs::Signs;
use super::voice::Roles;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word or number; elided words keep their apostrophe ("l'").
    Word,
    /// A comma.
    Comma,
    /// `. ; : ! ?`
    Stop,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// A mark that may do either (").
    Quote,
    /// Any other character.
    Other,
}

/// A written form as event rules see it.
#[derive(Debug)]
pub(in crate::extract) struct Known {
    /// In lower case, with its accents and one kind of apostrophe.
    pub(super) lower: Box<str>,
    /// What it is.
    pub(super) mark: Mark,
    /// What the tables say of it.
    pub(super) word: Word,
    /// True where it begins with a capital.
    pub(super) capital: bool,
    /// What it is to a number.
    pub(super) counts: Counts,
    /// The tense that the ending of a French verb tells.
    pub(super) tense: Option<Tense>,
    /// What its letters tell.
    pub(super) signs: Signs,
    /// The verb that it is behind "nous" or "je" ("signerons"); behind others it may be a noun ("démons").
    pub(super) first_person: Option<(Lemma, Forms)>,
    /// What it is to a speaker's name.
    pub(super) roles: Roles,
    /// [`lexicon::beginning`].
    pub(super) beginning: u8,
}

impl Known {
    /// Reads a form: a word ("l’", "quasi-gel", "Mali’s") or a mark.
    pub(in crate::extract) fn of(written: &str, lang: Lang) -> Self {
        let mut lower = String::with_capacity(written.len());
        letters::push_lower(&mut lower, written);
        let first = written.chars().next().unwrap_or(' ');
        let mark = mark(first);
        let mut word = if mark == Mark::Word { look_up(&lower, Lexicon::of(lang)) } else { Word::default() };
        word.plain = mark == Mark::Word && !first.is_uppercase() && !dated::plays_small_part(word.cues);
        // Nouns of the same ending ("retrait") are in the tables; a name ("Vieira") has a capital.
        let tense = noun::tense_by_ending(&lower)
            .filter(|_| lang == Lang::Fr && word.noun.is_none() && !first.is_uppercase());
        let counts = Counts::of(&lower, mark, lang);
        Self {
            mark,
            word,
            capital: first.is_uppercase(),
            signs: Signs::of(&lower, lang, word, tense, &counts),
            tense,
            counts,
            first_person: if lang == Lang::Fr { first_person(&lower, Lexicon::of(lang)) } else { None },
            roles: Roles::of(&lower, lang),
            beginning: lexicon::beginning(&lower),
            lower: lower.into(),
        }
    }
}

fn mark(first: char) -> Mark {
    match first {
        ',' => Mark::Comma,
        '.' | ';' | ':' | '!' | '?' | '…' => Mark::Stop,
        '«' | '“' | '„' => Mark::Open,
        '»' | '”' => Mark::Close,
        '"' => Mark::Quote,
        letter if token::is_letter(letter) => Mark::Word,
        _ => Mark::Other,
    }
}

/// The form as the tables write it; "quasi-gel" is looked up as "gel" where it has no line of its own.
fn look_up(form: &str, lexicon: &Lexicon) -> Word {
    let parts = || if form.contains('-') { look_up_parts(form, lexicon) } else { None };
    // "the state's", "the workers'": no verb.
    let bare = || {
        let word =
            form.strip_suffix("'s").or_else(|| form.strip_suffix('\'')).and_then(|bare| lexicon.word(bare));
        word.map(|word| Word { verb: None, ..word })
    };
    lexicon.word(form).or_else(parts).or_else(bare).unwrap_or_default()
}

/// "nous signerons", "je signerai", "nous exigeons", "nous dénonçons": the verb by its third person.
fn first_person(form: &str, lexicon: &Lexicon) -> Option<(Lemma, Forms)> {
    let verb = |third: String| lexicon.word(&third).and_then(|word| word.verb);
    let future = || Some(format!("{}ra", form.strip_suffix("rons").or_else(|| form.strip_suffix("rai"))?));
    let stem = form.strip_suffix("ons").map(|stem| stem.strip_suffix('e').unwrap_or(stem));
    let present = || Some(format!("{}ent", stem?.replace('ç', "c")));
    future().and_then(verb).or_else(|| present().and_then(verb))
}

/// "a-t-il", "ont-elles": the verb of an inversion; of any other word the last part.
fn look_up_parts(form: &str, lexicon: &Lexicon) -> Option<Word> {
    let inverted = || {
        let (verb, pronoun) = form.split_once('-')?;
        let pronoun = pronoun.strip_prefix("t-").unwrap_or(pronoun);
        matches!(pronoun, "il" | "elle" | "ils" | "elles" | "on").then(|| lexicon.word(verb)).flatten()
    };
    let tail = || form.rsplit_once('-').and_then(|(_, tail)| lexicon.word(tail));
    // "anti-émeute" tells what kind of thing something is.
    if form.starts_with("anti-") { None } else { inverted().or_else(tail) }
}
