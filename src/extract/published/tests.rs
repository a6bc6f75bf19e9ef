//! Tables of `page → publication date`.

mod datelines;

use crate::corpus::Source;
use crate::extract;

mod years;

fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, want)| {
            let source = Source { text: (*text).into(), ..Source::default() };
            let corpus = extract::corpus(vec![source]);
            let published = &corpus.articles[0].published;
            let got = published.edtf.map_or_else(|| "?".to_owned(), |e| e.to_string());
            (got != *want).then(|| format!("{text}\n  want {want}\n  got  {got} ({:?})", published.reason))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn inferred_from_what_the_text_tells() {
    check(&[
        (
            "Le sommet s’est conclu jeudi 6 mars 2025 à Oslo. Les ministres ont signé un accord.",
            "2025-03-06/2025-03~",
        ),
        (
            "Raiders empty a grain store\n\nUpdated: 17-02-2021 15:55 IST | Created: 16-02-2021 15:33 IST\n\nRaiders emptied a grain store in Kogi and left two guards tied to the gate, police said.\n",
            "2021-02-16",
        ),
        (
            "Le vote du 19 décembre a été contesté. « Nous resterons ici, à partir du 2 janvier 2022, jusqu’au verdict », a prévenu le président du comité.",
            "2021-12-19/2022-01-02",
        ),
        (
            "https://www.ledger.example/explainers/2022/03/05/the-ferry-row/\n\nEXPLAINER\n\nThe ferry row, explained\n\nBy Ann Reed\n\nThe two ports agreed on Friday to share the pier, after a year in which neither would let the other land.\n",
            "2022-03-05",
        ),
        (
            "The ferry row\n\nFirst published on: 12-09-2021 at 10:40\n\nThe two ports agreed on Friday to share the pier, after a year in which neither would let the other land.\n",
            "2021-09-12",
        ),
        (
            "AFTER THE ASH\n\nBriefing paper 17 — November 2014\n\nWhen the kiln at Lorne failed in the early hours of 19 November 2013, its owner had known of the crack for three months.\n",
            "2014-11",
        ),
        (
            "The kiln was shut on 22 November 2013. The report of the inquiry was published on 14 August. The owner is targeting a restart in the second half of 2015. Results will be given on 24 September.",
            "2014-08-14/2014-09-24",
        ),
        (
            "Radio Sable > Afrique > Dossiers\nECOUTER LE DIRECT | Podcasts | Fréquences | Programmes | Musiques\nradiosable.example/afrique/2012/06/30/les-dates\n\nLes dates d’une grève de vingt mois\n\nL’accord paraphé hier tourne-t-il la page ? Le scrutin s’est tenu en octobre 2011. Le 14 juin, le port a rouvert. Une étape suivra au début de 2013.\n",
            "2012-06-30",
        ),
        ("La grève a commencé le 28 mai 2024. Les syndicats ont été reçus.", "2024-05-28/2024-06~"),
        (
            "Ce mois de mai 2023 a été le plus sec du siècle. Le 12 mai, le préfet a interdit l’arrosage.",
            "2023-05-12/2023-05",
        ),
        ("Le pont a été fermé en 2019. Les travaux ont repris mardi 4 février.", "2020-02-04/2020-02~"),
        (
            "Crews reached the lock late Tuesday, February 4, after its gate had given way. The lock was last repaired in 2019.",
            "2020-02-04/2020-02~",
        ),
        ("Rien ne presse, disent les habitants.", "?"),
        (
            "La cour a condamné ce mardi 14 mai un ancien élu. L’enquête avait commencé le 3 mars 2018.",
            "2019-05-14",
        ),
        // The day of a picture is not the page's.
        (
            "Six ans requis\n\nAwa Sy à sa sortie du palais de justice de Thiès, le 4 mars. PHOTO DR\n\nLe procureur a requis mardi 12 mars 2024 six ans de prison contre Awa Sy, qui nie tout.\n",
            "2024-03-12/2024-04~",
        ),
    ]);
}

#[test]
fn what_was_planned_or_done_by_a_participle_bounds_as_it_should() {
    check(&[
        // A plan told in the past may have come and gone.
        (
            "Un incendie a détruit la scierie le 2 mai 2021. Une visite avait été annoncée pour le 9 mai, puis annulée.",
            "2021-05-02/2021-05~",
        ),
        (
            "The bridge was closed on 3 June 2019. A second inspection had been set for 12 June. It was called off.",
            "2019-06-03/2019-06~",
        ),
        (
            "La finale a été perdue le 4 mars 2018. Un match d’appui était prévu le 11 mars.",
            "2018-03-04/2018-03~",
        ),
        // One told in the present is still to come.
        (
            "Un incendie a détruit la scierie le 2 mai 2021. Une visite est annoncée pour le 9 mai.",
            "2021-05-02/2021-05-09",
        ),
        // What a participle tells is past.
        (
            "La rivière a débordé le 2 avril 2020. Le rapport, remis le 20 avril, conclut à une erreur.",
            "2020-04-20/2020-05~",
        ),
        (
            "L’usine a fermé le 2 avril 2020. Les mesures adoptées le 24 avril par la région sont jugées faibles.",
            "2020-04-24/2020-05~",
        ),
        // A name is no verb to come.
        (
            "Le tribunal s’est prononcé le 3 mai 2022. J’ai rencontré Samira le 12 mai à Namur.",
            "2022-05-12/2022-06~",
        ),
        (
            "Deux chalutiers ont coulé le 3 mai 2022. En Sierra Leone, le 9 mai, on a enterré les marins.",
            "2022-05-09/2022-05~",
        ),
    ]);
}

#[test]
fn posts_date_the_text_that_shows_them() {
    check(&[
        (
            "Les secours ont annoncé ce 18 novembre que le pont de Lorne s’est effondré.\n\nLe pont de Lorne effondré pic.twitter.com/CeqJ — Anne le Goff (@alegoff) November 18, 2019\n\nCe pont avait été rénové en 2003.",
            "2019-11-18",
        ),
        (
            "La ministre a démissionné dans la soirée, après deux jours de rumeurs.\n\nJe quitte le gouvernement. — Lise Vauzelle (@lvauzelle) 4 mai 2021\n\nElle avait été nommée en 2018.",
            "2021-05-04/2021-05~",
        ),
        (
            "The mayor resigned after two days of rumours.\n\nI am leaving. — Ada Norris (@anorris) May 4, 2021\n\nShe was elected in 2018.",
            "2021-05-04/2021-05~",
        ),
    ]);
}

#[test]
fn stated_by_the_page() {
    check(&[
        (
            "Le port rouvre\n\nPublié le 02/11/23 à 16h33, mis à jour le 03/11/23 à 9h12\n\nLe port de Calais a rouvert jeudi après deux jours de grève des remorqueurs.\n",
            "2023-11-02",
        ),
        (
            "Le port rouvre\n\nMis à jour le 4 novembre 2023, publié le 2 novembre 2023\n\nLe port de Calais a rouvert jeudi après deux jours de grève.\n",
            "2023-11-02",
        ),
        // The day before the month, where the text's days lie just before it.
        (
            "Bridge tender withdrawn\n\nBy Ann Lee   05/03/2020   2 min read\n\nThe county withdrew the tender on 2 March after one firm complained. Three bids were opened on 26 February.\n",
            "2020-03-05",
        ),
        (
            "Bridge tender withdrawn\n\nBy Ann Lee   05/03/2020   2 min read\n\nThe county withdrew the tender on May 1 after one firm complained. Three bids were opened on April 26.\n",
            "2020-05-03",
        ),
        (
            "Séisme au large\nsamedi 21 février 2026\n\nUn séisme a été ressenti vendredi soir dans toute la région, sans faire de victime.\n",
            "2026-02-21",
        ),
        (
            "Séisme au large\nsamedi 21 février\n2026\n\nUn séisme a été ressenti vendredi soir dans toute la région, sans faire de victime.\n",
            "2026-02-21",
        ),
        (
            "Niamey, 24 août (ANP) – Le Premier ministre a reçu mardi les éleveurs. La loi date du 3 mars 2024.\n",
            "2024-08-24",
        ),
        (
            "date 2026-03-10 Le gouvernement a annoncé lundi la fin du moratoire sur les forages en mer.\n",
            "2026-03-10",
        ),
        (
            "Floods cut road\n\nPublished on 5 May 2024 | Updated 6 May 2024\n\nThe river rose by two metres on Sunday and the road to the coast was closed, police said.\n",
            "2024-05-05",
        ),
        (
            "Floods cut road\nBy Jane Roe\nMay 5, 2024\n\nThe river rose by two metres on Sunday and the road to the coast was closed, police said.\n",
            "2024-05-05",
        ),
        (
            "Le pont est fermé\n\nPublié le12 mars 2024à 10h00\n\nLe pont est fermé aux camions depuis lundi, a annoncé la préfecture du Nord.\n",
            "2024-03-12",
        ),
    ]);
}

#[test]
fn what_does_not_date_the_article() {
    check(&[
        (
            "L’association 4 Mai\n\nRencontre avec Paule Vidal, de l’association 4 Mai\n\nElle a perdu un fils dans l’incendie de 2016 et ne s’est jamais tue depuis.\n",
            "2016/..",
        ),
        (
            "Meet the 4 May Group\n\nA talk with Paula Viner of the 4 May Group\n\nShe lost a son in the fire of 2016 and has never kept quiet since.\n",
            "2016/..",
        ),
    ]);
    check(&[
        ("Une loi de 1901 protège les associations. Nul ne la conteste.", "?"),
        ("Le plan sera achevé le 3 mars 2031, promet la mairie.", "?"),
    ]);
}

#[test]
fn guessed_from_who_is_in_office() {
    check(&[(
        "Sous la présidence précédente, l’administration Trump avait taxé l’acier en 2018. L’administration Biden maintient ces droits.",
        "2021-01-20%/2022-01%",
    )]);
}

#[test]
fn bounded_by_what_is_to_come() {
    check(&[
        (
            "Le gouvernement a suspendu lundi les vols. Depuis l’incendie du 4 mai, la piste est fermée, et le rapport a été remis ce jeudi. En 2017 déjà, un avion avait pris feu. Les juges ont jusqu’au 11 mai pour répondre. La loi sera votée en juillet 2021.",
            "2021-05-06",
        ),
        (
            "The ferry sank on the night of Thursday 9 May, and the captain was arrested. The line opened in 2016. The hearings, which began on Monday 20 May, are expected to last two weeks; a ruling is due on 7 June.",
            "2019-05-20/2019-06-07",
        ),
        (
            "La conduite a cédé mercredi 13 novembre. Le rapport est de septembre 2019. Les travaux s’achèveront fin mars 2020, et les élus se réuniront le 21 novembre.",
            "2019-11-13/2019-11-21",
        ),
        // The bridge of 2030 says nothing of the year in which the mayor was heard.
        (
            "Le maire a été entendu le 5 mars 2024. Le 12 avril, il a démissionné. Le pont sera achevé en juin 2030.",
            "2024-04-12/2024-05~",
        ),
        // By the time of print the summit's day had come and gone, the strike's too.
        (
            "The envoys met on 22 March 2025. A summit, announced for 4 April 2025 in Lima, did not take place. Talks resume on 12 May 2025.",
            "2025-03-22/2025-05-12",
        ),
        (
            "Le maire a démissionné le 2 mars 2024. Le conseil devait se réunir le 9 mars 2024 : il n’y a pas eu de quorum. Un scrutin aura lieu le 30 mars 2024.",
            "2024-03-02/2024-03-30",
        ),
        // A Saturday in 2024.
        (
            "The museum will reopen on Saturday 8 June after a refit. The works began in September 2022, when the roof leaked.",
            "2024-05~/2024-06-08",
        ),
        // The contract is told aside: its year is not that of the strike.
        (
            "The strike, which began Oct. 16, ended on Oct. 20 after a vote. The last contract lapsed on June 30, 2021.",
            "2021-06-30/..",
        ),
        (
            "PVR dropped its demand on 12 May 2023 but will table it again when the deal expires in 2027.",
            "2023-05-12/2023-06~",
        ),
    ]);
}

#[test]
fn the_day_of_a_change_is_about_the_day() {
    check(&[(
        "Le pont est fermé\n\nMis à jour le 13 mars 2024\n\nLe pont est fermé depuis lundi, a annoncé la préfecture du Nord.\n",
        "2024-03-13~",
    )]);
}

#[test]
fn what_comes_on_a_weekday_pins_the_year_before_a_term() {
    let told = "The two sides swapped prisoners on 18 March in Lokai. Shells fell on the camp on 4 April. Talks resume on Monday, 12 May in the town.";
    let terms = [
        "The mandate was renewed until 30 April 2026.",
        "The council extended the mandate to 30 April 2026.",
        "The mandate was extended through 30 April 2026.",
        "The mandate expires on 30 April 2026.",
        "The mission's mandate, renewed this winter, runs to 30 April 2026.",
        "The mandate will now end on 30 April 2026.",
    ];
    let texts: Vec<String> = terms.iter().map(|term| format!("{term} {told}")).collect();
    let rows: Vec<(&str, &str)> = texts.iter().map(|text| (text.as_str(), "2025-04-04/2025-05-12")).collect();
    check(&rows);
    check(&[
        (
            "Le bail du stade court jusqu’au 30 avril 2019. Le club a perdu le 3 mars. Il recevra Metz samedi 12 mai.",
            "2018-03-03/2018-05-12",
        ),
        // What was closed until then says nothing of what comes.
        (
            "The bridge was closed until 30 April 2006. It was painted on 18 March. Talks resume on 12 May.",
            "?",
        ),
    ]);
}

#[test]
fn the_day_that_a_name_gives_counts_where_the_page_is_silent() {
    let check = |name: &str, text: &str, expect: &str| {
        let source = Source { name: name.to_owned(), text: text.into(), ..Source::default() };
        let corpus = extract::corpus(vec![source]);
        let all: Vec<String> = corpus
            .articles
            .iter()
            .map(|a| {
                format!(
                    "{} {}",
                    a.published.edtf.map_or("?".to_owned(), |e| e.to_string()),
                    a.published.basis.name()
                )
            })
            .collect();
        assert_eq!(all.join(", "), expect, "{name}\n{text}");
    };
    let strike = "La grève a commencé mardi. Les syndicats seront reçus vendredi.";
    check("depeche.txt", strike, "? none");
    check("2024-05-29_depeche.txt", strike, "2024-05-29 inferred");
    check("2024-05-29_depeche.txt", "La grève a commencé le 28 mai 2024.", "2024-05-29 inferred");
    // The page knows better, or tells what came later: the file was renamed, or fetched before another article's.
    check(
        "2024-05-29_x.txt",
        "Grève\n\nPublié le 3 juin 2024\n\nLa grève a commencé mardi à Sète.",
        "2024-06-03 stated",
    );
    check(
        "2024-05-29_x.txt",
        "La grève, commencée le 28 mai 2024, a pris fin le 7 juin 2024.",
        "2024-06-07/2024-06~ inferred",
    );
    check(
        "2024-05-29_x.txt",
        "Grève\n\n28 mai\n\nLa grève a commencé mardi à Sète, où elle durera.",
        "2024-05-28 inferred",
    );
}

#[test]
fn a_day_that_is_only_spoken_of_bounds_nothing() {
    check(&[
        (
            "Le président a annoncé, le samedi 3 février 2024, le report de l’élection du 25 février. L’opposition proteste.",
            "2024-02-03/2024-02~",
        ),
        ("La date du 2 juin 2024, proposée par le comité, est rejetée par la cour.", "?"),
        (
            "On 3 February 2024 the league confirmed the postponement of the final of 25 February. Clubs protested.",
            "2024-02-03/2024-02~",
        ),
        // The other way round it is past.
        ("Le 6 mars 2025, la cour a confirmé l’arrêt du 4 février 2025.", "2025-03-06/2025-03~"),
    ]);
}
