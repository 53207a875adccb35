//! The bar on top: menus, the name of the timeline, and what is needed most.

use super::icons::{self, Icon};
use super::menus;
use super::widgets::{dim, strong};
use crate::app::command::Facts;
use crate::app::settings::ThemePreference;
use crate::app::shortcut::System;
use crate::app::{Action, Command, State};
use crate::model::hidden;
use crate::view::sentence;
use eframe::egui::{Align, Label, Layout, MenuBar, Separator, Theme, Ui};

/// The height of the bar, in points.
pub(super) const HEIGHT: f32 = 46.0;

/// With less room, the title is left out, in points.
const NARROWEST_TITLE: f32 = 100.0;
/// A group of buttons needs so much room, in points.
const GROUP: f32 = 110.0;

/// Shows the bar.
pub(super) fn ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let facts = state.facts();
    ui.add_space((HEIGHT - ui.spacing().interact_size.y) / 2.0);
    MenuBar::new().ui(ui, |ui| {
        let home = Command::ShowStart;
        if icons::button(ui, Icon::Grid, &named(home), true).clicked() {
            actions.push(Action::Run(home));
        }
        menus::ui(ui, state, &facts, actions);
        ui.add(Separator::default().vertical().shrink(4.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            buttons(ui, state, &facts, actions);
            ui.add_space(10.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, state));
        });
    });
}

/// The name of the timeline, and how much is in it.
fn title(ui: &mut Ui, state: &State) {
    if ui.available_width() < NARROWEST_TITLE {
        return;
    }
    if state.start.is_open() {
        let title = strong(ui, Command::ShowStart.title(), 15.0);
        ui.add(Label::new(title).truncate());
        return;
    }
    let Some(document) = state.document() else {
        return;
    };
    ui.spacing_mut().item_spacing.x = 12.0;
    let timeline = document.timeline();
    let counts = format!(
        "{} · {}",
        sentence::events(timeline.events.len()),
        sentence::sources(timeline.sources.len())
    );
    let name = hidden::label(&timeline.title);
    let whole = format!("{name}\n{}", document.origin.name());
    let counts_width = counts.chars().count() as f32 * 7.0;
    let room = (ui.available_width() - counts_width - 16.0).max(NARROWEST_TITLE);
    ui.scope(|ui| {
        ui.set_max_width(room);
        let title = strong(ui, name, 15.0);
        ui.add(Label::new(title).truncate()).on_hover_text(whole);
    });
    if ui.available_width() > counts_width {
        ui.add(Label::new(dim(ui, counts, 12.5)).truncate());
    }
}

/// From the right.
fn buttons(ui: &mut Ui, state: &State, facts: &Facts, actions: &mut Vec<Action>) {
    let panels = &state.settings.panels;
    let mut button = |ui: &mut Ui, icon, command: Command| {
        let enabled = command.is_enabled(facts);
        if icons::button(ui, icon, &named(command), enabled).clicked() {
            actions.push(Action::Run(command));
        }
    };
    let is_start = state.start.is_open();
    if !is_start {
        let right = Icon::PanelRight(panels.details_open);
        button(ui, right, Command::ToggleDetails);
        button(ui, Icon::PanelLeft(panels.list_open), Command::ToggleList);
    }
    button(ui, Icon::Theme, other_theme(ui, state));
    // What has no room is still in the menus and on keys.
    if is_start || ui.available_width() < GROUP {
        return;
    }
    ui.add(Separator::default().vertical().shrink(4.0));
    button(ui, Icon::Next, Command::NextEvent);
    button(ui, Icon::Previous, Command::PreviousEvent);
    if ui.available_width() < GROUP {
        return;
    }
    ui.add(Separator::default().vertical().shrink(4.0));
    button(ui, Icon::Fit, Command::FitAll);
    button(ui, Icon::Plus, Command::ZoomIn);
    button(ui, Icon::Minus, Command::ZoomOut);
}

/// The theme that is not shown now.
fn other_theme(ui: &Ui, state: &State) -> Command {
    match (state.settings.theme, ui.theme()) {
        (ThemePreference::Light, _) | (ThemePreference::System, Theme::Light) => Command::ThemeDark,
        (ThemePreference::Dark, _) | (ThemePreference::System, Theme::Dark) => Command::ThemeLight,
    }
}

/// "Zoom in (+)".
fn named(command: Command) -> String {
    match command.shortcuts().first() {
        Some(keys) => format!("{} ({})", command.title(), keys.label(System::current())),
        None => command.title().to_owned(),
    }
}
