//! The problem that is looked at: what it says, its lines of the file, and what mends it.

use super::{ink_of, title};
use crate::app::problems::Excerpt;
use crate::app::{Action, Document};
use crate::check::about;
use crate::file::Problem;
use crate::model::hidden;
use crate::ui::theme::Palette;
use crate::ui::widgets::{dim, link, plain, strong};
use crate::view::scene::Ink;
use crate::view::sentence::sentence_case;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, FontId, Frame, Label, Margin, RichText, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

/// The height of a line of the file, in points.
const LINE: f32 = 18.0;
/// The size of its letters, in points.
const LETTERS: f32 = 12.0;

/// Shows a problem, by its position among all.
pub(super) fn ui(
    ui: &mut Ui,
    document: &Document,
    (position, problem, excerpt): (usize, &Problem, Option<&Excerpt>),
    actions: &mut Vec<Action>,
) {
    let palette = Palette::of(ui.theme());
    ScrollArea::vertical()
        .id_salt("look")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - 8.0).max(0.0));
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.horizontal(|ui| {
                let sort = format!("{} {}", problem.severity.word(), problem.code.id());
                let ink = ink_of(palette, problem.severity);
                ui.label(RichText::new(sentence_case(&sort)).size(11.5).color(ink));
                ui.label(dim(ui, title(problem.code), 11.5));
                if let Some(place) = &problem.place {
                    let place = format!("line {}, column {}", place.line, place.column);
                    ui.label(dim(ui, place, 11.5));
                }
            });
            let message = sentence_case(&problem.message);
            ui.add(
                Label::new(strong(ui, message, 13.5))
                    .wrap()
                    .selectable(true),
            );
            if let Some(help) = &problem.help {
                let help = plain(sentence_case(help)).size(13.0);
                ui.add(Label::new(help).wrap().selectable(true));
            }
            let why = about::why(problem.code);
            ui.add(Label::new(dim(ui, why, 12.0)).wrap().selectable(true));
            act(ui, document, position, problem, actions);
            if let Some(excerpt) = excerpt {
                lines(ui, excerpt);
            }
        });
}

/// What can be done about it.
fn act(
    ui: &mut Ui,
    document: &Document,
    position: usize,
    problem: &Problem,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if let Some(fix) = &problem.fix {
            let does = format!("Write {}", hidden::label(fix));
            match document.read_only() {
                None => {
                    let name = format!("Mend the file: {does}");
                    if link(ui, &does, &name).on_hover_text(name.clone()).clicked() {
                        actions.push(Action::FixProblem(position));
                    }
                }
                Some(why) => {
                    let words = format!("{}: keep a copy to mend it", why.reason());
                    ui.label(dim(ui, words, 12.0));
                }
            }
        }
        if problem.code.is_answerable() && document.read_only().is_none() {
            let name = "Say in the file why this is as it should be";
            if link(ui, "Answer…", name).on_hover_text(name).clicked() {
                actions.push(Action::AskAnswer(position));
            }
        }
        if let (Some(path), Some(place)) = (document.origin.path(), &problem.place) {
            let place = format!("{}:{}:{}", path.display(), place.line, place.column);
            let copy = link(
                ui,
                "Copy place",
                "Copy the place in the file, for an editor",
            );
            if copy.on_hover_text(hidden::label(&place)).clicked() {
                actions.push(Action::CopyText(place));
            }
        }
        let again = link(ui, "All problems", "Look at no single problem");
        if again.clicked() {
            actions.push(Action::LookAway);
        }
    });
}

/// The same lines without their beginnings, where the mark would be beyond so many columns.
fn scrolled(excerpt: &Excerpt, columns: usize) -> Excerpt {
    let marked = excerpt.lines.get(excerpt.marked_line);
    let before = marked.and_then(|line| line.get(..excerpt.mark.start));
    let before = before.unwrap_or_default().chars().count();
    let length = excerpt.mark.len().min(columns / 2);
    if before + length < columns {
        return excerpt.clone();
    }
    let left_out = before.saturating_sub(columns / 3);
    let start = |line: &str| {
        let cut = line.char_indices().nth(left_out);
        cut.map_or(line.len(), |(at, _)| at)
    };
    let sign = "…";
    let shift = marked.map_or(0, |line| start(line));
    let moved = |at: usize| at.saturating_sub(shift) + sign.len();
    let lines = excerpt.lines.iter();
    Excerpt {
        lines: lines
            .map(|line| format!("{sign}{}", line.get(start(line)..).unwrap_or_default()))
            .collect(),
        mark: moved(excerpt.mark.start)..moved(excerpt.mark.end),
        ..*excerpt
    }
}

/// Lines of the file, with their numbers; what is wrong is marked.
fn lines(ui: &mut Ui, excerpt: &Excerpt) {
    let palette = Palette::of(ui.theme());
    let frame = Frame::new()
        .fill(palette.ink(Ink::Ground))
        .stroke(Stroke::new(1.0, palette.ink(Ink::Hairline)))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(8, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let last = excerpt.first_line + excerpt.lines.len();
        let digits = last.to_string().len() as f32;
        let gutter = digits * LETTERS * 0.62 + 12.0;
        let room = ui.available_width() - gutter;
        let excerpt = &scrolled(excerpt, (room / (LETTERS * 0.62)) as usize);
        for (number, line) in excerpt.lines.iter().enumerate() {
            let size = Vec2::new(ui.available_width(), LINE);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let is_marked = number == excerpt.marked_line;
            let number = excerpt.first_line + number;
            response.widget_info(|| {
                let name = format!("Line {number}: {line}");
                WidgetInfo::labeled(egui::Role::Label, true, name)
            });
            let ink = palette.ink(if is_marked { Ink::Text } else { Ink::Dim });
            ui.painter().text(
                rect.left_center() + Vec2::new(gutter - 10.0, 0.0),
                egui::Align2::RIGHT_CENTER,
                number,
                FontId::monospace(LETTERS),
                palette.ink(Ink::Dim),
            );
            let plain = TextFormat::simple(FontId::monospace(LETTERS), ink);
            let mut marked = plain.clone();
            marked.underline = Stroke::new(1.5, palette.warning());
            let mark = if is_marked {
                excerpt.mark.clone()
            } else {
                0..0
            };
            let mut job = LayoutJob::default();
            for (part, format) in [
                (line.get(..mark.start), &plain),
                (line.get(mark.clone()), &marked),
                (line.get(mark.end..), &plain),
            ] {
                job.append(part.unwrap_or_default(), 0.0, format.clone());
            }
            job.break_on_newline = false;
            job.wrap = TextWrapping::truncate_at_width((rect.width() - gutter).max(20.0));
            let galley = ui.painter().layout_job(job);
            let corner = rect.left_center() + Vec2::new(gutter, -galley.size().y / 2.0);
            ui.painter().galley(corner, galley, ink);
        }
    });
}
