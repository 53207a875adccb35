//! Opening files off the thread of the window, and reading them again when they change.

use super::bundled::{BUNDLED, Bundled, default_timeline};
use super::document::{Content, DocumentId, Origin, file_name};
use super::jobs::{Cancel, Finished};
use super::notice::Severity;
use super::state::State;
use super::watch::{Change, ChangeKind};
use crate::file::{self, OpenError, Problem};
use crate::model::date::Instant;
use crate::model::hidden;
use crate::view::sentence::{grouped, sentence_case};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What a job brings back.
pub(super) struct Opened {
    path: PathBuf,
    /// The document that is read again, if it is one.
    document: Option<DocumentId>,
    /// Whether the user asked for it.
    asked: bool,
    outcome: Result<Content, Failure>,
}

/// Why nothing can be shown.
enum Failure {
    /// The file cannot be read.
    Unreadable(OpenError),
    /// What is in it is no timeline.
    NoTimeline(Vec<Problem>),
    /// Nobody waits for it any more.
    Cancelled,
}

fn read(path: &Path, today: Instant, cancel: &Cancel) -> Result<Content, Failure> {
    let opened = file::open(path).map_err(Failure::Unreadable)?;
    if cancel.is_cancelled() {
        return Err(Failure::Cancelled);
    }
    let reading = file::read(&opened.bytes);
    Content::new(reading, Some(opened.fingerprint), today).map_err(Failure::NoTimeline)
}

/// Why there is nothing to show: the worst in a sentence with its cure, and one line for each other
/// sort of problem.
fn reasons(problems: &[Problem]) -> String {
    /// A message has room for so many more sorts.
    const MOST: usize = 4;
    let Some(worst) = problems.iter().rev().max_by_key(|problem| problem.severity) else {
        return "The file holds no timeline.".to_owned();
    };
    let mut text = sentence_case(&said(worst));
    let mut codes = vec![worst.code];
    for problem in problems {
        if codes.len() <= MOST && !codes.contains(&problem.code) {
            codes.push(problem.code);
            text.push('\n');
            text.push_str(&sentence_case(&said(problem)));
        }
    }
    let more = problems.len() - codes.len();
    if more > 0 {
        let more = grouped(more);
        write!(
            text,
            "\n{more} more like these: `dateline check` lists them all"
        )
        .ok();
    }
    text
}

/// A problem in one sentence: where, what, and the cure.
fn said(problem: &Problem) -> String {
    let place = problem.place.as_ref();
    let place = place.map_or_else(String::new, |place| {
        format!(" (line {}, column {})", place.line, place.column)
    });
    let help = problem
        .help
        .as_deref()
        .map_or_else(String::new, |help| format!(": {help}"));
    format!("{}{place}{help}", problem.message)
}

/// Whether a file looks cut off: it has errors, and fewer than half of the events that it had.
fn is_torn(known: &Content, read: &Content) -> bool {
    let errors = read
        .problems
        .iter()
        .any(|problem| problem.severity == file::Severity::Error);
    errors && read.timeline.events.len() * 2 < known.timeline.events.len()
}

impl State {
    pub(super) fn open_at_start(&mut self, files: Vec<PathBuf>) {
        // The bundled timeline is there at once, also while a file is still being read.
        self.open_bundled(default_timeline());
        if !files.is_empty() {
            for path in files {
                self.open_file(path);
            }
        } else if let Some(last) = self.settings.last_document.clone() {
            if last.exists() {
                self.open_file(last);
            } else {
                self.settings.last_document = None;
                let text = format!(
                    "The timeline that was open last is gone.\n{}",
                    hidden::path(&last)
                );
                self.notify(Severity::Warning, text);
            }
        }
    }

    /// Opens a bundled timeline by its position.
    pub(super) fn open_bundled_at(&mut self, position: usize) {
        if let Some(bundled) = BUNDLED.get(position) {
            self.remember_view();
            self.settings.last_document = None;
            self.open_bundled(*bundled);
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
        let path = std::path::absolute(&path).unwrap_or(path);
        if let Some(open) = self.workspace.by_path(&path) {
            self.remember_view();
            self.workspace.activate(open);
            self.settings.remember_file(&path);
            return;
        }
        self.start_reading(path, None, true);
    }

    pub(super) fn start_reading(
        &mut self,
        path: PathBuf,
        document: Option<DocumentId>,
        asked: bool,
    ) {
        // Watched before it is read, so that no change falls between the two.
        self.watcher.watch(&path);
        let today = self.now();
        let name = file_name(&path);
        // What was read before this must not come after it.
        self.readings.retain(|(reading, job)| {
            if *reading == path {
                self.jobs.cancel(*job);
            }
            *reading != path
        });
        let reading = path.clone();
        let job = self.jobs.spawn(format!("Opening {name}"), move |cancel| {
            let outcome = read(&path, today, cancel);
            Opened {
                path,
                document,
                asked,
                outcome,
            }
        });
        self.readings.push((reading, job));
    }

    /// Takes in what jobs have read.
    pub(super) fn take_opened(&mut self) {
        for Finished { result, .. } in self.jobs.poll() {
            match result {
                Ok(opened) => self.take(opened),
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }

    fn take(&mut self, opened: Opened) {
        let Opened {
            path,
            document,
            asked,
            outcome,
        } = opened;
        self.readings.retain(|(reading, _)| *reading != path);
        match outcome {
            Ok(content) => {
                let open = document.or_else(|| self.workspace.by_path(&path));
                if let Some(id) = open {
                    self.take_again(id, content, asked);
                } else {
                    self.remember_view();
                    self.workspace.add(Origin::File(path.clone()), content);
                    self.settings.remember_file(&path);
                }
            }
            Err(failure) => {
                if document.is_none() {
                    self.watcher.unwatch(&path);
                }
                self.say_failure(&path, failure);
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

    fn say_failure(&mut self, path: &Path, failure: Failure) {
        let text = match failure {
            Failure::Cancelled => return,
            Failure::Unreadable(error) => {
                if !path.exists() {
                    self.settings.forget_file(path);
                }
                error.to_string()
            }
            Failure::NoTimeline(problems) => {
                format!("{}\n{}", reasons(&problems), hidden::path(path))
            }
        };
        self.notify(Severity::Error, text);
    }

    /// Reads files again that another program has changed.
    pub(super) fn take_changes(&mut self) {
        for Change { path, kind } in self.watcher.poll() {
            let Some(id) = self.workspace.by_path(&path) else {
                continue;
            };
            match kind {
                ChangeKind::Modified | ChangeKind::Back => {
                    self.start_reading(path, Some(id), false);
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
        let Some(id) = self.document().map(|document| document.id) else {
            return;
        };
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
        let path = self.document().and_then(|document| document.origin.path());
        self.settings.last_document = path.map(Path::to_path_buf);
    }

    /// Stops all jobs.
    pub(super) fn cancel_opening(&mut self) {
        let running: Vec<_> = self.jobs.running().map(|(id, _)| id).collect();
        for id in running {
            self.jobs.cancel(id);
        }
        for (path, _) in std::mem::take(&mut self.readings) {
            if self.workspace.by_path(&path).is_none() {
                self.watcher.unwatch(&path);
            }
        }
    }
}
