//! Writing pictures from the window.
//!
//! The system's own dialog for naming a file is no part of the tests; they type the path, as people
//! do where there is no such dialog.

use super::support::{Window, write};
use dateline::app::action::Dialog;
use dateline::app::picture::PictureForm;
use dateline::app::{Action, Command, DocumentId};
use dateline::export::picture::Format;
use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::fs;
use std::path::Path;

const SMALL: &str = r#"(
    title: "Small",
    events: [
        (id: "one", title: "The first one", when: "2024-05-01"),
        (id: "two", title: "The second one", when: "2024-06-01"),
        (id: "three", title: "Years later", when: "2034-08-01"),
    ],
)"#;

/// A window on a small file, with the dialog for pictures open.
fn asking(folder: &Path) -> Window {
    let file = folder.join("small.ron");
    write(&file, SMALL);
    let mut window = Window::on_file(&file, None);
    window.press_ctrl(Key::E);
    window.assert_says("Export a picture");
    window
}

/// What is chosen in the dialog, and for which timeline.
fn chosen(window: &Window) -> (DocumentId, PictureForm) {
    match window.harness.state().state().dialog {
        Some(Dialog::Export { document, form }) => (document, form),
        ref other => panic!("no dialog for pictures, but {other:?}"),
    }
}

/// Goes on to the path box, as where the system has no dialog, and replaces the path in it.
fn type_path(window: &mut Window, path: &Path) {
    let (document, form) = chosen(window);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::AskPicturePath(document, form));
    window.run();
    window.press_ctrl(Key::A);
    window.type_text(&path.display().to_string());
}

fn wait_until_written(window: &mut Window) {
    window.wait_for("the picture is written", |window| {
        let notices = window.notices();
        notices.iter().any(|text| text.starts_with("Written: "))
    });
}

#[test]
fn a_picture_is_written_where_the_user_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = asking(folder.path());
    window.assert_says("3 events, 1 May 2024 to 1 Aug 2034: SVG, 1280 points wide.");
    window.click("List of sources");
    window.click("Print");
    window.assert_says("with the list of sources");
    type_path(&mut window, &folder.path().join("mine"));
    window.press(Key::Enter);
    wait_until_written(&mut window);
    window.assert_says("mine.svg");
    let svg = fs::read_to_string(folder.path().join("mine.svg")).unwrap();
    assert!(svg.contains("Events and sources") && svg.contains("Years later"));
    assert!(svg.contains("fill=\"#ffffff\""), "on white paper");
}

#[test]
fn the_view_in_the_window_leaves_out_what_is_outside() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.ron");
    write(&file, SMALL);
    let mut window = Window::on_file(&file, None);
    window.click_in_list("The first one");
    window.press(Key::F);
    window.press_ctrl(Key::E);
    window.click("As in the window");
    window.click("PNG");
    window.assert_says("1 event, ");
    window.assert_says("PNG, 2560 pixels wide");
    let out = folder.path().join("view.png");
    type_path(&mut window, &out);
    window.press(Key::Enter);
    wait_until_written(&mut window);
    assert!(fs::read(&out).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn nothing_is_written_over_without_asking() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken.svg");
    write(&taken, "of great value");
    let mut window = asking(folder.path());
    type_path(&mut window, &taken);
    window.press(Key::Enter);
    window.assert_says("There is a file of this name already.");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "of great value");
    window.click("Replace it");
    wait_until_written(&mut window);
    assert!(fs::read_to_string(&taken).unwrap().starts_with("<?xml"));
}

#[test]
fn the_timeline_itself_and_missing_folders_are_refused_in_the_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = asking(folder.path());
    type_path(&mut window, &folder.path().join("none").join("a.svg"));
    window.press(Key::Enter);
    window.assert_says("There is no such folder: make it first, or choose another");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    window.press(Key::Escape);
    assert!(window.harness.state().state().dialog.is_none());
}

/// Gives a path as the system's own dialog does.
fn choose_file(window: &mut Window, path: &Path) {
    window.press_ctrl(Key::E);
    let (document, form) = chosen(window);
    window.press(Key::Escape);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::WritePicture(document, form, path.to_owned()));
    window.run();
}

#[cfg(unix)]
#[test]
fn no_timeline_is_written_over_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (
        folder.path().join("small.ron"),
        folder.path().join("other.ron"),
    );
    write(&file, SMALL);
    write(&other, SMALL);
    let mut window = Window::on_file(&file, None);
    for (name, target, says) in [
        ("itself.svg", &file, "This is the timeline itself"),
        ("other.svg", &other, "Files that end in .ron are timelines"),
    ] {
        let link = folder.path().join(name);
        std::os::unix::fs::symlink(target, &link).unwrap();
        choose_file(&mut window, &link);
        window.wait_for("the refusal is told", |window| {
            window.notices().iter().any(|text| text.starts_with(says))
        });
        assert_eq!(fs::read_to_string(target).unwrap(), SMALL);
    }
}

#[test]
fn a_name_from_the_systems_dialog_gets_its_ending_and_replaces_nothing_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.ron");
    write(&file, SMALL);
    let mut window = Window::on_file(&file, None);
    choose_file(&mut window, &folder.path().join("chart"));
    wait_until_written(&mut window);
    let chart = folder.path().join("chart.svg");
    let svg = fs::read_to_string(&chart).unwrap();
    assert!(svg.starts_with("<?xml"));
    assert!(!folder.path().join("chart").exists());

    write(&chart, "of great value");
    choose_file(&mut window, &folder.path().join("chart"));
    window.assert_says("There is a file of this name already.");
    assert_eq!(fs::read_to_string(&chart).unwrap(), "of great value");
    window.click("Replace it");
    wait_until_written(&mut window);
    assert_eq!(fs::read_to_string(&chart).unwrap(), svg);
}

#[test]
fn the_picture_is_of_the_timeline_that_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = asking(folder.path());
    type_path(&mut window, &folder.path().join("small.svg"));
    // Another timeline comes on screen while the path is asked for.
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenBundled(0));
    window.run();
    window.press(Key::Enter);
    wait_until_written(&mut window);
    let svg = fs::read_to_string(folder.path().join("small.svg")).unwrap();
    assert!(svg.contains("Years later"));
}

#[test]
fn of_a_timeline_that_was_closed_meanwhile_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = asking(folder.path());
    let (document, form) = chosen(&window);
    window.press(Key::Escape);
    window.press_ctrl(Key::W);
    let out = folder.path().join("small.svg");
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::WritePicture(document, form, out.clone()));
    window.run();
    window.assert_says("The timeline was closed meanwhile");
    assert!(!out.exists());
}

#[test]
fn the_dialog_counts_up_to_the_day_of_the_facts_as_the_picture_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ongoing.ron");
    let text = r#"(as_of: "2024-07-01", events: [(id: "a", title: "A", when: "2024-05-01/..")])"#;
    write(&file, text);
    let mut window = Window::on_file(&file, None);
    window.press_ctrl(Key::E);
    window.assert_says("1 event, 1 May 2024 to 1 Jul 2024: SVG");
    type_path(&mut window, &folder.path().join("a.svg"));
    window.press(Key::Enter);
    wait_until_written(&mut window);
    let svg = fs::read_to_string(folder.path().join("a.svg")).unwrap();
    assert!(svg.contains("1 May 2024 to 1 Jul 2024"));
}

#[test]
fn there_is_no_picture_of_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.ron");
    write(&file, "(title: \"Nothing yet\", events: [])");
    let mut window = Window::on_file(&file, None);
    window.press_ctrl(Key::E);
    assert!(window.harness.state().state().dialog.is_none());
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::Run(Command::Export));
    window.run();
    assert!(window.harness.state().state().dialog.is_none());
}

#[test]
fn with_the_keyboard_alone_the_path_box_has_the_focus() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = asking(folder.path());
    let go_on = window.harness.get_by_label("Choose file…");
    assert!(go_on.is_focused(), "Enter goes on at once");
    type_path(&mut window, &folder.path().join("typed.svg"));
    window.press(Key::Enter);
    wait_until_written(&mut window);
    assert!(folder.path().join("typed.svg").exists());
}

#[test]
fn the_choices_of_the_last_picture_are_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = asking(folder.path());
    window.click("PNG");
    window.press(Key::Escape);
    window.press_ctrl(Key::E);
    assert_eq!(chosen(&window).1.format, Format::Png);
}
