//! The year that others tell, and days that are weighed.

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
fn the_day_above_a_text_keeps_its_weekday() {
    check(
        "What the Aurora left\n\nThursday 5 May\n\nHarbour master Ann Vane remembers 9 March in Port Lorne. Owner Tom Lind \
         apologised on 10 March. Eva Moss was charged on 1 April.",
        "2022-05-05",
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

#[test]
fn days_are_weighed_that_no_day_of_the_calendar_tells() {
    let about = |told: &str, expect: &str| {
        let rest = "Owner Tom Lind, who apologised for the Aurora, sat beside harbour master Ann Vane.";
        check(&format!("Captain in court\n\n{told} {rest}"), expect);
    };
    about("Two weeks ago prosecutors in Port Lorne charged captain Eva Moss.", "2021-04-11~/2021-04-19~");
    about("On Thursday prosecutors in Port Lorne charged captain Eva Moss.", "2021-03-31~/2021-04-08~");
    about("A year ago prosecutors in Port Lorne charged captain Eva Moss.", "—");
    about("On Thursday a choir in Port Lorne serenaded captain Eva Moss.", "—");
}

#[test]
fn what_weighs_is_told() {
    let corpus = among_them(
        "Captain in court\n\nTwo weeks ago prosecutors in Port Lorne charged captain Eva Moss. Owner Tom Lind, who \
         apologised for the Aurora, sat beside harbour master Ann Vane.",
    );
    let reason = &corpus.articles.last().expect("an article").published.reason;
    assert_eq!(reason.keys().collect::<Vec<_>>(), ["why-weighed", "why-agrees"]);
    assert!(reason.tell(crate::words::Lang::En).contains("“Two weeks ago” is then"), "{reason:?}");
}
