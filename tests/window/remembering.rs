//! What is remembered from one run to the next.

use super::support::{Window, write};
use dateline::app::settings::ThemePreference;
use eframe::egui::{Key, PointerButton, vec2};
use egui_kittest::kittest::Queryable as _;

const SIZE: eframe::egui::Vec2 = vec2(1400.0, 900.0);

const SMALL: &str = r#"(
    title: "Remembered",
    events: [
        (id: "one", title: "The first one", when: "2024-05-01"),
        (id: "two", title: "The second one", when: "2024-06-01"),
    ],
)"#;

#[test]
fn it_starts_where_it_was_left() {
    let settings = tempfile::tempdir().unwrap();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    window.event_on_canvas("Jeddah").click();
    window.run();
    window.press(Key::W);
    let from = window.in_lanes(0.5, 0.97);
    window.drag(PointerButton::Primary, from, vec2(-60.0, 0.0));
    let (left, zoom, edges) = (
        window.viewport(),
        window.viewport().seconds_per_point(),
        window.edges(),
    );
    window.close();
    let window = Window::start(SIZE, &[], Some(settings.path()));
    assert_eq!(window.selected_id(), "jeddah-mar11");
    let points = left.seconds_to(&window.viewport()) / zoom;
    assert!(points.abs() < 1.0, "the middle moved by {points} points");
    assert!((window.viewport().seconds_per_point() / zoom - 1.0).abs() < 1e-3);
    assert!((window.edges().0 - edges.0).abs() as f64 <= 2.0 + zoom);
}

#[test]
fn a_file_is_open_again_at_the_same_place_and_in_the_list_of_recent_ones() {
    let (settings, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("recent.ron");
    write(&path, SMALL);
    let mut window = Window::on_file(&path, Some(settings.path()));
    window.event_on_canvas("The second one").click();
    window.run();
    window.press(Key::F);
    let (left, zoom) = (window.viewport(), window.viewport().seconds_per_point());
    window.close();

    let mut window = Window::start(vec2(1600.0, 1000.0), &[], Some(settings.path()));
    window.wait_for("the file is open", |window| {
        window.path() == Some(path.as_path())
    });
    assert_eq!(window.selected_id(), "two");
    let points = left.seconds_to(&window.viewport()) / zoom;
    assert!(points.abs() < 1.0, "the middle moved by {points} points");
    let remembered = &window.harness.state().state().settings.recent;
    assert_eq!(remembered.len(), 1);
    window.choose("File", "Open recent");
    window.harness.get_by_label("Remembered  (recent.ron)");
}

#[test]
fn a_file_that_was_open_last_and_is_gone_is_told() {
    let (settings, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("lost.ron");
    write(&path, SMALL);
    Window::on_file(&path, Some(settings.path())).close();
    std::fs::remove_file(&path).unwrap();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    window.wait_for("the loss is told", |window| !window.notices().is_empty());
    let path = path.display();
    assert_eq!(
        window.notices(),
        [format!("The timeline that was open last is gone.\n{path}")]
    );
    assert_eq!(window.timeline().events.len(), 57);
}

#[test]
fn theme_scale_and_panels_are_remembered() {
    let settings = tempfile::tempdir().unwrap();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    window.choose("View", "Light theme");
    window.press_ctrl(Key::Plus);
    window.press(Key::OpenBracket);
    window.close();
    let window = Window::start(SIZE, &[], Some(settings.path()));
    assert_eq!(window.harness.ctx.theme(), eframe::egui::Theme::Light);
    assert!((window.harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
    let settings = &window.harness.state().state().settings;
    assert_eq!(settings.theme, ThemePreference::Light);
    assert!(!settings.panels.list_open && settings.panels.details_open);
}

#[test]
fn panels_are_as_wide_as_they_were_once_there_is_room_again() {
    let settings = tempfile::tempdir().unwrap();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    let widths = |window: &Window| {
        let (canvas, screen) = (window.canvas(), window.harness.ctx.content_rect());
        [canvas.left(), screen.right() - canvas.right()].map(f32::round)
    };
    let edge = eframe::egui::pos2(window.canvas().right() + 2.0, 500.0);
    window.drag(PointerButton::Primary, edge, vec2(-60.0, 0.0));
    let chosen = widths(&window);
    assert!((chosen[1] - 440.0).abs() < 6.0, "{chosen:?}");
    let sizes = [1300.0, 1150.0, 1050.0, 960.0, 900.0, 700.0, 950.0];
    for width in sizes {
        window.harness.set_size(vec2(width, 720.0));
        window.run();
        assert!(widths(&window)[1] < 441.0);
    }
    window.harness.set_size(SIZE);
    window.run();
    assert_eq!(widths(&window), chosen);
    for _ in 0..10 {
        window.press_ctrl(Key::Plus);
    }
    window.close();
    let mut window = Window::start(SIZE, &[], Some(settings.path()));
    for _ in 0..10 {
        window.press_ctrl(Key::Minus);
    }
    assert_eq!(widths(&window), chosen);
    window.press(Key::CloseBracket);
    window.press(Key::CloseBracket);
    assert_eq!(widths(&window), chosen, "closed and opened again");
}

#[test]
fn settings_that_cannot_be_read_stand_in_nobodys_way() {
    let settings = tempfile::tempdir().unwrap();
    write(&settings.path().join("settings.ron"), "(theme: Purple, ☠");
    let window = Window::start(SIZE, &[], Some(settings.path()));
    assert_eq!(window.timeline().events.len(), 57);
}
