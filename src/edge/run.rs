//! The explorer's loop: draw, wait, handle all that came in, do what it asks for.

use std::io;
use std::sync::mpsc::Receiver;

use crate::app::{self, Effect, Size, State};
use crate::ui;

use super::input::{self, Input};
use super::terminal::{self, Terminal};
use super::{colours, keys};

/// Shows what `reading` makes at once and what `open` makes as soon as it is there, until the reader is done.
pub(super) fn explore(
    reading: impl FnOnce(Size) -> State,
    open: impl FnOnce(Size) -> State + Send + 'static,
) -> io::Result<()> {
    let size = size()?;
    let mut state = reading(size);
    // Whoever listens for what can end the program is there before there is anything to give back.
    terminal::give_back_on_panic();
    let (sender, inputs) = input::listen()?;
    let mut terminal = terminal::take(size)?;
    // The first frame has the machine to itself: what takes longer comes behind it.
    let first = frame(&state, &mut terminal).and_then(|()| input::open(sender, move || open(size)));
    let done = first.and_then(|()| turn(&mut state, &mut terminal, &inputs));
    terminal::leave();
    done
}

/// All inputs that are there, then one frame that answers them together.
fn turn(state: &mut State, terminal: &mut Terminal, inputs: &Receiver<Input>) -> io::Result<()> {
    loop {
        for input in input::next(inputs) {
            if answer(state, terminal, input)? == Next::End {
                return Ok(());
            }
        }
        frame(state, terminal)?;
    }
}

/// One frame, in as many colours as the terminal has.
fn frame(state: &State, terminal: &mut Terminal) -> io::Result<()> {
    let depth = colours::depth();
    terminal::draw(terminal, |frame| {
        ui::draw(state, frame);
        colours::reduce(frame.buffer_mut(), depth);
    })
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Frame,
    End,
}

/// One input to its end.
fn answer(state: &mut State, terminal: &mut Terminal, input: Input) -> io::Result<Next> {
    let input = match input {
        Input::Terminal(event) => {
            #[cfg(debug_assertions)]
            panic_if_asked();
            keys::input(event)
        }
        Input::Resumed => Some(app::Input::Resize(size()?)),
        Input::Opened(opened) => return carry_out(app::arrive(state, *opened), state, terminal),
        Input::Failed(error) => return Err(error),
    };
    if let Some(app::Input::Resize(size)) = input {
        terminal::fit(terminal, size)?;
    }
    let effect = input.and_then(|input| app::handle(state, input));
    carry_out(effect, state, terminal)
}

/// What the explorer asks of the world.
fn carry_out(
    effects: impl IntoIterator<Item = Effect>,
    state: &State,
    terminal: &mut Terminal,
) -> io::Result<Next> {
    for effect in effects {
        match effect {
            Effect::Quit => return Ok(Next::End),
            Effect::Suspend => input::suspend()?,
            Effect::Redraw => terminal::fit(terminal, state.size)?,
            Effect::Copy(text) => terminal::copy(terminal, &text)?,
            Effect::Mouse(on) => terminal::mouse(on)?,
        }
    }
    Ok(Next::Frame)
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
