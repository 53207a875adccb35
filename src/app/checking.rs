//! Holding the timeline on screen against the rules, off the thread of the window.
//!
//! It begins when the timeline is shown and its lanes are made, so that opening never waits for it.
//! What was found stands in the document for as long as that has the content that was checked.

use super::document::{DocumentId, Origin};
use super::jobs::{Finished, JobId, Jobs, Wake};
use super::notice::Severity;
use super::state::State;
use super::workspace::Open;
use crate::check::{self, Checked, Options};
use crate::file::{self, Fingerprint, Observer, Opened};
use std::path::PathBuf;
use std::sync::Arc;

/// What was checked: a document, and which of its contents.
type Revision = (DocumentId, u64);

/// What a job has found; none if it was ended.
pub(super) type Found = Option<Checked>;

/// The jobs that check.
pub(super) struct Checkings {
    jobs: Jobs<Found>,
    running: Option<(JobId, Revision)>,
}

impl Checkings {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            running: None,
        }
    }
}

/// Where the text of a timeline can be had again.
enum Text {
    Bundled(&'static str),
    Input(Arc<[u8]>),
    File(PathBuf, Option<Fingerprint>),
}

impl Text {
    fn of(origin: &Origin, fingerprint: Option<Fingerprint>) -> Self {
        match origin {
            Origin::Bundled(bundled) => Self::Bundled(bundled.text),
            Origin::Input(bytes) => Self::Input(Arc::clone(bytes)),
            Origin::File(path) => Self::File(path.clone(), fingerprint),
        }
    }

    /// Finds the places of what was found. A file that has changed since is read again anyhow.
    fn find_places(self, checked: &mut Checked, observer: &dyn Observer) {
        match self {
            Self::Bundled(text) => checked.find_places(text),
            Self::Input(bytes) => checked.find_places(&file::decode(&bytes)),
            Self::File(path, known) => {
                let Ok(Opened { bytes, fingerprint }) = file::open_for(&path, observer) else {
                    return;
                };
                if known.is_some_and(|known| known.same_content(&fingerprint)) {
                    checked.find_places(&file::decode(&bytes));
                }
            }
        }
    }
}

impl State {
    /// Starts to check the timeline on screen, if it was not checked yet.
    pub(super) fn prepare_check(&mut self) {
        if let Some((job, (id, revision))) = self.checkings.running {
            let open = self.workspace.get(id);
            if open.is_some_and(|open| open.document.revision == revision) {
                return;
            }
            // What is checked was closed, or read again.
            self.checkings.jobs.cancel(job);
            self.checkings.running = None;
        }
        let Some(Open { document, view, .. }) = self.workspace.active() else {
            return;
        };
        let content = &document.content;
        let is_shown = view.viewport().is_some() && view.has_lanes(document);
        if content.is_checked() || content.is_beginning || !is_shown {
            return;
        }
        let (timeline, index) = (Arc::clone(&content.timeline), Arc::clone(&content.index));
        let text = Text::of(&document.origin, content.fingerprint);
        let read = content.problems.clone();
        let revision = (document.id, document.revision);
        let name = format!("Checking {}", document.origin.name());
        let job = self.checkings.jobs.spawn(name, move |cancel| {
            let mut checked = check::check(&timeline, &index, &read, &Options::default(), cancel)?;
            text.find_places(&mut checked, cancel);
            Some(checked)
        });
        self.checkings.running = Some((job, revision));
    }

    /// Takes in what was found.
    pub(super) fn take_checked(&mut self) {
        for Finished { result, .. } in self.checkings.jobs.poll() {
            let Some((_, (id, revision))) = self.checkings.running.take() else {
                continue;
            };
            let found = match result {
                Ok(found) => found,
                Err(error) => {
                    self.notify(Severity::Error, error.to_string());
                    None
                }
            };
            if let Some(Open { document, .. }) = self.workspace.get_mut(id)
                && document.revision == revision
            {
                document.content.take_checked(found);
                // Problems have other positions now.
                self.look_again();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Action;
    use crate::app::Command;
    use crate::app::clock::FixedClock;
    use crate::app::state::Setup;
    use crate::file::Code;
    use crate::model::date::Zone;
    use std::path::Path;
    use std::time::{Duration, Instant};

    fn on(path: &Path) -> State {
        let mut state = State::new(Setup {
            clock: Box::new(FixedClock(1_795_132_800)),
            reader_zone: Zone::Utc,
            settings_folder: None,
            files: vec![path.to_owned()],
            input: None,
            wake: Arc::new(|| {}),
            animate: false,
        });
        advance_until(&mut state, |state| {
            let open = state.workspace.by_path(path);
            open.is_some() && is_checked(state)
        });
        state
    }

    fn is_checked(state: &State) -> bool {
        let document = state.document();
        document.is_some_and(|document| document.content.is_checked())
    }

    fn advance_until(state: &mut State, holds: impl Fn(&State) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !holds(state) {
            assert!(Instant::now() < end, "waited in vain");
            state.advance(0.0);
            state.picture(1_600.0, 600.0);
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn found(state: &State) -> Vec<(Code, usize)> {
        let problems = state.document().expect("a document").problems().iter();
        problems
            .map(|problem| (problem.code, problem.place.as_ref().map_or(0, |p| p.line)))
            .collect()
    }

    #[test]
    fn what_the_rules_find_stands_beside_what_reading_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        let text = "(events: [\n(id: \"a\", title: \"A\", when: \"2024\"),\n\
                    (id: \"b\", titel: \"B\", when: \"2024\"),\n])";
        file::replace(&path, text.as_bytes()).expect("a file");
        let mut state = on(&path);
        let expected = [
            (Code::NoSource, 2),
            (Code::NoSource, 3),
            (Code::UnknownField, 3),
        ];
        assert_eq!(found(&state), expected);
        file::replace(&path, text.replace("titel", "title").as_bytes()).expect("a file");
        let before = state.document().map(|document| document.revision);
        state.dispatch(Action::Run(Command::Reload));
        advance_until(&mut state, |state| {
            state.document().map(|document| document.revision) != before && is_checked(state)
        });
        assert_eq!(found(&state), expected[..2]);
    }

    #[test]
    fn a_document_that_is_closed_is_checked_no_further() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        let text = "(events: [(id: \"a\", title: \"A\", when: \"2024\")])";
        file::replace(&path, text.as_bytes()).expect("a file");
        let mut state = on(&path);
        state.dispatch(Action::Run(Command::Reload));
        let running = |state: &State| state.checkings.running.map(|(_, (id, _))| id);
        advance_until(&mut state, |state| running(state).is_some());
        let checked = running(&state);
        assert_eq!(checked, state.document().map(|document| document.id));
        state.dispatch(Action::Run(Command::CloseDocument));
        state.advance(0.0);
        assert_ne!(running(&state), checked);
        advance_until(&mut state, is_checked);
    }
}
