//! The closed lists of the data model, each written once: name in exports and queries, and what it means.

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $kind { $($(#[$vdoc])* $variant,)* }

        impl super::Flat for $kind {
            fn put(&self, to: &mut Vec<u8>) {
                (*self as u8).put(to);
            }

            #[inline]
            fn take(from: &mut &[u8]) -> Option<Self> {
                Self::ALL.get(usize::from(u8::take(from)?)).copied()
            }
        }

        impl $kind {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in exports and queries.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// From its name, in any case.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|k| k.name().eq_ignore_ascii_case(name))
            }
        }
    )*};
}

kinds! {
    /// PLOVER event types (version of 2021), and our declared extensions.
    EventType {
        /// Agree, promise, sign.
        Agree = "AGREE",
        /// Visit, meet, talk.
        Consult = "CONSULT",
        /// Praise, back, recognise in words.
        Support = "SUPPORT",
        /// Give way in words: easing announced.
        Concede = "CONCEDE",
        /// Exercise, share, work together in fact.
        Cooperate = "COOPERATE",
        /// Give: money, arms, training.
        Aid = "AID",
        /// Give way in fact: withdrawal, release, sanctions lifted.
        Retreat = "RETREAT",
        /// Ask, demand, appeal.
        Request = "REQUEST",
        /// Accuse, denounce, sue.
        Accuse = "ACCUSE",
        /// Refuse, rule out.
        Reject = "REJECT",
        /// Threaten.
        Threaten = "THREATEN",
        /// Demonstrate, strike.
        Protest = "PROTEST",
        /// Reduce relations, freeze, suspend, expel.
        Sanction = "SANCTION",
        /// Deploy, reinforce, put on alert.
        Mobilize = "MOBILIZE",
        /// Arrest, seize, ban, repress.
        Coerce = "COERCE",
        /// Attack, kill, abduct.
        Assault = "ASSAULT",
        /// Extension: say, where no type above fits.
        Statement = "STATEMENT",
        /// Extension: vote, campaign, calendar of elections.
        Election = "ELECTION",
        /// Extension: take power by force.
        Coup = "COUP",
        /// Extension: a happening of no type above.
        Other = "OTHER",
    }

    /// Why a date is doubtful, where it is: a rival reading, or little to go by.
    Weakness {
        /// No verb says whether it lies behind or ahead ("l’audience de mardi").
        Direction = "direction",
        /// A day and month, without a year, far from the publication: the year before or after does as well.
        Far = "far",
        /// A year of two digits whose century is a guess.
        Century = "century",
        /// The text contradicts the calendar: a Monday that is a Sunday.
        Contradiction = "contradiction",
        /// Figures that are a day and a month in either order ("03/04/2021").
        Order = "order",
        /// Counted from a publication date that is only known by its bounds.
        Bounds = "bounds",
    }

    /// What the reports of a happening may differ about; each name is a key of `assets/words.tsv`.
    Matter {
        /// When it was.
        Date = "date",
        /// What someone is called.
        Name = "name",
        /// The title or role that someone is given.
        Title = "title",
        /// How many, how much.
        Number = "number",
        /// How it is vouched for.
        Modality = "modality",
        /// Whether it happened.
        Polarity = "polarity",
    }

    /// PLOVER's quad classes, and one for what has none.
    Quad {
        /// Verbal cooperation.
        VerbalCooperation = "verbal-cooperation",
        /// Material cooperation.
        MaterialCooperation = "material-cooperation",
        /// Verbal conflict.
        VerbalConflict = "verbal-conflict",
        /// Material conflict.
        MaterialConflict = "material-conflict",
        /// Neither.
        Neutral = "neutral",
    }

    /// How a source vouches for a report.
    Modality {
        /// The source says it in its own voice.
        Asserted = "asserted",
        /// Attributed: "selon…", "a déclaré que…", quoted words.
        Reported = "reported",
        /// The journalistic conditional: unverified ("se seraient intensifiés").
        Conditional = "conditional",
        /// Announced for the future.
        Planned = "planned",
        /// Scenario, "pourrait".
        Possible = "possible",
    }

    /// Whether a report says that it happened.
    Polarity {
        /// It did.
        Positive = "positive",
        /// It did not.
        Negative = "negative",
    }

    /// The rule that proposed an event.
    EventRule {
        /// A verb that tells of it.
        Verb = "verb",
        /// The same in the passive.
        VerbPassive = "verb-passive",
        /// A participle that tells of it.
        Participle = "participle",
        /// A noun that tells of it.
        Noun = "noun",
        /// A verb of no type of its own, in a sentence with a date.
        Dated = "dated",
        /// A verb of speech.
        Speech = "speech",
        /// A verb that only says when something took place that the sentence before has told.
        Retold = "retold",
    }

    /// What a value rests on, from the firmest.
    Basis {
        /// The text says it in full.
        Stated = "stated",
        /// A header or dateline says it.
        Header = "header",
        /// Given from outside the text.
        Given = "given",
        /// The calendar fixes it: "mercredi 9 juillet" has one year near by.
        Calendar = "calendar",
        /// Counted from the publication date.
        Publication = "publication",
        /// Counted from the date the story has reached.
        Narrative = "narrative",
        /// Inferred from other values, as its reason says.
        Inferred = "inferred",
        /// Not known from this text.
        None = "none",
    }

    /// TIMEX3 types.
    TimexKind {
        /// A day or longer on the calendar.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }

    /// What a part of an article is.
    BlockKind {
        /// The headline.
        Title = "title",
        /// The author's name.
        Byline = "byline",
        /// Date, place or agency before the text.
        Dateline = "dateline",
        /// A heading inside.
        Heading = "heading",
        /// Text.
        Paragraph = "paragraph",
        /// Not the article: set aside, never deleted.
        Boilerplate = "boilerplate",
    }

    /// What a number counts.
    Counted {
        /// Killed or died.
        Dead = "dead",
        /// Wounded or injured.
        Wounded = "wounded",
        /// Missing.
        Missing = "missing",
        /// Arrested or detained.
        Arrested = "arrested",
        /// Released.
        Freed = "freed",
        /// Driven from home.
        Displaced = "displaced",
        /// Taken hostage.
        Hostages = "hostages",
        /// In the street, on strike.
        Protesters = "protesters",
        /// Soldiers, police, fighters.
        Troops = "troops",
        /// Jobs.
        Jobs = "jobs",
        /// Euros.
        Euros = "euros",
        /// Dollars of any state.
        Dollars = "dollars",
        /// Pounds.
        Pounds = "pounds",
        /// CFA francs.
        Cfa = "cfa",
        /// Another currency.
        Other = "other",
    }

    /// What a name names.
    NameKind {
        /// A person.
        Person = "person",
        /// A state, or its government.
        State = "state",
        /// A body: ministry, company, alliance, paper.
        Organisation = "organisation",
        /// An armed group.
        ArmedGroup = "armed-group",
        /// A group of people by what they are ("autorités maliennes", "officiers américains").
        Group = "group",
        /// A place.
        Place = "place",
    }

    /// A participant's part.
    Role {
        /// Does it.
        Actor = "actor",
        /// Undergoes it, or is its other side.
        Recipient = "recipient",
    }
}

impl EventType {
    /// The quad class of the PLOVER manual.
    #[must_use]
    pub const fn quad(self) -> Quad {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => Quad::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => Quad::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => Quad::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault | Self::Coup => {
                Quad::MaterialConflict
            }
            Self::Statement | Self::Election | Self::Other => Quad::Neutral,
        }
    }

    /// True of what is done with words: PLOVER's verbal classes without visits and agreements, and statements.
    #[must_use]
    pub const fn is_speech(self) -> bool {
        use EventType::{Accuse, Concede, Reject, Request, Statement, Support, Threaten};
        matches!(self, Accuse | Concede | Reject | Request | Statement | Support | Threaten)
    }
}
