//! Where the notes on a timeline are kept: for the window and for the command line alike.
//!
//! Notes on `NAME.ron` are in `NAME.notes.ron` beside it. Where that cannot be written, and for a
//! timeline that is no file, they are in the folder `notes` of the settings, under a name that
//! follows from where the timeline comes from.

use crate::app::document::Origin;
use crate::file::notes::{NotesError, NotesText, load, save};
use crate::model::notes::{Notes, joined, keyed};
use hashbrown::HashMap;
use std::path::{Path, PathBuf};

/// The ending of the names of notes.
const ENDING: &str = ".notes.ron";

/// Where the notes on one timeline may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Beside the timeline.
    beside: Option<PathBuf>,
    /// In the folder of the settings.
    kept: Option<PathBuf>,
}

/// What the files of the notes held when they were last read or written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    beside: Notes,
    kept: Notes,
    /// Whether the folder of the timeline refused what was written last, as far as is known.
    pub(super) is_refused: bool,
}

/// The file in which notes are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept<'a> {
    /// Beside the timeline.
    Beside(&'a Path),
    /// In the folder of the settings, because the timeline is no file.
    Settings(&'a Path),
    /// In the folder of the settings, because nothing can be written beside the timeline.
    Instead(&'a Path),
}

impl<'a> Kept<'a> {
    /// Which file it is.
    pub fn path(self) -> &'a Path {
        match self {
            Self::Beside(path) | Self::Settings(path) | Self::Instead(path) => path,
        }
    }
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The notes of both places.
    pub notes: Notes,
    /// What each of them holds.
    pub held: Held,
    /// Whether one of the files is there.
    pub is_there: bool,
    /// Why notes cannot be changed, in a sentence with the path on a line of its own.
    pub locked: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where.
    pub path: PathBuf,
    /// What is there now: what was to be written, and what others wrote.
    pub notes: Notes,
    /// What each place holds.
    pub held: Held,
}

/// Why notes could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// No file can be written.
    #[error("{0}")]
    Refused(#[from] NotesError),
    /// There is no folder for them.
    #[error("There is no folder in which notes on this timeline could be kept")]
    Nowhere,
}

impl Places {
    /// The places for notes on a timeline; `settings` is the folder of the settings.
    pub fn of(origin: &Origin, settings: Option<&Path>) -> Self {
        let folder = settings.map(|folder| folder.join("notes"));
        let in_folder = |name: &str, of: &[u8]| {
            let name = format!("{name}-{:016x}{ENDING}", fnv(of));
            folder.as_ref().map(|folder| folder.join(name))
        };
        match origin {
            Origin::Bundled(bundled) => Self {
                beside: None,
                kept: in_folder(stem(bundled.name), bundled.name.as_bytes()),
            },
            Origin::Input(bytes) => Self {
                beside: None,
                kept: in_folder("standard-input", bytes),
            },
            Origin::File(path) => {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
                let name = path.file_name().map(|name| name.to_string_lossy());
                let name = name.unwrap_or_default();
                let name = stem(&name);
                Self {
                    beside: Some(path.with_file_name(format!("{name}{ENDING}"))),
                    kept: in_folder(name, path.as_os_str().as_encoded_bytes()),
                }
            }
        }
    }

    /// The files, whether or not they are there.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let both = self.beside.iter().chain(&self.kept);
        both.map(PathBuf::as_path)
    }

    /// The file in which notes are kept, or will be; none where there is no place for them.
    pub fn used(&self, held: &Held) -> Option<Kept<'_>> {
        match (&self.beside, &self.kept) {
            (None, kept) => kept.as_deref().map(Kept::Settings),
            (Some(_), Some(kept)) if held.is_refused => Some(Kept::Instead(kept)),
            (Some(beside), _) => Some(Kept::Beside(beside)),
        }
    }

    /// Reads the notes of both places; of a note that is in both, the version that was changed last.
    pub fn load(&self) -> Loaded {
        let mut loaded = Loaded::default();
        let mut read = |path: &Option<PathBuf>| {
            let Some(path) = path else {
                return Notes::default();
            };
            loaded.is_there |= path.exists();
            let text = load(path).unwrap_or_else(|error| {
                loaded.locked.get_or_insert_with(|| error.to_string());
                NotesText::default()
            });
            if let Some(why) = text.locked() {
                let (path, why) = (path.clone(), why.to_owned());
                let error = NotesError::Locked { path, why };
                loaded.locked.get_or_insert_with(|| error.to_string());
            }
            text.notes().clone()
        };
        let (beside, kept) = (read(&self.beside), read(&self.kept));
        loaded.held = Held {
            is_refused: beside.notes.is_empty() && !kept.notes.is_empty(),
            beside,
            kept,
        };
        loaded.notes = joined(&loaded.held.beside, &loaded.held.kept);
        loaded
    }

    /// Writes notes beside the timeline or, where that is refused, into the folder of the settings.
    ///
    /// # Errors
    /// If neither can be written; then the files are as they were.
    pub fn save(&self, held: &Held, ours: &Notes) -> Result<Saved, PlaceError> {
        let mut held = held.clone();
        if let Some(path) = &self.beside {
            match save(path, &held.beside, ours) {
                Ok(notes) => {
                    held.beside = notes.clone();
                    held.is_refused = false;
                    let path = path.clone();
                    return Ok(Saved { path, notes, held });
                }
                Err(error) if error.is_refused() && self.kept.is_some() => {}
                Err(error) => return Err(error.into()),
            }
        }
        held.is_refused = self.beside.is_some();
        self.save_kept(held, ours)
    }

    /// Writes what `ours` has and no file has now into the folder of the settings, where it is found
    /// again: the last resort.
    ///
    /// # Errors
    /// If that cannot be written either.
    pub fn rescue(&self, ours: &Notes) -> Result<(), PlaceError> {
        let held = self.load().held;
        let beside: HashMap<_, _> = keyed(&held.beside).collect();
        let kept: HashMap<_, _> = keyed(&held.kept).collect();
        let mut all = held.kept.clone();
        for (key, note) in keyed(ours) {
            if beside.get(&key) != Some(&note) && kept.get(&key) != Some(&note) {
                all.notes.retain(|kept| kept.id != note.id);
                all.notes.push(note.clone());
            }
        }
        if all.notes == held.kept.notes {
            return Ok(());
        }
        self.save_kept(held.clone(), &all).map(|_| ())
    }

    fn save_kept(&self, mut held: Held, ours: &Notes) -> Result<Saved, PlaceError> {
        let path = self.kept.clone().ok_or(PlaceError::Nowhere)?;
        if let Some(folder) = path.parent() {
            // Should that fail, so does the file, and that says why.
            std::fs::create_dir_all(folder).ok();
        }
        let notes = save(&path, &held.kept, ours)?;
        held.kept = notes.clone();
        Ok(Saved { path, notes, held })
    }
}

/// A name without the ending of timelines.
fn stem(name: &str) -> &str {
    let stem = name.len().checked_sub(4).filter(|at| {
        name.get(*at..)
            .is_some_and(|ending| ending.eq_ignore_ascii_case(".ron"))
    });
    stem.and_then(|at| name.get(..at)).unwrap_or(name)
}

/// The same number for the same bytes in every version of the program: FNV-1a of 64 bits (Fowler,
/// Noll and Vo, RFC 9923).
pub fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::notes::{Anchor, Note};

    #[test]
    fn notes_are_beside_their_timeline() {
        let places = Places::of(&Origin::File("/data/a.b.RON".into()), None);
        let paths: Vec<&Path> = places.paths().collect();
        assert_eq!(paths, [Path::new("/data/a.b.notes.ron")]);
        let places = Places::of(&Origin::File("/data/text".into()), Some(Path::new("/s")));
        let paths: Vec<String> = places.paths().map(|p| p.display().to_string()).collect();
        assert_eq!(
            paths,
            [
                "/data/text.notes.ron",
                "/s/notes/text-5b8e7e2d1997c844.notes.ron"
            ]
        );
    }

    #[test]
    fn where_a_folder_refuses_notes_are_kept_elsewhere_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings");
        // The folder of the timeline is gone, as on a stick that was pulled out.
        let origin = Origin::File(folder.path().join("gone/a.ron"));
        let places = Places::of(&origin, Some(&settings));
        let notes = Notes {
            notes: vec![Note {
                id: "1".into(),
                on: Anchor::Timeline,
                text: "Kept".into(),
                ..Note::default()
            }],
            ..Notes::default()
        };
        let saved = places.save(&Held::default(), &notes).unwrap();
        assert!(saved.path.starts_with(&settings), "{:?}", saved.path);
        assert_eq!(places.load().notes, notes);
        let nowhere = Places::of(&origin, None).save(&Held::default(), &notes);
        assert!(nowhere.unwrap_err().to_string().contains("gone"));
    }

    #[test]
    fn a_hash_is_the_published_one() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
