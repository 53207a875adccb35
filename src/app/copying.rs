//! Keeping a copy of the timeline on screen: the way to change one that is read-only.
//!
//! The bytes of the file are copied as they are, and the copy takes the place of what it was made
//! from, under the same view.

use super::action::{Dialog, Effect};
use super::bundled::Bundled;
use super::dispatch::typed_path;
use super::document::{Content, DocumentId, Origin};
use super::notice::Severity;
use super::opening;
use super::state::State;
use crate::file::{self, save};
use crate::model::hidden;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a job brings back.
pub(super) struct Kept {
    /// The document that was copied.
    document: DocumentId,
    /// The copy.
    path: PathBuf,
    /// What is in it, or what to tell the user.
    outcome: Result<Content, String>,
}

/// What is copied.
enum Original {
    Bundled(Bundled),
    File(PathBuf),
    Input(Arc<[u8]>),
}

impl Original {
    fn copy_to(&self, path: &Path) -> Result<(), String> {
        match self {
            Self::Bundled(bundled) => save::replace(path, bundled.text.as_bytes()),
            Self::Input(bytes) => save::replace(path, bytes),
            Self::File(original) => {
                let same = std::fs::canonicalize(original).ok();
                if same.is_some() && same == std::fs::canonicalize(path).ok() {
                    let path = hidden::path(path);
                    return Err(format!(
                        "This is the file itself: choose another name for the copy\n{path}"
                    ));
                }
                let opened = file::open(original).map_err(|error| error.to_string())?;
                save::replace(path, &opened.bytes)
            }
        }
        .map_err(|error| error.to_string())
    }
}

/// Why no copy can be kept at a path that was typed.
fn why_not(path: &Path) -> Option<String> {
    if path.as_os_str().is_empty() {
        return Some("Type the path of the copy.".to_owned());
    }
    if path.is_dir() {
        return Some("This is a folder: add a name for the copy.".to_owned());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())?;
    (!folder.is_dir()).then(|| format!("There is no folder {}.", hidden::path(folder)))
}

impl State {
    /// Asks for a place for a copy, by the dialog of the system.
    pub(super) fn choose_copy(&mut self) {
        if let Some(document) = self.document() {
            let name = document.origin.copy_name();
            self.effects.push(Effect::ChooseCopy { name });
        }
    }

    /// Asks for a place for a copy in the window.
    pub(super) fn type_copy_path(&mut self) {
        let Some(document) = self.document() else {
            return;
        };
        let home = etcetera::home_dir().unwrap_or_default();
        let path = home.join(document.origin.copy_name());
        self.retype_copy_path(path.display().to_string());
    }

    /// Replaces what is typed; a file that would be replaced is named again.
    pub(super) fn retype_copy_path(&mut self, text: String) {
        self.dialog = Some(Dialog::KeepCopy {
            text,
            error: None,
            replaces: None,
        });
    }

    /// Keeps a copy at the typed path. A file that is there is replaced only when `replaces` names
    /// it, after it was asked for.
    pub(super) fn submit_copy(&mut self, text: String, replaces: Option<&Path>) {
        let path = typed_path(&text);
        let error = why_not(&path);
        if error.is_none() && (!path.exists() || replaces == Some(&path)) {
            self.dialog = None;
            self.keep_copy(path);
        } else {
            let replaces = error.is_none().then_some(path);
            self.dialog = Some(Dialog::KeepCopy {
                text,
                error,
                replaces,
            });
        }
    }

    /// Writes a copy of the timeline on screen and reads it.
    pub(super) fn keep_copy(&mut self, path: PathBuf) {
        let today = self.now();
        let path = std::path::absolute(&path).unwrap_or(path);
        let Some(document) = self.document() else {
            return;
        };
        let (id, original) = match &document.origin {
            Origin::Bundled(bundled) => (document.id, Original::Bundled(*bundled)),
            Origin::File(path) => (document.id, Original::File(path.clone())),
            Origin::Input(bytes) => (document.id, Original::Input(Arc::clone(bytes))),
        };
        self.copies.spawn("Keeping a copy", move |cancel| {
            let outcome = original
                .copy_to(&path)
                .and_then(|()| opening::read(&path, today, cancel).map_err(|why| why.words(&path)));
            Kept {
                document: id,
                path,
                outcome,
            }
        });
    }

    /// Goes on in the copies that were made.
    pub(super) fn take_copies(&mut self) {
        for finished in self.copies.poll() {
            match finished.result {
                Ok(Kept {
                    document,
                    path,
                    outcome: Ok(content),
                }) => self.go_on_in(document, &path, content),
                Ok(Kept {
                    outcome: Err(why), ..
                }) => self.notify(Severity::Error, why),
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }

    fn go_on_in(&mut self, document: DocumentId, path: &Path, content: Content) {
        self.remember_view();
        let now = self.now();
        let original = self.workspace.get(document);
        if let Some(original) = original.and_then(|open| open.document.origin.path()) {
            self.watcher.unwatch(original);
        }
        self.watcher.watch(path);
        self.workspace.move_to(document, path.to_owned(), content);
        self.settings.remember_file(path, now);
        self.remember_document();
        let text = format!(
            "This is your own copy now; change it as you like.\n{}",
            hidden::path(path)
        );
        self.notify(Severity::Info, text);
    }
}
