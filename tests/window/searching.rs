//! Searching as one types, and leaving kinds and levels of evidence out.

use super::support::Window;
use super::support::start::TODAY;
use dateline::app::Origin;
use dateline::app::document::Content;
use dateline::file;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::fmt::Write as _;

/// What the box is called.
const BOX: &str = "Search events";

/// The titles of the rows of the list, as far as they are in view.
fn listed(window: &Window) -> Vec<String> {
    let canvas = window.canvas();
    let rows = window.harness.query_all_by_role(Role::ListItem);
    let rows = rows.filter(|row| row.rect().right() <= canvas.left());
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn on_canvas(window: &Window) -> usize {
    window.events_on_canvas().len()
}

/// What stands in the box.
fn typed(window: &Window) -> String {
    let field = window.harness.get_by_label(BOX);
    field.accesskit_node().value().unwrap_or_default()
}

fn hidden(window: &Window) -> usize {
    window.harness.state().state().hidden_events()
}

#[test]
fn list_and_canvas_shrink_while_a_search_is_typed_and_escape_brings_all_back() {
    let mut window = Window::bundled();
    window.press(Key::Num0);
    let (all, drawn) = (listed(&window), on_canvas(&window));
    window.press(Key::Slash);
    assert_eq!(window.focus().as_deref(), Some(BOX));
    window.type_text("ova");
    let some = hidden(&window);
    window.type_text("l office");
    assert!(some > 0 && hidden(&window) >= some);
    let left = listed(&window);
    assert!(left.len() < all.len() && left.iter().any(|name| name.contains("Oval Office")));
    assert!(on_canvas(&window) < drawn, "the canvas hides them, too");
    let count = 57 - hidden(&window);
    window.assert_says(&format!("{count} of 57 events"));
    window.assert_says(&format!("{} hidden by the search", 57 - count));
    window.press(Key::Escape);
    assert_eq!((typed(&window).as_str(), hidden(&window)), ("", 0));
    assert_eq!(window.focus().as_deref(), Some(BOX), "first it is cleared");
    window.press(Key::Escape);
    assert_ne!(window.focus().as_deref(), Some(BOX), "then it is left");
    assert_eq!(
        (listed(&window).len(), on_canvas(&window)),
        (all.len(), drawn)
    );
    assert!(!window.says("hidden by"));
}

#[test]
fn enter_leads_from_hit_to_hit_and_the_box_keeps_the_focus() {
    let mut window = Window::bundled();
    window.press_ctrl(Key::F);
    window.type_text("oval office");
    window.press(Key::Enter);
    let first = window.selected_id().to_owned();
    window.press(Key::Enter);
    let second = window.selected_id().to_owned();
    assert_ne!(first, second);
    let start = window.selected().unwrap().when.clone().unwrap().earliest();
    let (from, to) = window.edges();
    assert!(
        start.is_some_and(|start| (from..to).contains(&start)),
        "it is in view"
    );
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert_eq!(window.selected_id(), first);
    window.press(Key::F3);
    assert_eq!(window.selected_id(), second);
    window.press_with(Modifiers::SHIFT, Key::F3);
    assert_eq!(window.selected_id(), first);
    assert_eq!(window.focus().as_deref(), Some(BOX));
    window.press(Key::Escape);
    window.press(Key::Escape);
    let selected = window.selected_id().to_owned();
    window.press(Key::F3);
    assert_eq!(window.selected_id(), selected, "nothing is searched for");
}

#[test]
fn typing_letters_that_are_keys_of_commands_only_types() {
    let mut window = Window::bundled();
    window.press(Key::Slash);
    let before = window.viewport();
    for (key, letter) in [(Key::D, "d"), (Key::X, "x"), (Key::Slash, "/")] {
        window.press(key);
        window.type_text(letter);
    }
    assert_eq!(
        (typed(&window).as_str(), window.viewport()),
        ("dx/", before)
    );
}

#[test]
fn a_search_without_hits_says_so_and_offers_to_show_all() {
    let mut window = Window::bundled();
    window.press(Key::Slash);
    window.type_text("no such thing");
    window.assert_says("No event has “no such thing”.");
    window.assert_says("0 of 57 events in view");
    window.click("Show all 57 events: clear the search and all filters");
    assert_eq!((typed(&window).as_str(), hidden(&window)), ("", 0));
    assert!(!listed(&window).is_empty());
}

#[test]
fn a_click_on_a_kind_leaves_it_out_and_with_alt_shows_it_alone() {
    let mut window = Window::bundled();
    let state = |window: &Window, name: &str| {
        let line = window.harness.get_by_role_and_label(Role::CheckBox, name);
        line.accesskit_node().toggled()
    };
    let meetings = "Meeting: 8 events";
    assert_eq!(state(&window, meetings), Some(Toggled::True));
    window.click(meetings);
    assert_eq!(
        (hidden(&window), state(&window, meetings)),
        (8, Some(Toggled::False))
    );
    window.assert_says("8 hidden by filters");
    window.click(meetings);
    assert_eq!(hidden(&window), 0);
    window
        .harness
        .get_by_label(meetings)
        .click_modifiers(Modifiers::ALT);
    window.run();
    assert_eq!(hidden(&window), 57 - 8);
    assert_eq!(state(&window, "Agreement: 4 events"), Some(Toggled::False));
    window.click("Corroborated: 48 events");
    let both = hidden(&window);
    assert!(both > 57 - 8);
    window.press(Key::Escape);
    window.press(Key::X);
    assert_eq!(hidden(&window), 0, "a key shows all");
}

#[test]
fn the_menu_of_a_kind_says_what_can_be_done_with_it() {
    let mut window = Window::bundled();
    window
        .harness
        .get_by_label("Meeting: 8 events")
        .click_secondary();
    window.run();
    window.click("Show only these");
    assert_eq!(hidden(&window), 57 - 8);
}

#[test]
fn the_keyboard_reaches_the_box_and_the_legend() {
    let mut window = Window::bundled();
    window.press(Key::Slash);
    window.type_text("a");
    let mut visited = Vec::new();
    while visited.len() < 4 {
        window.press(Key::Tab);
        visited.extend(window.focus());
    }
    assert_eq!(
        visited,
        [
            "Clear the search",
            "Kind: hide",
            "Sanctions: 8 events",
            "Sanctions extension: 4 events"
        ]
    );
    let before = hidden(&window);
    window.press(Key::Space);
    assert!(hidden(&window) > before);
}

#[test]
fn in_a_narrow_window_the_details_give_way_to_the_box() {
    let mut window = Window::start(vec2(760.0, 700.0), &[], None);
    assert!(window.harness.query_by_label(BOX).is_none());
    window.press(Key::Slash);
    window.type_text("oval");
    assert_eq!(typed(&window), "oval");
    assert!(!listed(&window).is_empty());
}

#[test]
fn walking_goes_through_what_is_shown_only() {
    let mut window = Window::bundled();
    window.press(Key::Slash);
    window.type_text("oval office");
    window.press(Key::Tab);
    window.drag(
        PointerButton::Primary,
        window.in_lanes(0.5, 0.9),
        vec2(2.0, 0.0),
    );
    window.press_ctrl(Key::Home);
    let count = 57 - hidden(&window);
    let mut seen = vec![window.selected_id().to_owned()];
    for _ in 1..count {
        window.press(Key::Period);
        let id = window.selected_id().to_owned();
        assert!(!seen.contains(&id), "{id} comes twice");
        seen.push(id);
    }
    window.press(Key::Period);
    assert_eq!(
        window.selected_id(),
        seen[count - 1],
        "the last one is the end"
    );
}

#[test]
fn nothing_moves_once_a_search_is_answered() {
    let mut window = Window::bundled();
    window.press(Key::Slash);
    window.type_text("sanctions");
    window.press(Key::Tab);
    let frames = window.run();
    assert!(frames <= 2, "{frames} frames");
}

#[test]
fn a_large_timeline_is_searched_while_the_window_goes_on() {
    let mut text = String::from("(events: [");
    for number in 0..50_000 {
        let year = 1_900 + number % 100;
        write!(
            text,
            "(id:\"e{number}\",title:\"Event {number}\",when:\"{year}\"),"
        )
        .unwrap();
    }
    text.push_str("])");
    let content = Content::new(file::read(text.as_bytes()), None, TODAY).unwrap();
    let mut window = Window::bundled();
    let state = window.harness.state_mut().state_mut();
    state
        .workspace
        .add(Origin::File("large.ron".into()), content);
    window.run();
    window.press(Key::Slash);
    window.type_text("event 4999");
    window.wait_for("the search is answered", |window| hidden(window) > 0);
    assert_eq!(50_000 - hidden(&window), 15);
    window.press(Key::Escape);
    assert_eq!(hidden(&window), 0, "all are shown at once");
}

#[test]
fn an_event_that_is_hidden_stays_in_the_details_which_say_so() {
    let mut window = Window::bundled();
    let selected = window.selected_id().to_owned();
    window.press(Key::Slash);
    window.type_text("no such thing");
    assert_eq!(window.selected_id(), selected);
    window.assert_says("Hidden by search and filters.");
    window.press(Key::Escape);
    assert!(!window.says("Hidden by"));
}

#[test]
fn a_picture_has_what_is_hidden_and_its_dialog_says_so() {
    let mut window = Window::bundled();
    let words = "What search and filters hide is in the picture, too.";
    window.press_ctrl(Key::E);
    assert!(!window.says(words));
    window.press(Key::Escape);
    window.click("Meeting: 8 events");
    window.press_ctrl(Key::E);
    window.assert_says(words);
}
