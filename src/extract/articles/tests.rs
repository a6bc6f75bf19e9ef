//! Made pages and what their lines are, and what holds for any text.

use proptest::prelude::*;

use super::*;

/// One line a block, `kind: first words`, with a blank line between articles.
fn shown(text: &str) -> String {
    let block =
        |b: &Block| format!("{}: {}\n", b.kind.name(), b.span.of(text).chars().take(48).collect::<String>());
    let article = |d: &Draft| d.blocks.iter().map(block).collect::<String>();
    split(text).iter().map(article).collect::<Vec<_>>().join("\n")
}

fn check(text: &str, expect: &str) {
    let trimmed = |t: &str| t.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    let (got, want) = (trimmed(&shown(text)), trimmed(expect));
    assert!(got == want, "\n--- got\n{got}\n--- expected\n{want}\n");
}

#[test]
fn a_text_without_headline_gets_none() {
    check(
        " date 2024-05-02 Le ministre des Transports a ouvert mardi le pont sur le fleuve, après six ans de travaux et deux reports.\n\nUn pont attendu\n\nLes habitants de la rive droite devaient jusque-là prendre le bac, qui ne circule pas la nuit.",
        "dateline: date 2024-05-02
        paragraph: Le ministre des Transports a ouvert mardi le pon
        heading: Un pont attendu
        paragraph: Les habitants de la rive droite devaient jusque-",
    );
}

#[test]
fn an_agency_that_is_told_something_is_no_credit() {
    check(
        "Raiders empty a grain store in Kogi\n\nRaiders emptied a grain store early on Wednesday, the governor’s aide told Reuters.\n\nA guard stands by the store’s broken gate in the town of Okene in Kogi on the morning after the raid that emptied it of maize and millet, Nigeria, May 8, 2024. REUTERS\n\nTwo guards were hurt, and the gate was broken with a tractor, according to people who live in the street.",
        "title: Raiders empty a grain store in Kogi
        paragraph: Raiders emptied a grain store early on Wednesday
        boilerplate: A guard stands by the store’s broken gate in the
        paragraph: Two guards were hurt, and the gate was broken wi",
    );
}

#[test]
fn columns_offers_and_slogans_are_no_headlines() {
    check(
        "Le Journal de Kervel\nIdées & débats\n\nLe billet de Yann Tredan\n\nUn an de bac\n\nIl y a des mots que la préfecture devrait s’interdire, et « provisoire » en est un. Le bac de Kervel a fêté lundi son premier anniversaire.\n\nJ’ai relu pour l’occasion le communiqué du mois d’août : on y promettait un pont pour le printemps.",
        "boilerplate: Le Journal de Kervel
        boilerplate: Idées & débats
        byline: Le billet de Yann Tredan
        title: Un an de bac
        paragraph: Il y a des mots que la préfecture devrait s’inte
        paragraph: J’ai relu pour l’occasion le communiqué du mois",
    );
    check(
        "La Gazette de Kervel\nMENU\nSe connecter | S’abonner 2 € par mois\n\nKervel : le bac reprendra lundi, promet la préfecture\n\nPar Anne Le Goff\n\nLa préfecture a promis jeudi que le bac reprendrait lundi, après trois semaines d’arrêt et deux manifestations.",
        "boilerplate: La Gazette de Kervel
        boilerplate: MENU
        boilerplate: Se connecter | S’abonner 2 € par mois
        title: Kervel : le bac reprendra lundi, promet la préfe
        byline: Par Anne Le Goff
        paragraph: La préfecture a promis jeudi que le bac reprendr",
    );
    check(
        "Rive Gauche\nle magazine de celles et ceux qui traversent\n\nEntretien\n\n« On m’a demandé de larguer les amarres. J’ai pleuré sur le ponton »\n\nMona Kerdoncuff, 51 ans, a été passeuse à Kervel pendant vingt ans. Depuis l’arrêt du bac, elle conduit le car scolaire trois jours par semaine.\n\nPropos recueillis par Anne Le Goff\n\nComment avez-vous appris la nouvelle ?\nPar la radio, un vendredi matin, vers sept heures, en mettant le moteur en marche.",
        "boilerplate: Rive Gauche
        boilerplate: le magazine de celles et ceux qui traversent
        boilerplate: Entretien
        title: « On m’a demandé de larguer les amarres. J’ai pl
        paragraph: Mona Kerdoncuff, 51 ans, a été passeuse à Kervel
        byline: Propos recueillis par Anne Le Goff
        paragraph: Comment avez-vous appris la nouvelle ?
        paragraph: Par la radio, un vendredi matin, vers sept heure",
    );
}

#[test]
fn names_glued_to_a_dateline_sign() {
    let text = "Marche à Lorne après le report du vote\n\npar Anne Le Goff et Jo Ba LORNE (Agence Nord) - Les gendarmes ont dispersé dimanche une marche contre le report du vote, selon la préfecture.";
    check(
        text,
        "title: Marche à Lorne après le report du vote
        dateline: par Anne Le Goff et Jo Ba LORNE (Agence Nord) -
        paragraph: Les gendarmes ont dispersé dimanche une marche c",
    );
    let byline = split(text)[0].byline.map(|span| span.of(text));
    assert_eq!(byline, Some("Anne Le Goff et Jo Ba"));
}

#[test]
fn months_head_the_parts_of_a_chronology() {
    check(
        "Lorne : les dates d’une crise\n\nPar la rédaction\n\nRetour sur les étapes d’un long bras de fer entre le port et la ville.\n\nOctobre 2010 : un résultat\nPrès de deux mille dockers votent dans le calme le dimanche 17.\n\nNovembre 2010 : la grève\nLe tribunal valide le scrutin le 2, puis se retire sans un mot.",
        "title: Lorne : les dates d’une crise
        byline: Par la rédaction
        paragraph: Retour sur les étapes d’un long bras de fer entr
        heading: Octobre 2010 : un résultat
        paragraph: Près de deux mille dockers votent dans le calme
        heading: Novembre 2010 : la grève
        paragraph: Le tribunal valide le scrutin le 2, puis se reti",
    );
}

#[test]
fn words_that_the_story_tells_again_are_no_name() {
    check(
        "The Daily Post\n\nBus Crash Kills Nine in Lorne\n\nNine people died on Monday when a bus left the road near Lorne. The crash is the third on that bend, police said.\n\nThe road was closed until night.",
        "boilerplate: The Daily Post
        title: Bus Crash Kills Nine in Lorne
        paragraph: Nine people died on Monday when a bus left the r
        paragraph: The road was closed until night.",
    );
    check(
        "Nine people die on a bend that was to be closed\n\nRose Holt at Lorne\n\nNine people died on Monday when a bus left the road near Lorne. A rose was laid on the bend, police said.\n\nThe road was closed until night.",
        "title: Nine people die on a bend that was to be closed
        byline: Rose Holt at Lorne
        paragraph: Nine people died on Monday when a bus left the r
        paragraph: The road was closed until night.",
    );
    check(
        "Cet article date de plus de deux ans.\n\nLorne : le car était en règle\n\nLe car accidenté lundi près de Lorne était en règle, a dit la préfecture. Neuf personnes sont mortes.\n\nLa route a rouvert.",
        "boilerplate: Cet article date de plus de deux ans.
        title: Lorne : le car était en règle
        paragraph: Le car accidenté lundi près de Lorne était en rè
        paragraph: La route a rouvert.",
    );
}

#[test]
fn a_few_words_tell_their_language() {
    let wrong: Vec<_> = [
        ("Police freed two men yesterday.", Lang::En),
        ("Rebels shelled Lorne yesterday, killing twelve miners, Mayor Quill said.", Lang::En),
        ("Trois soldats tués lundi.", Lang::Fr),
        ("Inondations : neuf morts.", Lang::Fr),
        ("Grève jeudi.", Lang::Fr),
    ]
    .into_iter()
    .filter(|(text, lang)| split(text).iter().any(|draft| draft.lang != *lang))
    .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_short_headline_may_stand_under_the_signature() {
    check(
        "Publié : 30 mai 2019 à 5h37 par Jeanne DUPIN\nOran : un silo brûle\n/t:r(unknown)/fit-in/11x20/radios/original/5e0.jpg)\nUn feu a détruit un silo à Oran lundi, a annoncé la protection civile, et deux gardes ont été blessés.\n\nLe feu a pris avant l’aube et gagné trois cuves, a dit un témoin à l’AFP.\n\nAwa Sow, édité par Yves Martel",
        "byline: Publié : 30 mai 2019 à 5h37 par Jeanne DUPIN
        title: Oran : un silo brûle
        boilerplate: /t:r(unknown)/fit-in/11x20/radios/original/5e0.j
        paragraph: Un feu a détruit un silo à Oran lundi, a annoncé
        paragraph: Le feu a pris avant l’aube et gagné trois cuves,
        byline: Awa Sow, édité par Yves Martel",
    );
}

#[test]
fn a_dateline_may_stand_in_brackets() {
    check(
        "LUSAKA (Copper Wire / Zamnews - 3rd May, 2019) A crane fell on a rail depot, the transport ministry said in a statement.\n\nThree trains were held back until the tracks had been cleared.",
        "dateline: LUSAKA (Copper Wire / Zamnews - 3rd May, 2019)
        paragraph: A crane fell on a rail depot, the transport mini
        paragraph: Three trains were held back until the tracks had",
    );
}

#[test]
fn a_film_beside_the_text_is_no_headline() {
    check(
        "Le pont de Tanvel rouvre\n\nPar Awa Sy\n\nPublié le 4 octobre 2019\n\nLe pont de Tanvel a rouvert vendredi, trois ans après sa chute, sans discours ni fanfare.\n\n[Vidéo] 2 min pour comprendre : comment surveille-t-on un pont ?\n\nUn chantier en retard\n\nLe chantier, lancé en septembre 2018, avait pris du retard. Une plaque y sera posée plus tard.",
        "title: Le pont de Tanvel rouvre
        byline: Par Awa Sy
        dateline: Publié le 4 octobre 2019
        paragraph: Le pont de Tanvel a rouvert vendredi, trois ans
        boilerplate: [Vidéo] 2 min pour comprendre : comment surveill
        heading: Un chantier en retard
        paragraph: Le chantier, lancé en septembre 2018, avait pris",
    );
}

proptest! {
    #[test]
    fn any_text_is_covered_once(text in "([A-Za-zéÀ«».:?!,—#©|>•0-9 ]{0,60}\n{1,2}){0,12}|\\PC{0,80}") {
        let drafts = split(&text);
        let mut at = 0;
        for block in drafts.iter().flat_map(|d| &d.blocks) {
            prop_assert!(block.span.start() >= at);
            prop_assert!(text.get(at..block.span.start()).is_some_and(|gap| gap.trim().is_empty()));
            prop_assert!(!block.span.of(&text).is_empty());
            at = block.span.end();
        }
        prop_assert!(text.get(at..).is_some_and(|rest| rest.trim().is_empty()));
        prop_assert_eq!(format!("{drafts:?}"), format!("{:?}", split(&text)));
    }
}
