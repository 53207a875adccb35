//! The fact-check sheet from the window: written where the user says, and read back into notes.

pub mod marks;

use super::action::Effect;
use super::document::{DocumentId, file_name};
use super::jobs::Finished;
use super::notice::Severity;
use super::state::State;
use crate::file;
use marks::{Found, read_marks, write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a job brings back.
pub(super) struct SheetDone {
    document: DocumentId,
    outcome: Result<Sheet, String>,
}

enum Sheet {
    /// It was written, with so many rows.
    Written(PathBuf, usize),
    /// It was read.
    Read(Found),
}

/// The endings of sheets that can be read, in lower case.
pub const ENDINGS: &[&str] = &["csv", "tsv"];

/// Whether a file is a sheet by its name.
pub fn is_sheet(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

impl State {
    /// Asks where to write the sheet of the timeline on screen.
    pub(super) fn choose_sheet(&mut self) {
        let Some(document) = self.document() else {
            return;
        };
        let name = document.origin.name();
        let stem = Path::new(&name).file_stem().unwrap_or_default();
        let name = format!("{} fact-check.html", stem.to_string_lossy());
        let beside = document.origin.path().and_then(Path::parent);
        let folder = beside
            .map(Path::to_path_buf)
            .or_else(|| etcetera::home_dir().ok());
        let path = folder.unwrap_or_default().join(name);
        let document = document.id;
        self.effects.push(Effect::NameSheet { document, path });
    }

    /// Writes the sheet where nothing is yet: where the system has no dialog for naming a file.
    pub(super) fn write_new_sheet(&mut self, document: DocumentId, path: &Path) {
        if path.exists() {
            let text = format!(
                "A sheet of that name is there already: move it away first, or use the command \
                 line, `dateline factcheck`.\n{}",
                crate::model::hidden::path(path)
            );
            self.notify(Severity::Warning, text);
        } else {
            self.write_sheet(document, path);
        }
    }

    /// Writes the sheet of a timeline.
    pub(super) fn write_sheet(&mut self, document: DocumentId, path: &Path) {
        let Some(open) = self.workspace.get(document) else {
            return self.say_closed();
        };
        let timeline = Arc::clone(&open.document.content.timeline);
        let input = open.document.origin.path().map(Path::to_path_buf);
        let notes = self.notes_on(document).map(|notes| notes.all().to_vec());
        let notes = notes.unwrap_or_default();
        let path = path.to_owned();
        self.desk
            .sheets
            .spawn("Writing the fact-check sheet", move |_| {
                let written = write(&path, (&timeline, &notes), input.as_deref());
                let outcome = written.map_err(|error| error.to_string());
                SheetDone {
                    document,
                    outcome: outcome.map(|rows| Sheet::Written(path, rows)),
                }
            });
    }

    /// Reads a sheet into the notes on the timeline on screen.
    pub(super) fn read_sheet(&mut self, path: &Path) {
        if self.start.is_open() {
            let text = format!(
                "{} is a fact-check sheet: go to its timeline, and drop it there.",
                file_name(path)
            );
            return self.notify(Severity::Warning, text);
        }
        let Some(open) = self.workspace.active() else {
            return;
        };
        let document = open.document.id;
        let timeline = Arc::clone(&open.document.content.timeline);
        let notes = self.notes().map(|notes| notes.all().to_vec());
        let notes = notes.unwrap_or_default();
        let path = path.to_owned();
        self.desk
            .sheets
            .spawn("Reading the fact-check sheet", move |_| {
                let read = || {
                    let opened = file::open(&path).map_err(|error| error.to_string())?;
                    let found = read_marks(&timeline, &notes, &opened.bytes);
                    found.map_err(|error| format!("{error}\n{}", crate::model::hidden::path(&path)))
                };
                let outcome = read().map(Sheet::Read);
                SheetDone { document, outcome }
            });
    }

    /// Takes in sheets that were written or read.
    pub(super) fn take_sheets(&mut self) {
        for Finished { result, .. } in self.desk.sheets.poll() {
            let done = match result {
                Ok(done) => done,
                Err(error) => {
                    self.notify(Severity::Error, error.to_string());
                    continue;
                }
            };
            match done.outcome {
                Ok(Sheet::Written(path, rows)) => {
                    let (name, path) = (file_name(&path), crate::model::hidden::path(&path));
                    let text = format!("Written: {name}, {rows} rows.\n{path}");
                    self.notify(Severity::Info, text);
                }
                Ok(Sheet::Read(found)) => self.take_marks(done.document, found),
                Err(why) => self.notify(Severity::Error, why),
            }
        }
    }

    fn take_marks(&mut self, document: DocumentId, found: Found) {
        let words = format!("{}.", found.words());
        match self.mark(document, found.marks) {
            Ok(_) if found.stale > 0 => self.notify(Severity::Warning, words),
            Ok(_) => self.notify(Severity::Info, words),
            Err(why) => self.notify(Severity::Error, why),
        }
    }
}
