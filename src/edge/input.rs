//! What comes in while the explorer is open: keys, signals, the end of the terminal. All of it waits, none polls.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use crate::app::News;

use super::error::Error;
use super::terminal;

/// Something to answer.
#[derive(Debug)]
pub(super) enum Input {
    /// From the terminal.
    Terminal(Event),
    /// The reading of the dossier has brought something.
    News(News),
    /// Nothing of the dossier could be read.
    Broken(Error),
    /// The program was stopped and goes on: the screen has to be drawn anew.
    Resumed,
    /// The terminal can no longer be read.
    Failed(io::Error),
}

/// Listens on threads of its own.
pub(super) fn listen() -> io::Result<(Sender<Input>, Receiver<Input>)> {
    let (sender, inputs) = mpsc::channel();
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    let to_main = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || obey(signals, &to_main))?;
    let to_main = sender.clone();
    thread::Builder::new().name("keys".to_owned()).spawn(move || read(&to_main))?;
    thread::Builder::new().name("hang-up".to_owned()).spawn(end_with_terminal)?;
    Ok((sender, inputs))
}

/// Stops the program, as C-z does elsewhere; the shell's `fg` brings it back.
pub(super) fn suspend() -> io::Result<()> {
    raise(SIGTSTP)
}

/// The first input, waiting for it as long as it takes, and all that came with it: one frame answers them all.
pub(super) fn next(inputs: &Receiver<Input>) -> Vec<Input> {
    inputs.recv().into_iter().chain(inputs.try_iter()).collect()
}

fn read(to_main: &Sender<Input>) {
    loop {
        let input = event::read().map_or_else(Input::Failed, Input::Terminal);
        let failed = matches!(input, Input::Failed(_));
        if to_main.send(input).is_err() || failed {
            return;
        }
    }
}

/// Signals are obeyed here, whatever the main thread is doing.
fn obey(mut signals: Signals, to_main: &Sender<Input>) {
    for signal in &mut signals {
        match signal {
            SIGTSTP => stop(),
            SIGCONT => go_on(to_main),
            _ => end(signal),
        }
    }
}

fn stop() {
    terminal::leave();
    emulate_default_handler(SIGTSTP).ok();
}

/// After any stop, SIGSTOP included, which gives no warning: nothing of the terminal is as it was.
fn go_on(to_main: &Sender<Input>) {
    let input = terminal::enter().map_or_else(Input::Failed, |()| Input::Resumed);
    // Where the main thread is gone, the program is ending anyway.
    to_main.send(input).ok();
}

/// Ends by the signal itself, so that whoever waits for the program sees what ended it.
fn end(signal: i32) {
    terminal::leave();
    emulate_default_handler(signal).ok();
}

/// A terminal can vanish without a word (its window killed, our SIGHUP caught by another); reading it would then
/// spin for ever. Asking for no event at all, poll wakes for that alone.
fn end_with_terminal() {
    let out = io::stdout();
    let mut terminal = [PollFd::new(&out, PollFlags::empty())];
    while poll(&mut terminal, None).is_err_and(|e| e == rustix::io::Errno::INTR) {}
    if terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
        terminal::leave();
        std::process::exit(128 + SIGHUP);
    }
}
