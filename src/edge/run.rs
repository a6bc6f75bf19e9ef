//! The explorer's loop: draw, wait, handle all that came in, do what it asks for.

use std::io;
use std::sync::mpsc::Receiver;

use crate::app::{self, Effect, Size, State};
use crate::ui;

use super::input::{self, Input};
use super::terminal::{self, Terminal};
use super::{colours, keys};

/// Shows the state that `open` makes for the size of the screen, until the reader is done.
pub(super) fn explore(open: impl FnOnce(Size) -> State) -> io::Result<()> {
    let size = size()?;
    let mut state = open(size);
    let mut terminal = terminal::take(size)?;
    let done = input::listen().and_then(|inputs| turn(&mut state, &mut terminal, &inputs));
    terminal::leave();
    done
}

/// One frame, then all inputs that are there; a frame answers them together.
fn turn(state: &mut State, terminal: &mut Terminal, inputs: &Receiver<Input>) -> io::Result<()> {
    let depth = colours::depth();
    loop {
        terminal::draw(terminal, |frame| {
            ui::draw(state, frame);
            colours::reduce(frame.buffer_mut(), depth);
        })?;
        for input in input::next(inputs) {
            if let Some(Effect::Quit) = answer(state, terminal, input)? {
                return Ok(());
            }
        }
    }
}

/// One input to its end; an end of the program is left to the loop.
fn answer(state: &mut State, terminal: &mut Terminal, input: Input) -> io::Result<Option<Effect>> {
    let input = match input {
        Input::Terminal(event) => {
            #[cfg(debug_assertions)]
            panic_if_asked();
            keys::input(event)
        }
        Input::Resumed => Some(app::Input::Resize(size()?)),
        Input::Failed(error) => return Err(error),
    };
    if let Some(app::Input::Resize(size)) = input {
        terminal::fit(terminal, size)?;
    }
    let effect = input.and_then(|input| app::handle(state, input));
    match &effect {
        Some(Effect::Suspend) => input::suspend()?,
        Some(Effect::Redraw) => terminal::fit(terminal, state.size)?,
        Some(Effect::Copy(text)) => terminal::copy(terminal, text)?,
        Some(Effect::Mouse(on)) => terminal::mouse(*on)?,
        Some(Effect::Quit) | None => {}
    }
    Ok(effect)
}

fn size() -> io::Result<Size> {
    crossterm::terminal::size().map(|(width, height)| Size { width, height })
}

/// The tests of the way out need a panic. Debug builds have one: `RECOUPE_PANIC` says on which thread the first
/// input sets it off.
#[cfg(debug_assertions)]
fn panic_if_asked() {
    match std::env::var("RECOUPE_PANIC").as_deref() {
        Ok("main") => panic!("as asked"),
        Ok("other") => drop(std::thread::spawn(|| panic!("as asked")).join()),
        _ => {}
    }
}
