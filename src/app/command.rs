//! Everything that a key or a menu item can do, as data.
//!
//! Menus, tooltips, the keys sheet and the table of keys in the README all come from here. What a
//! command does is decided where commands are dispatched.

mod fact;
mod place;
mod style;

pub use fact::{Fact, Facts};
pub use place::{Context, Group};

use super::shortcut::{Focus, Key, Shortcut, System};
use std::fmt::Write as _;

/// Declares the commands, one entry each, so that nothing about one can be forgotten.
///
/// `Name: Group, Context, "Title", "Hint", [shortcuts], [facts that must hold];`
macro_rules! commands {
    ($($name:ident: $group:ident, $context:ident, $title:literal, $hint:literal,
        [$($shortcut:expr),*], [$($fact:ident),*];)*) => {
        /// Something that the user can make the program do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $(#[doc = concat!($hint, ".")] $name,)*
        }

        impl Command {
            /// Every command, in the order of menus and of the keys sheet.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// All that is known of the command.
            const fn entry(self) -> Entry {
                match self {
                    $(Self::$name => const {
                        Entry {
                            title: $title,
                            hint: $hint,
                            group: Group::$group,
                            context: Context::$context,
                            shortcuts: &[$($shortcut),*],
                            requires: &[$(Fact::$fact),*],
                        }
                    },)*
                }
            }
        }
    };
}

use Shortcut as With;

commands! {
    ShowStart: File, Everywhere, "All timelines", "Show the start screen, or go back to the timeline",
        [With::command(Key::T)], [];
    CloseStart: File, Start, "Back to the timeline", "Leave the start screen",
        [With::plain(Key::Escape)], [StartOpen];
    Open: File, Everywhere, "Open…", "Choose a timeline file to open",
        [With::command(Key::O)], [];
    OpenPath: File, Everywhere, "Open path…", "Type or paste the path of a timeline file",
        [With::command(Key::L)], [];
    KeepCopy: File, Everywhere, "Keep a copy…", "Save this timeline as a file of your own, and go on in it",
        [With { shift: true, ..With::command(Key::S) }], [DocumentOpen, DocumentWhole];
    Reload: File, Everywhere, "Reload", "Read the file again, keeping the view",
        [With::command(Key::R)], [DocumentHasPath];
    Export: File, Everywhere, "Export…", "Write the timeline as a picture",
        [With::command(Key::E)], [DocumentHasEvents, DocumentWhole];
    UndoEdit: File, Explore, "Undo change", "Take back the last change to the file",
        [With::command(Key::Z)], [EditDone];
    RedoEdit: File, Explore, "Redo change", "Make the change again that was taken back",
        [With { shift: true, ..With::command(Key::Z) }, With::command(Key::Y)], [EditUndone];
    Import: File, Explore, "Import…", "Cite BibTeX, RIS or CSL-JSON for the selected event, or read a fact-check sheet",
        [With::command(Key::I)], [DocumentOpen, DocumentWhole];
    FactCheckSheet: File, Everywhere, "Fact-check sheet…", "Write every statement with its source and room for marks",
        [], [DocumentOpen, DocumentWhole];
    CloseDocument: File, Everywhere, "Close", "Close this timeline",
        [With::command(Key::W)], [DocumentHasPath];
    Quit: File, Everywhere, "Quit", "Leave the program",
        [With::command(Key::Q)], [];

    ZoomIn: View, Explore, "Zoom in", "Show less time in more detail",
        [With::plain(Key::Plus), With::plain(Key::Equals), With::plain(Key::W)], [DocumentOpen];
    ZoomOut: View, Explore, "Zoom out", "Show more time in less detail",
        [With::plain(Key::Minus), With::plain(Key::S)], [DocumentOpen];
    PanLeft: View, Explore, "Move left", "Show what came earlier",
        [With::plain(Key::A)], [DocumentOpen];
    PanRight: View, Explore, "Move right", "Show what came later",
        [With::plain(Key::D)], [DocumentOpen];
    PanPageLeft: View, Explore, "Move left by a screen", "Go back by nearly the width of the window",
        [With::shift(Key::A), With::plain(Key::PageUp)], [DocumentOpen];
    PanPageRight: View, Explore, "Move right by a screen", "Go on by nearly the width of the window",
        [With::shift(Key::D), With::plain(Key::PageDown)], [DocumentOpen];
    LanesUp: View, Explore, "Scroll lanes up", "Show the lanes above",
        [With::shift(Key::ArrowUp)], [DocumentOpen];
    LanesDown: View, Explore, "Scroll lanes down", "Show the lanes below",
        [With::shift(Key::ArrowDown)], [DocumentOpen];
    FitAll: View, Explore, "Fit all", "Show the whole timeline",
        [With::plain(Key::Num0), With::plain(Key::Home)], [DocumentHasEvents];
    FitSelection: View, Explore, "Fit selection", "Zoom to the selected event",
        [With::plain(Key::F)], [EventSelected];
    ShowAll: View, Explore, "Show all events", "Clear the search and all filters",
        [With::plain(Key::X)], [EventsLeftOut];
    ToggleList: View, Explore, "List of events", "Show or hide the legend and the list at the left",
        [With::plain(Key::OpenBracket)], [DocumentOpen];
    ToggleDetails: View, Explore, "Details", "Show or hide the details at the right",
        [With::plain(Key::CloseBracket)], [DocumentOpen];
    ColourByEvidence: View, Explore, "Colour by evidence", "Colour marks by how well they are sourced, or by kind again",
        [With::plain(Key::E)], [DocumentOpen, EvidenceShown];
    Exercise: View, Explore, "Exercise: sources only", "Hide summaries, claims and evidence, so that a class weighs the sources first",
        [With::plain(Key::Q)], [DocumentOpen];
    ToggleProblems: View, Explore, "Problems", "Show or hide what was found wrong in the file",
        [], [DocumentOpen, EvidenceShown];
    ClockEvent: View, Everywhere, "Event's own zone", "Show clock times as they were where it happened",
        [], [];
    ClockReader: View, Everywhere, "Your zone", "Show clock times in the zone of this computer",
        [], [];
    ClockUtc: View, Everywhere, "UTC", "Show clock times in coordinated universal time",
        [], [];
    NextClock: View, Explore, "Next zone", "Show clock times in the event's own zone, in yours, in UTC",
        [With::plain(Key::Z)], [];
    ThemeLight: View, Everywhere, "Light theme", "Use dark text on a light ground",
        [], [];
    ThemeDark: View, Everywhere, "Dark theme", "Use light text on a dark ground",
        [], [];
    ThemeSystem: View, Everywhere, "System theme", "Follow the setting of the system",
        [], [];
    ToggleBeginWithStart: View, Everywhere, "Begin with the start screen", "Show all timelines when the program starts",
        [], [];
    InterfaceLarger: View, Everywhere, "Larger interface", "Make text and controls larger",
        [With::command(Key::Plus), With::command(Key::Equals)], [];
    InterfaceSmaller: View, Everywhere, "Smaller interface", "Make text and controls smaller",
        [With::command(Key::Minus)], [];
    InterfaceReset: View, Everywhere, "Normal interface size", "Show text and controls at 100 %",
        [With::command(Key::Num0)], [];

    GoToDate: Go, Explore, "Go to date…", "Type a date and look at it",
        [With::plain(Key::G)], [DocumentOpen];
    GoToToday: Go, Explore, "Go to today", "Look at today",
        [With::plain(Key::T)], [DocumentOpen];
    ChooseView: Go, Explore, "Choose view…", "Choose among the named views of the timeline",
        [With::plain(Key::V)], [DocumentHasViews];
    Find: Go, Explore, "Find…", "Search titles, summaries, claims, quotes, people, places, tags and sources",
        [With::plain(Key::Slash), With::command(Key::F)], [DocumentOpen];
    FindNext: Go, Everywhere, "Next hit", "Select the next event that was found",
        [With::plain(Key::F3)], [Searching];
    FindPrevious: Go, Everywhere, "Previous hit", "Select the event that was found before",
        [With::shift(Key::F3)], [Searching];
    NextEvent: Go, Explore, "Next event", "Select the next event in time",
        [With::plain(Key::Period), With::plain(Key::ArrowRight)], [DocumentHasEvents];
    PreviousEvent: Go, Explore, "Previous event", "Select the event before",
        [With::plain(Key::Comma), With::plain(Key::ArrowLeft)], [DocumentHasEvents];
    EventInLaneBelow: Go, Explore, "Event in the lane below", "Select the nearest event in the next lane",
        [With::plain(Key::ArrowDown)], [DocumentHasEvents];
    EventInLaneAbove: Go, Explore, "Event in the lane above", "Select the nearest event in the lane before",
        [With::plain(Key::ArrowUp)], [DocumentHasEvents];
    FirstEvent: Go, Explore, "First event", "Select the earliest event",
        [With::command(Key::Home)], [DocumentHasEvents];
    LastEvent: Go, Explore, "Last event", "Select the latest event",
        [With::command(Key::End)], [DocumentHasEvents];

    OpenSource: Event, Explore, "Open source", "Open the document behind the selected event in the browser",
        [With::plain(Key::Enter), With::plain(Key::O)], [EventSelected, SelectionHasLink];
    CopyLink: Event, Explore, "Copy link", "Copy the address of the source",
        [With::plain(Key::L)], [EventSelected, SelectionHasLink];
    CopyCitation: Event, Explore, "Copy citation", "Copy a citation of the source in the chosen style",
        [With::plain(Key::C)], [EventSelected, SelectionHasSources];
    CopyCitations: Event, Explore, "Copy all citations", "Copy every citation of the event in the chosen style",
        [With::shift(Key::C)], [EventSelected, SelectionHasSources];
    CopyBibliography: Event, Explore, "Copy bibliography", "Copy the list of all sources in the chosen style",
        [], [DocumentOpen, DocumentWhole];
    CiteChicago: Event, Everywhere, "Chicago, notes", "Cite as The Chicago Manual of Style does in notes",
        [], [];
    CiteAuthorDate: Event, Everywhere, "Chicago, author and date", "Cite as The Chicago Manual of Style does in brackets",
        [], [];
    CiteApa: Event, Everywhere, "APA", "Cite as the American Psychological Association does",
        [], [];
    CiteMla: Event, Everywhere, "MLA", "Cite as the Modern Language Association does",
        [], [];
    CiteLegal: Event, Everywhere, "Legal (Bluebook)", "Cite as lawyers in the United States do",
        [], [];
    CiteWikipedia: Event, Everywhere, "Wikipedia template", "Cite with a template of Wikipedia",
        [], [];
    CitePlain: Event, Everywhere, "Plain", "Cite with what the file says, separated by commas",
        [], [];
    Deselect: Event, Explore, "Deselect", "Leave the exercise, or else select nothing",
        [With::plain(Key::Escape)], [Leavable];

    HowToRead: Help, Everywhere, "How to read a timeline", "Show what marks, dials and ribbons mean",
        [With::plain(Key::H)], [];
    ShowKeys: Help, Everywhere, "Keys", "Show what every key does",
        [With::plain(Key::Questionmark), With::plain(Key::F1)], [];
    About: Help, Everywhere, "About Dateline", "Show the version and the licences",
        [], [];
}

/// What is known of a command.
struct Entry {
    title: &'static str,
    hint: &'static str,
    group: Group,
    context: Context,
    shortcuts: &'static [Shortcut],
    requires: &'static [Fact],
}

impl Command {
    /// What a menu item or a button says: "Zoom in". Ends in "…" if it asks for more.
    pub fn title(self) -> &'static str {
        self.entry().title
    }

    /// A sentence for the tooltip and the keys sheet, without a full stop.
    pub fn hint(self) -> &'static str {
        self.entry().hint
    }

    /// The menu that it belongs to.
    pub fn group(self) -> Group {
        self.entry().group
    }

    /// Where its keys work.
    pub fn context(self) -> Context {
        self.entry().context
    }

    /// The keys that run it; the first is the one that menus show.
    pub fn shortcuts(self) -> &'static [Shortcut] {
        self.entry().shortcuts
    }

    /// Its keys in words, "Ctrl++, Ctrl+=", or nothing if it has none.
    pub fn shortcut_labels(self, system: System) -> String {
        let labels: Vec<String> = self
            .shortcuts()
            .iter()
            .map(|keys| keys.label(system))
            .collect();
        labels.join(", ")
    }

    /// Whether it can be run now.
    pub fn is_enabled(self, facts: &Facts) -> bool {
        self.entry().requires.iter().all(|fact| facts.has(*fact))
    }

    /// Why it cannot be run now, for the tooltip; nothing if it can.
    pub fn why_disabled(self, facts: &Facts) -> Option<&'static str> {
        let missing = self
            .entry()
            .requires
            .iter()
            .find(|fact| !facts.has(**fact))?;
        Some(missing.reason())
    }

    /// The command that a combination of keys runs while something of that sort has the focus.
    pub fn pressed(keys: Shortcut, focus: Focus) -> Option<Self> {
        if !keys.is_free_in(focus) {
            return None;
        }
        Self::ALL.iter().copied().find(|command| {
            command.context().is_active_in(focus)
                && command
                    .shortcuts()
                    .iter()
                    .any(|shortcut| shortcut.matches(keys))
        })
    }
}

/// The table of keys for the README, in Markdown.
///
/// It names the keys as Linux and Windows do; on macOS, Ctrl is Cmd.
pub fn keys_table() -> String {
    let mut table = String::from("| Keys | Command | What it does |\n|---|---|---|\n");
    for command in Group::ALL.into_iter().flat_map(Group::commands) {
        if command.shortcuts().is_empty() {
            continue;
        }
        let keys: Vec<String> = command
            .shortcuts()
            .iter()
            .map(|shortcut| format!("`{}`", shortcut.label(System::Linux)))
            .collect();
        let title = command.title().trim_end_matches('…');
        writeln!(
            table,
            "| {} | {title} | {} |",
            keys.join(" "),
            command.hint()
        )
        .ok();
    }
    table
}

#[cfg(test)]
mod tests;
