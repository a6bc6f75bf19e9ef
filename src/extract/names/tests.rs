//! Names as people read them: `label (kind) [title]`, and what holds for any text.

use proptest::prelude::*;

use super::*;
use crate::corpus::Corpus;
use crate::extract;
use crate::text::sentence;

/// What a text names, each mention on its line: `words = label, kind, state [title]`.
fn mentions(text: &str, lang: Lang) -> Vec<String> {
    let mut register = Register::default();
    let sentences = sentence::within(text, Span::new(0, text.len()), lang);
    let found = register.find(text, ArticleId(0), &sentences, lang);
    let show = |m: &Mention| {
        let name = &register.names[m.name.at()];
        let state = register.state_of(m.name).filter(|&s| s != m.name).map(|s| &register.names[s.at()].label);
        let state = state.map(|s| format!(" of {s}")).unwrap_or_default();
        let title = m.title.map(|t| format!(" [{}]", t.of(text))).unwrap_or_default();
        format!("{} = {}, {}{state}{title}", m.span.of(text), name.label, name.kind.name())
    };
    found.iter().map(show).collect()
}

fn check(lang: Lang, text: &str, expect: &[&str]) {
    let got = mentions(text, lang).join("\n");
    let want = expect.join("\n");
    assert!(got == want, "\n{text}\n--- got\n{got}\n--- expected\n{want}\n");
}

#[test]
fn places_that_are_called_as_people_are() {
    check(
        Lang::Fr,
        "Le maire Paul Cazals a parlé. La commune de Cazals a brûlé, et Cazals pleure. La ville d’Orsenne aussi.",
        &[
            "Paul Cazals = Paul Cazals, person [maire]",
            "Cazals = Cazals, place",
            "Cazals = Paul Cazals, person",
            "Orsenne = Orsenne, place",
        ],
    );
    check(
        Lang::En,
        "A slide struck the village of Cazals on Friday, and officials say Cazals has lost ten houses.",
        &["Cazals = Cazals, place", "officials = officials, group", "Cazals = Cazals, place"],
    );
}

#[test]
fn states_their_seats_and_their_people() {
    check(
        Lang::Fr,
        "Tokyo et la Corée du Sud ont accusé le Kremlin.",
        &[
            "Tokyo = Tokyo, place of Japon",
            "Corée du Sud = Corée du Sud, state",
            "Kremlin = Kremlin, organisation of Russie",
        ],
    );
    check(
        Lang::Fr,
        "Les Russes et plusieurs responsables brésiliens ont quitté la salle.",
        &[
            "Russes = Russes, group of Russie",
            "responsables brésiliens = responsables brésiliens, group of Brésil",
        ],
    );
    check(
        Lang::Fr,
        "Le Conseil national de défense et de sécurité et le ministère de la Sécurité et de la Protection civile se taisent.",
        &[
            "Conseil national de défense et de sécurité = Conseil national de défense et de sécurité, organisation",
            "ministère de la Sécurité et de la Protection civile = ministère de la Sécurité et de la Protection civile, organisation",
        ],
    );
    check(
        Lang::En,
        "German officials told Berlin that the U.S. Army would leave.",
        &[
            "German officials = German officials, group of Germany",
            "Berlin = Berlin, place of Germany",
            "U.S. Army = U.S. Army, organisation of United States",
        ],
    );
}

#[test]
fn people_and_their_offices() {
    check(
        Lang::Fr,
        "La ministre de la Santé, Mme Claire Vidal, a reçu Jean Dubois, ancien directeur de l’hôpital de Lyon, mardi.",
        &[
            "Claire Vidal = Claire Vidal, person [ministre de la Santé]",
            "Jean Dubois = Jean Dubois, person [ancien directeur de l’hôpital de Lyon]",
        ],
    );
    check(
        Lang::Fr,
        "Le général Amadou Sy a démissionné. M. Sy était en poste depuis 2019.",
        &["Amadou Sy = Amadou Sy, person [général]", "Sy = Amadou Sy, person"],
    );
    check(
        Lang::En,
        "Prime Minister Anna Berg met Tom Lind, the bank’s chief economist, in Oslo. Berg smiled.",
        &[
            "Anna Berg = Anna Berg, person [Prime Minister]",
            "Tom Lind = Tom Lind, person [chief economist]",
            "Oslo = Oslo, place of Norway",
            "Berg = Anna Berg, person",
        ],
    );
}

#[test]
fn acronyms_and_what_they_stand_for() {
    check(
        Lang::Fr,
        "Selon le Réseau Ouest-Africain des Semences (ROAS), la récolte baisse. Le ROAS alerte.",
        &[
            "Réseau Ouest-Africain des Semences = Réseau Ouest-Africain des Semences, organisation",
            "ROAS = Réseau Ouest-Africain des Semences, organisation",
            "ROAS = Réseau Ouest-Africain des Semences, organisation",
        ],
    );
}

#[test]
fn words_that_name_nobody() {
    for text in [
        "Il a forcé la porte mardi en janvier.",
        "La réunion a duré une heure.",
        "Cette force tranquille ne suffit pas.",
        "Selon lui, la région attend la pluie.",
    ] {
        check(Lang::Fr, text, &[]);
    }
}

#[test]
fn one_person_across_articles() {
    let source = |text: &str| crate::corpus::Source { text: text.into(), ..Default::default() };
    let corpus: Corpus = extract::corpus(vec![
        source("Le chanteur Bill Norton est arrivé à Nice mardi soir avec son équipe."),
        source("William Norton a chanté jeudi soir. « C’était beau », a dit Norton à la presse."),
        source("Norton repart samedi, et la Norvégienne Eva Lund chantera à sa place."),
    ]);
    let people: Vec<_> =
        corpus.names.iter().filter(|n| n.kind == NameKind::Person).map(|n| &*n.label).collect();
    assert_eq!(people, ["William Norton", "Eva Lund"]);
}

#[test]
fn long_sentences_take_linear_time() {
    for piece in [
        "Commission ",
        "le général, ",
        "président de la ",
        "Mali ",
        "A B ",
        "(ABC) ",
        "ministre et ",
        "N’",
        "de ",
    ] {
        for lang in [Lang::Fr, Lang::En] {
            let text = piece.repeat(30_000);
            let all = Span::new(0, text.len());
            assert!(Register::default().find(&text, ArticleId(0), &[all], lang).len() <= 90_000);
        }
    }
}

#[test]
fn english_offices() {
    check(
        Lang::En,
        "Canadian Defense Secretary Ruth Amos and Commission Vice President Ivo Lang met. Pieter van den Berg, the firm’s former chief executive, did not.",
        &[
            "Ruth Amos = Ruth Amos, person [Canadian Defense Secretary]",
            "Ivo Lang = Ivo Lang, person [Commission Vice President]",
            "Pieter van den Berg = Pieter van den Berg, person [former chief executive]",
        ],
    );
}

#[test]
fn english_offices_within_a_run_of_capitals() {
    check(
        Lang::En,
        "Former Water Minister Joyce Mtambo met Border County Sheriff Ann Lee and Gov. Tom Lind on Oct. 20.",
        &[
            "Joyce Mtambo = Joyce Mtambo, person [Former Water Minister]",
            "Ann Lee = Ann Lee, person [Border County Sheriff]",
            "Tom Lind = Tom Lind, person [Gov]",
        ],
    );
    check(
        Lang::En,
        "Lt. Col. James Okello and Defence Secretary Aden Sora saw Danilo \"Boy\" Ramos.",
        &[
            "James Okello = James Okello, person [Lt. Col]",
            "Aden Sora = Aden Sora, person [Defence Secretary]",
            "Danilo \"Boy\" Ramos = Danilo \"Boy\" Ramos, person",
        ],
    );
}

#[test]
fn english_bodies_by_a_state_a_trade_or_a_complement() {
    check(
        Lang::En,
        "The Kenya Revenue Authority sued Tata Steel; the Brotherhood of Welders and the Institute for Water Studies watched.",
        &[
            "Kenya Revenue Authority = Kenya Revenue Authority, organisation",
            "Tata Steel = Tata Steel, organisation",
            "Brotherhood of Welders = Brotherhood of Welders, organisation",
            "Institute for Water Studies = Institute for Water Studies, organisation",
        ],
    );
    check(
        Lang::En,
        "Hundreds of Kenyans stayed in Sun City during Cyclone Delphine.",
        &[
            "Kenyans = Kenyans, group of Kenya",
            "Sun City = Sun City, place",
            "Cyclone Delphine = Cyclone Delphine, organisation",
        ],
    );
}

#[test]
fn french_bodies_and_towns_of_several_words() {
    check(
        Lang::Fr,
        "L’Agence fédérale pour la sécurité des ponts (Afsdp) a écrit à la Fédération des mineurs. L’Afsdp attend.",
        &[
            "Agence fédérale pour la sécurité des ponts = Agence fédérale pour la sécurité des ponts, organisation",
            "Afsdp = Agence fédérale pour la sécurité des ponts, organisation",
            "Fédération des mineurs = Fédération des mineurs, organisation",
            "Afsdp = Agence fédérale pour la sécurité des ponts, organisation",
        ],
    );
    check(
        Lang::Fr,
        "Le maire de Saint-Loup-sur-Lys, Luc Verbeke, a saisi la cour d’appel de Douai contre les Laiteries du Hainaut.",
        &[
            "Luc Verbeke = Luc Verbeke, person [maire de Saint-Loup-sur-Lys]",
            "cour d’appel de Douai = cour d’appel de Douai, organisation",
            "Laiteries du Hainaut = Laiteries du Hainaut, organisation",
        ],
    );
}

#[test]
fn groups_and_bodies() {
    check(
        Lang::Fr,
        "Des hommes armés ont attaqué un convoi de l’armée nigérienne, selon plusieurs sources diplomatiques et le ministère de la Santé.",
        &[
            "hommes armés = hommes armés, group",
            "armée nigérienne = armée nigérienne, organisation of Niger",
            "sources diplomatiques = sources diplomatiques, group",
            "ministère de la Santé = ministère de la Santé, organisation",
        ],
    );
    check(
        Lang::Fr,
        "L’administration Lopez et le porte-parole du syndicat, Yann Le Goff, ont répondu aux éleveurs argentins.",
        &[
            "administration Lopez = administration Lopez, organisation",
            "Yann Le Goff = Yann Le Goff, person [porte-parole du syndicat]",
            "éleveurs argentins = éleveurs argentins, group of Argentine",
        ],
    );
}

proptest! {
    #[test]
    fn any_text_gives_ordered_mentions(text in "([A-Z][a-zé]{0,5}[ ’.,(-]){0,20}|[a-zA-Z .,’()A-ZÉ-]{0,80}|\\PC{0,60}") {
        for lang in [Lang::Fr, Lang::En] {
            let sentences = sentence::within(&text, Span::new(0, text.len()), lang);
            let mut register = Register::default();
            let found = register.find(&text, ArticleId(0), &sentences, lang);
            let mut at = 0;
            for mention in &found {
                prop_assert!(mention.span.start() >= at && !mention.span.of(&text).is_empty());
                prop_assert!(mention.title.is_none_or(|t| !t.of(&text).is_empty()));
                prop_assert!(register.names.get(mention.name.at()).is_some());
                at = mention.span.end();
            }
            prop_assert_eq!(found, Register::default().find(&text, ArticleId(0), &sentences, lang));
        }
    }
}
