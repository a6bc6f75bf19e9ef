//! English sentences of wire news: what is read, and which days are meant.

use super::check;
use crate::words::Lang::En;

#[test]
fn calendar_dates() {
    check(
        En,
        "2024-10-16",
        &[
            ("The court will rule on Nov. 12, 2024.", "Nov. 12, 2024 = 2024-11-12"),
            ("The plant closed on March 1, 2009.", "March 1, 2009 = 2009-03-01"),
            ("He was born on 4 July 1950 in Leeds.", "4 July 1950 = 1950-07-04"),
            ("The law took effect in May 2021.", "May 2021 = 2021-05"),
            ("Voters go to the polls on November 5.", "November 5 = 2024-11-05"),
            ("The 5th of May is a holiday.", "5th of May = 2024-05-05"),
            ("It began on Sept. 11, 2001, in New York.", "Sept. 11, 2001 = 2001-09-11"),
            ("The deal was signed in 1998.", "1998 = 1998"),
            ("Since 2015 the port has grown.", "2015 = 2015"),
            ("Prices fell in August.", "August = 2024-08"),
            ("The bank will meet in January.", "January = 2025-01"),
            ("The summit on Thursday, October 10, ended in discord.", "Thursday, October 10 = 2024-10-10"),
            ("It was filed to News 24 June 25, 2024, by mail.", "June 25, 2024 = 2024-06-25"),
            ("The report dated 2024-07-06 is public.", "2024-07-06 = 2024-07-06"),
            ("The storm hit last May.", "last May = 2024-05"),
            ("Elections are due next March.", "next March = 2025-03"),
            ("The 2008 crisis ruined them.", "2008 = 2008"),
            ("The 1969 moon landing was watched by millions.", "1969 = 1969"),
        ],
    );
}

#[test]
fn deictics() {
    check(
        En,
        "2024-10-16",
        &[
            ("The minister resigned on Monday.", "Monday = 2024-10-14"),
            ("The minister will appear on Monday.", "Monday = 2024-10-21"),
            ("Shares fell yesterday.", "yesterday = 2024-10-15"),
            ("The Senate will vote tomorrow.", "tomorrow = 2024-10-17"),
            ("A blast shook the city on Sunday night.", "Sunday night = 2024-10-13"),
            ("Police said Tuesday that two men had been held.", "Tuesday = 2024-10-15"),
            ("He left last week.", "last week = 2024-10-07/2024-10-13"),
            ("Talks resume next week.", "next week = 2024-10-21/2024-10-27"),
            ("Last year profits doubled.", "Last year = 2023"),
            ("Inflation has eased this year.", "this year = 2024"),
            ("She left the city three years ago.", "three years ago = 2021"),
            ("Two months ago the bridge fell.", "Two months ago = 2024-08"),
            ("He arrived this morning.", "this morning = 2024-10-16"),
            ("Last night the power failed.", "Last night = 2024-10-15"),
            ("A vote is expected tonight.", "tonight = 2024-10-16"),
            ("They met last Friday.", "last Friday = 2024-10-11"),
            ("The match will be played next Saturday.", "next Saturday = 2024-10-19"),
            ("Prices rose over the past two years.", "past two years = 2022/2024"),
            ("Last summer fires ravaged the island.", "Last summer = 2024-22"),
        ],
    );
}

#[test]
fn periods() {
    check(
        En,
        "2024-10-16",
        &[
            ("Sales rose in the second quarter of 2023.", "second quarter of 2023 = 2023-34"),
            ("Profit fell in the third quarter.", "third quarter = 2024-35"),
            ("The first half of 2022 was weak.", "first half of 2022 = 2022-40"),
            ("In early 2019 the firm had ten staff.", "early 2019 = 2019-01/2019-03"),
            ("By late 2022 it had a thousand.", "late 2022 = 2022-10/2022-12"),
            ("At the end of 2020 the war stopped.", "end of 2020 = 2020-10/2020-12"),
            ("In the 1990s the mine shut.", "1990s = 199X"),
            ("The early 1980s were hard.", "early 1980s = 1980/1983"),
            ("In the 19th century it was a village.", "19th century = 18XX"),
            ("In the spring of 2011 crowds rose.", "spring of 2011 = 2011-21"),
            ("From 2002 to 2012 aid doubled.", "From 2002 to 2012 = 2002/2012"),
            ("Between 1996 and 2004 it tripled.", "Between 1996 and 2004 = 1996/2004"),
            ("The fair runs May 5-7, 2025.", "May 5-7, 2025 = 2025-05-05/2025-05-07"),
            ("The 2021-2027 plan is late.", "2021-2027 = 2021/2027"),
            ("Q2 2023 was strong.", "Q2 2023 = 2023-34"),
            ("At Christmas the line reopens.", "Christmas = 2024-12-25"),
            ("In mid-June it rained.", "mid-June = 2024-06-11/2024-06-20"),
        ],
    );
}

#[test]
fn lengths_sets_and_clocks() {
    check(
        En,
        "2024-10-16",
        &[
            ("The truce held for three days.", "three days = (P3D)"),
            ("He ruled for more than 20 years.", "more than 20 years = (P20Y)"),
            ("It took a few weeks.", "a few weeks = (PXW)"),
            ("Half an hour later the roof fell.", "Half an hour later = (PT0.5H)"),
            ("A year and a half passed.", "A year and a half = (P1.5Y)"),
            ("They meet every two years.", "every two years = (P2Y)"),
            ("The market opens every Monday.", "every Monday = (XXXX-WXX-1)"),
            ("It happens each year.", "each year = (P1Y)"),
            ("The daily briefing was cancelled.", "daily = (P1D)"),
            ("The game starts at 5:30 p.m. on Friday.", "5:30 p.m. = 2024-10-18; Friday = 2024-10-18"),
            ("It opened at noon.", "noon = 2024-10-16"),
            ("The curfew begins at 9 pm.", "9 pm = 2024-10-16"),
        ],
    );
}

#[test]
fn parts_of_the_day_and_of_other_years() {
    check(
        En,
        "2024-10-16",
        &[
            ("The dam gave way at dawn on 2 March 2019.", "dawn on 2 March 2019 = 2019-03-02"),
            (
                "In May 2019 rebels came back. At dawn on the 9th they took the port.",
                "May 2019 = 2019-05; dawn on the 9th = 2019-05-09",
            ),
            ("Looters came at dusk on Sunday.", "dusk on Sunday = 2024-10-13"),
            (
                "A shell fell on Sunday. By nightfall the square was empty.",
                "Sunday = 2024-10-13; nightfall = 2024-10-13",
            ),
            ("Before dawn on Sunday they fled.", "Sunday = 2024-10-13"),
            ("By nightfall the square was empty.", "nightfall = (TEV)"),
            ("He was freed in the evening.", "evening = (TEV)"),
            ("The clinic never closes at night.", ""),
            ("The train left at 6.15 a.m. on Sunday.", "6.15 a.m. = 2024-10-13; Sunday = 2024-10-13"),
            ("Prices rose 6.15 percent.", ""),
            ("It beat last year's second quarter.", "last year's second quarter = 2023-34"),
            ("Output matched 2021's first half.", "2021's first half = 2021-40"),
            ("Half a century ago the lake was full.", "Half a century ago = 1974"),
            ("A year and a half ago she left the board.", "A year and a half ago = 2023-04"),
            ("Crews searched for months.", "months = (PXM)"),
            ("They had split months earlier.", "months earlier = (PXM)"),
            ("The 20-year bond slipped.", "20-year = (P20Y)"),
            ("The Longest 14-Month Strike", "14-Month = (P14M)"),
            ("The park is open at dusk.", ""),
            ("The index slipped 1 percent from a day earlier.", "a day earlier = 2024-10-15"),
            ("Ferries stayed in port all week.", "all week = 2024-10-14/2024-10-20"),
        ],
    );
}
