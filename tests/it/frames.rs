//! What people see, kept as pictures in text: frames at three sizes, and the seeds' timeline as it is read.
//! `INSTA_UPDATE=always cargo test frames` takes them anew; the change is then read like any other.

use recoupe::app::dates;
use recoupe::words::Lang;

use crate::screen::{explorer, frame, press};

#[test]
fn frames() {
    let walks = [
        ("first", ""),
        ("check", "Enter"),
        ("side-by-side", "v v"),
        ("search", "/ \"atalah\""),
        ("filter", "f \"actor:atallah date:2025-07\""),
        ("facets", "F l"),
        ("help", "?"),
        ("palette", ":"),
        ("pending", "C-w"),
        ("why", "w"),
        ("text-alone", "z ] e"),
        ("sources", "S-Tab s s"),
    ];
    for (width, height) in [(40, 24), (80, 24), (160, 50)] {
        for (name, keys) in walks {
            let mut state = explorer(width, height);
            press(&mut state, keys);
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), frame(&state));
        }
    }
}

/// Each report of the seeds in a line: when, what, how sure, who, in which article, in which happening.
#[test]
fn timeline_of_the_seeds() {
    let corpus = recoupe::extract::corpus(recoupe::edge::read_seeds().sources);
    let mut events: Vec<_> = corpus.event_ids().collect();
    events.sort_by_key(|&e| (corpus[e].date.map_or((true, None), |d| (false, Some(d.edtf.order()))), e));
    let lines = events.into_iter().map(|e| {
        let event = &corpus[e];
        let when = event.date.map_or(String::new(), |d| {
            let when = dates::long(d.edtf, Lang::Fr);
            if dates::is_written(d.basis) { when } else { format!("[{when}]") }
        });
        let mut who: Vec<_> = corpus.actors(event).iter().map(|p| &*corpus[p.name].label).collect();
        who.dedup();
        format!(
            "{when:<34} {:<9} {:<11} {} a{} c{:<3} {} — {}",
            event.kind.name(),
            event.modality.name(),
            if event.polarity.name() == "negative" { "¬" } else { " " },
            event.article.0 + 1,
            corpus.cluster(e).0,
            corpus.summary(e),
            who.join(", "),
        )
    });
    insta::assert_snapshot!("timeline", lines.collect::<Vec<_>>().join("\n"));
}
