//! The year of an article that does not tell it, from the other articles of its story: they tell the same days with
//! theirs. Where that tells nothing, the days are weighed on which it may have been published (`weigh`).

mod weigh;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::corpus::{Article, ArticleId, Basis, BlockKind, Corpus, NameId, Published, Timex};
use crate::date::{Date, Edtf, Moment};
use crate::text::Span;

use super::clusters::{Joins, Kin};
use super::published::Elsewhere;
use super::{Reading, When, lay_out, read_article, time};

/// A name of more articles tells of no one story.
const COMMON: usize = 200;

/// Articles of one story share so many of the names that stand out.
const SHARED: usize = 2;

/// So many articles are asked at most: those with the most names in common.
const MOST: usize = 40;

/// So many are asked where days are weighed, of so many articles at most: that takes long.
const KIN: usize = 16;
const WEIGHED: usize = 500;

/// The days between the bounds of a date that tells the year well enough.
const SURE: i32 = 62;

/// Articles with so many names in common are of one story.
const CLOSE: usize = 4;

/// Articles of one season were published within so many days.
const SEASON: i32 = 400;

/// So far from its article a day without its year may lie; further off the other year may be meant.
const SAFE: i32 = 300;

/// Dates anew the articles whose year only the others of their story tell.
pub fn date(corpus: &mut Corpus) {
    let adrift: Vec<ArticleId> =
        corpus.article_ids().filter(|&id| is_adrift(&corpus[id].published)).collect();
    if adrift.is_empty() {
        return;
    }
    let stories = Stories::of(corpus);
    let read: Vec<(ArticleId, Reading)> =
        adrift.into_par_iter().filter_map(|id| Some((id, read_again(corpus, &stories, id)?))).collect();
    for (id, reading) in read {
        corpus.redate(id, reading.corpus);
    }
    weigh_all(corpus, &stories);
}

/// Weighs the days of the articles that are still open.
fn weigh_all(corpus: &mut Corpus, stories: &Stories) {
    let loose = corpus.article_ids().filter(|&id| weigh::is_loose(&corpus[id].published));
    let loose: Vec<ArticleId> = loose.take(WEIGHED).collect();
    if loose.is_empty() {
        return;
    }
    let joins = Joins::of(corpus);
    let weigh = |id: ArticleId| {
        let published = weigh::date(corpus, &joins, id, &stories.kin_of(id))?;
        Some((id, read_as(corpus, id, When::Known(&published))?))
    };
    let read: Vec<(ArticleId, Reading)> = loose.into_par_iter().filter_map(weigh).collect();
    for (id, reading) in read {
        corpus.redate(id, reading.corpus);
    }
}

/// True of a date that is not known, known within more than two months, or whose year is a guess; not where a weekday
/// tells the year.
fn is_adrift(published: &Published) -> bool {
    let has = |why: &str| published.reason.keys().any(|key| key == why);
    let bounds = published.edtf.map(|date| (date.start().map(Moment::unit), date.end().map(Moment::unit)));
    let wide = match bounds {
        Some((Some(first), Some(last))) => {
            first.first().until(last.last()).map_or(true, |span| span.get_days() > SURE)
        }
        _ => true,
    };
    has("why-dateline") || wide && !(has("why-weekday") && has("why-before"))
}

/// An article with the days that the others tell; none where they tell too few of its own.
fn read_again(corpus: &Corpus, stories: &Stories, id: ArticleId) -> Option<Reading> {
    let elsewhere = stories.days(corpus, id);
    if elsewhere.is_empty() || !elsewhere.tells(&times(corpus, id)) {
        return None;
    }
    let reading = read_as(corpus, id, When::Told(&elsewhere))?;
    let is_dated = |article: &Article| article.published.reason.keys().any(|key| key == Elsewhere::WHY);
    reading.corpus.articles.first().is_some_and(is_dated).then_some(reading)
}

/// An article as it reads by another way of knowing when it was published.
fn read_as(corpus: &Corpus, id: ArticleId, when: When) -> Option<Reading> {
    let article = &corpus[id];
    let source = &corpus.sources[article.source.at()];
    let first = corpus.articles.partition_point(|other| other.source < article.source);
    let sheet = lay_out(source).into_iter().nth(id.at() - first)?;
    let mut reading = Reading::default();
    read_article(article.source, source, sheet, when, &mut reading);
    Some(reading)
}

/// The temporal expressions of an article, where they are known to stand, and of the line above it that dates it.
fn times(corpus: &Corpus, id: ArticleId) -> Vec<time::Found> {
    let (known, article) = (corpus.timexes_of(id), &corpus[id]);
    let first = |sentence: &Span| known.partition_point(|timex| timex.span.end() <= sentence.start());
    let tells = |s: &&Span| known.get(first(s)).is_some_and(|timex| timex.span.start() < s.end());
    let headings =
        article.blocks.iter().filter(|block| block.kind == BlockKind::Dateline).map(|block| block.span);
    let spans: Vec<Span> = headings.chain(article.sentences.iter().filter(tells).copied()).collect();
    time::recognise(corpus.text(id), &spans, article.lang)
}

/// Which articles tell one story, and may be asked for its year.
struct Stories {
    kin: Kin,
    /// The articles that state their date, by the names that stand out in them.
    named: FxHashMap<NameId, Vec<ArticleId>>,
    /// The others, by theirs.
    open: FxHashMap<NameId, Vec<ArticleId>>,
    /// Whether all of them are of one season.
    season: bool,
}

impl Stories {
    fn of(corpus: &Corpus) -> Self {
        let kin = Kin::with_common(corpus);
        let (mut named, mut open) = (FxHashMap::<_, Vec<_>>::default(), FxHashMap::<_, Vec<_>>::default());
        let states = |id: &ArticleId| states(&corpus[*id].published);
        let season = is_season(corpus, corpus.article_ids().filter(states));
        for id in corpus.article_ids() {
            let list = if states(&id) { &mut named } else { &mut open };
            kin.names(id).iter().for_each(|&name| list.entry(name).or_default().push(id));
        }
        Self { kin, named, open, season }
    }

    /// The articles with the most of an article's names, dated or not.
    fn kin_of(&self, id: ArticleId) -> Vec<ArticleId> {
        let lists = self.kin.names(id).iter().flat_map(|name| [self.named.get(name), self.open.get(name)]);
        let mut others: FxHashMap<ArticleId, usize> = FxHashMap::default();
        for &other in lists.flatten().filter(|list| list.len() <= COMMON).flatten().filter(|&&o| o != id) {
            *others.entry(other).or_default() += 1;
        }
        let mut others: Vec<(usize, ArticleId)> =
            others.into_iter().map(|(other, names)| (names, other)).collect();
        others.sort_unstable_by_key(|&(names, other)| (std::cmp::Reverse(names), other));
        others.into_iter().take(KIN).map(|(_, other)| other).collect()
    }

    /// The days that the articles of an article's story tell.
    fn days(&self, corpus: &Corpus, id: ArticleId) -> Elsewhere {
        let lists = self.kin.names(id).iter().filter_map(|name| self.named.get(name));
        let mut others: FxHashMap<ArticleId, usize> = FxHashMap::default();
        for &other in lists.filter(|list| list.len() <= COMMON).flatten().filter(|&&other| other != id) {
            *others.entry(other).or_default() += 1;
        }
        let season = self.season || others.len() > 1 && is_season(corpus, others.keys().copied());
        let mut others: Vec<(usize, ArticleId)> = others
            .into_iter()
            .map(|(other, names)| (names, other))
            .filter(|o| o.0 >= SHARED || season)
            .collect();
        others.sort_unstable_by_key(|&(names, other)| (std::cmp::Reverse(names), other));
        let asked = others.iter().take(MOST).map(|&(_, other)| other);
        let published = asked.clone().filter_map(|other| corpus[other].published.edtf);
        let told = asked.flat_map(|other| {
            let published = corpus[other].published.edtf.and_then(Edtf::as_day);
            corpus
                .timexes_of(other)
                .iter()
                .filter(move |timex| tells_day(timex, published))
                .filter_map(|timex| timex.edtf)
        });
        let years = published.clone().filter_map(year_of);
        let close = season || others.first().is_some_and(|&(names, _)| names >= CLOSE);
        Elsewhere::of(told.chain(published).filter_map(Edtf::as_day), years, close)
    }
}

/// True of a day told by its month, or of the news: days that are counted otherwise meet those of other texts by chance.
/// Without its year it is near its article, or that may be the wrong one.
fn tells_day(timex: &Timex, published: Option<Date>) -> bool {
    let rule = timex.rule.word();
    let days = timex.edtf.and_then(Edtf::as_day).zip(published);
    let back = days.and_then(|(day, published)| Some(day.until(published).ok()?.get_days()));
    let news = back.is_some_and(|days| (0..=1).contains(&days));
    let sure = timex.basis == Basis::Stated || back.is_none_or(|days| days.abs() <= SAFE);
    news || (rule.contains("month") || rule.contains("figures")) && sure
}

/// True of a date that the page or its address states, or that was given.
fn states(published: &Published) -> bool {
    let named = || published.reason.keys().any(|key| key == "why-named");
    matches!(published.basis, Basis::Stated | Basis::Header | Basis::Given) || named()
}

/// The year in which a date lies whole.
fn year_of(date: Edtf) -> Option<i16> {
    let (first, last) = (date.start()?.unit().first(), date.end()?.unit().last());
    (first.year() == last.year()).then(|| first.year())
}

/// True of articles that were all published within a year or so.
fn is_season(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> bool {
    let days: Vec<_> = articles.filter_map(|id| corpus[id].published.edtf.and_then(Edtf::earliest)).collect();
    let ends = days.iter().min().zip(days.iter().max());
    ends.is_some_and(|(first, last)| first.until(*last).is_ok_and(|span| span.get_days() <= SEASON))
}

#[cfg(test)]
mod tests;
