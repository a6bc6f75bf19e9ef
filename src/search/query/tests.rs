//! Query texts and what they leave of the made corpus; texts that are no query and where they fail.

use proptest::prelude::*;

use super::*;
use crate::search::made;

/// The events (e0…) and articles (a0…) a query leaves.
fn left(text: &str) -> String {
    let query = Query::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    let seen = query.narrow(&made::corpus());
    let events = seen.events.iter().map(|e| format!("e{e}"));
    events.chain(seen.articles.iter().map(|a| format!("a{a}"))).collect::<Vec<_>>().join(" ")
}

fn check(table: &[(&str, &str)]) {
    for (text, expect) in table {
        assert_eq!(left(text), *expect, "{text}");
    }
}

#[test]
fn fields() {
    check(&[
        ("", "e0 e1 e2 e3 e4 a0 a1 a2"),
        ("source:000", "e0 e1 a0"),
        ("fichier:beta", "e2 e3 e4 a1"),
        ("source:notes/gamma", "a2"),
        ("author:ngoma", "e0 e1 a0"),
        ("auteur:traore", "a2"),
        ("actor:goita", "e0 e3 a0 a1"),
        ("acteur:GOÏTA", "e0 e3 a0 a1"),
        ("actor:ata", "e0 e4 a0 a1"),
        ("actor:\"ata\"", ""),
        ("actor:\"rudy atallah\"", "e0 e4 a0 a1"),
        ("actor:\"atallah rudy\"", ""),
        ("qui:états-unis", "e2 a1"),
        ("lieu:bamako", "e0 e3 a0 a1"),
        ("type:assault", "e1 a0"),
        ("type:cons", "e0 e3 e4 a0 a1"),
        ("type:con", "e0 e3 e4 a0 a1"),
        ("quad:material", "e1 e2 a0 a1"),
        ("modalité:conditional", "e1 a0"),
        ("modalité:conditionnel", "e1 a0"),
        ("quad:\"conflit en actes\"", "e1 e2 a0 a1"),
        ("quad:conflict", "e1 e2 a0 a1"),
        ("quad:conflit", "e1 e2 a0 a1"),
        ("quad:coopération", "e0 e3 e4 a0 a1"),
        ("polarity:negative", "e3 a1"),
        ("polarity:happened", "e0 e1 e2 e4 a0 a1"),
        ("cluster:2", "e2 a1"),
        ("cluster:\"2026\"", "e2 a1"),
        ("grappe:visite", "e4 a1"),
    ]);
}

#[test]
fn dates() {
    check(&[
        ("date:2025-07", "e0 a0"),
        ("date:09/07/2025", "e0 a0"),
        ("date:06/2025..8/7/2025", "e1 a0"),
        ("date:2025", "e0 e1 a0"),
        ("date:2025..2026", "e0 e1 e2 a0 a1"),
        ("date:2026..", "e2 e4 a1"),
        ("date:..2025-06", "e1 a0"),
        ("date:..", "e0 e1 e2 e4 a0 a1"),
        ("date:2025-06-15", "e1 a0"),
        ("date:2025-07-12~3d", "e0 a0"),
        ("date:2025-07-13~3d", ""),
        ("date:2025-07-12~3j", "e0 a0"),
        ("date:2025-07-20~2w", "e0 a0"),
        ("date:2025-08~1m", "e0 a0"),
        ("date:2026~1y", "e0 e1 e2 e4 a0 a1"),
        ("date:2025-07~", "e0 a0"),
        ("date:2025-07-10/2026", "e2 a1"),
        ("date:none", "e3 a1"),
        ("-date:none", "e0 e1 e2 e4 a0 a1"),
        ("published:2025", "e0 e1 a0"),
        ("published:none", "a2"),
        ("parution:2026..", "e2 e3 e4 a1"),
    ]);
}

#[test]
fn words_look_everywhere() {
    check(&[
        ("goita", "e0 e3 a0 a1"),
        ("rencontr", "e0 e3 a0 a1"),
        ("niamey", "e4 a1"),
        ("mariage", "e0 e1 a0"),
        ("niger", "a2"),
        ("état-major", "a0"),
        ("\"levé ses sanctions\"", "e2 a1"),
        ("\"levé ses sanction\"", ""),
        ("attaque", "e1 a0"),
        ("l'attaque", "e1 a0"),
        ("zanzibar", ""),
        ("ou", ""),
        // One letter is a word, not the beginning of nearly all words.
        ("g", ""),
        ("go", "e0 e3 a0 a1"),
        ("actor:g", "e0 e3 a0 a1"),
    ]);
}

#[test]
fn operators() {
    check(&[
        ("actor:goita actor:atallah", "e0 a0"),
        ("actor:goita AND actor:atallah", "e0 a0"),
        ("actor:goita ET actor:atallah", "e0 a0"),
        ("type:assault OR type:sanction", "e1 e2 a0 a1"),
        ("type:assault OU source:gamma", "e1 a0 a2"),
        ("actor:(goita OR camara)", "e0 e2 e3 a0 a1"),
        ("-actor:goita", "e1 e2 e4 a0 a1"),
        ("NOT actor:goita", "e1 e2 e4 a0 a1"),
        ("source:alpha SAUF actor:goita", "e1 a0"),
        ("NON source:seeds", "a2"),
        ("-(source:seeds)", "a2"),
        ("--actor:goita", "e0 e3 a0 a1"),
        ("type:assault OR actor:goita place:bamako", "e0 e1 e3 a0 a1"),
        ("(type:assault OR actor:goita) source:beta", "e3 a1"),
        ("-(type:consult OR type:assault)", "e2 a1"),
        ("goita -date:none", "e0 a0"),
    ]);
}

#[test]
fn faults_have_a_place_and_a_reason() {
    for (text, words, why) in [
        ("humeur:bonne", "humeur", "query-field"),
        ("a actor:", "actor:", "query-value"),
        ("actor: AND b", "actor:", "query-value"),
        ("a \"b c", "\"b c", "query-quote"),
        ("a (b c", "(", "query-open"),
        ("a) b", ")", "query-close"),
        ("a AND", "", "query-operand"),
        ("OR a", "OR", "query-operand"),
        ("a AND OR b", "OR", "query-operand"),
        ("a ()", "()", "query-group"),
        ("é …", "…", "query-empty"),
        ("actor:\"\"", "\"\"", "query-empty"),
        ("type:guerre", "guerre", "query-kind"),
        ("date:hier", "hier", "query-date"),
        ("date:2025-02-30", "2025-02-30", "query-date"),
        ("date:31/02/2025", "31/02/2025", "query-date"),
        ("date:32767/13/32767", "32767/13/32767", "query-date"),
        ("date:2025~3q", "2025~3q", "query-date"),
        ("date:2025~99999999999d", "2025~99999999999d", "query-date"),
        ("date:2026..2025", "2026..2025", "query-range"),
    ] {
        let error = Query::parse(text).expect_err(text);
        assert_eq!((error.span.of(text), error.why), (words, why), "{text}");
        assert_ne!(error.tell(Lang::Fr), why, "{why} has no words");
    }
}

#[test]
fn a_term_is_put_in_and_taken_out() {
    for (text, term, expect) in [
        ("", "type:ASSAULT", "type:ASSAULT"),
        ("goita", "type:ASSAULT", "goita type:ASSAULT"),
        ("acteur:goita OU bamako ", "type:ASSAULT", "(acteur:goita OU bamako) type:ASSAULT"),
        ("goita type:ASSAULT", "type:ASSAULT", "goita"),
        ("type:ASSAULT (a OU b)", "type:ASSAULT", "a OR b"),
        ("type:ASSAULT", "type:ASSAULT", ""),
        ("a (", "type:ASSAULT", "type:ASSAULT"),
    ] {
        assert_eq!(Query::toggled(text, term), expect, "{text}");
    }
}

#[test]
fn depth_is_bounded() {
    for unit in ["(", "-(", "NOT ", "-", "actor:("] {
        let text = format!("{}x", unit.repeat(100_000));
        assert!(Query::parse(&text).is_err(), "{unit}");
    }
    assert_eq!(Query::parse(&"x ".repeat(1000)).unwrap_err().why, "query-long");
    let text = format!("{}x{}", "(".repeat(60), ")".repeat(60));
    assert_eq!(Query::parse(&text), Query::parse("x"));
}

/// Texts that are often queries.
pub(in crate::search) fn query_text() -> impl Strategy<Value = String> {
    let atom = prop::sample::select(vec![
        "goita",
        "actor:goita",
        "acteur:\"Rudy Atallah\"",
        "place:(bamako OR mali)",
        "type:assault",
        "quad:verbal",
        "date:2025",
        "date:none",
        "date:2025-07-09~3d",
        "published:2025..",
        "«levé ses»",
        "16:30",
        "cluster:2",
        "modality:reported",
        "polarity:neg",
        "source:beta",
    ])
    .prop_map(str::to_owned);
    atom.prop_recursive(5, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} OU {b}")),
            inner.clone().prop_map(|a| format!("({a})")),
            inner.prop_map(|a| format!("-({a})")),
        ]
    })
}

/// Any text, and texts of the language's own signs.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![".*", "([()\":~.«»éA-] ?|AND |OR |NOT |actor:|date:|type:|2025|goita){0,24}"]
}

fn narrow(query: &str) -> Visible {
    Query::parse(query).unwrap().narrow(&made::corpus())
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_says_where_it_is_none(text in any_text()) {
        match Query::parse(&text) {
            Ok(query) => { let _ = query.narrow(&made::corpus()); }
            Err(error) => prop_assert!(text.get(error.span.range()).is_some(), "{error:?}"),
        }
    }

    #[test]
    fn a_query_reads_back(text in prop_oneof![any_text(), query_text()]) {
        if let Ok(query) = Query::parse(&text) {
            prop_assert_eq!(Query::parse(&query.to_string()), Ok(query.clone()), "{}", query);
        }
    }

    #[test]
    fn logic_holds(a in query_text(), b in query_text()) {
        let events = |query: String| narrow(&query).event_ids().collect::<Vec<_>>();
        let all = made::corpus().event_ids().collect::<Vec<_>>();
        let (in_a, in_b) = (events(a.clone()), events(b.clone()));
        let both: Vec<_> = all.iter().copied().filter(|e| in_a.contains(e) && in_b.contains(e)).collect();
        let any: Vec<_> = all.iter().copied().filter(|e| in_a.contains(e) || in_b.contains(e)).collect();
        let not: Vec<_> = all.iter().copied().filter(|e| !in_a.contains(e)).collect();
        prop_assert_eq!(events(format!("({a}) AND ({b})")), both);
        prop_assert_eq!(events(format!("({a}) OR ({b})")), any);
        prop_assert_eq!(events(format!("NOT ({a})")), not);
        prop_assert_eq!(narrow(&format!("-(({a}) ({b}))")), narrow(&format!("-({a}) OR -({b})")));
        prop_assert_eq!(narrow(&format!("-(({a}) OR ({b}))")), narrow(&format!("-({a}) -({b})")));
        prop_assert_eq!(narrow(&format!("--({a})")), narrow(&a));
    }
}
