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
