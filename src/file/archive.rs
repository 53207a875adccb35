//! Holds the kept copy of a source against the SHA-256 that its timeline gives.
//!
//! A copy is a file under the timeline's own folder. Nothing else is ever read: no absolute path, no
//! step up, and no symbolic link that leads out, since a timeline comes from anybody and must not be
//! able to learn of other files whether they exist or what is in them. The path is followed to its
//! end before anything is opened. Whoever may change the folder itself while that happens is trusted.

use sha2::{Digest as _, Sha256};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

/// So many bytes are read between two looks at whether anybody still waits.
const CHUNK_BYTES: usize = 256 * 1024;

/// What has become of a kept copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copy {
    /// It has the SHA-256 that the timeline gives.
    Verified,
    /// It has another one: this, in hexadecimal.
    Changed(String),
    /// It is there, but the timeline gives no SHA-256 for it; it has this.
    Unstated(String),
    /// It is there, but what the timeline gives is no SHA-256; it has this.
    Malformed(String),
    /// It is not there.
    Missing,
    /// Its path leads out of the folder of the timeline, so it was not looked at.
    Outside,
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// Reads a kept copy and holds it against its SHA-256. The result is `None` once nobody waits for it
/// any more.
///
/// `file` is relative to `folder`, with `/` between its parts on every system.
pub fn verify(
    folder: &Path,
    file: &str,
    sha256: Option<&str>,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Copy> {
    let found = match inside(folder, file) {
        Ok(path) => hash(&path, is_cancelled),
        Err(copy) => return Some(copy),
    };
    let found = match found {
        Ok(found) => found?,
        Err(error) => return Some(why_not(&error)),
    };
    let stated = sha256.map(str::trim).filter(|text| !text.is_empty());
    let is_hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    Some(match stated {
        None => Copy::Unstated(found),
        Some(stated) if !is_hash(stated) => Copy::Malformed(found),
        Some(stated) if stated.eq_ignore_ascii_case(&found) => Copy::Verified,
        Some(_) => Copy::Changed(found),
    })
}

/// Whether the path of a kept copy stays under the folder of its timeline, as far as the path tells.
pub fn stays_inside(file: &str) -> bool {
    let steps_down = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    // Backslashes and colons are parts of names on some systems, and lead elsewhere on others.
    !file.trim().is_empty()
        && !file.contains(['\\', ':', '\0'])
        && Path::new(file).components().all(steps_down)
}

/// The file itself, if it lies under the folder.
fn inside(folder: &Path, file: &str) -> Result<PathBuf, Copy> {
    if !stays_inside(file) {
        return Err(Copy::Outside);
    }
    let folder = folder.canonicalize().map_err(|error| why_not(&error))?;
    let path = folder.join(file).canonicalize();
    let path = path.map_err(|error| why_not(&error))?;
    if !path.starts_with(&folder) {
        return Err(Copy::Outside);
    }
    // Opening a pipe would wait for whoever writes to it.
    match path.metadata() {
        Ok(metadata) if metadata.is_file() => Ok(path),
        Ok(_) => Err(Copy::Unreadable("it is no file".to_owned())),
        Err(error) => Err(why_not(&error)),
    }
}

fn why_not(error: &io::Error) -> Copy {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Copy::Missing,
        io::ErrorKind::PermissionDenied => {
            Copy::Unreadable("you have no permission to read it".to_owned())
        }
        _ => Copy::Unreadable(error.to_string()),
    }
}

/// The SHA-256 of a file in hexadecimal (FIPS 180-4).
fn hash(path: &Path, is_cancelled: &dyn Fn() -> bool) -> io::Result<Option<String>> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        if is_cancelled() {
            return Ok(None);
        }
        match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => hasher.update(chunk.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let digits = hasher.finalize();
    let digits = digits.iter().map(|byte| format!("{byte:02x}"));
    Ok(Some(digits.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of "abc", as FIPS 180-4 gives it.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// A folder with `timeline/copies/a.pdf` and `secret` beside the folder of the timeline.
    fn folder() -> (tempfile::TempDir, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("timeline");
        std::fs::create_dir_all(folder.join("copies")).unwrap();
        crate::file::replace(&folder.join("copies/a.pdf"), b"abc").unwrap();
        crate::file::replace(&root.path().join("secret"), b"abc").unwrap();
        (root, folder)
    }

    fn check(folder: &Path, file: &str, sha256: Option<&str>) -> Copy {
        verify(folder, file, sha256, &|| false).unwrap()
    }

    #[test]
    fn a_copy_is_verified_changed_or_missing() {
        let (_root, folder) = folder();
        let upper = ABC.to_uppercase();
        for stated in [ABC, &upper, &format!(" {ABC} ")] {
            assert_eq!(check(&folder, "copies/a.pdf", Some(stated)), Copy::Verified);
        }
        let other = "0".repeat(64);
        let changed = check(&folder, "./copies/a.pdf", Some(&other));
        assert_eq!(changed, Copy::Changed(ABC.to_owned()));
        for none in [None, Some(""), Some("  ")] {
            let unstated = check(&folder, "copies/a.pdf", none);
            assert_eq!(unstated, Copy::Unstated(ABC.to_owned()));
        }
        for wrong in ["00", "sha256:…"] {
            let malformed = check(&folder, "copies/a.pdf", Some(wrong));
            assert_eq!(malformed, Copy::Malformed(ABC.to_owned()));
        }
        assert_eq!(check(&folder, "copies/b.pdf", Some(ABC)), Copy::Missing);
        assert_eq!(check(&folder, "copies/a.pdf/b", Some(ABC)), Copy::Missing);
        let is_folder = check(&folder, "copies", Some(ABC));
        assert!(matches!(is_folder, Copy::Unreadable(_)), "{is_folder:?}");
        let gone = check(&folder.join("gone"), "a.pdf", Some(ABC));
        assert_eq!(gone, Copy::Missing);
    }

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let (root, folder) = folder();
        let secret = root.path().join("secret");
        let absolute = secret.to_str().unwrap();
        for file in [
            "../secret",
            "copies/../../secret",
            "copies/../copies/a.pdf",
            absolute,
            "C:secret",
            r"..\secret",
            "",
            " ",
            "a\0b",
        ] {
            assert_eq!(check(&folder, file, Some(ABC)), Copy::Outside, "{file}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_not_followed() {
        use std::os::unix::fs::symlink;
        let (root, folder) = folder();
        symlink(root.path().join("secret"), folder.join("link")).unwrap();
        symlink(root.path(), folder.join("up")).unwrap();
        symlink("copies/a.pdf", folder.join("within")).unwrap();
        symlink("nowhere", folder.join("dangling")).unwrap();
        symlink("circle", folder.join("circle")).unwrap();
        assert_eq!(check(&folder, "link", Some(ABC)), Copy::Outside);
        assert_eq!(check(&folder, "up/secret", Some(ABC)), Copy::Outside);
        assert_eq!(check(&folder, "within", Some(ABC)), Copy::Verified);
        assert_eq!(check(&folder, "dangling", Some(ABC)), Copy::Missing);
        let circle = check(&folder, "circle", Some(ABC));
        assert!(matches!(circle, Copy::Unreadable(_)), "{circle:?}");
    }

    #[test]
    fn who_no_longer_waits_gets_nothing() {
        let (_root, folder) = folder();
        assert_eq!(verify(&folder, "copies/a.pdf", Some(ABC), &|| true), None);
    }
}
