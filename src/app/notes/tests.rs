//! Notes of open timelines: kept at once, through failures and other people's changes.

use super::*;
use crate::app::clock::FixedClock;
use crate::app::{Action, Setup};
use crate::model::date::Zone;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

const TIMELINE: &str = r#"(events: [(id: "e", title: "E", when: "2025")])"#;

struct Desk {
    _folder: tempfile::TempDir,
    state: State,
    notes: PathBuf,
    seconds: f64,
}

impl Desk {
    fn new(notes: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        put(&path, TIMELINE);
        let beside = folder.path().join("a.notes.ron");
        if !notes.is_empty() {
            put(&beside, notes);
        }
        let state = State::new(Setup {
            clock: Box::new(FixedClock(1_795_132_800)),
            reader_zone: Zone::Utc,
            settings_folder: None,
            files: vec![path.clone()],
            input: None,
            wake: Arc::new(|| {}),
            animate: false,
        });
        let mut desk = Self {
            _folder: folder,
            state,
            notes: beside,
            seconds: 0.0,
        };
        desk.wait(|state| {
            let is_open = state
                .document()
                .is_some_and(|d| d.origin.path() == Some(&path));
            is_open && state.notes().is_some_and(|n| !n.is_busy && !n.wants_load)
        });
        desk
    }

    /// Lets time go by until something holds.
    fn wait(&mut self, holds: impl Fn(&State) -> bool) {
        for _ in 0..2_000 {
            self.state.advance(self.seconds);
            if holds(&self.state) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
            self.seconds += 0.05;
        }
        panic!("waited in vain");
    }

    fn answer(&mut self, text: &str) {
        self.state.dispatch(Action::Answer {
            document: self.state.document().unwrap().id,
            on: Anchor::Source("s".into()),
            question: Question::Who,
            text: text.to_owned(),
            quote: Some("Title".into()),
        });
    }

    fn answered(&self) -> &str {
        let on = Anchor::Source("s".into());
        let notes = self.state.notes().unwrap().all();
        let found = notes.iter().find(|note| note.on == on);
        found.map_or("", |note| note.text.as_str())
    }

    fn file(&self) -> String {
        fs::read_to_string(&self.notes).unwrap_or_default()
    }
}

#[test]
fn what_is_typed_is_on_disk_after_a_pause() {
    let mut desk = Desk::new("");
    desk.answer("A");
    desk.answer("A clerk");
    desk.state.advance(desk.seconds);
    assert!(!desk.notes.exists(), "not at every key");
    desk.wait(|state| state.notes().is_some_and(|n| !n.is_unsaved() && !n.is_busy));
    assert!(desk.file().contains("A clerk"), "{}", desk.file());
    assert!(desk.file().contains("question: Who"), "{}", desk.file());
}

#[test]
fn what_was_typed_last_is_on_disk_when_the_program_ends() {
    let mut desk = Desk::new("");
    desk.answer("The last words");
    desk.state.leave();
    assert!(desk.file().contains("The last words"), "{}", desk.file());
}

#[test]
fn where_saving_fails_the_text_stays_and_is_saved_later() {
    let mut desk = Desk::new("");
    // A folder is where the file should be.
    fs::create_dir(&desk.notes).unwrap();
    desk.answer("Still here");
    desk.wait(|state| state.notices.iter().any(|n| n.text.contains("still here")));
    assert_eq!(desk.answered(), "Still here");
    fs::remove_dir(&desk.notes).unwrap();
    desk.seconds += 100.0;
    desk.wait(|state| state.notices.iter().any(|n| n.text.contains("saved now")));
    assert!(desk.file().contains("Still here"), "{}", desk.file());
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone_and_that_is_said() {
    let broken = "Notes(notes: [Note(id: \"x\"";
    let mut desk = Desk::new(broken);
    let said: Vec<&str> = desk.state.notices.iter().map(|n| n.text.as_str()).collect();
    assert!(
        said.iter().any(|said| said.contains("a.notes.ron")),
        "{said:?}"
    );
    assert!(desk.state.notes().unwrap().locked().is_some());
    desk.answer("Not taken");
    desk.state.leave();
    assert_eq!(desk.file(), broken);
}

#[test]
fn what_others_write_into_the_file_is_read_and_kept() {
    let mut desk = Desk::new("");
    desk.answer("Ours");
    desk.wait(|state| state.notes().is_some_and(|n| !n.is_unsaved() && !n.is_busy));
    let theirs = desk.file().replace(
        "notes: [",
        "notes: [Note(id: \"t\", on: Timeline, text: \"Theirs\"), ",
    );
    put(&desk.notes, &theirs);
    desk.wait(|state| state.notes().is_some_and(|n| n.all().len() == 2));
    desk.answer("Ours again");
    desk.state.leave();
    for words in ["Theirs", "Ours again"] {
        assert!(desk.file().contains(words), "{}", desk.file());
    }
}

fn put(path: &std::path::Path, text: &str) {
    crate::file::replace(path, text.as_bytes()).unwrap();
}

#[test]
fn a_file_that_is_taken_away_is_written_again() {
    let mut desk = Desk::new("");
    desk.answer("A clerk");
    let notes = desk.notes.clone();
    desk.wait(|_| notes.exists());
    desk.wait(|state| state.notes().is_some_and(|notes| !notes.is_unsaved()));
    fs::remove_file(&notes).unwrap();
    assert!(desk.state.notes_changed(&notes));
    desk.wait(|_| notes.exists());
    assert!(desk.file().contains("A clerk"), "{}", desk.file());
    assert_eq!(desk.answered(), "A clerk");
}

#[test]
fn notes_go_along_into_a_copy_while_they_are_written() {
    let mut desk = Desk::new("");
    desk.answer("A clerk");
    desk.wait(|state| {
        let notes = state.notes();
        notes.is_some_and(|notes| notes.is_busy)
    });
    // The job that writes beside the first file is still on its way.
    let copy = desk.notes.with_file_name("copy.ron");
    let document = desk.state.document().unwrap().id;
    desk.state
        .dispatch(Action::KeepCopy(document, copy.clone()));
    let beside = desk.notes.with_file_name("copy.notes.ron");
    desk.wait(|_| beside.exists());
    desk.wait(|state| state.notes().is_some_and(|notes| !notes.is_unsaved()));
    assert_eq!(desk.answered(), "A clerk");
    let kept = fs::read_to_string(&beside).unwrap();
    assert!(kept.contains("A clerk"), "{kept}");
}
