//! Tables of `page → publication date`.

use crate::corpus::Source;
use crate::extract;

fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, want)| {
            let source = Source { text: (*text).to_owned(), ..Source::default() };
            let corpus = extract::corpus(vec![source]);
            let published = &corpus.articles[0].published;
            let got = published.edtf.map_or_else(|| "?".to_owned(), |e| e.to_string());
            (got != *want)
                .then(|| format!("{text}\n  want {want}\n  got  {got} ({:?})", published.reason.steps))
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
        ("La grève a commencé le 28 mai 2024. Les syndicats ont été reçus.", "2024-05-28/2024-06~"),
        (
            "Ce mois de mai 2023 a été le plus sec du siècle. Le 12 mai, le préfet a interdit l’arrosage.",
            "2023-05-12/2023-05",
        ),
        ("Le pont a été fermé en 2019. Les travaux ont repris mardi 4 février.", "2020-02-04/2020-02~"),
        ("Rien ne presse, disent les habitants.", "?"),
    ]);
}
