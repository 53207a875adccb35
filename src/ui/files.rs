//! Choosing files: the system's dialog, and files that are dropped on the window.

use crate::app::document::file_name;
use crate::app::factcheck;
use crate::app::jobs::Wake;
use crate::app::picture::PictureForm;
use crate::app::{Action, Command, DocumentId, Effect, State};
use crate::import;
use crate::view::marks::shown_title;
use eframe::egui::{self, Align2, Id, LayerId, Order, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A person needs at least this long to cancel a dialog.
const FASTEST_CANCEL: Duration = Duration::from_millis(300);
/// A dialog that has not taken the focus by then, in seconds, never comes: some desktops take the
/// request and do not answer. Slow ones need some seconds to start what shows it.
const LONGEST_WAIT: f64 = 10.0;

/// The system's dialogs for choosing files. They run beside the window, which stays alive.
pub(super) struct FileDialog {
    wake: Wake,
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
    asked: Option<Asked>,
}

/// A dialog that was asked for.
struct Asked {
    /// When, in seconds of the window's own clock.
    at: f64,
    /// Whether it has answered.
    has_answered: Arc<AtomicBool>,
    /// The answer if it never comes.
    without: Answer,
}

impl FileDialog {
    /// No dialog yet; `wake` is called from another thread when files were chosen.
    pub(super) fn new(wake: Wake) -> Self {
        let (sender, answers) = channel();
        Self {
            wake,
            sender,
            answers,
            asked: None,
        }
    }

    /// Shows the dialog that is asked for; `now` is the time of the window's own clock.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    pub(super) fn ask(
        &mut self,
        frame: &eframe::Frame,
        now: f64,
        asked: Effect,
    ) -> Result<(), String> {
        match asked {
            Effect::ChooseFile => self.show(frame, now),
            Effect::ChooseImport => self.import(frame, now),
            Effect::ChooseCopy { document, name } => self.copy(frame, now, document, &name),
            Effect::NamePicture {
                document,
                form,
                path,
            } => self.name(frame, now, (document, form), &path),
            Effect::NameSheet { document, path } => self.sheet(frame, now, document, &path),
            _ => Ok(()),
        }
    }

    /// Shows the dialog over the window; `now` is the time of the window's own clock.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    fn show(&mut self, frame: &eframe::Frame, now: f64) -> Result<(), String> {
        self.refuse_second()?;
        // Made on the thread of the window, as some systems demand; awaited on another.
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Open a timeline")
            .add_filter("Timelines", &["ron"])
            .add_filter("All files", &["*"])
            .set_parent(frame)
            .pick_files();
        let open = |file: &rfd::FileHandle| Action::OpenFile(file.path().to_path_buf());
        let unavailable = Action::Run(Command::OpenPath);
        self.await_answer(now, dialog, unavailable, move |files| {
            files.iter().map(open).collect()
        })
    }

    /// Shows the dialog for what is taken into the timeline on screen.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    fn import(&mut self, frame: &eframe::Frame, now: f64) -> Result<(), String> {
        self.refuse_second()?;
        let all: Vec<&str> = import::ENDINGS
            .iter()
            .chain(factcheck::ENDINGS)
            .copied()
            .collect();
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Import")
            .add_filter("Lists of sources and fact-check sheets", &all)
            .add_filter("Lists of sources", import::ENDINGS)
            .add_filter("Fact-check sheets", factcheck::ENDINGS)
            .set_parent(frame)
            .pick_file();
        let unavailable = Action::Run(Command::OpenPath);
        self.await_answer(now, dialog, unavailable, |file| {
            vec![Action::OpenFile(file.path().to_path_buf())]
        })
    }

    /// Shows the dialog for naming a picture, with `path` as its first answer.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    fn name(
        &mut self,
        frame: &eframe::Frame,
        now: f64,
        (document, form): (DocumentId, PictureForm),
        path: &Path,
    ) -> Result<(), String> {
        self.refuse_second()?;
        let format = form.format;
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title("Export a picture")
            .add_filter(format.title(), &[format.ending()])
            .set_file_name(file_name(path))
            .set_parent(frame);
        if let Some(folder) = path.parent() {
            dialog = dialog.set_directory(folder);
        }
        let unavailable = Action::AskPicturePath(document, form);
        self.await_answer(now, dialog.save_file(), unavailable, move |file| {
            let path = file.path().to_path_buf();
            vec![Action::WritePicture(document, form, path)]
        })
    }

    /// Shows the dialog for naming a fact-check sheet, with `path` as its first answer.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    fn sheet(
        &mut self,
        frame: &eframe::Frame,
        now: f64,
        document: DocumentId,
        path: &Path,
    ) -> Result<(), String> {
        self.refuse_second()?;
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title("Fact-check sheet")
            .add_filter("Page to fill in or print", &["html"])
            .add_filter("Sheet for spreadsheets", &["csv"])
            .set_file_name(file_name(path))
            .set_parent(frame);
        if let Some(folder) = path.parent() {
            dialog = dialog.set_directory(folder);
        }
        let unavailable = Action::WriteNewSheet(document, path.to_owned());
        self.await_answer(now, dialog.save_file(), unavailable, move |file| {
            vec![Action::WriteSheet(document, file.path().to_path_buf())]
        })
    }

    /// Shows the dialog for keeping a copy, which may have that name.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    fn copy(
        &mut self,
        frame: &eframe::Frame,
        now: f64,
        document: DocumentId,
        name: &str,
    ) -> Result<(), String> {
        self.refuse_second()?;
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Keep a copy")
            .add_filter("Timelines", &["ron"])
            .set_file_name(name)
            .set_parent(frame)
            .save_file();
        let unavailable = Action::TypeCopyPath(document);
        self.await_answer(now, dialog, unavailable, move |file| {
            vec![Action::KeepCopy(document, file.path().to_path_buf())]
        })
    }

    /// Waits for a dialog on another thread.
    fn await_answer<T>(
        &mut self,
        at: f64,
        dialog: impl Future<Output = Option<T>> + Send + 'static,
        unavailable: Action,
        chosen: impl FnOnce(T) -> Vec<Action> + Send + 'static,
    ) -> Result<(), String> {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let has_answered = Arc::new(AtomicBool::new(false));
        let without = Answer::Unavailable(unavailable);
        let (answered, never_shown) = (Arc::clone(&has_answered), without.clone());
        let waiting = thread::Builder::new()
            .name("Choose files".to_owned())
            .spawn(move || {
                let asked = Instant::now();
                let answer = pollster::block_on(dialog);
                answered.store(true, Ordering::Relaxed);
                let answer = match answer {
                    Some(answer) => Answer::Chosen(chosen(answer)),
                    // Nobody cancels so fast: there is no dialog on this system.
                    None if asked.elapsed() < FASTEST_CANCEL => never_shown,
                    None => return,
                };
                sender.send(answer).ok();
                wake();
            });
        waiting.map_err(|error| format!("The file dialog cannot be shown: {error}"))?;
        self.asked = Some(Asked {
            at,
            has_answered,
            without,
        });
        Ok(())
    }

    /// One dialog at a time: systems do not say which of two is in front.
    fn refuse_second(&self) -> Result<(), String> {
        if self.is_waiting() {
            return Err("Another file dialog is open: answer it first.".to_owned());
        }
        Ok(())
    }

    fn is_waiting(&self) -> bool {
        let asked = self.asked.as_ref();
        asked.is_some_and(|asked| !asked.has_answered.load(Ordering::Relaxed))
    }

    /// What the dialogs brought since the last frame; `has_focus` says whether the window has it.
    pub(super) fn take(&mut self, now: f64, has_focus: bool) -> Vec<Answer> {
        let mut answers: Vec<Answer> = self.answers.try_iter().collect();
        if self.seconds_left(now) == Some(0.0) && has_focus {
            // Should it come after all, what is chosen there counts all the same.
            answers.extend(self.asked.take().map(|asked| asked.without));
        }
        answers
    }

    /// Seconds until a dialog that was asked for should be on screen; none if there is none.
    pub(super) fn seconds_left(&self, now: f64) -> Option<f64> {
        let asked = self.asked.as_ref().filter(|_| self.is_waiting())?;
        Some((asked.at + LONGEST_WAIT - now).max(0.0))
    }
}

/// What a dialog brought.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    /// What is to be done with what was chosen; files that are there may be replaced.
    Chosen(Vec<Action>),
    /// The system has no such dialog; this is to be done instead.
    Unavailable(Action),
}

/// Opens dropped files, and says so while they hang over the window.
pub(super) fn dropped(ui: &Ui, state: &State, actions: &mut Vec<Action>) {
    let (hovered, dropped) = ui.input(|input| {
        let paths: Vec<PathBuf> = input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_path_buf())
            .collect();
        let hovered = input.raw.hovered_files.first();
        (hovered.map(|file| file.path.clone()), paths)
    });
    actions.extend(dropped.into_iter().map(Action::OpenFile));
    if let Some(path) = hovered {
        let layer = LayerId::new(Order::Foreground, Id::unique("drop"));
        let painter = ui.ctx().layer_painter(layer);
        let rect = ui.ctx().content_rect();
        painter.rect_filled(rect, 0.0, ui.visuals().panel_fill.gamma_multiply(0.85));
        let font = egui::TextStyle::Heading.resolve(ui.style());
        let ink = ui.visuals().text_color();
        painter.text(
            rect.center(),
            Align2::CENTER_CENTER,
            does(state, path.as_deref()),
            font,
            ink,
        );
    }
}

/// What becomes of a file if it is dropped now.
fn does(state: &State, path: Option<&Path>) -> String {
    let is_list = path.is_some_and(|path| import::is_list(&path.to_string_lossy()));
    let is_sheet = path.is_some_and(factcheck::is_sheet);
    let document = state.document().filter(|_| is_list || is_sheet);
    let selected = document.zip(state.selected());
    let event = selected.and_then(|(document, event)| document.event(event));
    match (document, event) {
        (None, _) => "Drop to open".to_owned(),
        (Some(_), _) if state.start.is_open() => "Go to a timeline first".to_owned(),
        (Some(_), _) if is_sheet => "Drop to read the marks of the sheet".to_owned(),
        (Some(_), None) => "Drop to add to the sources of the timeline".to_owned(),
        (Some(_), Some(event)) => format!("Drop to cite for “{}”", shown_title(&event.title)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSTEAD: Action = Action::Run(Command::OpenPath);

    fn asked_at(at: f64) -> FileDialog {
        let mut dialog = FileDialog::new(Arc::new(|| {}));
        let never = std::future::pending::<Option<()>>();
        dialog
            .await_answer(at, never, INSTEAD, |()| Vec::new())
            .expect("a thread");
        dialog
    }

    #[test]
    fn a_dialog_that_never_comes_is_given_up_once() {
        let mut dialog = asked_at(100.0);
        assert!(dialog.take(100.0 + LONGEST_WAIT - 0.1, true).is_empty());
        assert_eq!(
            dialog.take(100.0 + LONGEST_WAIT, true),
            [Answer::Unavailable(INSTEAD)]
        );
        assert!(dialog.take(200.0, true).is_empty());
        assert_eq!(dialog.seconds_left(200.0), None);
    }

    #[test]
    fn a_second_dialog_is_refused_in_words_while_the_first_waits() {
        let mut dialog = asked_at(100.0);
        let refused = dialog.show(&eframe::Frame::_new_kittest(), 101.0);
        assert_eq!(
            refused,
            Err("Another file dialog is open: answer it first.".to_owned())
        );
        dialog.take(100.0 + LONGEST_WAIT, true);
        assert_eq!(dialog.refuse_second(), Ok(()));
    }

    #[test]
    fn a_dialog_that_has_the_focus_may_take_its_time() {
        let mut dialog = asked_at(100.0);
        assert!(dialog.take(1_000.0, false).is_empty());
        assert_eq!(dialog.seconds_left(1_000.0), Some(0.0));
    }
}
