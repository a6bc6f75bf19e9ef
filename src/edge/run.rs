//! The explorer's loop: draw, wait, handle all that came in, do what it asks for.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::app::{self, Effect, Size, State};
use crate::ui;

use super::error::Error;
use super::import::{self, Opening};
use super::input::{self, Input};
use super::terminal::{self, Terminal};
use super::{colours, keys};

/// Shows what `reading` makes at once, and the dossier as it is read, until the reader is done.
pub(super) fn explore(reading: impl FnOnce(Size) -> State, import: &Opening) -> Result<(), Error> {
    let trouble = |e: &io::Error| Error::io("terminal", e);
    let size = size().map_err(|e| trouble(&e))?;
    let mut state = reading(size);
    // Whoever listens for what can end the program is there before there is anything to give back.
    terminal::give_back_on_panic();
    let (sender, inputs) = input::listen().map_err(|e| trouble(&e))?;
    let mut explorer = Explorer { terminal: terminal::take(size).map_err(|e| trouble(&e))?, import, sender };
    // The first frame has the machine to itself: what takes longer comes behind it.
    let done = explorer.frame(&state).map_err(End::Failed).and_then(|()| {
        import.go_on(explorer.sender.clone());
        explorer.turn(&mut state, &inputs)
    });
    terminal::leave();
    match done {
        Ok(()) => Ok(()),
        Err(End::Failed(e)) => Err(trouble(&e)),
        Err(End::Broken(error)) => Err(error),
    }
}

/// Why the explorer ends otherwise than by its reader's wish.
enum End {
    /// The terminal failed.
    Failed(io::Error),
    /// Nothing of the dossier could be read.
    Broken(Error),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// What the loop works with.
struct Explorer<'a> {
    terminal: Terminal,
    import: &'a Opening,
    sender: Sender<Input>,
}

/// Whether the loop goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Frame,
    End,
}

impl Explorer<'_> {
    /// All inputs that are there, then one frame that answers them together.
    fn turn(&mut self, state: &mut State, inputs: &Receiver<Input>) -> Result<(), End> {
        loop {
            for input in input::next(inputs) {
                if self.answer(state, input)? == Next::End {
                    return Ok(());
                }
            }
            self.frame(state)?;
        }
    }

    /// One frame, in as many colours as the terminal has.
    fn frame(&mut self, state: &State) -> io::Result<()> {
        let depth = colours::depth();
        terminal::draw(&mut self.terminal, |frame| {
            ui::draw(state, frame);
            colours::reduce(frame.buffer_mut(), depth);
        })
    }

    /// One input to its end.
    fn answer(&mut self, state: &mut State, input: Input) -> Result<Next, End> {
        let input = match input {
            Input::Terminal(event) => {
                #[cfg(debug_assertions)]
                panic_if_asked();
                keys::input(event)
            }
            Input::Resumed => Some(app::Input::Resize(size()?)),
            Input::News(news) => return Ok(self.carry_out(app::arrive(state, news), state)?),
            Input::Broken(error) => return Err(End::Broken(error)),
            Input::Failed(error) => return Err(End::Failed(error)),
        };
        if let Some(app::Input::Resize(size)) = input {
            terminal::fit(&mut self.terminal, size)?;
        }
        let effect = input.and_then(|input| app::handle(state, input));
        Ok(self.carry_out(effect, state)?)
    }

    /// What the explorer asks of the world.
    fn carry_out(&mut self, effects: impl IntoIterator<Item = Effect>, state: &State) -> io::Result<Next> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Next::End),
                Effect::Suspend => input::suspend()?,
                Effect::Redraw => terminal::fit(&mut self.terminal, state.size)?,
                Effect::Copy(text) => terminal::copy(&mut self.terminal, &text)?,
                Effect::Mouse(on) => terminal::mouse(on)?,
                Effect::Settle(names, new) => {
                    let segments = state.index().segments().to_vec();
                    import::settle(Arc::clone(&state.corpus), segments, names, new, self.sender.clone())?;
                }
                Effect::Keep => {
                    let (index, ledger) = (state.index().clone(), Arc::clone(&state.ledger));
                    self.import.keep(Arc::clone(&state.corpus), index, ledger);
                }
                Effect::StopReading => self.import.stop(),
            }
        }
        Ok(Next::Frame)
    }
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
