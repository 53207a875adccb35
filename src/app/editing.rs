//! Changes to timeline files: made in a job, in the file itself, and taken back by the same way.
//!
//! A file is changed only if it still holds what is on screen. What was changed can be taken back for
//! as long as nobody else writes the file.

mod answers;
mod lists;

pub(super) use lists::is_list;

use super::command::Command;
use super::document::{Content, DocumentId};
use super::jobs::{Jobs, Wake};
use super::notice::Severity;
use super::opening;
use super::shortcut::System;
use super::state::State;
use crate::edit::{self, Edit, Patch};
use crate::file::{self, Fingerprint, save};
use crate::model::{Timeline, hidden};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// So many changes of a document can be taken back.
const MOST_STEPS: usize = 200;

/// What is to be done to a file, with the words that tell the user about it.
pub(super) struct Wanted {
    pub(super) edit: Edit,
    /// "Added 2 sources", without a full stop.
    pub(super) said: String,
}

/// Finds out, in the job, what is to be done.
type Plan = Box<dyn FnOnce(&Timeline) -> Result<Wanted, String> + Send>;

/// Changes that are being made, and those that can be taken back.
pub(super) struct Editing {
    jobs: Jobs<Done>,
    histories: BTreeMap<DocumentId, History>,
}

impl Editing {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            histories: BTreeMap::new(),
        }
    }
}

/// What was done to one document.
#[derive(Debug, Default)]
struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A change that was made.
#[derive(Clone, Debug)]
struct Step {
    /// What takes it back.
    back: Patch,
    said: String,
    /// The file after it.
    after: Fingerprint,
}

/// Why a change is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    New,
    Undo,
    Redo,
}

/// What a job brings back.
struct Done {
    document: DocumentId,
    direction: Direction,
    outcome: Result<(Content, Step), String>,
}

impl State {
    /// Fixes a problem of the timeline on screen, by its position among the problems.
    pub(super) fn fix_problem(&mut self, position: usize) {
        let problem = self.document().and_then(|d| d.problems().get(position));
        let Some(problem) = problem.cloned() else {
            return;
        };
        let said = format!("Mended “{}”", problem.message);
        let edit = Edit::Fix(problem);
        self.edit(Box::new(|_| Ok(Wanted { edit, said })));
    }

    /// Changes the file of the timeline on screen.
    pub(super) fn edit(&mut self, plan: Plan) {
        self.start(Direction::New, plan);
    }

    /// Takes the last change back.
    pub(super) fn undo_edit(&mut self) {
        self.step_back(Direction::Undo);
    }

    /// Makes the change again that was taken back.
    pub(super) fn redo_edit(&mut self) {
        self.step_back(Direction::Redo);
    }

    /// Whether the last change of the timeline on screen can be taken back, or made again.
    pub(super) fn can_step_back(&self, undo: bool) -> bool {
        let direction = if undo {
            Direction::Undo
        } else {
            Direction::Redo
        };
        self.last_step(direction).is_some()
    }

    fn last_step(&self, direction: Direction) -> Option<&Step> {
        let document = self.document()?;
        let history = self.editing.histories.get(&document.id)?;
        let step = match direction {
            Direction::Redo => history.undone.last(),
            Direction::New | Direction::Undo => history.done.last(),
        };
        let now = document.content.fingerprint?;
        step.filter(|step| step.after.same_content(&now))
    }

    fn step_back(&mut self, direction: Direction) {
        if let Some(Step { back, said, .. }) = self.last_step(direction).cloned() {
            let edit = Edit::Patch(back);
            self.start(direction, Box::new(|_| Ok(Wanted { edit, said })));
        }
    }

    fn start(&mut self, direction: Direction, plan: Plan) {
        let Some(document) = self.document() else {
            return;
        };
        if let Some(why) = document.read_only() {
            let text = format!(
                "{}, so it is left as it is: keep a copy first.",
                why.reason()
            );
            return self.notify(Severity::Warning, text);
        }
        let (Some(path), Some(known)) = (document.origin.path(), document.content.fingerprint)
        else {
            return;
        };
        if document.content.is_beginning {
            return self.notify(Severity::Warning, "The file is still being read.");
        }
        let (id, path, today) = (document.id, path.to_path_buf(), self.now());
        let timeline = Arc::clone(&document.content.timeline);
        let watcher = Arc::clone(&self.watcher);
        self.editing.jobs.spawn("Changing the file", move |cancel| {
            let outcome = plan(&timeline).and_then(|Wanted { edit, said }| {
                let (back, after) = change(&path, &known, &edit)?;
                // Watched from now on, since this change is no news.
                watcher.watch(&path);
                let content =
                    opening::read(&path, today, cancel).map_err(|why| why.words(&path))?;
                Ok((content, Step { back, said, after }))
            });
            Done {
                document: id,
                direction,
                outcome,
            }
        });
    }

    /// Takes in the changes that were made.
    pub(super) fn take_edits(&mut self) {
        for finished in self.editing.jobs.poll() {
            match finished.result {
                Ok(Done {
                    document,
                    direction,
                    outcome: Ok((content, step)),
                }) => self.take_edit(document, direction, content, step),
                Ok(Done {
                    outcome: Err(why), ..
                }) => self.notify(Severity::Error, why),
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }

    fn take_edit(
        &mut self,
        document: DocumentId,
        direction: Direction,
        content: Content,
        step: Step,
    ) {
        if self.workspace.get(document).is_none() {
            return;
        }
        self.workspace.replace(document, content);
        let history = self.editing.histories.entry(document).or_default();
        let said = match direction {
            Direction::New => {
                let keys = Command::UndoEdit.shortcut_labels(System::current());
                format!("{}. {keys} takes that back.", step.said)
            }
            Direction::Undo => format!("Taken back: {}.", step.said),
            Direction::Redo => format!("Done again: {}.", step.said),
        };
        match direction {
            Direction::New => {
                history.undone.clear();
                history.done.push(step);
            }
            Direction::Undo => {
                history.done.pop();
                // What is before it in the history left the file as it is now.
                let after = step.after;
                history.undone.push(step);
                if let Some(before) = history.done.last_mut() {
                    before.after = after;
                }
            }
            Direction::Redo => {
                history.undone.pop();
                let after = step.after;
                history.done.push(step);
                if let Some(next) = history.undone.last_mut() {
                    next.after = after;
                }
            }
        }
        let surplus = history.done.len().saturating_sub(MOST_STEPS);
        history.done.drain(..surplus);
        self.notify(Severity::Info, said);
    }

    /// Forgets what was done to a document that is closed.
    pub(super) fn forget_edits(&mut self, document: DocumentId) {
        self.editing.histories.remove(&document);
    }
}

/// Changes a file that holds what is known of it; gives what takes that back, and the file as it is
/// then.
fn change(path: &Path, known: &Fingerprint, edit: &Edit) -> Result<(Patch, Fingerprint), String> {
    let opened = file::open(path).map_err(|error| error.to_string())?;
    if !opened.fingerprint.same_content(known) {
        return Err(changed_meanwhile(path));
    }
    let edited = edit::apply(&opened.bytes, edit).map_err(|error| error.to_string())?;
    save::replace(path, &edited.bytes).map_err(|error| error.to_string())?;
    Ok((edited.back, Fingerprint::of(&edited.bytes, None)))
}

fn changed_meanwhile(path: &Path) -> String {
    let path = hidden::path(path);
    format!("Another program has changed the file, so nothing was written: try again.\n{path}")
}
