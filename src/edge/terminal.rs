//! The terminal: taken for the explorer, and given back whole on every way out.
//!
//! One function, [`leave`], undoes everything. Quitting, errors, panics on any thread, signals and a suspension
//! all go through it, and it may be called at any time, from any thread, any number of times.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{clipboard::CopyToClipboard, cursor, execute, queue, style};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};

use crate::app::Size;

/// ratatui's terminal over our guarded output. Frames go out in one write: crossterm makes thousands of small ones.
pub(super) type Terminal = ratatui::Terminal<CrosstermBackend<BufWriter<Out>>>;

/// Whether the terminal is ours at the moment.
static OURS: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is wanted, for the return from a suspension.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// True where keys can be read: from standard input, or from the terminal itself where that is a pipe.
pub(super) fn has_keyboard() -> bool {
    io::stdin().is_terminal() || File::open("/dev/tty").is_ok()
}

/// Takes the terminal.
pub(super) fn take(size: Size) -> io::Result<Terminal> {
    // The theme honours NO_COLOR; crossterm's own way wipes bold and reverse video.
    style::force_color_output(true);
    enter()?;
    let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, Out));
    // Fixed: the size is an input of the state, and a frame is drawn to the size that the state knows.
    ratatui::Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area(size)) })
}

/// Sets every mode that the explorer needs. Whatever fails, nothing stays set.
pub(super) fn enter() -> io::Result<()> {
    OURS.store(true, SeqCst);
    set_modes().inspect_err(|_| leave())
}

fn set_modes() -> io::Result<()> {
    // After a stop, what the shell has set is what there will be to restore.
    disable_raw_mode()?;
    enable_raw_mode()?;
    execute!(Out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if MOUSE.load(SeqCst) { execute!(Out, EnableMouseCapture) } else { Ok(()) }
}

/// Gives the terminal back as it was.
pub(super) fn leave() {
    if !OURS.swap(false, SeqCst) {
        return;
    }
    // A terminal that is gone cannot be restored: nothing is left to do about an error.
    let mut out = io::stdout().lock();
    queue!(out, EndSynchronizedUpdate, DisableMouseCapture, DisableBracketedPaste).ok();
    execute!(out, LeaveAlternateScreen, cursor::Show).ok();
    disable_raw_mode().ok();
}

/// Makes the next frame a whole one, of this size. (`Terminal::clear` would ask the terminal where its cursor
/// is, and wait for an answer that the thread of the keys takes.)
pub(super) fn fit(terminal: &mut Terminal, size: Size) -> io::Result<()> {
    terminal.resize(area(size))
}

fn area(size: Size) -> Rect {
    Rect::new(0, 0, size.width, size.height)
}

/// Takes or leaves the mouse.
pub(super) fn mouse(on: bool) -> io::Result<()> {
    MOUSE.store(on, SeqCst);
    if on { execute!(Out, EnableMouseCapture) } else { execute!(Out, DisableMouseCapture) }
}

/// Draws one frame so that no terminal shows half of it.
pub(super) fn draw(terminal: &mut Terminal, frame: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
    queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
    terminal.draw(frame)?;
    execute!(terminal.backend_mut(), EndSynchronizedUpdate)
}

/// Copies a text to the clipboard of whoever sits at the terminal, over SSH too (OSC 52).
pub(super) fn copy(terminal: &mut Terminal, text: &str) -> io::Result<()> {
    execute!(terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
}

/// A panic gives the terminal back before its message is printed; off the main thread it ends the program too,
/// which would otherwise go on without a screen.
pub(super) fn give_back_on_panic() {
    let main = thread::current().id();
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        told(panic);
        if thread::current().id() != main {
            std::process::exit(101);
        }
    }));
}

/// Standard output as long as the terminal is ours; afterwards, what is left in buffers goes nowhere.
#[derive(Debug)]
pub(super) struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // `leave` writes under the same lock, so no frame can follow it.
        let mut out = io::stdout().lock();
        if OURS.load(SeqCst) { out.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}
