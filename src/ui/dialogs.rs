//! Questions and sheets over the window, and short messages.

use super::icons::{self, Icon};
use super::theme::Palette;
use super::widgets::{dim, plain, strong};
use super::{export, menus, signs, views};
use crate::app::action::Dialog;
use crate::app::notice::{Notice, Severity};
use crate::app::{Action, State};
use crate::file::Code;
use crate::view::scene::Ink;
use eframe::egui::{
    self, Align2, Area, Frame, Id, Key, Margin, Modal, Rect, Response, ScrollArea, Stroke,
    TextEdit, Ui, vec2,
};

/// Shows the dialog that is open, if one is.
pub(super) fn ui(ui: &Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(dialog) = &state.dialog else { return };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("dialog"))
        .frame(frame)
        .show(ui, |ui| {
            // A dialog that follows another has widgets of its own, and the focus finds none of the old.
            ui.push_id(std::mem::discriminant(dialog), |ui| {
                content(ui, state, dialog, actions);
            });
        });
    if modal.should_close() {
        actions.push(Action::CloseDialog);
    }
}

fn content(ui: &mut Ui, state: &State, dialog: &Dialog, actions: &mut Vec<Action>) {
    match dialog {
        Dialog::GoTo { text, answer } => go_to(ui, text, answer, actions),
        Dialog::Views(document) => views::list(ui, state, *document, actions),
        Dialog::Answer { rule, on, text, .. } => answer(ui, *rule, on.as_deref(), text, actions),
        Dialog::OpenPath { text, error } => open_path(ui, text, error.as_deref(), actions),
        Dialog::KeepCopy {
            text,
            error,
            replaces,
            ..
        } => keep_copy(ui, text, error.as_deref(), replaces.is_some(), actions),
        Dialog::Export { document, form } => {
            export::ui(ui, state, (*document, *form), actions);
        }
        Dialog::PicturePath {
            text,
            error,
            replaces,
            ..
        } => export::path(ui, text, error.as_deref(), *replaces, actions),
        Dialog::ConfirmLink { url, host, caution } => confirm(ui, url, host, caution, actions),
        Dialog::HowToRead => signs::ui(ui, state, actions),
        Dialog::Keys => keys(ui, actions),
        Dialog::About => about(ui, actions),
    }
}

/// A field; Enter carries out what it says.
fn field(ui: &mut Ui, text: &str, label: &str, hint: &str, actions: &mut Vec<Action>) -> Response {
    let heading = ui.label(strong(ui, label, 15.0));
    ui.add_space(6.0);
    let mut typed = text.to_owned();
    let edit = TextEdit::singleline(&mut typed)
        .hint_text(hint)
        .desired_width(420.0);
    let response = ui
        .add(edit.margin(Margin::symmetric(10, 8)))
        .labelled_by(heading.id);
    if response.changed() {
        actions.push(Action::Type(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::Submit);
    }
    response
}

/// What the dialog does, and a way out.
pub(super) struct Buttons {
    /// The one that does it.
    pub(super) does: Response,
    /// Whether the focus is on one of the two.
    pub(super) have_focus: bool,
}

/// Shows the buttons of a dialog.
pub(super) fn buttons(
    ui: &mut Ui,
    does: &str,
    action: Action,
    enabled: bool,
    actions: &mut Vec<Action>,
) -> Buttons {
    ui.add_space(10.0);
    let row = ui.horizontal(|ui| {
        let button = egui::Button::new(strong(ui, does, 13.0));
        let does = ui.add_enabled(enabled, button);
        let cancel = ui.button("Cancel");
        if does.clicked() {
            actions.push(action);
        } else if cancel.clicked() {
            actions.push(Action::CloseDialog);
        }
        let have_focus = does.has_focus() || cancel.has_focus();
        Buttons { does, have_focus }
    });
    row.inner
}

/// Asks why a finding is as it should be.
fn answer(ui: &mut Ui, rule: Code, on: Option<&str>, text: &str, actions: &mut Vec<Action>) {
    let label = "Why is this as it should be?";
    let hint = "A reason, for everybody who reads the file";
    let field = field(ui, text, label, hint, actions);
    ui.add_space(6.0);
    let about = on.unwrap_or("the whole timeline");
    let words = format!(
        "The answer stands in the file, for the rule {} on {about}. The finding is then counted, and no longer listed.",
        rule.slug()
    );
    ui.set_max_width(440.0);
    ui.add(egui::Label::new(dim(ui, words, 12.0)).wrap());
    let enabled = !text.trim().is_empty();
    let buttons = buttons(ui, "Answer", Action::Submit, enabled, actions);
    keep_focus(&field, buttons.have_focus);
}

/// A dialog with a field has the focus in the field, or on one of its buttons.
fn keep_focus(field: &Response, is_on_button: bool) {
    if !is_on_button && !field.has_focus() {
        field.request_focus();
    }
}

fn go_to(ui: &mut Ui, text: &str, answer: &Result<String, String>, actions: &mut Vec<Action>) {
    let field = field(
        ui,
        text,
        "Go to date",
        "28 Feb 2025, 27 Oct 1962 18:30, spring 2014, 44 BCE, today",
        actions,
    );
    ui.set_max_width(440.0);
    match answer {
        Ok(understood) if understood.is_empty() => {
            ui.label(dim(
                ui,
                "A day, a month, a year, a clock time, or two of them with a slash.",
                12.0,
            ));
        }
        Ok(understood) => {
            ui.label(dim(ui, format!("Understood as {understood}"), 12.0));
        }
        Err(why) => {
            ui.label(
                plain(&**why)
                    .size(12.0)
                    .color(Palette::of(ui.theme()).warning()),
            );
        }
    }
    let enabled = answer
        .as_ref()
        .is_ok_and(|understood| !understood.is_empty());
    let is_on_button = buttons(ui, "Go", Action::Submit, enabled, actions).have_focus;
    keep_focus(&field, is_on_button);
}

fn open_path(ui: &mut Ui, text: &str, error: Option<&str>, actions: &mut Vec<Action>) {
    let field = field(
        ui,
        text,
        "Open path",
        "/home/me/timelines/sanctions.ron",
        actions,
    );
    ui.set_max_width(440.0);
    if let Some(error) = error {
        ui.label(
            plain(error)
                .size(12.0)
                .color(Palette::of(ui.theme()).error()),
        );
    }
    let enabled = !text.trim().is_empty();
    let is_on_button = buttons(ui, "Open", Action::Submit, enabled, actions).have_focus;
    keep_focus(&field, is_on_button);
}

fn keep_copy(
    ui: &mut Ui,
    text: &str,
    error: Option<&str>,
    replaces: bool,
    actions: &mut Vec<Action>,
) {
    let path = PathBox {
        title: "Keep a copy as",
        hint: "/home/me/timelines/my-copy.ron",
        does: "Keep a copy",
        text,
        error,
        replaces,
    };
    path.ui(ui, actions);
}

/// Asks for the path of a file that is to be made.
pub(super) struct PathBox<'a> {
    /// What is asked for.
    pub(super) title: &'a str,
    /// An example.
    pub(super) hint: &'a str,
    /// What the button does.
    pub(super) does: &'a str,
    /// What is typed.
    pub(super) text: &'a str,
    /// Why it cannot be made there.
    pub(super) error: Option<&'a str>,
    /// Whether a file of that name would be lost.
    pub(super) replaces: bool,
}

impl PathBox<'_> {
    pub(super) fn ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let field = field(ui, self.text, self.title, self.hint, actions);
        ui.set_max_width(440.0);
        let palette = Palette::of(ui.theme());
        if let Some(error) = self.error {
            ui.label(plain(error).size(12.0).color(palette.error()));
        } else if self.replaces {
            let text = "There is a file of this name already. What is in it would be lost.";
            ui.label(plain(text).size(12.0).color(palette.warning()));
        }
        let does = if self.replaces {
            "Replace it"
        } else {
            self.does
        };
        let enabled = !self.text.trim().is_empty();
        let is_on_button = buttons(ui, does, Action::Submit, enabled, actions).have_focus;
        keep_focus(&field, is_on_button);
    }
}

fn confirm(ui: &mut Ui, url: &str, host: &str, caution: &str, actions: &mut Vec<Action>) {
    ui.set_max_width(460.0);
    ui.label(strong(ui, format!("Open {host} in the browser?"), 15.0));
    ui.add_space(4.0);
    ui.label(plain(caution).color(Palette::of(ui.theme()).warning()));
    ui.add(egui::Label::new(dim(ui, url, 12.0)).wrap());
    buttons(ui, "Open", Action::OpenConfirmedLink, true, actions);
}

fn keys(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.label(strong(ui, "Keys", 18.0));
    let height = (ui.ctx().content_rect().height() - 180.0).max(160.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        menus::keys_sheet(ui);
        ui.add_space(8.0);
        ui.label(dim(
            ui,
            "Wheel or pinch zooms at the pointer, drag moves, Shift and wheel moves sideways.",
            12.0,
        ));
        ui.label(dim(
            ui,
            "Double click on an event zooms to it, on the ground shows everything.",
            12.0,
        ));
    });
    close(ui, actions);
}

fn about(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.set_max_width(420.0);
    ui.label(strong(
        ui,
        format!("Dateline {}", env!("CARGO_PKG_VERSION")),
        18.0,
    ));
    ui.add_space(4.0);
    ui.label("Timelines whose every event shows its sources.");
    ui.add_space(6.0);
    ui.label(dim(
        ui,
        "The program is free software under the MIT or the Apache 2.0 licence, at your choice.",
        12.5,
    ));
    ui.label(dim(
        ui,
        "Its typeface is Inter by The Inter Project Authors, under the SIL Open Font License 1.1.",
        12.5,
    ));
    ui.label(dim(
        ui,
        "It never goes on the network; links open in your browser.",
        12.5,
    ));
    close(ui, actions);
}

pub(super) fn close(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.add_space(10.0);
    if ui.button("Close").clicked() {
        actions.push(Action::CloseDialog);
    }
}

/// Shows the messages over the bottom of a part of the window, the newest last: of the canvas, so that
/// they cover nothing that wants a click.
pub(super) fn notices(ui: &Ui, over: Rect, state: &State, actions: &mut Vec<Action>) {
    if state.notices.is_empty() {
        return;
    }
    Area::new(Id::unique("notices"))
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(over.center_bottom() - vec2(0.0, 24.0))
        .show(ui, |ui| {
            for notice in state.notices.iter() {
                notice_ui(ui, notice, actions);
                ui.add_space(6.0);
            }
        });
}

fn notice_ui(ui: &mut Ui, notice: &Notice, actions: &mut Vec<Action>) {
    let palette = Palette::of(ui.theme());
    let edge = match notice.severity {
        Severity::Info => palette.ink(Ink::Accent),
        Severity::Warning => palette.warning(),
        Severity::Error => palette.error(),
    };
    let frame = Frame::popup(ui.style())
        .stroke(Stroke::new(1.0, edge))
        .inner_margin(Margin::symmetric(14, 6));
    frame.show(ui, |ui| {
        ui.set_width(380.0);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(340.0);
                // In line with the button beside it.
                ui.add_space(5.0);
                let mut lines = notice.text.lines();
                ui.add(egui::Label::new(plain(lines.next().unwrap_or_default())).wrap());
                for line in lines {
                    ui.add(egui::Label::new(dim(ui, line, 12.0)).wrap());
                }
            });
            if icons::button(ui, Icon::Close, "Dismiss", true).clicked() {
                actions.push(Action::Dismiss(notice.id));
            }
        });
    });
}
