//! The words of time in each language, compiled once from `assets/lexicon/time-*.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::form::{Anchor, Edge, Ref, Turn, Unit};
use crate::words::{Lang, rows};

/// What a word or fixed phrase means to the grammar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sense {
    Month(u8),
    /// An abbreviation: a full stop may follow.
    MonthShort(u8),
    Weekday(u8),
    /// "Tue", "ven": a weekday only before a date.
    WeekdayShort(u8),
    Weekdays(u8),
    Unit(Unit),
    Part(&'static str),
    Parts(&'static str),
    /// Noon or midnight, by its hour.
    Noon(u8),
    Season(u8),
    SeasonWeak(u8),
    Deictic {
        from: Anchor,
        by: i32,
        unit: Unit,
    },
    Today,
    Tonight,
    Then,
    /// "year-end": the end of the publication's own unit.
    UnitEnd(Unit),
    ThenUnit(Unit),
    ThenPart(&'static str),
    Ref(Ref),
    /// l’avenir, the past: a noun that is a time where an article leads it.
    RefNoun(Ref),
    Recent(Unit),
    Term,
    /// dernier, prochain: before or after its noun.
    Turn(Turn),
    /// passé: only after it.
    TurnAfter(Turn),
    This,
    Same,
    Dem,
    /// English "that".
    DemThat,
    Here,
    Edge(Edge),
    Det,
    Article,
    From,
    FromDet,
    Of,
    OfDet,
    To,
    ToDet,
    Until,
    Between,
    Since,
    /// à partir de, dès: from then on.
    Starting,
    Before,
    After,
    By,
    In,
    On,
    At,
    Within,
    During,
    Around,
    And,
    OrdinalSuffix,
    Plural,
    Meridiem(u8),
    Clock,
    Count(u32),
    Ordinal(u32),
    Half,
    Fourth,
    Decade(u8),
    Vague,
    /// About so many: "une dizaine de".
    Some(u32),
    Approx,
    Ago,
    /// plus tard: counted from the story's date.
    Later(i32),
    /// ago: counted from the publication.
    LaterPublication(i32),
    Each,
    Every,
    Per,
    Set(Unit),
    Holiday(&'static str),
    /// fête, jour: "fête de Noël".
    Feast,
    HolidayWeak(&'static str),
    Street,
    Age,
    /// enfant, femme: whose age "de trois ans" is.
    Person,
    Old,
    /// numéro, page: a number follows.
    Label,
    /// fiscal: before a year or a quarter.
    Fiscal,
    /// GMT, EST: after a clock time, in capitals.
    Zone,
    /// straight, bonne: between an amount and its unit.
    Full,
    /// consecutive, in a row: after a unit that is counted.
    InARow,
    /// lasted, took: a bare plural of time follows.
    Lasts,
    /// peine, mandat: what lasts so many years.
    Spell,
    /// jour pour jour: a length that is counted to the very day.
    ToTheDay,
    /// No time, whatever its words are elsewhere: "au bout de la nuit", "night market".
    Nothing,
}

impl Sense {
    /// True of what can open or hold an expression; the rest are only its neighbours.
    pub(super) fn is_timely(self) -> bool {
        !matches!(
            self,
            Self::Det
                | Self::Article
                | Self::From
                | Self::FromDet
                | Self::Of
                | Self::OfDet
                | Self::To
                | Self::ToDet
                | Self::Dem
                | Self::DemThat
                | Self::Here
                | Self::In
                | Self::On
                | Self::At
                | Self::By
                | Self::And
                | Self::Same
                | Self::During
                | Self::Within
                | Self::Before
                | Self::After
                | Self::Around
                | Self::Count(_)
                | Self::Ordinal(_)
                | Self::OrdinalSuffix
                | Self::Plural
                | Self::Approx
                | Self::Street
                | Self::Age
                | Self::Person
                | Self::Old
                | Self::Label
                | Self::Spell
                | Self::ToTheDay
                | Self::Nothing
                | Self::Zone
                | Self::Full
                | Self::InARow
                | Self::Lasts
                | Self::Fiscal
                | Self::Vague
                | Self::Per
                | Self::Clock
                | Self::Half
                | Self::Fourth
                | Self::Meridiem(_)
        )
    }
}

impl Sense {
    /// False of the words that only stand beside a time.
    pub(super) fn may_begin(self) -> bool {
        let amount = matches!(
            self,
            Self::Dem
                | Self::Count(_)
                | Self::Ordinal(_)
                | Self::Approx
                | Self::Vague
                | Self::Article
                | Self::Per
                | Self::Half
                | Self::Fiscal
        );
        amount || self.is_timely()
    }
}

/// A word as the lexicon knows it: its folded bytes, at most sixteen, in one number.
pub(super) type Key = u128;

/// A word's own sense, and the phrases it begins.
#[derive(Debug, Default)]
pub(in crate::extract) struct Entry {
    pub(super) sense: Option<Sense>,
    /// The words that follow, and the phrase's sense; longest first.
    pub(super) phrases: Vec<(Vec<Key>, Sense)>,
    /// A bit for each letter with which the second words of those begin.
    seconds: u32,
    /// True where the word or a phrase can open or hold an expression.
    pub(super) is_timely: bool,
}

impl Entry {
    /// False where no phrase goes on with a word of this first byte, which is so nearly everywhere.
    pub(super) fn may_go_on(&self, byte: u8) -> bool {
        !byte.is_ascii() && self.seconds != 0 || self.seconds & letter_bit(byte) != 0
    }
}

/// A bit for a letter, without case.
fn letter_bit(letter: u8) -> u32 {
    1 << (letter & 0x1f)
}

/// The first letter of a word: the highest byte of its key.
fn first_letter(key: Key) -> u8 {
    let bytes = key.to_be_bytes();
    bytes.into_iter().find(|&byte| byte != 0).unwrap_or(0)
}

/// The words of a language.
#[derive(Debug, Default)]
pub(super) struct Lexicon(FxHashMap<Key, Entry>);

impl Lexicon {
    /// The entry of a word.
    pub(super) fn get(&self, key: Key) -> Option<&Entry> {
        self.0.get(&key)
    }
}

/// The lexicon of a language.
pub(super) fn of(lang: Lang) -> &'static Lexicon {
    static FR: LazyLock<Lexicon> =
        LazyLock::new(|| compile(include_str!("../../../assets/lexicon/time-fr.tsv")));
    static EN: LazyLock<Lexicon> =
        LazyLock::new(|| compile(include_str!("../../../assets/lexicon/time-en.tsv")));
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
    }
}

/// How the words behind a length count it from a date: "jour pour jour après l’incendie du", "since".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Count {
    /// From the date.
    From,
    /// To the very day.
    ToTheDay,
}

/// How folded words count, one after another; none for those that say nothing of it.
pub(in crate::extract) fn counts(words: &[&str], lang: Lang) -> Vec<Option<Count>> {
    let lexicon = of(lang);
    let keys: Vec<Option<Key>> = words.iter().map(|word| key(word)).collect();
    let at = |at: usize| {
        let entry = lexicon.get(keys[at]?)?;
        let follows = |rest: &[Key]| {
            let next = keys[at + 1..].iter().take(rest.len()).copied();
            next.eq(rest.iter().map(|key| Some(*key)))
        };
        let phrase = entry.phrases.iter().find(|(rest, _)| follows(rest)).map(|(_, sense)| *sense);
        match phrase.or(entry.sense)? {
            Sense::After | Sense::Since => Some(Count::From),
            Sense::ToTheDay => Some(Count::ToTheDay),
            _ => None,
        }
    };
    (0..words.len()).map(at).collect()
}

/// The key of a folded word; `None` where it is too long to be in a lexicon.
pub(super) fn key(folded: &str) -> Option<Key> {
    let fits = (1..=16).contains(&folded.len());
    fits.then(|| folded.bytes().fold(0, |key, b| (key << 8) | Key::from(b)))
}

fn compile(table: &'static str) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for [form, name, value] in rows(table) {
        let Some(sense) = sense(name, value) else { continue };
        let mut keys = form.split(' ').filter_map(key);
        let Some(first) = keys.next() else { continue };
        let rest: Vec<Key> = keys.collect();
        let entry = lexicon.0.entry(first).or_default();
        entry.is_timely |= sense.is_timely();
        if rest.is_empty() {
            entry.sense = Some(sense);
        } else {
            entry.seconds |= rest.first().map_or(0, |second| letter_bit(first_letter(*second)));
            entry.phrases.push((rest, sense));
        }
    }
    for entry in lexicon.0.values_mut() {
        entry.phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    lexicon
}

/// The sense a row names.
fn sense(name: &str, value: &'static str) -> Option<Sense> {
    simple(name).or_else(|| timed(name, value))
}

fn simple(name: &str) -> Option<Sense> {
    Some(match name {
        "today" => Sense::Today,
        "tonight" => Sense::Tonight,
        "then" => Sense::Then,
        "fiscal" => Sense::Fiscal,
        "zone" => Sense::Zone,
        "full" => Sense::Full,
        "person" => Sense::Person,
        "in-a-row" => Sense::InARow,
        "lasts" => Sense::Lasts,
        "term" => Sense::Term,
        "this" => Sense::This,
        "same" => Sense::Same,
        "dem" => Sense::Dem,
        "dem-that" => Sense::DemThat,
        "here" => Sense::Here,
        "det" => Sense::Det,
        "article" => Sense::Article,
        "from" => Sense::From,
        "from-det" => Sense::FromDet,
        "of" => Sense::Of,
        "of-det" => Sense::OfDet,
        "to" => Sense::To,
        "to-det" => Sense::ToDet,
        "until" => Sense::Until,
        "between" => Sense::Between,
        "since" => Sense::Since,
        "to-the-day" => Sense::ToTheDay,
        "starting" => Sense::Starting,
        "before" => Sense::Before,
        "after" => Sense::After,
        "by" => Sense::By,
        "in" => Sense::In,
        "on" => Sense::On,
        "at" => Sense::At,
        "within" => Sense::Within,
        "during" => Sense::During,
        "around" => Sense::Around,
        "and" => Sense::And,
        "ordinal-suffix" => Sense::OrdinalSuffix,
        "plural" => Sense::Plural,
        "clock" => Sense::Clock,
        "half" => Sense::Half,
        "fourth" => Sense::Fourth,
        "vague" => Sense::Vague,
        "approx" => Sense::Approx,
        "ago" => Sense::Ago,
        "each" => Sense::Each,
        "every" => Sense::Every,
        "per" => Sense::Per,
        "street" => Sense::Street,
        "age" => Sense::Age,
        "old" => Sense::Old,
        "label" => Sense::Label,
        "feast" => Sense::Feast,
        "spell" => Sense::Spell,
        "none" => Sense::Nothing,
        _ => return None,
    })
}

fn timed(name: &str, value: &'static str) -> Option<Sense> {
    let small = || value.parse::<u8>().ok();
    let number = || value.parse::<u32>().ok();
    let signed = || value.parse::<i32>().ok();
    let turn = |last, next| signed().map(|n| if n < 0 { last } else { next });
    let unit = || Unit::from_name(value);
    Some(match name {
        "month" => Sense::Month(small()?),
        "month-short" => Sense::MonthShort(small()?),
        "weekday" => Sense::Weekday(small()?),
        "weekday-short" => Sense::WeekdayShort(small()?),
        "weekdays" => Sense::Weekdays(small()?),
        "unit" => Sense::Unit(unit()?),
        "part" => Sense::Part(value),
        "parts" => Sense::Parts(value),
        "noon" => Sense::Noon(small()?),
        "season" => Sense::Season(small()?),
        "season-weak" => Sense::SeasonWeak(small()?),
        "deictic" => deictic(value)?,
        "then-unit" => Sense::ThenUnit(unit()?),
        "then-part" => Sense::ThenPart(value),
        "ref" => Sense::Ref(reference(value)?),
        "ref-noun" => Sense::RefNoun(reference(value)?),
        "unit-end" => Sense::UnitEnd(unit()?),
        "recent" => Sense::Recent(unit()?),
        "turn" => Sense::Turn(turn(Turn::Last, Turn::Next)?),
        "turn-after" => Sense::TurnAfter(turn(Turn::Last, Turn::Next)?),
        "follow" => Sense::Turn(turn(Turn::Before, Turn::After)?),
        "edge" => Sense::Edge(edge(value)?),
        "meridiem" => Sense::Meridiem(small()?),
        "count" => Sense::Count(number()?),
        "ordinal" => Sense::Ordinal(number()?),
        "decade" => Sense::Decade(small()?),
        "some" => Sense::Some(number()?),
        "later" => Sense::Later(signed()?),
        "later-publication" => Sense::LaterPublication(signed()?),
        "set" => Sense::Set(unit()?),
        "holiday" => Sense::Holiday(value),
        "holiday-weak" => Sense::HolidayWeak(value),
        _ => return None,
    })
}

fn deictic(value: &str) -> Option<Sense> {
    let mut cells = value.split(' ');
    let from = if cells.next()? == "p" { Anchor::Publication } else { Anchor::Narrative };
    let by = cells.next()?.parse().ok()?;
    Some(Sense::Deictic { from, by, unit: Unit::from_name(cells.next()?)? })
}

fn reference(value: &str) -> Option<Ref> {
    Some(match value {
        "present" => Ref::Present,
        "past" => Ref::Past,
        "future" => Ref::Future,
        _ => return None,
    })
}

fn edge(value: &str) -> Option<Edge> {
    Some(match value {
        "start" => Edge::Start,
        "mid" => Edge::Mid,
        "within" => Edge::Within,
        "end" => Edge::End,
        _ => return None,
    })
}
