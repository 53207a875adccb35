//! Where pictures are written: for the window and for the command line alike.

use crate::export::picture::Format;
use crate::file;
use crate::model::hidden;
use std::path::{Path, PathBuf};

/// Why no picture may be written there: a sentence with a cure, and the path on a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// It is the timeline that is drawn.
    #[error("This is the timeline itself: name another file for the picture\n{}", hidden::path(.0))]
    Input(PathBuf),
    /// Its ending is that of timelines; through a link, that of what it leads to.
    #[error("Files that end in .ron are timelines: name another file, in .svg or .png\n{}", hidden::path(.0))]
    Timeline(PathBuf),
    /// It is a folder.
    #[error("This is a folder: name a file in it\n{}", hidden::path(.0))]
    Folder(PathBuf),
    /// There is no such folder.
    #[error("There is no such folder: make it first, or choose another\n{}", hidden::path(.0))]
    NoFolder(PathBuf),
    /// The disk refuses.
    #[error("{0}")]
    Refused(String),
}

/// Whether a picture of the timeline in `input` may be written to `path`.
///
/// # Errors
/// If it may not, without touching anything.
pub fn check(path: &Path, input: Option<&Path>) -> Result<(), WriteError> {
    let same = |one: &Path, other: &Path| match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    if input.is_some_and(|input| same(path, input)) {
        return Err(WriteError::Input(path.to_owned()));
    }
    // What a link leads to would be written over.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if let Some(timeline) = [path, &target].into_iter().find(|path| is_timeline(path)) {
        return Err(WriteError::Timeline(timeline.to_owned()));
    }
    if path.is_dir() {
        return Err(WriteError::Folder(path.to_owned()));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(WriteError::NoFolder(folder.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Whether a file is a timeline by its name.
fn is_timeline(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Writes a picture of the timeline in `input`: at any instant the file holds either all of it, or
/// what it held before.
///
/// # Errors
/// If it may not be written there, or the disk refuses; then nothing has changed.
pub fn write(path: &Path, bytes: &[u8], input: Option<&Path>) -> Result<(), WriteError> {
    check(path, input)?;
    file::replace(path, bytes).map_err(|error| WriteError::Refused(error.to_string()))
}

/// What a picture of that timeline is called: the name of its file with another ending.
pub fn usual_name(timeline: &str, format: Format) -> String {
    let stem = Path::new(timeline).file_stem();
    let stem = stem.map_or_else(|| "timeline".into(), |stem| stem.to_string_lossy());
    format!("{stem}.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeline_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("input");
        file::replace(&input, b"(events: [])").unwrap();
        let here = folder.path().join(".").join("input");
        assert_eq!(
            write(&here, b"", Some(&input)),
            Err(WriteError::Input(here.clone()))
        );
        let other = folder.path().join("other.RON");
        assert_eq!(
            write(&other, b"", Some(&input)),
            Err(WriteError::Timeline(other.clone()))
        );
        assert_eq!(std::fs::read(&input).unwrap(), b"(events: [])");
        assert!(!other.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_timeline_is_not_written_over_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (other, link) = (folder.path().join("other.ron"), folder.path().join("a.svg"));
        file::replace(&other, b"(events: [])").unwrap();
        std::os::unix::fs::symlink(&other, &link).unwrap();
        assert_eq!(
            write(&link, b"<svg/>", None),
            Err(WriteError::Timeline(other.canonicalize().unwrap()))
        );
        assert_eq!(std::fs::read(&other).unwrap(), b"(events: [])");
    }

    #[test]
    fn folders_are_said_to_be_folders() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        assert_eq!(
            write(path, b"", None),
            Err(WriteError::Folder(path.to_owned()))
        );
        let missing = path.join("none");
        assert_eq!(
            write(&missing.join("a.svg"), b"", None),
            Err(WriteError::NoFolder(missing))
        );
    }

    #[test]
    fn a_picture_is_called_like_its_timeline() {
        assert_eq!(usual_name("sanctions.ron", Format::Png), "sanctions.png");
        assert_eq!(usual_name("", Format::Svg), "timeline.svg");
    }
}
