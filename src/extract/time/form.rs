//! What a temporal expression says, before any anchor.

use super::tense::Outlook;
use crate::corpus::TimexKind;
use crate::text::Span;

/// An expression as recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its words, without determiners and prepositions (except in ranges: "Entre 2002 et 2012").
    pub span: Span,
    /// Its words as TIMEX3 draws them, with the determiner ("le 6 mai").
    pub extent: Span,
    /// The words of either end of an interval, which TIMEX3 draws apart.
    pub ends: Option<[Span; 2]>,
    /// What it says.
    pub form: Form,
    /// How the word before it opens or closes it ("depuis 2021").
    pub bound: Bound,
    /// The rule that read it.
    pub rule: &'static str,
    /// Which way the words around it look.
    pub outlook: Outlook,
}

impl Found {
    /// TIMEX3's type.
    #[must_use]
    pub fn kind(&self) -> TimexKind {
        self.form.kind()
    }

    /// As TIMEX3 draws it: the determiner inside, the ends of an interval apart.
    pub(super) fn into_timex3(self) -> Vec<Self> {
        match (self.ends, self.form) {
            (Some(ends), Form::Range(from, to)) => {
                let end = |span, form: Form| Self { span, extent: span, ends: None, form, ..self };
                let [first, last] = ranged(*from, *to);
                vec![end(ends[0], first), end(ends[1], last)]
            }
            (_, form) => vec![Self { span: self.extent, form, ..self }],
        }
    }
}

/// Either end of an interval; two bare weekdays are marked as such.
fn ranged(from: Form, to: Form) -> [Form; 2] {
    let bare = |form: &Form| matches!(form, Form::Calendar(c) if *c == Calendar { weekday: c.weekday, ..Calendar::default() });
    if !(bare(&from) && bare(&to)) {
        return [from, to];
    }
    [from, to].map(|end| match end {
        Form::Calendar(c) => Form::Calendar(Calendar { turn: Turn::Ranged, ..c }),
        end => end,
    })
}

/// The shapes an expression can have.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A day, month, year or weekday, as far as said.
    Calendar(Calendar),
    /// A season, quarter or half of a year.
    Portion(Portion),
    /// `199` is the nineties; two digits ("les années 60") are below 100.
    Decade(i16),
    /// `19` is 1900–1999.
    Century(i16),
    /// A feast, by its name in `holidays`, with its year if said.
    Holiday(&'static str, Option<Year>),
    /// So many units from an anchor: "hier", "l’an dernier", "il y a trois ans", "le lendemain".
    Shift(Shift),
    /// The beginning, middle or end of something: "fin 2022".
    Edge(Edge, Box<Form>),
    /// A time of day, with its day if said: "mardi soir", "18 h".
    Time(Clock, Option<Box<Form>>),
    /// From one to another, both included.
    Range(Box<Form>, Box<Form>),
    /// A length, counted from nothing.
    Duration(Length),
    /// The last or next so many units: "ces dernières 24 heures".
    Lately(i32, Length),
    /// A recurring time, as its TIMEX3 value.
    Set(String),
    /// The present, the past, the future, vaguely.
    Ref(Ref),
    /// The n-th such piece of a period, counted from its end where negative: "le premier dimanche de mai".
    Nth(i8, Piece, Box<Form>),
    /// The week that holds a day: "la semaine du 30 mars".
    Week(Box<Form>),
    /// So many units from a day that is named: "a week from Sunday", "two years ago this month".
    Counted(i32, Unit, Box<Form>),
    /// The date the story has reached: "à l’époque".
    Then,
}

impl Form {
    /// False of what no tense moves: lengths, habits, days that are counted from another.
    pub(super) fn asks_tense(&self) -> bool {
        match self {
            Self::Shift(shift) => shift.unit == Unit::Weekend || shift.from == Anchor::Narrative,
            Self::Lately(by, _) => *by > 0,
            Self::Duration(_) | Self::Set(_) | Self::Ref(_) | Self::Then => false,
            _ => true,
        }
    }

    /// TIMEX3's type.
    #[must_use]
    pub fn kind(&self) -> TimexKind {
        match self {
            Self::Time(..) => TimexKind::Time,
            Self::Duration(_) | Self::Lately(..) => TimexKind::Duration,
            Self::Set(_) => TimexKind::Set,
            _ => TimexKind::Date,
        }
    }
}

/// Parts of a calendar date, as far as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calendar {
    /// ISO: Monday is 1.
    pub weekday: Option<u8>,
    /// 1–31.
    pub day: Option<u8>,
    /// 1–12.
    pub month: Option<u8>,
    /// The year.
    pub year: Option<Year>,
    /// Last, this or next.
    pub turn: Turn,
}

/// A year as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// In full.
    Full(i16),
    /// By its last two digits.
    Short(u8),
    /// Counted from the publication's: "cette année" is 0, "l’an dernier" −1.
    Near(i8),
    /// Counted from that of the date the story has reached: "la même année" is 0, "l’année suivante" 1.
    Told(i8),
}

/// Where a named day or month stands: "février dernier", "lundi prochain".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Not said.
    #[default]
    Bare,
    /// The one before the publication.
    Last,
    /// The one of the publication's own week, month or year.
    This,
    /// The one after the publication.
    Next,
    /// The one before the date the story has reached.
    Before,
    /// The one after it.
    After,
    /// That same one: "ce même lundi".
    Same,
    /// An end of "du lundi au vendredi": dated only where a verb tells of once, else a habit.
    Ranged,
}

/// What a period is counted through by: "le 25 du mois dernier", "la première quinzaine de mai".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A weekday, by its ISO number.
    Weekday(u8),
    /// A day.
    Day,
    /// Seven days, the first from the period's own first day.
    Week,
    /// A Saturday and the Sunday after it.
    Weekend,
    /// The half of a month.
    Fortnight,
}

/// A part of a year by its EDTF code (21–24 seasons, 33–36 quarters, 40–41 halves).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// The first one.
    pub code: u8,
    /// The last one, where several are meant: "les deux premiers trimestres".
    pub through: u8,
    /// The year.
    pub year: Option<Year>,
    /// Last, this or next.
    pub turn: Turn,
}

/// So many units from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// How many, negative for the past.
    pub by: i32,
    /// Of what.
    pub unit: Unit,
    /// From where.
    pub from: Anchor,
    /// Weeks counted from the next such weekday, or from the last where they lie before: "lundi en huit".
    pub weekday: Option<u8>,
}

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The publication date: hier, dernier, ce mois.
    Publication,
    /// The date the story has reached: le lendemain, à l’époque.
    Narrative,
}

/// A piece of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// début
    Start,
    /// mi-, milieu
    Mid,
    /// courant: somewhen within
    Within,
    /// fin
    End,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Hour and minute.
    At(u8, u8),
    /// A part of the day, TIMEX3's letters: `MO AF EV NI`.
    Part(&'static str),
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    /// How many; `None` is "quelques".
    pub count: Option<f64>,
    /// Of what.
    pub unit: Unit,
}

/// A vague place in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ref {
    /// maintenant
    Present,
    /// récemment
    Past,
    /// bientôt
    Future,
}

/// What the word before an expression does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// Nothing.
    #[default]
    At,
    /// depuis
    Since,
    /// dès, à partir de
    From,
    /// jusqu’à
    Until,
    /// d’ici, by
    By,
    /// avant
    Before,
    /// après
    After,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their names are their meaning")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// From its name in the lexicon.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "millennium" => Self::Millennium,
            _ => return None,
        })
    }

    /// Shorter than a day.
    #[must_use]
    pub fn is_clock(self) -> bool {
        self < Self::Day
    }
}
