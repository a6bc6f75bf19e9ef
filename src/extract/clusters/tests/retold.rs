//! What the next sentence only says another day of is the same happening, and a dispute.

use crate::corpus::Source;
use crate::extract;

/// The days that the reports of the happening give for it which a text, published on 16 October 2024, disputes.
fn disputed(text: &str) -> Vec<String> {
    let source = Source { text: text.into(), published: "2024-10-16".parse().ok(), ..Source::default() };
    let corpus = extract::corpus(vec![source]);
    let all = corpus.cluster_ids().flat_map(|id| corpus.discrepancies(id));
    all.flat_map(|of| corpus.claims(of)).map(|claim| claim.value.into_owned()).collect()
}

#[test]
fn others_say_that_it_was_on_another_day() {
    let check = |text: &str, expect: &[&str]| assert_eq!(disputed(text), expect, "{text}");
    check(
        "The army said the attack took place at dawn on Monday. Residents said it happened on Sunday evening.",
        &["2024-10-14", "2024-10-13"],
    );
    check(
        "Selon l’armée, l’attaque a eu lieu lundi à l’aube. Des habitants affirment qu’elle s’est produite dimanche soir.",
        &["2024-10-14", "2024-10-13"],
    );
    check(
        "Un car s’est renversé lundi près de Gap, selon la préfecture. D’après un témoin, l’accident s’est produit dimanche.",
        &["2024-10-14", "2024-10-13"],
    );
    check("The army said the attack took place on Monday. Residents said it happened on Monday.", &[]);
    check("The army said the attack took place on Monday. Residents said it did not happen on Sunday.", &[]);
    check(
        "Le conseil a fermé la piscine lundi, selon le maire. La cérémonie a eu lieu mardi, selon la mairie.",
        &[],
    );
    check("The attack took place on Monday.\n\nThe vote was held on Tuesday. It took place on Tuesday.", &[]);
}
