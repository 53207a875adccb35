//! The status line: how much is shown and how much is not, problems, the range in view.

use super::theme::Palette;
use super::widgets::dim;
use crate::app::{Action, Command, State};
use crate::file::Severity;
use crate::model::date::Zone;
use crate::view::sentence::{self, grouped};
use eframe::egui::{self, Align, Layout, RichText, Ui};
use std::fmt::Write as _;

/// Shows the status line.
pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = state.document() else {
        return;
    };
    let edges = state.view().and_then(|view| view.edges());
    ui.horizontal_centered(|ui| {
        let index = document.index();
        let total = document.timeline().events.len();
        let shown = edges.map_or(0, |(from, to)| index.count_in(from..to));
        let undated = total - index.dated();
        let outside = index.dated() - shown.min(index.dated());
        let mut text = format!("{} of {} in view", grouped(shown), sentence::events(total));
        if outside > 0 {
            write!(text, " · {} outside", grouped(outside)).ok();
        }
        if undated > 0 {
            write!(text, " · {undated} without a date").ok();
        }
        ui.label(dim(ui, text, 12.0));
        if let Some(name) = state.opening() {
            ui.add_space(12.0);
            ui.add(egui::Spinner::new().size(14.0));
            ui.label(dim(ui, format!("{name}…"), 12.0));
            if super::widgets::link(ui, "Cancel", "Stop opening the file").clicked() {
                actions.push(Action::CancelOpening);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((from, to)) = edges {
                ui.label(dim(ui, range(from, to, document.zone()), 12.0));
                ui.add_space(10.0);
            }
            problems(ui, state, actions);
        });
    });
}

fn problems(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = state.document() else {
        return;
    };
    let count = document.problems().len();
    let palette = Palette::of(ui.theme());
    let text = match count {
        0 => dim(ui, "No problems", 12.0),
        1 => RichText::new("1 problem")
            .size(12.0)
            .color(palette.warning()),
        more => RichText::new(format!("{more} problems"))
            .size(12.0)
            .color(palette.warning()),
    };
    if document.problem_count(Severity::Error) > 0 {
        let text = text.color(palette.error());
        show(ui, text, state, actions);
    } else if count > 0 {
        show(ui, text, state, actions);
    } else {
        ui.label(text);
    }
}

fn show(ui: &mut Ui, text: RichText, state: &State, actions: &mut Vec<Action>) {
    let button = ui.add(egui::Button::selectable(state.problems_open, text));
    if button
        .on_hover_text(Command::ToggleProblems.hint())
        .clicked()
    {
        actions.push(Action::Run(Command::ToggleProblems));
    }
}

/// "28 Jan 2025 to 6 Apr 2025 · 69 days".
fn range(from: i64, to: i64, zone: Zone) -> String {
    let seconds = to.saturating_sub(from);
    let amount = |unit: i64, name: &str| {
        let count = (seconds as f64 / unit as f64).round() as i64;
        if count == 1 {
            format!("1 {name}")
        } else {
            format!("{count} {name}s")
        }
    };
    let length = match seconds {
        ..=180 => amount(1, "second"),
        181..=10_800 => amount(60, "minute"),
        10_801..=172_800 => amount(3_600, "hour"),
        172_801..=63_072_000 => amount(86_400, "day"),
        _ => amount(31_556_952, "year"),
    };
    let (from, to) = (sentence::day(from, zone), sentence::day(to, zone));
    if from == to {
        format!("{from} · {length}")
    } else {
        format!("{from} to {to} · {length}")
    }
}
