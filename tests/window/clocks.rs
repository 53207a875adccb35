//! In whose zone clock times are read. The reader is in Berlin.

use crate::support::{Window, write};
use eframe::egui::accesskit::Live;
use eframe::egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};

const NIGHT: &str = r#"Timeline(title: "A night", zone: "America/New_York", events: [
    (id: "call", title: "The call", when: "2025-02-28T19:35"),
    (id: "day", title: "The day", when: "2025-02-28"),
])"#;

fn night(folder: &Path) -> PathBuf {
    let path = folder.join("night.ron");
    write(&path, NIGHT);
    path
}

#[test]
fn a_key_goes_from_the_zone_of_the_event_to_that_of_the_reader_and_to_utc() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::on_file(&night(folder.path()), None);
    window.click_in_list("The call");
    window.assert_says("Clock times: New York time");
    window.assert_says("Friday 28 February 2025, 19:35 in New York (00:35 UTC on 1 March)");

    window.press(Key::Z);
    window.assert_says("Clock times: Berlin, your time");
    assert!(window.notices().is_empty(), "no message covers the lanes");
    let corner = window
        .harness
        .get_by_label("Clock times: Berlin, your time");
    assert_eq!(corner.accesskit_node().live(), Live::Polite);
    let in_berlin = "Saturday 1 March 2025, 01:35 in Berlin (19:35 in New York on 28 February)";
    window.assert_says(in_berlin);
    // On the canvas, in the list and in the details.
    assert!(
        window
            .names()
            .iter()
            .filter(|name| name.contains(in_berlin))
            .count()
            >= 3
    );
    // A day is a day of its place, wherever it is read.
    window.event_on_canvas("The day. Friday 28 February 2025.");

    window.press(Key::Z);
    window.assert_says("Clock times: UTC");
    window.assert_says("Saturday 1 March 2025, 00:35 UTC (19:35 in New York on 28 February)");

    window.press(Key::Z);
    window.assert_says("Clock times: New York time");
}

#[test]
fn the_corner_of_the_axis_opens_the_choice() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::on_file(&night(folder.path()), None);
    window.click("Clock times: New York time");
    window.assert_says("Event's own zone ✓");
    window.click("Your zone (Berlin)");
    window.assert_says("Clock times: Berlin, your time");
}

#[test]
fn the_keyboard_reaches_the_corner_of_the_axis() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::on_file(&night(folder.path()), None);
    let name = "Clock times: New York time";
    for _ in 0..60 {
        if window.focus().as_deref() == Some(name) {
            break;
        }
        window.press(Key::Tab);
    }
    assert_eq!(window.focus().as_deref(), Some(name));
    window.press(Key::Space);
    window.assert_says("Your zone (Berlin)");
}

#[test]
fn a_typed_time_is_read_from_the_clocks_that_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::on_file(&night(folder.path()), None);
    window.choose("View", "Clock times");
    window.click("Your zone (Berlin)");
    window.press(Key::G);
    window.type_text("1 March 2025 01:35");
    window.assert_says("Understood as Saturday 1 March 2025, 01:35 in Berlin (00:35 UTC)");
}

#[test]
fn the_choice_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let file = night(folder.path());
    let settings = folder.path().join("settings");
    let mut window = Window::on_file(&file, Some(&settings));
    window.press(Key::Z);
    window.close();
    let window = Window::start(vec2(1600.0, 1000.0), &[file], Some(&settings));
    window.assert_says("Clock times: Berlin, your time");
}

#[test]
fn days_that_share_a_dot_are_days_of_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("days.ron");
    let days = (0..80)
        .map(|number| format!("(id: \"e{number}\", title: \"E\", when: \"2025-02-28\"),"))
        .collect::<Vec<_>>()
        .concat();
    let text = format!(
        "(zone: \"America/New_York\", events: [{days} (id: \"x\", title: \"X\", when: \"2014\")])"
    );
    write(&path, &text);
    let mut window = Window::on_file(&path, None);
    window.assert_says("events, 28 Feb 2025, all weakly sourced;");
    window.press(Key::Z);
    window.assert_says("events, 28 Feb 2025, all weakly sourced;");
}
