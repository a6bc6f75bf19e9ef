//! What looks like a time and is none.

use super::check;
use crate::words::Lang::{En, Fr};

#[test]
fn french() {
    let none = |text| (text, "");
    check(
        Fr,
        "2024-10-16",
        &[
            none("Près de 100 000 soldats sont massés à la frontière."),
            none("Il a été reçu par le premier ministre."),
            none("Ils ont été battus 3-1 à domicile."),
            none("Le cortège a descendu le boulevard du 20 mai."),
            none("Il habite rue du 4 septembre, à Paris."),
            none("C’est ce qu’écrit 20 Minutes."),
            none("Le journal 24 Heures l’a révélé."),
            none("Âgé de 34 ans, il dirige la brigade."),
            none("Jean Petit, 57 ans, a été élu."),
            none("Pauline (12 ans) a gagné la course."),
            none("Un homme de 41 ans a été blessé."),
            none("Les enfants de 6 à 12 ans paient demi-tarif."),
            none("Les moins de 18 ans entrent gratuitement."),
            none("Le vélo coûte 1999 euros."),
            none("Téléphone : 03 84 21 19 98."),
            none("La sonde se posera sur Mars."),
            none("Elle a été élue, puis réélue."),
            none("2000 personnes ont défilé."),
            none("Ils sont près de 2000, selon un élu."),
            none("Le col culmine à 1850 mètres."),
            none("Il a marqué à la 78e minute."),
            none("Le second tour sera serré."),
            none("Le train de nuit est supprimé."),
            none("La place du 8 mai 1945 est fermée."),
            none("Deux mille cinq cents logements manquent."),
            none("L’article 49.3 a été invoqué."),
            none("Le vol 1980 est annulé."),
            none("Une somme de 1 250 000 francs."),
            none("Le Midi est en alerte."),
            none("Il est temps de partir."),
            none("Un chauffeur de bus de 38 ans a été agressé."),
            none("L’accueil des 6-16 ans est gratuit."),
            none("Elle a chanté une seconde fois."),
            none("L’avenir de la région inquiète."),
            none("Il est dans un jour sans."),
            none("Elle avait 22 ans."),
            none("Un enfant de trois ans s’est noyé."),
            none("À 34 ans, il dirige la brigade."),
            none("Le festival fête ses 30 ans."),
            none("Il a couru le 100 m en 9,8 points."),
            none("Le lycée du 11-Novembre recrute."),
            none("La France compte 68 millions d’habitants."),
            none("Le numéro 2025 a gagné le gros lot."),
            none("L’accord a été arraché au bout de la nuit."),
            none("Le travail de nuit sera mieux payé."),
            none("Du jour au lendemain, il a tout perdu."),
            none("La présidente de l’association 9 Mai a porté plainte."),
            none("Il a quitté le collectif 17 Avril sans un mot."),
        ],
    );
}

#[test]
fn english() {
    let none = |text| (text, "");
    check(
        En,
        "2024-10-16",
        &[
            none("He may resign."),
            none("They will march to the palace."),
            none("Theresa May resigned."),
            none("A 34-year-old man was arrested."),
            none("John Smith, 45, was named chairman."),
            none("Some 2,000 people marched."),
            none("He scored twice in a 3-1 win."),
            none("The second half was dull."),
            none("The company sold 1999 units."),
            none("Call 555-2020 for details."),
            none("Demand fell."),
            none("The price rose to $2,015."),
            none("He is aged 12."),
            none("The driver, a woman in her late 30s, ran off."),
            none("Two men in their 20s or early 30s were seen leaving."),
            none("The night market is popular."),
        ],
    );
}
