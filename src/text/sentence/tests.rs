//! Sentences as a person cuts them, and what holds for any text.

//! Tables of sentences, and what must hold of any text.

use proptest::prelude::*;

use super::*;

/// The sentences of a text, shown with `|` between them.
fn check(expect: &str) {
    let text = expect.replace('|', " ");
    cut(&text, expect);
}

fn cut(text: &str, expect: &str) {
    let got = within(text, Span::new(0, text.len()), Lang::Fr);
    let got: Vec<_> = got.iter().map(|s| s.of(text)).collect();
    let want: Vec<_> = expect.split('|').map(str::trim).collect();
    assert_eq!(got, want, "\n{text}");
}

#[test]
fn full_stops_that_end_nothing() {
    for text in [
        "M. Stevens a parlé.|Mme Korhonen aussi.",
        "Le vice-président J.D. Vance est là.|Il repart.",
        "William B. Stevens s’est rendu à Bamako.|M. Le Gall l’attendait.",
        "Publié le 20 nov. 2024 à Paris.|Le ministre parle.",
        "La hausse est de 3.5 points, soit 1.200 emplois.|Voilà.",
        "Dr. Martin L. King spoke in St. Louis.|He left.",
        "The U.S. Africa Command is based in Stuttgart, Gen. Langley said.|The command moved.",
        "It was made in the U.S. The law says so.".replace(". The", ".|The").as_str(),
        "Né en 63 av. J.-C. à Rome.",
        "Du riz, du mil, etc. La récolte est bonne.".replace(". La", ".|La").as_str(),
        "Du riz, du mil, etc. sont arrivés.",
        "L’art. 5 et le § 3, p. 12, du traité.|Fin.",
        "Il a gagné 12 p. 100.|Bien.",
        "Le site Maliweb.net l’écrit.|RFI aussi.",
        "The fair ran Aug. 30-Sept. 2 in Bremen.|It rained.",
        "He came at 5 p.m. Tuesday.|She did not.",
        "La société Bolloré S.A. va vendre.",
        "Mgr. Ruini et le cap. Traoré étaient là.",
        "Yahoo! a fermé.",
    ] {
        check(text);
    }
}

#[test]
fn marks_that_end() {
    for text in [
        "Vraiment ?|Oui !|Non…|Bon.",
        "Il hésite… puis il part.|Fin.",
        "« Nous avons des forces. Si le Mali le veut, nous viendrons », a déclaré l’envoyé.|Une main tendue.",
        "« Quelle horreur ! » s’exclame-t-il.|On part.",
        "« C’est fini. »|« Pas du tout. »|Silence.",
        "Il a dit : « C’est fini. »|Elle rit.",
        "“We won. They lost,” he said.|Nobody cheered.",
        "“We won.”|Nobody cheered.",
        "He said \"it is over.\"|She laughed.",
        "La guerre a repris.12|Le front bouge.",
        "La guerre a repris.[3]|Le front bouge.",
        "La guerre a repris (voir plus haut).|Le front bouge.",
        "La guerre a repris. (Avec AFP)".replace(". (", ".|(").as_str(),
        "C’était en 2024.|Le vote a eu lieu.",
        "Louis XIV.|Il régna.",
        "— Tu viens ?|— Non.",
        "Il a plu.|34 mm sont tombés.",
    ] {
        check(text);
    }
    cut("Il rentre le soir.Le ministre l’attend.", "Il rentre le soir.|Le ministre l’attend.");
}

#[test]
fn abbreviations_of_both_presses() {
    for text in [
        "U.S. Sen. John Kerry spoke.|He left.",
        "Rep. Ilhan Omar, D-Minn., said so.|Others agreed.",
        "No. 2 Duke beat No. 5 Kansas.|The game ended late.",
        "He arrived at 9 a.m. Tuesday and left.|She stayed.",
        "The meeting starts at 9 a.m.|The mayor will speak.",
        "The firm, Acme Inc., is based in St. Paul, Minn.|It employs 40.",
        "Acme Corp. said on Monday it would cut jobs.|Shares fell.",
        "Lt. Gov. Jane Roe and Sgt. 1st Class Tom Lee spoke.|They left.",
        "On Jan. 5, 2021, a crowd came.|It stayed.",
        "Prof. A. B. Diallo a parlé.|Il est parti.",
        "Le col. Assimi Goïta et le gén. Diarra étaient là.|La foule aussi.",
        "Selon S.E.M. Tinni, le texte est prêt.|Il sera voté.",
        "Il habite av. Foch, au no. 12.|Elle aussi.",
        "Les n°s 3 et 4 sont prêts.|Le no 5 attend.",
        "« C’est non. »|Le ministre a été clair.",
        "Le texte (cf. art. 12) est clair.|Il entre en vigueur.",
        "Il a dit « oui… » avant de partir.|Tous ont ri.",
        "“I don’t know,” she said.|“We’ll see.”|He nodded.",
        "Ph.D. students met Dr. Smith.|They talked.",
        "The U.N. Security Council met in the U.S. Thursday.|It voted.",
        "Env. 300 pers. étaient là.|Tous ont voté.",
        "Le km 12 est fermé.|La R.N. 7 aussi.",
        "Mme. Diallo et Mlle Sow.|Fin.",
        "Me Konaté plaide.|Le juge écoute.",
        "Mr. and Mrs. Obama vs. the Joneses.|Done.",
        "Elle a couru 100 m.|Le record tient.",
        "Il est né en 1950.|Elle en 1960.",
        "St. Louis, Mo., is big.|Chicago, Ill., is bigger.",
        "The price rose 2.5 percent to $1.2 million.|It fell.",
        "Gov.-elect Josh Stein and Sens. Smith and Jones met.|They spoke.",
        "Quoi ?!|Vraiment ?",
        "Who?|Me?|Yes.",
        "Il cite le Pr. Sall, le Dr. Ba et S. Exc. Mgr. Ndiaye.|Il conclut.",
        "Mar. 3 is a holiday.|We rest.",
        "The Rev. Al Sharpton spoke at 10:30 p.m. EST.|He left.",
        "Le Cdt. Sangaré, le Lt-col. Dembélé et le Cne. Bah sont là.|Tous partent.",
        "Il vit à St. Denis.|Elle à Ste. Marie.",
        "Vol. 3, pp. 12-15, et al. disent non.|C’est tout.",
        "The company (Nasdaq: ABC) fell.|Others rose.",
        "Apple Inc.|The company fell.",
        "Il parle… mais pas longtemps.|Puis…|Rien.",
        "Did he say no?|No.|He said yes.",
        "Reps. Omar and Tlaib, D-Mich., met Gens. Milley and Brown.|They agreed.",
        "Insp. Gen. Smith and Det. Sgt. Lee arrived at 5:30 a.m. Friday.|Nobody spoke.",
        "Asst. Chief Tom Roe and Det. Ann Poe spoke.|It rained.",
        "The U.K. Foreign Office and the E.U. Commission met.|Talks go on.",
        "Jan. 6 and Feb. 12 are set.|March is not.",
        "Sept. 11, Oct. 7 and Nov. 13.|Dates we know.",
        "Lieut. Diop et l’adj. Fall ont témoigné.|Le juge note.",
        "Tél. 22 44 55 66.|Appelez.",
        "Le Pdt. Kaboré et le Gal. Diendéré.|Rien d’autre.",
        "Ltd. and Co. are words.|Smith & Co. Ltd. is a firm.",
        "Réf. 2024/33.|Signé.",
        "Fig. 3 montre la pente.|Elle baisse.",
        "Il pèse 3 kg.|Elle en pèse 2.",
        "Il est 18 h.|Le soleil se couche.",
        "Approx. 40 people came.|Dept. of State officials did not.",
        "The case, Roe v. Wade, is old.|Brown vs. Board is older.",
        "Fr. Jean Kaboré célèbre la messe.|Sr. Marie chante.",
        "The Hon. Jane Doe and Amb. Lee spoke.|So did Pres. Roe.",
        "Capt. Ibrahim Traoré took power on Sept. 30.|He was 34.",
        "La S.N.C.F.|Le train part.",
        "Les 1ers sont arrivés.|Les 2es aussi.",
        "À 10 ans, i.e. trop jeune, il part, e.g. en mer.|Fin.",
        "Il y a 2 000 hab. au km².|C’est peu.",
    ] {
        check(text);
    }
}

#[test]
fn lines() {
    cut("Un titre\nUne phrase.", "Un titre|Une phrase.");
    cut("Un titre\n\nune phrase.", "Un titre|une phrase.");
    cut("a) le respect,\nb) le choix.", "a) le respect,|b) le choix.");
    cut("Une phrase qui\nva à la ligne.", "Une phrase qui\nva à la ligne.");
    cut(
        "Le président de la République s’est rendu mardi au siège de l’Union\nAfricaine. Il y a vu M.\nFaki.",
        "Le président de la République s’est rendu mardi au siège de l’Union\nAfricaine.|Il y a vu M.\nFaki.",
    );
    cut("1. Le premier point.\n2. Le second.", "1. Le premier point.|2. Le second.");
    cut("• un point\n• un autre", "• un point|• un autre");
}

#[test]
fn long_lines_take_linear_time() {
    for piece in [".", "a.", "« ", "M. ", "\na", "… a"] {
        let text = piece.repeat(400_000);
        assert!(!within(&text, Span::new(0, text.len()), Lang::Fr).is_empty());
    }
}

proptest! {
    #[test]
    fn any_text_is_cut_into_ordered_spans(text in "[a-zA-Zéœ.!?…«»“”\"'’()\\[\\]0-9 \n\u{a0},:—•-]{0,120}|\\PC{0,60}") {
        let all = Span::new(0, text.len());
        let found = within(&text, all, Lang::Fr);
        let mut at = 0;
        for span in &found {
            prop_assert!(span.start() >= at && !span.of(&text).is_empty());
            prop_assert!(text.get(at..span.start()).is_some_and(|gap| gap.trim().is_empty()));
            at = span.end();
        }
        prop_assert!(text.get(at..).is_some_and(|rest| rest.trim().is_empty()));
        prop_assert_eq!(found, within(&text, all, Lang::En));
    }
}
