//! Small parts that several panels use.

use super::theme::{Palette, font};
use crate::model::hidden;
use crate::view::scene::Ink;
use crate::view::sentence::grouped;
use crate::view::text::Weight;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, Align2, Color32, Label, Painter, Pos2, Response, RichText, Sense, Ui, Vec2,
};
use std::borrow::Cow;
use std::ops::Range;

/// Text of a file or of the program at its usual size: all that panels show goes through here and
/// [`dim`], [`strong`] and [`link`], so that nothing in it is hidden or without end.
pub(super) fn plain<'t>(text: impl Into<Cow<'t, str>>) -> RichText {
    RichText::new(hidden::shown(&text.into()))
}

/// Text that is read second.
pub(super) fn dim<'t>(ui: &Ui, text: impl Into<Cow<'t, str>>, size: f32) -> RichText {
    plain(text)
        .font(font(size, Weight::Regular))
        .color(Palette::of(ui.theme()).ink(Ink::Dim))
}

/// Text that is read first.
pub(super) fn strong<'t>(ui: &Ui, text: impl Into<Cow<'t, str>>, size: f32) -> RichText {
    plain(text)
        .font(font(size, Weight::SemiBold))
        .color(Palette::of(ui.theme()).ink(Ink::Text))
}

/// The title of a section of a panel.
pub(super) fn section(ui: &mut Ui, title: &str) {
    ui.add_space(10.0);
    let text = RichText::new(title)
        .font(font(11.5, Weight::SemiBold))
        .color(Palette::of(ui.theme()).ink(Ink::Dim));
    ui.add(Label::new(text));
    ui.add_space(2.0);
}

/// The title of a section that folds away when it is clicked; whether it is open.
pub(super) fn folding_section(ui: &mut Ui, title: &str) -> bool {
    ui.add_space(8.0);
    let id = ui.scope_id().with(("section", title));
    let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(true);
    let size = Vec2::new(ui.available_width(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = if open {
        format!("{title}: hide")
    } else {
        format!("{title}: show")
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    let palette = Palette::of(ui.theme());
    let is_hot = response.hovered() || response.has_focus();
    let ink = palette.ink(if is_hot { Ink::Text } else { Ink::Dim });
    let painter = ui.painter();
    let font = font(11.5, Weight::SemiBold);
    let left = rect.left_center();
    let text = painter.text(left, Align2::LEFT_CENTER, title, font, ink);
    // A chevron down, or to the right.
    let middle = egui::pos2(text.right() + 10.0, rect.center().y);
    let (along, across) = if open {
        (Vec2::new(3.0, 0.0), Vec2::new(0.0, 1.8))
    } else {
        (Vec2::new(0.0, 3.0), Vec2::new(1.8, 0.0))
    };
    let points = vec![
        middle - along - across,
        middle + across,
        middle + along - across,
    ];
    painter.line(points, egui::Stroke::new(1.3, ink));
    open
}

/// Words that do something when they are clicked; they break where a line has no more room.
pub(super) fn link(ui: &mut Ui, text: &str, name: &str) -> Response {
    let (text, name) = (hidden::label(text), &*hidden::shown(name));
    let palette = Palette::of(ui.theme());
    let ink = palette.ink(Ink::Accent);
    let room = ui.max_rect().width().max(40.0);
    let font = font(12.0, Weight::Regular);
    let galley = ui.painter().layout(text.into_owned(), font, ink, room);
    let size = galley.size() + Vec2::new(0.0, 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let corner = rect.left_center() - Vec2::new(0.0, galley.size().y / 2.0);
    if response.hovered() || response.has_focus() {
        for row in &galley.rows {
            let row = row.rect().translate(corner.to_vec2());
            let stroke = egui::Stroke::new(1.0, ink);
            ui.painter()
                .hline(row.x_range(), row.bottom() - 1.0, stroke);
        }
    }
    ui.painter().galley(corner, galley, ink);
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, ink);
        ui.painter().rect_stroke(
            rect.expand2(Vec2::new(3.0, 0.0)),
            4.0,
            stroke,
            egui::StrokeKind::Outside,
        );
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A word in a rounded frame.
pub(super) fn chip(ui: &mut Ui, text: &str) {
    let text = &*hidden::label(text);
    let palette = Palette::of(ui.theme());
    let ink = palette.ink(Ink::Text);
    let wrap = ui.available_width().max(40.0) - 20.0;
    let galley = ui
        .painter()
        .layout(text.to_owned(), font(12.0, Weight::Regular), ink, wrap);
    let (rect, response) =
        ui.allocate_exact_size(galley.size() + Vec2::new(18.0, 8.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter()
        .rect_filled(rect, 12.0, palette.ink(Ink::EraBand));
    let corner = rect.center() - galley.size() / 2.0;
    ui.painter().galley(corner, galley, ink);
}

/// Says how many of a long list are left out, if any are.
pub(super) fn not_shown(ui: &mut Ui, count: usize, most: usize, what: &str) {
    if count > most {
        let left_out = grouped(count - most);
        let words = format!("{left_out} more {what} are in the file and not shown here.");
        ui.add(Label::new(dim(ui, words, 12.0)).wrap());
    }
}

/// A small letter on a filled square: P for a primary source.
pub(super) fn badge(ui: &mut Ui, letter: &str, name: &str, fill: Color32, ink: Color32) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
    ui.painter().rect_filled(rect, 4.0, fill);
    let font = font(11.0, Weight::SemiBold);
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, letter, font, ink);
    response.on_hover_text(name);
}

/// One line of text that is elided to its room.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) size: f32,
    pub(super) ink: Color32,
    pub(super) room: f32,
    /// The stretches that stand on a coloured ground, in bytes, in order and apart; and that ground.
    pub(super) marks: (&'a [Range<usize>], Color32),
}

impl Line<'_> {
    /// Draws the line; gives how wide it is, in points.
    pub(super) fn draw(&self, painter: &Painter, left_centre: Pos2) -> f32 {
        let plain = TextFormat::simple(font(self.size, Weight::Regular), self.ink);
        let (marks, background) = self.marks;
        let marked = TextFormat {
            background,
            ..plain.clone()
        };
        let mut job = LayoutJob::default();
        let mut at = 0;
        let mut append = |range: Range<usize>, format: &TextFormat| {
            if let Some(part) = self.text.get(range) {
                job.append(part, 0.0, format.clone());
            }
        };
        for mark in marks {
            append(at..mark.start, &plain);
            append(mark.clone(), &marked);
            at = mark.end;
        }
        append(at..self.text.len(), &plain);
        job.break_on_newline = false;
        job.wrap = TextWrapping::truncate_at_width(self.room);
        let galley = painter.layout_job(job);
        let (corner, width) = (
            left_centre - Vec2::new(0.0, galley.size().y / 2.0),
            galley.size().x,
        );
        painter.galley(corner, galley, self.ink);
        width
    }
}
