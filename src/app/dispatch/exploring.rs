//! Commands that move through time, lanes and events, and that open panels.

use super::dialogs::retype_go_to;
use super::preferences::{flip, prefer};
use crate::app::action::{Dialog, Effect};
use crate::app::command::Command;
use crate::app::state::State;
use crate::app::workspace::Open;

/// Runs such a command; any other is one that changes how things are shown.
pub(super) fn explore(state: &mut State, command: Command) {
    match command {
        Command::ZoomIn => state.zoom_step(true),
        Command::ZoomOut => state.zoom_step(false),
        Command::PanLeft => state.step(-1.0),
        Command::PanRight => state.step(1.0),
        Command::PanPageLeft => state.page(-1.0),
        Command::PanPageRight => state.page(1.0),
        Command::LanesUp => state.scroll_step(false),
        Command::LanesDown => state.scroll_step(true),
        Command::FitAll => state.fit_all(),
        Command::FitSelection => state.fit_selection(),
        Command::ToggleList => flip(&mut state.settings.panels.list_open),
        Command::ToggleDetails => flip(&mut state.settings.panels.details_open),
        Command::Exercise => {
            flip(&mut state.exercise);
            state.settings.panels.details_open |= state.exercise;
        }
        Command::ToggleProblems => flip(&mut state.problems_open),
        Command::GoToDate => retype_go_to(state, String::new()),
        Command::ChooseView => {
            state.dialog = state.document().map(|open| Dialog::Views(open.id));
        }
        Command::GoToToday => state.centre_on(state.now()),
        Command::Find => {
            state.settings.panels.list_open = true;
            state.effects.push(Effect::FocusSearch);
        }
        Command::FindNext => state.step_hit(1),
        Command::FindPrevious => state.step_hit(-1),
        Command::ShowAll => state.show_all(),
        Command::NextEvent => state.step_event(1),
        Command::PreviousEvent => state.step_event(-1),
        Command::EventInLaneBelow => state.step_lane(true),
        Command::EventInLaneAbove => state.step_lane(false),
        Command::FirstEvent => state.show_end(false),
        Command::LastEvent => state.show_end(true),
        _ => prefer(state, command),
    }
}

pub(super) fn pan(state: &mut State, points: f64) {
    if let Some(Open { view, .. }) = state.workspace.active_mut()
        && let Some(viewport) = view.viewport()
    {
        view.look(viewport.panned(points));
    }
}

pub(super) fn zoom(state: &mut State, factor: f64, points_from_middle: f64) {
    if let Some(Open { view, .. }) = state.workspace.active_mut()
        && let Some(viewport) = view.viewport()
    {
        view.look(viewport.zoomed_at(points_from_middle, factor));
    }
}
