//! The menus: every command is in one of them.

use super::views;
use crate::app::bundled::BUNDLED;
use crate::app::command::{Facts, Group};
use crate::app::document::file_name;
use crate::app::settings::{ClockPreference, ThemePreference};
use crate::app::shortcut::System;
use crate::app::{Action, Command, Origin, State};
use crate::model::{Grouping, hidden};
use crate::view::colouring::ColourBy;
use eframe::egui::{self, Button, Ui};

/// Every way to group, with what menus say.
const GROUPINGS: [(Grouping, &str); 6] = [
    (Grouping::Lane, "Lane"),
    (Grouping::Kind, "Kind"),
    (Grouping::Actor, "Actor"),
    (Grouping::Place, "Place"),
    (Grouping::Tag, "Tag"),
    (Grouping::Nothing, "Nothing"),
];

/// What the submenu of clock times holds.
const CLOCKS: [Command; 4] = [
    Command::ClockEvent,
    Command::ClockReader,
    Command::ClockUtc,
    Command::NextClock,
];

/// Shows the menus, in a menu bar.
pub(super) fn ui(ui: &mut Ui, state: &State, facts: &Facts, actions: &mut Vec<Action>) {
    for group in Group::ALL {
        ui.menu_button(group.title(), |ui| {
            ui.set_min_width(230.0);
            for command in group.commands() {
                let nested = CLOCKS.contains(&command) || command.citation_style().is_some();
                if !nested && command != Command::ChooseView {
                    item(ui, state, command, facts, actions);
                }
                after(ui, state, command, facts, actions);
            }
        });
    }
}

/// One command of a menu.
fn item(ui: &mut Ui, state: &State, command: Command, facts: &Facts, actions: &mut Vec<Action>) {
    let keys = command
        .shortcuts()
        .first()
        .map(|keys| keys.label(System::current()));
    let mut title = command.title().to_owned();
    if command == Command::ClockReader {
        title = format!("{title} ({})", state.reader_zone().title());
    }
    let text = ticked(&title, is_on(state, command));
    let button = match keys {
        Some(keys) => Button::new(text).shortcut_text(keys),
        None => Button::new(text),
    };
    let response = ui.add_enabled(command.is_enabled(facts), button);
    let response = match command.why_disabled(facts) {
        Some(reason) => response.on_disabled_hover_text(reason),
        None => response.on_hover_text(command.hint()),
    };
    if response.clicked() {
        actions.push(Action::Run(command));
        ui.close();
    }
}

/// Whether a command stands for something that is on now.
fn is_on(state: &State, command: Command) -> bool {
    let panels = &state.settings.panels;
    match command {
        Command::ToggleList => panels.list_open,
        Command::ToggleDetails => panels.details_open,
        Command::Exercise => state.exercise,
        Command::ToggleProblems => state.problems_open,
        Command::ColourByEvidence => state.settings.colour_by == ColourBy::Evidence,
        Command::ShowStart => state.start.is_open(),
        Command::ToggleBeginWithStart => state.settings.begin_with_start,
        Command::ThemeLight => state.settings.theme == ThemePreference::Light,
        Command::ThemeDark => state.settings.theme == ThemePreference::Dark,
        Command::ThemeSystem => state.settings.theme == ThemePreference::System,
        Command::ClockEvent => state.settings.clock_times == ClockPreference::Event,
        Command::ClockReader => state.settings.clock_times == ClockPreference::Reader,
        Command::ClockUtc => state.settings.clock_times == ClockPreference::Utc,
        _ => command.citation_style() == Some(state.settings.citation_style),
    }
}

/// Submenus and lines that follow some commands.
fn after(ui: &mut Ui, state: &State, command: Command, facts: &Facts, actions: &mut Vec<Action>) {
    match command {
        Command::OpenPath => {
            recent(ui, state, actions);
            bundled(ui, state, actions);
            open_timelines(ui, state, actions);
            ui.separator();
        }
        Command::CloseStart
        | Command::CloseDocument
        | Command::ToggleBeginWithStart
        | Command::ThemeSystem
        | Command::LanesDown
        | Command::FitSelection => {
            ui.separator();
        }
        Command::ChooseView => {
            views::menu(ui, state, actions, |ui, actions| {
                item(ui, state, command, facts, actions);
            });
            ui.separator();
        }
        Command::ToggleProblems => {
            grouping(ui, state, actions);
            ui.menu_button("Clock times", |ui| clocks(ui, state, facts, actions));
            ui.separator();
        }
        Command::CopyBibliography => {
            ui.menu_button("Citation style", |ui| {
                let styles = Group::Event
                    .commands()
                    .filter(|command| command.citation_style().is_some());
                for style in styles {
                    item(ui, state, style, facts, actions);
                }
            });
            ui.separator();
        }
        _ => {}
    }
}

fn recent(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let files = &state.settings.recent;
    ui.add_enabled_ui(!files.is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for file in files {
                let name = match &file.title {
                    Some(title) => titled(title, &file_name(&file.path)),
                    None => file_name(&file.path),
                };
                let path = hidden::path(&file.path);
                if ui.button(name).on_hover_text(path).clicked() {
                    actions.push(Action::OpenFile(file.path.clone()));
                    ui.close();
                }
            }
        });
    });
}

/// A timeline by its title and by its file.
fn titled(title: &str, name: &str) -> String {
    format!("{}  ({name})", hidden::label(title))
}

fn bundled(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let shown = state.document().filter(|_| !state.start.is_open());
    ui.menu_button("Bundled timelines", |ui| {
        for (position, bundled) in BUNDLED.iter().enumerate() {
            let is_shown =
                shown.is_some_and(|document| document.origin == Origin::Bundled(*bundled));
            if ui.button(ticked(bundled.title, is_shown)).clicked() {
                actions.push(Action::OpenBundled(position));
                ui.close();
            }
        }
    });
}

/// The title of a menu item that stands for something that is on or off.
pub(super) fn ticked(title: &str, is_on: bool) -> String {
    if is_on {
        format!("{title} ✓")
    } else {
        title.to_owned()
    }
}

/// The timelines that are open, if there is more than one.
fn open_timelines(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if state.workspace.iter().count() < 2 {
        return;
    }
    let active = state.document().map(|document| document.id);
    ui.menu_button("Open timelines", |ui| {
        for open in state.workspace.iter() {
            let document = &open.document;
            let title = &document.timeline().title;
            let title = match document.origin {
                Origin::File(_) => titled(title, &document.origin.name()),
                Origin::Bundled(_) | Origin::Input(_) => hidden::label(title).into_owned(),
            };
            let button = Button::new(title).selected(active == Some(document.id));
            if ui.add(button).clicked() {
                actions.push(Action::Activate(document.id));
                ui.close();
            }
        }
    });
}

fn grouping(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(now) = state.view().map(|view| view.grouping) else {
        return;
    };
    ui.menu_button("Group by", |ui| {
        for (grouping, title) in GROUPINGS {
            if ui
                .add(Button::new(title).selected(now == grouping))
                .clicked()
            {
                actions.push(Action::Group(grouping));
                ui.close();
            }
        }
    });
}

/// In which zone clock times are shown.
pub(super) fn clocks(ui: &mut Ui, state: &State, facts: &Facts, actions: &mut Vec<Action>) {
    ui.set_min_width(200.0);
    for command in CLOCKS {
        item(ui, state, command, facts, actions);
    }
}

/// The sheet of keys, as a grid.
pub(super) fn keys_sheet(ui: &mut Ui) {
    for group in Group::ALL {
        super::widgets::section(ui, group.title());
        egui::Grid::new(group.title())
            .num_columns(3)
            .min_col_width(150.0)
            .spacing([18.0, 4.0])
            .show(ui, |ui| {
                for command in group
                    .commands()
                    .filter(|command| !command.shortcuts().is_empty())
                {
                    ui.label(super::widgets::strong(
                        ui,
                        command.shortcut_labels(System::current()),
                        12.0,
                    ));
                    ui.label(command.title().trim_end_matches('…'));
                    ui.label(super::widgets::dim(ui, command.hint(), 12.0));
                    ui.end_row();
                }
            });
    }
}
