//! Why each value is what it is: `text, published → steps, doubt`.

use crate::corpus::{Source, Weakness};
use crate::extract;
use crate::extract::time::steps;

/// The steps of each expression by their keys, and its doubt.
fn read(text: &str, published: &str) -> String {
    let source = Source { text: text.into(), published: published.parse().ok(), ..Source::default() };
    let corpus = extract::corpus(vec![source]);
    let tell = |t: &crate::corpus::Timex| {
        let steps = steps(&corpus, t);
        let keys: Vec<&str> = steps.keys().map(|key| key.trim_start_matches("why-")).collect();
        let doubt = t.weakness.map_or("", Weakness::name);
        format!("{}: {} ({doubt})", corpus.words(t.article, t.span), keys.join(" "))
    };
    corpus.timexes.iter().map(tell).collect::<Vec<_>>().join("; ")
}

fn check(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, published, want)| {
            let got = read(text, published);
            (got != *want).then(|| format!("{text} ({published})\n  want {want}\n  got  {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_value_says_its_steps() {
    check(&[
        ("Le pont a rouvert le 3 mai 2012.", "2024-10-16", "3 mai 2012: step-stated ()"),
        ("La ville a voté mercredi 9 octobre.", "2024-10-16", "mercredi 9 octobre: step-calendar ()"),
        ("Le ministre a démissionné lundi.", "2024-10-16", "lundi: step-last ()"),
        ("Le Sénat votera lundi.", "2024-10-16", "lundi: step-next ()"),
        ("Le marché a rouvert le 2 octobre.", "2024-10-16", "2 octobre: step-nearest ()"),
        ("Il a plu hier.", "2024-10-16", "hier: step-counted ()"),
        (
            "Le 3 mai 2012, il est pris. Le lendemain, il parle.",
            "2024-10-16",
            "3 mai 2012: step-stated (); lendemain: step-story ()",
        ),
        ("La trêve a tenu trois jours.", "2024-10-16", "trois jours: step-length ()"),
        ("Depuis 2015, la plage recule.", "2024-10-16", "2015: step-stated step-opens ()"),
        ("Fin 2022, il comptait mille salariés.", "2024-10-16", "Fin 2022: step-end ()"),
        ("Un accord a récemment été conclu.", "2024-10-16", "récemment: step-vague ()"),
        (
            "Le barrage a cédé mardi, six jours après la mise en eau.",
            "2024-10-16",
            "mardi: step-last (); six jours: step-happening ()",
        ),
        ("Il joue chaque mardi.", "2024-10-16", "chaque mardi: step-set ()"),
        ("Le lendemain, il parle.", "nothing", "lendemain: step-no-anchor ()"),
        ("La semaine du 14 octobre a été froide.", "2024-10-16", "semaine du 14 octobre: step-counted ()"),
    ]);
}

#[test]
fn doubt_is_marked() {
    check(&[
        (
            "Le procès s’ouvre lundi 18 mai 2025.",
            "2025-05-01",
            "lundi 18 mai 2025: step-stated weak-sunday (contradiction)",
        ),
        ("L’audience de mardi sera longue.", "2024-10-16", "mardi: step-next ()"),
        ("Grève des bus mardi", "2024-10-16", "mardi: step-next weak-direction (direction)"),
        ("Les crues du 14 avril, en photos.", "2024-10-16", "14 avril: step-nearest weak-far (far)"),
        ("Une loi du 12 mai 34.", "2024-10-16", "12 mai 34: step-century ()"),
        ("Une loi du 12 mai 36.", "2024-10-16", "12 mai 36: step-century weak-century (century)"),
        (
            "The government has said that it will publish the whole of the report that was dated 03/04/2021 and which it had kept.",
            "2024-10-16",
            "03/04/2021: step-stated weak-order (order)",
        ),
        (
            "L’audience de lundi a été longue.",
            "2024-10-10/2024-10-20",
            "lundi: step-this weak-bounds (bounds)",
        ),
    ]);
}
