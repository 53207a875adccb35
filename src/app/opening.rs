//! Opening files off the thread of the window, and reading them again when they change.

mod beginning;
mod failure;
mod progress;

pub(super) use failure::Failure;
pub use progress::Opening;
pub(super) use progress::Underway;

use self::progress::{Progress, Watch};
use super::bundled::{BUNDLED, Bundled, by_name, default_timeline};
use super::document::{Content, DocumentId, Origin, ReadOnly, file_name};
use super::jobs::Finished;
use super::notice::Severity;
use super::state::{Input, State};
use super::watch::{Change, ChangeKind};
use crate::file::{self, Observer, Opened};
use crate::model::date::Instant;
use crate::model::hidden;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a job brings back.
pub(super) enum Brought {
    /// What was read from a file.
    File(Read),
    /// What came through standard input, if it is a timeline; else what to tell the user.
    Input(Result<(Arc<[u8]>, Content), String>),
}

/// What was read from a file.
pub(super) struct Read {
    path: PathBuf,
    purpose: Purpose,
    outcome: Result<Content, Failure>,
}

/// Why a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The user opens it.
    Open,
    /// It was open last.
    Resume,
    /// It is open, and the user wants it read again.
    Reload,
    /// It is open, and another program has changed it.
    Follow,
}

impl Purpose {
    /// Whether the user asked for it.
    fn is_asked(self) -> bool {
        matches!(self, Self::Open | Self::Reload)
    }

    /// Whether it serves a document that is open, and nothing once that is gone.
    fn is_again(self) -> bool {
        matches!(self, Self::Reload | Self::Follow)
    }
}

/// Reads a file; slow, so only in a job.
pub(super) fn read(
    path: &Path,
    today: Instant,
    observer: &dyn Observer,
) -> Result<Content, Failure> {
    let opened = file::open_for(path, observer).map_err(Failure::Unreadable)?;
    let Opened { bytes, fingerprint } = opened;
    let reading = file::read_for(&bytes, observer);
    let reading = reading.filter(|_| !observer.is_cancelled());
    let reading = reading.ok_or(Failure::Cancelled)?;
    // What follows needs the room.
    drop(bytes);
    let mut content =
        Content::new(reading, Some(fingerprint), today).map_err(Failure::NoTimeline)?;
    if content.read_only.is_none() && !file::save::is_writable(path) {
        content.read_only = Some(ReadOnly::File);
    }
    Ok(content)
}

/// Whether a file looks cut off: it has errors, and fewer than half of the events that it had.
fn is_torn(known: &Content, read: &Content) -> bool {
    let errors = read
        .problems
        .iter()
        .any(|problem| problem.severity == file::Severity::Error);
    errors && read.timeline.events.len() * 2 < known.timeline.events.len()
}

fn path_of(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

impl State {
    pub(super) fn open_at_start(&mut self, files: Vec<PathBuf>, input: Option<Input>) {
        // A bundled timeline is there at once, also while a file is still being read.
        let last = self.settings.last_bundled.as_deref().and_then(by_name);
        self.open_bundled(last.unwrap_or_else(default_timeline));
        let has_input = input.is_some();
        if let Some(input) = input {
            self.start_input(input);
        }
        if has_input || !files.is_empty() {
            self.start.stands_in = true;
            for path in files {
                self.start_reading(path_of(path), Purpose::Open);
            }
            return;
        }
        if let Some(last) = self.settings.last_document.clone() {
            self.start.stands_in = true;
            self.start_reading(last, Purpose::Resume);
        }
        if self.settings.begin_with_start {
            self.open_start();
        }
    }

    /// Opens a bundled timeline by its position.
    pub(super) fn open_bundled_at(&mut self, position: usize) {
        if let Some(bundled) = BUNDLED.get(position) {
            self.remember_view();
            self.close_start();
            self.open_bundled(*bundled);
            self.remember_document();
        }
    }

    fn open_bundled(&mut self, bundled: Bundled) {
        let origin = Origin::Bundled(bundled);
        if let Some(open) = self.workspace.by_origin(&origin) {
            self.workspace.activate(open);
            return;
        }
        let reading = file::read(bundled.text.as_bytes());
        if let Ok(content) = Content::new(reading, None, self.now()) {
            self.workspace.add(origin, content);
        }
    }

    /// Starts to open a file; one that is open already comes on screen.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        let path = path_of(path);
        if let Some(open) = self.workspace.by_path(&path) {
            self.remember_view();
            self.workspace.activate(open);
            self.settings.remember_file(&path, self.clock.now());
            self.close_start();
            return;
        }
        self.start_reading(path, Purpose::Open);
    }

    pub(super) fn start_reading(&mut self, path: PathBuf, purpose: Purpose) {
        let (purpose, before) = self.inherited(&path, purpose);
        // Watched before it is read, so that no change falls between the two.
        self.watcher.watch(&path);
        let today = self.now();
        let name = file_name(&path);
        // What was read before this must not come after it.
        self.stop_reading(&path);
        let progress = Arc::new(Progress::default());
        let (reading, told) = (path.clone(), Arc::clone(&progress));
        let wake = self.jobs.wake();
        let job = self.jobs.spawn(format!("Opening {name}"), move |cancel| {
            let watch = Watch {
                progress: &told,
                cancel,
                wake: &wake,
            };
            let bytes = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
            told.expect(bytes);
            if !purpose.is_again() {
                beginning::show(&path, bytes, today, &watch);
            }
            let outcome = read(&path, today, &watch);
            Brought::File(Read {
                path,
                purpose,
                outcome,
            })
        });
        self.readings.push(Underway {
            path: reading,
            job,
            purpose,
            progress,
            begun_seconds: self.seconds,
            before,
        });
    }

    /// Reads a file no further.
    pub(super) fn stop_reading(&mut self, path: &Path) {
        self.readings.retain(|reading| {
            if reading.path == path {
                self.jobs.cancel(reading.job);
            }
            reading.path != path
        });
    }

    /// Starts to read standard input, which may take its time.
    fn start_input(&mut self, mut input: Input) {
        let today = self.now();
        self.jobs.spawn("Opening standard input", move |_| {
            let mut bytes = Vec::new();
            let outcome = match input.read_to_end(&mut bytes) {
                Err(error) => Err(format!("Standard input cannot be read: {error}")),
                Ok(_) => Content::new(file::read(&bytes), None, today)
                    .map(|content| (bytes.into(), content))
                    .map_err(|why| Failure::NoTimeline(why).words(Path::new("standard input"))),
            };
            Brought::Input(outcome)
        });
    }

    fn take_input(&mut self, outcome: Result<(Arc<[u8]>, Content), String>) {
        match outcome {
            Ok((bytes, content)) => {
                self.remember_view();
                self.workspace.add(Origin::Input(bytes), content);
                self.start.stands_in = false;
                self.close_start();
            }
            Err(why) => {
                self.notify(Severity::Error, why);
                self.offer_start();
            }
        }
    }

    /// Takes in what jobs have read.
    pub(super) fn take_opened(&mut self) {
        self.take_beginnings();
        for Finished { id, result } in self.jobs.poll() {
            match result {
                Ok(Brought::File(read)) => self.take(read),
                Ok(Brought::Input(outcome)) => self.take_input(outcome),
                Err(error) => {
                    self.forget_reading(id);
                    self.notify(Severity::Error, error.to_string());
                }
            }
        }
    }

    fn take(&mut self, read: Read) {
        let Read {
            path,
            purpose,
            outcome,
        } = read;
        let is_beginning = |id: &DocumentId| {
            let open = self.workspace.get(*id);
            open.is_some_and(|open| open.document.content.is_beginning)
        };
        let beginning = self.workspace.by_path(&path).filter(is_beginning);
        if beginning.is_some() && outcome.is_err() {
            self.drop_beginning(&path);
        }
        self.readings.retain(|reading| reading.path != path);
        let open = self.workspace.by_path(&path);
        if purpose.is_again() && open.is_none() {
            // It was closed, or goes on as a copy.
            return;
        }
        match outcome {
            Ok(content) => {
                if let Some(id) = open.filter(|_| beginning.is_none()) {
                    self.take_again(id, content, purpose.is_asked());
                } else {
                    self.remember_view();
                    if content.read_only == Some(ReadOnly::NewerFormat) {
                        self.say_newer(&path);
                    }
                    if beginning.is_some() {
                        self.complete(&path, content);
                    } else {
                        self.workspace.add(Origin::File(path.clone()), content);
                    }
                    self.settings.remember_file(&path, self.clock.now());
                    self.start.stands_in = false;
                    if purpose.is_asked() && beginning.is_none() {
                        self.close_start();
                    }
                }
            }
            Err(failure) => {
                if open.is_none() {
                    self.watcher.unwatch(&path);
                }
                self.say_failure(&path, purpose, &failure);
            }
        }
    }

    fn take_again(&mut self, id: DocumentId, content: Content, asked: bool) {
        let Some(known) = self.workspace.get(id).map(|open| &open.document.content) else {
            return;
        };
        let unchanged = match (known.fingerprint, content.fingerprint) {
            (Some(known), Some(read)) => known.same_content(&read),
            _ => false,
        };
        if !asked && is_torn(known, &content) {
            let text = "The file on disk lost most of its events and has errors, as if it were \
                        being written. What was read before stays on screen.";
            self.notify(Severity::Warning, text);
            return;
        }
        let events = content.timeline.events.len();
        self.workspace.replace(id, content);
        if !unchanged {
            let text = format!("Reloaded: {}.", crate::view::sentence::events(events));
            self.notify(Severity::Info, text);
        }
    }

    /// Reads files again that another program has changed.
    pub(super) fn take_changes(&mut self) {
        for Change { path, kind } in self.watcher.poll() {
            if self.notes_changed(&path) || self.workspace.by_path(&path).is_none() {
                continue;
            }
            match kind {
                ChangeKind::Modified | ChangeKind::Back => {
                    self.start_reading(path, Purpose::Follow);
                }
                ChangeKind::Missing => {
                    let text = format!(
                        "The file is gone; what was read from it stays on screen.\n{}",
                        hidden::path(&path)
                    );
                    self.notify(Severity::Warning, text);
                }
            }
        }
    }

    /// Closes the timeline on screen; the last one gives way to the bundled one.
    pub(super) fn close_document(&mut self) {
        self.remember_view();
        let Some(document) = self.document() else {
            return;
        };
        let id = document.id;
        if let Some(path) = document.origin.path().map(Path::to_owned) {
            self.stop_reading(&path);
        }
        self.forget_edits(id);
        if let Some(closed) = self.workspace.remove(id)
            && let Some(path) = closed.document.origin.path()
        {
            self.watcher.unwatch(path);
        }
        self.remember_document();
        if self.workspace.active().is_none() {
            self.open_bundled(default_timeline());
        }
    }

    /// Remembers which timeline is on screen, for the next start.
    pub(super) fn remember_document(&mut self) {
        let origin = self.document().map(|document| document.origin.clone());
        self.settings.remember_last(origin.as_ref());
    }
}

#[cfg(test)]
mod tests;
