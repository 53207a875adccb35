//! Keeping a copy of a timeline: the way to change one that is read-only.
//!
//! The bytes of the file are copied as they are, and the copy takes the place of what it was made
//! from, under the same view.

use super::action::{Dialog, Effect};
use super::bundled::Bundled;
use super::dispatch::typed_path;
use super::document::{Content, DocumentId, Origin, with_ending};
use super::notice::Severity;
use super::opening;
use super::state::State;
use crate::file::{self, save};
use crate::model::hidden;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The ending of the names of timelines.
const ENDING: &str = "ron";

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
            let (document, name) = (document.id, document.origin.copy_name());
            self.effects.push(Effect::ChooseCopy { document, name });
        }
    }

    /// Asks for a place for a copy in the window.
    pub(super) fn type_copy_path(&mut self, document: DocumentId) {
        let Some(open) = self.workspace.get(document) else {
            return self.say_closed();
        };
        let home = etcetera::home_dir().unwrap_or_default();
        let path = home.join(open.document.origin.copy_name());
        self.dialog = Some(Dialog::KeepCopy {
            document,
            text: path.display().to_string(),
            error: None,
            replaces: None,
        });
    }

    /// Keeps a copy at the typed path. A file that is there is replaced only when `replaces` names
    /// it, after it was asked for.
    pub(super) fn submit_copy(
        &mut self,
        document: DocumentId,
        text: String,
        replaces: Option<&Path>,
    ) {
        let typed = typed_path(&text);
        let path = with_ending(&typed, ENDING);
        let error = why_not(&typed).or_else(|| why_not(&path));
        if error.is_none() && (!path.exists() || replaces == Some(&path)) {
            self.keep_copy(document, &path);
        } else {
            let replaces = error.is_none().then_some(path);
            self.dialog = Some(Dialog::KeepCopy {
                document,
                text,
                error,
                replaces,
            });
        }
    }

    /// Writes a copy of a timeline and reads it. Asks first where the ending of the name was left
    /// out, and so the file that is there was not seen.
    pub(super) fn keep_copy(&mut self, document: DocumentId, chosen: &Path) {
        let path = with_ending(chosen, ENDING);
        if path != chosen && path.exists() {
            self.dialog = Some(Dialog::KeepCopy {
                document,
                text: path.display().to_string(),
                error: None,
                replaces: Some(path),
            });
            return;
        }
        let Some(open) = self.workspace.get(document) else {
            return self.say_closed();
        };
        let original = match &open.document.origin {
            Origin::Bundled(bundled) => Original::Bundled(*bundled),
            Origin::File(path) => Original::File(path.clone()),
            Origin::Input(bytes) => Original::Input(Arc::clone(bytes)),
        };
        let today = self.now();
        let path = std::path::absolute(&path).unwrap_or(path);
        let watcher = Arc::clone(&self.watcher);
        self.copies.spawn("Keeping a copy", move |cancel| {
            let outcome = original.copy_to(&path).and_then(|()| {
                // Watched before it is read, so that no change falls between the two.
                watcher.watch(&path);
                opening::read(&path, today, cancel).map_err(|why| why.words(&path))
            });
            Kept {
                document,
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
                    path,
                    outcome: Err(why),
                    ..
                }) => {
                    if self.workspace.by_path(&path).is_none() {
                        self.watcher.unwatch(&path);
                    }
                    self.notify(Severity::Error, why);
                }
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }

    fn go_on_in(&mut self, document: DocumentId, path: &Path, content: Content) {
        self.remember_view();
        let now = self.now();
        let original = self.workspace.get(document);
        let original = original.and_then(|open| open.document.origin.path());
        if let Some(original) = original.map(Path::to_path_buf) {
            self.watcher.unwatch(&original);
            self.stop_reading(&original);
        }
        // What was there before the copy is of no interest.
        self.stop_reading(path);
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
