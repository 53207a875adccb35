//! The notes on one open timeline, in memory, and what of them is still to be written.

use super::place::{Held, Kept, Loaded, Places, Saved};
use crate::app::document::Origin;
use crate::model::Text;
use crate::model::date::Instant;
use crate::model::notes::{Anchor, Note, Notes, Question, merge};
use hashbrown::HashMap;

/// What is typed is written after a pause of so many seconds.
const PAUSE_SECONDS: f64 = 0.8;
/// Where writing failed, it is tried again after so many seconds, and then after twice as many.
const RETRY_SECONDS: f64 = 5.0;
/// The longest time between two tries.
const LONGEST_RETRY_SECONDS: f64 = 80.0;

/// The notes on one open timeline.
#[derive(Clone, Debug, Default)]
pub struct DocumentNotes {
    notes: Notes,
    /// Where the notes of each event, and of each source, are among them.
    near: HashMap<Text, Vec<usize>>,
    /// Where the timeline comes from, and so where its notes are.
    pub(super) origin: Option<Origin>,
    pub(super) places: Places,
    pub(super) held: Held,
    /// The notes that were last the same here and on disk.
    synced: Notes,
    locked: Option<String>,
    /// Whether the files were read.
    is_loaded: bool,
    /// Whether a job reads or writes the files: there is never more than one.
    pub(super) is_busy: bool,
    /// Whether the files are to be read.
    pub(super) wants_load: bool,
    /// When what was changed is to be written, in seconds of the window's clock.
    pub(super) due: Option<f64>,
    /// How often in a row writing failed.
    pub(super) failures: u32,
}

impl DocumentNotes {
    /// Every note, in order.
    pub fn all(&self) -> &[Note] {
        &self.notes.notes
    }

    /// Why notes cannot be changed, if so.
    pub fn locked(&self) -> Option<&str> {
        self.locked.as_deref()
    }

    /// Whether something is not on disk yet, or may be there no more.
    pub fn is_unsaved(&self) -> bool {
        self.due.is_some() || (self.is_loaded && self.locked.is_some())
    }

    /// Whether its files are being read or written, or are about to be read.
    pub fn is_busy(&self) -> bool {
        self.is_busy || self.wants_load
    }

    pub(super) fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The answer to a question; nothing if there is none yet. Where two people wrote one, it is that
    /// which was changed last.
    pub fn answer<'a>(&'a self, on: &'a Anchor, question: Question) -> &'a str {
        let found = self.near(key(on)).filter(|note| note.answers(on, question));
        let last = found.max_by_key(|note| note.last_changed());
        last.map_or("", |note| &note.text)
    }

    /// The answers of others to the same question, beside the one that [`Self::answer`] gives.
    pub fn other_answers<'a>(
        &'a self,
        on: &'a Anchor,
        question: Question,
    ) -> impl Iterator<Item = &'a Note> {
        let found = || {
            self.near(key(on))
                .filter(move |note| note.answers(on, question))
        };
        let last = found().max_by_key(|note| note.last_changed());
        let last = last.map(std::ptr::from_ref);
        found().filter(move |note| Some(std::ptr::from_ref(*note)) != last && !note.text.is_empty())
    }

    /// How many answers stand beside another one to the same question.
    pub(super) fn doubled_answers(&self) -> usize {
        let note = |place: &usize| self.notes.notes.get(*place);
        let doubled = |places: &Vec<usize>| {
            let answers: Vec<&Note> = places.iter().filter_map(note).collect();
            let is_doubled = |(at, one): (usize, &&Note)| {
                let mut before = answers.iter().take(at);
                let question = one.question.filter(|_| !one.text.is_empty());
                question.is_some_and(|question| before.any(|it| it.answers(&one.on, question)))
            };
            answers
                .iter()
                .enumerate()
                .filter(|one| is_doubled(*one))
                .count()
        };
        self.near.values().map(doubled).sum()
    }

    /// The file in which notes are kept, or will be as soon as there are some.
    pub fn place(&self) -> Option<Kept<'_>> {
        self.places.used(&self.held)
    }

    /// What fact-checkers found about an event and all that belongs to it.
    pub fn marks_near(&self, event: &str) -> impl Iterator<Item = &Note> {
        self.near(event).filter(|note| note.check.is_some())
    }

    /// The notes about all that belongs to an event, or about a source.
    fn near(&self, id: &str) -> impl Iterator<Item = &Note> {
        let near = self.near.get(id).map_or(&[][..], Vec::as_slice);
        near.iter().filter_map(|place| self.notes.notes.get(*place))
    }

    pub(super) fn set_answer(
        &mut self,
        on: &Anchor,
        question: Question,
        answer: (&str, Option<Text>),
        (now, seconds): (Instant, f64),
    ) {
        if self.locked.is_none() && self.notes.set_answer(on, question, answer, now) {
            self.changed(seconds + PAUSE_SECONDS);
        }
    }

    /// Takes in marks; says how many were new, or why none can be.
    pub(super) fn set_marks(
        &mut self,
        marks: Vec<Note>,
        (now, seconds): (Instant, f64),
    ) -> Result<usize, String> {
        if let Some(why) = &self.locked {
            return Err(why.clone());
        }
        let changed = self.notes.set_marks(marks, now);
        if changed > 0 {
            self.changed(seconds);
        }
        Ok(changed)
    }

    fn changed(&mut self, due: f64) {
        self.due = Some(due);
        self.index();
    }

    /// Goes on as another file: its notes, and all that are here.
    pub(super) fn move_to(&mut self, origin: Origin, places: Places, seconds: f64) {
        let has_notes = !self.notes.notes.is_empty();
        self.origin = Some(origin);
        self.places = places;
        self.held = Held::default();
        self.synced = Notes::default();
        self.locked = None;
        self.is_loaded = false;
        self.wants_load = true;
        self.due = has_notes.then_some(seconds);
    }

    /// Takes over what was read, and keeps what was written meanwhile. What is missing in a file that
    /// somebody broke was taken away by nobody.
    /// A file that is gone was not emptied by anybody: it is written again.
    pub(super) fn take_loaded(&mut self, loaded: Loaded, seconds: f64) {
        self.is_busy = false;
        if loaded.locked.is_some() && self.is_loaded {
            self.locked = loaded.locked;
            return;
        }
        self.is_loaded = true;
        if !loaded.is_there && !self.notes.notes.is_empty() {
            self.synced = Notes::default();
            self.due = self.due.or(Some(seconds));
        }
        self.notes = merge(&self.synced, &self.notes, &loaded.notes);
        self.synced = loaded.notes;
        let was_refused = self.held.is_refused;
        self.held = loaded.held;
        self.held.is_refused |= was_refused;
        self.locked = loaded.locked;
        self.index();
    }

    /// Takes over what was written, and keeps what was changed since then.
    pub(super) fn take_saved(&mut self, sent: &Notes, saved: Saved) {
        self.is_busy = false;
        self.failures = 0;
        self.notes = merge(sent, &self.notes, &saved.notes);
        self.synced = saved.notes;
        self.held = saved.held;
        self.index();
    }

    /// Tries again later; what is in memory stays.
    pub(super) fn take_failure(&mut self, seconds: f64) {
        self.is_busy = false;
        let wait = RETRY_SECONDS * 2.0_f64.powi(self.failures.min(16).cast_signed());
        self.failures += 1;
        let due = seconds + wait.min(LONGEST_RETRY_SECONDS);
        self.due = Some(due);
    }

    /// Keeps elsewhere what cannot be written, or is in no file any more.
    pub(super) fn rescue(&self) {
        if self.is_unsaved()
            && let Err(error) = self.places.rescue(self.notes())
        {
            log::error!("{error}");
        }
    }

    fn index(&mut self) {
        self.near.clear();
        for (place, note) in self.notes.notes.iter().enumerate() {
            let near = self.near.entry(key(&note.on).into()).or_default();
            near.push(place);
        }
    }
}

/// The id of the event or, without one, of the source that something is about.
fn key(on: &Anchor) -> &str {
    match on {
        Anchor::Source(id) => id,
        other => other.event().map_or("", |id| id),
    }
}
