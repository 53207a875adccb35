//! The beginning of a large file, shown while the rest of it is being read.

use super::progress::Watch;
use super::{Purpose, default_timeline};
use crate::app::document::{Content, DocumentId, Origin};
use crate::app::jobs::JobId;
use crate::app::state::State;
use crate::app::timeline_view::TimelineView;
use crate::file::{self, Observer as _, Reading};
use crate::model::date::Instant;
use std::path::Path;

/// Smaller files are read whole before anybody could look, in bytes.
const LARGE: u64 = 24 << 20;
/// How much of a file is looked at, and then how much more if no event was in that, in bytes.
const LOOKS: [u64; 2] = [8 << 20, 80 << 20];
/// So many events are shown.
const EVENTS: usize = 8_000;

/// Shows the first events of a file of so many bytes, if it is large and begins as it should.
pub(super) fn show(path: &Path, bytes: u64, today: Instant, watch: &Watch<'_>) {
    if bytes < LARGE {
        return;
    }
    for look in LOOKS {
        let Ok(beginning) = file::open::beginning(path, look) else {
            return;
        };
        if watch.is_cancelled() {
            return;
        }
        let Some(timeline) = file::read_beginning(&beginning, EVENTS) else {
            continue;
        };
        let reading = Reading {
            timeline: Some(timeline),
            ..Reading::default()
        };
        if let Ok(mut content) = Content::new(reading, None, today) {
            content.is_beginning = true;
            watch.progress.show(content);
            (watch.wake)();
        }
        return;
    }
}

impl State {
    /// Brings the beginnings of files on screen that jobs have found.
    pub(super) fn take_beginnings(&mut self) {
        for at in 0..self.readings.len() {
            let Some(reading) = self.readings.get(at) else {
                return;
            };
            let Some(content) = reading.progress.take_beginning() else {
                continue;
            };
            if self.workspace.by_path(&reading.path).is_some() {
                continue;
            }
            let is_asked = reading.purpose == Purpose::Open;
            let origin = Origin::File(reading.path.clone());
            self.remember_view();
            let before = self.document().map(|document| document.id);
            self.workspace.add(origin, content);
            if is_asked {
                self.close_start();
            }
            if let Some(reading) = self.readings.get_mut(at) {
                reading.before = before;
            }
        }
    }

    /// Puts the whole of a file in the place of its beginning: under the same view, if the user has
    /// moved it.
    pub(super) fn complete(&mut self, path: &Path, content: Content) {
        let Some(id) = self.workspace.by_path(path) else {
            return;
        };
        self.workspace.replace(id, content);
        if let Some(open) = self.workspace.get_mut(id)
            && open.view.is_as_opened()
            && open.filter.search().is_empty()
        {
            open.view = TimelineView::default();
        }
    }

    /// What a file is read for, and what was on screen before: what is read in the place of a reading
    /// whose beginning is all that is there serves that one's purpose.
    pub(super) fn inherited(&self, path: &Path, purpose: Purpose) -> (Purpose, Option<DocumentId>) {
        let open = self.workspace.by_path(path);
        let open = open.and_then(|id| self.workspace.get(id));
        let is_beginning = open.is_some_and(|open| open.document.content.is_beginning);
        let earlier = self.readings.iter().find(|reading| reading.path == path);
        match earlier.filter(|_| is_beginning) {
            Some(earlier) => (earlier.purpose, earlier.before),
            None => (purpose, None),
        }
    }

    /// Forgets what a job was to read that failed.
    pub(super) fn forget_reading(&mut self, job: JobId) {
        let failed = self.readings.iter().find(|reading| reading.job == job);
        let Some(path) = failed.map(|reading| reading.path.clone()) else {
            return;
        };
        self.drop_beginning(&path);
        self.readings.retain(|reading| reading.path != path);
        if self.workspace.by_path(&path).is_none() {
            self.watcher.unwatch(&path);
        }
    }

    /// Takes the beginning of a file off the screen, which then shows what it did before.
    pub(super) fn drop_beginning(&mut self, path: &Path) {
        let beginning = self.workspace.by_path(path).filter(|id| {
            let open = self.workspace.get(*id);
            open.is_some_and(|open| open.document.content.is_beginning)
        });
        let Some(id) = beginning else { return };
        let was_active = self.document().is_some_and(|document| document.id == id);
        let before = self.readings.iter().find(|reading| reading.path == path);
        let before = before.and_then(|reading| reading.before);
        self.workspace.remove(id);
        if let Some(before) = before.filter(|_| was_active) {
            self.workspace.activate(before);
        }
        if self.workspace.active().is_none() {
            self.open_bundled(default_timeline());
        }
    }
}
