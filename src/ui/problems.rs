//! What was found wrong in the file, with the place and the cure.

use super::icons::{self, Icon};
use super::theme::Palette;
use super::widgets::{dim, plain, strong};
use crate::app::{Action, Command, Document, State};
use crate::file::{Problem, Severity};
use crate::view::scene::Ink;
use crate::view::sentence::{grouped, sentence_case};
use eframe::egui::{self, Label, ScrollArea, Ui};

/// The height of a problem in the list, in points.
const ROW: f32 = 40.0;

/// Shows the panel.
pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(document) = state.document() else {
        return;
    };
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = icons::button(ui, Icon::Close, "Close problems", true);
            if close.clicked() {
                actions.push(Action::Run(Command::ToggleProblems));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = format!("Problems in {}", document.origin.name());
                ui.add(Label::new(strong(ui, title, 13.0)).truncate());
                ui.add(Label::new(dim(ui, counts(document), 12.0)).truncate());
            });
        });
    });
    ui.add_space(4.0);
    let problems = document.problems();
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, ROW, problems.len(), |ui, rows| {
            for problem in problems.get(rows).unwrap_or(&[]) {
                row(ui, state, problem, actions);
            }
        });
}

/// "3 errors, 1 warning".
fn counts(document: &Document) -> String {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (document.problem_count(severity), severity.word()))
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| match count {
            1 => format!("1 {word}"),
            more => format!("{} {word}s", grouped(more)),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// A problem on two lines, each cut to the width of the panel; the pointer shows them whole.
fn row(ui: &mut Ui, state: &State, problem: &Problem, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.theme());
    let ink = match problem.severity {
        Severity::Error => palette.error(),
        Severity::Warning => palette.warning(),
        Severity::Note => palette.ink(Ink::Dim),
    };
    let place = problem.place.as_ref().map_or_else(String::new, |place| {
        format!("line {}, column {}", place.line, place.column)
    });
    let event = problem.event.as_ref().and_then(|id| {
        let document = state.document()?;
        document.index().event(document.timeline(), id)
    });
    let message = sentence_case(&problem.message);
    let help = problem.help.as_deref().unwrap_or_default();
    let response = ui
        .scope(|ui| {
            ui.set_height(ROW - 6.0);
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                let code = format!("{} {}", problem.severity.word(), problem.code.id());
                ui.label(plain(code).size(11.5).color(ink));
                ui.label(dim(ui, place, 11.5));
                ui.add(Label::new(plain(&*message)).truncate());
            });
            ui.add(Label::new(dim(ui, sentence_case(help), 12.0)).truncate());
        })
        .response
        .interact(egui::Sense::click());
    response.widget_info(|| {
        let name = format!("{}. {help}", problem.message);
        egui::WidgetInfo::labeled(egui::Role::ListItem, true, name)
    });
    let does = if event.is_some() {
        "\nClick to show the event"
    } else {
        ""
    };
    let response = response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(420.0);
        ui.label(plain(format!("{message}.\n{}.{does}", sentence_case(help))));
    });
    if let Some(event) = event
        && response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .clicked()
    {
        actions.push(Action::Show(event));
    }
}
