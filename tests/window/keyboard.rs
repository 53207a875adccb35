//! The keyboard alone suffices.

use super::support::Window;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::kittest::NodeT as _;

/// The events in the order of time: earliest start first.
fn starts(window: &Window) -> Vec<i64> {
    let events = &window.timeline().events;
    let mut starts: Vec<i64> = events
        .iter()
        .filter_map(|event| event.when.as_ref()?.earliest())
        .collect();
    starts.sort_unstable();
    starts
}

#[test]
fn right_and_left_walk_through_all_events_in_time() {
    let mut window = Window::bundled();
    window.press_ctrl(Key::Home);
    assert_eq!(window.selected_id(), "eo-13660");
    let mut walked = vec![start(&window)];
    let mut seen = vec![window.selected_id().to_owned()];
    for _ in 1..57 {
        window.press(Key::ArrowRight);
        let id = window.selected_id().to_owned();
        let (from, to) = window.edges();
        let start = start(&window);
        assert!((from..to).contains(&start), "{id} is in view");
        assert!(!seen.contains(&id), "{id} comes twice");
        walked.push(start);
        seen.push(id);
    }
    assert_eq!(walked, starts(&window));
    window.press(Key::ArrowRight);
    assert_eq!(window.selected_id(), seen[56], "the last one is the end");
    for id in seen.iter().rev().skip(1) {
        window.press(Key::ArrowLeft);
        assert_eq!(window.selected_id(), id);
    }
}

fn start(window: &Window) -> i64 {
    let when = window.selected().unwrap().when.clone().unwrap();
    when.earliest().unwrap()
}

#[test]
fn down_and_up_walk_through_lanes() {
    let mut window = Window::bundled();
    let lanes = |window: &Window| -> Vec<String> {
        let lanes = &window.selected().unwrap().lanes;
        lanes.iter().map(ToString::to_string).collect()
    };
    assert_eq!(lanes(&window), ["us"]);
    let mut seen = Vec::new();
    for _ in 0..4 {
        window.press(Key::ArrowDown);
        seen.extend(lanes(&window).last().cloned());
    }
    assert_eq!(seen, ["congress", "talks", "russia", "europe"]);
    for _ in 0..4 {
        window.press(Key::ArrowUp);
    }
    assert_eq!(lanes(&window)[0], "us");
}

#[test]
fn a_journey_from_the_start_to_an_opened_document() {
    let mut window = Window::bundled();
    window.press(Key::Escape);
    assert!(window.selected().is_none());
    window.press(Key::G);
    window.type_text("February 2025");
    window.press(Key::Enter);
    window.press(Key::ArrowRight);
    for _ in 0..40 {
        if window.selected_id() == "oval-office-feb28" {
            break;
        }
        window.press(Key::ArrowRight);
    }
    assert_eq!(window.selected_id(), "oval-office-feb28");
    window.press(Key::F);
    window.press(Key::Enter);
    let opened = window.take_opened();
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert!(opened[0].starts_with("https://"));
}

#[test]
fn the_tabulator_reaches_the_canvas_and_focus_follows_the_selection() {
    let mut window = Window::bundled();
    let selected = window.selected().unwrap().title.to_string();
    let mut visited = Vec::new();
    while !is_on_canvas(&window, &selected) {
        window.press(Key::Tab);
        visited.push(window.focus());
        assert!(visited.len() < 80, "the tabulator visits {visited:?}");
    }
    window.press(Key::ArrowRight);
    let next = window.selected().unwrap().title.to_string();
    assert_ne!(next, selected);
    assert!(is_on_canvas(&window, &next), "{:?}", window.focus());
    window.press(Key::ArrowDown);
    let below = window.selected().unwrap().title.to_string();
    assert!(is_on_canvas(&window, &below), "{:?}", window.focus());
    window.press(Key::Tab);
    assert!(
        !is_on_canvas(&window, &below),
        "the tabulator leaves the canvas"
    );
}

/// Whether the focus is on the event of that title on the canvas.
fn is_on_canvas(window: &Window, title: &str) -> bool {
    let events = window.events_on_canvas();
    let focused = events.iter().find(|node| node.is_focused());
    focused.is_some_and(|node| {
        let name = node.accesskit_node().label();
        name.is_some_and(|name| name.starts_with(title))
    })
}

#[test]
fn every_button_of_the_details_is_reached_and_enter_presses_it() {
    let mut window = Window::bundled();
    let wanted =
        "Open US working on plan to ease sanctions on Russia - Reuters at www.pravda.com.ua";
    let mut steps = 0;
    while window.focus().as_deref() != Some(wanted) {
        window.press(Key::Tab);
        steps += 1;
        assert!(steps < 80, "{wanted} is never reached");
    }
    window.press(Key::Enter);
    let opened = window.take_opened();
    assert_eq!(opened.len(), 1, "{opened:?}");
    assert!(opened[0].contains("pravda.com.ua"), "{opened:?}");
}

#[test]
fn f1_shows_every_key_and_escape_takes_the_sheet_away() {
    let mut window = Window::bundled();
    window.press(Key::F1);
    window.assert_says("Zoom to the selected event");
    window.press(Key::Escape);
    assert!(!window.says("Zoom to the selected event"));
    assert!(window.selected().is_some());
}

#[test]
fn brackets_hide_and_show_the_panels() {
    let mut window = Window::bundled();
    let width = window.canvas().width();
    window.press(Key::CloseBracket);
    window.press(Key::OpenBracket);
    assert!(window.canvas().width() > width + 500.0);
    assert!(!window.says("Copy citation of"));
    window.press(Key::CloseBracket);
    window.press(Key::OpenBracket);
    assert!((window.canvas().width() - width).abs() < 2.0);
}

#[test]
fn themes_are_chosen_from_the_menu() {
    let mut window = Window::bundled();
    for (item, theme) in [("Light theme", Theme::Light), ("Dark theme", Theme::Dark)] {
        window.choose("View", item);
        assert_eq!(window.harness.ctx.theme(), theme);
    }
}

#[test]
fn ctrl_plus_and_minus_scale_the_interface() {
    let mut window = Window::bundled();
    for _ in 0..3 {
        window.press_ctrl(Key::Plus);
    }
    assert!((window.harness.ctx.zoom_factor() - 1.3).abs() < 0.01);
    window.press_ctrl(Key::Minus);
    assert!((window.harness.ctx.zoom_factor() - 1.2).abs() < 0.01);
    window.press_ctrl(Key::Num0);
    assert!((window.harness.ctx.zoom_factor() - 1.0).abs() < 0.01);
    for _ in 0..30 {
        window.press_with(Modifiers::CTRL | Modifiers::COMMAND, Key::Equals);
    }
    assert!(window.harness.ctx.zoom_factor() <= 2.01);
}

#[test]
fn commands_that_cannot_run_do_nothing() {
    let mut window = Window::bundled();
    window.press(Key::Escape);
    let before = window.viewport();
    for key in [Key::F, Key::Enter, Key::O, Key::C, Key::L, Key::Escape] {
        window.press(key);
    }
    assert_eq!(window.viewport(), before);
    assert!(window.take_opened().is_empty() && window.notices().is_empty());
}

#[test]
fn escape_closes_a_menu_and_nothing_else() {
    let mut window = Window::bundled();
    let selected = window.selected_id().to_owned();
    window.click("Event");
    window.assert_says("Copy citation ");
    window.press(Key::Escape);
    assert!(!window.says("Deselect"), "the menu is closed");
    assert_eq!(window.selected_id(), selected);
}

#[test]
fn arrows_belong_to_an_open_menu() {
    let mut window = Window::bundled();
    let selected = window.selected_id().to_owned();
    window.click("Go");
    window.press(Key::ArrowDown);
    window.press(Key::ArrowRight);
    assert_eq!(window.selected_id(), selected);
}

#[test]
fn a_key_that_is_held_opens_a_document_once_but_walks_on() {
    let mut window = Window::bundled();
    let first = window.selected_id().to_owned();
    let held = |key, repeat| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat,
        modifiers: Modifiers::NONE,
    };
    for repeat in [false, true, true, true] {
        window.harness.event(held(Key::ArrowRight, repeat));
    }
    for _ in 0..4 {
        window.press(Key::ArrowLeft);
    }
    assert_eq!(window.selected_id(), first, "four steps there and back");
    for repeat in [false, true, true, true] {
        window.harness.event(held(Key::Enter, repeat));
    }
    window.run();
    assert_eq!(window.take_opened().len(), 1);
}

#[test]
fn an_event_in_two_lanes_is_no_way_back_up() {
    let mut window = Window::bundled();
    window.event_on_canvas("Minerals text agreed").click();
    window.run();
    window.press(Key::ArrowDown);
    let lanes = |window: &Window| window.selected().unwrap().lanes.join(" ");
    assert!(lanes(&window).contains("russia"), "{}", lanes(&window));
    window.press(Key::ArrowDown);
    assert!(lanes(&window).contains("europe"), "{}", lanes(&window));
}

#[test]
fn the_tabulator_reaches_the_buttons_of_a_dialog_and_stays_in_it() {
    let mut window = Window::bundled();
    window.press(Key::G);
    window.type_text("2022");
    let mut visited = Vec::new();
    for _ in 0..6 {
        window.press(Key::Tab);
        visited.extend(window.focus());
    }
    for name in ["Go", "Cancel"] {
        assert!(visited.iter().any(|visited| visited == name), "{visited:?}");
    }
    assert!(!visited.iter().any(|name| name == "File"), "{visited:?}");
    window.press(Key::Escape);
    assert!(window.harness.state().state().dialog.is_none());
}

#[test]
fn the_sheet_of_signs_explains_marks_stages_and_evidence() {
    let mut window = Window::bundled();
    window.press(eframe::egui::Key::H);
    for words in [
        "How to read a timeline",
        "on that day",
        "with an end that is not known",
        "published",
        "two or more independent sources",
        "several events, here four",
    ] {
        window.assert_says(words);
    }
    window.press(eframe::egui::Key::Escape);
    assert!(!window.says("How to read a timeline"));
}
