//! What holds of any text: spans in order and on characters, the same twice, nothing changed by what follows.

use proptest::prelude::*;

use super::*;

fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "le",
        "la",
        "l’",
        "du",
        "au",
        "de",
        "à",
        "et",
        "en",
        "entre",
        "1er",
        "23",
        "26",
        "juin",
        "mars",
        "mai",
        "2025",
        "97",
        "lundi",
        "mardi",
        "soir",
        "nuit",
        "dernier",
        "prochaine",
        "ce",
        "cette",
        "semaine",
        "année",
        "années",
        "60",
        "fin",
        "début",
        "mi-",
        "depuis",
        "il y a",
        "plus tard",
        "trois",
        "quatre-vingt-dix",
        "siècle",
        "XXe",
        "trimestre",
        "deuxième",
        "été",
        "Noël",
        "18 h 30",
        "20:15",
        "29/09/99",
        "2024-2029",
        "hier",
        "lendemain",
        "May",
        "June 5, 2020",
        "last",
        "next",
        "week",
        "ago",
        "the 1990s",
        "p.m.",
        "5",
        "every",
        "century",
        "(",
        ")",
        ",",
        ".",
        "-",
        "–",
        "'",
        "«",
        "»",
        "\n",
        "é",
        "漢",
        "🕰",
        "\u{301}",
        "\u{a0}",
        "%",
        "€",
        "999999999999",
    ]);
    prop::collection::vec((words, prop::sample::select(vec!["", " ", "  "])), 0..40)
        .prop_map(|ws| ws.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

fn found(lang: Lang, text: &str) -> Vec<Found> {
    recognise(text, &sentence::within(text, Span::new(0, text.len()), lang), lang)
}

fn dated(lang: Lang, text: &str, published: &str) -> Vec<String> {
    read(lang, text, published).split("; ").map(str::to_owned).collect()
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    for lang in [Lang::Fr, Lang::En] {
        let once = found(lang, text);
        prop_assert_eq!(&once, &found(lang, text));
        let mut end = 0;
        for f in &once {
            prop_assert!(!f.span.is_empty() && !f.span.of(text).is_empty(), "{:?} in {:?}", f, text);
            prop_assert!(f.extent.contains(f.span) && !f.extent.of(text).is_empty());
            prop_assert!(f.extent.start() >= end, "overlap at {:?} in {:?}", f, text);
            end = f.span.end();
        }
        for published in ["2024-02-29", "2025-07-09/2025-07", "2021/..", "nothing"] {
            prop_assert_eq!(dated(lang, text, published), dated(lang, text, published));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn of_what_runs_together(text in prop::sample::select(vec!["20:15é siècle", "À 20:15-century.", "12/05/2024é siècle"])) {
        holds(text)?;
    }

    #[test]
    fn of_any_text(text in "\\PC{0,80}") {
        holds(&text)?;
    }

    #[test]
    fn of_words_of_time(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn what_follows_changes_nothing_before(text in pieces(), more in pieces()) {
        let text = text.replace('\n', " ");
        let before = dated(Lang::Fr, &format!("{text}.\n\nFin."), "2024-10-16");
        let after = dated(Lang::Fr, &format!("{text}.\n\nFin.\n\n{more}"), "2024-10-16");
        let kept = before.iter().filter(|t| !t.is_empty()).count();
        prop_assert_eq!(&before[..kept], &after[..kept.min(after.len())]);
    }
}
