//! The parts that small words play, as bits: auxiliaries, negations, what introduces a source, what is planned.

macro_rules! cues {
    ($($id:ident = $name:literal),* $(,)?) => {
        /// The parts that a small word can play (`assets/lexicon/factuality.tsv`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(super) struct Cues(u64);

        #[derive(Clone, Copy)]
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "one list names the bits and the constants")]
        enum Bit { $($id),* }

        impl Cues {
            $(pub(super) const $id: Self = Self(1 << Bit::$id as u64);)*

            /// The part of this name; none of an unknown one.
            pub(super) fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$id,)*
                    _ => Self::default(),
                }
            }
        }
    };
}

cues! {
    HAVE_PRESENT = "have-present", HAVE_PAST = "have-past", HAVE_FUTURE = "have-future",
    HAVE_CONDITIONAL = "have-conditional", HAVE_SUBJUNCTIVE = "have-subjunctive",
    BE_PRESENT = "be-present", BE_PAST = "be-past", BE_FUTURE = "be-future",
    BE_CONDITIONAL = "be-conditional", BE_SUBJUNCTIVE = "be-subjunctive",
    BEEN = "been", BEING = "being", FUTURE = "future", MODAL = "modal", SHOULD = "should", MUST = "must", GO = "go",
    NO = "no", NOR = "nor", NONE = "none", THAN = "than", WITHOUT = "without",
    BEFORE = "before", AFTER = "after", SINCE = "since", DURING = "during", SOURCE = "source",
    ADVERB = "adverb", HEARSAY = "hearsay", DOUBT = "doubt", AHEAD = "ahead", BRINK = "brink", IF = "if", DUE = "due", TAKES_PLACE = "takes-place",
    DET = "det", THE = "the", DEMONSTRATIVE = "demonstrative", POSSESSIVE = "possessive", PREP = "prep",
    WHO = "who", HE = "he", TO = "to", CLITIC = "clitic", SELF = "self", AGAINST = "against", PURPOSE = "purpose",
    HAPPENS = "happens", LENDS = "lends", ADJECTIVE = "adjective", YEARS = "after-years", THROUGH = "through", DO = "do",
    UNDERGONE = "undergone", DENIES = "denies", TOLD = "told", BEGINS = "begins", ENDS = "ends", LASTS = "lasts",
    RECORD = "record", SIMPLE_PAST = "simple-past", STATE = "state", INTENT = "intent", VICTIM = "victim",
}

impl Cues {
    pub(super) const HAVE: Self = Self::HAVE_PRESENT
        .or(Self::HAVE_PAST)
        .or(Self::HAVE_FUTURE)
        .or(Self::HAVE_CONDITIONAL)
        .or(Self::HAVE_SUBJUNCTIVE);
    pub(super) const BE: Self = Self::BE_PRESENT
        .or(Self::BE_PAST)
        .or(Self::BE_FUTURE)
        .or(Self::BE_CONDITIONAL)
        .or(Self::BE_SUBJUNCTIVE);
    pub(super) const DETERMINER: Self =
        Self::DET.or(Self::THE).or(Self::DEMONSTRATIVE).or(Self::POSSESSIVE).or(Self::NONE);
    pub(super) const WHEN: Self = Self::BEFORE.or(Self::AFTER).or(Self::SINCE).or(Self::DURING);

    /// True where the word plays any of these parts.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The first without the second.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}
