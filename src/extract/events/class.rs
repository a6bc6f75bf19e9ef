//! The ways in which a word of the tables tells of an event, and those of all its meanings at once.

/// How a word tells of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// As a verb.
    Verb,
    /// As a verb whose needs its subject must meet.
    Intransitive,
    /// As a verb whose subject undergoes it.
    Passive,
    /// As a verb with "se".
    Reflexive,
    /// As a noun, where something shows that it took place.
    Noun,
    /// As a noun that nearly always tells of something that took place.
    Happening,
    /// As a verb of saying whose past is a statement.
    Say,
    /// As a verb of thinking: attributes, and is a statement in the past.
    Think,
    /// As a verb of announcing: a statement in every tense.
    Announce,
    /// Not at all; says that its saying is an act where no words are told.
    Act,
    /// Not at all; its object is who is told ("a informé la presse", "told the court").
    Hears,
    /// Not at all; passes its tense on to an infinitive.
    Governs,
    /// Not at all; makes an infinitive planned.
    Plans,
    /// Negated, leaves open what stands after it ("n'exclut pas de revenir").
    Excludes,
    /// Not at all; makes the noun after it planned ("prévoit la libération de 47 détenus").
    Provides,
    /// Not at all; opens a list of what is asked for ("L'association demande :").
    Asks,
    /// Not at all; says of an infinitive that it did not take place.
    Fails,
    /// A verb that means something else here ("frapper un ballon").
    NoVerb,
    /// A noun that means something else here ("lightning strike").
    NoNoun,
    /// A noun for what speaks in writing ("le communiqué parle d'un choix"); no happening.
    Document,
    /// As a verb that says that no words came ("declined to comment").
    Silent,
    /// Not at all, in any tense: says how things stand or what they mean.
    State,
    /// As a verb whose present tells in a dated sentence ("Le 3 mai, l'usine apprend").
    Step,
}

impl Class {
    /// True of a noun.
    pub(super) fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Happening) || !self.is_told()
    }

    /// The class of this name in the tables.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "verb" => Self::Verb,
            "intransitive" => Self::Intransitive,
            "passive" => Self::Passive,
            "reflexive" => Self::Reflexive,
            "noun" => Self::Noun,
            "happening" => Self::Happening,
            "say" => Self::Say,
            "think" => Self::Think,
            "announce" => Self::Announce,
            "act" => Self::Act,
            "hears" => Self::Hears,
            "governs" => Self::Governs,
            "plans" => Self::Plans,
            "excludes" => Self::Excludes,
            "provides" => Self::Provides,
            "asks" => Self::Asks,
            "fails" => Self::Fails,
            "no-verb" => Self::NoVerb,
            "no-noun" => Self::NoNoun,
            "document" => Self::Document,
            "silent" => Self::Silent,
            "step" => Self::Step,
            "state" => Self::State,
            _ => return None,
        })
    }

    /// False of a noun that tells of no happening.
    pub(super) fn is_told(self) -> bool {
        !matches!(self, Self::NoNoun | Self::Document)
    }
}

/// Ways in which a word may tell, by its meanings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Classes(u32);

impl Classes {
    /// Words said: as a report, or as whose words something is.
    pub(super) const SAYS: Self =
        Self::of(Class::Say).or(Self::of(Class::Think)).or(Self::of(Class::Announce));
    /// Words said, no thoughts.
    pub(super) const TOLD: Self = Self::of(Class::Say).or(Self::of(Class::Announce));
    /// What says how things stand.
    pub(super) const STATE: Self = Self::of(Class::State);
    /// What speaks in writing.
    pub(super) const DOCUMENT: Self = Self::of(Class::Document);
    /// What makes an infinitive planned.
    pub(super) const PLANS: Self = Self::of(Class::Plans);
    /// What leaves open what it does not exclude.
    pub(super) const EXCLUDES: Self = Self::of(Class::Excludes);
    /// What is an act though it says something.
    pub(super) const ACTS: Self = Self::of(Class::Act).or(Self::of(Class::Announce));
    /// What opens a list of demands.
    pub(super) const ASKS: Self = Self::of(Class::Asks);
    /// What makes a noun planned.
    pub(super) const PROVIDES: Self = Self::of(Class::Provides);
    /// What says of an infinitive that it did not take place.
    pub(super) const FAILS: Self = Self::of(Class::Fails);
    /// What tells nothing itself but of an infinitive.
    pub(super) const GOVERNS: Self = Self::of(Class::Governs).or(Self::PLANS).or(Self::FAILS);

    pub(super) const fn of(class: Class) -> Self {
        Self(1 << class as u16)
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where it tells in one of these ways.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
