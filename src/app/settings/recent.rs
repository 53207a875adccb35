//! The files that were open, and where the user was in them.

use crate::model::date::Instant;
use crate::model::{Grouping, hidden};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A file that was open, and where the user was in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFile {
    /// The file, as an absolute path.
    pub path: PathBuf,
    /// What the timeline in it is called, if that is known.
    pub title: Option<String>,
    /// When it was opened last, if that is known.
    pub opened: Option<Instant>,
    /// Where the user was.
    pub view: Option<SavedView>,
}

/// A place in a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// The left edge.
    pub from: Instant,
    /// The right edge, later than the left.
    pub to: Instant,
    /// The id of the selected event.
    pub selection: Option<String>,
    /// How events were grouped.
    pub grouping: Grouping,
}

impl RecentFile {
    /// Takes note of what the timeline in it is called; one without a name goes by its file.
    pub(super) fn set_title(&mut self, title: &str) {
        let title = hidden::label(title);
        let title = Some(title).filter(|title| !title.is_empty());
        if self.title.as_deref() != title.as_deref() {
            self.title = title.map(|title| title.into_owned());
        }
    }
}

impl SavedView {
    /// Whether it can be looked at.
    pub(super) fn is_valid(&self) -> bool {
        self.from < self.to
    }
}
