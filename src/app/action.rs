//! Every action, once: its name in the keymap and the palette. Its sentence is `do-NAME` in `assets/words.tsv`.

use crate::words::{Lang, say};

macro_rules! actions {
    ($($group:ident { $($action:ident = $name:literal,)* })*) => {
        /// What a reader can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "each action's sentence is in assets/words.tsv")]
        pub enum Action { $($($action,)*)* }

        impl Action {
            /// Every action, in the order help shows them.
            pub const ALL: &'static [Self] = &[$($(Self::$action,)*)*];

            /// Its name in `assets/keymap.toml` and in the palette.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$action => $name,)*)* }
            }

            /// The key of its sentence in `assets/words.tsv`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $($(Self::$action => concat!("do-", $name),)*)* }
            }

            /// What it changes: help is ordered by it.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $($(Self::$action => Group::$group,)*)* }
            }
        }
    };
}

/// What an action changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The place in a list or a text.
    Move,
    /// The pane.
    Focus,
    /// What is compared with what.
    Compare,
    /// What is looked for.
    Search,
    /// What is left out.
    Narrow,
    /// How things look.
    Show,
    /// What leaves the program.
    Send,
    /// The line being typed.
    Type,
}

impl Group {
    /// Its heading in help.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        say(
            lang,
            match self {
                Self::Move => "group-move",
                Self::Focus => "group-focus",
                Self::Compare => "group-compare",
                Self::Search => "group-search",
                Self::Narrow => "group-narrow",
                Self::Show => "group-show",
                Self::Send => "group-send",
                Self::Type => "group-type",
            },
        )
    }
}

actions! {
    Move {
        Down = "down", Up = "up", HalfDown = "half-down", HalfUp = "half-up", PageDown = "page-down",
        PageUp = "page-up", Top = "top", Bottom = "bottom", NextEvent = "next-event", PreviousEvent = "previous-event",
        NextDay = "next-day", PreviousDay = "previous-day", NextShared = "next-shared", PreviousShared = "previous-shared", NextReport = "next-report",
        PreviousReport = "previous-report", ScrollDown = "scroll-down", ScrollUp = "scroll-up",
        OtherDown = "other-down", OtherUp = "other-up",
    }
    Focus {
        Enter = "enter", Back = "back", Leave = "leave", FocusNext = "focus-next", FocusPrevious = "focus-previous",
        FocusLeft = "focus-left", FocusRight = "focus-right", JumpBack = "jump-back", JumpForward = "jump-forward",
        Quit = "quit",
    }
    Compare {
        Check = "check", Why = "why", OpenReport = "open-report", OpenColumn = "open-column",
        CloseColumn = "close-column", OnlyColumn = "only-column", Align = "align", Bind = "bind",
    }
    Search {
        Search = "search", ResumeSearch = "resume-search", NextHit = "next-hit", PreviousHit = "previous-hit",
    }
    Narrow {
        Filter = "filter", Facets = "facets", ToggleFilters = "toggle-filters", ClearFilters = "clear-filters",
        Scope = "scope",
    }
    Show {
        Help = "help", Palette = "palette", Zen = "zen", Sort = "sort", Boilerplate = "boilerplate",
        Theme = "theme", Language = "language", Mouse = "mouse", Summary = "summary", Redraw = "redraw", StopReading = "stop-reading",
    }
    Send {
        Copy = "copy", Suspend = "suspend",
    }
    Type {
        Complete = "complete", CompleteBack = "complete-back", CursorLeft = "cursor-left", CursorRight = "cursor-right",
        CursorHome = "cursor-home", CursorEnd = "cursor-end", DeleteBack = "delete-back", Delete = "delete",
        DeleteWord = "delete-word", ClearLine = "clear-line",
    }
}

impl Action {
    /// From its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }

    /// What it does, in a sentence.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> &'static str {
        say(lang, self.key())
    }
}
