//! What was done to one file, and what takes it back.
//!
//! A step fits only on the very bytes that it leads from, so those are known by their fingerprint: after
//! somebody else has written the file, older steps fit on nothing any more and are forgotten.

use crate::edit::Patch;
use crate::file::Fingerprint;

/// So many changes of a document can be taken back.
const MOST_STEPS: usize = 200;

/// A change that was made.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What takes it back.
    pub(super) back: Patch,
    /// What it was, in words.
    pub(super) said: String,
    /// The file before it.
    pub(super) before: Fingerprint,
    /// The file after it.
    pub(super) after: Fingerprint,
}

/// What was done to one document, and what of it was taken back.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Whether there is a change that was made, or that was taken back.
    pub(super) fn has_steps(&self, undo: bool) -> bool {
        !self.steps(undo).is_empty()
    }

    fn steps(&self, undo: bool) -> &[Step] {
        if undo { &self.done } else { &self.undone }
    }

    /// The last change that was made, or that was taken back, if the file is as that has left it.
    pub(super) fn last(&self, undo: bool, now: &Fingerprint) -> Option<&Step> {
        let last = self.steps(undo).last();
        last.filter(|step| step.after.same_content(now))
    }

    /// Takes in a new change.
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        if self.last(true, &step.before).is_none() {
            self.done.clear();
        }
        self.done.push(step);
        let surplus = self.done.len().saturating_sub(MOST_STEPS);
        self.done.drain(..surplus);
    }

    /// Takes in that the last change was taken back.
    pub(super) fn take_back(&mut self, step: Step) {
        self.done.pop();
        self.undone.push(step);
    }

    /// Takes in that the last change that was taken back was made again.
    pub(super) fn make_again(&mut self, step: Step) {
        self.undone.pop();
        self.done.push(step);
    }
}
