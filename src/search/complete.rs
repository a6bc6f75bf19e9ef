//! What may follow in a query: field names, then the values the dossier has, with counts.

use rayon::prelude::*;

use crate::corpus::Corpus;
use crate::text::{Span, fold};

use super::facets::Facet;
use super::field::Field;
use super::ledger::Ledger;
use super::lexer::{Lexer, QUOTES, Token, ends_word};
use super::like::alike;
use super::{Index, Query, Visible};

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What to put in, quoted where it must be.
    pub text: String,
    /// What it is called in the list: a field's name, or a value without quotes.
    pub shown: String,
    /// The stretch of the query it replaces.
    pub replaces: Span,
    /// How many events have it (for a value).
    pub count: Option<usize>,
    /// The key of its description in `assets/words.tsv` (for a field).
    pub about: Option<&'static str>,
}

/// The fields whose values are offered for a word without a field, from its second letter on.
const OFFERED: [Field; 3] = [Field::Actor, Field::Place, Field::Type];

/// So many values of a field are offered: more than anyone goes through.
const MOST: usize = 300;

/// The ways to go on at a byte offset of a query, best first: values that what else is asked for leaves, with how many
/// events of it they have.
#[must_use]
pub fn complete(
    corpus: &Corpus,
    ledger: &Ledger,
    index: Option<&Index>,
    query: &str,
    cursor: usize,
) -> Vec<Completion> {
    let place = Place::find(query, cursor);
    let is_value = place.field.is_some() || place.typed.chars().count() > 1;
    let left =
        is_value.then(|| place.rest(query)).flatten().map(|rest| rest.narrow_by(corpus, ledger, index));
    // Where nothing is left, nothing can be lost either.
    let left = left.filter(|left| !left.events.is_empty()).unwrap_or_else(|| Visible::all(corpus));
    if let Some(field) = place.field {
        let value = |term: &str| term.split_once(':').map_or("", |(_, value)| value).to_owned();
        return place.values(corpus, ledger, &left, field, value);
    }
    let mut ways = place.fields();
    if is_value {
        let values = |&field| place.values(corpus, ledger, &left, field, str::to_owned);
        let values: Vec<Vec<Completion>> = OFFERED.par_iter().map(values).collect();
        ways.extend(values.into_iter().flatten());
    }
    ways
}

/// What is being typed at the cursor.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    /// The field it is a value of.
    field: Option<Field>,
    /// What stands there up to the cursor, folded, without a quote.
    typed: String,
    /// What a completion replaces: to the end of the word, or of what stands in quotes.
    span: Span,
}

impl Place {
    /// Reads the query as far as the cursor, through any faults.
    fn find(query: &str, cursor: usize) -> Self {
        let whole = |at: &usize| query.is_char_boundary(*at);
        let cursor = (0..=cursor.min(query.len())).rev().find(whole).unwrap_or(0);
        let (before, behind) = query.split_at(cursor);
        let (field, start) = last_piece(before);
        let piece = before.get(start..).unwrap_or("");
        let quotes = QUOTES.iter().find(|(open, _)| piece.starts_with(*open));
        let end = match quotes {
            Some(&(_, close)) => behind.find(close).map_or(0, |at| at + close.len_utf8()),
            None => behind.find(ends_word).unwrap_or(behind.len()),
        };
        let typed = quotes.map_or(piece, |(open, _)| piece.trim_start_matches(*open));
        Self { field, typed: fold(typed.trim_end_matches(':')), span: Span::new(start, before.len() + end) }
    }

    /// What else is asked for; `None` where that is no query by itself: one that ends in "OR", or in an open group.
    fn rest(&self, query: &str) -> Option<Query> {
        let (before, behind) = (query.get(..self.span.start())?, query.get(self.span.end()..)?);
        // The name of the field goes with its value.
        let named = before.trim_end().ends_with(':');
        let before =
            if named { before.rsplit_once([' ', '(', '-']).map_or("", |(rest, _)| rest) } else { before };
        Query::parse(&format!("{before} {behind}")).ok().filter(|rest| !rest.is_empty())
    }

    /// The field names that begin so, in the words they were begun with.
    fn fields(&self) -> Vec<Completion> {
        let begins = |name: &&str| name.starts_with(&self.typed);
        let way = |field: &Field| {
            let name = [field.name()].into_iter().chain(field.aliases().iter().copied()).find(begins)?;
            Some(Completion {
                text: format!("{name}:"),
                shown: format!("{name}:"),
                replaces: self.span,
                count: None,
                about: Some(field.about()),
            })
        };
        Field::ALL.iter().filter_map(way).collect()
    }

    /// The values of a field that are like what was typed, the likest first, then the most frequent; `write`
    /// makes what is put in from the value's term.
    fn values(
        &self,
        corpus: &Corpus,
        ledger: &Ledger,
        left: &Visible,
        field: Field,
        write: impl Fn(&str) -> String,
    ) -> Vec<Completion> {
        let facets = alike(corpus, ledger, left, field, &self.typed);
        let way = |facet: Facet| Completion {
            text: write(&facet.term),
            shown: facet.value,
            replaces: self.span,
            count: Some(facet.count),
            about: None,
        };
        facets
            .iter(corpus, ledger)
            .take(MOST)
            .filter(|facet| facet.count > 0 || facet.total == 0)
            .map(way)
            .collect()
    }
}

/// Where the piece at the end of a query begins, and the field it is a value of.
fn last_piece(query: &str) -> (Option<Field>, usize) {
    let mut lexer = Lexer::new(query);
    let mut scopes: Vec<Option<Field>> = Vec::new();
    let mut field = None;
    loop {
        let scope = scopes.last().copied().flatten();
        let (token, span) = match lexer.next() {
            Ok(None) => return (field.or(scope), query.len()),
            Ok(Some(found)) => found,
            Err(fault) => (Token::Text { text: "", quoted: false }, fault.span),
        };
        let is_word = !matches!(token, Token::Open | Token::Close | Token::Field(_));
        if is_word && lexer.is_at_end() && span.of(query) != "-" {
            return (field.or(scope), span.start());
        }
        match token {
            Token::Open => scopes.push(field.or(scope)),
            Token::Close => drop(scopes.pop()),
            _ => {}
        }
        field = if let Token::Field(field) = token { Some(field) } else { None };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::made;

    /// The ways to go on where `|` stands, each as the query would be.
    fn ways(typed: &str) -> Vec<String> {
        let cursor = typed.find('|').unwrap();
        let query = typed.replace('|', "");
        complete(&made::corpus(), &Ledger::new(&made::corpus()), None, &query, cursor)
            .iter()
            .map(|way| put(&query, way))
            .collect()
    }

    fn put(query: &str, way: &Completion) -> String {
        let before = Span::new(0, way.replaces.start()).of(query);
        let behind = Span::new(way.replaces.end(), query.len()).of(query);
        format!("{before}{}{behind}", way.text)
    }

    #[test]
    fn the_first_ways_to_go_on() {
        for (typed, expect) in [
            ("|", &["source:", "author:", "published:"][..]),
            ("ac|", &["actor:"]),
            ("-acteu|", &["-acteur:"]),
            ("goita OR mod|", &["goita OR modality:"]),
            ("actor:|", &["actor:\"Assimi Goïta\"", "actor:\"Rudy Atallah\""]),
            ("actor: |", &["actor: \"Assimi Goïta\""]),
            ("actor:ata| AND x", &["actor:\"Rudy Atallah\" AND x"]),
            ("actor:a|ta x", &["actor:\"Assimi Goïta\" x"]),
            ("actor:\"rudy a| x", &["actor:\"Rudy Atallah\" x"]),
            ("actor:\"rudy a|t\" x", &["actor:\"Rudy Atallah\" x"]),
            ("lieu:(mali OU bam|)", &["lieu:(mali OU \"Bamako\")"]),
            ("date:20|", &["date:2025", "date:2026", "date:2027"]),
            ("type:|", &["type:CONSULT"]),
            ("cluster:visite|", &["cluster:4"]),
            ("gamma:x goi|", &["gamma:x actor:\"Assimi Goïta\""]),
            ("source:gam|", &["source:\"notes/gamma.txt\""]),
            ("actor:zanzibar|", &[]),
            ("actor:goita |", &["actor:goita source:"]),
            // Only who is in what else is asked for; all of them behind "OR".
            ("type:assault actor:|", &["type:assault actor:\"armée malienne\""]),
            ("type:assault OR actor:ata|", &["type:assault OR actor:\"Rudy Atallah\""]),
            ("date:2026 actor:|", &["date:2026 actor:\"États-Unis\""]),
        ] {
            let ways = ways(typed);
            let first: Vec<_> = ways.iter().take(expect.len().max(1)).collect();
            assert_eq!(first, expect.iter().collect::<Vec<_>>(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_cursor_in_any_text(query in ".*|([()\":~.«»éA-] ?|actor:|date:|20|goi){0,12}", cursor in 0..60usize) {
            for way in complete(&made::corpus(), &Ledger::new(&made::corpus()), None, &query, cursor) {
                prop_assert!(query.get(way.replaces.range()).is_some(), "{:?}", way);
            }
        }

        #[test]
        fn what_is_offered_for_a_field_is_a_query(field in prop::sample::select(Field::ALL)) {
            let start = format!("{}:", field.name());
            for way in complete(&made::corpus(), &Ledger::new(&made::corpus()), None, &start, start.len()) {
                prop_assert!(Query::parse(&put(&start, &way)).is_ok(), "{:?}", way);
            }
        }
    }
}
