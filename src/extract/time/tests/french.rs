//! French sentences of sport, economy, regions, diplomacy, weather: what is read, and which days are meant.

use super::check;
use crate::words::Lang::Fr;

#[test]
fn calendar_dates() {
    check(
        Fr,
        "2024-10-16",
        &[
            (
                "Le tribunal rendra sa décision le mardi 12 novembre 2024.",
                "mardi 12 novembre 2024 = 2024-11-12",
            ),
            ("L’usine a fermé le 1er mars 2009.", "1er mars 2009 = 2009-03-01"),
            ("Les inscriptions ouvrent le 4 novembre.", "4 novembre = 2024-11-04"),
            ("Le club avait été fondé en septembre 1932 à Lens.", "septembre 1932 = 1932-09"),
            ("Depuis le 3 juin, la route est coupée.", "3 juin = 2024-06-03"),
            ("Le maire sortant, élu en 2020, se représente.", "2020 = 2020"),
            ("Le budget 2025 prévoit deux postes.", "2025 = 2025"),
            ("Avant la fin du mois de décembre, tout sera prêt.", "fin du mois de décembre = 2024-12-31"),
            ("La récolte 2023 fut mauvaise.", "2023 = 2023"),
            ("Le décret du 29/09/99 reste en vigueur.", "29/09/99 = 1999-09-29"),
            ("Relevé du 06.07.2024 à la station de Reims.", "06.07.2024 = 2024-07-06"),
            ("Version 2024-07-06 du plan.", "2024-07-06 = 2024-07-06"),
            (
                "L’armistice fut signé le 22 juin 1940, peu avant minuit.",
                "22 juin 1940 = 1940-06-22; minuit = 1940-06-22",
            ),
            ("La rentrée est fixée au lundi 4 novembre.", "lundi 4 novembre = 2024-11-04"),
            ("Le scrutin, prévu dimanche 20 octobre, est reporté.", "dimanche 20 octobre = 2024-10-20"),
            (
                "L’Assemblée a voté le texte, jeudi 10 octobre au soir.",
                "jeudi 10 octobre au soir = 2024-10-10",
            ),
            ("Né à Tunis le premier août 1950, il grandit à Nice.", "premier août 1950 = 1950-08-01"),
            ("Une loi de juillet 1901 les protège.", "juillet 1901 = 1901-07"),
            ("Les pluies d’août ont rempli les barrages.", "août = 2024-08"),
            ("Le salon se tiendra en janvier à Bordeaux.", "janvier = 2025-01"),
            ("Le prix du lait avait baissé en mars dernier.", "mars dernier = 2024-03"),
            ("Le chantier commencera en mars prochain.", "mars prochain = 2025-03"),
            ("Le 17 juin dernier, le président a posé la première pierre.", "17 juin dernier = 2024-06-17"),
            ("Les législatives de 1997 et celles de 2002.", "1997 = 1997; 2002 = 2002"),
            ("En 97, la ville avait déjà été inondée.", "97 = 1997"),
            ("L’accident d’octobre 98 a tout changé.", "octobre 98 = 1998-10"),
            ("Paris, le 15 oct. 2024 –", "15 oct. 2024 = 2024-10-15"),
            ("Le procès s’ouvre lundi 18 mai 2026.", "lundi 18 mai 2026 = 2026-05-18"),
            ("Le procès s’ouvre lundi 17 mai 2026.", "lundi 17 mai 2026 = 2026-05-17?"),
            ("L’avion a décollé vendredi 11 à 6 h 40.", "vendredi 11 = 2024-10-11; 6 h 40 = 2024-10-11"),
        ],
    );
}

#[test]
fn weekdays() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("Le ministre a démissionné lundi.", "lundi = 2024-10-14"),
            ("Le ministre sera entendu lundi.", "lundi = 2024-10-21"),
            ("Les deux présidents se sont parlé mercredi au téléphone.", "mercredi = 2024-10-16"),
            (
                "Le drame s’est produit lundi, la fuite s’est produite jeudi.",
                "lundi = 2024-10-14; jeudi = 2024-10-10",
            ),
            ("La grève a débuté mardi dernier.", "mardi dernier = 2024-10-15"),
            ("La finale se jouera samedi prochain à Lyon.", "samedi prochain = 2024-10-19"),
            ("Ce samedi, la mairie ouvrira ses portes.", "Ce samedi = 2024-10-19"),
            ("Le cortège partira jeudi matin de la gare.", "jeudi matin = 2024-10-17"),
            ("Un séisme a secoué l’île dimanche soir.", "dimanche soir = 2024-10-13"),
            ("Le vendredi suivant, rien n’avait changé.", "vendredi suivant = 2024-10-18"),
            ("La poissonnerie est fermée le lundi.", "lundi = (XXXX-WXX-1)"),
            ("Le marché a lieu tous les jeudis.", "tous les jeudis = (XXXX-WXX-4)"),
            ("Il s’entraîne chaque mardi.", "chaque mardi = (XXXX-WXX-2)"),
        ],
    );
}

#[test]
fn deictics() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("La Bourse a reculé hier.", "hier = 2024-10-15"),
            ("Le Sénat votera demain.", "demain = 2024-10-17"),
            ("Avant-hier, la digue a cédé.", "Avant-hier = 2024-10-14"),
            ("Le train partira après-demain.", "après-demain = 2024-10-18"),
            ("Hier soir, deux obus sont tombés.", "Hier soir = 2024-10-15"),
            ("Ce matin, le brouillard a bloqué l’aéroport.", "Ce matin = 2024-10-16"),
            ("Un orage a éclaté cette nuit.", "cette nuit = 2024-10-16"),
            ("Un conseil se tient aujourd’hui.", "aujourd’hui = 2024-10-16"),
            ("La nuit dernière a été calme.", "nuit dernière = 2024-10-15"),
            ("L’an dernier, l’inflation atteignait 5 %.", "an dernier = 2023"),
            ("L’année prochaine sera difficile.", "année prochaine = 2025"),
            ("Il pleuvait déjà la semaine dernière.", "semaine dernière = 2024-10-07/2024-10-13"),
            ("La semaine prochaine, les cours reprendront.", "semaine prochaine = 2024-10-21/2024-10-27"),
            ("Le mois dernier, deux ponts ont cédé.", "mois dernier = 2024-09"),
            ("Cette année, la vendange est précoce.", "Cette année = 2024"),
            ("Cette semaine, le blé a gagné deux euros.", "Cette semaine = 2024-10-14/2024-10-20"),
            ("Ce mois-ci, les loyers baissent.", "Ce mois-ci = 2024-10"),
            ("Le match aura lieu ce week-end.", "ce week-end = 2024-10-19/2024-10-20"),
            ("Le week-end dernier, ils ont gagné.", "week-end dernier = 2024-10-12/2024-10-13"),
            ("Il a quitté la ville il y a trois ans.", "trois ans = 2021"),
            ("Il y a deux mois, elle vivait à Oran.", "deux mois = 2024-08"),
            ("Il y a un an et deux mois, elle vivait à Oran.", "un an et deux mois = 2023-08"),
            ("Il a quitté le collectif le 17 avril.", "17 avril = 2024-04-17"),
            ("La pièce sera jouée dans trois jours.", "trois jours = 2024-10-19"),
            ("Le barrage a été inauguré il y a quelques mois.", "quelques mois = (PXM)"),
            ("Le 5 mai de cette année, le toit s’est effondré.", "5 mai de cette année = 2024-05-05"),
            ("En avril de l’an dernier, elle dirigeait encore la banque.", "avril de l’an dernier = 2023-04"),
            ("À la fin de l’année dernière, le cours a doublé.", "fin de l’année dernière = 2023-10/2023-12"),
            ("Le dossier sera clos à la fin du mois.", "fin du mois = 2024-10-21/2024-10-31"),
            ("L’été dernier, les incendies ont ravagé l’Attique.", "été dernier = 2024-22"),
        ],
    );
}

#[test]
fn the_story_moves_on() {
    check(
        Fr,
        "2024-10-16",
        &[
            (
                "Le 3 mai, il est arrêté. Le lendemain, il est libéré.",
                "3 mai = 2024-05-03; lendemain = 2024-05-04",
            ),
            (
                "Elle joue le 9 juin 1984. La veille, elle s’était blessée.",
                "9 juin 1984 = 1984-06-09; veille = 1984-06-08",
            ),
            (
                "Le 4 août 1914, la guerre est déclarée. Deux jours plus tard, il part.",
                "4 août 1914 = 1914-08-04; Deux jours plus tard = 1914-08-06",
            ),
            (
                "En 1975, il fonde sa société. Dix ans plus tard, il la vend.",
                "1975 = 1975; Dix ans plus tard = 1985",
            ),
            (
                "L’attentat de mai 2021 a tout changé. À l’époque, il était consul.",
                "mai 2021 = 2021-05; À l’époque = 2021-05",
            ),
            (
                "Le 12 juillet 1998, la France gagne. Ce jour-là, il naissait.",
                "12 juillet 1998 = 1998-07-12; Ce jour-là = 1998-07-12",
            ),
            (
                "Le raid a eu lieu le 6 juin 2023. Le même mois, le préfet fut muté.",
                "6 juin 2023 = 2023-06-06; même mois = 2023-06",
            ),
            (
                "Deux ruptures en 2022 (en janvier à Metz, en octobre à Toul).",
                "2022 = 2022; janvier = 2022-01; octobre = 2022-10",
            ),
            (
                "La séance a commencé lundi 14 octobre. A 20 h, elle durait encore.",
                "lundi 14 octobre = 2024-10-14; 20 h = 2024-10-14",
            ),
        ],
    );
}

#[test]
fn intervals_and_lists() {
    check(
        Fr,
        "2024-10-16",
        &[
            (
                "Il s’est rendu à Séoul du 23 au 26 juin 2024.",
                "du 23 au 26 juin 2024 = 2024-06-23/2024-06-26",
            ),
            (
                "Du 28 octobre au 3 novembre, la piscine sera fermée.",
                "Du 28 octobre au 3 novembre = 2024-10-28/2024-11-03",
            ),
            ("Entre 1996 et 2004, le prix a triplé.", "Entre 1996 et 2004 = 1996/2004"),
            ("De 1939 à 1945, il servit dans la marine.", "De 1939 à 1945 = 1939/1945"),
            ("Le plan 2021-2027 prévoit dix gares.", "2021-2027 = 2021/2027"),
            ("La guerre de 1914-18 l’avait marqué.", "1914-18 = 1914/1918"),
            ("La saison 2003/2004 fut la dernière.", "2003/2004 = 2003/2004"),
            (
                "Les 21 et 22 septembre, le patrimoine se visite.",
                "21 et 22 septembre = 2024-09-21/2024-09-22",
            ),
            (
                "Les audiences des 14 et 18 novembre sont maintenues.",
                "14 = 2024-11-14; 18 novembre = 2024-11-18",
            ),
            ("De mars à juin 2022, le port était bloqué.", "De mars à juin 2022 = 2022-03/2022-06"),
            ("Le musée ouvre du mardi au dimanche.", "du mardi au dimanche = (XXXX-WXX-2/XXXX-WXX-7)"),
            (
                "Le siège a duré du 2 janvier 1871 au 28 janvier 1871.",
                "du 2 janvier 1871 au 28 janvier 1871 = 1871-01-02/1871-01-28",
            ),
            ("Le sommet des 5-6 décembre réunira trente pays.", "5-6 décembre = 2024-12-05/2024-12-06"),
            (
                "Dans la nuit de mardi à mercredi, un dépôt a brûlé.",
                "nuit de mardi à mercredi = 2024-10-15/2024-10-16",
            ),
            (
                "La nuit du 4 au 5 août 2020, le port était en feu.",
                "nuit du 4 au 5 août 2020 = 2020-08-04/2020-08-05",
            ),
        ],
    );
}

#[test]
fn parts_of_years() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("Le chômage a reculé au deuxième trimestre 2024.", "deuxième trimestre 2024 = 2024-34"),
            ("Les ventes ont bondi au 3e trimestre.", "3e trimestre = 2024-35"),
            (
                "Au cours des trois premiers trimestres 2023, l’export a chuté.",
                "trois premiers trimestres 2023 = 2023-01/2023-09",
            ),
            ("Au premier semestre 2022, la dette s’est creusée.", "premier semestre 2022 = 2022-40"),
            ("Résultats du T2 2023 publiés.", "T2 2023 = 2023-34"),
            ("Début 2019, la société comptait dix salariés.", "Début 2019 = 2019-01/2019-03"),
            ("Fin 2022, elle en comptait mille.", "Fin 2022 = 2022-10/2022-12"),
            ("Le texte sera présenté mi-novembre.", "mi-novembre = 2024-11-11/2024-11-20"),
            ("Au milieu des années 1980, la mine ferme.", "milieu des années 1980 = 1984/1986"),
            ("Depuis les années 60, la plage recule.", "années 60 = 196X"),
            ("Dans les années quatre-vingt-dix, tout flambait.", "années quatre-vingt-dix = 199X"),
            ("Une chapelle du XIIe siècle domine le bourg.", "XIIe siècle = 11XX"),
            ("La halle date de la fin du XIXe siècle.", "fin du XIXe siècle = 187X/189X"),
            ("Au printemps 2011, la rue s’est soulevée.", "printemps 2011 = 2011-21"),
            ("L’hiver 2021-2022 fut doux.", "hiver 2021-2022 = 2021-24"),
            ("À l’automne, les grues partent vers le sud.", "automne = 2024-23"),
            ("Noël approche.", "Noël = 2024-12-25"),
            ("Jean-Noël Barrau a reçu Noël Kouamé.", ""),
            ("Le lundi de Pâques 2023, il neigeait.", "lundi de Pâques 2023 = 2023-04-10"),
            ("Courant 2025, un second quai ouvrira.", "Courant 2025 = 2025"),
            ("En début d’année, le conseil avait dit non.", "début d’année = 2024-01/2024-03"),
            ("Au XXe siècle, la ville a quadruplé.", "XXe siècle = 19XX"),
            ("L’année 2015 fut la plus chaude.", "année 2015 = 2015"),
            ("Ce mois de juin 2024 a battu des records.", "Ce mois de juin 2024 = 2024-06"),
            ("Au mois de mai, les prix ont chuté.", "mois de mai = 2024-05"),
        ],
    );
}

#[test]
fn clock_times() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("Le concert débute à 20 h 30.", "20 h 30 = 2024-10-16"),
            ("Le choc s’est produit vers 18h15.", "18h15 = 2024-10-16"),
            (
                "Rendez-vous samedi à 14 heures devant l’église.",
                "samedi = 2024-10-19; 14 heures = 2024-10-19",
            ),
            ("Ouvert de 9 h à 18 h.", "9 h = 2024-10-16; 18 h = 2024-10-16"),
            ("La ligne rouvrira jeudi à midi.", "jeudi = 2024-10-17; midi = 2024-10-17"),
            ("Publié à 16:33 par la rédaction.", "16:33 = 2024-10-16"),
        ],
    );
}

#[test]
fn lengths_and_sets() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("La trêve a tenu trois jours.", "trois jours = (P3D)"),
            ("Il a régné plus de vingt ans.", "plus de vingt ans = (P20Y)"),
            ("Le trajet dure une heure et demie.", "une heure et demie = (PT1.5H)"),
            ("L’attente était d’une demi-heure.", "une demi-heure = (PT0.5H)"),
            ("Depuis des mois, les habitants réclament un médecin.", "des mois = (PXM)"),
            ("Il a purgé une peine de dix-huit mois de prison.", "dix-huit mois = (P18M)"),
            ("Le cessez-le-feu a tenu près d’une décennie.", "près d’une décennie = (P10Y)"),
            ("Un quart de siècle de silence.", "Un quart de siècle = (P25Y)"),
            ("Le record est de 30,4 secondes.", "30,4 secondes = (PT30.4S)"),
            ("Ils ont marché une dizaine de jours.", "une dizaine de jours = (P10D)"),
            ("Ces trois derniers mois, le cours a doublé.", "Ces trois derniers mois = 2024-07/2024-10-16"),
            ("Les dix dernières années ont été les plus chaudes.", "dix dernières années = 2014/2024"),
            (
                "Ces dernières 24 heures, 40 séismes ont été relevés.",
                "Ces dernières 24 heures = 2024-10-15/2024-10-16",
            ),
            ("Chaque année, mille tonnes de sel partent d’ici.", "Chaque année = (P1Y)"),
            ("Le conseil se réunit tous les deux ans.", "tous les deux ans = (P2Y)"),
            ("Elle tourne trois films par an.", "par an = (P1Y)"),
            ("La revue est mensuelle.", "mensuelle = (P1M)"),
            ("Ils répètent tous les matins.", "tous les matins = (XXXX-XX-XXTMO)"),
            ("Au cours des 12 derniers mois, l’indice a perdu 8 %.", "12 derniers mois = 2023-10/2024-10-16"),
            ("Les prochains mois seront rudes.", "prochains mois = (PXM)"),
            ("Condamné à 10 ans de prison, il a fait appel.", "10 ans = (P10Y)"),
            ("Ils ont signé après 14 heures de négociations.", "14 heures = (PT14H)"),
            ("Quelques semaines suffiront.", "Quelques semaines = (PXW)"),
            ("Les travaux dureront deux à trois semaines.", "deux à trois semaines = (PXW)"),
            ("La panne a duré deux heures et quart.", "deux heures = (PT2H)"),
        ],
    );
}

#[test]
fn vague_references() {
    check(
        Fr,
        "2024-10-16",
        &[
            ("Il vit désormais à Tokyo.", "désormais = 2024-10-16~"),
            ("La ville compte maintenant deux lycées.", "maintenant = 2024-10-16~"),
            ("Pour l’instant, rien n’est signé.", "Pour l’instant = 2024-10-16~"),
            ("Un accord a récemment été conclu.", "récemment = (PAST_REF)"),
            ("À l’avenir, il faudra un visa.", "À l’avenir = (FUTURE_REF)"),
        ],
    );
}
