//! French press sentences with their expressions as TIMEX3 draws them: `[words|value]`.

use super::marked;
use crate::words::Lang::Fr;

#[test]
fn as_of_2001_05_17() {
    marked(
        Fr,
        "2001-05-17",
        &[
            "Le conseil municipal se réunira [le 25 du mois prochain|2001-06-25].",
            "La digue a cédé [le 5 juillet 1999|1999-07-05]. Le bilan est monté à onze [le 19 août|1999-08-19].",
            "La digue a cédé [le 5 juillet 1999|1999-07-05]. Le tribunal a statué [le 2 mai|2001-05-02].",
            "La fouille s'est poursuivie jusqu'à [mardi|2001-05-15].",
            "La frontière a fermé en [novembre 1998|1998-11]. En [janvier|1999-01], les armées se sont affrontées.",
            "Les dockers ont fait grève en [juin|1995-06] et [juillet 1995|1995-07].",
            "[Le 2 juin|2000-06-02], une patrouille a tué trois bergers.",
            "[Le 2 juin|2001-06-02], comme l'a annoncé le maire, la foire ouvrira ses portes.",
            "Le vol a eu lieu [le 12 du mois dernier|2001-04-12].",
            "La bourse aux livres se tient [les premiers mardis du mois|XXXX-WXX-2].",
            "Les travaux débuteront [la première semaine de juin|2001-06-01/2001-06-07].",
            "[L'été|XXXX-SU], la population du village triple.",
            "[Le dernier week-end d'avril|2001-W17-WE] a été catastrophique sur les routes.",
            "L'usine ferme [trois semaines|P3W] en [août|2001-08].",
            "Il a été interpellé [hier matin|2001-05-16TMO] à son domicile.",
            "[Avant-hier soir|2001-05-15TEV], un incendie s'est déclaré.",
            "[Le surlendemain|], il se rendait.",
            "Le tribunal rendra son jugement dans [quinze jours|2001-06-01].",
            "Voici [dix ans|1991], il fondait son entreprise.",
            "La rivière est sortie de son lit à [la mi-mars|2001-03].",
            "Depuis [quelques semaines|PXW], les vols se multiplient.",
            "Les inscriptions sont prises jusqu'au [30 juin|2001-06-30].",
            "À compter du [1er juillet|2001-07-01], le tarif passera à 12 francs.",
            "Au cours de [la semaine écoulée|2001-W19], trois accidents se sont produits.",
            "Durant [les six premiers mois de l'année|2001-01/2001-06], le chômage a reculé.",
            "[Le premier trimestre 2000|2000-Q1] avait été meilleur.",
            "Le préfet s'était rendu sur place dès [le lendemain matin|TMO].",
            "[Chaque année|P1Y] à la même époque, les grenouilles traversent la route.",
            "Né [le 3 février 1928|1928-02-03] à Dole, il avait épousé Marie en [1952|1952].",
            "Les obsèques auront lieu [samedi 19 mai|2001-05-19] à [14 h 30|2001-05-19T14:30].",
            "Le concert de [dimanche|2001-05-20] débutera à [20 h 30|2001-05-20T20:30].",
            "Ils se sont mariés il y a [cinquante ans|1951].",
            "Le match, prévu [mercredi soir|2001-05-23TEV], a été reporté au [lendemain|2001-05-24].",
            "La permanence aura lieu [tous les premiers lundis du mois|XXXX-WXX-1] de [9 h|T09:00] à [11 h 30|T11:30].",
            "Le musée est ouvert [tous les jours|P1D] sauf [le mardi|XXXX-WXX-2].",
            "En [fin de matinée|2001-05-17TMO], la circulation était rétablie.",
            "Un homme de 45 ans a été écroué en [fin de semaine|2001-W20].",
            "[Ces dernières années|PXY], la fréquentation a baissé.",
            "[À l'heure actuelle|PRESENT_REF], trente familles sont relogées.",
            "Les ventes ont progressé de 8 % sur [les quatre premiers mois de l'année|2001-01/2001-04].",
            "De [nos jours|PRESENT_REF], on ne moissonne plus à la main.",
            "Du [14|2001-05-14] au [18 mai|2001-05-18], la bibliothèque est fermée.",
            "Le Tour partira [le samedi 7 juillet|2001-07-07] de Dunkerque.",
            "En [1936|1936], la commune comptait 800 habitants.",
            "Pendant la Seconde Guerre mondiale, le pont a sauté.",
            "Au [siècle dernier|19XX], on y exploitait le fer.",
            "Au [début du siècle|20XX], l'école avait quatre classes.",
            "Le maire, élu depuis [mars dernier|2001-03], s'explique.",
            "Le chantier durera [dix-huit mois|P18M].",
            "[Jeudi dernier|2001-05-10], les pompiers sont intervenus à [deux heures du matin|2001-05-10T02:00].",
            "[Cet après-midi|2001-05-17TAF], le ministre inaugurera l'hôpital.",
            "La réunion publique du [vendredi 1er juin|2001-06-01] à [18 heures|2001-06-01T18:00] est ouverte à tous.",
            "La victime est décédée [trois jours plus tard|] à l'hôpital.",
            "À la veille des vacances, les réservations affluent.",
            "L'exposition est visible jusqu'à [la fin du mois|2001-05].",
            "En [l'an 2000|2000], ils étaient trente.",
            "Au [printemps prochain|2002-SP], le lycée accueillera 600 élèves.",
            "Dès la rentrée, deux classes ouvriront.",
            "D'ici à [la fin de l'année|2001], le taux devrait tomber sous les 8 %.",
            "Il a mis [une bonne heure|PT1H] à sortir du fossé.",
            "Le train de [7 h 12|2001-05-17T07:12] a été supprimé.",
            "[Mardi dans la nuit|2001-05-15TNI], des inconnus ont brûlé deux voitures.",
            "[Lundi, en début d'après-midi|2001-05-14TAF], un camion s'est renversé.",
            "Il comparaîtra [le mois prochain|2001-06] devant la cour d'assises.",
            "Le club est invaincu depuis [le mois de janvier|2001-01].",
            "Le quotidien régional titre sur l'affaire.",
            "La rencontre [hebdomadaire|P1W] aura lieu [ce soir|2001-05-17TEV] à [19 h|2001-05-17T19:00].",
            "Score : 21-17, 19-21, 21-12. Prix : 45 F. Page 12.",
            "Rue du 8-Mai-1945, un cycliste a été renversé vers [17 h 45|2001-05-17T17:45].",
        ],
    );
}

#[test]
fn as_of_2022_11_08() {
    marked(
        Fr,
        "2022-11-08",
        &[
            "PARIS, [8 nov 2022|2022-11-08] (AFP) - Le Sénat a adopté [mardi|2022-11-08] le texte.",
            "Le parquet a ouvert une enquête [la semaine dernière|2022-W44].",
            "Selon l'Insee, l'inflation a atteint 6,2 % sur [un an|P1Y] en [octobre|2022-10].",
            "La COP27 se déroule du [6|2022-11-06] au [18 novembre|2022-11-18] à Charm el-Cheikh.",
            "Les Bleus débuteront leur Mondial [le 22 novembre|2022-11-22] face à l'Australie.",
            "La guerre en Ukraine a débuté [le 24 février|2022-02-24].",
            "Il avait été condamné en [2019|2019] à [trois ans|P3Y] de prison.",
            "Le prix du gaz a doublé [ces douze derniers mois|P12M].",
            "Le procès s'est ouvert [lundi matin|2022-11-07TMO] et doit durer [trois semaines|P3W].",
            "Les midterms ont lieu [ce mardi|2022-11-08] aux États-Unis.",
            "Le président s'exprimera [mercredi|2022-11-09] à [20 heures|2022-11-09T20:00].",
            "Le trafic sera perturbé [jeudi 10 novembre|2022-11-10], jour de grève.",
            "La vague de froid est attendue d'ici [la fin de semaine|2022-W45].",
            "Le groupe vise un milliard d'euros de ventes à l'horizon [2030|2030].",
            "Le festival revient du [jeudi 17|2022-11-17] au [dimanche 20 novembre|2022-11-20].",
            "Au [troisième trimestre|2022-Q3], le PIB a crû de 0,2 %.",
            "Elle est morte dans [la nuit de dimanche à lundi|2022-11-06TNI], à 89 ans.",
            "La chanteuse sera en concert [le 3 décembre|2022-12-03] à [20h30|2022-12-03T20:30].",
            "Il y a tout juste [un an|2021], le barrage cédait.",
            "Lors des [dernières vingt-quatre heures|PT24H], 31 000 cas ont été recensés.",
            "Dans [les prochains jours|PXD], un décret sera pris.",
            "Le départ est fixé au [dimanche 13 novembre|2022-11-13], à [13 h 02|2022-11-13T13:02].",
            "[Le 11-Novembre|2022-11-11], les cérémonies débuteront à [11 heures|2022-11-11T11:00].",
            "Le taux du Livret A passera à 3 % en [février|2023-02].",
        ],
    );
}

#[test]
fn as_of_1999_10_13() {
    marked(
        Fr,
        "1999-10-13",
        &[
            "Le feu s'est déclaré [mardi|1999-10-12] vers [3 h 30|1999-10-12T03:30] dans une grange.",
            "L'association a été créée voilà [vingt ans|1979].",
            "L'automobiliste a été placé en garde à vue dès [hier|1999-10-12].",
            "La foire se tiendra du [22 octobre|1999-10-22] au [1er novembre|1999-11-01].",
            "[Le soir même|TEV], les ouvriers votaient la grève.",
            "[La semaine passée|1999-W40], deux voitures ont brûlé.",
            "Au lendemain de la tempête, les agents étaient à pied d'œuvre.",
            "La collecte reprendra [mercredi prochain|1999-10-20].",
            "L'école fêtera ses cent ans en [l'an 2000|2000].",
            "Depuis [le 1er janvier 1999|1999-01-01], onze pays partagent la monnaie unique.",
            "En [juin 1944|1944-06], la ville fut bombardée.",
            "Elle avait été élue Miss en [1987|1987], l'année de ses 20 ans.",
            "Entre [1914|1914] et [1918|1918], le village perdit trente hommes.",
            "La décision sera rendue [le 10 novembre prochain|1999-11-10].",
            "L'équipe jouera [samedi|1999-10-16] à [20 h|1999-10-16T20:00] contre Metz.",
            "Il y a [une semaine|1999-W40], un accord semblait proche.",
            "Il restera en prison jusqu'en [2012|2012].",
            "Le bureau est ouvert [le samedi matin|XXXX-WXX-6TMO] de [9 h|T09:00] à [midi|T12:00].",
            "La circulation sera interdite de [21 h|1999-10-13T21:00] à [6 h|1999-10-13T06:00].",
            "L'entreprise a réalisé 30 millions de francs de chiffre d'affaires en [98|1998].",
            "[Mi-septembre|1999-09], il annonçait son départ.",
            "[Fin août|1999-08], le stade était vide.",
            "En [début de semaine|1999-W41], le gel a frappé les vignes.",
            "La pièce sera rejouée [vendredi 15|1999-10-15] et [samedi 16 octobre|1999-10-16].",
            "L'année scolaire débute [ce matin|1999-10-13TMO].",
            "Les soldes d'[été|1999-SU] ont été décevants.",
            "Le syndicat appelle à manifester [le mardi 19|1999-10-19].",
            "À 18 ans, elle quittait la ferme.",
            "[Tous les matins|XXXX-XX-XXTMO], il achète son pain à [sept heures|1999-10-13T07:00].",
            "Le mur est tombé [le 9 novembre 1989|1989-11-09].",
            "Dans [les années cinquante|195X], on y venait en tramway.",
            "Un trentenaire a été blessé.",
            "[Le second semestre|1999-H2] sera meilleur.",
            "Les prix ont augmenté de 2 % en [un an|P1Y].",
            "Depuis [plusieurs mois|PXM], le club cherche un entraîneur.",
            "Le prochain conseil aura lieu [le jeudi 4 novembre|1999-11-04] à [20 h 15|1999-11-04T20:15].",
            "[Hier dans l'après-midi|1999-10-12TAF], un cycliste a chuté.",
            "La séance de [lundi soir|1999-10-11TEV] a duré [trois heures|PT3H].",
        ],
    );
}

#[test]
fn as_of_2018_03_21() {
    marked(
        Fr,
        "2018-03-21",
        &[
            "Le suspect, 31 ans, a été arrêté [mardi en fin d'après-midi|2018-03-20TAF].",
            "La SNCF sera en grève [deux jours sur cinq|P5D] à partir du [3 avril|2018-04-03].",
            "[Ces dernières semaines|PXW], les prix ont flambé.",
            "Le chef de l'Etat se rendra en Inde en [fin de mois|2018-03].",
            "La croissance devrait atteindre 2 % [cette année|2018], contre 1,9 % [l'an passé|2017].",
            "[Le 22 mars 1968|1968-03-22], des étudiants occupaient la faculté de Nanterre.",
            "L'ex-président était entendu depuis [mardi matin|2018-03-20TMO] [huit heures|2018-03-20T08:00].",
            "En [2007|2007], il avait obtenu 53 % des voix.",
            "Pendant [près de trois ans|P3Y], l'enquête a piétiné.",
            "Le salon ouvre [demain|2018-03-22] et ferme [dimanche soir|2018-03-25TEV].",
            "[Un jour sur deux|P2D], le train est en retard.",
            "Son mandat court jusqu'en [2020|2020].",
            "La loi entrera en vigueur au [1er janvier 2019|2019-01-01].",
            "Les enfants nés en [2015|2015] seront scolarisés à la rentrée [2018|2018].",
            "[L'hiver|XXXX-WI], la station accueille 5 000 skieurs.",
            "En [été|XXXX-SU], les touristes affluent.",
            "Il neigera [ce week-end|2018-W12-WE] sur les Vosges.",
            "Au cours des [cinq prochaines années|P5Y], 500 postes seront créés.",
            "L'accident a coûté la vie à quatre personnes en [août dernier|2017-08].",
            "L'usine emploie 600 personnes depuis [les années 1980|198X].",
            "Le tribunal a condamné l'homme à [18 mois|P18M] de prison dont 6 avec sursis.",
            "Elle a parcouru 1 200 km en [12 jours|P12D].",
            "Les gendarmes ont été appelés peu après [minuit|2018-03-21T00:00].",
            "Du [1er|2018-04-01] au [8 avril|2018-04-08], le musée est gratuit.",
            "Le prix du timbre a augmenté au [1er janvier|2018-01-01].",
            "La marche blanche aura lieu [dimanche 25|2018-03-25] à [11h|2018-03-25T11:00].",
            "Tél. 01 42 68 19 98. Fax 02 40 20 20 20. 12, rue du 11-Novembre. Article 2018-12 du code.",
            "Le 20 heures de TF1 a réuni 6 millions de téléspectateurs.",
            "PSG-Lyon 3-1 (mi-temps : 1-0). Temps de jeu : [90 minutes|PT90M].",
        ],
    );
}

#[test]
fn as_of_2003_09_18() {
    marked(
        Fr,
        "2003-09-18",
        &[
            "PARIS, [18 sept 2003|2003-09-18] (AFP) - La Bourse a ouvert en hausse [jeudi|2003-09-18].",
            "Né à Lille [le 4 mai 1921|1921-05-04], il était entré en résistance à vingt ans.",
            "Il s'est éteint [mardi|2003-09-16] à l'âge de 82 ans.",
            "Ses obsèques seront célébrées [ce vendredi|2003-09-19] à [10 h 30|2003-09-19T10:30].",
            "Les températures, comprises [ce jeudi|2003-09-18] entre 12 et 18 degrés, baisseront dès [demain|2003-09-19].",
            "Lyon-Metz, [samedi|2003-09-20] ([20 h 45|2003-09-20T20:45]).",
            "Blessé depuis [la mi-août|2003-08], le défenseur sera absent [six semaines|P6W].",
            "Les Verts n'ont plus gagné depuis [le 30 août|2003-08-30].",
            "Buts : Dupont (12e, 45e+2), Martin (78e sp).",
            "L'inculpé encourt [20 ans|P20Y] de réclusion. Le procès doit durer [deux semaines|P2W].",
            "Les faits remontent à [l'automne 2001|2001-FA].",
            "La cour d'appel rendra son arrêt [le 14 octobre|2003-10-14].",
            "Le bénéfice net [semestriel|P6M] a bondi de 12 %.",
            "Le chiffre d'affaires [annuel|P1Y] atteint 3 milliards d'euros.",
            "L'action a touché [mercredi|2003-09-17] son plus haut niveau depuis [juin 2002|2002-06].",
            "Au [30 juin|2003-06-30], la dette s'élevait à 4,5 milliards.",
            "Au [premier semestre|2003-H1], les ventes ont reculé de 3 %.",
            "L'entreprise prévoit un retour aux bénéfices [l'an prochain|2004].",
            "Le budget de l'Etat pour [2004|2004] sera présenté [le 25 septembre|2003-09-25].",
            "Le film sort [mercredi prochain|2003-09-24] sur les écrans.",
            "La rentrée littéraire [2003|2003] compte 691 romans.",
            "Pendant [l'été|2003-SU], la canicule a fait 15 000 morts.",
            "[Le 11 août dernier|2003-08-11], il démissionnait.",
            "[Ces trois dernières années|P3Y], le nombre d'élèves a chuté.",
            "L'embargo, en vigueur depuis [douze ans|P12Y], a été levé en [mai|2003-05].",
            "Ils se sont retrouvés [cinquante ans plus tard|].",
            "Il y a [près de deux siècles|18XX], Napoléon passait par ici.",
            "[Toutes les deux heures|PT2H], un car part pour Dole.",
            "De [1958|1958] à [1969|1969], le général présida la République.",
            "À l'approche de [Noël|2003-12-25], les rues s'illuminent.",
            "[La Toussaint|2003-11-01] approche.",
            "[Le lundi de Pentecôte|2004-05-31] sera travaillé.",
            "Le congrès, repoussé à une date ultérieure, devait s'ouvrir [hier|2003-09-17].",
            "D'ici [trois mois|P3M], le pont sera terminé.",
            "Dans un premier temps, il a nié.",
            "[Après-demain|2003-09-20], les commerçants fermeront.",
            "[Le XVIIIe siècle|17XX] a façonné la ville.",
            "Le temps passe. La dernière heure. À la première heure.",
            "Il a vécu sous l'Occupation.",
            "L'A 36 est coupée entre [22 heures|2003-09-18T22:00] et [5 heures|2003-09-18T05:00].",
            "Un enfant de 3 ans a disparu [lundi|2003-09-15] vers [17 heures|2003-09-15T17:00].",
            "Vendue 1 500 euros en [2002|2002], la machine en vaut 900.",
            "Il court le 100 mètres en [10 secondes|PT10S] 85.",
            "La commune de 2 000 habitants a perdu 1990 électeurs.",
            "Les 35 heures divisent le patronat.",
            "Un millier de manifestants. Une cinquantaine de personnes. Quatre-vingts pompiers.",
            "Le groupe des Huit se réunit. Les Douze ont signé. Les Quinze hésitent.",
        ],
    );
}

#[test]
fn as_of_2024_06_10() {
    marked(
        Fr,
        "2024-06-10",
        &[
            "À [cinq mois|P5M] des élections américaines, rien n'est joué.",
            "Le scrutin, initialement prévu [le 25 février 2024|2024-02-25], avait été reporté.",
            "[Le 7 octobre|2023-10-07], le Hamas attaquait Israël.",
            "[Neuf mois|P9M] après le début, la guerre continue.",
            "La flamme olympique arrivera à Paris [le 14 juillet|2024-07-14].",
            "Depuis [dimanche soir|2024-06-09TEV], les tractations vont bon train.",
            "Les législatives sont convoquées [les 30 juin|2024-06-30] et [7 juillet|2024-07-07].",
            "Le gouvernement a été renversé [fin juillet 2023|2023-07].",
            "En ce [début de semaine|2024-W24], les marchés plongent.",
            "Au terme d'[une semaine|P1W] de combats, le village a été repris.",
            "Au [petit matin|2024-06-10TMO], l'armée a lancé l'assaut.",
            "La CEDEAO avait donné [sept jours|P7D] aux putschistes.",
            "[Mi-2025|2025], le chantier sera achevé.",
            "L'exercice [2023|2023]-[2024|2024] a été déficitaire.",
            "La saison [2024|2024]/[2025|2025] débutera [le 16 août|2024-08-16].",
        ],
    );
}

#[test]
fn put_off_and_told_in_the_conditional() {
    // A Wednesday.
    marked(
        Fr,
        "2019-05-15",
        &[
            "L'audience a été renvoyée à [lundi|2019-05-20].",
            "Le match est reporté à [jeudi|2019-05-16], faute de terrain.",
            "Les infirmières ont appelé à une marche [samedi|2019-05-18].",
            "La réunion a été fixée pour [mardi|2019-05-21].",
            "Le juge a lu les conclusions de l'enquête [lundi|2019-05-13].",
            "Le ministre aurait reçu l'éleveur [samedi|2019-05-11] à son domicile.",
            "Les élus ont jusqu'à [vendredi|2019-05-17] pour répondre.",
            "La ligue a reporté le match de [jeudi|2019-05-16].",
            "Le concert de [jeudi|2019-05-09] a attiré mille personnes.",
        ],
    );
}

#[test]
fn days_alone() {
    marked(
        Fr,
        "2020-06-18",
        &[
            "Le contrat a été signé [le 4 juin|2020-06-04]. [Le 9|2020-06-09], les travaux commençaient.",
            "Élue [le 28 mai|2020-05-28], elle a démissionné [le 12|2020-06-12].",
            "[Début juin|2020-06], les secours arrivent. [Le 8|2020-06-08], un barrage cède à Lens.",
            "Le juge est venu [le 2 mai|2020-05-02]. Quand ses clercs y sont allés, [le 18|2020-05-18], tout était clos.",
            "La ministre devait répondre [le 5 janvier|2020-01-05] ; elle n'est pas venue.",
            "Réuni [le 2 juin|2020-06-02], le jury a tranché dès [le 5|2020-06-05].",
            "En cas d'urgence, appelez le 15.",
            "Il habite le 8, rue des Lilas.",
            "Le numéro 10 a marqué deux fois.",
            "Le rapport date du [2 mars|2020-03-02], la réponse du [14|2020-03-14].",
            "La direction confirme la fermeture du site au [30 novembre|2020-11-30].",
            "Le chantier est repoussé de [trois mois|P3M], au [31 décembre|2020-12-31].",
            "Une assemblée a été annoncée pour [samedi|2020-06-20].",
            "Il a été entendu [mardi de la semaine dernière|2020-06-09].",
            "Le bureau est fermé depuis [le 3 juin|2020-06-03].",
            "Le jury s'est réuni [le 8 juin|2020-06-08]. Il tranchera [le 2|2020-07-02].",
        ],
    );
}

#[test]
fn called_and_captioned() {
    // A Monday.
    marked(
        Fr,
        "2024-03-25",
        &[
            "Le recteur a convoqué [vendredi|2024-03-22] les deux syndicats.",
            "Le patron de la chaîne est convoqué [vendredi|2024-03-29] au tribunal.",
            "Le club a attendu [samedi|2024-03-23] pour annoncer la nouvelle.",
            "La cheffe d'orchestre est attendue [mercredi|2024-03-27] à Lille.",
            "Le maire a finalement invité [jeudi|2024-03-21] les riverains.",
            "La ministre lors de sa visite au port, [samedi|2024-03-23].",
            "(Photo) Les camions devant la mairie, [mardi matin|2024-03-19TMO].",
            "La mairie a annoncé [le 14 mars|2024-03-14] l'arrêt du bac au [30 septembre|2024-09-30]. Dès [le lendemain|2024-03-15], les files s'allongeaient.",
            "La foire ouvrira [le 3 mai|2024-05-03]. [Le lendemain|2024-05-04], les élus se réuniront.",
            "À la [mi-journée|2024-03-25T12:00], le feu était éteint.",
            "La mairie a fermé le pont [le 4 mars 2024|2024-03-04].",
            "Le cortège a quitté la place [le 8 mars|2024-03-08], rue du 4 septembre.",
            "La compagnie confirme [jeudi|2024-03-21] la perte d'une barge.",
            "La compagnie annonce la mort de deux marins [jeudi|2024-03-21].",
            "La ministre rencontre [jeudi|2024-03-28] les patrons pêcheurs.",
        ],
    );
}

#[test]
fn weekdays_of_an_article_known_by_its_weeks() {
    marked(
        Fr,
        "2023-05-16/2023-06-30",
        &[
            "La passerelle a cédé [mardi 16 mai|2023-05-16]. Elle a été fermée tôt [mardi|2023-05-16].",
            "La passerelle a cédé [mardi 16 mai|2023-05-16]. Une réunion se tiendra [mardi|2023-05-16/2023-07-04].",
            "La passerelle avait été ouverte [le mardi 3 mai 2016|2016-05-03]. Elle a cédé tôt [mardi|2023-05-16/2023-06-27].",
        ],
    );
}

#[test]
fn chronologies_under_headings() {
    marked(
        Fr,
        "2012-06-30",
        &[
            "[Octobre 2010|2010-10] : un résultat\nLes électeurs votent [le dimanche 17|2010-10-17]. [Le lendemain soir|2010-10-18TEV], le maire se proclame élu.\n[Décembre 2010|2010-12] : la médiation\nRéunis à Abuja [le 7|2010-12-07], les chefs d'État nomment un médiateur.\nEt [maintenant|PRESENT_REF] ?\nLe dialogue reprendra [le 9 juillet|2012-07-09].",
            "[2011|2011], l'année noire\nUn projet échoue [fin mars|2011-03]. [Le 9 mai|2011-05-09], les comptes sont gelés.",
            "Vers la présidentielle de [2010|2010]\n[Le 9 mai|2012-05-09], les comptes ont été gelés.",
            "Les discussions de [janvier 2011|2011-01] ont échoué. Le colonel, passé au Ghana [le 17 janvier|2011-01-17], avait protesté.",
            "L'accord fut signé [le 17 octobre 2010|2010-10-17].\n\nLes grâces de [novembre|2010-11], annoncées en plein jour, vidèrent les prisons.",
            "L'accord a été paraphé [ce vendredi|2012-06-29].",
        ],
    );
}

#[test]
fn days_of_what_is_done_beside_what_will_be() {
    marked(
        Fr,
        "2018-05-23",
        &[
            "[Mercredi|2018-05-23] sera le premier jour de la grève lancée [début avril|2018-04].",
            "Le maire visitera l'école inaugurée en [mars|2018-03].",
            "Il sera jugé pour le vol commis en [mars|2018-03].",
            "Le musée sera officiellement inauguré [le 3 juin|2018-06-03].",
            "La gare doit être de nouveau fermée en [juin|2018-06].",
            "La réunion prévue en [juin|2018-06] sera reportée.",
        ],
    );
}

#[test]
fn what_was_to_come_when_it_was_said() {
    marked(
        Fr,
        "2021-11-20",
        &[
            "L'exploitant a juré que le bac reprendrait la mer en [avril|2022-04].",
            "La préfecture souhaite que le refuge rouvre en [mai|2022-05].",
            "Le syndicat recommande que la digue soit relevée d'ici à [juin|2022-06].",
            "Les jurés relaxent le pêcheur, mais pas avant [mars|2022-03].",
            "Le phare n'a pas été rallumé avant [juin|2021-06].",
            "Les travaux de l'écluse devaient être finis [fin août|2021-08].",
            "Le retrait des troupes a commencé en [juin|2021-06].",
            "Le procès de l'incendie du moulin s'ouvre [lundi|2021-11-22].",
            "Incendie au moulin [lundi|2021-11-15]",
            "Le vote du plan, prévu en [octobre|2021-10], a été reporté.",
            "La réouverture était prévue par l'accord signé en [juin|2021-06].",
            "Le maire rencontrait [mardi|2021-11-16] les pêcheurs.",
            "Les dockers lancent un appel à la grève pour [jeudi|2021-11-25].",
            "[Le 8 décembre 2020|2020-12-08], la cour a annulé l'arrêté, mais à compter du [30 juin|2021-06-30] seulement.",
            "Nous n'étions pas revenus au port depuis l'accident, [le 4 janvier|2021-01-04].",
            "L'écluse a été vidée à [la fin de l'année 2018|2018].",
            "La cour a validé le vote [le 2 mars 2018|2018-03-02]. Dans [la nuit du 4 au 5|2018-03-04TNI], le maire est arrêté.",
            "Les pourparlers ont échoué en [mars 2018|2018-03]. [Le 23 au matin|2018-03-23TMO], le texte était prêt.",
        ],
    );
}

#[test]
fn a_past_told_in_the_present_goes_on_by_its_days() {
    marked(
        Fr,
        "2019-06-28",
        &[
            "[La nuit du 3 mars 2015|2015-03-03TNI]\nLe chalutier coule à quinze milles du port. Un mousse succombe [le 9 mars|2015-03-09].\n\nUne enquête est ouverte [le 5 avril|2015-04-05]. En [novembre|2015-11], un carnet refait surface.",
            "[Le 4 mai 2016|2016-05-04], l'armateur et les veuves signent un accord. Le port ferme [fin août|2016-08]. Les marins débraient [le 12 novembre|2016-11-12] et reprennent le travail avant [la fin du mois|2016-11].",
            "[Le 4 mai 2016|2016-05-04], l'armateur et les veuves signent un accord. [Lundi|2019-06-24], la cour a rendu son arrêt. L'audience civile s'ouvre [le 10 juillet|2019-07-10].",
            "[Le 4 mai 2016|2016-05-04], l'armateur signe un accord. Les veuves ont fait appel [le 12 juin|2019-06-12].",
            "L'accord signé [le 4 mai 2016|2016-05-04] prévoit une rente. La somme est versée [le 12 juin|2019-06-12].",
            "[Le 17 octobre 2015|2015-10-17], les marins votent. [Le mercredi|2015-10-21], l'armateur annonce sa victoire. Les veuves portent plainte [le lundi|2015-10-26] et l'enquête est ouverte [deux jours après|2015-10-28].",
            "[Le 17 octobre 2015|2015-10-17], les marins votent. Le port rouvre [ce vendredi|2019-06-28].",
            "Le musée a rouvert [le 3 mai 2016|2016-05-03]. Il est fermé [le lundi|XXXX-WXX-1].",
            "[Le samedi 7 mars 2015|2015-03-07], la mer est haute. Le port attend depuis [ce samedi-là|2015-03-07].",
        ],
    );
}
