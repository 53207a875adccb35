//! Changes to timeline files: made in a job, in the file itself, and taken back by the same way.
//!
//! A file is changed only if it still holds what is on screen. What was changed can be taken back for
//! as long as nobody else writes the file.

mod answers;
mod history;
mod lists;

pub(super) use lists::is_list;

use super::command::Command;
use super::document::{Content, DocumentId};
use super::jobs::{Jobs, Wake};
use super::notice::Severity;
use super::opening;
use super::shortcut::System;
use super::state::State;
use super::workspace::Open;
use crate::edit::{self, Edit, Patch};
use crate::file::{self, Fingerprint, Problem, save};
use crate::model::{Timeline, hidden};
use history::{History, Step};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;

/// What is to be done to a file, with the words that tell the user about it.
pub(super) struct Wanted {
    pub(super) edit: Edit,
    /// "Added 2 sources", without a full stop.
    pub(super) said: String,
}

/// Finds out, in the job, what is to be done.
type Plan = Box<dyn FnOnce(&Timeline) -> Result<Wanted, String> + Send>;

/// What was asked for. It waits until the change before it is made, and then sees what that has made.
enum Asked {
    /// Mend a problem, which was found in that revision.
    Mend(Box<Problem>, u64),
    /// Make a change that finds its own place.
    Make(Plan),
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back.
    Redo,
}

/// The change that is being made, those that wait for it, and those that can be taken back.
pub(super) struct Editing {
    jobs: Jobs<Done>,
    is_running: bool,
    waiting: VecDeque<(DocumentId, Asked)>,
    histories: BTreeMap<DocumentId, History>,
}

impl Editing {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            is_running: false,
            waiting: VecDeque::new(),
            histories: BTreeMap::new(),
        }
    }
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
    outcome: Result<Made, String>,
}

/// A change that stands in the file.
struct Made {
    step: Step,
    /// What the file holds now, unless it could not be read again.
    content: Result<Content, String>,
}

impl State {
    /// Fixes a problem of the timeline on screen, by its position among the problems.
    pub(super) fn fix_problem(&mut self, position: usize) {
        let Some(document) = self.document() else {
            return;
        };
        if let Some(problem) = document.problems().get(position) {
            let asked = Asked::Mend(Box::new(problem.clone()), document.revision);
            self.ask(asked);
        }
    }

    /// Changes the file of the timeline on screen.
    pub(super) fn edit(&mut self, plan: Plan) {
        self.ask(Asked::Make(plan));
    }

    /// Takes the last change back.
    pub(super) fn undo_edit(&mut self) {
        self.ask(Asked::Undo);
    }

    /// Makes the change again that was taken back.
    pub(super) fn redo_edit(&mut self) {
        self.ask(Asked::Redo);
    }

    /// Whether a change of the timeline on screen was made, or taken back. Whether the file is still as
    /// that has left it is found out when it is asked for, and then told.
    pub(super) fn has_steps(&self, undo: bool) -> bool {
        let document = self.document();
        let history = document.and_then(|document| self.editing.histories.get(&document.id));
        history.is_some_and(|history| history.has_steps(undo))
    }

    fn ask(&mut self, asked: Asked) {
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
        if document.content.is_beginning {
            return self.notify(Severity::Warning, "The file is still being read.");
        }
        let id = document.id;
        self.editing.waiting.push_back((id, asked));
        self.make_next();
    }

    /// Starts the next change, unless one is being made: each begins with what the last has left.
    fn make_next(&mut self) {
        while !self.editing.is_running {
            let Some((id, asked)) = self.editing.waiting.pop_front() else {
                return;
            };
            match self.planned(id, asked) {
                Ok(Some((direction, plan))) => self.make(id, direction, plan),
                Ok(None) => {}
                Err(why) => self.notify(Severity::Warning, why),
            }
        }
    }

    /// What is to be done now; nothing if there is nothing to take back.
    fn planned(&self, id: DocumentId, asked: Asked) -> Result<Option<(Direction, Plan)>, String> {
        let Some(Open { document, .. }) = self.workspace.get(id) else {
            return Ok(None);
        };
        let step = |undo| -> Result<Option<Plan>, String> {
            let history = self.editing.histories.get(&id);
            let Some(history) = history.filter(|history| history.has_steps(undo)) else {
                return Ok(None);
            };
            let now = document.content.fingerprint;
            let step = now.and_then(|now| history.last(undo, &now));
            let Step { back, said, .. } = step.ok_or(
                "Another program has changed the file since, so what was changed before that stays.",
            )?;
            let wanted = Wanted {
                edit: Edit::Patch(back.clone()),
                said: said.clone(),
            };
            Ok(Some(Box::new(|_| Ok(wanted))))
        };
        Ok(match asked {
            Asked::Make(plan) => Some((Direction::New, plan)),
            Asked::Undo => step(true)?.map(|plan| (Direction::Undo, plan)),
            Asked::Redo => step(false)?.map(|plan| (Direction::Redo, plan)),
            Asked::Mend(problem, revision) => {
                let problem = if revision == document.revision {
                    *problem
                } else {
                    let again = document.problems().iter().find(|other| {
                        (other.code, &other.path, &other.fix)
                            == (problem.code, &problem.path, &problem.fix)
                    });
                    let gone = || "The file has changed since: look at the problem again.";
                    again.cloned().ok_or_else(gone)?
                };
                let wanted = Wanted {
                    said: format!("Mended “{}”", problem.message),
                    edit: Edit::Fix(problem),
                };
                Some((Direction::New, Box::new(|_| Ok(wanted))))
            }
        })
    }

    fn make(&mut self, id: DocumentId, direction: Direction, plan: Plan) {
        let Some(Open { document, .. }) = self.workspace.get(id) else {
            return;
        };
        let (Some(path), Some(known)) = (document.origin.path(), document.content.fingerprint)
        else {
            return;
        };
        let (path, today) = (path.to_path_buf(), self.now());
        let timeline = Arc::clone(&document.content.timeline);
        let watcher = Arc::clone(&self.watcher);
        self.editing.is_running = true;
        self.editing.jobs.spawn("Changing the file", move |cancel| {
            let outcome = plan(&timeline).and_then(|Wanted { edit, said }| {
                let (back, after) = change(&path, &known, &edit)?;
                // Watched from now on, since this change is no news.
                watcher.watch(&path);
                let step = Step {
                    back,
                    said,
                    before: known,
                    after,
                };
                let content = opening::read(&path, today, cancel).map_err(|why| why.words(&path));
                Ok(Made { step, content })
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
            self.editing.is_running = false;
            match finished.result {
                Ok(Done {
                    document,
                    direction,
                    outcome: Ok(made),
                }) => self.take_edit(document, direction, made),
                Ok(Done {
                    outcome: Err(why), ..
                }) => self.notify(Severity::Error, why),
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
            self.make_next();
        }
    }

    fn take_edit(&mut self, document: DocumentId, direction: Direction, made: Made) {
        let Made { step, content } = made;
        if self.workspace.get(document).is_none() {
            return;
        }
        let said = match direction {
            Direction::New => {
                let keys = Command::UndoEdit.shortcut_labels(System::current());
                format!("{}. {keys} takes that back.", step.said)
            }
            Direction::Undo => format!("Taken back: {}.", step.said),
            Direction::Redo => format!("Done again: {}.", step.said),
        };
        let history = self.editing.histories.entry(document).or_default();
        match direction {
            Direction::New => history.push(step),
            Direction::Undo => history.take_back(step),
            Direction::Redo => history.make_again(step),
        }
        match content {
            Ok(content) => {
                self.workspace.replace(document, content);
                self.notify(Severity::Info, said);
            }
            Err(why) => {
                let text = format!("{said} But the file could not be read again. {why}");
                self.notify(Severity::Error, text);
            }
        }
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
    // Working that out takes seconds in a large file, and others may write meanwhile.
    let now = file::open(path).map_err(|error| error.to_string())?;
    if !now.fingerprint.same_content(known) {
        return Err(changed_meanwhile(path));
    }
    save::replace(path, &edited.bytes).map_err(|error| error.to_string())?;
    Ok((edited.back, Fingerprint::of(&edited.bytes, None)))
}

fn changed_meanwhile(path: &Path) -> String {
    let path = hidden::path(path);
    format!("Another program has changed the file, so nothing was written: try again.\n{path}")
}
