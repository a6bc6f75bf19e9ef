//! Weekdays told by their week.

use super::marked;
use crate::words::Lang::{En, Fr};

#[test]
fn of_a_week() {
    // A Wednesday.
    marked(
        Fr,
        "2019-05-15",
        &[
            "Le jury s'était réuni [mardi de la semaine passée|2019-05-07] à huis clos.",
            "Le préfet recevra les pêcheurs [lundi en huit|2019-05-27].",
            "Le marché sera inauguré [samedi en quinze|2019-06-01].",
            "[Mercredi|2019-05-15], en [huit minutes|PT8M], tout était fini.",
        ],
    );
    marked(
        En,
        "2019-05-15",
        &[
            "The ferry ran aground on [Thursday last week|2019-05-09].",
            "The board will meet [Friday next week|2019-05-24].",
            "The clinic reopened on [Monday this week|2019-05-13].",
            "Two rangers were shot [the Friday before last|2019-05-03].",
            "Snow closed the pass in [the week before last|2019-W18].",
            "He said on [Monday|2019-05-13] before last orders were called.",
        ],
    );
}

#[test]
fn until_when_it_lasted() {
    // A Wednesday.
    marked(
        Fr,
        "2019-05-15",
        &[
            "La piscine était ouverte jusqu'à [dimanche|2019-05-12].",
            "Le calme a régné jusqu'à [samedi|2019-05-11], quand la police a chargé.",
            "Publié [le 16 - Décembre - 2016|2016-12-16]",
        ],
    );
    marked(
        En,
        "2019-05-15",
        &[
            "The vigils were peaceful until [Sunday|2019-05-12] when officers moved in.",
            "The pass is closed until [Sunday|2019-05-19].",
        ],
    );
}

#[test]
fn of_what_nobody_plans() {
    // A Wednesday.
    marked(
        Fr,
        "2019-05-15",
        &[
            "Le maire dénonce les heurts de [samedi|2019-05-11].",
            "La fanfare prépare le défilé de [samedi|2019-05-18].",
            "La Lisse pourrait déborder sous l'effet des crues [vendredi|2019-05-17], a averti le préfet.",
            "Il n'y a pas de décrue à espérer avant [vendredi|2019-05-17].",
            "La gare sera fermée [jeudi|2019-05-16]. Deux quais étaient sous l'eau à [18 heures|2019-05-15T18:00].",
        ],
    );
    marked(En, "2019-05-15", &["The council condemns the attack on [Monday|2019-05-13]."]);
}

#[test]
fn of_what_is_to_come() {
    // A Wednesday.
    marked(
        Fr,
        "2019-05-15",
        &[
            "Vers [1h30|2019-05-12T01:30] [ce dimanche matin|2019-05-12TMO], les secours ont été appelés.",
            "Il a été soigné après avoir été passé à tabac.",
        ],
    );
    marked(En, "2019-05-15", &["He jailed his rivals ahead of the [January|2020-01] general election."]);
}
