//! Which articles tell one story: those in which the same names stand out.

use rayon::prelude::*;

use crate::corpus::{ArticleId, Corpus, Name, NameId, NameKind};

/// So many names of an article are compared: those its reports name most.
const NAMES: usize = 16;

/// With so many of them an article's reports are looked for.
const FIRST: usize = 4;

/// A name of more articles, or of a larger share of them, tells of no one story.
const COMMON: usize = 12;
const SHARE: usize = 50;

/// The names that stand out in each article, and that others have too.
#[derive(Debug, Default)]
pub(in crate::extract) struct Kin {
    names: Vec<Vec<NameId>>,
    marks: Vec<Mark>,
}

/// Whether the same names stand out in two articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kinship {
    /// In one of them none does that others have too.
    Unknown,
    /// None does in both.
    None,
    /// Some may.
    Perhaps,
}

/// A bit for each of some names: where two marks share none, nor do the names. Before them, a bit that there are any.
type Mark = [u64; 8];

/// The bit of any name.
const ANY: u64 = 1;

/// So many bits are those of names.
const BITS: usize = 511;

/// Where the bit of a name is.
fn bit(name: NameId) -> (usize, u64) {
    let at = 1 + name.at() % BITS;
    (at / 64, 1 << (at % 64))
}

impl Kin {
    /// Looks at all articles, by names that tell one from others.
    pub(in crate::extract) fn of(corpus: &Corpus) -> Self {
        Self::by(corpus, |name| name.kind != NameKind::Group && !name.is_common())
    }

    /// The same by common nouns too ("la maternité"): few articles share one, and their days show whether they are of one
    /// story.
    pub(in crate::extract) fn with_common(corpus: &Corpus) -> Self {
        Self::by(corpus, |name| name.kind != NameKind::Group)
    }

    fn by(corpus: &Corpus, tells: fn(&Name) -> bool) -> Self {
        let all = 0..corpus.articles.len();
        let mut named: Vec<Vec<NameId>> =
            all.into_par_iter().map(|at| standing_out(corpus, ArticleId::new(at), tells)).collect();
        let mut articles = vec![0_usize; corpus.names.len()];
        named.iter().flatten().for_each(|name| articles[name.at()] += 1);
        let most = COMMON.max(named.len() / SHARE);
        named.par_iter_mut().for_each(|names| names.retain(|name| (2..=most).contains(&articles[name.at()])));
        Self::marked(named)
    }

    fn marked(names: Vec<Vec<NameId>>) -> Self {
        let mark = |names: &Vec<NameId>| {
            names.iter().map(|&name| bit(name)).fold(Mark::default(), |mut mark, (at, bit)| {
                mark[0] |= ANY;
                mark[at] |= bit;
                mark
            })
        };
        Self { marks: names.iter().map(mark).collect(), names }
    }

    /// The names that stand out in an article.
    pub(in crate::extract) fn names(&self, article: ArticleId) -> &[NameId] {
        self.names.get(article.at()).map_or(&[], Vec::as_slice)
    }

    /// What the marks of two articles tell, all bits at once: most share none.
    #[inline]
    pub(super) fn between(&self, a: ArticleId, b: ArticleId) -> Kinship {
        let (Some(mark), Some(others)) = (self.marks.get(a.at()), self.marks.get(b.at())) else {
            return Kinship::Unknown;
        };
        let shared = |at: usize| mark[at] & others[at];
        let both = (1..mark.len()).fold(shared(0) & !ANY, |both, at| both | shared(at));
        match (shared(0) & ANY, both) {
            (0, _) => Kinship::Unknown,
            (_, 0) => Kinship::None,
            _ => Kinship::Perhaps,
        }
    }

    /// Those that an article's reports are looked for with.
    pub(super) fn first(&self, article: ArticleId) -> impl Iterator<Item = NameId> {
        self.names(article).iter().copied().take(FIRST)
    }
}

/// The names of an article's reports, the most frequent first, of equals the first named.
fn standing_out(corpus: &Corpus, article: ArticleId, tells: fn(&Name) -> bool) -> Vec<NameId> {
    let is_own = |name: &NameId| corpus.names.get(name.at()).is_some_and(tells);
    let mut counts: Vec<(NameId, u32)> = Vec::new();
    let events = &corpus[article].events;
    for event in corpus.events.get(events.start as usize..events.end as usize).unwrap_or_default() {
        let actors = corpus.actors(event).iter().map(|actor| actor.name);
        let beside = corpus.places(event).iter().chain(corpus.beside(event)).copied();
        for name in actors.chain(beside).filter(is_own) {
            match counts.iter().position(|(known, _)| *known == name) {
                Some(at) => counts[at].1 += 1,
                None if counts.len() < MOST => counts.push((name, 1)),
                None => {}
            }
        }
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts.into_iter().map(|(name, _)| name).take(NAMES).collect()
}

/// So many names of an article are counted.
const MOST: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tell_what_names_tell() {
        let names = [&[][..], &[0, 64], &[64, 700], &[512], &[3, 5, 511], &[511], &[63, 127], &[127]];
        let ids = |names: &&[usize]| names.iter().map(|&name| NameId::new(name)).collect();
        let kin = Kin::marked(names.iter().map(ids).collect());
        for (a, own) in names.iter().enumerate() {
            for (b, of) in names.iter().enumerate() {
                let expect = match () {
                    () if own.is_empty() || of.is_empty() => Kinship::Unknown,
                    // 511 has the bit of 0.
                    () if own.iter().any(|x| of.iter().any(|y| x % BITS == y % BITS)) => Kinship::Perhaps,
                    () => Kinship::None,
                };
                assert_eq!(kin.between(ArticleId::new(a), ArticleId::new(b)), expect, "{own:?} {of:?}");
            }
        }
        assert_eq!(Kin::default().between(ArticleId(0), ArticleId(1)), Kinship::Unknown);
    }
}
