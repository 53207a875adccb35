//! The dialogs for writing a picture: what it shows, and where it goes.

use super::dialogs::{PathBox, buttons};
use super::theme::Palette;
use super::widgets::{dim, strong};
use crate::app::picture::{PageShape, Part, PictureForm};
use crate::app::{Action, DocumentId, State};
use crate::export::picture::Format;
use crate::view::palette::Look;
use crate::view::scene::Ink;
use eframe::egui::{self, Stroke, Ui};

/// The width of the dialog, in points.
const WIDTH: f32 = 440.0;
/// Between two choices, in points.
const BETWEEN: f32 = 16.0;

/// Asks what picture to write.
pub(super) fn ui(
    ui: &mut Ui,
    state: &State,
    (document, form): (DocumentId, PictureForm),
    actions: &mut Vec<Action>,
) {
    ui.set_width(WIDTH);
    ui.label(strong(ui, "Export a picture", 15.0));
    ui.add_space(8.0);
    let mut chosen = form;
    // What is not chosen must be seen too.
    let edge = Palette::of(ui.theme()).ink(Ink::Dim);
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, edge);
    egui::Grid::new("picture")
        .num_columns(2)
        .spacing([18.0, 10.0])
        .show(ui, |ui| {
            let formats = [
                (Format::Svg, "SVG", "Lines and text, sharp at any size"),
                (Format::Png, "PNG", "Pixels, for programs that know no SVG"),
            ];
            row(ui, "Format", &mut chosen.format, &formats);
            let parts = [
                (Part::Whole, "Whole timeline", "Every event with a date"),
                (
                    Part::View,
                    "As in the window",
                    "The range that is on screen",
                ),
            ];
            row(ui, "Show", &mut chosen.part, &parts);
            let shapes = [
                (PageShape::Page, "Page", "As high as its rows need"),
                (
                    PageShape::Slide,
                    "Slide",
                    "16 : 9; what has no room is drawn small",
                ),
            ];
            row(ui, "Shape", &mut chosen.shape, &shapes);
            let looks = [
                (Look::Light, "Light", "Dark on light"),
                (Look::Dark, "Dark", "Light on dark"),
                (Look::Print, "Print", "Dark lines on white, for paper"),
            ];
            row(ui, "Colours", &mut chosen.look, &looks);
            ui.label(dim(ui, "With", 13.0));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = BETWEEN;
                ui.checkbox(&mut chosen.legend, "Legend")
                    .on_hover_text("What the signs mean");
                ui.checkbox(&mut chosen.sources, "List of sources")
                    .on_hover_text("Every event by its number, with its date and its sources");
            });
            ui.end_row();
        });
    ui.add_space(8.0);
    ui.add(egui::Label::new(dim(ui, chosen.words(state, document), 12.0)).wrap());
    if state.filter().is_some_and(|filter| !filter.shows_all()) {
        let words = "What search and filters hide is in the picture, too.";
        ui.add(egui::Label::new(dim(ui, words, 12.0)).wrap());
    }
    if chosen != form {
        actions.push(Action::Choose(chosen));
    }
    let buttons = buttons(ui, "Choose file…", Action::Submit, true, actions);
    // Enter goes on at once; Tab leads to the choices.
    if ui.memory(|memory| memory.focused().is_none()) {
        buttons.does.request_focus();
    }
}

/// A label, and choices of which one holds.
fn row<T: Copy + PartialEq>(ui: &mut Ui, title: &str, value: &mut T, choices: &[(T, &str, &str)]) {
    ui.label(dim(ui, title, 13.0));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        for (choice, name, hint) in choices {
            ui.radio_value(value, *choice, *name).on_hover_text(*hint);
        }
    });
    ui.end_row();
}

/// Asks for a path where the system has no dialog for it.
pub(super) fn path(
    ui: &mut Ui,
    text: &str,
    error: Option<&str>,
    replaces: bool,
    actions: &mut Vec<Action>,
) {
    let path = PathBox {
        title: "Write the picture to",
        hint: "/home/me/pictures/sanctions.svg",
        does: "Write",
        text,
        error,
        replaces,
    };
    path.ui(ui, actions);
}
