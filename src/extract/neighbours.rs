//! The year of an article that does not tell it, from the other articles of its story: they tell the same days with
//! theirs.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::corpus::{Article, ArticleId, Basis, BlockKind, Corpus, NameId, Published, Timex};
use crate::date::{Date, Edtf, Moment};
use crate::text::Span;

use super::clusters::Kin;
use super::published::Elsewhere;
use super::{Reading, lay_out, read_article, time};

/// A name of more articles tells of no one story.
const COMMON: usize = 200;

/// Articles of one story share so many of the names that stand out.
const SHARED: usize = 2;

/// So many articles are asked at most: those with the most names in common.
const MOST: usize = 40;

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
    let article = &corpus[id];
    let source = &corpus.sources[article.source.at()];
    if elsewhere.is_empty() || !elsewhere.tells(&times(corpus, id)) {
        return None;
    }
    let first = corpus.articles.partition_point(|other| other.source < article.source);
    let sheet = lay_out(source).into_iter().nth(id.at() - first)?;
    let mut reading = Reading::default();
    read_article(article.source, source, sheet, &elsewhere, &mut reading);
    let is_dated = |article: &Article| article.published.reason.keys().any(|key| key == Elsewhere::WHY);
    reading.corpus.articles.first().is_some_and(is_dated).then_some(reading)
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
    /// Whether all of them are of one season.
    season: bool,
}

impl Stories {
    fn of(corpus: &Corpus) -> Self {
        let kin = Kin::of(corpus);
        let mut named: FxHashMap<NameId, Vec<ArticleId>> = FxHashMap::default();
        let states = |id: &ArticleId| states(&corpus[*id].published);
        let season = is_season(corpus, corpus.article_ids().filter(states));
        for id in corpus.article_ids().filter(states) {
            for &name in kin.names(id) {
                named.entry(name).or_default().push(id);
            }
        }
        Self { kin, named, season }
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
mod tests {
    use crate::corpus::{ArticleId, Corpus, Source};

    const DATED: [&str; 2] = [
        "Grounded ferry\n\nHarbour Post\n\n12 March 2021\n\nThe ferry Aurora ran aground off Port Lorne on 9 March, \
         harbour master Ann Vane said. Owner Tom Lind apologised on 10 March. The Lorne Coast Guard towed it on 11 March.",
        "Captain charged\n\nLorne Daily\n\n2 April 2021\n\nProsecutors in Port Lorne charged captain Eva Moss on 1 April. \
         Owner Tom Lind told harbour master Ann Vane on 10 March that the Aurora was sound.",
    ];

    /// A text among the two.
    fn among_them(text: &str) -> Corpus {
        let source = |text: &&str| Source { text: (*text).into(), ..Source::default() };
        crate::extract::corpus(DATED.iter().chain([&text]).map(source).collect())
    }

    /// The publication date of a text among the two.
    fn check(text: &str, expect: &str) {
        let corpus = among_them(text);
        let published = &corpus.articles.last().expect("an article").published;
        let got = published.edtf.map_or("—".to_owned(), |date| date.to_string());
        assert_eq!(got, expect, "{text}\n{:?}", published.reason);
    }

    #[test]
    fn the_year_of_the_days_that_others_tell() {
        check(
            "What the Aurora left\n\nHarbour master Ann Vane remembers 9 March in Port Lorne. Owner Tom Lind apologised on \
             10 March. Eva Moss was charged on 1 April. She resigned on 20 April.",
            "2021-04-20/2021-05~",
        );
        check(
            "What the Aurora left\n\n5 May\n\nHarbour master Ann Vane remembers 9 March in Port Lorne. Owner Tom Lind \
             apologised on 10 March. Eva Moss was charged on 1 April.",
            "2021-05-05",
        );
    }

    #[test]
    fn what_it_tells_is_dated_with_it() {
        let corpus = among_them(
            "What the Aurora left\n\nHarbour master Ann Vane remembers 9 March in Port Lorne. Owner Tom Lind apologised on \
             10 March. Eva Moss was charged on 1 April.",
        );
        let last = ArticleId::new(corpus.articles.len() - 1);
        let times: Vec<String> =
            corpus.timexes_of(last).iter().filter_map(|t| Some(t.edtf?.to_string())).collect();
        assert_eq!(times, ["2021-03-09", "2021-03-10", "2021-04-01"]);
        let charged = corpus.events_of(last).map(|id| &corpus[id]);
        let charged: Vec<_> = charged.filter(|e| corpus.words(last, e.trigger).contains("charged")).collect();
        assert_eq!(charged.len(), 1);
        let date = charged[0].date.expect("a date");
        assert_eq!(date.edtf.to_string(), "2021-04-01");
        assert_eq!(corpus.words(last, corpus[date.timex.expect("its words")].span), "1 April");
    }

    #[test]
    fn one_day_is_enough_where_all_is_of_one_season() {
        check(
            "What the Aurora left\n\nHarbour master Ann Vane remembers 9 March in Port Lorne. Owner Tom Lind apologised again. \
             The inquiry will open on 3 June.",
            "2021-03-09/2021-06-03",
        );
    }

    #[test]
    fn the_weekday_above_a_text_is_right_in_one_of_their_years() {
        check(
            "What the Aurora left\n\nThursday 6 May\n\nHarbour master Ann Vane still keeps the bell of the ship in Port Lorne. \
             Owner Tom Lind has not been seen in town again, and nobody there asks about him.",
            "2021-05-06",
        );
    }

    #[test]
    fn what_others_date_is_to_come_after_what_the_text_dates_long_before() {
        check(
            "What the Aurora left\n\nOwner Tom Lind bought the Aurora in December 2019, harbour master Ann Vane said in Port \
             Lorne. He apologised on 10 March. Eva Moss will be charged on 1 April.",
            "2021-03-10/2021-04-01",
        );
    }

    #[test]
    fn a_weekday_before_what_is_to_come_tells_the_year_without_others() {
        check(
            "What the Aurora left\n\nOwner Tom Lind bought the Aurora in December 2019, harbour master Ann Vane said in Port \
             Lorne. He apologised on 10 March. He was fined on Monday 16 March. The trial will open on 1 September 2020.",
            "2020-03-16/2020-09-01",
        );
    }

    #[test]
    fn a_weekday_that_others_tell_is_met_by_chance() {
        let told = "Owners to meet\n\nHarbour Post\n\n20 April 2021\n\nHarbour master Ann Vane will meet owner Tom Lind and \
             captain Eva Moss in Port Lorne on Friday, the Lorne Coast Guard said.";
        let check = |told: &str, expect: &str| {
            let text = "What the Aurora left\n\nHarbour master Ann Vane of the Lorne Coast Guard remembers 23 April in Port \
                 Lorne. Owner Tom Lind and captain Eva Moss apologised again.";
            let source = |text: &&str| Source { text: (*text).into(), ..Source::default() };
            let corpus = crate::extract::corpus([told, text].iter().map(source).collect());
            let published = &corpus.articles[1].published;
            let got = published.edtf.map_or("—".to_owned(), |date| date.to_string());
            assert_eq!(got, expect, "{told}\n{:?}", published.reason);
        };
        check(told, "—");
        check(&told.replace("on Friday", "on 23 April"), "2021-04-23/2021-05~");
    }

    #[test]
    fn a_day_far_from_its_article_may_be_of_the_wrong_year() {
        let told = |day: &str| {
            format!(
                "Owners at odds\n\nHarbour Post\n\n20 April 2021\n\nHarbour master Ann Vane met owner Tom Lind and captain \
                 Eva Moss in Port Lorne on {day}, the Lorne Coast Guard said."
            )
        };
        let check = |day: &str, expect: &str| {
            let text = "What the Aurora left\n\nHarbour master Ann Vane of the Lorne Coast Guard remembers 2 June in Port \
                 Lorne. Owner Tom Lind and captain Eva Moss apologised again.";
            let source = |text: &str| Source { text: text.into(), ..Source::default() };
            let corpus = crate::extract::corpus([&told(day), text].into_iter().map(source).collect());
            let got = corpus.articles[1].published.edtf.map_or("—".to_owned(), |date| date.to_string());
            assert_eq!(got, expect, "{day}");
        };
        check("2 June", "—");
        check("2 June 2020", "2020-06-02/2020-06~");
    }

    #[test]
    fn others_days_or_names_tell_no_year() {
        check(
            "A harvest\n\nFarmer Lea Roth sowed on 9 March in Kelm. Her cousin Paul Imre helped on 10 March. Rain came on \
             1 April.",
            "—",
        );
        check(
            "What the Aurora left\n\nHarbour master Ann Vane remembers 7 June in Port Lorne. Owner Tom Lind apologised on \
             8 June. Eva Moss was charged on 3 July.",
            "—",
        );
        check(
            "What the Aurora left\n\nHarbour master Ann Vane remembers Monday 7 June 2010 in Port Lorne. Owner Tom Lind \
             apologised on 9 June. Eva Moss was charged on 3 July.",
            "2010-07-03/2010-07~",
        );
    }
}
