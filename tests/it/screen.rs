//! Keys → frame: the explorer on the seeds, through the keymap, on a screen that tests can read.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use recoupe::app::keymap::Layer;
use recoupe::app::{self, Action, Effect, Input, Key, Mode, Pane, Size, State};
use recoupe::corpus::Source;
use recoupe::words::Lang;

/// The explorer as it first shows itself on the seeds.
pub(crate) fn explorer(width: u16, height: u16) -> State {
    let corpus = recoupe::extract::corpus(recoupe::edge::read_seeds().sources);
    State::new(corpus, "seeds".to_owned(), Size { width, height }, Lang::Fr)
}

/// Types keys as the keymap writes them, parted by spaces; `"…"` is typed letter by letter.
pub(crate) fn press(state: &mut State, keys: &str) -> Option<Effect> {
    let mut last = None;
    let (mut rest, mut effects) = (keys, Vec::new());
    while !rest.is_empty() {
        let (token, after) = match rest.strip_prefix('"').and_then(|r| r.split_once('"')) {
            Some((typed, after)) => {
                effects.extend(typed.chars().map(Key::char));
                ("", after)
            }
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        if !token.is_empty() {
            effects.push(token.parse().unwrap());
        }
        rest = after.trim_start();
    }
    for key in effects {
        last = app::handle(state, Input::Key(key));
    }
    last
}

/// The screen as text.
pub(crate) fn frame(state: &State) -> String {
    let mut terminal = Terminal::new(TestBackend::new(state.size.width, state.size.height)).unwrap();
    terminal.draw(|frame| recoupe::ui::draw(state, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let rows = buffer.content().chunks(usize::from(state.size.width));
    rows.map(|row| {
        row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned() + "\n"
    })
    .collect()
}

#[test]
fn moving_in_one_pane_carries_the_others_along() {
    let mut state = explorer(120, 40);
    press(&mut state, "j");
    let event = state.event().unwrap();
    let column = state.column().unwrap();
    assert_eq!(column.article, state.corpus[event].article, "the text follows the timeline");
    assert!(column.span(&state.corpus).overlaps(state.corpus[event].sentence), "down to the sentence");
    assert_eq!(state.sources.current(), Some(column.article), "and so do the sources");

    press(&mut state, "Tab g g ) e");
    let event = state.event().unwrap();
    assert!(state.column().unwrap().span(&state.corpus).overlaps(state.corpus[event].sentence));

    press(&mut state, "S-Tab S-Tab j");
    assert_eq!(state.focus, Pane::Sources);
    assert_eq!(state.article(), state.sources.current(), "the text follows the sources");
}

#[test]
fn escape_comes_back_to_exactly_where_one_was() {
    for keys in [
        "/ \"bamako\" Down Down Esc",
        "f \"type:COUP\" Esc",
        ": \"zen\" Esc",
        "? Esc",
        "F Esc",
        "Enter Esc",
        "i q",
    ] {
        let mut state = explorer(120, 40);
        press(&mut state, "j j j Tab ] e");
        let before = frame(&state);
        press(&mut state, keys);
        assert_eq!(frame(&state), before, "after {keys}");
    }
}

#[test]
fn a_wrong_query_says_so_and_hides_nothing() {
    let mut state = explorer(120, 40);
    let all = state.visible.clone();
    press(&mut state, "f \"nosuch:field\"");
    assert_eq!(state.visible, all);
    assert!(frame(&state).contains("nosuch"));
    press(&mut state, "Enter");
    assert!(matches!(state.mode, Mode::Prompt(_)), "Enter does not take a wrong query");
}

/// A key whose effect may lie out of sight says what it did.
#[test]
fn what_may_not_be_seen_is_said() {
    for (keys, said) in
        [("b", "montré"), ("b b", "replié"), ("T", "light"), ("o", "de cet article seul"), ("B", "ensemble")]
    {
        let mut state = explorer(120, 40);
        press(&mut state, keys);
        let last = frame(&state).lines().last().unwrap_or_default().to_owned();
        assert!(last.contains(said), "{keys}: {last}");
    }
}

/// What does not fit in one line of help stands in several, and the row under the cursor is in sight with all of them.
#[test]
fn nothing_of_help_is_cut() {
    for width in [40, 80, 100] {
        let mut state = explorer(width, 400);
        press(&mut state, "?");
        let shown = frame(&state);
        for action in Action::ALL {
            for word in action.sentence(Lang::Fr).split_whitespace() {
                assert!(shown.contains(word), "{width}: {word} of {action:?}");
            }
        }
    }
    let mut state = explorer(40, 12);
    press(&mut state, "?");
    for _ in 0..200 {
        press(&mut state, "Down");
        frame(&state);
    }
    assert!(frame(&state).contains("vider la ligne"), "{}", frame(&state));
}

/// Tab goes through the ways to go on, round and round; each narrows at once, and typing goes on from it.
#[test]
fn tab_goes_round_the_completions() {
    for (keys, expect) in [
        ("\"mod\" Tab", "modality:"),
        ("\"modality:\" Tab", "modality:asserted"),
        ("\"modality:\" Tab Tab", "modality:reported"),
        ("\"modality:\" Tab Tab S-Tab", "modality:asserted"),
        ("\"modality:\" S-Tab S-Tab Tab Tab", "modality:asserted"),
        ("\"mod\" Tab Tab Tab", "modality:reported"),
        ("\"modality:\" Down Down Tab", "modality:possible"),
        ("\"modality:\" Tab Down Down Tab", "modality:possible"),
        ("\"modality:\" Tab \" ty\" Tab Tab", "modality:asserted type:CONSULT"),
        ("\"zanzibar\" Tab S-Tab", "zanzibar"),
    ] {
        let mut state = explorer(120, 40);
        press(&mut state, &format!("f {keys}"));
        let Mode::Prompt(prompt) = &state.mode else { panic!("{keys}") };
        assert_eq!(prompt.line.text(), expect, "{keys}");
        let query = recoupe::search::Query::parse(expect).unwrap_or_default();
        assert_eq!(state.visible, query.narrow(&state.corpus), "{keys}");
    }
}

#[test]
fn a_filter_can_be_switched_off_and_on_and_had_back() {
    let mut state = explorer(120, 40);
    let all = state.visible.clone();
    press(&mut state, "f \"date:2025-07\" Enter");
    let some = state.visible.clone();
    assert!(some.events.len() < all.events.len() && !some.events.is_empty());
    for (keys, expect) in [("x", &all), ("x", &some), ("X", &all), ("X", &some)] {
        press(&mut state, keys);
        assert_eq!(state.visible, *expect, "after {keys}");
    }
}

#[test]
fn columns_line_up_on_one_happening() {
    let mut state = explorer(200, 50);
    press(&mut state, "v v");
    assert_eq!(state.columns.len(), 3, "three articles report what the explorer opens on");
    let cluster = state.corpus.cluster(state.event().unwrap());
    for column in &state.columns {
        let told = column.events(&state.corpus).any(|e| state.corpus.cluster(e) == cluster);
        assert!(told, "each column stands on a report of the happening");
    }
    let rows =
        |state: &State| state.columns.iter().map(|c| c.row_of(c.span(&state.corpus))).collect::<Vec<_>>();
    assert!(rows(&state).windows(2).all(|pair| pair[0] == pair[1]), "on one row: {:?}", rows(&state));
}

#[test]
fn the_position_is_kept_over_a_resize() {
    let mut state = explorer(160, 50);
    press(&mut state, "1 0 j Tab 7 j");
    let (event, sentence) = (state.event(), state.column().unwrap().sentence);
    for (width, height) in [(80, 24), (40, 12), (20, 5), (250, 70), (160, 50)] {
        app::handle(&mut state, Input::Resize(Size { width, height }));
        assert_eq!((state.event(), state.column().unwrap().sentence), (event, sentence), "{width}x{height}");
        let column = state.column().unwrap();
        let row = column.prose.line_of(column.span(&state.corpus));
        assert!((column.top..column.top + state.text_height()).contains(&row), "{width}x{height}: in sight");
    }
}

#[test]
fn below_the_smallest_size_a_sentence_stands() {
    let state = explorer(39, 11);
    assert!(frame(&state).contains("trop petit"));
}

/// What may come in: keys of the keymap, letters, sizes, pastes, clicks.
fn input() -> impl Strategy<Value = Input> {
    let keymap = app::keymap::Keymap::built_in();
    let bound: Vec<Vec<Key>> = Layer::ALL
        .iter()
        .flat_map(|&layer| {
            Action::ALL.iter().flat_map(|&a| keymap.keys_of(layer, a).to_vec()).collect::<Vec<_>>()
        })
        .filter(|keys| !keys.starts_with('Z'))
        .map(|keys| keys.split(' ').map(|k| k.parse().unwrap()).collect())
        .collect();
    prop_oneof![
        12 => proptest::sample::select(bound).prop_map(|keys| Input::Key(keys[0])),
        4 => proptest::char::any().prop_map(|c| Input::Key(Key::char(c))),
        4 => proptest::sample::select(vec!['e', 'd', 'r', 'a', '"', ':', '(', '3', 'v', 'q', 'w']).prop_map(|c| Input::Key(Key::char(c))),
        1 => (1u16..260, 1u16..80).prop_map(|(width, height)| Input::Resize(Size { width, height })),
        1 => any::<String>().prop_map(Input::Paste),
        1 => (0u16..260, 0u16..80).prop_map(|(x, y)| Input::Click(x, y)),
        1 => (0u16..260, 0u16..80, -3i8..4).prop_map(|(x, y, by)| Input::Wheel(x, y, by)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever comes in, the program goes on and what it draws fits the screen.
    #[test]
    fn nothing_that_is_typed_breaks_the_explorer(inputs in proptest::collection::vec(input(), 1..60)) {
        let mut state = explorer(100, 30);
        for input in inputs {
            app::handle(&mut state, input);
            frame(&state);
        }
    }
}

/// On a small screen too: what the sources disagree about is seen first, and what follows the last report can be reached.
#[test]
fn each_value_in_dispute_leads_to_its_sentence() {
    let mut state = explorer(80, 24);
    press(&mut state, "c");
    assert!(frame(&state).contains("≠ date"), "{}", frame(&state));
    press(&mut state, "G");
    assert!(frame(&state).contains("Pas de récit rapproché"), "{}", frame(&state));
    press(&mut state, "g g j j Enter");
    assert!(matches!(state.mode, Mode::Browse));
    let event = &state.corpus[state.event().unwrap()];
    assert!(state.corpus.words(event.article, event.sentence).contains("a conclu dimanche 13 juillet"));
}

/// One article is never open twice without being asked for twice: what is open already goes to the report.
#[test]
fn what_opens_beside_is_another_article() {
    for (width, height) in [(80, 24), (160, 50)] {
        let mut state = explorer(width, height);
        for keys in ["c v", "c v", "c j j v", "v v v"] {
            press(&mut state, keys);
            let mut open: Vec<_> = state.columns.iter().map(|column| column.article).collect();
            assert!(open.len() > 1, "{keys}");
            open.sort_unstable();
            assert!(open.windows(2).all(|w| w[0] < w[1]), "{keys}: {open:?}");
        }
    }
}

#[test]
fn columns_closed_by_one_key_are_had_back() {
    let mut state = explorer(160, 50);
    press(&mut state, "v v");
    assert_eq!(state.columns.len(), 3);
    press(&mut state, "5 Esc");
    assert_eq!((state.columns.len(), state.count), (3, None), "a count is taken back first");
    press(&mut state, "Esc");
    assert_eq!(state.columns.len(), 1);
    press(&mut state, "C-o");
    assert_eq!(state.columns.len(), 3);
    press(&mut state, "C-w q C-o");
    assert_eq!(state.columns.len(), 3);
}

/// Where a screen reader reads: on the line being typed, and on the answer that was moved to.
#[test]
fn the_terminal_s_cursor_stands_where_the_reader_is() {
    let row = |state: &State| {
        let mut terminal = Terminal::new(TestBackend::new(state.size.width, state.size.height)).unwrap();
        terminal.draw(|frame| recoupe::ui::draw(state, frame)).unwrap();
        let at = terminal.get_cursor_position().unwrap();
        frame(state).lines().nth(usize::from(at.y)).unwrap_or_default().trim().to_owned()
    };
    let mut state = explorer(80, 24);
    let mut check = |keys: &str, expect: &str| {
        press(&mut state, keys);
        let row = row(&state);
        assert!(row.contains(expect), "{keys}: {row}");
    };
    check("c g g", "9 juillet 2025 —");
    check("j", "du 9 au 11 juillet");
    check("Esc ?", "Aide");
    check("Down", "coopération en actes");
    check("Esc : \"aligner\"", "aligner");
    check("Down", "aligner les colonnes");
    check("Esc / \"atallah\"", "Chercher");
    check("Down", "Atallah");
    check("\" visite\"", "Chercher");
    check("Esc F", "/");
}

#[test]
fn commands_are_found_by_the_words_of_the_last_line() {
    let mut state = explorer(80, 24);
    for (word, expect) in [
        ("citer", "copier une citation"),
        ("side by side", "ouvrir à côté"),
        ("aide", "toutes les touches"),
        ("langue", "English"),
        ("xyzzy", "Aucune commande"),
    ] {
        press(&mut state, &format!(": \"{word}\""));
        assert!(frame(&state).contains(expect), "{word}: {}", frame(&state));
        press(&mut state, "Esc");
    }
}

/// What is searched is what the filter leaves, and it says so.
#[test]
fn a_search_keeps_to_the_filter() {
    let mut state = explorer(160, 50);
    assert!(state.set_filter("type:COUP"));
    press(&mut state, "/ \"mali\"");
    let Mode::Prompt(prompt) = &state.mode else { panic!() };
    assert!(!prompt.is_empty(), "{}", frame(&state));
    assert!(frame(&state).contains("ce que le filtre laisse"), "{}", frame(&state));
    press(&mut state, "\" zzz\"");
    assert!(frame(&state).contains("Rien de ce que le filtre laisse"), "{}", frame(&state));
}

/// The record, the cross-check and what opens beside are of what the cursor stands on, whatever the filter hides.
#[test]
fn the_record_is_of_the_sentence_under_the_cursor() {
    for (width, height) in [(80, 24), (160, 50), (110, 30)] {
        let mut state = explorer(width, height);
        assert!(state.set_filter("type:COUP"));
        press(&mut state, "/ \"atallah\" Enter");
        for keys in ["", "j", "j", "n", "j", "J", "J", "k", "N"] {
            press(&mut state, keys);
            let Some(column) = state.column().filter(|_| state.focus == Pane::Text) else { continue };
            let (article, sentence) = (column.article, column.span(&state.corpus));
            if let Some(event) = state.event() {
                let event = &state.corpus[event];
                assert_eq!(event.article, article, "{keys}");
                assert!(event.sentence.overlaps(sentence), "{keys}");
            }
        }
    }
}

#[test]
fn a_report_that_the_filter_hides_says_so() {
    let mut state = explorer(160, 50);
    assert!(state.set_filter("type:COUP"));
    press(&mut state, "/ \"atallah visite\" Enter");
    assert!(state.event().is_some_and(|e| !state.visible.events.holds(e.at())));
    assert!(frame(&state).contains("caché par le filtre"), "{}", frame(&state));
}

/// What several say of how many stands above the reports, in the order it came out; each leads to its own sentence.
#[test]
fn the_cross_check_tells_how_many_each_counts() {
    let first = "Au moins neuf mineurs ont été tués lundi 13 mars 2023 à Tarvel, a annoncé le ministère.";
    let second = "Dix-huit mineurs ont été tués le 13 mars 2023 à Tarvel. Environ 2 000 personnes ont défilé mercredi \
                  15 mars 2023 à Tarvel, selon la préfecture. Les syndicats en ont compté 5 000.";
    let source = |name: &str, text: &str, published: &str| Source {
        name: name.to_owned(),
        text: text.into(),
        published: published.parse().ok(),
        ..Source::default()
    };
    let sources = vec![source("b.txt", second, "2023-03-20"), source("a.txt", first, "2023-03-14")];
    let corpus = recoupe::extract::corpus(sources);
    let mut state = State::new(corpus, "made".to_owned(), Size { width: 110, height: 40 }, Lang::Fr);
    press(&mut state, "/ \"tués\" Enter c");
    let told = frame(&state);
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("{words}\n{told}"));
    assert!(at("nombres donnés (morts)") < at("Au moins neuf mineurs (le ministère)"), "{told}");
    assert!(at("Au moins neuf mineurs (le ministère)") < at("Dix-huit mineurs —"), "{told}");

    press(&mut state, "Esc / \"défilé\" Enter c g g");
    assert!(frame(&state).contains("≠ nombre (manifestants)"), "{}", frame(&state));
    press(&mut state, "j Enter");
    let column = state.column().unwrap();
    let words = state.corpus.words(column.article, column.span(&state.corpus));
    assert_eq!(words, "Les syndicats en ont compté 5 000.");
}
