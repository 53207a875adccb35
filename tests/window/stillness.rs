//! Idle means idle.

use super::support::{Window, write};
use eframe::egui::{Key, Modifiers, MouseWheelUnit, vec2};
use egui_kittest::kittest::Queryable as _;
use std::time::Duration;

fn assert_still(window: &mut Window, after: &str) {
    let frames = window.run();
    assert!(frames <= 2, "{frames} frames after {after}");
    assert_eq!(window.repaint_delay(), Duration::MAX, "after {after}");
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let mut window = Window::bundled();
    assert_still(&mut window, "the start");
    window.press(Key::Num0);
    assert_still(&mut window, "fitting all");
    window.point(window.in_lanes(0.4, 0.4));
    window.wheel(MouseWheelUnit::Line, vec2(0.0, 3.0), Modifiers::NONE);
    assert_still(&mut window, "zooming");
    window.press(Key::ArrowRight);
    assert_still(&mut window, "selecting");
    window.press(Key::CloseBracket);
    assert_still(&mut window, "hiding a panel");
}

#[test]
fn a_dialog_is_still_but_for_the_cursor() {
    let mut window = Window::bundled();
    window.press(Key::F1);
    assert_still(&mut window, "the sheet of keys");
    window.press(Key::Escape);
    window.press(Key::G);
    let frames = window.run();
    assert!(frames <= 2, "{frames} frames with a field in focus");
}

#[test]
fn a_message_goes_by_itself_and_costs_one_frame() {
    let mut window = Window::bundled();
    window.press(Key::C);
    window.assert_says("Citation copied (Chicago, notes).");
    let delay = window.repaint_delay();
    assert!(
        delay > Duration::from_millis(500) && delay < Duration::from_secs(10),
        "{delay:?}"
    );
    for _ in 0..40 {
        window.harness.step();
    }
    assert!(!window.says("Citation copied (Chicago, notes)."));
    assert_still(&mut window, "the message went");
}

#[test]
fn the_pointer_over_an_event_costs_nothing_once_its_name_is_shown() {
    let mut window = Window::bundled();
    let event = window.event_on_canvas("Riyadh").rect().center();
    window.point(event);
    for _ in 0..12 {
        window.harness.step();
    }
    assert!(
        window
            .harness
            .query_all_by_label_contains("Riyadh: US and Russia agree on four principles. Tuesday")
            .count()
            >= 2,
        "its name is shown beside the pointer"
    );
    assert_still(&mut window, "the name is shown");
}

#[test]
fn a_file_that_is_watched_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("watched.ron");
    write(
        &path,
        "(events: [(id: \"one\", title: \"One\", when: \"2024-05-01\")])",
    );
    let mut window = Window::on_file(&path, None);
    assert_still(&mut window, "the file is read");
    std::thread::sleep(Duration::from_millis(1_200));
    assert_still(&mut window, "it was looked at again");
}
