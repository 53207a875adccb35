//! The named views of a timeline.

use super::support::{Window, write};
use dateline::app::Action;
use dateline::model::Grouping;
use eframe::egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;

/// Cuba, with its ten views.
fn cuba() -> Window {
    let mut window = Window::start(vec2(1280.0, 720.0), &[], None);
    let state = window.harness.state_mut().state_mut();
    state.dispatch(Action::OpenBundled(4));
    window.run();
    window
}

/// The range that a view of the file has, in seconds.
fn range(window: &Window, position: usize) -> (i64, i64) {
    let view = &window.timeline().views[position];
    let from = view.from.as_ref().unwrap().earliest().unwrap();
    (from, view.to.as_ref().unwrap().latest().unwrap())
}

fn assert_shows(window: &Window, position: usize) {
    let ((from, to), (left, right)) = (range(window, position), window.edges());
    let point = window.viewport().seconds_per_point();
    let off = (left - from).abs().max((right - to).abs()) as f64;
    assert!(off <= 2.0 * point + 2.0, "{position} is off by {off} s");
    assert_eq!(
        window.view().grouping,
        window.timeline().views[position].group
    );
}

#[test]
fn every_view_is_shown_with_its_range_and_its_grouping() {
    let mut window = cuba();
    for position in (0..window.timeline().views.len()).rev() {
        let state = window.harness.state_mut().state_mut();
        state.dispatch(Action::ShowView(position));
        window.run();
        assert_shows(&window, position);
        assert_eq!(
            window.harness.state().state().view_shown(),
            Some(position),
            "it is the one that is ticked"
        );
        let selected = window.selected().unwrap().when.clone().unwrap();
        let (left, right) = window.edges();
        assert!(selected.earliest() < Some(right) && selected.latest() > Some(left));
    }
    window.press(Key::W);
    assert_eq!(window.harness.state().state().view_shown(), None);
}

#[test]
fn the_menu_lists_the_views_and_ticks_the_one_that_is_shown() {
    let mut window = cuba();
    window.choose("Go", "Views");
    window.harness.get_by_label("27 and 28 October ✓");
    window.click("The thirteen days by kind");
    assert_shows(&window, 9);
    assert_eq!(window.view().grouping, Grouping::Kind);
}

#[test]
fn a_key_opens_the_list_and_arrows_and_enter_choose() {
    let mut window = cuba();
    window.press(Key::V);
    assert_eq!(window.focus().as_deref(), Some("27 and 28 October ✓"));
    window.press(Key::ArrowUp);
    assert_eq!(window.focus().as_deref(), Some("27 and 28 October ✓"));
    for _ in 0..8 {
        window.press(Key::ArrowDown);
    }
    let title = "The hour that came twice";
    assert_eq!(window.focus().as_deref(), Some(title));
    window.press(Key::Enter);
    assert_shows(&window, 8);
    assert!(!window.says("Choose view"), "the list is gone");
    window.press(Key::V);
    assert_eq!(window.focus().unwrap(), format!("{title} ✓"));
    for _ in 0..4 {
        window.press(Key::ArrowDown);
    }
    let last = "The thirteen days by kind";
    assert_eq!(window.focus().as_deref(), Some(last), "it stays at the end");
    window.press(Key::Escape);
    assert_shows(&window, 8);
}

#[test]
fn one_view_is_no_choice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.ron");
    let text = r#"(views: [(id: "a", from: "2024", to: "2025")],
        events: [(id: "one", title: "One", when: "2024-05-01")])"#;
    write(&path, text);
    let mut window = Window::on_file(&path, None);
    window.click("Go");
    assert!(window.says("Go to date") && !window.says("Views"));
    window.press(Key::Escape);
    window.press(Key::V);
    assert!(!window.says("Choose view"));
}

#[test]
fn views_without_a_range_or_a_name_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.ron");
    let text = r#"(views: [(id: "a", from: "2024", to: "2025"), (id: "b", group: Kind),
            (title: "Backwards", from: "2025", to: "2024"), ()],
        events: [(id: "one", title: "One", when: "2024-05-01")])"#;
    write(&path, text);
    let mut window = Window::on_file(&path, None);
    let before = window.edges();
    window.press(Key::V);
    window.assert_says("View 4");
    window.click("b");
    assert_eq!(window.view().grouping, Grouping::Kind);
    for position in [2, 3, 4] {
        let state = window.harness.state_mut().state_mut();
        state.dispatch(Action::ShowView(position));
        window.run();
        assert_eq!(window.edges(), before);
    }
}
