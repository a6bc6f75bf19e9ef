//! A terminal to run programs in: a real pty, and what a person would see on it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};

/// Long enough for a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal with one program in it.
pub(crate) struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    slave: Option<Box<dyn SlavePty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Option<Box<dyn Write + Send>>,
    output: Arc<Mutex<Output>>,
    /// Set before the terminal is taken away.
    gone: Arc<AtomicBool>,
    /// The line discipline before the program started.
    before: Line,
}

/// All that was written, and the screen it makes.
struct Output {
    bytes: Vec<u8>,
    screen: vt100::Parser,
}

/// What a program may change of the line discipline.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
struct Line([u64; 4]);

/// The modes that a person would notice.
#[derive(Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "that is what modes are")]
pub(crate) struct Modes {
    pub(crate) raw: bool,
    pub(crate) alternate_screen: bool,
    pub(crate) bracketed_paste: bool,
    pub(crate) mouse: bool,
}

/// What the explorer sets.
pub(crate) const EXPLORING: Modes =
    Modes { raw: true, alternate_screen: true, bracketed_paste: true, mouse: false };

/// What it must leave.
pub(crate) const WHOLE: Modes =
    Modes { raw: false, alternate_screen: false, bracketed_paste: false, mouse: false };

impl Session {
    /// Runs a program on a terminal of this size (columns, rows), in English unless `env` says otherwise.
    pub(crate) fn new(program: &[&str], env: &[(&str, &str)], size: (u16, u16)) -> Self {
        Self::start(program, env, size, true)
    }

    /// The same; a terminal that does not `control` its program sends it no signals.
    fn start(program: &[&str], env: &[(&str, &str)], (cols, rows): (u16, u16), control: bool) -> Self {
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let mut command = CommandBuilder::from_argv(program.iter().map(Into::into).collect());
        command.set_controlling_tty(control);
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "en_US.UTF-8"), ("PS1", "$ ")] {
            command.env(name, value);
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for (name, value) in env {
            command.env(name, value);
        }
        let before = line(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(at_least_one(rows), at_least_one(cols), 0);
        let output = Arc::new(Mutex::new(Output { bytes: Vec::new(), screen }));
        let gone = Arc::new(AtomicBool::new(false));
        let (reader, seen, end) = (pair.master.try_clone_reader().unwrap(), output.clone(), gone.clone());
        thread::spawn(move || watch(reader, &seen, &end));
        let keyboard = Some(pair.master.take_writer().unwrap());
        Self { master: Some(pair.master), slave: Some(pair.slave), child, keyboard, output, gone, before }
    }

    /// The explorer, on the built-in dossier.
    pub(crate) fn explorer(env: &[(&str, &str)], size: (u16, u16)) -> Self {
        Self::new(&[env!("CARGO_BIN_EXE_recoupe")], env, size).shown()
    }

    /// The same on a terminal that will not say when it goes.
    pub(crate) fn explorer_unheard() -> Self {
        Self::start(&[env!("CARGO_BIN_EXE_recoupe")], &[], (100, 30), false).shown()
    }

    fn shown(self) -> Self {
        self.until("the dossier", |s| {
            let screen = s.screen();
            // A frame may come in several pieces: it is whole at the end of its synchronized update.
            let whole = s.bytes().ends_with(b"\x1b[?2026l");
            s.modes() == EXPLORING && whole && !screen.trim().is_empty() && !screen.contains("Reading…")
        });
        self
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.keyboard.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    /// Sends a signal by name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(sent.success());
    }

    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        self.output.lock().unwrap().screen.set_size(at_least_one(rows), at_least_one(cols));
        self.master.as_ref().unwrap().resize(size(cols, rows)).unwrap();
    }

    /// The terminal is gone, as when its window is killed. A last key makes the program write, and so ends the
    /// thread that reads what it writes.
    pub(crate) fn vanish(&mut self) {
        self.gone.store(true, SeqCst);
        self.keys("?");
        (self.keyboard, self.slave, self.master) = (None, None, None);
    }

    /// What the screen shows, row by row.
    pub(crate) fn screen(&self) -> String {
        self.output.lock().unwrap().screen.screen().contents()
    }

    /// Everything written so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.output.lock().unwrap().bytes.clone()
    }

    pub(crate) fn modes(&self) -> Modes {
        let output = self.output.lock().unwrap();
        let screen = output.screen.screen();
        Modes {
            raw: line(self.master.as_ref().unwrap().as_ref()) != self.before,
            alternate_screen: screen.alternate_screen(),
            bracketed_paste: screen.bracketed_paste(),
            mouse: screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
        }
    }

    /// The state of the process, as `ps` has it (`T`: stopped).
    pub(crate) fn state(&self) -> String {
        let id = self.child.process_id().unwrap().to_string();
        let ps = std::process::Command::new("ps").args(["-o", "state=", "-p", &id]).output().unwrap();
        String::from_utf8_lossy(&ps.stdout).trim().to_owned()
    }

    /// Waits until something holds; what else was on the screen is said where it never does.
    pub(crate) fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "never: {what}\n{:?} {:?}\n{}",
                self.modes(),
                self.state(),
                self.screen()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the screen shows a text.
    pub(crate) fn expect(&self, text: &str) {
        self.until(text, |s| s.screen().contains(text));
    }

    /// Waits for the program's end.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "it never ends: {:?}\n{}", self.state(), self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed leaves no program behind.
        self.child.kill().ok();
    }
}

fn watch(mut from: Box<dyn Read + Send>, output: &Mutex<Output>, gone: &AtomicBool) {
    let mut buffer = vec![0; 65536];
    while let Ok(n @ 1..) = from.read(&mut buffer) {
        if gone.load(SeqCst) {
            return;
        }
        let mut output = output.lock().unwrap();
        output.bytes.extend_from_slice(&buffer[..n]);
        output.screen.process(&buffer[..n]);
    }
}

fn line(master: &dyn MasterPty) -> Line {
    let t = master.get_termios().expect("a pty has a line discipline");
    let flags = [t.input_flags.bits(), t.output_flags.bits(), t.control_flags.bits(), t.local_flags.bits()];
    Line(flags.map(u64::from))
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn at_least_one(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN)
}
