//! Choosing files: the system's dialogs, and files that are dropped on the window.

use crate::app::Action;
use crate::app::jobs::Wake;
use eframe::egui::{self, Align2, Id, LayerId, Order, Ui};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A person needs at least this long to cancel a dialog.
const FASTEST_CANCEL: Duration = Duration::from_millis(300);

/// What files are chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To open them.
    Open,
    /// To keep a copy, which may have this name.
    Copy(String),
}

impl Purpose {
    /// What the dialog brings, or what to do without one.
    fn answer(self, files: Option<Vec<PathBuf>>) -> Option<Answer> {
        match (self, files) {
            (purpose, None) => Some(Answer::Unavailable(purpose)),
            (Self::Open, Some(files)) => Some(Answer::Files(files)),
            (Self::Copy(_), Some(files)) => files.into_iter().next().map(Answer::Copy),
        }
    }
}

/// A dialog that is waited for.
type Chosen = Pin<Box<dyn Future<Output = Option<Vec<rfd::FileHandle>>> + Send>>;

/// Shows a dialog, on the thread of the window, as some systems demand.
fn dialog(purpose: &Purpose, frame: &eframe::Frame) -> Chosen {
    let dialog = rfd::AsyncFileDialog::new()
        .add_filter("Timelines", &["ron"])
        .add_filter("All files", &["*"])
        .set_parent(frame);
    match purpose {
        Purpose::Open => Box::pin(dialog.set_title("Open a timeline").pick_files()),
        Purpose::Copy(name) => {
            let dialog = dialog.set_title("Keep a copy").set_file_name(name);
            let chosen = dialog.save_file();
            Box::pin(async { chosen.await.map(|file| vec![file]) })
        }
    }
}

/// The system's dialogs for choosing files. They run beside the window, which stays alive.
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

    /// Shows a dialog over the window.
    ///
    /// # Errors
    /// What to tell the user, if it cannot be shown.
    pub(super) fn show(&self, purpose: Purpose, frame: &eframe::Frame) -> Result<(), String> {
        if self.is_open.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let dialog = dialog(&purpose, frame);
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let is_open = Arc::clone(&self.is_open);
        let waiting = thread::Builder::new()
            .name("Choose files".to_owned())
            .spawn(move || {
                let asked = Instant::now();
                let files = pollster::block_on(dialog);
                is_open.store(false, Ordering::Relaxed);
                // Nobody cancels so fast: there is no dialog on this system.
                if files.is_none() && asked.elapsed() >= FASTEST_CANCEL {
                    return;
                }
                let path = |file: &rfd::FileHandle| file.path().to_path_buf();
                let files = files.map(|files| files.iter().map(path).collect());
                if let Some(answer) = purpose.answer(files) {
                    sender.send(answer).ok();
                    wake();
                }
            });
        waiting.map(drop).map_err(|error| {
            self.is_open.store(false, Ordering::Relaxed);
            format!("The file dialog cannot be shown: {error}")
        })
    }

    /// What the dialogs brought since the last frame.
    pub(super) fn take(&self) -> Vec<Answer> {
        self.answers.try_iter().collect()
    }
}

/// What a dialog brought.
pub(super) enum Answer {
    /// These files are to be opened.
    Files(Vec<PathBuf>),
    /// The copy is to be kept here; what is there may be replaced.
    Copy(PathBuf),
    /// The system has no dialog for this.
    Unavailable(Purpose),
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
