//! The explorer in a real terminal: it takes it, gives it back on every way out, and rests when nothing happens.

use std::thread;
use std::time::Duration;

use crate::terminal::{EXPLORING, Session, WHOLE};

const SIZE: (u16, u16) = (100, 30);

/// The end of a run that has to leave the terminal whole.
fn ended(mut session: Session, code: u32, signal: Option<&str>) -> Session {
    let status = session.end();
    session.until("the terminal is whole", |s| s.modes() == WHOLE);
    assert_eq!(status.signal(), signal, "{status:?}");
    assert!(signal.is_some() || status.exit_code() == code, "{status:?}");
    session
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Session::explorer(&[], SIZE);
    session.keys("ZZ");
    ended(session, 0, None);
}

#[test]
fn so_does_every_signal_that_ends_it() {
    for (signal, said) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt"), ("QUIT", "Quit")]
    {
        let session = Session::explorer(&[], SIZE);
        session.signal(signal);
        ended(session, 0, Some(said));
    }
}

#[test]
fn so_does_a_panic_on_any_thread_and_its_message_is_read() {
    for thread in ["main", "other"] {
        let mut session = Session::explorer(&[("RECOUPE_PANIC", thread)], SIZE);
        session.keys("j");
        let session = ended(session, 101, None);
        session.expect("as asked");
    }
}

#[test]
fn it_is_suspended_and_comes_back() {
    let mut session = Session::explorer(&[], SIZE);
    let stops: [fn(&mut Session); 2] = [|s| s.keys("\u{1a}"), |s| s.signal("TSTP")];
    for stop in stops {
        stop(&mut session);
        session.until("it stops, all modes left", |s| s.state() == "T" && s.modes() == WHOLE);
        let before = session.bytes().len();
        session.signal("CONT");
        session.until("it is back", |s| s.modes() == EXPLORING && s.bytes().len() > before + 500);
    }
    session.keys("ZZ");
    ended(session, 0, None);
}

#[test]
fn a_shell_has_its_terminal_meanwhile() {
    let mut session = Session::new(&["bash", "--norc", "--noprofile", "-i"], &[], SIZE);
    session.keys(&format!("{}\n", env!("CARGO_BIN_EXE_recoupe")));
    session.until("it is open", |s| s.modes().alternate_screen);
    session.keys("\u{1a}");
    session.expect("Stopped");
    session.keys("echo me$((40+2))anwhile\n");
    session.expect("me42anwhile");
    session.keys("fg\n");
    session.until("it is back", |s| s.modes().alternate_screen && s.modes().bracketed_paste);
    session.keys("ZZ");
    session.until("the prompt", |s| !s.modes().alternate_screen && s.screen().trim_end().ends_with('$'));
    session.keys("exit\n");
    assert!(session.end().success());
}

#[test]
fn a_stop_without_warning_is_repaired_on_return() {
    let session = Session::explorer(&[], SIZE);
    session.signal("STOP");
    session.until("it stops", |s| s.state() == "T");
    let before = session.bytes().len();
    session.signal("CONT");
    session.until("it draws anew", |s| s.modes() == EXPLORING && s.bytes().len() > before + 500);
}

#[test]
fn a_terminal_that_vanishes_ends_it() {
    for mut session in [Session::explorer(&[], SIZE), Session::explorer_unheard()] {
        session.vanish();
        session.end();
    }
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let session = Session::explorer(&[], SIZE);
    thread::sleep(Duration::from_millis(300));
    let before = session.bytes().len();
    thread::sleep(Duration::from_millis(700));
    assert_eq!(session.bytes().len(), before);
}

#[test]
fn every_size_is_drawn() {
    let mut session = Session::explorer(&[], SIZE);
    for (cols, rows) in [(40, 12), (250, 70), (80, 24), (20, 5), (1, 1), (3, 60), (200, 60)] {
        let before = session.bytes().len();
        session.resize(cols, rows);
        session.until("a new frame", |s| s.bytes().len() > before);
    }
    session.keys("ZZ");
    ended(session, 0, None);
}

#[test]
fn a_key_that_comes_with_a_resize_is_not_lost() {
    for width in 60..66 {
        let mut session = Session::explorer(&[], SIZE);
        session.resize(width, 30);
        session.keys("ZZ");
        ended(session, 0, None);
    }
}

#[test]
fn a_paste_is_text_and_not_keys() {
    let mut session = Session::explorer(&[], SIZE);
    session.keys("/");
    session.keys("\u{1b}[200~Atallah\nZZ\u{1b}[201~");
    session.expect("Atallah ZZ");
    assert_eq!(session.modes(), EXPLORING);
}

#[test]
fn no_color_means_none() {
    let colours = |session: &Session| {
        let bytes = String::from_utf8_lossy(&session.bytes()).into_owned();
        let sgr =
            bytes.split("\u{1b}[").filter_map(|part| part.split_once('m')).map(|(codes, _)| codes.to_owned());
        sgr.filter(|codes| codes.bytes().all(|b| b.is_ascii_digit() || b == b';'))
            .flat_map(|codes| codes.split(';').map(str::to_owned).collect::<Vec<_>>())
            .filter_map(|code| code.parse::<u8>().ok())
            .any(|code| matches!(code, 30..=38 | 40..=48 | 90..=107))
    };
    assert!(!colours(&Session::explorer(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], SIZE)));
}

#[test]
fn the_keyboard_is_the_terminal_s_even_where_the_dossier_is_piped_in() {
    let line = format!("echo 'Goïta a reçu un émissaire.' | {} -", env!("CARGO_BIN_EXE_recoupe"));
    let mut session = Session::new(&["bash", "-c", &line], &[], SIZE);
    session.until("the first frame", |s| s.modes() == EXPLORING);
    session.keys("ZZ");
    ended(session, 0, None);
}
