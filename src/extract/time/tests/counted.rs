//! Lengths that are counted from a happening, as the whole walk reads them, and days that follow from one told before.

use super::marked;
use crate::corpus::{Source, TimexKind};
use crate::extract;
use crate::words::Lang::{En, Fr};

fn read(text: &str, published: &str) -> String {
    let source = Source { text: text.into(), published: published.parse().ok(), ..Source::default() };
    let corpus = extract::corpus(vec![source]);
    let lengths = corpus.timexes.iter().filter(|timex| timex.kind == TimexKind::Duration);
    let tell = |timex: &crate::corpus::Timex| {
        let days = timex.edtf.map_or("—".to_owned(), |days| days.to_string());
        format!("{} = {days}", corpus.words(timex.article, timex.span))
    };
    lengths.map(tell).collect::<Vec<_>>().join("; ")
}

fn check(published: &str, rows: &[(&str, &str)]) {
    for (text, want) in rows {
        assert_eq!(&read(text, published), want, "{text}");
    }
}

#[test]
fn a_length_is_of_the_day_of_what_came_so_long_after() {
    check(
        "2019-09-18",
        &[
            (
                "Les ouvriers du port ont été réintégrés lundi à Sfax, quinze jours après la fin de leur grève.",
                "quinze jours = 2019-09-16",
            ),
            (
                "Le préfet a signé l'arrêté le 4 mars 2018, quelques mois après la crue qui a noyé la plaine.",
                "quelques mois = 2018-03-04",
            ),
            (
                "Interpellé début août, moins de trois semaines après le braquage, il a été écroué.",
                "moins de trois semaines = 2019-08-01/2019-08-10",
            ),
            (
                "L'usine a explosé le 2 mai 2017. Quatre jours après l'explosion, l'armateur a fermé.",
                "Quatre jours = 2017-05-06",
            ),
            (
                "Crews sealed the shaft on Sunday, a week after the cave-in trapped two miners.",
                "a week = 2019-09-15",
            ),
            (
                "The board was dissolved on 9 December 2016, less than three weeks after the spill.",
                "less than three weeks = 2016-12-09",
            ),
            (
                "The ballot takes place in two weeks. Six herders were shot in two weeks.",
                "two weeks = 2019-10-02~; two weeks = —",
            ),
            // A length is a length where nothing is counted from it, and where what it dates has no day.
            ("La grève a duré trois semaines.", "trois semaines = —"),
            ("Le maire aurait démissionné dix jours après la reprise du travail.", "dix jours = —"),
        ],
    );
}

#[test]
fn days_lead_on_from_one_that_was_told() {
    marked(
        Fr,
        "2001-05-17",
        &[
            "La digue a cédé [le 5 juillet 1999|1999-07-05]. Les gérants ont été pris dans [la nuit du 6 au 7 novembre|1999-11-06TNI].",
            "La digue a cédé [le 5 juillet 1999|1999-07-05]. Le maire a été entendu en [mars de l'année suivante|2000-03].",
            "L'élection prévue en [février|2001-02] a été reportée. La fête prévue en [juillet|2001-07] aura lieu, a dit le maire.",
            "La digue a cédé [le 3 mars 1998|1998-03-03]. [Cet été-là|1998-SU], le maire a démissionné.",
            "Après la diffusion, [samedi soir|2001-05-12TEV], du film, la mairie doit s'expliquer.",
            "Le conseil a rejeté [le 14|2001-05-14] son recours.",
            "Les obsèques ont lieu [ce samedi|2001-05-19] à Tuani.",
            "Le jury siégera [mercredi|2001-05-23] et [jeudi|2001-05-24].",
            "La scierie fermera du [24 décembre|2001-12-24] au [2 janvier|2002-01-02].",
            "[Le 13 au soir|2001-05-13TEV], la scierie a brûlé.",
            "Les premiers vols remontent au [4 novembre|2000-11-04].",
            "La milice dit avoir abattu huit braconniers [mardi|2001-05-15].",
            "Ils devront avoir vidé les lieux [mardi|2001-05-22].",
            "Il appelle à une journée ville morte [mardi|2001-05-22].",
            "Les écoles resteront fermées [vendredi|2001-05-18]. [Hier|2001-05-16], la pluie tombait encore.",
        ],
    );
    marked(
        En,
        "2001-05-17",
        &[
            "The dam failed on [3 March 1998|1998-03-03]. [That autumn|1998-FA] the board resigned, and in [the winter|1998-WI] the pit closed.",
            "The dam failed on [3 March 1998|1998-03-03]. That [July|1998-07], talks broke down. By [the end of the month|1998-07] they were over.",
            "The depot burned [overnight Monday|2001-05-14TNI], and again [overnight into Wednesday|2001-05-16TNI].",
            "The ballot takes place in [two weeks|P2W]. Six herders were shot in [two weeks|P2W].",
            "The hearing was due to start [Monday|2001-05-21].",
            "The truce, announced [late Sunday|2001-05-13], did not last.",
            "The ballot planned for [March|2001-03] has been called off.",
            "Ferries did not sail until [Tuesday|2001-05-15]. The ban stays, and will not be lifted until [Friday|2001-05-18].",
        ],
    );
}
