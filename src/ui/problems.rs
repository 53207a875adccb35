//! What was found wrong in the file, with the place and the cure.

use super::icons::{self, Icon};
use super::theme::Palette;
use super::widgets::{dim, sentence_case, strong};
use crate::app::{Action, Command, State};
use crate::file::{Problem, Severity};
use eframe::egui::{self, RichText, ScrollArea, Ui};

/// Shows the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = state.document() else {
        return;
    };
    ui.horizontal(|ui| {
        let title = format!("Problems in {}", document.origin.name());
        ui.label(strong(ui, title, 13.0));
        let counts = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| (document.problem_count(severity), severity.word()))
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| {
                if count == 1 {
                    format!("1 {word}")
                } else {
                    format!("{count} {word}s")
                }
            })
            .collect::<Vec<_>>()
            .join(", ");
        ui.label(dim(ui, counts, 12.0));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = icons::button(ui, Icon::Close, "Close problems", true);
            if close.clicked() {
                actions.push(Action::Run(Command::ToggleProblems));
            }
        });
    });
    ui.add_space(4.0);
    let problems = document.problems();
    let height = 40.0;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, height, problems.len(), |ui, rows| {
            for problem in problems.get(rows).unwrap_or(&[]) {
                row(ui, state, problem, height, actions);
            }
        });
}

fn row(ui: &mut Ui, state: &State, problem: &Problem, height: f32, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.theme());
    let ink = match problem.severity {
        Severity::Error => palette.error(),
        Severity::Warning => palette.warning(),
        Severity::Note => palette.ink(crate::view::scene::Ink::Dim),
    };
    let place = problem.place.as_ref().map_or_else(String::new, |place| {
        format!("line {}, column {}", place.line, place.column)
    });
    let event = problem
        .event
        .as_ref()
        .and_then(|id| state.document()?.index().event(id));
    let response = ui
        .scope(|ui| {
            ui.set_height(height - 6.0);
            ui.horizontal(|ui| {
                let code = format!("{} {}", problem.severity.word(), problem.code.id());
                ui.label(RichText::new(code).size(11.5).color(ink));
                ui.label(dim(ui, place, 11.5));
                ui.label(sentence_case(&problem.message));
            });
            if let Some(help) = &problem.help {
                ui.label(dim(ui, sentence_case(help), 12.0));
            }
        })
        .response
        .interact(egui::Sense::click());
    response.widget_info(|| {
        let help = problem.help.as_deref().unwrap_or_default();
        egui::WidgetInfo::labeled(
            egui::Role::ListItem,
            true,
            format!("{}. {help}", problem.message),
        )
    });
    if let Some(event) = event {
        let response = response
            .on_hover_text("Show the event")
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.clicked() {
            actions.push(Action::Show(event));
        }
    }
}
