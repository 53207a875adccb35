//! The one place where what the user asks for changes anything.

mod citing;
mod dialogs;
mod exploring;
mod preferences;
mod sources;

pub(super) use dialogs::typed_path;

use super::action::{Action, Dialog, Effect};
use super::command::Command;
use super::editing::is_list;
use super::factcheck::is_sheet;
use super::opening::Purpose;
use super::state::State;
use super::workspace::Open;
use citing::{copy_bibliography, copy_citation, copy_event, copy_first};
use dialogs::{rechoose, retype, submit};
use exploring::{explore, pan, zoom};
use sources::{copy, open_confirmed_link, open_link, with_first_link};

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
        Action::OpenFile(path) if is_sheet(&path) => {
            state.dialog = None;
            state.read_sheet(&path);
        }
        Action::OpenFile(path) if is_list(&path) => {
            state.dialog = None;
            state.take_list(path);
        }
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
        Action::WriteSheet(document, path) => state.write_sheet(document, &path),
        Action::WriteNewSheet(document, path) => state.write_new_sheet(document, &path),
        Action::CopyCitation(source) => copy_citation(state, &source),
        Action::LookAtProblem(position) => state.look_at_problem(position),
        Action::LookAway => state.look_away(),
        Action::CopyText(text) => copy(state, text, "Copied."),
        Action::AskAnswer(position) => state.ask_for_answer(position),
        Action::FixProblem(position) => state.fix_problem(position),
        Action::VerifyArchives(source) => state.verify_archives(source),
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
        Command::Import => state.effects.push(Effect::ChooseImport),
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
        Command::UndoEdit => state.undo_edit(),
        Command::RedoEdit => state.redo_edit(),
        Command::FactCheckSheet => state.choose_sheet(),
        Command::CloseDocument => state.close_document(),
        Command::Quit => state.effects.push(Effect::Quit),
        Command::OpenSource => with_first_link(state, open_link),
        Command::CopyLink => {
            with_first_link(state, |state, url| {
                copy(state, url.to_owned(), "Link copied.");
            });
        }
        Command::CopyCitation => copy_first(state),
        Command::CopyCitations => copy_event(state),
        Command::CopyBibliography => copy_bibliography(state),
        Command::Deselect if state.exercise => state.exercise = false,
        Command::Deselect => state.select(None),
        Command::HowToRead => state.dialog = Some(Dialog::HowToRead),
        Command::ShowKeys => state.dialog = Some(Dialog::Keys),
        Command::About => state.dialog = Some(Dialog::About),
        _ => explore(state, command),
    }
}

fn reload(state: &mut State) {
    if let Some(document) = state.document()
        && let Some(path) = document.origin.path()
    {
        state.start_reading(path.to_path_buf(), Purpose::Reload);
    }
}
