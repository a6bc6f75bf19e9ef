//! Datelines that state no year, and what tells it.

use super::*;

#[test]
fn datelines_without_a_year_long_after_what_is_told() {
    check(&[
        (
            "Kervel : le bac de nouveau à quai\n\nMardi 12 octobre · Par Jean Morel\n\nLes passeurs de Kervel défilent depuis le matin. Leur dernière marche remonte à juin 2012, et le maire est venu les voir.\n",
            "2021-10-12?",
        ),
        (
            "La Ligue\nLorne, le 24 janvier\n\nLA MORT DU PASSEUR DOIT ÊTRE ÉCLAIRCIE\n\nLe passeur avait été arrêté le 18 novembre 2010. Son cas avait été disjoint du procès ouvert en juin dernier. Sa demande de remise en liberté, déposée en septembre, a été rejetée.\n",
            "2012-01-24?",
        ),
    ]);
}

#[test]
fn datelines_before_two_dashes() {
    check(&[
        (
            "LORNE, July 24, 2018 -- At least two people are missing after a dam collapsed in the hills, the governor said on Tuesday.",
            "2018-07-24",
        ),
        (
            "LORNE, July 24, 2018 (NNS) -- At least two people are missing after a dam collapsed in the hills, the governor said.",
            "2018-07-24",
        ),
    ]);
}

#[test]
fn datelines_without_a_year() {
    check(&[
        (
            "LYON, 16 mars (AFP) - Le maire a été entendu lundi. Il avait été élu le 4 juillet 2020, face au sortant.",
            "2021-03-16",
        ),
        (
            "LYON, 16 mars (AFP) - Le maire a été entendu lundi. Le budget 2023 prévoit deux écoles de plus.",
            "2023-03-16/..",
        ),
        (
            "PORT HALVEN, March 3 (Reuters) - The minister resigned on Monday, the government said. He was elected in 2011 and led the party for a decade.",
            "2011-03-03/..",
        ),
        (
            "LYON, lundi 16 mars (AFP) - Le maire a été entendu par la police. Le budget 2023 prévoit deux écoles.",
            "2026-03-16?",
        ),
        (
            "LYON, 16 mars (AFP) - Le maire a été entendu lundi par les enquêteurs de la police judiciaire.",
            "?",
        ),
    ]);
}

#[test]
fn a_dateline_over_two_lines_has_its_weekday() {
    check(&[
        (
            "RÉSEAU DES DIGUES\nSète, lundi\n3 juin\n\nLes riverains ont obtenu gain de cause\n\nLe tribunal a donné raison vendredi aux riverains, qui réclamaient l’application du plan voté en 2021.\n",
            "2024-06-03?",
        ),
        (
            "HARBOUR WIRE\nLORNE, Monday\nJune 3\n\nResidents win their case\n\nA court sided on Friday with residents who wanted the plan of 2021 applied.\n",
            "2024-06-03?",
        ),
    ]);
}

#[test]
fn datelines_whose_news_is_of_a_weekday() {
    check(&[
        // A Friday in 2024.
        (
            "ACCRA, June 21 (Reuters) - Cocoa farmers blocked the main road on Friday to demand payment. Output fell in 2022 for the third time.",
            "2024-06-21?",
        ),
        // The day before, and no Tuesday in the year of the storm.
        (
            "MAPUTO, 13 mars (AFP) - Une digue a cédé mardi dans le sud du pays. Le cyclone Freddy avait tué mille personnes le 11 mars 2023.",
            "2024-03-13?",
        ),
        (
            "LYON, 16 mars (AFP) - Le maire a été entendu jeudi par la police. Il avait été élu le 4 juillet 2022, face au sortant.",
            "2023-03-16",
        ),
    ]);
}

/// What a paragraph begins with is an expression like those of its sentences; what stands above the text is not.
#[test]
fn the_date_in_a_dateline_is_an_expression() {
    let check = |text: &str, expect: &[&str]| {
        let corpus = extract::corpus(vec![Source { text: text.into(), ..Source::default() }]);
        let told: Vec<&str> = corpus.timexes.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(told, expect, "{text}");
    };
    let body = "Les dockers du port de Lomé ont cessé le travail mercredi, a annoncé leur syndicat, qui demande une \
                hausse des salaires et de meilleures conditions à bord des navires.";
    check(
        &format!("Grève à Lomé\n\nLOMÉ, 23 novembre 2023 (AMP) - {body}\n"),
        &["23 novembre 2023", "mercredi"],
    );
    check(&format!("Grève à Lomé\n\nPublié le 23 novembre 2023\n\n{body}\n"), &["mercredi"]);
}
