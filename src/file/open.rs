//! Fetches the bytes of a file, and notices when they change on disk.

use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The bytes of a file and what identifies this state of it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What identifies this state of the file.
    pub fingerprint: Fingerprint,
}

/// What identifies a state of a file, for noticing that another program changed it.
///
/// The hash is of the standard library: good against accidents, not against attackers, and only
/// comparable within one run of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Length in bytes.
    pub len: u64,
    /// When it was last written, where the file system says so.
    pub modified: Option<SystemTime>,
    /// A hash of the bytes.
    pub hash: u64,
}

impl Fingerprint {
    /// The fingerprint of these bytes, written at this time.
    pub fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self {
            len: bytes.len() as u64,
            modified,
            hash: hasher.finish(),
        }
    }

    /// Whether both are of the same bytes, whenever they were written.
    pub fn same_content(&self, other: &Self) -> bool {
        self.len == other.len && self.hash == other.hash
    }
}

/// Why a file could not be opened: a plain sentence, with the path on a line of its own.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Nothing is there.
    #[error("There is no such file\n{}", path.display())]
    Missing {
        /// Which file.
        path: PathBuf,
    },
    /// It is a folder.
    #[error("This is a folder: choose a timeline file in it\n{}", path.display())]
    Folder {
        /// Which folder.
        path: PathBuf,
    },
    /// The user may not read it.
    #[error("You have no permission to read this file\n{}", path.display())]
    Forbidden {
        /// Which file.
        path: PathBuf,
    },
    /// Anything else that the operating system says.
    #[error("The file cannot be read: {source}\n{}", path.display())]
    Other {
        /// Which file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
}

/// Reads a whole file.
///
/// # Errors
/// If the file is missing, is a folder, may not be read, or fails while it is read.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let failed = |source: io::Error| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenError::Missing { path },
            io::ErrorKind::IsADirectory => OpenError::Folder { path },
            io::ErrorKind::PermissionDenied if path.is_dir() => OpenError::Folder { path },
            io::ErrorKind::PermissionDenied => OpenError::Forbidden { path },
            _ => OpenError::Other { path, source },
        }
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(OpenError::Folder {
            path: path.to_owned(),
        });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    io::BufReader::new(file)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let fingerprint = Fingerprint::of(&bytes, metadata.modified().ok());
    Ok(Opened { bytes, fingerprint })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn says_plainly_what_is_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let missing = open(&folder.path().join("none.ron"))
            .unwrap_err()
            .to_string();
        assert!(missing.starts_with("There is no such file\n"), "{missing}");
        let directory = open(folder.path()).unwrap_err().to_string();
        assert!(directory.starts_with("This is a folder"), "{directory}");
    }

    #[test]
    fn a_touched_file_has_the_same_content_and_an_edited_one_has_not() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"Timeline()").unwrap();
        let first = open(file.path()).unwrap();
        file.as_file().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let touched = open(file.path()).unwrap();
        assert!(first.fingerprint.same_content(&touched.fingerprint));
        file.write_all(b" ").unwrap();
        assert!(
            !first
                .fingerprint
                .same_content(&open(file.path()).unwrap().fingerprint)
        );
    }
}
