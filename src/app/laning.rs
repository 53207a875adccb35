//! Lanes of timelines with very many events, which are made off the thread of the window.
//!
//! Until they are there, the canvas shows the lanes that it had.

use super::document::{Document, DocumentId};
use super::jobs::{Finished, JobId, Jobs, Wake};
use super::notice::Severity;
use super::plans::LanesKey;
use super::state::State;
use super::workspace::Open;
use crate::index::LaneGroup;
use std::sync::Arc;

/// Lanes of more events than this are made in a job: so many take some 20 ms.
pub(super) const MOST_AT_ONCE: usize = 50_000;

/// Whether the lanes of a document are made in a job.
pub(super) fn takes_long(document: &Document) -> bool {
    document.timeline().events.len() > MOST_AT_ONCE
}

/// Lanes that a job has made.
pub(super) struct Laned {
    document: DocumentId,
    key: LanesKey,
    lanes: Vec<LaneGroup>,
}

/// The jobs that make lanes.
pub(super) struct Lanings {
    jobs: Jobs<Laned>,
    /// What the last one makes.
    running: Option<(JobId, DocumentId, LanesKey)>,
    /// What could not be made: it is not tried again.
    failed: Option<(DocumentId, LanesKey)>,
}

impl Lanings {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            running: None,
            failed: None,
        }
    }
}

impl State {
    /// Starts to make the lanes that the timeline on screen wants, if that takes long.
    pub(super) fn prepare_lanes(&mut self) {
        let Some(Open { document, view, .. }) = self.workspace.active() else {
            return;
        };
        let key = view.lanes_key(document);
        let lanings = &mut self.lanings;
        let is_running = |(_, id, running): &(JobId, DocumentId, LanesKey)| {
            *id == document.id && *running == key
        };
        if lanings.running.as_ref().is_some_and(is_running) {
            return;
        }
        // What is made for something else is wanted no more.
        if let Some((job, ..)) = lanings.running.take() {
            lanings.jobs.cancel(job);
        }
        let has_failed = lanings.failed == Some((document.id, key));
        if view.has_lanes(document) || !takes_long(document) || has_failed {
            return;
        }
        let timeline = Arc::clone(&document.content.timeline);
        let index = Arc::clone(&document.content.index);
        let shown = view.shown.clone();
        let (id, grouping) = (document.id, view.grouping);
        let job = lanings.jobs.spawn("Sorting events into lanes", move |_| {
            let shown = shown.as_ref().map(|shown| shown.set());
            Laned {
                document: id,
                key,
                lanes: index.lanes(&timeline, grouping, shown),
            }
        });
        lanings.running = Some((job, id, key));
    }

    /// Takes in the lanes that jobs have made.
    pub(super) fn take_lanes(&mut self) {
        for Finished { result, .. } in self.lanings.jobs.poll() {
            let running = self.lanings.running.take();
            match result {
                Ok(Laned {
                    document,
                    key,
                    lanes,
                }) => {
                    if let Some(open) = self.workspace.get_mut(document) {
                        open.view.take_lanes(key, lanes);
                    }
                }
                Err(error) => {
                    self.lanings.failed = running.map(|(_, document, key)| (document, key));
                    self.notify(Severity::Error, error.to_string());
                }
            }
        }
    }
}
