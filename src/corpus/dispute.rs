//! What the reports of happenings disagree about, in lists of few bytes: of values that reports give only their place
//! is kept, the words are the texts' own.

use std::borrow::Cow;
use std::ops::Range;

use super::{ArticleId, ClusterId, Corpus, EventId, Matter, Number, Shared, flat};
use crate::text::Span;

/// All disagreements of a corpus, by happening.
#[derive(Debug, Clone, Default)]
pub struct Disputes {
    /// The matters on which reports differ.
    pub matters: Shared<Discrepancy>,
    /// The values given for each.
    pub versions: Shared<Version>,
    /// The reports that give each value.
    pub reports: Shared<EventId>,
}

/// One matter on which reports of a happening differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// The happening.
    pub cluster: ClusterId,
    /// What they differ about.
    pub matter: Matter,
    /// Where the values stand in [`Disputes::versions`].
    pub versions: Range<u32>,
}

/// One of the values that reports give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its words, in the article of the first report that gives it; none where it is no words but a value of the report
    /// itself (its date, its modality, its polarity).
    pub words: Option<Span>,
    /// Where the reports that give it stand in [`Disputes::reports`].
    pub reports: Range<u32>,
}

/// A value that reports give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim<'c> {
    /// As text.
    pub value: Cow<'c, str>,
    /// Its words, in the article of the first report that gives it.
    pub words: Option<Span>,
    /// The reports that give it.
    pub reports: &'c [EventId],
}

impl Claim<'_> {
    /// The number that it is, if it is one.
    #[must_use]
    pub fn number<'c>(&self, corpus: &'c Corpus) -> Option<&'c Number> {
        corpus.number(*self.reports.first()?, self.words?)
    }
}

flat! {
    Discrepancy { cluster, matter, versions }
    Version { words, reports }
}

impl Disputes {
    /// Adds a matter on which a happening's reports differ: each value with those that give it.
    pub fn push(&mut self, cluster: ClusterId, matter: Matter, values: Vec<(Option<Span>, Vec<EventId>)>) {
        let first = self.versions.len() as u32;
        for (words, reports) in values {
            let start = self.reports.len() as u32;
            self.reports.extend(reports);
            self.versions.push(Version { words, reports: start..self.reports.len() as u32 });
        }
        self.matters.push(Discrepancy { cluster, matter, versions: first..self.versions.len() as u32 });
    }

    /// The matters of one happening.
    #[must_use]
    pub fn of(&self, cluster: ClusterId) -> &[Discrepancy] {
        let start = self.matters.partition_point(|d| d.cluster < cluster);
        let own = self.matters.get(start..).unwrap_or_default();
        own.get(..own.partition_point(|d| d.cluster == cluster)).unwrap_or_default()
    }

    /// Lets go of what its lists hold in reserve.
    pub(super) fn fit(&mut self) {
        self.matters.fit();
        self.versions.fit();
        self.reports.fit();
    }
}

impl Corpus {
    /// What the reports of a happening disagree about.
    #[must_use]
    pub fn discrepancies(&self, id: ClusterId) -> &[Discrepancy] {
        self.disputes.of(id)
    }

    /// What reports say where they differ: each value once.
    pub fn claims(&self, of: &Discrepancy) -> impl Iterator<Item = Claim<'_>> {
        let matter = of.matter;
        let versions = self.disputes.versions.get(of.versions.start as usize..of.versions.end as usize);
        versions.unwrap_or_default().iter().filter_map(move |version| {
            let Range { start, end } = version.reports;
            let reports = self.disputes.reports.get(start as usize..end as usize)?;
            let value = self.value(matter, version.words, *reports.first()?);
            Some(Claim { value, words: version.words, reports })
        })
    }

    /// The words of a number, with whoever gives it where the sentence tells several.
    #[must_use]
    pub fn told_number(&self, article: ArticleId, number: &Number) -> Cow<'_, str> {
        let words = self.words(article, number.span);
        match number.source {
            Some(source) => format!("{words} ({})", self.words(article, source)).into(),
            None => words.into(),
        }
    }

    /// The number of a report that stands in some words.
    fn number(&self, report: EventId, words: Span) -> Option<&Number> {
        self.numbers(report).iter().find(|number| number.span == words)
    }

    fn value(&self, matter: Matter, words: Option<Span>, report: EventId) -> Cow<'_, str> {
        let event = &self[report];
        match matter {
            Matter::Date => event.date.map_or(Cow::Borrowed(""), |date| date.edtf.to_string().into()),
            Matter::Modality => event.modality.name().into(),
            Matter::Polarity => event.polarity.name().into(),
            Matter::Name | Matter::Title => words.map_or("", |words| self.words(event.article, words)).into(),
            Matter::Number => {
                let number = words.and_then(|words| self.number(report, words));
                number.map_or(Cow::Borrowed(""), |number| self.told_number(event.article, number))
            }
        }
    }
}
