//! What each word may tell: the trigger, speech and factuality tables, inflected and ready to be looked up.

use std::hash::Hasher;
use std::sync::{Arc, LazyLock};

use rustc_hash::{FxHashMap, FxHasher};

use crate::corpus::EventType;
use crate::words::{Lang, rows};

pub(super) use super::class::{Class, Classes};
pub(super) use super::cues::Cues;
use super::inflect::{self, Forms};

/// All that the tables say about a form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// Its parts as a small word.
    pub cues: Cues,
    /// The verb it is a form of.
    pub verb: Option<(Lemma, Forms)>,
    /// The noun it is a form of.
    pub noun: Option<Lemma>,
    /// True of a word in small letters that plays no small part, but perhaps a verb's.
    pub plain: bool,
}

/// A verb or noun of the tables, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lemma(u16);

/// One meaning of a word: a line of the table.
#[derive(Debug, Clone)]
pub(super) struct Sense {
    /// How it tells.
    pub class: Class,
    /// Of what.
    pub kind: EventType,
    /// What must stand near by; nothing: always.
    pub needs: Needs,
}

/// What must stand near a trigger, one of several.
#[derive(Debug, Clone, Default)]
pub(super) struct Needs {
    /// Each with the beginning of its word.
    list: Arc<[(Option<u8>, Need)]>,
    /// Those beginnings.
    beginnings: Beginnings,
    /// True where a name would do.
    names: bool,
    /// True where they may stand anywhere in the sentence.
    anywhere: bool,
}

impl Needs {
    fn new(list: Vec<Need>) -> Self {
        let list: Arc<[_]> = list.into_iter().map(|need| (need.beginning(), need)).collect();
        let mut needs = Self::default();
        for (beginning, _) in list.iter() {
            match *beginning {
                Some(beginning) => needs.beginnings.add(beginning),
                None => needs.names = true,
            }
        }
        Self { list, ..needs }
    }

    /// True where nothing is needed.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// True where a word anywhere in the sentence meets them.
    pub(super) fn anywhere(&self) -> bool {
        self.anywhere
    }

    /// False where no word of a sentence, by their beginnings, may be what is needed: of most.
    pub(super) fn may_be_met(&self, sentence: &Beginnings) -> bool {
        self.names || self.beginnings.meet(sentence)
    }

    /// Those that a token that begins so may be: none, for most tokens.
    pub(super) fn of(&self, beginning: u8) -> impl Iterator<Item = Need> {
        let list = if self.names || self.beginnings.have(beginning) { &*self.list } else { &[] };
        let fits = move |own: Option<u8>| own.is_none_or(|own| own == beginning);
        list.iter().filter(move |(own, _)| fits(*own)).map(|(_, need)| *need)
    }
}

/// Beginnings of words ([`beginning`]), a bit for each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beginnings([u64; 4]);

impl Beginnings {
    /// Adds one.
    #[inline]
    pub(super) fn add(&mut self, beginning: u8) {
        self.0[usize::from(beginning / 64)] |= 1 << (beginning % 64);
    }

    fn have(&self, beginning: u8) -> bool {
        self.0[usize::from(beginning / 64)] & (1 << (beginning % 64)) != 0
    }

    fn meet(&self, others: &Self) -> bool {
        self.0.iter().zip(others.0).any(|(own, other)| own & other != 0)
    }
}

/// A number below 256 from the first two bytes of a word; no word of the tables has fewer.
pub(super) fn beginning(word: &str) -> u8 {
    match word.as_bytes() {
        [first, second, ..] => first.wrapping_mul(7).wrapping_add(second.wrapping_mul(29)),
        _ => 0,
    }
}

/// What must stand near a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// This word, in its inflected forms.
    Is(&'static str),
    /// A word that begins so.
    Starts(&'static str),
    /// This word, right before the trigger or one word further.
    Before(&'static str),
    /// This word, right after the trigger or after its pronoun: "gave in", "set them free".
    Next(&'static str),
    /// A person, a body, a state or a group.
    Who,
    /// A place.
    Where,
    /// Words in quotation marks.
    Words,
}

impl Need {
    /// The beginning of its word; none where a name would do.
    fn beginning(self) -> Option<u8> {
        match self {
            Self::Is(word) | Self::Starts(word) | Self::Before(word) | Self::Next(word) => {
                Some(beginning(word))
            }
            Self::Who | Self::Where | Self::Words => None,
        }
    }

    /// "financ*" is a beginning, "<on" a word before the trigger, ">in" one right after it, any other a word.
    fn word(written: &'static str) -> Self {
        match (written.strip_prefix('<'), written.strip_prefix('>')) {
            (Some(before), _) => Self::Before(before),
            (_, Some(next)) => Self::Next(next),
            _ => written.strip_suffix('*').map_or(Self::Is(written), Self::Starts),
        }
    }
}

/// The tables of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By the hash of the form: two forms of a language would have to share all 64 bits to be taken for one.
    words: FxHashMap<u64, Word>,
    senses: Vec<Vec<Sense>>,
    classes: Vec<Classes>,
    accidents: Needs,
}

static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(Lang::Fr));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(Lang::En));

const TRIGGERS: &str = include_str!("../../../assets/lexicon/triggers.tsv");
const SPEECH: &str = include_str!("../../../assets/lexicon/speech.tsv");
const FACTUALITY: &str = include_str!("../../../assets/lexicon/factuality.tsv");

impl Lexicon {
    /// The tables of a language, loaded once.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FRENCH,
            Lang::En => &ENGLISH,
        }
    }

    /// What is known of a form (lower case, with its accents).
    pub(super) fn word(&self, form: &str) -> Option<Word> {
        self.words.get(&hash(form)).copied()
    }

    /// The meanings of a lemma, in the table's order.
    pub(super) fn senses(&self, lemma: Lemma) -> &[Sense] {
        &self.senses[lemma.0 as usize]
    }

    /// In which ways a lemma may tell.
    pub(super) fn classes(&self, lemma: Lemma) -> Classes {
        self.classes[lemma.0 as usize]
    }

    /// The words for accidents, disasters and illness.
    pub(super) fn accidents(&self) -> &Needs {
        &self.accidents
    }

    fn load(lang: Lang) -> Self {
        let mut lexicon = Self::default();
        lexicon.words.reserve(16_000);
        let mut lemmas = Lemmas::default();
        let mut lists = FxHashMap::default();
        for [code, class, kind, needs, list] in rows::<5>(TRIGGERS) {
            if code != lang.code() {
                continue;
            }
            if class == "word" {
                lists.insert(kind, list.split(' ').map(Need::word).collect::<Vec<_>>());
                continue;
            }
            let Some(class) = Class::named(class) else { continue };
            let kind = EventType::from_name(kind).unwrap_or(EventType::Other);
            let anywhere = needs.starts_with('~');
            let needs = Needs { anywhere, ..Needs::new(read_needs(needs.trim_start_matches('~'), &lists)) };
            for lemma in list.split(' ') {
                lemmas.add(&mut lexicon, lemma, Sense { class, kind, needs: needs.clone() });
            }
        }
        for [code, class, list] in rows::<3>(SPEECH) {
            let Some(class) = Class::named(class).filter(|_| code == lang.code()) else { continue };
            for lemma in list.split(' ') {
                lemmas.add(
                    &mut lexicon,
                    lemma,
                    Sense { class, kind: EventType::Statement, needs: Needs::default() },
                );
            }
        }
        lexicon.accidents = Needs::new(lists.remove("@accident").unwrap_or_default());
        lemmas.inflect(lang, &mut lexicon);
        for [code, role, forms] in rows::<3>(FACTUALITY) {
            if code == lang.code() {
                forms.split(' ').for_each(|form| lexicon.add_cue(form, Cues::named(role)));
            }
        }
        lexicon
    }

    fn add_cue(&mut self, form: &str, cues: Cues) {
        let word = self.words.entry(hash(form)).or_default();
        word.cues = word.cues.or(cues);
    }

    fn add_verb(&mut self, form: &str, lemma: Lemma, forms: Forms) {
        let word = self.words.entry(hash(form)).or_default();
        match &mut word.verb {
            Some((known, sum)) if *known == lemma => *sum = sum.or(forms),
            Some(_) => {}
            none => *none = Some((lemma, forms)),
        }
    }
}

fn hash(form: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    hasher.finish()
}

/// The lemmas met while loading, verbs and nouns apart.
#[derive(Default)]
struct Lemmas {
    verbs: Vec<(&'static str, Lemma)>,
    nouns: Vec<(&'static str, Lemma)>,
    known: FxHashMap<(bool, &'static str), Lemma>,
}

impl Lemmas {
    fn add(&mut self, lexicon: &mut Lexicon, lemma: &'static str, sense: Sense) {
        let is_noun = sense.class.is_noun();
        let id = *self.known.entry((is_noun, lemma)).or_insert_with(|| {
            lexicon.senses.push(Vec::new());
            lexicon.classes.push(Classes::default());
            let id = Lemma(lexicon.senses.len() as u16 - 1);
            if is_noun { &mut self.nouns } else { &mut self.verbs }.push((lemma, id));
            id
        });
        let classes = &mut lexicon.classes[id.0 as usize];
        *classes = classes.or(Classes::of(sense.class));
        lexicon.senses[id.0 as usize].push(sense);
    }

    fn inflect(self, lang: Lang, lexicon: &mut Lexicon) {
        for (lemma, id) in self.verbs {
            inflect::verb(lang, lemma, &mut |form, forms| lexicon.add_verb(form, id, forms));
        }
        for (lemma, id) in self.nouns {
            inflect::noun(lang, lemma, &mut |form| {
                lexicon.words.entry(hash(form)).or_default().noun.get_or_insert(id);
            });
        }
    }
}

fn read_needs(needs: &'static str, lists: &FxHashMap<&'static str, Vec<Need>>) -> Vec<Need> {
    let mut all = Vec::new();
    for need in needs.split('|').filter(|n| !n.is_empty()) {
        match need {
            "#who" => all.push(Need::Who),
            "#where" => all.push(Need::Where),
            "#words" => all.push(Need::Words),
            _ => match lists.get(need) {
                Some(list) => all.extend(list),
                None => all.push(Need::word(need)),
            },
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for [lang, class, kind, _, lemmas] in rows::<5>(TRIGGERS) {
            assert!(Lang::from_tag(lang).is_some() && !lemmas.is_empty(), "{lang} {class} {kind} {lemmas}");
            let known =
                Class::named(class).is_some() && (kind == "-" || EventType::from_name(kind).is_some());
            assert!(known || (class == "word" && kind.starts_with('@')), "{lang} {class} {kind}");
        }
        for list in rows::<5>(TRIGGERS).flat_map(|row| [row[3], if row[1] == "word" { row[4] } else { "" }]) {
            // What stands right before is a whole word: "a lieu".
            let short =
                |need: &str| !need.starts_with(['#', '@', '<']) && need.trim_start_matches('>').len() == 1;
            assert!(!list.split([' ', '|']).any(short), "{list}");
        }
        for [_, class, _] in rows::<3>(SPEECH) {
            assert!(Class::named(class).is_some(), "{class}");
        }
        for [_, role, _] in rows::<3>(FACTUALITY) {
            assert!(Cues::named(role) != Cues::default(), "{role}");
        }
    }
}
