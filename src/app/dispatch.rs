//! The one place where what the user asks for changes anything.

mod dialogs;
mod sources;

pub(super) use dialogs::typed_path;

use super::action::{Action, Dialog, Effect};
use super::command::Command;
use super::opening::Purpose;
use super::settings::{ClockPreference, ThemePreference, clamped_zoom};
use super::state::State;
use super::workspace::Open;
use dialogs::{rechoose, retype, retype_go_to, submit};
use sources::{copy, copy_citation, open_confirmed_link, open_link, with_first_link};

/// How much larger or smaller one key press makes the interface.
const INTERFACE_STEP: f32 = 0.1;

pub(super) fn dispatch(state: &mut State, action: Action) {
    match action {
        Action::Run(command) => {
            if command.is_enabled(&state.facts()) {
                run(state, command);
            }
        }
        Action::Select { event, lane } => state.select_in(event, lane),
        Action::Show(event) => state.show(event),
        Action::Pan(points) => pan(state, points),
        Action::Zoom {
            factor,
            points_from_middle,
        } => zoom(state, factor, points_from_middle),
        Action::Look(viewport) => {
            if let Some(Open { view, .. }) = state.workspace.active_mut() {
                view.look(viewport);
            }
        }
        Action::Fit(from, to) => state.fit(from, to),
        Action::ScrollLanes(points) => state.scroll_lanes(points),
        Action::Place(window) => state.settings.window = window,
        Action::Arrange(panels) => state.settings.panels = panels,
        Action::Group(grouping) => state.group(grouping),
        Action::ShowView(position) => state.show_view(position),
        Action::Search(typed) => state.search(typed),
        Action::Toggle(facet) => state.toggle_facet(facet),
        Action::ShowOnly(facet) => state.show_only(&facet),
        Action::OpenFile(path) => {
            state.dialog = None;
            state.open_file(path);
        }
        Action::OpenBundled(position) => state.open_bundled_at(position),
        Action::KeepCopy(document, path) => state.keep_copy(document, &path),
        Action::TypeCopyPath(document) => state.type_copy_path(document),
        Action::Forget(path) => state.settings.forget_file(&path),
        Action::Activate(document) => {
            state.remember_view();
            state.close_start();
            state.workspace.activate(document);
            state.remember_document();
        }
        Action::OpenLink(url) => open_link(state, &url),
        Action::OpenConfirmedLink => open_confirmed_link(state),
        Action::CopyLink(url) => copy(state, url, "Link copied."),
        Action::Answer {
            document,
            on,
            question,
            text,
            quote,
        } => state.answer(document, (&on, question), (&text, quote)),
        Action::CopyCitation(source) => copy_citation(state, &source),
        Action::Type(text) => retype(state, text),
        Action::Submit => submit(state),
        Action::Choose(form) => rechoose(state, form),
        Action::AskPicturePath(document, form) => state.ask_picture_path(document, form),
        Action::WritePicture(document, form, path) => state.write_picture(document, form, &path),
        Action::CloseDialog => state.dialog = None,
        Action::Dismiss(notice) => state.notices.dismiss(notice),
        Action::CancelOpening => state.cancel_opening(),
    }
}

fn run(state: &mut State, command: Command) {
    match command {
        Command::Open => state.effects.push(Effect::ChooseFile),
        Command::OpenPath => {
            state.dialog = Some(Dialog::OpenPath {
                text: String::new(),
                error: None,
            });
        }
        Command::ShowStart if state.start.is_open() => state.close_start(),
        Command::ShowStart => state.open_start(),
        Command::CloseStart => state.close_start(),
        Command::KeepCopy => state.choose_copy(),
        Command::Reload => reload(state),
        Command::Export => state.choose_picture(),
        Command::CloseDocument => state.close_document(),
        Command::Quit => state.effects.push(Effect::Quit),
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
        Command::ToggleProblems => flip(&mut state.problems_open),
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
        Command::OpenSource => with_first_link(state, open_link),
        Command::CopyLink => {
            with_first_link(state, |state, url| {
                copy(state, url.to_owned(), "Link copied.");
            });
        }
        Command::CopyCitation => {
            let first = state.selected().and_then(|event| {
                Some(state.document()?.sources_of(event).first()?.id.to_string())
            });
            if let Some(source) = first {
                copy_citation(state, &source);
            }
        }
        Command::Deselect => state.select(None),
        Command::HowToRead => state.dialog = Some(Dialog::HowToRead),
        Command::ShowKeys => state.dialog = Some(Dialog::Keys),
        Command::About => state.dialog = Some(Dialog::About),
    }
}

fn flip(open: &mut bool) {
    *open = !*open;
}

fn scale_interface(state: &mut State, by: f32) {
    // Rounded, so that steps up and down meet at 100 %.
    let zoom = ((state.settings.interface_zoom + by) * 10.0).round() / 10.0;
    state.settings.interface_zoom = clamped_zoom(zoom);
}

fn pan(state: &mut State, points: f64) {
    if let Some(Open { view, .. }) = state.workspace.active_mut()
        && let Some(viewport) = view.viewport()
    {
        view.look(viewport.panned(points));
    }
}

fn zoom(state: &mut State, factor: f64, points_from_middle: f64) {
    if let Some(Open { view, .. }) = state.workspace.active_mut()
        && let Some(viewport) = view.viewport()
    {
        view.look(viewport.zoomed_at(points_from_middle, factor));
    }
}

fn reload(state: &mut State) {
    if let Some(document) = state.document()
        && let Some(path) = document.origin.path()
    {
        state.start_reading(path.to_path_buf(), Purpose::Reload);
    }
}
