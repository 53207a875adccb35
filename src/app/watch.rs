//! Notices when files change on disk, by looking at them once a second on a thread of its own.
//!
//! A change counts when the content really differs and has stayed the same for one look, so that
//! an editor that writes twice, or deletes and renames, is seen once. Uses nothing but the standard
//! library; looks only at the size and the times of a file until those change.

use super::jobs::Wake;
use crate::file::bytes::{BLOCK, hash_of_block, hash_of_blocks};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

/// The time between two looks at a file.
const INTERVAL: Duration = Duration::from_secs(1);

/// A file that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, as it was given to [`Watcher::watch`].
    pub path: PathBuf,
    /// What became of it.
    pub kind: ChangeKind,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Its content is another one.
    Modified,
    /// It is gone.
    Missing,
    /// It was gone and is there again, with whatever content.
    Back,
}

/// Watches files until it is dropped.
pub struct Watcher {
    shared: Arc<Shared>,
}

impl Watcher {
    /// Watches nothing yet; `wake` is called from another thread when a file has changed.
    pub fn new(wake: Wake) -> Self {
        Self::with_interval(wake, INTERVAL)
    }

    /// Looks at the files at another pace.
    fn with_interval(wake: Wake, interval: Duration) -> Self {
        let shared = Arc::new(Shared::default());
        let shared_with_thread = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("Watch files".to_owned())
            .spawn(move || shared_with_thread.run(&wake, interval));
        if let Err(error) = thread {
            log::warn!("Files are not watched for changes: {error}");
        }
        Self { shared }
    }

    /// Watches a file, which need not exist. Call it before reading the file, so that no change
    /// falls between the two. Watching a file again starts over.
    pub fn watch(&self, path: impl Into<PathBuf>) {
        let path = path.into();
        let file = Watched::new(path);
        self.shared.lock().add(file);
        self.shared.changed.notify_all();
    }

    /// Watches a file no longer.
    pub fn unwatch(&self, path: &Path) {
        self.shared.lock().forget(path);
    }

    /// Takes the changes since the last call: the latest of each file.
    pub fn poll(&self) -> Vec<Change> {
        std::mem::take(&mut self.shared.lock().changes)
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.shared.lock().is_stopped = true;
        self.shared.changed.notify_all();
    }
}

/// What the watcher and its thread have in common.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Files were added, or the watcher was dropped.
    changed: Condvar,
}

/// The files and what was seen of them.
#[derive(Default)]
struct State {
    files: Vec<Watched>,
    changes: Vec<Change>,
    /// How often a file was added.
    added: u64,
    is_stopped: bool,
}

impl State {
    /// Watches a file from its present state on.
    fn add(&mut self, file: Watched) {
        self.forget(&file.path);
        self.added += 1;
        self.files.push(Watched {
            serial: self.added,
            ..file
        });
    }

    /// Drops a file and whatever was said of it.
    fn forget(&mut self, path: &Path) {
        self.files.retain(|file| file.path != path);
        self.changes.retain(|change| change.path != path);
    }

    /// Takes over what was seen of a file, unless it is no longer watched, or anew.
    fn update(&mut self, seen: Watched, kind: Option<ChangeKind>) -> bool {
        let Some(file) = self
            .files
            .iter_mut()
            .find(|file| file.serial == seen.serial)
        else {
            return false;
        };
        let Some(kind) = kind else {
            *file = seen;
            return false;
        };
        let path = seen.path.clone();
        *file = seen;
        self.changes.retain(|change| change.path != path);
        self.changes.push(Change { path, kind });
        true
    }
}

impl Shared {
    /// A panic of another thread leaves nothing half done in the state.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at all files again and again until the watcher is dropped.
    fn run(&self, wake: &Wake, interval: Duration) {
        while let Some(files) = self.next_files(interval) {
            let mut is_changed = false;
            for mut file in files {
                let kind = file.look();
                is_changed |= self.lock().update(file, kind);
            }
            if is_changed {
                wake();
            }
        }
    }

    /// Waits for the time of the next look; without files, until there are some.
    fn next_files(&self, interval: Duration) -> Option<Vec<Watched>> {
        let state = self.lock();
        let state = self
            .changed
            .wait_while(state, |state| state.files.is_empty() && !state.is_stopped)
            .unwrap_or_else(PoisonError::into_inner);
        let (state, _) = self
            .changed
            .wait_timeout_while(state, interval, |state| !state.is_stopped)
            .unwrap_or_else(PoisonError::into_inner);
        (!state.is_stopped).then(|| state.files.clone())
    }
}

/// One file, and what was last seen of it.
#[derive(Clone, Debug)]
struct Watched {
    path: PathBuf,
    /// Which of all files that were ever added.
    serial: u64,
    /// What the user of the watcher knows of.
    reported: Option<Stamp>,
    /// The content at that time; unknown until the first look.
    hash: Option<u64>,
    /// What was there at the last look: if it is another one now, it may still be in motion.
    last: Option<Stamp>,
}

impl Watched {
    /// The file as it is now.
    fn new(path: PathBuf) -> Self {
        let reported = Stamp::of(&path);
        Self {
            path,
            serial: 0,
            reported,
            hash: None,
            last: reported,
        }
    }

    /// Looks at the file, and says what became of it since it was last reported.
    fn look(&mut self) -> Option<ChangeKind> {
        let now = Stamp::of(&self.path);
        let is_settled = self.last == now;
        self.last = now;
        if now == self.reported {
            if now.is_some() && self.hash.is_none() {
                self.hash = self.settled_hash(now);
            }
            return None;
        }
        if !is_settled {
            return None;
        }
        let hash = match now {
            None => None,
            // Unreadable, or written to while it was read: look again.
            Some(_) => Some(self.settled_hash(now)?),
        };
        let kind = match (self.reported, now) {
            (_, None) => Some(ChangeKind::Missing),
            (None, Some(_)) => Some(ChangeKind::Back),
            (Some(_), Some(_)) => (self.hash != hash).then_some(ChangeKind::Modified),
        };
        self.reported = now;
        self.hash = hash;
        kind
    }

    /// The hash of the content, if the file was not touched meanwhile.
    fn settled_hash(&self, stamp: Option<Stamp>) -> Option<u64> {
        let hash = content_hash(&self.path).ok()?;
        (Stamp::of(&self.path) == stamp).then_some(hash)
    }
}

/// What tells cheaply that a file may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    /// Which file it is, where the system says so: another one after a rename.
    inode: u64,
}

impl Stamp {
    /// The stamp of a file; nothing if there is no such file, or it cannot be seen.
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(Metadata::is_file)?;
        Some(Self {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
            inode: inode(&metadata),
        })
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    metadata.ino()
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// A hash of all bytes of a file, good enough to tell whether they are others.
fn content_hash(path: &Path) -> io::Result<u64> {
    let mut file = File::open(path)?;
    let mut block = Vec::new();
    let mut hashes = Vec::new();
    loop {
        block.clear();
        let count = (&mut file).take(BLOCK as u64).read_to_end(&mut block)?;
        if count == 0 {
            return Ok(hash_of_blocks(hashes.into_iter()));
        }
        hashes.push(hash_of_block(&block));
    }
}

#[cfg(test)]
mod tests;
