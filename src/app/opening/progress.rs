//! How far the reading of a file has come: written by its job, read by the window.

use crate::app::document::{Content, DocumentId};
use crate::app::jobs::{Cancel, JobId, Wake};
use crate::app::opening::Purpose;
use crate::app::state::State;
use crate::file::Observer;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A file that is quickly read is not announced; seconds.
const QUIET_SECONDS: f64 = 0.15;
/// How often what is shown moves on, in seconds.
const STEP_SECONDS: f64 = 0.1;

/// The share of all work that fetching the bytes is.
const FETCHING: f64 = 0.1;
/// The share of all work that reading the elements is; checking and indexing are the rest.
const READING: f64 = 0.7;

/// A file that is being read.
pub(in crate::app) struct Underway {
    pub(in crate::app) path: PathBuf,
    pub(in crate::app) job: JobId,
    /// Why it is read.
    pub(super) purpose: Purpose,
    /// How far it has come.
    pub(super) progress: Arc<Progress>,
    /// When that began, by the window's clock.
    pub(super) begun_seconds: f64,
    /// What was on screen before its beginning was.
    pub(super) before: Option<DocumentId>,
}

/// What is shown of a file that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// "Opening sanctions.ron".
    pub name: String,
    /// How much is done, from 0 to 1, if that is known.
    pub share: Option<f32>,
    /// How many events were read so far.
    pub events: usize,
}

/// How far it has come.
#[derive(Debug, Default)]
pub(in crate::app) struct Progress {
    /// How many bytes there are.
    all: AtomicU64,
    fetched: AtomicU64,
    read: AtomicU64,
    events: AtomicU64,
    /// What the job found first, until the window takes it.
    beginning: Mutex<Option<Box<Content>>>,
}

impl Progress {
    /// There are so many bytes.
    pub(super) fn expect(&self, bytes: u64) {
        self.all.store(bytes, Ordering::Relaxed);
    }

    /// How much is done, from 0 to 1; none before the size is known.
    pub(super) fn share(&self) -> Option<f32> {
        let all = self.all.load(Ordering::Relaxed) as f64;
        let part = |done: &AtomicU64| (done.load(Ordering::Relaxed) as f64 / all).min(1.0);
        let done = FETCHING * part(&self.fetched) + READING * part(&self.read);
        (all > 0.0).then_some(done as f32)
    }

    /// How many events were read so far.
    pub(super) fn events(&self) -> usize {
        self.events.load(Ordering::Relaxed) as usize
    }

    /// Hands over the beginning of the timeline.
    pub(super) fn show(&self, beginning: Content) {
        *self
            .beginning
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(Box::new(beginning));
    }

    /// Takes the beginning of the timeline, if it is there.
    pub(super) fn take_beginning(&self) -> Option<Content> {
        // A job that is just handing it over is asked again soon.
        let mut beginning = self.beginning.try_lock().ok()?;
        beginning.take().map(|content| *content)
    }
}

/// What a job tells while it reads, and whether it is to stop.
pub(in crate::app) struct Watch<'a> {
    pub(super) progress: &'a Progress,
    pub(super) cancel: &'a Cancel,
    /// Called when there is something to look at.
    pub(super) wake: &'a Wake,
}

impl Observer for Watch<'_> {
    fn fetched(&self, bytes: u64) {
        self.progress.fetched.fetch_add(bytes, Ordering::Relaxed);
    }

    fn advanced(&self, bytes: u64, events: usize) {
        let progress = self.progress;
        progress.read.fetch_max(bytes, Ordering::Relaxed);
        progress.events.fetch_max(events as u64, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

impl State {
    /// Stops all jobs.
    pub(in crate::app) fn cancel_opening(&mut self) {
        let running: Vec<_> = self.jobs.running().map(|(id, _)| id).collect();
        for id in running {
            self.jobs.cancel(id);
        }
        let paths: Vec<PathBuf> = self.readings.iter().map(|r| r.path.clone()).collect();
        for path in paths {
            self.drop_beginning(&path);
            if self.workspace.by_path(&path).is_none() {
                self.watcher.unwatch(&path);
            }
        }
        self.readings.clear();
    }

    /// What is being opened, once that takes long enough to say so.
    pub fn opening_shown(&self) -> Option<Opening> {
        let (job, name) = self.jobs.running().last()?;
        let reading = self.readings.iter().find(|reading| reading.job == job);
        let Some(reading) = reading else {
            return Some(Opening {
                name: name.to_owned(),
                share: None,
                events: 0,
            });
        };
        let is_long = self.seconds - reading.begun_seconds >= QUIET_SECONDS;
        is_long.then(|| Opening {
            name: name.to_owned(),
            share: reading.progress.share(),
            events: reading.progress.events(),
        })
    }

    /// Seconds until what is shown of files that are being read moves on.
    pub(in crate::app) fn next_progress_seconds(&self) -> Option<f64> {
        let steps = self.readings.iter().map(|reading| {
            let quiet = reading.begun_seconds + QUIET_SECONDS - self.seconds;
            quiet.max(STEP_SECONDS)
        });
        steps.reduce(f64::min)
    }
}

/// A job that nobody watches may be ended all the same.
impl Observer for Cancel {
    fn is_cancelled(&self) -> bool {
        self.is_cancelled()
    }
}
