//! How far a file that is being opened has come, and a way to stop it.

use super::theme::Palette;
use super::widgets::{dim, link};
use crate::app::{Action, Opening, State};
use crate::view::scene::Ink;
use crate::view::sentence;
use eframe::egui::{self, ProgressBar, Ui};

/// The length of the bar, in points.
const LENGTH: f32 = 130.0;
/// The height of the bar, in points.
const HEIGHT: f32 = 5.0;

/// Shows what is being opened, if that takes long; says whether it does.
pub(super) fn ui(ui: &mut Ui, state: &State, size: f32, actions: &mut Vec<Action>) -> bool {
    let Some(opening) = state.opening_shown() else {
        return false;
    };
    let Opening {
        name,
        share,
        events,
    } = opening;
    ui.label(dim(ui, name, size));
    match share {
        Some(share) => {
            let fill = Palette::of(ui.theme()).ink(Ink::Accent);
            let bar = ProgressBar::new(share)
                .desired_width(LENGTH)
                .desired_height(HEIGHT)
                .fill(fill);
            ui.add(bar);
            let percent = (share * 100.0).floor();
            let mut text = format!("{percent} %");
            if events > 0 {
                text = format!("{text} · {} so far", sentence::events(events));
            }
            ui.label(dim(ui, text, size));
        }
        None => {
            ui.add(egui::Spinner::new().size(14.0));
        }
    }
    if link(ui, "Cancel", "Stop opening the file").clicked() {
        actions.push(Action::CancelOpening);
    }
    true
}
