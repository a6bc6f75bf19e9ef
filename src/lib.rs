//! recoupe cross-checks a dossier of press articles: who says what about the same event, when it happened,
//! and how sure that is, each claim one key from its sentence.
//!
//! # The map: storeys, and arrows that only point down
//!
//! ```text
//! main            reads the arguments, says in one line why it could not start
//! edge            the only storey that touches the world: files, terminal, clipboard, signals, exports
//! ui              (&State, area) → frame; with edge, the only storey that names ratatui or crossterm
//! app             State, Action, Keymap, handle(&mut State, Input) → Option<Effect>
//! search          (&Corpus, &Query) → Visible; needle → hits
//! extract         &str → articles → sentences → timexes → events → clusters → Corpus; pure, total
//! corpus  date    the values: sources, articles, timexes, events, clusters; civil dates, EDTF
//! text    words   span, fold, token, sentence; the interface's words in French and English
//! ```
//!
//! `assets/` holds what the world knows (lexicons, keymap, themes, the interface's words) for people who do
//! not read Rust; `seeds/` holds the default dossier.
//!
//! # The whole of it, without a screen
//!
//! ```
//! use recoupe::corpus::Source;
//!
//! let text = "Le ministre a rencontré l’ambassadeur à Paris le 3 mai 2024.".into();
//! let corpus = recoupe::extract::corpus(vec![Source { name: "note.txt".to_owned(), text, ..Source::default() }]);
//! let report = &corpus.events[0];
//! assert_eq!(report.kind.name(), "CONSULT");
//! assert_eq!(report.date.map(|date| date.edtf.to_string()), Some("2024-05-03".to_owned()));
//! assert_eq!(corpus.words(report.article, report.trigger), "a rencontré");
//! ```
//!
//! # Invariants, each held by a type or by `tests/it/tidy.rs`
//!
//! 1. A source's text is kept once, whole; everything else is a span or an id: the reader can be shown *where*.
//! 2. `text` to `app` name neither ratatui nor crossterm nor `std::fs`.
//! 3. Extraction is total: any `&str` gives a corpus; doubt is a value (a basis, a rule name), never an error.
//! 4. Drawing takes `&State` and changes nothing.
//! 5. Same sources, same corpus, byte for byte: no clock, no hash order, no thread order in the result.
//! 6. Each action has a name, a sentence and a key; help, palette, README's table and tests read one table.
//! 7. Nothing inferred is shown as stated: every date carries its basis, every event the rule that proposed it.
//! 8. What a person wrote is never changed or lost by a re-import, a crash or a newer version.

pub mod text;
pub mod words;

pub mod corpus;
pub mod date;

pub mod extract;
pub mod search;

pub mod app;
pub mod ui;

pub mod edge;
