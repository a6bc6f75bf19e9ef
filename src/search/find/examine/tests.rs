//! The index finds what reading everything finds, however the corpus was cut into segments.

use proptest::prelude::*;

use super::*;
use crate::corpus::{NameId, Source};
use crate::search::Segment;

/// Words that are near each other, of few kinds, so that all kinds of answers come up.
const WORDS: [&str; 32] = [
    "Mali",
    "malien",
    "malienne",
    "maliens",
    "la",
    "le",
    "de",
    "l’armée",
    "armées",
    "Armand",
    "sanctions",
    "sanction",
    "sanctionné",
    "a rencontré",
    "rencontre",
    "rencontres",
    "Bamako",
    "Goïta",
    "Goita",
    "état-major",
    "général",
    "généraux",
    "9 juillet 2025",
    "juillet",
    "en 2025",
    "mercredi",
    "Niamey",
    "l’attaque",
    "attaques",
    "visite",
    "à",
    "renseignements",
];

/// Reads everything in the order of the corpus, once for each grade, without asking a vocabulary.
fn plain_scan(corpus: &Corpus, needle: &Needle, most: usize) -> Vec<Found> {
    let mut search = Search::new(corpus, needle, most, usize::MAX);
    let titles: Vec<ArticleId> = corpus.article_ids().collect();
    search.scan(&titles, |search, &article, grade| search.title(article, grade));
    let lines = |id: ArticleId| (0..lines::of(&corpus[id], corpus.text(id)).len()).map(move |nth| (id, nth));
    let lines: Vec<(ArticleId, usize)> = corpus.article_ids().flat_map(lines).collect();
    search.scan(&lines, |search, &(article, nth), grade| search.text(article, nth, grade));
    let names: Vec<Line> =
        (0..corpus.names.len()).filter_map(|nth| known::name(corpus, NameId::new(nth).0)).collect();
    search.scan(&names, |search, &line, grade| search.weigh(line, grade));
    let mut seen = FxHashSet::default();
    let dated = |id: &TimexId| corpus[*id].edtf.is_some_and(|edtf| seen.insert(edtf));
    let days: Vec<TimexId> = (0..corpus.timexes.len()).map(TimexId::new).filter(dated).collect();
    search.scan(&days, |search, &id, grade| search.weigh(known::date(corpus, id), grade));
    search.sort();
    search.found
}

impl Search<'_> {
    fn scan<T>(&mut self, lines: &[T], mut examine: impl FnMut(&mut Self, &T, Grade) -> bool) {
        let mut left = self.most;
        let mut had = vec![false; lines.len()];
        for grade in Grade::ALL {
            for (line, had) in lines.iter().zip(&mut had).filter(|(_, had)| !**had) {
                if left > 0 && examine(self, line, grade) {
                    *had = true;
                    left -= 1;
                }
            }
        }
    }
}

/// The index of a corpus cut into segments at these places, some of them merged again.
fn cut(corpus: &Corpus, cuts: &[usize]) -> Index {
    let mut index = Index::default();
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (corpus.articles.len() + 1)).collect();
    cuts.extend([0, corpus.articles.len()]);
    cuts.sort_unstable();
    for cut in cuts.windows(2).filter(|cut| cut[0] < cut[1]) {
        let articles = &corpus.articles[cut[0]..cut[1]];
        index.push(Segment::new(articles, ArticleId::new(cut[0]), |id| &corpus[id].text));
        let alike = index.to_merge();
        if !alike.is_empty() {
            index.push(Segment::merge(&alike));
        }
    }
    index.learn(corpus);
    index
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..most).prop_map(|words| words.join(" "))
}

fn article() -> impl Strategy<Value = String> {
    let sentences = prop::collection::vec(words(9), 1..6);
    (words(6), sentences).prop_map(|(title, rows)| format!("{title}\n\nLe {}.\n", rows.join(".\n\nElle ")))
}

fn needle() -> impl Strategy<Value = String> {
    let cut = (prop::sample::select(&WORDS[..]), 1..12_usize, 0..12_usize);
    let word = cut.prop_map(|(word, most, slip)| {
        let letters = word.chars().take(most).enumerate().filter(|(at, _)| slip > 3 || at % 4 != slip);
        letters.map(|(_, letter)| letter).collect::<String>()
    });
    let several = prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "));
    let quoted = words(4).prop_map(|words| format!("\"{words}\""));
    let opened = words(4).prop_map(|words| format!("\"{words}"));
    prop_oneof![several, quoted, opened, words(4)]
}

proptest! {
    // Each case asks a dozen needles of two indexes.
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_index_finds_what_a_plain_scan_finds(
        articles in prop::collection::vec(article(), 1..9),
        needles in prop::collection::vec(needle(), 12),
        cuts in prop::collection::vec(0..9_usize, 0..8),
        most in 1..12_usize,
    ) {
        let sources = articles.into_iter().map(|text| Source { text: text.into(), ..Source::default() }).collect();
        let corpus = crate::extract::corpus(sources);
        let (whole, cut) = (Index::new(&corpus), cut(&corpus, &cuts));
        for typed in needles {
            let needle = Needle::read(&typed);
            let expect = plain_scan(&corpus, &needle, most);
            for index in [&whole, &cut] {
                let found = Search::new(&corpus, &needle, most, usize::MAX).run(index).found;
                prop_assert_eq!(&found, &expect, "{}", typed);
            }
        }
    }
}
