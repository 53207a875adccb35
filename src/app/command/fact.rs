//! What must hold before a command can be run.

/// Something that must hold before a command can be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A timeline is on screen.
    DocumentOpen,
    /// The open timeline is all of its file, not the beginning of one that is still being read.
    DocumentWhole,
    /// The open timeline is a file on disk, not the bundled one.
    DocumentHasPath,
    /// The open timeline has at least one event with a date.
    DocumentHasEvents,
    /// The open timeline has several named views.
    DocumentHasViews,
    /// Events are searched for.
    Searching,
    /// Search or filters leave events out.
    EventsLeftOut,
    /// An event is selected.
    EventSelected,
    /// There is a selection or an exercise to leave.
    Leavable,
    /// No exercise keeps back how well events are sourced.
    EvidenceShown,
    /// The selected event cites at least one known source.
    SelectionHasSources,
    /// At least one source of the selected event has an address that may be opened.
    SelectionHasLink,
    /// The file of the open timeline was changed here, and nowhere else since.
    EditDone,
    /// A change to the file was taken back, and nothing was changed since.
    EditUndone,
    /// The start screen is shown.
    StartOpen,
}

impl Fact {
    /// What to tell the user when it does not hold.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::DocumentOpen => "Open a timeline first",
            Self::DocumentWhole => "The file is still being read",
            Self::DocumentHasPath => "This timeline is not a file on disk",
            Self::DocumentHasEvents => "There is no event with a date",
            Self::DocumentHasViews => "This timeline has fewer than two named views",
            Self::Searching => "Search for something first",
            Self::EventsLeftOut => "Every event is shown",
            Self::Leavable => "Nothing is selected",
            Self::EvidenceShown => "The exercise hides it: end that first",
            Self::EventSelected => "Select an event first",
            Self::SelectionHasSources => "The selected event cites no source",
            Self::SelectionHasLink => "No source of the selected event has an address",
            Self::EditDone => "Nothing was changed here that can be taken back",
            Self::EditUndone => "Nothing was taken back",
            Self::StartOpen => "The start screen is not shown",
        }
    }
}

/// The facts that hold now, from which commands learn whether they can be run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    /// Whether the fact holds.
    pub fn has(self, fact: Fact) -> bool {
        self.0 & Self::bit(fact) != 0
    }

    /// The same facts and, if `holds`, one more.
    #[must_use]
    pub fn with(self, fact: Fact, holds: bool) -> Self {
        Self(if holds {
            self.0 | Self::bit(fact)
        } else {
            self.0
        })
    }

    /// The place of a fact in the set.
    const fn bit(fact: Fact) -> u32 {
        1 << fact as u32
    }
}
