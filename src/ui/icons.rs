//! Icons drawn as lines, so that they are sharp at every size.

use super::theme::{Palette, font};
use crate::view::scene::Ink;
use crate::view::text::Weight;
use eframe::egui::{self, Color32, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// A plus.
    Plus,
    /// A minus.
    Minus,
    /// Four corners that point outwards.
    Fit,
    /// A window with a panel at its left, which is open or not.
    PanelLeft(bool),
    /// A window with a panel at its right, which is open or not.
    PanelRight(bool),
    /// A sun and a moon in one.
    Theme,
    /// A cross.
    Close,
    /// A tick.
    Tick,
    /// An arrow to the left.
    Previous,
    /// An arrow to the right.
    Next,
    /// Four squares.
    Grid,
    /// A closed lock.
    Lock,
    /// A magnifying glass.
    Search,
}

/// A square button with an icon; `name` is what screen readers and the tooltip say.
pub(super) fn button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), sense);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    let palette = Palette::of(ui.theme());
    if response.hovered() || response.has_focus() {
        let fill = ui.visuals().widgets.hovered.bg_fill;
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.ink(Ink::Accent));
        ui.painter()
            .rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    let ink = match (enabled, response.hovered()) {
        (false, _) => palette.ink(Ink::Dim).gamma_multiply(0.4),
        (true, true) => palette.ink(Ink::Text),
        (true, false) => palette.ink(Ink::Dim),
    };
    draw(ui.painter(), icon, rect.shrink(7.0), ink);
    response.on_hover_text(name)
}

/// A small button with an icon and a word; `tip` is what the tooltip and screen readers add.
pub(super) fn labelled(ui: &mut Ui, icon: Icon, word: &str, tip: &str) -> Response {
    let palette = Palette::of(ui.theme());
    let font = font(12.0, Weight::Regular);
    let galley = ui
        .painter()
        .layout_no_wrap(word.to_owned(), font, Color32::PLACEHOLDER);
    let size = Vec2::new(galley.size().x + 30.0, 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{word}. {tip}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let is_hot = response.hovered() || response.has_focus();
    if is_hot {
        let fill = ui.visuals().widgets.hovered.bg_fill;
        ui.painter().rect_filled(rect, 5.0, fill);
    }
    let ink = palette.ink(if is_hot { Ink::Text } else { Ink::Dim });
    let square = Rect::from_center_size(
        rect.left_center() + Vec2::new(12.0, -0.5),
        Vec2::splat(11.0),
    );
    draw(ui.painter(), icon, square, ink);
    let corner = rect.left_center() + Vec2::new(23.0, -galley.size().y / 2.0);
    ui.painter().galley(corner, galley, ink);
    response.on_hover_text(tip)
}

/// Draws an icon into a square.
pub(super) fn draw(painter: &Painter, icon: Icon, rect: Rect, ink: Color32) {
    let stroke = Stroke::new(1.5, ink);
    let at =
        |x: f32, y: f32| Pos2::new(egui::lerp(rect.x_range(), x), egui::lerp(rect.y_range(), y));
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        painter.line(points, stroke);
    };
    let frame = || {
        painter.rect_stroke(rect, 2.0, stroke, egui::StrokeKind::Middle);
    };
    let panel = |from: f32, to: f32, open: bool| {
        frame();
        let side = Rect::from_min_max(at(from, 0.0), at(to, 1.0));
        if open {
            painter.rect_filled(side, 1.0, ink);
        }
        let inner = if from > 0.0 { from } else { to };
        line(&[(inner, 0.0), (inner, 1.0)]);
    };
    match icon {
        Icon::Plus => {
            line(&[(0.0, 0.5), (1.0, 0.5)]);
            line(&[(0.5, 0.0), (0.5, 1.0)]);
        }
        Icon::Tick => line(&[(0.05, 0.55), (0.38, 0.88), (0.95, 0.15)]),
        Icon::Minus => line(&[(0.0, 0.5), (1.0, 0.5)]),
        Icon::Fit => {
            line(&[(0.0, 0.3), (0.0, 0.0), (0.3, 0.0)]);
            line(&[(0.7, 0.0), (1.0, 0.0), (1.0, 0.3)]);
            line(&[(1.0, 0.7), (1.0, 1.0), (0.7, 1.0)]);
            line(&[(0.3, 1.0), (0.0, 1.0), (0.0, 0.7)]);
        }
        Icon::PanelLeft(open) => panel(0.0, 0.36, open),
        Icon::PanelRight(open) => panel(0.64, 1.0, open),
        Icon::Theme => {
            let radius = rect.width() / 2.0;
            painter.circle_stroke(rect.center(), radius, stroke);
            let half = crate::view::glyphs::half_disc(
                crate::view::geometry::Point::new(rect.center().x, rect.center().y),
                radius,
            );
            let half = half
                .iter()
                .map(|point| Pos2::new(point.x, point.y))
                .collect();
            painter.add(egui::Shape::convex_polygon(half, ink, Stroke::NONE));
        }
        Icon::Close => {
            line(&[(0.1, 0.1), (0.9, 0.9)]);
            line(&[(0.9, 0.1), (0.1, 0.9)]);
        }
        Icon::Previous => line(&[(0.65, 0.05), (0.25, 0.5), (0.65, 0.95)]),
        Icon::Grid => {
            for (x, y) in [(0.0, 0.0), (0.58, 0.0), (0.0, 0.58), (0.58, 0.58)] {
                let square = Rect::from_min_max(at(x, y), at(x + 0.42, y + 0.42));
                painter.rect_stroke(square, 1.0, stroke, egui::StrokeKind::Middle);
            }
        }
        Icon::Lock => {
            let body = Rect::from_min_max(at(0.08, 0.48), at(0.92, 1.0));
            painter.rect_filled(body, 1.5, ink);
            let bow = (0..=8).map(|step| {
                let angle = std::f32::consts::PI * (1.0 + step as f32 / 8.0);
                at(0.5 + 0.27 * angle.cos(), 0.3 + 0.27 * angle.sin())
            });
            let feet = |x| std::iter::once(at(x, 0.5));
            let points = feet(0.23).chain(bow).chain(feet(0.77)).collect();
            painter.line(points, stroke);
        }
        Icon::Search => {
            painter.circle_stroke(at(0.42, 0.42), rect.width() * 0.42, stroke);
            line(&[(0.72, 0.72), (1.05, 1.05)]);
        }
        Icon::Next => line(&[(0.35, 0.05), (0.75, 0.5), (0.35, 0.95)]),
    }
}
