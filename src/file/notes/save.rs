//! Reads notes from a file and writes them back, together with what others wrote meanwhile.

use super::NotesText;
use crate::file::open::{self, Obstacle, OpenError};
use crate::file::save::{self, SaveError};
use crate::model::hidden;
use crate::model::notes::{Notes, merge};
use std::path::{Path, PathBuf};

/// Why notes could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// The file cannot be opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The file must not be written.
    #[error(
        "The notes cannot be changed, because their file cannot be read ({why}): mend it, or move \
         it away\n{}",
        hidden::path(path)
    )]
    Locked {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// What else stands in the file would be lost, or read as something else.
    #[error(
        "The notes cannot be put into their file without harm to what else stands in it: put it in \
         order in an editor, or move it away\n{}",
        hidden::path(.0)
    )]
    WouldNotHold(PathBuf),
    /// The disk refuses.
    #[error("{0}")]
    Save(#[from] SaveError),
}

impl NotesError {
    /// Whether another folder might be written to instead.
    pub fn is_refused(&self) -> bool {
        use std::io::ErrorKind;
        match self {
            Self::Save(error) => matches!(
                error.source.kind(),
                ErrorKind::PermissionDenied
                    | ErrorKind::ReadOnlyFilesystem
                    | ErrorKind::NotFound
                    | ErrorKind::NotADirectory
            ),
            Self::Open(_) | Self::Locked { .. } | Self::WouldNotHold(_) => false,
        }
    }
}

/// Reads a file of notes; one that is not there holds none.
///
/// # Errors
/// If it is there and cannot be opened.
pub fn load(path: &Path) -> Result<NotesText, NotesError> {
    match open::open(path) {
        Ok(opened) => Ok(NotesText::read(&opened.bytes)),
        Err(error) if matches!(error.why, Obstacle::Missing) => Ok(NotesText::default()),
        Err(error) => Err(error.into()),
    }
}

/// Writes notes at one stroke: `ours`, merged with whatever was written to the file since it held
/// `base`. Gives what the file holds now.
///
/// What others write between the look at the file and the stroke, some milliseconds, is lost.
///
/// # Errors
/// If the file is locked or cannot hold the notes, or the folder or the disk refuses; then the file is
/// as it was.
pub fn save(path: &Path, base: &Notes, ours: &Notes) -> Result<Notes, NotesError> {
    let theirs = load(path)?;
    if let Some(why) = theirs.locked() {
        return Err(NotesError::Locked {
            path: path.to_owned(),
            why: why.to_owned(),
        });
    }
    // A file that is gone was not emptied by anybody.
    let nothing = Notes::default();
    let base = if theirs.text.is_empty() {
        &nothing
    } else {
        base
    };
    let merged = merge(base, ours, theirs.notes());
    if merged.notes != theirs.notes().notes {
        let text = theirs.with(&merged);
        let text = text.ok_or_else(|| NotesError::WouldNotHold(path.to_owned()))?;
        save::replace(path, text.as_bytes())?;
    }
    Ok(merged)
}
