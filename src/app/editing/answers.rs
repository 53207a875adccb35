//! Answering what a rule has found: why it is as it should be, written into the file.

use super::Wanted;
use crate::app::action::Dialog;
use crate::app::state::State;
use crate::edit::Edit;
use crate::file::Problem;
use crate::model::{Allow, Text, Timeline};

/// The ids that an answer to a problem is about: its event, or the source that its path names.
fn subject(timeline: &Timeline, problem: &Problem) -> Option<Text> {
    let source = || {
        let number = problem.path.strip_prefix("sources[")?.split_once(']')?.0;
        let source = timeline.sources.get(number.parse::<usize>().ok()?)?;
        Some(source.id.clone())
    };
    let id = problem.event.clone().or_else(source);
    id.filter(|id| !id.is_empty())
}

impl State {
    /// Asks why a finding of a rule is as it should be.
    pub(in crate::app) fn ask_for_answer(&mut self, position: usize) {
        let Some(document) = self.document() else {
            return;
        };
        let problem = document.problems().get(position);
        if let Some(problem) = problem.filter(|problem| problem.code.is_answerable()) {
            self.dialog = Some(Dialog::Answer {
                document: document.id,
                rule: problem.code,
                on: subject(document.timeline(), problem),
                text: String::new(),
            });
        }
    }

    /// Writes the answer into the file of the timeline on screen.
    pub(in crate::app) fn answer_finding(&mut self, allow: Allow) {
        let said = match allow.on.first() {
            Some(on) => format!("Answered {} for {on}", allow.rule),
            None => format!("Answered {} for the whole timeline", allow.rule),
        };
        let edit = Edit::Answer(allow);
        self.edit(Box::new(|_| Ok(Wanted { edit, said })));
    }
}
