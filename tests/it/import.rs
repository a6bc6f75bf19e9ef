//! A long dossier: the same whatever reads it, usable while it is read, kept for the next time.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use recoupe::app::{News, Ready, Size, State, arrive};
use recoupe::corpus::{ArticleId, Corpus, Source, SourceId};
use recoupe::extract;
use recoupe::search::Segment;
use recoupe::words::Lang;

use crate::made::dossier;
use crate::terminal::Session;

const SIZE: Size = Size { width: 100, height: 30 };

/// What of a corpus anyone can see.
fn told(corpus: &Corpus) -> String {
    let Corpus { articles, events, participants, sites, names, titles, .. } = corpus;
    let Corpus { timexes, clusters, told, disputes, .. } = corpus;
    format!("{articles:?}\n{events:?}\n{participants:?}\n{sites:?}\n{names:?}\n{titles:?}")
        + &format!("\n{timexes:?}\n{clusters:?}\n{told:?}\n{disputes:?}")
}

#[test]
fn any_number_of_threads_gives_the_same_corpus() {
    let made = || dossier::sources(60, 3);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| told(&extract::corpus(made())))
    };
    assert!(on(1) == on(3));
}

/// The explorer on sources that came in parts of two, as the edge sends them.
fn in_parts(sources: Vec<Source>) -> State {
    let mut state = State::reading("made".to_owned(), SIZE, Lang::En);
    let sources: Vec<Arc<Source>> = sources.into_iter().map(Arc::new).collect();
    let mut laid = 0;
    for (nth, two) in sources.chunks(2).enumerate() {
        let of = |(at, source): (usize, &Arc<Source>)| {
            let id = SourceId::new(nth * 2 + at);
            extract::lay_out(source).into_iter().map(move |sheet| sheet.article(id))
        };
        let articles: Vec<_> = two.iter().enumerate().flat_map(of).collect();
        let segment = Segment::new(&articles, ArticleId::new(laid), |id| &sources[id.at()].text);
        laid += articles.len();
        arrive(&mut state, News::Laid(two.to_vec(), articles, vec![segment]));
    }
    assert!(!state.index().find(&state.corpus, "nairobi", 9).is_empty(), "what is laid out can be searched");
    let (names, new) = extract::read_all(&sources, extract::read, |part| {
        arrive(&mut state, News::Read(Box::new(part)));
        ControlFlow::Continue(())
    });
    let ready = Ready::settled(Arc::clone(&state.corpus), state.index().segments(), names, &new);
    arrive(&mut state, News::Settled(Box::new(ready)));
    state
}

#[test]
fn parts_make_the_same_dossier_as_the_whole() {
    let parts = in_parts(dossier::sources(24, 5));
    let corpus = extract::corpus(dossier::sources(24, 5));
    assert!(told(&parts.corpus) == told(&corpus));
    let whole = State::new(corpus, "made".to_owned(), SIZE, Lang::En);
    let rows = |state: &State| {
        let timeline: Vec<_> = state.timeline.rows.window(0, 2_000).collect();
        let sources: Vec<_> = state.sources.rows.window(0, 2_000).collect();
        format!("{timeline:?} {sources:?}")
    };
    assert!(rows(&parts) == rows(&whole));
    for needle in ["nairobi", "sanctions", "2014", "le", "attak", "\"the streets\""] {
        let hits = |state: &State| state.index().find(&state.corpus, needle, 200);
        assert_eq!(hits(&parts), hits(&whole), "{needle}");
    }
}

#[test]
fn what_is_open_stays_open_when_the_dossier_changes() {
    let mut state = in_parts(dossier::sources(6, 5));
    arrive(&mut state, News::Account(vec!["6".to_owned()]));
    let event = state.corpus.event_ids().nth(20).unwrap();
    let row = state.timeline.row_of(&state.corpus, event).unwrap();
    state.timeline.list.cursor = row;
    let words = |state: &State| {
        let event = &state.corpus[state.event().unwrap()];
        state.corpus.words(event.article, event.sentence).to_owned()
    };
    let before = words(&state);
    let mut sources = dossier::sources(6, 5);
    sources.extend(dossier::sources(3, 8).into_iter().map(|s| Source { name: format!("0/{}", s.name), ..s }));
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let corpus = extract::corpus(sources);
    let index = recoupe::search::Index::new(&corpus);
    arrive(&mut state, News::Renewed(Box::new(Ready::new(corpus, index)), Vec::new(), None));
    assert_eq!(words(&state), before);
    assert_eq!(state.corpus.articles.len(), 9);
}

/// What is being typed, read or asked goes on when the dossier changes, and the way back stays.
#[test]
fn what_has_the_keyboard_keeps_it_when_the_dossier_changes() {
    use crate::screen::{frame, press};
    let renew = |state: &mut State, count: usize| {
        let corpus = extract::corpus(dossier::sources(count, 5));
        let index = recoupe::search::Index::new(&corpus);
        arrive(state, News::Renewed(Box::new(Ready::new(corpus, index)), Vec::new(), None));
    };
    for keys in
        ["/ \"the\" Down", "f \"type:st\"", "? \"page\"", ": \"sort\"", "c j", "w", "F j / \"m\"", "i"]
    {
        let mut state = in_parts(dossier::sources(6, 5));
        press(&mut state, "j j j");
        press(&mut state, keys);
        let (before, mode) = (frame(&state), std::mem::discriminant(&state.mode));
        renew(&mut state, 6);
        assert_eq!(std::mem::discriminant(&state.mode), mode, "{keys}");
        assert_eq!(frame(&state), before, "{keys}: nothing has changed but the numbers");
        for count in [8, 2, 1, 0, 3] {
            renew(&mut state, count);
            frame(&state);
            press(&mut state, "j k Down Tab Enter C-o");
            frame(&state);
        }
    }
    let mut state = in_parts(dossier::sources(6, 5));
    let passage = |state: &State| state.column().map(|c| (c.article, c.sentence));
    press(&mut state, "j");
    let from = passage(&state);
    press(&mut state, "c G Enter");
    assert_ne!(passage(&state), from);
    renew(&mut state, 6);
    press(&mut state, "C-o");
    assert_eq!(passage(&state), from, "the way back");
}

#[test]
fn articles_that_change_their_date_change_their_place() {
    let of = |sources| {
        let corpus = extract::corpus(sources);
        let index = recoupe::search::Index::new(&corpus);
        Ready::new(corpus, index)
    };
    let sources = dossier::sources(6, 5);
    let dates = sources.iter().rev().map(|source| source.published);
    let changed: Vec<Source> =
        sources.iter().zip(dates).map(|(s, published)| Source { published, ..s.clone() }).collect();
    let rows = |state: &State| state.sources.rows.window(0, 60).collect::<Vec<_>>();
    let mut state = in_parts(sources);
    let before = rows(&state);
    arrive(&mut state, News::Renewed(Box::new(of(changed.clone())), Vec::new(), None));
    assert_ne!(rows(&state), before);
    assert_eq!(rows(&state), rows(&State::new(of(changed).corpus, "made".to_owned(), SIZE, Lang::En)));
}

/// The explorer on a folder, with a home of its own.
fn open(folder: &Path, home: &Path, options: &[&str]) -> Session {
    let folder = folder.to_string_lossy();
    let program = [&[env!("CARGO_BIN_EXE_recoupe"), &folder], options].concat();
    let home = home.to_string_lossy();
    let cache = format!("{home}/cache");
    Session::new(&program, &[("HOME", &home), ("XDG_CACHE_HOME", &cache)], (120, 30))
}

#[test]
fn a_long_dossier_is_usable_at_once_and_opens_from_the_cache_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("press");
    dossier::folder(dossier::articles(300, 1), &folder).unwrap();
    let kept = || {
        let files = fs::read_dir(home.path().join("cache/recoupe")).into_iter().flatten().flatten();
        files.map(|file| file.path()).find(|path| path.file_name().is_some_and(|name| name.len() == 32))
    };

    let mut first = open(&folder, home.path(), &[]);
    first.until("it comes part by part", |s| s.screen().contains("/s · "));
    first.until("all is there", |s| s.screen().contains("happenings: "));
    first.keys("ZZ");
    first.end();
    assert!(kept().is_some(), "who leaves at once leaves it kept");
    assert!(kept().unwrap().with_extension("readings").is_file(), "what each file says is kept too");

    let mut second = open(&folder, home.path(), &[]);
    second.until("all is there", |s| s.screen().contains("articles: 30"));
    assert!(!String::from_utf8_lossy(&second.bytes()).contains("/s"), "it was read again");
    second.keys("ZZ");
    second.end();

    let path = kept().unwrap();
    let mut damaged = fs::read(&path).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(&path, &damaged).unwrap();
    let mut third = open(&folder, home.path(), &[]);
    third.until("a damaged cache is not believed", |s| s.screen().contains("/s · "));
    third.until("all is there", |s| s.screen().contains("articles: 30"));
    third.until("it is kept anew", |_| fs::read(&path).is_ok_and(|now| now != damaged));
    third.keys("ZZ");
    third.end();

    // The texts stand at the end, before the table of parts.
    let mut damaged = fs::read(&path).unwrap();
    let last = damaged.len() - 20_000;
    damaged[last] ^= 1;
    fs::write(&path, damaged).unwrap();
    let mut fourth = open(&folder, home.path(), &[]);
    fourth.until("damaged texts are not believed either", |_| kept().is_none());
    fourth.until("all is there", |s| s.screen().contains("articles: 30"));
    fourth.keys("ZZ");
    fourth.end();
}

#[test]
fn a_watched_folder_is_read_again_when_it_changes() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("press");
    dossier::folder(dossier::articles(3, 1), &folder).unwrap();
    let mut session = open(&folder, home.path(), &["--watch"]);
    session.until("the dossier", |s| s.screen().contains("articles: 3"));
    fs::write(folder.join("new.txt"), "Un titre\n\nLe ministre a rencontré le maire le 3 mai 2024.\n")
        .unwrap();
    session.until("the new file", |s| s.screen().contains("articles: 4"));
    session.expect("1 new");
    session.keys("ZZ");
    session.end();
}

#[test]
fn a_reading_that_was_stopped_says_so_for_good() {
    let mut state = in_parts(dossier::sources(6, 5));
    arrive(&mut state, News::Account(vec!["6".to_owned()]));
    arrive(&mut state, News::Stopped(1_200, 6_000));
    assert!(state.summary.last().is_some_and(|line| line.contains("1200 of 6000")), "{:?}", state.summary);
    let header = crate::screen::frame(&state).lines().next().unwrap_or_default().to_owned();
    assert!(header.contains("stopped: 1200 of 6000 read"), "{header}");
}

/// Under a filter, with the cursor far down, and down to nothing: what is gone is let go, what comes back is shown.
#[test]
fn a_dossier_may_shrink_to_nothing_and_grow_again() {
    for filter in ["", "type:statement", "2014"] {
        let mut state = in_parts(dossier::sources(8, 5));
        assert!(state.set_filter(filter));
        crate::screen::press(&mut state, "G");
        for left in [3, 1, 0, 2] {
            let corpus = extract::corpus(dossier::sources(8, 5).into_iter().take(left).collect());
            let index = recoupe::search::Index::new(&corpus);
            arrive(&mut state, News::Renewed(Box::new(Ready::new(corpus, index)), Vec::new(), None));
            let shown = crate::screen::frame(&state);
            assert_eq!(state.corpus.sources.len(), left, "{shown}");
            crate::screen::press(&mut state, "j J k K n c q G");
        }
    }
}
