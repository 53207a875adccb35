//! How to read a timeline: every sign of the canvas, drawn as the canvas draws it, and what it means.

use super::dialogs::close;
use super::paint;
use super::theme::Palette;
use super::widgets::strong;
use crate::app::{Action, State};
use crate::export::picture::{SIGN_HEIGHT, Sign, signs};
use eframe::egui::{Grid, Id, Label, ScrollArea, Sense, Ui, Vec2};
use std::sync::Arc;

/// The room of a sign, in points: that of the widest.
const SIGN_ROOM: f32 = 74.0;
/// The room of what a sign means, in points.
const WORDS_ROOM: f32 = 250.0;
/// With less room than this there is one column only, in points.
const TWO_COLUMNS: f32 = 760.0;

/// The groups of signs, made once.
type Groups = Arc<Vec<(&'static str, Vec<Sign>)>>;

pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.label(strong(ui, "How to read a timeline", 18.0));
    let id = Id::unique("signs");
    let groups: Groups = ui.data_mut(|data| {
        let make = || Arc::new(signs());
        Arc::clone(data.get_temp_mut_or_insert_with(id, make))
    });
    let screen = ui.ctx().content_rect();
    let columns = if screen.width() < TWO_COLUMNS { 1 } else { 2 };
    let height = (screen.height() - 180.0).max(160.0);
    let sheet = ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height);
    sheet.show(ui, |ui| {
        for (title, signs) in groups.iter() {
            ui.add_space(10.0);
            ui.label(strong(ui, *title, 13.0));
            ui.add_space(2.0);
            group(ui, state, title, signs, columns);
        }
    });
    close(ui, actions);
}

/// The signs of a group, column by column.
fn group(ui: &mut Ui, state: &State, title: &str, signs: &[Sign], columns: usize) {
    let rows = signs.len().div_ceil(columns);
    Grid::new(title)
        .num_columns(2 * columns)
        .spacing([8.0, 0.0])
        .show(ui, |ui| {
            for row in 0..rows {
                for sign in signs.iter().skip(row).step_by(rows) {
                    sign_ui(ui, state, sign);
                }
                ui.end_row();
            }
        });
}

fn sign_ui(ui: &mut Ui, state: &State, sign: &Sign) {
    let size = Vec2::new(SIGN_ROOM, SIGN_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::empty());
    let palette = Palette::of(ui.theme());
    // Small signs stand in the middle of their column.
    let left = ((SIGN_ROOM - sign.width) / 2.0).max(0.0);
    let corner = rect.min + Vec2::new(left, 0.0);
    paint::scene(ui.painter(), &sign.scene, corner, palette, &state.measure);
    ui.allocate_ui(Vec2::new(WORDS_ROOM, SIGN_HEIGHT), |ui| {
        ui.horizontal_centered(|ui| {
            ui.set_width(WORDS_ROOM);
            ui.add(Label::new(&*sign.words).wrap());
        });
    });
}
