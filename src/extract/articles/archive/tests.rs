//! Exports of databases and what is read out of them.

use crate::extract::articles::split;
use crate::text::Span;

/// One line an article: headline | author | paper | date line | first words of its text.
fn shown(text: &str) -> String {
    let said = |span: Option<Span>| span.map_or("-", |span| span.of(text)).to_owned();
    let told = |draft: &super::Draft| {
        let body = draft.blocks.iter().filter(|b| b.kind == crate::corpus::BlockKind::Paragraph);
        body.map(|b| b.span.of(text).split(' ').take(3).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join(" / ")
    };
    let line = |draft: &super::Draft| {
        let head = [draft.title, draft.byline, draft.publisher, draft.date_line].map(said);
        format!("{} | {}\n", head.join(" | "), told(draft))
    };
    split(text).iter().map(line).collect()
}

fn check(text: &str, expect: &str) {
    let trimmed = |t: &str| t.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    let (got, want) = (trimmed(&shown(text)), trimmed(expect));
    assert!(got == want, "\n--- got\n{got}\n--- expected\n{want}\n");
}

#[test]
fn factiva_counts_the_words_under_the_headline() {
    check(
        "Copper workers end nine-day walkout\n\nBy Grace Mulenga \n412 words\n14 March 2023\n16:05\nContinent News\nCONTN\n\
         English\nCopyright (c) 2023 Continent Limited \n\nMiners at the Kansanga pit returned to work on Tuesday, the \
         union said.\n\nPage 1 of 2 © 2023 Factiva, Inc. All rights reserved.\n\nA spokesman said output would recover \
         by April.\n\nDocument CONTN00020230314ej3e00abc\n\nWorld\nSenate rejects water bill\n\nAndrés Poblete \n655 words\n\
         16 March 2023\nThe Ledger\nLEDGR\nNational\n4\nEnglish\nCopyright The Ledger Limited 2023. \n\nChile's senate \
         threw out a bill on Wednesday night.\n\nDocument LEDGR00020230316ej3g0001k\n\nSearch Summary\nText\nzambia or \
         chile\nResults Found\n2",
        "Copper workers end nine-day walkout | Grace Mulenga | Continent News | 14 March 2023 | Miners at the / A spokesman said
        Senate rejects water bill | Andrés Poblete | The Ledger | 16 March 2023 | Chile's senate threw",
    );
    check(
        "Economie\nLe port paralysé par les dockers\n\nAwa Kodjo \n1 389 mots\n7 juin 2022\nLe Courrier du Soir\nCOUR\n12\n\
         Français\nCopyright 2022. Tous droits réservés. \n\nLes dockers du port de Lomé ont cessé le travail lundi.\n\n\
         Document COUR000020220607ei670001d\n\nCrue du fleuve : huit villages évacués\n702 mots\n8 juin 2022\n22:10\n\
         Le Courrier Online\nCOURNL\nFrançais\n(c) Copyright courrier.example 2022 \n\nHuit villages ont été évacués \
         mercredi dans le sud du pays.\n\nDocument COURNL0020220608ei68000rs\n\n© 2022 Factiva, Inc. Tous droits réservés.",
        "Le port paralysé par les dockers | Awa Kodjo | Le Courrier du Soir | 7 juin 2022 | Les dockers du
        Crue du fleuve : huit villages évacués | - | Le Courrier Online | 8 juin 2022 | Huit villages ont",
    );
}

#[test]
fn factiva_writes_a_code_before_each_field() {
    check(
        "SE World\nHD Typhoon kills four on Luzon\nBY By Maria Santos\nWC 388 words\nPD 3 November 2021\nET 09:14\n\
         SN Island Press\nSC ISLPR\nLA English\nCY Copyright Island Press, 2021\n\nLP\nA typhoon killed four people on \
         Tuesday, the agency said.\n\nTD\nPower was cut to 200,000 homes.\n\nCO phdis : Disaster Agency\nNS gtyph : \
         Typhoons\nPUB Island Press\nAN Document ISLPR00020211103ehb3002xy\n\nHD Court frees editor\nWC 254 words\n\
         PD 4 November 2021\nSN The Suva Herald\nLP A court in Suva freed an editor on Thursday.\nTD He had been jailed \
         in August.\nAN Document SUVAH00020211104ehb400001",
        "Typhoon kills four on Luzon | Maria Santos | Island Press | 3 November 2021 | A typhoon killed / Power was cut
        Court frees editor | - | The Suva Herald | 4 November 2021 | A court in / He had been",
    );
}

#[test]
fn lexis_labels_the_fields_of_head_and_foot() {
    check(
        "                     1 of 2 DOCUMENTS\n\n\n           The Harbour Times (London)\n\n        May 3, 2019 Friday \
         10:15 AM GMT\n\nDock strike spreads to three more ports\n\nBYLINE: Jane Wetherby in Hull\n\nSECTION: BUSINESS\n\n\
         LENGTH: 512 words\n\n\nDockers at three more ports walked out on Thursday.\n\nThe union rejected an offer on \
         Tuesday.\n\nLOAD-DATE: May 4, 2019\n\nLANGUAGE: ENGLISH\n\n     Copyright 2019 Harbour Newspapers Limited\n       \
         All Rights Reserved\n\n\n                    2 of 2 DOCUMENTS\n\n          The Western Ledger\n\n       \
         May 6, 2019 Monday\n       Final Edition\n\nFlood victims sue county\n\nBYLINE: By TOM KELLER; Staff Writer\n\n\
         LENGTH: 890 words\n\nDATELINE: SALEM\n\nFamilies who lost homes in April sued the county on Friday.\n\n\
         GRAPHIC: PHOTO, The broken dam\n\nLOAD-DATE: May 7, 2019",
        "Dock strike spreads to three more ports | Jane Wetherby | The Harbour Times | May 3, 2019 Friday 10:15 AM GMT | Dockers at three / The union rejected
        Flood victims sue county | TOM KELLER | The Western Ledger | May 6, 2019 Monday | Families who lost",
    );
    check(
        "1 de 1 DOCUMENTS\n\nLa Voix du Rhône\n\nVendredi 3 Mai 2019\nLyon Édition\n\nLe préfet réquisitionne les éboueurs\n\n\
         AUTEUR: Claire Dumas\n\nRUBRIQUE: GRAND LYON; Pg. 4\n\nLONGUEUR: 420 mots\n\nENCART: Un risque sanitaire.\n\n\
         Le préfet a signé jeudi un arrêté de réquisition.\n\nDATE-CHARGEMENT: 4 mai 2019\n\nLANGUE: FRENCH",
        "Le préfet réquisitionne les éboueurs | Claire Dumas | La Voix du Rhône | Vendredi 3 Mai 2019 | Le préfet a",
    );
    check(
        "Page 1 of 1\nVaccine doses destroyed in Kisumu\n\nVaccine doses destroyed in Kisumu\nThe Lake Standard (Kenya)\n\
         August 12, 2021 Thursday\n\nCopyright 2021 Lake Standard Group All Rights Reserved\n\nSection: NATIONAL\n\
         Length: 430 words\nByline: Peter Odhiambo\n\nBody\n\nFire destroyed 90,000 doses at a warehouse on Wednesday \
         night.\n\nPolice arrested two guards.\n\nClassification\n\nLanguage: ENGLISH\nLoad-Date: August 12, 2021\n\n\
         End of Document\n\nTeachers call off boycott\nThe Lake Standard (Kenya)\nAugust 14, 2021 Saturday\n\n\
         Length: 218 words\n\nBody\n\nThe union called off its boycott on Friday.\n\nEnd of Document",
        "Vaccine doses destroyed in Kisumu | Peter Odhiambo | The Lake Standard | August 12, 2021 Thursday | Fire destroyed 90,000 / Police arrested two
        Teachers call off boycott | - | The Lake Standard | August 14, 2021 Saturday | The union called",
    );
}

#[test]
fn europresse_writes_paper_page_and_length_between_bars() {
    check(
        "Le Courrier du Golfe • no. 8123 • p. 6 • 512 mots\nVendredi 3 mai 2024\n\nLes avocats suspendent leur grève\n\n\
         Sonia Trabelsi\n\nLes avocats tunisiens ont suspendu jeudi leur grève.\n\n© 2024 Le Courrier du Golfe. Tous \
         droits réservés.\nnews·20240503·CG·20240503x4x0012\n\nLe présent document est protégé par les lois et \
         conventions internationales sur le droit d'auteur et son utilisation est régie par ces lois et conventions.\n\n\
         Samedi 4 mai 2024\nOuest Littoral (site web) • p. 3\n\nUne école fermée pour amiante\n\nL'école a été fermée \
         vendredi, selon la mairie.\n\nnews·20240504·OL·ol_312\n\nLe Grand Quotidien\nÉconomie, mercredi 3 mai 2017, p. 3\n\n\
         Le verre recule encore\n\nPar Luc Arnaud\n\nLa production de verre a baissé de 4 % en mars.\n\nDoc. : \
         news·20170503·GQ·0_44",
        "Les avocats suspendent leur grève | Sonia Trabelsi | Le Courrier du Golfe | Vendredi 3 mai 2024 | Les avocats tunisiens
        Une école fermée pour amiante | - | Ouest Littoral | Samedi 4 mai 2024 | L'école a été
        Le verre recule encore | Luc Arnaud | Le Grand Quotidien | Économie, mercredi 3 mai 2017, p. 3 | La production de",
    );
}

#[test]
fn proquest_writes_the_text_behind_its_label() {
    check(
        "Document 1 of 2\n\nBridge collapse kills six\n\nAuthor: Das, Ritu\n\nPublication info: The Eastern Chronicle ; \
         Kolkata. 09 July 2020.\n\nAbstract: None available.\n\nFull text: Six people died on Wednesday when a bridge \
         collapsed.\n\nThe state suspended two engineers.\n\nPublication title: The Eastern Chronicle; Kolkata\n\
         Publication date: Jul 9, 2020\nDocument type: News\nLast updated: 2020-07-10\n\n\
         _______________\n\nDocument 2 of 2\n\nCourt stays eviction\n\nFull text: The court on Friday stayed the \
         eviction.\n\nPublication date: Jul 11, 2020",
        "Bridge collapse kills six | Das, Ritu | The Eastern Chronicle | Jul 9, 2020 | Six people died / The state suspended
        Court stays eviction | - | - | Jul 11, 2020 | The court on",
    );
}

#[test]
fn a_page_that_counts_its_words_is_no_export() {
    check(
        "Le verre recule encore\n\n512 mots\n\nPar Luc Arnaud\n\nLa production de verre a baissé de 4 % en mars, selon la \
         filière.",
        "Le verre recule encore | Luc Arnaud | - | - | La production de",
    );
}
