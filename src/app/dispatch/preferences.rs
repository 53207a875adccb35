//! Commands that change nothing but how things are shown, and are remembered.

use crate::app::command::Command;
use crate::app::settings::{ClockPreference, ThemePreference, clamped_zoom};
use crate::app::state::State;

/// How much larger or smaller one key press makes the interface.
const INTERFACE_STEP: f32 = 0.1;

/// Runs such a command; any other does nothing.
pub(super) fn prefer(state: &mut State, command: Command) {
    match command {
        Command::ClockEvent => state.settings.clock_times = ClockPreference::Event,
        Command::ClockReader => state.settings.clock_times = ClockPreference::Reader,
        Command::ClockUtc => state.settings.clock_times = ClockPreference::Utc,
        Command::NextClock => {
            state.settings.clock_times = state.settings.clock_times.next();
        }
        Command::ThemeLight => state.settings.theme = ThemePreference::Light,
        Command::ThemeDark => state.settings.theme = ThemePreference::Dark,
        Command::ThemeSystem => state.settings.theme = ThemePreference::System,
        Command::ToggleBeginWithStart => flip(&mut state.settings.begin_with_start),
        Command::InterfaceLarger => scale_interface(state, INTERFACE_STEP),
        Command::InterfaceSmaller => scale_interface(state, -INTERFACE_STEP),
        Command::InterfaceReset => state.settings.interface_zoom = 1.0,
        Command::ColourByEvidence => {
            state.settings.colour_by = state.settings.colour_by.other();
        }
        _ => {
            if let Some(style) = command.citation_style() {
                state.settings.citation_style = style;
            }
        }
    }
}

pub(super) fn flip(open: &mut bool) {
    *open = !*open;
}

fn scale_interface(state: &mut State, by: f32) {
    // Rounded, so that steps up and down meet at 100 %.
    let zoom = ((state.settings.interface_zoom + by) * 10.0).round() / 10.0;
    state.settings.interface_zoom = clamped_zoom(zoom);
}
