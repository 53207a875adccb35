//! Where the keys of a command work, and in which menu it is.

use super::Command;
use crate::app::shortcut::Focus;

/// Where the keys of a command work. Keys must differ within one context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Always; so these keys must differ from those of every other context.
    Everywhere,
    /// While a timeline is explored and no text is typed.
    Explore,
    /// While the start screen is shown and no text is typed.
    Start,
}

impl Context {
    /// Whether one key could mean a command of each of the two contexts.
    pub fn overlaps(self, other: Self) -> bool {
        self == other || self == Self::Everywhere || other == Self::Everywhere
    }

    /// Whether commands of the context listen while something of that sort has the focus.
    pub(super) fn is_active_in(self, focus: Focus) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Explore => matches!(focus, Focus::Canvas | Focus::Widget),
            Self::Start => focus == Focus::Start,
        }
    }
}

/// The menu that a command belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Opening and closing.
    File,
    /// What is seen, and how.
    View,
    /// Moving through events and time.
    Go,
    /// What can be done with the selected event.
    Event,
    /// Finding one's way.
    Help,
}

impl Group {
    /// Every menu, from left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::View, Self::Go, Self::Event, Self::Help];

    /// What people read.
    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::View => "View",
            Self::Go => "Go",
            Self::Event => "Event",
            Self::Help => "Help",
        }
    }

    /// The commands of the menu, in order.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        Command::ALL
            .iter()
            .copied()
            .filter(move |command| command.group() == self)
    }
}
