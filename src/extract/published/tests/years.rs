//! Tables of texts whose year is that of other dates: the calendar chooses among those near.

use super::check;

#[test]
fn the_calendar_chooses_near_the_years_named() {
    check(&[
        // A Sunday in 2022, before the dates that were decided.
        (
            "Les ministres de la pêche se sont retrouvés dimanche 5 juin à Vigo. Ils ont décidé de l’entrée en vigueur des quotas en septembre 2022.",
            "2022-06-05/2022-06~",
        ),
        (
            "Fisheries ministers met on Sunday 5 June in Vigo. They had agreed to cut the quotas in September 2022.",
            "2022-06-05/2022-06~",
        ),
        // A Sunday in the year before.
        (
            "L’assemblée du club s’est tenue dimanche 5 décembre. Elle a décidé de la vente du stade en mars 2022.",
            "2021-12-05/2021-12~",
        ),
        // A Tuesday in 2014 and in 2020: far from the year that is told.
        ("La tour a été classée en 2009. Une cloche a été volée mardi 4 février.", "2009/.."),
        ("The tower was listed in 2009. A bell was stolen on Tuesday, February 4.", "2009/.."),
        ("La tour a été classée en 2012. Une cloche a été volée mardi 4 février.", "2014-02-04/2014-02~"),
    ]);
}

#[test]
fn what_was_vowed_is_no_past() {
    check(&[
        (
            "La ville s’était engagée à rouvrir la piscine en mai 2021. Le chantier a été arrêté le 9 avril, faute de carrelage.",
            "2021-04-09/2021-04~",
        ),
        (
            "The council had promised to reopen the pool in May 2021. Work was stopped on 9 April for want of tiles.",
            "2021-04-09/2021-04~",
        ),
        ("La ville s’était engagée à rouvrir la piscine en mai 2021. Les travaux ont été arrêtés.", "?"),
        ("The council had promised to reopen the pool in May 2021. Work has stopped.", "?"),
        // That the works began is told; the fines may be ahead.
        (
            "Les travaux ont repris lundi 6 décembre 2021. Le préfet brandit la menace d’amendes dès le 3 janvier.",
            "2021-12-06/2021-12~",
        ),
    ]);
}

#[test]
fn yesterday_with_its_date() {
    check(&[
        (
            "Le conseil de la pêche, réuni hier, 14 mars 2019, à Concarneau, a confirmé les quotas fixés le 9 janvier 2019.",
            "2019-03-15",
        ),
        (
            "The harbour board met yesterday, 14 March 2019, and kept the quotas set on 9 January 2019.",
            "2019-03-15",
        ),
        ("Une grue s’est couchée hier soir, jeudi 14 mars 2019, sur le quai.", "2019-03-15"),
        ("Aujourd’hui, le 14 mars 2019, la criée a rouvert. Elle avait fermé en 2017.", "2019-03-14"),
        ("The fish market has reopened today (14 March 2019). It had shut in 2017.", "2019-03-14"),
        // Without the year, where the calendar tells it.
        ("La criée a fermé en 2017. Hier, jeudi 14 mars, elle a rouvert.", "2019-03-15"),
        // Those of another day, told before it, are no today.
        (
            "« Hier, 14 mars 2019, j’ai signé », écrivait le maire. Il a été mis en examen le 2 mai 2019.",
            "2019-05-02/..",
        ),
    ]);
}

#[test]
fn counted_from_a_day_that_is_past() {
    check(&[
        (
            "Vingt ans après, Kervel n’a pas oublié\n\nVingt ans jour pour jour après le naufrage du 8 février 1998, les familles des marins ont lancé jeudi une gerbe au large de Kervel.\n",
            "2018-02~",
        ),
        (
            "The mill that never came back\n\nFive years after the fire of 3 October 2014, the mill at Tarn Bridge is still a shell. The owners filed new plans on Monday.\n",
            "2019~",
        ),
        (
            "Le souvenir du barrage\n\nIl y a dix ans, le 9 mai 2011, l’eau emportait le hameau des Aubes. Une stèle a été dévoilée mardi.\n",
            "2021~",
        ),
        // A sentence is no time that has passed.
        (
            "Foreman sent to prison\n\nThe foreman was jailed for five years after the fire of 3 October 2014, a blaze that gutted the mill at Tarn Bridge.\n",
            "2014-10-03/2014-10~",
        ),
    ]);
}

#[test]
fn a_day_with_its_year_is_not_the_news_of_yesterday() {
    check(&[
        (
            "Un ancien gérant de discothèque comparaissait hier à Vesoul. Les violences qui lui sont reprochées remontent au 14 août 2007.",
            "2007-08-14/..",
        ),
        (
            "A court in Hexley heard on Tuesday from the driver of the tram that overturned on 14 August 2007.",
            "2007-08-14/..",
        ),
        (
            "Née le 2 mars 1921 à Luxe, Odette avait épousé le 5 juin 1943 un maréchal-ferrant du village.",
            "1943-06-05/..",
        ),
        // Told with its weekday it may be.
        (
            "Le tram s’est couché mardi 14 août 2007 à Hexel. La ligne a rouvert mercredi.",
            "2007-08-14/2007-09~",
        ),
    ]);
}

#[test]
fn months_that_would_all_lie_before_let_a_year_pass() {
    check(&[
        (
            "Les locataires refusent le relogement proposé. La tour avait brûlé le 9 décembre 2015. Le gardien a été mis en examen en septembre. L’offre vaut jusqu’au 31 mars.",
            "2015-12-09/2017-03-31",
        ),
        (
            "Tenants have turned down the new flats. The tower burned on 9 December 2015. The caretaker was charged in September. The offer stands until 31 March.",
            "2015-12-09/2017-03-31",
        ),
        // After that day they let none.
        (
            "Tenants have turned down the new flats. The tower burned on 9 December 2015. The caretaker was charged in January. The offer stands until 31 March.",
            "2015-12-09/2016-03-31",
        ),
    ]);
}

#[test]
fn a_day_told_between_two_lets_a_year_pass() {
    check(&[
        // The fire came after the sale: the fair may be of the year after it.
        (
            "La halle a été vendue le 9 août 2014. Un incendie a détruit la toiture le 22 novembre. La foire est prévue le 25 août.",
            "2014-08-09/2015-08-25",
        ),
        (
            "The hall was sold on 9 August 2014. A fire destroyed the roof on 22 November. The fair will be held on 25 August.",
            "2014-08-09/2015-08-25",
        ),
        // Told before the sale it may be of the year before; and nothing is said between.
        (
            "Un incendie a détruit la toiture le 22 novembre. La halle a été vendue le 9 août 2014. La foire est prévue le 25 août.",
            "2014-08-09/2014-08-25",
        ),
        // A day between the two is of their year.
        (
            "La halle a été vendue le 9 août 2014. Un incendie a détruit la toiture le 14 août. La foire est prévue le 25 août.",
            "2014-08-14/2014-08-25",
        ),
    ]);
}

#[test]
fn a_march_called_again_is_ahead() {
    check(&[
        (
            "La halle a brûlé le 3 juillet 2023. Le comité appelle à se réunir de nouveau samedi 29 juillet.",
            "2023-07-03/2023-07-29",
        ),
        (
            "La halle a brûlé le 3 juillet 2023. Le comité appelle à défiler vers le château samedi 29 juillet.",
            "2023-07-03/2023-07-29",
        ),
    ]);
}

#[test]
fn a_day_set_years_on_makes_what_is_told_no_news() {
    check(&[
        (
            "The crane fell on the market on 14 October 2015. The judge has put the hearing off until Monday and it will end on 2 July 2018.",
            "2015-10-14/2018-07-02",
        ),
        (
            "La grue est tombée sur le marché le 14 octobre 2015. Le procès s’ouvrira le 2 juillet 2018.",
            "2015-10-14/2018-07-02",
        ),
        // A month or a year may be planned so long before; and a day with its weekday is news.
        ("La halle a été votée le 14 octobre 2015. Elle ouvrira en juillet 2018.", "2015-10-14/2015-11~"),
        (
            "La halle a été votée mercredi 14 octobre. Le maire avait été élu en septembre 2015. Elle ouvrira le 2 juillet 2018.",
            "2015-10-14/2015-11~",
        ),
    ]);
}
