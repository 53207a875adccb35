//! Replaces a file so that it holds either the old bytes or the new ones, at any instant.

use crate::model::hidden;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why a file could not be replaced. The old file is as it was.
#[derive(Debug, thiserror::Error)]
#[error("The file cannot be saved ({doing}): {source}\n{}", hidden::path(path))]
pub struct SaveError {
    /// Which file.
    pub path: PathBuf,
    /// What was being done.
    pub doing: &'static str,
    /// What the operating system says.
    pub source: io::Error,
}

/// Replaces the file at `path` with `bytes`, or makes it: a temporary file in the same folder is
/// written, flushed to disk and renamed. Symbolic links are followed; the mode is kept.
///
/// # Errors
/// If the folder or the disk refuses; the old file is as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let failed = |doing: &'static str| {
        move |source: io::Error| SaveError {
            path: path.to_owned(),
            doing,
            source,
        }
    };
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(failed("finding it")(error)),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let old = match fs::metadata(&target) {
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => None,
    };
    if old.as_ref().is_some_and(fs::Permissions::readonly) {
        let error = io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only");
        return Err(failed("writing")(error));
    }
    let mut draft = new_draft(folder, old).map_err(failed("making a temporary file beside it"))?;
    draft.write_all(bytes).map_err(failed("writing"))?;
    draft
        .as_file()
        .sync_all()
        .map_err(failed("flushing it to disk"))?;
    draft
        .persist(&target)
        .map_err(|error| failed("renaming")(error.error))?;
    flush_folder(folder).map_err(failed("flushing the folder to disk"))
}

/// Whether a file that is there may be written by this user. It is opened for writing, and left as
/// it is.
pub fn is_writable(path: &Path) -> bool {
    let marked = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly());
    let opened = fs::OpenOptions::new().append(true).open(path);
    let refused = opened.is_err_and(|error| {
        let kind = error.kind();
        kind == io::ErrorKind::PermissionDenied || kind == io::ErrorKind::ReadOnlyFilesystem
    });
    !marked && !refused
}

/// A temporary file with the mode that the finished one shall have.
fn new_draft(folder: &Path, old: Option<fs::Permissions>) -> io::Result<tempfile::NamedTempFile> {
    let draft = tempfile::Builder::new()
        .prefix(".dateline-")
        .suffix(".tmp")
        .tempfile_in(folder)?;
    match old {
        Some(permissions) => draft.as_file().set_permissions(permissions)?,
        None => open_to_others(draft.as_file())?,
    }
    Ok(draft)
}

/// Temporary files are private; a new document is as readable as documents are.
#[cfg(unix)]
fn open_to_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

/// Elsewhere the folder says who may read.
#[cfg(not(unix))]
fn open_to_others(_: &File) -> io::Result<()> {
    Ok(())
}

/// Makes the rename survive a power cut.
#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems have no such call.
#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_and_replaces_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn follows_links_and_keeps_the_mode() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.ron"), folder.path().join("link.ron"));
        replace(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[test]
    fn a_read_only_file_is_refused_and_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"one").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        assert!(is_writable(&path));
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(!is_writable(&path));
        assert!(replace(&path, b"two").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }
}
