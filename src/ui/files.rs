//! Choosing files: the system's dialog, and files that are dropped on the window.

use crate::app::Action;
use crate::app::document::file_name;
use crate::app::jobs::Wake;
use crate::app::picture::PictureForm;
use eframe::egui::{self, Align2, Id, LayerId, Order, Ui};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A person needs at least this long to cancel a dialog.
const FASTEST_CANCEL: Duration = Duration::from_millis(300);

/// The system's dialog for choosing files. It runs beside the window, which stays alive.
pub(super) struct FileDialog {
    wake: Wake,
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
    /// Whether a dialog is on screen.
    is_open: Arc<AtomicBool>,
}

impl FileDialog {
    /// No dialog yet; `wake` is called from another thread when files were chosen.
    pub(super) fn new(wake: Wake) -> Self {
        let (sender, answers) = channel();
        Self {
            wake,
            sender,
            answers,
            is_open: Arc::default(),
        }
    }

    /// Shows the dialog over the window.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    pub(super) fn show(&self, frame: &eframe::Frame) -> Result<(), String> {
        if self.is_open.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        // Made on the thread of the window, as some systems demand; awaited on another.
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Open a timeline")
            .add_filter("Timelines", &["ron"])
            .add_filter("All files", &["*"])
            .set_parent(frame)
            .pick_files();
        self.await_answer(dialog, Answer::Unavailable, |files| {
            Answer::Files(files.iter().map(|file| file.path().to_path_buf()).collect())
        })
    }

    /// Shows the dialog for naming a picture, with `path` as its first answer.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    pub(super) fn name(
        &self,
        frame: &eframe::Frame,
        form: PictureForm,
        path: &Path,
    ) -> Result<(), String> {
        if self.is_open.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let format = form.format;
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title("Export a picture")
            .add_filter(format.title(), &[format.ending()])
            .set_file_name(file_name(path))
            .set_parent(frame);
        if let Some(folder) = path.parent() {
            dialog = dialog.set_directory(folder);
        }
        let unavailable = Answer::NoPictureDialog(form);
        self.await_answer(dialog.save_file(), unavailable, move |file| {
            Answer::Picture(form, file.path().to_path_buf())
        })
    }

    /// Waits for a dialog on another thread.
    fn await_answer<T>(
        &self,
        dialog: impl Future<Output = Option<T>> + Send + 'static,
        unavailable: Answer,
        chosen: impl FnOnce(T) -> Answer + Send + 'static,
    ) -> Result<(), String> {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let is_open = Arc::clone(&self.is_open);
        let waiting = thread::Builder::new()
            .name("Choose files".to_owned())
            .spawn(move || {
                let asked = Instant::now();
                let answer = pollster::block_on(dialog);
                is_open.store(false, Ordering::Relaxed);
                let answer = match answer {
                    Some(answer) => chosen(answer),
                    // Nobody cancels so fast: there is no dialog on this system.
                    None if asked.elapsed() < FASTEST_CANCEL => unavailable,
                    None => return,
                };
                sender.send(answer).ok();
                wake();
            });
        waiting.map(drop).map_err(|error| {
            self.is_open.store(false, Ordering::Relaxed);
            format!("The file dialog cannot be shown: {error}")
        })
    }

    /// Shows the dialog for keeping a copy, which may have that name.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    pub(super) fn copy(&self, frame: &eframe::Frame, name: &str) -> Result<(), String> {
        if self.is_open.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Keep a copy")
            .add_filter("Timelines", &["ron"])
            .set_file_name(name)
            .set_parent(frame)
            .save_file();
        self.await_answer(dialog, Answer::NoCopyDialog, |file| {
            Answer::Copy(file.path().to_path_buf())
        })
    }

    /// What the dialogs brought since the last frame.
    pub(super) fn take(&self) -> Vec<Answer> {
        self.answers.try_iter().collect()
    }
}

/// What a dialog brought.
pub(super) enum Answer {
    /// These files.
    Files(Vec<PathBuf>),
    /// The system has no such dialog.
    Unavailable,
    /// The copy is to be kept there; what is there may be replaced.
    Copy(PathBuf),
    /// The system has no dialog for keeping a copy.
    NoCopyDialog,
    /// A picture is to be written there.
    Picture(PictureForm, PathBuf),
    /// The system has no dialog for naming a picture.
    NoPictureDialog(PictureForm),
}

/// Opens dropped files, and says so while they hang over the window.
pub(super) fn dropped(ui: &Ui, actions: &mut Vec<Action>) {
    let (hovered, dropped) = ui.input(|input| {
        let paths: Vec<PathBuf> = input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_path_buf())
            .collect();
        (!input.raw.hovered_files.is_empty(), paths)
    });
    actions.extend(dropped.into_iter().map(Action::OpenFile));
    if hovered {
        let layer = LayerId::new(Order::Foreground, Id::unique("drop"));
        let painter = ui.ctx().layer_painter(layer);
        let rect = ui.ctx().content_rect();
        painter.rect_filled(rect, 0.0, ui.visuals().panel_fill.gamma_multiply(0.85));
        let font = egui::TextStyle::Heading.resolve(ui.style());
        let ink = ui.visuals().text_color();
        painter.text(
            rect.center(),
            Align2::CENTER_CENTER,
            "Drop to open",
            font,
            ink,
        );
    }
}
