//! Made people, towns, bodies and papers: a few are everywhere, most are rare, as in any press.

use super::dice::Dice;

/// So many surnames can be met in the largest dossier.
const SURNAMES: usize = 60_000;

const FIRST: [&str; 40] = [
    "Amadou",
    "Aïcha",
    "Antoine",
    "Béatrice",
    "Boubacar",
    "Camille",
    "Clara",
    "David",
    "Élise",
    "Émile",
    "Fatoumata",
    "François",
    "Grace",
    "Hélène",
    "Ibrahim",
    "Irène",
    "Jacques",
    "James",
    "Karim",
    "Laura",
    "Mariam",
    "Mark",
    "Nadia",
    "Noël",
    "Olivier",
    "Ousmane",
    "Paul",
    "Pauline",
    "Rachid",
    "Rebecca",
    "Sadio",
    "Samuel",
    "Sophie",
    "Thérèse",
    "Thomas",
    "Victor",
    "William",
    "Yacouba",
    "Yasmine",
    "Zoé",
];

/// Surnames are a beginning, a middle and an end.
const SYLLABLES: [&[&str]; 3] = [
    &[
        "Ba", "Bel", "Bou", "Cam", "Cha", "Cor", "Dal", "Dem", "Dia", "Dou", "Fer", "Gar", "Gno", "Gue",
        "Har", "Ka", "Ké", "Kon", "La", "Le", "Ma", "Mer", "Mon", "Na", "Nor", "Oua", "Per", "Rou", "Sa",
        "San", "Sé", "So", "Sta", "Ta", "Tem", "Tou", "Tra", "Val", "Wal", "Za",
    ],
    &[
        "ba", "be", "ci", "da", "de", "di", "fa", "ga", "go", "gui", "ka", "ki", "la", "li", "lo", "ma",
        "mi", "mo", "na", "ni", "no", "pa", "po", "ra", "re", "ri", "ro", "sa", "so", "ta", "te", "ti", "to",
        "va", "vi", "ya", "ye", "yo", "za", "zi",
    ],
    &[
        "ba", "bert", "by", "ck", "dé", "din", "do", "dy", "ga", "gne", "go", "kara", "ko", "la", "lis",
        "lle", "lon", "ma", "mbe", "mé", "mont", "na", "nd", "ne", "nko", "no", "ra", "ré", "rd", "ris",
        "ron", "ry", "son", "ssi", "ta", "té", "th", "tin", "va", "yé",
    ],
];

const TOWNS: [&str; 40] = [
    "Abidjan",
    "Abuja",
    "Accra",
    "Alger",
    "Ankara",
    "Bamako",
    "Bangui",
    "Beyrouth",
    "Bogotá",
    "Brasilia",
    "Bruxelles",
    "Conakry",
    "Cotonou",
    "Dakar",
    "Douala",
    "Gao",
    "Genève",
    "Kayes",
    "Kidal",
    "Kinshasa",
    "Lagos",
    "Lisbonne",
    "Londres",
    "Luanda",
    "Madrid",
    "Ménaka",
    "Mopti",
    "Nairobi",
    "Niamey",
    "Nouakchott",
    "Ouagadougou",
    "Paris",
    "Rabat",
    "Rome",
    "Ségou",
    "Sikasso",
    "Tombouctou",
    "Tunis",
    "Washington",
    "Zinder",
];

const BODIES: [&str; 20] = [
    "Amnesty International",
    "Human Rights Watch",
    "l’Union africaine",
    "l’Union européenne",
    "l’ONU",
    "la BCEAO",
    "la Banque mondiale",
    "la CEDEAO",
    "la Croix-Rouge",
    "le FMI",
    "le GSIM",
    "le HCR",
    "le PAM",
    "le Conseil de sécurité",
    "le Sénat",
    "l’OTAN",
    "l’OMS",
    "la Cour pénale internationale",
    "Interpol",
    "le parquet",
];

const THEMES: [[&str; 2]; 16] = [
    ["la sécurité", "security"],
    ["l’eau", "water"],
    ["l’orpaillage", "gold mining"],
    ["la dette", "the debt"],
    ["le blé", "wheat"],
    ["l’uranium", "uranium"],
    ["les frontières", "the borders"],
    ["le coton", "cotton"],
    ["la transition", "the transition"],
    ["l’école", "schooling"],
    ["le terrorisme", "terrorism"],
    ["la pêche", "fishing"],
    ["les drones", "drones"],
    ["le renseignement", "intelligence sharing"],
    ["l’électricité", "electricity"],
    ["la vaccination", "vaccination"],
];

const PAPERS: [&str; 24] = [
    "Africa-Press",
    "AFP",
    "Le Soir de Gao",
    "La Dépêche du Fleuve",
    "Sahel Matin",
    "The Delta Herald",
    "L’Écho des Collines",
    "Reuters",
    "La Nouvelle Tribune",
    "The Northern Post",
    "Studio Kayes",
    "Le Quotidien",
    "Maliweb",
    "Journal du Port",
    "The Harbour Times",
    "L’Observateur",
    "Le Courrier du Nord",
    "ANP",
    "Xinhua",
    "La Voix des Sables",
    "The Inquirer",
    "Niger Hebdo",
    "Radio Plateau",
    "La Gazette",
];

/// A first name and a surname; who has the surname has the first name too.
pub fn person(dice: &mut Dice) -> String {
    let nth = dice.zipf(SURNAMES);
    format!("{} {}", FIRST[nth * 7 % FIRST.len()], surname(nth))
}

fn surname(nth: usize) -> String {
    // Multiplied by a number without a common divisor, so that the frequent ones do not all begin alike.
    let nth = nth * 26_227 % (40 * 40 * 40);
    [nth / 1600, nth / 40 % 40, nth % 40].iter().zip(SYLLABLES).map(|(&at, of)| of[at]).collect()
}

/// A town.
pub fn town(dice: &mut Dice) -> &'static str {
    TOWNS[dice.zipf(TOWNS.len())]
}

/// A body.
pub fn body(dice: &mut Dice) -> &'static str {
    BODIES[dice.zipf(BODIES.len())]
}

/// A paper.
pub fn paper(dice: &mut Dice) -> &'static str {
    PAPERS[dice.zipf(PAPERS.len())]
}

/// A theme, in French or English.
pub fn theme(dice: &mut Dice, english: bool) -> &'static str {
    dice.pick(&THEMES)[usize::from(english)]
}
