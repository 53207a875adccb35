//! The files that were open, each with its title, its folder and how long ago that was, and whether the
//! program begins with this screen.

use crate::app::document::file_name;
use crate::app::settings::RecentFile;
use crate::app::{Action, Command, State};
use crate::model::date::{DAY, Instant};
use crate::model::hidden;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Palette, font};
use crate::ui::widgets::{dim, strong};
use crate::view::scene::Ink;
use crate::view::text::Weight;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Color32, FontId, Galley, Label, Rect, Sense, Stroke, Ui, Vec2};
use std::path::Path;
use std::sync::Arc;

/// The height of a file, in points.
const ROW: f32 = 46.0;
/// A minute, in seconds.
const MINUTE: i64 = 60;
/// An hour, in seconds.
const HOUR: i64 = 3_600;

/// Shows the column.
pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.label(strong(ui, "Recent files", 15.0));
    ui.add_space(4.0);
    if state.settings.recent.is_empty() {
        let text = "Timelines that you open are listed here.";
        ui.add(Label::new(dim(ui, text, 12.5)).wrap());
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for file in &state.settings.recent {
        row(ui, state, file, actions);
    }
    ui.add_space(16.0);
    let mut begins = state.settings.begin_with_start;
    let command = Command::ToggleBeginWithStart;
    let text = dim(ui, command.title(), 12.5);
    if ui
        .checkbox(&mut begins, text)
        .on_hover_text(command.hint())
        .changed()
    {
        actions.push(Action::Run(command));
    }
}

fn row(ui: &mut Ui, state: &State, file: &RecentFile, actions: &mut Vec<Action>) {
    let is_missing = state.start.is_missing(&file.path);
    let name = file_name(&file.path);
    let folder = file.path.parent().map(folder_words).unwrap_or_default();
    let when = if is_missing {
        "not there any more".to_owned()
    } else {
        file.opened
            .map(|opened| ago(opened, state.now()))
            .unwrap_or_default()
    };
    let size = Vec2::new(ui.available_width(), ROW);
    let sense = if is_missing {
        Sense::hover()
    } else {
        Sense::click()
    };
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let cross = Rect::from_center_size(
        rect.right_center() - Vec2::new(14.0, 0.0),
        Vec2::splat(28.0),
    );
    let words = rect.with_max_x(cross.left() - 4.0);
    let id = ui.scope_id().with(&file.path);
    let response = ui.interact(words, id, sense);
    let title = file.title.as_deref().map(hidden::label);
    let spoken = joined(
        &[title.as_deref().unwrap_or_default(), &name, &folder, &when],
        ", ",
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, !is_missing, &spoken));
    let palette = Palette::of(ui.theme());
    let is_hot = response.hovered() && !is_missing;
    if is_hot || response.has_focus() {
        let fill = ui.visuals().widgets.hovered.bg_fill;
        ui.painter()
            .rect_filled(rect.expand2(Vec2::new(8.0, 0.0)), 6.0, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.ink(Ink::Accent));
        let ring = words.expand2(Vec2::new(8.0, 0.0));
        ui.painter()
            .rect_stroke(ring, 6.0, stroke, egui::StrokeKind::Inside);
    }
    let first = title.as_deref().unwrap_or(&*name);
    let name_below = title.as_ref().map_or("", |_| &*name);
    let below = joined(&[name_below, &when, &folder], " · ");
    let (text, dim) = (palette.ink(Ink::Text), palette.ink(Ink::Dim));
    let ink = if is_missing { dim } else { text };
    for (words_of, top, size, weight, ink) in [
        (first, 5.0, 13.5, Weight::SemiBold, ink),
        (&*below, 25.0, 11.5, Weight::Regular, dim),
    ] {
        let galley = one_line(ui, words_of, font(size, weight), ink, words.width());
        let corner = words.min + Vec2::new(0.0, top);
        ui.painter().galley(corner, galley, ink);
    }
    let forget = ui.scope_builder(egui::UiBuilder::new().max_rect(cross), |ui| {
        icons::button(ui, Icon::Close, &format!("Forget {name}"), true)
    });
    if forget.inner.clicked() {
        actions.push(Action::Forget(file.path.clone()));
    }
    if response.clicked() {
        actions.push(Action::OpenFile(file.path.clone()));
    }
    if !is_missing {
        response
            .on_hover_text(hidden::path(&file.path))
            .on_hover_cursor(egui::CursorIcon::PointingHand);
    }
}

/// The parts that say something, in a row.
fn joined(parts: &[&str], between: &str) -> String {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

/// One line of text, cut to its room in points.
fn one_line(ui: &Ui, text: &str, font: FontId, ink: Color32, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

/// A folder as people write it: their home is `~`.
fn folder_words(folder: &Path) -> String {
    let home = etcetera::home_dir().ok();
    let below = home.and_then(|home| folder.strip_prefix(home).ok().map(Path::to_owned));
    match below {
        Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
        Some(below) => format!("~/{}", hidden::path(&below)),
        None => hidden::path(folder),
    }
}

/// "just now", "5 minutes ago", "3 hours ago", "2 days ago", "1 year ago".
fn ago(then: Instant, now: Instant) -> String {
    let seconds = now.saturating_sub(then);
    let amount = |unit: i64, name: &str| match seconds / unit {
        1 => format!("1 {name} ago"),
        more => format!("{more} {name}s ago"),
    };
    match seconds {
        ..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => amount(MINUTE, "minute"),
        HOUR..DAY => amount(HOUR, "hour"),
        DAY.. if seconds < 60 * DAY => amount(DAY, "day"),
        _ if seconds < 730 * DAY => amount(30 * DAY, "month"),
        _ => amount(365 * DAY, "year"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_long_ago_in_one_figure() {
        for (seconds, words) in [
            (-5, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (7_300, "2 hours ago"),
            (DAY, "1 day ago"),
            (59 * DAY, "59 days ago"),
            (61 * DAY, "2 months ago"),
            (800 * DAY, "2 years ago"),
        ] {
            assert_eq!(ago(1_000_000, 1_000_000 + seconds), words);
        }
    }

    #[test]
    fn the_home_of_the_user_is_short() {
        let home = etcetera::home_dir().unwrap();
        assert_eq!(folder_words(&home), "~");
        assert_eq!(folder_words(&home.join("timelines")), "~/timelines");
        assert_eq!(folder_words(Path::new("/srv/shared")), "/srv/shared");
    }
}
