//! The numbers of claims and sources: a claim has a circle, a source a box, wherever they stand.

use super::lights::{Lights, Spot};
use crate::ui::theme::{Palette, font};
use crate::view::scene::Ink;
use crate::view::text::Weight;
use eframe::egui::{self, Color32, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};
use std::sync::Arc;

/// The height of a number with its shape, and the least width, in points.
const SIZE: f32 = 18.0;
/// The room between a number and the words before it, in points.
const GAP: f32 = 5.0;

/// The number of the claim or the source itself.
pub(in crate::ui) fn own_number(ui: &mut Ui, spot: Spot) {
    let ink = Palette::of(ui.theme()).ink(Ink::Dim);
    let galley = digits(ui, spot, ink);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width(&galley), SIZE), Sense::hover());
    draw(ui.painter(), spot, rect, (galley, ink, 0.0));
}

/// A number that leads to the claim or the source that has it. The words before it, if there are
/// any, stand in one line with it.
pub(in crate::ui) fn number_link(ui: &mut Ui, before: &str, spot: Spot, lights: &mut Lights) {
    let palette = Palette::of(ui.theme());
    let (ink, dim) = (palette.ink(Ink::Accent), palette.ink(Ink::Dim));
    let regular = font(12.0, Weight::Regular);
    let words = ui.painter().layout_no_wrap(before.to_owned(), regular, dim);
    let galley = digits(ui, spot, ink);
    let chip_width = width(&galley);
    let words_width = words.size().x + if before.is_empty() { 0.0 } else { GAP };
    let size = Vec2::new(words_width + chip_width, SIZE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = match spot {
        Spot::Claim(place) => format!("Go to claim {}", place + 1),
        Spot::Source(place) => format!("Go to source {}", place + 1),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let painter = ui.painter();
    let corner = rect.left_center() - Vec2::new(0.0, words.size().y / 2.0);
    painter.galley(corner, words, dim);
    let left_top = Pos2::new(rect.right() - chip_width, rect.top());
    let chip = Rect::from_min_max(left_top, rect.right_bottom());
    let is_hot = response.hovered() || response.has_focus();
    let strength = match (spot, is_hot) {
        (_, true) => 0.28,
        (Spot::Claim(_), false) => 0.0,
        (Spot::Source(_), false) => 0.12,
    };
    draw(painter, spot, chip, (galley, ink, strength));
    if response.has_focus() {
        let stroke = Stroke::new(1.5, ink);
        let corner = rounding(spot) + 2.0;
        painter.rect_stroke(chip.expand(2.0), corner, stroke, StrokeKind::Outside);
    }
    if response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        lights.go_to(spot);
    }
}

fn digits(ui: &Ui, spot: Spot, ink: Color32) -> Arc<egui::Galley> {
    let (Spot::Claim(place) | Spot::Source(place)) = spot;
    let font = font(11.0, Weight::SemiBold);
    let number = (place + 1).to_string();
    ui.painter().layout_no_wrap(number, font, ink)
}

fn width(galley: &egui::Galley) -> f32 {
    (galley.size().x + 8.0).max(SIZE)
}

/// Of a corner, in points.
fn rounding(spot: Spot) -> f32 {
    match spot {
        Spot::Claim(_) => SIZE / 2.0,
        Spot::Source(_) => 3.0,
    }
}

/// Draws a number in its shape, on a ground of its own colour of that strength, from 0 to 1.
fn draw(
    painter: &Painter,
    spot: Spot,
    rect: Rect,
    (galley, ink, strength): (Arc<egui::Galley>, Color32, f32),
) {
    let corner = rounding(spot);
    painter.rect_filled(rect, corner, ink.gamma_multiply(strength));
    let line = Stroke::new(1.0, ink.gamma_multiply(0.8));
    painter.rect_stroke(rect, corner, line, StrokeKind::Inside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, ink);
}

/// "source 1", "sources 1, 2 and 4"; nothing for no numbers.
pub(in crate::ui) fn numbered(numbers: impl Iterator<Item = usize>, what: &str) -> Option<String> {
    let words: Vec<String> = numbers.map(|number| number.to_string()).collect();
    Some(match words.as_slice() {
        [] => return None,
        [one] => format!("{what} {one}"),
        [rest @ .., last] => format!("{what}s {} and {last}", rest.join(", ")),
    })
}
