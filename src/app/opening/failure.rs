//! Why a file is not shown, in words.

use super::Purpose;
use crate::app::notice::Severity;
use crate::app::state::State;
use crate::file::open::Obstacle;
use crate::file::{OpenError, Problem};
use crate::model::hidden;
use crate::view::sentence::{grouped, sentence_case};
use std::fmt::Write as _;
use std::path::Path;

/// Why nothing can be shown.
pub(in crate::app) enum Failure {
    /// The file cannot be read.
    Unreadable(OpenError),
    /// What is in it is no timeline.
    NoTimeline(Vec<Problem>),
    /// Nobody waits for it any more.
    Cancelled,
}

impl Failure {
    /// Whether there is no such file.
    pub(super) fn is_gone(&self) -> bool {
        let why = match self {
            Self::Unreadable(error) => &error.why,
            Self::NoTimeline(_) | Self::Cancelled => return false,
        };
        matches!(why, Obstacle::Missing | Obstacle::LinkToNothing)
    }

    /// What to tell the user.
    pub(in crate::app) fn words(&self, path: &Path) -> String {
        match self {
            Self::Cancelled => "Nobody waits for the file any more.".to_owned(),
            Self::Unreadable(error) => error.to_string(),
            Self::NoTimeline(problems) => {
                format!("{}\n{}", reasons(problems), hidden::path(path))
            }
        }
    }
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

impl State {
    /// Says why a file could not be opened.
    pub(super) fn say_failure(&mut self, path: &Path, purpose: Purpose, failure: &Failure) {
        if matches!(failure, Failure::Cancelled) {
            return;
        }
        if failure.is_gone() && purpose == Purpose::Resume {
            // It stays among the recent files, where it can be looked for and forgotten.
            if self.settings.last_document.as_deref() == Some(path) {
                self.settings.last_document = None;
            }
            let path = hidden::path(path);
            let text = format!("The timeline that was open last is gone.\n{path}");
            self.notify(Severity::Warning, text);
        } else {
            if failure.is_gone() {
                self.settings.forget_file(path);
            }
            self.notify(Severity::Error, failure.words(path));
        }
        self.offer_start();
    }

    /// Says that a file is of a newer version.
    pub(super) fn say_newer(&mut self, path: &Path) {
        let text = format!(
            "This file was made for a newer version of Dateline. It can be read here, but not \
             changed.\n{}",
            hidden::path(path)
        );
        self.notify(Severity::Warning, text);
    }
}
