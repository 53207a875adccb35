//! The notes on the open timelines: read in jobs, changed in memory at every key, written after a
//! short pause and when the program ends, tried again where writing fails.

mod desk;
pub mod place;

pub use desk::DocumentNotes;
pub use place::Kept;

use super::document::DocumentId;
use super::factcheck::SheetDone;
use super::jobs::{Finished, Jobs, Wake};
use super::notice::Severity;
use super::state::State;
use crate::model::notes::{Anchor, Note, Notes, Question};
use crate::model::{Text, hidden};
use place::{Loaded, Places, Saved};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant as Moment};

/// When the program ends, a job that still writes is waited for so long.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// The time between two looks at such a job.
const LOOK: Duration = Duration::from_millis(5);

/// What is told when two people answered the same question.
const DOUBLED: &str = "Somebody else changed the same answer meanwhile. Both are kept: yours is in \
                       the box, theirs below it.";

/// The notes on the open timelines.
pub struct Desk {
    jobs: Jobs<Done>,
    /// The fact-check sheets that are written or read.
    pub(super) sheets: Jobs<SheetDone>,
    open: BTreeMap<DocumentId, DocumentNotes>,
}

/// What a job brings back.
struct Done {
    document: DocumentId,
    /// Where it read or wrote.
    places: Places,
    outcome: Outcome,
}

enum Outcome {
    Loaded(Box<Loaded>),
    Saved {
        sent: Notes,
        saved: Result<Saved, String>,
    },
}

impl Desk {
    /// No notes yet; `wake` is called from another thread when some were read or written.
    pub fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(Arc::clone(&wake)),
            sheets: Jobs::new(wake),
            open: BTreeMap::new(),
        }
    }

    fn start(&mut self, id: DocumentId) {
        let Some(notes) = self.open.get_mut(&id) else {
            return;
        };
        notes.is_busy = true;
        let places = notes.places.clone();
        if std::mem::take(&mut notes.wants_load) {
            self.jobs.spawn("Reading notes", move |_| Done {
                document: id,
                outcome: Outcome::Loaded(Box::new(places.load())),
                places,
            });
            return;
        }
        notes.due = None;
        let (held, sent) = (notes.held.clone(), notes.notes().clone());
        self.jobs.spawn("Saving notes", move |_| {
            let saved = places.save(&held, &sent).map_err(|why| why.to_string());
            Done {
                document: id,
                places,
                outcome: Outcome::Saved { sent, saved },
            }
        });
    }
}

impl State {
    /// The notes on the timeline on screen, once they are read.
    pub fn notes(&self) -> Option<&DocumentNotes> {
        self.notes_on(self.document()?.id)
    }

    /// The notes on an open timeline, once they are read.
    pub fn notes_on(&self, document: DocumentId) -> Option<&DocumentNotes> {
        self.desk.open.get(&document)
    }

    /// Writes, changes or, with no text, takes away the answer to a question.
    pub(super) fn answer(
        &mut self,
        document: DocumentId,
        (on, question): (&Anchor, Question),
        (text, quote): (&str, Option<Text>),
    ) {
        let now = (self.now(), self.seconds);
        if let Some(notes) = self.desk.open.get_mut(&document) {
            notes.set_answer(on, question, (text, quote), now);
        }
    }

    /// Takes in the marks of a fact-checker; says how many were new, or why none can be.
    pub(super) fn mark(&mut self, document: DocumentId, marks: Vec<Note>) -> Result<usize, String> {
        let now = (self.now(), self.seconds);
        let notes = self.desk.open.get_mut(&document);
        notes.map_or(Ok(0), |notes| notes.set_marks(marks, now))
    }

    /// Reads and writes notes that are due, and takes in what jobs have brought.
    pub(super) fn keep_notes(&mut self) {
        self.take_notes();
        self.take_sheets();
        self.follow_documents();
        let due = |notes: &DocumentNotes| notes.due.is_some_and(|due| due <= self.seconds);
        let waiting = self.desk.open.iter();
        let waiting = waiting.filter(|(_, n)| !n.is_busy && (n.wants_load || due(n)));
        let waiting: Vec<DocumentId> = waiting.map(|(id, _)| *id).collect();
        for id in waiting {
            self.desk.start(id);
        }
    }

    /// Begins with the notes of the timeline on screen, and ends with those of closed ones.
    fn follow_documents(&mut self) {
        let (settings, seconds) = (self.settings_folder.as_deref(), self.seconds);
        if let Some(open) = self.workspace.active() {
            let (id, origin) = (open.document.id, &open.document.origin);
            let notes = self.desk.open.entry(id).or_default();
            if notes.origin.as_ref() != Some(origin) {
                for path in notes.places.paths() {
                    self.watcher.unwatch(path);
                }
                let places = Places::of(origin, settings);
                // Watched before they are read, so that no change falls between the two.
                for path in places.paths() {
                    self.watcher.watch(path);
                }
                notes.move_to(origin.clone(), places, seconds);
                notes.wants_load = notes.places.paths().next().is_some();
            }
        }
        let is_closed = |id: &DocumentId| self.workspace.get(*id).is_none();
        let closed: Vec<DocumentId> = self.desk.open.keys().copied().filter(is_closed).collect();
        for id in closed {
            let is_done = self
                .desk
                .open
                .get(&id)
                .is_none_or(|n| n.due.is_none() && !n.is_busy);
            if !is_done {
                self.hurry(id);
                continue;
            }
            if let Some(notes) = self.desk.open.remove(&id) {
                notes.rescue();
                for path in notes.places.paths() {
                    self.watcher.unwatch(path);
                }
            }
        }
    }

    /// Writes the notes of a closed timeline without a pause; where writing fails, tries go on.
    fn hurry(&mut self, id: DocumentId) {
        let seconds = self.seconds;
        if let Some(notes) = self.desk.open.get_mut(&id)
            && notes.failures == 0
        {
            notes.due = notes.due.map(|due| due.min(seconds));
        }
    }

    fn take_notes(&mut self) {
        for Finished { result, .. } in self.desk.jobs.poll() {
            match result {
                Ok(done) => self.take_done(done),
                Err(error) => {
                    // Which one it was is not known: each may try again.
                    for notes in self.desk.open.values_mut().filter(|notes| notes.is_busy) {
                        notes.take_failure(self.seconds);
                    }
                    self.notify(Severity::Error, error.to_string());
                }
            }
        }
    }

    fn take_done(&mut self, done: Done) {
        let Done {
            document,
            places,
            outcome,
        } = done;
        let Some(notes) = self.desk.open.get_mut(&document) else {
            return;
        };
        if notes.places != places {
            // The timeline goes on as another file, whose notes are all that are in memory.
            notes.is_busy = false;
            return;
        }
        match outcome {
            Outcome::Loaded(loaded) => {
                let before = notes.locked().map(str::to_owned);
                let doubled = notes.doubled_answers();
                notes.take_loaded(*loaded, self.seconds);
                let is_doubled = notes.doubled_answers() > doubled;
                let locked = notes.locked().map(str::to_owned);
                if let Some(why) = locked.filter(|why| before.as_ref() != Some(why)) {
                    self.notify(Severity::Warning, why);
                }
                if is_doubled {
                    self.notify(Severity::Warning, DOUBLED);
                }
            }
            Outcome::Saved { sent, saved } => match saved {
                Ok(saved) => {
                    let had_failed = notes.failures > 0;
                    let doubled = notes.doubled_answers();
                    let was_instead = matches!(notes.place(), Some(Kept::Instead(_)));
                    notes.take_saved(&sent, saved);
                    let is_doubled = notes.doubled_answers() > doubled;
                    let instead = match notes.place() {
                        Some(Kept::Instead(path)) if !was_instead => Some(kept_instead(path)),
                        _ => None,
                    };
                    if had_failed {
                        self.notify(Severity::Info, "The notes are saved now.");
                    }
                    if let Some(words) = instead {
                        self.notify(Severity::Warning, words);
                    }
                    if is_doubled {
                        self.notify(Severity::Warning, DOUBLED);
                    }
                }
                Err(why) => {
                    let is_first = notes.failures == 0;
                    notes.take_failure(self.seconds);
                    if is_first {
                        let text = format!(
                            "{why}\nWhat you wrote is still here, and saving is tried again."
                        );
                        self.notify(Severity::Error, text);
                    }
                }
            },
        }
    }

    /// Reads notes again that another program has changed; says whether the file is one of notes.
    pub(super) fn notes_changed(&mut self, path: &Path) -> bool {
        let is_it = |notes: &&mut DocumentNotes| notes.places.paths().any(|place| place == path);
        let found = self.desk.open.values_mut().find(is_it);
        found.is_some_and(|notes| {
            notes.wants_load = true;
            true
        })
    }

    /// Seconds until notes are to be written; none if all are.
    pub(super) fn next_notes_seconds(&self) -> Option<f64> {
        let waiting = self.desk.open.values().filter(|notes| !notes.is_busy);
        let due = waiting.filter_map(|notes| match (notes.wants_load, notes.due) {
            (true, _) => Some(0.0),
            (false, due) => due.map(|due| (due - self.seconds).max(0.0)),
        });
        due.reduce(f64::min)
    }

    /// Writes what is to be kept before the program ends: settings and notes.
    pub fn leave(&mut self) {
        self.save_settings();
        let deadline = Moment::now() + LONGEST_WAIT;
        while self.desk.jobs.running().next().is_some() && Moment::now() < deadline {
            self.take_notes();
            std::thread::sleep(LOOK);
        }
        for notes in self.desk.open.values_mut().filter(|n| n.is_unsaved()) {
            match notes.places.save(&notes.held, notes.notes()) {
                Ok(saved) => {
                    notes.due = None;
                    let sent = notes.notes().clone();
                    notes.take_saved(&sent, saved);
                }
                Err(error) => {
                    log::error!("{error}");
                    notes.rescue();
                }
            }
        }
    }
}

/// That notes are kept where nobody would look for them.
fn kept_instead(path: &Path) -> String {
    format!(
        "Nothing can be written beside this timeline. Your notes are saved, in the settings.\n{}",
        hidden::path(path)
    )
}

#[cfg(test)]
mod tests;
