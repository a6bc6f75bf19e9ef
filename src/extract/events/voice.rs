//! The words that name whoever speaks: a phrase before a verb of saying, or behind it, or behind "selon".

mod before;
mod behind;

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::corpus::NameKind;
use crate::words::{Lang, rows};

use super::inflect::Forms;
use super::lexicon::Cues;
use super::line::{Line, Mark, Signs};

pub(super) use before::{before, before_brackets, is_resumed};
pub(super) use behind::{around, behind, named, widened};

/// How many tokens a speaker's name may have.
const LONGEST: usize = 12;

/// What a word is to a speaker's name (`assets/lexicon/voices.tsv`), as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Roles(u16);

impl Roles {
    /// It speaks, though neither a person nor a body.
    pub(super) const VOICE: Self = Self(1);
    /// It speaks, and is told things.
    pub(super) const MEDIA: Self = Self(1 << 1);
    /// It stands before a speaker's name.
    const OPENS: Self = Self(1 << 2);
    /// A title that goes on with a preposition.
    const TITLED: Self = Self(1 << 3);
    /// Whoever speaks, in a quotation.
    pub(super) const FIRST: Self = Self(1 << 4);
    /// A pronoun that names no speaker.
    pub(super) const NOBODY: Self = Self(1 << 5);
    /// A pronoun for the last speaker.
    pub(super) const ONE: Self = Self(1 << 6);
    /// A pronoun for the last speakers.
    pub(super) const MANY: Self = Self(1 << 7);

    /// What things go by, and no source: "selon le calendrier".
    const RULE: Self = Self(1 << 8);

    /// The roles of a form in lower case.
    pub(super) fn of(form: &str, lang: Lang) -> Self {
        VOICES[lang as usize].get(form).copied().unwrap_or_default()
    }

    fn named(name: &str) -> Self {
        match name {
            "voice" => Self::VOICE,
            "media" => Self::MEDIA,
            "opens" => Self::OPENS,
            "titled" => Self::TITLED,
            "first" => Self::FIRST,
            "nobody" => Self::NOBODY,
            "one" => Self::ONE,
            "many" => Self::MANY,
            "rule" => Self::RULE,
            _ => Self::default(),
        }
    }

    /// True where the word plays any of these roles.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static VOICES: LazyLock<[FxHashMap<&'static str, Roles>; 2]> = LazyLock::new(|| {
    let mut all: [FxHashMap<&'static str, Roles>; 2] = Default::default();
    for [code, class, forms] in rows::<3>(include_str!("../../../assets/lexicon/voices.tsv")) {
        let Some(lang) = Lang::from_tag(code) else { continue };
        for form in forms.split(' ') {
            let roles = all[lang as usize].entry(form).or_default();
            *roles = roles.or(Roles::named(class));
        }
    }
    all
});

/// What a token is to a speaker's name.
pub(super) fn roles(line: &Line, at: usize) -> Roles {
    line.known(at).map_or(Roles::default(), |known| known.roles)
}

/// What a phrase of one word is, where it is a pronoun; an inverted verb ("dit-elle") is its pronoun.
pub(super) fn pronoun(line: &Line, phrase: &Range<usize>) -> Roles {
    let verb = || line.tokens[phrase.start].word.verb.and_then(|_| line.key(phrase.start).rsplit_once('-'));
    match phrase.len() {
        1 => match verb() {
            Some((_, inverted)) => Roles::of(inverted, line.story.lang),
            None => roles(line, phrase.start),
        },
        // "ce dernier", "la première"
        2 if line.is(phrase.start, Cues::DETERMINER) && !line.tokens[phrase.end - 1].capital => {
            let last = roles(line, phrase.end - 1);
            if last.has(Roles::ONE.or(Roles::MANY)) { last } else { Roles::default() }
        }
        _ => Roles::default(),
    }
}

/// True of a pronoun for a speaker: "il", "eux", "she".
fn stands_for(line: &Line, at: usize) -> bool {
    roles(line, at).has(Roles::ONE.or(Roles::MANY))
}

/// True where a phrase names someone who may speak: a person, a body, a paper, a source.
pub(super) fn is_strong(line: &Line, phrase: &Range<usize>) -> bool {
    let speaks = |at: usize| {
        let named = || {
            let kind = line.name_kind(at).filter(|_| line.tokens[at].capital && line.timex(at).is_none());
            kind.is_some_and(|kind| kind != NameKind::Place || phrase.len() == 1)
        };
        roles(line, at).has(Roles::VOICE.or(Roles::MEDIA))
            || line.is_someone(at)
            || line.counts(at).people.is_some()
            || line.speaks(at)
            || named()
    };
    let of = |at: &usize| *at == phrase.start || !line.is(*at, Cues::PREP);
    let named = |at: usize| line.name_kind(at) == Some(NameKind::Person);
    phrase.clone().take_while(of).any(speaks)
        || phrase.clone().any(named)
        || pronoun(line, phrase).has(Roles::ONE.or(Roles::MANY))
}

/// A phrase that may name a speaker; none of a pronoun for nobody, or without a noun.
fn checked(line: &Line, phrase: Range<usize>) -> Option<Range<usize>> {
    if phrase.is_empty() {
        return None;
    }
    if pronoun(line, &phrase).has(Roles::NOBODY) || phrase.len() == 1 && line.is(phrase.start, SMALL) {
        return stands_for(line, phrase.start).then_some(phrase);
    }
    // "La visite confirme que …": what happened says nothing.
    if tells(line, &phrase) {
        return None;
    }
    let opens = line.is(phrase.start, Cues::DETERMINER) || line.has(phrase.start, Signs::NUMBER);
    let gerund = || {
        let form = line.key(phrase.start);
        !line.tokens[phrase.start].capital && (form.ends_with("ing") || form.ends_with("ant"))
    };
    // "Nurses", "researchers and doctors"
    let many = || {
        let head = phrase.clone().find(|&at| at + 1 == phrase.end || leads(line, at + 1));
        line.story.lang == Lang::En && head.is_some_and(|at| line.key(at).ends_with('s')) && phrase.len() < 6
    };
    let named = || {
        let capital = |at: usize| line.tokens[at].capital && !line.is(at, SMALL) && line.timex(at).is_none();
        phrase.clone().all(capital) || phrase.clone().any(|at| capital(at) && line.mention(at).is_some())
    };
    (opens || is_strong(line, &phrase) || (!gerund() && (named() || many()))).then_some(phrase)
}

/// True of a phrase whose noun tells of a happening.
fn tells(line: &Line, phrase: &Range<usize>) -> bool {
    let small = Cues::DETERMINER.or(Cues::ADJECTIVE);
    let noun = phrase.clone().find(|&at| !line.is(at, small) && !line.has(at, Signs::NUMBER));
    let speaks = |at: usize| line.is_someone(at) || line.speaks(at) || roles(line, at).has(Roles::VOICE);
    noun.filter(|&at| !line.tokens[at].capital && !speaks(at))
        .and_then(|at| line.tokens[at].word.noun)
        .is_some_and(|noun| line.tells(noun))
}

/// Small words, none of which is a name.
const SMALL: Cues = Cues::DETERMINER.or(Cues::PREP).or(Cues::WHEN).or(Cues::WHO).or(Cues::ADVERB);

/// True of a word of time or manner, which is no part of a name.
fn is_aside(line: &Line, at: usize) -> bool {
    let small = Cues::PREP.or(Cues::DETERMINER).or(Cues::ADJECTIVE);
    // "a court document", "le parlement"
    let noun = || {
        let known =
            line.is_someone(at) || line.speaks(at) || roles(line, at).has(Roles::VOICE.or(Roles::MEDIA));
        known || line.story.lang == Lang::En && line.key(at).ends_with("ment")
    };
    // "raconte depuis le centre"
    let led = || line.is(at, Cues::WHEN) && line.is(at + 1, Cues::DETERMINER);
    let adverb =
        || line.is_adverb(at) && !line.is(at, small) && !led() && !line.tokens[at].capital && !noun();
    let pronoun = || roles(line, at).has(Roles::ONE.or(Roles::MANY).or(Roles::NOBODY));
    (line.timex(at).is_some() && line.mention(at).is_none()) || adverb() && !pronoun()
}

/// True of a preposition, which what stands behind it belongs to.
fn leads(line: &Line, at: usize) -> bool {
    let small = matches!(line.key(at), "au" | "aux" | "du" | "auprès" | "lors");
    (line.is(at, Cues::PREP.or(Cues::WHEN)) || small) && line.mark(at) == Mark::Word
}

/// "et", "and": what joins two speakers, or two verbs.
fn joins(line: &Line, at: usize) -> bool {
    matches!(line.key(at), "et" | "and" | "ou" | "or")
}

/// True inside "1,200": the comma of a number.
fn in_number(line: &Line, at: usize) -> bool {
    let (Some(comma), Some(before), Some(after)) =
        (line.tokens.get(at), at.checked_sub(1).and_then(|i| line.tokens.get(i)), line.tokens.get(at + 1))
    else {
        return false;
    };
    let digits = |i: usize| line.key(i).starts_with(|c: char| c.is_ascii_digit());
    before.span.end() == comma.span.start() && comma.span.end() == after.span.start() && digits(at + 1)
}

/// True of a comma between words.
fn is_comma(line: &Line, at: usize) -> bool {
    line.mark(at) == Mark::Comma && !in_number(line, at)
}

/// True of a verb that has a subject.
pub(super) fn is_finite(line: &Line, at: usize) -> bool {
    let Some(token) = line.tokens.get(at).filter(|t| !t.capital || at == 0) else { return false };
    let small = Cues::DETERMINER.or(Cues::PREP).or(Cues::ADJECTIVE);
    // "des avions", "the wounded"
    if at.checked_sub(1).is_some_and(|before| line.is(before, small) && !line.is(before, Cues::CLITIC)) {
        return false;
    }
    let auxiliary = Cues::HAVE.or(Cues::BE).or(Cues::MODAL).or(Cues::SHOULD).or(Cues::MUST).or(Cues::GO);
    let told = Forms::IMPERFECT.or(Forms::FUTURE).or(Forms::CONDITIONAL);
    let own = |forms: Forms| match line.story.lang {
        Lang::Fr => {
            forms.can(told) || forms.can(Forms::PRESENT) && token.word.noun.is_none() && !line.is_someone(at)
        }
        Lang::En => forms.can(Forms::PAST) && !line.is_someone(at),
    };
    line.is(at, auxiliary.or(Cues::FUTURE).or(Cues::DO).or(Cues::SIMPLE_PAST))
        || token.tense.is_some()
        || token.word.verb.is_some_and(|(_, forms)| own(forms))
}

/// Without the prepositions, articles and adverbs at its end.
fn trimmed(line: &Line, start: usize, mut end: usize) -> usize {
    let hangs = |at: usize| {
        line.is(at, Cues::DETERMINER.or(Cues::PREP).or(Cues::TO))
            || joins(line, at)
            || leads(line, at)
            || line.mark(at) != Mark::Word
            || is_aside(line, at)
    };
    while end > start && hangs(end - 1) && !stands_for(line, end - 1) && !line.tokens[end - 1].capital {
        end -= 1;
    }
    end
}

/// A phrase of no more than [`LONGEST`] tokens: what is longer ends before a preposition.
fn cut(line: &Line, start: usize, end: usize) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let most = start + LONGEST;
    let breaks = |at: &usize| leads(line, *at) || joins(line, *at) || line.mark(*at) != Mark::Word;
    trimmed(line, start, (start + 1..most).rev().find(breaks).unwrap_or(most))
}
