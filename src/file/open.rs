//! Fetches the bytes of a file, and notices when they change on disk.

use super::bytes;
use super::observer::Observer;
use super::problem::{Code, Problem, Severity};
use crate::model::hidden;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The most bytes that are read from a file; a million events with their sources take half of it.
pub const MOST_BYTES: u64 = 1 << 30;

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
/// The hash is good against accidents, not against attackers.
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
        Self {
            len: bytes.len() as u64,
            modified,
            hash: bytes::hash(bytes),
        }
    }

    /// Whether both are of the same bytes, whenever they were written.
    pub fn same_content(&self, other: &Self) -> bool {
        self.len == other.len && self.hash == other.hash
    }
}

/// Why a file could not be opened: a plain sentence with a cure, and the path on a line of its own.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}\n{}", sentence(.why), .why.help(), hidden::path(.path))]
pub struct OpenError {
    /// Which file.
    pub path: PathBuf,
    /// What is in the way.
    pub why: Obstacle,
}

/// What is in the way of reading a file, in a sentence without a capital and a full stop.
#[derive(Debug, thiserror::Error)]
pub enum Obstacle {
    /// Nothing is there.
    #[error("there is no such file")]
    Missing,
    /// It is a symbolic link to nothing.
    #[error("this is a link to a file that is gone")]
    LinkToNothing,
    /// It is a folder.
    #[error("this is a folder")]
    Folder,
    /// It is a pipe, a device or a socket: reading it might never end.
    #[error("this is a {0}, and no file")]
    Special(&'static str),
    /// The user may not read it.
    #[error("you have no permission to read this file")]
    Forbidden,
    /// It is larger than [`MOST_BYTES`].
    #[error("this file is larger than 1 GB")]
    TooLarge,
    /// Anything else that the operating system says.
    #[error("the file cannot be read: {0}")]
    Other(io::Error),
}

impl Obstacle {
    /// How to get it out of the way.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Missing => "check its name and its folder",
            Self::LinkToNothing => "open the file itself, or make the link again",
            Self::Folder => "choose a timeline file in it",
            Self::Special(_) => "save what comes out of it in a file, and open that",
            Self::Forbidden => "ask its owner, or change its permissions",
            Self::TooLarge => {
                "no timeline needs that: check that it is the right file, or split it"
            }
            Self::Other(_) => "check that its disk is connected and healthy, and try again",
        }
    }

    /// What the operating system says about a path, in our words.
    fn of(source: io::Error, path: &Path) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound if path.is_symlink() => Self::LinkToNothing,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied if path.is_dir() => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => source.into(),
        }
    }
}

impl From<io::Error> for Obstacle {
    fn from(source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Other(source),
        }
    }
}

impl OpenError {
    /// The same as a problem of a file that was never read.
    pub fn problem(&self) -> Problem {
        let code = match self.why {
            Obstacle::TooLarge => Code::TooLarge,
            _ => Code::CannotOpen,
        };
        Problem {
            code,
            severity: Severity::Error,
            path: String::new(),
            place: None,
            message: self.why.to_string(),
            help: Some(self.why.help().to_owned()),
            fix: None,
            event: None,
        }
    }
}

/// The obstacle with a capital.
fn sentence(why: &Obstacle) -> String {
    let words = why.to_string();
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// Reads a whole file.
///
/// # Errors
/// If the file is missing, is no regular file, is larger than [`MOST_BYTES`], may not be read, or
/// fails while it is read.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_for(path, &())
}

/// Reads a whole file, and tells somebody how far it has come. Once that one has ended it, what is
/// given back has no meaning.
///
/// # Errors
/// As [`open`].
pub fn open_for(path: &Path, observer: &dyn Observer) -> Result<Opened, OpenError> {
    let failed = |why| OpenError {
        path: path.to_owned(),
        why,
    };
    read_file(path, observer).map_err(failed)
}

fn read_file(path: &Path, observer: &dyn Observer) -> Result<Opened, Obstacle> {
    let obstacle = |source| Obstacle::of(source, path);
    // Before it is opened: opening a pipe waits for whoever writes to it.
    let metadata = std::fs::metadata(path).map_err(obstacle)?;
    if metadata.is_dir() {
        return Err(Obstacle::Folder);
    }
    if !metadata.is_file() && !is_handed_over(path) {
        return Err(Obstacle::Special(sort_of(&metadata)));
    }
    if metadata.len() > MOST_BYTES {
        return Err(Obstacle::TooLarge);
    }
    let mut file = std::fs::File::open(path).map_err(obstacle)?;
    let modified = metadata.modified().ok();
    let len = metadata.len();
    if let Ok(length) = usize::try_from(len)
        && metadata.is_file()
        && let Some((bytes, hash)) = bytes::read_whole(&file, length, observer).map_err(obstacle)?
    {
        let fingerprint = Fingerprint {
            len,
            modified,
            hash,
        };
        return Ok(Opened { bytes, fingerprint });
    }
    if observer.is_cancelled() {
        let fingerprint = Fingerprint::of(&[], modified);
        return Ok(Opened {
            bytes: Vec::new(),
            fingerprint,
        });
    }
    // Where the file grew or shrank meanwhile, reading may have moved on in it.
    if metadata.is_file() {
        std::io::Seek::rewind(&mut file).map_err(obstacle)?;
    }
    let bytes = read_all(file, len).map_err(obstacle)?;
    let fingerprint = Fingerprint::of(&bytes, modified);
    Ok(Opened { bytes, fingerprint })
}

/// Reads the first bytes of a regular file, at most so many.
///
/// # Errors
/// What the operating system says.
pub fn beginning(path: &Path, bytes: u64) -> io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut beginning = Vec::new();
    beginning.try_reserve_exact(usize::try_from(bytes).unwrap_or_default())?;
    file.take(bytes).read_to_end(&mut beginning)?;
    Ok(beginning)
}

/// Reads to the end, of which `expected` bytes are likely.
///
/// # Errors
/// What the operating system says; [`io::ErrorKind::FileTooLarge`] after [`MOST_BYTES`], and
/// [`io::ErrorKind::OutOfMemory`] where there is no room for as many.
pub fn read_all(from: impl io::Read, expected: u64) -> io::Result<Vec<u8>> {
    read_at_most(MOST_BYTES, from, expected)
}

fn read_at_most(most: u64, from: impl io::Read, expected: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(expected).unwrap_or_default())?;
    from.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Whether a shell handed it to the program, as in `dateline check <(…)`: then its end will come.
fn is_handed_over(path: &Path) -> bool {
    let by = ["/dev/stdin", "/dev/fd", "/proc/self/fd"];
    by.iter().any(|folder| path.starts_with(folder))
}

/// What it is, if it is no file.
#[cfg(unix)]
fn sort_of(metadata: &std::fs::Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    let sort = metadata.file_type();
    if sort.is_fifo() {
        "pipe"
    } else if sort.is_socket() {
        "socket"
    } else {
        "device"
    }
}

/// What it is, if it is no file.
#[cfg(not(unix))]
fn sort_of(_metadata: &std::fs::Metadata) -> &'static str {
    "device"
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
        let sentence = "There is no such file: check its name and its folder\n";
        assert!(missing.starts_with(sentence), "{missing}");
        let directory = open(folder.path()).unwrap_err();
        assert!(matches!(directory.why, Obstacle::Folder), "{directory}");
        let inside = open(&folder.path().join("a\u{202e}\n/b"))
            .unwrap_err()
            .to_string();
        assert_eq!(inside.lines().count(), 2, "{inside}");
        assert!(inside.contains("a[U+202E]"), "{inside}");
    }

    #[test]
    fn what_the_system_says_is_put_in_our_words() {
        let said = |kind: io::ErrorKind| {
            let why = Obstacle::of(kind.into(), Path::new("/nowhere/x.ron"));
            format!("{why}: {}", why.help())
        };
        assert_eq!(
            said(io::ErrorKind::PermissionDenied),
            "you have no permission to read this file: ask its owner, or change its permissions"
        );
        assert_eq!(
            said(io::ErrorKind::NotADirectory),
            "there is no such file: check its name and its folder"
        );
        assert!(
            said(io::ErrorKind::TimedOut).starts_with("the file cannot be read: timed out: check")
        );
    }

    #[test]
    fn a_huge_file_is_refused_before_it_is_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(3 << 30).unwrap();
        let begun = std::time::Instant::now();
        let error = open(file.path()).unwrap_err();
        assert!(matches!(error.why, Obstacle::TooLarge), "{error}");
        assert_eq!(error.problem().code, Code::TooLarge);
        assert!(begun.elapsed().as_millis() < 500);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_links_to_nothing_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket.ron");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let pipe = folder.path().join("pipe.ron");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink(folder.path().join("gone.ron"), &link).unwrap();
        let why = |path: &Path| open(path).unwrap_err().why.to_string();
        assert_eq!(why(&pipe), "this is a pipe, and no file");
        assert_eq!(why(&socket), "this is a socket, and no file");
        assert_eq!(why(Path::new("/dev/zero")), "this is a device, and no file");
        assert_eq!(why(&link), "this is a link to a file that is gone");
    }

    #[test]
    fn what_never_ends_is_not_kept_in_memory() {
        let error = read_at_most(1_000, io::repeat(b' '), 0).unwrap_err();
        assert!(matches!(error.into(), Obstacle::TooLarge));
        assert_eq!(read_at_most(3, &b"abc"[..], 0).unwrap(), b"abc");
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
