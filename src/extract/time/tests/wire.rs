//! Sentences as they stand in wires, regional papers and on web pages, read whole.

use super::{check, marked};
use crate::words::Lang::{En, Fr};

#[test]
fn french() {
    check(Fr, "2024-10-16", FRENCH);
}

const FRENCH: &[(&str, &str)] = &[
    (
        "Le taux d'inflation s'est établi à 3,4 % sur un an en septembre, après 2,9 % en août.",
        "un an = (P1Y); septembre = 2024-09; août = 2024-08",
    ),
    (
        "La production a bondi de 12 % au cours des neuf premiers mois de l'année.",
        "neuf premiers mois de l'année = 2024-01/2024-09",
    ),
    ("Depuis le début de l'année, 214 migrants ont péri en mer.", "début de l'année = 2024-01/2024-03"),
    (
        "Le prévenu, né en 1987, comparaîtra le 22 novembre à 14h devant le tribunal correctionnel.",
        "1987 = 1987; 22 novembre = 2024-11-22; 14h = 2024-11-22",
    ),
    ("Une réunion de crise s'est tenue dans la soirée de lundi à l'Élysée.", "soirée de lundi = 2024-10-14"),
    ("Le coup d'État du 26 juillet 2023 a bouleversé les alliances.", "26 juillet 2023 = 2023-07-26"),
    (
        "Quelques jours plus tôt, le 14 octobre, un convoi avait été attaqué.",
        "Quelques jours plus tôt = (PXD); 14 octobre = 2024-10-14",
    ),
    (
        "La CAN 2025 se jouera du 21 décembre 2025 au 18 janvier 2026.",
        "2025 = 2025; du 21 décembre 2025 au 18 janvier 2026 = 2025-12-21/2026-01-18",
    ),
    (
        "Le championnat reprendra ses droits le week-end prochain.",
        "week-end prochain = 2024-10-19/2024-10-20",
    ),
    ("Le jugement a été mis en délibéré au 9 janvier.", "9 janvier = 2025-01-09"),
    (
        "Le phare s'est éteint à 21h40 heure locale (19h40 GMT), lundi.",
        "21h40 = 2024-10-14; 19h40 GMT = 2024-10-14; lundi = 2024-10-14",
    ),
    (
        "Un premier ferry a quitté Sète début 2022, une seconde à l'été de la même année.",
        "début 2022 = 2022-01/2022-03; été de la même année = 2022-22",
    ),
    (
        "Elle n'a plus rien publié depuis cette soirée d'octobre 1997.",
        "cette soirée d'octobre 1997 = 1997-10",
    ),
    (
        "Du 2 au 4 et du 9 au 11 décembre, la gare sera fermée.",
        "Du 2 au 4 = 2024-12-02/2024-12-04; du 9 au 11 décembre = 2024-12-09/2024-12-11",
    ),
    (
        "Dix scieries ont fermé en un an, d'avril 2021 à mars 2022.",
        "un an = (P1Y); d'avril 2021 à mars 2022 = 2021-04/2022-03",
    ),
    (
        "Dès le lendemain, 25 février, les premiers cars partaient.",
        "lendemain = 2024-02-25; 25 février = 2024-02-25",
    ),
    (
        "Ce vendredi, c'est la rentrée ; ce samedi marque les trente ans du naufrage.",
        "Ce vendredi = 2024-10-18; ce samedi = 2024-10-19; trente ans = (P30Y)",
    ),
    (
        "Au cours de la dernière décennie, le glacier a perdu un tiers de sa surface.",
        "dernière décennie = 201X/2024",
    ),
    (
        "Le cortège est parti à 14 heures de la place, à trois heures de route de Lyon.",
        "14 heures = 2024-10-16; trois heures = (PT3H)",
    ),
    ("À la mi-temps, le score était de 2-1 ; à la 90e+3, le but est tombé.", ""),
    (
        "Selon Météo-France, les températures atteindront 31 degrés mercredi et jeudi.",
        "mercredi = 2024-10-16; jeudi = 2024-10-17",
    ),
    ("Trois ans après sa chute, il revient.", "Trois ans = (P3Y)"),
    ("Le mandat de cinq ans s'achève en avril prochain.", "cinq ans = (P5Y); avril prochain = 2025-04"),
    ("Elle travaille 35 heures par semaine.", "35 heures = (PT35H); par semaine = (P1W)"),
    (
        "Pendant la Seconde Guerre mondiale, entre juin 1940 et août 1944, la ville fut occupée.",
        "entre juin 1940 et août 1944 = 1940-06/1944-08",
    ),
    ("Au lendemain du scrutin, la rue s'est embrasée.", ""),
    ("D'ici la fin de l'année, mille postes seront supprimés.", "fin de l'année = 2024-10/2024-12"),
    ("D'ici 2030, le pays veut doubler sa production.", "2030 = 2030"),
    (
        "L'accord, signé en marge du sommet de l'Union africaine de février 2024, n'a jamais été appliqué.",
        "février 2024 = 2024-02",
    ),
    (
        "Les 13, 14 et 15 juin, la fête battra son plein.",
        "13 = 2025-06-13; 14 = 2025-06-14; 15 juin = 2025-06-15",
    ),
    (
        "La permanence est ouverte les lundis et mercredis de 9h à 12h et de 14h à 17h30.",
        "lundis = (XXXX-WXX-1); mercredis = (XXXX-WXX-3); 9h = (T09:00); 12h = (T12:00); 14h = (T14:00); 17h30 = (T17:30)",
    ),
    ("Le 11 septembre 2001 reste dans les mémoires.", "11 septembre 2001 = 2001-09-11"),
    ("Il a fallu attendre le lendemain matin pour connaître le bilan.", "lendemain matin = (TMO)"),
    (
        "L'été 2022 a été caniculaire, mais l'hiver dernier fut doux.",
        "été 2022 = 2022-22; hiver dernier = 2023-24",
    ),
    ("Le trimestre dernier, le groupe avait perdu 3 millions.", "trimestre dernier = 2024-35"),
    (
        "Le groupe a vu son bénéfice reculer au troisième trimestre par rapport à la même période de l'année précédente.",
        "troisième trimestre = 2024-35; année précédente = 2023",
    ),
    ("Depuis plus d'un demi-siècle, la famille exploite ces terres.", "plus d'un demi-siècle = (P50Y)"),
    (
        "Au XIXe siècle et au début du XXe siècle, la soie faisait vivre la vallée.",
        "XIXe siècle = 18XX; début du XXe siècle = 190X/193X",
    ),
    ("Ce vendredi 18 octobre, les agents sont en grève.", "Ce vendredi 18 octobre = 2024-10-18"),
    ("Par Jean Dupont | 5 min de lecture | 12.03.2024", "12.03.2024 = 2024-03-12"),
    ("En 1998-1999, il entraînait Nancy.", "1998-1999 = 1998/1999"),
    (
        "Le match aller avait eu lieu mercredi soir, le retour est prévu mardi prochain à 21 h.",
        "mercredi soir = 2024-10-16; mardi prochain = 2024-10-22; 21 h = 2024-10-22",
    ),
    ("La veille au soir, il avait dîné avec le maire.", "veille au soir = (TEV)"),
    ("Les années 2000 ont vu naître le tramway.", "années 2000 = 200X"),
    (
        "Ils se retrouveront le mois prochain à Genève, puis en mars à Vienne.",
        "mois prochain = 2024-11; mars = 2025-03",
    ),
    ("La dernière fois, c'était en 2017.", "2017 = 2017"),
    (
        "Elle attend depuis six mois un rendez-vous, et doit patienter encore trois semaines.",
        "six mois = (P6M); trois semaines = (P3W)",
    ),
    (
        "Fin août-début septembre, les vendanges commencent.",
        "Fin août = 2024-08-21/2024-08-31; début septembre = 2024-09-01/2024-09-10",
    ),
    ("Dimanche dernier encore, il prêchait.", "Dimanche dernier = 2024-10-13"),
    (
        "Chaque été depuis 1975, le festival attire 30 000 personnes en juillet.",
        "Chaque été = (XXXX-22); 1975 = 1975; juillet = (XXXX-07)",
    ),
    (
        "Du jeudi 10 au samedi 12 octobre, la foire a accueilli 8 000 visiteurs.",
        "Du jeudi 10 au samedi 12 octobre = 2024-10-10/2024-10-12",
    ),
    ("La campagne 2023-2024 a été bonne.", "2023-2024 = 2023/2024"),
];

#[test]
fn english() {
    check(En, "2024-10-16", ENGLISH);
}

const ENGLISH: &[(&str, &str)] = &[
    (
        "Shares have fallen 12% so far this year and are down a third since mid-2022.",
        "this year = 2024; mid-2022 = 2022-05/2022-08",
    ),
    (
        "Two wardens vanished on the night of Sept. 21-22, 1983.",
        "night of Sept. 21-22, 1983 = 1983-09-21/1983-09-22",
    ),
    (
        "The fair, held Aug. 30-Sept. 2, drew 40,000; it will run Thursday through Sunday next time.",
        "Aug. 30-Sept. 2 = 2024-08-30/2024-09-02; Thursday through Sunday = 2024-10-17/2024-10-20",
    ),
    (
        "The pier should reopen by the weekend; it was shut before the weekend.",
        "weekend = 2024-10-19/2024-10-20; weekend = 2024-10-12/2024-10-13",
    ),
    (
        "The ferry left at noon on Christmas Day and sank at 3:10 a.m. local time (2310 GMT Monday).",
        "noon = 2023-12-25; Christmas Day = 2023-12-25; 3:10 a.m. = 2024-10-15; 2310 GMT Monday = 2024-10-14",
    ),
    (
        "The vote is a week from Sunday; it was called a week ago Monday, a year ago this month.",
        "a week from Sunday = 2024-10-27; a week ago Monday = 2024-10-07; a year ago this month = 2023-10",
    ),
    (
        "It sank 30 years ago Friday; a hearing is due the Friday after next, another the year after next.",
        "30 years ago Friday = 1994-10-18; Friday after next = 2024-10-25; year after next = 2026",
    ),
    ("Early on Monday morning, the river burst its banks.", "Monday morning = 2024-10-14"),
    ("Exports rose in the year to March.", "March = 2024-03"),
    ("The company, founded in the late 1970s, employs about 3,000 people.", "late 1970s = 1977/1979"),
    (
        "He was sentenced to 10 years in prison in 2016 and released two years later.",
        "10 years = (P10Y); 2016 = 2016; two years later = 2018",
    ),
    (
        "A 7.1-magnitude quake struck at 4:42 a.m. local time on Thursday.",
        "4:42 a.m. = 2024-10-10; Thursday = 2024-10-10",
    ),
    (
        "Talks are to resume on Monday, the foreign ministry said late Tuesday.",
        "Monday = 2024-10-21; late Tuesday = 2024-10-15",
    ),
    (
        "The parliament is expected to vote by the end of the month.",
        "end of the month = 2024-10-21/2024-10-31",
    ),
    ("The president, 71, has been in office since 1999.", "1999 = 1999"),
    ("The opposition boycotted the December 2020 election.", "December 2020 = 2020-12"),
    ("The ceasefire took effect at midnight on Nov. 27.", "midnight = 2023-11-27; Nov. 27 = 2023-11-27"),
    ("Fighting has killed 1,500 people over the past 18 months.", "past 18 months = 2023-04/2024-10-16"),
    ("The bank will hold its next meeting in early November.", "early November = 2024-11-01/2024-11-10"),
    ("Between January and August, exports rose 4%.", "Between January and August = 2024-01/2024-08"),
    ("The rate was last at this level in March 2008.", "March 2008 = 2008-03"),
    ("The strike, now in its third week, has shut the port.", "now = 2024-10-16~"),
    ("It was the worst flood in decades, officials said Sunday.", "decades = (PXY); Sunday = 2024-10-13"),
    ("On the morning of October 7, gunmen crossed the border.", "morning of October 7 = 2024-10-07"),
    ("The decade-old dispute dates back to the 1960s.", "1960s = 196X"),
    (
        "She won gold at the 2012 London Olympics and again four years later.",
        "2012 = 2012; four years later = 2016",
    ),
    (
        "The minister had said in an interview last Thursday that a deal was near.",
        "last Thursday = 2024-10-10",
    ),
    (
        "He has recently returned; the visit was his first in five years.",
        "recently = (PAST_REF); five years = (P5Y)",
    ),
    (
        "The game, scheduled for 8:30 p.m. Saturday, was moved to the following day.",
        "8:30 p.m. Saturday = 2024-10-19; following day = 2024-10-20",
    ),
    ("Since then, the army has controlled the north.", ""),
    ("The summit will be held on 23-24 November in Dakar.", "23-24 November = 2024-11-23/2024-11-24"),
    ("Every four years, the Games return.", "Every four years = (P4Y)"),
    ("The 20th century saw two world wars.", "20th century = 19XX"),
    (
        "Next month's vote could change that; this week's poll shows a tie.",
        "Next month = 2024-11; this week = 2024-10-14/2024-10-20",
    ),
    ("Monday's attack was the third this month.", "Monday = 2024-10-14; this month = 2024-10"),
    ("The program has been running for nearly two decades.", "nearly two decades = (P20Y)"),
    ("In the summer of 2019, protests shook Hong Kong.", "summer of 2019 = 2019-22"),
    ("It has been raining for days.", "days = (PXD)"),
    ("Sept 11 attacks anniversary.", "Sept 11 = 2024-09-11"),
    ("Today's youth, yesterday's men.", "Today = 2024-10-16; yesterday = 2024-10-15"),
    ("The couple's six-month-old baby was unharmed after a 12-hour ordeal.", "12-hour = (PT12H)"),
    ("The trial opens on Tuesday, 14 January 2025, in Lyon.", "Tuesday, 14 January 2025 = 2025-01-14"),
];

#[test]
fn what_runs_now() {
    check(
        Fr,
        "2024-10-16",
        &[
            (
                "Les dockers sont en grève pour le troisième jour consécutif.",
                "troisième jour consécutif = 2024-10-16",
            ),
            ("Il a plu pour la deuxième nuit d’affilée.", "deuxième nuit d’affilée = 2024-10-16"),
            (
                "Le Tour est gagné par un Slovène pour la quatrième année de suite.",
                "quatrième année de suite = 2024",
            ),
            ("Le Conseil a voté la résolution 1701.", ""),
            ("La Peugeot 2008 reste en tête des ventes.", ""),
            ("Elle a succombé au Covid-19 à 76 ans.", ""),
            ("Un homme a été tué à la Belle de Mai.", ""),
            ("Le Sénat devait ouvrir vendredi le second procès.", "vendredi = 2024-10-18"),
            ("Le match aura lieu samedi 21 heures.", "samedi = 2024-10-19; 21 heures = 2024-10-19"),
        ],
    );
    check(
        En,
        "2024-10-16",
        &[
            ("Markets fell for the third straight day.", "third straight day = 2024-10-16"),
            ("Prices rose for a fifth consecutive month.", "fifth consecutive month = 2024-10"),
            ("They won the derby for the second year running.", "second year running = 2024"),
            ("Sales fell in the January-to-May period.", "January-to-May period = 2024-01/2024-05"),
            (
                "The fair runs from Thursday 24 to Sunday 27 October.",
                "from Thursday 24 to Sunday 27 October = 2024-10-24/2024-10-27",
            ),
            ("Rates rose by three-quarters of a point.", ""),
            ("Three people died overnight.", "overnight = 2024-10-16"),
            ("They took an overnight train.", ""),
            ("It ended at the close of the 2022-23 season.", "2022-23 = 2022/2023"),
            ("The council adopted Resolution 1973.", ""),
            ("It still runs Windows 2000.", ""),
            ("The poet, who won the prize in 1993, died on Oct. 5.", "1993 = 1993; Oct. 5 = 2024-10-05"),
            ("Fires burned for a third day.", "third day = 2024-10-16"),
            ("The trial, first set for November, may be delayed.", "November = 2024-11"),
        ],
    );
}

#[test]
fn rough_amounts_and_habits() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("Il vit là depuis une dizaine d’années.", "une dizaine d’années = (P10Y)"),
            ("Une trentaine d'années plus tard, il revint.", "Une trentaine d'années plus tard = ()"),
            ("La police recherche un homme d’une trentaine d’années.", ""),
            ("Accident mortel vendredi près de Foix.", "vendredi = 2024-10-11"),
            ("Réunion de quartier vendredi à Foix.", "vendredi = 2024-10-18"),
            ("Les concerts ont lieu chaque jeudi soir.", "chaque jeudi soir = (XXXX-WXX-4TEV)"),
        ],
    );
    check(
        En,
        "2024-10-16",
        &[
            ("The market is held every other Thursday.", "every other Thursday = (XXXX-WXX-4)"),
            (
                "Prices rose 2% in September, as they had the month before.",
                "September = 2024-09; month before = 2024-08",
            ),
            ("They met the day before the vote.", ""),
            ("He fled in the summer of '09.", "summer of '09 = 2009-22"),
            ("From noon on Friday, traffic will be stopped.", "noon = 2024-10-18; Friday = 2024-10-18"),
            ("Fatal collision near Leeds on Friday.", "Friday = 2024-10-11"),
            ("Public meeting in Leeds on Friday.", "Friday = 2024-10-18"),
        ],
    );
}

#[test]
fn anniversaries_are_counted_back_from_the_print() {
    marked(
        En,
        "2024-10-16",
        &[
            "[A year|P1Y] after the [Oct. 7|2023-10-07] attacks, some 100 hostages are held.",
            "[Two years|P2Y] after the [Feb. 24|2022-02-24] invasion, the front has barely moved.",
            "He left [three years|P3Y] after the [May 5|2024-05-05] vote.",
            "[Four years ago to the day|2020-10-16], the bridge fell.",
            "She launched the probe [Monday|2024-10-14], [a week|P1W] later than planned.",
            "The trial has been pushed back to [early January|2025-01].",
            "She faces [20 years|P20Y] in prison when she is sentenced [Feb. 7|2025-02-07].",
            "The seat stays empty until her successor is sworn in on [Jan. 20|2025-01-20].",
        ],
    );
    marked(
        Fr,
        "2024-10-16",
        &[
            "[Dix ans|P10Y] jour pour jour après l’attentat du [16 octobre|2014-10-16], la ville se souvient.",
            "Il y a [quatre ans|2020-10-16] jour pour jour, le professeur était assassiné.",
            "Le satellite est retombé [mardi|2024-10-15] à [3h12|2024-10-15T03:12].",
            "Le feu a pris vers [4h30|2024-10-15T04:30] dans [la nuit de lundi à mardi|2024-10-14TNI].",
            "Dans [la nuit de samedi à dimanche|2024-10-12TNI], vers [3 heures|2024-10-13T03:00], un homme a été poignardé.",
        ],
    );
}
